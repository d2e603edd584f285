//! What sounds when: the moments that are heard, and the recording of each by `assets/sounds/sounds.ron`.

use crate::rules::{Effect, Ending, HuntEnd};
use serde::Deserialize;
use std::{collections::BTreeMap, time::Duration};

const SOUNDS: &str = include_str!("../../../assets/sounds/sounds.ron");

macro_rules! recordings {
    ($($name:literal),* $(,)?) => {
        /// Everything in `assets/sounds/`.
        const RECORDINGS: &[Recording] = &[$(Recording {
            name: $name,
            bytes: include_bytes!(concat!("../../../assets/sounds/", $name, ".wav")),
        }),*];
    };
}

recordings![
    "beat",
    "done",
    "found",
    "hint",
    "near",
    "nearly_up",
    "press",
    "question",
    "result",
    "right",
    "safe",
    "start",
    "wrong",
];

/// A WAV file of `assets/sounds/`.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Recording {
    /// The file's stem.
    pub(super) name: &'static str,
    pub(super) bytes: &'static [u8],
}

macro_rules! moments {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {
        /// A moment that is heard. Of what happens at once, the first of these is.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub(crate) enum Moment { $($(#[$doc])* $name),* }

        impl Moment {
            const ALL: &[Self] = &[$(Self::$name),*];
        }
    };
}

moments![
    /// The visit's result is shown.
    Result,
    /// The visitor has ended the hunt.
    HuntEnded,
    /// The hunt ended by itself.
    TimeUp,
    /// A question was answered rightly.
    Right,
    /// A question was answered wrongly.
    Wrong,
    /// A hazard was found.
    Found,
    /// Something safe was touched.
    FalseAlarm,
    /// A touch close to a hazard.
    NearMiss,
    /// A hazard was touched that had been found.
    AlreadyFound,
    /// A hint is shown.
    Hinted,
    /// A hint was asked too early.
    HintNotYet,
    /// A missed hazard is shown.
    MissedShown,
    /// The hunt or the first question begins.
    RoundStarted,
    /// Somebody came to the attract screen.
    Started,
    /// A hunt's last seconds begin.
    NearlyUp,
    /// "Still there?"
    IdleQuestion,
    /// The visitor has turned the sound on again.
    SoundOn,
    /// A beat to press the chest in.
    Beat,
    /// A control is pressed.
    Press,
];

impl Moment {
    /// How `effect` is heard; `None` for what passes silently.
    pub(super) fn of(effect: &Effect) -> Option<Self> {
        match effect {
            Effect::RoundStarted { .. } => Some(Self::RoundStarted),
            Effect::Found { .. } => Some(Self::Found),
            Effect::AlreadyFound { .. } => Some(Self::AlreadyFound),
            Effect::NearMiss { .. } => Some(Self::NearMiss),
            Effect::FalseAlarm { .. } => Some(Self::FalseAlarm),
            Effect::HintNotYet { .. } => Some(Self::HintNotYet),
            Effect::Hinted { .. } => Some(Self::Hinted),
            Effect::HuntEnded { why, .. } => Some(match why {
                HuntEnd::Done => Self::HuntEnded,
                HuntEnd::TimeUp => Self::TimeUp,
            }),
            Effect::MissedShown { .. } => Some(Self::MissedShown),
            Effect::Decided { is_right, .. } | Effect::TaskJudged { is_right } => {
                Some(if *is_right { Self::Right } else { Self::Wrong })
            }
            Effect::Judged { is_correct, .. } => Some(if *is_correct { Self::Right } else { Self::Wrong }),
            Effect::VisitEnded { ending, .. } => match ending {
                Ending::Completed => Some(Self::Result),
                Ending::Left | Ending::Abandoned => None,
            },
            // What comes with these is heard already, or the visitor has just pressed for it.
            Effect::RoundBriefed { .. }
            | Effect::RoundSkipped { .. }
            | Effect::QuestionAsked { .. }
            | Effect::Put { .. }
            | Effect::NodeShown { .. }
            | Effect::Chosen { .. }
            | Effect::Pressed { .. }
            | Effect::PressNotCounted { .. }
            | Effect::Paused
            | Effect::BreathsDue
            | Effect::PromptShown { .. }
            | Effect::CompressionsDue { .. }
            | Effect::Answered(_)
            | Effect::RoundEnded { .. } => None,
        }
    }
}

/// `sounds.ron` as written.
#[derive(Deserialize)]
#[serde(rename = "Sounds", deny_unknown_fields)]
struct RawSounds {
    nearly_up_secs: u64,
    moments: BTreeMap<Moment, RawCue>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawCue {
    file: String,
    gain: f32,
}

/// How a moment is heard.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cue {
    pub(super) recording: &'static Recording,
    /// 0 to 1.
    pub(super) gain: f32,
    pub(super) lasts: Duration,
}

/// A cue for every moment.
#[derive(Debug)]
pub(crate) struct Sounds {
    /// A hunt's last seconds begin with so much time left.
    pub(super) nearly_up: Duration,
    cues: BTreeMap<Moment, Cue>,
}

impl Sounds {
    /// Reads the embedded sounds; an error names what is missing or wrong.
    pub(crate) fn embedded() -> Result<Self, String> {
        Self::parse(SOUNDS)
    }

    fn parse(text: &str) -> Result<Self, String> {
        let raw: RawSounds = ron::from_str(text).map_err(|error| error.to_string())?;
        let cue = |moment: &Moment| {
            let cue = raw
                .moments
                .get(moment)
                .ok_or_else(|| format!("{moment:?} has no sound"))?;
            let recording = RECORDINGS
                .iter()
                .find(|recording| recording.name == cue.file)
                .ok_or_else(|| format!("there is no recording {}", cue.file))?;
            if !(0.0..=1.0).contains(&cue.gain) {
                return Err(format!("{moment:?}: a gain of {}", cue.gain));
            }
            let lasts = length(recording).map_err(|error| format!("{}: {error}", recording.name))?;
            Ok((
                *moment,
                Cue {
                    recording,
                    gain: cue.gain,
                    lasts,
                },
            ))
        };
        Ok(Self {
            nearly_up: Duration::from_secs(raw.nearly_up_secs),
            cues: Moment::ALL.iter().map(cue).collect::<Result<_, String>>()?,
        })
    }

    pub(super) fn cue(&self, moment: Moment) -> Option<Cue> {
        self.cues.get(&moment).copied()
    }
}

fn length(recording: &Recording) -> Result<Duration, hound::Error> {
    let reader = hound::WavReader::new(recording.bytes)?;
    let rate = f64::from(reader.spec().sample_rate.max(1));
    Ok(Duration::from_secs_f64(f64::from(reader.duration()) / rate))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_moment_has_a_sound_and_every_recording_is_heard() {
        let sounds = Sounds::embedded().unwrap();
        let used: BTreeSet<_> = sounds.cues.values().map(|cue| cue.recording.name).collect();
        let embedded: BTreeSet<_> = RECORDINGS.iter().map(|recording| recording.name).collect();
        assert_eq!(used, embedded, "recordings used");
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/sounds");
        let on_disk: BTreeSet<_> = std::fs::read_dir(folder)
            .unwrap()
            .filter_map(|entry| {
                let name = entry.unwrap().file_name().into_string().unwrap();
                Some(name.strip_suffix(".wav")?.to_owned())
            })
            .collect();
        assert!(
            on_disk.iter().map(String::as_str).eq(embedded),
            "embedded is what lies in assets/sounds: {on_disk:?}"
        );
    }

    #[test]
    fn a_moment_without_a_sound_is_told_by_name() {
        let told = |from: &str, to: &str| Sounds::parse(&SOUNDS.replacen(from, to, 1)).unwrap_err();
        assert_eq!(
            told("near_miss: (file: \"near\", gain: 1.0),", ""),
            "NearMiss has no sound",
            "left out"
        );
        assert_eq!(
            told("file: \"near\"", "file: \"bang\""),
            "there is no recording bang",
            "unknown recording"
        );
        assert_eq!(
            told("gain: 0.35", "gain: 3.5"),
            "AlreadyFound: a gain of 3.5",
            "too loud"
        );
    }

    #[test]
    fn recordings_are_short_soft_and_end_in_silence() {
        for recording in RECORDINGS {
            let name = recording.name;
            let mut reader = hound::WavReader::new(recording.bytes).unwrap();
            let spec = reader.spec();
            assert_eq!((spec.channels, spec.bits_per_sample), (1, 16), "{name}");
            let samples: Vec<i16> = reader.samples().map(Result::unwrap).collect();
            let peak = samples.iter().map(|sample| sample.unsigned_abs()).max().unwrap();
            assert!(peak > 500, "{name} is silent");
            assert!(peak < u16::MAX / 6, "{name}: three at once would be cut off: {peak}");
            assert!(length(recording).unwrap() <= Duration::from_secs(2), "{name} is long");
            assert!(samples[0].abs() <= 1, "{name} begins with a click");
            assert!(samples[samples.len() - 1].abs() <= 1, "{name} ends with a click");
        }
        let whole: usize = RECORDINGS.iter().map(|recording| recording.bytes.len()).sum();
        assert!(whole < 600 * 1024, "all of them: {whole} bytes");
    }
}
