//! Pictures from bytes: what props exist, where they can be touched, and their pixels at any size.
//!
//! Knows SVG and photos, no disk and no screen. A picture is the same on every machine: no system fonts, no GPU.

mod catalog;
mod face;
mod graph;
mod picture;
mod pixels;
mod preview;
mod prop;
mod scene;

pub use catalog::{ArtCatalog, ArtFile, PictureSource};
pub use face::{FACE_BOLD, FACE_REGULAR};
pub use graph::{case_graph, case_graph_pixels};
pub use picture::{ArtError, Crop, Drawing, photo_pixels};
pub use pixels::{PixelRect, Pixels};
pub use preview::{outline, preview_scene};
pub use prop::Variant;
pub use scene::{ScenePlan, plan_scene};

#[cfg(test)]
mod tests;
