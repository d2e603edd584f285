//! A small set of props, pictures and glyphs, so that cases do not depend on the art.

use huoyan::{
    content::{Catalog, GearInfo, PictureFault, PictureInfo, PictureRef, PropInfo, Slot},
    geometry::{Point, Rect, Silhouette},
};

/// The catalog that the files under `tests/levels` are written for.
pub(crate) struct FixtureCatalog {
    props: Vec<PropInfo>,
}

/// `SILHOUETTE_CELL_PX` as a whole number.
const CELL_PX: usize = 4;

const MIB: u64 = 1024 * 1024;

/// Signs, and files of every pack: width, height, bytes.
const PICTURES: &[(&str, u32, u32, u64)] = &[
    ("mandatory-helmet", 512, 512, 4000),
    ("no-smoking", 512, 512, 4000),
    ("warning-electricity", 512, 512, 4000),
    ("cpr-01-scene-safe", 640, 480, 4000),
    ("wc1-1-missing-rail", 1600, 900, 4000),
    ("pictures/gate.jpg", 1600, 1200, MIB),
    ("pictures/tower.jpg", 1200, 1600, MIB),
    ("pictures/huge.jpg", 6000, 4000, 3 * MIB),
    ("pictures/heavy.png", 3000, 2000, 9 * MIB),
];

/// Gear, and where it is worn.
const GEAR: &[(&str, Option<&str>)] = &[
    ("helmet", Some("head")),
    ("bump-cap", Some("head")),
    ("harness", Some("harness")),
    ("sandals", Some("feet")),
    ("eyewash", None),
];

impl FixtureCatalog {
    pub(crate) fn new() -> Self {
        let props = vec![
            prop(
                "scaffold",
                (400, 600),
                Some((-150, -500, 300, 120)),
                &[("deck1_left", -100, -200), ("deck2_right", 90, -420)],
            ),
            prop("plasterer", (80, 160), None, &[]),
            prop("cable", (200, 60), Some((-80, -40, 160, 40)), &[]),
            prop("pallet", (160, 140), Some((-60, -120, 120, 100)), &[]),
            prop("ladder", (90, 300), Some((-40, -290, 80, 120)), &[]),
            prop("socket", (24, 24), Some((-6, -20, 12, 12)), &[]),
            prop("signaller", (90, 180), None, &[]),
            prop("truck", (420, 260), None, &[("bed", 60, -150)]),
            prop("cone", (40, 60), None, &[]),
        ];
        Self { props }
    }
}

/// A prop that fills a box of `size` above its anchor.
fn prop(name: &str, size: (u32, u32), hot: Option<(i32, i32, i32, i32)>, slots: &[(&str, i32, i32)]) -> PropInfo {
    let cells = |px: u32| px as usize / CELL_PX;
    let (columns, rows) = (cells(size.0), cells(size.1));
    let origin = Point::new(-f64::from(size.0) / 2.0, -f64::from(size.1));
    PropInfo {
        name: name.to_owned(),
        hot: hot.map(|(x, y, w, h)| Rect::new(x.into(), y.into(), w.into(), h.into())),
        slots: slots
            .iter()
            .map(|&(name, x, y)| Slot {
                name: name.to_owned(),
                at: Point::new(x.into(), y.into()),
            })
            .collect(),
        silhouette: Silhouette::from_cells(origin, columns, &vec![true; columns * rows]),
    }
}

impl Catalog for FixtureCatalog {
    fn prop(&self, name: &str) -> Option<&PropInfo> {
        self.props.iter().find(|prop| prop.name == name)
    }

    fn prop_names(&self) -> Vec<&str> {
        self.props.iter().map(|prop| prop.name.as_str()).collect()
    }

    fn backdrop_names(&self) -> Vec<&str> {
        vec!["construction", "street"]
    }

    fn gear(&self, name: &str) -> Option<GearInfo> {
        let (_, slot) = GEAR.iter().find(|(known, _)| *known == name)?;
        Some(GearInfo {
            slot: slot.map(str::to_owned),
        })
    }

    fn gear_names(&self) -> Vec<&str> {
        GEAR.iter().map(|(name, _)| *name).collect()
    }

    fn figure_names(&self) -> Vec<&str> {
        vec!["man", "woman"]
    }

    fn picture(&self, _pack: &str, picture: &PictureRef) -> Result<PictureInfo, PictureFault> {
        let (PictureRef::File(name) | PictureRef::Sign(name) | PictureRef::Kit { name, .. }) = picture else {
            return Err(PictureFault::Missing);
        };
        if name == "pictures/torn.jpg" {
            return Err(PictureFault::Unreadable);
        }
        let found = PICTURES.iter().find(|(known, ..)| known == name);
        found
            .map(|&(_, width, height, bytes)| PictureInfo { width, height, bytes })
            .ok_or(PictureFault::Missing)
    }

    fn has_glyph(&self, character: char) -> bool {
        // What lies beyond the basic plane is not in the face, nor is one rare character within it.
        u32::from(character) < 0x1_0000 && character != '龘'
    }
}
