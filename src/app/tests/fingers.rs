//! Fingers and the mouse on buttons: each press is one activation, and nothing stays behind.

use super::Booth;
use crate::rules::Action;
use bevy::{
    input::{ButtonState, touch::TouchPhase},
    picking::pointer::PointerId,
    prelude::*,
    ui::Pressed,
    ui_widgets::Button,
};

const N_BUTTONS: usize = 10;
const SIDE: f32 = 100.0;

/// The booth with ten plain buttons over everything else.
fn booth() -> Booth {
    let mut booth = Booth::open();
    for index in 0..N_BUTTONS {
        booth.app.world_mut().spawn((
            Name::new(format!("button {index}")),
            Button,
            GlobalZIndex(100),
            Node {
                position_type: PositionType::Absolute,
                left: px(middle(index).x - SIDE / 2.0),
                top: px(middle(index).y - SIDE / 2.0),
                width: px(SIDE),
                height: px(SIDE),
                ..default()
            },
        ));
    }
    booth.settle();
    booth
}

fn middle(index: usize) -> Vec2 {
    Vec2::new(200.0 + 150.0 * index as f32, 540.0)
}

/// How often each button was activated, and that nothing is pressed, pointed with or waited for afterwards.
#[track_caller]
fn check(booth: &mut Booth, expected: [usize; N_BUTTONS]) {
    for _ in 0..4 {
        booth.update();
    }
    let mut activated = [0; N_BUTTONS];
    for name in &booth.seen().activated {
        let index: usize = name.strip_prefix("button ").unwrap().parse().unwrap();
        activated[index] += 1;
    }
    assert_eq!(activated, expected, "activations");
    let world = booth.app.world_mut();
    assert_eq!(
        world.query_filtered::<(), With<Pressed>>().iter(world).count(),
        0,
        "buttons stay pressed"
    );
    let fingers = world
        .query::<&PointerId>()
        .iter(world)
        .filter(|id| id.is_touch())
        .count();
    assert_eq!(fingers, 0, "fingers stay");
    let state = world.resource::<PointerState>();
    let n_states = state.pointer_buttons.keys().filter(|(id, _)| id.is_touch()).count();
    assert_eq!(n_states, 0, "pointer states stay");
}

fn only(index: usize, n: usize) -> [usize; N_BUTTONS] {
    let mut expected = [0; N_BUTTONS];
    expected[index] = n;
    expected
}

#[test]
fn a_tap_within_one_update_activates_once() {
    let mut booth = booth();
    booth.tap(middle(3));
    check(&mut booth, only(3, 1));
}

#[test]
fn a_tap_over_several_updates_activates_once_and_shows_the_button_pressed() {
    let mut booth = booth();
    booth.touch(1, TouchPhase::Started, middle(3));
    booth.update();
    booth.update();
    let world = booth.app.world_mut();
    assert_eq!(
        world.query_filtered::<(), With<Pressed>>().iter(world).count(),
        1,
        "the button is pressed while the finger is down"
    );
    booth.touch(1, TouchPhase::Ended, middle(3));
    check(&mut booth, only(3, 1));
}

#[test]
fn a_thousand_taps_of_ten_fingers_at_once_are_a_thousand_activations() {
    let mut booth = booth();
    for _ in 0..100 {
        for index in 0..N_BUTTONS {
            let finger = booth.new_finger();
            booth.touch(finger, TouchPhase::Started, middle(index));
            booth.touch(finger, TouchPhase::Ended, middle(index));
        }
        booth.update();
    }
    check(&mut booth, [100; N_BUTTONS]);
}

#[test]
fn a_finger_number_used_again_within_one_update_is_another_tap() {
    let mut booth = booth();
    for index in [2, 5] {
        booth.touch(1, TouchPhase::Started, middle(index));
        booth.touch(1, TouchPhase::Ended, middle(index));
    }
    let mut expected = only(2, 1);
    expected[5] = 1;
    check(&mut booth, expected);
}

#[test]
fn a_finger_whose_end_was_lost_activates_once() {
    let mut booth = booth();
    booth.touch(1, TouchPhase::Started, middle(4));
    booth.update();
    booth.touch(1, TouchPhase::Started, middle(4));
    booth.update();
    booth.touch(1, TouchPhase::Ended, middle(4));
    check(&mut booth, only(4, 1));
}

#[test]
fn a_finger_that_lies_on_the_glass_keeps_nothing_pressed_and_keeps_nobody_from_tapping() {
    let mut booth = booth();
    booth.touch(1, TouchPhase::Started, middle(4));
    booth.update();
    booth.pass(15.0);
    booth.tap(middle(2));
    let world = booth.app.world_mut();
    let pressed = world.query_filtered::<(), With<Pressed>>().iter(world).count();
    assert_eq!(pressed, 0, "nothing stays pressed");
    booth.touch(1, TouchPhase::Ended, middle(4));
    check(&mut booth, only(2, 1));
}

#[test]
fn the_number_of_a_forgotten_finger_taps_again() {
    let mut booth = booth();
    booth.touch(1, TouchPhase::Started, middle(4));
    booth.update();
    booth.pass(15.0);
    booth.touch(1, TouchPhase::Started, middle(2));
    booth.touch(1, TouchPhase::Ended, middle(2));
    booth.settle();
    check(&mut booth, only(2, 1));
}

#[test]
fn a_hand_resting_on_the_scene_does_not_keep_others_from_finding() {
    let mut booth = Booth::open();
    booth.press_all(&["start", "program/yard/full", "continue"]);
    let beside = booth.on_scene(700.0, 200.0);
    booth.touch(500, TouchPhase::Started, beside);
    booth.update();
    // Somebody is there all along.
    booth.pass(6.0);
    booth.key("Tab");
    booth.pass(6.0);
    let n_actions = |booth: &Booth| {
        let actions = &booth.seen().actions;
        actions
            .iter()
            .filter(|action| matches!(action, Action::Touch(_)))
            .count()
    };
    let before = n_actions(&booth);
    booth.tap_scene(960.0, 520.0);
    assert_eq!(n_actions(&booth), before + 1, "the tap counts");
}

#[test]
fn a_canceled_touch_activates_nothing() {
    let mut booth = booth();
    booth.touch(1, TouchPhase::Started, middle(4));
    booth.update();
    booth.update();
    booth.touch(1, TouchPhase::Canceled, middle(4));
    check(&mut booth, [0; N_BUTTONS]);

    booth.touch(2, TouchPhase::Started, middle(4));
    booth.touch(2, TouchPhase::Canceled, middle(4));
    check(&mut booth, [0; N_BUTTONS]);
}

#[test]
fn a_finger_that_leaves_the_button_activates_nothing() {
    let mut booth = booth();
    let outside = Vec2::new(middle(4).x, 800.0);
    booth.touch(1, TouchPhase::Started, middle(4));
    booth.update();
    booth.touch(1, TouchPhase::Moved, outside);
    booth.update();
    booth.touch(1, TouchPhase::Ended, outside);
    check(&mut booth, [0; N_BUTTONS]);

    booth.touch(2, TouchPhase::Started, middle(4));
    booth.touch(2, TouchPhase::Moved, outside);
    booth.touch(2, TouchPhase::Ended, outside);
    check(&mut booth, [0; N_BUTTONS]);
}

#[test]
fn the_mouse_presses_buttons_too() {
    let mut booth = booth();
    booth.mouse(ButtonState::Pressed, middle(6));
    booth.update();
    booth.mouse(ButtonState::Released, middle(6));
    check(&mut booth, only(6, 1));
}

#[test]
fn the_echo_of_a_finger_as_a_mouse_is_ignored() {
    let mut booth = booth();
    booth.tap(middle(6));
    booth.mouse(ButtonState::Pressed, middle(6));
    booth.mouse(ButtonState::Released, middle(6));
    check(&mut booth, only(6, 1));
    booth.pass(2.0);
    booth.mouse(ButtonState::Pressed, middle(6));
    booth.mouse(ButtonState::Released, middle(6));
    check(&mut booth, only(6, 2));
}
