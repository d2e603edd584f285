//! The layer guard: who may import whom, and the words that the core may not hold.

use std::collections::BTreeSet;

use super::source::{SpelledPath, code_of, paths_of};

/// A folder of `src` and what it may take from the crate; what is not listed is forbidden.
struct Layer {
    name: &'static str,
    may_import: &'static [&'static str],
    /// Whether it is kept free of engine, disk, clock, environment, threads and arguments.
    is_core: bool,
}

const fn layer(name: &'static str, is_core: bool, may_import: &'static [&'static str]) -> Layer {
    Layer {
        name,
        may_import,
        is_core,
    }
}

/// The table of ARCHITECTURE.md, lowest first. A new layer needs a row.
const LAYERS: &[Layer] = &[
    layer("geometry", true, &[]),
    layer("content", true, &["geometry"]),
    layer("art", true, &["content", "geometry"]),
    layer("rules", true, &["content", "geometry"]),
    layer("records", true, &["content", "geometry", "rules"]),
    layer("storage", false, &["geometry", "content", "art", "rules", "records"]),
    layer("wording", false, &["geometry", "content", "rules", "records"]),
    layer(
        "app",
        false,
        &["geometry", "content", "art", "rules", "records", "storage", "wording"],
    ),
    layer(
        "cli",
        false,
        &[
            "geometry", "content", "art", "rules", "records", "storage", "wording", "app",
        ],
    ),
];

/// Nothing of the core may name these, however it is imported.
const FORBIDDEN_IN_CORE: &[(&str, &str)] = &[
    ("std::fs", "bytes come in as parameters; the disk is storage's"),
    ("std::env", "settings come in as parameters"),
    ("std::thread", "the app owns the threads"),
    ("std::process", "other programs are none of the core's business"),
    ("std::net", "there is no network in play"),
    ("clap", "arguments belong to cli"),
    ("getrandom", "chance comes in as a seed"),
    ("rusqlite", "the record store is storage's"),
];

/// Words that are a clock wherever they stand in a path.
const CLOCKS: &[&str] = &["Instant", "SystemTime"];

/// Only the app may name what begins like this.
const ENGINES: &[&str] = &["bevy", "egui", "wgpu", "winit"];

/// What is wrong with where `path` looks, for a file of `src`. `screens` are the names of the app's screens.
pub(super) fn faults(path: &str, text: &str, screens: &BTreeSet<String>) -> Vec<String> {
    let Some(inside) = path.strip_prefix("src/") else {
        return Vec::new();
    };
    let Some((folder, _)) = inside.split_once('/') else {
        return Vec::new();
    };
    let Some(layer) = LAYERS.iter().find(|layer| layer.name == folder) else {
        return vec![format!(
            "{path}: `{folder}` is in no row of the layer table in tests/it/tidy/layers.rs"
        )];
    };
    let module = module_of(inside);
    let mut faults = Vec::new();
    for spelled in paths_of(&code_of(text)) {
        let SpelledPath { line, segments } = absolute(spelled, &module);
        let full = segments.join("::");
        let mut fault = |why: &str| faults.push(format!("{path}:{line}: `{full}`: {why}"));
        if let Some(why) = forbidden_import(layer, &segments, screens, &module) {
            fault(&why);
        }
        if layer.name != "app" && layer.name != "cli" && ENGINES.iter().any(|engine| segments[0].starts_with(engine)) {
            fault("the engine belongs to the app");
        }
        if layer.is_core {
            if let Some((_, why)) = FORBIDDEN_IN_CORE.iter().find(|(word, _)| is_under(&full, word)) {
                fault(why);
            }
            if segments.iter().any(|segment| CLOCKS.contains(&segment.as_str())) || is_now(&segments) {
                fault("time comes in as a parameter");
            }
        }
    }
    faults
}

/// Why a path of the crate may not be used here.
fn forbidden_import(
    layer: &Layer,
    segments: &[String],
    screens: &BTreeSet<String>,
    module: &[String],
) -> Option<String> {
    if segments[0] != "crate" {
        return None;
    }
    let target = segments.get(1)?.as_str();
    if target != layer.name && LAYERS.iter().any(|other| other.name == target) && !layer.may_import.contains(&target) {
        return Some(format!("{} may not import {target}", layer.name));
    }
    let screen = |path: &[String]| match path {
        [_, app, folder, screen, ..] if app == "app" && folder == "screens" && screens.contains(screen) => {
            Some(screen.clone())
        }
        _ => None,
    };
    match (screen(module), screen(segments)) {
        (Some(here), Some(there)) if !is_one_screen(&here, &there) => {
            Some("a screen may not import another screen".to_owned())
        }
        _ => None,
    }
}

/// Whether both files belong to the same screen: `hunt_strip` is a part of `hunt`.
fn is_one_screen(here: &str, there: &str) -> bool {
    let is_part = |part: &str, whole: &str| part.strip_prefix(whole).is_some_and(|rest| rest.starts_with('_'));
    here == there || is_part(here, there) || is_part(there, here)
}

fn is_under(path: &str, word: &str) -> bool {
    path.strip_prefix(word)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
}

fn is_now(segments: &[String]) -> bool {
    matches!(segments, [.., of, now] if now == "now" && (of == "Timestamp" || of == "Zoned"))
}

/// The module that a file of `src` is: `content/quiz.rs` is `crate::content::quiz`.
fn module_of(inside: &str) -> Vec<String> {
    let stem = inside.trim_end_matches(".rs").trim_end_matches("/mod");
    std::iter::once("crate")
        .chain(stem.split('/'))
        .map(str::to_owned)
        .collect()
}

/// The path with `self` and `super` at its start replaced by what they stand for.
fn absolute(spelled: SpelledPath, module: &[String]) -> SpelledPath {
    let SpelledPath { line, segments } = spelled;
    let ups = segments.iter().take_while(|segment| *segment == "super").count();
    let is_relative = ups > 0 || segments[0] == "self";
    if !is_relative {
        return SpelledPath { line, segments };
    }
    let base = module.len().saturating_sub(ups).max(1);
    let rest = segments.iter().skip(ups.max(1)).cloned();
    SpelledPath {
        line,
        segments: module[..base].iter().cloned().chain(rest).collect(),
    }
}

/// Furniture that every screen wears; it is no screen.
const FURNITURE: &[&str] = &["mod", "header", "ground"];

/// The names of the app's screens among the paths of the tree.
pub(super) fn screens_of<'a>(paths: impl Iterator<Item = &'a str>) -> BTreeSet<String> {
    paths
        .filter_map(|path| path.strip_prefix("src/app/screens/"))
        .filter_map(|inside| inside.split('/').next())
        .map(|name| name.trim_end_matches(".rs").to_owned())
        .filter(|name| !FURNITURE.contains(&name.as_str()))
        .collect()
}

/// Checks made-up text as if it stood at `path`.
#[track_caller]
fn check(path: &str, text: &str, expected: &str) {
    let screens = ["hunt", "hunt_strip", "quiz"].into_iter().map(str::to_owned).collect();
    let found = faults(path, text, &screens).join("\n");
    if expected.is_empty() {
        assert_eq!(found, "", "nothing is wrong with {text}");
    } else {
        assert!(found.contains(expected), "{text:?} gives {expected:?}, not {found:?}");
    }
}

#[test]
fn the_core_knows_no_engine_disk_clock_or_thread() {
    check(
        "src/rules/visit.rs",
        "use bevy::prelude::*;",
        "the engine belongs to the app",
    );
    check(
        "src/storage/mod.rs",
        "use bevy_ecs::world::World;",
        "the engine belongs to the app",
    );
    check(
        "src/geometry/mod.rs",
        "fn f() { egui::Ui::new(); }",
        "the engine belongs to the app",
    );
    check(
        "src/content/ron_doc/mod.rs",
        "use std::{fmt, fs};",
        "the disk is storage's",
    );
    check(
        "src/art/picture.rs",
        "let x = std::env::var(\"A\");",
        "settings come in",
    );
    check(
        "src/records/answer.rs",
        "use std::time::{Duration, SystemTime};",
        "time comes in",
    );
    check("src/rules/clock.rs", "let t = Instant::now();", "time comes in");
    check("src/rules/clock.rs", "let t = jiff::Timestamp::now();", "time comes in");
    check(
        "src/records/export.rs",
        "std::thread::spawn(f);",
        "the app owns the threads",
    );
    check(
        "src/content/check.rs",
        "use clap::Parser as _;",
        "arguments belong to cli",
    );
    check(
        "src/rules/clock.rs",
        "use std::time::Duration; // never an Instant, see std::fs",
        "",
    );
    check("src/storage/library.rs", "use std::{fs, time::Instant};", "");
}

#[test]
fn each_layer_looks_only_downwards() {
    check(
        "src/geometry/region.rs",
        "use crate::content::Board;",
        "geometry may not import content",
    );
    check(
        "src/content/check/mod.rs",
        "use crate::{geometry::Point, rules::Visit};",
        "content may not import rules",
    );
    check(
        "src/content/check/mod.rs",
        "use super::super::rules::Visit;",
        "content may not import rules",
    );
    check(
        "src/rules/visit/mod.rs",
        "let x = crate::records::Answer;",
        "rules may not import records",
    );
    check(
        "src/rules/draw.rs",
        "use crate::art::Layer;",
        "rules may not import art",
    );
    check(
        "src/storage/library.rs",
        "use crate::wording::sentence;",
        "storage may not import wording",
    );
    check("src/app/fault.rs", "use crate::cli::run;", "app may not import cli");
    check(
        "src/rules/draw.rs",
        "use crate::{content::Level, geometry}; use super::visit::Visit;",
        "",
    );
    check("src/cli/play.rs", "use crate::app;", "");
    check("src/game/mod.rs", "", "no row of the layer table");
}

#[test]
fn a_screen_does_not_know_another_screen() {
    check(
        "src/app/screens/hunt.rs",
        "use crate::app::screens::quiz::Panel;",
        "another screen",
    );
    check(
        "src/app/screens/hunt/zoom.rs",
        "use super::super::quiz;",
        "another screen",
    );
    check(
        "src/app/screens/hunt.rs",
        "use super::{Screen, quiz::Panel};",
        "another screen",
    );
    check(
        "src/app/screens/hunt/zoom.rs",
        "use super::lens; use crate::app::screens::Screen;",
        "",
    );
    check(
        "src/app/screens/mod.rs",
        "app.add_plugins((hunt::plugin, self::quiz::plugin));",
        "",
    );
}
