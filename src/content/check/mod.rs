//! Every fault of all content at once, and what is left when the faulty is taken away.
//!
//! A level with errors is left out, so is a program that plays it; an exhibit without any program is absent. Warnings take
//! nothing away. Field paths begin inside the file's one value: `kind.hazards[2].region`, `programs.quick.rounds[1]`.
//!
//! Without an exhibit (a lone level, a pack on a stick) only what can be known is checked: the title says which languages
//! there are, the screen is the usual one, and facts of a pack that is not there are taken on trust.
//!
//! What may be left out: of an exhibit `screen` (its size is asked of the display, else 24 inches), `idle` (45 and 65 s), `ranks` (0, 0.5, 0.7, 0.9) and `staff`;
//! of a pack `programs`; of a hunt `draw` (3 or as many as there are, to all), `lures`, and an item's `scale` (its row's),
//! `offset` and `z` (its ground line, 0 for riders); of a hazard `facts` and `needs_review`; of a quiz `seconds_each` (12);
//! of a question `picture`, `facts` and `difficulty` (medium); of an answer `shuffle` (true) and `tolerance` (0); of a task
//! `seconds` (its kind's own), `facts` and `difficulty`; of a case `start` (its first node), a node's `picture` (that of the
//! node before), a decision's `freeze` (false), and a choice's `score` (0), `sets` and `if_set`.

mod answer;
mod apart;
mod carriers;
mod case;
mod composed;
mod context;
mod directory;
mod dressing;
mod exhibit;
mod facts;
mod hazard;
mod level;
mod localized;
mod matching;
mod ordering;
mod pack;
mod picture;
mod placement;
mod quiz;
mod region;
mod rhythm;
mod spotting;
mod story;
mod survey;
mod task;

use super::{Catalog, Diagnostic, Exhibit, Language, decode::Source};
use crate::geometry::Screen;
use context::{Glyphs, Setting};
use std::collections::{BTreeMap, BTreeSet};

/// A content file as it was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceFile {
    /// Relative to the content folder, with `/`: `exhibit.ron`, `construction/site_day.ron`.
    pub path: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// What a check depends on beside the files.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CheckOptions {
    /// Facts to be reviewed before this day are expired.
    pub today: jiff::civil::Date,
    /// The screen to check sizes for; else 1920x1080 with the diagonal that the exhibit names.
    pub screen: Option<Screen>,
}

/// What a check found.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Checked {
    /// What can be played, by file stem: `exhibit`, and the variants' names.
    pub exhibits: BTreeMap<String, Exhibit>,
    /// Every fault, by file and place.
    pub diagnostics: Vec<Diagnostic>,
}

/// The files of a content folder by what they are.
#[derive(Default)]
struct Sources {
    /// By file stem.
    exhibits: BTreeMap<String, Source>,
    /// By folder.
    packs: BTreeMap<String, PackSources>,
}

#[derive(Default)]
struct PackSources {
    pack: Option<Source>,
    facts: Option<Source>,
    /// By file stem.
    levels: BTreeMap<String, Source>,
}

/// The folder that a pack's files are taken to lie in when they are given without one.
const NO_FOLDER: &str = "pack";

impl Sources {
    fn sort(files: &[SourceFile]) -> Self {
        let mut sources = Self::default();
        for file in files {
            let (folder, name) = file.path.rsplit_once('/').unwrap_or(("", &file.path));
            let Some(stem) = name.strip_suffix(".ron") else {
                continue;
            };
            let source = Source::new(&file.path, &file.bytes);
            let variant = if stem == "exhibit" {
                Some(stem)
            } else {
                stem.strip_suffix(".exhibit")
            };
            match variant {
                Some(variant) if folder.is_empty() => {
                    sources.exhibits.insert(variant.to_owned(), source);
                }
                _ => sources.packs.entry(folder.to_owned()).or_default().insert(stem, source),
            }
        }
        sources
    }

    fn into_diagnostics(self) -> Vec<Diagnostic> {
        let packs = self
            .packs
            .into_values()
            .flat_map(|pack| pack.pack.into_iter().chain(pack.facts).chain(pack.levels.into_values()));
        let mut files: Vec<Source> = self.exhibits.into_values().chain(packs).collect();
        files.sort_by(|a, b| a.file.cmp(&b.file));
        files.into_iter().flat_map(Source::into_diagnostics).collect()
    }
}

impl PackSources {
    fn insert(&mut self, stem: &str, source: Source) {
        match stem {
            "pack" => self.pack = Some(source),
            "facts" => self.facts = Some(source),
            _ => {
                self.levels.insert(stem.to_owned(), source);
            }
        }
    }
}

/// Checks all of `files`; what they name beside each other is looked up in `catalog`.
///
/// Files that do not end in `.ron` are passed over. The order of the files does not matter.
pub fn check(files: &[SourceFile], catalog: &dyn Catalog, options: &CheckOptions) -> Checked {
    let sources = Sources::sort(files);
    let glyphs = Glyphs::new(catalog);
    let setting = |languages: Vec<Language>, screen: Option<Screen>| Setting {
        catalog,
        glyphs: &glyphs,
        today: options.today,
        languages,
        screen: options
            .screen
            .or(screen)
            .unwrap_or_else(|| exhibit::screen(exhibit::DEFAULT_DIAGONAL_INCHES)),
    };

    let drafts: BTreeMap<&str, exhibit::Draft<'_>> = sources
        .exhibits
        .iter()
        .filter_map(|(name, source)| Some((name.as_str(), exhibit::read(&source.root()?, &setting)?)))
        .collect();
    let smallest = drafts
        .values()
        .filter_map(exhibit::Draft::diagonal_inches)
        .min_by(f64::total_cmp);

    let mut packs = BTreeMap::new();
    for (folder, pack) in &sources.packs {
        let languages = languages_of(folder, pack, &drafts);
        let setting = setting(languages, smallest.map(exhibit::screen));
        packs.insert(folder.as_str(), pack::read_levels(folder, pack, &setting));
    }
    let packs = pack::read_programs(packs);
    let exhibits = drafts
        .into_iter()
        .filter_map(|(name, draft)| Some((name.to_owned(), exhibit::finish(draft, &packs)?)))
        .collect();
    drop(packs);
    Checked {
        exhibits,
        diagnostics: sources.into_diagnostics(),
    }
}

/// The languages that the texts of a pack must have: those of the exhibits that show it, else of all exhibits, else those
/// of its title, else those of its levels' titles.
fn languages_of(folder: &str, pack: &PackSources, drafts: &BTreeMap<&str, exhibit::Draft<'_>>) -> Vec<Language> {
    let listing: BTreeSet<&Language> = drafts
        .values()
        .filter(|draft| draft.lists(folder))
        .flat_map(exhibit::Draft::languages)
        .collect();
    let all = || {
        drafts
            .values()
            .flat_map(exhibit::Draft::languages)
            .collect::<BTreeSet<_>>()
    };
    let shown = if listing.is_empty() { all() } else { listing };
    if !shown.is_empty() {
        return shown.into_iter().cloned().collect();
    }
    let titled = pack.pack.iter().chain(pack.levels.values());
    titled
        .map(localized::languages_of_title)
        .find(|languages| !languages.is_empty())
        .unwrap_or_default()
}
