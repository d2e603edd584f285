//! What an act is worth.

/// So many touches of the background count; more cost nothing more.
pub(super) const BACKGROUND_TAPS_COUNTED: usize = 4;

/// What finding a hazard is worth after a hint pointed at it.
const HINTED_FIND: f64 = 0.5;

/// What happened in a hunt, in counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct HuntTally {
    /// Hazards there were.
    pub(super) hazards: usize,
    /// Hazards found without help.
    pub(super) found: usize,
    /// Hazards found after a hint.
    pub(super) found_with_hint: usize,
    /// Safe twins and lures there were.
    pub(super) safe: usize,
    /// Safe twins and lures that were touched, each once.
    pub(super) false_alarms: usize,
    /// Touches of the background, all of them.
    pub(super) background: usize,
}

impl HuntTally {
    /// The hit rate less the false-alarm rate, at least 0.
    ///
    /// Trials that count as noise are safe twins, lures and touches of the background up to a few: each of these is a
    /// trial and a false alarm at once. So both touching everything and touching nothing give exactly 0.
    pub(super) fn score(&self) -> f64 {
        if self.hazards == 0 {
            return 0.0;
        }
        let hits = (self.found as f64 + HINTED_FIND * self.found_with_hint as f64) / self.hazards as f64;
        let background = self.background.min(BACKGROUND_TAPS_COUNTED);
        let noise = self.safe + background;
        let alarms = if noise == 0 {
            0.0
        } else {
            (self.false_alarms + background) as f64 / noise as f64
        };
        (hits - alarms).max(0.0)
    }
}

/// The share of `n_asked` questions answered rightly, corrected for chance, at least 0.
///
/// `chances` is the sum of what guessing alone would get right.
pub(super) fn quiz_score(n_right: usize, n_asked: usize, chances: f64) -> f64 {
    if n_asked == 0 {
        return 0.0;
    }
    let n = n_asked as f64;
    let (share, chance) = (n_right as f64 / n, chances / n);
    if chance >= 1.0 {
        return 0.0;
    }
    ((share - chance) / (1.0 - chance)).clamp(0.0, 1.0)
}

/// The mean of the rounds that have a score; `None` without any.
pub(super) fn visit_score(rounds: &[Option<f64>]) -> Option<f64> {
    let played: Vec<f64> = rounds.iter().flatten().copied().collect();
    if played.is_empty() {
        None
    } else {
        Some(played.iter().sum::<f64>() / played.len() as f64)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(tally: HuntTally, score: f64) {
        assert_eq!(tally.score(), score, "{tally:?}");
    }

    #[test]
    fn a_hunt_weighs_hits_against_false_alarms() {
        let all = HuntTally {
            hazards: 5,
            found: 5,
            safe: 4,
            ..HuntTally::default()
        };
        check(all, 1.0);
        check(HuntTally { false_alarms: 1, ..all }, 0.75);
        check(
            HuntTally {
                found: 3,
                found_with_hint: 2,
                ..all
            },
            0.8,
        );
        check(
            HuntTally {
                false_alarms: 4,
                background: 9,
                ..all
            },
            0.0,
        );
        check(HuntTally { background: 1, ..all }, 0.8);
        check(HuntTally { background: 4, ..all }, 0.5);
        check(HuntTally { background: 40, ..all }, 0.5);
        check(HuntTally { found: 0, ..all }, 0.0);
        check(
            HuntTally {
                found: 1,
                false_alarms: 3,
                ..all
            },
            0.0,
        );
    }

    #[test]
    fn without_anything_safe_the_background_alone_is_noise() {
        let all = HuntTally {
            hazards: 5,
            found: 5,
            ..HuntTally::default()
        };
        check(all, 1.0);
        check(HuntTally { background: 1, ..all }, 0.0);
    }

    #[test]
    fn guessing_at_questions_is_worth_nothing() {
        assert_eq!(quiz_score(1, 4, 1.0), 0.0, "one of four with four choices each");
        assert_eq!(quiz_score(4, 4, 1.0), 1.0, "all of four");
        assert_eq!(quiz_score(0, 4, 1.0), 0.0, "worse than chance is not less than 0");
        assert_eq!(quiz_score(3, 4, 2.0), 0.5, "three of four true or false");
        assert_eq!(quiz_score(0, 0, 0.0), 0.0, "none asked");
    }
}
