//! The drawn outline of a prop as a coarse mask that knows how far away it is.

use super::{Point, Rect};

/// Size of a mask cell in the prop's own pixels: a third of the smallest finger reach.
pub const SILHOUETTE_CELL_PX: f64 = 4.0;

/// Distances are known up to this many cells outside the mask; farther is infinite.
const MARGIN_CELLS: usize = 16;

/// What a prop covers, in cells, with the distance of every cell to the nearest covered one.
///
/// Built once per prop in the prop's own pixels; [`Silhouette::placed`] puts it into a scene.
#[derive(Debug, Clone, PartialEq)]
pub struct Silhouette {
    /// Scene position of the mask's top left corner.
    origin: Point,
    /// Scene pixels per cell.
    cell_px: f64,
    columns: usize,
    rows: usize,
    /// Distance to the nearest covered cell in thirds of a cell; 0 where covered. Row by row.
    thirds: std::sync::Arc<[u16]>,
}

impl Silhouette {
    /// Builds the mask from `covered`, row by row, whose top left cell starts at `origin` (prop pixels).
    ///
    /// Rows shorter than `columns` count as uncovered.
    pub fn from_cells(origin: Point, columns: usize, covered: &[bool]) -> Self {
        let rows = if columns == 0 {
            0
        } else {
            covered.len().div_ceil(columns)
        };
        let (wide, high) = (columns + 2 * MARGIN_CELLS, rows + 2 * MARGIN_CELLS);
        let far = u16::MAX / 2;
        let mut thirds = vec![far; wide * high];
        for (index, _) in covered.iter().enumerate().filter(|(_, covered)| **covered) {
            let (x, y) = (index % columns + MARGIN_CELLS, index / columns + MARGIN_CELLS);
            if let Some(cell) = thirds.get_mut(y * wide + x) {
                *cell = 0;
            }
        }
        chamfer(&mut thirds, wide, high);
        let margin = MARGIN_CELLS as f64 * SILHOUETTE_CELL_PX;
        Self {
            origin: Point::new(origin.x - margin, origin.y - margin),
            cell_px: SILHOUETTE_CELL_PX,
            columns: wide,
            rows: high,
            thirds: thirds.into(),
        }
    }

    /// The same outline where the prop stands `at` a scene point, `scale` times its own size.
    #[must_use]
    pub fn placed(&self, at: Point, scale: f64) -> Self {
        Self {
            origin: at.place(self.origin, scale),
            cell_px: self.cell_px * scale,
            ..self.clone()
        }
    }

    /// The sides of covered cells that no covered cell adjoins: the drawn outline as short lines, in no order.
    pub fn border(&self) -> Vec<(Point, Point)> {
        let is_covered = |x: usize, y: usize| self.thirds.get(y * self.columns + x) == Some(&0);
        let corner = |x: usize, y: usize| self.origin.place(Point::new(x as f64, y as f64), self.cell_px);
        let mut border = Vec::new();
        // The mask's margin is never covered, so every side lies between two of its cells.
        for y in 1..self.rows {
            for x in 1..self.columns {
                if is_covered(x, y) != is_covered(x - 1, y) {
                    border.push((corner(x, y), corner(x, y + 1)));
                }
                if is_covered(x, y) != is_covered(x, y - 1) {
                    border.push((corner(x, y), corner(x + 1, y)));
                }
            }
        }
        border
    }

    pub(super) fn contains(&self, point: Point) -> bool {
        self.thirds_at(point) == Some(0)
    }

    pub(super) fn distance(&self, point: Point) -> f64 {
        self.thirds_at(point)
            .map_or(f64::INFINITY, |thirds| f64::from(thirds) / 3.0 * self.cell_px)
    }

    pub(super) fn bounds(&self) -> Rect {
        let covered = || {
            self.thirds
                .iter()
                .enumerate()
                .filter(|(_, thirds)| **thirds == 0)
                .map(|(index, _)| index)
        };
        let columns = || covered().map(|index| index % self.columns);
        let rows = || covered().map(|index| index / self.columns);
        let (Some(left), Some(right), Some(top), Some(bottom)) =
            (columns().min(), columns().max(), rows().min(), rows().max())
        else {
            return Rect {
                min: self.origin,
                max: self.origin,
            };
        };
        let corner = |column: usize, row: usize| self.origin.place(Point::new(column as f64, row as f64), self.cell_px);
        Rect {
            min: corner(left, top),
            max: corner(right + 1, bottom + 1),
        }
    }

    pub(super) fn area(&self) -> f64 {
        self.thirds.iter().filter(|thirds| **thirds == 0).count() as f64 * self.cell_px * self.cell_px
    }

    fn thirds_at(&self, point: Point) -> Option<u16> {
        let column = (point.x - self.origin.x) / self.cell_px;
        let row = (point.y - self.origin.y) / self.cell_px;
        if !(column >= 0.0 && row >= 0.0 && column < self.columns as f64 && row < self.rows as f64) {
            return None;
        }
        #[expect(clippy::cast_sign_loss, reason = "both are checked to be inside the mask")]
        let index = row as usize * self.columns + column as usize;
        self.thirds.get(index).copied()
    }
}

/// Two passes of the 3-4 chamfer (Borgefors 1986): distances within 8 % of the true ones, integers only.
fn chamfer(cells: &mut [u16], wide: usize, high: usize) {
    const STRAIGHT: u16 = 3;
    const DIAGONAL: u16 = 4;
    let neighbors = [
        (-1_isize, 0_isize, STRAIGHT),
        (-1, -1, DIAGONAL),
        (0, -1, STRAIGHT),
        (1, -1, DIAGONAL),
    ];
    let relax = |cells: &mut [u16], x: usize, y: usize, sign: isize| {
        let mut best = cells.get(y * wide + x).copied().unwrap_or_default();
        for (dx, dy, cost) in neighbors {
            let (Some(nx), Some(ny)) = (x.checked_add_signed(sign * dx), y.checked_add_signed(sign * dy)) else {
                continue;
            };
            if nx < wide && ny < high {
                best = best.min(cells.get(ny * wide + nx).copied().unwrap_or(u16::MAX / 2) + cost);
            }
        }
        if let Some(cell) = cells.get_mut(y * wide + x) {
            *cell = best;
        }
    };
    for y in 0..high {
        for x in 0..wide {
            relax(cells, x, y, 1);
        }
    }
    for y in (0..high).rev() {
        for x in (0..wide).rev() {
            relax(cells, x, y, -1);
        }
    }
}
