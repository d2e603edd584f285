//! The only code that touches a disk: content, the engine's drawings, records.

pub mod atomic;

mod acknowledgments;
mod assets;
mod catalog;
mod chance;
mod disk_space;
mod displays;
mod error;
mod last_good;
mod library;
mod picture_cache;
mod places;
mod process;
mod record_store;
mod recorder;
mod staff_door;
mod wall_clock;

pub use acknowledgments::Acknowledgments;
pub use assets::{AssetFile, read_assets};
pub use catalog::{bare_catalog, open_catalog};
pub use chance::{new_salt, new_seed, new_visit_id};
pub use disk_space::{DiskSpace, disk_space};
pub use displays::{Display, read_displays};
pub use error::{DiskError, Operation};
pub use last_good::LastGood;
pub use library::{digest, find_content_root, read_content, read_file, read_picture};
pub use picture_cache::PictureCache;
pub use places::{Places, WantedPlaces};
pub use process::ProcessUse;
pub use record_store::{OpenNote, Opened, RecordStore, Records, StoreError, Tally};
pub use recorder::{RecordError, Recorder};
pub use staff_door::StaffDoorCount;
pub use wall_clock::{local_midnight, local_time, today, unix_minute, unix_secs};
