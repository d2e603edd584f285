//! Finished pixels.

/// A box of whole pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PixelRect {
    /// Pixels from the left.
    pub x: u32,
    /// Pixels from the top.
    pub y: u32,
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
}

/// A picture: rows of RGBA bytes, sRGB, straight alpha.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pixels {
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
    /// `width * height * 4` bytes.
    pub rgba: Vec<u8>,
}

impl Pixels {
    /// The part `rect` of the picture; what lies outside the picture is left out.
    #[must_use]
    pub fn trimmed(&self, rect: PixelRect) -> Self {
        let width = rect.width.min(self.width.saturating_sub(rect.x));
        let height = rect.height.min(self.height.saturating_sub(rect.y));
        let (skip, take) = (rect.x as usize * 4, width as usize * 4);
        let rgba = self
            .rgba
            .chunks(self.width.max(1) as usize * 4)
            .skip(rect.y as usize)
            .take(height as usize)
            .filter_map(|row| row.get(skip..skip + take))
            .flatten()
            .copied()
            .collect();
        Self { width, height, rgba }
    }

    /// The picture as a veil over `ground`: each row lets through what `strength` says of its place, 0 (top) to 1.
    #[must_use]
    pub fn veiled(&self, ground: [u8; 3], strength: impl Fn(f32) -> f32) -> Self {
        let row_bytes = self.width.max(1) as usize * 4;
        let rows = self.height.max(1) as f32;
        let mut rgba = self.rgba.clone();
        for (nth, row) in rgba.chunks_mut(row_bytes).enumerate() {
            let strength = strength((nth as f32 + 0.5) / rows).clamp(0.0, 1.0);
            for pixel in row.as_chunks_mut::<4>().0 {
                let share = strength * f32::from(pixel[3]) / 255.0;
                for (channel, below) in pixel.iter_mut().zip(ground) {
                    *channel = mixed(*channel, below, share);
                }
                pixel[3] = 255;
            }
        }
        Self { rgba, ..*self }
    }

    /// The pixels as a PNG file, fast rather than small.
    pub fn to_png(&self) -> Result<Vec<u8>, super::ArtError> {
        use image::ImageEncoder as _;
        let mut bytes = Vec::new();
        image::codecs::png::PngEncoder::new_with_quality(
            &mut bytes,
            image::codecs::png::CompressionType::Fast,
            image::codecs::png::FilterType::Up,
        )
        .write_image(&self.rgba, self.width, self.height, image::ExtendedColorType::Rgba8)
        .map_err(|source| super::ArtError::Encode { source })?;
        Ok(bytes)
    }

    /// Reads a PNG file.
    pub fn from_png(bytes: &[u8]) -> Result<Self, super::ArtError> {
        let rgba = image::load_from_memory_with_format(bytes, image::ImageFormat::Png)
            .map_err(|source| super::ArtError::Photo { source })?
            .into_rgba8();
        Ok(Self {
            width: rgba.width(),
            height: rgba.height(),
            rgba: rgba.into_raw(),
        })
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a mean of two bytes is a byte"
)]
fn mixed(above: u8, below: u8, share: f32) -> u8 {
    (f32::from(above) * share + f32::from(below) * (1.0 - share)).round() as u8
}
