//! How much room a disk has.

use super::{DiskError, Operation};
use std::path::Path;

/// Room on a disk in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DiskSpace {
    /// What this program may still write.
    pub free: u64,
    /// All there is.
    pub total: u64,
}

/// The room on the disk that `path` lies on, or will lie on once it is made.
pub fn disk_space(path: &Path) -> Result<DiskSpace, DiskError> {
    let there = path.ancestors().find(|folder| folder.exists()).unwrap_or(path);
    let there = if there.as_os_str().is_empty() {
        Path::new(".")
    } else {
        there
    };
    let stats = fs4::statvfs(there).map_err(DiskError::of(Operation::Read, there))?;
    Ok(DiskSpace {
        free: stats.available_space(),
        total: stats.total_space(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_that_is_not_made_yet_has_the_room_of_where_it_will_be() {
        let folder = tempfile::tempdir().unwrap();
        let space = disk_space(&folder.path().join("not/yet")).unwrap();
        assert!(space.total > 0 && space.free <= space.total, "{space:?}");
    }
}
