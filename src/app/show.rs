//! What this booth shows: the checked exhibit with its scenes.

use super::language::Tongue;
use crate::{
    content::{Arg, Exhibit, Level, LevelId, LevelKind, Program, Scene, Spotting},
    rules::Repertoire,
};
use bevy::prelude::*;
use std::sync::Arc;

/// The exhibit on show.
#[derive(Resource, Clone)]
pub(crate) struct Show {
    /// The exhibit's name: `exhibit`, or the variant's.
    pub(crate) name: String,
    /// What can be played.
    pub(crate) repertoire: Arc<Repertoire>,
    /// Names the content for records.
    pub(crate) content: String,
    /// Fixed by a script; else every visit has its own.
    pub(crate) seed: Option<u64>,
}

impl Show {
    /// The exhibit.
    pub(crate) fn exhibit(&self) -> &Exhibit {
        &self.repertoire.exhibit
    }

    /// The level called `id`.
    pub(crate) fn level(&self, id: &LevelId) -> Option<&Level> {
        self.exhibit().level(id)
    }

    /// The hunt called `id`.
    pub(crate) fn spotting(&self, id: &LevelId) -> Option<&Spotting> {
        match &self.level(id)?.kind {
            LevelKind::Spotting(spotting) => Some(spotting),
            LevelKind::Quiz(_) => None,
        }
    }

    /// The programs a visitor can choose from.
    pub(crate) fn programs(&self) -> impl Iterator<Item = &Program> {
        self.exhibit()
            .programs
            .iter()
            .filter_map(|id| self.exhibit().program(id))
    }
}

/// How many hazards there are to find, as far as a visitor is told.
pub(crate) fn hunt_invitation(tongue: &Tongue, spotting: &Spotting) -> String {
    let (min, max) = (spotting.draw.min, spotting.draw.max);
    match &spotting.scene {
        Scene::Photo(_) => tongue.say("briefing-photo"),
        Scene::Composed(_) if min == max => tongue.tell("briefing-hazards-exact", &[("n", Arg::from(max))]),
        Scene::Composed(_) => {
            let bounds = [("min", Arg::from(min)), ("max", Arg::from(max))];
            tongue.tell("briefing-hazards", &bounds)
        }
    }
}
