//! Pairs to be found.

use super::{
    context::LevelContext,
    level::Size,
    picture::optional_picture,
    task::{self, About},
};
use crate::content::{
    ItemId, MatchPair, MatchSide, Matching, Text,
    decode::{Cursor, Fields, Variant},
};
use std::collections::BTreeSet;

/// Seconds for the whole, where nobody says.
const DEFAULT_SECONDS: f64 = 45.0;

/// Two pairs are guessed, more than six do not fit on an upright screen.
const MIN_PAIRS: usize = 3;
const MAX_PAIRS: usize = 6;

/// Reads pairs, and how long they take.
pub(super) fn read(variant: &Variant<'_>, context: &LevelContext<'_>) -> (Option<Matching>, Size) {
    let Some(fields) = variant.fields(&["seconds", "pairs", "explanation", "facts", "difficulty"]) else {
        return (None, Size::Unknown);
    };
    let (seconds, size) = task::seconds(&fields, DEFAULT_SECONDS);
    let mut seen = Seen::default();
    let items = task::counted(&fields, "pairs", MIN_PAIRS, MAX_PAIRS);
    let pairs = task::each(items, |item| pair(item, &mut seen, context));
    let about = About::read(&fields, context);
    let make = || {
        let about = about?;
        Some(Matching {
            seconds: seconds?,
            pairs: pairs?,
            explanation: about.explanation,
            facts: about.facts,
            difficulty: about.difficulty,
        })
    };
    (make(), size)
}

/// What the pairs before have taken.
#[derive(Default)]
struct Seen {
    ids: BTreeSet<ItemId>,
    lefts: Vec<Option<Text>>,
    rights: Vec<Option<Text>>,
}

fn pair(cursor: &Cursor<'_>, seen: &mut Seen, context: &LevelContext<'_>) -> Option<MatchPair> {
    let fields = cursor.fields(None, &["id", "left", "left_picture", "right", "right_picture"])?;
    let id = task::own_id(&fields, &mut seen.ids);
    let left = side(&fields, ("left", "left_picture"), &mut seen.lefts, context);
    let right = side(&fields, ("right", "right_picture"), &mut seen.rights, context);
    Some(MatchPair {
        id: id?,
        left: left?,
        right: right?,
    })
}

fn side(
    fields: &Fields<'_>,
    (text, picture): (&'static str, &'static str),
    seen: &mut Vec<Option<Text>>,
    context: &LevelContext<'_>,
) -> Option<MatchSide> {
    let text = task::own_text(fields, text, seen, context);
    let picture = optional_picture(fields, picture, context);
    Some(MatchSide {
        text: text?,
        picture: picture?,
    })
}
