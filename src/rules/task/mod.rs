//! Tasks for the hands: something is put, chosen, read or pressed, and judged as a whole when the visitor says so or all is
//! done.

mod bot;
mod case;
mod directory;
mod dressing;
mod matching;
mod ordering;
mod pieces;
mod rhythm;
mod survey;

pub(super) use bot::{Tapping, act as bot_action};
pub use case::{CaseShows, CaseView, Decided};
pub use directory::DirectoryView;
pub use pieces::{Misplaced, PieceKind, PiecesView};
pub(super) use rhythm::Wait;
pub use rhythm::{CycleView, Pace, RhythmPhase, RhythmView};
pub use survey::SurveyView;

use super::{Move, clock::Clock, reporter::Reporter};
use crate::content::{FactId, ItemId, LevelId, LevelKind};
use case::{CaseKit, CaseTask};
use directory::{DirectoryKit, DirectoryTask};
use pieces::{PieceKit, PieceTask};
use rhythm::{RhythmKit, RhythmTask};
use std::{sync::Arc, time::Duration};
use survey::{SurveyKit, SurveyTask};

/// A task as it lies ready, the same for every visit.
#[derive(Debug, Clone)]
pub(super) enum Kit {
    Pieces(Arc<PieceKit>),
    Rhythm(Arc<RhythmKit>),
    Survey(Arc<SurveyKit>),
    Directory(Arc<DirectoryKit>),
    Case(Arc<CaseKit>),
}

impl Kit {
    /// The kit of a level for the hands; `None` for the other kinds, and where nothing of it can be shown on the day `today`.
    ///
    /// `is_expired` says whether any of these facts is past its review date.
    pub(super) fn new(
        level: &LevelId,
        kind: &LevelKind,
        today: jiff::civil::Date,
        is_expired: impl Fn(&[FactId]) -> bool,
    ) -> Option<Self> {
        match kind {
            LevelKind::Ordering(ordering) => Some(Self::Pieces(Arc::new(PieceKit::ordering(level, ordering)))),
            LevelKind::Matching(matching) => Some(Self::Pieces(Arc::new(PieceKit::matching(level, matching)))),
            LevelKind::Dressing(dressing) => Some(Self::Pieces(Arc::new(PieceKit::dressing(level, dressing)))),
            LevelKind::Rhythm(rhythm) => Some(Self::Rhythm(Arc::new(RhythmKit::new(level, rhythm)))),
            LevelKind::Survey(survey) => Some(Self::Survey(Arc::new(SurveyKit::new(level, survey)))),
            LevelKind::Directory(directory) => {
                DirectoryKit::new(directory, today, is_expired).map(|kit| Self::Directory(Arc::new(kit)))
            }
            LevelKind::Case(case) => CaseKit::new(level, case).map(|kit| Self::Case(Arc::new(kit))),
            LevelKind::Spotting(_) | LevelKind::Quiz(_) => None,
        }
    }
}

/// The facts without which a task cannot be played.
pub(super) fn facts_of(kind: &LevelKind) -> &[FactId] {
    match kind {
        LevelKind::Ordering(ordering) => &ordering.facts,
        LevelKind::Matching(matching) => &matching.facts,
        LevelKind::Dressing(dressing) => &dressing.facts,
        LevelKind::Rhythm(rhythm) => &rhythm.facts,
        LevelKind::Case(case) => &case.facts,
        LevelKind::Survey(_) | LevelKind::Directory(_) | LevelKind::Spotting(_) | LevelKind::Quiz(_) => &[],
    }
}

/// A task in play.
#[derive(Debug, Clone)]
pub(super) enum Task {
    Pieces(PieceTask),
    Rhythm(RhythmTask),
    Survey(SurveyTask),
    Directory(DirectoryTask),
    Case(CaseTask),
}

/// Where a task stands after an act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Next {
    /// It goes on.
    Stay,
    /// It has been judged and is explained.
    Debrief { is_right: bool },
    /// It is over; there is nothing to explain.
    End,
}

/// A task as a screen shows it. Pieces, places and choices are counted from 0 in file order, however they are shown.
#[derive(Debug, Clone, PartialEq)]
pub enum TaskView {
    /// Pieces to be put to places: ordering, matching, dressing.
    Pieces(PiecesView),
    /// A chest to be pressed.
    Rhythm(RhythmView),
    /// A question about the visitor.
    Survey(SurveyView),
    /// Cards to read.
    Directory(DirectoryView),
    /// A story in which the visitor decides.
    Case(CaseView),
}

impl Task {
    pub(super) fn new(kit: &Kit, seed: u64, round: usize) -> Self {
        match kit {
            Kit::Pieces(kit) => Self::Pieces(PieceTask::new(Arc::clone(kit), seed, round)),
            Kit::Rhythm(kit) => Self::Rhythm(RhythmTask::new(Arc::clone(kit))),
            Kit::Survey(kit) => Self::Survey(SurveyTask::new(Arc::clone(kit))),
            Kit::Directory(kit) => Self::Directory(DirectoryTask::new(Arc::clone(kit))),
            Kit::Case(kit) => Self::Case(CaseTask::new(Arc::clone(kit), seed, round)),
        }
    }

    /// How long the round will take, briefing left out.
    pub(super) fn estimate(&self) -> Duration {
        match self {
            Self::Pieces(pieces) => pieces.kit().estimate,
            Self::Rhythm(rhythm) => rhythm.estimate(),
            Self::Survey(survey) => survey.estimate(),
            Self::Directory(directory) => directory.estimate(),
            Self::Case(case) => case.estimate(),
        }
    }

    /// When it is judged whatever the visitor does, by what it says itself.
    pub(super) fn limit(&self) -> Option<Duration> {
        match self {
            Self::Rhythm(rhythm) => Some(rhythm.limit()),
            Self::Pieces(_) | Self::Survey(_) | Self::Directory(_) | Self::Case(_) => None,
        }
    }

    /// The next time before its limit at which something changes by itself.
    pub(super) fn next_change(&self) -> Option<Duration> {
        match self {
            Self::Rhythm(rhythm) => rhythm.next_change(),
            Self::Pieces(_) | Self::Survey(_) | Self::Directory(_) | Self::Case(_) => None,
        }
    }

    pub(super) fn begin(&mut self, now: Duration, report: &mut Reporter<'_>) {
        match self {
            Self::Pieces(pieces) => pieces.begin(now),
            Self::Rhythm(rhythm) => rhythm.begin(now, report),
            Self::Survey(survey) => survey.begin(now),
            Self::Directory(_) => {}
            Self::Case(case) => case.begin(now, report),
        }
    }

    /// Does `act`; what makes no sense has no effect.
    pub(super) fn act(&mut self, act: &Move, now: Duration, report: &mut Reporter<'_>) -> Next {
        match self {
            Self::Pieces(pieces) => {
                pieces.act(act, report);
                Next::Stay
            }
            Self::Rhythm(rhythm) => rhythm.act(act, now, report),
            Self::Survey(survey) => survey.act(act, now, report),
            Self::Directory(_) => Next::Stay,
            Self::Case(case) => {
                case.act(act, now, report);
                Next::Stay
            }
        }
    }

    /// Does what happens by itself up to `now`.
    pub(super) fn pass(&mut self, now: Duration, report: &mut Reporter<'_>) -> Next {
        match self {
            Self::Rhythm(rhythm) => rhythm.pass(now, report),
            Self::Pieces(_) | Self::Survey(_) | Self::Directory(_) | Self::Case(_) => Next::Stay,
        }
    }

    /// The visitor wants to go on: from a prompt, from what was read of a story, and from where nothing is judged.
    pub(super) fn go_on(&mut self, now: Duration, report: &mut Reporter<'_>) -> Next {
        match self {
            Self::Rhythm(rhythm) => rhythm.go_on(now, report),
            Self::Directory(_) => Next::End,
            Self::Case(case) => case.go_on(now, report),
            Self::Pieces(_) | Self::Survey(_) => Next::Stay,
        }
    }

    /// Ends the work and judges it as it stands.
    pub(super) fn judge(&mut self, now: Duration, report: &mut Reporter<'_>) -> Next {
        match self {
            Self::Pieces(pieces) => Next::Debrief {
                is_right: pieces.judge(now, report),
            },
            Self::Rhythm(rhythm) => rhythm.judge(now, report),
            Self::Survey(_) | Self::Directory(_) => Next::End,
            Self::Case(case) => case.judge(now, report),
        }
    }

    /// The visitor says that it is done. A story is done when it ends.
    pub(super) fn finish(&mut self, now: Duration, report: &mut Reporter<'_>) -> Next {
        match self {
            Self::Pieces(_) | Self::Rhythm(_) | Self::Survey(_) | Self::Directory(_) => self.judge(now, report),
            Self::Case(_) => Next::Stay,
        }
    }

    /// 0 to 1; `None` for what is not scored.
    pub(super) fn score(&self) -> Option<f64> {
        match self {
            Self::Pieces(pieces) => Some(pieces.score()),
            Self::Rhythm(rhythm) => Some(rhythm.score()),
            Self::Case(case) => Some(case.score()),
            Self::Survey(_) | Self::Directory(_) => None,
        }
    }

    /// The pieces, cycles or decisions that are right, or with `false` those that are wrong, in file order.
    pub(super) fn judged(&self, is_right: bool) -> Vec<ItemId> {
        match self {
            Self::Pieces(pieces) => pieces.judged(is_right),
            Self::Rhythm(rhythm) => rhythm.judged(is_right),
            Self::Case(case) => case.judged(is_right),
            Self::Survey(_) | Self::Directory(_) => Vec::new(),
        }
    }

    pub(super) fn view(&self, clock: &Clock) -> TaskView {
        match self {
            Self::Pieces(pieces) => TaskView::Pieces(pieces.view()),
            Self::Rhythm(rhythm) => TaskView::Rhythm(rhythm.view(|counted| clock.at_from_counted(counted))),
            Self::Survey(survey) => TaskView::Survey(survey.view()),
            Self::Directory(directory) => TaskView::Directory(directory.view()),
            Self::Case(case) => TaskView::Case(case.view()),
        }
    }
}
