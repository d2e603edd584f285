//! Steps to be put in order.

use super::{Difficulty, PictureRef};
use crate::content::{FactId, ItemId, Text};

/// Steps that have one right order.
#[derive(Debug, Clone, PartialEq)]
pub struct Ordering {
    /// How long it is likely to take.
    pub seconds: f64,
    /// The steps in their right order. Never all of them may change places.
    pub steps: Vec<OrderStep>,
    /// Shown after every try, right or wrong.
    pub explanation: Text,
    /// What it rests on.
    pub facts: Vec<FactId>,
    /// How hard it is.
    pub difficulty: Difficulty,
}

/// One step.
#[derive(Debug, Clone, PartialEq)]
pub struct OrderStep {
    /// What records call it, within its level.
    pub id: ItemId,
    /// What is done.
    pub text: Text,
    /// How it looks.
    pub picture: Option<PictureRef>,
    /// Why it comes here.
    pub why: Text,
    /// Whether this step and the next may come in either order.
    pub swaps_with_next: bool,
}

impl Ordering {
    /// The rank of each step: steps of one rank may change places among each other.
    pub fn ranks(&self) -> Vec<usize> {
        let mut rank = 0;
        let mut ranks = Vec::with_capacity(self.steps.len());
        for step in &self.steps {
            ranks.push(rank);
            rank += usize::from(!step.swaps_with_next);
        }
        ranks
    }
}
