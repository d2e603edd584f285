//! What a trainer writes, and what each of it means.
//!
//! Bytes come in, every fault goes out as a [`Diagnostic`], and what is sound becomes an [`Exhibit`]. Names of props, pictures and glyphs are looked up in a [`Catalog`].

mod board;
mod catalog;
mod check;
mod code;
mod decode;
mod diagnostic;
mod id;
mod model;
mod pin;
mod play;
pub mod ron_doc;
mod text;

pub use board::{Board, BoardItem, CANVAS_PX, ItemRole, painting_order, resolve};
pub use catalog::{Catalog, GearInfo, PictureFault, PictureInfo, PropInfo, Slot};
pub use check::{CheckOptions, Checked, SourceFile, check};
pub use code::Code;
pub use diagnostic::{Arg, Diagnostic, Severity, Span};
pub use id::{FactId, IdError, ItemId, LevelId, PackId, ProgramId, QuestionId};
pub use model::{
    AedPrompt, Answer, Backdrop, Case, CaseChoice, CaseHelp, CaseNode, CaseThen, Composed, Control, Decision,
    Difficulty, Directory, DrawBounds, Dressing, Exhibit, Fact, Flags, Gear, Hazard, HazardPlace, Idle, Level,
    LevelKind, Lure, MatchPair, MatchSide, Matching, OrderStep, Ordering, PaceWindow, Pack, Photo, PictureChoice,
    PictureRef, PlacedProp, Placement, Program, Question, Quiz, RankStep, Rhythm, RoundRecipe, Scene, ScreenSize,
    Service, Sound, Spotting, Staff, Story, Survey, SurveyMoment, SurveyQuestion, SurveyScale, Turn, Way,
};
pub use pin::{PIN_DIGITS, PinFault, hash_pin, is_pin_hash, pin_fault, pin_matches, wait_after};
pub use play::{Play, PlayScreen, PlayStep, StepKind, read_play};
pub use ron_doc::{LineIndex, position};
pub use text::{Language, Text};
