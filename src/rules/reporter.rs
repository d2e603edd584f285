//! Collects the effects of one step and numbers its answers.

use super::{Answered, Effect, Judgement, Response, Seat};
use crate::{content::LevelId, geometry::Point};
use std::time::Duration;

/// The effects of one step, in order.
#[derive(Debug)]
pub(super) struct Reporter<'a> {
    pub(super) effects: Vec<Effect>,
    /// The number of the visit's next answer.
    pub(super) sequence: &'a mut u32,
    /// Time since the visit began.
    pub(super) at: Duration,
    /// The round, counted from 0.
    pub(super) round: usize,
}

/// What an answer says beside when and in which round it was given.
#[derive(Debug)]
pub(super) struct Said<'a> {
    pub(super) level: &'a LevelId,
    pub(super) seat: Seat,
    pub(super) item: &'a str,
    pub(super) point: Option<Point>,
    pub(super) response: Option<Response>,
    pub(super) judgement: Judgement,
    pub(super) took: Duration,
}

impl Reporter<'_> {
    pub(super) fn say(&mut self, effect: Effect) {
        self.effects.push(effect);
    }

    pub(super) fn answer(&mut self, said: Said<'_>) {
        let sequence = *self.sequence;
        *self.sequence = sequence.saturating_add(1);
        self.effects.push(Effect::Answered(Answered {
            sequence,
            at: self.at,
            round: self.round,
            seat: said.seat,
            level: said.level.clone(),
            item: said.item.to_owned(),
            point: said.point,
            response: said.response,
            judgement: said.judgement,
            took: said.took,
        }));
    }
}
