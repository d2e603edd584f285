//! `preview`: a level as a picture, without a screen.

use super::{Verdict, args::PreviewArgs, failure::Failure};
use crate::{
    art::{ArtError, case_graph, case_graph_pixels, outline, preview_scene},
    content::{Case, CheckOptions, Exhibit, ItemId, LevelId, LevelKind, Program, ProgramId, RoundRecipe, Scene, check},
    rules::{Repertoire, Visit},
    storage::{Places, WantedPlaces, atomic, find_content_root, open_catalog, read_content, today},
    wording::Wording,
};
use std::{collections::BTreeSet, error::Error, io::Write, path::PathBuf, sync::Arc};

pub(super) fn preview(args: &PreviewArgs, wording: &Wording, out: &mut impl Write) -> Result<Verdict, Failure> {
    let places = Places::find(WantedPlaces {
        assets: args.assets.clone(),
        ..WantedPlaces::default()
    });
    let named = args.level.display().to_string();
    let told = |key, more: Vec<_>| Failure::Told {
        key,
        args: [vec![("level", named.clone().into())], more].concat(),
    };
    let (root, level) = find_level(args, &places)?;
    let today = args.today.unwrap_or_else(today);
    let catalog = open_catalog(&places.assets, &root)?;
    let checked = check(&read_content(&root)?, &catalog, &CheckOptions { today, screen: None });
    let id = LevelId::parse(&level).map_err(|_malformed| told("cli-no-level", vec![]))?;
    let exhibit = checked
        .exhibits
        .into_values()
        .find(|exhibit| exhibit.level(&id).is_some())
        .ok_or_else(|| told("cli-no-level", vec![]))?;
    let spotting = match exhibit.level(&id).map(|level| level.kind.clone()) {
        Some(LevelKind::Case(case)) if args.graph => return graph(args, &case, wording, out),
        Some(LevelKind::Case(_)) => return Err(told("cli-graph-only", vec![])),
        _ if args.graph => return Err(told("cli-no-story", vec![])),
        Some(LevelKind::Spotting(spotting)) => spotting,
        _ => return Err(told("cli-no-scene", vec![])),
    };
    let repertoire = Arc::new(Repertoire::resolve(alone(exhibit, &id), &catalog, today));
    let Some(board) = repertoire.boards.get(&id) else {
        return Err(told("cli-no-scene", vec![]));
    };
    let hazards: Vec<ItemId> = spotting.hazards.iter().map(|hazard| hazard.id.clone()).collect();
    let is_photo = matches!(spotting.scene, Scene::Photo(_));
    let open: BTreeSet<ItemId> = if args.all_unsafe || is_photo {
        hazards.iter().cloned().collect()
    } else if args.safe {
        BTreeSet::new()
    } else {
        drawn(&repertoire, &id, args.seed).into_iter().collect()
    };
    let is_unsafe = |item: &ItemId| open.contains(item);
    let failed = |error: ArtError| told("cli-cannot-draw", vec![("why", reason(&error).into())]);
    let size = args.size.unwrap_or(board.size);
    let mut picture = preview_scene(id.pack(), &spotting.scene, &catalog, &is_unsafe, size).map_err(failed)?;
    if args.regions {
        picture = outline(&picture, board, &is_unsafe).map_err(failed)?;
    }
    atomic::write(&args.output, &picture.to_png().map_err(failed)?)?;
    let listed: Vec<&str> = hazards.iter().filter(|id| is_unsafe(id)).map(ItemId::as_str).collect();
    let words = [
        ("path", args.output.display().to_string().into()),
        ("width", picture.width.to_string().into()),
        ("height", picture.height.to_string().into()),
        ("hazards", listed.join(", ").into()),
    ];
    writeln!(out, "{}", wording.format("preview-written", &words))?;
    Ok(Verdict::Fine)
}

/// Draws the story of a case.
fn graph(args: &PreviewArgs, case: &Case, wording: &Wording, out: &mut impl Write) -> Result<Verdict, Failure> {
    let failed = |error: ArtError| Failure::Told {
        key: "cli-cannot-draw",
        args: vec![
            ("level", args.level.display().to_string().into()),
            ("why", reason(&error).into()),
        ],
    };
    let is_svg = args
        .output
        .extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case("svg"));
    let bytes = if is_svg {
        case_graph(case).into_bytes()
    } else {
        let picture = case_graph_pixels(case, args.size).map_err(failed)?;
        picture.to_png().map_err(failed)?
    };
    atomic::write(&args.output, &bytes)?;
    let words = [
        ("path", args.output.display().to_string().into()),
        ("nodes", case.nodes.len().into()),
    ];
    writeln!(out, "{}", wording.format("preview-graph-written", &words))?;
    Ok(Verdict::Fine)
}

/// The content folder, and the level as `pack/level`.
fn find_level(args: &PreviewArgs, places: &Places) -> Result<(PathBuf, String), Failure> {
    if !args.level.exists() {
        return Ok((places.content().to_owned(), args.level.display().to_string()));
    }
    let (root, within) = find_content_root(&args.level)?;
    Ok((root, within.strip_suffix(".ron").unwrap_or(&within).to_owned()))
}

/// The exhibit with a program that plays this level alone, named like it.
fn alone(mut exhibit: Exhibit, level: &LevelId) -> Exhibit {
    let pack = exhibit.packs.values_mut().find(|pack| pack.id.as_str() == level.pack());
    if let (Some(pack), Ok(id)) = (pack, ProgramId::parse(level.as_str())) {
        let program = Program {
            id: id.clone(),
            title: pack.title.clone(),
            budget_secs: 3600.0,
            rounds: vec![RoundRecipe::Level(level.clone())],
        };
        pack.programs.insert(id, program);
    }
    exhibit
}

/// What a visit with this seed that begins with the level draws.
fn drawn(repertoire: &Arc<Repertoire>, level: &LevelId, seed: u64) -> Vec<ItemId> {
    ProgramId::parse(level.as_str())
        .ok()
        .and_then(|program| Visit::new(Arc::clone(repertoire), &program, seed))
        .and_then(|(visit, _)| visit.hunt())
        .map(|hunt| hunt.open)
        .unwrap_or_default()
}

fn reason(error: &ArtError) -> String {
    let causes = std::iter::successors(Some(error as &dyn Error), |cause| (*cause).source());
    causes.map(ToString::to_string).collect::<Vec<_>>().join(": ")
}
