//! Small movements of what is on the screen: something slides into its place, then rests.

use super::{AppSystems, clock::Clock, power::Awake, theme::Look};
use bevy::prelude::*;

/// A frame that took longer than this moves things no farther: nothing jumps.
const LONGEST_FRAME_SECS: f32 = 0.05;

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, slide.in_set(AppSystems::Present));
}

/// Comes from `from` (pixels beside its place) and grows from `scale` into its place over `secs`.
#[derive(Component, Debug, Clone, Copy)]
#[require(UiTransform)]
pub(crate) struct Slide {
    age: f32,
    secs: f32,
    from: Vec2,
    scale: f32,
}

impl Slide {
    /// Comes from `from`.
    pub(crate) fn from(from: Vec2, secs: f32) -> Self {
        Self {
            age: 0.0,
            secs,
            from,
            scale: 1.0,
        }
    }

    /// Grows from `scale` times its size.
    pub(crate) fn growing(scale: f32, secs: f32) -> Self {
        Self {
            scale,
            ..Self::from(Vec2::ZERO, secs)
        }
    }
}

fn slide(
    time: Res<Clock>,
    look: Option<Res<Look>>,
    mut sliding: Query<(Entity, &mut Slide, &mut UiTransform)>,
    mut commands: Commands,
    mut awake: ResMut<Awake>,
) {
    let is_calm = look.is_some_and(|look| look.is_calm);
    for (entity, mut slide, mut transform) in &mut sliding {
        slide.age += time.delta_secs().min(LONGEST_FRAME_SECS);
        let along = if is_calm {
            1.0
        } else {
            ease_out(slide.age / slide.secs.max(f32::EPSILON))
        };
        let left = slide.from * (1.0 - along);
        transform.translation = Val2::px(left.x, left.y);
        transform.scale = Vec2::splat(slide.scale + (1.0 - slide.scale) * along);
        awake.stir();
        if along >= 1.0 {
            commands.entity(entity).remove::<Slide>();
        }
    }
}

/// Fast at first, then settling: 0 to 1 for 0 to 1.
pub(crate) fn ease_out(along: f32) -> f32 {
    let left = 1.0 - along.clamp(0.0, 1.0);
    1.0 - left * left * left
}
