//! The machine's own sound output.

use super::desk::{Card, Clip, Line};
use rodio::{
    CpalError, CpalErrorKind, DeviceSinkBuilder, DeviceTrait as _, MixerDeviceSink, Source,
    cpal::traits::HostTrait as _,
};
use std::{
    num::NonZero,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

/// A device that stumbles so often within `STUMBLING` does not play.
const STUMBLES: u32 = 40;
const STUMBLING: Duration = Duration::from_secs(2);

/// So many sounds that were begun and not heard are the sign of a device that hangs.
const UNBEGUN: usize = 6;

/// So many samples the mixer takes of a sound before any device asks for them, and some more.
const AHEAD: usize = 32;

/// The device that the system calls its default, else the first that opens.
pub(super) struct SystemCard;

impl Card for SystemCard {
    fn open(&mut self) -> Result<Box<dyn Line>, String> {
        let host = rodio::cpal::default_host();
        let default = host
            .default_output_device()
            .ok_or_else(|| "the system names no device".to_owned())
            .and_then(open_device);
        let opened = default.or_else(|why| {
            let others = host.output_devices().ok().into_iter().flatten();
            others
                .filter(|device| driver(device).is_some_and(|driver| driver != "null" && driver != "default"))
                .find_map(|device| open_device(device).ok())
                .ok_or(why)
        })?;
        Ok(Box::new(opened))
    }
}

/// What the system calls the device in its own settings.
fn driver(device: &rodio::Device) -> Option<String> {
    device.description().ok()?.driver().map(str::to_owned)
}

fn open_device(device: rodio::Device) -> Result<SystemLine, String> {
    let name = device
        .description()
        .map_or_else(|_| "?".to_owned(), |described| described.name().to_owned());
    let watch = Watch::new();
    let told = watch.clone();
    let mut sink = DeviceSinkBuilder::from_device(device)
        .and_then(|builder| {
            builder
                .with_error_callback(move |error| told.notice(&error))
                .open_sink_or_fallback()
        })
        .map_err(|error| anyhow::Error::from(error).root_cause().to_string())?;
    sink.log_on_drop(false);
    Ok(SystemLine {
        sink,
        name,
        watch,
        unbegun: Arc::default(),
    })
}

struct SystemLine {
    sink: MixerDeviceSink,
    name: String,
    watch: Watch,
    unbegun: Arc<AtomicUsize>,
}

impl Line for SystemLine {
    fn device(&self) -> String {
        self.name.clone()
    }

    fn play(&self, clip: &Clip, gain: f32) {
        self.unbegun.fetch_add(1, Ordering::Relaxed);
        self.sink.mixer().add(Voice {
            clip: clip.clone(),
            at: 0,
            gain,
            unbegun: Some(Arc::clone(&self.unbegun)),
        });
    }

    fn lost(&self) -> Option<String> {
        if self.unbegun.load(Ordering::Relaxed) >= UNBEGUN {
            return Some("the device takes nothing".to_owned());
        }
        self.watch.seen().lost.clone()
    }
}

/// A clip on its way.
struct Voice {
    clip: Clip,
    at: usize,
    gain: f32,
    /// Counts this one until it is begun.
    unbegun: Option<Arc<AtomicUsize>>,
}

impl Iterator for Voice {
    type Item = f32;

    fn next(&mut self) -> Option<f32> {
        let sample = self.clip.samples.get(self.at)?;
        self.at += 1;
        if self.at > AHEAD
            && let Some(unbegun) = self.unbegun.take()
        {
            unbegun.fetch_sub(1, Ordering::Relaxed);
        }
        Some(sample * self.gain)
    }
}

impl Source for Voice {
    fn current_span_len(&self) -> Option<usize> {
        None
    }

    fn channels(&self) -> NonZero<u16> {
        NonZero::<u16>::MIN
    }

    fn sample_rate(&self) -> NonZero<u32> {
        self.clip.rate
    }

    fn total_duration(&self) -> Option<Duration> {
        None
    }
}

/// Judges what the audio library complains of, on the library's own thread.
#[derive(Clone)]
struct Watch(Arc<Mutex<Seen>>);

struct Seen {
    lost: Option<String>,
    since: Instant,
    stumbles: u32,
}

impl Watch {
    fn new() -> Self {
        Self(Arc::new(Mutex::new(Seen {
            lost: None,
            since: instant(),
            stumbles: 0,
        })))
    }

    fn seen(&self) -> MutexGuard<'_, Seen> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn notice(&self, error: &CpalError) {
        let mut seen = self.seen();
        let is_lost = match error.kind() {
            CpalErrorKind::DeviceChanged | CpalErrorKind::RealtimeDenied => false,
            // The library goes on after one; with a device that never catches up it would keep a whole core busy.
            CpalErrorKind::Xrun => {
                let now = instant();
                if now.saturating_duration_since(seen.since) > STUMBLING {
                    seen.since = now;
                    seen.stumbles = 0;
                }
                seen.stumbles += 1;
                seen.stumbles >= STUMBLES
            }
            _ => true,
        };
        if is_lost {
            seen.lost.get_or_insert_with(|| error.to_string());
        }
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "how often a device stumbles is not the booth's time"
)]
fn instant() -> Instant {
    Instant::now()
}
