//! What all levels for the hands have in common.

use super::{answer::have_same, context::LevelContext, level::Size, localized::localized, quiz::difficulty};
use crate::content::{
    Code, Difficulty, FactId, ItemId, Text,
    decode::{Cursor, Fields},
};
use std::collections::BTreeSet;

/// How long a task may be estimated to take.
const MIN_SECONDS: f64 = 5.0;
const MAX_SECONDS: f64 = 600.0;

/// How long a task is likely to take, and what programs know of it by that.
pub(super) fn seconds(fields: &Fields<'_>, default: f64) -> (Option<f64>, Size) {
    let seconds = fields.or("seconds", default, |c| c.number_within(MIN_SECONDS, MAX_SECONDS));
    let size = Size::Task {
        seconds: seconds.unwrap_or(default),
    };
    (seconds, size)
}

/// What is said about a task that is judged.
pub(super) struct About {
    pub(super) explanation: Text,
    pub(super) facts: Vec<FactId>,
    pub(super) difficulty: Difficulty,
}

impl About {
    pub(super) fn read(fields: &Fields<'_>, context: &LevelContext<'_>) -> Option<Self> {
        let explanation = fields.need("explanation").and_then(|c| localized(&c, context.setting));
        let facts = fields.or("facts", Vec::new(), |c| context.cited_facts(c));
        let difficulty = fields.or("difficulty", Difficulty::default(), difficulty);
        Some(Self {
            explanation: explanation?,
            facts: facts?,
            difficulty: difficulty?,
        })
    }
}

/// The elements of a list that has from `min` to `max` of them. A wrong number is reported, and what is there is read all
/// the same.
pub(super) fn counted<'a>(fields: &Fields<'a>, name: &'static str, min: usize, max: usize) -> Option<Vec<Cursor<'a>>> {
    counted_in(&fields.need(name)?, min, max)
}

/// The same for a list that has been found already.
pub(super) fn counted_in<'a>(at: &Cursor<'a>, min: usize, max: usize) -> Option<Vec<Cursor<'a>>> {
    let items = at.list()?;
    if items.len() < min || items.len() > max {
        at.fault_at(
            Code::WrongCount,
            at.head(),
            vec![("found", items.len().into()), ("min", min.into()), ("max", max.into())],
        );
    }
    Some(items)
}

/// The elements of a list read one by one; `None` if one of them is not sound.
pub(super) fn each<'a, T>(
    items: Option<Vec<Cursor<'a>>>,
    read: impl FnMut(&Cursor<'a>) -> Option<T>,
) -> Option<Vec<T>> {
    let read: Vec<Option<T>> = items?.iter().map(read).collect();
    read.into_iter().collect()
}

/// Reads the id of an element; reports one that another has.
pub(super) fn own_id(fields: &Fields<'_>, ids: &mut BTreeSet<ItemId>) -> Option<ItemId> {
    let at = fields.need("id")?;
    let id = at.id(ItemId::parse)?;
    if !ids.insert(id.clone()) {
        at.fault(Code::DuplicateId, vec![("id", id.as_str().into())]);
    }
    Some(id)
}

/// Reads a text that may not read like one before it in `earlier`.
pub(super) fn own_text(
    fields: &Fields<'_>,
    name: &'static str,
    earlier: &mut Vec<Option<Text>>,
    context: &LevelContext<'_>,
) -> Option<Text> {
    let at = fields.need(name);
    let text = at.as_ref().and_then(|c| localized(c, context.setting));
    if let (Some(at), Some(text)) = (&at, &text)
        && let Some(other) = earlier.iter().position(|earlier| have_same(earlier.as_ref(), text))
    {
        at.fault(Code::SameText, vec![("other", other.into())]);
    }
    earlier.push(text.clone());
    text
}

/// Reads a text that may be left out.
#[expect(
    clippy::option_option,
    reason = "the outer one is a fault, the inner one what was written"
)]
pub(super) fn optional_text(fields: &Fields<'_>, name: &str, context: &LevelContext<'_>) -> Option<Option<Text>> {
    fields.or(name, None, |c| match c.optional()? {
        Some(text) => localized(&text, context.setting).map(Some),
        None => Some(None),
    })
}
