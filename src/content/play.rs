//! A play: a visit written down as taps with times, for tests and for showing.

use super::{Language, ProgramId};
use std::time::Duration;

/// What is done, when and on which screen.
#[derive(Debug, Clone, PartialEq)]
pub struct Play {
    /// The exhibit's file name.
    pub exhibit: String,
    /// What is played.
    pub program: ProgramId,
    /// The seed of the visit.
    pub seed: u64,
    /// The language it starts in.
    pub language: Language,
    /// The screen it is played on.
    pub screen: PlayScreen,
    /// What is done, times rising.
    pub steps: Vec<PlayStep>,
}

/// The screen of a play.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PlayScreen {
    /// Physical pixels across.
    pub width_px: u32,
    /// Physical pixels down.
    pub height_px: u32,
    /// Physical pixels per inch.
    pub ppi: f64,
}

/// One thing done.
#[derive(Debug, Clone, PartialEq)]
pub struct PlayStep {
    /// Time since the play began.
    pub at: Duration,
    /// What.
    pub kind: StepKind,
}

/// What can be done in a play.
#[derive(Debug, Clone, PartialEq)]
pub enum StepKind {
    /// A tap at a point of the window, in physical pixels.
    Tap(f64, f64),
    /// A tap at a point of the scene, in scene pixels.
    TapScene(f64, f64),
    /// A tap on a thing by its name.
    TapOn(String),
    /// A drag from one point of the window to another, in physical pixels.
    Drag((f64, f64), (f64, f64)),
    /// A key by its name.
    Key(String),
    /// A picture of the screen by this name.
    Shot(String),
    /// Nothing but time passing.
    Wait,
}
