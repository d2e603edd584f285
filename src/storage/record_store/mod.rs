//! Answers on disk: each commit is durable before it is acknowledged.

mod opening;
mod reading;
mod row;
mod schema;
#[cfg(test)]
mod tests;

pub use opening::{OpenNote, Opened};
pub use reading::Tally;

use crate::records::{AnswerRecord, DeviceId, VisitEnd, VisitId, VisitRecord, words};
use rusqlite::{Connection, Transaction, TransactionBehavior, params};

/// Where a booth keeps its records. The seam for a store that is no file, as in a browser.
///
/// Everything may be told twice: what is already there is left as it is.
pub trait Records {
    /// The device whose visits these are.
    fn device(&self) -> DeviceId;

    /// Whether records outlive the process. A booth on a full disk goes on without.
    fn is_durable(&self) -> bool;

    /// Remembers that a visit of this device has begun.
    fn begin_visit(&mut self, visit: &VisitRecord) -> Result<(), StoreError>;

    /// Remembers answers of visits that have begun: all of them or, on an error, none.
    fn append(&mut self, answers: &[AnswerRecord]) -> Result<(), StoreError>;

    /// Remembers how a visit ended.
    fn end_visit(&mut self, visit: VisitId, end: &VisitEnd) -> Result<(), StoreError>;
}

/// Why records could not be kept or read.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// What SQLite said.
    #[error("the record store failed")]
    Sqlite(#[from] rusqlite::Error),
    /// The file was made by another version of the program.
    #[error("the record store has version {found}, this program knows version {known}")]
    Version {
        /// The file's version.
        found: i64,
        /// This program's.
        known: i64,
    },
    /// The file is an SQLite file of another program, or its check found damage.
    #[error("the record store is not usable: {0}")]
    Unusable(String),
    /// Nothing can be written where the store should be.
    #[error("the record store cannot be written: {0}")]
    Unwritable(String),
    /// Something else is already remembered under the same key.
    #[error("visit {visit} already has another record under this key (answer {sequence:?})")]
    Conflict {
        /// Which visit.
        visit: VisitId,
        /// Which answer; `None` for the visit itself or its end.
        sequence: Option<u32>,
    },
    /// A row holds what no version of this program writes.
    #[error("a row of the record store is not readable: {0}")]
    Row(String),
    /// The system gave no random number for a new device.
    #[error("the system gives no random numbers")]
    Random(#[from] getrandom::Error),
}

/// Records in one SQLite file.
///
/// Write-ahead log, `synchronous = FULL`: a commit that has returned survives a pulled plug if the disk keeps its promises.
#[derive(Debug)]
pub struct RecordStore {
    connection: Connection,
    device: DeviceId,
    is_durable: bool,
}

#[cfg(test)]
impl RecordStore {
    /// From now on the disk is full beyond so many pages.
    pub(in crate::storage) fn limit_pages(&self, pages: u32) {
        self.connection
            .pragma_update_and_check(None, "max_page_count", pages, |_| Ok(()))
            .unwrap();
    }
}

impl Records for RecordStore {
    fn device(&self) -> DeviceId {
        self.device
    }

    fn is_durable(&self) -> bool {
        self.is_durable
    }

    fn begin_visit(&mut self, visit: &VisitRecord) -> Result<(), StoreError> {
        let transaction = self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)?;
        let is_new = transaction.execute(
            "INSERT INTO visit SELECT ?1, ?2, coalesce(max(ordinal), 0) + 1, ?3, ?4, ?5, ?6, ?7, ?8, ?9 FROM visit
             WHERE device = ?1 ON CONFLICT (device, visit) DO NOTHING",
            params![
                row::device_key(visit.device),
                row::visit_key(visit.id),
                visit.exhibit,
                visit.program,
                visit.seed.cast_signed(),
                visit.language,
                visit.began_minute,
                visit.seats,
                visit.content,
            ],
        )? > 0;
        if !is_new && reading::visit(&transaction, visit.device, visit.id)?.visit != *visit {
            return Err(StoreError::Conflict {
                visit: visit.id,
                sequence: None,
            });
        }
        Ok(transaction.commit()?)
    }

    fn append(&mut self, answers: &[AnswerRecord]) -> Result<(), StoreError> {
        let transaction = self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)?;
        for answer in answers {
            insert_answer(&transaction, self.device, answer)?;
        }
        Ok(transaction.commit()?)
    }

    fn end_visit(&mut self, visit: VisitId, end: &VisitEnd) -> Result<(), StoreError> {
        let transaction = self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)?;
        let is_new = transaction.execute(
            "INSERT INTO visit_end VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING",
            params![
                row::device_key(self.device),
                row::visit_key(visit),
                words::ending(end.ending),
                end.score,
                row::nanos(end.duration),
            ],
        )? > 0;
        if !is_new && reading::visit(&transaction, self.device, visit)?.end != Some(*end) {
            return Err(StoreError::Conflict { visit, sequence: None });
        }
        Ok(transaction.commit()?)
    }
}

fn insert_answer(transaction: &Transaction<'_>, device: DeviceId, answer: &AnswerRecord) -> Result<(), StoreError> {
    let AnswerRecord { visit, answered } = answer;
    let mut insert = transaction.prepare_cached(
        "INSERT INTO answer VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13) ON CONFLICT DO NOTHING",
    )?;
    let is_new = insert.execute(params![
        row::device_key(device),
        row::visit_key(*visit),
        answered.sequence,
        row::nanos(answered.at),
        i64::try_from(answered.round).unwrap_or(i64::MAX),
        answered.seat.0,
        answered.level.as_str(),
        answered.item,
        answered.point.map(|point| point.x),
        answered.point.map(|point| point.y),
        answered.response.as_ref().map(words::response),
        words::judgement(answered.judgement),
        row::nanos(answered.took),
    ])? > 0;
    if !is_new && reading::answer(transaction, device, *visit, answered.sequence)? != *answer {
        return Err(StoreError::Conflict {
            visit: *visit,
            sequence: Some(answered.sequence),
        });
    }
    Ok(())
}
