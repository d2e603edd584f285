//! The draw: which twins are unsafe in a visit.

use super::{chance::Chance, ground::Ground};
use crate::content::ItemRole;

/// So many steps of the search at most; content that needs more is served with fewer hazards rather than with a wait.
const MAX_SEARCH_STEPS: usize = 20_000;

/// For each item of the ground, whether it is unsafe in this visit.
///
/// The number of unsafe twins is any number within the level's bounds; which ones, too, as long as no two of a group
/// that never goes together are among them. Where expired facts or the groups leave too few, as many as can be. Hazards
/// of a photo are all unsafe.
pub(super) fn draw_unsafe(ground: &Ground, chance: &mut Chance) -> Vec<bool> {
    let mut is_unsafe: Vec<bool> = ground.items.iter().map(|item| item.role == ItemRole::Fixed).collect();
    let most = ground.max.min(ground.drawable.len());
    let least = ground.min.max(1).min(most);
    let wanted = least + chance.below(most - least + 1);
    let mut candidates = ground.drawable.clone();
    chance.shuffle(&mut candidates);
    let mut search = Search {
        ground,
        candidates: &candidates,
        wanted,
        taken: Vec::new(),
        best: Vec::new(),
        n_steps: 0,
    };
    search.extend(0);
    for index in search.best {
        if let Some(item) = is_unsafe.get_mut(index) {
            *item = true;
        }
    }
    is_unsafe
}

/// A search, depth first, for `wanted` candidates that go together; the first path takes every one it can.
struct Search<'a> {
    ground: &'a Ground,
    candidates: &'a [usize],
    wanted: usize,
    taken: Vec<usize>,
    best: Vec<usize>,
    n_steps: usize,
}

impl Search<'_> {
    /// Tries the candidates from `from` on; `true` when enough are taken.
    fn extend(&mut self, from: usize) -> bool {
        if self.taken.len() > self.best.len() {
            self.best.clone_from(&self.taken);
        }
        if self.best.len() >= self.wanted {
            return true;
        }
        for (position, &candidate) in self.candidates.iter().enumerate().skip(from) {
            self.n_steps += 1;
            let is_hopeless = self.taken.len() + (self.candidates.len() - position) <= self.best.len();
            if is_hopeless || self.n_steps > MAX_SEARCH_STEPS {
                return false;
            }
            if self.goes_together(candidate) {
                self.taken.push(candidate);
                if self.extend(position + 1) {
                    return true;
                }
                self.taken.pop();
            }
        }
        false
    }

    fn goes_together(&self, candidate: usize) -> bool {
        self.ground
            .never_together
            .iter()
            .filter(|group| group.contains(&candidate))
            .all(|group| !self.taken.iter().any(|taken| group.contains(taken)))
    }
}
