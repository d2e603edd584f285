//! Plays on rules alone: each `tests/plays/<name>.ron` has its effects as text beside it.

use crate::{
    fixture,
    reference::check_reference,
    shipped::{Content, shipped},
};
use huoyan::{
    content::{Play, StepKind, read_play},
    rules::{PlayError, effects_text, run_play},
};
use std::path::Path;

#[test]
fn plays_have_the_effects_written_beside_them() {
    let mut n_plays = 0;
    let mut files: Vec<_> = std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/plays"))
        .expect("the folder of plays")
        .map(|entry| entry.expect("a file of the folder").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "ron"))
        .collect();
    files.sort();
    for path in files {
        let play = read(&std::fs::read_to_string(&path).expect("a readable play"));
        if !begins_a_visit(&play) {
            continue;
        }
        let repertoire = match play.exhibit.as_str() {
            "yard" => fixture::repertoire(),
            "exhibit" => shipped().repertoire("exhibit"),
            other => Content::read("tests/plays/content", None).repertoire(other),
        };
        let effects = run_play(&play, &repertoire).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        check_reference(&path.with_extension("effects.txt"), &effects_text(&effects));
        n_plays += 1;
    }
    assert!(n_plays > 0, "there are plays");
}

#[test]
fn a_play_that_begins_no_visit_says_so() {
    let mut play = read(&EMPTY.replace("STEPS", r#"(at: 1, do: TapOn("start"))"#));
    let found = run_play(&play, &fixture::repertoire());
    assert_eq!(
        found,
        Err(PlayError::NoVisit(fixture::program("full"))),
        "no program is tapped"
    );
    play = read(&EMPTY.replace("STEPS", r#"(at: 1, do: TapOn("program/yard/none"))"#));
    let found = run_play(&play, &fixture::repertoire());
    assert_eq!(
        found,
        Err(PlayError::NoSuchProgram(fixture::program("none"))),
        "there is no such program"
    );
}

const EMPTY: &str = r#"Play(exhibit: "yard", program: "yard/full", seed: 1, language: "en",
    screen: (width: 1920, height: 1080, ppi: 92), steps: [STEPS])"#;

/// Whether a program is tapped: only then is there anything for rules to do.
fn begins_a_visit(play: &Play) -> bool {
    let is_program = |kind: &StepKind| matches!(kind, StepKind::TapOn(name) if name.starts_with("program/"));
    play.steps.iter().any(|step| is_program(&step.kind))
}

/// Reads a sound play.
#[track_caller]
fn read(text: &str) -> Play {
    read_play(text).expect("a sound play")
}
