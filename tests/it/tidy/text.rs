//! The texts for people: every language says the same things.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::{Entry, Pattern};

/// What is wrong with the Fluent files `(path, text)` of `assets/text/<lang>/`, taken together.
pub(super) fn faults(files: &[(String, String)]) -> Vec<String> {
    let mut faults = Vec::new();
    let mut keys: BTreeMap<String, BTreeMap<String, BTreeSet<String>>> = BTreeMap::new();
    for (path, text) in files {
        let Some((language, name)) = path
            .strip_prefix("assets/text/")
            .and_then(|inside| inside.split_once('/'))
        else {
            faults.push(format!("{path}: not in the folder of a language"));
            continue;
        };
        match keys_of(text) {
            Ok(found) => {
                keys.entry(name.to_owned())
                    .or_default()
                    .insert(language.to_owned(), found);
            }
            Err(what) => faults.push(format!("{path}: {what}")),
        }
    }
    let languages: BTreeSet<String> = keys.values().flat_map(BTreeMap::keys).cloned().collect();
    for (name, by_language) in &keys {
        let all: BTreeSet<&String> = by_language.values().flatten().collect();
        for language in &languages {
            let Some(here) = by_language.get(language) else {
                faults.push(format!("assets/text/{language}/{name}: missing"));
                continue;
            };
            for key in all.iter().filter(|key| !here.contains(**key)) {
                faults.push(format!("assets/text/{language}/{name}: no `{key}`"));
            }
        }
    }
    faults
}

/// The messages, terms and attributes of a Fluent file.
fn keys_of(text: &str) -> Result<BTreeSet<String>, String> {
    let resource = fluent_syntax::parser::parse(text).map_err(|(_, errors)| format!("{errors:?}"))?;
    let mut keys = BTreeSet::new();
    let mut doubles = Vec::new();
    for entry in &resource.body {
        let (key, value, attributes) = match entry {
            Entry::Message(message) => (message.id.name.to_owned(), message.value.as_ref(), &message.attributes),
            Entry::Term(term) => (format!("-{}", term.id.name), Some(&term.value), &term.attributes),
            _ => continue,
        };
        for attribute in attributes {
            keys.insert(format!("{key}.{}", attribute.id.name));
        }
        if value.is_some_and(is_filled) && !keys.insert(key.clone()) {
            doubles.push(key);
        }
    }
    if doubles.is_empty() {
        Ok(keys)
    } else {
        Err(format!("twice: {}", doubles.join(", ")))
    }
}

fn is_filled(pattern: &Pattern<&str>) -> bool {
    !pattern.elements.is_empty()
}

#[track_caller]
fn check(files: &[(&str, &str)], expected: &str) {
    let files: Vec<_> = files
        .iter()
        .map(|(path, text)| ((*path).to_owned(), (*text).to_owned()))
        .collect();
    let found = faults(&files).join("\n");
    if expected.is_empty() {
        assert_eq!(found, "", "nothing is wrong with {files:?}");
    } else {
        assert!(found.contains(expected), "{files:?} gives {expected:?}, not {found:?}");
    }
}

#[test]
fn a_missing_translation_of_the_interface_is_a_fault() {
    let en = (
        "assets/text/en/booth.ftl",
        "start = Start\n    .hint = Touch\n-name = Huoyan\n",
    );
    check(
        &[
            en,
            (
                "assets/text/zh-CN/booth.ftl",
                "start = 开始\n    .hint = 请触摸\n-name = 火眼\n",
            ),
        ],
        "",
    );
    check(
        &[en, ("assets/text/zh-CN/booth.ftl", "start = 开始\n-name = 火眼\n")],
        "zh-CN/booth.ftl: no `start.hint`",
    );
    check(
        &[en, ("assets/text/zh-CN/cli.ftl", "")],
        "assets/text/zh-CN/booth.ftl: missing",
    );
    check(
        &[("assets/text/en/booth.ftl", "start = A\nstart = B\n")],
        "twice: start",
    );
    check(
        &[("assets/text/en/booth.ftl", "start = { $\n")],
        "assets/text/en/booth.ftl",
    );
    check(&[("assets/text/booth.ftl", "")], "not in the folder of a language");
}
