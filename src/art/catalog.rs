//! Everything that can be drawn, parsed when first asked for.

use super::{ArtError, Drawing, Pixels, Variant, photo_pixels, prop::Prop};
use crate::content::{Catalog, GearInfo, PictureFault, PictureInfo, PictureRef, PropInfo};
use skrifa::MetadataProvider as _;
use std::{
    collections::BTreeMap,
    fmt,
    sync::{Arc, OnceLock},
};

/// The folder of the kit's figures and gear.
const DRESSING: &str = "kit/dressing";

/// A drawing's file.
#[derive(Debug, Clone)]
pub struct ArtFile {
    /// The folder under `assets`: `props`, `backdrops`, `signs`, `icons`, `identity`, `badges`, `kit/dressing`.
    pub folder: String,
    /// The file's name without `.svg`.
    pub stem: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// Gives the bytes of a pack's picture: the pack's folder name and the path in it.
pub type PictureSource = dyn Fn(&str, &str) -> Option<Vec<u8>> + Send + Sync;

struct PropEntry {
    bytes: Vec<u8>,
    parsed: OnceLock<Option<Arc<Prop>>>,
}

struct DrawingEntry {
    bytes: Vec<u8>,
    parsed: OnceLock<Option<Drawing>>,
}

/// The props, backdrops, signs, pictures and glyphs of this device.
pub struct ArtCatalog {
    props: BTreeMap<String, PropEntry>,
    drawings: BTreeMap<(String, String), DrawingEntry>,
    glyphs: Vec<std::collections::BTreeSet<u32>>,
    pictures: Box<PictureSource>,
}

impl fmt::Debug for ArtCatalog {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ArtCatalog")
            .field("props", &self.props.len())
            .field("drawings", &self.drawings.len())
            .finish_non_exhaustive()
    }
}

impl ArtCatalog {
    /// The catalog of these drawings and faces. A face that cannot be read draws nothing.
    pub fn new(
        files: Vec<ArtFile>,
        fonts: &[&[u8]],
        pictures: impl Fn(&str, &str) -> Option<Vec<u8>> + Send + Sync + 'static,
    ) -> Self {
        let mut props = BTreeMap::new();
        let mut drawings = BTreeMap::new();
        for ArtFile { folder, stem, bytes } in files {
            if folder == "props" {
                props.insert(
                    stem,
                    PropEntry {
                        bytes,
                        parsed: OnceLock::new(),
                    },
                );
            } else {
                drawings.insert(
                    (folder, stem),
                    DrawingEntry {
                        bytes,
                        parsed: OnceLock::new(),
                    },
                );
            }
        }
        let glyphs = fonts.iter().map(|font| characters(font)).collect();
        Self {
            props,
            drawings,
            glyphs,
            pictures: Box::new(pictures),
        }
    }

    pub(super) fn parsed_prop(&self, name: &str) -> Option<&Arc<Prop>> {
        let entry = self.props.get(name)?;
        entry
            .parsed
            .get_or_init(|| Prop::parse(name, &entry.bytes).ok().map(Arc::new))
            .as_ref()
    }

    /// The bytes of a prop's file, for digests.
    pub(super) fn prop_bytes(&self, name: &str) -> Option<&[u8]> {
        self.props.get(name).map(|entry| entry.bytes.as_slice())
    }

    /// The bytes of another drawing's file, for digests.
    pub fn drawing_bytes(&self, folder: &str, stem: &str) -> Option<&[u8]> {
        self.drawings
            .get(&(folder.to_owned(), stem.to_owned()))
            .map(|entry| entry.bytes.as_slice())
    }

    /// How far in front the layer `stem` of `folder` lies, larger nearer (`data-z`); `None` without it.
    pub fn depth(&self, folder: &str, stem: &str) -> Option<i32> {
        let svg = std::str::from_utf8(self.drawing_bytes(folder, stem)?).ok()?;
        let (_, rest) = svg.split_once(r#" data-z=""#)?;
        rest.split_once('"')?.0.parse().ok()
    }

    /// The drawing `stem` of `folder` (not of `props`).
    pub fn drawing(&self, folder: &str, stem: &str) -> Result<&Drawing, ArtError> {
        let missing = || ArtError::Missing {
            name: format!("{folder}/{stem}"),
        };
        let entry = self
            .drawings
            .get(&(folder.to_owned(), stem.to_owned()))
            .ok_or_else(missing)?;
        entry
            .parsed
            .get_or_init(|| Drawing::parse(stem, &entry.bytes).ok())
            .as_ref()
            .ok_or_else(missing)
    }

    /// The bytes of a picture file of `pack`.
    pub fn picture_bytes(&self, pack: &str, path: &str) -> Option<Vec<u8>> {
        (self.pictures)(pack, path)
    }

    /// The picture that content of `pack` calls `picture`, fitted into `width` by `height` pixels.
    pub fn picture_pixels(
        &self,
        pack: &str,
        picture: &PictureRef,
        width: u32,
        height: u32,
    ) -> Result<Pixels, ArtError> {
        let missing = |name: &str| ArtError::Missing { name: name.to_owned() };
        match picture {
            PictureRef::Sign(name) => self.drawing("signs", name)?.fitted(width, height),
            PictureRef::Kit { group, name } => self.drawing(&kit_folder(group), name)?.fitted(width, height),
            PictureRef::Prop { name, variant } => {
                let prop = self.parsed_prop(name).ok_or_else(|| missing(name))?;
                let group = format!("{name}/{variant}");
                prop.drawing.groups_fitted(&[group], width, height)
            }
            PictureRef::File(path) => {
                let bytes = self.picture_bytes(pack, path).ok_or_else(|| missing(path))?;
                if is_svg(path) {
                    return Drawing::parse(path, &bytes)?.fitted(width, height);
                }
                photo_pixels(&bytes, width, height)
            }
        }
    }
}

impl ArtCatalog {
    fn drawing_info(&self, folder: &str, name: &str) -> Result<PictureInfo, PictureFault> {
        let bytes = self.drawing_bytes(folder, name).ok_or(PictureFault::Missing)?.len();
        self.drawing(folder, name)
            .map(|drawing| drawn(drawing, bytes))
            .map_err(|_missing| PictureFault::Unreadable)
    }

    /// What the dressing drawings are called behind `prefix`.
    fn dressing(&self, prefix: &str) -> Vec<&str> {
        self.drawings
            .keys()
            .filter(|(folder, _)| folder == DRESSING)
            .filter_map(|(_, stem)| stem.strip_prefix(prefix))
            .collect()
    }
}

impl Catalog for ArtCatalog {
    fn prop(&self, name: &str) -> Option<&PropInfo> {
        self.parsed_prop(name).map(|prop| &prop.info)
    }

    fn prop_names(&self) -> Vec<&str> {
        self.props.keys().map(String::as_str).collect()
    }

    fn backdrop_names(&self) -> Vec<&str> {
        self.drawings
            .keys()
            .filter(|(folder, _)| folder == "backdrops")
            .map(|(_, stem)| stem.as_str())
            .collect()
    }

    fn gear(&self, name: &str) -> Option<GearInfo> {
        self.drawing_bytes(DRESSING, &format!("icon-{name}"))?;
        // What is worn has a layer, and only the layer knows where; the icons of the rest say "object".
        let layer = self.drawing_bytes(DRESSING, &format!("layer-{name}"));
        let slot = layer.and_then(|bytes| attribute(bytes, "data-slot"));
        Some(GearInfo { slot })
    }

    fn gear_names(&self) -> Vec<&str> {
        self.dressing("icon-")
    }

    fn figure_names(&self) -> Vec<&str> {
        self.dressing("figure-")
    }

    fn picture(&self, pack: &str, picture: &PictureRef) -> Result<PictureInfo, PictureFault> {
        match picture {
            PictureRef::Sign(name) => self.drawing_info("signs", name),
            PictureRef::Kit { group, name } => self.drawing_info(&kit_folder(group), name),
            PictureRef::Prop { name, variant } => {
                let prop = self.parsed_prop(name).ok_or(PictureFault::Missing)?;
                let known = Variant::ALL.iter().any(|known| known.as_str() == variant)
                    && prop.drawing.has(&format!("{name}/{variant}"));
                let bytes = self.prop_bytes(name).map_or(0, <[u8]>::len);
                if known {
                    Ok(drawn(&prop.drawing, bytes))
                } else {
                    Err(PictureFault::Missing)
                }
            }
            PictureRef::File(path) => {
                let bytes = self.picture_bytes(pack, path).ok_or(PictureFault::Missing)?;
                if is_svg(path) {
                    let drawing = Drawing::parse(path, &bytes).map_err(|_unreadable| PictureFault::Unreadable)?;
                    return Ok(drawn(&drawing, bytes.len()));
                }
                let (width, height) = image::ImageReader::new(std::io::Cursor::new(&bytes))
                    .with_guessed_format()
                    .ok()
                    .and_then(|reader| reader.into_dimensions().ok())
                    .ok_or(PictureFault::Unreadable)?;
                Ok(PictureInfo {
                    width,
                    height,
                    bytes: bytes.len() as u64,
                })
            }
        }
    }

    fn has_glyph(&self, character: char) -> bool {
        self.glyphs.iter().all(|face| face.contains(&u32::from(character)))
    }
}

#[expect(clippy::cast_sign_loss, reason = "a view box is not negative")]
fn drawn(drawing: &Drawing, bytes: usize) -> PictureInfo {
    PictureInfo {
        width: drawing.view().width() as u32,
        height: drawing.view().height() as u32,
        bytes: bytes as u64,
    }
}

fn kit_folder(group: &str) -> String {
    format!("kit/{group}")
}

/// The value of the first attribute `name` of a drawing.
fn attribute(svg: &[u8], name: &str) -> Option<String> {
    let text = std::str::from_utf8(svg).ok()?;
    let (_, rest) = text.split_once(&format!("{name}=\""))?;
    rest.split_once('"').map(|(value, _)| value.to_owned())
}

fn is_svg(path: &str) -> bool {
    path.rsplit_once('.')
        .is_some_and(|(_, extension)| extension.eq_ignore_ascii_case("svg"))
}

fn characters(font: &[u8]) -> std::collections::BTreeSet<u32> {
    skrifa::FontRef::new(font)
        .map(|font| font.charmap().mappings().map(|(character, _)| character).collect())
        .unwrap_or_default()
}
