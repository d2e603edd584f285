//! Points, regions and sizes: what a finger can touch, and how large a millimeter is on this screen.
//!
//! Scene pixels throughout, y down, unless a name says otherwise. Only `+ - * /` and `sqrt` are used on numbers that the
//! rules see: these give the same bits on every platform.

mod edid;
mod region;
mod screen;
mod silhouette;

pub use edid::Edid;
pub use region::Region;
pub use screen::Screen;
pub use silhouette::{SILHOUETTE_CELL_PX, Silhouette};

/// A point of a scene in scene pixels, y down.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Point {
    /// Pixels from the left edge.
    pub x: f64,
    /// Pixels from the top edge.
    pub y: f64,
}

impl Point {
    /// A point at `x` from the left and `y` from the top.
    pub const fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }

    /// The straight distance to `other` in scene pixels.
    pub fn distance(self, other: Self) -> f64 {
        let (dx, dy) = (other.x - self.x, other.y - self.y);
        (dx * dx + dy * dy).sqrt()
    }

    /// Where the local point `local` of a thing placed here at `scale` lies in the scene.
    #[must_use]
    pub fn place(self, local: Self, scale: f64) -> Self {
        Self::new(self.x + scale * local.x, self.y + scale * local.y)
    }
}

/// An upright box in scene pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rect {
    /// The top left corner.
    pub min: Point,
    /// The bottom right corner.
    pub max: Point,
}

impl Rect {
    /// The box with its top left corner at (`x`, `y`).
    pub const fn new(x: f64, y: f64, width: f64, height: f64) -> Self {
        Self {
            min: Point::new(x, y),
            max: Point::new(x + width, y + height),
        }
    }

    /// Width in scene pixels.
    pub fn width(&self) -> f64 {
        self.max.x - self.min.x
    }

    /// Height in scene pixels.
    pub fn height(&self) -> f64 {
        self.max.y - self.min.y
    }

    /// The middle of the box.
    pub fn center(&self) -> Point {
        Point::new(
            f64::midpoint(self.min.x, self.max.x),
            f64::midpoint(self.min.y, self.max.y),
        )
    }

    /// Whether `point` lies inside or on the edge.
    pub fn contains(&self, point: Point) -> bool {
        point.x >= self.min.x && point.x <= self.max.x && point.y >= self.min.y && point.y <= self.max.y
    }

    /// The smallest box around both.
    #[must_use]
    pub fn union(&self, other: &Self) -> Self {
        Self {
            min: Point::new(self.min.x.min(other.min.x), self.min.y.min(other.min.y)),
            max: Point::new(self.max.x.max(other.max.x), self.max.y.max(other.max.y)),
        }
    }

    /// The box of a thing drawn with local box `self`, placed `at` and scaled by `scale`.
    #[must_use]
    pub fn placed(&self, at: Point, scale: f64) -> Self {
        Self {
            min: at.place(self.min, scale),
            max: at.place(self.max, scale),
        }
    }
}

#[cfg(test)]
mod tests;
