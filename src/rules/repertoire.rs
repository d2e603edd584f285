//! What this device can play today: checked content with its scenes resolved.

use super::{
    bank::Bank,
    ground::Ground,
    task::{Kit, facts_of},
};
use crate::content::{Board, Catalog, Exhibit, FactId, ItemId, Level, LevelId, LevelKind, Pack, Spotting, resolve};
use std::{collections::BTreeMap, sync::Arc};

/// An exhibit with its scenes as boards, ready to be played.
#[derive(Debug, Clone)]
pub struct Repertoire {
    /// What is shown.
    pub exhibit: Exhibit,
    /// The scenes of all hunts.
    pub boards: BTreeMap<LevelId, Board>,
    /// Facts past their review date count as expired after this day.
    pub today: jiff::civil::Date,
    stages: BTreeMap<LevelId, Stage>,
}

/// A level as it can be played today.
#[derive(Debug, Clone)]
pub(super) enum Stage {
    Hunt(Arc<Ground>),
    Quiz(Arc<Bank>),
    Task(Kit),
}

impl Repertoire {
    /// Works out what can be played on the day `today`, on boards that were resolved before.
    ///
    /// A question or task that cites a fact past its review date is not asked; a hazard that does so stays safe, save on a photo,
    /// where it cannot. A hunt without a board is not played.
    pub fn new(exhibit: Exhibit, boards: BTreeMap<LevelId, Board>, today: jiff::civil::Date) -> Self {
        let levels = exhibit
            .packs
            .values()
            .flat_map(|pack| pack.levels.iter().map(move |level| (pack, level)));
        let stages = levels
            .filter_map(|(pack, (id, level))| Some((id.clone(), stage(pack, level, boards.get(id), today)?)))
            .collect();
        Self {
            exhibit,
            boards,
            today,
            stages,
        }
    }

    /// The same, with every scene resolved by what `catalog` knows of its props.
    pub fn resolve(exhibit: Exhibit, catalog: &dyn Catalog, today: jiff::civil::Date) -> Self {
        let mut boards = BTreeMap::new();
        for (id, level) in exhibit.packs.values().flat_map(|pack| &pack.levels) {
            if let LevelKind::Spotting(spotting) = &level.kind {
                boards.insert(id.clone(), resolve(spotting, catalog));
            }
        }
        Self::new(exhibit, boards, today)
    }

    /// Whether anything of `level` can be played today.
    pub fn can_play(&self, level: &LevelId) -> bool {
        self.stages.contains_key(level)
    }

    pub(super) fn stage(&self, level: &LevelId) -> Option<&Stage> {
        self.stages.get(level)
    }
}

/// The level as it can be played today; `None` when nothing of it can.
fn stage(pack: &Pack, level: &Level, board: Option<&Board>, today: jiff::civil::Date) -> Option<Stage> {
    match &level.kind {
        LevelKind::Spotting(spotting) => {
            let is_expired = |item: &ItemId| is_hazard_expired(pack, spotting, item, today);
            let ground = Ground::new(&level.id, spotting, board?, is_expired);
            ground.is_playable().then(|| Stage::Hunt(Arc::new(ground)))
        }
        LevelKind::Quiz(quiz) => {
            let bank = Bank::new(&level.id, quiz, |question| is_expired(pack, &question.facts, today));
            (!bank.questions.is_empty()).then(|| Stage::Quiz(Arc::new(bank)))
        }
        task if is_expired(pack, facts_of(task), today) => None,
        task => Kit::new(&level.id, task, today, |facts| is_expired(pack, facts, today)).map(Stage::Task),
    }
}

fn is_hazard_expired(pack: &Pack, spotting: &Spotting, item: &ItemId, today: jiff::civil::Date) -> bool {
    spotting
        .hazards
        .iter()
        .any(|hazard| &hazard.id == item && is_expired(pack, &hazard.facts, today))
}

/// Whether any cited fact is past its review date. A fact that is not there supports nothing either.
fn is_expired(pack: &Pack, cited: &[FactId], today: jiff::civil::Date) -> bool {
    cited
        .iter()
        .any(|id| pack.facts.get(id).is_none_or(|fact| fact.review_by < today))
}
