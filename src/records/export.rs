//! Answers as a table, one row each.

use super::{
    AnswerRecord, VisitRecord,
    answer::words,
    csv::{ByteOrderMark, to_csv},
};
use std::collections::BTreeMap;

const COLUMNS: [&str; 20] = [
    "device",
    "visit",
    "sequence",
    "began_minute",
    "exhibit",
    "program",
    "content",
    "language",
    "seats",
    "at_secs",
    "round",
    "seat",
    "level",
    "item",
    "x",
    "y",
    "response",
    "judgement",
    "took_secs",
    "seed",
];

/// Writes every answer with its visit, in the order given. Answers of unknown visits have empty cells for it.
pub fn answers_csv(visits: &[VisitRecord], answers: &[AnswerRecord], mark: ByteOrderMark) -> String {
    let visits: BTreeMap<_, _> = visits.iter().map(|visit| (visit.id, visit)).collect();
    let header = COLUMNS.map(str::to_owned).to_vec();
    let rows = answers
        .iter()
        .map(|answer| row(visits.get(&answer.visit).copied(), answer));
    to_csv(mark, std::iter::once(header).chain(rows))
}

fn row(visit: Option<&VisitRecord>, AnswerRecord { visit: id, answered }: &AnswerRecord) -> Vec<String> {
    let of_visit = |cell: fn(&VisitRecord) -> String| visit.map(cell).unwrap_or_default();
    vec![
        of_visit(|visit| visit.device.to_string()),
        id.to_string(),
        answered.sequence.to_string(),
        of_visit(|visit| visit.began_minute.to_string()),
        of_visit(|visit| visit.exhibit.clone()),
        of_visit(|visit| visit.program.clone()),
        of_visit(|visit| visit.content.clone()),
        of_visit(|visit| visit.language.clone()),
        of_visit(|visit| visit.seats.to_string()),
        format!("{:.3}", answered.at.as_secs_f64()),
        answered.round.to_string(),
        answered.seat.0.to_string(),
        answered.level.to_string(),
        answered.item.clone(),
        answered
            .point
            .map(|point| format!("{:.1}", point.x))
            .unwrap_or_default(),
        answered
            .point
            .map(|point| format!("{:.1}", point.y))
            .unwrap_or_default(),
        answered.response.as_ref().map(words::response).unwrap_or_default(),
        words::judgement(answered.judgement).to_owned(),
        format!("{:.3}", answered.took.as_secs_f64()),
        of_visit(|visit| visit.seed.to_string()),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        content::LevelId,
        geometry::Point,
        records::{DeviceId, VisitId},
        rules::{Answered, Judgement, Response, Seat},
    };
    use std::time::Duration;

    #[test]
    fn an_answer_is_one_row_with_its_visit() {
        let visit = VisitRecord {
            id: VisitId(7),
            device: DeviceId(9),
            exhibit: "exhibit".to_owned(),
            program: "construction/quick".to_owned(),
            seed: u64::MAX,
            language: "zh-CN".to_owned(),
            began_minute: 29_912_345,
            seats: 1,
            content: "abc".to_owned(),
        };
        let answer = AnswerRecord {
            visit: VisitId(7),
            answered: Answered {
                sequence: 3,
                at: Duration::from_millis(12_345),
                round: 1,
                seat: Seat(0),
                level: LevelId::parse("construction/site_questions").unwrap(),
                item: "apply_within".to_owned(),
                point: Some(Point::new(1.25, 2.0)),
                response: Some(Response::Choices(vec![0, 2])),
                judgement: Judgement::Correct,
                took: Duration::from_millis(900),
            },
        };
        let csv = answers_csv(&[visit], std::slice::from_ref(&answer), ByteOrderMark::None);
        let mut lines = csv.lines();
        assert_eq!(lines.next(), Some(COLUMNS.join(",").as_str()));
        assert_eq!(
            lines.next(),
            Some(
                "00000000000000000000000000000009,00000000000000000000000000000007,3,29912345,exhibit,construction/quick,\
                 abc,zh-CN,1,12.345,1,0,construction/site_questions,apply_within,1.2,2.0,choices 0 2,correct,0.900,\
                 18446744073709551615"
            )
        );
        assert_eq!(
            answers_csv(&[], &[answer], ByteOrderMark::None).lines().count(),
            2,
            "a lost visit loses no answer"
        );
    }
}
