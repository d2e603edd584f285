//! Chance from a seed: the same numbers on every platform and in every version of a format.
//!
//! The generator is value-stable; sampling and shuffling are our own, because those of crates may change with a release.

use rand_core::Rng as _;
use rand_pcg::Pcg64;

/// What a stream of chance decides. Each has its own stream, so that one more number drawn here changes nothing there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Purpose {
    /// Which twins are unsafe, which questions are asked, in which order choices are shown.
    Draw,
    /// Where hints point.
    Hint,
    /// What a bot does.
    Bot,
}

/// A stream of chance.
#[derive(Debug, Clone)]
pub(super) struct Chance(Pcg64);

impl Chance {
    /// The stream of round `round` for `purpose`. Streams are independent of each other for all that a visit can notice.
    pub(super) fn new(seed: u64, round: usize, purpose: Purpose) -> Self {
        let mut mixed = seed;
        let mut next = || splitmix(&mut mixed);
        let state = (u128::from(next()) << 64) | u128::from(next());
        let mut place = (round as u64) << 8 | purpose as u64;
        let stream = (u128::from(splitmix(&mut place)) << 64) | u128::from(splitmix(&mut place));
        // The low half of a stream says little on its own: let the place change the state as well.
        Self(Pcg64::new(state ^ stream.rotate_left(64), stream))
    }

    /// One of `0..n`, all equally likely; 0 when `n` is 0. (Lemire's method, with rejection, so without bias.)
    pub(super) fn below(&mut self, n: usize) -> usize {
        let n = n as u64;
        if n < 2 {
            return 0;
        }
        let threshold = n.wrapping_neg() % n;
        loop {
            let product = u128::from(self.0.next_u64()) * u128::from(n);
            if product as u64 >= threshold {
                return (product >> 64) as usize;
            }
        }
    }

    /// A number from 0 up to, not including, 1.
    pub(super) fn unit(&mut self) -> f64 {
        const STEP: f64 = 1.0 / (1_u64 << 53) as f64;
        (self.0.next_u64() >> 11) as f64 * STEP
    }

    /// Puts `things` into any order, all equally likely (Fisher and Yates).
    pub(super) fn shuffle<T>(&mut self, things: &mut [T]) {
        for last in (1..things.len()).rev() {
            things.swap(last, self.below(last + 1));
        }
    }

    /// The numbers `0..n` in any order.
    pub(super) fn order(&mut self, n: usize) -> Vec<usize> {
        let mut order: Vec<usize> = (0..n).collect();
        self.shuffle(&mut order);
        order
    }
}

/// `SplitMix64` (Steele, Lea and Flood 2014): spreads the bits of a seed that may be as small as 1.
fn splitmix(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut z = *state;
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_gives_the_same_numbers_everywhere() {
        let mut chance = Chance::new(7, 0, Purpose::Draw);
        let numbers: Vec<usize> = (0..8).map(|_| chance.below(1000)).collect();
        assert_eq!(
            numbers,
            [994, 432, 944, 524, 580, 239, 421, 507],
            "a change here changes every recorded visit"
        );
    }

    #[test]
    fn streams_of_neighboring_rounds_seeds_and_purposes_differ() {
        let first = |seed, round, purpose| Chance::new(seed, round, purpose).below(1 << 40);
        let all = [
            first(1, 0, Purpose::Draw),
            first(1, 1, Purpose::Draw),
            first(1, 0, Purpose::Hint),
            first(2, 0, Purpose::Draw),
        ];
        for (i, a) in all.iter().enumerate() {
            assert!(!all[i + 1..].contains(a), "two streams begin with {a}");
        }
    }

    #[test]
    fn sampling_favors_none() {
        let mut chance = Chance::new(3, 0, Purpose::Bot);
        let mut counts = [0_u32; 6];
        for _ in 0..60_000 {
            counts[chance.below(6)] += 1;
        }
        assert!(
            counts.iter().all(|count| (9_600..10_400).contains(count)),
            "of 60,000 throws of a die: {counts:?}"
        );
    }

    #[test]
    fn a_shuffled_order_holds_every_number_once() {
        let mut order = Chance::new(5, 2, Purpose::Draw).order(40);
        order.sort_unstable();
        assert_eq!(order, (0..40).collect::<Vec<_>>(), "none lost, none twice");
    }
}
