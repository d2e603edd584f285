//! The house rules on single files: size, first line, reasons, names.

use super::source::code_of;

const MOST_LINES: usize = 600;
const MOST_LINES_OF_MAIN: usize = 30;

/// Names by technical kind say nothing of the domain.
const EMPTY_NAMES: &[&str] = &[
    "utils",
    "util",
    "helpers",
    "manager",
    "managers",
    "systems",
    "components",
    "types",
    "misc",
];

/// What is wrong with the shape of the Rust file at `path`.
pub(super) fn faults(path: &str, text: &str) -> Vec<String> {
    let mut faults = whole_file(path, text);
    let code = code_of(text);
    let lines: Vec<&str> = code.lines().collect();
    for index in 0..lines.len() {
        let here = &lines[index..];
        let found = [
            suppression_without_reason(here),
            derived_name(here),
            named_by_kind(here[0]),
        ];
        faults.extend(
            found
                .into_iter()
                .flatten()
                .map(|what| format!("{path}:{}: {what}", index + 1)),
        );
    }
    faults
}

fn whole_file(path: &str, text: &str) -> Vec<String> {
    let mut faults = Vec::new();
    let lines = text.lines().count();
    let most = if path == "src/main.rs" {
        MOST_LINES_OF_MAIN
    } else {
        MOST_LINES
    };
    if lines > most {
        faults.push(format!("{path}: {lines} lines, more than {most}"));
    }
    if !text.starts_with("//! ") {
        faults.push(format!(
            "{path}:1: the first line is not a `//! ` that says what the file is for"
        ));
    }
    let stem = path
        .trim_end_matches("/mod.rs")
        .trim_end_matches(".rs")
        .rsplit('/')
        .next()
        .unwrap_or_default();
    if EMPTY_NAMES.contains(&stem) {
        faults.push(format!("{path}: `{stem}` is not a word of the domain"));
    }
    faults
}

fn suppression_without_reason(lines: &[&str]) -> Option<String> {
    ["[allow(", "[expect("].into_iter().find_map(|attribute| {
        let start = lines[0].find(attribute)?;
        let is_attribute = lines[0][..start].trim_end().ends_with(['#', '!']);
        let has_reason = attribute_text(lines, start).contains("reason");
        (is_attribute && !has_reason).then(|| format!("`{attribute}…)]` without a reason"))
    })
}

fn derived_name(lines: &[&str]) -> Option<String> {
    let derives = attribute_text(lines, lines[0].find("[derive(")?);
    let name = declared_name(lines);
    let has = |word: &str| {
        derives
            .split(|c: char| !c.is_alphanumeric())
            .any(|derived| derived == word)
    };
    if has("SystemSet") && !name.ends_with("Systems") {
        return Some(format!("system set `{name}` does not end in `Systems`"));
    }
    let is_event = has("Event") || has("Message") || has("EntityEvent");
    (is_event && name.ends_with("Event")).then(|| format!("`{name}`: what happened needs no suffix `Event`"))
}

fn named_by_kind(line: &str) -> Option<String> {
    let after = |what: &str| line.split_once(what).map(|(_, rest)| first_word(rest));
    if let Some(name) = after("impl Plugin for ").filter(|name| !name.ends_with("Plugin")) {
        return Some(format!("plugin `{name}` does not end in `Plugin`"));
    }
    if let Some(name) = after("impl PluginGroup for ").filter(|name| !name.ends_with("Plugins")) {
        return Some(format!("plugin group `{name}` does not end in `Plugins`"));
    }
    let name = after("fn ").filter(|name| name.ends_with("_system"))?;
    Some(format!("`{name}`: a system is named by what it does"))
}

/// An attribute from its bracket on, over as many lines as it has.
fn attribute_text(lines: &[&str], start: usize) -> String {
    let mut text = String::new();
    let mut depth = 0;
    for (index, line) in lines.iter().enumerate() {
        for c in line
            .chars()
            .skip(if index == 0 { line[..start].chars().count() } else { 0 })
        {
            depth += i32::from(c == '[') - i32::from(c == ']');
            text.push(c);
            if depth == 0 {
                return text;
            }
        }
        text.push('\n');
    }
    text
}

/// The name of the struct or enum that the attribute on the first of `lines` belongs to.
fn declared_name<'a>(lines: &[&'a str]) -> &'a str {
    lines
        .iter()
        .take(12)
        .find_map(|line| line.split_once("struct ").or_else(|| line.split_once("enum ")))
        .map_or("", |(_, name)| first_word(name))
}

fn first_word(text: &str) -> &str {
    text.split(|c: char| !(c.is_alphanumeric() || c == '_'))
        .next()
        .unwrap_or_default()
}

/// Checks made-up text as if it stood at `path`.
#[track_caller]
fn check(path: &str, text: &str, expected: &str) {
    let found = faults(path, text).join("\n");
    if expected.is_empty() {
        assert_eq!(found, "", "nothing is wrong with {text}");
    } else {
        assert!(found.contains(expected), "{text:?} gives {expected:?}, not {found:?}");
    }
}

#[test]
fn a_file_is_short_and_says_what_it_is_for() {
    let of_lines = |count: usize| format!("//! A file.\n{}", "\n".repeat(count - 1));
    check("src/rules/draw.rs", &of_lines(600), "");
    check("src/rules/draw.rs", &of_lines(601), "601 lines");
    check("src/main.rs", &of_lines(31), "31 lines");
    check("src/rules/draw.rs", "use std::fmt;\n", "first line");
    check("src/rules/helpers.rs", "//! Helps.", "not a word of the domain");
    check("src/app/utils/mod.rs", "//! Helps.", "not a word of the domain");
}

#[test]
fn a_suppressed_lint_has_a_reason() {
    check(
        "src/a.rs",
        "//! A.\n#[allow(dead_code)]\nfn f() {}",
        "src/a.rs:2: `[allow(…)]` without a reason",
    );
    check(
        "src/a.rs",
        "//! A.\n#![expect(\n    clippy::unwrap_used,\n)]",
        "without a reason",
    );
    check(
        "src/a.rs",
        "//! A.\n#[expect(\n    clippy::panic,\n    reason = \"it must\"\n)]",
        "",
    );
    check("src/a.rs", "//! A.\n// #[allow(dead_code)]", "");
}

#[test]
fn names_follow_the_kind_of_thing() {
    check(
        "src/a.rs",
        "//! A.\n#[derive(SystemSet, Debug)]\nenum Steps {",
        "does not end in `Systems`",
    );
    check(
        "src/a.rs",
        "//! A.\n#[derive(SystemSet)]\npub(crate) enum AppSystems {",
        "",
    );
    check(
        "src/a.rs",
        "//! A.\n#[derive(Message)]\nstruct FoundEvent;",
        "needs no suffix",
    );
    check(
        "src/a.rs",
        "//! A.\nimpl Plugin for Booth {",
        "does not end in `Plugin`",
    );
    check(
        "src/a.rs",
        "//! A.\nimpl PluginGroup for BoothPlugin {",
        "does not end in `Plugins`",
    );
    check("src/a.rs", "//! A.\nfn touch_system() {", "named by what it does");
}
