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
