//! Scenes and pictures from small drawings made here.

use super::*;
use crate::{
    content::{Backdrop, Catalog as _, Composed, ItemId, PictureRef, PlacedProp, Placement},
    geometry::{Point, Rect, Region},
};

const BACKDROP: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" width="1920" height="1080" viewBox="0 0 1920 1080"><rect width="1920" height="1080" fill="#88ccdd"/></svg>"##;

const TWIN: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" width="200" height="100" viewBox="-100 -100 200 100" data-slots="top:0,-80">
<g id="twin/safe"><g id="twin/safe/back"><rect x="-50" y="-80" width="100" height="80" fill="#00ff00"/></g></g>
<g id="twin/unsafe" data-hot="-50 -80 100 80" display="none"><g id="twin/unsafe/shadow"><rect x="-60" y="-10" width="140" height="12" opacity="0.3"/></g>
<g id="twin/unsafe/back"><rect x="-50" y="-80" width="100" height="80" fill="#ff0000"/></g></g></svg>"##;

const RIDER: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40" viewBox="-20 -40 40 40">
<g id="rider/base"><g id="rider/base/back"><circle cx="0" cy="-20" r="18" fill="#0000ff"/></g></g></svg>"##;

fn id(text: &str) -> ItemId {
    ItemId::parse(text).unwrap()
}

fn file(folder: &str, stem: &str, text: &str) -> ArtFile {
    ArtFile {
        folder: folder.to_owned(),
        stem: stem.to_owned(),
        bytes: text.as_bytes().to_vec(),
    }
}

fn catalog() -> ArtCatalog {
    let files = vec![
        file("backdrops", "plain", BACKDROP),
        file("props", "twin", TWIN),
        file("props", "rider", RIDER),
    ];
    ArtCatalog::new(files, &[], |_, _| None)
}

fn composed() -> Composed {
    let twin = Placement::At {
        point: Point::new(400.0, 600.0),
        scale: 2.0,
    };
    let on = Placement::On {
        carrier: id("a"),
        slot: "top".to_owned(),
        offset: Point::new(10.0, 0.0),
        scale: 0.5,
    };
    Composed {
        backdrop: Backdrop("plain".to_owned()),
        items: vec![
            PlacedProp {
                id: id("a"),
                prop: "twin".to_owned(),
                placement: twin,
                z: 600.0,
            },
            PlacedProp {
                id: id("b"),
                prop: "rider".to_owned(),
                placement: on,
                z: 0.0,
            },
        ],
    }
}

fn plan(variant: Variant) -> ScenePlan {
    plan_scene(&composed(), &catalog(), &|_| variant).unwrap()
}

fn color(pixels: &Pixels, x: u32, y: u32) -> [u8; 3] {
    let at = ((y * pixels.width + x) * 4) as usize;
    [pixels.rgba[at], pixels.rgba[at + 1], pixels.rgba[at + 2]]
}

#[test]
fn a_twin_knows_its_tap_box_its_slots_and_its_outline() {
    let catalog = catalog();
    let twin = catalog.prop("twin").unwrap();
    assert_eq!(twin.hot, Some(Rect::new(-50.0, -80.0, 100.0, 80.0)), "tap box");
    assert_eq!(twin.slots[0].at, Point::new(0.0, -80.0), "slot");
    let outline = Region::Silhouette(twin.silhouette.clone());
    assert_eq!(
        outline.bounds(),
        Rect::new(-50.0, -80.0, 100.0, 80.0),
        "the shadow is no part of the outline"
    );
    assert!(!catalog.prop("rider").unwrap().is_twin(), "one variant only");
}

#[test]
fn a_swapped_twin_changes_color_and_its_rider_stays_on_top() {
    let (unsafe_scene, safe_scene) = (
        plan(Variant::Unsafe).render(0.5).unwrap(),
        plan(Variant::Safe).render(0.5).unwrap(),
    );
    let [red, green, _] = color(&unsafe_scene, 170, 280);
    assert!(red > 200 && green < 60, "unsafe is red");
    let [red, green, _] = color(&safe_scene, 170, 280);
    assert!(green > 200 && red < 60, "safe is green");
    // The slot lies at 400, 440 in the scene, the rider 20 px right of it and 20 px up.
    let [red, green, blue] = color(&safe_scene, 210, 210);
    assert!(
        blue > 200 && red < 60 && green < 60,
        "the rider covers its carrier: {red} {green} {blue}"
    );
}

#[test]
fn a_part_holds_the_same_pixels_as_the_whole() {
    let catalog = catalog();
    let plan = plan(Variant::Unsafe);
    let scale = 0.75;
    let whole = plan.render(scale).unwrap();
    let part = ScenePlan::swap_part(&composed(), &id("a"), &catalog, scale).unwrap();
    let patch = plan.render_crop(Crop { scale, part }).unwrap();
    for (row, line) in patch.rgba.chunks(part.width as usize * 4).enumerate() {
        let start = ((part.y as usize + row) * whole.width as usize + part.x as usize) * 4;
        let same = &whole.rgba[start..start + line.len()];
        let most = line
            .iter()
            .zip(same)
            .map(|(a, b)| a.abs_diff(*b))
            .max()
            .unwrap_or_default();
        assert!(most <= 2, "row {row} of the patch differs by {most}");
    }
}

#[test]
fn equal_plans_have_equal_digests_and_other_states_others() {
    assert_eq!(plan(Variant::Safe).digest(), plan(Variant::Safe).digest(), "same plan");
    assert_ne!(
        plan(Variant::Safe).digest(),
        plan(Variant::Unsafe).digest(),
        "other twin"
    );
}

#[test]
fn a_missing_drawing_is_an_error_and_a_missing_prop_is_left_out() {
    let mut scene = composed();
    scene.items[0].prop = "nothing".to_owned();
    assert!(
        plan_scene(&scene, &catalog(), &|_| Variant::Safe).is_ok(),
        "the rest is drawn"
    );
    scene.backdrop = Backdrop("nowhere".to_owned());
    let error = plan_scene(&scene, &catalog(), &|_| Variant::Safe).unwrap_err();
    assert_eq!(
        error.to_string(),
        "there is no drawing \"backdrops/nowhere\"",
        "the error names it"
    );
}

#[test]
fn a_prop_is_a_picture_of_its_own() {
    let twin = PictureRef::Prop {
        name: "twin".to_owned(),
        variant: "unsafe".to_owned(),
    };
    let picture = catalog().picture_pixels("pack", &twin, 64, 64).unwrap();
    let [red, green, _] = color(&picture, 32, 32);
    assert!(red > 200 && green < 60, "the unsafe variant fills the picture");
}

#[test]
fn a_veil_lets_through_what_it_is_told_row_by_row() {
    let picture = Pixels {
        width: 1,
        height: 3,
        rgba: vec![0, 0, 0, 255, 0, 0, 0, 255, 0, 0, 0, 0],
    };
    let veiled = picture.veiled([200, 100, 50], |row| if row < 0.3 { 0.0 } else { 0.5 });
    let rows = [[200, 100, 50, 255], [100, 50, 25, 255], [200, 100, 50, 255]];
    assert_eq!(
        veiled.rgba,
        rows.concat(),
        "ground, half and half, and ground where nothing is drawn"
    );
}
