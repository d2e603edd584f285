//! A prop: its drawing, what it covers, and where riders go.

use super::{
    ArtError,
    picture::{Drawing, pixmap},
};
use crate::{
    content::{PropInfo, Slot},
    geometry::{Point, Rect, SILHOUETTE_CELL_PX, Silhouette},
};
use resvg::tiny_skia::Transform;

/// Which of a prop's drawings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Variant {
    /// The only one.
    Base,
    /// The right practice.
    Safe,
    /// The hazard.
    Unsafe,
}

impl Variant {
    /// The name in group ids and in content.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Base => "base",
            Self::Safe => "safe",
            Self::Unsafe => "unsafe",
        }
    }

    /// Every variant.
    pub const ALL: [Self; 3] = [Self::Base, Self::Safe, Self::Unsafe];
}

/// How opaque a cell must be to count as drawn, of 255.
const COVERED_ALPHA: u8 = 64;

/// A prop, parsed.
#[derive(Debug, Clone)]
pub(super) struct Prop {
    pub(super) drawing: Drawing,
    pub(super) info: PropInfo,
}

impl Prop {
    pub(super) fn parse(name: &str, bytes: &[u8]) -> Result<Self, ArtError> {
        let drawing = Drawing::parse(name, bytes)?;
        let text = String::from_utf8_lossy(bytes);
        let hot = attribute(&text, "data-hot").and_then(rect);
        let slots = attribute(&text, "data-slots").map(slots).unwrap_or_default();
        let silhouette = silhouette(name, &drawing)?;
        let info = PropInfo {
            name: name.to_owned(),
            hot,
            slots,
            silhouette,
        };
        Ok(Self { drawing, info })
    }

    /// The id of a part (`shadow`, `back`, `front`) of a variant.
    pub(super) fn part(&self, variant: Variant, part: &str) -> String {
        format!("{}/{}/{part}", self.info.name, variant.as_str())
    }

    /// The box of all variants together, shadows included, in the prop's own pixels.
    pub(super) fn bounds(&self) -> Option<Rect> {
        Variant::ALL
            .iter()
            .filter_map(|variant| self.drawing.bounds(&format!("{}/{}", self.info.name, variant.as_str())))
            .reduce(|a, b| a.union(&b))
    }
}

fn silhouette(name: &str, drawing: &Drawing) -> Result<Silhouette, ArtError> {
    let parts: Vec<String> = Variant::ALL
        .iter()
        .flat_map(|variant| ["back", "front"].map(|part| format!("{name}/{}/{part}", variant.as_str())))
        .collect();
    let Some(bounds) = parts
        .iter()
        .filter_map(|id| drawing.bounds(id))
        .reduce(|a, b| a.union(&b))
    else {
        return Ok(Silhouette::from_cells(Point::new(0.0, 0.0), 0, &[]));
    };
    #[expect(clippy::cast_sign_loss, reason = "a box is not negative")]
    let (columns, rows) = (
        (bounds.width() / SILHOUETTE_CELL_PX).ceil().max(1.0) as u32,
        (bounds.height() / SILHOUETTE_CELL_PX).ceil().max(1.0) as u32,
    );
    let mut mask = pixmap(columns, rows)?;
    let scale = (1.0 / SILHOUETTE_CELL_PX) as f32;
    let transform = Transform::from_scale(scale, scale).pre_translate(-bounds.min.x as f32, -bounds.min.y as f32);
    for part in &parts {
        drawing.paint(part, transform, &mut mask);
    }
    let covered: Vec<bool> = mask
        .pixels()
        .iter()
        .map(|pixel| pixel.alpha() >= COVERED_ALPHA)
        .collect();
    Ok(Silhouette::from_cells(bounds.min, columns as usize, &covered))
}

/// The value of the first attribute called `name`; attributes of our own that the SVG reader drops.
fn attribute<'a>(text: &'a str, name: &str) -> Option<&'a str> {
    let start = text.find(&format!("{name}=\""))? + name.len() + 2;
    let rest = text.get(start..)?;
    rest.get(..rest.find('"')?)
}

fn rect(text: &str) -> Option<Rect> {
    let mut numbers = text.split_whitespace().map(|number| number.parse::<f64>().ok());
    Some(Rect::new(
        numbers.next()??,
        numbers.next()??,
        numbers.next()??,
        numbers.next()??,
    ))
}

/// Reads `deck1_left:-120,-282 deck1_right:160,-282`; what is malformed is left out.
fn slots(text: &str) -> Vec<Slot> {
    text.split_whitespace()
        .filter_map(|slot| {
            let (name, at) = slot.split_once(':')?;
            let (x, y) = at.split_once(',')?;
            Some(Slot {
                name: name.to_owned(),
                at: Point::new(x.parse().ok()?, y.parse().ok()?),
            })
        })
        .collect()
}
