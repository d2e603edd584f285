//! The command line as a person meets it: each case is a file of `tests/cli` with the command, what it says and its exit code.
//!
//! `UPDATE_REF=1` writes the files anew.

use huoyan::{
    records::AnswerRecord,
    storage::{Places, RecordStore, WantedPlaces},
};
use std::{
    collections::{BTreeMap, BTreeSet},
    env, fs,
    io::{BufRead as _, BufReader},
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

/// Plays the exhibit of `tests/cli` on a day on which its facts hold.
const SIMULATE: [&str; 7] = [
    "simulate",
    "--exhibit",
    "tests/cli/levels/exhibit.ron",
    "--today",
    "2026-12-01",
    "--program",
    "yard/quick",
];

fn huoyan(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_huoyan"));
    command.current_dir(env!("CARGO_MANIFEST_DIR")).args(args);
    for variable in ["LC_ALL", "LC_MESSAGES", "LANG"] {
        command.env_remove(variable);
    }
    command
}

/// What the command says and its exit code.
fn transcript(args: &[&str]) -> String {
    told(args, &huoyan(args).output().expect("the program can be run"))
}

fn told(args: &[&str], output: &Output) -> String {
    let folder = env!("CARGO_TARGET_TMPDIR");
    let text = |bytes: &[u8]| {
        let text = String::from_utf8_lossy(bytes).replace(env!("CARGO_PKG_VERSION"), "VERSION");
        without_hashes(&text.replace(folder, "FOLDER"))
    };
    let code = output.status.code().expect("no signal");
    let mut transcript = format!(
        "$ huoyan {}\n{}",
        args.join(" ").replace(folder, "FOLDER"),
        text(&output.stdout)
    );
    if !output.stderr.is_empty() {
        transcript.extend(["--- stderr\n", &text(&output.stderr)]);
    }
    format!("{transcript}--- exit code {code}\n")
}

/// Each hash of a PIN as its cost and `SALT$HASH`.
fn without_hashes(text: &str) -> String {
    let mut parts = text.split("$argon2id$");
    let mut shown = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let end = part.find(['"', '\n']).unwrap_or(part.len());
        let fields: Vec<&str> = part[..end].split('$').collect();
        assert_eq!(fields.len(), 4, "version, cost, salt, hash: {part}");
        shown.extend(["$argon2id$", fields[0], "$", fields[1], "$SALT$HASH", &part[end..]]);
    }
    shown
}

/// Compares what the command says with `tests/cli/<name>.txt`.
#[track_caller]
fn check(name: &str, args: &[&str]) {
    compare(name, &transcript(args));
}

#[track_caller]
fn compare(name: &str, actual: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/cli/{name}.txt"));
    if env::var_os("UPDATE_REF").is_some() {
        huoyan::storage::atomic::write(&path, actual.as_bytes()).expect("the expected file can be written");
        return;
    }
    let expected = fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(
        actual,
        expected,
        "UPDATE_REF=1 accepts the new answer as {}",
        path.display()
    );
}

#[test]
fn help_is_in_the_readers_language() {
    check("help_chinese", &["--help"]);
    check("help_english", &["check", "--help", "--language", "en"]);
}

#[cfg(feature = "app")]
#[test]
fn a_display_that_is_not_there_is_told_in_words() {
    let open = |display: Option<&str>| {
        let mut command = huoyan(&["play"]);
        command.env_remove("WAYLAND_DISPLAY").env_remove("WAYLAND_SOCKET");
        match display {
            Some(display) => command.env("DISPLAY", display),
            None => command.env_remove("DISPLAY"),
        };
        told(&["play"], &command.output().expect("the program can be run"))
    };
    compare("play_without_display", &open(None));
    compare("play_on_a_dead_display", &open(Some(":31999")));
}

/// As [`check`], with `typed` as the input; the hash, another each time, is left out.
#[track_caller]
fn check_typed(name: &str, args: &[&str], typed: &str) {
    use std::io::Write as _;
    let mut child = huoyan(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program can be run");
    let mut input = child.stdin.take().expect("an input");
    // A program that refuses the first line may not wait for the second.
    drop(input.write_all(typed.as_bytes()));
    drop(input);
    compare(name, &told(args, &child.wait_with_output().expect("it ends")));
}

#[test]
fn a_staff_pin_becomes_a_hash_that_opens_the_door() {
    let typed = "739152\n739152\n";
    check_typed("pin_made", &["pin"], typed);
    check_typed("pin_made_english", &["pin", "--language", "en"], typed);
    check_typed("pin_trivial", &["pin"], "123456\n123456\n");
    check_typed("pin_short", &["pin"], "7391\n7391\n");
    check_typed("pin_not_digits", &["pin", "--language", "en"], "letmein\nletmein\n");
    check_typed("pin_differs", &["pin", "--language", "en"], "739152\n739153\n");
    check_typed("pin_nothing", &["pin"], "");
}

#[test]
fn a_wrong_command_is_told_what_may_have_been_meant() {
    check("nothing_asked", &["--language=en"]);
    check("unknown_command", &["chek"]);
    check("unknown_argument", &["report", "--dta", "x", "--language", "en"]);
    check(
        "wrong_value",
        &["simulate", "--program", "yard/quick", "--bot", "clever"],
    );
    check("wrong_date", &["check", "--today", "yesterday", "--language", "en"]);
    check("missing_argument", &["simulate"]);
    check(
        "acknowledging_without_a_store",
        &["simulate", "--program", "yard/quick", "--ack"],
    );
}

#[test]
fn check_tells_every_fault_and_fails() {
    check(
        "check_faulty_chinese",
        &["check", "tests/cli/faulty", "--today", "2026-12-01"],
    );
    check(
        "check_faulty_english",
        &["check", "tests/cli/faulty", "--today", "2026-12-01", "--language", "en"],
    );
    check(
        "check_faulty_json",
        &[
            "check",
            "tests/cli/faulty/yard/hunt.ron",
            "--today",
            "2026-12-01",
            "--format",
            "json",
        ],
    );
}

#[test]
fn check_of_sound_content_succeeds_and_warnings_may_fail_it() {
    check(
        "check_sound",
        &["check", "tests/cli/levels/yard", "--today", "2026-12-01"],
    );
    check(
        "check_warned",
        &["check", "tests/cli/levels", "--today", "2026-12-01", "--deny-warnings"],
    );
    check(
        "check_expired",
        &[
            "check",
            "tests/cli/levels/yard",
            "--today",
            "2028-01-01",
            "--language",
            "en",
        ],
    );
    check("check_nowhere", &["check", "no/such/folder"]);
}

#[test]
fn bots_show_what_a_program_is_worth() {
    let simulate = |args: &[&'static str]| [SIMULATE.as_slice(), args].concat();
    check("simulate_random", &simulate(&["--bot", "random", "--seed", "7"]));
    check("simulate_perfect", &simulate(&["--bot", "perfect", "--language", "en"]));
    check("simulate_tap_all", &simulate(&["--bot", "tap-all"]));
    check("simulate_idle", &simulate(&["--bot", "idle"]));
    check("simulate_json", &simulate(&["--visits", "3", "--format", "json"]));
    check(
        "simulate_unknown_program",
        &[
            "simulate",
            "--exhibit",
            "tests/cli/levels/exhibit.ron",
            "--program",
            "yard/slow",
            "--language",
            "en",
        ],
    );
}

#[test]
fn a_preview_is_drawn_or_says_why_not() {
    let output = Path::new(env!("CARGO_TARGET_TMPDIR")).join("preview.png");
    let output = output.to_string_lossy();
    let preview = |level: &'static str, more: &[&'static str]| -> Vec<&str> {
        let first = ["preview", level, "--today", "2026-12-01", "-o", &output];
        first.into_iter().chain(more.iter().copied()).collect()
    };
    let hunt = "tests/cli/levels/yard/hunt.ron";
    check("preview_seed", &preview(hunt, &["--seed", "7", "--size", "480x270"]));
    check(
        "preview_unsafe",
        &preview(
            hunt,
            &["--unsafe", "--regions", "--size", "480x480", "--language", "en"],
        ),
    );
    let png = fs::read(&*output).expect("the picture is there");
    assert!(png.starts_with(b"\x89PNG"), "it is a PNG");
    check(
        "preview_questions",
        &preview("tests/cli/levels/yard/questions.ron", &[]),
    );
    check("preview_no_story", &preview(hunt, &["--graph", "--language", "en"]));
    let case = "tests/plays/content/tasks/case.ron";
    check("preview_case_without_graph", &preview(case, &[]));
    check("preview_graph", &preview(case, &["--graph", "--language", "en"]));
    check("preview_nothing", &preview("yard/none", &["--language", "en"]));
    check("preview_help", &["preview", "--help"]);
}

#[cfg(not(feature = "app"))]
#[test]
fn a_build_without_a_booth_says_so() {
    check("play_without_booth", &["play"]);
}

#[test]
fn a_report_needs_records() {
    check("report_without_records", &["report", "--data", "no/such/folder"]);
}

#[test]
fn a_report_of_recorded_visits_says_what_the_simulation_said() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().to_string_lossy().into_owned();
    let program = [
        SIMULATE.as_slice(),
        &["--visits", "20", "--seed", "7", "--format", "json", "--data", &data],
    ]
    .concat();
    let json = |args: &[&str]| -> serde_json::Value {
        serde_json::from_slice(&huoyan(args).output().expect("the program can be run").stdout).expect("JSON")
    };
    let simulated = json(&program);
    let csv = folder.path().join("csv");
    let reported = json(&[
        "report",
        "--data",
        &data,
        "--format",
        "json",
        "--csv",
        &csv.to_string_lossy(),
    ]);
    assert_eq!(simulated["statistics"], reported["statistics"], "the same visits");
    assert_eq!(reported["visits"]["n"], 20, "all visits");
    assert_eq!(
        reported["visits"]["mean_score"], simulated["mean_score"],
        "the same scores"
    );
    for name in ["answers.csv", "hazards.csv", "questions.csv", "levels.csv"] {
        let text = fs::read_to_string(csv.join(name)).expect(name);
        assert!(
            text.starts_with('\u{feff}') && text.lines().count() > 1,
            "{name}: {text}"
        );
    }
}

/// Lets a bot record visits and kills it once `n_lines` answers were acknowledged; returns all that were.
fn record_and_kill(data: &Path, seed: usize, n_lines: usize) -> Vec<(String, u32)> {
    let seed = seed.to_string();
    let mut child = huoyan(&SIMULATE)
        .args(["--ack", "--visits", "1000000", "--seed", &seed, "--data"])
        .arg(data)
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program can be run");
    let mut acknowledged = Vec::new();
    let mut lines = BufReader::new(child.stdout.take().expect("piped"));
    let mut line = String::new();
    while lines.read_line(&mut line).expect("text") > 0 {
        if acknowledged.len() == n_lines {
            child.kill().expect("it runs for long");
        }
        // The last line may be cut off; it acknowledges nothing.
        if let Some((visit, sequence)) = line.strip_suffix('\n').and_then(|line| line.split_once(' ')) {
            acknowledged.push((visit.to_owned(), sequence.parse().expect("a number")));
        }
        line.clear();
    }
    let status = child.wait().expect("it ended");
    assert!(!status.success(), "it was killed");
    acknowledged
}

#[test]
fn a_killed_process_loses_no_acknowledged_answer() {
    let n_kills = if env::var_os("RUN_SLOW_TESTS").is_some() {
        50
    } else {
        10
    };
    let folder = tempfile::tempdir().expect("a folder");
    let path = records_in(folder.path());
    let mut acknowledged = BTreeSet::new();
    for kill in 0..n_kills {
        // Uneven steps, so that kills meet all parts of a visit.
        acknowledged.extend(record_and_kill(folder.path(), kill * 1000, (kill * 37) % 101));
        let opened = RecordStore::open(&path).expect("a store");
        assert_eq!((opened.set_aside, opened.notes), (None, vec![]), "after kill {kill}");
        let stored = opened.store.answers().expect("readable answers");
        let keys: BTreeSet<_> = stored.iter().map(key).collect();
        assert_eq!(acknowledged.difference(&keys).next(), None, "lost by kill {kill}");
        assert_eq!(keys.len(), stored.len(), "stored twice by kill {kill}");
        assert_sequences_are_whole(&stored);
    }
}

fn records_in(data: &Path) -> PathBuf {
    Places::find(WantedPlaces {
        data: Some(data.to_owned()),
        ..WantedPlaces::default()
    })
    .records()
}

fn key(answer: &AnswerRecord) -> (String, u32) {
    (answer.visit.to_string(), answer.answered.sequence)
}

/// Every visit has its answers from 0 on without a gap.
#[track_caller]
fn assert_sequences_are_whole(answers: &[AnswerRecord]) {
    let mut next: BTreeMap<_, u32> = BTreeMap::new();
    for AnswerRecord { visit, answered } in answers {
        let next = next.entry(*visit).or_default();
        assert_eq!(answered.sequence, *next, "a gap in visit {visit}");
        *next += 1;
    }
}
