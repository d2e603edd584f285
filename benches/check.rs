//! How long a check of a whole exhibit takes, at several sizes: it should grow with the size and no faster.
//!
//! The largest exhibit, `100`, has 10,000 questions and 500 scenes.

#[path = "../tests/it/fixture_catalog.rs"]
mod fixture_catalog;

use divan::{Bencher, counter::BytesCount};
use fixture_catalog::FixtureCatalog;
use huoyan::content::{CheckOptions, SourceFile, check};
use std::fmt::Write as _;

/// Questions in a quiz, scenes in a pack, and packs of the largest exhibit.
const QUESTIONS_EACH: usize = 100;
const SCENES_EACH: usize = 5;
const SIZES: [usize; 4] = [10, 25, 50, 100];

fn main() {
    divan::main();
}

#[divan::bench(args = SIZES, sample_count = 10)]
fn check_exhibit(bencher: Bencher<'_, '_>, n_packs: usize) {
    bench(bencher, n_packs, false);
}

#[divan::bench(args = SIZES, sample_count = 10)]
fn check_exhibit_full_of_faults(bencher: Bencher<'_, '_>, n_packs: usize) {
    bench(bencher, n_packs, true);
}

fn bench(bencher: Bencher<'_, '_>, n_packs: usize, has_faults: bool) {
    let files = &exhibit(n_packs, has_faults);
    let catalog = FixtureCatalog::new();
    let options = CheckOptions {
        today: jiff::civil::date(2026, 11, 24),
        screen: None,
    };
    let is_sound = !check(files, &catalog, &options).exhibits.is_empty();
    assert_eq!(is_sound, !has_faults, "the exhibit is what it should be");
    let bytes: usize = files.iter().map(|file| file.bytes.len()).sum();
    bencher
        .counter(BytesCount::new(bytes))
        .bench_local(|| check(files, &catalog, &options));
}

/// An exhibit of `n_packs` packs, each with a bank of questions, hunts and facts.
fn exhibit(n_packs: usize, has_faults: bool) -> Vec<SourceFile> {
    let file = |path: String, text: String| SourceFile {
        path,
        bytes: text.into_bytes(),
    };
    let quoted = |suffix: &str| {
        (0..n_packs)
            .map(|n| format!("\"pack_{n}{suffix}\""))
            .collect::<Vec<_>>()
            .join(", ")
    };
    let exhibit = format!(
        r#"Exhibit(format_version: 1, title: {{ "zh-CN": "体验", "en": "Site" }}, languages: ["zh-CN", "en"],
        packs: [{}], programs: [{}], staff: (pin_hash: Some("a-hash")))"#,
        quoted(""),
        quoted("/quick")
    );
    let mut files = vec![file("exhibit.ron".to_owned(), exhibit)];
    for n in 0..n_packs {
        files.push(file(format!("pack_{n}/pack.ron"), PACK.to_owned()));
        files.push(file(format!("pack_{n}/facts.ron"), facts()));
        files.push(file(format!("pack_{n}/questions.ron"), questions(has_faults)));
        for scene in 0..SCENES_EACH {
            files.push(file(format!("pack_{n}/scene_{scene}.ron"), scene_file(has_faults)));
        }
    }
    files
}

const PACK: &str = r#"Pack(format_version: 1, title: { "zh-CN": "工地", "en": "Site" }, sector: "construction", programs: {
    "quick": (title: { "zh-CN": "快速体验", "en": "Quick" }, budget_secs: 90,
              rounds: [Level("scene_0"), Draw(level: "questions", take: 3)]),
})"#;

fn facts() -> String {
    let mut text = "Facts(format_version: 1, facts: {\n".to_owned();
    for n in 0..QUESTIONS_EACH {
        writeln!(
            text,
            r#"  "f{n}": (claim: {{ "zh-CN": "用人单位应当自事故发生之日起三十日内提出申请。", "en": "Within 30 days." }},
            source: "《工伤保险条例》", region: "CN", checked_on: "2026-11-24", review_by: "2027-11-24"),"#
        )
        .unwrap_or_default();
    }
    text + "})\n"
}

fn questions(has_faults: bool) -> String {
    let mut text =
        "Level(format_version: 1, title: { \"zh-CN\": \"问答\", \"en\": \"Quiz\" }, kind: Quiz((questions: [\n"
            .to_owned();
    let correct = if has_faults { "9" } else { "1" };
    let colon = if has_faults { "：" } else { ":" };
    for n in 0..QUESTIONS_EACH {
        writeln!(
            text,
            r#"  (id: "q{n}", prompt{colon} {{ "zh-CN": "发生工伤后，用人单位应当在多少日内提出认定申请？", "en": "How many days does the employer have?" }},
            answer: Single(choices: [{{ "zh-CN": "十日", "en": "Ten" }}, {{ "zh-CN": "三十日", "en": "Thirty" }}, {{ "zh-CN": "一年", "en": "A year" }}], correct: {correct}),
            explanation: {{ "zh-CN": "用人单位应当自事故伤害发生之日起三十日内提出工伤认定申请。", "en": "Thirty days from the accident." }},
            facts: ["f{n}"], difficulty: Medium),"#
        )
        .unwrap_or_default();
    }
    text + "])))\n"
}

fn scene_file(has_faults: bool) -> String {
    let mut items = String::new();
    let mut hazards = String::new();
    let prop = if has_faults { "cabel" } else { "cable" };
    for n in 0..8 {
        let at = 120 + n * 220;
        write!(items, "(id: \"cable_{n}\", prop: \"{prop}\", at: ({at}, 900)), (id: \"cone_{n}\", prop: \"cone\", at: ({at}, 1000)), ")
            .unwrap_or_default();
        write!(
            hazards,
            r#"(item: "cable_{n}", title: {{ "zh-CN": "电缆拖地", "en": "Cable" }}, why: {{ "zh-CN": "会触电。", "en": "It can shock you." }},
            right: {{ "zh-CN": "架空。", "en": "Hang it up." }}, accident: "N05", severity: 4, control: Administrative, facts: ["f{n}"]), "#
        )
        .unwrap_or_default();
    }
    format!(
        r#"Level(format_version: 1, title: {{ "zh-CN": "工地", "en": "Site" }}, kind: Spotting((
        scene: Composed((backdrop: "construction", items: [{items}])), draw: (min: 3, max: 6, never_together: [["cable_0", "cable_1"]]),
        seconds: 60, hazards: [{hazards}], lures: [(item: "cone_0", why_safe: {{ "zh-CN": "安全", "en": "Safe" }})])))"#
    )
}
