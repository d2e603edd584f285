//! What this device can play today: checked content with its scenes resolved.

use crate::content::{Board, Exhibit, LevelId};
use std::collections::BTreeMap;

/// An exhibit with its scenes as boards, ready to be played.
#[derive(Debug, Clone)]
pub struct Repertoire {
    /// What is shown.
    pub exhibit: Exhibit,
    /// The scenes of all hunts.
    pub boards: BTreeMap<LevelId, Board>,
    /// Facts past their review date count as expired after this day.
    pub today: jiff::civil::Date,
}
