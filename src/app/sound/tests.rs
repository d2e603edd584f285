//! The desk with a card that is none: when it is opened and closed, and what it tells.

use super::{
    desk::{Card, Clip, Desk, LONGEST_PAUSE, Line, Order, PAUSE, QUIET, Report},
    moment::{Moment, Sounds},
};
use std::{
    cell::{Cell, RefCell},
    rc::Rc,
    sync::mpsc,
    time::Duration,
};

/// A machine whose card does as it is told.
#[derive(Default)]
struct Machine {
    now: Cell<Duration>,
    /// Why the card does not open.
    refuses: RefCell<Option<String>>,
    /// Why the open line is lost.
    lost: RefCell<Option<String>>,
    n_tries: Cell<usize>,
    n_open: Cell<usize>,
    /// Length and peak of each clip.
    played: RefCell<Vec<(Duration, f32)>>,
    told: RefCell<Vec<Report>>,
}

impl Machine {
    fn pass(&self, secs: f32) {
        self.now.set(self.now.get() + Duration::from_secs_f32(secs));
    }
}

struct FakeCard(Rc<Machine>);

impl Card for FakeCard {
    fn open(&mut self) -> Result<Box<dyn Line>, String> {
        self.0.n_tries.set(self.0.n_tries.get() + 1);
        if let Some(why) = self.0.refuses.borrow().clone() {
            return Err(why);
        }
        self.0.n_open.set(self.0.n_open.get() + 1);
        Ok(Box::new(FakeLine(Rc::clone(&self.0))))
    }
}

struct FakeLine(Rc<Machine>);

impl Line for FakeLine {
    fn device(&self) -> String {
        "bell".to_owned()
    }

    fn play(&self, clip: &Clip, gain: f32) {
        let lasts = Duration::from_secs_f64(clip.samples.len() as f64 / f64::from(clip.rate.get()));
        let peak = clip
            .samples
            .iter()
            .fold(0.0, |peak: f32, sample| peak.max(sample.abs()));
        self.0.played.borrow_mut().push((lasts, peak * gain));
    }

    fn lost(&self) -> Option<String> {
        self.0.lost.borrow().clone()
    }
}

impl Drop for FakeLine {
    fn drop(&mut self) {
        self.0.n_open.set(self.0.n_open.get() - 1);
    }
}

fn desk() -> (Rc<Machine>, Desk<FakeCard>) {
    let machine = Rc::new(Machine::default());
    let (clock, ear) = (Rc::clone(&machine), Rc::clone(&machine));
    let desk = Desk::new(
        FakeCard(Rc::clone(&machine)),
        move || clock.now.get(),
        move |report| ear.told.borrow_mut().push(report),
    );
    (machine, desk)
}

fn order(moment: Moment) -> Order {
    let cue = Sounds::embedded().unwrap().cue(moment).unwrap();
    Order::Play {
        recording: cue.recording,
        gain: 0.5,
        lasts: cue.lasts,
    }
}

#[test]
fn the_card_is_open_from_the_first_sound_until_some_silent_seconds_after_the_last() {
    let (machine, mut desk) = desk();
    assert_eq!(desk.glance_in(), None, "at rest nothing is waited for");
    desk.take(order(Moment::Result));
    desk.take(order(Moment::Press));
    assert_eq!(machine.n_open.get(), 1, "one line for both");
    let lasts = machine.played.borrow()[0].0;
    let clip = order(Moment::Result);
    assert!(
        matches!(clip, Order::Play { lasts: said, .. } if said == lasts),
        "length: {lasts:?}"
    );
    assert!(desk.glance_in().is_some(), "an open card is looked after");
    machine.now.set(lasts + QUIET.saturating_sub(Duration::from_millis(1)));
    desk.look();
    assert_eq!(machine.n_open.get(), 1, "just before");
    machine.pass(0.001);
    desk.look();
    assert_eq!(machine.n_open.get(), 0, "after it");
    assert_eq!(desk.glance_in(), None, "at rest again");
    let told = machine.told.borrow();
    let ready = Report::Ready {
        device: "bell".to_owned(),
    };
    assert_eq!(*told, [ready], "told");
}

#[test]
fn gains_are_heard() {
    let (machine, mut desk) = desk();
    desk.take(order(Moment::Result));
    let peak = machine.played.borrow()[0].1;
    assert!((0.05..0.2).contains(&peak), "half of a peak below a third: {peak}");
}

#[test]
fn a_hush_closes_the_card_at_once() {
    let (machine, mut desk) = desk();
    desk.take(order(Moment::Result));
    desk.take(Order::Hush);
    assert_eq!(machine.n_open.get(), 0, "lines open");
    desk.take(order(Moment::Press));
    assert_eq!(machine.n_open.get(), 1, "the next sound opens it again");
}

#[test]
fn a_card_that_does_not_open_is_tried_again_with_the_first_sound_after_a_pause() {
    let (machine, mut desk) = desk();
    *machine.refuses.borrow_mut() = Some("no card".to_owned());
    for _ in 0..50 {
        desk.take(order(Moment::Press));
    }
    assert_eq!(machine.n_tries.get(), 1, "tries for many sounds");
    let why = "no card".to_owned();
    assert_eq!(*machine.told.borrow(), [Report::Unheard { why }], "told");
    *machine.refuses.borrow_mut() = None;
    machine.now.set(PAUSE);
    desk.take(order(Moment::Press));
    assert_eq!(machine.n_tries.get(), 2, "tries after the pause");
    assert_eq!(machine.played.borrow().len(), 1, "and it is heard");
}

#[test]
fn a_card_that_never_opens_is_tried_ever_more_seldom() {
    let (machine, mut desk) = desk();
    *machine.refuses.borrow_mut() = Some("no card".to_owned());
    for _ in 0..3600 {
        desk.take(order(Moment::Press));
        machine.pass(1.0);
    }
    let tries = machine.n_tries.get();
    assert!((3600 / 30..3600 / 30 + 3).contains(&tries), "{tries} tries in an hour");
    *machine.refuses.borrow_mut() = None;
    machine.now.set(machine.now.get() + LONGEST_PAUSE);
    desk.take(order(Moment::Press));
    assert_eq!(machine.played.borrow().len(), 1, "heard once there is a card");
}

#[test]
fn a_card_that_is_lost_is_closed_told_and_found_again() {
    let (machine, mut desk) = desk();
    desk.take(order(Moment::Found));
    *machine.lost.borrow_mut() = Some("pulled out".to_owned());
    machine.pass(0.2);
    desk.look();
    assert_eq!(machine.n_open.get(), 0, "lines open");
    desk.take(order(Moment::Found));
    assert_eq!(machine.n_tries.get(), 1, "not tried at once");
    *machine.lost.borrow_mut() = None;
    machine.now.set(machine.now.get() + PAUSE);
    desk.take(order(Moment::Found));
    assert_eq!(machine.n_open.get(), 1, "lines open after the pause");
    let device = || "bell".to_owned();
    let why = "pulled out".to_owned();
    let told = [
        Report::Ready { device: device() },
        Report::Lost { device: device(), why },
        Report::Ready { device: device() },
    ];
    assert_eq!(*machine.told.borrow(), told, "told");
}

#[test]
fn the_desk_ends_with_the_booth() {
    let (machine, desk) = desk();
    let (sender, orders) = mpsc::sync_channel(1);
    sender.send(order(Moment::Found)).unwrap();
    drop(sender);
    desk.serve(&orders);
    assert_eq!(machine.played.borrow().len(), 1, "what was ordered before is begun");
    assert_eq!(machine.n_open.get(), 0, "lines open");
}
