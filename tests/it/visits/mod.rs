//! What a visit does, rule by rule.

mod hunts;
mod programs;
mod questions;
mod rhythm;
mod tasks;

use crate::fixture;
use huoyan::{
    content::ItemId,
    geometry::Point,
    rules::{Action, Effect, Judgement, Phase, Repertoire, Seat, Touch, Visit},
};
use std::{sync::Arc, time::Duration};

/// The middles of the yard's twins: their tap boxes are 120 px high, 160 px above the ground.
fn twin_at(id: &str) -> Point {
    let n = fixture::TWINS.iter().position(|twin| *twin == id).expect("a twin");
    Point::new(240.0 + 460.0 * (n % 4) as f64, 480.0 + 420.0 * (n / 4) as f64 - 160.0)
}

fn secs(secs: f64) -> Duration {
    Duration::from_secs_f64(secs)
}

/// A visit whose acts are two seconds apart.
struct Walk {
    visit: Visit,
    at: Duration,
}

impl Walk {
    fn new(program: &str, seed: u64) -> Self {
        Self::in_repertoire(fixture::repertoire(), program, seed)
    }

    fn in_repertoire(repertoire: Arc<Repertoire>, program: &str, seed: u64) -> Self {
        let (visit, _) = Visit::new(repertoire, &fixture::program(program), seed).expect("the program exists");
        Self {
            visit,
            at: Duration::ZERO,
        }
    }

    /// In the hunt of the site.
    fn hunting(seed: u64) -> Self {
        let mut walk = Self::new("full", seed);
        walk.act(Action::Continue);
        assert_eq!(*walk.visit.phase(), Phase::Hunting, "the hunt has begun");
        walk
    }

    /// In the hunt of the photo.
    fn hunting_on_photo(seed: u64) -> Self {
        let mut walk = Self::hunting(seed);
        walk.act(Action::Done);
        while walk.visit.round().index == 0 {
            walk.act(Action::Continue);
        }
        walk.act(Action::Continue);
        assert_eq!(*walk.visit.phase(), Phase::Hunting, "the second hunt has begun");
        walk
    }

    /// At the first question.
    fn asking(seed: u64) -> Self {
        let mut walk = Self::hunting_on_photo(seed);
        walk.act(Action::Done);
        while *walk.visit.phase() != Phase::Asking {
            walk.act(Action::Continue);
        }
        walk
    }

    fn act(&mut self, action: Action) -> Vec<Effect> {
        self.after(2.0, action)
    }

    fn after(&mut self, wait_secs: f64, action: Action) -> Vec<Effect> {
        self.at += secs(wait_secs);
        self.visit.apply(&action, self.at)
    }

    fn touch(&mut self, point: Point) -> Vec<Effect> {
        self.act(touch(point))
    }

    fn open(&self) -> Vec<ItemId> {
        self.visit.hunt().expect("a hunt").open
    }

    fn an_open(&self) -> ItemId {
        self.open()[0].clone()
    }

    fn a_safe(&self) -> ItemId {
        self.visit.hunt().expect("a hunt").safe[0].clone()
    }
}

fn touch(point: Point) -> Action {
    Action::Touch(Touch {
        seat: Seat(0),
        point,
        reach_px: 20.0,
    })
}

fn judgements(effects: &[Effect]) -> Vec<Judgement> {
    effects
        .iter()
        .filter_map(|effect| match effect {
            Effect::Answered(answered) => Some(answered.judgement),
            _ => None,
        })
        .collect()
}

fn has_near_miss(effects: &[Effect]) -> bool {
    matches!(effects, [Effect::NearMiss { .. }])
}
