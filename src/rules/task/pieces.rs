//! Pieces that are put to places: what ordering, matching and dressing have in common.

use super::{dressing::Wardrobe, matching, ordering::Ranks};
use crate::{
    content::{ItemId, LevelId},
    rules::{
        Effect, Judgement, Move, Response, Seat,
        chance::{Chance, Purpose},
        reporter::{Reporter, Said},
    },
};
use std::{sync::Arc, time::Duration};

/// Pieces and places as they lie ready.
#[derive(Debug)]
pub(in crate::rules) struct PieceKit {
    pub(super) level: LevelId,
    /// How long the task is likely to take.
    pub(super) estimate: Duration,
    pub(super) pieces: Vec<ItemId>,
    pub(super) n_places: usize,
    pub(super) rule: Rule,
}

/// What is right.
#[derive(Debug)]
pub(super) enum Rule {
    Ordering(Ranks),
    Matching,
    Dressing(Wardrobe),
}

/// Where each piece lies, in file order; `None` for one on the tray.
pub(super) type Lies = [Option<usize>];

/// Which kind of task has pieces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PieceKind {
    /// Pieces are steps; place 0 is for the first.
    Ordering,
    /// Pieces are right sides, places left sides.
    Matching,
    /// Pieces are gear; place 0, the only one, is the figure.
    Dressing,
}

/// The first place of an order that holds a wrong step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Misplaced {
    /// The place.
    pub place: usize,
    /// The step that belongs there; its `why` says why.
    pub belongs: usize,
}

/// Pieces and places as a screen shows them.
#[derive(Debug, Clone, PartialEq)]
pub struct PiecesView {
    /// Which kind.
    pub kind: PieceKind,
    /// The order in which pieces are shown on the tray. Never the right order of an ordering.
    pub order: Vec<usize>,
    /// The place where each piece lies, by piece; `None` for one on the tray.
    pub lies: Vec<Option<usize>>,
    /// How many places there are.
    pub n_places: usize,
    /// Whether each piece is right, by piece; `None` until judged. Gear that is rightly left on the tray is right.
    pub right: Option<Vec<bool>>,
    /// The first wrong place of a judged ordering.
    pub misplaced: Option<Misplaced>,
}

/// Pieces in play.
#[derive(Debug, Clone)]
pub(in crate::rules) struct PieceTask {
    kit: Arc<PieceKit>,
    order: Vec<usize>,
    lies: Vec<Option<usize>>,
    began: Duration,
    is_judged: bool,
}

impl PieceKit {
    fn is_right(&self, piece: usize, lies: &Lies) -> bool {
        match &self.rule {
            Rule::Ordering(ranks) => ranks.is_right(piece, lies),
            Rule::Matching => matching::is_right(piece, lies),
            Rule::Dressing(wardrobe) => wardrobe.is_right(piece, lies),
        }
    }

    fn score(&self, lies: &Lies) -> f64 {
        match &self.rule {
            Rule::Ordering(ranks) => ranks.score(lies),
            Rule::Matching => matching::score(lies),
            Rule::Dressing(wardrobe) => wardrobe.score(lies),
        }
    }

    /// Whether a piece that is put to where `other` lies sends it back to the tray.
    fn pushes_off(&self, piece: usize, other: usize) -> bool {
        match &self.rule {
            Rule::Ordering(_) | Rule::Matching => true,
            Rule::Dressing(wardrobe) => wardrobe.pushes_off(piece, other),
        }
    }

    /// The next move to where everything is right; `None` when it is.
    pub(super) fn right_move(&self, lies: &Lies) -> Option<Move> {
        let wrong = (0..self.pieces.len()).find(|piece| match &self.rule {
            // Among steps that may change places each knows its own: whoever knows everything need not choose.
            Rule::Ordering(_) | Rule::Matching => lies.get(*piece) != Some(&Some(*piece)),
            Rule::Dressing(wardrobe) => !wardrobe.is_right(*piece, lies),
        })?;
        Some(match &self.rule {
            Rule::Ordering(_) | Rule::Matching => Move::Put {
                piece: wrong,
                place: wrong,
            },
            Rule::Dressing(_) if lies.get(wrong) == Some(&None) => Move::Put { piece: wrong, place: 0 },
            Rule::Dressing(_) => Move::Take { piece: wrong },
        })
    }
}

impl PieceTask {
    pub(super) fn new(kit: Arc<PieceKit>, seed: u64, round: usize) -> Self {
        let n = kit.pieces.len();
        let mut order = Chance::new(seed, round, Purpose::Draw).order(n);
        if let Rule::Ordering(ranks) = &kit.rule {
            ranks.disturb(&mut order);
        }
        Self {
            order,
            lies: vec![None; n],
            began: Duration::ZERO,
            is_judged: false,
            kit,
        }
    }

    pub(super) fn kit(&self) -> &PieceKit {
        &self.kit
    }

    pub(super) fn order(&self) -> &[usize] {
        &self.order
    }

    pub(super) fn lies(&self) -> &Lies {
        &self.lies
    }

    pub(super) fn begin(&mut self, now: Duration) {
        self.began = now;
    }

    pub(super) fn act(&mut self, act: &Move, report: &mut Reporter<'_>) {
        match *act {
            Move::Put { piece, place } if place < self.kit.n_places => self.put(piece, place, report),
            Move::Take { piece } => self.lay(piece, None, report),
            Move::Put { .. } | Move::Choose(_) | Move::Press | Move::Release => {}
        }
    }

    fn put(&mut self, piece: usize, place: usize, report: &mut Reporter<'_>) {
        if self.lies.get(piece).is_none_or(|lies| *lies == Some(place)) {
            return;
        }
        let pushed = (0..self.lies.len()).filter(|other| {
            *other != piece && self.lies.get(*other) == Some(&Some(place)) && self.kit.pushes_off(piece, *other)
        });
        for other in pushed.collect::<Vec<_>>() {
            self.lay(other, None, report);
        }
        self.lay(piece, Some(place), report);
    }

    /// Lays a piece down without looking at others; nothing where it lies there already.
    fn lay(&mut self, piece: usize, place: Option<usize>, report: &mut Reporter<'_>) {
        if let Some(lies) = self.lies.get_mut(piece)
            && *lies != place
        {
            *lies = place;
            report.say(Effect::Put { piece, place });
        }
    }

    /// Judges every piece as it lies; returns whether all are right.
    pub(super) fn judge(&mut self, now: Duration, report: &mut Reporter<'_>) -> bool {
        self.is_judged = true;
        let took = now.saturating_sub(self.began);
        let mut is_right = true;
        for (piece, (item, lies)) in self.kit.pieces.iter().zip(&self.lies).enumerate() {
            let is_piece_right = self.kit.is_right(piece, &self.lies);
            is_right &= is_piece_right;
            report.answer(Said {
                level: &self.kit.level,
                seat: Seat::default(),
                item: item.as_str(),
                point: None,
                response: lies.map(Response::Choice),
                judgement: if is_piece_right {
                    Judgement::Correct
                } else {
                    Judgement::Wrong
                },
                took,
            });
        }
        report.say(Effect::TaskJudged { is_right });
        is_right
    }

    pub(super) fn score(&self) -> f64 {
        self.kit.score(&self.lies)
    }

    pub(super) fn judged(&self, is_right: bool) -> Vec<ItemId> {
        let pieces = self.kit.pieces.iter().enumerate();
        pieces
            .filter(|(piece, _)| self.kit.is_right(*piece, &self.lies) == is_right)
            .map(|(_, item)| item.clone())
            .collect()
    }

    pub(super) fn view(&self) -> PiecesView {
        let right = || {
            (0..self.lies.len())
                .map(|piece| self.kit.is_right(piece, &self.lies))
                .collect()
        };
        let (kind, misplaced) = match &self.kit.rule {
            Rule::Ordering(ranks) => (PieceKind::Ordering, ranks.misplaced(&self.lies)),
            Rule::Matching => (PieceKind::Matching, None),
            Rule::Dressing(_) => (PieceKind::Dressing, None),
        };
        PiecesView {
            kind,
            order: self.order.clone(),
            lies: self.lies.clone(),
            n_places: self.kit.n_places,
            right: self.is_judged.then(right),
            misplaced: misplaced.filter(|_| self.is_judged),
        }
    }
}
