//! What the README promises a trainer: its first own scene, followed to the letter.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

/// The code blocks of a language in a Markdown text, without the indent that they share.
fn blocks(markdown: &str, language: &str) -> Vec<String> {
    let mut blocks = Vec::new();
    let mut lines = markdown.lines();
    while let Some(line) = lines.next() {
        if line.trim_start() != format!("```{language}") {
            continue;
        }
        let indent = line.len() - line.trim_start().len();
        let inside = lines.by_ref().take_while(|line| line.trim_start() != "```");
        let inside: Vec<_> = inside.map(|line| line.get(indent..).unwrap_or_default()).collect();
        blocks.push(inside.join("\n") + "\n");
    }
    blocks
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder can be made");
    for entry in from.read_dir().expect("a folder can be listed") {
        let entry = entry.expect("an entry");
        let to = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &to);
        } else {
            fs::copy(entry.path(), to).expect("a file can be copied");
        }
    }
}

/// Puts `text` behind the first `after` in a file.
fn insert(path: &Path, after: &str, text: &str) {
    let before = fs::read_to_string(path).expect("a file of the content");
    assert!(before.contains(after), "{} has {after:?}", path.display());
    let changed = before.replacen(after, &format!("{after}{text}"), 1);
    huoyan::storage::atomic::write(path, changed.as_bytes()).expect("a file can be written");
}

/// The content that ships with the README's scene in it; the folder lives as long as the first of the two.
fn with_own_scene() -> (tempfile::TempDir, PathBuf) {
    let readme = include_str!("../../README.md");
    let found = blocks(readme, "ron");
    assert_eq!(found.len(), 2, "the README has a scene and a program, not {found:?}");
    let (scene, program) = (&found[0], &found[1]);
    let folder = tempfile::tempdir().expect("a folder");
    let levels = folder.path().join("levels");
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("levels"), &levels);
    let pack = levels.join("construction");
    huoyan::storage::atomic::write(&pack.join("my_scene.ron"), scene.as_bytes()).expect("a file can be written");
    insert(&pack.join("pack.ron"), "\n    programs: {\n", program);
    insert(
        &levels.join("exhibit.ron"),
        "\n    programs: [",
        "\"construction/mine\", ",
    );
    (folder, levels)
}

#[test]
fn the_first_own_scene_is_without_fault() {
    let (_folder, levels) = with_own_scene();
    let output = Command::new(env!("CARGO_BIN_EXE_huoyan"))
        .args([
            "check",
            "--language",
            "en",
            "--assets",
            "assets",
            "--today",
            "2026-11-24",
        ])
        .arg(&levels)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("the program can be run");
    let told = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "check finds fault: {told}");
    assert!(!told.contains("my_scene"), "nothing is said of the new scene: {told}");
    assert!(!told.contains("pack.ron"), "nor of its program: {told}");
}

#[test]
fn the_first_own_scene_can_be_played() {
    let (_folder, levels) = with_own_scene();
    let output = Command::new(env!("CARGO_BIN_EXE_huoyan"))
        .args(["simulate", "--program", "construction/mine", "--bot", "perfect"])
        .args([
            "--assets",
            "assets",
            "--today",
            "2026-11-24",
            "--visits",
            "20",
            "--exhibit",
        ])
        .arg(levels.join("exhibit.ron"))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("the program can be run");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}
