//! `simulate`: bots play visits.

use super::{
    Verdict,
    args::{Format, SimulateArgs},
    failure::Failure,
    report::{percent, statistics_json, statistics_text},
};
use crate::{
    content::{Arg, CheckOptions, Language, check},
    records::{AnswerRecord, Simulation, VisitEnd, VisitRecord, simulate as simulate_visits},
    rules::{Repertoire, bot::play_bot},
    storage::{
        Places, RecordStore, Records as _, StoreError, WantedPlaces, digest, new_visit_id, open_catalog, read_content,
        today, unix_minute,
    },
    wording::Wording,
};
use jiff::civil::Date;
use serde_json::json;
use std::{io::Write, path::Path, sync::Arc};

pub(super) fn simulate(args: &SimulateArgs, wording: &Wording, out: &mut impl Write) -> Result<Verdict, Failure> {
    let wanted = WantedPlaces {
        exhibit: args.exhibit.clone(),
        data: args.data.clone(),
        assets: args.assets.clone(),
    };
    let places = Places::find(wanted);
    let show = Show::open(&places, args.today.unwrap_or_else(today))?;
    if show.repertoire.exhibit.program(&args.program).is_none() {
        return Err(no_program(args, &show));
    }
    if args.data.is_some() {
        record(args, &places.records(), &show, out)?;
    }
    let seeds = args.seed..args.seed.saturating_add(args.visits);
    let simulation =
        simulate_visits(&show.repertoire, &args.program, args.bot, seeds).ok_or_else(|| no_program(args, &show))?;
    match args.format {
        Format::Text => write!(out, "{}", as_text(args, &simulation, wording))?,
        Format::Json => writeln!(out, "{:#}", as_json(args, &simulation))?,
    }
    Ok(Verdict::Fine)
}

/// Content that can be played.
struct Show {
    exhibit: String,
    content: String,
    language: Language,
    repertoire: Arc<Repertoire>,
}

impl Show {
    fn open(places: &Places, today: Date) -> Result<Self, Failure> {
        let files = read_content(places.content())?;
        let catalog = open_catalog(&places.assets, places.content())?;
        let mut exhibits = check(&files, &catalog, &CheckOptions { today, screen: None }).exhibits;
        let name = places.exhibit_name();
        let exhibit = exhibits.remove(&name).ok_or_else(|| {
            let path = places.exhibit.display().to_string();
            Failure::Told {
                key: "cli-no-content",
                args: vec![("path", path.into())],
            }
        })?;
        Ok(Self {
            exhibit: name,
            content: digest(&files),
            language: exhibit.languages.first().cloned().unwrap_or_else(|| Language::new("")),
            repertoire: Arc::new(Repertoire::resolve(exhibit, &catalog, today)),
        })
    }
}

fn no_program(args: &SimulateArgs, show: &Show) -> Failure {
    let programs = show
        .repertoire
        .exhibit
        .packs
        .values()
        .flat_map(|pack| pack.programs.keys());
    let known = programs.map(ToString::to_string).collect::<Vec<_>>().join(", ");
    let args = vec![("program", args.program.as_str().into()), ("known", known.into())];
    Failure::Told {
        key: "cli-no-program",
        args,
    }
}

/// Plays the visits into the store as a booth does.
fn record(args: &SimulateArgs, path: &Path, show: &Show, out: &mut impl Write) -> Result<(), Failure> {
    let failed = |source: StoreError| Failure::Store {
        path: path.to_owned(),
        source,
    };
    let mut store = RecordStore::open(path).map_err(failed)?.store;
    if !store.is_durable() {
        let args = vec![("path", path.display().to_string().into())];
        return Err(Failure::Told {
            key: "cli-not-durable",
            args,
        });
    }
    for seed in args.seed..args.seed.saturating_add(args.visits) {
        let Some(played) = play_bot(&show.repertoire, &args.program, args.bot, seed) else {
            return Ok(());
        };
        let visit = new_visit_id().map_err(|error| failed(error.into()))?;
        let record = VisitRecord {
            id: visit,
            device: store.device(),
            exhibit: show.exhibit.clone(),
            program: args.program.to_string(),
            seed,
            language: show.language.tag().to_owned(),
            began_minute: unix_minute(),
            seats: 1,
            content: show.content.clone(),
        };
        store.begin_visit(&record).map_err(failed)?;
        let answers: Vec<_> = played
            .answers()
            .map(|answered| AnswerRecord {
                visit,
                answered: answered.clone(),
            })
            .collect();
        // What one act brings about is one commit: the end of a hunt is on disk as a whole or not at all.
        for batch in answers.chunk_by(|a, b| a.answered.at == b.answered.at) {
            store.append(batch).map_err(failed)?;
            if args.ack {
                acknowledge(batch, out)?;
            }
        }
        let end = VisitEnd {
            ending: played.ending,
            score: played.score,
            duration: played.took,
        };
        store.end_visit(visit, &end).map_err(failed)?;
    }
    Ok(())
}

/// Says that these answers are on disk.
fn acknowledge(answers: &[AnswerRecord], out: &mut impl Write) -> Result<(), Failure> {
    for AnswerRecord { visit, answered } in answers {
        writeln!(out, "{visit} {}", answered.sequence)?;
    }
    Ok(out.flush()?)
}

fn as_text(args: &SimulateArgs, simulation: &Simulation, wording: &Wording) -> String {
    let number = |number: u64| Arg::Number(number as f64);
    let (lowest, highest) = simulation.score_range.unzip();
    let title = [
        ("bot", args.bot.name().into()),
        ("program", args.program.as_str().into()),
        ("visits", number(simulation.n_visits)),
    ];
    let score = [
        ("mean", percent(simulation.mean_score).into()),
        ("lowest", percent(lowest).into()),
        ("highest", percent(highest).into()),
    ];
    let ended = [
        ("completed", number(simulation.n_completed)),
        ("mean", Arg::Number(simulation.mean_time.as_secs_f64().round())),
        ("longest", Arg::Number(simulation.longest.as_secs_f64().round())),
    ];
    format!(
        "{}\n{}\n{}\n{}",
        wording.format("simulate-title", &title),
        wording.format("simulate-score", &score),
        wording.format("simulate-ended", &ended),
        statistics_text(&simulation.statistics, wording)
    )
}

fn as_json(args: &SimulateArgs, simulation: &Simulation) -> serde_json::Value {
    let (lowest, highest) = simulation.score_range.unzip();
    json!({
        "program": args.program.as_str(),
        "bot": args.bot.name(),
        "n_visits": simulation.n_visits,
        "n_completed": simulation.n_completed,
        "mean_score": simulation.mean_score,
        "lowest_score": lowest,
        "highest_score": highest,
        "mean_secs": simulation.mean_time.as_secs_f64(),
        "longest_secs": simulation.longest.as_secs_f64(),
        "statistics": statistics_json(&simulation.statistics),
    })
}
