//! The tree itself is tested: layers, shapes, texts, licenses, and where tests live.
//!
//! Each guard is a pure function of paths and texts, so that its own tests can break it on purpose; this file walks the tree.

mod builds;
mod layers;
mod licenses;
mod shape;
mod source;
mod text;

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

/// Every file under `folder` whose name ends in `ending`, with its text, by its path from the root with `/`.
fn files_under(folder: &str, ending: &str) -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    collect(Path::new(env!("CARGO_MANIFEST_DIR")), folder, ending, &mut files);
    files
}

fn collect(root: &Path, folder: &str, ending: &str, files: &mut BTreeMap<String, String>) {
    let Ok(entries) = root.join(folder).read_dir() else {
        return;
    };
    for entry in entries {
        let entry = entry.expect("a folder of the tree can be listed");
        let path = format!("{folder}/{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            collect(root, &path, ending, files);
        } else if path.ends_with(ending) {
            files.insert(
                path,
                std::fs::read_to_string(entry.path()).expect("a text of the tree can be read"),
            );
        }
    }
}

#[track_caller]
fn assert_no_faults(faults: &[String]) {
    assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn every_layer_keeps_to_its_place() {
    let sources = files_under("src", ".rs");
    assert!(sources.contains_key("src/rules/mod.rs"), "the walk found the sources");
    let screens = layers::screens_of(sources.keys().map(String::as_str));
    let faults: Vec<_> = sources
        .iter()
        .flat_map(|(path, text)| layers::faults(path, text, &screens))
        .collect();
    assert_no_faults(&faults);
}

#[test]
fn every_source_file_is_in_shape() {
    let faults: Vec<_> = ["src", "tests", "benches"]
        .into_iter()
        .flat_map(|folder| files_under(folder, ".rs"))
        .flat_map(|(path, text)| shape::faults(&path, &text))
        .collect();
    assert_no_faults(&faults);
}

#[test]
fn every_language_says_the_same_things() {
    let files: Vec<_> = files_under("assets/text", ".ftl").into_iter().collect();
    assert_no_faults(&text::faults(&files));
}

#[test]
fn every_dependency_is_licensed_as_agreed() {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args([
        "metadata",
        "--format-version",
        "1",
        "--locked",
        "--filter-platform",
        "x86_64-unknown-linux-gnu",
    ]);
    if !cfg!(feature = "app") {
        cargo.arg("--no-default-features");
    }
    let output = cargo
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("cargo can be run");
    assert!(
        output.status.success(),
        "cargo metadata: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    let allowed = licenses::Allowed::parse(include_str!("../../../deny.toml"));
    assert_no_faults(&licenses::faults(&String::from_utf8_lossy(&output.stdout), &allowed));
}

#[test]
fn the_booth_and_its_tests_share_one_build_of_the_engine() {
    // Without the engine there is little to build, and a core-only machine has not fetched it.
    if !cfg!(feature = "app") {
        return;
    }
    let tree = |edges: &str| {
        let output = Command::new(env!("CARGO"))
            .args([
                "tree", "--locked", "--prefix", "none", "--format", "{p}\t{f}", "--edges", edges,
            ])
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .output()
            .expect("cargo can be run");
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success(), "cargo tree: {told}");
        String::from_utf8_lossy(&output.stdout).into_owned()
    };
    let (run, test) = (tree("normal,build"), tree("normal,build,dev"));
    assert!(
        run.contains("bevy_ecs v"),
        "the tree of the booth holds the engine: {run}"
    );
    assert_no_faults(&builds::faults(&run, &test));
}

#[test]
fn tests_from_outside_are_one_binary() {
    let paths: Vec<_> = files_under("tests", ".rs").into_keys().collect();
    assert_no_faults(&stray_tests(&paths, include_str!("../main.rs")));
}

/// Test files that would be a binary of their own, or that `main.rs` of `tests/it` does not name.
fn stray_tests(paths: &[String], main: &str) -> Vec<String> {
    let code = source::code_of(main);
    let named = |name: &str| code.lines().any(|line| line.trim() == format!("mod {name};"));
    let mut faults = Vec::new();
    for path in paths {
        match path.split('/').collect::<Vec<_>>().as_slice() {
            ["tests", "it", "main.rs"] => {}
            ["tests", "it", name, ..] => {
                let name = name.trim_end_matches(".rs");
                if !named(name) {
                    faults.push(format!(
                        "{path}: tests/it/main.rs has no `mod {name};`, so it never runs"
                    ));
                }
            }
            _ => faults.push(format!("{path}: tests from outside live in tests/it, in one binary")),
        }
    }
    faults
}

#[test]
fn a_test_file_that_never_runs_is_a_fault() {
    let paths = [
        "tests/it/main.rs",
        "tests/it/rules.rs",
        "tests/it/tidy/mod.rs",
        "tests/it/lost.rs",
        "tests/own.rs",
    ];
    let faults = stray_tests(
        &paths.map(str::to_owned),
        "//! All.\nmod rules;\nmod tidy;\n// mod lost;\n",
    );
    assert_eq!(faults.len(), 2, "one is lost, one is its own binary: {faults:?}");
}
