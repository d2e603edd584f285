//! A case: a short story in which visitors decide, and which ends with help.

use super::{Difficulty, PictureRef};
use crate::content::{FactId, ItemId, Text};

/// A story of nodes, told from its start to one of its endings.
#[derive(Debug, Clone, PartialEq)]
pub struct Case {
    /// How long it is likely to take.
    pub seconds: f64,
    /// The node it begins with.
    pub start: ItemId,
    /// The nodes in file order. Every name in them is that of one of them; from each there is a way to an ending.
    pub nodes: Vec<CaseNode>,
    /// Shown at every ending: which barrier would have stopped it.
    pub explanation: Text,
    /// What it rests on.
    pub facts: Vec<FactId>,
    /// How hard it is.
    pub difficulty: Difficulty,
}

/// One moment of the story.
#[derive(Debug, Clone, PartialEq)]
pub struct CaseNode {
    /// What records and other nodes call it, within its level.
    pub id: ItemId,
    /// How it looks; without it the picture of the moment before stays.
    pub picture: Option<PictureRef>,
    /// What happens, or what is asked.
    pub text: Text,
    /// How it goes on.
    pub then: CaseThen,
}

/// How a story goes on from a node.
#[derive(Debug, Clone, PartialEq)]
pub enum CaseThen {
    /// To another node.
    Go(ItemId),
    /// To one node or another.
    If {
        /// What has been done, or not.
        flag: ItemId,
        /// The node where it has.
        go: ItemId,
        /// The node where it has not.
        otherwise: ItemId,
    },
    /// The visitor decides.
    Decide(Decision),
    /// Not at all: this is an ending. It leads to these kinds of help, at least one.
    End(Vec<CaseHelp>),
}

/// What a visitor decides.
#[derive(Debug, Clone, PartialEq)]
pub struct Decision {
    /// Whether the story stands still here to ask where it could have been stopped.
    pub is_freeze: bool,
    /// What can be done. At least two can be done whatever was done before, and one of these is best; not all are.
    pub choices: Vec<CaseChoice>,
}

/// Something that can be done.
#[derive(Debug, Clone, PartialEq)]
pub struct CaseChoice {
    /// Its own name within the decision.
    pub id: ItemId,
    /// What is done.
    pub text: Text,
    /// What it is worth, 0 to 1.
    pub score: f64,
    /// What follows from it, and why.
    pub why: Text,
    /// What counts as done from here on.
    pub sets: Vec<ItemId>,
    /// Offered only where this has been done before.
    pub if_set: Option<ItemId>,
    /// The node it leads to.
    pub go: ItemId,
}

impl CaseChoice {
    /// Whether nothing better can be done.
    pub fn is_best(&self) -> bool {
        self.score >= 1.0
    }
}

/// What helps after an accident, as an ending names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CaseHelp {
    /// To have a work injury recognized as one: 工伤认定.
    Recognition,
    /// Treatment: 工伤医疗.
    Treatment,
    /// What is paid: 工伤待遇.
    Compensation,
    /// Rehabilitation: 工伤康复.
    Rehabilitation,
}
