//! Hazards and lures of a hunt.

use super::{
    apart::Spot,
    context::LevelContext,
    localized::localized,
    region::{self, Canvas},
    spotting::SceneDraft,
};
use crate::content::{
    Code, Control, Hazard, HazardPlace, ItemId, Lure,
    decode::{Cursor, Fields},
};
use std::collections::BTreeSet;

/// What hazards and lures of a level are called so far.
#[derive(Default)]
pub(super) struct Names {
    pub(super) hazards: BTreeSet<ItemId>,
    pub(super) lures: BTreeSet<ItemId>,
    /// Whether some name led nowhere: then it cannot be told what lacks its hazard.
    pub(super) has_unknown: bool,
}

const COMPOSED_HAZARD: &[&str] = &[
    "item",
    "title",
    "why",
    "right",
    "accident",
    "severity",
    "control",
    "facts",
    "needs_review",
];
const PHOTO_HAZARD: &[&str] = &[
    "id",
    "region",
    "title",
    "why",
    "right",
    "accident",
    "severity",
    "control",
    "facts",
    "needs_review",
];

/// The accident types: `N01` to `N27` by the national standard, `OH1` to `OH5` for health.
fn is_accident(text: &str) -> bool {
    let number = |prefix: &str, digits: usize| {
        let rest = text.strip_prefix(prefix).filter(|rest| rest.len() == digits)?;
        rest.parse::<u8>().ok()
    };
    number("N", 2).is_some_and(|n| (1..=27).contains(&n)) || number("OH", 1).is_some_and(|n| (1..=5).contains(&n))
}

/// Reads a hazard; where it can be touched goes into `spots`.
pub(super) fn hazard<'a>(
    cursor: &Cursor<'a>,
    scene: &SceneDraft<'a, '_>,
    canvas: &Canvas,
    names: &mut Names,
    spots: &mut Vec<Spot<'a>>,
    context: &LevelContext<'_>,
) -> Option<Hazard> {
    let is_photo = matches!(scene, SceneDraft::Photo { .. });
    let Some(fields) = cursor.fields(None, if is_photo { PHOTO_HAZARD } else { COMPOSED_HAZARD }) else {
        names.has_unknown = true;
        return None;
    };
    let place = match scene {
        SceneDraft::Composed(_) => twin_place(&fields, scene, canvas, names, spots),
        SceneDraft::Photo { .. } => photo_place(&fields, canvas, names, spots),
    };
    let text = |name| localized(&fields.need(name)?, context.setting);
    let (title, why, right) = (text("title"), text("why"), text("right"));
    let accident = fields.need("accident").and_then(|c| accident(&c));
    let severity = fields.need("severity").and_then(|c| c.whole(1, 5));
    let control = fields.need("control").and_then(|c| control(&c));
    let facts = fields.or("facts", Vec::new(), |c| context.cited_facts(c));
    let needs_review = fields.or("needs_review", false, |c| {
        let needs_review = c.boolean()?;
        if needs_review {
            c.fault(Code::NeedsReview, Vec::new());
        }
        Some(needs_review)
    });
    let (id, place) = place?;
    Some(Hazard {
        id,
        place,
        title: title?,
        why: why?,
        right: right?,
        accident: accident?,
        severity: severity? as u8,
        control: control?,
        facts: facts?,
        needs_review: needs_review?,
    })
}

fn accident(cursor: &Cursor<'_>) -> Option<String> {
    let text = cursor.text()?;
    if is_accident(text) {
        return Some(text.to_owned());
    }
    cursor.fault(Code::BadAccident, vec![("found", text.into())]);
    None
}

fn control(cursor: &Cursor<'_>) -> Option<Control> {
    let known = ["Elimination", "Substitution", "Engineering", "Administrative", "Ppe"];
    Some(match cursor.variant(&known)?.bare()? {
        "Elimination" => Control::Elimination,
        "Substitution" => Control::Substitution,
        "Engineering" => Control::Engineering,
        "Administrative" => Control::Administrative,
        _ => Control::Ppe,
    })
}

/// Reads which twin a hazard is.
fn twin_place<'a>(
    fields: &Fields<'a>,
    scene: &SceneDraft<'a, '_>,
    canvas: &Canvas,
    names: &mut Names,
    spots: &mut Vec<Spot<'a>>,
) -> Option<(ItemId, HazardPlace)> {
    let at = fields.need("item");
    let Some((at, id)) = at.and_then(|at| Some((at.clone(), item_of(&at, scene)?))) else {
        names.has_unknown = true;
        return None;
    };
    let SceneDraft::Composed(composed) = scene else {
        return None;
    };
    if !names.hazards.insert(id.clone()) {
        at.fault(Code::DuplicateId, vec![("id", id.as_str().into())]);
        return None;
    }
    // An item whose prop is unknown has been reported.
    let prop = composed.prop(&id)?;
    if !prop.is_twin() {
        at.fault(Code::HazardWithoutTwin, vec![("prop", prop.name.as_str().into())]);
        return None;
    }
    if let Some(twin) = composed.twin_spot(&id)
        && region::check(&twin.place_at, &twin.region, canvas)
    {
        spots.push(Spot {
            cursor: at,
            id: id.clone(),
            region: twin.region,
            order: twin.order,
        });
    }
    Some((id.clone(), HazardPlace::Twin(id)))
}

/// Reads the name of an item of the scene.
fn item_of(cursor: &Cursor<'_>, scene: &SceneDraft<'_, '_>) -> Option<ItemId> {
    let id = cursor.id(ItemId::parse)?;
    match scene {
        SceneDraft::Composed(composed) if !composed.items.contains(&id) => {
            cursor.unknown(Code::UnknownItem, id.as_str(), composed.items.names());
            None
        }
        _ => Some(id),
    }
}

/// Reads a hazard's name and region on a photo.
fn photo_place<'a>(
    fields: &Fields<'a>,
    canvas: &Canvas,
    names: &mut Names,
    spots: &mut Vec<Spot<'a>>,
) -> Option<(ItemId, HazardPlace)> {
    let id = fields
        .need("id")
        .and_then(|at| own_name(&at, names, Names::hazards_mut));
    let at = fields.need("region");
    let region = at.as_ref().and_then(|at| region::read(at, canvas));
    let (id, at, region) = (id?, at?, region?);
    spots.push(Spot {
        cursor: at,
        id: id.clone(),
        region: region.clone(),
        order: spots.len(),
    });
    Some((id, HazardPlace::Region(region)))
}

impl Names {
    fn hazards_mut(&mut self) -> &mut BTreeSet<ItemId> {
        &mut self.hazards
    }

    fn lures_mut(&mut self) -> &mut BTreeSet<ItemId> {
        &mut self.lures
    }
}

/// Reads the name that a photo's hazard or lure gives itself.
fn own_name(at: &Cursor<'_>, names: &mut Names, own: fn(&mut Names) -> &mut BTreeSet<ItemId>) -> Option<ItemId> {
    let id = at.id(ItemId::parse)?;
    if names.hazards.contains(&id) || names.lures.contains(&id) {
        at.fault(Code::DuplicateId, vec![("id", id.as_str().into())]);
        return None;
    }
    own(names).insert(id.clone());
    Some(id)
}

/// Reads a lure.
pub(super) fn lure(
    cursor: &Cursor<'_>,
    scene: &SceneDraft<'_, '_>,
    canvas: &Canvas,
    names: &mut Names,
    context: &LevelContext<'_>,
) -> Option<Lure> {
    let SceneDraft::Composed(_) = scene else {
        return photo_lure(cursor, canvas, names, context);
    };
    let fields = cursor.fields(None, &["item", "why_safe"])?;
    let id = fields.need("item").and_then(|at| {
        let id = item_of(&at, scene)?;
        if names.hazards.contains(&id) {
            at.fault(Code::HazardAndLure, vec![("item", id.as_str().into())]);
            return None;
        }
        if !names.lures.insert(id.clone()) {
            at.fault(Code::DuplicateId, vec![("id", id.as_str().into())]);
            return None;
        }
        Some(id)
    });
    names.has_unknown |= id.is_none();
    let why_safe = fields.need("why_safe").and_then(|c| localized(&c, context.setting));
    Some(Lure {
        id: id?,
        region: None,
        why_safe: why_safe?,
    })
}

fn photo_lure(cursor: &Cursor<'_>, canvas: &Canvas, names: &mut Names, context: &LevelContext<'_>) -> Option<Lure> {
    let fields = cursor.fields(None, &["id", "region", "why_safe"])?;
    let id = fields.need("id").and_then(|at| own_name(&at, names, Names::lures_mut));
    let region = fields.need("region").and_then(|at| region::read(&at, canvas));
    let why_safe = fields.need("why_safe").and_then(|c| localized(&c, context.setting));
    Some(Lure {
        id: id?,
        region: Some(region?),
        why_safe: why_safe?,
    })
}
