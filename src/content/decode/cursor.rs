//! A place in a file's tree.

use super::{
    Fields, Source, Suggest,
    path::{Path, Step},
};
use crate::content::{
    Arg, Code, Span,
    ron_doc::{Field, Name, Node, Value},
};
use std::borrow::Cow;

/// Stands on one value of a file.
#[derive(Debug, Clone)]
pub(in crate::content) struct Cursor<'a> {
    pub(super) source: &'a Source,
    pub(super) node: &'a Node,
    pub(super) path: Path<'a>,
}

/// A kind and what it carries: `Quiz((…))`, `Single(…)`, `None`.
#[derive(Debug, Clone)]
pub(in crate::content) struct Variant<'a> {
    /// One of the names that were allowed.
    pub(in crate::content) name: &'static str,
    /// The whole.
    pub(in crate::content) cursor: Cursor<'a>,
}

/// What files begin with. One that begins with another's name is another file, not a misspelled one.
const FILE_NAMES: [&str; 5] = ["Exhibit", "Pack", "Facts", "Level", "Play"];

impl<'a> Cursor<'a> {
    pub(super) fn root(source: &'a Source, node: &'a Node) -> Self {
        Self {
            source,
            node,
            path: Path::default(),
        }
    }

    pub(super) fn field(&self, field: &'a Field) -> Self {
        self.at(&field.value, Step::Field(&field.name.text))
    }

    pub(super) fn at(&self, node: &'a Node, step: Step<'a>) -> Self {
        Self {
            source: self.source,
            node,
            path: self.path.join(step),
        }
    }

    /// Reports a fault of this value.
    pub(in crate::content) fn fault(&self, code: Code, args: Vec<(&'static str, Arg)>) {
        self.fault_at(code, self.node.span, args);
    }

    /// Reports a fault of a part of this value's text.
    pub(in crate::content) fn fault_at(&self, code: Code, span: Span, args: Vec<(&'static str, Arg)>) {
        self.source.report(code, Some(span), self.path.to_string(), args);
    }

    /// Reports that `found`, written here, is not among `known`.
    pub(in crate::content) fn unknown<'n>(&self, code: Code, found: &str, known: impl IntoIterator<Item = &'n str>) {
        self.fault(code, Suggest::new(found, known).args(found));
    }

    /// Reports that this is of the wrong type; a value whose own fault was reported says no more.
    pub(super) fn wrong_type(&self, expected: &'static str) {
        if self.node.value != Value::Fault {
            let args = vec![("expected", expected.into()), ("found", self.node.value.kind().into())];
            self.fault_at(Code::WrongType, self.head(), args);
        }
    }

    /// Where this begins: the name or bracket of something long, the whole of something short.
    pub(in crate::content) fn head(&self) -> Span {
        match &self.node.value {
            Value::Struct { name: Some(name), .. } | Value::Tuple { name: Some(name), .. } => name.span,
            Value::Struct { .. } | Value::Tuple { .. } | Value::List(_) | Value::Map(_) => {
                let start = self.node.span.start;
                Span {
                    start,
                    end: (start + 1).min(self.node.span.end),
                }
            }
            _ => self.node.span,
        }
    }

    /// The file's errors up to here.
    pub(in crate::content) fn n_errors(&self) -> usize {
        self.source.n_errors()
    }

    /// The span of the whole value.
    pub(in crate::content) fn span(&self) -> Span {
        self.node.span
    }

    /// The named fields of a struct called `name` (or nothing, where `name` is `None`), which may have the fields `known`.
    pub(in crate::content) fn fields(&self, name: Option<&str>, known: &'static [&'static str]) -> Option<Fields<'a>> {
        let (found, fields) = match &self.node.value {
            Value::Struct { name, fields } => (name, fields.as_slice()),
            Value::Tuple { name, items } if items.is_empty() => (name, [].as_slice()),
            _ => {
                self.wrong_type("struct");
                return None;
            }
        };
        self.check_name(found.as_ref(), name)
            .then(|| Fields::read(self, fields, known))
    }

    /// Reports a wrong name; returns whether this may still be what is wanted, and its fields are worth a look.
    fn check_name(&self, found: Option<&Name>, expected: Option<&str>) -> bool {
        let Some(expected) = expected else { return true };
        let text = found.map(|name| name.text.as_str());
        if text != Some(expected) {
            let args = vec![("found", text.unwrap_or("(").into()), ("expected", expected.into())];
            self.fault_at(Code::WrongName, self.head(), args);
        }
        text == Some(expected) || !text.is_some_and(|text| FILE_NAMES.contains(&text))
    }

    /// The name before the bracket, if there is one.
    pub(in crate::content) fn name(&self) -> Option<&'a str> {
        match &self.node.value {
            Value::Struct { name: Some(name), .. } | Value::Tuple { name: Some(name), .. } => Some(&name.text),
            _ => None,
        }
    }

    /// One of the kinds `known`.
    pub(in crate::content) fn variant(&self, known: &[&'static str]) -> Option<Variant<'a>> {
        let found = match &self.node.value {
            Value::Word(word) if !matches!(word.as_str(), "true" | "false") => word.as_str(),
            _ => {
                let name = self.name();
                if name.is_none() {
                    self.wrong_type("variant");
                }
                name?
            }
        };
        let name = known.iter().find(|name| **name == found);
        if name.is_none() {
            self.fault_at(
                Code::UnknownVariant,
                self.head(),
                Suggest::new(found, known.iter().copied()).args(found),
            );
        }
        Some(Variant {
            name: name?,
            cursor: self.clone(),
        })
    }

    /// The elements of a list.
    pub(in crate::content) fn list(&self) -> Option<Vec<Self>> {
        let Value::List(items) = &self.node.value else {
            self.wrong_type("list");
            return None;
        };
        Some(
            items
                .iter()
                .enumerate()
                .map(|(index, node)| self.at(node, Step::Index(index)))
                .collect(),
        )
    }

    /// The elements of a list that may not be empty.
    pub(in crate::content) fn filled_list(&self) -> Option<Vec<Self>> {
        let items = self.list()?;
        if items.is_empty() {
            self.fault(Code::EmptyList, Vec::new());
            return None;
        }
        Some(items)
    }

    /// The entries of a map: the key, where it stands, and the value. Keys are texts; the second of two is left out.
    pub(in crate::content) fn map(&self, expected: &'static str) -> Option<Vec<(&'a str, Self, Self)>> {
        let Value::Map(pairs) = &self.node.value else {
            self.wrong_type(expected);
            return None;
        };
        let mut seen = std::collections::BTreeSet::new();
        let mut entries = Vec::with_capacity(pairs.len());
        for (key, value) in pairs {
            let Value::Text(text) = &key.value else {
                Self {
                    node: key,
                    ..self.clone()
                }
                .wrong_type("text");
                continue;
            };
            let at = self.at(key, Step::Field(text));
            if seen.insert(text.as_str()) {
                entries.push((text.as_str(), at, self.at(value, Step::Field(text))));
            } else {
                at.fault(Code::DuplicateField, vec![("field", text.as_str().into())]);
            }
        }
        Some(entries)
    }

    /// What `None` or `Some(…)` holds; a value without `Some` counts as itself.
    #[expect(
        clippy::option_option,
        reason = "the outer one is a fault, the inner one what was written"
    )]
    pub(in crate::content) fn optional(&self) -> Option<Option<Self>> {
        match &self.node.value {
            Value::Word(word) if word == "None" => Some(None),
            Value::Tuple {
                name: Some(name),
                items,
            } if name.text == "Some" => {
                if let [node] = items.as_slice() {
                    return Some(Some(Self { node, ..self.clone() }));
                }
                self.wrong_type("option");
                None
            }
            Value::Fault => None,
            _ => Some(Some(self.clone())),
        }
    }

    /// The values in brackets: of `(1, 2)` or `Circle((1, 2), 3)`.
    pub(in crate::content) fn tuple(&self, len: usize, expected: &'static str) -> Option<Vec<Self>> {
        match &self.node.value {
            Value::Tuple { items, .. } if items.len() == len => Some(
                items
                    .iter()
                    .enumerate()
                    .map(|(index, node)| self.at(node, Step::Index(index)))
                    .collect(),
            ),
            _ => {
                self.wrong_type(expected);
                None
            }
        }
    }

    /// The value of a field, if this is a struct that has it; nothing is reported.
    pub(in crate::content) fn peek_field(&self, name: &str) -> Option<Self> {
        let Value::Struct { fields, .. } = &self.node.value else {
            return None;
        };
        fields
            .iter()
            .find(|field| field.name.text == name)
            .map(|field| self.field(field))
    }

    /// The keys of the map in a field; nothing is reported.
    pub(in crate::content) fn peek_keys(&self, name: &str) -> Option<Vec<&'a str>> {
        let Value::Map(pairs) = &self.peek_field(name)?.node.value else {
            return None;
        };
        let key = |(key, _): &'a (Node, Node)| match &key.value {
            Value::Text(text) => Some(text.as_str()),
            _ => None,
        };
        Some(pairs.iter().filter_map(key).collect())
    }

    /// What the file says here, for messages.
    pub(in crate::content) fn written(&self) -> Cow<'a, str> {
        self.source.doc.slice(self.node.span).into()
    }
}

impl<'a> Variant<'a> {
    /// The one value in the brackets: the polygon's list. Its path is that of the whole.
    pub(in crate::content) fn content(&self) -> Option<Cursor<'a>> {
        match &self.cursor.node.value {
            Value::Tuple { items, .. } if items.len() == 1 => Some(Cursor {
                node: items.first()?,
                ..self.cursor.clone()
            }),
            _ => {
                self.cursor.wrong_type("content");
                None
            }
        }
    }

    /// The named fields of `Quiz((…))` or `Quiz(…)`: both are understood.
    pub(in crate::content) fn fields(&self, known: &'static [&'static str]) -> Option<Fields<'a>> {
        match &self.cursor.node.value {
            Value::Tuple { items, .. } if items.len() == 1 => self.content()?.fields(None, known),
            _ => self.cursor.fields(None, known),
        }
    }

    /// Reports content where a bare word is wanted.
    pub(in crate::content) fn bare(&self) -> Option<&'static str> {
        if matches!(self.cursor.node.value, Value::Word(_)) {
            return Some(self.name);
        }
        self.cursor.wrong_type("word");
        None
    }
}
