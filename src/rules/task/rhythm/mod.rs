//! Chest compressions in time: a rhythm in play, from its first press to its last cycle.
//!
//! Every press is taken at the time it comes with, whenever it is handed in; nothing here counts frames.

mod bot;
mod tally;
mod tempo;
mod view;

pub(in crate::rules) use bot::{Wait, act as bot_action};
pub use tempo::Pace;
pub use view::{CycleView, RhythmPhase, RhythmView};

use super::Next;
use crate::{
    content::{ItemId, LevelId, PaceWindow, Rhythm},
    rules::{
        Effect, Judgement, Move, NotCounted, Response, Seat,
        ground::secs,
        reporter::{Reporter, Said},
    },
};
use std::{sync::Arc, time::Duration};
use tally::{CycleTally, HandsOn};
use tempo::{PAUSE, Run};

/// Hands that are in motion need so long to stop: presses so soon after the last one wanted are passed over in silence.
const MOMENTUM: Duration = Duration::from_secs(1);

/// A rhythm as it lies ready.
#[derive(Debug)]
pub(in crate::rules) struct RhythmKit {
    level: LevelId,
    /// The soft limit, which is how long it is likely to take too.
    limit: Duration,
    /// What records call each cycle.
    cycles: Vec<ItemId>,
    compressions: usize,
    breaths: Option<Duration>,
    window: PaceWindow,
    prompts: Vec<Prompt>,
}

/// When a prompt is said and how long nobody may touch the patient then.
#[derive(Debug)]
struct Prompt {
    after_cycle: usize,
    hands_off: Option<Duration>,
}

/// What is going on, in time that counts.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Stage {
    /// Nothing has been pressed yet.
    Ready,
    /// Compressions are due.
    Compressing,
    /// Breaths are given.
    Breathing { since: Duration, until: Duration },
    /// The AED says something; with `until` nobody may touch the patient, without it waits.
    Prompt {
        prompt: usize,
        since: Duration,
        until: Option<Duration>,
    },
    /// All is done, or time is up.
    Over,
}

/// A rhythm from its first press to its last cycle. All times are times that count.
#[derive(Debug, Clone)]
pub(in crate::rules) struct RhythmTask {
    kit: Arc<RhythmKit>,
    began: Duration,
    stage: Stage,
    /// The cycle that is pressed, or comes next; the number of cycles when all are done.
    cycle: usize,
    tallies: Vec<CycleTally>,
    run: Run,
    pace: Option<Pace>,
    hands_on: HandsOn,
    is_down: bool,
    is_judged: bool,
}

impl RhythmKit {
    pub(super) fn new(level: &LevelId, rhythm: &Rhythm) -> Self {
        let prompts = rhythm.aed.iter().map(|prompt| Prompt {
            after_cycle: prompt.after_cycle,
            hands_off: prompt.hands_off_secs.map(secs),
        });
        Self {
            level: level.clone(),
            limit: secs(rhythm.seconds),
            cycles: (1..=rhythm.cycles)
                .filter_map(|cycle| ItemId::parse(&format!("cycle_{cycle}")).ok())
                .collect(),
            compressions: rhythm.compressions,
            breaths: (rhythm.breaths > 0).then(|| secs(rhythm.breath_secs)),
            window: rhythm.pace,
            prompts: prompts.collect(),
        }
    }
}

impl RhythmTask {
    pub(super) fn new(kit: Arc<RhythmKit>) -> Self {
        Self {
            began: Duration::ZERO,
            stage: Stage::Ready,
            cycle: 0,
            tallies: vec![CycleTally::default(); kit.cycles.len()],
            run: Run::default(),
            pace: None,
            hands_on: HandsOn::default(),
            is_down: false,
            is_judged: false,
            kit,
        }
    }

    pub(super) fn estimate(&self) -> Duration {
        self.kit.limit
    }

    /// When it is judged whatever the visitor does.
    pub(super) fn limit(&self) -> Duration {
        self.began.saturating_add(self.kit.limit)
    }

    pub(super) fn begin(&mut self, now: Duration, report: &mut Reporter<'_>) {
        self.began = now;
        self.say_next(0, now, report);
    }

    /// The next time at which something changes by itself, before the limit.
    pub(super) fn next_change(&self) -> Option<Duration> {
        match self.stage {
            Stage::Breathing { until, .. } => Some(until),
            Stage::Prompt { until, .. } => until,
            Stage::Compressing => self.hands_on.pauses_at(),
            Stage::Ready | Stage::Over => None,
        }
    }

    /// Lets time pass up to `now`.
    pub(super) fn pass(&mut self, now: Duration, report: &mut Reporter<'_>) -> Next {
        self.advance(now, report);
        self.judge_if_over(now, report)
    }

    /// Goes on from a prompt that waits.
    pub(super) fn go_on(&mut self, now: Duration, report: &mut Reporter<'_>) -> Next {
        self.advance(now, report);
        if let Stage::Prompt {
            prompt, until: None, ..
        } = self.stage
        {
            self.say_next(prompt + 1, now, report);
        }
        self.judge_if_over(now, report)
    }

    pub(super) fn act(&mut self, act: &Move, now: Duration, report: &mut Reporter<'_>) -> Next {
        self.advance(now, report);
        match act {
            Move::Press => self.press(now, report),
            Move::Release => self.is_down = false,
            Move::Put { .. } | Move::Take { .. } | Move::Choose(_) => {}
        }
        self.judge_if_over(now, report)
    }

    fn press(&mut self, now: Duration, report: &mut Reporter<'_>) {
        let has_recoiled = !std::mem::replace(&mut self.is_down, true);
        let (since, why) = match self.stage {
            Stage::Ready | Stage::Compressing if has_recoiled => return self.compress(now, report),
            Stage::Ready | Stage::Compressing => (None, NotCounted::NoRecoil),
            Stage::Breathing { since, .. } => (Some(since), NotCounted::Breaths),
            Stage::Prompt {
                since, until: Some(_), ..
            } => (Some(since), NotCounted::HandsOff),
            Stage::Prompt { since, .. } => (Some(since), NotCounted::Prompt),
            Stage::Over => return,
        };
        let is_momentum = since.is_some_and(|since| now.saturating_sub(since) < MOMENTUM);
        if !is_momentum {
            report.say(Effect::PressNotCounted { why });
        }
    }

    /// Counts a compression.
    fn compress(&mut self, now: Duration, report: &mut Reporter<'_>) {
        if self.stage == Stage::Ready {
            self.stage = Stage::Compressing;
            self.hands_on.resume(now);
        }
        let interval = self.hands_on.press(now);
        if interval.is_none_or(|interval| interval >= PAUSE) {
            self.run.clear();
        }
        self.run.press(now);
        // What follows on a pause has no run to be judged by, and is as slow as can be.
        self.pace = interval.map(|_| self.run.pace(self.kit.window).unwrap_or(Pace::Slow));
        let Some(tally) = self.tallies.get_mut(self.cycle) else {
            return;
        };
        tally.add(interval, self.pace);
        let n = tally.n_pressed;
        report.say(Effect::Pressed { n, pace: self.pace });
        if n >= self.kit.compressions {
            self.end_cycle(now, report);
        }
    }

    fn end_cycle(&mut self, now: Duration, report: &mut Reporter<'_>) {
        self.cycle += 1;
        match self.kit.breaths {
            Some(breaths) if self.cycle < self.kit.cycles.len() => {
                self.stage = Stage::Breathing {
                    since: now,
                    until: now.saturating_add(breaths),
                };
                self.rest();
                report.say(Effect::BreathsDue);
            }
            _ => self.say_next(0, now, report),
        }
    }

    /// Shows the first prompt of this moment from prompt `from` on, or goes on to the compressions, or to the end.
    fn say_next(&mut self, from: usize, now: Duration, report: &mut Reporter<'_>) {
        let mut prompts = self.kit.prompts.iter().enumerate().skip(from);
        let next = prompts.find(|(_, prompt)| prompt.after_cycle == self.cycle);
        if let Some((prompt, Prompt { hands_off, .. })) = next {
            self.stage = Stage::Prompt {
                prompt,
                since: now,
                until: hands_off.map(|hands_off| now.saturating_add(hands_off)),
            };
            report.say(Effect::PromptShown { prompt });
            self.rest();
        } else if self.cycle >= self.kit.cycles.len() {
            self.stage = Stage::Over;
            self.rest();
        } else if matches!(self.stage, Stage::Breathing { .. } | Stage::Prompt { .. }) {
            self.stage = if self.cycle == 0 {
                Stage::Ready
            } else {
                self.hands_on.resume(now);
                Stage::Compressing
            };
            report.say(Effect::CompressionsDue { cycle: self.cycle });
        }
    }

    /// Hands leave the chest, rightly.
    fn rest(&mut self) {
        self.hands_on.rest();
        self.run.clear();
        self.pace = None;
    }

    /// Does what happens by itself up to `now`.
    fn advance(&mut self, now: Duration, report: &mut Reporter<'_>) {
        while let Some(at) = self.next_change().filter(|at| *at <= now) {
            match self.stage {
                Stage::Breathing { .. } => self.say_next(0, at, report),
                Stage::Prompt { prompt, .. } => self.say_next(prompt + 1, at, report),
                Stage::Ready | Stage::Compressing | Stage::Over => {
                    self.hands_on.pause();
                    self.run.clear();
                    report.say(Effect::Paused);
                }
            }
        }
    }

    fn judge_if_over(&mut self, now: Duration, report: &mut Reporter<'_>) -> Next {
        if self.stage == Stage::Over {
            self.judge(now, report)
        } else {
            Next::Stay
        }
    }

    /// Ends it and judges each cycle as it stands. Compressions that were not done are not in the window.
    pub(super) fn judge(&mut self, now: Duration, report: &mut Reporter<'_>) -> Next {
        let end = now.min(self.limit());
        self.advance(end, report);
        if self.stage != Stage::Over {
            self.hands_on.cut(end);
            self.stage = Stage::Over;
            self.rest();
        }
        let is_right = (0..self.kit.cycles.len()).all(|cycle| self.is_right(cycle));
        if self.is_judged {
            return Next::Debrief { is_right };
        }
        self.is_judged = true;
        for (cycle, (item, tally)) in self.kit.cycles.iter().zip(&self.tallies).enumerate() {
            report.answer(Said {
                level: &self.kit.level,
                seat: Seat::default(),
                item: item.as_str(),
                point: None,
                response: tally.tempo().map(|tempo| Response::Number(to_one_decimal(tempo))),
                judgement: if self.is_right(cycle) {
                    Judgement::Correct
                } else {
                    Judgement::Wrong
                },
                took: now.saturating_sub(self.began),
            });
        }
        report.say(Effect::TaskJudged { is_right });
        Next::Debrief { is_right }
    }

    fn is_right(&self, cycle: usize) -> bool {
        let tally = self.tallies.get(cycle);
        tally.is_some_and(|tally| tally.is_right(self.kit.compressions))
    }

    /// The share of all compressions that came in the window, times the share of the time due for compressions in which
    /// hands did not pause; 0 to 1.
    ///
    /// Guidelines want 100 to 120 compressions a minute (fact `f01` of the pack `first_aid`), and no needless pauses:
    /// what the breaths and the AED ask for is free (`f03`, `f04`, `f07`), and so are [`PAUSE`] seconds from one press
    /// to the next. A compression that was left out counts as one outside the window, so stopping early gains nothing.
    pub(super) fn score(&self) -> f64 {
        let n_right: usize = self.tallies.iter().map(|tally| tally.n_right).sum();
        let wanted = self.tallies.iter().map(|tally| tally.n_wanted(self.kit.compressions));
        n_right as f64 / wanted.sum::<usize>().max(1) as f64 * self.hands_on.share()
    }

    pub(super) fn judged(&self, is_right: bool) -> Vec<ItemId> {
        let cycles = self.kit.cycles.iter().enumerate();
        cycles
            .filter(|(cycle, _)| self.is_right(*cycle) == is_right)
            .map(|(_, item)| item.clone())
            .collect()
    }
}

fn to_one_decimal(number: f64) -> f64 {
    (number * 10.0).round() / 10.0
}
