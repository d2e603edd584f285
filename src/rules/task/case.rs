//! A case in play: a story is told node by node, and visitors decide how it goes on.

use super::Next;
use crate::{
    content::{Case, Flags, ItemId, LevelId, Story, Way},
    rules::{
        Effect, Judgement, Move, Response, Seat,
        chance::{Chance, Purpose},
        ground::secs,
        reporter::{Reporter, Said},
    },
};
use std::{sync::Arc, time::Duration};

/// The story as it lies ready.
#[derive(Debug)]
pub(in crate::rules) struct CaseKit {
    level: LevelId,
    estimate: Duration,
    nodes: Vec<ItemId>,
    has_picture: Vec<bool>,
    story: Story,
}

/// What a case shows of its node.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CaseShows {
    /// Its text, to be read; `Continue` goes on.
    Telling,
    /// Its text and choices; `Choose` takes one.
    Deciding {
        /// The choices that are offered, counted in file order, in the order shown.
        order: Vec<usize>,
    },
    /// What follows from the choice just taken: the choice's `why`; `Continue` goes on.
    Following {
        /// Which choice.
        choice: usize,
        /// Whether nothing better could have been done.
        is_right: bool,
    },
    /// The story is over: its text, the help that the ending leads to, and the case's explanation.
    Ending,
    /// The time was over before the story was; the case's explanation.
    OutOfTime,
}

/// A decision that counts.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Decided {
    /// The node, counted in file order.
    pub node: usize,
    /// What was chosen, counted in file order; `None` where the time was over before.
    pub choice: Option<usize>,
    /// What it is worth, 0 to 1.
    pub score: f64,
    /// Whether nothing better could have been done.
    pub is_right: bool,
}

/// A case as a screen shows it. Nodes are counted from 0 in file order.
#[derive(Debug, Clone, PartialEq)]
pub struct CaseView {
    /// Where the story is.
    pub node: usize,
    /// The node whose picture is shown: this one or the last one before that has a picture.
    pub picture: Option<usize>,
    /// What is shown of the node.
    pub shows: CaseShows,
    /// What was decided so far, each decision once, in the order met.
    pub decided: Vec<Decided>,
    /// How many decisions the story has; not every way meets all of them.
    pub n_decisions: usize,
}

/// A case from its first node to its ending.
#[derive(Debug, Clone)]
pub(in crate::rules) struct CaseTask {
    kit: Arc<CaseKit>,
    /// The order in which choices are shown, by node.
    orders: Vec<Vec<usize>>,
    node: usize,
    picture: Option<usize>,
    flags: Flags,
    stage: Stage,
    decided: Vec<Decided>,
    /// When the node came up, in time that counts.
    shown: Duration,
}

/// Where a case stands beside its node.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    /// The node is told or decided.
    Node,
    /// This choice was taken.
    Following(usize),
    /// The story or the time is over.
    Over,
}

impl CaseKit {
    /// `None` for a story that names what it does not have, which no check lets through.
    pub(super) fn new(level: &LevelId, case: &Case) -> Option<Self> {
        Some(Self {
            level: level.clone(),
            estimate: secs(case.seconds),
            nodes: case.nodes.iter().map(|node| node.id.clone()).collect(),
            has_picture: case.nodes.iter().map(|node| node.picture.is_some()).collect(),
            story: Story::new(&case.start, &case.nodes)?,
        })
    }

    fn way(&self, node: usize) -> &Way {
        self.story.ways.get(node).unwrap_or(&Way::End)
    }
}

impl CaseTask {
    pub(super) fn new(kit: Arc<CaseKit>, seed: u64, round: usize) -> Self {
        let mut chance = Chance::new(seed, round, Purpose::Draw);
        let mut order = |way: &Way| match way {
            Way::Decide(turns) => chance.order(turns.len()),
            Way::Go(_) | Way::If { .. } | Way::End => Vec::new(),
        };
        let node = kit.story.start;
        Self {
            orders: kit.story.ways.iter().map(&mut order).collect(),
            node,
            picture: (kit.has_picture.get(node) == Some(&true)).then_some(node),
            flags: Flags::default(),
            stage: Stage::Node,
            decided: Vec::new(),
            shown: Duration::ZERO,
            kit,
        }
    }

    pub(super) fn estimate(&self) -> Duration {
        self.kit.estimate
    }

    pub(super) fn begin(&mut self, now: Duration, report: &mut Reporter<'_>) {
        self.show(self.kit.story.start, now, report);
    }

    /// Shows a node.
    fn show(&mut self, node: usize, now: Duration, report: &mut Reporter<'_>) {
        self.node = node;
        self.stage = Stage::Node;
        self.shown = now;
        if self.kit.has_picture.get(node) == Some(&true) {
            self.picture = Some(node);
        }
        if let Some(node) = self.kit.nodes.get(node) {
            report.say(Effect::NodeShown { node: node.clone() });
        }
    }

    pub(super) fn act(&mut self, act: &Move, now: Duration, report: &mut Reporter<'_>) {
        let Move::Choose(choice) = *act else { return };
        if !self.offered().contains(&choice) {
            return;
        }
        let kit = Arc::clone(&self.kit);
        let (Way::Decide(turns), Some(item)) = (kit.way(self.node), kit.nodes.get(self.node)) else {
            return;
        };
        let Some(turn) = turns.get(choice) else { return };
        self.count(Some(choice), turn.score, turn.is_best, now, report);
        report.say(Effect::Decided {
            node: item.clone(),
            choice,
            is_right: turn.is_best,
        });
        self.stage = Stage::Following(choice);
    }

    /// Counts and records a decision that was not met before: what is tried again is for learning.
    fn count(&mut self, choice: Option<usize>, score: f64, is_right: bool, now: Duration, report: &mut Reporter<'_>) {
        let node = self.node;
        if self.decided.iter().any(|decided| decided.node == node) {
            return;
        }
        self.decided.push(Decided {
            node,
            choice,
            score,
            is_right,
        });
        report.answer(Said {
            level: &self.kit.level,
            seat: Seat::default(),
            item: self.kit.nodes.get(node).map_or("", ItemId::as_str),
            point: None,
            response: choice.map(Response::Choice),
            judgement: if is_right { Judgement::Correct } else { Judgement::Wrong },
            took: now.saturating_sub(self.shown),
        });
    }

    /// Goes on from what has been read.
    pub(super) fn go_on(&mut self, now: Duration, report: &mut Reporter<'_>) -> Next {
        let kit = Arc::clone(&self.kit);
        let next = match (kit.way(self.node), self.stage) {
            (_, Stage::Over) | (Way::Decide(_), Stage::Node) => return Next::Stay,
            (Way::Decide(turns), Stage::Following(choice)) => turns.get(choice).map(|turn| {
                self.flags = self.flags.and(turn.sets);
                turn.go
            }),
            (way, _) => way.exits(self.flags).first().map(|(node, _)| *node),
        };
        let Some(next) = next else {
            return self.end(report);
        };
        self.show(next, now, report);
        if *kit.way(next) == Way::End {
            self.end(report)
        } else {
            Next::Stay
        }
    }

    fn end(&mut self, report: &mut Reporter<'_>) -> Next {
        self.stage = Stage::Over;
        let is_right = !self.decided.is_empty() && self.decided.iter().all(|decided| decided.is_right);
        report.say(Effect::TaskJudged { is_right });
        Next::Debrief { is_right }
    }

    /// Ends the story where it is. A decision that is open is one that was not taken.
    pub(super) fn judge(&mut self, now: Duration, report: &mut Reporter<'_>) -> Next {
        if !self.offered().is_empty() {
            self.count(None, 0.0, false, now, report);
        }
        self.end(report)
    }

    /// The choices that can be taken now, in the order shown.
    pub(super) fn offered(&self) -> Vec<usize> {
        let Way::Decide(turns) = self.kit.way(self.node) else {
            return Vec::new();
        };
        if self.stage != Stage::Node {
            return Vec::new();
        }
        let is_offered = |choice: &usize| turns.get(*choice).is_some_and(|turn| self.flags.has(turn.needs));
        let order = self.orders.get(self.node).into_iter().flatten();
        order.copied().filter(is_offered).collect()
    }

    /// The choice that is worth most of those that can be taken now.
    pub(super) fn best(&self) -> Option<usize> {
        (self.stage == Stage::Node).then(|| self.kit.way(self.node).best(self.flags))?
    }

    /// The mean of what was decided; nothing where the time was over before the first decision.
    pub(super) fn score(&self) -> f64 {
        if self.decided.is_empty() {
            return 0.0;
        }
        self.decided.iter().map(|decided| decided.score).sum::<f64>() / self.decided.len() as f64
    }

    pub(super) fn judged(&self, is_right: bool) -> Vec<ItemId> {
        let is_wanted = |node: usize| {
            let mut decided = self.decided.iter();
            decided.any(|decided| decided.node == node && decided.is_right == is_right)
        };
        let nodes = self.kit.nodes.iter().enumerate();
        nodes
            .filter(|(node, _)| is_wanted(*node))
            .map(|(_, id)| id.clone())
            .collect()
    }

    pub(super) fn view(&self) -> CaseView {
        let way = self.kit.way(self.node);
        let shows = match (self.stage, way) {
            (Stage::Over, Way::End) => CaseShows::Ending,
            (Stage::Over, _) => CaseShows::OutOfTime,
            (Stage::Following(choice), _) => CaseShows::Following {
                choice,
                is_right: matches!(way, Way::Decide(turns) if turns.get(choice).is_some_and(|turn| turn.is_best)),
            },
            (Stage::Node, Way::Decide(_)) => CaseShows::Deciding { order: self.offered() },
            (Stage::Node, _) => CaseShows::Telling,
        };
        let is_decision = |way: &&Way| matches!(way, Way::Decide(_));
        CaseView {
            node: self.node,
            picture: self.picture,
            shows,
            decided: self.decided.clone(),
            n_decisions: self.kit.story.ways.iter().filter(is_decision).count(),
        }
    }
}
