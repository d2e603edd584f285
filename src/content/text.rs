//! Texts in several languages.

use std::{collections::BTreeMap, fmt};

/// A language as a BCP 47 tag: `zh-CN`, `en`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Language(String);

impl Language {
    /// The language with this tag, taken as it is.
    pub fn new(tag: impl Into<String>) -> Self {
        Self(tag.into())
    }

    /// The tag as written.
    pub fn tag(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// One text in every language of the exhibit.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Text(BTreeMap<Language, String>);

impl Text {
    /// The text in these languages.
    pub fn new(by_language: impl IntoIterator<Item = (Language, String)>) -> Self {
        Self(by_language.into_iter().collect())
    }

    /// The text in `language`, else in any language it has, else nothing.
    ///
    /// A checked text has every language of its exhibit; the fallback is for a language asked for from outside.
    pub fn get(&self, language: &Language) -> &str {
        self.0
            .get(language)
            .or_else(|| self.0.values().next())
            .map_or("", String::as_str)
    }

    /// Every language and its text, in the order of the tags.
    pub fn iter(&self) -> impl Iterator<Item = (&Language, &str)> {
        self.0.iter().map(|(language, text)| (language, text.as_str()))
    }
}
