//! Chest compressions in time, with the prompts of an AED around them.

use super::{Difficulty, PictureRef};
use crate::content::{FactId, Text};

/// Cycles of compressions, with breaths and prompts between them.
#[derive(Debug, Clone, PartialEq)]
pub struct Rhythm {
    /// The soft time limit, briefing and explanation left out: enough for all of it at the slowest pace that is right.
    pub seconds: f64,
    /// How many cycles there are. At least 1.
    pub cycles: usize,
    /// Compressions of a cycle.
    pub compressions: usize,
    /// Breaths after each cycle but the last; 0: compressions go on without a break.
    pub breaths: usize,
    /// How long all breaths of one break take.
    pub breath_secs: f64,
    /// How fast is right.
    pub pace: PaceWindow,
    /// What the AED says, in file order.
    pub aed: Vec<AedPrompt>,
    /// Shown after every try, right or wrong.
    pub explanation: Text,
    /// What it rests on.
    pub facts: Vec<FactId>,
    /// How hard it is.
    pub difficulty: Difficulty,
}

/// The paces that are right, in compressions a minute.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PaceWindow {
    /// The slowest.
    pub min: f64,
    /// The fastest; more than `min`.
    pub max: f64,
}

impl PaceWindow {
    /// The pace that is farthest from being wrong: what a beat that is shown or heard keeps.
    pub fn middle(self) -> f64 {
        f64::midpoint(self.min, self.max)
    }
}

/// Something the AED says.
#[derive(Debug, Clone, PartialEq)]
pub struct AedPrompt {
    /// After how many cycles it is said, and after their breaths: from 0, before the first compression, to the number of cycles. Prompts
    /// of one number follow each other in file order.
    pub after_cycle: usize,
    /// What is said.
    pub prompt: Text,
    /// How it looks.
    pub picture: Option<PictureRef>,
    /// Nobody may touch the patient for so long, then it goes on by itself. `None`: it waits until the visitor goes on.
    pub hands_off_secs: Option<f64>,
}
