//! A level's file.

use super::{
    case, context::LevelContext, directory, dressing, localized::localized, matching, ordering, quiz, rhythm, spotting,
    survey,
};
use crate::content::{
    Level, LevelId, LevelKind,
    decode::{Source, Variant},
};

/// The kinds of level, as files write them.
const KINDS: [&str; 9] = [
    "Spotting",
    "Quiz",
    "Ordering",
    "Matching",
    "Dressing",
    "Rhythm",
    "Survey",
    "Directory",
    "Case",
];

/// A level as far as it could be read.
pub(super) struct LevelDraft {
    /// The level, if it has no errors.
    pub(super) level: Option<Level>,
    /// What programs want to know, sound or not.
    pub(super) size: Size,
}

/// How much there is to play.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Size {
    /// Too faulty to tell.
    Unknown,
    /// A hunt of so many seconds.
    Hunt { seconds: f64 },
    /// So many questions.
    Quiz { n_questions: usize, seconds_each: f64 },
    /// Something for the hands that is likely to take so many seconds.
    Task { seconds: f64 },
}

impl LevelDraft {
    /// How long the whole level takes.
    pub(super) fn estimate_secs(&self) -> Option<f64> {
        match self.size {
            Size::Unknown => None,
            Size::Hunt { seconds } | Size::Task { seconds } => Some(seconds),
            Size::Quiz {
                n_questions,
                seconds_each,
            } => Some(n_questions as f64 * seconds_each),
        }
    }
}

/// Reads a level; without an id only for what is wrong with it.
pub(super) fn read(source: &Source, id: Option<&LevelId>, context: &LevelContext<'_>) -> LevelDraft {
    let (level, size) = level(source, id, context);
    LevelDraft {
        level: level.filter(|_| source.n_errors() == 0),
        size,
    }
}

fn level(source: &Source, id: Option<&LevelId>, context: &LevelContext<'_>) -> (Option<Level>, Size) {
    let fields = source
        .root()
        .and_then(|root| root.fields(Some("Level"), &["format_version", "title", "kind"]));
    let Some(fields) = fields else {
        return (None, Size::Unknown);
    };
    fields.check_format_version();
    let title = fields.need("title").and_then(|c| localized(&c, context.setting));
    let variant = fields.need("kind").and_then(|c| c.variant(&KINDS));
    let Some(variant) = variant else {
        return (None, Size::Unknown);
    };
    let (kind, size) = kind(&variant, context);
    let make = || {
        Some(Level {
            id: id?.clone(),
            title: title?,
            kind: kind?,
        })
    };
    (make(), size)
}

fn kind(variant: &Variant<'_>, context: &LevelContext<'_>) -> (Option<LevelKind>, Size) {
    match variant.name {
        "Quiz" => {
            let (quiz, size) = quiz::read(variant, context);
            (quiz.map(LevelKind::Quiz), size)
        }
        "Ordering" => {
            let (task, size) = ordering::read(variant, context);
            (task.map(LevelKind::Ordering), size)
        }
        "Matching" => {
            let (task, size) = matching::read(variant, context);
            (task.map(LevelKind::Matching), size)
        }
        "Dressing" => {
            let (task, size) = dressing::read(variant, context);
            (task.map(LevelKind::Dressing), size)
        }
        "Rhythm" => {
            let (task, size) = rhythm::read(variant, context);
            (task.map(LevelKind::Rhythm), size)
        }
        "Survey" => {
            let (task, size) = survey::read(variant, context);
            (task.map(LevelKind::Survey), size)
        }
        "Directory" => {
            let (task, size) = directory::read(variant, context);
            (task.map(LevelKind::Directory), size)
        }
        "Case" => {
            let (task, size) = case::read(variant, context);
            (task.map(LevelKind::Case), size)
        }
        _ => {
            let (hunt, size) = spotting::read(variant, context);
            (hunt.map(LevelKind::Spotting), size)
        }
    }
}
