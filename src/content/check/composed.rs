//! Props on a backdrop.

use super::context::LevelContext;
use crate::{
    content::{
        Backdrop, Catalog, Code, Composed, ItemId, PlacedProp, Placement, PropInfo,
        decode::{Cursor, Fields, Suggest, Variant},
        painting_order,
    },
    geometry::{Point, Region},
};
use std::collections::{BTreeMap, BTreeSet};

/// A composed scene as far as it could be read.
pub(super) struct ComposedDraft<'a, 'c> {
    pub(super) backdrop: Option<Backdrop>,
    pub(super) items: Items<'a, 'c>,
    /// What of it stands soundly, for places and painting order.
    scene: Composed,
    /// The place of each item in the painting order, from the back.
    order: BTreeMap<ItemId, usize>,
    catalog: &'c dyn Catalog,
}

/// The items of a scene.
pub(super) struct Items<'a, 'c> {
    list: Vec<ItemDraft<'a, 'c>>,
    by_id: BTreeMap<ItemId, usize>,
    /// Whether the list itself could be read.
    is_readable: bool,
}

struct ItemDraft<'a, 'c> {
    id: Option<ItemId>,
    /// Where its id stands.
    id_at: Option<Cursor<'a>>,
    /// Where its prop is named.
    prop_at: Option<Cursor<'a>>,
    prop: Option<(&'a str, &'c PropInfo)>,
    /// Where its place is written.
    place_at: Cursor<'a>,
    placement: Option<Placement>,
    z: Option<f64>,
}

impl Items<'_, '_> {
    /// Whether there is an item of this name.
    pub(super) fn contains(&self, id: &ItemId) -> bool {
        self.by_id.contains_key(id)
    }

    /// Every item's name.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.by_id.keys().map(ItemId::as_str)
    }

    /// The items, if all are sound.
    pub(super) fn placed(&self) -> Option<Vec<PlacedProp>> {
        if self.is_readable {
            self.list.iter().map(ItemDraft::placed).collect()
        } else {
            None
        }
    }
}

impl ItemDraft<'_, '_> {
    fn placed(&self) -> Option<PlacedProp> {
        Some(PlacedProp {
            id: self.id.clone()?,
            prop: self.prop?.0.to_owned(),
            placement: self.placement.clone()?,
            z: self.z?,
        })
    }
}

/// A twin of the scene: where its place is written, and its tap box there.
pub(super) struct TwinSpot<'a> {
    pub(super) place_at: Cursor<'a>,
    pub(super) region: Region,
    pub(super) order: usize,
}

impl<'a> ComposedDraft<'a, '_> {
    /// The prop of an item.
    pub(super) fn prop(&self, id: &ItemId) -> Option<&PropInfo> {
        Some(self.items.list.get(*self.items.by_id.get(id)?)?.prop?.1)
    }

    /// The tap box of a twin in the scene.
    pub(super) fn twin_spot(&self, id: &ItemId) -> Option<TwinSpot<'a>> {
        let item = self.items.list.get(*self.items.by_id.get(id)?)?;
        let hot = item.prop?.1.hot?;
        let (at, scale) = self.scene.place(self.scene.item(id)?, self.catalog)?;
        let order = *self.order.get(id)?;
        Some(TwinSpot {
            place_at: item.place_at.clone(),
            region: Region::Rect(hot.placed(at, scale)),
            order,
        })
    }

    /// Warns of twins that are neither hazard nor lure.
    pub(super) fn warn_of_twins_without_hazard(&self, hazards: &BTreeSet<ItemId>, lures: &BTreeSet<ItemId>) {
        for item in &self.items.list {
            let (Some(id), Some((name, prop)), Some(at)) = (&item.id, item.prop, &item.prop_at) else {
                continue;
            };
            if prop.is_twin() && !hazards.contains(id) && !lures.contains(id) {
                at.fault(
                    Code::TwinWithoutHazard,
                    vec![("item", id.as_str().into()), ("prop", name.into())],
                );
            }
        }
    }
}

/// Scene pixels per prop pixel of what stands with its foot at `y`: the back row smaller than the front row.
fn row_scale(y: f64) -> f64 {
    const BACK: (f64, f64) = (740.0, 0.88);
    const FRONT: (f64, f64) = (1040.0, 1.12);
    const DIGITS: f64 = 1000.0;
    let scale = BACK.1 + (y - BACK.0) * (FRONT.1 - BACK.1) / (FRONT.0 - BACK.0);
    (scale * DIGITS).round() / DIGITS
}

/// Reads a composed scene.
pub(super) fn read<'a, 'c>(variant: &Variant<'a>, context: &LevelContext<'c>) -> Option<ComposedDraft<'a, 'c>> {
    let fields = variant.fields(&["backdrop", "items"])?;
    let catalog = context.setting.catalog;
    let backdrop = fields.need("backdrop").and_then(|c| backdrop(&c, catalog));
    let cursors = fields.need("items").and_then(|c| c.list());
    let mut items = Items {
        list: Vec::new(),
        by_id: BTreeMap::new(),
        is_readable: cursors.is_some(),
    };
    for cursor in cursors.iter().flatten() {
        let item = item(cursor, catalog);
        if let (Some(id), Some(at)) = (&item.id, &item.id_at) {
            if items.by_id.contains_key(id) {
                at.fault(Code::DuplicateId, vec![("id", id.as_str().into())]);
            } else {
                items.by_id.insert(id.clone(), items.list.len());
            }
        }
        items.list.push(item);
    }
    check_carriers(&mut items);
    let sound = items
        .by_id
        .values()
        .filter_map(|index| items.list.get(*index)?.placed())
        .collect();
    let scene = Composed {
        backdrop: Backdrop(String::new()),
        items: sound,
    };
    let order = painting_order(&scene)
        .into_iter()
        .enumerate()
        .map(|(order, id)| (id.clone(), order))
        .collect();
    Some(ComposedDraft {
        backdrop,
        items,
        scene,
        order,
        catalog,
    })
}

fn backdrop(cursor: &Cursor<'_>, catalog: &dyn Catalog) -> Option<Backdrop> {
    let name = cursor.filled_text()?;
    let known = catalog.backdrop_names();
    if known.contains(&name) {
        return Some(Backdrop(name.to_owned()));
    }
    cursor.unknown(Code::UnknownBackdrop, name, known);
    None
}

fn item<'a, 'c>(cursor: &Cursor<'a>, catalog: &'c dyn Catalog) -> ItemDraft<'a, 'c> {
    let Some(fields) = cursor.fields(None, &["id", "prop", "at", "on", "offset", "scale", "z"]) else {
        let place_at = cursor.clone();
        return ItemDraft {
            id: None,
            id_at: None,
            prop_at: None,
            prop: None,
            place_at,
            placement: None,
            z: None,
        };
    };
    let id_at = fields.need("id");
    let id = id_at.as_ref().and_then(|c| c.id(ItemId::parse));
    let prop_at = fields.need("prop");
    let prop = prop_at.as_ref().and_then(|c| prop(c, catalog));
    let (place_at, placement) = placement(&fields);
    let usual_z = match &placement {
        Some(Placement::At { point, .. }) => point.y,
        _ => 0.0,
    };
    let z = fields.or("z", usual_z, Cursor::number);
    ItemDraft {
        id,
        id_at,
        prop_at,
        prop,
        place_at,
        placement,
        z,
    }
}

fn prop<'a, 'c>(cursor: &Cursor<'a>, catalog: &'c dyn Catalog) -> Option<(&'a str, &'c PropInfo)> {
    let name = cursor.filled_text()?;
    let prop = catalog.prop(name);
    if prop.is_none() {
        cursor.unknown(Code::UnknownProp, name, catalog.prop_names());
    }
    Some((name, prop?))
}

/// Reads where an item stands, and where that is written.
fn placement<'a>(fields: &Fields<'a>) -> (Cursor<'a>, Option<Placement>) {
    let scale = |usual| fields.or("scale", usual, |c| c.number_within(0.05, 20.0));
    let offset = fields.get("offset");
    match (fields.get("at"), fields.get("on")) {
        (Some(_), Some(on)) => {
            on.fault(Code::AtAndOn, Vec::new());
            (on, None)
        }
        (Some(at), None) => {
            let point = at.point();
            let scale = scale(point.map_or(1.0, |point| row_scale(point.y)));
            if let Some(offset) = offset {
                offset.fault(Code::AtAndOn, Vec::new());
                return (at, None);
            }
            let placement = point.zip(scale).map(|(point, scale)| Placement::At { point, scale });
            (at, placement)
        }
        (None, Some(on)) => {
            let seat = seat(&on);
            let offset = offset.map_or(Some(Point::default()), |c| c.point());
            let scale = scale(1.0);
            let make = || {
                let (carrier, slot) = seat?;
                Some(Placement::On {
                    carrier,
                    slot: slot.to_owned(),
                    offset: offset?,
                    scale: scale?,
                })
            };
            (on, make())
        }
        (None, None) => {
            scale(1.0);
            fields.need("at");
            (fields.owner().clone(), None)
        }
    }
}

/// Reads `carrier.slot`.
fn seat<'a>(cursor: &Cursor<'a>) -> Option<(ItemId, &'a str)> {
    let text = cursor.text()?;
    let parts = text
        .split_once('.')
        .and_then(|(carrier, slot)| Some((ItemId::parse(carrier).ok()?, slot)));
    if parts.is_none() {
        cursor.fault(Code::BadSeat, vec![("found", text.into())]);
    }
    parts
}

/// Looks up carriers and their slots; riders of what is not there lose their place.
fn check_carriers(items: &mut Items<'_, '_>) {
    let mut homeless = Vec::new();
    for (index, item) in items.list.iter().enumerate() {
        if let Some(Placement::On { carrier, slot, .. }) = &item.placement
            && !has_seat(items, item, carrier, slot)
        {
            homeless.push(index);
        }
    }
    homeless.extend(in_circles(items));
    for index in homeless {
        if let Some(item) = items.list.get_mut(index) {
            item.placement = None;
        }
    }
}

fn has_seat(items: &Items<'_, '_>, rider: &ItemDraft<'_, '_>, carrier: &ItemId, slot: &str) -> bool {
    let Some(index) = items.by_id.get(carrier) else {
        rider
            .place_at
            .unknown(Code::UnknownItem, carrier.as_str(), items.names());
        return false;
    };
    // A carrier whose prop is unknown has been reported.
    let Some((name, prop)) = items.list.get(*index).and_then(|carrier| carrier.prop) else {
        return false;
    };
    if prop.slots.iter().any(|known| known.name == slot) {
        return true;
    }
    let slots = prop.slots.iter().map(|slot| slot.name.as_str());
    let mut args = Suggest::new(slot, slots).args(slot);
    args.insert(0, ("prop", name.into()));
    rider.place_at.fault(Code::UnknownSlot, args);
    false
}

/// The items whose carriers lead back to them; the first of each circle is reported.
fn in_circles(items: &Items<'_, '_>) -> Vec<usize> {
    let carrier = |index: usize| match items.list.get(index)?.placement.as_ref()? {
        Placement::On { carrier, .. } => items.by_id.get(carrier).copied(),
        Placement::At { .. } => None,
    };
    let mut state = vec![0_usize; items.list.len()];
    let mut circles = Vec::new();
    for start in 0..items.list.len() {
        let mark = start + 1;
        let mut at = Some(start);
        while let Some(index) = at
            && state.get(index) == Some(&0)
        {
            if let Some(slot) = state.get_mut(index) {
                *slot = mark;
            }
            at = carrier(index);
        }
        let Some(first) = at.filter(|index| state.get(*index) == Some(&mark)) else {
            continue;
        };
        let mut circle = vec![first];
        let mut next = carrier(first);
        while let Some(index) = next.filter(|index| *index != first) {
            circle.push(index);
            next = carrier(index);
        }
        let reported = circle.iter().min().and_then(|index| items.list.get(*index));
        if let Some(item) = reported {
            let id = item.id.as_ref().map_or("", ItemId::as_str);
            item.place_at.fault(Code::CarrierCircle, vec![("item", id.into())]);
        }
        circles.extend(circle);
    }
    circles
}
