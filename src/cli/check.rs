//! `check`: every fault of all content, all at once.

use super::{
    Verdict,
    args::{CheckArgs, Format},
    diagnostics::{Sources, as_json, as_text},
    failure::Failure,
};
use crate::{
    content::{CheckOptions, Diagnostic, Severity, SourceFile, check as check_content},
    storage::{Places, WantedPlaces, find_content_root, open_catalog, read_content, today},
    wording::Wording,
};
use std::{
    collections::BTreeMap,
    env, fs,
    io::{self, Write},
    path::{Path, PathBuf},
};

/// What was checked of one content folder.
struct Folder {
    root: PathBuf,
    files: Vec<SourceFile>,
    diagnostics: Vec<Diagnostic>,
}

pub(super) fn check(args: &CheckArgs, wording: &Wording, out: &mut impl Write) -> Result<Verdict, Failure> {
    let places = Places::find(WantedPlaces {
        assets: args.assets.clone(),
        ..WantedPlaces::default()
    });
    let paths = if args.paths.is_empty() {
        vec![places.content().to_owned()]
    } else {
        args.paths.clone()
    };
    let mut wanted: BTreeMap<PathBuf, Vec<String>> = BTreeMap::new();
    for path in &paths {
        let (root, within) = find_content_root(path)?;
        wanted.entry(root).or_default().push(within);
    }
    let mut folders = Vec::new();
    for (root, within) in wanted {
        folders.push(check_folder(root, &within, args, &places)?);
    }
    match args.format {
        Format::Text => write_text(&folders, wording, out)?,
        Format::Json => write_json(&folders, wording, out)?,
    }
    let all = || folders.iter().flat_map(|folder| &folder.diagnostics);
    let is_bad = |diagnostic: &Diagnostic| args.deny_warnings || diagnostic.severity() == Severity::Error;
    Ok(if all().any(is_bad) {
        Verdict::Faults
    } else {
        Verdict::Fine
    })
}

/// Checks the whole folder, as its files lean on each other, and keeps what lies within `within`.
fn check_folder(root: PathBuf, within: &[String], args: &CheckArgs, places: &Places) -> Result<Folder, Failure> {
    let is_within = |file: &str| {
        within.iter().any(|within| {
            within.is_empty()
                || file
                    .strip_prefix(within.as_str())
                    .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        })
    };
    let mut files = read_content(&root)?;
    let catalog = open_catalog(&places.assets, &root)?;
    let options = CheckOptions {
        today: args.today.unwrap_or_else(today),
        screen: None,
    };
    let mut diagnostics = check_content(&files, &catalog, &options).diagnostics;
    diagnostics.retain(|diagnostic| is_within(&diagnostic.file));
    files.retain(|file| is_within(&file.path));
    Ok(Folder {
        root,
        files,
        diagnostics,
    })
}

/// The name by which the reader can open the file: from the working folder, if it lies below.
fn shown(root: &Path, file: &str) -> String {
    let path = if file.is_empty() {
        root.to_owned()
    } else {
        root.join(file)
    };
    let here = env::current_dir().and_then(fs::canonicalize).unwrap_or_default();
    path.strip_prefix(&here).unwrap_or(&path).display().to_string()
}

fn write_text(folders: &[Folder], wording: &Wording, out: &mut impl Write) -> Result<(), Failure> {
    for Folder {
        root,
        files,
        diagnostics,
    } in folders
    {
        let shown = |file: &str| shown(root, file);
        let sources = Sources::new(files, shown);
        for diagnostic in diagnostics {
            let text = as_text(diagnostic, &sources, shown, wording).map_err(io::Error::other)?;
            writeln!(out, "{}\n", text.trim_end())?;
        }
    }
    let all = || folders.iter().flat_map(|folder| &folder.diagnostics);
    let count = |severity| all().filter(|diagnostic| diagnostic.severity() == severity).count();
    let key = if all().next().is_none() {
        "check-clean"
    } else {
        "check-summary"
    };
    let args = [
        (
            "files",
            folders.iter().map(|folder| folder.files.len()).sum::<usize>().into(),
        ),
        ("errors", count(Severity::Error).into()),
        ("warnings", count(Severity::Warning).into()),
    ];
    writeln!(out, "{}", wording.format(key, &args))?;
    Ok(())
}

fn write_json(folders: &[Folder], wording: &Wording, out: &mut impl Write) -> Result<(), Failure> {
    let mut values = Vec::new();
    for Folder {
        root,
        files,
        diagnostics,
    } in folders
    {
        let shown = |file: &str| shown(root, file);
        let sources = Sources::new(files, shown);
        values.extend(
            diagnostics
                .iter()
                .map(|diagnostic| as_json(diagnostic, &sources, shown, wording)),
        );
    }
    writeln!(out, "{:#}", serde_json::Value::Array(values))?;
    Ok(())
}
