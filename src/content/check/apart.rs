//! Whether a touch can tell the hazards of a scene apart.
//!
//! Two rules. Each hazard has a spot of its own: somewhere in its region no other hazard lies on top (of two that share a
//! point the one in front is touched; on a photo that is the later one). And the middles of two hazards lie at least half a
//! finger apart, or nobody can aim at the one and not the other.

use super::region::Canvas;
use crate::{
    content::{Code, ItemId, decode::Cursor},
    geometry::{Point, Rect, Region},
};

/// Where a hazard can be touched.
pub(super) struct Spot<'a> {
    /// Where it is written.
    pub(super) cursor: Cursor<'a>,
    pub(super) id: ItemId,
    pub(super) region: Region,
    /// Painting order: larger lies on top.
    pub(super) order: usize,
}

/// Half of the 12 mm that a fingertip reaches.
const MIN_APART_MM: f64 = 6.0;

/// Points tried across and down a region.
const GRID: u32 = 16;

pub(super) fn check(spots: &[Spot<'_>], canvas: &Canvas) {
    for (index, spot) in spots.iter().enumerate() {
        let earlier = spots.get(..index).unwrap_or_default();
        let near =
            |other: &&Spot<'_>| other.region.center().distance(spot.region.center()) * canvas.mm_per_px < MIN_APART_MM;
        let other = earlier.iter().find(near).or_else(|| hidden_by(spot, spots));
        if let Some(other) = other {
            spot.cursor
                .fault(Code::HazardsOverlap, vec![("other", other.id.as_str().into())]);
        }
    }
}

/// The hazard in front of `spot`, if those in front leave nothing of it.
fn hidden_by<'s, 'a>(spot: &Spot<'a>, spots: &'s [Spot<'a>]) -> Option<&'s Spot<'a>> {
    let bounds = spot.region.bounds();
    let in_front: Vec<&Spot<'a>> = spots
        .iter()
        .filter(|other| other.order > spot.order && touches(&other.region.bounds(), &bounds))
        .collect();
    let first = *in_front.first()?;
    let steps = || (0..GRID).map(|n| (f64::from(n) + 0.5) / f64::from(GRID));
    let mut points = steps()
        .flat_map(|down| steps().map(move |across| (across, down)))
        .map(|(across, down)| {
            Point::new(
                bounds.min.x + across * bounds.width(),
                bounds.min.y + down * bounds.height(),
            )
        })
        .filter(|point| spot.region.contains(*point))
        .peekable();
    points.peek()?;
    let is_hidden = points.all(|point| in_front.iter().any(|other| other.region.contains(point)));
    is_hidden.then_some(first)
}

fn touches(a: &Rect, b: &Rect) -> bool {
    a.min.x <= b.max.x && b.min.x <= a.max.x && a.min.y <= b.max.y && b.min.y <= a.max.y
}
