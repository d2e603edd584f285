//! Chest compressions in time.

use super::{
    context::LevelContext,
    level::Size,
    localized::localized,
    picture::optional_picture,
    task::{self, About},
};
use crate::content::{
    AedPrompt, Code, PaceWindow, Rhythm,
    decode::{Cursor, Fields, Variant},
};

/// Cycles and compressions, where nobody says: twice 30.
const DEFAULT_CYCLES: u32 = 2;
const MAX_CYCLES: u32 = 5;
const DEFAULT_COMPRESSIONS: u32 = 30;
/// Fewer say nothing about a pace, more tire a visitor before they teach.
const MIN_COMPRESSIONS: u32 = 10;
const MAX_COMPRESSIONS: u32 = 60;

/// Breaths of a break, and how long all of them take. No break of compressions is longer than ten seconds.
const DEFAULT_BREATHS: u32 = 2;
const MAX_BREATHS: u32 = 5;
const DEFAULT_BREATH_SECS: f64 = 6.0;
const MIN_BREATH_SECS: f64 = 2.0;
const MAX_BREATH_SECS: f64 = 10.0;

/// Compressions a minute that are right, where nobody says.
const DEFAULT_PACE: PaceWindow = PaceWindow { min: 100.0, max: 120.0 };
const MIN_PACE: f64 = 40.0;
const MAX_PACE: f64 = 200.0;

const MAX_PROMPTS: usize = 8;
const MIN_HANDS_OFF_SECS: f64 = 2.0;
const MAX_HANDS_OFF_SECS: f64 = 15.0;

/// A visitor needs so long to find the chest, and for each prompt that waits.
const READING_SECS: f64 = 3.0;

/// Where nobody says how long it takes: this many times what it takes at least, up to the next so many seconds.
const LEISURE: f64 = 1.2;
const ROUNDED_TO_SECS: f64 = 5.0;

/// A limit for what is too faulty to tell.
const USUAL_SECONDS: f64 = 60.0;

const FIELDS: [&str; 10] = [
    "seconds",
    "cycles",
    "compressions",
    "breaths",
    "breath_secs",
    "pace",
    "aed",
    "explanation",
    "facts",
    "difficulty",
];

/// Reads a rhythm, and how long it takes.
pub(super) fn read(variant: &Variant<'_>, context: &LevelContext<'_>) -> (Option<Rhythm>, Size) {
    let Some(fields) = variant.fields(&FIELDS) else {
        return (None, Size::Unknown);
    };
    let whole = |name, default, min, max| {
        let read = fields.or(name, default, |c| c.whole(min, max));
        read.map(|count| count as usize)
    };
    let cycles = whole("cycles", DEFAULT_CYCLES, 1, MAX_CYCLES);
    let compressions = whole("compressions", DEFAULT_COMPRESSIONS, MIN_COMPRESSIONS, MAX_COMPRESSIONS);
    let breaths = whole("breaths", DEFAULT_BREATHS, 0, MAX_BREATHS);
    let breath_secs = fields.or("breath_secs", DEFAULT_BREATH_SECS, |c| {
        c.number_within(MIN_BREATH_SECS, MAX_BREATH_SECS)
    });
    let pace = fields.or("pace", DEFAULT_PACE, pace);
    let aed = fields.or("aed", Vec::new(), |c| prompts(c, cycles, context));
    let about = About::read(&fields, context);
    let read = || {
        let about = about?;
        Some(Rhythm {
            seconds: USUAL_SECONDS,
            cycles: cycles?,
            compressions: compressions?,
            breaths: breaths?,
            breath_secs: breath_secs?,
            pace: pace?,
            aed: aed?,
            explanation: about.explanation,
            facts: about.facts,
            difficulty: about.difficulty,
        })
    };
    let rhythm = read();
    let needed = rhythm.as_ref().map(needed_secs);
    let usual = needed.map_or(USUAL_SECONDS, |needed| {
        (needed * LEISURE / ROUNDED_TO_SECS).ceil() * ROUNDED_TO_SECS
    });
    let (seconds, size) = task::seconds(&fields, usual);
    check_seconds(&fields, seconds, needed);
    let rhythm = rhythm.zip(seconds);
    (rhythm.map(|(rhythm, seconds)| Rhythm { seconds, ..rhythm }), size)
}

/// How long it takes whoever keeps the slowest pace that is right.
fn needed_secs(rhythm: &Rhythm) -> f64 {
    let (cycles, compressions) = (rhythm.cycles as f64, rhythm.compressions as f64);
    let breaks = if rhythm.breaths == 0 { 0.0 } else { cycles - 1.0 };
    let said = rhythm
        .aed
        .iter()
        .map(|prompt| prompt.hands_off_secs.unwrap_or(READING_SECS));
    READING_SECS + cycles * compressions * 60.0 / rhythm.pace.min + breaks * rhythm.breath_secs + said.sum::<f64>()
}

/// Reports a limit that leaves no time for everything.
fn check_seconds(fields: &Fields<'_>, seconds: Option<f64>, needed: Option<f64>) {
    if let (Some(at), Some(seconds), Some(needed)) = (fields.get("seconds"), seconds, needed)
        && seconds < needed
    {
        let args = vec![("seconds", seconds.into()), ("needed", needed.ceil().into())];
        at.fault(Code::RhythmTooShort, args);
    }
}

fn pace(cursor: &Cursor<'_>) -> Option<PaceWindow> {
    let fields = cursor.fields(None, &["min", "max"])?;
    let bound = |name| fields.need(name)?.number_within(MIN_PACE, MAX_PACE);
    let (min, max) = (bound("min"), bound("max"));
    let (min, max) = (min?, max?);
    if min >= max {
        cursor.fault_at(
            Code::PaceReversed,
            cursor.head(),
            vec![("min", min.into()), ("max", max.into())],
        );
    }
    Some(PaceWindow { min, max })
}

fn prompts(cursor: &Cursor<'_>, cycles: Option<usize>, context: &LevelContext<'_>) -> Option<Vec<AedPrompt>> {
    let items = task::counted_in(cursor, 0, MAX_PROMPTS);
    task::each(items, |item| prompt(item, cycles, context))
}

fn prompt(cursor: &Cursor<'_>, cycles: Option<usize>, context: &LevelContext<'_>) -> Option<AedPrompt> {
    let fields = cursor.fields(None, &["after_cycle", "prompt", "picture", "hands_off_secs"])?;
    let last = cycles.map_or(MAX_CYCLES, |cycles| cycles as u32);
    let after_cycle = fields.need("after_cycle").and_then(|c| c.whole(0, last));
    let prompt = fields.need("prompt").and_then(|c| localized(&c, context.setting));
    let picture = optional_picture(&fields, "picture", context);
    let hands_off_secs = fields.or("hands_off_secs", None, |c| match c.optional()? {
        Some(secs) => secs.number_within(MIN_HANDS_OFF_SECS, MAX_HANDS_OFF_SECS).map(Some),
        None => Some(None),
    });
    Some(AedPrompt {
        after_cycle: after_cycle? as usize,
        prompt: prompt?,
        picture: picture?,
        hands_off_secs: hands_off_secs?,
    })
}
