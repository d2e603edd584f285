//! A quiz in play. Times are those that count, as in the hunt.

use super::{
    Effect, Judgement, Response, Seat,
    bank::{Bank, BankQuestion},
    chance::{Chance, Purpose},
    reporter::{Reporter, Said},
    scoring::quiz_score,
};
use crate::content::QuestionId;
use std::{sync::Arc, time::Duration};

/// A question of this round.
#[derive(Debug, Clone)]
struct Asked {
    /// Its position in the bank.
    question: usize,
    /// The order in which its choices are shown.
    order: Vec<usize>,
}

/// A quiz from its briefing to its last explanation.
#[derive(Debug, Clone)]
pub(super) struct QuizRound {
    bank: Arc<Bank>,
    asked: Vec<Asked>,
    current: usize,
    shown: Duration,
    right: Vec<QuestionId>,
    wrong: Vec<QuestionId>,
    /// The sum of what guessing would have got right so far.
    chances: f64,
}

impl QuizRound {
    /// All questions in file order, or `take` of them in any order.
    pub(super) fn new(bank: Arc<Bank>, take: Option<usize>, seed: u64, round: usize) -> Self {
        let mut chance = Chance::new(seed, round, Purpose::Draw);
        let n = bank.questions.len();
        let questions = match take {
            None => (0..n).collect(),
            Some(take) => {
                let mut drawn = chance.order(n);
                drawn.truncate(take);
                drawn
            }
        };
        let order = |question: &usize, chance: &mut Chance| {
            let (n, shuffle) = bank
                .questions
                .get(*question)
                .map_or((0, false), |question| question.key.choices());
            if shuffle { chance.order(n) } else { (0..n).collect() }
        };
        let asked = questions
            .into_iter()
            .map(|question| Asked {
                question,
                order: order(&question, &mut chance),
            })
            .collect();
        Self {
            bank,
            asked,
            current: 0,
            shown: Duration::ZERO,
            right: Vec::new(),
            wrong: Vec::new(),
            chances: 0.0,
        }
    }

    /// How long the round will take, briefing left out.
    pub(super) fn estimate(&self) -> Duration {
        self.bank
            .each
            .saturating_mul(u32::try_from(self.asked.len()).unwrap_or(u32::MAX))
    }

    /// Shows the current question.
    pub(super) fn show(&mut self, now: Duration, report: &mut Reporter<'_>) {
        self.shown = now;
        if let Some(question) = self.question() {
            report.say(Effect::QuestionAsked {
                question: question.id.clone(),
            });
        }
    }

    /// Judges `response` and counts it into `streak`; `None` when it is no answer to this question.
    pub(super) fn answer(
        &mut self,
        response: &Response,
        now: Duration,
        streak: &mut u32,
        report: &mut Reporter<'_>,
    ) -> Option<bool> {
        let bank = Arc::clone(&self.bank);
        let question = bank.questions.get(self.asked.get(self.current)?.question)?;
        let is_correct = question.key.judge(response)?;
        self.chances += question.key.chance();
        *streak = if is_correct { streak.saturating_add(1) } else { 0 };
        let answered = if is_correct { &mut self.right } else { &mut self.wrong };
        answered.push(question.id.clone());
        report.answer(Said {
            level: &bank.level,
            seat: Seat::default(),
            item: question.id.as_str(),
            point: None,
            response: Some(response.clone()),
            judgement: if is_correct {
                Judgement::Correct
            } else {
                Judgement::Wrong
            },
            took: now.saturating_sub(self.shown),
        });
        report.say(Effect::Judged {
            question: question.id.clone(),
            is_correct,
            streak: *streak,
        });
        Some(is_correct)
    }

    /// Goes to the next question; `false` when there is none.
    pub(super) fn advance(&mut self) -> bool {
        self.current += 1;
        self.current < self.asked.len()
    }

    pub(super) fn question(&self) -> Option<&BankQuestion> {
        self.bank.questions.get(self.asked.get(self.current)?.question)
    }

    /// The order in which the current question's choices are shown.
    pub(super) fn order(&self) -> &[usize] {
        self.asked.get(self.current).map_or(&[], |asked| &asked.order)
    }

    pub(super) fn index(&self) -> usize {
        self.current
    }

    pub(super) fn n_questions(&self) -> usize {
        self.asked.len()
    }

    pub(super) fn score(&self) -> f64 {
        quiz_score(self.right.len(), self.right.len() + self.wrong.len(), self.chances)
    }

    pub(super) fn right(&self) -> &[QuestionId] {
        &self.right
    }

    pub(super) fn wrong(&self) -> &[QuestionId] {
        &self.wrong
    }
}
