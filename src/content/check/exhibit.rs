//! `exhibit.ron` and its variants.

use super::{
    context::Setting,
    localized::localized,
    pack::{PackDraft, Programs},
};
use crate::{
    content::{
        Code, Exhibit, Idle, Language, PackId, ProgramId, RankStep, ScreenSize, Sound, Staff, Text,
        decode::{Cursor, Fields},
        is_pin_hash,
    },
    geometry::Screen,
};
use std::collections::{BTreeMap, BTreeSet};

/// The usual booth screen, where nobody says.
pub(super) const DEFAULT_DIAGONAL_INCHES: f64 = 24.0;

const DEFAULT_IDLE: Idle = Idle {
    ask_after_secs: 45.0,
    reset_after_secs: 65.0,
};

/// The ranks of an exhibit that names none.
const DEFAULT_RANKS: [(f64, &str); 4] = [(0.0, "owl"), (0.5, "eagle_eye"), (0.7, "tiger_eye"), (0.9, "fire_eye")];

/// The usual pixels on a screen of this size.
pub(super) fn screen(diagonal_inches: f64) -> Screen {
    Screen::from_diagonal(1920.0, 1080.0, diagonal_inches)
}

/// An exhibit before its packs are known.
pub(super) struct Draft<'a> {
    title: Option<Text>,
    languages: Vec<Language>,
    screen: Option<ScreenSize>,
    packs: Vec<(&'a str, Cursor<'a>)>,
    programs: Vec<Cursor<'a>>,
    idle: Idle,
    sound: Sound,
    ranks: Vec<RankStep>,
    staff: Staff,
}

impl Draft<'_> {
    pub(super) fn languages(&self) -> &[Language] {
        &self.languages
    }

    pub(super) fn diagonal_inches(&self) -> Option<f64> {
        self.screen.map(|screen| screen.diagonal_inches)
    }

    /// Whether the pack in `folder` is shown.
    pub(super) fn lists(&self, folder: &str) -> bool {
        self.packs.iter().any(|(pack, _)| *pack == folder)
    }
}

/// Reads an exhibit's file. What it may leave out, or has wrong there, takes its usual value.
pub(super) fn read<'a, 'g>(
    root: &Cursor<'a>,
    setting: &impl Fn(Vec<Language>, Option<Screen>) -> Setting<'g>,
) -> Option<Draft<'a>> {
    let fields = root.fields(
        Some("Exhibit"),
        &[
            "format_version",
            "title",
            "languages",
            "screen",
            "packs",
            "programs",
            "idle",
            "sound",
            "ranks",
            "staff",
        ],
    )?;
    fields.check_format_version();
    let languages = fields.need("languages").and_then(|c| languages(&c)).unwrap_or_default();
    let title = fields
        .need("title")
        .and_then(|c| localized(&c, &setting(languages.clone(), None)));
    let packs = fields.need("packs").and_then(|c| c.filled_list()).unwrap_or_default();
    let programs = fields
        .need("programs")
        .and_then(|c| c.filled_list())
        .unwrap_or_default();
    Some(Draft {
        title,
        languages,
        screen: fields.get("screen").and_then(|c| screen_size(&c)),
        packs: packs
            .into_iter()
            .filter_map(|pack| Some((pack.text()?, pack)))
            .collect(),
        programs,
        idle: fields.get("idle").and_then(|c| idle(&c)).unwrap_or(DEFAULT_IDLE),
        sound: fields.get("sound").and_then(|c| sound(&c)).unwrap_or_default(),
        ranks: fields
            .get("ranks")
            .and_then(|c| ranks(&c))
            .unwrap_or_else(default_ranks),
        staff: staff(&fields),
    })
}

fn default_ranks() -> Vec<RankStep> {
    DEFAULT_RANKS
        .iter()
        .map(|&(from, badge)| RankStep {
            from,
            badge: badge.to_owned(),
        })
        .collect()
}

fn languages(cursor: &Cursor<'_>) -> Option<Vec<Language>> {
    let mut languages = Vec::new();
    for item in cursor.filled_list()? {
        let Some(tag) = item.text() else { continue };
        let mut parts = tag.split('-');
        let is_tag = parts
            .next()
            .is_some_and(|first| (2..=3).contains(&first.len()) && first.chars().all(|c| c.is_ascii_lowercase()))
            && parts.all(|part| (2..=8).contains(&part.len()) && part.chars().all(|c| c.is_ascii_alphanumeric()));
        let language = Language::new(tag);
        if !is_tag {
            item.fault(Code::BadLanguage, vec![("found", tag.into())]);
        } else if languages.contains(&language) {
            item.fault(Code::DuplicateId, vec![("id", tag.into())]);
        } else {
            languages.push(language);
        }
    }
    Some(languages)
}

fn screen_size(cursor: &Cursor<'_>) -> Option<ScreenSize> {
    let fields = cursor.fields(None, &["diagonal_inches"])?;
    let diagonal_inches = fields.need("diagonal_inches")?.number_within(5.0, 200.0)?;
    Some(ScreenSize { diagonal_inches })
}

fn idle(cursor: &Cursor<'_>) -> Option<Idle> {
    let fields = cursor.fields(None, &["ask_after_secs", "reset_after_secs"])?;
    let secs = |name| fields.need(name)?.number_within(1.0, 3600.0);
    let (ask, reset) = (secs("ask_after_secs"), secs("reset_after_secs"));
    let (ask_after_secs, reset_after_secs) = (ask?, reset?);
    if reset_after_secs <= ask_after_secs {
        cursor.fault(
            Code::IdleReversed,
            vec![("ask", ask_after_secs.into()), ("reset", reset_after_secs.into())],
        );
        return None;
    }
    Some(Idle {
        ask_after_secs,
        reset_after_secs,
    })
}

fn sound(cursor: &Cursor<'_>) -> Option<Sound> {
    let fields = cursor.fields(None, &["volume"])?;
    let volume = fields.need("volume")?.number_within(0.0, 1.0)?;
    Some(Sound { volume })
}

fn ranks(cursor: &Cursor<'_>) -> Option<Vec<RankStep>> {
    let before = cursor.n_errors();
    let mut ranks: Vec<RankStep> = Vec::new();
    for item in cursor.filled_list()? {
        let Some(fields) = item.fields(None, &["from", "badge"]) else {
            continue;
        };
        let from = fields.need("from");
        let badge = fields
            .need("badge")
            .and_then(|c| c.id(|text| PackId::parse(text).map(|_| text.to_owned())));
        let Some((at, from)) = from.and_then(|c| Some((c.clone(), c.number_within(0.0, 1.0)?))) else {
            continue;
        };
        match ranks.last() {
            None if from != 0.0 => at.fault(Code::RanksNotFromZero, vec![("found", from.into())]),
            Some(last) if from <= last.from => {
                at.fault(
                    Code::RanksNotRising,
                    vec![("before", last.from.into()), ("found", from.into())],
                );
            }
            _ => {}
        }
        ranks.push(RankStep {
            from,
            badge: badge.unwrap_or_default(),
        });
    }
    (cursor.n_errors() == before).then_some(ranks)
}

fn staff(fields: &Fields<'_>) -> Staff {
    let Some(cursor) = fields.get("staff") else {
        fields
            .owner()
            .fault_at(Code::NoStaffPin, fields.owner().head(), Vec::new());
        return Staff::default();
    };
    let Some(fields) = cursor.fields(None, &["pin_hash"]) else {
        return Staff::default();
    };
    let pin_hash = fields.get("pin_hash");
    let hash = match &pin_hash {
        Some(cursor) => cursor.optional(),
        None => Some(None),
    };
    match hash {
        Some(Some(hash)) => Staff {
            pin_hash: sound_hash(&hash),
        },
        Some(None) => {
            pin_hash.unwrap_or(cursor).fault(Code::NoStaffPin, Vec::new());
            Staff::default()
        }
        None => Staff::default(),
    }
}

fn sound_hash(cursor: &Cursor<'_>) -> Option<String> {
    let text = cursor.filled_text()?;
    if is_pin_hash(text) {
        return Some(text.to_owned());
    }
    cursor.fault(Code::BadPinHash, Vec::new());
    None
}

/// Puts the packs and programs in; `None` when nothing is left to play.
pub(super) fn finish(draft: Draft<'_>, packs: &BTreeMap<&str, (PackDraft<'_>, Programs)>) -> Option<Exhibit> {
    let mut listed = BTreeMap::new();
    let mut names = BTreeSet::new();
    let mut has_unknown = false;
    for (name, at) in &draft.packs {
        let Some(id) = at.id(PackId::parse) else { continue };
        if !names.insert(*name) {
            at.fault(Code::DuplicateId, vec![("id", (*name).into())]);
            continue;
        }
        match packs.get(name) {
            None => {
                has_unknown = true;
                at.unknown(Code::UnknownPack, name, packs.keys().copied());
            }
            Some((pack, _)) if !pack.has_pack_file => {
                at.fault(Code::MissingFile, vec![("missing", format!("{name}/pack.ron").into())]);
            }
            Some((pack, programs)) => {
                listed.extend(pack.finish(programs).map(|pack| (id, pack)));
            }
        }
    }
    let mut programs = Vec::new();
    let mut seen = BTreeSet::new();
    for at in &draft.programs {
        let Some(id) = at.id(ProgramId::parse) else { continue };
        if !seen.insert(id.clone()) {
            at.fault(Code::DuplicateId, vec![("id", id.as_str().into())]);
        } else if has_unknown && !names.contains(id.pack()) {
            // Most likely the one whose name is wrong in the list.
        } else if is_playable(&id, at, &names, packs) {
            programs.push(id);
        }
    }
    let title = draft.title?;
    if programs.is_empty() || draft.languages.is_empty() {
        return None;
    }
    Some(Exhibit {
        title,
        languages: draft.languages,
        screen: draft.screen,
        packs: listed,
        programs,
        idle: draft.idle,
        sound: draft.sound,
        ranks: draft.ranks,
        staff: draft.staff,
    })
}

/// Whether the program is there and sound, and so is all it plays; says what it names wrongly.
fn is_playable(
    id: &ProgramId,
    at: &Cursor<'_>,
    listed: &BTreeSet<&str>,
    packs: &BTreeMap<&str, (PackDraft<'_>, Programs)>,
) -> bool {
    let not_listed = |pack: &str| at.fault(Code::PackNotListed, vec![("pack", pack.into())]);
    if !listed.contains(id.pack()) {
        not_listed(id.pack());
        return false;
    }
    // A pack that is absent, or whose file cannot be read, has been reported.
    let Some((pack, programs)) = packs.get(id.pack()) else {
        return false;
    };
    if !programs.named.contains(id) {
        if pack.is_readable {
            let known = packs.iter().filter(|(name, _)| listed.contains(**name));
            at.unknown(
                Code::UnknownProgram,
                id.as_str(),
                known.flat_map(|(_, (_, p))| p.named.iter().map(ProgramId::as_str)),
            );
        }
        return false;
    }
    let Some(program) = programs.sound.get(id) else {
        return false;
    };
    let foreign = program
        .rounds
        .iter()
        .map(|round| round.level().pack())
        .find(|pack| !listed.contains(pack));
    if let Some(foreign) = foreign {
        not_listed(foreign);
    }
    foreign.is_none() && pack.is_sound()
}
