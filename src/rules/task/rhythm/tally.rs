//! What is counted of a rhythm: each cycle's presses, and the time that hands were on the chest.

use super::tempo::{PAUSE, Pace, tempo};
use std::time::Duration;

/// A cycle is right when at least this share of its compressions came in the window. No guideline names such a share;
/// ours lets a visitor who has never done it find the beat in the first third, and asks to keep it for the rest.
const RIGHT_SHARE: f64 = 0.6;

/// The presses of a cycle.
#[derive(Debug, Clone, Default)]
pub(super) struct CycleTally {
    /// Compressions that count.
    pub(super) n_pressed: usize,
    /// Those among them that have a pace: not the first after a break, which follows on nothing.
    n_paced: usize,
    /// Those whose pace was right.
    pub(super) n_right: usize,
    n_intervals: usize,
    /// All intervals together, pauses left out.
    spent: Duration,
}

impl CycleTally {
    /// Adds a press that comes `interval` after the one before.
    pub(super) fn add(&mut self, interval: Option<Duration>, pace: Option<Pace>) {
        self.n_pressed += 1;
        self.n_paced += usize::from(pace.is_some());
        self.n_right += usize::from(pace == Some(Pace::Right));
        if let Some(interval) = interval.filter(|interval| *interval < PAUSE) {
            self.n_intervals += 1;
            self.spent += interval;
        }
    }

    /// How many of `n_of` compressions should be in the window: all that had a pace, and all that were left out.
    pub(super) fn n_wanted(&self, n_of: usize) -> usize {
        self.n_paced + n_of.saturating_sub(self.n_pressed)
    }

    /// Compressions a minute, pauses left out.
    pub(super) fn tempo(&self) -> Option<f64> {
        tempo(self.n_intervals, self.spent)
    }

    /// The share of `n_of` compressions that came in the window.
    pub(super) fn share(&self, n_of: usize) -> f64 {
        self.n_right as f64 / self.n_wanted(n_of).max(1) as f64
    }

    /// The same of those that were pressed; `None` before any of them has a pace.
    pub(super) fn share_so_far(tallies: &[Self]) -> Option<f64> {
        let sum = |count: fn(&Self) -> usize| tallies.iter().map(count).sum::<usize>();
        let (n_paced, n_right) = (sum(|tally| tally.n_paced), sum(|tally| tally.n_right));
        (n_paced > 0).then(|| n_right as f64 / n_paced as f64)
    }

    pub(super) fn is_right(&self, n_of: usize) -> bool {
        self.share(n_of) >= RIGHT_SHARE
    }
}

/// The time in which compressions are due, and how much of it went by in pauses.
#[derive(Debug, Clone, Default)]
pub(super) struct HandsOn {
    /// The last press, or when compressions became due; `None` in a break.
    last: Option<Duration>,
    /// Whether `last` is a press.
    is_pressed: bool,
    is_pausing: bool,
    n_pauses: usize,
    due: Duration,
    paused: Duration,
}

impl HandsOn {
    /// Compressions are due from now on.
    pub(super) fn resume(&mut self, now: Duration) {
        self.last = Some(now);
        self.is_pressed = false;
        self.is_pausing = false;
    }

    /// A compression; returns the time since the one before, if no break lies between them.
    pub(super) fn press(&mut self, now: Duration) -> Option<Duration> {
        let is_next = std::mem::replace(&mut self.is_pressed, true);
        let interval = self.add_up_to(now).filter(|_| is_next);
        self.last = Some(now);
        self.is_pausing = false;
        interval
    }

    /// A break begins with the last press.
    pub(super) fn rest(&mut self) {
        self.last = None;
        self.is_pausing = false;
    }

    /// It ends in the middle of compressions.
    pub(super) fn cut(&mut self, now: Duration) {
        self.add_up_to(now);
    }

    /// When hands that do not press will have paused.
    pub(super) fn pauses_at(&self) -> Option<Duration> {
        let last = self.last.filter(|_| !self.is_pausing)?;
        Some(last.saturating_add(PAUSE))
    }

    pub(super) fn pause(&mut self) {
        self.is_pausing = true;
        self.n_pauses += 1;
    }

    pub(super) fn is_pausing(&self) -> bool {
        self.is_pausing
    }

    pub(super) fn n_pauses(&self) -> usize {
        self.n_pauses
    }

    /// The share of the time due without pauses; of each pause what is longer than [`PAUSE`] counts.
    pub(super) fn share(&self) -> f64 {
        if self.paused.is_zero() {
            return 1.0;
        }
        1.0 - self.paused.as_secs_f64() / self.due.as_secs_f64()
    }

    fn add_up_to(&mut self, now: Duration) -> Option<Duration> {
        let interval = now.saturating_sub(self.last?);
        self.due = self.due.saturating_add(interval);
        self.paused = self.paused.saturating_add(interval.saturating_sub(PAUSE));
        Some(interval)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn secs(secs: u64) -> Duration {
        Duration::from_secs(secs)
    }

    #[test]
    fn compressions_that_were_left_out_are_outside_the_window() {
        let mut tally = CycleTally::default();
        tally.add(None, None);
        for _ in 0..4 {
            tally.add(Some(Duration::from_millis(500)), Some(Pace::Right));
        }
        assert_eq!(tally.share(5), 1.0, "the first of a cycle has no pace");
        assert_eq!(tally.share(9), 0.5, "four of nine are missing");
        assert!(!tally.is_right(9), "half is not enough");
        assert_eq!(tally.tempo(), Some(120.0), "what was pressed was at 120 a minute");
        tally.add(Some(secs(3)), Some(Pace::Slow));
        assert_eq!(tally.tempo(), Some(120.0), "a pause is no beat");
        assert_eq!(CycleTally::share_so_far(&[tally]), Some(0.8), "four of five");
        assert_eq!(CycleTally::default().share(10), 0.0, "nothing pressed");
    }

    #[test]
    fn a_pause_costs_what_is_longer_than_two_seconds_and_a_break_nothing() {
        let mut hands = HandsOn::default();
        assert_eq!(hands.share(), 1.0, "nothing was due");
        hands.resume(secs(10));
        assert_eq!(hands.press(secs(11)), None, "the first follows on nothing");
        assert_eq!(hands.press(secs(12)), Some(secs(1)), "the second on the first");
        hands.rest();
        hands.resume(secs(40));
        assert_eq!(hands.pauses_at(), Some(secs(42)), "hands are late");
        hands.pause();
        assert_eq!(hands.pauses_at(), None, "a pause begins once");
        assert_eq!(hands.press(secs(47)), None, "the first after a break");
        assert_eq!(hands.press(secs(48)), Some(secs(1)), "and the next");
        assert_eq!((hands.n_pauses(), hands.share()), (1, 0.5), "five of ten seconds");
        hands.cut(secs(60));
        assert_eq!(hands.share(), 1.0 - 15.0 / 22.0, "giving up is a pause");
    }
}
