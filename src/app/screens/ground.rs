//! What quiet screens stand on: cream, with the place of the visit faintly drawn along the lower edge.

use crate::app::{
    Screen, layout,
    theme::Look,
    widget::{self, Build},
};
use crate::content::LevelId;
use bevy::prelude::*;

/// The backdrops' own proportions.
const ASPECT: f32 = 16.0 / 9.0;

/// How much of the place shows through: enough to tell where one is, too little to read against.
const STRENGTH: f32 = 0.22;

/// In portrait the place takes this share of the window's height.
const PORTRAIT_SHARE: f32 = 0.36;

/// The place drawn behind a screen.
pub(super) struct Ground {
    image: Option<Handle<Image>>,
    area: Rect,
}

impl Ground {
    /// The place of `level`; without one, the first place of the exhibit.
    pub(super) fn new(build: &mut Build, level: Option<&LevelId>) -> Self {
        let (width, height) = (build.look.screen.width_px as f32, build.look.screen.height_px as f32);
        let share = if build.look.is_portrait() { PORTRAIT_SHARE } else { 1.0 };
        let size = Vec2::new((height * share * ASPECT).max(width), 0.0);
        let size = Vec2::new(size.x, size.x / ASPECT);
        let area = Rect::from_corners(
            Vec2::new((width - size.x) / 2.0, height - size.y),
            Vec2::new(f32::midpoint(width, size.x), height),
        );
        let backdrop = build.show.backdrop(level);
        let image = backdrop.map(|stem| build.drawing("backdrops", &stem, size.x, size.y));
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
        commands
            .spawn((
                widget::screen_root(name),
                DespawnOnExit(screen),
                BackgroundColor(look.color.cream),
            ))
            .with_children(|root| {
                self.spawn(root, look);
                root.spawn(layout::page()).with_children(fill);
            });
    }

    /// Lays the place under everything that `root` gets later.
    fn spawn(&self, root: &mut ChildSpawnerCommands, look: &Look) {
        let Some(image) = &self.image else { return };
        let area = self.area;
        let whole = Node {
            position_type: PositionType::Absolute,
            left: px(area.min.x),
            top: px(area.min.y),
            width: px(area.width()),
            height: px(area.height()),
            ..default()
        };
        root.spawn((
            Name::new("Ground"),
            ImageNode {
                image: image.clone(),
                image_mode: NodeImageMode::Stretch,
                color: Color::WHITE.with_alpha(STRENGTH),
                ..default()
            },
            whole.clone(),
            Pickable::IGNORE,
        ));
        // Its sky passes into the cream.
        let fade = LinearGradient::to_bottom(vec![
            ColorStop::percent(look.color.cream, 30.0),
            ColorStop::percent(look.color.cream.with_alpha(0.0), 75.0),
        ]);
        root.spawn((whole, BackgroundGradient::from(fade), Pickable::IGNORE));
    }
}
