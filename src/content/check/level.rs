//! A level's file.

use super::{
    context::LevelContext,
    localized::localized,
    quiz,
    spotting::{self},
};
use crate::content::{Level, LevelId, LevelKind, decode::Source};

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
}

impl LevelDraft {
    /// How long the whole level takes.
    pub(super) fn estimate_secs(&self) -> Option<f64> {
        match self.size {
            Size::Unknown => None,
            Size::Hunt { seconds } => Some(seconds),
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
    let variant = fields.need("kind").and_then(|c| c.variant(&["Spotting", "Quiz"]));
    let Some(variant) = variant else {
        return (None, Size::Unknown);
    };
    let (kind, size) = if variant.name == "Quiz" {
        let (quiz, size) = quiz::read(&variant, context);
        (quiz.map(LevelKind::Quiz), size)
    } else {
        let (hunt, size) = spotting::read(&variant, context);
        (hunt.map(LevelKind::Spotting), size)
    };
    let make = || {
        Some(Level {
            id: id?.clone(),
            title: title?,
            kind: kind?,
        })
    };
    (make(), size)
}
