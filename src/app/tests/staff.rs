//! The staff's door: a long press opens it, the PIN lets in, and visitors lose nothing by it.

use super::{Action, Booth, LANDSCAPE, PORTRAIT, Screen, places::TestPlaces, visit};
use crate::{
    app::staff::{StaffDoor, View, WallClock},
    content::hash_pin,
    storage::RecordStore,
};
use bevy::{
    input::{
        ButtonState,
        keyboard::{Key, KeyboardInput},
        touch::TouchPhase,
    },
    prelude::*,
    window::OnMonitor,
};
use std::sync::LazyLock;

const PIN: &str = "739152";

/// The long press of the theme and a little more.
const PRESS_SECS: f64 = 4.1;
const CORNER: Vec2 = Vec2::new(6.0, 6.0);

/// Made once: it takes long on purpose.
static HASH: LazyLock<String> = LazyLock::new(|| hash_pin(PIN, &[7; 16]).unwrap());

fn places_with_pin() -> TestPlaces {
    TestPlaces::sound().with_content("exhibit.ron", |text| {
        text.replace("pin_hash: None", &format!("pin_hash: Some({:?})", *HASH))
    })
}

fn with_pin() -> Booth {
    Booth::open_with(places_with_pin(), LANDSCAPE, "zh-CN")
}

fn view(booth: &Booth) -> View {
    booth.app.world().resource::<StaffDoor>().view()
}

fn is_inside(booth: &Booth) -> bool {
    booth.app.world().resource::<StaffDoor>().may_act()
}

/// A finger rests in the corner for `secs`, then is lifted.
fn hold(booth: &mut Booth, at: Vec2, secs: f64) {
    let finger = booth.new_finger();
    booth.touch(finger, TouchPhase::Started, at);
    booth.settle();
    booth.pass(secs);
    booth.touch(finger, TouchPhase::Ended, at);
    booth.settle();
}

fn knock(booth: &mut Booth) {
    hold(booth, CORNER, PRESS_SECS);
}

fn type_pin(booth: &mut Booth, pin: &str) {
    for digit in pin.chars() {
        booth.press(&format!("staff/{digit}"));
    }
    booth.press("staff/enter");
    booth.wait_for_work();
}

#[test]
fn a_short_touch_of_the_corner_does_what_it_always_did() {
    let mut booth = with_pin();
    booth.tap(CORNER);
    assert_eq!(booth.screen(), Screen::Programs, "the touch began");
    assert_eq!(view(&booth), View::Closed, "the door");
}

#[test]
fn a_long_press_of_the_corner_asks_for_the_pin_and_presses_nothing_below() {
    let mut booth = with_pin();
    knock(&mut booth);
    assert_eq!(view(&booth), View::Pad, "the door");
    assert_eq!(booth.screen(), Screen::Attract, "nothing below was pressed");
    assert!(booth.text().contains("Staff PIN"), "{}", booth.text());
    booth.press("staff/close");
    assert_eq!(view(&booth), View::Closed, "cancelled");
    booth.press("start");
    assert_eq!(booth.screen(), Screen::Programs, "visitors go on");
}

#[test]
fn a_long_press_elsewhere_or_one_that_leaves_the_corner_opens_nothing() {
    let mut booth = with_pin();
    hold(&mut booth, Vec2::new(960.0, 6.0), PRESS_SECS);
    assert_eq!(view(&booth), View::Closed, "beside the corner");
    let finger = booth.new_finger();
    booth.touch(finger, TouchPhase::Started, CORNER);
    booth.settle();
    booth.touch(finger, TouchPhase::Moved, Vec2::new(600.0, 500.0));
    booth.pass(PRESS_SECS);
    assert_eq!(view(&booth), View::Closed, "it left the corner");
}

#[test]
fn the_right_pin_opens_and_a_wrong_one_does_not() {
    let mut booth = with_pin();
    knock(&mut booth);
    type_pin(&mut booth, "739153");
    assert_eq!(view(&booth), View::Pad, "a wrong PIN");
    assert!(booth.text().contains("密码不对"), "{}", booth.text());
    type_pin(&mut booth, PIN);
    assert!(is_inside(&booth), "the right PIN");
    booth.press("staff/close");
    assert!(!is_inside(&booth), "the door is shut again");
}

#[test]
fn a_keyboard_types_the_pin_too() {
    let mut booth = with_pin();
    knock(&mut booth);
    let window = booth.window;
    let keys = PIN.chars().map(|digit| Key::Character(digit.to_string().into()));
    for logical_key in keys.chain([Key::Enter]) {
        booth.app.world_mut().write_message(KeyboardInput {
            key_code: KeyCode::F35,
            logical_key,
            state: ButtonState::Pressed,
            text: None,
            repeat: false,
            window,
        });
        booth.settle();
    }
    booth.wait_for_work();
    assert!(is_inside(&booth), "{:?}", view(&booth));
}

#[test]
fn five_wrong_pins_shut_the_door_also_for_whoever_starts_the_booth_anew() {
    let mut booth = with_pin();
    knock(&mut booth);
    for _ in 0..5 {
        type_pin(&mut booth, "739153");
    }
    assert!(booth.text().contains("30 秒后再试"), "{}", booth.text());
    type_pin(&mut booth, PIN);
    assert_eq!(view(&booth), View::Pad, "the right PIN during the wait");
    let mut booth = Booth::open_with(booth.close(), LANDSCAPE, "zh-CN");
    knock(&mut booth);
    type_pin(&mut booth, PIN);
    assert_eq!(view(&booth), View::Pad, "the right PIN after a new start");
    booth.pass(28.0);
    booth.press("staff/enter");
    booth.wait_for_work();
    assert!(is_inside(&booth), "after the wait: {}", booth.text());
    let mut booth = Booth::open_with(booth.close(), LANDSCAPE, "zh-CN");
    knock(&mut booth);
    type_pin(&mut booth, PIN);
    assert!(is_inside(&booth), "the right PIN forgets the wrong ones");
}

#[test]
fn a_pad_that_nobody_touches_closes_and_forgets_what_was_typed() {
    let mut booth = with_pin();
    knock(&mut booth);
    booth.press_all(&["staff/7", "staff/3"]);
    booth.pass(31.0);
    assert_eq!(view(&booth), View::Closed, "the door");
    knock(&mut booth);
    type_pin(&mut booth, PIN);
    assert!(is_inside(&booth), "two digits of before would be two too many");
}

#[test]
fn without_a_pin_staff_can_look_and_do_nothing() {
    let mut booth = Booth::open();
    knock(&mut booth);
    let text = booth.text();
    assert!(text.contains("huoyan pin"), "it says what to do: {text}");
    assert!(!booth.has("staff/quit") && !booth.has("staff/reload"), "no actions");
    booth.press_all(&["staff/content", "staff/faults", "staff/language", "staff/overview"]);
    assert!(booth.text().contains("For staff"), "in the other language");
    booth.press("staff/close");
    assert!(booth.text().contains("点一下"), "visitors keep their language");
}

#[test]
fn a_visit_waits_while_staff_is_there_and_goes_on_as_it_was() {
    let mut booth = with_pin();
    booth.press_all(&["start", "program/yard/full", "continue"]);
    let first = visit::open(&booth).first().unwrap().to_string();
    visit::touch_item(&mut booth, &first);
    let left = |booth: &Booth| booth.visit().visit.hunt().map(|hunt| hunt.left).unwrap();
    let count = |booth: &Booth, wanted: &Action| booth.seen().actions.iter().filter(|action| *action == wanted).count();
    knock(&mut booth);
    assert_eq!(view(&booth), View::Pad, "the door");
    let before = left(&booth);
    type_pin(&mut booth, PIN);
    booth.pass(200.0);
    assert!(is_inside(&booth), "staff takes its time");
    assert_eq!(booth.screen(), Screen::Hunt, "nobody is asked whether they are there");
    booth.press("staff/close");
    assert_eq!(count(&booth, &Action::Pause), 1, "paused once");
    assert_eq!(count(&booth, &Action::Resume), 1, "resumed once");
    let lost = before.saturating_sub(left(&booth)).as_secs_f64();
    assert!(lost < 1.0, "{lost} s were lost");
    assert_eq!(booth.screen(), Screen::Hunt, "the visit goes on");
}

#[test]
fn quitting_ends_the_program_and_the_visit_as_left() {
    let mut booth = with_pin();
    booth.press_all(&["start", "program/yard/full", "continue"]);
    knock(&mut booth);
    type_pin(&mut booth, PIN);
    booth.press("staff/quit");
    assert_eq!(booth.seen().exits, [AppExit::Success], "the program ends");
    assert!(booth.visit().ending.is_some(), "the visit is closed");
}

#[test]
fn reloaded_content_is_shown_at_once_where_nobody_plays() {
    let mut booth = with_pin();
    booth.change_content("exhibit.ron", |text| text.replace("The yard", "The new yard"));
    knock(&mut booth);
    type_pin(&mut booth, PIN);
    booth.press("staff/reload");
    booth.wait_for_work();
    booth.press("staff/language");
    assert!(booth.text().contains("The new yard"), "{}", booth.text());
}

#[test]
fn reloaded_content_with_errors_changes_nothing_and_staff_reads_file_and_line() {
    let mut booth = with_pin();
    booth.change_content("yard/hunt.ron", |text| text.replace("prop: \"twin\"", "prop: \"tvin\""));
    knock(&mut booth);
    type_pin(&mut booth, PIN);
    booth.press("staff/reload");
    booth.wait_for_work();
    booth.press("staff/content");
    let text = booth.text();
    assert!(text.contains("yard/hunt.ron:") && text.contains("tvin"), "{text}");
    booth.press_all(&["staff/close", "start"]);
    assert!(booth.has("program/yard/full"), "what was good is still played");
}

#[test]
fn a_visit_keeps_its_content_to_its_end() {
    let mut booth = with_pin();
    booth.press_all(&["start", "program/yard/full", "continue"]);
    booth.change_content("exhibit.ron", |text| text.replace("小院", "新院子"));
    knock(&mut booth);
    type_pin(&mut booth, PIN);
    booth.press("staff/reload");
    booth.wait_for_work();
    assert!(booth.text().contains("新内容已经读好"), "{}", booth.text());
    booth.press_all(&["staff/close"]);
    assert_eq!(booth.screen(), Screen::Hunt, "the visit goes on");
    booth.press("home");
    booth.settle();
    assert_eq!(booth.screen(), Screen::Attract, "the visit is over");
    assert!(booth.text().contains("新院子"), "{}", booth.text());
}

#[test]
fn the_staff_screen_stays_in_the_window_however_it_stands() {
    for (size, language) in [
        (LANDSCAPE, "en"),
        (PORTRAIT, "zh-CN"),
        ((1280, 720), "en"),
        ((1280, 800), "zh-CN"),
    ] {
        let places =
            places_with_pin().with_content("yard/hunt.ron", |text| text.replace("prop: \"twin\"", "prop: \"tvin\""));
        let mut booth = Booth::open_with(places, size, language);
        knock(&mut booth);
        assert!(!booth.text().is_empty(), "the pad");
        type_pin(&mut booth, PIN);
        for part in ["staff/content", "staff/faults"] {
            booth.press(part);
            assert!(!booth.text().is_empty(), "{part}");
        }
    }
}

#[test]
fn a_clock_that_jumps_is_told_and_a_visit_goes_on() {
    for (secs, told) in [(7200, "往前跳了 120 分钟"), (-7200, "往回跳了 120 分钟")] {
        let mut booth = with_pin();
        booth.press_all(&["start", "program/yard/full"]);
        booth.app.world_mut().resource_mut::<WallClock>().shift_secs = secs;
        booth.press("continue");
        assert_eq!(booth.screen(), Screen::Hunt, "the visit goes on");
        let faults = booth.faults();
        assert!(faults.iter().any(|fault| fault.contains(told)), "{told} in {faults:?}");
    }
}

#[test]
fn a_date_that_cannot_be_is_told() {
    let mut booth = with_pin();
    let since_1970 = booth.app.world().resource::<WallClock>().unix_secs();
    booth.app.world_mut().resource_mut::<WallClock>().shift_secs = -since_1970;
    booth.settle();
    let faults = booth.faults();
    assert!(faults.iter().any(|fault| fault.contains("1970-01-01")), "{faults:?}");
}

#[test]
fn the_window_outlives_its_monitor() {
    let mut booth = Booth::open();
    let window = booth.window;
    let world = booth.app.world_mut();
    let monitor = world.spawn_empty().id();
    world.entity_mut(window).insert(OnMonitor(monitor));
    booth.settle();
    booth.app.world_mut().despawn(monitor);
    booth.settle();
    assert!(booth.app.world().get::<Window>(window).is_some(), "the window is gone");
    booth.press("start");
    assert_eq!(booth.screen(), Screen::Programs, "visitors go on");
}

#[test]
fn a_disk_that_takes_nothing_is_told_and_records_move_there_once_it_does() {
    let mut booth = Booth::open_with(places_with_pin().with_data_below_a_file(), LANDSCAPE, "zh-CN");
    let told = |booth: &Booth, words: &str| booth.faults().iter().any(|fault| fault.contains(words));
    assert!(told(&booth, "只存在内存里"), "{:?}", booth.faults());
    booth.press_all(&["start", "program/yard/full", "continue"]);
    let first = visit::open(&booth).first().unwrap().to_string();
    visit::touch_item(&mut booth, &first);
    booth.places.clear_data();
    knock(&mut booth);
    type_pin(&mut booth, PIN);
    booth.pass(6.0);
    booth.wait_for_work();
    assert!(booth.text().contains("1 条回答"), "{}", booth.text());
    assert!(told(&booth, "都写进磁盘了"), "{:?}", booth.faults());
    let places = booth.close();
    let store = RecordStore::open(&places.places.records()).unwrap().store;
    assert_eq!(store.answers().unwrap().len(), 1, "the answer is on disk");
}

#[test]
fn the_fault_screen_goes_on_by_itself_once_the_content_is_mended() {
    let broken = |text: String| text.replace("Pack(", "Pack((");
    let mut booth = Booth::open_with(
        TestPlaces::sound().with_content("yard/pack.ron", broken),
        LANDSCAPE,
        "zh-CN",
    );
    assert_eq!(booth.screen(), Screen::Fault, "the screen");
    let text = booth.text();
    assert!(
        text.contains("yard/pack.ron:") && text.contains("huoyan check"),
        "{text}"
    );
    booth.pass(6.0);
    booth.wait_for_work();
    assert_eq!(booth.screen(), Screen::Fault, "still broken");
    booth.change_content("yard/pack.ron", |text| text.replace("Pack((", "Pack("));
    booth.pass(6.0);
    booth.wait_for_work();
    assert_eq!(booth.screen(), Screen::Attract, "mended");
    booth.press_all(&["start", "program/yard/questions"]);
    assert_eq!(booth.screen(), Screen::Briefing, "visitors play");
}

#[test]
fn files_that_are_broken_in_the_morning_leave_yesterdays_booth() {
    let mut booth = with_pin();
    booth.wait_for_work();
    let places = booth
        .close()
        .with_content("exhibit.ron", |text| text.replace("Exhibit(", "Exhibit(("));
    let mut booth = Booth::open_with(places, LANDSCAPE, "zh-CN");
    assert_eq!(booth.screen(), Screen::Attract, "yesterday's content is shown");
    assert!(
        booth.faults().iter().any(|fault| fault.contains("上次能用")),
        "staff is told: {:?}",
        booth.faults()
    );
    knock(&mut booth);
    type_pin(&mut booth, PIN);
    assert!(booth.text().contains("上次能用的内容"), "{}", booth.text());
    booth.change_content("exhibit.ron", |text| text.replace("Exhibit((", "Exhibit("));
    booth.press("staff/reload");
    booth.wait_for_work();
    assert!(!booth.text().contains("上次能用的内容"), "{}", booth.text());
}
