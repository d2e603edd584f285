//! What fails is told to staff; visitors play what is left, and nothing ends the booth.

use super::{Booth, LANDSCAPE, PORTRAIT, Screen, places::TestPlaces};
use crate::app::fault::Told;
use bevy::prelude::*;

/// What a failure that is made here says.
pub(super) const ON_PURPOSE: &str = "fail_on_purpose";

fn open(places: TestPlaces) -> Booth {
    Booth::open_with(places, LANDSCAPE, "zh-CN")
}

/// Plays through the questions, which need nothing but themselves.
fn play_questions(booth: &mut Booth) {
    booth.press_all(&["start", "program/yard/questions", "continue"]);
    for _ in 0..5 {
        let control = ["true", "submit", "choice/0"]
            .into_iter()
            .find(|name| booth.has(name))
            .unwrap();
        if control == "submit" && booth.has("choice/0") {
            booth.press("choice/0");
        }
        booth.press_all(&[control, "continue"]);
    }
    assert_eq!(booth.screen(), Screen::Result, "the visit is played to its end");
    booth.press("home");
    assert_eq!(booth.screen(), Screen::Attract, "after the result");
}

/// Nothing can be played: visitors are told so in both languages, and a touch changes nothing.
#[track_caller]
fn check_fault_screen(places: TestPlaces, told: &str) {
    let mut booth = open(places);
    assert_eq!(booth.screen(), Screen::Fault, "the screen");
    let text = booth.text();
    assert!(text.contains("展") || text.contains("暂"), "Chinese: {text}");
    assert!(text.contains("Please tell a member of staff."), "English: {text}");
    let faults = booth.faults();
    assert!(faults.iter().any(|fault| fault.contains(told)), "{told} in {faults:?}");
    booth.tap(Vec2::new(960.0, 540.0));
    booth.pass(3600.0);
    assert_eq!(booth.screen(), Screen::Fault, "the screen after a touch and an hour");
}

#[test]
fn a_system_that_fails_ends_nothing() {
    fn fail_on_purpose() -> Result {
        Err(ON_PURPOSE.into())
    }
    let mut booth = Booth::open();
    booth.app.add_systems(Update, fail_on_purpose);
    let mut is_told = false;
    for _ in 0..40 {
        booth.update();
        let faults = booth.app.world().resource::<super::Faults>();
        is_told |= faults
            .kept()
            .any(|fault| matches!(&fault.told, Told::Plain(text) if text.contains(ON_PURPOSE)));
    }
    assert!(is_told, "staff is told");
    booth.press("start");
    assert_eq!(booth.screen(), Screen::Programs, "the booth goes on");
}

#[test]
fn drawings_that_are_missing_or_broken_leave_a_booth_that_plays() {
    let places = TestPlaces::sound()
        .without_drawings("icons")
        .without_drawings("badges")
        .without_drawings("identity");
    let mut booth = open(places);
    assert!(!booth.faults().is_empty(), "staff is told");
    play_questions(&mut booth);
}

#[test]
fn without_any_drawing_the_booth_says_that_nothing_can_be_played() {
    let places = TestPlaces::sound().without_drawings("");
    let mut booth = open(places);
    // Questions without pictures may be left: then they are played, else the fault is shown.
    assert!(matches!(booth.screen(), Screen::Fault | Screen::Attract), "the screen");
    assert!(!booth.faults().is_empty(), "staff is told");
    booth.tap(Vec2::new(960.0, 540.0));
}

#[test]
fn a_broken_level_takes_its_programs_away_and_no_others() {
    let places =
        TestPlaces::sound().with_content("yard/hunt.ron", |text| text.replace("prop: \"twin\"", "prop: \"tvin\""));
    let mut booth = open(places);
    assert!(
        booth.faults().iter().any(|fault| fault.starts_with("yard/hunt.ron:")),
        "staff is told: {:?}",
        booth.faults()
    );
    booth.press("start");
    assert!(!booth.has("program/yard/full"), "the program with the broken level");
    booth.press("home");
    play_questions(&mut booth);
}

#[test]
fn a_broken_pack_is_told_on_the_fault_screen() {
    check_fault_screen(
        TestPlaces::sound().with_content("yard/pack.ron", |text| text.replace("Pack(", "Pack((")),
        "yard/pack.ron",
    );
}

#[test]
fn a_broken_exhibit_is_told_on_the_fault_screen() {
    check_fault_screen(
        TestPlaces::sound().with_content("exhibit.ron", |_| "火".repeat(9)),
        "exhibit.ron",
    );
}

#[test]
fn no_exhibit_at_all_is_told_on_the_fault_screen() {
    let mut places = TestPlaces::sound();
    places.places.exhibit = places.places.content().join("no_such_exhibit.ron");
    check_fault_screen(places, "no_such_exhibit");
    let mut places = TestPlaces::sound();
    places.places.exhibit = places.places.content().join("nowhere/exhibit.ron");
    check_fault_screen(places, "nowhere");
}

#[test]
fn the_fault_screen_fits_an_upright_window() {
    let mut places = TestPlaces::sound();
    places.places.exhibit = places.places.content().join("no_such_exhibit.ron");
    let mut booth = Booth::open_with(places, PORTRAIT, "en");
    assert_eq!(booth.screen(), Screen::Fault, "the screen");
    assert!(booth.text().contains("Fault screen"), "it is built");
}

#[test]
fn a_disk_that_takes_nothing_leaves_a_booth_that_plays() {
    let mut booth = open(TestPlaces::sound().with_data_below_a_file());
    assert!(!booth.faults().is_empty(), "staff is told");
    play_questions(&mut booth);
}
