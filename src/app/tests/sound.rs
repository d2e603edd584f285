//! What is heard in a visit. A booth that nobody hears misses nothing else.

use super::{
    Booth, LANDSCAPE, Screen,
    places::TestPlaces,
    visit::{open, touch_item},
};
use crate::app::{
    clock::Clock,
    command::{Command, Commanded},
    fault::{Faults, Told},
    language::Tongue,
    sound::{Ear, Moment, Mute, Sound, SoundState},
};

/// Longer than any sound.
const FADED_SECS: f64 = 2.5;

fn listen(booth: &mut Booth) -> Ear {
    booth.app.world_mut().resource_mut::<Sound>().listen(100)
}

fn play(booth: &mut Booth, moment: Moment) {
    let now = booth.now;
    booth
        .app
        .world_mut()
        .resource_scope(|world, mut sound: bevy::prelude::Mut<Sound>| {
            sound.play(moment, world.resource::<Mute>(), now);
        });
}

fn mute(booth: &mut Booth) {
    booth.app.world_mut().write_message(Commanded(Command::Mute));
    booth.settle();
}

/// What staff read of the sound.
fn state(booth: &Booth) -> String {
    let world = booth.app.world();
    world
        .resource::<SoundState>()
        .words(world.resource::<Tongue>(), world.resource::<Clock>())
}

#[track_caller]
fn check_press(booth: &mut Booth, ear: &Ear, control: &str, heard: &[&str]) {
    booth.pass(FADED_SECS);
    booth.press(control);
    assert_eq!(ear.heard(), heard, "{control}");
}

#[test]
fn a_visit_is_heard_from_its_first_touch_to_its_result() {
    let mut booth = Booth::open();
    let ear = listen(&mut booth);
    check_press(&mut booth, &ear, "start", &["press", "start"]);
    check_press(&mut booth, &ear, "program/yard/full", &["press"]);
    check_press(&mut booth, &ear, "continue", &["press", "start"]);
    let first = open(&booth).first().unwrap().to_string();
    for (item, heard) in [(first.as_str(), "found"), (&first, "found"), ("ball", "safe")] {
        booth.pass(FADED_SECS);
        touch_item(&mut booth, item);
        assert_eq!(ear.heard(), [heard], "{item} is touched");
    }
    booth.pass(FADED_SECS);
    let (x, y) = super::visit::place("ball");
    booth.tap_scene(x + 700.0, y);
    assert_eq!(ear.heard(), ["safe"], "the background is touched");
    check_press(&mut booth, &ear, "done", &["press", "done"]);
    check_press(&mut booth, &ear, "continue", &["press"]);
    check_press(&mut booth, &ear, "continue", &["press", "start"]);
    let mut answered = Vec::new();
    for _ in 0..5 {
        let choice = ["choice/0", "step/1", "true"]
            .into_iter()
            .find(|name| booth.has(name))
            .unwrap();
        booth.press(choice);
        if booth.has("submit") {
            booth.press("submit");
        }
        answered.extend(ear.heard().into_iter().filter(|heard| *heard != "press"));
        booth.pass(FADED_SECS);
        booth.press("continue");
        let rest = ear.heard();
        let is_last = booth.screen() == Screen::Result;
        let expected: &[&str] = if is_last { &["press", "result"] } else { &["press"] };
        assert_eq!(rest, expected, "after an explanation");
        booth.pass(FADED_SECS);
    }
    assert_eq!(answered.len(), 5, "each answer is heard: {answered:?}");
    assert!(
        answered.iter().all(|heard| ["right", "wrong"].contains(heard)),
        "as right or wrong: {answered:?}"
    );
    check_press(&mut booth, &ear, "home", &["press"]);
    assert_eq!(booth.faults(), Vec::<String>::new(), "faults told to staff");
}

#[test]
fn a_booth_that_asks_whether_somebody_is_there_rings_once() {
    let mut booth = Booth::open();
    let ear = listen(&mut booth);
    booth.press("start");
    ear.heard();
    booth.pass(10.5);
    booth.pass(1.0);
    booth.pass(1.0);
    assert_eq!(ear.heard(), ["question"], "while it asks");
    booth.pass(10.0);
    assert_eq!(booth.screen(), Screen::Attract, "nobody was there");
    assert_eq!(ear.heard(), [""; 0], "going back");
}

#[test]
fn the_last_seconds_of_a_hunt_are_told_once() {
    let places = TestPlaces::sound()
        .with_content("yard/hunt.ron", |text| text.replace("seconds: 120", "seconds: 40"))
        .with_content("exhibit.ron", |text| {
            text.replace(
                "(ask_after_secs: 10, reset_after_secs: 20)",
                "(ask_after_secs: 100, reset_after_secs: 200)",
            )
        });
    let mut booth = Booth::open_with(places, LANDSCAPE, "zh-CN");
    booth.press_all(&["start", "program/yard/full", "continue"]);
    let ear = listen(&mut booth);
    for _ in 0..29 {
        booth.pass(1.0);
    }
    assert_eq!(ear.heard(), [""; 0], "before");
    for _ in 0..9 {
        booth.pass(1.0);
    }
    assert_eq!(ear.heard(), ["nearly_up"], "in the last seconds");
    booth.pass(3.0);
    assert_eq!(ear.heard(), ["done"], "when time is up");
}

#[test]
fn a_muted_booth_is_silent_until_the_sound_is_turned_on_again() {
    let mut booth = Booth::open();
    let ear = listen(&mut booth);
    booth.press("start");
    ear.heard();
    mute(&mut booth);
    assert_eq!(ear.heard(), ["hush"], "what sounds is cut off");
    booth.press_all(&["program/yard/full", "continue"]);
    assert_eq!(ear.heard(), [""; 0], "while muted");
    booth.pass(FADED_SECS);
    mute(&mut booth);
    assert_eq!(ear.heard(), ["question"], "turned on");
    check_press(&mut booth, &ear, "done", &["press", "done"]);
}

#[test]
fn the_next_visitor_finds_the_sound_on() {
    let mut booth = Booth::open();
    let ear = listen(&mut booth);
    booth.press("start");
    mute(&mut booth);
    assert!(booth.app.world().resource::<Mute>().is_on(), "muted");
    booth.press("home");
    assert_eq!(booth.screen(), Screen::Attract, "the visitor has gone");
    assert!(!booth.app.world().resource::<Mute>().is_on(), "muted for the next one");
    ear.heard();
    check_press(&mut booth, &ear, "start", &["press", "start"]);
}

#[test]
fn an_exhibit_of_volume_zero_is_silent() {
    let places = TestPlaces::sound().with_content("exhibit.ron", |text| {
        text.replace("    ranks:", "    sound: (volume: 0),\n    ranks:")
    });
    let mut booth = Booth::open_with(places, LANDSCAPE, "zh-CN");
    let ear = listen(&mut booth);
    booth.press_all(&["start", "program/yard/full", "continue"]);
    assert_eq!(ear.heard(), [""; 0], "heard");
}

#[test]
fn ten_fingers_at_once_are_not_ten_sounds() {
    let mut booth = Booth::open();
    let ear = listen(&mut booth);
    for _ in 0..10 {
        play(&mut booth, Moment::Found);
    }
    assert_eq!(ear.heard(), ["found"], "the same sound ten times");
    for moment in [
        Moment::Right,
        Moment::Wrong,
        Moment::Hinted,
        Moment::NearMiss,
        Moment::Result,
    ] {
        play(&mut booth, moment);
    }
    assert_eq!(
        ear.heard(),
        ["right", "wrong"],
        "with the one before, three different ones"
    );
    booth.pass(FADED_SECS);
    play(&mut booth, Moment::Result);
    assert_eq!(ear.heard(), ["result"], "after they have faded");
}

#[test]
fn a_desk_that_takes_nothing_is_told_once_and_keeps_nobody_waiting() {
    let mut booth = Booth::open();
    let _ear = booth.app.world_mut().resource_mut::<Sound>().listen(4);
    for _ in 0..20 {
        booth.pass(FADED_SECS);
        play(&mut booth, Moment::Found);
    }
    booth.update();
    let faults = booth.faults();
    assert_eq!(faults.len(), 1, "told: {faults:?}");
    assert!(faults[0].contains("没有反应"), "{faults:?}");
    assert!(state(&booth).contains("没有反应"), "{}", state(&booth));
    booth.press_all(&["start", "program/yard/full", "continue"]);
    assert_eq!(booth.screen(), Screen::Hunt, "the visit goes on");
}

#[test]
fn a_machine_without_a_device_is_told_once() {
    let mut booth = Booth::open();
    let ear = listen(&mut booth);
    for _ in 0..3 {
        ear.tell_unheard();
        booth.pass(5.0);
        booth.press("start");
        booth.press("home");
    }
    let faults = booth.faults();
    assert_eq!(faults.len(), 1, "told: {faults:?}");
    assert!(faults[0].contains("没有能用的声音设备（no card）"), "{faults:?}");
}

#[test]
fn a_device_that_comes_and_goes_is_told_once_and_staff_see_how_it_stands() {
    let mut booth = Booth::open();
    let ear = listen(&mut booth);
    let n_told = |booth: &Booth| {
        let kept = booth.app.world().resource::<Faults>().kept();
        let about = kept.filter(|fault| matches!(&fault.told, Told::Plain(text) if text.contains("断开了")));
        about.map(|fault| fault.count).sum::<u32>()
    };
    assert_eq!(state(&booth), "声音：还没有用到", "at the start");
    for _ in 0..3 {
        ear.tell_ready();
        booth.update();
        assert_eq!(state(&booth), "声音正常，设备：bell", "while it works");
        ear.tell_lost();
        booth.update();
        ear.tell_unheard();
        booth.update();
        assert!(
            state(&booth).contains("“bell”断开了（pulled out）"),
            "{}",
            state(&booth)
        );
        booth
            .app
            .world_mut()
            .resource_mut::<Faults>()
            .report("something else".to_owned());
    }
    assert_eq!(n_told(&booth), 1, "told: {:?}", booth.faults());
    booth.pass(125.0);
    assert!(state(&booth).ends_with("（已有 2 分钟）"), "{}", state(&booth));
    booth.pass(600.0);
    ear.tell_ready();
    ear.tell_lost();
    booth.update();
    assert_eq!(
        n_told(&booth),
        2,
        "told again when it is long ago: {:?}",
        booth.faults()
    );
}
