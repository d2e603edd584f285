//! Nobody there: the booth asks, waits, and goes back; whoever touches it goes on where they were.

use super::{Action, Booth, Screen, visit};
use crate::{
    app::visit::Draft,
    rules::{Effect, Ending},
    storage::RecordStore,
};
use bevy::prelude::*;

/// Just over the test exhibit's limits.
const ASK_SECS: f64 = 10.1;
const RESET_SECS: f64 = 20.1;

const QUESTION: &str = "Still there?";

fn count(booth: &Booth, wanted: &Action) -> usize {
    booth.seen().actions.iter().filter(|action| *action == wanted).count()
}

/// The screen's text without the seconds left, which go on until the booth asks.
fn timeless(booth: &mut Booth) -> String {
    let is_time = |line: &&str| line.trim().starts_with('"') && line.trim().ends_with(" 秒\"");
    let text = booth.text();
    let lines: Vec<&str> = text.lines().filter(|line| !is_time(line)).collect();
    lines.join("\n")
}

/// Lets the booth ask where `booth` stands, then touches the screen at `at`.
#[track_caller]
fn check_resumes(booth: &mut Booth, at: Vec2, place: &str) {
    let (before, screen) = (timeless(booth), booth.screen());
    let (n_pauses, n_resumes) = (count(booth, &Action::Pause), count(booth, &Action::Resume));
    let n_actions = booth.seen().actions.len();
    let draft = booth.app.world().resource::<Draft>().clone();
    booth.pass(ASK_SECS);
    assert!(booth.text().contains(QUESTION), "{place}: the booth asks");
    assert_eq!(count(booth, &Action::Pause), n_pauses + 1, "{place}: time stands still");
    let left = booth.visit().visit.hunt().map(|hunt| hunt.left);
    booth.pass(5.0);
    booth.tap(at);
    assert_eq!(
        count(booth, &Action::Resume),
        n_resumes + 1,
        "{place}: the visit goes on"
    );
    assert_eq!(timeless(booth), before, "{place}: everything is as before");
    assert_eq!(booth.screen(), screen, "{place}: the screen");
    assert_eq!(booth.app.world().resource::<Draft>(), &draft, "{place}: marks");
    let others = booth.seen().actions[n_actions..]
        .iter()
        .filter(|action| !matches!(action, Action::Pause | Action::Resume | Action::Tick))
        .count();
    assert_eq!(others, 0, "{place}: the touch does nothing else");
    if let (Some(before), Some(after)) = (left, booth.visit().visit.hunt().map(|hunt| hunt.left)) {
        assert!(
            before.saturating_sub(after).as_secs_f64() < 1.0,
            "{place}: time passed while the booth asked: {before:?}, {after:?}"
        );
    }
}

#[test]
fn any_touch_goes_on_where_the_visitor_was() {
    let mut booth = Booth::open();
    let corner = Vec2::new(5.0, 5.0);
    booth.press_all(&["start", "program/yard/full"]);
    check_resumes(&mut booth, corner, "briefing");
    booth.press("continue");
    let first = visit::open(&booth).first().unwrap().to_string();
    visit::touch_item(&mut booth, &first);
    let on_scene = booth.on_scene(960.0, 540.0);
    check_resumes(&mut booth, on_scene, "hunt");
    booth.press("done");
    check_resumes(&mut booth, corner, "review");
    booth.press_all(&["continue", "continue"]);
    while visit::question(&booth).as_deref() != Some("gear") {
        let control = ["true", "submit", "choice/0"]
            .into_iter()
            .find(|name| booth.has(name))
            .unwrap();
        booth.press_all(&[control, "continue"]);
    }
    booth.press("choice/1");
    let choice = booth.find("choice/2");
    check_resumes(&mut booth, choice, "question");
}

#[test]
fn i_am_here_is_a_button_too() {
    let mut booth = Booth::open();
    booth.press_all(&["start", "program/yard/full"]);
    booth.pass(ASK_SECS);
    booth.press("still_here");
    assert_eq!(booth.screen(), Screen::Briefing, "the screen");
    assert!(!booth.text().contains(QUESTION), "the question is gone");
    booth.pass(ASK_SECS);
    assert!(booth.text().contains(QUESTION), "it asks again");
}

#[test]
fn a_visit_that_nobody_goes_on_with_is_kept_as_abandoned() {
    let mut booth = Booth::open();
    booth.press_all(&["start", "program/yard/full", "continue"]);
    booth.pass(ASK_SECS);
    booth.pass(RESET_SECS - ASK_SECS);
    assert_eq!(booth.screen(), Screen::Attract, "the screen");
    assert!(!booth.text().contains(QUESTION), "the question is gone");
    let is_over = booth.seen().effects.iter().any(|effect| {
        matches!(
            effect,
            Effect::VisitEnded {
                ending: Ending::Abandoned,
                ..
            }
        )
    });
    assert!(is_over, "the visit is over");
    booth.press_all(&["start", "program/yard/full"]);
    assert_eq!(booth.screen(), Screen::Briefing, "the next visitor begins anew");
    let places = booth.close();
    let store = RecordStore::open(&places.places.records()).unwrap().store;
    let endings: Vec<_> = store
        .visits()
        .unwrap()
        .iter()
        .map(|visit| visit.end.map(|end| end.ending))
        .collect();
    assert_eq!(endings, [Some(Ending::Abandoned), None], "what is kept");
}

#[test]
fn a_choice_of_programs_or_a_result_that_nobody_looks_at_goes_away() {
    let mut booth = Booth::open();
    booth.press("start");
    booth.pass(ASK_SECS);
    assert!(booth.text().contains(QUESTION), "the booth asks");
    booth.pass(RESET_SECS - ASK_SECS);
    assert_eq!(booth.screen(), Screen::Attract, "the screen");
}

#[test]
fn a_long_sleep_of_the_machine_ends_the_visit() {
    let mut booth = Booth::open();
    booth.press_all(&["start", "program/yard/full", "continue"]);
    booth.pass(3600.0);
    booth.pass(3600.0);
    assert_eq!(booth.screen(), Screen::Attract, "the screen");
}

#[test]
fn the_attract_loop_asks_nobody() {
    let mut booth = Booth::open();
    booth.pass(3600.0);
    assert!(!booth.text().contains(QUESTION), "no question");
    assert_eq!(booth.screen(), Screen::Attract, "the screen");
}
