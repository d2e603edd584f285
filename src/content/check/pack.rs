//! A pack's folder: `pack.ron` and its programs, facts, levels.

use super::{
    NO_FOLDER, PackSources,
    context::{LevelContext, Setting},
    facts::Facts,
    level::{self, LevelDraft},
    localized::localized,
};
use crate::content::{
    Code, Fact, FactId, LevelId, Pack, PackId, Program, ProgramId, RoundRecipe, Text, decode::Cursor,
};
use std::collections::{BTreeMap, BTreeSet};

/// What packs are about.
const SECTORS: [&str; 10] = [
    "construction",
    "manufacturing",
    "logistics",
    "riders",
    "kitchen",
    "confined_space",
    "office",
    "first_aid",
    "ppe",
    "insurance",
];

/// A pack whose levels are known.
pub(super) struct PackDraft<'a> {
    id: Option<PackId>,
    pub(super) has_pack_file: bool,
    /// Whether the file lets itself be read, so that what it lacks can be told.
    pub(super) is_readable: bool,
    title: Option<Text>,
    sector: Option<&'a str>,
    /// Its name, where it stands, its title and the rest.
    programs: Vec<ProgramDraft<'a>>,
    levels: BTreeMap<LevelId, LevelDraft>,
    facts: BTreeMap<FactId, Fact>,
}

struct ProgramDraft<'a> {
    name: Cursor<'a>,
    id: Option<ProgramId>,
    is_sound: bool,
    title: Option<Text>,
    budget: Option<(Cursor<'a>, f64)>,
    rounds: Option<Vec<Cursor<'a>>>,
}

/// The programs of a pack.
#[derive(Default)]
pub(super) struct Programs {
    /// All, sound or not.
    pub(super) named: BTreeSet<ProgramId>,
    /// Those that can be played.
    pub(super) sound: BTreeMap<ProgramId, Program>,
}

impl PackDraft<'_> {
    /// Whether the pack can be shown at all.
    pub(super) fn is_sound(&self) -> bool {
        self.title.is_some() && self.sector.is_some() && self.id.is_some()
    }

    /// The pack with what is sound in it.
    pub(super) fn finish(&self, programs: &Programs) -> Option<Pack> {
        let levels = self
            .levels
            .iter()
            .filter_map(|(id, draft)| Some((id.clone(), draft.level.clone()?)));
        Some(Pack {
            id: self.id.clone()?,
            title: self.title.clone()?,
            sector: self.sector?.to_owned(),
            programs: programs.sound.clone(),
            levels: levels.collect(),
            facts: self.facts.clone(),
        })
    }
}

/// Reads all of a pack but the rounds of its programs, which may name levels of other packs.
pub(super) fn read_levels<'a>(folder: &'a str, sources: &'a PackSources, setting: &Setting<'_>) -> PackDraft<'a> {
    let id = PackId::parse(if folder.is_empty() { NO_FOLDER } else { folder }).ok();
    let facts = Facts::read(sources.facts.as_ref(), sources.pack.is_some(), setting);
    let table = facts.table();
    let context = LevelContext {
        setting,
        folder,
        facts: &table,
    };
    let mut levels = BTreeMap::new();
    for (stem, source) in &sources.levels {
        // A folder's name that is no id is reported with the pack; its levels are checked all the same.
        let stand_in = PackId::parse(NO_FOLDER).ok();
        let level_id = id
            .as_ref()
            .or(stand_in.as_ref())
            .and_then(|pack| LevelId::new(pack, stem).ok());
        if level_id.is_none() {
            source.report(Code::BadId, None, String::new(), vec![("found", stem.as_str().into())]);
        }
        let draft = level::read(source, level_id.as_ref(), &context);
        levels.extend(level_id.map(|id| (id, draft)));
    }
    if !sources.levels.is_empty() {
        facts.warn_of_uncited(&table);
    }
    let mut draft = PackDraft {
        id,
        has_pack_file: sources.pack.is_some(),
        is_readable: false,
        title: None,
        sector: None,
        programs: Vec::new(),
        levels,
        facts: facts.sound,
    };
    if let Some(source) = &sources.pack {
        if draft.id.is_none() {
            source.report(Code::BadId, None, String::new(), vec![("found", folder.into())]);
        }
        if let Some(root) = source.root() {
            draft.read_pack_file(&root, setting);
        }
    }
    draft
}

impl<'a> PackDraft<'a> {
    fn read_pack_file(&mut self, root: &Cursor<'a>, setting: &Setting<'_>) {
        let Some(fields) = root.fields(Some("Pack"), &["format_version", "title", "sector", "programs"]) else {
            return;
        };
        self.is_readable = true;
        fields.check_format_version();
        self.title = fields.need("title").and_then(|c| localized(&c, setting));
        self.sector = fields.need("sector").and_then(|c| sector(&c));
        let programs = fields.get("programs").and_then(|c| c.map("map")).unwrap_or_default();
        let read = programs
            .into_iter()
            .map(|(key, name, value)| self.program(key, name, &value, setting));
        self.programs = read.collect();
    }

    fn program(&self, key: &str, name: Cursor<'a>, value: &Cursor<'a>, setting: &Setting<'_>) -> ProgramDraft<'a> {
        let before = name.n_errors();
        let key_is_id = name.id(PackId::parse).is_some();
        let id = self
            .id
            .as_ref()
            .filter(|_| key_is_id)
            .and_then(|pack| ProgramId::new(pack, key).ok());
        let fields = value.fields(None, &["title", "budget_secs", "rounds"]);
        let need = |field| fields.as_ref()?.need(field);
        let title = need("title").and_then(|c| localized(&c, setting));
        let budget = need("budget_secs").and_then(|c| Some((c.clone(), c.number_within(10.0, 3600.0)?)));
        let rounds = need("rounds").and_then(|c| c.filled_list());
        let is_sound = name.n_errors() == before;
        ProgramDraft {
            name,
            id,
            is_sound,
            title,
            budget,
            rounds,
        }
    }
}

fn sector<'a>(cursor: &Cursor<'a>) -> Option<&'a str> {
    let sector = cursor.text()?;
    if SECTORS.contains(&sector) {
        return Some(sector);
    }
    cursor.unknown(Code::UnknownVariant, sector, SECTORS);
    None
}

/// Reads the rounds of all programs, now that all levels are known.
pub(super) fn read_programs<'a>(
    packs: BTreeMap<&'a str, PackDraft<'a>>,
) -> BTreeMap<&'a str, (PackDraft<'a>, Programs)> {
    let mut programs: BTreeMap<&str, Programs> = BTreeMap::new();
    {
        let levels: BTreeMap<&LevelId, &LevelDraft> = packs.values().flat_map(|pack| &pack.levels).collect();
        for (folder, pack) in &packs {
            programs.insert(folder, pack.read_rounds(&levels));
        }
    }
    let with_programs = |(folder, pack)| (folder, (pack, programs.remove(folder).unwrap_or_default()));
    packs.into_iter().map(with_programs).collect()
}

impl PackDraft<'_> {
    fn read_rounds(&self, levels: &BTreeMap<&LevelId, &LevelDraft>) -> Programs {
        let mut programs = Programs::default();
        for draft in &self.programs {
            let program = self.finish_program(draft, levels);
            programs.named.extend(draft.id.clone());
            programs
                .sound
                .extend(program.map(|program| (program.id.clone(), program)));
        }
        programs
    }

    fn finish_program(&self, draft: &ProgramDraft<'_>, levels: &BTreeMap<&LevelId, &LevelDraft>) -> Option<Program> {
        let before = draft.name.n_errors();
        let mut rounds = Vec::new();
        let mut estimates = Vec::new();
        for cursor in draft.rounds.iter().flatten() {
            let round = self.round(cursor, levels);
            estimates.push(round.as_ref().and_then(|(_, estimate)| *estimate));
            rounds.push(round.map(|(round, _)| round));
        }
        if let (Some((at, budget)), Some(Some(needed))) = (&draft.budget, estimates.first())
            && needed > budget
        {
            at.fault(
                Code::BudgetTooShort,
                vec![("budget", (*budget).into()), ("needed", (*needed).into())],
            );
        }
        let rounds: Vec<RoundRecipe> = rounds.into_iter().collect::<Option<_>>()?;
        let is_sound = draft.is_sound && draft.name.n_errors() == before;
        let can_play = |round: &RoundRecipe| levels.get(round.level()).is_some_and(|level| level.level.is_some());
        if !is_sound || rounds.is_empty() || !rounds.iter().all(can_play) {
            return None;
        }
        Some(Program {
            id: draft.id.clone()?,
            title: draft.title.clone()?,
            budget_secs: draft.budget.as_ref()?.1,
            rounds,
        })
    }

    /// Reads a round and how many seconds it is likely to take.
    fn round(
        &self,
        cursor: &Cursor<'_>,
        levels: &BTreeMap<&LevelId, &LevelDraft>,
    ) -> Option<(RoundRecipe, Option<f64>)> {
        let variant = cursor.variant(&["Level", "Draw"])?;
        if variant.name == "Level" {
            let (id, draft) = self.level(&variant.content()?, levels)?;
            let estimate = draft.and_then(LevelDraft::estimate_secs);
            return Some((RoundRecipe::Level(id), estimate));
        }
        let fields = variant.fields(&["level", "take"])?;
        let level_at = fields.need("level");
        let level = level_at.as_ref().and_then(|c| self.level(c, levels));
        let take = fields.need("take").and_then(|c| Some((c.whole(1, 1000)? as usize, c)));
        let (id, draft) = level?;
        let (take, take_at) = take?;
        let mut estimate = None;
        match draft.map(|draft| &draft.size) {
            Some(level::Size::Hunt { .. } | level::Size::Task { .. }) => {
                let at = level_at?;
                at.fault(Code::DrawFromNonQuiz, vec![("level", id.as_str().into())]);
            }
            Some(level::Size::Quiz { n_questions, .. }) if take > *n_questions => {
                take_at.fault(
                    Code::TakeTooMany,
                    vec![("take", take.into()), ("questions", (*n_questions).into())],
                );
            }
            Some(level::Size::Quiz { seconds_each, .. }) => estimate = Some(take as f64 * seconds_each),
            Some(level::Size::Unknown) | None => {}
        }
        Some((RoundRecipe::Draw { level: id, take }, estimate))
    }

    /// Reads the name of a level: of this pack, or `pack/level`.
    fn level<'l>(
        &self,
        cursor: &Cursor<'_>,
        levels: &BTreeMap<&LevelId, &'l LevelDraft>,
    ) -> Option<(LevelId, Option<&'l LevelDraft>)> {
        let pack = self.id.as_ref()?;
        let parse = |text: &str| {
            if text.contains('/') {
                LevelId::parse(text)
            } else {
                LevelId::new(pack, text)
            }
        };
        let id = cursor.id(parse)?;
        let Some(draft) = levels.get(&id) else {
            let text = cursor.text()?;
            let own = levels
                .keys()
                .filter(|id| id.pack() == pack.as_str())
                .map(|id| id.name());
            let others = levels
                .keys()
                .filter(|id| id.pack() != pack.as_str())
                .map(|id| id.as_str());
            cursor.unknown(Code::UnknownLevel, text, own.chain(others));
            return None;
        };
        Some((id, Some(*draft)))
    }
}
