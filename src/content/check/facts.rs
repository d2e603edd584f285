//! `facts.ron`: what may be claimed, and until when.

use super::{
    context::{FactTable, Setting},
    localized::{check_glyphs, localized},
};
use crate::content::{
    Code, Fact, FactId,
    decode::{Cursor, Source},
};
use std::collections::{BTreeMap, BTreeSet};

/// The facts of a pack.
pub(super) struct Facts<'a> {
    /// Those without errors.
    pub(super) sound: BTreeMap<FactId, Fact>,
    /// Where each is named, sound or not.
    named: BTreeMap<&'a str, Cursor<'a>>,
    /// Those whose name is no id: they cannot be cited, and that has been said.
    misnamed: BTreeSet<&'a str>,
    /// Whether all that may be cited is known.
    is_known: bool,
}

impl<'a> Facts<'a> {
    /// Reads the facts of a pack; `has_pack` says whether its `pack.ron` is there too.
    pub(super) fn read(source: Option<&'a Source>, has_pack: bool, setting: &Setting<'_>) -> Self {
        let mut facts = Self {
            sound: BTreeMap::new(),
            named: BTreeMap::new(),
            misnamed: BTreeSet::new(),
            is_known: false,
        };
        let Some(source) = source else {
            facts.is_known = has_pack;
            return facts;
        };
        let Some(fields) = source
            .root()
            .and_then(|root| root.fields(Some("Facts"), &["format_version", "facts"]))
        else {
            return facts;
        };
        fields.check_format_version();
        let Some(entries) = fields.need("facts").and_then(|cursor| cursor.map("map")) else {
            return facts;
        };
        facts.is_known = true;
        for (id, at, value) in entries {
            let before = at.n_errors();
            let parsed = at.id(FactId::parse);
            let is_id = parsed.is_some();
            let fact = fact(&value, id, setting);
            if let (Some(parsed), Some(fact)) = (parsed, fact)
                && at.n_errors() == before
            {
                facts.sound.insert(parsed, fact);
            }
            facts.named.insert(id, at);
            if !is_id {
                facts.misnamed.insert(id);
            }
        }
        facts
    }

    /// What levels may cite.
    pub(super) fn table(&self) -> FactTable {
        let is_sound = |id: &str| FactId::parse(id).is_ok_and(|id| self.sound.contains_key(&id));
        let sound = self
            .is_known
            .then(|| self.named.keys().map(|id| ((*id).to_owned(), is_sound(id))).collect());
        FactTable {
            sound,
            cited: <_>::default(),
        }
    }

    /// Warns of facts that no level has cited.
    pub(super) fn warn_of_uncited(&self, table: &FactTable) {
        let cited = table.cited.borrow();
        for (id, at) in self
            .named
            .iter()
            .filter(|(id, _)| !cited.contains(**id) && !self.misnamed.contains(**id))
        {
            at.fault(Code::FactNeverCited, vec![("fact", (*id).into())]);
        }
    }
}

fn fact(cursor: &Cursor<'_>, id: &str, setting: &Setting<'_>) -> Option<Fact> {
    let fields = cursor.fields(None, &["claim", "source", "region", "checked_on", "review_by"])?;
    let claim = fields.need("claim").and_then(|c| localized(&c, setting));
    let source = fields.need("source").and_then(|c| {
        let text = c.filled_text()?;
        check_glyphs(&c, text, setting);
        Some(text.to_owned())
    });
    let region = fields.need("region").and_then(|c| c.filled_text().map(str::to_owned));
    let checked_on = fields.need("checked_on").and_then(|c| c.date());
    let review_at = fields.need("review_by");
    let review_by = review_at.as_ref().and_then(Cursor::date);
    if let (Some(at), Some(review_by)) = (&review_at, review_by) {
        if let Some(checked_on) = checked_on.filter(|checked_on| *checked_on > review_by) {
            at.fault(
                Code::DatesReversed,
                vec![
                    ("checked_on", checked_on.to_string().into()),
                    ("review_by", review_by.to_string().into()),
                ],
            );
        } else if review_by < setting.today {
            at.fault(
                Code::FactExpired,
                vec![("fact", id.into()), ("review_by", review_by.to_string().into())],
            );
        }
    }
    Some(Fact {
        claim: claim?,
        source: source?,
        region: region?,
        checked_on: checked_on?,
        review_by: review_by?,
    })
}
