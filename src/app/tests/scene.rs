//! Fingers on the scene: which judge, which move the picture.

use super::{Action, Booth, SceneStage};
use crate::app::theme::Look;
use bevy::{input::touch::TouchPhase, prelude::*};

/// A booth in the middle of its hunt.
fn hunting() -> Booth {
    let mut booth = Booth::open();
    booth.press_all(&["start", "program/yard/full", "continue"]);
    booth
}

fn frame(booth: &Booth) -> crate::app::scene_frame::Frame {
    booth.app.world().resource::<SceneStage>().frame
}

fn touches(booth: &Booth) -> Vec<crate::rules::Touch> {
    booth
        .seen()
        .actions
        .iter()
        .filter_map(|action| match action {
            Action::Touch(touch) => Some(*touch),
            _ => None,
        })
        .collect()
}

#[test]
fn a_tap_judges_the_scene_point_with_a_fingertip_of_reach() {
    let mut booth = hunting();
    for zooms in 0..3 {
        let (x, y) = (960.0, 540.0);
        let at = booth.on_scene(x, y);
        booth.tap(at);
        let touch = *touches(&booth).last().unwrap();
        let look = booth.app.world().resource::<Look>();
        let reach = look.screen.px_from_mm(look.touch.reach_mm) / f64::from(frame(&booth).scale());
        assert!(
            (touch.point.x - x).abs() < 0.1 && (touch.point.y - y).abs() < 0.1,
            "{touch:?} after {zooms} zooms"
        );
        assert_eq!(touch.reach_px, reach, "reach after {zooms} zooms");
        assert_eq!(touches(&booth).len(), zooms + 1, "one touch a tap");
        booth.press("zoom_in");
    }
}

#[test]
fn zoom_buttons_zoom_and_judge_nothing() {
    let mut booth = hunting();
    let step = booth.app.world().resource::<Look>().touch.zoom_step;
    booth.press("zoom_in");
    assert_eq!(frame(&booth).zoom, step, "one step in");
    booth.press_all(&["zoom_in", "zoom_in", "zoom_in", "zoom_in", "zoom_in", "zoom_in"]);
    assert_eq!(
        frame(&booth).zoom,
        booth.app.world().resource::<Look>().touch.max_zoom,
        "as large as may be"
    );
    booth.press("overview");
    assert_eq!(frame(&booth).zoom, 1.0, "the whole scene");
    booth.press("zoom_out");
    assert_eq!(frame(&booth).zoom, 1.0, "no smaller than that");
    assert_eq!(touches(&booth), [], "touches");
}

#[test]
fn a_drag_moves_the_picture_and_judges_nothing() {
    let mut booth = hunting();
    let middle = frame(&booth).area.center();
    let before = frame(&booth).center;
    booth.drag(middle, middle + Vec2::new(200.0, 0.0));
    assert_eq!(frame(&booth).center, before, "nothing to move in the overview");
    booth.press_all(&["zoom_in", "zoom_in"]);
    booth.drag(middle, middle + Vec2::new(200.0, 0.0));
    let moved = before.x - frame(&booth).center.x;
    let expected = 200.0 / frame(&booth).scale();
    // What the finger slips before it counts as a drag does not move the picture.
    assert!(
        moved > expected * 0.7 && moved <= expected + 0.1,
        "moved by {moved} of {expected} scene pixels"
    );
    assert_eq!(touches(&booth), [], "touches");
}

#[test]
fn two_fingers_zoom_and_judge_nothing() {
    let mut booth = hunting();
    let middle = frame(&booth).area.center();
    let (left, right) = (booth.new_finger(), booth.new_finger());
    let at = |half: f32| (middle - Vec2::new(half, 0.0), middle + Vec2::new(half, 0.0));
    for (finger, place) in [(left, at(100.0).0), (right, at(100.0).1)] {
        booth.touch(finger, TouchPhase::Started, place);
    }
    booth.update();
    for half in [120.0, 160.0, 200.0] {
        booth.touch(left, TouchPhase::Moved, at(half).0);
        booth.touch(right, TouchPhase::Moved, at(half).1);
        booth.update();
    }
    booth.touch(left, TouchPhase::Ended, at(200.0).0);
    booth.update();
    booth.touch(right, TouchPhase::Ended, at(200.0).1);
    booth.settle();
    let zoom = frame(&booth).zoom;
    assert!((1.9..=2.1).contains(&zoom), "twice the distance, zoom {zoom}");
    let center = frame(&booth).center;
    assert!(
        center.distance(frame(&booth).scene / 2.0) < 20.0,
        "the middle stays: {center}"
    );
    assert_eq!(touches(&booth), [], "touches");
}

#[test]
fn two_fingers_that_come_down_together_judge_nothing() {
    let mut booth = hunting();
    let middle = frame(&booth).area.center();
    for (finger, place) in [(1, middle), (2, middle + Vec2::new(300.0, 0.0))] {
        booth.touch(finger, TouchPhase::Started, place);
        booth.touch(finger, TouchPhase::Ended, place);
    }
    booth.settle();
    let n = touches(&booth).len();
    assert_eq!(n, 0, "touches");
}

#[test]
fn a_finger_that_rests_or_is_canceled_judges_nothing_and_the_next_tap_does() {
    let mut booth = hunting();
    let middle = frame(&booth).area.center();
    let rest = f64::from(booth.app.world().resource::<Look>().touch.tap_secs) + 0.2;
    booth.touch(1, TouchPhase::Started, middle);
    booth.update();
    booth.pass(rest);
    booth.touch(1, TouchPhase::Ended, middle);
    booth.settle();
    booth.touch(2, TouchPhase::Started, middle);
    booth.update();
    booth.touch(2, TouchPhase::Canceled, middle);
    booth.settle();
    assert_eq!(touches(&booth), [], "touches");
    booth.tap(middle);
    assert_eq!(touches(&booth).len(), 1, "the tap after them");
}

#[test]
fn a_touch_of_the_panel_judges_nothing() {
    let mut booth = hunting();
    let area = frame(&booth).area;
    for at in [
        Vec2::new(area.max.x + 20.0, area.center().y),
        Vec2::new(area.center().x, area.max.y + 20.0),
    ] {
        booth.tap(at);
    }
    assert_eq!(touches(&booth), [], "touches");
}
