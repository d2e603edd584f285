//! Regions: where a hazard or lure can be touched.

use super::{Point, Rect, Silhouette};

/// A part of a scene that a touch can hit.
#[derive(Debug, Clone, PartialEq)]
pub enum Region {
    /// An upright box: a twin's `data-hot`, or drawn by hand.
    Rect(Rect),
    /// A disc, drawn by hand on a photo.
    Circle {
        /// The middle of the disc.
        center: Point,
        /// The radius in scene pixels.
        radius: f64,
    },
    /// A closed outline without holes; the last point joins the first.
    Polygon(Vec<Point>),
    /// The drawn outline of a prop.
    Silhouette(Silhouette),
}

impl Region {
    /// Whether `point` lies inside.
    pub fn contains(&self, point: Point) -> bool {
        match self {
            Self::Rect(rect) => rect.contains(point),
            Self::Circle { center, radius } => center.distance(point) <= *radius,
            Self::Polygon(points) => polygon_contains(points, point),
            Self::Silhouette(silhouette) => silhouette.contains(point),
        }
    }

    /// How far `point` is from the region in scene pixels; 0 inside.
    ///
    /// Infinite for an empty polygon, and beyond the reach that a [`Silhouette`] knows.
    pub fn distance(&self, point: Point) -> f64 {
        if self.contains(point) {
            return 0.0;
        }
        match self {
            Self::Rect(_) | Self::Polygon(_) => self.nearest(point).map_or(f64::INFINITY, |near| near.distance(point)),
            Self::Circle { center, radius } => center.distance(point) - radius,
            Self::Silhouette(silhouette) => silhouette.distance(point),
        }
    }

    /// The smallest upright box around the region.
    pub fn bounds(&self) -> Rect {
        match self {
            Self::Rect(rect) => *rect,
            Self::Circle { center, radius } => {
                Rect::new(center.x - radius, center.y - radius, 2.0 * radius, 2.0 * radius)
            }
            Self::Polygon(points) => points
                .iter()
                .map(|&point| Rect { min: point, max: point })
                .reduce(|a, b| a.union(&b))
                .unwrap_or(Rect::new(0.0, 0.0, 0.0, 0.0)),
            Self::Silhouette(silhouette) => silhouette.bounds(),
        }
    }

    /// The middle of the region's box: where hints and rings are drawn.
    pub fn center(&self) -> Point {
        self.bounds().center()
    }

    /// The area in square scene pixels.
    pub fn area(&self) -> f64 {
        match self {
            Self::Rect(rect) => rect.width() * rect.height(),
            Self::Circle { radius, .. } => std::f64::consts::PI * radius * radius,
            Self::Polygon(points) => edges(points).map(|(a, b)| a.x * b.y - b.x * a.y).sum::<f64>().abs() / 2.0,
            Self::Silhouette(silhouette) => silhouette.area(),
        }
    }

    /// The first pair of edges of a polygon that cross or touch, as edge numbers from 0; `None` for a sound outline.
    ///
    /// Edge `n` runs from point `n` to the next one. Neighbors share a corner and are not compared, save for edges that
    /// fold back onto each other.
    pub fn crossing_edges(&self) -> Option<(usize, usize)> {
        let Self::Polygon(points) = self else { return None };
        let edges: Vec<_> = edges(points).collect();
        let n = edges.len();
        for (i, first) in edges.iter().enumerate() {
            for (j, second) in edges.iter().enumerate().skip(i + 1) {
                let crosses = if j == i + 1 {
                    folds_back(first.0, first.1, second.1)
                } else if i == 0 && j == n - 1 {
                    folds_back(second.0, second.1, first.1)
                } else {
                    segments_touch(*first, *second)
                };
                if crosses {
                    return Some((i, j));
                }
            }
        }
        None
    }

    fn nearest(&self, point: Point) -> Option<Point> {
        match self {
            Self::Rect(rect) => Some(Point::new(
                point.x.clamp(rect.min.x, rect.max.x),
                point.y.clamp(rect.min.y, rect.max.y),
            )),
            Self::Polygon(points) => edges(points)
                .map(|(a, b)| nearest_on_segment(point, a, b))
                .min_by(|a, b| a.distance(point).total_cmp(&b.distance(point))),
            Self::Circle { .. } | Self::Silhouette(_) => None,
        }
    }
}

fn edges(points: &[Point]) -> impl Iterator<Item = (Point, Point)> + '_ {
    points.iter().copied().zip(points.iter().copied().cycle().skip(1))
}

fn polygon_contains(points: &[Point], p: Point) -> bool {
    edges(points)
        .filter(|(a, b)| (a.y > p.y) != (b.y > p.y) && p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x)
        .count()
        % 2
        == 1
}

fn nearest_on_segment(p: Point, a: Point, b: Point) -> Point {
    let (dx, dy) = (b.x - a.x, b.y - a.y);
    let length_squared = dx * dx + dy * dy;
    if length_squared == 0.0 {
        return a;
    }
    let t = (((p.x - a.x) * dx + (p.y - a.y) * dy) / length_squared).clamp(0.0, 1.0);
    Point::new(a.x + t * dx, a.y + t * dy)
}

/// Twice the signed area of the triangle: positive, negative or 0 for points on one line.
fn turn(a: Point, b: Point, c: Point) -> f64 {
    (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
}

/// Whether going `a` to `b` to `c` runs back over itself.
fn folds_back(a: Point, b: Point, c: Point) -> bool {
    turn(a, b, c) == 0.0 && (b.x - a.x) * (c.x - b.x) + (b.y - a.y) * (c.y - b.y) <= 0.0
}

fn segments_touch((a, b): (Point, Point), (c, d): (Point, Point)) -> bool {
    let (abc, abd, cda, cdb) = (turn(a, b, c), turn(a, b, d), turn(c, d, a), turn(c, d, b));
    if abc * abd < 0.0 && cda * cdb < 0.0 {
        return true;
    }
    let on =
        |turn: f64, from: Point, to: Point, p: Point| turn == 0.0 && nearest_on_segment(p, from, to).distance(p) == 0.0;
    on(abc, a, b, c) || on(abd, a, b, d) || on(cda, c, d, a) || on(cdb, c, d, b)
}
