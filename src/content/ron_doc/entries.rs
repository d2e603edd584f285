//! What stands between two brackets: fields, items, pairs.

use super::{
    Field, Name, Node, TokenKind, Value,
    parser::{Parser, begins_value},
};
use crate::content::{Code, Span};

/// One thing between two commas.
pub(super) enum Entry {
    Field(Field),
    Item(Node),
    Pair(Node, Node),
}

impl Parser<'_> {
    pub(super) fn entries(&mut self, open: char) -> Vec<Entry> {
        let mut entries = Vec::new();
        let mut needs_comma = false;
        while let Some((_, token)) = self.peek() {
            match token.kind {
                TokenKind::Close(close) if self.ends_here(close) => break,
                TokenKind::Comma if needs_comma => {
                    self.bump();
                    needs_comma = false;
                }
                TokenKind::Comma => {
                    self.bump();
                    self.fault(Code::MissingValue, token.span, Vec::new());
                }
                kind if begins_value(kind) => {
                    if needs_comma {
                        let end = self.last_end();
                        self.fault(Code::MissingComma, Span { start: end, end }, Vec::new());
                    }
                    entries.extend(self.entry(open));
                    needs_comma = true;
                }
                _ => self.skip_stray(),
            }
        }
        entries
    }

    fn entry(&mut self, open: char) -> Option<Entry> {
        match open {
            '[' => self.value().map(Entry::Item),
            '{' => self.map_entry(),
            _ => self.field_or_item(),
        }
    }

    fn map_entry(&mut self) -> Option<Entry> {
        let key = self.value()?;
        if self.kind() == Some(TokenKind::Colon) {
            self.bump();
        } else {
            let end = self.last_end();
            let field = self.slice(key.span).to_owned();
            self.fault(
                Code::MissingColon,
                Span { start: end, end },
                vec![("field", field.into())],
            );
            if !self.kind().is_some_and(begins_value) {
                return None;
            }
        }
        let value = self.value_after_colon();
        Some(Entry::Pair(key, value))
    }

    fn field_or_item(&mut self) -> Option<Entry> {
        let (index, token) = self.peek()?;
        if token.kind == TokenKind::Word {
            let next = self.peek_from(index + 1).map(|(_, token)| token.kind);
            let written = self.slice(token.span);
            let name = Name {
                text: written.strip_prefix("r#").unwrap_or(written).to_owned(),
                span: token.span,
            };
            let looks_like_field = name.text.starts_with(|c: char| c.is_lowercase());
            let is_value_next = next.is_some_and(|kind| begins_value(kind) && kind != TokenKind::Open('('));
            if next == Some(TokenKind::Colon) {
                self.bump();
                self.bump();
                return Some(Entry::Field(Field {
                    name,
                    value: self.value_after_colon(),
                }));
            }
            if looks_like_field && is_value_next && !matches!(name.text.as_str(), "true" | "false") {
                self.bump();
                self.missing_colon(&name);
                return self.value().map(|value| Entry::Field(Field { name, value }));
            }
        }
        self.value().map(Entry::Item)
    }

    fn missing_colon(&mut self, name: &Name) {
        let at = name.span.end;
        self.fault(
            Code::MissingColon,
            Span { start: at, end: at },
            vec![("field", name.text.clone().into())],
        );
    }

    fn value_after_colon(&mut self) -> Node {
        while matches!(
            self.kind(),
            Some(TokenKind::Unknown | TokenKind::Reported | TokenKind::Colon)
        ) {
            self.skip_stray();
        }
        let end = self.last_end();
        self.value().unwrap_or_else(|| {
            let span = Span { start: end, end };
            // When the lexer has refused what stands here there is nothing to add.
            if !self.faults.iter().any(|fault| fault.span.end == end) {
                self.fault(Code::MissingValue, span, Vec::new());
            }
            Node {
                span,
                first_token: self.at,
                value: Value::Fault,
            }
        })
    }

    pub(super) fn assemble(&mut self, open: char, name: Option<Name>, entries: Vec<Entry>) -> Value {
        if open == '(' && entries.iter().any(|entry| matches!(entry, Entry::Field(_))) {
            let fields = entries.into_iter().filter_map(|entry| self.named(entry)).collect();
            return Value::Struct { name, fields };
        }
        let mut items = Vec::new();
        let mut pairs = Vec::new();
        for entry in entries {
            match entry {
                Entry::Item(node) => items.push(node),
                Entry::Pair(key, value) => pairs.push((key, value)),
                Entry::Field(_) => {}
            }
        }
        match open {
            '[' => Value::List(items),
            '{' => Value::Map(pairs),
            _ => Value::Tuple { name, items },
        }
    }

    /// The field that an entry among named fields is: `at (1, 2)` lacks its colon, anything else its name.
    fn named(&mut self, entry: Entry) -> Option<Field> {
        match entry {
            Entry::Field(field) => return Some(field),
            Entry::Item(Node {
                value: Value::Tuple {
                    name: Some(name),
                    items,
                },
                span,
                first_token,
            }) if name.text.starts_with(|c: char| c.is_lowercase()) => {
                self.missing_colon(&name);
                let value = Value::Tuple { name: None, items };
                let span = Span {
                    start: name.span.end,
                    end: span.end,
                };
                return Some(Field {
                    name,
                    value: Node {
                        span,
                        first_token: first_token + 1,
                        value,
                    },
                });
            }
            Entry::Item(Node {
                value:
                    Value::Struct {
                        name: Some(name),
                        fields,
                    },
                span,
                first_token,
            }) if name.text.starts_with(|c: char| c.is_lowercase()) => {
                self.missing_colon(&name);
                let value = Value::Struct { name: None, fields };
                let span = Span {
                    start: name.span.end,
                    end: span.end,
                };
                return Some(Field {
                    name,
                    value: Node {
                        span,
                        first_token: first_token + 1,
                        value,
                    },
                });
            }
            Entry::Item(value) => {
                if value.value != Value::Fault {
                    self.fault(Code::MissingName, value.span, Vec::new());
                }
                return Some(Field {
                    name: Name {
                        text: String::new(),
                        span: value.span,
                    },
                    value,
                });
            }
            Entry::Pair(..) => {}
        }
        None
    }
}
