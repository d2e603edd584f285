//! `cargo run` and `cargo test` build each dependency with the same features, so once.

use std::collections::{BTreeMap, BTreeSet};

/// The packages of the tree `run` that the tree `test` builds with other features; both as `cargo tree --prefix none
/// --format '{p}\t{f}'` tells them.
pub(super) fn faults(run: &str, test: &str) -> Vec<String> {
    let test = features(test);
    features(run)
        .into_iter()
        .filter_map(|(package, of_run)| {
            let of_test = test.get(package)?;
            let again = of_run.difference(of_test).next()?;
            Some(format!(
                "{package} is built twice: with [{again}] to run, with {of_test:?} to test; ask for the same in [dependencies]"
            ))
        })
        .collect()
}

/// Each package of a tree with the sets of features it is built with (two where a build script needs another one).
fn features(tree: &str) -> BTreeMap<&str, BTreeSet<&str>> {
    let mut features: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for line in tree.lines() {
        if let Some((package, list)) = line.trim_end_matches(" (*)").split_once('\t') {
            features.entry(package).or_default().insert(list);
        }
    }
    features
}

#[track_caller]
fn check(run: &str, test: &str, expected: &str) {
    let found = faults(run, test).join("\n");
    if expected.is_empty() {
        assert_eq!(found, "", "{run:?} and {test:?} agree");
    } else {
        assert!(
            found.contains(expected),
            "{run:?} and {test:?} give {expected:?}, not {found:?}"
        );
    }
}

#[test]
fn a_feature_that_only_tests_ask_for_is_a_fault() {
    check(
        "rand v0.10\tstd\n",
        "rand v0.10\tstd,sys_rng\n",
        "rand v0.10 is built twice",
    );
    check(
        "syn v2\tfull\nsyn v2\tfull,visit\n",
        "syn v2\tfull,visit\nsyn v2\tfull (*)\n",
        "",
    );
    check(
        "rand v0.10\tstd\n",
        "rand v0.10\tstd,sys_rng\n",
        "rand v0.10 is built twice",
    );
    check(
        "syn v2\tfull\nsyn v2\tvisit\n",
        "syn v2\tfull\nsyn v2\tfull (*)\n",
        "with [visit] to run",
    );
    check("syn v2\tfull\nsyn v2\tvisit\n", "syn v2\tvisit (*)\nsyn v2\tfull\n", "");
    // What only tests take, a package or another build of one, is no second build of what the booth has.
    check(
        "rand v0.10\tstd\n",
        "rand v0.10\tstd\nproptest v1\tstd,sys_rng\nrand v0.10\tsmall\n",
        "",
    );
}
