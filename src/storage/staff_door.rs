//! How many wrong staff PINs came in a row, kept so that pulling the plug forgets none.
//!
//! A count and no time: a clock that was set back opens nothing. Whoever starts the booth anew waits anew.

use super::{DiskError, atomic};
use std::{io::ErrorKind, path::PathBuf};

/// What a damaged count counts as: the door opens, but not at once.
const DAMAGED: u32 = 5;

/// The count on disk.
#[derive(Debug, Clone)]
pub struct StaffDoorCount {
    path: PathBuf,
}

impl StaffDoorCount {
    /// The count at `path`, which need not exist yet.
    pub fn new(path: PathBuf) -> Self {
        Self { path }
    }

    /// Wrong PINs in a row.
    pub fn read(&self) -> u32 {
        match std::fs::read_to_string(&self.path) {
            Ok(text) => text.trim().parse().unwrap_or(DAMAGED),
            // Nothing was ever kept, or there is no folder to keep anything in.
            Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => 0,
            Err(_) => DAMAGED,
        }
    }

    /// Remembers that `failed` wrong PINs came in a row. Told before a PIN is looked at, or each pulled plug would be free.
    pub fn write(&self, failed: u32) -> Result<(), DiskError> {
        atomic::write(&self.path, format!("{failed}\n").as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_count_outlives_the_program_and_a_damaged_one_is_not_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let count = StaffDoorCount::new(folder.path().join("data/staff-door"));
        assert_eq!(count.read(), 0, "nothing yet");
        count.write(7).unwrap();
        assert_eq!(StaffDoorCount::new(count.path.clone()).read(), 7, "kept");
        atomic::write(&count.path, b"\xFF").unwrap();
        assert_eq!(count.read(), DAMAGED, "damaged");
    }
}
