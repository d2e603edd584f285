//! Opening a store whatever state its file is in: a booth never refuses to start over its records.

use super::{RecordStore, Records as _, StoreError, schema};
use crate::{
    records::DeviceId,
    storage::{
        DiskError, Operation,
        atomic::{folder_of, sync_folder},
        chance,
    },
};
use rusqlite::{Connection, ErrorCode, OpenFlags, OptionalExtension as _, config::DbConfig};
use std::{
    error::Error,
    fs, io,
    path::{Path, PathBuf},
    time::Duration,
};

/// How long a report may hold up the booth, or the booth a report.
const BUSY_TIMEOUT: Duration = Duration::from_secs(5);
/// SQLite's own files beside `records.sqlite`, by suffix.
const COMPANIONS: [&str; 2] = ["-wal", "-shm"];

/// A store that is open, and what staff should know about it.
#[derive(Debug)]
pub struct Opened {
    /// Takes records from now on.
    pub store: RecordStore,
    /// Where a file that could not be used lies now.
    pub set_aside: Option<PathBuf>,
    /// What staff should be told, in order.
    pub notes: Vec<OpenNote>,
}

/// What staff should be told about a store.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OpenNote {
    /// The file was damaged or another program's; it lies aside, a new one has begun.
    Damaged {
        /// What is wrong with it, for the log.
        why: String,
    },
    /// A newer program made the file; it lies aside unharmed, a new one has begun.
    Newer {
        /// The file's version.
        found: i64,
        /// This program's.
        known: i64,
    },
    /// Nothing can be written; records last only as long as the process.
    NotDurable {
        /// What is in the way, for the log.
        why: String,
    },
}

impl RecordStore {
    /// Opens the store at `path`, making it and its folder if need be.
    ///
    /// A file that is damaged, foreign or of a newer version is renamed aside and a new one begun. Where nothing can be
    /// written, the store lives in memory. An error remains only where even that fails.
    pub fn open(path: &Path) -> Result<Opened, StoreError> {
        let mut notes = Vec::new();
        let mut set_aside = None;
        let mut opened = Self::open_file(path);
        if let Err(error) = &opened
            && let Some((note, word)) = reason_to_set_aside(error)
        {
            match move_aside(path, word) {
                Ok(aside) => {
                    notes.push(note);
                    set_aside = Some(aside);
                    opened = Self::open_file(path);
                }
                Err(error) => notes.push(OpenNote::NotDurable { why: explain(&error) }),
            }
        }
        let store = match opened {
            Ok(store) => store,
            Err(error) => {
                if !notes.iter().any(|note| matches!(note, OpenNote::NotDurable { .. })) {
                    notes.push(OpenNote::NotDurable { why: explain(&error) });
                }
                Self::open_in_memory()?
            }
        };
        Ok(Opened {
            store,
            set_aside,
            notes,
        })
    }

    /// Opens a store that exists, for reading: nothing is made, renamed or mended.
    pub fn open_existing(path: &Path) -> Result<Self, StoreError> {
        // Not read-only: a log left by a killed booth must be taken in. SQLite falls back to reading by itself.
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(path, flags)?;
        connection.busy_timeout(BUSY_TIMEOUT)?;
        let found: i64 = connection.pragma_query_one(None, "user_version")?;
        let known = schema::version_after(schema::STEPS.len());
        if !schema::is_ours(&connection)? {
            return Err(StoreError::Unusable(FOREIGN.to_owned()));
        }
        if found != known {
            return Err(StoreError::Version { found, known });
        }
        let device = read_device(&connection)?.ok_or_else(|| StoreError::Row("device".to_owned()))?;
        Ok(Self {
            connection,
            device,
            is_durable: true,
        })
    }

    /// A store that lasts as long as the process.
    pub fn open_in_memory() -> Result<Self, StoreError> {
        Self::prepare(Connection::open_in_memory()?, false)
    }

    /// Opens the store at `path` for writing once more, after it could not be written; nothing is renamed.
    pub(in crate::storage) fn reopen(path: &Path) -> Result<Self, StoreError> {
        Self::open_file(path)
    }

    /// Takes over what `other`, a store in memory, remembers. Its visits become visits of this store's device.
    pub(in crate::storage) fn take_over(&mut self, other: &Self) -> Result<(), StoreError> {
        for mut stored in other.visits()? {
            stored.visit.device = self.device;
            self.begin_visit(&stored.visit)?;
            if let Some(end) = stored.end {
                self.end_visit(stored.visit.id, &end)?;
            }
        }
        let answers = other.answers()?;
        self.append(&answers)
    }

    /// The files that were renamed aside from `path`, by name.
    pub fn set_aside(path: &Path) -> Vec<PathBuf> {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let is_aside = |file: &str| {
            let rest = file.strip_prefix(&*name).and_then(|rest| rest.strip_prefix('.'));
            rest.is_some_and(|rest| !COMPANIONS.iter().any(|suffix| rest.ends_with(suffix)))
        };
        let entries = fs::read_dir(folder_of(path)).into_iter().flatten().flatten();
        let mut files: Vec<PathBuf> = entries
            .filter(|entry| entry.file_name().to_str().is_some_and(is_aside))
            .map(|entry| entry.path())
            .collect();
        files.sort();
        files
    }

    fn open_file(path: &Path) -> Result<Self, StoreError> {
        let folder = folder_of(path);
        fs::create_dir_all(folder).map_err(|error| StoreError::Unwritable(explain(&error)))?;
        let connection = Connection::open_with_flags(
            path,
            OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX,
        )?;
        connection.busy_timeout(BUSY_TIMEOUT)?;
        // Until the file has proved sound, closing it must not fold its log into it.
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
        if !schema::is_ours(&connection)? {
            return Err(StoreError::Unusable(FOREIGN.to_owned()));
        }
        let verdict: String = connection.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
        if verdict != "ok" {
            return Err(StoreError::Unusable(verdict));
        }
        let mode: String = connection.pragma_update_and_check(None, "journal_mode", "WAL", |row| row.get(0))?;
        // A file system that cannot share memory has no write-ahead log; then only EXTRA also syncs the folder.
        connection.pragma_update(None, "synchronous", if mode == "wal" { "FULL" } else { "EXTRA" })?;
        let store = Self::prepare(connection, true)?;
        store
            .connection
            .set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false)?;
        sync_folder(folder).map_err(|error| StoreError::Unwritable(explain(&error)))?;
        Ok(store)
    }

    fn prepare(mut connection: Connection, is_durable: bool) -> Result<Self, StoreError> {
        connection.pragma_update(None, "foreign_keys", true)?;
        schema::migrate(&mut connection, schema::STEPS)?;
        // Fails where a table is missing, now rather than in the middle of a visit.
        drop(connection.prepare("SELECT 1 FROM meta, visit, visit_end, answer")?);
        let fresh = chance::random_number()?.to_be_bytes();
        let transaction = connection.transaction()?;
        transaction.execute("INSERT INTO meta VALUES ('device', ?1) ON CONFLICT DO NOTHING", [fresh])?;
        // Counting the openings also shows whether anything can be written at all.
        transaction.execute(
            "INSERT INTO meta VALUES ('openings', 1) ON CONFLICT DO UPDATE SET value = value + 1",
            [],
        )?;
        transaction.commit()?;
        let device = read_device(&connection)?.ok_or_else(|| StoreError::Row("device".to_owned()))?;
        Ok(Self {
            connection,
            device,
            is_durable,
        })
    }
}

const FOREIGN: &str = "it is an SQLite file of another program";

fn read_device(connection: &Connection) -> Result<Option<DeviceId>, StoreError> {
    let value: Option<[u8; 16]> = connection
        .query_row("SELECT value FROM meta WHERE key = 'device'", [], |row| row.get(0))
        .optional()?;
    Ok(value.map(|bytes| DeviceId(u128::from_be_bytes(bytes))))
}

/// What to say and the word in the new name; `None` when the file itself is not to blame.
fn reason_to_set_aside(error: &StoreError) -> Option<(OpenNote, &'static str)> {
    match error {
        StoreError::Version { found, known } => Some((
            OpenNote::Newer {
                found: *found,
                known: *known,
            },
            "newer",
        )),
        StoreError::Unusable(why) | StoreError::Row(why) => Some((OpenNote::Damaged { why: why.clone() }, "damaged")),
        StoreError::Sqlite(source) if is_damage(source) => {
            Some((OpenNote::Damaged { why: explain(source) }, "damaged"))
        }
        StoreError::Sqlite(_) | StoreError::Unwritable(_) | StoreError::Conflict { .. } | StoreError::Random(_) => None,
    }
}

fn is_damage(error: &rusqlite::Error) -> bool {
    match error.sqlite_error_code() {
        // `Unknown` is plain SQLITE_ERROR: a table or column that should be there is not.
        Some(code) => {
            matches!(
                code,
                ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase | ErrorCode::Unknown
            )
        }
        None => true,
    }
}

/// Renames the file and its companions to the first free `<name>.<word>-<n>`.
///
/// Companions go first: should the plug be pulled in between, a log without its file harms nothing, but a new file would
/// throw an old log away.
fn move_aside(path: &Path, word: &str) -> Result<PathBuf, DiskError> {
    let with_suffix = |path: &Path, suffix: &str| {
        let mut name = path.as_os_str().to_owned();
        name.push(suffix);
        PathBuf::from(name)
    };
    let is_free =
        |aside: &PathBuf| !aside.exists() && COMPANIONS.iter().all(|suffix| !with_suffix(aside, suffix).exists());
    let aside = (1..=u32::MAX)
        .map(|number| with_suffix(path, &format!(".{word}-{number}")))
        .find(is_free)
        .unwrap_or_else(|| with_suffix(path, &format!(".{word}")));
    for suffix in COMPANIONS {
        let from = with_suffix(path, suffix);
        match fs::rename(&from, with_suffix(&aside, suffix)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                return Err(DiskError::of(Operation::Rename, &from)(error));
            }
            _ => {}
        }
    }
    fs::rename(path, &aside).map_err(DiskError::of(Operation::Rename, path))?;
    Ok(aside)
}

/// The error and all its causes in one line, for the log.
fn explain(error: &dyn Error) -> String {
    let causes = std::iter::successors(error.source(), |cause| (*cause).source());
    causes.fold(error.to_string(), |text, cause| format!("{text}: {cause}"))
}
