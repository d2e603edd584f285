//! Every screen and state on every glass, in every language and look: what a visitor must be able to read and touch.
//!
//! The plays that `./dev shots` takes pictures with are played here, and looked at where a picture would be taken. What is
//! wrong is told all at once.

mod contrast;
mod layout;

use super::places::root;
use crate::{
    app::{
        Comfort, TextSize,
        headless::{Drawing, Studio},
        pictures::Pictures,
        script::Script,
        start::PlayOptions,
    },
    content::{Language, read_play},
    storage::Places,
};
use std::{collections::BTreeMap, path::Path};

/// Pixels, and how many of them an inch of glass has; as `./dev shots` has them.
type Profile = ((u32, u32), f64);

const MOST_UPDATES: usize = 60_000;

/// A play, and the exhibit it plays where that is not the first.
const PLAYS: &[(&str, &str)] = &[
    ("tests/plays/full_visit.ron", "levels/exhibit.ron"),
    ("tests/shots/moments.ron", "levels/exhibit.ron"),
    ("tests/shots/ordering.ron", "levels/exhibit.ron"),
    ("tests/shots/dressing.ron", "levels/exhibit.ron"),
    ("tests/shots/hands_on.ron", "levels/exhibit.ron"),
    ("tests/shots/help.ron", "levels/exhibit.ron"),
    ("tests/shots/rhythm.ron", "levels/exhibit.ron"),
    ("tests/shots/story.ron", "levels/exhibit.ron"),
    (
        "tests/plays/quiz_kinds.ron",
        "tests/plays/content/quiz_kinds.exhibit.ron",
    ),
    ("tests/shots/fault.ron", "tests/shots/content/broken.exhibit.ron"),
    ("tests/shots/staff.ron", "tests/plays/content/staffed.exhibit.ron"),
];

/// What is wrong, and where it was seen.
#[derive(Default)]
struct Findings(BTreeMap<String, Vec<String>>);

impl Findings {
    fn add(&mut self, wrong: String, place: &str) {
        self.0.entry(wrong).or_default().push(place.to_owned());
    }

    /// Fails with everything that was found.
    #[track_caller]
    fn check(self) {
        let lines: Vec<String> = self
            .0
            .iter()
            .map(|(wrong, places)| {
                let others = places.len() - 1;
                let more = if others > 0 {
                    format!(" and {others} more")
                } else {
                    String::new()
                };
                format!("{wrong}\n    at {}{more}", places[0])
            })
            .collect();
        assert!(lines.is_empty(), "{} findings\n{}", lines.len(), lines.join("\n"));
    }
}

/// Walks through all plays on one glass.
#[track_caller]
fn walk(
    profile: Profile,
    languages: &[&str],
    looks: &[&str],
    drawing: Drawing,
    look_at: fn(&mut Studio, &Path, &mut Findings, &str),
) {
    let mut findings = Findings::default();
    for &language in languages {
        for look in looks {
            for (play, exhibit) in PLAYS {
                let data = tempfile::tempdir().unwrap();
                let place = format!("{}x{} {language} {look} {play}", profile.0.0, profile.0.1);
                let options = options(profile, language, look, (play, exhibit), data.path(), drawing);
                let mut studio = Studio::open(options, drawing).unwrap();
                studio.app.world_mut().resource_mut::<Pictures>().is_blank = drawing == Drawing::Off;
                play_through(&mut studio, |studio, shot| {
                    let picture = data.path().join(format!("{shot}.png"));
                    look_at(studio, &picture, &mut findings, &format!("{place} {shot}"));
                });
                for failure in &studio.app.world().resource::<Script>().failures {
                    findings.add(failure.clone(), &place);
                }
            }
        }
    }
    findings.check();
}

fn play_through(studio: &mut Studio, mut look_at: impl FnMut(&mut Studio, &str)) {
    for _ in 0..MOST_UPDATES {
        let exit = studio.step().unwrap();
        let taken = std::mem::take(&mut studio.app.world_mut().resource_mut::<Script>().taken);
        for shot in taken {
            look_at(studio, &shot);
        }
        if exit.is_some() {
            return;
        }
    }
    panic!("the play does not end");
}

fn options(
    ((width, height), ppi): Profile,
    language: &str,
    look: &str,
    (play, exhibit): (&str, &str),
    data: &Path,
    drawing: Drawing,
) -> PlayOptions {
    let play = read_play(&std::fs::read_to_string(root().join(play)).unwrap()).unwrap();
    PlayOptions {
        places: Places {
            assets: root().join("assets"),
            exhibit: root().join(exhibit),
            data: data.to_owned(),
        },
        window_px: Some((width, height)),
        ppi: Some(ppi),
        comfort: Comfort {
            text: if look == "text" {
                TextSize::Large
            } else {
                TextSize::Normal
            },
            high_contrast: look == "contrast",
            reach: look == "reach",
            ..Comfort::default()
        },
        language: Some(Language::new(language)),
        seed: Some(play.seed),
        play: Some(play),
        shots: (drawing == Drawing::On).then(|| data.to_owned()),
        trace: None,
        acks: None,
        measure: None,
        is_headless: true,
    }
}
