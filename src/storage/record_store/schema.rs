//! The tables, and how an older file gets them.

use super::StoreError;
use rusqlite::{Connection, TransactionBehavior};

/// Step `n` takes a file from version `n` to version `n + 1`. Released steps are never changed; new ones go to the end.
pub(super) const STEPS: &[&str] = &[V1];

/// Says in a file's header that it is a record store: "Huoy".
pub(super) const APPLICATION_ID: i64 = 0x4875_6f79;

/// Ids are 16 bytes, big end first; durations are nanoseconds, so that what is read equals what was written.
/// `ordinal` counts the visits of a device: wall clocks run wrong, the order of visits does not.
const V1: &str = "
CREATE TABLE meta (
    key TEXT PRIMARY KEY,
    value ANY NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE visit (
    device BLOB NOT NULL,
    visit BLOB NOT NULL,
    ordinal INTEGER NOT NULL,
    exhibit TEXT NOT NULL,
    program TEXT NOT NULL,
    seed INTEGER NOT NULL,
    language TEXT NOT NULL,
    began_minute INTEGER NOT NULL,
    seats INTEGER NOT NULL,
    content TEXT NOT NULL,
    PRIMARY KEY (device, visit),
    UNIQUE (device, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE visit_end (
    device BLOB NOT NULL,
    visit BLOB NOT NULL,
    ending TEXT NOT NULL,
    score REAL,
    duration_nanos INTEGER NOT NULL,
    PRIMARY KEY (device, visit),
    FOREIGN KEY (device, visit) REFERENCES visit
) STRICT, WITHOUT ROWID;

CREATE TABLE answer (
    device BLOB NOT NULL,
    visit BLOB NOT NULL,
    sequence INTEGER NOT NULL,
    at_nanos INTEGER NOT NULL,
    round INTEGER NOT NULL,
    seat INTEGER NOT NULL,
    level TEXT NOT NULL,
    item TEXT NOT NULL,
    x REAL,
    y REAL,
    response TEXT,
    judgement TEXT NOT NULL,
    took_nanos INTEGER NOT NULL,
    PRIMARY KEY (device, visit, sequence),
    FOREIGN KEY (device, visit) REFERENCES visit
) STRICT, WITHOUT ROWID;
";

/// Brings the file to the version that `steps` lead to. Each step is one transaction: a failure or a pulled plug leaves the
/// file at the version before.
pub(super) fn migrate(connection: &mut Connection, steps: &[&str]) -> Result<(), StoreError> {
    loop {
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let version: i64 = transaction.pragma_query_one(None, "user_version")?;
        let Some(step) = usize::try_from(version).ok().and_then(|version| steps.get(version)) else {
            return known_version(version, steps.len());
        };
        transaction.execute_batch(step)?;
        transaction.pragma_update(None, "user_version", version + 1)?;
        transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
        transaction.commit()?;
    }
}

fn known_version(found: i64, n_steps: usize) -> Result<(), StoreError> {
    let known = version_after(n_steps);
    if found == known {
        Ok(())
    } else {
        Err(StoreError::Version { found, known })
    }
}

/// The version that this many steps lead to.
pub(super) fn version_after(n_steps: usize) -> i64 {
    i64::try_from(n_steps).unwrap_or(i64::MAX)
}

/// Whether the file is empty or was made by this program.
pub(super) fn is_ours(connection: &Connection) -> Result<bool, StoreError> {
    let id: i64 = connection.pragma_query_one(None, "application_id")?;
    let tables: i64 = connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    Ok(id == APPLICATION_ID || (id == 0 && tables == 0))
}

#[cfg(test)]
mod tests {
    use super::*;

    const MADE_UP: &[&str] = &[
        "CREATE TABLE answer (sequence INTEGER PRIMARY KEY) STRICT; INSERT INTO answer VALUES (7);",
        "ALTER TABLE answer ADD COLUMN hint INTEGER NOT NULL DEFAULT 0;",
        "UPDATE answer SET hint = sequence + 1;",
    ];

    fn version(connection: &Connection) -> i64 {
        connection.pragma_query_one(None, "user_version").unwrap()
    }

    #[test]
    fn an_older_file_takes_every_missing_step_and_keeps_its_rows() {
        let mut connection = Connection::open_in_memory().unwrap();
        migrate(&mut connection, &MADE_UP[..1]).unwrap();
        assert_eq!(version(&connection), 1);
        migrate(&mut connection, MADE_UP).unwrap();
        assert_eq!(version(&connection), 3);
        let row = connection.query_row("SELECT sequence, hint FROM answer", [], |row| {
            Ok((row.get(0)?, row.get(1)?))
        });
        assert_eq!(row.unwrap(), (7_i64, 8_i64));
        migrate(&mut connection, MADE_UP).unwrap();
        assert_eq!(version(&connection), 3, "a second time changes nothing");
    }

    #[test]
    fn a_failing_step_leaves_the_version_before_it() {
        let mut connection = Connection::open_in_memory().unwrap();
        let broken = [MADE_UP[0], "UPDATE answer SET sequence = 8; SELECT no_such_function();"];
        assert!(migrate(&mut connection, &broken).is_err(), "a broken step passed");
        assert_eq!(version(&connection), 1);
        let sequence: i64 = connection
            .query_row("SELECT sequence FROM answer", [], |row| row.get(0))
            .unwrap();
        assert_eq!(sequence, 7, "half a step was kept");
    }

    #[test]
    fn a_newer_file_is_refused_untouched() {
        let mut connection = Connection::open_in_memory().unwrap();
        migrate(&mut connection, MADE_UP).unwrap();
        let refused = migrate(&mut connection, &MADE_UP[..1]);
        assert!(
            matches!(refused, Err(StoreError::Version { found: 3, known: 1 })),
            "{refused:?}"
        );
        assert_eq!(version(&connection), 3);
    }

    #[test]
    fn an_empty_file_gets_the_tables_of_today() {
        let mut connection = Connection::open_in_memory().unwrap();
        assert!(is_ours(&connection).unwrap(), "an empty file is anybody's");
        migrate(&mut connection, STEPS).unwrap();
        assert!(is_ours(&connection).unwrap(), "the mark is missing");
        assert_eq!(version(&connection), version_after(STEPS.len()));
    }
}
