//! A figure to be dressed for a task.

use super::{
    context::LevelContext,
    level::Size,
    localized::localized,
    task::{self, About},
};
use crate::content::{
    Code, Dressing, Gear, ItemId, Text,
    decode::{Cursor, Variant},
};
use std::collections::BTreeSet;

/// Seconds for the whole, where nobody says.
const DEFAULT_SECONDS: f64 = 45.0;

/// Of less gear there is nothing to choose, more does not fit on a tray.
const MIN_GEAR: usize = 4;
const MAX_GEAR: usize = 12;

/// Reads a figure and its gear, and how long it takes.
pub(super) fn read(variant: &Variant<'_>, context: &LevelContext<'_>) -> (Option<Dressing>, Size) {
    let known = &[
        "seconds",
        "task",
        "figure",
        "gear",
        "explanation",
        "facts",
        "difficulty",
    ];
    let Some(fields) = variant.fields(known) else {
        return (None, Size::Unknown);
    };
    let (seconds, size) = task::seconds(&fields, DEFAULT_SECONDS);
    let what = fields.need("task").and_then(|c| localized(&c, context.setting));
    let figure = fields.need("figure").and_then(|c| figure(&c, context));
    let mut seen = Seen::default();
    let at = fields.get("gear");
    let items = task::counted(&fields, "gear", MIN_GEAR, MAX_GEAR);
    let gear = task::each(items, |item| piece(item, &mut seen, context));
    if let (Some(at), Some(gear)) = (at, &gear)
        && (gear.iter().all(|piece| piece.is_needed) || !gear.iter().any(|piece| piece.is_needed))
    {
        at.fault_at(Code::OneSidedGear, at.head(), Vec::new());
    }
    let about = About::read(&fields, context);
    let make = || {
        let about = about?;
        Some(Dressing {
            seconds: seconds?,
            task: what?,
            figure: figure?,
            gear: gear?,
            explanation: about.explanation,
            facts: about.facts,
            difficulty: about.difficulty,
        })
    };
    (make(), size)
}

/// What the pieces before have taken.
#[derive(Default)]
struct Seen {
    ids: BTreeSet<ItemId>,
    names: Vec<Option<Text>>,
    /// Where needed pieces are worn: the slot, and whose it is.
    needed: Vec<(String, ItemId)>,
}

fn figure(cursor: &Cursor<'_>, context: &LevelContext<'_>) -> Option<String> {
    let name = cursor.filled_text()?;
    let known = context.setting.catalog.figure_names();
    if known.contains(&name) {
        return Some(name.to_owned());
    }
    cursor.unknown(Code::UnknownFigure, name, known);
    None
}

fn piece(cursor: &Cursor<'_>, seen: &mut Seen, context: &LevelContext<'_>) -> Option<Gear> {
    let fields = cursor.fields(None, &["id", "gear", "name", "needed", "why"])?;
    let id = task::own_id(&fields, &mut seen.ids);
    let gear_at = fields.need("gear");
    let gear = gear_at.as_ref().and_then(|c| gear(c, context));
    let name = task::own_text(&fields, "name", &mut seen.names, context);
    let is_needed = fields.need("needed").and_then(|c| c.boolean());
    let why = fields.need("why").and_then(|c| localized(&c, context.setting));
    let (drawing, slot) = gear?;
    let (id, is_needed) = (id?, is_needed?);
    if let (Some(slot), Some(at), true) = (&slot, gear_at, is_needed) {
        let other = seen.needed.iter().find(|(taken, _)| taken == slot);
        if let Some((_, other)) = other {
            let args = vec![("other", other.as_str().into()), ("slot", slot.as_str().into())];
            at.fault(Code::GearInTheWay, args);
        }
        seen.needed.push((slot.clone(), id.clone()));
    }
    Some(Gear {
        id,
        drawing,
        slot,
        name: name?,
        is_needed,
        why: why?,
    })
}

/// The name of a drawing of gear, and where it is worn.
fn gear(cursor: &Cursor<'_>, context: &LevelContext<'_>) -> Option<(String, Option<String>)> {
    let name = cursor.filled_text()?;
    let catalog = context.setting.catalog;
    let Some(info) = catalog.gear(name) else {
        cursor.unknown(Code::UnknownGear, name, catalog.gear_names());
        return None;
    };
    Some((name.to_owned(), info.slot))
}
