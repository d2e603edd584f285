//! The named fields of a struct.

use super::{Cursor, Suggest};
use crate::content::{Code, ron_doc::Field};

/// The fields that a struct may have, those it has, and where it begins.
#[derive(Debug, Clone)]
pub(in crate::content) struct Fields<'a> {
    owner: Cursor<'a>,
    found: Vec<(&'static str, Cursor<'a>)>,
    /// Fields that unknown ones were most likely meant to be: they are not missing too.
    misspelled: Vec<&'static str>,
    /// A value lost its name: no telling which field is missing.
    has_nameless: bool,
}

impl<'a> Fields<'a> {
    /// Sorts `fields` by name; reports those that are unknown or come twice.
    pub(super) fn read(owner: &Cursor<'a>, fields: &'a [Field], known: &'static [&'static str]) -> Self {
        let mut found: Vec<(&'static str, Cursor<'a>)> = Vec::with_capacity(fields.len());
        let mut misspelled = Vec::new();
        let mut has_nameless = false;
        for field in fields {
            let cursor = owner.field(field);
            let written = field.name.text.as_str();
            if written.is_empty() {
                has_nameless = true;
                continue;
            }
            let Some(name) = known.iter().find(|name| **name == written) else {
                let missing = known
                    .iter()
                    .copied()
                    .filter(|name| !fields.iter().any(|field| field.name.text == *name));
                let suggest = Suggest::new(written, missing);
                misspelled.extend(known.iter().filter(|name| suggest.nearest() == Some(**name)));
                cursor.fault_at(Code::UnknownField, field.name.span, suggest.args(written));
                continue;
            };
            if found.iter().any(|(earlier, _)| earlier == name) {
                cursor.fault_at(Code::DuplicateField, field.name.span, vec![("field", written.into())]);
            } else {
                found.push((name, cursor));
            }
        }
        Self {
            owner: owner.clone(),
            found,
            misspelled,
            has_nameless,
        }
    }

    /// The struct itself.
    pub(in crate::content) fn owner(&self) -> &Cursor<'a> {
        &self.owner
    }

    /// The value of a field that may be absent.
    pub(in crate::content) fn get(&self, name: &str) -> Option<Cursor<'a>> {
        self.found
            .iter()
            .find(|(found, _)| *found == name)
            .map(|(_, cursor)| cursor.clone())
    }

    /// The value of a field that has to be there; reports its absence.
    pub(in crate::content) fn need(&self, name: &'static str) -> Option<Cursor<'a>> {
        let cursor = self.get(name);
        if cursor.is_none() && !self.has_nameless && !self.misspelled.contains(&name) {
            self.owner
                .fault_at(Code::MissingField, self.owner.head(), vec![("field", name.into())]);
        }
        cursor
    }

    /// Reads a field that may be absent; then `default` stands in.
    pub(in crate::content) fn or<T>(
        &self,
        name: &str,
        default: T,
        read: impl FnOnce(&Cursor<'a>) -> Option<T>,
    ) -> Option<T> {
        match self.get(name) {
            Some(cursor) => read(&cursor),
            None => Some(default),
        }
    }

    /// Reads the file's version; only 1 exists.
    pub(in crate::content) fn check_format_version(&self) {
        const KNOWN: f64 = 1.0;
        if let Some(cursor) = self.need("format_version")
            && let Some(found) = cursor.number()
            && found != KNOWN
        {
            cursor.fault(
                Code::BadFormatVersion,
                vec![("found", found.into()), ("known", KNOWN.into())],
            );
        }
    }
}
