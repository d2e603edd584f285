//! The catalog of what lies on this disk.

use super::{DiskError, read_assets, read_picture};
use crate::art::{ArtCatalog, ArtFile, FACE_BOLD, FACE_REGULAR};
use std::path::Path;

/// Everything that can be drawn: the drawings of `assets`, the shipped faces, and pictures of packs below `content`.
pub fn open_catalog(assets: &Path, content: &Path) -> Result<ArtCatalog, DiskError> {
    let files = read_assets(assets)?
        .into_iter()
        .map(|file| ArtFile {
            folder: file.folder,
            stem: file.stem,
            bytes: file.bytes,
        })
        .collect();
    Ok(catalog_of(files, content))
}

/// What is left when the drawings cannot be read: faces and the packs' own pictures.
pub fn bare_catalog(content: &Path) -> ArtCatalog {
    catalog_of(Vec::new(), content)
}

fn catalog_of(files: Vec<ArtFile>, content: &Path) -> ArtCatalog {
    let content = content.to_owned();
    // A picture that cannot be read is a missing picture to content; `check` names it.
    ArtCatalog::new(files, &[FACE_REGULAR, FACE_BOLD], move |pack, path| {
        read_picture(&content, pack, path).ok()
    })
}
