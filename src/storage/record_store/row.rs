//! Records as values of columns, and back.

use super::StoreError;
use crate::{
    content::LevelId,
    geometry::Point,
    records::{AnswerRecord, DeviceId, StoredVisit, VisitEnd, VisitId, VisitRecord, words},
    rules::{Answered, Seat},
};
use rusqlite::Row;
use std::time::Duration;

pub(super) fn device_key(device: DeviceId) -> [u8; 16] {
    device.0.to_be_bytes()
}

pub(super) fn visit_key(visit: VisitId) -> [u8; 16] {
    visit.0.to_be_bytes()
}

/// Nanoseconds; a visit of more than 292 years counts as 292.
pub(super) fn nanos(duration: Duration) -> i64 {
    i64::try_from(duration.as_nanos()).unwrap_or(i64::MAX)
}

fn duration(row: &Row<'_>, column: &str) -> Result<Duration, StoreError> {
    Ok(Duration::from_nanos(row.get::<_, i64>(column)?.unsigned_abs()))
}

/// Reads a word with `parse`.
fn parsed<T>(row: &Row<'_>, column: &str, parse: impl Fn(&str) -> Option<T>) -> Result<T, StoreError> {
    let text: String = row.get(column)?;
    parse(&text).ok_or_else(|| StoreError::Row(format!("{column} {text:?}")))
}

/// A row of `visit LEFT JOIN visit_end`.
pub(super) fn stored_visit(row: &Row<'_>) -> Result<StoredVisit, StoreError> {
    let has_end = row.get::<_, Option<String>>("ending")?.is_some();
    let end = || {
        Ok::<_, StoreError>(VisitEnd {
            ending: parsed(row, "ending", words::parse_ending)?,
            score: row.get("score")?,
            duration: duration(row, "duration_nanos")?,
        })
    };
    Ok(StoredVisit {
        visit: VisitRecord {
            id: VisitId(u128::from_be_bytes(row.get("visit")?)),
            device: DeviceId(u128::from_be_bytes(row.get("device")?)),
            exhibit: row.get("exhibit")?,
            program: row.get("program")?,
            seed: row.get::<_, i64>("seed")?.cast_unsigned(),
            language: row.get("language")?,
            began_minute: row.get("began_minute")?,
            seats: row.get("seats")?,
            content: row.get("content")?,
        },
        end: has_end.then(end).transpose()?,
    })
}

/// A row of `answer`.
pub(super) fn answer(row: &Row<'_>) -> Result<AnswerRecord, StoreError> {
    let point = row.get::<_, Option<f64>>("x")?.zip(row.get::<_, Option<f64>>("y")?);
    let has_response = row.get::<_, Option<String>>("response")?.is_some();
    let response = || parsed(row, "response", words::parse_response);
    Ok(AnswerRecord {
        visit: VisitId(u128::from_be_bytes(row.get("visit")?)),
        answered: Answered {
            sequence: row.get("sequence")?,
            at: duration(row, "at_nanos")?,
            round: row.get::<_, u32>("round")? as usize,
            seat: Seat(row.get("seat")?),
            level: parsed(row, "level", |text| LevelId::parse(text).ok())?,
            item: row.get("item")?,
            point: point.map(|(x, y)| Point::new(x, y)),
            response: has_response.then(response).transpose()?,
            judgement: parsed(row, "judgement", words::parse_judgement)?,
            took: duration(row, "took_nanos")?,
        },
    })
}
