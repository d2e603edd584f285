//! Reading a store: for reports, and to tell a repetition from a contradiction.

use super::{RecordStore, StoreError, row};
use crate::records::{AnswerRecord, DeviceId, StoredVisit, VisitId};
use rusqlite::{Connection, params};

const VISITS: &str = "SELECT * FROM visit LEFT JOIN visit_end USING (device, visit)";

/// How much a store holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// Visits of all devices.
    pub visits: u64,
    /// Visits that began at the asked minute or later.
    pub recent_visits: u64,
    /// Answers of all visits.
    pub answers: u64,
}

impl RecordStore {
    /// Counts what is there; recent is what began at `since_minute` (since 1970) or later.
    pub fn tally(&self, since_minute: i64) -> Result<Tally, StoreError> {
        let mut select = self.connection.prepare_cached(
            "SELECT (SELECT count(*) FROM visit), (SELECT count(*) FROM visit WHERE began_minute >= ?1),
             (SELECT count(*) FROM answer)",
        )?;
        let [visits, recent_visits, answers] = select.query_row([since_minute], |row| {
            Ok([row.get::<_, i64>(0)?, row.get(1)?, row.get(2)?])
        })?;
        Ok(Tally {
            visits: visits.unsigned_abs(),
            recent_visits: recent_visits.unsigned_abs(),
            answers: answers.unsigned_abs(),
        })
    }

    /// All visits, device by device, in the order in which they began.
    pub fn visits(&self) -> Result<Vec<StoredVisit>, StoreError> {
        let mut select = self.connection.prepare(&format!("{VISITS} ORDER BY device, ordinal"))?;
        let mut rows = select.query([])?;
        let mut visits = Vec::new();
        while let Some(row) = rows.next()? {
            visits.push(row::stored_visit(row)?);
        }
        Ok(visits)
    }

    /// Hands every answer to `take`, in the order in which visits began and answers came.
    pub fn for_each_answer(&self, mut take: impl FnMut(AnswerRecord)) -> Result<(), StoreError> {
        let mut select = self.connection.prepare(
            "SELECT answer.* FROM answer JOIN visit USING (device, visit) ORDER BY device, ordinal, sequence",
        )?;
        let mut rows = select.query([])?;
        while let Some(row) = rows.next()? {
            take(row::answer(row)?);
        }
        Ok(())
    }

    /// All answers, in the order in which visits began and answers came.
    pub fn answers(&self) -> Result<Vec<AnswerRecord>, StoreError> {
        let mut answers = Vec::new();
        self.for_each_answer(|answer| answers.push(answer))?;
        Ok(answers)
    }
}

pub(super) fn visit(connection: &Connection, device: DeviceId, visit: VisitId) -> Result<StoredVisit, StoreError> {
    let mut select = connection.prepare_cached(&format!("{VISITS} WHERE device = ?1 AND visit = ?2"))?;
    let mut rows = select.query(params![row::device_key(device), row::visit_key(visit)])?;
    rows.next()?.map_or(
        Err(StoreError::Sqlite(rusqlite::Error::QueryReturnedNoRows)),
        row::stored_visit,
    )
}

pub(super) fn answer(
    connection: &Connection,
    device: DeviceId,
    visit: VisitId,
    sequence: u32,
) -> Result<AnswerRecord, StoreError> {
    let mut select =
        connection.prepare_cached("SELECT * FROM answer WHERE device = ?1 AND visit = ?2 AND sequence = ?3")?;
    let mut rows = select.query(params![row::device_key(device), row::visit_key(visit), sequence])?;
    rows.next()?.map_or(
        Err(StoreError::Sqlite(rusqlite::Error::QueryReturnedNoRows)),
        row::answer,
    )
}
