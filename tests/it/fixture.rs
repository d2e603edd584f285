//! A small exhibit made in code: a yard with twins, a photo, and a question of every kind.

use huoyan::{
    content::{
        Answer, Backdrop, Catalog, Composed, Control, Difficulty, DrawBounds, Exhibit, Fact, FactId, GearInfo, Hazard,
        HazardPlace, ItemId, Language, Level, LevelId, LevelKind, Lure, Pack, PackId, Photo, PictureChoice,
        PictureFault, PictureInfo, PictureRef, PlacedProp, Placement, Program, ProgramId, PropInfo, Question,
        QuestionId, Quiz, RoundRecipe, Scene, Spotting, Text,
    },
    geometry::{Point, Rect, Region, SILHOUETTE_CELL_PX, Silhouette},
    rules::Repertoire,
};
use std::{collections::BTreeMap, sync::Arc};

/// The twins of the yard, from left to right in two rows; `winch` cites a fact past its review date.
pub(crate) const TWINS: [&str; 8] = [
    "ladder",
    "scaffold",
    "cable",
    "saw",
    "crate_stack",
    "trench",
    "hoist",
    "winch",
];

/// The exhibit with its scenes, on a day when the fact `old` has expired and `fresh` has not.
pub(crate) fn repertoire() -> Arc<Repertoire> {
    Arc::new(Repertoire::resolve(
        exhibit(),
        &Props::new(),
        jiff::civil::date(2026, 11, 24),
    ))
}

/// The same exhibit with one program for each level, named like the level and long enough for anything.
pub(crate) fn level_by_level(mut exhibit: Exhibit) -> (Exhibit, Vec<(LevelId, ProgramId)>) {
    let mut all = Vec::new();
    for pack in exhibit.packs.values_mut() {
        for level in pack.levels.keys() {
            let id = ProgramId::parse(level.as_str()).expect("it is well formed");
            let rounds = vec![RoundRecipe::Level(level.clone())];
            pack.programs.insert(
                id.clone(),
                Program {
                    id: id.clone(),
                    title: text(),
                    budget_secs: 3600.0,
                    rounds,
                },
            );
            all.push((level.clone(), id));
        }
    }
    (exhibit, all)
}

pub(crate) fn program(name: &str) -> ProgramId {
    ProgramId::parse(&format!("yard/{name}")).expect("it is well formed")
}

pub(crate) fn exhibit() -> Exhibit {
    let level = |name: &str| LevelId::parse(&format!("yard/{name}")).expect("it is well formed");
    let levels = [
        (level("site"), LevelKind::Spotting(site())),
        (level("photo"), LevelKind::Spotting(photo())),
        (level("questions"), LevelKind::Quiz(questions())),
    ];
    let draw = |take| RoundRecipe::Draw {
        level: level("questions"),
        take,
    };
    let programs = [
        (
            "full",
            600.0,
            vec![
                RoundRecipe::Level(level("site")),
                RoundRecipe::Level(level("photo")),
                draw(5),
            ],
        ),
        (
            "quick",
            90.0,
            vec![
                RoundRecipe::Level(level("site")),
                draw(2),
                RoundRecipe::Level(level("photo")),
            ],
        ),
    ];
    Exhibit::of_pack(Pack {
        id: PackId::parse("yard").expect("it is well formed"),
        title: text(),
        sector: "construction".to_owned(),
        programs: programs
            .into_iter()
            .map(|(name, budget_secs, rounds)| {
                (
                    program(name),
                    Program {
                        id: program(name),
                        title: text(),
                        budget_secs,
                        rounds,
                    },
                )
            })
            .collect(),
        levels: levels
            .into_iter()
            .map(|(id, kind)| {
                (
                    id.clone(),
                    Level {
                        id,
                        title: text(),
                        kind,
                    },
                )
            })
            .collect(),
        facts: facts(),
    })
}

fn facts() -> BTreeMap<FactId, Fact> {
    let fact = |review_by| Fact {
        claim: text(),
        source: "a law".to_owned(),
        region: "CN".to_owned(),
        checked_on: jiff::civil::date(2026, 1, 1),
        review_by,
    };
    [
        ("old", fact(jiff::civil::date(2026, 11, 23))),
        ("fresh", fact(jiff::civil::date(2026, 11, 24))),
    ]
    .map(|(id, fact)| (FactId::parse(id).expect("it is well formed"), fact))
    .into()
}

fn text() -> Text {
    Text::new([(Language::new("en"), "words".to_owned())])
}

fn item(id: &str) -> ItemId {
    ItemId::parse(id).expect("it is well formed")
}

fn hazard(id: &str, place: HazardPlace, fact: &str) -> Hazard {
    Hazard {
        id: item(id),
        place,
        title: text(),
        why: text(),
        right: text(),
        accident: "N01".to_owned(),
        severity: 3,
        control: Control::Engineering,
        facts: vec![FactId::parse(fact).expect("it is well formed")],
        needs_review: false,
    }
}

fn site() -> Spotting {
    let place = |id: &str, prop: &str, x: f64, y: f64| PlacedProp {
        id: item(id),
        prop: prop.to_owned(),
        placement: Placement::At {
            point: Point::new(x, y),
            scale: 1.0,
        },
        z: y,
    };
    let mut items = vec![
        place("fence", "fence", 960.0, 400.0),
        place("signaler", "person", 1800.0, 500.0),
    ];
    // Half hidden behind the last twin of the front row.
    items.push(place("worker", "person", 1700.0, 880.0));
    for (n, id) in TWINS.into_iter().enumerate() {
        let (column, row) = (n % 4, n / 4);
        items.push(place(
            id,
            "post",
            240.0 + 460.0 * column as f64,
            480.0 + 420.0 * row as f64,
        ));
    }
    Spotting {
        scene: Scene::Composed(Composed {
            backdrop: Backdrop("yard".to_owned()),
            items,
        }),
        draw: DrawBounds {
            min: 3,
            max: 5,
            never_together: vec![vec![item("ladder"), item("cable"), item("hoist")]],
        },
        seconds: 60.0,
        hazards: TWINS
            .into_iter()
            .map(|id| {
                hazard(
                    id,
                    HazardPlace::Twin(item(id)),
                    if id == "winch" { "old" } else { "fresh" },
                )
            })
            .collect(),
        lures: ["signaler", "worker"]
            .map(|id| Lure {
                id: item(id),
                region: None,
                why_safe: text(),
            })
            .into(),
    }
}

fn photo() -> Spotting {
    let circle = |x, y, radius| Region::Circle {
        center: Point::new(x, y),
        radius,
    };
    let corner = Region::Polygon(vec![
        Point::new(0.0, 500.0),
        Point::new(120.0, 600.0),
        Point::new(0.0, 600.0),
    ]);
    let hazards = [
        ("gate", Region::Rect(Rect::new(100.0, 100.0, 80.0, 60.0))),
        ("puddle", circle(400.0, 300.0, 40.0)),
        ("ramp", corner),
    ];
    Spotting {
        scene: Scene::Photo(Photo {
            picture: PictureRef::File("pictures/gate.jpg".to_owned()),
            size: (800, 600),
        }),
        draw: DrawBounds {
            min: 0,
            max: 0,
            never_together: Vec::new(),
        },
        seconds: 30.0,
        hazards: hazards
            .map(|(id, region)| hazard(id, HazardPlace::Region(region), "fresh"))
            .into(),
        lures: vec![Lure {
            id: item("cone"),
            region: Some(circle(600.0, 450.0, 30.0)),
            why_safe: text(),
        }],
    }
}

fn questions() -> Quiz {
    let choices = |n: usize| vec![text(); n];
    let pictures = (0..3)
        .map(|n| PictureChoice {
            picture: PictureRef::Sign(format!("sign-{n}")),
            label: text(),
        })
        .collect();
    let answers = [
        (
            "single",
            Answer::Single {
                choices: choices(3),
                correct: 1,
                shuffle: true,
            },
            "fresh",
        ),
        (
            "several",
            Answer::Several {
                choices: choices(4),
                correct: vec![0, 2],
                shuffle: true,
            },
            "fresh",
        ),
        ("true_false", Answer::TrueFalse { correct: false }, "fresh"),
        (
            "picture",
            Answer::Picture {
                choices: pictures,
                correct: 2,
            },
            "fresh",
        ),
        (
            "number",
            Answer::Number {
                min: 0.0,
                max: 10.0,
                step: 0.5,
                correct: 2.0,
                tolerance: 0.5,
                unit: text(),
            },
            "fresh",
        ),
        ("outdated", Answer::TrueFalse { correct: true }, "old"),
    ];
    let question = |(id, answer, fact): (&str, Answer, &str)| Question {
        id: QuestionId::parse(id).expect("it is well formed"),
        prompt: text(),
        picture: None,
        answer,
        explanation: text(),
        facts: vec![FactId::parse(fact).expect("it is well formed")],
        difficulty: Difficulty::Medium,
    };
    Quiz {
        seconds_each: 12.0,
        questions: answers.into_iter().map(question).collect(),
    }
}

/// Three props: a twin, a person and a fence.
pub(crate) struct Props(Vec<PropInfo>);

impl Props {
    pub(crate) fn new() -> Self {
        // A post of 160 x 240 with its tap box in the upper half, a person of 80 x 160, a fence of 1600 x 40.
        Self(vec![
            prop("post", (40, 60), Some(Rect::new(-60.0, -220.0, 120.0, 120.0))),
            prop("person", (20, 40), None),
            prop("fence", (400, 10), None),
        ])
    }
}

/// A prop that fills its box and stands on the middle of its lower edge.
fn prop(name: &str, (columns, rows): (u32, u32), hot: Option<Rect>) -> PropInfo {
    let px = |cells: u32| f64::from(cells) * SILHOUETTE_CELL_PX;
    let covered = vec![true; (columns * rows) as usize];
    PropInfo {
        name: name.to_owned(),
        hot,
        slots: Vec::new(),
        silhouette: Silhouette::from_cells(Point::new(-px(columns) / 2.0, -px(rows)), columns as usize, &covered),
    }
}

impl Catalog for Props {
    fn prop(&self, name: &str) -> Option<&PropInfo> {
        self.0.iter().find(|prop| prop.name == name)
    }

    fn prop_names(&self) -> Vec<&str> {
        self.0.iter().map(|prop| prop.name.as_str()).collect()
    }

    fn backdrop_names(&self) -> Vec<&str> {
        vec!["yard"]
    }

    fn gear(&self, _name: &str) -> Option<GearInfo> {
        None
    }

    fn gear_names(&self) -> Vec<&str> {
        Vec::new()
    }

    fn figure_names(&self) -> Vec<&str> {
        Vec::new()
    }

    fn picture(&self, _pack: &str, _picture: &PictureRef) -> Result<PictureInfo, PictureFault> {
        Err(PictureFault::Missing)
    }

    fn has_glyph(&self, _character: char) -> bool {
        true
    }
}
