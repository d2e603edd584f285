//! Reference texts: what is expected lies in a file; `UPDATE_REF=1` takes over what is found.

use std::{
    fs::{self, File},
    io::Write as _,
    path::Path,
};

/// Compares `found` with the reference text at `path`, from the package's root. Where it differs, what is found lies beside
/// it as `.new`.
#[track_caller]
pub(crate) fn check_reference(path: &Path, found: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    let write = |path: &Path| File::create(path)?.write_all(found.as_bytes());
    if std::env::var_os("UPDATE_REF").is_some() {
        write(&path).expect("the reference can be written");
        return;
    }
    let expected = fs::read_to_string(&path).unwrap_or_default();
    if expected != found {
        write(&path.with_extension("txt.new")).expect("a file beside the reference can be written");
    }
    let n_same = expected
        .lines()
        .zip(found.lines())
        .take_while(|(expected, found)| expected == found)
        .count();
    assert!(
        expected == found,
        "{} differs from line {}: expected {:?}, found {:?}; UPDATE_REF=1 takes it over",
        path.display(),
        n_same + 1,
        expected.lines().nth(n_same),
        found.lines().nth(n_same),
    );
}
