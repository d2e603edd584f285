//! Signal detection: how well hazards are told from what is safe, and how readily anything is called a hazard.

/// Counts of what was touched among unsafe and among safe things.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Signal {
    /// How often the thing was unsafe.
    pub signals: u64,
    /// How often it was found then.
    pub hits: u64,
    /// How often the thing was safe.
    pub noises: u64,
    /// How often it was taken for a hazard then.
    pub false_alarms: u64,
}

impl Signal {
    /// The share found, 0 to 1; `None` when it was never unsafe.
    pub fn hit_rate(&self) -> Option<f64> {
        (self.signals > 0).then(|| self.hits as f64 / self.signals as f64)
    }

    /// The share taken for a hazard, 0 to 1; `None` when it was never safe.
    pub fn false_alarm_rate(&self) -> Option<f64> {
        (self.noises > 0).then(|| self.false_alarms as f64 / self.noises as f64)
    }

    /// d′: how well both are told apart; 0 is guessing, 4.65 about perfect. `None` without trials of both sorts.
    pub fn d_prime(&self) -> Option<f64> {
        let (hit, alarm) = self.corrected_rates()?;
        Some(normal_quantile(hit) - normal_quantile(alarm))
    }

    /// c: below 0 touches readily, above 0 holds back, 0 does neither. `None` without trials of both sorts.
    pub fn bias(&self) -> Option<f64> {
        let (hit, alarm) = self.corrected_rates()?;
        Some(-(normal_quantile(hit) + normal_quantile(alarm)) / 2.0)
    }

    /// Adds the counts of `other`: d′ is taken of pooled counts, never averaged.
    pub fn add(&mut self, other: &Self) {
        self.signals += other.signals;
        self.hits += other.hits;
        self.noises += other.noises;
        self.false_alarms += other.false_alarms;
    }

    /// Rates that are never 0 or 1, where d′ would be infinite.
    ///
    /// The log-linear correction (Snodgrass and Corwin 1988; Hautus 1995) adds 0.5 to hits and false alarms and 1 to the
    /// trials. That pulls the rate of the rarer sort toward the middle more than the other: whoever touches everything
    /// would seem to tell apart. So what is added is shared between both sorts in proportion to their trials, together 1
    /// instead of 0.5 each (Hautus's own form for unequal numbers); with as many signals as noises both are the same.
    fn corrected_rates(&self) -> Option<(f64, f64)> {
        if self.signals == 0 || self.noises == 0 {
            return None;
        }
        let (signals, noises) = (self.signals as f64, self.noises as f64);
        let (for_signals, for_noises) = (signals / (signals + noises), noises / (signals + noises));
        let rate = |count: u64, trials: f64, added: f64| (count as f64 + added) / (trials + 2.0 * added);
        Some((
            rate(self.hits, signals, for_signals),
            rate(self.false_alarms, noises, for_noises),
        ))
    }
}

/// The value below which a share `p` of the standard normal distribution lies; infinite at 0 and 1.
///
/// Algorithm AS 241, `PPND16` (Wichura 1988, *Applied Statistics* 37, 477-484): good to about 16 digits.
pub fn normal_quantile(p: f64) -> f64 {
    /// The middle part reaches this far from one half.
    const MIDDLE: f64 = 0.425;
    const MIDDLE_SQUARED: f64 = 0.180_625;
    /// Where the near tail ends and the far tail begins, in the square root of minus the logarithm.
    const NEAR_TAIL: f64 = 5.0;
    const NEAR_TAIL_MIDDLE: f64 = 1.6;
    if p.is_nan() || p <= 0.0 {
        return if p.is_nan() { p } else { f64::NEG_INFINITY };
    }
    if p >= 1.0 {
        return f64::INFINITY;
    }
    let from_half = p - 0.5;
    if from_half.abs() <= MIDDLE {
        let r = MIDDLE_SQUARED - from_half * from_half;
        return from_half * polynomial(&A, r) / polynomial(&B, r);
    }
    let tail = if from_half < 0.0 { p } else { 1.0 - p };
    let r = (-tail.ln()).sqrt();
    let far = if r <= NEAR_TAIL {
        polynomial(&C, r - NEAR_TAIL_MIDDLE) / polynomial(&D, r - NEAR_TAIL_MIDDLE)
    } else {
        polynomial(&E, r - NEAR_TAIL) / polynomial(&F, r - NEAR_TAIL)
    };
    if from_half < 0.0 { -far } else { far }
}

fn polynomial(coefficients: &[f64; 8], x: f64) -> f64 {
    coefficients
        .iter()
        .rev()
        .fold(0.0, |sum, coefficient| sum * x + coefficient)
}

const A: [f64; 8] = [
    3.387_132_872_796_366_5,
    1.331_416_678_917_843_8e2,
    1.971_590_950_306_551_3e3,
    1.373_169_376_550_946e4,
    4.592_195_393_154_987e4,
    6.726_577_092_700_87e4,
    3.343_057_558_358_813e4,
    2.509_080_928_730_122_7e3,
];
const B: [f64; 8] = [
    1.0,
    4.231_333_070_160_091e1,
    6.871_870_074_920_579e2,
    5.394_196_021_424_751e3,
    2.121_379_430_158_659_7e4,
    3.930_789_580_009_271e4,
    2.872_908_573_572_194_3e4,
    5.226_495_278_852_854e3,
];
const C: [f64; 8] = [
    1.423_437_110_749_683_5,
    4.630_337_846_156_546,
    5.769_497_221_460_691,
    3.647_848_324_763_204_5,
    1.270_458_252_452_368_4,
    2.417_807_251_774_506e-1,
    2.272_384_498_926_918_4e-2,
    7.745_450_142_783_414e-4,
];
const D: [f64; 8] = [
    1.0,
    2.053_191_626_637_759,
    1.676_384_830_183_803_8,
    6.897_673_349_851e-1,
    1.481_039_764_274_800_8e-1,
    1.519_866_656_361_645_7e-2,
    5.475_938_084_995_345e-4,
    1.050_750_071_644_416_9e-9,
];
const E: [f64; 8] = [
    6.657_904_643_501_103,
    5.463_784_911_164_114,
    1.784_826_539_917_291_3,
    2.965_605_718_285_048_7e-1,
    2.653_218_952_657_612_4e-2,
    1.242_660_947_388_078_4e-3,
    2.711_555_568_743_487_6e-5,
    2.010_334_399_292_288_1e-7,
];
const F: [f64; 8] = [
    1.0,
    5.998_322_065_558_88e-1,
    1.369_298_809_227_358e-1,
    1.487_536_129_085_061_5e-2,
    7.868_691_311_456_133e-4,
    1.846_318_317_510_054_8e-5,
    1.421_511_758_316_446e-7,
    2.044_263_103_389_939_8e-15,
];

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_close(value: f64, expected: f64) {
        assert!(
            (value - expected).abs() <= 1e-9 * expected.abs().max(1.0),
            "{value} is not {expected}"
        );
    }

    #[test]
    fn quantiles_are_those_of_the_tables() {
        check_close(normal_quantile(0.5), 0.0);
        check_close(normal_quantile(0.975), 1.959_963_984_540_054);
        check_close(normal_quantile(0.25), -0.674_489_750_196_081_7);
        check_close(normal_quantile(0.001), -3.090_232_306_167_813_5);
        check_close(normal_quantile(1e-20), -9.262_340_089_798_409);
        check_close(normal_quantile(0.999_999), 4.753_424_308_822_899);
        assert_eq!(normal_quantile(0.0), f64::NEG_INFINITY, "the lower end");
        assert_eq!(normal_quantile(1.0), f64::INFINITY, "the upper end");
    }

    #[test]
    fn d_prime_and_bias_have_known_values() {
        // With 50 trials of each sort, 0.5 is added to each count and 1 to the trials: 40.5 and 10.5 of 51.
        let signal = Signal {
            signals: 50,
            hits: 40,
            noises: 50,
            false_alarms: 10,
        };
        check_close(signal.d_prime().unwrap(), 1.641_584_176_664_760_8);
        check_close(signal.bias().unwrap(), 0.0);
        let eager = Signal {
            false_alarms: 40,
            ..signal
        };
        check_close(eager.d_prime().unwrap(), 0.0);
        assert!(eager.bias().unwrap() < 0.0, "touches readily");
        let shy = Signal {
            hits: 0,
            false_alarms: 0,
            ..signal
        };
        assert!(shy.bias().unwrap() > 0.0, "holds back");
    }

    #[test]
    fn touching_everything_or_nothing_tells_nothing_apart_however_unequal_the_trials() {
        for (signals, noises) in [(1, 1), (5, 40), (40, 5), (10_000, 3)] {
            let all = Signal {
                signals,
                hits: signals,
                noises,
                false_alarms: noises,
            };
            let none = Signal {
                hits: 0,
                false_alarms: 0,
                ..all
            };
            assert!(all.d_prime().unwrap().abs() < 1e-12, "{all:?}");
            assert!(none.d_prime().unwrap().abs() < 1e-12, "{none:?}");
        }
    }

    #[test]
    fn without_both_sorts_of_trials_nothing_is_said() {
        let only_unsafe = Signal {
            signals: 10,
            hits: 7,
            ..Signal::default()
        };
        assert_eq!(only_unsafe.d_prime(), None, "nothing to tell it from");
        assert_eq!(only_unsafe.hit_rate(), Some(0.7), "but a rate there is");
        assert_eq!(only_unsafe.false_alarm_rate(), None, "never safe");
    }
}
