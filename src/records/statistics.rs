//! What many answers tell about hazards, questions and levels.

use super::Signal;
use crate::{
    content::{LevelId, SurveyScale},
    rules::{Answered, Judgement, Response},
};
use std::{collections::BTreeMap, time::Duration};

/// One answer, as far as statistics look at it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Trial<'a> {
    /// The level.
    pub level: &'a LevelId,
    /// The item's or question's id; empty for background.
    pub item: &'a str,
    /// How it was judged.
    pub judgement: Judgement,
    /// Time since the round began (hunt) or the question was shown (quiz).
    pub took: Duration,
    /// Whether the round was played to its end. Of a hunt that was left, only what was touched is on record; counting it
    /// would make hazards seem easier than they are, so it is left out.
    pub is_round_finished: bool,
    /// What was chosen, counted from 0, where one of several was.
    pub choice: Option<usize>,
    /// The number that was given, where one was.
    pub number: Option<f64>,
}

impl<'a> Trial<'a> {
    /// The trial that `answered` is.
    pub fn new(answered: &'a Answered, is_round_finished: bool) -> Self {
        Self {
            level: &answered.level,
            item: &answered.item,
            judgement: answered.judgement,
            took: answered.took,
            is_round_finished,
            choice: match answered.response {
                Some(Response::Choice(choice)) => Some(choice),
                _ => None,
            },
            number: match answered.response {
                Some(Response::Number(number)) => Some(number),
                _ => None,
            },
        }
    }
}

/// What is known of a hazard or lure.
#[derive(Debug, Clone, PartialEq)]
pub struct ItemStatistics {
    /// Its level.
    pub level: LevelId,
    /// Its id.
    pub item: String,
    /// How it was told apart, pooled over visits: signals are visits where it was unsafe, noises those where it was
    /// safe. A lure has no signals.
    pub signal: Signal,
    /// How many of the finds came after a hint.
    pub n_hits_with_hint: u64,
    /// The middle one of the times to find it; `None` when it was never found.
    pub median_time_to_find: Option<Duration>,
}

/// What is known of a question.
#[derive(Debug, Clone, PartialEq)]
pub struct QuestionStatistics {
    /// Its level.
    pub level: LevelId,
    /// Its id.
    pub question: String,
    /// How often it was answered.
    pub n_answers: u64,
    /// How often rightly.
    pub n_correct: u64,
    /// The mean of the numbers that were given: what visitors guess, or how fast they press. `None` where none was.
    pub mean_number: Option<f64>,
}

impl QuestionStatistics {
    /// The share of right answers, 0 to 1.
    pub fn correct_rate(&self) -> Option<f64> {
        (self.n_answers > 0).then(|| self.n_correct as f64 / self.n_answers as f64)
    }
}

/// What visitors said of themselves.
#[derive(Debug, Clone, PartialEq)]
pub struct SurveyStatistics {
    /// The survey's level.
    pub level: LevelId,
    /// The question's id.
    pub question: String,
    /// How often each choice was taken, from the lowest.
    pub counts: [u64; SurveyScale::CHOICES],
}

impl SurveyStatistics {
    /// How often it was answered.
    pub fn n_answers(&self) -> u64 {
        self.counts.iter().sum()
    }

    /// The mean choice, counted from 1 for the lowest.
    pub fn mean(&self) -> Option<f64> {
        let n = self.n_answers();
        let sum: u64 = (1..).zip(self.counts).map(|(value, count)| value * count).sum();
        (n > 0).then(|| sum as f64 / n as f64)
    }
}

/// What is known of a level.
#[derive(Debug, Clone, PartialEq)]
pub struct LevelStatistics {
    /// Which.
    pub level: LevelId,
    /// All its hazards and lures, pooled.
    pub signal: Signal,
    /// How often the background was taken for a hazard.
    pub n_background: u64,
    /// How often its questions were answered.
    pub n_answers: u64,
    /// How often rightly.
    pub n_correct: u64,
}

/// What many answers tell, in the order of ids.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Statistics {
    /// Of each hazard and lure.
    pub items: Vec<ItemStatistics>,
    /// Of each question, of each piece or cycle of a task, and of each decision of a case.
    pub questions: Vec<QuestionStatistics>,
    /// Of each question of a survey.
    pub surveys: Vec<SurveyStatistics>,
    /// Of each level.
    pub levels: Vec<LevelStatistics>,
}

impl Statistics {
    /// Counts `trials`, in any order.
    pub fn from_trials<'a>(trials: impl IntoIterator<Item = Trial<'a>>) -> Self {
        let mut tally = Tally::default();
        for trial in trials {
            tally.add(&trial);
        }
        tally.finish()
    }

    /// What is known of `item` in `level`.
    pub fn item(&self, level: &LevelId, item: &str) -> Option<&ItemStatistics> {
        self.items
            .iter()
            .find(|known| &known.level == level && known.item == item)
    }

    /// What is known of `level`.
    pub fn level(&self, level: &LevelId) -> Option<&LevelStatistics> {
        self.levels.iter().find(|known| &known.level == level)
    }
}

/// Counts while they are taken.
#[derive(Debug, Default)]
pub(super) struct Tally {
    levels: BTreeMap<LevelId, LevelTally>,
}

#[derive(Debug, Default)]
struct LevelTally {
    items: BTreeMap<String, ItemTally>,
    questions: BTreeMap<String, QuestionTally>,
    surveys: BTreeMap<String, [u64; SurveyScale::CHOICES]>,
    n_background: u64,
}

#[derive(Debug, Default)]
struct QuestionTally {
    n_answers: u64,
    n_correct: u64,
    n_numbers: u64,
    /// In thousandths and whole, so that the order of answers changes nothing.
    numbers_sum: i128,
}

#[derive(Debug, Default)]
struct ItemTally {
    signal: Signal,
    n_hits_with_hint: u64,
    times: Vec<Duration>,
}

impl Tally {
    pub(super) fn add(&mut self, trial: &Trial<'_>) {
        let level = self.levels.entry(trial.level.clone()).or_default();
        match trial.judgement {
            Judgement::Correct | Judgement::Wrong => {
                level.questions.entry(trial.item.to_owned()).or_default().add(trial);
            }
            Judgement::Said => {
                let counts = level.surveys.entry(trial.item.to_owned()).or_default();
                if let Some(count) = trial.choice.and_then(|choice| counts.get_mut(choice)) {
                    *count += 1;
                }
            }
            _ if !trial.is_round_finished => {}
            Judgement::Background => level.n_background += 1,
            Judgement::Found
            | Judgement::FoundWithHint
            | Judgement::Missed
            | Judgement::FalseAlarm
            | Judgement::LeftAlone => level.items.entry(trial.item.to_owned()).or_default().add(trial),
        }
    }

    pub(super) fn finish(self) -> Statistics {
        let mut statistics = Statistics::default();
        for (level, tally) in self.levels {
            let mut of_level = LevelStatistics {
                level,
                signal: Signal::default(),
                n_background: tally.n_background,
                n_answers: 0,
                n_correct: 0,
            };
            for (item, mut tally) in tally.items {
                of_level.signal.add(&tally.signal);
                statistics.items.push(ItemStatistics {
                    level: of_level.level.clone(),
                    item,
                    signal: tally.signal,
                    n_hits_with_hint: tally.n_hits_with_hint,
                    median_time_to_find: median(&mut tally.times),
                });
            }
            for (question, tally) in tally.questions {
                of_level.n_answers += tally.n_answers;
                of_level.n_correct += tally.n_correct;
                let level = of_level.level.clone();
                statistics.questions.push(QuestionStatistics {
                    level,
                    question,
                    n_answers: tally.n_answers,
                    n_correct: tally.n_correct,
                    mean_number: tally.mean_number(),
                });
            }
            for (question, counts) in tally.surveys {
                let level = of_level.level.clone();
                statistics.surveys.push(SurveyStatistics {
                    level,
                    question,
                    counts,
                });
            }
            statistics.levels.push(of_level);
        }
        statistics
    }
}

/// Parts of one that a number is counted to, and the largest that is.
const PARTS: f64 = 1000.0;
const MAX_NUMBER: f64 = 1e12;

impl QuestionTally {
    fn add(&mut self, trial: &Trial<'_>) {
        self.n_answers += 1;
        self.n_correct += u64::from(trial.judgement == Judgement::Correct);
        if let Some(number) = trial.number.filter(|number| number.abs() <= MAX_NUMBER) {
            self.n_numbers += 1;
            self.numbers_sum += (number * PARTS).round() as i128;
        }
    }

    fn mean_number(&self) -> Option<f64> {
        (self.n_numbers > 0).then(|| self.numbers_sum as f64 / PARTS / self.n_numbers as f64)
    }
}

impl ItemTally {
    fn add(&mut self, trial: &Trial<'_>) {
        let is_found = matches!(trial.judgement, Judgement::Found | Judgement::FoundWithHint);
        if is_found || trial.judgement == Judgement::Missed {
            self.signal.signals += 1;
            self.signal.hits += u64::from(is_found);
            self.n_hits_with_hint += u64::from(trial.judgement == Judgement::FoundWithHint);
        } else {
            self.signal.noises += 1;
            self.signal.false_alarms += u64::from(trial.judgement == Judgement::FalseAlarm);
        }
        if is_found {
            self.times.push(trial.took);
        }
    }
}

/// The middle one; of an even number the mean of the middle two.
fn median(times: &mut [Duration]) -> Option<Duration> {
    times.sort_unstable();
    let upper = *times.get(times.len() / 2)?;
    if times.len() % 2 == 1 {
        return Some(upper);
    }
    let lower = *times.get(times.len() / 2 - 1)?;
    Some(lower + upper.saturating_sub(lower) / 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn trial<'a>(level: &'a LevelId, item: &'a str, judgement: Judgement, secs: u64) -> Trial<'a> {
        Trial {
            level,
            item,
            judgement,
            took: Duration::from_secs(secs),
            is_round_finished: true,
            choice: None,
            number: None,
        }
    }

    #[test]
    fn a_hazard_is_pooled_over_visits_where_it_was_unsafe_and_where_it_was_safe() {
        let level = LevelId::parse("site/day").unwrap();
        let trials = [
            trial(&level, "ladder", Judgement::Found, 4),
            trial(&level, "ladder", Judgement::FoundWithHint, 9),
            trial(&level, "ladder", Judgement::Missed, 60),
            trial(&level, "ladder", Judgement::FalseAlarm, 5),
            trial(&level, "ladder", Judgement::LeftAlone, 60),
            trial(&level, "", Judgement::Background, 7),
            Trial {
                is_round_finished: false,
                ..trial(&level, "ladder", Judgement::Found, 1)
            },
        ];
        let statistics = Statistics::from_trials(trials);
        let ladder = statistics.item(&level, "ladder").unwrap();
        let signal = Signal {
            signals: 3,
            hits: 2,
            noises: 2,
            false_alarms: 1,
        };
        assert_eq!(ladder.signal, signal, "the hunt that was left does not count");
        assert_eq!(ladder.n_hits_with_hint, 1, "one of the finds came after a hint");
        assert_eq!(
            ladder.median_time_to_find,
            Some(Duration::from_millis(6_500)),
            "between 4 s and 9 s"
        );
        let of_level = statistics.level(&level).unwrap();
        assert_eq!(
            (of_level.signal, of_level.n_background),
            (signal, 1),
            "the level pools its items"
        );
    }

    #[test]
    fn a_question_has_its_share_of_right_answers_even_in_a_visit_that_was_left() {
        let level = LevelId::parse("site/questions").unwrap();
        let right = trial(&level, "cable", Judgement::Correct, 3);
        let trials = [
            right,
            Trial {
                is_round_finished: false,
                ..right
            },
            Trial {
                judgement: Judgement::Wrong,
                ..right
            },
        ];
        let statistics = Statistics::from_trials(trials);
        assert_eq!(statistics.questions[0].correct_rate(), Some(2.0 / 3.0), "two of three");
        assert_eq!(
            statistics.level(&level).unwrap().n_answers,
            3,
            "the level counts its questions"
        );
    }

    #[test]
    fn numbers_have_a_mean_whatever_their_order() {
        let level = LevelId::parse("aid/rhythm").unwrap();
        let pressed = |number| Trial {
            number: Some(number),
            ..trial(&level, "cycle_1", Judgement::Correct, 20)
        };
        let silent = trial(&level, "cycle_1", Judgement::Wrong, 20);
        let one = Statistics::from_trials([pressed(108.3), silent, pressed(111.9), pressed(1e300)]);
        let other = Statistics::from_trials([pressed(1e300), pressed(111.9), pressed(108.3), silent]);
        assert_eq!(one, other, "in any order");
        assert_eq!(one.questions[0].mean_number, Some(110.1), "of those that are numbers");
        assert_eq!(one.questions[0].n_answers, 4, "all count as answers");
    }

    #[test]
    fn what_visitors_say_of_themselves_is_counted_and_never_right_or_wrong() {
        let level = LevelId::parse("site/survey").unwrap();
        let said = |choice| Trial {
            choice: Some(choice),
            is_round_finished: false,
            ..trial(&level, "confident", Judgement::Said, 2)
        };
        let statistics = Statistics::from_trials([said(4), said(1), said(4), said(7)]);
        let survey = &statistics.surveys[0];
        assert_eq!(survey.counts, [0, 1, 0, 0, 2], "the seventh of five is none");
        assert_eq!(survey.mean(), Some(4.0), "2, 5 and 5");
        assert_eq!(statistics.level(&level).unwrap().n_answers, 0, "no question of a quiz");
    }
}
