//! A level's scene as one picture, with what a touch can hit drawn around.

use super::{ArtCatalog, ArtError, Pixels, Variant, picture::pixels, plan_scene};
use crate::{
    content::{Board, CANVAS_PX, ItemId, ItemRole, Scene},
    geometry::Region,
};
use resvg::tiny_skia::{
    Color, IntSize, LineCap, LineJoin, Paint, PathBuilder, Pixmap, PremultipliedColorU8, Rect, Stroke, Transform,
};

/// A line's width in picture pixels per scene pixel of a full picture.
const LINE_PX: f32 = 6.0;

/// What lies under a line, so that it shows on any ground.
const HALO: [u8; 3] = [255, 255, 255];
const OPEN: [u8; 3] = [214, 34, 48];
const SAFE: [u8; 3] = [20, 140, 80];
const LURE: [u8; 3] = [36, 92, 214];

/// The scene of a level of `pack` with the twins that `is_unsafe` names drawn so, its proportions kept within `size`.
///
/// A photo is never made larger than it is.
pub fn preview_scene(
    pack: &str,
    scene: &Scene,
    catalog: &ArtCatalog,
    is_unsafe: &dyn Fn(&ItemId) -> bool,
    size: (u32, u32),
) -> Result<Pixels, ArtError> {
    match scene {
        Scene::Photo(photo) => {
            let (width, height) = (size.0.min(photo.size.0), size.1.min(photo.size.1));
            catalog.picture_pixels(pack, &photo.picture, width, height)
        }
        Scene::Composed(composed) => {
            let plan = plan_scene(composed, catalog, &|item| {
                if is_unsafe(&item.id) {
                    Variant::Unsafe
                } else {
                    Variant::Safe
                }
            })?;
            let scale = |of: u32, whole: u32| f64::from(of) / f64::from(whole);
            plan.render(scale(size.0, CANVAS_PX.0).min(scale(size.1, CANVAS_PX.1)))
        }
    }
}

/// Draws the hit region of everything on `board` over a `picture` of the whole scene: unsafe ones thick and red, safe
/// ones green, lures thin and blue.
pub fn outline(picture: &Pixels, board: &Board, is_unsafe: &dyn Fn(&ItemId) -> bool) -> Result<Pixels, ArtError> {
    let scale = picture.width as f32 / board.size.0.max(1) as f32;
    let mut onto = pixmap_of(picture)?;
    for item in &board.items {
        let (color, weight) = match item.role {
            ItemRole::Lure => (LURE, 0.5),
            ItemRole::Fixed => (OPEN, 1.0),
            ItemRole::Twin if is_unsafe(&item.id) => (OPEN, 1.0),
            ItemRole::Twin => (SAFE, 0.7),
        };
        let Some(path) = path(&item.hit) else { continue };
        for (color, width) in [(HALO, weight * LINE_PX * 1.8), (color, weight * LINE_PX)] {
            let mut paint = Paint::default();
            let [red, green, blue] = color;
            paint.set_color(Color::from_rgba8(red, green, blue, 255));
            let stroke = Stroke {
                width,
                line_cap: LineCap::Round,
                line_join: LineJoin::Round,
                ..Stroke::default()
            };
            onto.stroke_path(&path, &paint, &stroke, Transform::from_scale(scale, scale), None);
        }
    }
    Ok(pixels(onto))
}

fn pixmap_of(picture: &Pixels) -> Result<Pixmap, ArtError> {
    let Pixels { width, height, .. } = *picture;
    let bytes = picture
        .rgba
        .as_chunks::<4>()
        .0
        .iter()
        .flat_map(|&[red, green, blue, alpha]| {
            let color = resvg::tiny_skia::ColorU8::from_rgba(red, green, blue, alpha).premultiply();
            bytes_of(color)
        })
        .collect();
    IntSize::from_wh(width, height)
        .and_then(|size| Pixmap::from_vec(bytes, size))
        .ok_or(ArtError::Size { width, height })
}

fn bytes_of(color: PremultipliedColorU8) -> [u8; 4] {
    [color.red(), color.green(), color.blue(), color.alpha()]
}

fn path(region: &Region) -> Option<resvg::tiny_skia::Path> {
    let mut path = PathBuilder::new();
    match region {
        Region::Rect(rect) => {
            let (min, max) = (rect.min, rect.max);
            path.push_rect(Rect::from_ltrb(min.x as f32, min.y as f32, max.x as f32, max.y as f32)?);
        }
        Region::Circle { center, radius } => path.push_circle(center.x as f32, center.y as f32, *radius as f32),
        Region::Polygon(points) => {
            let mut points = points.iter();
            let first = points.next()?;
            path.move_to(first.x as f32, first.y as f32);
            points.for_each(|point| path.line_to(point.x as f32, point.y as f32));
            path.close();
        }
        Region::Silhouette(silhouette) => {
            for (from, to) in silhouette.border() {
                path.move_to(from.x as f32, from.y as f32);
                path.line_to(to.x as f32, to.y as f32);
            }
        }
    }
    path.finish()
}
