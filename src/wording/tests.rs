//! All languages say the same things, and the code asks for nothing that none of them says.

use super::*;
use fluent_syntax::{ast, parser};
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

/// Each key of an edition with the variables it uses.
fn keys(edition: &Edition) -> BTreeMap<String, BTreeSet<String>> {
    let mut keys = BTreeMap::new();
    for file in edition.files {
        let resource = parser::parse(*file).unwrap_or_else(|(_, errors)| panic!("{}: {errors:?}", edition.tag));
        for entry in &resource.body {
            let (id, value, attributes) = match entry {
                ast::Entry::Message(message) => {
                    (message.id.name.to_owned(), message.value.as_ref(), &message.attributes)
                }
                ast::Entry::Term(term) => (format!("-{}", term.id.name), Some(&term.value), &term.attributes),
                _ => continue,
            };
            let attributes = attributes
                .iter()
                .map(|attribute| (format!("{id}.{}", attribute.id.name), &attribute.value));
            for (key, pattern) in value.map(|value| (id.clone(), value)).into_iter().chain(attributes) {
                let mut variables = BTreeSet::new();
                in_pattern(pattern, &mut variables);
                keys.insert(key, variables);
            }
        }
    }
    keys
}

fn in_pattern(pattern: &ast::Pattern<&str>, variables: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        if let ast::PatternElement::Placeable { expression } = element {
            in_expression(expression, variables);
        }
    }
}

fn in_expression(expression: &ast::Expression<&str>, variables: &mut BTreeSet<String>) {
    let inline = match expression {
        ast::Expression::Inline(inline) => inline,
        ast::Expression::Select { selector, variants } => {
            for variant in variants {
                in_pattern(&variant.value, variables);
            }
            selector
        }
    };
    match inline {
        ast::InlineExpression::VariableReference { id } => {
            variables.insert(id.name.to_owned());
        }
        ast::InlineExpression::Placeable { expression } => in_expression(expression, variables),
        _ => {}
    }
}

#[test]
fn every_language_parses_cleanly() {
    for edition in EDITIONS {
        let (_, faults) = bundle(edition);
        assert!(faults.is_empty(), "{}: {faults:?}", edition.tag);
    }
}

#[test]
fn every_language_has_the_same_keys_with_the_same_variables() {
    let first = keys(&EDITIONS[0]);
    for edition in &EDITIONS[1..] {
        let other = keys(edition);
        for key in first.keys().chain(other.keys()) {
            assert_eq!(
                first.get(key),
                other.get(key),
                "{key} in {} and {}",
                EDITIONS[0].tag,
                edition.tag
            );
        }
    }
}

#[test]
fn every_text_file_is_built_in() {
    for edition in EDITIONS {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("assets/text")
            .join(edition.tag);
        assert_eq!(
            fs::read_dir(folder).unwrap().count(),
            edition.files.len(),
            "{}",
            edition.tag
        );
    }
}

#[test]
fn the_code_asks_for_no_text_that_does_not_exist() {
    let known = keys(&EDITIONS[0]);
    let mut asked = Vec::new();
    collect_asked(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut asked);
    assert!(!asked.is_empty(), "no call was recognized");
    for (file, key) in asked {
        assert!(known.contains_key(&key), "{file} asks for {key}");
    }
}

/// Keys given as literals to a wording's methods.
fn collect_asked(folder: &Path, asked: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect_asked(&path, asked);
            continue;
        }
        if path.ends_with(file!()) {
            continue;
        }
        let code = fs::read_to_string(&path).unwrap();
        for call in ["wording.text(", "wording.format(", "wording.find("] {
            for rest in code.split(call).skip(1) {
                let literal = rest
                    .trim_start()
                    .strip_prefix('"')
                    .and_then(|rest| rest.split_once('"'));
                asked.extend(literal.map(|(key, _)| (path.display().to_string(), key.to_owned())));
            }
        }
    }
}

fn made_up(text: &'static str) -> Wording {
    let edition = Edition {
        tag: "en",
        files: Box::leak(Box::new([text])),
    };
    Wording {
        language: Language::new("en"),
        bundles: vec![bundle(&edition).0],
    }
}

#[test]
fn variables_are_filled_in_without_marks_or_needless_decimals() {
    let words = made_up(
        "found = { $n ->\n    [0] nothing\n    [one] one hazard\n   *[other] { $n } hazards in { $place }\n }\n    .hint = Look at { $place }.\n",
    );
    let format = |key, n: f64| words.format(key, &[("n", n.into()), ("place", "车间".into())]);
    assert_eq!(format("found", 0.0), "nothing");
    assert_eq!(format("found", 1.0), "one hazard");
    assert_eq!(format("found", 3.0), "3 hazards in 车间");
    assert_eq!(format("found", 0.1 + 0.2), "0.3 hazards in 车间");
    assert_eq!(format("found.hint", 0.0), "Look at 车间.");
}

#[test]
fn a_missing_key_is_its_own_text() {
    let words = made_up("a = A\n");
    assert_eq!(words.text("no-such-key"), "no-such-key");
    assert_eq!(words.text("a.no-such-attribute"), "a.no-such-attribute");
    assert_eq!(words.find("a.hint", &[]), None);
}

#[test]
fn an_unknown_language_speaks_the_nearest() {
    for (asked, spoken) in [
        ("zh-CN", "zh-CN"),
        ("en", "en"),
        ("en-GB", "en"),
        ("zh_TW", "zh-CN"),
        ("fr", "zh-CN"),
        ("", "zh-CN"),
    ] {
        assert_eq!(
            Wording::new(&Language::new(asked)).language().tag(),
            spoken,
            "{asked:?}"
        );
    }
}

#[test]
fn a_wording_can_be_shared_between_threads() {
    fn check<T: Send + Sync>() {}
    check::<Wording>();
}
