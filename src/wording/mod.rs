//! The program's own words: Fluent files by language and subject, built in.
//!
//! A layer beside `storage`: the terminal and the booth make sentences here from the codes and arguments of the core.

#[cfg(test)]
mod tests;

use crate::content::{Arg, Language};
use fluent_bundle::{FluentArgs, FluentError, FluentResource, FluentValue, concurrent::FluentBundle};
use std::fmt;
use unic_langid::LanguageIdentifier;

/// The files of one language.
struct Edition {
    tag: &'static str,
    files: &'static [&'static str],
}

macro_rules! edition {
    ($tag:literal: $($subject:literal),+) => {
        Edition { tag: $tag, files: &[$(include_str!(concat!("../../assets/text/", $tag, "/", $subject, ".ftl"))),+] }
    };
}

/// Every language of the program; where a language lacks a text, the first that has it speaks.
const EDITIONS: &[Edition] = &[
    edition!("zh-CN": "booth", "cli", "diagnostics", "report", "staff"),
    edition!("en": "booth", "cli", "diagnostics", "report", "staff"),
];

/// The languages that the program itself speaks, the default first.
pub fn languages() -> impl Iterator<Item = Language> {
    EDITIONS.iter().map(|edition| Language::new(edition.tag))
}

/// The program's words in one language.
pub struct Wording {
    language: Language,
    /// The asked language, then the others to fall back to.
    bundles: Vec<FluentBundle<FluentResource>>,
}

impl Wording {
    /// The words of `language`, or of the nearest that the program speaks: `zh` and `zh-Hans-CN` are `zh-CN`, what it does not
    /// know at all is the default.
    pub fn new(language: &Language) -> Self {
        let primary = |tag: &str| tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
        let position = EDITIONS
            .iter()
            .position(|edition| edition.tag == language.tag())
            .or_else(|| {
                EDITIONS
                    .iter()
                    .position(|edition| primary(edition.tag) == primary(language.tag()))
            })
            .unwrap_or_default();
        let mut editions: Vec<_> = EDITIONS.iter().collect();
        editions.swap(0, position);
        Self {
            language: Language::new(editions.first().map_or("", |edition| edition.tag)),
            bundles: editions.into_iter().map(|edition| bundle(edition).0).collect(),
        }
    }

    /// The language that is spoken, which may not be the one asked for.
    pub fn language(&self) -> &Language {
        &self.language
    }

    /// The text called `key`, or `key.attribute`. A key that no language has is its own text.
    pub fn text(&self, key: &str) -> String {
        self.format(key, &[])
    }

    /// The text called `key` with its variables filled in.
    pub fn format(&self, key: &str, args: &[(&str, Arg)]) -> String {
        self.find(key, args).unwrap_or_else(|| key.to_owned())
    }

    /// As [`Self::format`]; `None` where no language has the key, for texts that need not exist, such as hints.
    pub fn find(&self, key: &str, args: &[(&str, Arg)]) -> Option<String> {
        let args: FluentArgs<'_> = args.iter().map(|(name, arg)| (*name, value(arg))).collect();
        self.bundles.iter().find_map(|bundle| format_in(bundle, key, &args))
    }
}

impl fmt::Debug for Wording {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Wording")
            .field("language", &self.language)
            .finish_non_exhaustive()
    }
}

fn format_in(bundle: &FluentBundle<FluentResource>, key: &str, args: &FluentArgs<'_>) -> Option<String> {
    let pattern = match key.split_once('.') {
        Some((message, attribute)) => bundle.get_message(message)?.get_attribute(attribute)?.value(),
        None => bundle.get_message(key)?.value()?,
    };
    // A variable that is not given shows as its name; the tests hold every language to the same variables.
    Some(bundle.format_pattern(pattern, Some(args), &mut Vec::new()).into_owned())
}

/// Numbers as people write them: at most three decimals.
fn value(arg: &Arg) -> FluentValue<'_> {
    match arg {
        Arg::Text(text) => FluentValue::from(text.as_str()),
        Arg::Number(number) => FluentValue::from((number * 1000.0).round() / 1000.0),
    }
}

/// The bundle and what is wrong with it. A broken entry is left out and another language speaks for it.
fn bundle(edition: &Edition) -> (FluentBundle<FluentResource>, Vec<FluentError>) {
    let locale: LanguageIdentifier = edition.tag.parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![locale]);
    // Isolating marks would be drawn as boxes.
    bundle.set_use_isolating(false);
    let mut faults = Vec::new();
    for file in edition.files {
        let resource = FluentResource::try_new((*file).to_owned()).unwrap_or_else(|(resource, errors)| {
            faults.extend(errors.into_iter().map(FluentError::ParserError));
            resource
        });
        if let Err(errors) = bundle.add_resource(resource) {
            faults.extend(errors);
        }
    }
    (bundle, faults)
}
