//! A composed scene as layers, and its pixels: whole or a part.

use super::{
    ArtCatalog, ArtError, Crop, PixelRect, Pixels, Variant,
    picture::{Drawing, pixels, pixmap},
    prop::Prop,
};
use crate::{
    content::{CANVAS_PX, Composed, ItemId, PlacedProp},
    geometry::{Point, Rect},
};
use resvg::tiny_skia::Transform;
use std::sync::Arc;

/// The grade that glues props of different files together: warm upper left to cool lower right (art bible, section 2).
const GRADE: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" width="1920" height="1080"><defs><linearGradient id="l" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="#FFE2A8" stop-opacity=".20"/><stop offset=".5" stop-color="#FFE2A8" stop-opacity="0"/><stop offset="1" stop-color="#3A2A66" stop-opacity=".16"/></linearGradient></defs><rect id="grade" width="1920" height="1080" fill="url(#l)"/></svg>"##;

/// Curves that a picture's edge cuts are smoothed otherwise than inside: a part is painted this much larger and trimmed.
const BLEED_PX: u32 = 4;

/// Picture pixels around a swapped prop that are drawn anew too, so that soft edges meet.
const PATCH_MARGIN_PX: f64 = 2.0;

#[derive(Debug, Clone)]
struct Layer {
    drawing: Drawing,
    /// A group of the drawing; `None`: all of it.
    group: Option<String>,
    at: Point,
    scale: f64,
    /// Scene pixels; `None`: everywhere.
    bounds: Option<Rect>,
}

/// What is painted, back to front.
#[derive(Debug, Clone)]
pub struct ScenePlan {
    layers: Vec<Layer>,
    digest: blake3::Hash,
}

/// Plans `composed` with each item drawn as `variant` says.
///
/// Backdrop, then all ground shadows, then props by ground line, riders between their carrier's back and front, then the
/// grade. Props that the catalog lacks are left out.
pub fn plan_scene(
    composed: &Composed,
    catalog: &ArtCatalog,
    variant: &dyn Fn(&PlacedProp) -> Variant,
) -> Result<ScenePlan, ArtError> {
    let mut planner = Planner {
        composed,
        catalog,
        variant,
        layers: Vec::new(),
        hasher: blake3::Hasher::new(),
    };
    let backdrop = &composed.backdrop.0;
    planner
        .hasher
        .update(catalog.drawing_bytes("backdrops", backdrop).unwrap_or_default());
    planner.push_everywhere(catalog.drawing("backdrops", backdrop)?.clone());
    let mut ground: Vec<&PlacedProp> = composed.items.iter().filter(|item| item.carrier().is_none()).collect();
    ground.sort_by(|a, b| a.z.total_cmp(&b.z));
    for item in &ground {
        planner.push_part(item, "shadow");
    }
    for item in ground {
        planner.push_item(item, composed.items.len());
    }
    planner.push_everywhere(Drawing::parse("grade", GRADE.as_bytes())?);
    Ok(ScenePlan {
        layers: planner.layers,
        digest: planner.hasher.finalize(),
    })
}

struct Planner<'a> {
    composed: &'a Composed,
    catalog: &'a ArtCatalog,
    variant: &'a dyn Fn(&PlacedProp) -> Variant,
    layers: Vec<Layer>,
    hasher: blake3::Hasher,
}

impl Planner<'_> {
    fn push_everywhere(&mut self, drawing: Drawing) {
        self.layers.push(Layer {
            drawing,
            group: None,
            at: Point::default(),
            scale: 1.0,
            bounds: None,
        });
    }

    fn push_item(&mut self, item: &PlacedProp, depth: usize) {
        let Some(depth) = depth.checked_sub(1) else { return };
        self.push_part(item, "back");
        for rider in self.composed.riders(&item.id) {
            self.push_part(rider, "shadow");
            self.push_item(rider, depth);
        }
        self.push_part(item, "front");
    }

    fn push_part(&mut self, item: &PlacedProp, part: &str) {
        let Some(prop) = self.catalog.parsed_prop(&item.prop) else {
            return;
        };
        let Some((at, scale)) = self.composed.place(item, self.catalog) else {
            return;
        };
        let group = prop.part(shown(prop, (self.variant)(item)), part);
        let Some(bounds) = prop.drawing.bounds(&group) else {
            return;
        };
        for number in [at.x, at.y, scale] {
            self.hasher.update(&number.to_le_bytes());
        }
        self.hasher.update(group.as_bytes());
        self.hasher
            .update(self.catalog.prop_bytes(&item.prop).unwrap_or_default());
        self.layers.push(Layer {
            drawing: prop.drawing.clone(),
            group: Some(group),
            at,
            scale,
            bounds: Some(bounds.placed(at, scale)),
        });
    }
}

/// Twins are safe or unsafe, everything else has its one drawing.
fn shown(prop: &Arc<Prop>, wanted: Variant) -> Variant {
    match (prop.info.is_twin(), wanted) {
        (false, _) => Variant::Base,
        (true, Variant::Unsafe) => Variant::Unsafe,
        (true, Variant::Base | Variant::Safe) => Variant::Safe,
    }
}

impl ScenePlan {
    /// Names the picture: equal plans have equal digests on every machine.
    pub fn digest(&self) -> String {
        self.digest.to_hex().to_string()
    }

    /// Paints the whole scene, `scale` picture pixels per scene pixel.
    pub fn render(&self, scale: f64) -> Result<Pixels, ArtError> {
        #[expect(clippy::cast_sign_loss, reason = "a scale is positive")]
        let side = |px: u32| (f64::from(px) * scale).round() as u32;
        let part = PixelRect {
            x: 0,
            y: 0,
            width: side(CANVAS_PX.0),
            height: side(CANVAS_PX.1),
        };
        Ok(pixels(self.paint(Crop { scale, part })?))
    }

    /// Paints a part of the scene: the same pixels as in the whole picture.
    pub fn render_crop(&self, crop: Crop) -> Result<Pixels, ArtError> {
        let PixelRect { x, y, width, height } = crop.part;
        let (left, top) = (x.min(BLEED_PX), y.min(BLEED_PX));
        let part = PixelRect {
            x: x - left,
            y: y - top,
            width: width + left + BLEED_PX,
            height: height + top + BLEED_PX,
        };
        Ok(pixels(self.paint(Crop { part, ..crop })?).trimmed(PixelRect {
            x: left,
            y: top,
            width,
            height,
        }))
    }

    fn paint(&self, crop: Crop) -> Result<resvg::tiny_skia::Pixmap, ArtError> {
        let PixelRect { x, y, width, height } = crop.part;
        let seen = Rect::new(
            f64::from(x) / crop.scale,
            f64::from(y) / crop.scale,
            f64::from(width) / crop.scale,
            f64::from(height) / crop.scale,
        );
        let mut onto = pixmap(width, height)?;
        for layer in self
            .layers
            .iter()
            .filter(|layer| layer.bounds.is_none_or(|bounds| meet(&bounds, &seen)))
        {
            let scale = (layer.scale * crop.scale) as f32;
            let transform = Transform::from_translate(
                (layer.at.x * crop.scale - f64::from(x)) as f32,
                (layer.at.y * crop.scale - f64::from(y)) as f32,
            )
            .pre_scale(scale, scale);
            match &layer.group {
                Some(group) => layer.drawing.paint(group, transform, &mut onto),
                None => layer.drawing.paint_all(transform, &mut onto),
            }
        }
        Ok(onto)
    }

    /// The part of the picture that changes when the twin `item` is swapped, in picture pixels; `None` when nothing does.
    pub fn swap_part(composed: &Composed, item: &ItemId, catalog: &ArtCatalog, scale: f64) -> Option<PixelRect> {
        let item = composed.item(item)?;
        let prop = catalog.parsed_prop(&item.prop)?;
        let (at, item_scale) = composed.place(item, catalog)?;
        let bounds = prop.bounds()?.placed(at, item_scale);
        let limit = |value: f64, max: u32| value.clamp(0.0, (f64::from(max) * scale).round());
        let left = limit((bounds.min.x * scale - PATCH_MARGIN_PX).floor(), CANVAS_PX.0);
        let top = limit((bounds.min.y * scale - PATCH_MARGIN_PX).floor(), CANVAS_PX.1);
        let right = limit((bounds.max.x * scale + PATCH_MARGIN_PX).ceil(), CANVAS_PX.0);
        let bottom = limit((bounds.max.y * scale + PATCH_MARGIN_PX).ceil(), CANVAS_PX.1);
        #[expect(clippy::cast_sign_loss, reason = "clamped to the canvas")]
        let part = PixelRect {
            x: left as u32,
            y: top as u32,
            width: (right - left) as u32,
            height: (bottom - top) as u32,
        };
        (part.width > 0 && part.height > 0).then_some(part)
    }
}

fn meet(a: &Rect, b: &Rect) -> bool {
    a.min.x <= b.max.x && b.min.x <= a.max.x && a.min.y <= b.max.y && b.min.y <= a.max.y
}
