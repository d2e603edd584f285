//! Props on a backdrop.

use super::{carriers, context::LevelContext, placement};
use crate::{
    content::{
        Backdrop, Catalog, Code, Composed, ItemId, PlacedProp, Placement, PropInfo,
        decode::{Cursor, Variant},
        painting_order,
    },
    geometry::Region,
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
    pub(super) list: Vec<ItemDraft<'a, 'c>>,
    pub(super) by_id: BTreeMap<ItemId, usize>,
    /// Whether the list itself could be read.
    is_readable: bool,
}

pub(super) struct ItemDraft<'a, 'c> {
    pub(super) id: Option<ItemId>,
    /// Where its id stands.
    id_at: Option<Cursor<'a>>,
    /// Where its prop is named.
    prop_at: Option<Cursor<'a>>,
    pub(super) prop: Option<(&'a str, &'c PropInfo)>,
    /// Where its place is written.
    pub(super) place_at: Cursor<'a>,
    pub(super) placement: Option<Placement>,
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
    carriers::check(&mut items);
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
    let (place_at, placement) = placement::read(&fields);
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
