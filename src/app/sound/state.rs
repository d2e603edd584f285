//! What staff are told of the sound.

use super::desk::Report;
use crate::{
    app::{clock::Clock, fault::Faults, language::Tongue},
    content::Arg,
};
use bevy::prelude::*;
use std::{
    mem::{Discriminant, discriminant},
    time::Duration,
};

/// A device that comes and goes is told as a fault again after this time only.
const TOLD_FOR: Duration = Duration::from_mins(10);

/// Where sounds go.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) enum Output {
    /// Nothing was to be heard yet.
    #[default]
    Untried,
    /// To this device; at rest it is closed.
    Ready { device: String },
    /// There is no device that opens.
    Unheard { why: String },
    /// The device went away while it was used; another try comes with a sound some seconds later.
    Lost { device: String, why: String },
    /// The device, or the system below it, does not answer.
    Stuck,
}

impl Output {
    /// Whether there is nothing for staff to do.
    fn is_sound(&self) -> bool {
        matches!(self, Self::Untried | Self::Ready { .. })
    }

    fn words(&self, tongue: &Tongue) -> String {
        match self {
            Self::Untried => tongue.say("sound-state-untried"),
            Self::Ready { device } => tongue.tell("sound-state-ready", &[("device", device.as_str().into())]),
            Self::Unheard { why } => tongue.tell("sound-state-unheard", &[("why", why.as_str().into())]),
            Self::Lost { device, why } => tongue.tell(
                "sound-state-lost",
                &[("device", device.as_str().into()), ("why", why.as_str().into())],
            ),
            Self::Stuck => tongue.say("sound-state-stuck"),
        }
    }
}

/// The state of the sound, for staff.
#[derive(Resource, Debug, Default)]
pub(crate) struct SoundState {
    pub(super) output: Output,
    /// Since the program began.
    since: Duration,
    told: Option<(Discriminant<Output>, Duration)>,
}

impl SoundState {
    /// Whether nothing is wrong with it.
    pub(crate) fn is_sound(&self) -> bool {
        self.output.is_sound()
    }

    /// The state in words for staff, and how long a silence has lasted.
    pub(crate) fn words(&self, tongue: &Tongue, clock: &Clock) -> String {
        let minutes = clock.elapsed().saturating_sub(self.since).as_secs() / 60;
        let said = self.output.words(tongue);
        if self.output.is_sound() {
            return said;
        }
        let since = tongue.tell("sound-state-since", &[("minutes", Arg::from(minutes as f64))]);
        tongue.tell("sound-state-silent", &[("what", said.into()), ("since", since.into())])
    }

    /// Takes over a change; what staff should look after is told once, not with every sound.
    pub(super) fn change(&mut self, output: Output, tongue: &Tongue, clock: &Clock, faults: &mut Faults) {
        // A device that went away and cannot be opened again is still the one that went away.
        let is_still_lost = matches!(self.output, Output::Lost { .. }) && matches!(output, Output::Unheard { .. });
        if self.output == output || is_still_lost {
            return;
        }
        let now = clock.elapsed();
        let kind = discriminant(&output);
        if kind != discriminant(&self.output) {
            self.since = now;
        }
        self.output = output;
        if self.output.is_sound() {
            return;
        }
        let is_told = self
            .told
            .is_some_and(|(told, at)| told == kind && now.saturating_sub(at) < TOLD_FOR);
        if !is_told {
            self.told = Some((kind, now));
            faults.report(self.output.words(tongue));
        }
    }
}

impl From<Report> for Output {
    fn from(report: Report) -> Self {
        match report {
            Report::Ready { device } => Self::Ready { device },
            Report::Unheard { why } => Self::Unheard { why },
            Report::Lost { device, why } => Self::Lost { device, why },
        }
    }
}
