//! The language of the moment.

use crate::{
    content::{Arg, Language, Text},
    wording::Wording,
};
use bevy::prelude::*;

/// The program's own words in the visitor's language.
#[derive(Resource)]
pub(crate) struct Tongue {
    language: Language,
    wording: Wording,
}

impl Tongue {
    /// Speaks `language`.
    pub(crate) fn new(language: &Language) -> Self {
        Self {
            language: language.clone(),
            wording: Wording::new(language),
        }
    }

    /// The language spoken.
    pub(crate) fn language(&self) -> &Language {
        &self.language
    }

    /// The language of the program's own words, which may be another than the content's.
    pub(crate) fn wording(&self) -> &Wording {
        &self.wording
    }

    /// The words for `key`.
    pub(crate) fn say(&self, key: &str) -> String {
        self.wording.text(key)
    }

    /// The words for `key` with `args` filled in.
    pub(crate) fn tell(&self, key: &str, args: &[(&str, Arg)]) -> String {
        self.wording.format(key, args)
    }

    /// A text of the content.
    pub(crate) fn read<'a>(&self, text: &'a Text) -> &'a str {
        text.get(&self.language)
    }
}
