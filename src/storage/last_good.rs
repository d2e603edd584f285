//! A copy of the content that was last shown, for the morning on which the files are broken or gone.

use super::{
    DiskError, Operation, atomic,
    library::{kind_within, read_file},
};
use std::{
    fs,
    path::{Path, PathBuf},
};

/// As deep as content is read.
const MAX_DEPTH: usize = 4;

/// Copies of content below the data folder, one for each exhibit.
#[derive(Debug, Clone)]
pub struct LastGood {
    folder: PathBuf,
}

impl LastGood {
    /// Keeps copies in `folder`, which need not exist yet.
    pub fn new(folder: PathBuf) -> Self {
        Self { folder }
    }

    /// The content folder of the copy for `exhibit`, if there is one.
    pub fn find(&self, exhibit: &str) -> Option<PathBuf> {
        let digest = fs::read_to_string(self.note(exhibit)).ok()?;
        let copy = self.copies(exhibit).join(digest.trim());
        copy.is_dir().then_some(copy)
    }

    /// Keeps a copy of the exhibits and packs of `content` for `exhibit`, in place of the one before.
    ///
    /// A pulled plug leaves the old copy or the new one. Nothing is done where this `digest` is kept already.
    pub fn keep(&self, exhibit: &str, content: &Path, digest: &str) -> Result<(), DiskError> {
        let copies = self.copies(exhibit);
        let copy = copies.join(digest);
        if self.find(exhibit) == Some(copy.clone()) {
            return Ok(());
        }
        let fresh = copies.join(format!("{digest}.new"));
        clear(&fresh)?;
        clear(&copy)?;
        let home = fs::canonicalize(content).map_err(DiskError::of(Operation::List, content))?;
        for (name, path) in list(content)? {
            let Some(kind) = kind_within(&home, &path) else {
                continue;
            };
            if kind.is_file() && path.extension().is_some_and(|extension| extension == "ron") {
                atomic::write(&fresh.join(&name), &read_file(&path)?)?;
            } else if kind.is_dir() && path.join("pack.ron").is_file() {
                copy_folder(&home, &path, &fresh.join(&name), 1)?;
            }
        }
        fs::rename(&fresh, &copy).map_err(DiskError::of(Operation::Rename, &fresh))?;
        atomic::write(&self.note(exhibit), digest.as_bytes())?;
        for (name, path) in list(&copies)? {
            if name != digest {
                clear(&path)?;
            }
        }
        Ok(())
    }

    fn copies(&self, exhibit: &str) -> PathBuf {
        self.folder.join(exhibit)
    }

    fn note(&self, exhibit: &str) -> PathBuf {
        self.folder.join(format!("{exhibit}.txt"))
    }
}

fn copy_folder(home: &Path, from: &Path, to: &Path, depth: usize) -> Result<(), DiskError> {
    for (name, path) in list(from)? {
        let Some(kind) = kind_within(home, &path) else { continue };
        if kind.is_file() {
            atomic::write(&to.join(&name), &read_file(&path)?)?;
        } else if kind.is_dir() && depth < MAX_DEPTH {
            copy_folder(home, &path, &to.join(&name), depth + 1)?;
        }
    }
    Ok(())
}

/// What lies in `folder` and is not hidden.
fn list(folder: &Path) -> Result<Vec<(String, PathBuf)>, DiskError> {
    let entries = fs::read_dir(folder).map_err(DiskError::of(Operation::List, folder))?;
    Ok(entries
        .flatten()
        .filter_map(|entry| Some((entry.file_name().into_string().ok()?, entry.path())))
        .filter(|(name, _)| !name.starts_with('.'))
        .collect())
}

fn clear(folder: &Path) -> Result<(), DiskError> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(DiskError::of(Operation::Write, folder)(error))
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::storage::{digest, read_content};

    fn put(path: &Path, text: &str) {
        atomic::write(path, text.as_bytes()).unwrap();
    }

    #[test]
    fn a_copy_holds_what_is_shown_and_only_the_last_one_is_kept() {
        let folder = tempfile::tempdir().unwrap();
        let content = folder.path().join("content");
        put(&content.join("exhibit.ron"), "Exhibit()");
        put(&content.join("yard/pack.ron"), "Pack()");
        put(&content.join("yard/pictures/gate.jpg"), "gate");
        put(&content.join("holiday/film.mp4"), "no content");
        let last_good = LastGood::new(folder.path().join("data/last_good"));
        assert_eq!(last_good.find("exhibit"), None, "nothing kept yet");
        let first = digest(&read_content(&content).unwrap());
        last_good.keep("exhibit", &content, &first).unwrap();
        let copy = last_good.find("exhibit").unwrap();
        assert_eq!(read_content(&copy).unwrap(), read_content(&content).unwrap());
        assert_eq!(fs::read(copy.join("yard/pictures/gate.jpg")).unwrap(), b"gate");
        assert!(!copy.join("holiday").exists(), "a folder that is no pack was copied");
        assert_eq!(last_good.find("other"), None, "another exhibit's");
        put(&content.join("yard/pack.ron"), "Pack(2)");
        let second = digest(&read_content(&content).unwrap());
        last_good.keep("exhibit", &content, &second).unwrap();
        let copies = list(&last_good.copies("exhibit")).unwrap();
        assert_eq!(copies.len(), 1, "{copies:?}");
        fs::remove_dir_all(&content).unwrap();
        let kept = read_content(&last_good.find("exhibit").unwrap()).unwrap();
        assert_eq!(digest(&kept), second, "what is left when the files are gone");
    }
}
