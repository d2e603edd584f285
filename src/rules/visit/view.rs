//! A visit as a screen shows it.

use super::{Round, Visit, visit_score};
use crate::{
    content::{ItemId, LevelId, ProgramId, QuestionId},
    rules::{Repertoire, TaskView},
};
use std::{sync::Arc, time::Duration};

/// Where a visit stands.
#[derive(Debug, Clone, PartialEq)]
pub enum Phase {
    /// A round is explained.
    Briefing,
    /// Hazards are looked for.
    Hunting,
    /// Missed hazards are shown one by one.
    Reviewing {
        /// The one shown.
        item: ItemId,
        /// How many come after it.
        n_left: usize,
    },
    /// A question waits for its answer.
    Asking,
    /// A question's explanation is shown.
    Explaining {
        /// Whether it was answered rightly.
        is_correct: bool,
    },
    /// A task is being worked on.
    Working,
    /// A task was judged and is explained.
    Debriefing {
        /// Whether everything was right.
        is_right: bool,
    },
    /// All rounds are over.
    Ended,
}

/// A hunt as a screen shows it.
#[derive(Debug, Clone, PartialEq)]
pub struct HuntView {
    /// What is drawn unsafe and not found yet.
    pub open: Vec<ItemId>,
    /// What was found, in the order found. A twin among them is shown safe.
    pub found: Vec<ItemId>,
    /// Twins that are safe in this visit.
    pub safe: Vec<ItemId>,
    /// Time left of the soft limit.
    pub left: Duration,
    /// Whether a hint may be asked now.
    pub has_hint: bool,
}

/// A question as a screen shows it.
#[derive(Debug, Clone, PartialEq)]
pub struct QuestionView {
    /// Which.
    pub id: QuestionId,
    /// Counted from 0 within the round.
    pub index: usize,
    /// How many the round has.
    pub n_questions: usize,
    /// The order in which choices are shown, as file indices; empty for true/false and numbers.
    pub order: Vec<usize>,
}

/// The current round.
#[derive(Debug, Clone, PartialEq)]
pub struct RoundView {
    /// Counted from 0.
    pub index: usize,
    /// How many the program has.
    pub n_rounds: usize,
    /// What is played.
    pub level: LevelId,
}

/// A round that was played to its end, for the result.
#[derive(Debug, Clone, PartialEq)]
pub struct RoundResult {
    /// Counted from 0.
    pub round: usize,
    /// What was played.
    pub level: LevelId,
    /// 0 to 1; `None` for a round that is not scored.
    pub score: Option<f64>,
    /// What happened in it.
    pub outcome: Outcome,
}

/// What happened in a round.
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome {
    /// In a hunt.
    Hunt {
        /// Hazards found, in the order found.
        found: Vec<ItemId>,
        /// Hazards not found.
        missed: Vec<ItemId>,
        /// Safe twins and lures that were taken for hazards.
        false_alarms: Vec<ItemId>,
        /// How often the background was taken for a hazard.
        n_background: usize,
    },
    /// In a quiz.
    Quiz {
        /// Questions answered rightly, in the order asked.
        right: Vec<QuestionId>,
        /// Questions answered wrongly, in the order asked.
        wrong: Vec<QuestionId>,
    },
    /// In a task; of one that is not judged both are empty.
    Task {
        /// Pieces, cycles or decisions that were right, in file order.
        right: Vec<ItemId>,
        /// Pieces, cycles or decisions that were wrong, in file order.
        wrong: Vec<ItemId>,
    },
}

impl Visit {
    /// Where the visit stands.
    pub fn phase(&self) -> &Phase {
        &self.phase
    }

    /// Whether "still there?" is being asked.
    pub fn is_paused(&self) -> bool {
        self.clock.is_paused()
    }

    /// The current round, from its briefing on; after the end the last one that was briefed.
    pub fn round(&self) -> RoundView {
        RoundView {
            index: self.round,
            n_rounds: self.recipes.len(),
            level: self.level.clone(),
        }
    }

    /// The current round's hunt, from its briefing on, so that the scene can be got ready.
    pub fn hunt(&self) -> Option<HuntView> {
        let Some(Round::Hunt(hunt)) = &self.current else {
            return None;
        };
        let now = self.clock.counted();
        let left = match self.phase {
            Phase::Briefing => hunt.ground().limit,
            Phase::Hunting => self.hunt_limit(hunt).saturating_sub(now),
            _ => Duration::ZERO,
        };
        Some(HuntView {
            open: hunt.open().cloned().collect(),
            found: hunt.found().cloned().collect(),
            safe: hunt.safe().cloned().collect(),
            left,
            has_hint: self.phase == Phase::Hunting && hunt.hint_from().is_some_and(|from| now >= from),
        })
    }

    /// The question that is asked or explained.
    pub fn question(&self) -> Option<QuestionView> {
        let Some(Round::Quiz(quiz)) = &self.current else {
            return None;
        };
        if !matches!(self.phase, Phase::Asking | Phase::Explaining { .. }) {
            return None;
        }
        Some(QuestionView {
            id: quiz.question()?.id.clone(),
            index: quiz.index(),
            n_questions: quiz.n_questions(),
            order: quiz.order().to_vec(),
        })
    }

    /// The current round's task, from its briefing on.
    pub fn task(&self) -> Option<TaskView> {
        match &self.current {
            Some(Round::Task(task)) => Some(task.view(&self.clock)),
            _ => None,
        }
    }

    /// How many questions the current round asks, from its briefing on; `None` in what is no quiz.
    pub fn n_questions(&self) -> Option<usize> {
        match &self.current {
            Some(Round::Quiz(quiz)) => Some(quiz.n_questions()),
            _ => None,
        }
    }

    /// 0 to 1: the mean of the scored rounds played to their end so far.
    pub fn score(&self) -> Option<f64> {
        visit_score(&self.scores)
    }

    /// The score of each of the program's rounds; `None` for one that was not played to its end or
    /// is not scored.
    pub fn scores(&self) -> &[Option<f64>] {
        &self.scores
    }

    /// What happened in each round that was played to its end.
    pub fn results(&self) -> &[RoundResult] {
        &self.results
    }

    /// Right answers in a row until now, over all rounds.
    pub fn streak(&self) -> u32 {
        self.streak
    }

    /// What the visit is played from.
    pub fn repertoire(&self) -> &Arc<Repertoire> {
        &self.repertoire
    }

    /// What is played.
    pub fn program(&self) -> &ProgramId {
        &self.program
    }

    /// What all chance follows from.
    pub fn seed(&self) -> u64 {
        self.seed
    }

    /// The latest time seen, since the visit began.
    pub fn now(&self) -> Duration {
        self.clock.at()
    }

    /// The next time, since the visit began, when a `Tick` would change something: a limit is reached, a hint becomes
    /// available or a break is over. `None` when only the visitor can change anything.
    pub fn next_deadline(&self) -> Option<Duration> {
        if self.clock.is_paused() {
            return None;
        }
        let counted = match (&self.phase, &self.current) {
            (Phase::Briefing, _) if self.has_played => self.budget,
            (Phase::Hunting, Some(Round::Hunt(hunt))) => {
                let limit = self.hunt_limit(hunt);
                let hint_from = hunt.hint_from().filter(|from| *from > self.clock.counted());
                hint_from.map_or(limit, |from| limit.min(from))
            }
            (Phase::Working, Some(Round::Task(task))) => {
                let own = task.next_change().into_iter();
                own.chain(self.task_limit()).min()?
            }
            _ => self.task_limit()?,
        };
        Some(self.clock.at_from_counted(counted))
    }
}
