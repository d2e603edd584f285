//! A bank of questions.

use super::{answer, context::LevelContext, level::Size, localized::localized, picture::optional_picture};
use crate::content::{
    Answer, Code, Difficulty, Question, QuestionId, Quiz,
    decode::{Cursor, Variant},
};
use std::collections::BTreeSet;

/// Seconds for one question, where nobody says.
const DEFAULT_SECONDS_EACH: f64 = 12.0;

/// Of how many unshuffled questions the right choices must not all have the same place: fewer are chance.
const MIN_SAME_PLACE: usize = 4;

/// Reads a quiz, and how much there is of it.
pub(super) fn read(variant: &Variant<'_>, context: &LevelContext<'_>) -> (Option<Quiz>, Size) {
    let Some(fields) = variant.fields(&["seconds_each", "questions"]) else {
        return (None, Size::Unknown);
    };
    let seconds_each = fields.or("seconds_each", DEFAULT_SECONDS_EACH, |c| c.number_within(1.0, 600.0));
    let Some(at) = fields.need("questions") else {
        return (None, Size::Unknown);
    };
    let Some(items) = at.filled_list() else {
        return (None, Size::Unknown);
    };
    let size = Size::Quiz {
        n_questions: items.len(),
        seconds_each: seconds_each.unwrap_or(DEFAULT_SECONDS_EACH),
    };
    let mut ids = BTreeSet::new();
    let questions: Vec<Option<Question>> = items.iter().map(|item| question(item, &mut ids, context)).collect();
    check_places(&at, questions.iter().flatten());
    let make = || {
        Some(Quiz {
            seconds_each: seconds_each?,
            questions: questions.into_iter().collect::<Option<_>>()?,
        })
    };
    (make(), size)
}

fn question(cursor: &Cursor<'_>, ids: &mut BTreeSet<QuestionId>, context: &LevelContext<'_>) -> Option<Question> {
    let fields = cursor.fields(
        None,
        &[
            "id",
            "prompt",
            "picture",
            "answer",
            "explanation",
            "facts",
            "difficulty",
        ],
    )?;
    let id = fields.need("id").and_then(|c| {
        let id = c.id(QuestionId::parse)?;
        if !ids.insert(id.clone()) {
            c.fault(Code::DuplicateId, vec![("id", id.as_str().into())]);
        }
        Some(id)
    });
    let prompt = fields.need("prompt").and_then(|c| localized(&c, context.setting));
    let picture = optional_picture(&fields, "picture", context);
    let answer = fields.need("answer").and_then(|c| answer::read(&c, context));
    let explanation = fields.need("explanation").and_then(|c| localized(&c, context.setting));
    let facts = fields.or("facts", Vec::new(), |c| context.cited_facts(c));
    let difficulty = fields.or("difficulty", Difficulty::default(), difficulty);
    Some(Question {
        id: id?,
        prompt: prompt?,
        picture: picture?,
        answer: answer?,
        explanation: explanation?,
        facts: facts?,
        difficulty: difficulty?,
    })
}

pub(super) fn difficulty(cursor: &Cursor<'_>) -> Option<Difficulty> {
    Some(match cursor.variant(&["Easy", "Medium", "Hard"])?.bare()? {
        "Easy" => Difficulty::Easy,
        "Hard" => Difficulty::Hard,
        _ => Difficulty::Medium,
    })
}

/// Reports when the right choice of all unshuffled questions has the same place.
fn check_places<'q>(at: &Cursor<'_>, questions: impl Iterator<Item = &'q Question>) {
    let places: Vec<usize> = questions
        .filter_map(|question| match &question.answer {
            Answer::Single {
                correct,
                shuffle: false,
                ..
            } => Some(*correct),
            _ => None,
        })
        .collect();
    let Some(first) = places.first() else { return };
    if places.len() >= MIN_SAME_PLACE && places.iter().all(|place| place == first) {
        let args = vec![("place", (first + 1).into()), ("questions", places.len().into())];
        at.fault_at(Code::CorrectAlwaysSamePlace, at.head(), args);
    }
}
