//! How it is played: a pure function of content, seed and actions with times.
//!
//! [`Visit::apply`] takes an [`Action`] and the time since the visit began and returns what happened as [`Effect`]s. Nothing
//! here knows a screen, a clock or a disk; the same content, seed and actions give the same effects everywhere.

mod action;
mod effect;
mod repertoire;
mod visit;

pub use action::{Action, Response, Seat, Touch};
pub use effect::{Alarm, Answered, Direction, Effect, Ending, HuntEnd, Judgement};
pub use repertoire::Repertoire;
pub use visit::{HuntView, Phase, QuestionView, RoundView, Visit};
