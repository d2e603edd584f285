//! A visit: from the first touch to the return to the attract loop.

use super::{Action, Effect, Repertoire};
use crate::content::{ItemId, LevelId, ProgramId, QuestionId};
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
    /// All rounds are over.
    Ended,
}

/// A hunt as a screen shows it.
#[derive(Debug, Clone, PartialEq)]
pub struct HuntView {
    /// What is drawn unsafe and not found yet.
    pub open: Vec<ItemId>,
    /// What was found, in the order found.
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

/// A visit. See the crate's docs of the rules for what goes in and comes out.
#[derive(Debug, Clone)]
pub struct Visit {
    _repertoire: Arc<Repertoire>,
}

impl Visit {
    /// Starts `program` at time 0: draws its rounds, which twins are unsafe, which questions are asked and in which order.
    ///
    /// `None` when the repertoire has no such program. The first effects come from the first `apply`.
    pub fn new(_repertoire: Arc<Repertoire>, _program: &ProgramId, _seed: u64) -> Option<Self> {
        None
    }

    /// Does `action` at `at`, time since the visit began, and returns what happened, in order.
    ///
    /// `at` never runs backwards: an earlier time counts as the latest seen. An action that makes no sense in this phase
    /// (a late touch after the hunt ended) has no effect. A finished visit stays finished.
    pub fn apply(&mut self, _action: &Action, _at: Duration) -> Vec<Effect> {
        Vec::new()
    }
}
