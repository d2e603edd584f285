//! Tasks for the hands: by taps alone, by drags, by keys alone, in both languages and orientations; told to who listens.

use super::{Booth, LANDSCAPE, PORTRAIT, Screen, places::TestPlaces};
use crate::rules::{Ending, Phase, PiecesView, RhythmView, TaskView};
use accesskit::Role;
use bevy::{input::touch::TouchPhase, prelude::*};

impl Booth {
    /// The booth of the exhibit of tasks, in a task of `program` that is being worked on.
    #[track_caller]
    fn at_task(program: &str, size: (u32, u32), language: &str) -> Self {
        let mut booth = Self::open_with(TestPlaces::tasks(), size, language);
        booth.press_all(&["start", &format!("program/tasks/{program}"), "continue"]);
        assert_eq!(booth.screen(), Screen::Task, "the task of {program}");
        booth
    }

    #[track_caller]
    fn pieces(&self) -> PiecesView {
        match self.visit().visit.task() {
            Some(TaskView::Pieces(view)) => view,
            other => panic!("no pieces: {other:?}"),
        }
    }

    #[track_caller]
    fn check_lies(&self, lies: &[Option<usize>], when: &str) {
        assert_eq!(self.pieces().lies, lies, "{when}");
    }

    #[track_caller]
    fn check_judged(&self, is_right: bool) {
        assert_eq!(
            self.visit().visit.phase(),
            &Phase::Debriefing { is_right },
            "what comes after the task"
        );
    }

    /// The names of all buttons, as a screen reader tells them.
    fn told_buttons(&mut self) -> Vec<String> {
        let tree = self.tree();
        let buttons = tree.nodes.iter().filter(|(_, node)| node.role() == Role::Button);
        buttons
            .filter_map(|(_, node)| node.label().map(str::to_owned))
            .collect()
    }
}

#[test]
fn an_order_is_laid_by_taps_alone_and_pieces_push_each_other_off() {
    let mut booth = Booth::at_task("order", LANDSCAPE, "zh-CN");
    booth.press_all(&["piece/0", "place/1"]);
    booth.check_lies(&[Some(1), None, None, None], "put by two taps");
    booth.press_all(&["piece/1", "place/1"]);
    booth.check_lies(&[None, Some(1), None, None], "pushed off");
    booth.press_all(&["place/1", "place/2"]);
    booth.check_lies(&[None, Some(2), None, None], "put elsewhere");
    booth.press_all(&["place/2", "place/2"]);
    booth.check_lies(&[None, None, None, None], "taken back by two taps on it");
    for piece in 0..4 {
        booth.press_all(&[&format!("piece/{piece}"), &format!("place/{piece}")]);
    }
    booth.press("done");
    booth.check_judged(true);
    assert!(booth.text().contains("先查后爬。"), "explained: {}", booth.text());
    booth.press("continue");
    assert_eq!(booth.screen(), Screen::Result, "the result");
}

#[test]
fn the_first_wrong_place_and_why_are_named() {
    for size in [LANDSCAPE, PORTRAIT] {
        let mut booth = Booth::at_task("order", size, "en");
        for (piece, place) in [(3, 0), (1, 1), (2, 2), (0, 3)] {
            booth.press_all(&[&format!("piece/{piece}"), &format!("place/{place}")]);
        }
        booth.press("done");
        booth.check_judged(false);
        let text = booth.text();
        for part in ["Number 1 should be: Check", "First of all.", "Check first, climb last."] {
            assert!(text.contains(part), "{part:?} in {text}");
        }
    }
}

#[test]
fn pairs_are_drawn_together_and_back_to_the_tray() {
    for size in [LANDSCAPE, PORTRAIT] {
        let mut booth = Booth::at_task("match", size, "zh-CN");
        let (from, to) = (booth.find("piece/0"), booth.find("place/2"));
        booth.drag(from, to);
        booth.check_lies(&[Some(2), None, None], "drawn to a place");
        let (from, to) = (booth.find("place/2"), booth.find("place/0"));
        booth.drag(from, to);
        booth.check_lies(&[Some(0), None, None], "drawn from place to place");
        let (from, to) = (booth.find("place/0"), booth.find("piece/1"));
        booth.drag(from, to);
        booth.check_lies(&[None, None, None], "drawn back to the tray");
        for piece in 0..3 {
            let from = booth.find(&format!("piece/{piece}"));
            let to = booth.find(&format!("place/{piece}"));
            booth.drag(from, to);
        }
        booth.press("done");
        booth.check_judged(true);
    }
}

#[test]
fn a_drag_to_nowhere_and_a_broken_one_change_nothing() {
    let mut booth = Booth::at_task("match", LANDSCAPE, "zh-CN");
    let from = booth.find("piece/0");
    booth.drag(from, Vec2::new(960.0, 5.0));
    booth.check_lies(&[None, None, None], "let go where nothing is");
    let to = booth.find("place/0");
    let finger = booth.new_finger();
    booth.touch(finger, TouchPhase::Started, from);
    booth.update();
    booth.touch(finger, TouchPhase::Moved, to);
    booth.update();
    booth.touch(finger, TouchPhase::Canceled, to);
    booth.settle();
    booth.check_lies(&[None, None, None], "taken away by the system");
    assert!(
        (booth.find("piece/0") - from).length() < 1.0,
        "it lies where it lay: {:?}",
        booth.find("piece/0")
    );
}

#[test]
fn a_finger_that_trembles_taps() {
    let mut booth = Booth::at_task("match", LANDSCAPE, "zh-CN");
    let from = booth.find("piece/0");
    booth.drag(from, from + Vec2::new(6.0, 4.0));
    booth.press("place/0");
    booth.check_lies(&[Some(0), None, None], "tapped, not drawn");
}

#[test]
fn two_fingers_draw_one_piece_at_a_time() {
    let mut booth = Booth::at_task("match", LANDSCAPE, "zh-CN");
    let (first, second) = (booth.find("piece/0"), booth.find("piece/1"));
    let (left, right) = (booth.find("place/0"), booth.find("place/1"));
    let fingers = [booth.new_finger(), booth.new_finger()];
    for (finger, at) in fingers.into_iter().zip([first, second]) {
        booth.touch(finger, TouchPhase::Started, at);
    }
    booth.update();
    for (finger, at) in fingers.into_iter().zip([left, right]) {
        booth.touch(finger, TouchPhase::Moved, at);
    }
    booth.update();
    for (finger, at) in fingers.into_iter().zip([left, right]) {
        booth.touch(finger, TouchPhase::Ended, at);
    }
    booth.settle();
    booth.check_lies(&[Some(0), None, None], "the first finger's piece");
    booth.press_all(&["piece/1", "place/1"]);
    booth.check_lies(&[Some(0), Some(1), None], "nothing sticks");
}

#[test]
fn gear_is_put_on_and_off_and_what_is_missing_and_needless_is_told() {
    let mut booth = Booth::at_task("dress", LANDSCAPE, "en");
    booth.press("piece/2");
    booth.check_lies(&[None, None, Some(0), None], "a loose helmet");
    booth.press("piece/0");
    booth.check_lies(&[Some(0), None, None, None], "one helmet at a time");
    let (from, to) = (booth.find("piece/3"), Vec2::new(300.0, 700.0));
    booth.drag(from, to);
    booth.check_lies(&[Some(0), None, None, Some(0)], "drawn onto the figure");
    booth.press("piece/0");
    booth.check_lies(&[None, None, None, Some(0)], "off again");
    booth.press("done");
    booth.check_judged(false);
    let text = booth.text();
    for part in ["Missing: Helmet", "For the head.", "Not needed: Sandals", "They slip."] {
        assert!(text.contains(part), "{part:?} in {text}");
    }
}

#[test]
fn a_survey_is_answered_or_skipped_and_a_directory_is_read() {
    let mut booth = Booth::at_task("survey", PORTRAIT, "en");
    booth.press("choose/4");
    booth.press("done");
    assert_eq!(booth.screen(), Screen::Result, "the rest is skipped");
    let mut booth = Booth::at_task("directory", PORTRAIT, "en");
    assert!(booth.text().contains("Desk"), "{}", booth.text());
    booth.press("continue");
    assert_eq!(booth.screen(), Screen::Result, "it was read");
}

#[test]
fn what_can_be_touched_is_named_by_what_it_says() {
    let mut booth = Booth::at_task("order", LANDSCAPE, "en");
    booth.press_all(&["piece/0", "place/1"]);
    let told = booth.told_buttons();
    for name in ["Tie", "Cordon", "Climb", "1", "2: Check"] {
        assert!(told.iter().any(|button| button == name), "{name:?} in {told:?}");
    }
}

/// Puts `piece` to `place` without a touch.
#[track_caller]
fn put_by_key(booth: &mut Booth, piece: usize, place: usize) {
    booth.walk("Tab", &format!("piece/{piece}"));
    booth.key("Enter");
    booth.walk("Tab", &format!("place/{place}"));
    booth.key("Enter");
}

#[track_caller]
fn press_by_key(booth: &mut Booth, name: &str) {
    booth.walk("Tab", name);
    booth.key("Enter");
}

#[track_caller]
fn check_by_key(size: (u32, u32), language: &str) {
    let mut booth = Booth::open_with(TestPlaces::tasks(), size, language);
    booth.key("Enter");
    for name in ["program/tasks/all", "continue", "choose/1", "choose/3", "continue"] {
        press_by_key(&mut booth, name);
    }
    for piece in 0..4 {
        put_by_key(&mut booth, piece, piece);
    }
    press_by_key(&mut booth, "done");
    booth.check_judged(true);
    press_by_key(&mut booth, "continue");
    press_by_key(&mut booth, "continue");
    for piece in 0..3 {
        put_by_key(&mut booth, piece, piece);
    }
    for name in ["done", "continue", "continue", "piece/0", "piece/1", "done"] {
        press_by_key(&mut booth, name);
    }
    booth.check_judged(true);
    for name in ["continue", "continue", "continue"] {
        press_by_key(&mut booth, name);
    }
    assert_eq!(booth.screen(), Screen::Result, "the result");
    assert_eq!(booth.visit().visit.score(), Some(1.0), "everything was right");
    booth.key("Escape");
    assert_eq!(booth.visit().ending, Some(Ending::Completed), "the visit is complete");
    assert_eq!(booth.faults(), Vec::<String>::new(), "faults told to staff");
}

#[test]
fn all_tasks_can_be_done_by_keys_in_landscape() {
    check_by_key(LANDSCAPE, "zh-CN");
}

#[test]
fn all_tasks_can_be_done_by_keys_in_portrait() {
    check_by_key(PORTRAIT, "en");
}

#[track_caller]
fn rhythm(booth: &Booth) -> RhythmView {
    match booth.visit().visit.task() {
        Some(TaskView::Rhythm(view)) => view,
        other => panic!("no rhythm: {other:?}"),
    }
}

#[test]
fn a_finger_presses_the_chest_at_once_and_lets_go() {
    let mut booth = Booth::at_task("rhythm", LANDSCAPE, "zh-CN");
    let at = booth.find("press");
    let finger = booth.new_finger();
    booth.touch(finger, TouchPhase::Started, at);
    booth.update();
    assert!(rhythm(&booth).is_down, "down as soon as the finger is");
    assert_eq!(rhythm(&booth).n, 1, "counted as it comes");
    booth.touch(finger, TouchPhase::Moved, at + Vec2::new(30.0, 0.0));
    booth.update();
    assert!(rhythm(&booth).is_down, "a finger that slides holds");
    booth.touch(finger, TouchPhase::Ended, at + Vec2::new(30.0, 0.0));
    booth.settle();
    assert!(!rhythm(&booth).is_down, "up again");
    assert_eq!(rhythm(&booth).n, 1, "once");
}

#[test]
fn a_finger_that_slides_off_or_is_taken_away_lets_go() {
    let mut booth = Booth::at_task("rhythm", LANDSCAPE, "zh-CN");
    let at = booth.find("press");
    booth.drag(at, Vec2::new(1900.0, 5.0));
    assert!(!rhythm(&booth).is_down, "slid off");
    let finger = booth.new_finger();
    booth.touch(finger, TouchPhase::Started, at);
    booth.update();
    booth.touch(finger, TouchPhase::Canceled, at);
    booth.settle();
    assert!(!rhythm(&booth).is_down, "taken away");
    assert_eq!(rhythm(&booth).n, 2, "both counted");
}

#[test]
fn two_hands_press_once() {
    let mut booth = Booth::at_task("rhythm", PORTRAIT, "en");
    let at = booth.find("press");
    let fingers = [booth.new_finger(), booth.new_finger()];
    for finger in fingers {
        booth.touch(finger, TouchPhase::Started, at);
        booth.update();
    }
    booth.touch(fingers[0], TouchPhase::Ended, at);
    booth.settle();
    assert!(rhythm(&booth).is_down, "one hand is still there");
    booth.touch(fingers[1], TouchPhase::Ended, at);
    booth.settle();
    assert!(!rhythm(&booth).is_down, "both are gone");
    assert_eq!(rhythm(&booth).n, 1, "one press");
}

#[test]
fn the_tempo_is_shown_as_it_is() {
    let mut booth = Booth::at_task("rhythm", LANDSCAPE, "en");
    for _ in 0..6 {
        booth.press("press");
        booth.pass(0.545);
    }
    let tempo = rhythm(&booth).tempo.unwrap();
    let text = booth.text();
    assert!(text.contains(&format!("{tempo:.0}")), "{tempo}: {text}");
    for _ in 0..5 {
        booth.press("press");
        booth.pass(0.9);
    }
    let text = booth.text();
    assert!(text.contains("A little faster"), "too slow: {text}");
}

#[test]
fn a_key_presses_and_lets_go() {
    let mut booth = Booth::at_task("rhythm", LANDSCAPE, "en");
    booth.walk("Tab", "press");
    for n in 1..=3 {
        booth.key("Space");
        assert_eq!(rhythm(&booth).n, n, "pressed by key");
        assert!(!rhythm(&booth).is_down, "and let go");
        booth.pass(0.5);
    }
}

#[test]
fn a_story_is_told_decided_and_ends_where_there_is_help() {
    for (size, language) in [(LANDSCAPE, "en"), (PORTRAIT, "zh-CN")] {
        let mut booth = Booth::at_task("case", size, language);
        booth.press("continue");
        assert!(booth.has("choose/0"), "the story stands still: {:?}", booth.controls());
        assert!(!booth.has("continue"), "nobody goes past a decision");
        booth.press("choose/0");
        let text = booth.text();
        assert!(
            text.contains("Away from the edge.") || text.contains("先离边。"),
            "what follows: {text}"
        );
        booth.press_all(&["continue", "continue", "choose/0", "continue"]);
        booth.check_judged(true);
        let text = booth.text();
        for words in [["Recognition", "工伤认定"], ["would have stopped it", "护栏能拦住"]] {
            assert!(words.iter().any(|words| text.contains(words)), "{words:?} in {text}");
        }
        booth.press("continue");
        assert_eq!(booth.screen(), Screen::Result, "the result");
    }
}

#[test]
fn a_story_is_played_by_keys() {
    let mut booth = Booth::at_task("case", LANDSCAPE, "en");
    booth.key("Enter");
    booth.key("Enter");
    assert!(booth.has("choose/0"), "told: {:?}", booth.controls());
    press_by_key(&mut booth, "choose/2");
    let text = booth.text();
    assert!(text.contains("The danger stays."), "decided: {text}");
    press_by_key(&mut booth, "continue");
    assert!(booth.has("choose/1"), "it goes on: {:?}", booth.controls());
}
