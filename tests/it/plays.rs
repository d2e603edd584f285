//! Plays on rules alone: each play of the fixture exhibit in `tests/plays` has its effects as text beside it.

use crate::{fixture, reference::check_reference};
use huoyan::{
    content::{Play, read_play},
    rules::{PlayError, effects_text, run_play},
};
use std::path::Path;

#[test]
fn plays_are_sound_and_have_the_effects_written_beside_them() {
    let mut n_plays = 0;
    let mut files: Vec<_> = std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/plays"))
        .expect("the folder of plays")
        .map(|entry| entry.expect("a file of the folder").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "ron"))
        .collect();
    files.sort();
    for path in files {
        let text = std::fs::read_to_string(&path).expect("a readable play");
        let play = read_play(&text).unwrap_or_else(|faults| panic!("{}: {faults:?}", path.display()));
        // Those of what ships are played by the booth: what they do changes with the content.
        if play.exhibit == fixture::NAME {
            let effects =
                run_play(&play, &fixture::repertoire()).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            check_reference(&path.with_extension("effects.txt"), &effects_text(&effects));
            n_plays += 1;
        }
    }
    assert!(n_plays > 0, "there are plays of the fixture");
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

fn read(text: &str) -> Play {
    read_play(text).expect("a sound play")
}
