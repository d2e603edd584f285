//! What an organizer asks of the records: how many came, what they found and what they missed.

use super::{
    AnswerRecord, Statistics, StoredVisit, Trial, VisitId,
    csv::{ByteOrderMark, to_csv},
};
use crate::rules::{Ending, Judgement};
use std::{
    collections::{BTreeMap, BTreeSet},
    time::Duration,
};

/// The visits of a store, summed up.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct VisitTotals {
    /// All of them.
    pub n_visits: usize,
    /// Those that reached their result.
    pub n_completed: usize,
    /// Those that the visitor ended before.
    pub n_left: usize,
    /// Those that nobody ended.
    pub n_abandoned: usize,
    /// Those in the middle of which the device stopped, or that still go on.
    pub n_interrupted: usize,
    /// The middle one of the lengths of the completed visits.
    pub median_duration: Option<Duration>,
    /// The mean score of the completed visits.
    pub mean_score: Option<f64>,
}

impl VisitTotals {
    /// The share that reached its result.
    pub fn completion_rate(&self) -> Option<f64> {
        (self.n_visits > 0).then(|| self.n_completed as f64 / self.n_visits as f64)
    }

    fn of(visits: &[StoredVisit]) -> Self {
        let count = |ending| {
            visits
                .iter()
                .filter(|visit| visit.end.map(|end| end.ending) == ending)
                .count()
        };
        let completed = || {
            visits
                .iter()
                .filter_map(|visit| visit.end)
                .filter(|end| end.ending == Ending::Completed)
        };
        let scores: Vec<f64> = completed().filter_map(|end| end.score).collect();
        Self {
            n_visits: visits.len(),
            n_completed: count(Some(Ending::Completed)),
            n_left: count(Some(Ending::Left)),
            n_abandoned: count(Some(Ending::Abandoned)),
            n_interrupted: count(None),
            median_duration: median(completed().map(|end| end.duration).collect()),
            mean_score: (!scores.is_empty()).then(|| scores.iter().sum::<f64>() / scores.len() as f64),
        }
    }
}

/// What a store tells.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Report {
    /// How the visits went.
    pub visits: VisitTotals,
    /// What their answers tell.
    pub statistics: Statistics,
}

impl Report {
    /// Sums up `visits` and their `answers`, in any order.
    pub fn new(visits: &[StoredVisit], answers: &[AnswerRecord]) -> Self {
        let finished = finished_rounds(visits, answers);
        let trials = answers
            .iter()
            .map(|AnswerRecord { visit, answered }| Trial::new(answered, finished.contains(&(*visit, answered.round))));
        Self {
            visits: VisitTotals::of(visits),
            statistics: Statistics::from_trials(trials),
        }
    }

    /// The hazards and lures as CSV.
    pub fn hazards_csv(&self, mark: ByteOrderMark) -> String {
        let header = [
            "level",
            "item",
            "n_unsafe",
            "n_found",
            "n_found_with_hint",
            "found_rate",
            "n_safe",
            "n_false_alarms",
            "false_alarm_rate",
            "d_prime",
            "bias",
            "median_secs_to_find",
        ];
        let rows = self.statistics.items.iter().map(|item| {
            let signal = &item.signal;
            vec![
                item.level.to_string(),
                item.item.clone(),
                signal.signals.to_string(),
                signal.hits.to_string(),
                item.n_hits_with_hint.to_string(),
                decimal(signal.hit_rate()),
                signal.noises.to_string(),
                signal.false_alarms.to_string(),
                decimal(signal.false_alarm_rate()),
                decimal(signal.d_prime()),
                decimal(signal.bias()),
                decimal(item.median_time_to_find.map(|time| time.as_secs_f64())),
            ]
        });
        table(mark, &header, rows)
    }

    /// The questions as CSV.
    pub fn questions_csv(&self, mark: ByteOrderMark) -> String {
        let rows = self.statistics.questions.iter().map(|question| {
            vec![
                question.level.to_string(),
                question.question.clone(),
                question.n_answers.to_string(),
                question.n_correct.to_string(),
                decimal(question.correct_rate()),
                decimal(question.mean_number),
            ]
        });
        table(
            mark,
            &[
                "level",
                "question",
                "n_answers",
                "n_correct",
                "correct_rate",
                "mean_number",
            ],
            rows,
        )
    }

    /// What visitors said of themselves as CSV; `1` is the lowest choice.
    pub fn surveys_csv(&self, mark: ByteOrderMark) -> String {
        let header = [
            "level",
            "question",
            "n_answers",
            "mean",
            "n_1",
            "n_2",
            "n_3",
            "n_4",
            "n_5",
        ];
        let rows = self.statistics.surveys.iter().map(|survey| {
            let mut row = vec![
                survey.level.to_string(),
                survey.question.clone(),
                survey.n_answers().to_string(),
                decimal(survey.mean()),
            ];
            row.extend(survey.counts.map(|count| count.to_string()));
            row
        });
        table(mark, &header, rows)
    }

    /// The levels as CSV.
    pub fn levels_csv(&self, mark: ByteOrderMark) -> String {
        let header = [
            "level",
            "n_unsafe",
            "n_found",
            "found_rate",
            "n_safe",
            "n_false_alarms",
            "false_alarm_rate",
            "n_background",
            "d_prime",
            "bias",
            "n_answers",
            "n_correct",
        ];
        let rows = self.statistics.levels.iter().map(|level| {
            let signal = &level.signal;
            vec![
                level.level.to_string(),
                signal.signals.to_string(),
                signal.hits.to_string(),
                decimal(signal.hit_rate()),
                signal.noises.to_string(),
                signal.false_alarms.to_string(),
                decimal(signal.false_alarm_rate()),
                level.n_background.to_string(),
                decimal(signal.d_prime()),
                decimal(signal.bias()),
                level.n_answers.to_string(),
                level.n_correct.to_string(),
            ]
        });
        table(mark, &header, rows)
    }
}

fn table(mark: ByteOrderMark, header: &[&str], rows: impl Iterator<Item = Vec<String>>) -> String {
    let header = header.iter().map(|&title| title.to_owned()).collect();
    to_csv(mark, std::iter::once(header).chain(rows))
}

/// Four decimals; empty for nothing.
fn decimal(number: Option<f64>) -> String {
    number.map(|number| format!("{number:.4}")).unwrap_or_default()
}

/// The rounds that were played to their end.
///
/// No record says so by itself: all rounds of a completed visit were, so were those before the last one with answers, and
/// what a hunt lets pass is on record only once it is over.
fn finished_rounds(visits: &[StoredVisit], answers: &[AnswerRecord]) -> BTreeSet<(VisitId, usize)> {
    let is_completed = |visit: &&StoredVisit| visit.end.is_some_and(|end| end.ending == Ending::Completed);
    let completed: BTreeSet<_> = visits.iter().filter(is_completed).map(|visit| visit.visit.id).collect();
    let mut last: BTreeMap<VisitId, usize> = BTreeMap::new();
    for AnswerRecord { visit, answered } in answers {
        let last = last.entry(*visit).or_default();
        *last = answered.round.max(*last);
    }
    let is_finished = |AnswerRecord { visit, answered }: &&AnswerRecord| {
        completed.contains(visit)
            || last.get(visit).is_some_and(|last| answered.round < *last)
            || matches!(answered.judgement, Judgement::Missed | Judgement::LeftAlone)
    };
    answers
        .iter()
        .filter(is_finished)
        .map(|answer| (answer.visit, answer.answered.round))
        .collect()
}

/// The middle one; of an even number the mean of the middle two.
fn median(mut times: Vec<Duration>) -> Option<Duration> {
    times.sort_unstable();
    let upper = *times.get(times.len() / 2)?;
    let lower = *times.get((times.len() - 1) / 2)?;
    Some(lower + upper.saturating_sub(lower) / 2)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        content::LevelId,
        records::{DeviceId, VisitEnd, VisitRecord},
        rules::{Answered, Seat},
    };

    fn visit(number: u128, ending: Option<Ending>, secs: u64, score: f64) -> StoredVisit {
        let end = |ending| VisitEnd {
            ending,
            score: Some(score),
            duration: Duration::from_secs(secs),
        };
        StoredVisit {
            visit: VisitRecord {
                id: VisitId(number),
                device: DeviceId(1),
                exhibit: "exhibit".to_owned(),
                program: "site/quick".to_owned(),
                seed: 0,
                language: "en".to_owned(),
                began_minute: 0,
                seats: 1,
                content: String::new(),
            },
            end: ending.map(end),
        }
    }

    fn answer(visit: u128, round: usize, item: &str, judgement: Judgement, secs: u64) -> AnswerRecord {
        AnswerRecord {
            visit: VisitId(visit),
            answered: Answered {
                sequence: 0,
                at: Duration::ZERO,
                round,
                seat: Seat(0),
                level: LevelId::parse("site/day").unwrap(),
                item: item.to_owned(),
                point: None,
                response: None,
                judgement,
                took: Duration::from_secs(secs),
            },
        }
    }

    #[test]
    fn visits_are_counted_by_their_ends() {
        let visits = [
            visit(1, Some(Ending::Completed), 60, 0.5),
            visit(2, Some(Ending::Completed), 80, 1.0),
            visit(3, Some(Ending::Left), 5, 0.0),
            visit(4, Some(Ending::Abandoned), 900, 0.0),
            visit(5, None, 0, 0.0),
        ];
        let totals = Report::new(&visits, &[]).visits;
        assert_eq!(
            totals,
            VisitTotals {
                n_visits: 5,
                n_completed: 2,
                n_left: 1,
                n_abandoned: 1,
                n_interrupted: 1,
                median_duration: Some(Duration::from_secs(70)),
                mean_score: Some(0.75),
            }
        );
        assert_eq!(totals.completion_rate(), Some(0.4));
        assert_eq!(Report::new(&[], &[]).visits.completion_rate(), None);
    }

    #[test]
    fn a_hunt_that_was_left_does_not_count_and_one_before_it_does() {
        let visits = [
            visit(1, Some(Ending::Left), 60, 0.0),
            visit(2, Some(Ending::Completed), 60, 1.0),
        ];
        let answers = [
            answer(1, 0, "cable", Judgement::Found, 4),
            answer(1, 0, "ladder", Judgement::LeftAlone, 30),
            answer(1, 1, "cable", Judgement::Found, 1),
            answer(2, 0, "cable", Judgement::Found, 8),
            answer(3, 0, "cable", Judgement::Missed, 60),
        ];
        let report = Report::new(&visits, &answers);
        let cable = &report.statistics.items[0];
        assert_eq!(
            (cable.signal.signals, cable.signal.hits),
            (3, 2),
            "the second hunt of visit 1 was left"
        );
        assert_eq!(cable.median_time_to_find, Some(Duration::from_secs(6)));
        assert_eq!(
            report.hazards_csv(ByteOrderMark::None).lines().nth(1),
            Some("site/day,cable,3,2,0,0.6667,0,0,,,,6.0000")
        );
    }

    #[test]
    fn every_table_has_as_many_cells_in_each_row_as_titles() {
        let answers = [
            answer(1, 0, "cable", Judgement::Missed, 4),
            answer(1, 0, "right", Judgement::Correct, 4),
        ];
        let report = Report::new(&[], &answers);
        for csv in [
            report.hazards_csv(ByteOrderMark::None),
            report.questions_csv(ByteOrderMark::None),
            report.levels_csv(ByteOrderMark::None),
        ] {
            let widths: Vec<_> = csv.lines().map(|line| line.split(',').count()).collect();
            assert_eq!(widths.len(), 2, "{csv}");
            assert_eq!(widths[0], widths[1], "{csv}");
        }
    }
}
