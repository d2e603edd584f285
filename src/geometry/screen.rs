//! The real screen: how many pixels a millimeter takes.

/// Millimeters in an inch.
pub(super) const MM_PER_INCH: f64 = 25.4;

/// A screen's pixels and their real size.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Screen {
    /// Physical pixels across.
    pub width_px: f64,
    /// Physical pixels down.
    pub height_px: f64,
    /// Physical pixels per inch of glass.
    pub ppi: f64,
}

impl Screen {
    /// The screen of `width_px` by `height_px` whose glass measures `diagonal_inches` from corner to corner.
    pub fn from_diagonal(width_px: f64, height_px: f64, diagonal_inches: f64) -> Self {
        let diagonal_px = (width_px * width_px + height_px * height_px).sqrt();
        Self {
            width_px,
            height_px,
            ppi: diagonal_px / diagonal_inches,
        }
    }

    /// How many physical pixels `mm` millimeters of glass take.
    pub fn px_from_mm(&self, mm: f64) -> f64 {
        mm * self.ppi / MM_PER_INCH
    }

    /// Whether the screen stands upright.
    pub fn is_portrait(&self) -> bool {
        self.height_px > self.width_px
    }
}
