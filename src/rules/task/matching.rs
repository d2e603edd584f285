//! What is right among pairs, and what it is worth.

use super::pieces::{Lies, PieceKit, Rule};
use crate::{
    content::{LevelId, Matching},
    rules::ground::secs,
};

/// What putting each piece anywhere gets right: whatever their number, one finds its partner on average.
const RIGHT_BY_CHANCE: usize = 1;

impl PieceKit {
    pub(super) fn matching(level: &LevelId, matching: &Matching) -> Self {
        Self {
            level: level.clone(),
            estimate: secs(matching.seconds),
            pieces: matching.pairs.iter().map(|pair| pair.id.clone()).collect(),
            n_places: matching.pairs.len(),
            rule: Rule::Matching,
        }
    }
}

pub(super) fn is_right(piece: usize, lies: &Lies) -> bool {
    lies.get(piece) == Some(&Some(piece))
}

/// The share of pairs found, corrected for chance, at least 0.
pub(super) fn score(lies: &Lies) -> f64 {
    let n_right = (0..lies.len()).filter(|piece| is_right(*piece, lies)).count();
    let (beyond, most) = (
        n_right.saturating_sub(RIGHT_BY_CHANCE),
        lies.len().saturating_sub(RIGHT_BY_CHANCE),
    );
    if most == 0 { 0.0 } else { beyond as f64 / most as f64 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_pair_found_is_chance_and_all_are_everything() {
        assert_eq!(score(&[Some(0), Some(1), Some(2)]), 1.0);
        assert_eq!(score(&[Some(0), Some(2), Some(1)]), 0.0);
        assert_eq!(score(&[Some(0), Some(1), Some(3), Some(2), Some(4)]), 0.5);
        assert_eq!(score(&[None, None, None]), 0.0);
    }
}
