//! Fingers on the scene: a tap judges, one finger drags, two pinch; the buttons zoom too.

use super::{
    AppSystems, Screen,
    clock::Clock,
    command::{Command, Commanded},
    power::Awake,
    scene_view::SceneStage,
    theme::Look,
    visit::ActionTaken,
};
use crate::rules::{Action, Seat, Touch};
use bevy::{picking::pointer::PointerId, prelude::*};
use std::time::Duration;

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Hands>()
        .add_systems(
            Update,
            zoom_by_button.run_if(in_state(Screen::Hunt)).in_set(AppSystems::Take),
        )
        .add_systems(OnExit(Screen::Hunt), |mut hands: ResMut<Hands>| hands.fingers.clear());
}

/// The node that takes the scene's touches.
#[derive(Component)]
pub(crate) struct ScenePad;

/// Fingers that are down on the scene.
#[derive(Resource, Default)]
pub(crate) struct Hands {
    fingers: Vec<Finger>,
}

#[derive(Debug, Clone, Copy)]
struct Finger {
    id: PointerId,
    began: Duration,
    start: Vec2,
    at: Vec2,
    can_tap: bool,
}

/// A node over `area` that watches the scene's fingers.
pub(crate) fn scene_pad(area: Rect) -> impl Bundle {
    (
        Name::new("Scene pad"),
        ScenePad,
        Node {
            position_type: PositionType::Absolute,
            left: px(area.min.x),
            top: px(area.min.y),
            width: px(area.width()),
            height: px(area.height()),
            ..default()
        },
        Pickable::default(),
        bevy::ui_widgets::observe(on_press),
        bevy::ui_widgets::observe(on_drag),
        bevy::ui_widgets::observe(on_release),
        bevy::ui_widgets::observe(on_cancel),
    )
}

fn on_press(press: On<Pointer<Press>>, time: Res<Clock>, mut hands: ResMut<Hands>) {
    let at = press.pointer_location.position;
    hands.fingers.retain(|finger| finger.id != press.pointer_id);
    // A second finger makes a gesture of the first: neither taps.
    let is_alone = hands.fingers.is_empty();
    for finger in &mut hands.fingers {
        finger.can_tap = false;
    }
    hands.fingers.push(Finger {
        id: press.pointer_id,
        began: time.elapsed(),
        start: at,
        at,
        can_tap: is_alone,
    });
}

fn on_drag(
    drag: On<Pointer<Drag>>,
    look: Res<Look>,
    stage: Option<ResMut<SceneStage>>,
    mut hands: ResMut<Hands>,
    mut awake: ResMut<Awake>,
) {
    let Some(mut stage) = stage else { return };
    let at = drag.pointer_location.position;
    let others: Vec<Vec2> = hands
        .fingers
        .iter()
        .filter(|f| f.id != drag.pointer_id)
        .map(|f| f.at)
        .collect();
    let Some(finger) = hands.fingers.iter_mut().find(|finger| finger.id == drag.pointer_id) else {
        return;
    };
    let slip = look.screen.px_from_mm(look.touch.slip_mm) as f32;
    if finger.start.distance(at) > slip {
        finger.can_tap = false;
    }
    let before = std::mem::replace(&mut finger.at, at);
    match others.first() {
        None if !finger.can_tap => stage.frame.pan(at - before),
        None => return,
        Some(&other) => {
            let (was, is) = (before.distance(other).max(1.0), at.distance(other).max(1.0));
            stage
                .frame
                .zoom_around(is / was, (at + other) / 2.0, look.touch.max_zoom);
            stage.frame.pan((at - before) / 2.0);
        }
    }
    awake.stir();
}

fn on_release(
    release: On<Pointer<Release>>,
    look: Res<Look>,
    time: Res<Clock>,
    stage: Option<Res<SceneStage>>,
    mut hands: ResMut<Hands>,
    mut actions: MessageWriter<ActionTaken>,
) {
    let Some(index) = hands.fingers.iter().position(|finger| finger.id == release.pointer_id) else {
        return;
    };
    let finger = hands.fingers.swap_remove(index);
    let at = release.pointer_location.position;
    let slip = look.screen.px_from_mm(look.touch.slip_mm) as f32;
    let is_tap = finger.can_tap
        && finger.start.distance(at) <= slip
        && time.elapsed().saturating_sub(finger.began).as_secs_f32() <= look.touch.tap_secs;
    let Some(stage) = stage.filter(|_| is_tap) else { return };
    let reach_px = look.screen.px_from_mm(look.touch.reach_mm) / f64::from(stage.frame.scale());
    // Where the finger came down: lifting it rolls it.
    let point = stage.frame.scene_from_window(finger.start);
    actions.write(ActionTaken(Action::Touch(Touch {
        seat: Seat(0),
        point,
        reach_px,
    })));
}

fn on_cancel(cancel: On<Pointer<Cancel>>, mut hands: ResMut<Hands>) {
    hands.fingers.retain(|finger| finger.id != cancel.pointer_id);
}

fn zoom_by_button(
    mut commanded: MessageReader<Commanded>,
    look: Res<Look>,
    stage: Option<ResMut<SceneStage>>,
    mut awake: ResMut<Awake>,
) {
    let Some(mut stage) = stage else { return };
    for Commanded(command) in commanded.read() {
        let factor = match command {
            Command::ZoomIn => look.touch.zoom_step,
            Command::ZoomOut => 1.0 / look.touch.zoom_step,
            Command::Overview => 0.0,
            _ => continue,
        };
        let middle = stage.frame.area.center();
        stage.frame.zoom_around(factor, middle, look.touch.max_zoom);
        awake.stir();
    }
}
