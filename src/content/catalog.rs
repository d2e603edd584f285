//! What a check may ask of the art: which props, backdrops, pictures and glyphs there are.

use super::PictureRef;
use crate::geometry::{Point, Rect, Silhouette};

/// A place for a rider on a prop.
#[derive(Debug, Clone, PartialEq)]
pub struct Slot {
    /// The slot's name: `deck2_right`.
    pub name: String,
    /// Where the rider's anchor goes, in the prop's own pixels.
    pub at: Point,
}

/// What is known of a prop without drawing it.
#[derive(Debug, Clone, PartialEq)]
pub struct PropInfo {
    /// The file's stem: `cf-gas-test`.
    pub name: String,
    /// The tap box of the unsafe variant in the prop's own pixels; `None` for a prop with one variant only.
    pub hot: Option<Rect>,
    /// Places for riders.
    pub slots: Vec<Slot>,
    /// What the prop covers, all variants together and shadows left out, in the prop's own pixels.
    pub silhouette: Silhouette,
}

impl PropInfo {
    /// Whether the prop has a safe and an unsafe variant.
    pub fn is_twin(&self) -> bool {
        self.hot.is_some()
    }
}

/// What is known of a piece of gear without drawing it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GearInfo {
    /// Where it is worn; `None` for what only lies beside the figure.
    pub slot: Option<String>,
}

/// What is known of a picture without decoding it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PictureInfo {
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
    /// Size of the file.
    pub bytes: u64,
}

/// Why a picture is not to be had.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PictureFault {
    /// There is no such file.
    Missing,
    /// The file is neither PNG, JPEG nor SVG, or is damaged.
    Unreadable,
}

/// The art and fonts that content may name.
pub trait Catalog {
    /// The prop called `name`.
    fn prop(&self, name: &str) -> Option<&PropInfo>;

    /// Every prop's name, for suggestions.
    fn prop_names(&self) -> Vec<&str>;

    /// Every backdrop's name.
    fn backdrop_names(&self) -> Vec<&str>;

    /// The piece of gear called `name`.
    fn gear(&self, name: &str) -> Option<GearInfo>;

    /// Every piece of gear's name.
    fn gear_names(&self) -> Vec<&str>;

    /// Every figure's name.
    fn figure_names(&self) -> Vec<&str>;

    /// What is known of the picture that a file of `pack` (a folder's name) calls `picture`.
    fn picture(&self, pack: &str, picture: &PictureRef) -> Result<PictureInfo, PictureFault>;

    /// Whether the shipped face draws `character`, in Regular and Bold.
    fn has_glyph(&self, character: char) -> bool;
}
