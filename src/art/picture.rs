//! One drawing or photo to pixels.

use super::{PixelRect, Pixels};
use crate::geometry::Rect;
use resvg::tiny_skia::{Pixmap, Transform};
use std::sync::Arc;

/// Why a picture cannot be made.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ArtError {
    /// The file is no SVG that can be drawn.
    #[error("cannot read the drawing {name:?}")]
    Svg {
        /// The file's folder and stem.
        name: String,
        /// What the reader said.
        source: usvg::Error,
    },
    /// The file is no PNG or JPEG.
    #[error("cannot read the photo")]
    Photo {
        /// What the reader said.
        source: image::ImageError,
    },
    /// There is no such drawing.
    #[error("there is no drawing {name:?}")]
    Missing {
        /// What was asked for.
        name: String,
    },
    /// The picture asked for is empty or larger than memory allows.
    #[error("cannot make a picture of {width}x{height} pixels")]
    Size {
        /// Pixels across.
        width: u32,
        /// Pixels down.
        height: u32,
    },
    /// The PNG writer failed.
    #[error("cannot write a PNG")]
    Encode {
        /// What the writer said.
        source: image::ImageError,
    },
}

/// What part of a drawing is rendered, and how large.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Crop {
    /// Picture pixels per drawing pixel.
    pub scale: f64,
    /// The part, in picture pixels.
    pub part: PixelRect,
}

/// A parsed SVG whose coordinates are those of its file: `viewBox` moves nothing.
#[derive(Debug, Clone)]
pub struct Drawing {
    tree: Arc<usvg::Tree>,
    view: Rect,
}

impl Drawing {
    /// Parses the SVG file called `name`. Groups that the file hides with `display="none"` are kept.
    pub fn parse(name: &str, bytes: &[u8]) -> Result<Self, ArtError> {
        let text = String::from_utf8_lossy(bytes).replace(" display=\"none\"", "");
        let view = view_box(&text);
        let options = usvg::Options {
            image_href_resolver: usvg::ImageHrefResolver {
                resolve_data: usvg::ImageHrefResolver::default_data_resolver(),
                resolve_string: Box::new(|_, _| None),
            },
            ..usvg::Options::default()
        };
        let tree = usvg::Tree::from_str(&without_view_box(&text), &options).map_err(|source| ArtError::Svg {
            name: name.to_owned(),
            source,
        })?;
        let size = Rect::new(
            0.0,
            0.0,
            f64::from(tree.size().width()),
            f64::from(tree.size().height()),
        );
        Ok(Self {
            tree: Arc::new(tree),
            view: view.unwrap_or(size),
        })
    }

    /// What the file shows, in its own pixels.
    pub fn view(&self) -> Rect {
        self.view
    }

    /// The box of the group called `id`, without strokes' halves; `None` when it is absent or empty.
    pub fn bounds(&self, id: &str) -> Option<Rect> {
        let bounds = self.tree.node_by_id(id)?.abs_layer_bounding_box()?;
        let (x, y) = (f64::from(bounds.x()), f64::from(bounds.y()));
        Some(Rect::new(x, y, f64::from(bounds.width()), f64::from(bounds.height())))
    }

    /// Whether there is a group called `id`.
    pub fn has(&self, id: &str) -> bool {
        self.tree.node_by_id(id).is_some()
    }

    /// Paints the group called `id`; `transform` leads from the drawing's own pixels to `onto`.
    pub(super) fn paint(&self, id: &str, transform: Transform, onto: &mut Pixmap) {
        let Some(node) = self.tree.node_by_id(id) else { return };
        let Some(bounds) = node.abs_layer_bounding_box() else {
            return;
        };
        // `render_node` moves the node's box to the origin; this moves it back.
        let transform = transform.pre_translate(bounds.x(), bounds.y());
        let _drawn: Option<()> = resvg::render_node(node, transform, &mut onto.as_mut());
    }

    /// Paints everything.
    pub(super) fn paint_all(&self, transform: Transform, onto: &mut Pixmap) {
        resvg::render(&self.tree, transform, &mut onto.as_mut());
    }

    /// The whole drawing fitted into `width` by `height` pixels, its proportions kept, on nothing.
    pub fn fitted(&self, width: u32, height: u32) -> Result<Pixels, ArtError> {
        let scale = (f64::from(width) / self.view.width()).min(f64::from(height) / self.view.height());
        let mut pixmap = pixmap(width, height)?;
        let (dx, dy) = (
            (f64::from(width) - self.view.width() * scale) / 2.0,
            (f64::from(height) - self.view.height() * scale) / 2.0,
        );
        let transform = Transform::from_translate(dx as f32, dy as f32)
            .pre_scale(scale as f32, scale as f32)
            .pre_translate(-self.view.min.x as f32, -self.view.min.y as f32);
        self.paint_all(transform, &mut pixmap);
        Ok(pixels(pixmap))
    }

    /// Only the groups called `ids`, fitted into `width` by `height` pixels around their common box.
    pub fn groups_fitted(&self, ids: &[String], width: u32, height: u32) -> Result<Pixels, ArtError> {
        let Some(bounds) = ids.iter().filter_map(|id| self.bounds(id)).reduce(|a, b| a.union(&b)) else {
            return Err(ArtError::Missing { name: ids.join(", ") });
        };
        let scale = (f64::from(width) / bounds.width()).min(f64::from(height) / bounds.height());
        let mut pixmap = pixmap(width, height)?;
        let center = bounds.center();
        let transform = Transform::from_translate(width as f32 / 2.0, height as f32 / 2.0)
            .pre_scale(scale as f32, scale as f32)
            .pre_translate(-center.x as f32, -center.y as f32);
        for id in ids {
            self.paint(id, transform, &mut pixmap);
        }
        Ok(pixels(pixmap))
    }
}

/// An empty picture.
pub(super) fn pixmap(width: u32, height: u32) -> Result<Pixmap, ArtError> {
    Pixmap::new(width, height).ok_or(ArtError::Size { width, height })
}

/// The picture's bytes with straight alpha.
pub(super) fn pixels(pixmap: Pixmap) -> Pixels {
    Pixels {
        width: pixmap.width(),
        height: pixmap.height(),
        rgba: pixmap.take_demultiplied(),
    }
}

/// A photo (PNG or JPEG) scaled down to at most `max_width` by `max_height` pixels, its proportions kept.
pub fn photo_pixels(bytes: &[u8], max_width: u32, max_height: u32) -> Result<Pixels, ArtError> {
    let photo = image::load_from_memory(bytes).map_err(|source| ArtError::Photo { source })?;
    let photo = if photo.width() > max_width || photo.height() > max_height {
        photo.resize(max_width, max_height, image::imageops::FilterType::CatmullRom)
    } else {
        photo
    };
    let rgba = photo.into_rgba8();
    Ok(Pixels {
        width: rgba.width(),
        height: rgba.height(),
        rgba: rgba.into_raw(),
    })
}

/// Where the root element's `viewBox` attribute stands in `text`, quotes and name included.
fn view_box_span(text: &str) -> Option<std::ops::Range<usize>> {
    let root = text.find("<svg")?;
    let root_end = root + text.get(root..)?.find('>')?;
    let start = root + text.get(root..root_end)?.find("viewBox=\"")?;
    let value = start + "viewBox=\"".len();
    let end = value + text.get(value..root_end)?.find('"')? + 1;
    Some(start..end)
}

fn view_box(text: &str) -> Option<Rect> {
    let attribute = text.get(view_box_span(text)?)?;
    let value = attribute.strip_prefix("viewBox=\"")?.strip_suffix('"')?;
    let mut numbers = value
        .split([' ', ','])
        .filter(|n| !n.is_empty())
        .map(|n| n.parse::<f64>().ok());
    let rect = Rect::new(numbers.next()??, numbers.next()??, numbers.next()??, numbers.next()??);
    (rect.width() > 0.0 && rect.height() > 0.0).then_some(rect)
}

fn without_view_box(text: &str) -> String {
    let mut text = text.to_owned();
    let Some(span) = view_box_span(&text) else { return text };
    // A drawing with a view box only still needs a size.
    let size = view_box(&text)
        .filter(|_| !text.get(..span.start).is_some_and(|head| head.contains(" width=")))
        .map(|view| format!("width=\"{}\" height=\"{}\"", view.width(), view.height()))
        .unwrap_or_default();
    text.replace_range(span, &size);
    text
}
