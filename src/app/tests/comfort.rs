//! Comfort settings: what they change, what they keep, and that they last for one visit.

use super::{
    Booth, LANDSCAPE, PORTRAIT, Screen,
    places::TestPlaces,
    visit::{open, play, touch_item},
};
use crate::app::{
    comfort::{Comfort, TextSize},
    command::Command,
    gesture::ScenePad,
    theme::Look,
};
use bevy::{
    prelude::*,
    ui_widgets::{Activate, Button, Slider},
};

impl Booth {
    fn comfort(&self) -> Comfort {
        *self.app.world().resource::<Comfort>()
    }

    fn look(&self) -> &Look {
        self.app.world().resource::<Look>()
    }

    /// Does what a control would that is not on every screen.
    pub(super) fn command(&mut self, command: Command) {
        let world = self.app.world_mut();
        let control = world.spawn(command).id();
        world.trigger(Activate { entity: control });
        world.despawn(control);
        self.settle();
    }

    fn change_everything(&mut self) {
        self.command(Command::Comfort);
        self.press_all(&["comfort/text", "comfort/contrast", "comfort/reach", "comfort/calm"]);
    }
}

#[test]
fn each_switch_changes_the_look_at_once_and_back() {
    let mut booth = Booth::open();
    booth.press("start");
    booth.command(Command::Comfort);
    let usual = booth.look().clone();
    booth.press("comfort/text");
    assert!(booth.look().text.body > usual.text.body, "larger text");
    booth.press("comfort/text");
    assert_eq!(booth.look().text.body, usual.text.body, "usual text");
    booth.press("comfort/contrast");
    assert_ne!(booth.look().color.ink, usual.color.ink, "other colors");
    booth.press("comfort/contrast");
    assert_eq!(booth.look().color.ink, usual.color.ink, "usual colors");
    booth.press("comfort/reach");
    assert!(booth.look().is_reach, "within reach");
    booth.press("comfort/calm");
    assert!(booth.look().is_calm, "calm");
    assert!(booth.has("comfort/close"), "the sheet stays");
}

#[test]
fn the_sheet_closes_by_its_button_or_a_touch_beside_it_and_not_by_one_on_it() {
    let mut booth = Booth::open();
    booth.press("start");
    booth.command(Command::Comfort);
    let close = booth.find("comfort/close");
    booth.tap(close + Vec2::new(300.0, 0.0));
    assert!(booth.has("comfort/close"), "a touch on the card");
    booth.tap(Vec2::new(20.0, 400.0));
    assert!(!booth.has("comfort/close"), "a touch beside the card");
    assert_eq!(booth.screen(), Screen::Programs, "what lies below is not touched");
    booth.command(Command::Comfort);
    booth.press("comfort/close");
    assert!(!booth.has("comfort/close"), "its button");
}

#[test]
fn settings_last_for_the_visit_and_are_gone_with_it() {
    let mut booth = Booth::open();
    booth.press("start");
    booth.change_everything();
    booth.press_all(&["comfort/close", "program/yard/full", "continue"]);
    assert!(booth.comfort().calm && booth.look().is_reach, "they last");
    booth.press("home");
    assert_eq!(booth.screen(), Screen::Attract, "left");
    assert_eq!(booth.comfort(), Comfort::default(), "gone with the visit");
    assert_eq!(booth.look().comfort, Comfort::default(), "and so is their look");
}

#[test]
fn nobody_changes_settings_where_nothing_would_put_them_back() {
    let mut booth = Booth::open();
    booth.command(Command::Comfort);
    assert!(!booth.has("comfort/close"), "in the attract loop");
}

#[test]
fn a_change_loses_nothing_of_the_visit() {
    for size in [LANDSCAPE, PORTRAIT] {
        let mut booth = Booth::open_with(TestPlaces::sound(), size, "en");
        booth.press_all(&["start", "program/yard/full", "continue"]);
        let first = open(&booth).first().unwrap().to_string();
        touch_item(&mut booth, &first);
        let before = booth.text();
        let n_effects = booth.seen().effects.len();
        booth.change_everything();
        booth.change_everything();
        booth.press("comfort/close");
        assert_eq!(booth.text(), before, "the hunt after every change and back, {size:?}");
        booth.change_everything();
        booth.press("comfort/close");
        assert_eq!(booth.seen().effects.len(), n_effects, "nothing happened in the visit");
        assert_eq!(open(&booth).len(), 1, "what is left to find");
        booth.press_all(&["done", "continue", "continue"]);
        assert_eq!(booth.screen(), Screen::Quiz, "the visit goes on, {size:?}");
    }
}

#[test]
fn a_marked_choice_stays_marked() {
    let mut booth = Booth::open();
    booth.press_all(&["start", "program/yard/full", "continue", "done", "continue"]);
    for name in ["continue", "true", "choice/0"].repeat(5) {
        if !booth.has("submit") && booth.has(name) {
            booth.press(name);
        }
    }
    assert!(booth.has("submit"), "a question with marks");
    let control = if booth.has("step/1") { "step/1" } else { "choice/1" };
    booth.press(control);
    let before = booth.text();
    booth.change_everything();
    booth.change_everything();
    booth.press("comfort/close");
    assert_eq!(booth.text(), before, "the question with its mark");
}

#[test]
fn the_question_whether_someone_is_there_comes_over_the_sheet_and_leads_home() {
    let mut booth = Booth::open();
    booth.press("start");
    booth.change_everything();
    booth.pass(11.0);
    assert!(booth.has("still_here"), "asked");
    booth.press("still_here");
    assert!(booth.has("comfort/close"), "the sheet is still open");
    booth.pass(11.0);
    booth.pass(10.0);
    assert_eq!(booth.screen(), Screen::Attract, "left alone");
    assert!(!booth.has("comfort/close"), "the sheet is gone");
    assert_eq!(booth.comfort(), Comfort::default(), "put back");
}

/// Everything that can be touched, with its place on the window.
fn touchable(booth: &mut Booth) -> Vec<(String, Rect)> {
    let world = booth.app.world_mut();
    world
        .query_filtered::<(&Name, &ComputedNode, &UiGlobalTransform), Or<(With<Button>, With<Slider>, With<ScenePad>)>>(
        )
        .iter(world)
        .map(|(name, node, transform)| {
            (
                name.to_string(),
                Rect::from_center_size(transform.translation, node.size()),
            )
        })
        .collect()
}

#[track_caller]
fn check_reach(size: (u32, u32), language: &str, text: TextSize) {
    let comfort = Comfort {
        text,
        reach: true,
        ..Comfort::default()
    };
    let mut booth = Booth::open_as(TestPlaces::sound(), size, language, comfort);
    let half = f64::from(size.1) as f32 / 2.0 - 1.0;
    let mut far = Vec::new();
    let mut look = |booth: &mut Booth, station: &str| {
        if booth.screen() != Screen::Attract {
            let window = Rect::new(0.0, half, size.0 as f32 + 1.0, size.1 as f32 + 1.0);
            let out = touchable(booth)
                .into_iter()
                .filter(|(_, area)| !window.contains(area.min) || !window.contains(area.max));
            far.extend(out.map(|(name, area)| format!("{name} on {station}: {area:?}")));
        }
    };
    play(&mut booth, &mut look);
    booth.press("start");
    booth.press("comfort");
    look(&mut booth, "the sheet");
    booth.pass(11.0);
    look(&mut booth, "still there?");
    assert_eq!(
        far,
        Vec::<String>::new(),
        "out of reach at {size:?}, {language}, {text:?}"
    );
}

#[test]
fn within_reach_everything_lies_in_the_lower_half() {
    for size in [LANDSCAPE, PORTRAIT] {
        check_reach(size, "zh-CN", TextSize::Normal);
    }
}

#[test]
fn within_reach_and_in_large_text_everything_lies_in_the_lower_half() {
    for size in [LANDSCAPE, PORTRAIT] {
        check_reach(size, "en", TextSize::Large);
    }
}
