//! What the parts of a check share.

use crate::{
    content::{Catalog, Code, FactId, Language, decode::Cursor},
    geometry::Screen,
};
use std::{
    cell::RefCell,
    collections::{BTreeMap, BTreeSet},
};

/// Which characters the face draws, asked once each.
pub(super) struct Glyphs<'a> {
    catalog: &'a dyn Catalog,
    /// By code point: `None` where not asked yet.
    known: RefCell<Vec<Option<bool>>>,
}

impl<'a> Glyphs<'a> {
    pub(super) fn new(catalog: &'a dyn Catalog) -> Self {
        Self {
            catalog,
            known: RefCell::new(Vec::new()),
        }
    }

    pub(super) fn has(&self, c: char) -> bool {
        let index = c as usize;
        let mut known = self.known.borrow_mut();
        if known.len() <= index {
            known.resize(index + 1, None);
        }
        let Some(answer) = known.get_mut(index) else {
            return true;
        };
        *answer.get_or_insert_with(|| self.catalog.has_glyph(c))
    }
}

/// Where content will be shown.
pub(super) struct Setting<'a> {
    pub(super) catalog: &'a dyn Catalog,
    pub(super) glyphs: &'a Glyphs<'a>,
    pub(super) today: jiff::civil::Date,
    /// The languages that every text must have; empty when nobody says.
    pub(super) languages: Vec<Language>,
    pub(super) screen: Screen,
}

/// Share of an upright screen's height that a scene fills.
const PORTRAIT_SHARE: f64 = 0.6;

impl Setting<'_> {
    /// How many millimeters of glass a scene pixel takes when the scene of `size` is shown whole (on an upright screen:
    /// by its height).
    pub(super) fn mm_per_px(&self, size: (u32, u32)) -> f64 {
        let (width, height) = (f64::from(size.0), f64::from(size.1));
        let zoom = if self.screen.is_portrait() {
            PORTRAIT_SHARE * self.screen.height_px / height
        } else {
            (self.screen.width_px / width).min(self.screen.height_px / height)
        };
        zoom / self.screen.px_from_mm(1.0)
    }
}

/// What a level may cite.
pub(super) struct FactTable {
    /// Whether each is sound, by id. `None`: the pack is not here, whatever is cited is taken on trust.
    pub(super) sound: Option<BTreeMap<String, bool>>,
    /// What has been cited.
    pub(super) cited: RefCell<BTreeSet<String>>,
}

/// What the parts of a level share.
pub(super) struct LevelContext<'a> {
    pub(super) setting: &'a Setting<'a>,
    /// The pack's folder, for its pictures.
    pub(super) folder: &'a str,
    pub(super) facts: &'a FactTable,
}

impl LevelContext<'_> {
    /// Reads a list of cited facts; `None` also when one of them is faulty in its own file.
    pub(super) fn cited_facts(&self, cursor: &Cursor<'_>) -> Option<Vec<FactId>> {
        let facts: Vec<Option<FactId>> = cursor.list()?.iter().map(|item| self.cited_fact(item)).collect();
        facts.into_iter().collect()
    }

    fn cited_fact(&self, cursor: &Cursor<'_>) -> Option<FactId> {
        let id = cursor.id(FactId::parse)?;
        self.facts.cited.borrow_mut().insert(id.as_str().to_owned());
        let Some(known) = &self.facts.sound else {
            return Some(id);
        };
        let Some(is_sound) = known.get(id.as_str()) else {
            cursor.unknown(Code::UnknownFact, id.as_str(), known.keys().map(String::as_str));
            return None;
        };
        is_sound.then_some(id)
    }
}
