//! The mixing desk: owns the sound card on a thread of its own. The card is open only while something is heard.

use super::moment::Recording;
use std::{
    collections::BTreeMap,
    num::NonZero,
    sync::{
        Arc,
        mpsc::{Receiver, RecvTimeoutError},
    },
    time::Duration,
};

/// The card is closed when nothing was heard for so long.
pub(super) const QUIET: Duration = Duration::from_secs(4);

/// A card that failed is not tried again before; each time that it fails again, twice as long after.
pub(super) const PAUSE: Duration = Duration::from_secs(5);

/// The longest that it is let be. Audio libraries fill the log with each try.
pub(super) const LONGEST_PAUSE: Duration = Duration::from_secs(30);

/// While the card is open, how often it is looked whether it still is.
const GLANCE: Duration = Duration::from_millis(250);

/// What the desk is told to do.
#[derive(Debug, Clone, Copy)]
pub(super) enum Order {
    /// Sounds a recording.
    Play {
        recording: &'static Recording,
        /// 0 to 1.
        gain: f32,
        lasts: Duration,
    },
    /// Ends whatever sounds.
    Hush,
}

/// What the desk tells of the card.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Report {
    /// Sounds go to this device.
    Ready { device: String },
    /// No device can be opened.
    Unheard { why: String },
    /// The device went away.
    Lost { device: String, why: String },
}

/// Samples of one channel, -1 to 1.
#[derive(Debug, Clone)]
pub(super) struct Clip {
    pub(super) samples: Arc<[f32]>,
    pub(super) rate: NonZero<u32>,
}

/// The machine's sound output.
pub(super) trait Card {
    /// Opens it; an error says why it cannot be.
    fn open(&mut self) -> Result<Box<dyn Line>, String>;
}

/// An open card; dropped, it is closed.
pub(super) trait Line {
    /// What the machine calls it.
    fn device(&self) -> String;
    /// Mixes a clip in, from now on.
    fn play(&self, clip: &Clip, gain: f32);
    /// Why nothing is heard any more, once that is so.
    fn lost(&self) -> Option<String>;
}

struct Open {
    line: Box<dyn Line>,
    device: String,
    /// When the last sound ends.
    silent_at: Duration,
}

/// Carries out orders, one at a time.
pub(super) struct Desk<C> {
    card: C,
    /// Time since whenever.
    now: Box<dyn Fn() -> Duration>,
    tell: Box<dyn Fn(Report)>,
    open: Option<Open>,
    retry_at: Option<Duration>,
    pause: Duration,
    /// What was played before, read.
    clips: BTreeMap<&'static str, Clip>,
}

impl<C: Card> Desk<C> {
    pub(super) fn new(card: C, now: impl Fn() -> Duration + 'static, tell: impl Fn(Report) + 'static) -> Self {
        Self {
            card,
            now: Box::new(now),
            tell: Box::new(tell),
            open: None,
            retry_at: None,
            pause: PAUSE,
            clips: BTreeMap::new(),
        }
    }

    /// Takes orders until nobody can give any more.
    pub(super) fn serve(mut self, orders: &Receiver<Order>) {
        loop {
            let order = match self.glance_in() {
                Some(wait) => orders.recv_timeout(wait),
                None => orders.recv().map_err(|_gone| RecvTimeoutError::Disconnected),
            };
            match order {
                Ok(order) => self.take(order),
                Err(RecvTimeoutError::Timeout) => self.look(),
                Err(RecvTimeoutError::Disconnected) => return,
            }
        }
    }

    /// How long to wait for an order at most; `None` at rest.
    pub(super) fn glance_in(&self) -> Option<Duration> {
        let open = self.open.as_ref()?;
        Some((open.silent_at + QUIET).saturating_sub((self.now)()).min(GLANCE))
    }

    pub(super) fn take(&mut self, order: Order) {
        self.look();
        match order {
            Order::Play { recording, gain, lasts } => {
                self.ensure_open();
                let Some(clip) = self.clip(recording) else { return };
                let now = (self.now)();
                if let Some(open) = &mut self.open {
                    open.line.play(&clip, gain);
                    open.silent_at = open.silent_at.max(now + lasts);
                }
            }
            Order::Hush => self.open = None,
        }
    }

    /// Closes a card that is lost, or that nobody has needed for a while.
    pub(super) fn look(&mut self) {
        let Some(open) = &self.open else { return };
        let now = (self.now)();
        if let Some(why) = open.line.lost() {
            (self.tell)(Report::Lost {
                device: open.device.clone(),
                why,
            });
            self.retry_at = Some(now + PAUSE);
            self.open = None;
        } else if now >= open.silent_at + QUIET {
            self.open = None;
        }
    }

    fn ensure_open(&mut self) {
        let now = (self.now)();
        if self.open.is_some() || self.retry_at.is_some_and(|at| now < at) {
            return;
        }
        match self.card.open() {
            Ok(line) => {
                let device = line.device();
                (self.tell)(Report::Ready { device: device.clone() });
                self.retry_at = None;
                self.pause = PAUSE;
                self.open = Some(Open {
                    line,
                    device,
                    silent_at: now,
                });
            }
            Err(why) => {
                (self.tell)(Report::Unheard { why });
                self.retry_at = Some((self.now)() + self.pause);
                self.pause = (self.pause * 2).min(LONGEST_PAUSE);
            }
        }
    }

    /// Reads a recording once, and only if it is ever heard.
    fn clip(&mut self, recording: &'static Recording) -> Option<Clip> {
        self.open.as_ref()?;
        if let Some(clip) = self.clips.get(recording.name) {
            return Some(clip.clone());
        }
        let clip = read(recording)?;
        self.clips.insert(recording.name, clip.clone());
        Some(clip)
    }
}

/// `None` for what is no WAV file of 16 bits, which a test forbids.
fn read(recording: &Recording) -> Option<Clip> {
    let reader = hound::WavReader::new(recording.bytes).ok()?;
    let rate = NonZero::new(reader.spec().sample_rate)?;
    let samples: Result<Vec<f32>, _> = reader
        .into_samples::<i16>()
        .map(|sample| Ok::<_, hound::Error>(f32::from(sample?) / f32::from(i16::MAX)))
        .collect();
    Some(Clip {
        samples: samples.ok()?.into(),
        rate,
    })
}
