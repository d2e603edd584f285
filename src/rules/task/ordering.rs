//! What is right in an order, and what it is worth.

use super::{
    Misplaced,
    pieces::{Lies, PieceKit, Rule},
};
use crate::{
    content::{LevelId, Ordering},
    rules::ground::secs,
};

/// The rank of each step in file order; steps of one rank may change places.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Ranks(pub(super) Vec<usize>);

impl PieceKit {
    pub(super) fn ordering(level: &LevelId, ordering: &Ordering) -> Self {
        Self {
            level: level.clone(),
            estimate: secs(ordering.seconds),
            pieces: ordering.steps.iter().map(|step| step.id.clone()).collect(),
            n_places: ordering.steps.len(),
            rule: Rule::Ordering(Ranks(ordering.ranks())),
        }
    }
}

impl Ranks {
    /// A step is right on its own place and on those of steps that it may change places with.
    pub(super) fn is_right(&self, piece: usize, lies: &Lies) -> bool {
        let place = lies.get(piece).copied().flatten();
        place.is_some_and(|place| self.0.get(place) == self.0.get(piece))
    }

    /// How many more pairs of steps come in their right order than in the wrong one, as a share of all pairs whose order
    /// matters, at least 0 (Kendall's tau, cut off). Of an order by chance half the pairs are right, so it is worth
    /// nothing on average; one slip costs little, wherever it is; a step that is left on the tray makes no pair right.
    pub(super) fn score(&self, lies: &Lies) -> f64 {
        let (mut n_pairs, mut n_right, mut n_wrong) = (0_usize, 0_usize, 0_usize);
        let steps: Vec<(usize, Option<usize>)> = self.0.iter().copied().zip(lies.iter().copied()).collect();
        for (index, (rank, place)) in steps.iter().enumerate() {
            for (_, later) in steps.iter().skip(index + 1).filter(|(other, _)| other != rank) {
                n_pairs += 1;
                if let (Some(place), Some(later)) = (place, later) {
                    n_right += usize::from(place < later);
                    n_wrong += usize::from(place > later);
                }
            }
        }
        if n_pairs == 0 {
            return 0.0;
        }
        n_right.saturating_sub(n_wrong) as f64 / n_pairs as f64
    }

    /// The first place that holds a wrong step or none, and a step that belongs there.
    pub(super) fn misplaced(&self, lies: &Lies) -> Option<Misplaced> {
        let is_right = |place: usize| {
            let piece = lies.iter().position(|lies| *lies == Some(place));
            piece.is_some_and(|piece| self.is_right(piece, lies))
        };
        let place = (0..self.0.len()).find(|place| !is_right(*place))?;
        let belongs =
            (0..self.0.len()).find(|piece| self.0.get(*piece) == self.0.get(place) && !self.is_right(*piece, lies))?;
        Some(Misplaced { place, belongs })
    }

    /// Changes an order that is right already: visitors shall have something to do.
    pub(super) fn disturb(&self, order: &mut [usize]) {
        let ranks = || order.iter().map(|piece| self.0.get(*piece));
        if ranks().is_sorted() {
            order.rotate_left(1);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Four steps of which the middle two may change places.
    fn ranks() -> Ranks {
        Ranks(vec![0, 1, 1, 2])
    }

    #[track_caller]
    fn check(lies: [Option<usize>; 4], score: f64, misplaced: Option<(usize, usize)>) {
        assert_eq!(ranks().score(&lies), score, "{lies:?}");
        let misplaced = misplaced.map(|(place, belongs)| Misplaced { place, belongs });
        assert_eq!(ranks().misplaced(&lies), misplaced, "{lies:?}");
    }

    #[test]
    fn an_order_is_worth_its_right_pairs_less_its_wrong_ones() {
        check([Some(0), Some(1), Some(2), Some(3)], 1.0, None);
        check([Some(0), Some(2), Some(1), Some(3)], 1.0, None);
        check([Some(3), Some(2), Some(1), Some(0)], 0.0, Some((0, 0)));
        check([Some(1), Some(0), Some(2), Some(3)], 0.6, Some((0, 0)));
        check([Some(0), Some(1), Some(3), Some(2)], 0.6, Some((2, 2)));
        check([None, None, None, None], 0.0, Some((0, 0)));
        check([Some(0), Some(1), Some(2), None], 0.4, Some((3, 3)));
    }

    #[test]
    fn an_order_by_chance_is_worth_nothing_before_it_is_cut_off() {
        let ranks = Ranks(vec![0, 1, 2]);
        let all = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]];
        let sum: f64 = all.iter().map(|lies| ranks.score(&lies.map(Some))).sum();
        assert_eq!(sum, 1.0 + 2.0 / 3.0, "of the six only three are worth anything");
    }

    #[test]
    fn what_is_shown_is_never_right_already() {
        for mut order in [[0, 1, 2, 3], [0, 2, 1, 3]] {
            ranks().disturb(&mut order);
            assert_eq!(order[3], 0, "the first step comes last: {order:?}");
        }
        let mut order = [1, 0, 2, 3];
        ranks().disturb(&mut order);
        assert_eq!(order, [1, 0, 2, 3], "what is wrong stays as it was drawn");
    }
}
