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
            _ => None,
        }
    }

    /// The backdrop that `level` is played on; for other levels, and without one, the first of the exhibit's hunts.
    pub(crate) fn backdrop(&self, level: Option<&LevelId>) -> Option<String> {
        let drawn = |spotting: &Spotting| match &spotting.scene {
            Scene::Composed(composed) => Some(composed.backdrop.0.clone()),
            Scene::Photo(_) => None,
        };
        let own = level.and_then(|id| self.spotting(id)).and_then(drawn);
        own.or_else(|| self.hunts().find_map(|(_, spotting)| drawn(spotting)))
    }

    /// The hunts of all programs, in the order in which visitors meet them; one that is met twice is named twice.
    pub(crate) fn hunts(&self) -> impl Iterator<Item = (&LevelId, &Spotting)> {
        self.programs()
            .flat_map(|program| &program.rounds)
            .filter_map(|round| Some((round.level(), self.spotting(round.level())?)))
    }

    /// The programs a visitor can choose from.
    pub(crate) fn programs(&self) -> impl Iterator<Item = &Program> {
        self.exhibit()
            .programs
            .iter()
            .filter_map(|id| self.exhibit().program(id))
    }
}

/// The icon of a kind of level.
pub(crate) fn mode_icon(kind: &LevelKind) -> &'static str {
    match kind {
        LevelKind::Spotting(_) => "mode-find",
        LevelKind::Quiz(_) => "mode-quiz",
        LevelKind::Ordering(_) => "mode-sequence",
        LevelKind::Matching(_) => "mode-match",
        LevelKind::Dressing(_) => "mode-dress",
        LevelKind::Rhythm(_) => "mode-rhythm",
        LevelKind::Survey(_) => "heart",
        LevelKind::Directory(_) => "phone-help",
        LevelKind::Case(_) => "mode-case",
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
