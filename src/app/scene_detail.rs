//! A sharp picture of what is zoomed in on: drawn once the scene rests, laid over the coarse one.

use super::{
    AppSystems, Screen,
    clock::Clock,
    pictures::Pictures,
    power::{Alarm, Awake},
    scene_frame::Frame,
    scene_view::SceneStage,
    show::Show,
    theme::Look,
};
use crate::art::{Crop, PixelRect, ScenePlan};
use bevy::prelude::*;
use std::time::Duration;

/// Above swapped twins, below marks.
const DETAIL_DEPTH: f32 = 3.0;

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Resting>().add_systems(
        Update,
        sharpen
            .in_set(AppSystems::Present)
            .run_if(in_state(Screen::Hunt).and_then(resource_exists::<SceneStage>)),
    );
}

/// Since when the scene has been looked at like this, and whether that has been drawn.
#[derive(Resource, Default)]
struct Resting {
    seen: Option<(Frame, u32)>,
    since: Duration,
    is_drawn: bool,
}

#[derive(Component)]
struct Detail;

fn sharpen(
    stage: Res<SceneStage>,
    show: Option<Res<Show>>,
    look: Res<Look>,
    clock: Res<Clock>,
    images: Res<Assets<Image>>,
    details: Query<(Entity, &Sprite), With<Detail>>,
    mut resting: ResMut<Resting>,
    mut pictures: ResMut<Pictures>,
    mut alarm: ResMut<Alarm>,
    mut awake: ResMut<Awake>,
    mut commands: Commands,
) {
    let seen = (stage.frame, stage.n_swaps());
    if resting.seen != Some(seen) {
        // A found hazard must be seen to turn safe: what was drawn before it goes.
        let is_stale = resting.seen.is_none_or(|(_, n_swaps)| n_swaps != seen.1);
        if is_stale || !stage.is_coarse() {
            for (detail, _) in &details {
                commands.entity(detail).despawn();
            }
            awake.stir();
        }
        *resting = Resting {
            seen: Some(seen),
            since: clock.elapsed(),
            is_drawn: false,
        };
    }
    retire_older(&details, &images, &mut commands);
    if resting.is_drawn || !stage.is_coarse() {
        return;
    }
    let due = resting.since + Duration::from_secs_f32(look.time.pan_secs);
    if clock.elapsed() < due {
        alarm.wake_at(due);
        return;
    }
    resting.is_drawn = true;
    let Some(plan) = show.and_then(|show| stage.plan(&show, &pictures)) else {
        return;
    };
    let crop = visible(&stage.frame);
    let image = pictures.make(&images, move || ScenePlan::render_crop(&plan()?, crop));
    let to_scene = |px: u32| (f64::from(px) / crop.scale) as f32;
    commands.entity(stage.root()).with_child((
        Name::new("Detail"),
        Detail,
        Sprite {
            image,
            custom_size: Some(Vec2::new(to_scene(crop.part.width), to_scene(crop.part.height))),
            ..default()
        },
        bevy::sprite::Anchor::TOP_LEFT,
        Transform::from_xyz(to_scene(crop.part.x), -to_scene(crop.part.y), DETAIL_DEPTH),
    ));
}

/// Older details go once the newest is there: nothing flickers.
fn retire_older(details: &Query<(Entity, &Sprite), With<Detail>>, images: &Assets<Image>, commands: &mut Commands) {
    let ready: Vec<Entity> = details
        .iter()
        .filter(|(_, sprite)| images.contains(&sprite.image))
        .map(|(detail, _)| detail)
        .collect();
    let newest = ready.iter().max().copied();
    for &older in ready.iter().filter(|&&detail| Some(detail) != newest) {
        commands.entity(older).despawn();
    }
}

/// The part of the scene that the window shows, at the window's own resolution.
fn visible(frame: &Frame) -> Crop {
    let scale = f64::from(frame.scale());
    let corner = frame.scene_from_window(frame.area.min);
    let side = |px: f64| {
        #[expect(clippy::cast_sign_loss, reason = "clamped to the scene")]
        let px = (px * scale).max(0.0).round() as u32;
        px
    };
    #[expect(clippy::cast_sign_loss, reason = "an area is not negative")]
    let part = PixelRect {
        x: side(corner.x),
        y: side(corner.y),
        width: frame.area.width().round() as u32,
        height: frame.area.height().round() as u32,
    };
    Crop { scale, part }
}
