//! A visit: from the first touch to the return to the attract loop.

mod view;

pub use view::{HuntView, Outcome, Phase, QuestionView, RoundResult, RoundView};

use super::{
    Action, Effect, Ending, HuntEnd, Repertoire,
    clock::Clock,
    ground::secs,
    hunt::Hunt,
    quiz::QuizRound,
    repertoire::Stage,
    reporter::Reporter,
    scoring::visit_score,
    task::{Next, Task},
};
use crate::content::{ItemId, LevelId, ProgramId, RoundRecipe};
use std::{collections::VecDeque, sync::Arc, time::Duration};

/// A visit. See the module's docs for what goes in and comes out.
#[derive(Debug, Clone)]
pub struct Visit {
    repertoire: Arc<Repertoire>,
    program: ProgramId,
    seed: u64,
    recipes: Vec<RoundRecipe>,
    budget: Duration,
    clock: Clock,
    phase: Phase,
    round: usize,
    level: LevelId,
    current: Option<Round>,
    /// When the current round began, in time that counts.
    round_began: Duration,
    has_played: bool,
    /// When the current task was judged, in time that counts.
    judged: Duration,
    to_review: VecDeque<ItemId>,
    sequence: u32,
    streak: u32,
    scores: Vec<Option<f64>>,
    results: Vec<RoundResult>,
}

/// The current round.
#[derive(Debug, Clone)]
pub(super) enum Round {
    Hunt(Hunt),
    Quiz(QuizRound),
    Task(Task),
}

/// How long a task that the budget has ended is explained: the visit lands on its result soon after.
const LAST_DEBRIEFING: Duration = Duration::from_secs(4);

impl Round {
    fn estimate(&self) -> Duration {
        match self {
            Self::Hunt(hunt) => hunt.estimate(),
            Self::Quiz(quiz) => quiz.estimate(),
            Self::Task(task) => task.estimate(),
        }
    }
}

impl Visit {
    /// Starts `program` at time 0, and what happens then: the briefing of the first round, or the end where nothing of
    /// the program can be played today.
    ///
    /// `None` when the repertoire has no such program, or it has no rounds. Everything that chance decides follows from `seed`; each round has
    /// its own stream of chance, so a changed level does not change the draw of the next.
    pub fn new(repertoire: Arc<Repertoire>, program: &ProgramId, seed: u64) -> Option<(Self, Vec<Effect>)> {
        let recipe = repertoire.exhibit.program(program)?;
        let (recipes, budget) = (recipe.rounds.clone(), secs(recipe.budget_secs));
        let (level, scores) = (recipes.first()?.level().clone(), vec![None; recipes.len()]);
        let mut visit = Self {
            repertoire,
            program: program.clone(),
            seed,
            recipes,
            budget,
            clock: Clock::default(),
            phase: Phase::Briefing,
            round: 0,
            level,
            current: None,
            round_began: Duration::ZERO,
            has_played: false,
            judged: Duration::ZERO,
            to_review: VecDeque::new(),
            sequence: 0,
            streak: 0,
            scores,
            results: Vec::new(),
        };
        let effects = visit.brief_next_from(0);
        Some((visit, effects))
    }

    /// Does `action` at `at`, time since the visit began, and returns what happened, in order. Answers come before the
    /// feedback on them.
    ///
    /// `at` never runs backwards: an earlier time counts as the latest seen. An action that makes no sense in this phase
    /// (a late touch after the hunt ended) has no effect, nor has one that comes when a limit has passed, beside ending
    /// what is over. While paused only `Resume`, `Leave` and `Abandon` have an effect. A finished visit stays finished.
    pub fn apply(&mut self, action: &Action, at: Duration) -> Vec<Effect> {
        if self.phase == Phase::Ended {
            return Vec::new();
        }
        self.clock.move_to(at);
        match action {
            Action::Leave => return self.end(Ending::Left),
            Action::Abandon => return self.end(Ending::Abandoned),
            Action::Resume => self.clock.resume(),
            _ => {}
        }
        if self.clock.is_paused() {
            return Vec::new();
        }
        let overdue = self.end_what_is_over();
        if *action == Action::Pause && self.phase != Phase::Ended {
            self.clock.pause();
        }
        if overdue.is_empty() { self.act(action) } else { overdue }
    }

    pub(super) fn current(&self) -> Option<&Round> {
        self.current.as_ref()
    }

    /// When the hunt is over at the latest, in time that counts.
    fn hunt_limit(&self, hunt: &Hunt) -> Duration {
        if self.is_bound_to_budget() {
            hunt.time_up().min(self.budget)
        } else {
            hunt.time_up()
        }
    }

    /// When a task is judged, or its explanation over, whatever the visitor does, in time that counts.
    fn task_limit(&self) -> Option<Duration> {
        match self.phase {
            Phase::Working => {
                let own = match &self.current {
                    Some(Round::Task(task)) => task.limit(),
                    _ => None,
                };
                let budget = self.is_bound_to_budget().then_some(self.budget);
                own.into_iter().chain(budget).min()
            }
            Phase::Debriefing { .. } if self.is_bound_to_budget() => {
                Some(self.budget.max(self.judged).saturating_add(LAST_DEBRIEFING))
            }
            _ => None,
        }
    }

    /// A first round that begins when the budget is used up already is played nevertheless.
    fn is_bound_to_budget(&self) -> bool {
        self.round_began < self.budget
    }

    fn is_budget_used_up(&self) -> bool {
        self.clock.counted() >= self.budget
    }

    /// Ends what its limit has ended by now.
    fn end_what_is_over(&mut self) -> Vec<Effect> {
        match (&self.phase, &self.current) {
            (Phase::Hunting, Some(Round::Hunt(hunt))) if self.clock.counted() >= self.hunt_limit(hunt) => {
                self.end_hunt(HuntEnd::TimeUp)
            }
            (Phase::Working | Phase::Debriefing { .. }, _)
                if self.task_limit().is_some_and(|limit| self.clock.counted() >= limit) =>
            {
                if self.phase == Phase::Working {
                    self.with_task(Task::judge)
                } else {
                    self.end_round()
                }
            }
            (Phase::Briefing, _) if self.has_played && self.is_budget_used_up() => {
                let mut effects = vec![Effect::RoundSkipped { round: self.round }];
                effects.extend(self.brief_next_from(self.round + 1));
                effects
            }
            _ => Vec::new(),
        }
    }

    fn act(&mut self, action: &Action) -> Vec<Effect> {
        match (&self.phase, action) {
            (Phase::Briefing, Action::Continue) => self.begin_round(),
            (Phase::Hunting, Action::Touch(touch)) => {
                self.with_hunt(|hunt, clock, report| hunt.touch(touch, clock.counted(), report))
            }
            (Phase::Hunting, Action::Hint) => self.with_hunt(|hunt, clock, report| {
                hunt.hint(clock.counted(), |counted| clock.at_from_counted(counted), report);
            }),
            (Phase::Hunting, Action::Done) => self.end_hunt(HuntEnd::Done),
            (Phase::Reviewing { .. }, Action::Continue) => self.review_next(),
            (Phase::Asking, Action::Answer(response)) => {
                let now = self.clock.counted();
                let Some(Round::Quiz(quiz)) = &mut self.current else {
                    return Vec::new();
                };
                let mut report = report(&mut self.sequence, &self.clock, self.round);
                if let Some(is_correct) = quiz.answer(response, now, &mut self.streak, &mut report) {
                    self.phase = Phase::Explaining { is_correct };
                }
                report.effects
            }
            (Phase::Explaining { .. }, Action::Continue) => self.ask_next(),
            (Phase::Working, Action::Move(act)) => self.with_task(|task, now, report| task.act(act, now, report)),
            (Phase::Working, Action::Done) => self.with_task(Task::finish),
            (Phase::Working, Action::Continue) => self.with_task(Task::go_on),
            (Phase::Working, Action::Tick) => self.with_task(Task::pass),
            (Phase::Debriefing { .. }, Action::Continue) => self.end_round(),
            _ => Vec::new(),
        }
    }

    fn begin_round(&mut self) -> Vec<Effect> {
        let now = self.clock.counted();
        self.round_began = now;
        self.has_played = true;
        let mut report = report(&mut self.sequence, &self.clock, self.round);
        report.say(Effect::RoundStarted { round: self.round });
        match &mut self.current {
            Some(Round::Hunt(hunt)) => {
                hunt.begin(now);
                self.phase = Phase::Hunting;
            }
            Some(Round::Quiz(quiz)) => {
                quiz.show(now, &mut report);
                self.phase = Phase::Asking;
            }
            Some(Round::Task(task)) => {
                task.begin(now, &mut report);
                self.phase = Phase::Working;
            }
            None => {}
        }
        report.effects
    }

    fn with_hunt(&mut self, act: impl FnOnce(&mut Hunt, &Clock, &mut Reporter<'_>)) -> Vec<Effect> {
        let Some(Round::Hunt(hunt)) = &mut self.current else {
            return Vec::new();
        };
        let mut report = report(&mut self.sequence, &self.clock, self.round);
        act(hunt, &self.clock, &mut report);
        report.effects
    }

    /// Does something in the task and follows where it leads.
    fn with_task(&mut self, act: impl FnOnce(&mut Task, Duration, &mut Reporter<'_>) -> Next) -> Vec<Effect> {
        let now = self.clock.counted();
        let Some(Round::Task(task)) = &mut self.current else {
            return Vec::new();
        };
        let mut report = report(&mut self.sequence, &self.clock, self.round);
        let next = act(task, now, &mut report);
        let mut effects = report.effects;
        match next {
            Next::Stay => {}
            Next::Debrief { is_right } => {
                self.judged = now;
                self.phase = Phase::Debriefing { is_right };
            }
            Next::End => effects.extend(self.end_round()),
        }
        effects
    }

    fn end_hunt(&mut self, why: HuntEnd) -> Vec<Effect> {
        let mut effects = self.with_hunt(|hunt, clock, report| hunt.end(why, clock.counted(), report));
        if let Some(Round::Hunt(hunt)) = &self.current {
            self.to_review = hunt.open().cloned().collect();
        }
        effects.extend(self.review_next());
        effects
    }

    /// Shows the next missed hazard, or ends the round when there is none or no time for it.
    fn review_next(&mut self) -> Vec<Effect> {
        let is_cut = self.is_bound_to_budget() && self.is_budget_used_up();
        match self.to_review.pop_front() {
            Some(item) if !is_cut => {
                self.phase = Phase::Reviewing {
                    item: item.clone(),
                    n_left: self.to_review.len(),
                };
                vec![Effect::MissedShown { item }]
            }
            _ => self.end_round(),
        }
    }

    fn ask_next(&mut self) -> Vec<Effect> {
        let now = self.clock.counted();
        let is_cut = self.is_bound_to_budget() && self.is_budget_used_up();
        let Some(Round::Quiz(quiz)) = &mut self.current else {
            return Vec::new();
        };
        if !quiz.advance() || is_cut {
            return self.end_round();
        }
        let mut report = report(&mut self.sequence, &self.clock, self.round);
        quiz.show(now, &mut report);
        self.phase = Phase::Asking;
        report.effects
    }

    fn end_round(&mut self) -> Vec<Effect> {
        self.to_review.clear();
        let mut effects = Vec::new();
        if let Some(play) = &self.current {
            let result = result(play, self.round, &self.level);
            effects.push(Effect::RoundEnded {
                round: self.round,
                score: result.score,
            });
            if let Some(score) = self.scores.get_mut(self.round) {
                *score = result.score;
            }
            self.results.push(result);
        }
        effects.extend(self.brief_next_from(self.round + 1));
        effects
    }

    /// Briefs the first round from `first` on that can be played and fits into the budget, or ends the visit.
    fn brief_next_from(&mut self, first: usize) -> Vec<Effect> {
        let left = self.budget.saturating_sub(self.clock.counted());
        let mut effects = Vec::new();
        let recipes: Vec<RoundRecipe> = self.recipes.iter().skip(first).cloned().collect();
        for (round, recipe) in (first..).zip(recipes) {
            match self.draw(&recipe, round) {
                Some(play) if !self.has_played || play.estimate() <= left => {
                    self.round = round;
                    self.level = recipe.level().clone();
                    self.current = Some(play);
                    self.phase = Phase::Briefing;
                    effects.push(Effect::RoundBriefed { round });
                    return effects;
                }
                _ => effects.push(Effect::RoundSkipped { round }),
            }
        }
        effects.extend(self.end(Ending::Completed));
        effects
    }

    fn draw(&self, recipe: &RoundRecipe, round: usize) -> Option<Round> {
        let play = match (self.repertoire.stage(recipe.level())?, recipe) {
            (Stage::Hunt(ground), _) => Round::Hunt(Hunt::new(Arc::clone(ground), self.seed, round)),
            (Stage::Quiz(bank), RoundRecipe::Level(_)) => {
                Round::Quiz(QuizRound::new(Arc::clone(bank), None, self.seed, round))
            }
            (Stage::Quiz(bank), RoundRecipe::Draw { take, .. }) => {
                Round::Quiz(QuizRound::new(Arc::clone(bank), Some(*take), self.seed, round))
            }
            (Stage::Task(kit), _) => Round::Task(Task::new(kit, self.seed, round)),
        };
        Some(play)
    }

    fn end(&mut self, ending: Ending) -> Vec<Effect> {
        self.phase = Phase::Ended;
        self.current = None;
        self.clock.resume();
        vec![Effect::VisitEnded {
            ending,
            score: self.score(),
        }]
    }
}

fn report<'a>(sequence: &'a mut u32, clock: &Clock, round: usize) -> Reporter<'a> {
    Reporter {
        effects: Vec::new(),
        sequence,
        at: clock.at(),
        round,
    }
}

fn result(play: &Round, round: usize, level: &LevelId) -> RoundResult {
    let (score, outcome) = match play {
        Round::Hunt(hunt) => (
            Some(hunt.score()),
            Outcome::Hunt {
                found: hunt.found().cloned().collect(),
                missed: hunt.open().cloned().collect(),
                false_alarms: hunt.false_alarms().cloned().collect(),
                n_background: hunt.n_background(),
            },
        ),
        Round::Quiz(quiz) => (
            Some(quiz.score()),
            Outcome::Quiz {
                right: quiz.right().to_vec(),
                wrong: quiz.wrong().to_vec(),
            },
        ),
        Round::Task(task) => (
            task.score(),
            Outcome::Task {
                right: task.judged(true),
                wrong: task.judged(false),
            },
        ),
    };
    RoundResult {
        round,
        level: level.clone(),
        score,
        outcome,
    }
}
