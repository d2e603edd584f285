//! A scene resolved to what a touch can hit.

use super::{Catalog, Composed, HazardPlace, ItemId, PlacedProp, Placement, Scene, Spotting};
use crate::geometry::{Point, Region};

/// The canvas of a composed scene in scene pixels.
pub const CANVAS_PX: (u32, u32) = (1920, 1080);

/// What a thing on the board is to the hunt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ItemRole {
    /// A hazard with a safe twin: the draw decides which of both it is.
    Twin,
    /// A hazard of a photo: always unsafe.
    Fixed,
    /// Looks dangerous, is safe.
    Lure,
}

/// A thing that a touch can hit.
#[derive(Debug, Clone, PartialEq)]
pub struct BoardItem {
    /// What records call it.
    pub id: ItemId,
    /// What it is to the hunt.
    pub role: ItemRole,
    /// Where a touch hits it.
    pub hit: Region,
    /// All that is drawn of it; a touch here is close. `None` on a photo.
    pub body: Option<Region>,
    /// Painting order: larger lies on top.
    pub order: usize,
}

/// A scene as the rules see it: regions in scene pixels.
#[derive(Debug, Clone, PartialEq)]
pub struct Board {
    /// The scene's size in scene pixels.
    pub size: (u32, u32),
    /// Hazards and lures, in file order: first the hazards, then the lures.
    pub items: Vec<BoardItem>,
    /// What covers the scene without being hazard or lure: body and painting order. Touching it is background.
    pub cover: Vec<(Region, usize)>,
}

/// Resolves the scene of `spotting` to regions.
///
/// Items whose prop the catalog lacks are left out; `check` has reported them.
pub fn resolve(spotting: &Spotting, catalog: &dyn Catalog) -> Board {
    match &spotting.scene {
        Scene::Photo(photo) => Board {
            size: photo.size,
            items: photo_items(spotting),
            cover: Vec::new(),
        },
        Scene::Composed(composed) => composed_board(spotting, composed, catalog),
    }
}

fn photo_items(spotting: &Spotting) -> Vec<BoardItem> {
    let hazards = spotting.hazards.iter().filter_map(|hazard| match &hazard.place {
        HazardPlace::Region(region) => Some((&hazard.id, ItemRole::Fixed, region)),
        HazardPlace::Twin(_) => None,
    });
    let lures = spotting
        .lures
        .iter()
        .filter_map(|lure| Some((&lure.id, ItemRole::Lure, lure.region.as_ref()?)));
    hazards
        .chain(lures)
        .enumerate()
        .map(|(order, (id, role, region))| BoardItem {
            id: id.clone(),
            role,
            hit: region.clone(),
            body: None,
            order,
        })
        .collect()
}

fn composed_board(spotting: &Spotting, composed: &Composed, catalog: &dyn Catalog) -> Board {
    let mut items = Vec::new();
    let mut cover = Vec::new();
    let order = painting_order(composed);
    let twin = |id: &ItemId| {
        spotting
            .hazards
            .iter()
            .any(|hazard| hazard.place == HazardPlace::Twin(id.clone()))
    };
    let lure = |id: &ItemId| spotting.lures.iter().any(|lure| &lure.id == id);
    for item in &composed.items {
        let (Some(prop), Some((at, scale))) = (catalog.prop(&item.prop), composed.place(item, catalog)) else {
            continue;
        };
        let order = order.iter().position(|id| *id == &item.id).unwrap_or_default();
        let body = Region::Silhouette(prop.silhouette.placed(at, scale));
        match prop.hot {
            Some(hot) if twin(&item.id) => items.push(BoardItem {
                id: item.id.clone(),
                role: ItemRole::Twin,
                hit: Region::Rect(hot.placed(at, scale)),
                body: Some(body),
                order,
            }),
            _ if lure(&item.id) => items.push(BoardItem {
                id: item.id.clone(),
                role: ItemRole::Lure,
                hit: body,
                body: None,
                order,
            }),
            _ => cover.push((body, order)),
        }
    }
    items.sort_by_key(|item| item.role == ItemRole::Lure);
    Board {
        size: CANVAS_PX,
        items,
        cover,
    }
}

/// The items from back to front: by ground line, riders right after their carrier.
pub fn painting_order(composed: &Composed) -> Vec<&ItemId> {
    let mut ground: Vec<&PlacedProp> = composed.items.iter().filter(|item| item.carrier().is_none()).collect();
    ground.sort_by(|a, b| a.z.total_cmp(&b.z));
    let mut order = Vec::with_capacity(composed.items.len());
    for item in ground {
        push_with_riders(composed, item, &mut order);
    }
    order
}

fn push_with_riders<'a>(composed: &'a Composed, item: &'a PlacedProp, order: &mut Vec<&'a ItemId>) {
    if order.contains(&&item.id) {
        return;
    }
    order.push(&item.id);
    for rider in composed.riders(&item.id) {
        push_with_riders(composed, rider, order);
    }
}

impl PlacedProp {
    /// The item this one rides on.
    pub fn carrier(&self) -> Option<&ItemId> {
        match &self.placement {
            Placement::On { carrier, .. } => Some(carrier),
            Placement::At { .. } => None,
        }
    }
}

impl Composed {
    /// The item called `id`.
    pub fn item(&self, id: &ItemId) -> Option<&PlacedProp> {
        self.items.iter().find(|item| &item.id == id)
    }

    /// The riders of `carrier`, from back to front.
    pub fn riders(&self, carrier: &ItemId) -> Vec<&PlacedProp> {
        let mut riders: Vec<_> = self
            .items
            .iter()
            .filter(|item| item.carrier() == Some(carrier))
            .collect();
        riders.sort_by(|a, b| a.z.total_cmp(&b.z));
        riders
    }

    /// Where the anchor of `item` goes in the scene, and how many scene pixels a prop pixel takes.
    ///
    /// `None` when a carrier or its slot is missing, or carriers go in a circle.
    pub fn place(&self, item: &PlacedProp, catalog: &dyn Catalog) -> Option<(Point, f64)> {
        self.place_within(item, catalog, self.items.len())
    }

    fn place_within(&self, item: &PlacedProp, catalog: &dyn Catalog, depth: usize) -> Option<(Point, f64)> {
        match &item.placement {
            Placement::At { point, scale } => Some((*point, *scale)),
            Placement::On {
                carrier,
                slot,
                offset,
                scale,
            } => {
                let carrier = self.item(carrier)?;
                let (at, carrier_scale) = self.place_within(carrier, catalog, depth.checked_sub(1)?)?;
                let slot = catalog.prop(&carrier.prop)?.slots.iter().find(|s| &s.name == slot)?;
                let local = Point::new(slot.at.x + offset.x, slot.at.y + offset.y);
                Some((at.place(local, carrier_scale), carrier_scale * scale))
            }
        }
    }
}
