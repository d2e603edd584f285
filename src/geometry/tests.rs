//! Regions: inside, distance, soundness.

use super::*;
use proptest::prelude::*;

fn polygon(points: &[(f64, f64)]) -> Region {
    Region::Polygon(points.iter().map(|&(x, y)| Point::new(x, y)).collect())
}

#[track_caller]
fn check_distance(region: &Region, at: (f64, f64), expected: f64) {
    let distance = region.distance(Point::new(at.0, at.1));
    assert!(
        (distance - expected).abs() < 1e-9,
        "distance of {at:?} is {distance}, expected {expected}"
    );
}

#[test]
fn distance_is_zero_inside_and_straight_outside() {
    let square = polygon(&[(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0)]);
    check_distance(&square, (5.0, 5.0), 0.0);
    check_distance(&square, (13.0, 14.0), 5.0);
    check_distance(&Region::Rect(Rect::new(0.0, 0.0, 10.0, 10.0)), (13.0, 14.0), 5.0);
    check_distance(
        &Region::Circle {
            center: Point::new(0.0, 0.0),
            radius: 3.0,
        },
        (0.0, 8.0),
        5.0,
    );
}

#[test]
fn a_bow_tie_crosses_itself_and_a_square_does_not() {
    assert_eq!(
        polygon(&[(0.0, 0.0), (10.0, 10.0), (10.0, 0.0), (0.0, 10.0)]).crossing_edges(),
        Some((0, 2)),
        "bow tie"
    );
    assert_eq!(
        polygon(&[(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0)]).crossing_edges(),
        None,
        "square"
    );
    assert_eq!(
        polygon(&[(0.0, 0.0), (10.0, 0.0), (5.0, 0.0)]).crossing_edges(),
        Some((0, 1)),
        "folded flat"
    );
}

#[test]
fn a_silhouette_knows_its_box_and_its_distance() {
    let silhouette = Silhouette::from_cells(Point::new(0.0, 0.0), 2, &[true, false, true, false]);
    let region = Region::Silhouette(silhouette.placed(Point::new(100.0, 100.0), 2.0));
    assert_eq!(
        region.bounds(),
        Rect::new(100.0, 100.0, 8.0, 16.0),
        "two cells of 4 px, twice the size"
    );
    assert!(region.contains(Point::new(104.0, 110.0)), "on the drawn part");
    check_distance(&region, (108.5, 104.0), 8.0);
    assert_eq!(region.distance(Point::new(900.0, 900.0)), f64::INFINITY, "far away");
}

proptest! {
    #[test]
    fn a_point_is_inside_exactly_where_the_distance_is_zero(
        points in prop::collection::vec((0.0..100.0_f64, 0.0..100.0_f64), 3..9), at in (0.0..100.0_f64, 0.0..100.0_f64)
    ) {
        let region = polygon(&points);
        let point = Point::new(at.0, at.1);
        prop_assert_eq!(region.contains(point), region.distance(point) == 0.0);
        prop_assert!(region.area() >= 0.0);
    }
}
