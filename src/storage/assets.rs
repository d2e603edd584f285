//! The engine's own drawings on disk.

use super::{DiskError, Operation};
use std::{fs, path::Path};

/// One drawing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AssetFile {
    /// The folder below `assets`: `props`, `backdrops`, `signs`, `icons`, `kit/firstaid`.
    pub folder: String,
    /// The file's name without `.svg`.
    pub stem: String,
    /// The SVG.
    pub bytes: Vec<u8>,
}

/// Reads every `*.svg` of every folder of `assets`, however deep, sorted by folder and stem.
pub fn read_assets(assets: &Path) -> Result<Vec<AssetFile>, DiskError> {
    let mut files = Vec::new();
    for (folder, path) in list(assets)? {
        if path.is_dir() {
            read_folder(&folder, &path, &mut files)?;
        }
    }
    files.sort_by(|a: &AssetFile, b| (&a.folder, &a.stem).cmp(&(&b.folder, &b.stem)));
    Ok(files)
}

/// Reads the drawings of `folder` and of the folders in it.
fn read_folder(folder: &str, path: &Path, files: &mut Vec<AssetFile>) -> Result<(), DiskError> {
    for (name, path) in list(path)? {
        if path.is_dir() {
            read_folder(&format!("{folder}/{name}"), &path, files)?;
        } else if let Some(stem) = name.strip_suffix(".svg") {
            let bytes = fs::read(&path).map_err(DiskError::of(Operation::Read, &path))?;
            files.push(AssetFile {
                folder: folder.to_owned(),
                stem: stem.to_owned(),
                bytes,
            });
        }
    }
    Ok(())
}

fn list(folder: &Path) -> Result<Vec<(String, std::path::PathBuf)>, DiskError> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).map_err(DiskError::of(Operation::List, folder))? {
        let entry = entry.map_err(DiskError::of(Operation::List, folder))?;
        if let Some(name) = entry.file_name().to_str() {
            names.push((name.to_owned(), entry.path()));
        }
    }
    names.sort();
    Ok(names)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn drawings_are_read_by_folder_and_stem() {
        let folder = tempfile::tempdir().unwrap();
        for path in [
            "props/cone.svg",
            "props/cf-gas-test.svg",
            "props/notes.md",
            "kit/firstaid/cpr.svg",
            "backdrops/office.svg",
            "theme.ron",
        ] {
            crate::storage::atomic::write(&folder.path().join(path), path.as_bytes()).unwrap();
        }
        let files = read_assets(folder.path()).unwrap();
        let names: Vec<_> = files
            .iter()
            .map(|file| (file.folder.as_str(), file.stem.as_str()))
            .collect();
        assert_eq!(
            names,
            [
                ("backdrops", "office"),
                ("kit/firstaid", "cpr"),
                ("props", "cf-gas-test"),
                ("props", "cone")
            ]
        );
        assert_eq!(files[0].bytes, b"backdrops/office.svg");
    }
}
