//! A rhythm as a screen shows it.

use super::{Pace, RhythmTask, Stage, tally::CycleTally};
use std::time::Duration;

/// What is going on in a rhythm. Times are since the visit began, as everywhere outside the rules; they move on while
/// "still there?" is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RhythmPhase {
    /// The first press is waited for.
    Ready,
    /// Compressions are due.
    Compressing,
    /// Breaths are given; presses are not counted.
    Breathing {
        /// Compressions are due again from then on.
        until: Duration,
    },
    /// The AED says something.
    Prompt {
        /// Which, counted from 0 in file order.
        prompt: usize,
        /// Nobody may touch the patient until then. `None`: it waits for `Action::Continue`.
        until: Option<Duration>,
    },
    /// All is done, or time is up.
    Over,
}

/// A rhythm as a screen shows it.
#[derive(Debug, Clone, PartialEq)]
pub struct RhythmView {
    /// What is going on.
    pub phase: RhythmPhase,
    /// The cycle that is pressed, or comes after the break, counted from 0; the last one when it is over.
    pub cycle: usize,
    /// How many cycles there are.
    pub n_cycles: usize,
    /// Compressions of this cycle so far.
    pub n: usize,
    /// Compressions of a cycle.
    pub n_of: usize,
    /// Compressions a minute over the last few seconds; `None` in the first beats after a break or pause.
    pub tempo: Option<f64>,
    /// Whether the pace of the latest press was right; `None` before the second of a cycle and in breaks.
    pub pace: Option<Pace>,
    /// Whether the chest is pressed down.
    pub is_down: bool,
    /// Whether compressions are due and nobody has pressed for two seconds.
    pub is_pausing: bool,
    /// How many pauses there were.
    pub n_pauses: usize,
    /// The share of compressions in the window so far, 0 to 1; `None` before there is any.
    pub in_window: Option<f64>,
    /// The share of the time without pauses so far, 0 to 1.
    pub hands_on: f64,
    /// Each cycle once it is over; all of them when the task is.
    pub cycles: Vec<CycleView>,
}

/// A cycle that is over.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CycleView {
    /// Compressions that count.
    pub n: usize,
    /// Compressions a minute, pauses left out; `None` for fewer than two.
    pub tempo: Option<f64>,
    /// The share of the wanted compressions that came in the window, 0 to 1.
    pub in_window: f64,
    /// Whether that is enough.
    pub is_right: bool,
}

impl RhythmTask {
    /// `at` turns time that counts into time since the visit began.
    pub(in crate::rules) fn view(&self, at: impl Fn(Duration) -> Duration) -> RhythmView {
        let phase = match self.stage {
            Stage::Ready => RhythmPhase::Ready,
            Stage::Compressing => RhythmPhase::Compressing,
            Stage::Breathing { until, .. } => RhythmPhase::Breathing { until: at(until) },
            Stage::Prompt { prompt, until, .. } => RhythmPhase::Prompt {
                prompt,
                until: until.map(at),
            },
            Stage::Over => RhythmPhase::Over,
        };
        let n_of = self.kit.compressions;
        let n_over = if self.stage == Stage::Over {
            self.tallies.len()
        } else {
            self.cycle
        };
        let cycle = self.cycle.min(self.tallies.len().saturating_sub(1));
        RhythmView {
            phase,
            cycle,
            n_cycles: self.tallies.len(),
            n: self.tallies.get(cycle).map_or(0, |tally| tally.n_pressed),
            n_of,
            tempo: self.run.tempo(),
            pace: self.pace,
            is_down: self.is_down,
            is_pausing: self.hands_on.is_pausing(),
            n_pauses: self.hands_on.n_pauses(),
            in_window: CycleTally::share_so_far(&self.tallies),
            hands_on: self.hands_on.share(),
            cycles: self
                .tallies
                .iter()
                .take(n_over)
                .map(|tally| cycle_view(tally, n_of))
                .collect(),
        }
    }
}

fn cycle_view(tally: &CycleTally, n_of: usize) -> CycleView {
    CycleView {
        n: tally.n_pressed,
        tempo: tally.tempo(),
        in_window: tally.share(n_of),
        is_right: tally.is_right(n_of),
    }
}
