//! The time that counts: time in the "still there?" question is left out.

use std::time::Duration;

/// Turns time since the visit began into time that counts, and back.
#[derive(Debug, Clone, Default)]
pub(super) struct Clock {
    at: Duration,
    paused: Duration,
    paused_since: Option<Duration>,
}

impl Clock {
    /// Moves on to `at`; never back.
    pub(super) fn move_to(&mut self, at: Duration) {
        self.at = self.at.max(at);
    }

    /// Time since the visit began.
    pub(super) fn at(&self) -> Duration {
        self.at
    }

    /// Time that counts.
    pub(super) fn counted(&self) -> Duration {
        self.paused_since.unwrap_or(self.at).saturating_sub(self.paused)
    }

    /// When, since the visit began, `counted` will be reached if nobody pauses.
    pub(super) fn at_from_counted(&self, counted: Duration) -> Duration {
        counted.saturating_add(self.paused)
    }

    pub(super) fn is_paused(&self) -> bool {
        self.paused_since.is_some()
    }

    /// Stands still from now on; a second pause changes nothing.
    pub(super) fn pause(&mut self) {
        self.paused_since.get_or_insert(self.at);
    }

    /// Goes on.
    pub(super) fn resume(&mut self) {
        if let Some(since) = self.paused_since.take() {
            self.paused = self.paused.saturating_add(self.at.saturating_sub(since));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pause_does_not_count() {
        let secs = Duration::from_secs;
        let mut clock = Clock::default();
        clock.move_to(secs(10));
        clock.pause();
        clock.move_to(secs(15));
        clock.pause();
        assert_eq!(clock.counted(), secs(10), "it stands still");
        clock.move_to(secs(17));
        clock.resume();
        clock.move_to(secs(20));
        assert_eq!(clock.counted(), secs(13), "seven seconds are left out");
        assert_eq!(clock.at_from_counted(secs(13)), secs(20), "and put back in");
        clock.move_to(secs(5));
        assert_eq!(clock.at(), secs(20), "time never runs backwards");
    }
}
