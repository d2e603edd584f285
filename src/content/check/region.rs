//! Regions drawn by hand: their form, their place in the scene, their size under a finger.

use crate::{
    content::{Code, decode::Cursor},
    geometry::{Point, Rect, Region},
};

/// The scene that regions lie in.
pub(super) struct Canvas {
    /// Pixels across and down; `None` when the picture cannot be had.
    pub(super) size: Option<(u32, u32)>,
    /// Millimeters of glass that a scene pixel takes.
    pub(super) mm_per_px: f64,
}

/// The narrowest region that can be aimed at. The finger adds its reach, but what is aimed at must be seen.
const MIN_SIDE_MM: f64 = 5.0;

/// How far a region may stand over the edge: what rounding does.
const EDGE_SLACK_PX: f64 = 0.5;

/// Reads a region; `None` when it cannot be touched where it is.
pub(super) fn read(cursor: &Cursor<'_>, canvas: &Canvas) -> Option<Region> {
    let variant = cursor.variant(&["Polygon", "Circle", "Rect"])?;
    let region = match variant.name {
        "Polygon" => polygon(&variant.content()?)?,
        "Circle" => match variant.cursor.tuple(2, "circle")?.as_slice() {
            [center, radius] => {
                let (center, radius) = (center.point(), radius.number_within(0.0, f64::from(u16::MAX)));
                Region::Circle {
                    center: center?,
                    radius: radius?,
                }
            }
            _ => return None,
        },
        _ => match variant.cursor.tuple(2, "rect")?.as_slice() {
            [corner, size] => {
                let (corner, size) = (corner.point(), size.point());
                let (corner, size) = (corner?, size?);
                Region::Rect(Rect::new(corner.x, corner.y, size.x.max(0.0), size.y.max(0.0)))
            }
            _ => return None,
        },
    };
    check(cursor, &region, canvas).then_some(region)
}

fn polygon(cursor: &Cursor<'_>) -> Option<Region> {
    let points: Vec<Option<Point>> = cursor.list()?.iter().map(Cursor::point).collect();
    let points: Vec<Point> = points.into_iter().collect::<Option<_>>()?;
    if points.len() < 3 {
        cursor.fault(Code::TooFewPoints, vec![("found", points.len().into())]);
        return None;
    }
    let region = Region::Polygon(points);
    if let Some((first, second)) = region.crossing_edges() {
        cursor.fault(
            Code::RegionCrosses,
            vec![("first", (first + 1).into()), ("second", (second + 1).into())],
        );
        return None;
    }
    Some(region)
}

/// Whether `region`, written at `cursor`, lies in the scene and is large enough; says so if not.
pub(super) fn check(cursor: &Cursor<'_>, region: &Region, canvas: &Canvas) -> bool {
    let bounds = region.bounds();
    let Some((width, height)) = canvas.size else {
        return true;
    };
    let overs = [
        -bounds.min.x,
        -bounds.min.y,
        bounds.max.x - f64::from(width),
        bounds.max.y - f64::from(height),
    ];
    let beyond = overs.into_iter().fold(0.0, f64::max);
    if beyond > EDGE_SLACK_PX {
        cursor.fault(
            Code::RegionOutside,
            vec![
                ("beyond", beyond.ceil().into()),
                ("width", f64::from(width).into()),
                ("height", f64::from(height).into()),
            ],
        );
        return false;
    }
    let side_mm = bounds.width().min(bounds.height()) * canvas.mm_per_px;
    if side_mm < MIN_SIDE_MM {
        let found = (side_mm * 10.0).floor() / 10.0;
        cursor.fault(
            Code::RegionTooSmall,
            vec![("found", found.into()), ("needed", MIN_SIDE_MM.into())],
        );
        return false;
    }
    true
}
