//! Sound: what happens is heard. Never needed to play; a booth without a sound device misses nothing else.

mod card;
mod desk;
mod hearing;
mod moment;
mod state;

#[cfg(test)]
mod tests;

pub(crate) use moment::{Moment, Sounds};
pub(crate) use state::SoundState;

use super::{AppSystems, clock::Clock, fault::Faults, language::Tongue, show::Show};
use bevy::{
    prelude::*,
    winit::{EventLoopProxyWrapper, WinitUserEvent},
};
use desk::{Desk, Order, Report};
use state::Output;
use std::{
    sync::{
        Mutex, PoisonError,
        mpsc::{self, Receiver, SyncSender, TrySendError},
    },
    time::{Duration, Instant},
};

/// Orders that wait for the desk; it is done with one in no time while the device answers.
const WAITING: usize = 4;

/// So many at once, so that the sum stays below full scale.
const VOICES: usize = 3;

/// The same sound within this time is one.
const ECHO: Duration = Duration::from_millis(40);

/// After this share of its length a sound has faded so far that it counts no more.
const BODY: f32 = 0.6;

/// A desk that takes no order for so long is stuck.
const PATIENCE: Duration = Duration::from_secs(3);

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Mute>()
        .init_resource::<SoundState>()
        .add_plugins(hearing::plugin)
        .add_systems(Startup, start_desk)
        .add_systems(Update, (take_reports, follow_show).in_set(AppSystems::Take));
}

/// Whether the visitor has turned the sound off; for this visit only.
#[derive(Resource, Debug, Default)]
pub(crate) struct Mute {
    is_on: bool,
}

impl Mute {
    /// Whether nothing is heard.
    pub(crate) fn is_on(&self) -> bool {
        self.is_on
    }
}

/// What sounds now, and the way to the mixing desk.
#[derive(Resource)]
pub(crate) struct Sound {
    sounds: Sounds,
    /// 0 to 1.
    volume: f32,
    desk: Option<SyncSender<Order>>,
    reports: Mutex<Option<Receiver<Report>>>,
    voices: Vec<Voice>,
    refused_since: Option<Duration>,
}

#[derive(Debug, Clone, Copy)]
struct Voice {
    recording: &'static str,
    began: Duration,
    ends: Duration,
}

impl Sound {
    /// Nothing is heard before there is a desk.
    pub(super) fn new(sounds: Sounds) -> Self {
        Self {
            sounds,
            volume: 0.0,
            desk: None,
            reports: Mutex::new(None),
            voices: Vec::new(),
            refused_since: None,
        }
    }

    /// Lets `moment` be heard, unless there is enough to hear already. Never waits.
    pub(crate) fn play(&mut self, moment: Moment, mute: &Mute, now: Duration) {
        let Some(cue) = self.sounds.cue(moment).filter(|_| !mute.is_on() && self.volume > 0.0) else {
            return;
        };
        self.voices.retain(|voice| voice.ends > now);
        let recording = cue.recording.name;
        let is_echo = self
            .voices
            .iter()
            .any(|voice| voice.recording == recording && now.saturating_sub(voice.began) < ECHO);
        if is_echo || self.voices.len() >= VOICES {
            return;
        }
        let order = Order::Play {
            recording: cue.recording,
            gain: cue.gain * self.volume,
            lasts: cue.lasts,
        };
        if self.order(order, now) {
            self.voices.push(Voice {
                recording,
                began: now,
                ends: now + cue.lasts.mul_f32(BODY),
            });
        }
    }

    /// Ends whatever sounds.
    fn hush(&mut self, now: Duration) {
        self.voices.clear();
        self.order(Order::Hush, now);
    }

    /// A hunt's last seconds begin with so much time left.
    fn nearly_up(&self) -> Duration {
        self.sounds.nearly_up
    }

    /// Whether the desk takes the order.
    fn order(&mut self, order: Order, now: Duration) -> bool {
        let Some(desk) = &self.desk else { return false };
        match desk.try_send(order) {
            Ok(()) => {
                self.refused_since = None;
                true
            }
            Err(TrySendError::Full(_)) => {
                self.refused_since.get_or_insert(now);
                false
            }
            // The thread is gone: no patience will bring it back.
            Err(TrySendError::Disconnected(_)) => {
                self.refused_since = Some(Duration::ZERO);
                false
            }
        }
    }

    fn is_stuck(&self, now: Duration) -> bool {
        self.refused_since
            .is_some_and(|since| now.saturating_sub(since) >= PATIENCE)
    }

    /// A desk that a test reads.
    #[cfg(test)]
    pub(super) fn listen(&mut self, waiting: usize) -> Ear {
        let (desk, orders) = mpsc::sync_channel(waiting);
        let (told, reports) = mpsc::channel();
        self.desk = Some(desk);
        self.reports = Mutex::new(Some(reports));
        Ear { orders, told }
    }

    fn reports(&self) -> Vec<Report> {
        let reports = self.reports.lock().unwrap_or_else(PoisonError::into_inner);
        reports.iter().flat_map(Receiver::try_iter).collect()
    }
}

/// What a test hears, and how it plays the desk.
#[cfg(test)]
pub(super) struct Ear {
    orders: Receiver<Order>,
    told: mpsc::Sender<Report>,
}

#[cfg(test)]
impl Ear {
    /// The names of the recordings since the last look, in order; "hush" where all is cut off.
    pub(super) fn heard(&self) -> Vec<&'static str> {
        let name = |order| match order {
            Order::Play { recording, .. } => recording.name,
            Order::Hush => "hush",
        };
        self.orders.try_iter().map(name).collect()
    }

    pub(super) fn tell_ready(&self) {
        let device = "bell".to_owned();
        self.told.send(Report::Ready { device }).unwrap();
    }

    pub(super) fn tell_unheard(&self) {
        let why = "no card".to_owned();
        self.told.send(Report::Unheard { why }).unwrap();
    }

    pub(super) fn tell_lost(&self) {
        let (device, why) = ("bell".to_owned(), "pulled out".to_owned());
        self.told.send(Report::Lost { device, why }).unwrap();
    }
}

/// The desk has a thread of its own, for what it waits for is not in our hands. Nobody waits for it, not even the end.
fn start_desk(proxy: Option<Res<EventLoopProxyWrapper>>, mut sound: ResMut<Sound>, mut faults: ResMut<Faults>) {
    let Some(proxy) = proxy.map(|proxy| (**proxy).clone()) else {
        return;
    };
    let (desk, orders) = mpsc::sync_channel(WAITING);
    let (told, reports) = mpsc::channel();
    let thread = std::thread::Builder::new().name("sound".to_owned());
    let began = instant();
    let started = thread.spawn(move || {
        let tell = move |report| {
            if told.send(report).is_ok() {
                // A booth that is ending needs no waking.
                proxy.send_event(WinitUserEvent::WakeUp).unwrap_or_default();
            }
        };
        Desk::new(card::SystemCard, move || instant() - began, tell).serve(&orders);
    });
    match started {
        Ok(_detached) => {
            sound.desk = Some(desk);
            sound.reports = Mutex::new(Some(reports));
        }
        Err(error) => faults.report(format!("the sound cannot be started: {error}")),
    }
}

#[expect(clippy::disallowed_methods, reason = "the desk waits on its own thread")]
fn instant() -> Instant {
    Instant::now()
}

fn take_reports(
    sound: Res<Sound>,
    tongue: Res<Tongue>,
    clock: Res<Clock>,
    mut state: ResMut<SoundState>,
    mut faults: ResMut<Faults>,
) {
    let reports = sound.reports();
    for report in reports {
        state.change(report.into(), &tongue, &clock, &mut faults);
    }
    if sound.is_stuck(clock.elapsed()) {
        state.change(Output::Stuck, &tongue, &clock, &mut faults);
    }
}

fn follow_show(show: Option<Res<Show>>, mut sound: ResMut<Sound>) {
    if let Some(show) = show.filter(DetectChanges::is_changed) {
        sound.volume = show.exhibit().sound.volume as f32;
    }
}
