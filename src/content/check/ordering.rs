//! Steps to be put in order.

use super::{
    context::LevelContext,
    level::Size,
    localized::localized,
    picture::optional_picture,
    task::{self, About},
};
use crate::content::{
    Code, ItemId, OrderStep, Ordering, Text,
    decode::{Cursor, Variant},
};
use std::collections::BTreeSet;

/// Seconds for the whole, where nobody says.
const DEFAULT_SECONDS: f64 = 60.0;

/// Fewer steps are no order, more are too small to read side by side.
const MIN_STEPS: usize = 3;
const MAX_STEPS: usize = 8;

/// Reads an order, and how long it takes.
pub(super) fn read(variant: &Variant<'_>, context: &LevelContext<'_>) -> (Option<Ordering>, Size) {
    let Some(fields) = variant.fields(&["seconds", "steps", "explanation", "facts", "difficulty"]) else {
        return (None, Size::Unknown);
    };
    let (seconds, size) = task::seconds(&fields, DEFAULT_SECONDS);
    let mut seen = Seen::default();
    let items = task::counted(&fields, "steps", MIN_STEPS, MAX_STEPS);
    let last = items.as_ref().and_then(|items| items.last().cloned());
    let steps = task::each(items, |item| step(item, &mut seen, context));
    if let (Some(at), Some(steps)) = (last, &steps) {
        check_order(&at, steps);
    }
    let about = About::read(&fields, context);
    let make = || {
        let about = about?;
        Some(Ordering {
            seconds: seconds?,
            steps: steps?,
            explanation: about.explanation,
            facts: about.facts,
            difficulty: about.difficulty,
        })
    };
    (make(), size)
}

/// What the steps before have taken.
#[derive(Default)]
struct Seen {
    ids: BTreeSet<ItemId>,
    texts: Vec<Option<Text>>,
}

fn step(cursor: &Cursor<'_>, seen: &mut Seen, context: &LevelContext<'_>) -> Option<OrderStep> {
    let fields = cursor.fields(None, &["id", "text", "picture", "why", "swaps_with_next"])?;
    let id = task::own_id(&fields, &mut seen.ids);
    let text = task::own_text(&fields, "text", &mut seen.texts, context);
    let picture = optional_picture(&fields, "picture", context);
    let why = fields.need("why").and_then(|c| localized(&c, context.setting));
    let swaps_with_next = fields.or("swaps_with_next", false, Cursor::boolean);
    Some(OrderStep {
        id: id?,
        text: text?,
        picture: picture?,
        why: why?,
        swaps_with_next: swaps_with_next?,
    })
}

/// Reports, at the last step, an order that is none.
fn check_order(at: &Cursor<'_>, steps: &[OrderStep]) {
    let Some((last, others)) = steps.split_last() else {
        return;
    };
    if last.swaps_with_next {
        at.fault_at(Code::LastStepSwaps, at.head(), Vec::new());
    } else if others.iter().all(|step| step.swaps_with_next) {
        at.fault_at(Code::NoOrder, at.head(), Vec::new());
    }
}
