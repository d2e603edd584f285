//! A level as a picture: compared pixel by pixel with `tests/ref`, which `UPDATE_REF=1` writes anew.

use crate::shipped::Content;
use huoyan::{
    art::{ArtCatalog, ArtFile, Pixels, case_graph, case_graph_pixels, outline, preview_scene},
    content::{
        Backdrop, Composed, Control, DrawBounds, Hazard, HazardPlace, ItemId, LevelId, LevelKind, Lure, PlacedProp,
        Placement, Scene, Spotting, Text, resolve,
    },
    geometry::Point,
    storage::atomic,
};
use std::{fs, path::Path};

const BACKDROP: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" width="1920" height="1080"><rect width="1920" height="1080" fill="#DDE6EE"/></svg>"##;

/// A block whose unsafe variant leans; the touch box covers its upper half.
const BLOCK: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" width="300" height="400" viewBox="-150 -400 300 400" data-hot="-100 -380 200 200"><g id="block/safe/front"><rect x="-100" y="-380" width="200" height="380" fill="#F2A33A"/></g><g id="block/unsafe/front" display="none"><path d="M-60 0 L-140 -380 L60 -380 L140 0 Z" fill="#9A4F2B"/></g></svg>"##;

const BALL: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" width="240" height="240" viewBox="-120 -240 240 240"><g id="ball/base/front"><circle cx="0" cy="-120" r="110" fill="#5B7BB4"/></g></svg>"##;

fn item(id: &str) -> ItemId {
    ItemId::parse(id).expect("it is well formed")
}

fn catalog() -> ArtCatalog {
    let file = |folder: &str, stem: &str, svg: &str| ArtFile {
        folder: folder.to_owned(),
        stem: stem.to_owned(),
        bytes: svg.as_bytes().to_vec(),
    };
    let files = vec![
        file("backdrops", "yard", BACKDROP),
        file("props", "block", BLOCK),
        file("props", "ball", BALL),
    ];
    ArtCatalog::new(files, &[], |_, _| None)
}

/// Two twins, of which `leaning` is unsafe here, and a lure.
fn yard() -> Spotting {
    let placed = |id: &str, prop: &str, x: f64| PlacedProp {
        id: item(id),
        prop: prop.to_owned(),
        placement: Placement::At {
            point: Point::new(x, 900.0),
            scale: 1.5,
        },
        z: 900.0,
    };
    let hazard = |id: &str| Hazard {
        id: item(id),
        place: HazardPlace::Twin(item(id)),
        title: Text::default(),
        why: Text::default(),
        right: Text::default(),
        accident: "N01".to_owned(),
        severity: 3,
        control: Control::Engineering,
        facts: Vec::new(),
        needs_review: false,
    };
    Spotting {
        scene: Scene::Composed(Composed {
            backdrop: Backdrop("yard".to_owned()),
            items: vec![
                placed("leaning", "block", 400.0),
                placed("standing", "block", 1500.0),
                placed("ball", "ball", 960.0),
            ],
        }),
        draw: DrawBounds {
            min: 1,
            max: 1,
            never_together: Vec::new(),
        },
        seconds: 30.0,
        hazards: vec![hazard("leaning"), hazard("standing")],
        lures: vec![Lure {
            id: item("ball"),
            region: None,
            why_safe: Text::default(),
        }],
    }
}

#[test]
fn a_preview_outlines_what_can_be_touched() {
    let (catalog, yard) = (catalog(), yard());
    let is_unsafe = |id: &ItemId| id.as_str() == "leaning";
    let scene = preview_scene("pack", &yard.scene, &catalog, &is_unsafe, (208, 117)).expect("it can be drawn");
    let found = outline(&scene, &resolve(&yard, &catalog), &is_unsafe).expect("it can be drawn");
    assert_ne!(found, scene, "there are outlines");
    check(&found, "preview.png");
}

#[test]
fn a_story_is_drawn_with_every_way_on() {
    let exhibit = Content::read("tests/plays/content", None).exhibit("tasks");
    let id = LevelId::parse("tasks/case").expect("it is well formed");
    let Some(LevelKind::Case(case)) = exhibit.level(&id).map(|level| &level.kind) else {
        unreachable!("the level is a case")
    };
    let svg = case_graph(case);
    for id in case.nodes.iter().map(|node| &node.id) {
        assert!(svg.contains(&format!("aria-label=\"{id}\"")), "{id} is in {svg}");
    }
    check(
        &case_graph_pixels(case, Some((120, 190))).expect("it can be drawn"),
        "story.png",
    );
}

/// Compares `found` with the picture `name`.
#[track_caller]
fn check(found: &Pixels, name: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/ref").join(name);
    let png = found.to_png().expect("a PNG");
    if std::env::var_os("UPDATE_REF").is_some() {
        atomic::write(&path, &png).expect("the reference can be written");
    }
    let expected = fs::read(&path).expect("the reference can be read");
    assert!(
        expected.len() <= 20 * 1024,
        "{name}: {} bytes, at most 20 KiB",
        expected.len()
    );
    let expected = Pixels::from_png(&expected).expect("the reference is a PNG");
    let n_differing = expected
        .rgba
        .chunks(4)
        .zip(found.rgba.chunks(4))
        .filter(|(a, b)| a != b)
        .count();
    assert!(
        expected == *found,
        "{name}: {n_differing} pixels differ; UPDATE_REF=1 takes the new picture over"
    );
}
