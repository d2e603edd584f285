//! Whole visits by controls found by name, in both languages and both orientations.

use super::{Booth, LANDSCAPE, PORTRAIT, Screen, places::TestPlaces, screen_text::check_reference};
use crate::{
    content::ItemId,
    rules::{Effect, Ending, Phase},
    storage::RecordStore,
};
use std::fmt::Write as _;

/// What is unsafe in this visit and not found yet.
pub(super) fn open(booth: &Booth) -> Vec<ItemId> {
    booth.visit().visit.hunt().map(|hunt| hunt.open).unwrap_or_default()
}

/// Where the test exhibit's items stand in the scene.
pub(super) fn place(item: &str) -> (f64, f64) {
    match item {
        "left" => (400.0, 520.0),
        "middle" => (960.0, 520.0),
        "right" => (1500.0, 520.0),
        _ => (960.0, 880.0),
    }
}

#[track_caller]
pub(super) fn touch_item(booth: &mut Booth, item: &str) {
    let (x, y) = place(item);
    booth.tap_scene(x, y);
}

/// The question that is asked or explained.
pub(super) fn question(booth: &Booth) -> Option<String> {
    Some(booth.visit().visit.question()?.id.to_string())
}

/// Marks an answer that has to be given by another button.
fn mark_answer(booth: &mut Booth) {
    if booth.has("step/1") {
        booth.press("step/1");
    } else {
        booth.press_all(&["choice/0", "choice/1"]);
    }
}

fn give_answer(booth: &mut Booth) {
    let control = ["submit", "true", "choice/0"]
        .into_iter()
        .find(|control| booth.has(control))
        .unwrap_or_else(|| panic!("nothing to answer with: {:?}", booth.controls()));
    booth.press(control);
}

/// Plays a visit from the attract loop to the attract loop and calls `look` wherever there is something new to see.
pub(super) fn play(booth: &mut Booth, mut look: impl FnMut(&mut Booth, &str)) {
    assert_eq!(booth.screen(), Screen::Attract, "where it begins");
    look(booth, "attract");
    booth.press("start");
    assert_eq!(booth.screen(), Screen::Programs, "after a touch");
    look(booth, "programs");
    booth.press("program/yard/full");
    assert_eq!(booth.screen(), Screen::Briefing, "after the choice of a program");
    look(booth, "briefing of the hunt");
    booth.press("continue");
    assert_eq!(booth.screen(), Screen::Hunt, "after the briefing");
    look(booth, "hunt");
    let first = open(booth).first().unwrap().to_string();
    touch_item(booth, &first);
    assert!(
        !open(booth).iter().any(|item| item.as_str() == first),
        "{first} is found"
    );
    look(booth, "hunt, one found");
    touch_item(booth, &first);
    look(booth, "hunt, found again");
    touch_item(booth, "ball");
    look(booth, "hunt, a false alarm");
    booth.press("hint");
    look(booth, "hunt, a hint too early");
    booth.press("done");
    assert!(
        matches!(booth.visit().visit.phase(), Phase::Reviewing { .. }),
        "what was missed is shown"
    );
    look(booth, "review");
    booth.press("continue");
    look(booth, "briefing of the questions");
    booth.press("continue");
    for _ in 0..5 {
        assert_eq!(booth.screen(), Screen::Quiz, "a question");
        let id = question(booth).unwrap();
        look(booth, &format!("question {id}"));
        if booth.has("submit") {
            mark_answer(booth);
            look(booth, &format!("question {id}, marked"));
        }
        give_answer(booth);
        assert!(
            matches!(booth.visit().visit.phase(), Phase::Explaining { .. }),
            "the answer is explained"
        );
        look(booth, &format!("question {id}, explained"));
        booth.press("continue");
    }
    assert_eq!(booth.screen(), Screen::Result, "after the last question");
    look(booth, "result");
    booth.press("home");
    assert_eq!(booth.screen(), Screen::Attract, "after the result");
}

#[track_caller]
fn check_screens(size: (u32, u32), language: &str, name: &str) {
    let mut booth = Booth::open_with(TestPlaces::sound(), size, language);
    let mut texts = String::new();
    play(&mut booth, |booth, station| {
        let text = booth.text();
        // Writing to a text cannot fail.
        writeln!(texts, "== {station}\n{text}").unwrap();
    });
    assert_eq!(booth.faults(), Vec::<String>::new(), "faults told to staff");
    check_reference(name, &texts);
}

#[test]
fn chinese_screens_of_a_visit_in_landscape_are_as_written() {
    check_screens(LANDSCAPE, "zh-CN", "zh-CN_landscape");
}

#[test]
fn chinese_screens_of_a_visit_in_portrait_are_as_written() {
    check_screens(PORTRAIT, "zh-CN", "zh-CN_portrait");
}

#[test]
fn english_screens_of_a_visit_in_landscape_are_as_written() {
    check_screens(LANDSCAPE, "en", "en_landscape");
}

#[test]
fn english_screens_of_a_visit_in_portrait_are_as_written() {
    check_screens(PORTRAIT, "en", "en_portrait");
}

#[test]
fn a_change_of_language_changes_words_and_nothing_else() {
    let mut english = Vec::new();
    let mut booth = Booth::open_with(TestPlaces::sound(), LANDSCAPE, "en");
    play(&mut booth, |booth, _| english.push(booth.text()));
    drop(booth);
    let mut english = english.into_iter();
    let mut booth = Booth::open();
    play(&mut booth, |booth, station| {
        let before = booth.text();
        let n_effects = booth.seen().effects.len();
        booth.press("language");
        assert_eq!(booth.text(), english.next().unwrap(), "{station} in the other language");
        booth.press("language");
        assert_eq!(booth.text(), before, "{station} after two changes");
        assert_eq!(
            booth.seen().effects.len(),
            n_effects,
            "{station}: nothing happened in the visit"
        );
    });
}

#[test]
fn a_visit_is_on_disk_answer_by_answer() {
    let mut booth = Booth::open();
    play(&mut booth, |_, _| {});
    let answered: Vec<_> = booth
        .seen()
        .effects
        .iter()
        .filter_map(|effect| match effect {
            Effect::Answered(answered) => Some(answered.clone()),
            _ => None,
        })
        .collect();
    let places = booth.close();
    let store = RecordStore::open(&places.places.records()).unwrap().store;
    let kept: Vec<_> = store.answers().unwrap().into_iter().map(|kept| kept.answered).collect();
    assert_eq!(kept, answered, "answers on disk");
    let visits = store.visits().unwrap();
    let endings: Vec<_> = visits.iter().map(|visit| visit.end.map(|end| end.ending)).collect();
    assert_eq!(endings, [Some(Ending::Completed)], "one visit, completed");
    let acks = std::fs::read_to_string(places.places.assets.with_file_name("acks.txt")).unwrap();
    let expected: Vec<String> = answered
        .iter()
        .map(|answered| format!("{} {}\n", visits[0].visit.id, answered.sequence))
        .collect();
    assert_eq!(acks, expected.concat(), "acknowledgments");
}

#[test]
fn leaving_from_anywhere_ends_the_visit_as_left() {
    for steps in [&[][..], &["continue"], &["continue", "done"]] {
        let mut booth = Booth::open();
        booth.press_all(&["start", "program/yard/full"]);
        booth.press_all(steps);
        booth.press("home");
        assert_eq!(booth.screen(), Screen::Attract, "after leaving, {steps:?}");
        assert_eq!(booth.visit().ending, Some(Ending::Left), "{steps:?}");
    }
}
