//! How fast somebody presses, from when each press arrived.

use crate::content::PaceWindow;
use std::{collections::VecDeque, time::Duration};

/// Whoever does not press for so long has paused: four beats are missing, which is more than being slow.
pub(super) const PAUSE: Duration = Duration::from_secs(2);

/// How far off the arrival of a press may be from the press: a frame at 20 frames a second.
const JITTER: Duration = Duration::from_millis(50);

/// The tempo is taken over so many presses, so 15 intervals: at 120 a minute they span 7.5 s, in which half a frame at
/// both ends is 0.7 %.
const TEMPO_PRESSES: usize = 16;

/// With fewer presses a tempo jumps too much to be read.
const FIRST_TEMPO_PRESSES: usize = 4;

/// A press is judged by so many presses, itself included: five intervals span about 2.7 s.
const JUDGED_PRESSES: usize = 6;

/// Whether a pace is right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pace {
    /// Slower than the window.
    Slow,
    /// In the window.
    Right,
    /// Faster than the window.
    Fast,
}

/// Presses without a pause between them: when the latest of them arrived.
#[derive(Debug, Clone, Default)]
pub(super) struct Run(VecDeque<Duration>);

impl Run {
    /// Begins anew: what comes next has nothing to do with what was before.
    pub(super) fn clear(&mut self) {
        self.0.clear();
    }

    pub(super) fn press(&mut self, at: Duration) {
        if self.0.len() == TEMPO_PRESSES {
            self.0.pop_front();
        }
        self.0.push_back(at);
    }

    /// Presses a minute over the latest presses: the intervals between the first and the last of them by the time between them.
    pub(super) fn tempo(&self) -> Option<f64> {
        let n = self.0.len();
        let span = self.span(n).filter(|_| n >= FIRST_TEMPO_PRESSES)?;
        tempo(n - 1, span)
    }

    /// Whether the pace is right; `None` for a single press.
    ///
    /// No claim is made about a single beat, whose arrival a busy machine moves by a frame: the mean of the last few
    /// intervals counts, and their span is right if it would be but for that much at its two ends together. So five
    /// intervals are right from 98.4 to 122.4 a minute where the window is 100 to 120, and one alone from 92 to 133.
    pub(super) fn pace(&self, window: PaceWindow) -> Option<Pace> {
        let n = self.0.len().min(JUDGED_PRESSES);
        let span = self.span(n)?.as_secs_f64();
        let minutes = (n - 1) as f64 * 60.0;
        let (jitter, shortest, longest) = (JITTER.as_secs_f64(), minutes / window.max, minutes / window.min);
        Some(if span > longest + jitter {
            Pace::Slow
        } else if span < shortest - jitter {
            Pace::Fast
        } else {
            Pace::Right
        })
    }

    /// From the first to the last of the latest `n` presses; `None` for fewer than two.
    fn span(&self, n: usize) -> Option<Duration> {
        let first = self.0.iter().rev().nth(n.checked_sub(2)? + 1)?;
        Some(self.0.back()?.saturating_sub(*first))
    }
}

/// So many intervals in such a time, by the minute; `None` where nothing can be told.
pub(super) fn tempo(n_intervals: usize, span: Duration) -> Option<f64> {
    (n_intervals > 0 && !span.is_zero()).then(|| n_intervals as f64 * 60.0 / span.as_secs_f64())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::chance::{Chance, Purpose};

    const WINDOW: PaceWindow = PaceWindow { min: 100.0, max: 120.0 };

    /// Presses at `per_minute`, each of which arrives up to `jitter_millis` too early or too late.
    fn run(n: usize, per_minute: f64, jitter_millis: f64, seed: u64) -> Run {
        let mut chance = Chance::new(seed, 0, Purpose::Draw);
        let mut run = Run::default();
        for press in 0..n {
            let jitter = jitter_millis / 1000.0 * (2.0 * chance.unit() - 1.0);
            run.press(Duration::from_secs_f64(1.0 + press as f64 * 60.0 / per_minute + jitter));
        }
        run
    }

    #[test]
    fn the_tempo_of_fifteen_presses_is_within_one_percent_though_each_arrives_up_to_25_ms_off() {
        for seed in 0..2_000 {
            for (n, per_minute) in [(15, 90.0), (15, 110.0), (15, 120.0), (40, 110.0), (40, 140.0)] {
                let tempo = run(n, per_minute, 25.0, seed).tempo().unwrap();
                let off = (tempo / per_minute - 1.0).abs();
                assert!(off < 0.01, "{n} presses at {per_minute}, seed {seed}: {tempo}");
            }
        }
    }

    #[test]
    fn fifteen_presses_stamped_by_frames_at_20_a_second_are_within_one_percent_as_well() {
        for phase in 0..50 {
            for per_minute in [100.0, 105.5, 110.0, 117.0, 120.0] {
                let mut run = Run::default();
                for press in 0..15 {
                    let at = 1.0 + f64::from(phase) / 1000.0 + f64::from(press) * 60.0 / per_minute;
                    run.press(Duration::from_secs_f64((at * 20.0).ceil() / 20.0));
                }
                let off = (run.tempo().unwrap() / per_minute - 1.0).abs();
                assert!(off < 0.01, "{per_minute} a minute, {phase} ms: {off}");
            }
        }
    }

    #[test]
    fn a_tempo_needs_four_presses_and_follows_the_latest_sixteen() {
        assert_eq!(run(3, 110.0, 0.0, 0).tempo(), None, "three presses");
        let mut run = run(30, 60.0, 0.0, 0);
        assert_eq!(run.tempo(), Some(60.0), "one a second");
        let last = *run.0.back().unwrap();
        for press in 1..=15 {
            run.press(last + Duration::from_millis(500 * press));
        }
        assert_eq!(run.tempo(), Some(120.0), "what was before is forgotten");
    }

    #[test]
    fn the_pace_is_right_within_the_window_and_a_frame() {
        let pace = |n, per_minute| run(n, per_minute, 0.0, 0).pace(WINDOW);
        assert_eq!(pace(1, 110.0), None, "a single press has no pace");
        for (n, slow, right, fast) in [(2, 92.0, 93.0..133.0, 134.0), (6, 98.0, 98.5..122.3, 122.6)] {
            assert_eq!(pace(n, slow), Some(Pace::Slow), "{n} presses at {slow}");
            assert_eq!(
                pace(n, right.start),
                Some(Pace::Right),
                "{n} presses at {}",
                right.start
            );
            assert_eq!(pace(n, right.end), Some(Pace::Right), "{n} presses at {}", right.end);
            assert_eq!(pace(n, fast), Some(Pace::Fast), "{n} presses at {fast}");
        }
        for seed in 0..2_000 {
            for per_minute in [100.0, 110.0, 120.0] {
                let run = run(6, per_minute, 25.0, seed);
                assert_eq!(
                    run.pace(WINDOW),
                    Some(Pace::Right),
                    "{per_minute}, seed {seed}: {run:?}"
                );
            }
        }
    }
}
