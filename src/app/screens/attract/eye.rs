//! The eye: it looks at the finger, glances at the moments of play, and blinks.

use super::{Cover, EYE_DEPTH, go_on};
use crate::app::{
    AppSystems, Screen,
    clock::Clock,
    layout,
    motion::ease_out,
    power::{Alarm, Awake},
    theme::Look,
    widget::{self, Build},
};
use bevy::{input::touch::TouchPhase, prelude::*};
use std::time::Duration;

/// The eye's center and size in the key visual (`art/KIT.md`, section 6: `data-at`).
const LANDSCAPE_AT: (Vec2, f32) = (Vec2::new(960.0, 408.0), 3.9);
const PORTRAIT_AT: (Vec2, f32) = (Vec2::new(540.0, 643.2), 4.6);

/// What the eye's files show around its center, in its own units.
const VIEW: Vec2 = Vec2::new(300.0, 240.0);
/// The part of it around the center that is not empty.
const SEEN: Vec2 = Vec2::new(232.0, 208.0);
const IRIS_VIEW: Vec2 = Vec2::new(108.0, 108.0);
/// The iris hangs this much below the center.
const IRIS_DROP: f32 = 2.0;

/// How far the iris moves in the eye's own units: farther, and it would leave the white.
const LOOK_X: f32 = 15.0;
const LOOK_Y: f32 = 5.0;

pub(super) fn plugin(app: &mut App) {
    app.add_systems(
        Update,
        (follow_finger, live)
            .chain()
            .in_set(AppSystems::Present)
            .run_if(in_state(Screen::Attract)),
    );
}

/// The eye's layers.
pub(super) struct EyePictures {
    ball: Handle<Image>,
    iris: Handle<Image>,
    rim: Handle<Image>,
    half: Handle<Image>,
    closed: Handle<Image>,
    /// The size of all but the iris, in window pixels.
    seen: Vec2,
}

/// The whole eye.
#[derive(Component)]
struct Eye {
    center: Vec2,
    /// Window pixels per unit of its own.
    unit: f32,
    born: Option<Duration>,
    /// Where it looks: -1 to 1 on both axes.
    gaze: Vec2,
    from: Vec2,
    target: Vec2,
    turned: Duration,
}

#[derive(Component)]
struct Iris;

/// What is seen while the eye blinks.
#[derive(Component, Clone, Copy, PartialEq, Eq)]
enum Lid {
    Open,
    Half,
    Closed,
}

impl EyePictures {
    pub(super) fn new(build: &mut Build, cover: Cover) -> Self {
        let (_, scale) = place(&build.look);
        let unit = scale * cover.scale;
        let (view, iris) = ((VIEW * unit).round(), IRIS_VIEW * unit);
        let corner = ((VIEW - SEEN) / 2.0 * unit).floor();
        let seen = view - 2.0 * corner;
        let (whole, part) = (
            widget::size(view.x, view.y),
            layout::pixel_rect(Rect::from_corners(corner, corner + seen)),
        );
        let mut lid = |stem: &str| build.pictures.part(&build.images, "identity", stem, whole, part);
        let (ball, rim, half, closed) = (lid("eye-ball"), lid("eye-rim"), lid("eye-half"), lid("eye-closed"));
        Self {
            ball,
            iris: build.drawing("identity", "eye-iris", iris.x, iris.y),
            rim,
            half,
            closed,
            seen,
        }
    }

    pub(super) fn spawn(&self, commands: &mut Commands, look: &Look, cover: Cover) {
        let (at, scale) = place(look);
        let unit = scale * cover.scale;
        let center = cover.at(at);
        let layer = |image: &Handle<Image>, size: Vec2, depth: f32| {
            let sprite = Sprite {
                image: image.clone(),
                custom_size: Some(size),
                ..default()
            };
            (sprite, Transform::from_xyz(0.0, 0.0, depth))
        };
        let eye = Eye {
            center,
            unit,
            born: None,
            gaze: Vec2::ZERO,
            from: Vec2::ZERO,
            target: Vec2::ZERO,
            turned: Duration::ZERO,
        };
        let place = layout::in_world(look, center).extend(EYE_DEPTH);
        commands
            .spawn((
                Name::new("Eye"),
                eye,
                Transform::from_translation(place),
                Visibility::default(),
                DespawnOnExit(Screen::Attract),
            ))
            .with_children(|eye| {
                eye.spawn((layer(&self.ball, self.seen, 1.0), Lid::Open));
                eye.spawn((layer(&self.iris, IRIS_VIEW * unit, 2.0), Lid::Open, Iris));
                eye.spawn((layer(&self.rim, self.seen, 3.0), Lid::Open));
                eye.spawn((layer(&self.half, self.seen, 4.0), Lid::Half, Visibility::Hidden));
                eye.spawn((layer(&self.closed, self.seen, 5.0), Lid::Closed, Visibility::Hidden));
            });
    }
}

fn place(look: &Look) -> (Vec2, f32) {
    if look.is_portrait() { PORTRAIT_AT } else { LANDSCAPE_AT }
}

/// The eye turns to a finger, or to a mouse.
fn follow_finger(
    mut touches: MessageReader<TouchInput>,
    mut moves: MessageReader<CursorMoved>,
    time: Res<Clock>,
    mut eyes: Query<&mut Eye>,
) {
    let at = touches
        .read()
        .filter(|touch| touch.phase == TouchPhase::Started)
        .map(|touch| touch.position)
        .last()
        .or(moves.read().map(|moved| moved.position).last());
    let Some(at) = at else { return };
    for mut eye in &mut eyes {
        let away = (at - eye.center) / (VIEW * eye.unit);
        eye.turn_to(away.clamp_length_max(1.0), time.elapsed());
    }
}

impl Eye {
    fn turn_to(&mut self, target: Vec2, now: Duration) {
        if target != self.target {
            self.from = self.gaze;
            self.target = target;
            self.turned = now;
        }
    }
}

/// One breath of the eye: a glance at the moments of play, back, a blink.
const BREATH_SECS: f32 = 9.6;
const GLANCE: (f32, Vec2) = (2.4, Vec2::new(0.9, -0.1));
const BACK: (f32, Vec2) = (4.4, Vec2::new(0.0, 0.7));
const BLINK_AT: f32 = 5.2;

fn live(
    time: Res<Clock>,
    look: Res<Look>,
    mut eyes: Query<&mut Eye>,
    mut irises: Query<&mut Transform, With<Iris>>,
    mut lids: Query<(&Lid, &mut Visibility)>,
    mut alarm: ResMut<Alarm>,
    awake: Res<Awake>,
) {
    let now = time.elapsed();
    let Ok(mut eye) = eyes.single_mut() else { return };
    if !awake.is_shown() {
        return;
    }
    let born = *eye.born.get_or_insert(now);
    let age = now.saturating_sub(born).as_secs_f32() % BREATH_SECS;
    let before = age - time.delta_secs();
    let has_passed = |at: f32| before < at && at <= age;
    if !look.is_calm {
        for (at, gaze) in [GLANCE, BACK] {
            if has_passed(at) {
                eye.turn_to(gaze, now);
            }
        }
    }
    let frame = look.time.blink_frame_secs;
    let lid = match ((age - BLINK_AT) / frame).floor() {
        _ if look.is_calm => Lid::Open,
        0.0 | 2.0 => Lid::Half,
        1.0 => Lid::Closed,
        _ => Lid::Open,
    };
    for (shown_in, mut visibility) in &mut lids {
        let wanted = if shown_in == &lid {
            Visibility::Inherited
        } else {
            Visibility::Hidden
        };
        visibility.set_if_neq(wanted);
    }
    let along = if look.is_calm {
        1.0
    } else {
        now.saturating_sub(eye.turned).as_secs_f32() / look.time.gaze_secs
    };
    eye.gaze = eye.from.lerp(eye.target, ease_out(along));
    for mut iris in &mut irises {
        let at = (eye.gaze * Vec2::new(LOOK_X, LOOK_Y) + Vec2::new(0.0, IRIS_DROP)) * eye.unit;
        let wanted = Vec2::new(at.x, -at.y);
        let depth = iris.translation.z;
        if iris.translation.truncate() != wanted {
            iris.translation = wanted.extend(depth);
            go_on(&mut alarm, &time, &look);
        }
    }
    if look.is_calm {
        return;
    }
    // The next thing to happen; while something moves `stir` brings the frames.
    let next = [
        GLANCE.0,
        BACK.0,
        BLINK_AT,
        BLINK_AT + frame,
        BLINK_AT + 2.0 * frame,
        BLINK_AT + 3.0 * frame,
    ]
    .into_iter()
    .find(|&at| at > age)
    .unwrap_or(BREATH_SECS + GLANCE.0);
    alarm.wake_at(now + Duration::from_secs_f32(next - age));
}
