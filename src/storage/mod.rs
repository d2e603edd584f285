//! The only code that touches a disk: content, the engine's drawings, records.

pub mod atomic;

mod assets;
mod chance;
mod error;
mod library;
mod places;
mod record_store;

pub use assets::{AssetFile, read_assets};
pub use chance::{new_seed, new_visit_id};
pub use error::{DiskError, Operation};
pub use library::{digest, find_content_root, read_content, read_picture};
pub use places::{Places, WantedPlaces};
pub use record_store::{OpenNote, Opened, RecordStore, Records, StoreError};
