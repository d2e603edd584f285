//! The content folder on disk: its RON files, and pictures when they are asked for.

use super::{DiskError, Operation};
use crate::content::SourceFile;
use std::{
    fs, io,
    path::{Component, Path, PathBuf},
};

/// Folders below a pack are for pictures and sounds; deeper than this nobody keeps RON files.
const MAX_DEPTH: usize = 4;
/// Far above any sensible picture or RON file; keeps a mistaken video from filling the memory.
const MAX_FILE_BYTES: u64 = 64 << 20;

/// Reads every `*.ron` file of the content folder `root`, sorted by path. Hidden files and folders are passed over, and so
/// are links that lead out of `root`.
pub fn read_content(root: &Path) -> Result<Vec<SourceFile>, DiskError> {
    let home = fs::canonicalize(root).map_err(DiskError::of(Operation::List, root))?;
    let mut files = Vec::new();
    read_folder(&home, root, "", 0, &mut files)?;
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(files)
}

fn read_folder(
    home: &Path,
    folder: &Path,
    prefix: &str,
    depth: usize,
    files: &mut Vec<SourceFile>,
) -> Result<(), DiskError> {
    for entry in fs::read_dir(folder).map_err(DiskError::of(Operation::List, folder))? {
        let entry = entry.map_err(DiskError::of(Operation::List, folder))?;
        let name = entry.file_name();
        // A name that is not text cannot be an id; it is no content of ours.
        let Some(name) = name.to_str().filter(|name| !name.starts_with('.')) else {
            continue;
        };
        let path = entry.path();
        let Some(kind) = kind_within(home, &path) else { continue };
        if kind.is_dir() && depth < MAX_DEPTH {
            read_folder(home, &path, &format!("{prefix}{name}/"), depth + 1, files)?;
        } else if kind.is_file() && path.extension().is_some_and(|extension| extension == "ron") {
            files.push(SourceFile {
                path: format!("{prefix}{name}"),
                bytes: read_file(&path)?,
            });
        }
    }
    Ok(())
}

/// What lies at `path`, if it lies within `home` once links are followed.
pub(super) fn kind_within(home: &Path, path: &Path) -> Option<fs::Metadata> {
    let real = fs::canonicalize(path).ok()?;
    real.starts_with(home).then(|| fs::metadata(&real).ok()).flatten()
}

/// Reads one file of a size that content may have.
pub fn read_file(path: &Path) -> Result<Vec<u8>, DiskError> {
    let size = fs::metadata(path).map_err(DiskError::of(Operation::Read, path))?.len();
    if size > MAX_FILE_BYTES {
        return Err(DiskError::of(Operation::Read, path)(io::Error::from(
            io::ErrorKind::FileTooLarge,
        )));
    }
    fs::read(path).map_err(DiskError::of(Operation::Read, path))
}

/// Reads the file that content of `pack` calls `picture`: `pictures/gate.jpg`. Paths and links that lead out of the pack's
/// folder are refused.
pub fn read_picture(root: &Path, pack: &str, picture: &str) -> Result<Vec<u8>, DiskError> {
    let path = root.join(pack).join(picture);
    let refuse = || DiskError::of(Operation::Read, &path)(io::Error::from(io::ErrorKind::InvalidFilename));
    if !is_plain(pack) || pack.contains('/') || !is_plain(picture) {
        return Err(refuse());
    }
    let real = |path: &Path| fs::canonicalize(path).map_err(DiskError::of(Operation::Read, path));
    let (root, home, real) = (real(root)?, real(&root.join(pack))?, real(&path)?);
    if !home.starts_with(&root) || !real.starts_with(&home) {
        return Err(refuse());
    }
    read_file(&real)
}

/// Whether `path` goes only downwards, means the same on every system, and is not empty.
fn is_plain(path: &str) -> bool {
    !path.is_empty()
        && !path.contains(['\\', ':', '\0'])
        && Path::new(path)
            .components()
            .all(|part| matches!(part, Component::Normal(_)))
}

/// The content folder that `path` belongs to, and where in it `path` lies (with `/`; empty for the whole).
///
/// A content folder holds an exhibit file. Failing that, a level's or pack's folder is taken for a pack within one.
pub fn find_content_root(path: &Path) -> Result<(PathBuf, String), DiskError> {
    let real = fs::canonicalize(path).map_err(DiskError::of(Operation::Read, path))?;
    let start = if real.is_dir() {
        real.as_path()
    } else {
        super::atomic::folder_of(&real)
    };
    let above = start.ancestors().take(3);
    let root = above
        .clone()
        .find(|folder| holds_exhibit(folder))
        .or_else(|| {
            above
                .clone()
                .find(|folder| folder.join("pack.ron").is_file())
                .and_then(Path::parent)
        })
        .unwrap_or(start);
    let within = real.strip_prefix(root).unwrap_or(Path::new(""));
    let within: Vec<_> = within.iter().map(|part| part.to_string_lossy()).collect();
    Ok((root.to_owned(), within.join("/")))
}

fn holds_exhibit(folder: &Path) -> bool {
    let is_exhibit = |name: &str| name == "exhibit.ron" || name.ends_with(".exhibit.ron");
    fs::read_dir(folder).is_ok_and(|entries| {
        entries
            .flatten()
            .any(|entry| entry.file_name().to_str().is_some_and(is_exhibit))
    })
}

/// A short text that differs whenever the content differs; records keep it with each visit.
pub fn digest(files: &[SourceFile]) -> String {
    let mut sorted: Vec<_> = files.iter().collect();
    sorted.sort_by(|a, b| a.path.cmp(&b.path));
    let mut hasher = blake3::Hasher::new();
    for file in sorted {
        for part in [file.path.as_bytes(), &file.bytes] {
            hasher.update(&(part.len() as u64).to_le_bytes());
            hasher.update(part);
        }
    }
    hasher.finalize().to_hex().chars().take(32).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for (path, text) in files {
            crate::storage::atomic::write(&folder.path().join(path), text.as_bytes()).unwrap();
        }
        folder
    }

    #[test]
    fn content_is_every_ron_file_by_its_path_with_slashes() {
        let folder = folder(&[
            ("exhibit.ron", "Exhibit()"),
            ("b/pack.ron", "Pack()"),
            ("a/site.ron", "Level()"),
            ("a/pictures/gate.jpg", "…"),
            ("a/.site.ron.swp", ""),
            (".git/old.ron", ""),
        ]);
        let files = read_content(folder.path()).unwrap();
        let paths: Vec<_> = files.iter().map(|file| file.path.as_str()).collect();
        assert_eq!(paths, ["a/site.ron", "b/pack.ron", "exhibit.ron"]);
        assert_eq!(files[0].bytes, b"Level()");
    }

    #[test]
    fn a_missing_folder_is_told_by_operation_and_path() {
        let error = read_content(Path::new("no/such/folder")).unwrap_err();
        assert_eq!(
            (error.operation, error.path.as_path()),
            (Operation::List, Path::new("no/such/folder"))
        );
    }

    #[test]
    fn pictures_stay_within_their_pack() {
        let folder = folder(&[
            ("a/pictures/gate.jpg", "gate"),
            ("b/pictures/other.jpg", "other"),
            ("secret.txt", "!"),
        ]);
        assert_eq!(read_picture(folder.path(), "a", "pictures/gate.jpg").unwrap(), b"gate");
        for (pack, picture) in [
            ("a", "../b/pictures/other.jpg"),
            ("a", "pictures/../../secret.txt"),
            ("a", "/etc/hostname"),
            ("a", "C:\\secret.txt"),
            ("a", "..\\secret.txt"),
            ("a", ""),
            ("..", "secret.txt"),
            ("", "secret.txt"),
            ("a/../b", "pictures/other.jpg"),
        ] {
            assert!(
                read_picture(folder.path(), pack, picture).is_err(),
                "{pack:?} {picture:?}"
            );
        }
    }

    #[cfg(unix)]
    #[test]
    fn links_out_of_the_folder_are_refused() {
        let folder = folder(&[
            ("in/a/pictures/gate.jpg", "gate"),
            ("in/exhibit.ron", "x"),
            ("out/secret.ron", "secret"),
        ]);
        let root = folder.path().join("in");
        std::os::unix::fs::symlink(folder.path().join("out/secret.ron"), root.join("a/pictures/link.jpg")).unwrap();
        std::os::unix::fs::symlink(folder.path().join("out"), root.join("b")).unwrap();
        std::os::unix::fs::symlink(root.join("a/pictures/gate.jpg"), root.join("a/near.jpg")).unwrap();
        assert!(
            read_picture(&root, "a", "pictures/link.jpg").is_err(),
            "a link out was followed"
        );
        assert!(
            read_picture(&root, "b", "secret.ron").is_err(),
            "a pack that is a link out was followed"
        );
        assert_eq!(read_picture(&root, "a", "near.jpg").unwrap(), b"gate");
        assert_eq!(read_content(&root).unwrap().len(), 1, "a link out was followed");
    }

    #[test]
    fn the_content_folder_is_found_from_any_path_in_it() {
        let folder = folder(&[("exhibit.ron", "x"), ("a/pack.ron", "x"), ("a/site.ron", "x")]);
        let root = fs::canonicalize(folder.path()).unwrap();
        for (path, within) in [
            ("", ""),
            ("a", "a"),
            ("a/site.ron", "a/site.ron"),
            ("exhibit.ron", "exhibit.ron"),
        ] {
            let found = find_content_root(&root.join(path)).unwrap();
            assert_eq!(found, (root.clone(), within.to_owned()), "{path}");
        }
    }

    #[test]
    fn a_pack_without_an_exhibit_lies_in_a_folder_of_packs() {
        let folder = folder(&[("packs/a/pack.ron", "x"), ("packs/a/site.ron", "x")]);
        let root = fs::canonicalize(folder.path()).unwrap().join("packs");
        for (path, within) in [("a", "a"), ("a/site.ron", "a/site.ron")] {
            assert_eq!(
                find_content_root(&root.join(path)).unwrap(),
                (root.clone(), within.to_owned()),
                "{path}"
            );
        }
    }

    #[test]
    fn the_digest_knows_names_and_bytes_and_no_order() {
        let file = |path: &str, text: &str| SourceFile {
            path: path.to_owned(),
            bytes: text.as_bytes().to_vec(),
        };
        let (a, b) = (file("a", "1"), file("b", "2"));
        assert_eq!(digest(&[a.clone(), b.clone()]), digest(&[b, a.clone()]));
        assert_ne!(digest(&[a]), digest(&[file("a1", "")]));
    }
}
