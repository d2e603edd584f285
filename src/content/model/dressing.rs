//! A figure to be dressed for a task.

use super::Difficulty;
use crate::content::{FactId, ItemId, Text};

/// A figure, a task, and gear of which some is needed and some does harm.
#[derive(Debug, Clone, PartialEq)]
pub struct Dressing {
    /// How long it is likely to take.
    pub seconds: f64,
    /// What the figure is about to do.
    pub task: Text,
    /// The figure's name: `man`, `woman-b`.
    pub figure: String,
    /// What lies ready. Some of it is needed, some is not.
    pub gear: Vec<Gear>,
    /// Shown after every try, right or wrong.
    pub explanation: Text,
    /// What it rests on.
    pub facts: Vec<FactId>,
    /// How hard it is.
    pub difficulty: Difficulty,
}

/// A piece of gear.
#[derive(Debug, Clone, PartialEq)]
pub struct Gear {
    /// What records call it, within its level.
    pub id: ItemId,
    /// The drawing's name: `helmet`.
    pub drawing: String,
    /// Where it is worn: two pieces of one place push each other off. `None` for what is not worn.
    pub slot: Option<String>,
    /// What it is called.
    pub name: Text,
    /// Whether this task needs it.
    pub is_needed: bool,
    /// Why it is needed, or what is wrong with it here.
    pub why: Text,
}
