//! Texts in the languages of the exhibit.

use super::context::Setting;
use crate::content::{
    Code, Language, Span, Text,
    decode::{Cursor, Source},
};

/// Reads a text in every language of the exhibit; `None` when one is missing, empty or cannot be drawn.
pub(super) fn localized(cursor: &Cursor<'_>, setting: &Setting<'_>) -> Option<Text> {
    let before = cursor.n_errors();
    let entries = cursor.map("texts")?;
    for language in &setting.languages {
        if !entries.iter().any(|(key, ..)| *key == language.tag()) {
            cursor.fault_at(
                Code::MissingTranslation,
                cursor.head(),
                vec![("language", language.tag().into())],
            );
        }
    }
    let mut texts = Vec::with_capacity(entries.len());
    for (key, at, value) in entries {
        let is_known = setting.languages.is_empty() || setting.languages.iter().any(|known| known.tag() == key);
        if !is_known {
            at.unknown(Code::UnknownLanguage, key, setting.languages.iter().map(Language::tag));
        }
        if let Some(text) = value.filled_text() {
            check_glyphs(&value, text, setting);
            texts.push((Language::new(key), text.to_owned()));
        }
    }
    (cursor.n_errors() == before).then(|| Text::new(texts))
}

/// Reports each character of `text` that the shipped face cannot draw, once.
pub(super) fn check_glyphs(cursor: &Cursor<'_>, text: &str, setting: &Setting<'_>) {
    let mut reported = Vec::new();
    for c in text.chars().filter(|c| !c.is_whitespace() && !c.is_control()) {
        if setting.glyphs.has(c) || reported.contains(&c) {
            continue;
        }
        reported.push(c);
        // A character written as an escape is not found as such; then the whole text is meant.
        let whole = cursor.span();
        let span = cursor.written().find(c).map_or(whole, |at| {
            let start = whole.start + at;
            Span {
                start,
                end: start + c.len_utf8(),
            }
        });
        let codepoint = format!("U+{:04X}", u32::from(c));
        cursor.fault_at(
            Code::NoGlyph,
            span,
            vec![("character", c.to_string().into()), ("codepoint", codepoint.into())],
        );
    }
}

/// The languages of a file's title, without reporting anything.
pub(super) fn languages_of_title(source: &Source) -> Vec<Language> {
    source
        .root()
        .and_then(|root| root.peek_keys("title"))
        .unwrap_or_default()
        .into_iter()
        .map(Language::new)
        .collect()
}
