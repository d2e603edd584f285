//! Writing whole files so that a pulled plug leaves the old one or the new one, never half of each.

use super::{DiskError, Operation};
use std::{
    fs::{self, File, OpenOptions},
    io::{self, Write as _},
    path::{Path, PathBuf},
};

/// Writes `bytes` to `path`, making its folder if need be.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), DiskError> {
    let folder = folder_of(path);
    fs::create_dir_all(folder).map_err(DiskError::of(Operation::MakeFolder, folder))?;
    let fresh = fresh_path(path);
    let written = write_fresh(&fresh, bytes)
        .map_err(DiskError::of(Operation::Write, path))
        .and_then(|()| fs::rename(&fresh, path).map_err(DiskError::of(Operation::Rename, path)));
    if written.is_err() {
        // The first error is the one to tell; the fresh file may not even exist.
        drop(fs::remove_file(&fresh));
        return written;
    }
    sync_folder(folder).map_err(DiskError::of(Operation::Write, folder))
}

fn write_fresh(fresh: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).create(true).truncate(true).open(fresh)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// In the same folder, so that the rename stays within one file system; of this process, so that two writers do not mix.
fn fresh_path(path: &Path) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}.new", std::process::id()));
    path.with_file_name(name)
}

pub(super) fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// Makes renames in `folder` last. Only Unix has a way to ask for that.
pub(super) fn sync_folder(folder: &Path) -> io::Result<()> {
    if cfg!(unix) {
        File::open(folder)?.sync_all()
    } else {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_write_replaces_the_file_and_leaves_nothing_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("reports/answers.csv");
        write(&path, b"old and longer").unwrap();
        write(&path, b"new").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"new");
        assert_eq!(
            fs::read_dir(path.parent().unwrap()).unwrap().count(),
            1,
            "a fresh file was left behind"
        );
    }

    #[test]
    fn a_failed_write_says_where_and_leaves_the_old_thing() {
        let folder = tempfile::tempdir().unwrap();
        let taken = folder.path().join("taken");
        fs::create_dir(&taken).unwrap();
        fs::create_dir(taken.join("inside")).unwrap();
        let error = write(&taken, b"x").unwrap_err();
        assert_eq!((error.operation, error.path), (Operation::Rename, taken.clone()));
        assert!(taken.join("inside").is_dir(), "what was there is gone");
        assert_eq!(
            fs::read_dir(folder.path()).unwrap().count(),
            1,
            "a fresh file was left behind"
        );
    }
}
