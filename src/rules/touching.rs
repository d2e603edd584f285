//! What a touch means.
//!
//! In this order:
//! 1. What the point is inside of, in the order of [`Standing`]; of several alike, the one with the nearest middle. A
//!    lure counts only where nothing painted later covers it.
//! 2. What lies within reach: the nearest; of several as near, in the order of [`Standing`].
//! 3. The rest of a hazard's prop where it lies on top, or a hazard within two reaches: a near miss.
//! 4. The background.

use super::{Direction, ground::Ground, ground::GroundItem};
use crate::{content::ItemRole, geometry::Point};
use std::cmp::Ordering;

/// How a thing stands in this hunt. The order is the one in which a touch prefers them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Standing {
    /// Unsafe, not found.
    Open,
    /// Unsafe once, found.
    Found,
    /// A twin that is safe in this visit.
    Safe,
    /// A lure.
    Lure,
}

/// What was touched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Touched {
    /// Beside the scene: nothing happened.
    Outside,
    /// This item.
    Item(usize),
    /// Close to an open hazard that lies in this direction.
    Near(Direction),
    /// Nothing.
    Background,
}

/// What a touch at `point` with `reach` scene pixels means on `ground`, where item `n` stands as `standing(n)`.
pub(super) fn touched(
    ground: &Ground,
    standing: impl Fn(usize) -> Option<Standing>,
    point: Point,
    reach: f64,
) -> Touched {
    let is_a_place = point.x.is_finite() && point.y.is_finite() && reach.is_finite();
    let reach = reach.max(0.0);
    if !is_a_place || outside_by(ground, point) > reach {
        return Touched::Outside;
    }
    let standings: Vec<(usize, &GroundItem, Standing)> = ground
        .items
        .iter()
        .enumerate()
        .filter_map(|(index, item)| Some((index, item, standing(index)?)))
        .filter(|(_, item, standing)| *standing != Standing::Lure || !is_covered(ground, item, point))
        .collect();
    let inside = standings
        .iter()
        .filter(|(_, item, _)| item.hit.contains(point))
        .min_by(|a, b| a.2.cmp(&b.2).then_with(|| nearer_middle(a.1, b.1, point)));
    if let Some((index, _, _)) = inside {
        return Touched::Item(*index);
    }
    let around: Vec<(f64, &(usize, &GroundItem, Standing))> = standings
        .iter()
        .map(|entry| (entry.1.hit.distance(point), entry))
        .filter(|(distance, _)| *distance <= 2.0 * reach)
        .collect();
    let nearest = |a: &&(f64, &(usize, &GroundItem, Standing)), b: &&(f64, &(usize, &GroundItem, Standing))| {
        a.0.total_cmp(&b.0)
            .then(a.1.2.cmp(&b.1.2))
            .then_with(|| nearer_middle(a.1.1, b.1.1, point))
    };
    if let Some((_, (index, _, _))) = around.iter().filter(|(distance, _)| *distance <= reach).min_by(nearest) {
        return Touched::Item(*index);
    }
    let on_top = standings
        .iter()
        .find(|(index, _, _)| Some(*index) == topmost(ground, point));
    match on_top {
        Some((_, item, Standing::Open)) => return Touched::Near(direction(point, item.center)),
        // The rest of a found prop is as free as its middle.
        Some((index, _, Standing::Found)) => return Touched::Item(*index),
        _ => {}
    }
    let close = around
        .iter()
        .filter(|(_, entry)| entry.2 == Standing::Open)
        .min_by(nearest);
    close.map_or(Touched::Background, |(_, (_, item, _))| {
        Touched::Near(direction(point, item.center))
    })
}

fn outside_by(ground: &Ground, point: Point) -> f64 {
    let (min, max) = (ground.scene.min, ground.scene.max);
    let nearest = Point::new(point.x.max(min.x).min(max.x), point.y.max(min.y).min(max.y));
    nearest.distance(point)
}

fn nearer_middle(a: &GroundItem, b: &GroundItem, point: Point) -> Ordering {
    a.center.distance(point).total_cmp(&b.center.distance(point))
}

/// Whether something painted later than `item` covers `point`. On a photo nothing does.
fn is_covered(ground: &Ground, item: &GroundItem, point: Point) -> bool {
    if ground.is_photo {
        return false;
    }
    let by_item = ground
        .items
        .iter()
        .any(|other| other.order > item.order && drawn_at(other, point));
    by_item
        || ground
            .cover
            .iter()
            .any(|(body, order)| *order > item.order && body.contains(point))
}

/// The item that is drawn on top at `point`, unless something else covers it there.
fn topmost(ground: &Ground, point: Point) -> Option<usize> {
    if ground.is_photo {
        return None;
    }
    let (index, item) = ground
        .items
        .iter()
        .enumerate()
        .filter(|(_, item)| drawn_at(item, point))
        .max_by_key(|(_, item)| item.order)?;
    let is_covered = ground
        .cover
        .iter()
        .any(|(body, order)| *order > item.order && body.contains(point));
    (!is_covered).then_some(index)
}

fn drawn_at(item: &GroundItem, point: Point) -> bool {
    match (&item.body, item.role) {
        (Some(body), _) => body.contains(point),
        (None, ItemRole::Lure) => item.hit.contains(point),
        (None, ItemRole::Twin | ItemRole::Fixed) => false,
    }
}

/// The direction from `from` to `to`, in eighths of a circle.
fn direction(from: Point, to: Point) -> Direction {
    /// The tangent of half an eighth.
    const HALF_EIGHTH: f64 = 0.414_213_562_373_095_03;
    let (dx, dy) = (to.x - from.x, to.y - from.y);
    let (is_right, is_down) = (dx >= 0.0, dy >= 0.0);
    if dy.abs() <= HALF_EIGHTH * dx.abs() {
        return if is_right { Direction::Right } else { Direction::Left };
    }
    if dx.abs() <= HALF_EIGHTH * dy.abs() {
        return if is_down { Direction::Down } else { Direction::Up };
    }
    match (is_right, is_down) {
        (true, true) => Direction::DownRight,
        (true, false) => Direction::UpRight,
        (false, true) => Direction::DownLeft,
        (false, false) => Direction::UpLeft,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn directions_are_those_of_the_screen() {
        let from = Point::new(100.0, 100.0);
        for (x, y, expected) in [
            (200.0, 100.0, Direction::Right),
            (200.0, 140.0, Direction::Right),
            (200.0, 200.0, Direction::DownRight),
            (100.0, 200.0, Direction::Down),
            (0.0, 200.0, Direction::DownLeft),
            (0.0, 100.0, Direction::Left),
            (0.0, 0.0, Direction::UpLeft),
            (100.0, 0.0, Direction::Up),
            (140.0, 0.0, Direction::Up),
            (200.0, 0.0, Direction::UpRight),
        ] {
            assert_eq!(direction(from, Point::new(x, y)), expected, "toward {x}, {y}");
        }
    }
}
