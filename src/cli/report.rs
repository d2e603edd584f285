//! `report`: what was found and what was missed.

use super::{
    Verdict,
    args::{Format, ReportArgs},
    failure::Failure,
    table::{Side, lined_up},
};
use crate::{
    content::Arg,
    records::{ByteOrderMark, Report, Signal, Statistics, VisitTotals, answers_csv},
    storage::{Places, RecordStore, StoreError, WantedPlaces, atomic},
    wording::Wording,
};
use serde_json::{Value, json};
use std::{io::Write, path::Path, time::Duration};

pub(super) fn report(args: &ReportArgs, wording: &Wording, out: &mut impl Write) -> Result<Verdict, Failure> {
    let path = Places::find(WantedPlaces {
        data: args.data.clone(),
        ..WantedPlaces::default()
    })
    .records();
    if !path.exists() {
        let args = vec![("path", path.display().to_string().into())];
        return Err(Failure::Told {
            key: "report-no-records",
            args,
        });
    }
    let failed = |source: StoreError| Failure::Store {
        path: path.clone(),
        source,
    };
    let store = RecordStore::open_existing(&path).map_err(failed)?;
    let (visits, answers) = (store.visits().map_err(failed)?, store.answers().map_err(failed)?);
    let report = Report::new(&visits, &answers);
    match args.format {
        Format::Text => write!(out, "{}", as_text(&report, wording))?,
        Format::Json => writeln!(out, "{:#}", as_json(&report))?,
    }
    if let Some(folder) = &args.csv {
        let visits: Vec<_> = visits.into_iter().map(|visit| visit.visit).collect();
        let mark = ByteOrderMark::Excel;
        let files = [
            ("answers.csv", answers_csv(&visits, &answers, mark)),
            ("hazards.csv", report.hazards_csv(mark)),
            ("questions.csv", report.questions_csv(mark)),
            ("surveys.csv", report.surveys_csv(mark)),
            ("levels.csv", report.levels_csv(mark)),
        ];
        write_files(folder, &files)?;
        if args.format == Format::Text {
            let folder = folder.display().to_string();
            writeln!(
                out,
                "\n{}",
                wording.format("report-csv-written", &[("folder", folder.into())])
            )?;
        }
    }
    Ok(Verdict::Fine)
}

fn write_files(folder: &Path, files: &[(&str, String)]) -> Result<(), Failure> {
    for (name, csv) in files {
        atomic::write(&folder.join(name), csv.as_bytes())?;
    }
    Ok(())
}

fn as_text(report: &Report, wording: &Wording) -> String {
    let mut text = totals_text(&report.visits, wording);
    text.push_str(&statistics_text(&report.statistics, wording));
    text
}

fn totals_text(visits: &VisitTotals, wording: &Wording) -> String {
    let count = |count: usize| Arg::from(count);
    let args = [
        ("visits", count(visits.n_visits)),
        ("completed", count(visits.n_completed)),
        ("rate", percent(visits.completion_rate()).into()),
        ("left", count(visits.n_left)),
        ("abandoned", count(visits.n_abandoned)),
        ("interrupted", count(visits.n_interrupted)),
    ];
    let args_of_completed = [
        ("secs", secs(visits.median_duration).into()),
        ("score", percent(visits.mean_score).into()),
    ];
    format!(
        "{}\n{}\n",
        wording.format("report-visits", &args),
        wording.format("report-completed", &args_of_completed)
    )
}

/// The tables of hazards, questions, surveys and levels; those without rows are left out.
pub(super) fn statistics_text(statistics: &Statistics, wording: &Wording) -> String {
    let left = |key: &str| (wording.text(key), Side::Left);
    let right = |key: &str| (wording.text(key), Side::Right);
    let signal_titles = || {
        [
            "report-unsafe",
            "report-found",
            "report-safe",
            "report-false-alarm",
            "report-d-prime",
            "report-bias",
        ]
        .map(right)
    };
    let mut hazards = vec![left("report-level"), left("report-item")];
    hazards.extend(signal_titles());
    hazards.push(right("report-median"));
    let hazard_rows = statistics.items.iter().map(|item| {
        let mut row = vec![item.level.to_string(), item.item.clone()];
        row.extend(signal_cells(&item.signal));
        row.push(secs(item.median_time_to_find));
        row
    });
    let mut levels = vec![left("report-level")];
    levels.extend(signal_titles());
    levels.extend(["report-background", "report-answers", "report-correct"].map(right));
    let level_rows = statistics.levels.iter().map(|level| {
        let correct = (level.n_answers > 0).then(|| level.n_correct as f64 / level.n_answers as f64);
        let mut row = vec![level.level.to_string()];
        row.extend(signal_cells(&level.signal));
        row.extend([
            level.n_background.to_string(),
            level.n_answers.to_string(),
            percent(correct),
        ]);
        row
    });
    let tables = [
        ("report-hazards", hazards, hazard_rows.collect::<Vec<_>>()),
        question_table(statistics, wording),
        survey_table(statistics, wording),
        ("report-levels", levels, level_rows.collect()),
    ];
    let filled = tables.iter().filter(|(_, _, rows)| !rows.is_empty());
    filled.fold(String::new(), |text, (key, header, rows)| {
        text + "\n" + &wording.text(key) + "\n\n" + &lined_up(header, rows)
    })
}

/// A table: the key of its title, its header, its rows.
type Table = (&'static str, Vec<(String, Side)>, Vec<Vec<String>>);

fn question_table(statistics: &Statistics, wording: &Wording) -> Table {
    let rows = statistics.questions.iter().map(|question| {
        vec![
            question.level.to_string(),
            question.question.clone(),
            question.n_answers.to_string(),
            percent(question.correct_rate()),
            one_decimal(question.mean_number),
        ]
    });
    let mut header = question_header("report-correct", wording);
    header.push((wording.text("report-mean-number"), Side::Right));
    ("report-questions", header, rows.collect())
}

fn survey_table(statistics: &Statistics, wording: &Wording) -> Table {
    let rows = statistics.surveys.iter().map(|survey| {
        vec![
            survey.level.to_string(),
            survey.question.clone(),
            survey.n_answers().to_string(),
            two_decimals(survey.mean()),
        ]
    });
    (
        "report-surveys",
        question_header("report-mean", wording),
        rows.collect(),
    )
}

/// The header of a table of questions, whose fourth column is called `fourth`.
fn question_header(fourth: &str, wording: &Wording) -> Vec<(String, Side)> {
    [
        ("report-level", Side::Left),
        ("report-question", Side::Left),
        ("report-answers", Side::Right),
        (fourth, Side::Right),
    ]
    .map(|(key, side)| (wording.text(key), side))
    .into()
}

fn signal_cells(signal: &Signal) -> [String; 6] {
    [
        signal.signals.to_string(),
        percent(signal.hit_rate()),
        signal.noises.to_string(),
        percent(signal.false_alarm_rate()),
        two_decimals(signal.d_prime()),
        two_decimals(signal.bias()),
    ]
}

/// What a cell shows where there is nothing to say.
const NOTHING: &str = "-";

pub(super) fn percent(share: Option<f64>) -> String {
    share.map_or_else(|| NOTHING.to_owned(), |share| format!("{:.0}%", share * 100.0))
}

fn two_decimals(number: Option<f64>) -> String {
    // Adding 0 makes -0.00 into 0.00.
    number.map_or_else(
        || NOTHING.to_owned(),
        |number| format!("{:.2}", (number * 100.0).round() / 100.0 + 0.0),
    )
}

fn one_decimal(number: Option<f64>) -> String {
    number.map_or_else(|| NOTHING.to_owned(), |number| format!("{number:.1}"))
}

fn secs(time: Option<Duration>) -> String {
    time.map_or_else(|| NOTHING.to_owned(), |time| format!("{:.1}", time.as_secs_f64()))
}

fn as_json(report: &Report) -> Value {
    let Report { visits, statistics } = report;
    json!({
        "visits": {
            "n": visits.n_visits,
            "completed": visits.n_completed,
            "left": visits.n_left,
            "abandoned": visits.n_abandoned,
            "interrupted": visits.n_interrupted,
            "median_secs": visits.median_duration.map(|time| time.as_secs_f64()),
            "mean_score": visits.mean_score,
        },
        "statistics": statistics_json(statistics),
    })
}

/// The same for programs; rates are from 0 to 1.
pub(super) fn statistics_json(statistics: &Statistics) -> Value {
    let items = statistics.items.iter().map(|item| {
        let own = json!({
            "level": item.level.as_str(),
            "item": item.item,
            "n_found_with_hint": item.n_hits_with_hint,
            "median_secs_to_find": item.median_time_to_find.map(|time| time.as_secs_f64()),
        });
        joined(own, signal_json(&item.signal))
    });
    let questions = statistics.questions.iter().map(|question| {
        json!({
            "level": question.level.as_str(),
            "question": question.question,
            "n": question.n_answers,
            "n_correct": question.n_correct,
            "mean_number": question.mean_number,
        })
    });
    let surveys = statistics.surveys.iter().map(|survey| {
        json!({
            "level": survey.level.as_str(),
            "question": survey.question,
            "n": survey.n_answers(),
            "mean": survey.mean(),
            "counts": survey.counts,
        })
    });
    let levels = statistics.levels.iter().map(|level| {
        let own = json!({
            "level": level.level.as_str(),
            "n_background": level.n_background,
            "n_answers": level.n_answers,
            "n_correct": level.n_correct,
        });
        joined(own, signal_json(&level.signal))
    });
    json!({
        "hazards": items.collect::<Vec<_>>(),
        "questions": questions.collect::<Vec<_>>(),
        "surveys": surveys.collect::<Vec<_>>(),
        "levels": levels.collect::<Vec<_>>(),
    })
}

/// The fields of both objects.
fn joined(one: Value, other: Value) -> Value {
    match (one, other) {
        (Value::Object(one), Value::Object(other)) => one.into_iter().chain(other).collect(),
        (one, _) => one,
    }
}

fn signal_json(signal: &Signal) -> Value {
    json!({
        "n_unsafe": signal.signals,
        "n_found": signal.hits,
        "n_safe": signal.noises,
        "n_false_alarms": signal.false_alarms,
        "d_prime": signal.d_prime(),
        "bias": signal.bias(),
    })
}
