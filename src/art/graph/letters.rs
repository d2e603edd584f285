//! Text as outlines, so that a picture of it needs no font.

use crate::art::FACE_REGULAR;
use skrifa::{
    FontRef, MetadataProvider as _,
    instance::{LocationRef, Size},
    outline::{DrawSettings, OutlinePen},
};
use std::fmt::Write as _;

/// Writes in the shipped face, in letters of one size.
pub(super) struct Letters {
    face: Option<FontRef<'static>>,
    size_px: f32,
}

impl Letters {
    pub(super) fn new(size_px: f32) -> Self {
        Self {
            face: FontRef::new(FACE_REGULAR).ok(),
            size_px,
        }
    }

    /// How wide `text` is.
    pub(super) fn width(&self, text: &str) -> f64 {
        let Some(face) = &self.face else { return 0.0 };
        let (glyphs, metrics) = (face.charmap(), self.metrics(face));
        let advances = text
            .chars()
            .filter_map(|letter| metrics.advance_width(glyphs.map(letter)?));
        advances.map(f64::from).sum()
    }

    /// The outline of `text` as the `d` of an SVG path; its middle lies at `x`, its letters stand on `y`.
    pub(super) fn outline(&self, text: &str, x: f64, y: f64) -> String {
        let mut pen = SvgPen {
            data: String::new(),
            x: x - self.width(text) / 2.0,
            y,
        };
        let Some(face) = &self.face else { return pen.data };
        let (glyphs, metrics, outlines) = (face.charmap(), self.metrics(face), face.outline_glyphs());
        for glyph in text.chars().filter_map(|letter| glyphs.map(letter)) {
            if let Some(outline) = outlines.get(glyph) {
                let settings = DrawSettings::unhinted(Size::new(self.size_px), LocationRef::default());
                // A glyph that cannot be drawn leaves its room empty.
                let _drawn = outline.draw(settings, &mut pen);
            }
            pen.x += f64::from(metrics.advance_width(glyph).unwrap_or_default());
        }
        pen.data
    }

    fn metrics(&self, face: &FontRef<'static>) -> skrifa::metrics::GlyphMetrics<'static> {
        face.glyph_metrics(Size::new(self.size_px), LocationRef::default())
    }
}

/// Writes an outline as path data, moved to where the glyph stands. Fonts count upwards, pictures downwards.
struct SvgPen {
    data: String,
    x: f64,
    y: f64,
}

impl SvgPen {
    fn write(&mut self, command: char, points: &[(f32, f32)]) {
        self.data.push(command);
        for (x, y) in points {
            let (x, y) = (self.x + f64::from(*x), self.y - f64::from(*y));
            // Writing to a string does not fail.
            let _ = write!(self.data, "{x:.1} {y:.1} ");
        }
    }
}

impl OutlinePen for SvgPen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.write('M', &[(x, y)]);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.write('L', &[(x, y)]);
    }

    fn quad_to(&mut self, cx0: f32, cy0: f32, x: f32, y: f32) {
        self.write('Q', &[(cx0, cy0), (x, y)]);
    }

    fn curve_to(&mut self, cx0: f32, cy0: f32, cx1: f32, cy1: f32, x: f32, y: f32) {
        self.write('C', &[(cx0, cy0), (cx1, cy1), (x, y)]);
    }

    fn close(&mut self) {
        self.data.push('Z');
    }
}
