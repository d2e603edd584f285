//! A visit without a touch: everything can be reached, pressed and left by keys.

use super::{
    Booth, LANDSCAPE, PORTRAIT, Screen,
    places::TestPlaces,
    visit::{open, place},
};
use crate::{
    app::{keys, reticle::Reticle, scene_view::SceneStage},
    rules::{Action, Ending, Phase},
};
use bevy::{
    input_focus::{InputFocus, InputFocusVisible},
    prelude::*,
    window::WindowEvent,
};

/// More than there are things to stop at on any screen.
const MOST_STEPS: usize = 40;

impl Booth {
    /// Presses the key `name` and lets go of it.
    #[track_caller]
    pub(super) fn key(&mut self, name: &str) {
        let stroke = keys::stroke(name, self.window);
        assert!(!stroke.is_empty(), "there is a key {name:?}");
        let world = self.app.world_mut();
        for input in stroke {
            world.write_message(input.clone());
            world.write_message(WindowEvent::KeyboardInput(input));
        }
        self.settle();
    }

    /// The name of what has the focus; `None` while none is shown.
    pub(super) fn focused(&self) -> Option<String> {
        let world = self.app.world();
        let focus = world.resource::<InputFocus>().get()?;
        let is_shown = world.resource::<InputFocusVisible>().0;
        is_shown.then(|| world.get::<Name>(focus).map(ToString::to_string))?
    }

    /// Moves the focus with `key` to what is called `name`.
    #[track_caller]
    pub(super) fn walk(&mut self, key: &str, name: &str) {
        let mut seen = Vec::new();
        for _ in 0..MOST_STEPS {
            let focused = self.focused();
            if focused.as_deref() == Some(name) {
                return;
            }
            seen.extend(focused);
            self.key(key);
        }
        panic!("{key} does not lead to {name} on {:?}: {seen:?}", self.screen());
    }

    fn reticle(&self) -> (f64, f64) {
        let at = self.app.world().resource::<Reticle>().at;
        (at.x, at.y)
    }

    /// Moves the reticle by Tab over `item` and taps.
    #[track_caller]
    fn tap_by_key(&mut self, item: &str) {
        let (x, y) = place(item);
        for _ in 0..MOST_STEPS {
            let at = self.reticle();
            if (at.0 - x).abs() < 60.0 && (at.1 - y).abs() < 120.0 {
                self.key("Enter");
                return;
            }
            self.key("Tab");
        }
        panic!("Tab does not lead to {item}");
    }

    /// Everything that Tab comes by, from where the focus is until it is there again.
    fn round_trip(&mut self) -> Vec<String> {
        let mut seen: Vec<String> = self.focused().into_iter().collect();
        for _ in 0..MOST_STEPS {
            self.key("Tab");
            let focused = self.focused().unwrap();
            if seen.first() == Some(&focused) && focused != "Scene pad" {
                break;
            }
            if seen.last() != Some(&focused) {
                seen.push(focused);
            }
        }
        seen
    }
}

fn answer_by_key(booth: &mut Booth) {
    if booth.has("step/1") {
        booth.walk("Tab", "slider");
        booth.key("ArrowRight");
        booth.walk("Tab", "submit");
        booth.key("Enter");
    } else if booth.has("submit") {
        booth.key("Digit1");
        booth.key("Digit2");
        booth.walk("ArrowDown", "submit");
        booth.key("Space");
    } else {
        booth.key("Digit1");
    }
}

#[track_caller]
fn check_visit(size: (u32, u32), language: &str) {
    let mut booth = Booth::open_with(TestPlaces::sound(), size, language);
    booth.key("Enter");
    assert_eq!(booth.screen(), Screen::Programs, "any key starts");
    booth.walk("Tab", "program/yard/full");
    booth.key("Enter");
    assert_eq!(booth.screen(), Screen::Briefing, "a program");
    assert_eq!(booth.focused().as_deref(), Some("continue"), "the way on has the focus");
    booth.key("Space");
    assert_eq!(booth.screen(), Screen::Hunt, "the hunt");
    assert_eq!(booth.focused().as_deref(), Some("Scene pad"), "the scene has the focus");
    let first = open(&booth).first().unwrap().to_string();
    booth.tap_by_key(&first);
    assert!(
        !open(&booth).iter().any(|item| item.as_str() == first),
        "{first} is found"
    );
    booth.walk("Tab", "done");
    booth.key("Enter");
    assert!(matches!(booth.visit().visit.phase(), Phase::Reviewing { .. }), "review");
    for _ in 0..MOST_STEPS {
        if booth.screen() == Screen::Quiz {
            break;
        }
        assert_eq!(booth.focused().as_deref(), Some("continue"), "the way on in the review");
        booth.key("Enter");
    }
    for _ in 0..5 {
        assert_eq!(booth.screen(), Screen::Quiz, "a question");
        answer_by_key(&mut booth);
        assert!(
            matches!(booth.visit().visit.phase(), Phase::Explaining { .. }),
            "answered: {:?}",
            booth.controls()
        );
        assert_eq!(booth.focused().as_deref(), Some("continue"), "the way on");
        booth.key("Enter");
    }
    assert_eq!(booth.screen(), Screen::Result, "the result");
    booth.key("Escape");
    assert_eq!(booth.screen(), Screen::Attract, "home");
    assert_eq!(booth.visit().ending, Some(Ending::Completed), "the visit is complete");
}

#[test]
fn a_whole_visit_can_be_played_by_keys_in_landscape() {
    check_visit(LANDSCAPE, "zh-CN");
}

#[test]
fn a_whole_visit_can_be_played_by_keys_in_portrait() {
    check_visit(PORTRAIT, "en");
}

#[test]
fn tab_comes_by_every_control_of_every_screen() {
    let mut booth = Booth::open();
    booth.key("Tab");
    for step in ["Enter", "Digit1", "Enter", "", "Digit1"] {
        let mut expected: Vec<String> = booth.controls().into_iter().map(|(name, _)| name).collect();
        if booth.screen() == Screen::Hunt {
            expected.push("Scene pad".to_owned());
        }
        expected.sort();
        let mut seen = booth.round_trip();
        seen.sort();
        seen.dedup();
        assert_eq!(seen, expected, "on {:?}", booth.screen());
        if !step.is_empty() {
            let main = ["start", "program/yard/full", "continue"];
            if let Some(name) = main.into_iter().find(|name| booth.has(name)) {
                booth.walk("Tab", name);
            }
            booth.key(step);
        }
    }
}

#[test]
fn shift_and_tab_lead_back() {
    let mut booth = Booth::open();
    booth.key("Enter");
    let first = booth.focused();
    booth.key("Tab");
    assert_ne!(booth.focused(), first, "onwards");
    booth.key("Shift+Tab");
    assert_eq!(booth.focused(), first, "and back");
}

#[test]
fn the_focus_shows_to_keys_only() {
    let mut booth = Booth::open();
    booth.press("start");
    assert_eq!(booth.focused(), None, "a finger needs no focus");
    booth.key("Tab");
    assert!(booth.focused().is_some(), "a key shows it");
    let n_activated = booth.seen().activated.len();
    booth.tap(Vec2::new(30.0, 900.0));
    assert_eq!(booth.focused(), None, "a touch takes it away");
    booth.key("Enter");
    assert_eq!(
        booth.seen().activated.len(),
        n_activated,
        "the key that shows it presses nothing"
    );
    assert!(booth.focused().is_some(), "and shows it again");
}

#[test]
fn the_key_that_says_somebody_is_there_does_nothing_else() {
    let mut booth = Booth::open();
    for key in ["Escape", "Enter", "Digit1", "Tab"] {
        booth.key("Enter");
        booth.walk("Tab", "program/yard/full");
        booth.pass(11.0);
        assert!(booth.has("still_here"), "asked");
        booth.key(key);
        assert!(!booth.has("still_here"), "answered by {key}");
        assert_eq!(booth.screen(), Screen::Programs, "{key} does nothing else");
        assert_eq!(
            booth.focused().as_deref(),
            Some("program/yard/full"),
            "the focus is where it was"
        );
        booth.key("Escape");
    }
}

#[test]
fn escape_closes_the_sheet_before_it_leads_home() {
    let mut booth = Booth::open();
    booth.key("Enter");
    booth.key("F2");
    assert_eq!(
        booth.focused().as_deref(),
        Some("comfort/text"),
        "the sheet has the focus"
    );
    booth.key("Space");
    assert_eq!(
        booth.focused().as_deref(),
        Some("comfort/text"),
        "and keeps it though all is built anew"
    );
    let mut on_sheet = booth.round_trip();
    on_sheet.sort();
    assert_eq!(
        on_sheet,
        [
            "comfort/calm",
            "comfort/close",
            "comfort/contrast",
            "comfort/reach",
            "comfort/text"
        ],
        "nothing below the sheet can be reached"
    );
    booth.key("Escape");
    assert!(!booth.has("comfort/text"), "closed");
    assert_eq!(booth.screen(), Screen::Programs, "and no more");
    booth.key("Escape");
    assert_eq!(booth.screen(), Screen::Attract, "home");
}

#[test]
fn arrows_move_the_reticle_everywhere_and_the_scene_keeps_it_in_view() {
    for size in [LANDSCAPE, PORTRAIT] {
        let mut booth = Booth::open_with(TestPlaces::sound(), size, "en");
        for key in ["Enter", "Digit1", "Enter"] {
            booth.key(key);
        }
        booth.key("Plus");
        booth.key("Plus");
        for (key, n) in [
            ("ArrowLeft", 20),
            ("ArrowUp", 12),
            ("ArrowRight", 25),
            ("ArrowDown", 16),
        ] {
            for _ in 0..n {
                booth.key(key);
                let (x, y) = booth.reticle();
                let area = booth.app.world().resource::<SceneStage>().frame.area;
                assert!(area.contains(booth.on_scene(x, y)), "{key}: {x}, {y} is in view");
            }
            let (x, y) = booth.reticle();
            let is_at_edge = match key {
                "ArrowLeft" => x < 150.0,
                "ArrowUp" => y < 150.0,
                "ArrowRight" => x > 1770.0,
                _ => y > 930.0,
            };
            assert!(is_at_edge, "{key} leads to the edge: {x}, {y}");
        }
    }
}

#[test]
fn the_reticle_taps_with_the_reach_of_a_finger_at_this_zoom() {
    let mut booth = Booth::open();
    for key in ["Enter", "Digit1", "Enter", "Plus", "ArrowUp", "Enter"] {
        booth.key(key);
    }
    let frame = booth.app.world().resource::<SceneStage>().frame;
    let expected = 6.0 * 92.0 / 25.4 / f64::from(frame.scale());
    let touched = booth.seen().actions.iter().find_map(|action| match action {
        Action::Touch(touch) => Some(touch.reach_px),
        _ => None,
    });
    assert!(
        touched.is_some_and(|reach| (reach - expected).abs() < 0.01),
        "{touched:?}, not {expected}"
    );
}
