//! A quiz as it is judged: what counts as right, and what guessing would get.

use super::{Response, ground::secs};
use crate::content::{Answer, LevelId, Question, QuestionId, Quiz};
use std::time::Duration;

/// Stops and tolerances are compared with this share of a step to spare: 0.1 + 0.2 is 0.3 to a visitor.
const STEP_SLACK: f64 = 1e-6;

/// The questions of a level that may be asked today.
#[derive(Debug, Clone)]
pub(super) struct Bank {
    pub(super) level: LevelId,
    pub(super) questions: Vec<BankQuestion>,
    /// What one question counts for in the round's estimate.
    pub(super) each: Duration,
}

/// One question.
#[derive(Debug, Clone)]
pub(super) struct BankQuestion {
    pub(super) id: QuestionId,
    pub(super) key: AnswerKey,
}

/// What is right.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum AnswerKey {
    Choice {
        n: usize,
        correct: usize,
        shuffle: bool,
    },
    Choices {
        n: usize,
        correct: Vec<usize>,
        shuffle: bool,
    },
    Truth(bool),
    Number {
        min: f64,
        max: f64,
        step: f64,
        correct: f64,
        tolerance: f64,
    },
}

impl Bank {
    /// The bank of `quiz` without the questions that `is_expired` names.
    pub(super) fn new(level: &LevelId, quiz: &Quiz, is_expired: impl Fn(&Question) -> bool) -> Self {
        let questions = quiz
            .questions
            .iter()
            .filter(|question| !is_expired(question))
            .map(|question| BankQuestion {
                id: question.id.clone(),
                key: AnswerKey::new(&question.answer),
            })
            .collect();
        Self {
            level: level.clone(),
            questions,
            each: secs(quiz.seconds_each),
        }
    }
}

impl AnswerKey {
    fn new(answer: &Answer) -> Self {
        match answer {
            Answer::Single {
                choices,
                correct,
                shuffle,
            } => Self::Choice {
                n: choices.len(),
                correct: *correct,
                shuffle: *shuffle,
            },
            Answer::Several {
                choices,
                correct,
                shuffle,
            } => {
                let mut correct = correct.clone();
                correct.sort_unstable();
                Self::Choices {
                    n: choices.len(),
                    correct,
                    shuffle: *shuffle,
                }
            }
            Answer::TrueFalse { correct } => Self::Truth(*correct),
            // Pictures have no order of their own that would speak against mixing them.
            Answer::Picture { choices, correct } => Self::Choice {
                n: choices.len(),
                correct: *correct,
                shuffle: true,
            },
            Answer::Number {
                min,
                max,
                step,
                correct,
                tolerance,
                ..
            } => Self::Number {
                min: *min,
                max: *max,
                step: *step,
                correct: *correct,
                tolerance: *tolerance,
            },
        }
    }

    /// Whether `response` is right; `None` when it is no answer to this question at all.
    pub(super) fn judge(&self, response: &Response) -> Option<bool> {
        match (self, response) {
            (Self::Choice { n, correct, .. }, Response::Choice(chosen)) => (chosen < n).then_some(chosen == correct),
            (Self::Choices { n, correct, .. }, Response::Choices(chosen)) => {
                let mut chosen = chosen.clone();
                chosen.sort_unstable();
                chosen.dedup();
                let is_answer = chosen.last().is_some_and(|last| last < n);
                is_answer.then(|| &chosen == correct)
            }
            (Self::Truth(correct), Response::Truth(said)) => Some(correct == said),
            (
                Self::Number {
                    min,
                    max,
                    step,
                    correct,
                    tolerance,
                },
                Response::Number(said),
            ) => {
                let slack = step * STEP_SLACK;
                let is_answer = *said >= min - slack && *said <= max + slack;
                is_answer.then(|| (said - correct).abs() <= tolerance + slack)
            }
            _ => None,
        }
    }

    /// The chance of being right by guessing.
    pub(super) fn chance(&self) -> f64 {
        match self {
            Self::Choice { n, .. } => 1.0 / (*n).max(1) as f64,
            Self::Choices { n, .. } => {
                // Any set but the empty one. Halving is exact, unlike a platform's power function.
                let empty = (0..*n).fold(1.0, |share, _| share / 2.0);
                if empty >= 1.0 { 1.0 } else { empty / (1.0 - empty) }
            }
            Self::Truth(_) => 0.5,
            Self::Number {
                min,
                max,
                step,
                correct,
                tolerance,
            } => {
                let stop = |value: f64| (value - min) / step;
                let last = (stop(*max) + STEP_SLACK).floor();
                let from = (stop(correct - tolerance) - STEP_SLACK).ceil().max(0.0);
                let to = (stop(correct + tolerance) + STEP_SLACK).floor().min(last);
                let share = (to - from + 1.0) / (last + 1.0);
                if share.is_finite() { share.clamp(0.0, 1.0) } else { 1.0 }
            }
        }
    }

    /// How many choices are shown, and whether the seed decides their order.
    pub(super) fn choices(&self) -> (usize, bool) {
        match self {
            Self::Choice { n, shuffle, .. } | Self::Choices { n, shuffle, .. } => (*n, *shuffle),
            Self::Truth(_) | Self::Number { .. } => (0, false),
        }
    }

    /// A response that is right.
    pub(super) fn right_response(&self) -> Response {
        match self {
            Self::Choice { correct, .. } => Response::Choice(*correct),
            Self::Choices { correct, .. } => Response::Choices(correct.clone()),
            Self::Truth(correct) => Response::Truth(*correct),
            Self::Number { correct, .. } => Response::Number(*correct),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(key: &AnswerKey, response: &Response, expected: Option<bool>) {
        assert_eq!(key.judge(response), expected, "{response:?} to {key:?}");
    }

    #[test]
    fn each_kind_of_question_knows_its_own_kind_of_response() {
        let single = AnswerKey::Choice {
            n: 3,
            correct: 1,
            shuffle: true,
        };
        check(&single, &Response::Choice(1), Some(true));
        check(&single, &Response::Choice(2), Some(false));
        check(&single, &Response::Choice(3), None);
        check(&single, &Response::Truth(true), None);
        let several = AnswerKey::Choices {
            n: 4,
            correct: vec![0, 2],
            shuffle: true,
        };
        check(&several, &Response::Choices(vec![2, 0, 2]), Some(true));
        check(&several, &Response::Choices(vec![0]), Some(false));
        check(&several, &Response::Choices(vec![0, 2, 3]), Some(false));
        check(&several, &Response::Choices(vec![]), None);
        check(&several, &Response::Choices(vec![0, 4]), None);
        check(&AnswerKey::Truth(false), &Response::Truth(false), Some(true));
        check(&AnswerKey::Truth(false), &Response::Number(0.0), None);
    }

    #[test]
    fn a_number_counts_on_its_stop_and_within_its_tolerance() {
        let number = AnswerKey::Number {
            min: 0.0,
            max: 1.0,
            step: 0.1,
            correct: 0.3,
            tolerance: 0.1,
        };
        check(&number, &Response::Number(0.1 + 0.2), Some(true));
        check(&number, &Response::Number(0.2), Some(true));
        check(&number, &Response::Number(0.4), Some(true));
        check(&number, &Response::Number(0.5), Some(false));
        check(&number, &Response::Number(1.1), None);
        check(&number, &Response::Number(f64::NAN), None);
    }

    #[test]
    fn chances_are_those_of_guessing() {
        assert_eq!(
            AnswerKey::Choice {
                n: 4,
                correct: 0,
                shuffle: false
            }
            .chance(),
            0.25,
            "one of four"
        );
        let several = AnswerKey::Choices {
            n: 3,
            correct: vec![0],
            shuffle: false,
        };
        assert_eq!(several.chance(), 1.0 / 7.0, "one of seven sets");
        let number = AnswerKey::Number {
            min: 0.0,
            max: 1.0,
            step: 0.1,
            correct: 0.3,
            tolerance: 0.1,
        };
        assert_eq!(number.chance(), 3.0 / 11.0, "three of eleven stops");
        let at_the_end = AnswerKey::Number {
            min: 0.0,
            max: 10.0,
            step: 5.0,
            correct: 10.0,
            tolerance: 5.0,
        };
        assert_eq!(at_the_end.chance(), 2.0 / 3.0, "stops beyond the end are none");
        let one_stop = AnswerKey::Number {
            min: 1.0,
            max: 1.0,
            step: 0.0,
            correct: 1.0,
            tolerance: 0.0,
        };
        assert_eq!(one_stop.chance(), 1.0, "nothing to choose");
    }
}
