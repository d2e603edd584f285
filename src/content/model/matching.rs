//! Pairs to be found.

use super::{Difficulty, PictureRef};
use crate::content::{FactId, ItemId, Text};

/// Things of which each belongs to one other.
#[derive(Debug, Clone, PartialEq)]
pub struct Matching {
    /// How long it is likely to take.
    pub seconds: f64,
    /// What belongs together, in the order in which the left sides are shown.
    pub pairs: Vec<MatchPair>,
    /// Shown after every try, right or wrong.
    pub explanation: Text,
    /// What it rests on.
    pub facts: Vec<FactId>,
    /// How hard it is.
    pub difficulty: Difficulty,
}

/// Two things that belong together.
#[derive(Debug, Clone, PartialEq)]
pub struct MatchPair {
    /// What records call it, within its level.
    pub id: ItemId,
    /// What stays where it is.
    pub left: MatchSide,
    /// What is put to it.
    pub right: MatchSide,
}

/// One side of a pair.
#[derive(Debug, Clone, PartialEq)]
pub struct MatchSide {
    /// What it says; beside a picture, its name, which a screen keeps back until the task is judged.
    pub text: Text,
    /// How it looks.
    pub picture: Option<PictureRef>,
}
