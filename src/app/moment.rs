//! A part of a scene as a picture of its own: what surrounds one hazard, or the whole place.

use super::{
    show::Show,
    widget::{self, Build},
};
use crate::{
    art::{ArtCatalog, ArtError, Crop, PixelRect, Pixels, Variant, photo_pixels, plan_scene},
    content::{CANVAS_PX, Composed, ItemId, LevelId, Photo, PictureRef, Scene},
    geometry::Rect,
};
use bevy::prelude::{Handle, Image, Vec2};
use std::sync::Arc;

/// A hazard is shown with this many times its own size around it.
const AROUND: f64 = 2.4;

/// Less of a scene than this tells nobody where they are; scene pixels across.
const LEAST_PX: f64 = 420.0;

/// What surrounds the hazard `item` of `level`, with it shown as `variant` and every other twin safe; `None` when there is no
/// such hazard.
pub(crate) fn around(
    build: &mut Build,
    level: &LevelId,
    item: &ItemId,
    variant: Variant,
    size: Vec2,
) -> Option<Handle<Image>> {
    let part = surroundings(&build.show, level, item, size)?;
    let key = format!("moment/{level}/{item}/{variant:?}");
    picture(build, level, &key, part, Some((item.clone(), variant)), size)
}

/// The hazard's own box and its place in the picture that `around` gives, as shares of the picture's sides.
pub(crate) fn hazard_in(show: &Show, level: &LevelId, item: &ItemId, size: Vec2) -> Option<bevy::math::Rect> {
    let part = surroundings(show, level, item, size)?;
    let hit = hit(show, level, item)?;
    let share = |x: f64, y: f64| {
        Vec2::new(
            ((x - part.min.x) / part.width()) as f32,
            ((y - part.min.y) / part.height()) as f32,
        )
    };
    Some(bevy::math::Rect::from_corners(
        share(hit.min.x, hit.min.y),
        share(hit.max.x, hit.max.y),
    ))
}

/// The whole scene of `level`, safe, covering `size` pixels; `None` for levels without a scene.
pub(crate) fn place(build: &mut Build, level: &LevelId, size: Vec2) -> Option<Handle<Image>> {
    let scene = scene_size(&build.show.spotting(level)?.scene);
    let aspect = f64::from(size.x / size.y);
    let width = scene.0.min(scene.1 * aspect);
    let height = width / aspect;
    let part = Rect::new((scene.0 - width) / 2.0, (scene.1 - height) / 2.0, width, height);
    let key = format!("moment/{level}");
    picture(build, level, &key, part, None, size)
}

fn scene_size(scene: &Scene) -> (f64, f64) {
    let (width, height) = match scene {
        Scene::Composed(_) => CANVAS_PX,
        Scene::Photo(photo) => photo.size,
    };
    (f64::from(width), f64::from(height))
}

fn hit(show: &Show, level: &LevelId, item: &ItemId) -> Option<Rect> {
    let board = show.repertoire.boards.get(level)?;
    let item = board.items.iter().find(|on_board| &on_board.id == item)?;
    Some(item.hit.bounds())
}

/// The part of the scene, in scene pixels, that has the proportions of `size` and the hazard in its middle.
fn surroundings(show: &Show, level: &LevelId, item: &ItemId, size: Vec2) -> Option<Rect> {
    let scene = scene_size(&show.spotting(level)?.scene);
    let hit = hit(show, level, item)?;
    let aspect = f64::from(size.x / size.y);
    let most = scene.0.min(scene.1 * aspect);
    let width = (hit.width().max(hit.height() * aspect) * AROUND)
        .max(LEAST_PX)
        .min(most);
    let height = width / aspect;
    let center = hit.center();
    let left = (center.x - width / 2.0).clamp(0.0, scene.0 - width);
    let top = (center.y - height / 2.0).clamp(0.0, scene.1 - height);
    Some(Rect::new(left, top, width, height))
}

fn picture(
    build: &mut Build,
    level: &LevelId,
    key: &str,
    part: Rect,
    shown: Option<(ItemId, Variant)>,
    size: Vec2,
) -> Option<Handle<Image>> {
    let (width, height) = widget::size(size.x, size.y);
    let key = format!("{key}@{width}x{height}/{}", build.show.content);
    let art = Arc::clone(build.pictures.art());
    let scale = f64::from(width) / part.width();
    #[expect(clippy::cast_sign_loss, reason = "a part lies in its scene")]
    let pixel = |at: f64| (at * scale).round().max(0.0) as u32;
    let rect = PixelRect {
        x: pixel(part.min.x),
        y: pixel(part.min.y),
        width,
        height,
    };
    let crop = Crop { scale, part: rect };
    let made = match build.show.spotting(level)?.scene.clone() {
        Scene::Composed(composed) => build
            .pictures
            .keep(&build.images, key, None, move || drawn(&composed, &art, shown, crop)),
        Scene::Photo(photo) => {
            let pack = level.pack().to_owned();
            build.pictures.keep(&build.images, key, None, move || {
                photographed(&photo, &art, &pack, crop)
            })
        }
    };
    Some(made)
}

fn drawn(
    composed: &Composed,
    art: &ArtCatalog,
    shown: Option<(ItemId, Variant)>,
    crop: Crop,
) -> Result<Pixels, ArtError> {
    let variant = |item: &crate::content::PlacedProp| match &shown {
        Some((id, variant)) if id == &item.id => *variant,
        _ => Variant::Safe,
    };
    plan_scene(composed, art, &variant)?.render_crop(crop)
}

fn photographed(photo: &Photo, art: &ArtCatalog, pack: &str, crop: Crop) -> Result<Pixels, ArtError> {
    #[expect(clippy::cast_sign_loss, reason = "a scale is positive")]
    let side = |px: u32| (f64::from(px) * crop.scale).round() as u32;
    let (width, height) = (side(photo.size.0), side(photo.size.1));
    let whole = match &photo.picture {
        PictureRef::File(path) => {
            let missing = || ArtError::Missing { name: path.clone() };
            photo_pixels(&art.picture_bytes(pack, path).ok_or_else(missing)?, width, height)?
        }
        other @ (PictureRef::Sign(_) | PictureRef::Kit { .. } | PictureRef::Prop { .. }) => {
            art.picture_pixels(pack, other, width, height)?
        }
    };
    Ok(whole.trimmed(crop.part))
}
