//! How it is played: a pure function of content, seed and actions with times.
//!
//! [`Visit::new`] starts a visit; [`Visit::apply`] takes an [`Action`] and the time since the visit began. Both return what
//! happened as [`Effect`]s. Nothing here knows a screen, a clock or a disk; the same content, seed and actions give the
//! same effects everywhere.

mod action;
mod bank;
pub mod bot;
mod chance;
mod clock;
mod draw;
mod effect;
mod ground;
mod hunt;
mod quiz;
mod repertoire;
mod reporter;
mod scoring;
mod script;
mod task;
mod telling;
mod touching;
mod visit;

pub use action::{Action, Move, Response, Seat, Touch};
pub use effect::{Alarm, Answered, Direction, Effect, Ending, HuntEnd, Judgement, NotCounted};
pub use repertoire::Repertoire;
pub use script::{FINGERTIP_MM, PlayError, TapTarget, run_play};
pub use task::{
    CaseShows, CaseView, CycleView, Decided, DirectoryView, Misplaced, Pace, PieceKind, PiecesView, RhythmPhase,
    RhythmView, SurveyView, TaskView,
};
pub use telling::effects_text;
pub use visit::{HuntView, Outcome, Phase, QuestionView, RoundResult, RoundView, Visit};
