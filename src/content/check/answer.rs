//! How a question is answered, and what is right.

use super::{context::LevelContext, localized::localized, picture::picture};
use crate::content::{
    Answer, Code, PictureChoice, PictureRef, Text,
    decode::{Cursor, Fields},
};

/// How far a right number may lie from a stop of the slider, as a share of a step: decimal fractions are not exact.
const STEP_SLACK: f64 = 1e-6;

pub(super) fn read(cursor: &Cursor<'_>, context: &LevelContext<'_>) -> Option<Answer> {
    let variant = cursor.variant(&["Single", "Several", "TrueFalse", "Picture", "Number"])?;
    match variant.name {
        "Single" => {
            let fields = variant.fields(&["choices", "correct", "shuffle"])?;
            let (n, choices) = texts(&fields, context);
            let correct = fields.need("correct").and_then(|c| choice_index(&c, n));
            let shuffle = fields.or("shuffle", true, Cursor::boolean);
            Some(Answer::Single {
                choices: choices?,
                correct: correct?,
                shuffle: shuffle?,
            })
        }
        "Several" => {
            let fields = variant.fields(&["choices", "correct", "shuffle"])?;
            let (n, choices) = texts(&fields, context);
            let correct = fields.need("correct").and_then(|c| several_correct(&c, n));
            let shuffle = fields.or("shuffle", true, Cursor::boolean);
            Some(Answer::Several {
                choices: choices?,
                correct: correct?,
                shuffle: shuffle?,
            })
        }
        "TrueFalse" => {
            let fields = variant.fields(&["correct"])?;
            Some(Answer::TrueFalse {
                correct: fields.need("correct")?.boolean()?,
            })
        }
        "Picture" => {
            let fields = variant.fields(&["choices", "correct"])?;
            let (n, choices) = pictures(&fields, context);
            let correct = fields.need("correct").and_then(|c| choice_index(&c, n));
            Some(Answer::Picture {
                choices: choices?,
                correct: correct?,
            })
        }
        _ => number(
            &variant.fields(&["min", "max", "step", "correct", "tolerance", "unit"])?,
            context,
        ),
    }
}

/// The cursors of the choices; `None` when they cannot be read. One choice is none.
fn choices<'a>(fields: &Fields<'a>) -> Option<Vec<Cursor<'a>>> {
    let cursor = fields.need("choices")?;
    let items = cursor.list()?;
    if items.len() < 2 {
        cursor.fault(Code::TooFewChoices, vec![("found", items.len().into())]);
    }
    Some(items)
}

/// Reads choices of text: how many stand there, and the texts if all are sound.
fn texts(fields: &Fields<'_>, context: &LevelContext<'_>) -> (Option<usize>, Option<Vec<Text>>) {
    let Some(items) = choices(fields) else {
        return (None, None);
    };
    let n = items.len();
    let mut texts: Vec<Option<Text>> = Vec::with_capacity(n);
    for item in items {
        let text = localized(&item, context.setting);
        let same = texts
            .iter()
            .position(|earlier| text.as_ref().is_some_and(|text| have_same(earlier.as_ref(), text)));
        if let Some(same) = same {
            item.fault(Code::DuplicateChoice, vec![("other", same.into())]);
        }
        texts.push(text);
    }
    (Some(n), texts.into_iter().collect())
}

/// Whether two choices read the same in any language.
pub(super) fn have_same(earlier: Option<&Text>, text: &Text) -> bool {
    earlier.is_some_and(|earlier| {
        earlier
            .iter()
            .any(|(language, words)| text.get(language).trim() == words.trim())
    })
}

fn pictures(fields: &Fields<'_>, context: &LevelContext<'_>) -> (Option<usize>, Option<Vec<PictureChoice>>) {
    let Some(items) = choices(fields) else {
        return (None, None);
    };
    let n = items.len();
    let mut read: Vec<Option<PictureChoice>> = Vec::with_capacity(n);
    let mut seen: Vec<Option<PictureRef>> = Vec::with_capacity(n);
    for item in items {
        let fields = item.fields(None, &["picture", "label"]);
        let named = fields.as_ref().and_then(|fields| fields.need("picture"));
        let picture = named
            .as_ref()
            .and_then(|c| picture(c, context))
            .map(|(picture, _)| picture);
        let label = fields
            .and_then(|fields| fields.need("label"))
            .and_then(|c| localized(&c, context.setting));
        let same = seen.iter().position(|earlier| earlier.is_some() && *earlier == picture);
        if let (Some(same), Some(at)) = (same, named) {
            at.fault(Code::DuplicateChoice, vec![("other", same.into())]);
        }
        seen.push(picture.clone());
        read.push(picture.and_then(|picture| Some(PictureChoice { picture, label: label? })));
    }
    (Some(n), read.into_iter().collect())
}

/// The index of a right choice among `n`, if it is known how many there are.
fn choice_index(cursor: &Cursor<'_>, n: Option<usize>) -> Option<usize> {
    let index = cursor.count()?;
    match n {
        Some(n) if index >= n => {
            let last = n.saturating_sub(1);
            cursor.fault(
                Code::ChoiceOutOfRange,
                vec![("found", index.into()), ("last", last.into())],
            );
            None
        }
        _ => Some(index),
    }
}

fn several_correct(cursor: &Cursor<'_>, n: Option<usize>) -> Option<Vec<usize>> {
    let items = cursor.list()?;
    if items.is_empty() {
        cursor.fault(Code::NoCorrectChoice, Vec::new());
        return None;
    }
    let mut correct: Vec<usize> = Vec::with_capacity(items.len());
    let mut is_sound = true;
    for item in items {
        match choice_index(&item, n) {
            Some(index) if correct.contains(&index) => {
                item.fault(Code::DuplicateCorrect, vec![("found", index.into())]);
                is_sound = false;
            }
            Some(index) => correct.push(index),
            None => is_sound = false,
        }
    }
    if is_sound && n == Some(correct.len()) {
        cursor.fault(Code::AllCorrect, Vec::new());
        return None;
    }
    correct.sort_unstable();
    is_sound.then_some(correct)
}

fn number(fields: &Fields<'_>, context: &LevelContext<'_>) -> Option<Answer> {
    let read = |name| {
        let cursor = fields.need(name);
        let number = cursor.as_ref().and_then(Cursor::number)?;
        Some((cursor?, number))
    };
    let (min, max, step, correct) = (read("min"), read("max"), read("step"), read("correct"));
    let tolerance = fields.or("tolerance", 0.0, |c| c.number_within(0.0, f64::from(u32::MAX)));
    let unit = fields.need("unit").and_then(|c| localized(&c, context.setting));
    if let Some((at, step)) = step.as_ref().filter(|(_, step)| *step <= 0.0) {
        at.fault(Code::SliderStep, vec![("step", (*step).into())]);
    }
    let ((_, min), (max_at, max)) = (min?, max?);
    if min >= max {
        max_at.fault(Code::SliderReversed, vec![("min", min.into()), ("max", max.into())]);
        return None;
    }
    let ((_, step), (at, correct)) = (step?, correct?);
    if correct < min || correct > max {
        at.fault(
            Code::CorrectOffSlider,
            vec![("correct", correct.into()), ("min", min.into()), ("max", max.into())],
        );
        return None;
    }
    if step > 0.0 {
        let n_steps = (correct - min) / step;
        if (n_steps - n_steps.round()).abs() > STEP_SLACK {
            let position = |n: f64| tidy(min + n * step);
            at.fault(
                Code::CorrectOffStep,
                vec![
                    ("correct", correct.into()),
                    ("below", position(n_steps.floor()).into()),
                    ("above", position(n_steps.ceil()).into()),
                ],
            );
        }
    }
    Some(Answer::Number {
        min,
        max,
        step,
        correct,
        tolerance: tolerance?,
        unit: unit?,
    })
}

/// The number without the dust of binary fractions.
fn tidy(number: f64) -> f64 {
    const DIGITS: f64 = 1e6;
    (number * DIGITS).round() / DIGITS
}
