//! A survey in play: nothing is right or wrong, and it may be left at any time.

use super::Next;
use crate::{
    content::{ItemId, LevelId, Survey, SurveyScale},
    rules::{
        Effect, Judgement, Move, Response, Seat,
        ground::secs,
        reporter::{Reporter, Said},
    },
};
use std::{sync::Arc, time::Duration};

/// The questions as they lie ready.
#[derive(Debug)]
pub(in crate::rules) struct SurveyKit {
    level: LevelId,
    estimate: Duration,
    questions: Vec<ItemId>,
}

/// A question about the visitor as a screen shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SurveyView {
    /// Which, counted from 0 in file order.
    pub question: usize,
    /// How many there are.
    pub n_questions: usize,
}

/// A survey from its first question to its last answer.
#[derive(Debug, Clone)]
pub(in crate::rules) struct SurveyTask {
    kit: Arc<SurveyKit>,
    current: usize,
    shown: Duration,
}

impl SurveyKit {
    pub(super) fn new(level: &LevelId, survey: &Survey) -> Self {
        Self {
            level: level.clone(),
            estimate: secs(survey.seconds),
            questions: survey.questions.iter().map(|question| question.id.clone()).collect(),
        }
    }
}

impl SurveyTask {
    pub(super) fn new(kit: Arc<SurveyKit>) -> Self {
        Self {
            kit,
            current: 0,
            shown: Duration::ZERO,
        }
    }

    pub(super) fn estimate(&self) -> Duration {
        self.kit.estimate
    }

    pub(super) fn begin(&mut self, now: Duration) {
        self.shown = now;
    }

    pub(super) fn act(&mut self, act: &Move, now: Duration, report: &mut Reporter<'_>) -> Next {
        let (Move::Choose(choice), Some(question)) = (act, self.kit.questions.get(self.current)) else {
            return Next::Stay;
        };
        if *choice >= SurveyScale::CHOICES {
            return Next::Stay;
        }
        report.answer(Said {
            level: &self.kit.level,
            seat: Seat::default(),
            item: question.as_str(),
            point: None,
            response: Some(Response::Choice(*choice)),
            judgement: Judgement::Said,
            took: now.saturating_sub(self.shown),
        });
        report.say(Effect::Chosen { choice: *choice });
        self.current += 1;
        self.shown = now;
        if self.current < self.kit.questions.len() {
            Next::Stay
        } else {
            Next::End
        }
    }

    pub(super) fn view(&self) -> SurveyView {
        SurveyView {
            question: self.current,
            n_questions: self.kit.questions.len(),
        }
    }
}
