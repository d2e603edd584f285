//! `check` against files with one fault each, and against sound ones.
//!
//! Each file under `tests/levels` says in its first lines what is expected of the whole check, in comments:
//! `// error <code> at <line>:<column> <field path>`. `UPDATE_REF=1` writes what is found; read the diff.

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test that cannot go on fails"
)]

use crate::fixture_catalog::FixtureCatalog;
use huoyan::content::{self, Answer, CheckOptions, Checked, Code, Diagnostic, LevelKind, Severity, SourceFile, check};
use proptest::prelude::*;
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

fn levels(folder: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/levels").join(folder)
}

fn options() -> CheckOptions {
    CheckOptions {
        today: jiff::civil::date(2026, 11, 24),
        screen: None,
    }
}

fn run(files: &[SourceFile]) -> Checked {
    check(files, &FixtureCatalog::new(), &options())
}

fn read_folder(folder: &Path) -> Vec<SourceFile> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(at) = folders.pop() {
        for entry in fs::read_dir(&at).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path
                    .strip_prefix(folder)
                    .expect("inside")
                    .to_string_lossy()
                    .replace('\\', "/");
                files.push(SourceFile {
                    path: name,
                    bytes: fs::read(&path).expect("a file"),
                });
            }
        }
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files
}

/// The file of the sound exhibit that a case stands for, by its name; others are levels on their own.
fn stands_for(case: &str) -> Option<&'static str> {
    [
        ("exhibit_", "exhibit.ron"),
        ("pack_", "construction/pack.ron"),
        ("facts_", "construction/facts.ron"),
        ("day_", "construction/site_day.ron"),
        ("questions_", "construction/site_questions.ron"),
    ]
    .iter()
    .find(|(prefix, _)| case.starts_with(prefix))
    .map(|(_, path)| *path)
}

/// The files that a case is checked with, and the path that its own file has among them.
fn files_of(case: &Path) -> (Vec<SourceFile>, Option<String>) {
    if case.is_dir() {
        return (read_folder(case), None);
    }
    let stem = case.file_stem().expect("a name").to_string_lossy().into_owned();
    let bytes = fs::read(case).expect("a file");
    let Some(path) = stands_for(&stem) else {
        let path = format!("construction/{stem}.ron");
        return (
            vec![SourceFile {
                path: path.clone(),
                bytes,
            }],
            Some(path),
        );
    };
    let mut files = read_folder(&levels("valid/site"));
    files
        .iter_mut()
        .find(|file| file.path == path)
        .expect("a file of the site")
        .bytes = bytes;
    (files, Some(path.to_owned()))
}

/// What the first lines of a file expect.
fn header(bytes: &[u8]) -> Vec<String> {
    let text = String::from_utf8_lossy(bytes);
    let is_expectation = |line: &&str| line.starts_with("// error ") || line.starts_with("// warning ");
    text.lines()
        .take_while(is_expectation)
        .map(|line| line.trim_start_matches("// ").to_owned())
        .collect()
}

fn text_of<'f>(files: &'f [SourceFile], path: &str) -> std::borrow::Cow<'f, str> {
    let file = files
        .iter()
        .find(|file| file.path == path)
        .expect("the file of a diagnostic");
    String::from_utf8_lossy(&file.bytes)
}

fn line(diagnostic: &Diagnostic, files: &[SourceFile], own: &str) -> String {
    let severity = if diagnostic.severity() == Severity::Error {
        "error"
    } else {
        "warning"
    };
    let file = if diagnostic.file == own {
        String::new()
    } else {
        format!("{}:", diagnostic.file)
    };
    let place = diagnostic.span.map_or_else(
        || "-".to_owned(),
        |span| {
            let (line, column) = content::position(&text_of(files, &diagnostic.file), span.start);
            format!("{line}:{column}")
        },
    );
    format!(
        "{severity} {} at {file}{place} {}",
        diagnostic.code.as_str(),
        diagnostic.path
    )
    .trim_end()
    .to_owned()
}

/// Found lines by the file that should expect them: of a folder each its own, else the one case file.
fn found(files: &[SourceFile], own: Option<&str>) -> BTreeMap<String, Vec<String>> {
    let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for diagnostic in run(files).diagnostics {
        let names: Vec<_> = diagnostic.args.iter().map(|(name, _)| *name).collect();
        assert_eq!(names, diagnostic.code.args(), "arguments of {:?}", diagnostic.code);
        let expecting = own.unwrap_or(&diagnostic.file).to_owned();
        let line = line(&diagnostic, files, &expecting);
        found.entry(expecting).or_default().push(line);
    }
    found
}

fn update(case: &Path, files: &mut [SourceFile], own: Option<&str>) {
    let paths: Vec<String> = match own {
        Some(own) => vec![own.to_owned()],
        None => files
            .iter()
            .map(|file| file.path.clone())
            .filter(|path| Path::new(path).extension().is_some_and(|extension| extension == "ron"))
            .collect(),
    };
    for write in [false, true] {
        let found = found(files, own);
        for path in &paths {
            let file = files.iter_mut().find(|file| &file.path == path).expect("there");
            let skip: usize = header(&file.bytes).iter().map(|line| line.len() + "// \n".len()).sum();
            let lines = found.get(path).into_iter().flatten();
            let mut bytes: Vec<u8> = lines.flat_map(|line| format!("// {line}\n").into_bytes()).collect();
            bytes.extend_from_slice(&file.bytes[skip..]);
            file.bytes = bytes;
            if write {
                let target = if own.is_some() {
                    case.to_owned()
                } else {
                    case.join(path)
                };
                #[expect(
                    clippy::disallowed_methods,
                    reason = "a reference file of the tests; nothing is lost if torn"
                )]
                fs::write(target, &file.bytes).expect("written");
            }
        }
    }
}

fn cases(folder: &str) -> Vec<PathBuf> {
    let mut cases: Vec<_> = fs::read_dir(levels(folder))
        .expect("cases")
        .map(|entry| entry.expect("a case").path())
        .collect();
    cases.sort();
    cases
}

/// Compares every case under `folder`, and returns the codes seen.
fn check_cases(folder: &str) -> BTreeSet<String> {
    let mut wrong = Vec::new();
    let mut codes = BTreeSet::new();
    for case in cases(folder) {
        let (mut files, own) = files_of(&case);
        if std::env::var_os("UPDATE_REF").is_some() {
            update(&case, &mut files, own.as_deref());
        }
        let found = found(&files, own.as_deref());
        let expecting: Vec<_> = match &own {
            Some(own) => vec![own.clone()],
            None => files.iter().map(|file| file.path.clone()).collect(),
        };
        for path in expecting {
            let expected = header(&files.iter().find(|file| file.path == path).expect("there").bytes);
            let found = found.get(&path).cloned().unwrap_or_default();
            codes.extend(
                found
                    .iter()
                    .filter_map(|line| line.split(' ').nth(1).map(str::to_owned)),
            );
            if expected != found {
                wrong.push(format!(
                    "{} ({path})\n  expected {expected:#?}\n  found {found:#?}",
                    case.display()
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    codes
}

#[test]
fn every_fault_is_found_at_its_place() {
    let codes = check_cases("invalid");
    let untested: Vec<_> = Code::ALL
        .iter()
        .filter(|code| **code != Code::TimeRunsBack)
        .map(|code| code.as_str())
        .filter(|code| !codes.contains(*code))
        .collect();
    assert!(untested.is_empty(), "no case has {untested:?}");
    assert!(cases("invalid").len() >= 70, "cases were lost");
}

#[test]
fn sound_files_have_no_faults() {
    assert_eq!(check_cases("valid"), BTreeSet::new());
}

#[test]
fn a_sound_exhibit_is_built_as_written() {
    let checked = run(&read_folder(&levels("valid/site")));
    let exhibit = &checked.exhibits["exhibit"];
    assert_eq!(
        checked.exhibits.keys().collect::<Vec<_>>(),
        ["duel", "exhibit"],
        "the variant too"
    );
    assert_eq!(
        exhibit
            .programs
            .iter()
            .map(content::ProgramId::as_str)
            .collect::<Vec<_>>(),
        ["construction/quick", "construction/standard"]
    );
    let level = |name: &str| {
        exhibit
            .level(&content::LevelId::parse(name).expect("an id"))
            .expect("a level")
    };
    let LevelKind::Spotting(hunt) = &level("construction/site_day").kind else {
        panic!("a hunt")
    };
    assert_eq!((hunt.draw.min, hunt.draw.max), (1, 2), "as written");
    let board = content::resolve(hunt, &FixtureCatalog::new());
    assert_eq!(
        board.items.len(),
        hunt.hazards.len() + hunt.lures.len(),
        "everything has its place"
    );
    let content::Scene::Composed(scene) = &hunt.scene else {
        panic!("composed")
    };
    let scale = |id: &str| {
        let item = scene.items.iter().find(|item| item.id.as_str() == id).expect("an item");
        scene.place(item, &FixtureCatalog::new()).expect("a place").1
    };
    assert_eq!(scale("cable"), 1.092, "the scale of its row");
    assert_eq!(scale("plasterer"), 0.96, "its carrier's");
    let LevelKind::Quiz(quiz) = &level("construction/site_questions").kind else {
        panic!("a quiz")
    };
    let mut kinds: Vec<_> = quiz
        .questions
        .iter()
        .map(|question| std::mem::discriminant(&question.answer))
        .collect();
    kinds.dedup();
    assert_eq!(kinds.len(), 5, "every kind of answer");
    assert!(
        matches!(quiz.questions[0].answer, Answer::Single { shuffle: true, .. }),
        "shuffled unless told not to"
    );
}

#[test]
fn what_is_faulty_is_left_out_and_the_rest_is_played() {
    let mut files = read_folder(&levels("valid/site"));
    let day = files
        .iter_mut()
        .find(|file| file.path == "construction/site_day.ron")
        .expect("there");
    day.bytes = String::from_utf8_lossy(&day.bytes)
        .replace("seconds: 60", "seconds: soon")
        .into_bytes();
    let checked = run(&files);
    let exhibit = &checked.exhibits["exhibit"];
    let names = |ids: Vec<&str>| ids.join(" ");
    assert_eq!(
        names(exhibit.programs.iter().map(content::ProgramId::as_str).collect()),
        "construction/standard",
        "the program with the faulty level is gone"
    );
    let pack = exhibit.packs.values().next().expect("the pack");
    assert_eq!(
        names(pack.levels.keys().map(content::LevelId::as_str).collect()),
        "construction/gate construction/site_questions",
        "the level is gone"
    );
    assert!(!checked.exhibits.contains_key("duel"), "nothing is left to play there");
}

#[test]
fn the_order_of_the_files_does_not_matter() {
    let mut files = read_folder(&levels("valid/site"));
    let forward = run(&files);
    files.reverse();
    assert_eq!(run(&files), forward);
}

#[test]
fn a_smaller_screen_needs_larger_regions() {
    let files = read_folder(&levels("valid/site"));
    let screen = huoyan::geometry::Screen::from_diagonal(1280.0, 800.0, 7.0);
    let checked = check(
        &files,
        &FixtureCatalog::new(),
        &CheckOptions {
            screen: Some(screen),
            ..options()
        },
    );
    let codes: BTreeSet<_> = checked.diagnostics.iter().map(|diagnostic| diagnostic.code).collect();
    assert_eq!(codes, BTreeSet::from([Code::RegionTooSmall]));
}

/// Puts `piece` in place of `cut` bytes of a text, so many thousandths into it; whole characters only.
fn spliced(text: &str, thousandths: usize, cut: usize, piece: &str) -> String {
    let near = |byte: usize| {
        (0..=byte.min(text.len()))
            .rev()
            .find(|byte| text.is_char_boundary(*byte))
            .unwrap_or(0)
    };
    let start = near(text.len() * thousandths / 1000);
    let end = near(start + cut).max(start);
    [&text[..start], piece, &text[end..]].concat()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    /// Whatever a slip of the hand does to a file, each fault has its place in it, and what is left fits together.
    #[test]
    fn any_slip_is_survived(
        file in 0_usize..6, thousandths in 0_usize..1000, cut in 0_usize..40,
        piece in prop::sample::select(vec!["", "", "\"", "(", ")", "]", "}", "，", "：", "”", "0", "-9e9", "a", "None", "[]", "\n", "/*", "😀"]),
    ) {
        let mut files = read_folder(&levels("valid/site"));
        let text = String::from_utf8(files[file].bytes.clone()).expect("text");
        files[file].bytes = spliced(&text, thousandths, cut, piece).into_bytes();
        let checked = run(&files);
        for diagnostic in &checked.diagnostics {
            let text = text_of(&files, &diagnostic.file);
            let span = diagnostic.span.unwrap_or(content::Span { start: 0, end: 0 });
            prop_assert!(text.get(span.start..span.end).is_some(), "{diagnostic:?}");
        }
        for exhibit in checked.exhibits.values() {
            for program in &exhibit.programs {
                let program = exhibit.program(program);
                prop_assert!(program.is_some_and(|p| p.rounds.iter().all(|round| exhibit.level(round.level()).is_some())));
            }
        }
    }
}
