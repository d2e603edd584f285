//! What visitors are asked about themselves.

use crate::content::{ItemId, Text};

/// A few questions without right or wrong.
#[derive(Debug, Clone, PartialEq)]
pub struct Survey {
    /// How long it is likely to take.
    pub seconds: f64,
    /// When it is asked; what is said before and after is compared.
    pub moment: SurveyMoment,
    /// The questions in the order asked. Never empty.
    pub questions: Vec<SurveyQuestion>,
}

/// When a survey is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SurveyMoment {
    /// Before anything is played.
    Before,
    /// When all is played.
    After,
}

/// One question.
#[derive(Debug, Clone, PartialEq)]
pub struct SurveyQuestion {
    /// What records call it, within its level.
    pub id: ItemId,
    /// What is asked.
    pub prompt: Text,
    /// What is chosen from.
    pub scale: SurveyScale,
}

/// Five choices, from the lowest, counted from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SurveyScale {
    /// From a sad face to a happy one.
    Faces,
    /// From "not at all" to "very much".
    Five,
}

impl SurveyScale {
    /// How many choices a scale has.
    pub const CHOICES: usize = 5;
}
