//! Plays on rules alone: each `tests/plays/<name>.ron` has its effects as text beside it.

use crate::{fixture, reference::check_reference};
use huoyan::{
    content::{Language, Play, PlayScreen, PlayStep, ProgramId, StepKind},
    rules::{PlayError, effects_text, run_play},
};
use std::{path::Path, time::Duration};

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
        let repertoire = match play.exhibit.as_str() {
            "yard" => fixture::repertoire(),
            other => panic!("{}: no exhibit called {other}", path.display()),
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

/// Reads a sound play.
fn read(text: &str) -> Play {
    #[derive(serde::Deserialize)]
    #[serde(rename = "Play")]
    struct File {
        exhibit: String,
        program: String,
        seed: u64,
        language: String,
        screen: Screen,
        steps: Vec<Step>,
    }
    #[derive(serde::Deserialize)]
    struct Screen {
        width: u32,
        height: u32,
        ppi: f64,
    }
    #[derive(serde::Deserialize)]
    struct Step {
        at: f64,
        #[serde(rename = "do")]
        kind: Kind,
    }
    #[derive(serde::Deserialize)]
    enum Kind {
        TapScene(f64, f64),
        TapOn(String),
        Wait,
    }
    let file: File = ron::from_str(text).expect("a sound play");
    let kind = |kind| match kind {
        Kind::TapScene(x, y) => StepKind::TapScene(x, y),
        Kind::TapOn(name) => StepKind::TapOn(name),
        Kind::Wait => StepKind::Wait,
    };
    Play {
        exhibit: file.exhibit,
        program: ProgramId::parse(&file.program).expect("a program's id"),
        seed: file.seed,
        language: Language::new(file.language),
        screen: PlayScreen {
            width_px: file.screen.width,
            height_px: file.screen.height,
            ppi: file.screen.ppi,
        },
        steps: file
            .steps
            .into_iter()
            .map(|step| PlayStep {
                at: Duration::from_secs_f64(step.at),
                kind: kind(step.kind),
            })
            .collect(),
    }
}
