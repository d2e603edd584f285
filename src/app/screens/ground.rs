//! What quiet screens stand on: cream, with the place of the visit faintly drawn along the lower edge.

use crate::{
    app::{
        Screen, layout,
        pictures::told,
        theme::Look,
        widget::{self, Build},
    },
    content::LevelId,
};
use bevy::prelude::*;

/// The backdrops' own proportions.
const ASPECT: f32 = 16.0 / 9.0;

/// How much of the place shows through: enough to tell where one is, too little to read against.
const STRENGTH: f32 = 0.18;

/// From here to there, in heights of the place, its sky passes into the cream.
const FADE: (f32, f32) = (0.30, 0.75);

/// In portrait the place takes this share of the window's height.
const PORTRAIT_SHARE: f32 = 0.36;

/// Below everything else.
const DEPTH: f32 = -10.0;

/// The place drawn behind a screen.
pub(super) struct Ground {
    image: Option<Handle<Image>>,
    area: Rect,
}

impl Ground {
    /// The place of `level`; without one, the first place of the exhibit.
    pub(super) fn new(build: &mut Build, level: Option<&LevelId>) -> Self {
        let window = build.look.window();
        let share = if build.look.is_portrait() { PORTRAIT_SHARE } else { 1.0 };
        let across = (window.y * share * ASPECT).max(window.x).round();
        let whole = Vec2::new(across, (across / ASPECT).round());
        // Of the whole place only what is in the window and not hidden by the cream is kept and drawn.
        let corner = Vec2::new(((across - window.x) / 2.0).floor(), (whole.y * FADE.0).round());
        let corner = corner.max(Vec2::new(0.0, whole.y - window.y));
        let seen = Rect::from_corners(corner, Vec2::new(corner.x + window.x, whole.y));
        let backdrop = build.show.backdrop(level);
        let image = backdrop.map(|stem| veiled(build, &stem, whole, seen));
        let area = Rect::from_corners(Vec2::new(0.0, window.y - seen.height()), window);
        Self { image, area }
    }

    /// A screen on this ground, gone when `screen` is left; `fill` gets its page, from top to bottom.
    pub(super) fn spawn_screen(
        &self,
        commands: &mut Commands,
        look: &Look,
        (name, screen): (&'static str, Screen),
        fill: impl FnOnce(&mut ChildSpawnerCommands),
    ) {
        commands.insert_resource(ClearColor(look.color.cream));
        if let Some(image) = &self.image {
            commands.spawn((
                Name::new("Ground"),
                layout::laid(look, image.clone(), self.area, DEPTH),
                DespawnOnExit(screen.clone()),
            ));
        }
        commands
            .spawn((widget::screen_root(name), DespawnOnExit(screen)))
            .with_children(|root| {
                root.spawn(layout::page()).with_children(fill);
            });
    }
}

/// The part `seen` of the backdrop `stem`, `whole` pixels large, as it shows through the cream.
fn veiled(build: &mut Build, stem: &str, whole: Vec2, seen: Rect) -> Handle<Image> {
    let cream = build.look.color.cream.to_srgba().to_u8_array_no_alpha();
    let ((width, height), part) = (widget::size(whole.x, whole.y), layout::pixel_rect(seen));
    let [red, green, blue] = cream;
    let veil = format!("{red:02x}{green:02x}{blue:02x}-{STRENGTH}-{}-{}", FADE.0, FADE.1);
    let of = format!("{width}x{height}-{}-{veil}", told(part));
    build
        .pictures
        .made_of(&build.images, ("backdrops", stem), &of, move |drawing| {
            let strength = |row: f32| {
                let at = (part.y as f32 + row * part.height as f32) / height as f32;
                STRENGTH * ((at - FADE.0) / (FADE.1 - FADE.0)).clamp(0.0, 1.0)
            };
            Ok(drawing.fitted(width, height)?.trimmed(part).veiled(cream, strength))
        })
}
