//! What is right on a figure, and what it is worth.

use super::pieces::{Lies, PieceKit, Rule};
use crate::{
    content::{Dressing, LevelId},
    rules::{ground::secs, scoring::HuntTally},
};

/// What is known of each piece of gear.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Wardrobe(Vec<Worn>);

#[derive(Debug, Clone, PartialEq, Eq)]
struct Worn {
    is_needed: bool,
    slot: Option<String>,
}

impl PieceKit {
    pub(super) fn dressing(level: &LevelId, dressing: &Dressing) -> Self {
        let worn = dressing.gear.iter().map(|gear| Worn {
            is_needed: gear.is_needed,
            slot: gear.slot.clone(),
        });
        Self {
            level: level.clone(),
            estimate: secs(dressing.seconds),
            pieces: dressing.gear.iter().map(|gear| gear.id.clone()).collect(),
            n_places: 1,
            rule: Rule::Dressing(Wardrobe(worn.collect())),
        }
    }
}

impl Wardrobe {
    pub(super) fn is_right(&self, piece: usize, lies: &Lies) -> bool {
        let is_on = lies.get(piece).is_some_and(Option::is_some);
        self.0.get(piece).is_some_and(|worn| worn.is_needed == is_on)
    }

    /// Two pieces push each other off where both are worn at one place.
    pub(super) fn pushes_off(&self, piece: usize, other: usize) -> bool {
        let slot = |piece: usize| self.0.get(piece)?.slot.as_deref();
        slot(piece).is_some() && slot(piece) == slot(other)
    }

    /// The share of needed gear that is on, less the share of other gear that is on, at least 0: as in a hunt, putting on
    /// everything or nothing is worth nothing.
    pub(super) fn score(&self, lies: &Lies) -> f64 {
        let count = |is_needed: bool, is_on: Option<bool>| {
            let matches = |(worn, lies): &(&Worn, &Option<usize>)| {
                worn.is_needed == is_needed && is_on.is_none_or(|is_on| is_on == lies.is_some())
            };
            self.0.iter().zip(lies).filter(matches).count()
        };
        HuntTally {
            hazards: count(true, None),
            found: count(true, Some(true)),
            safe: count(false, None),
            false_alarms: count(false, Some(true)),
            ..HuntTally::default()
        }
        .score()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wardrobe() -> Wardrobe {
        let worn = |is_needed, slot: Option<&str>| Worn {
            is_needed,
            slot: slot.map(str::to_owned),
        };
        Wardrobe(vec![
            worn(true, Some("head")),
            worn(true, Some("feet")),
            worn(false, Some("head")),
            worn(false, None),
        ])
    }

    #[test]
    fn needed_gear_counts_and_other_gear_costs() {
        let on = Some(0);
        let score = |lies: [Option<usize>; 4]| wardrobe().score(&lies);
        assert_eq!(score([on, on, None, None]), 1.0);
        assert_eq!(score([on, None, None, None]), 0.5);
        assert_eq!(score([on, on, None, on]), 0.5);
        assert_eq!(score([None, on, on, on]), 0.0);
        assert_eq!(score([None; 4]), 0.0, "nothing on");
        assert_eq!(score([on; 4]), 0.0, "everything on");
    }

    #[test]
    fn only_gear_of_one_place_pushes_each_other_off() {
        assert!(wardrobe().pushes_off(0, 2));
        assert!(!wardrobe().pushes_off(0, 1), "head and feet");
        assert!(!wardrobe().pushes_off(3, 3), "what is not worn is in nobody's way");
    }
}
