//! Bots: visitors made of rules, to see what a program is worth before anybody stands in front of it.

use super::{
    Action, Answered, Effect, Ending, Phase, Repertoire, Response, Seat, Touch, Visit,
    bank::AnswerKey,
    chance::{Chance, Purpose},
    ground::secs,
    hunt::Hunt,
    scoring::BACKGROUND_TAPS_COUNTED,
    task::{Tapping, Wait, bot_action},
    touching::Touched,
    visit::Round,
};
use crate::{
    content::ProgramId,
    geometry::{Point, Rect},
};
use std::{sync::Arc, time::Duration};

/// What a bot needs for one act on average when it behaves like a visitor.
const ACT: Duration = Duration::from_millis(1_500);

/// What the bot that touches everything needs: fast enough for any scene within its limit.
const QUICK_ACT: Duration = Duration::from_millis(250);

/// A random bot's reach: half of 12 mm on a common booth.
const REACH_PX: f64 = 22.0;

/// So many points are looked at before a bot gives up on touching a thing.
const MAX_TRIES: usize = 64;

/// So many steps, then the bot walks away: content that no bot can finish must not hang a simulation.
const MAX_STEPS: usize = 10_000;

/// How a bot behaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Bot {
    /// Touches and answers without a plan.
    Random,
    /// Touches what is unsafe, and nothing else, and knows every answer.
    Perfect,
    /// Touches everything, safe or not, and the background; guesses answers.
    TapAll,
    /// Goes on where it must, touches nothing, and walks away from the first question or task.
    Idle,
}

impl Bot {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Random, Self::Perfect, Self::TapAll, Self::Idle];

    /// The name as it stands in commands: `tap-all`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Random => "random",
            Self::Perfect => "perfect",
            Self::TapAll => "tap-all",
            Self::Idle => "idle",
        }
    }
}

/// A visit that a bot played.
#[derive(Debug, Clone, PartialEq)]
pub struct Played {
    /// Everything that happened, with the time since the visit began.
    pub effects: Vec<(Duration, Effect)>,
    /// How many actions were taken.
    pub n_steps: usize,
    /// 0 to 1; `None` when no round was played to its end.
    pub score: Option<f64>,
    /// The score of each round of the program.
    pub scores: Vec<Option<f64>>,
    /// How the visit ended.
    pub ending: Ending,
    /// How long the visit took.
    pub took: Duration,
}

impl Played {
    /// The judged acts, in order.
    pub fn answers(&self) -> impl Iterator<Item = &Answered> {
        self.effects.iter().filter_map(|(_, effect)| match effect {
            Effect::Answered(answered) => Some(answered),
            _ => None,
        })
    }

    /// Whether round `round` was played to its end: only then is nothing missing among its answers.
    pub fn is_round_finished(&self, round: usize) -> bool {
        let is_end = |effect: &Effect| matches!(effect, Effect::RoundEnded { round: ended, .. } if *ended == round);
        self.effects.iter().any(|(_, effect)| is_end(effect))
    }
}

/// Lets `bot` play one visit. The same seed gives the same visit, for the draw as for what the bot does.
///
/// `None` when the repertoire has no such program.
pub fn play_bot(repertoire: &Arc<Repertoire>, program: &ProgramId, bot: Bot, seed: u64) -> Option<Played> {
    let (visit, first) = Visit::new(Arc::clone(repertoire), program, seed)?;
    let mut playing = Playing {
        bot,
        visit,
        chance: Chance::new(seed, 0, Purpose::Bot),
        at: Duration::ZERO,
        plan: None,
        tapping: None,
        effects: first.into_iter().map(|effect| (Duration::ZERO, effect)).collect(),
        n_steps: 0,
    };
    while *playing.visit.phase() != Phase::Ended {
        playing.step();
    }
    Some(playing.played())
}

/// A bot at play.
struct Playing {
    bot: Bot,
    visit: Visit,
    chance: Chance,
    at: Duration,
    /// What is left to touch in the hunt of this round.
    plan: Option<(usize, Plan)>,
    /// What is put already in the task of this round.
    tapping: Option<Tapping>,
    effects: Vec<(Duration, Effect)>,
    n_steps: usize,
}

/// What a bot that knows the scene still wants to touch.
#[derive(Debug, Clone)]
struct Plan {
    /// Items of the ground; the next one last.
    items: Vec<usize>,
    n_background: usize,
}

impl Playing {
    fn step(&mut self) {
        let (action, wait) = if self.n_steps < MAX_STEPS {
            self.choose()
        } else {
            (Action::Abandon, Duration::ZERO)
        };
        self.at = self.at.saturating_add(wait);
        let at = self.at;
        self.effects
            .extend(self.visit.apply(&action, at).into_iter().map(|effect| (at, effect)));
        self.n_steps += 1;
    }

    fn played(self) -> Played {
        let ending = self.effects.iter().rev().find_map(|(_, effect)| match effect {
            Effect::VisitEnded { ending, .. } => Some(*ending),
            _ => None,
        });
        Played {
            effects: self.effects,
            n_steps: self.n_steps,
            score: self.visit.score(),
            scores: self.visit.scores().to_vec(),
            ending: ending.unwrap_or(Ending::Abandoned),
            took: self.at,
        }
    }

    /// What is done next, and how long after the last act.
    fn choose(&mut self) -> (Action, Duration) {
        let is_idle = self.bot == Bot::Idle;
        match self.visit.phase() {
            Phase::Hunting if is_idle => {
                let deadline = self.visit.next_deadline().unwrap_or(self.at);
                (Action::Tick, deadline.saturating_sub(self.at))
            }
            Phase::Hunting => self.hunt(),
            Phase::Asking | Phase::Working if is_idle => (
                Action::Abandon,
                secs(self.visit.repertoire().exhibit.idle.reset_after_secs),
            ),
            Phase::Asking => (Action::Answer(self.answer()), self.a_while()),
            Phase::Working => self.work(),
            Phase::Briefing | Phase::Reviewing { .. } | Phase::Explaining { .. } | Phase::Debriefing { .. } => {
                (Action::Continue, self.a_while())
            }
            Phase::Ended => (Action::Tick, Duration::ZERO),
        }
    }

    /// As long as a visitor takes, more or less.
    fn a_while(&mut self) -> Duration {
        ACT / 2 + Duration::from_millis(self.chance.below(1_500) as u64)
    }

    fn answer(&mut self) -> Response {
        let Some(Round::Quiz(quiz)) = self.visit.current() else {
            return Response::Choice(0);
        };
        let Some(question) = quiz.question() else {
            return Response::Choice(0);
        };
        if self.bot == Bot::Perfect {
            question.key.right_response()
        } else {
            guess(&question.key, &mut self.chance)
        }
    }

    fn work(&mut self) -> (Action, Duration) {
        let Some(Round::Task(task)) = self.visit.current() else {
            return (Action::Done, Duration::ZERO);
        };
        let round = self.visit.round().index;
        let tapping = match &mut self.tapping {
            Some(tapping) if tapping.round == round => tapping,
            stale => stale.insert(Tapping { round, n_put: 0 }),
        };
        let (action, wait) = bot_action(task, self.bot, tapping, &mut self.chance);
        let wait = match wait {
            Wait::Awhile => self.a_while(),
            Wait::For(wait) => wait,
            Wait::Deadline => {
                let deadline = self.visit.next_deadline().unwrap_or(self.at);
                deadline.saturating_sub(self.at)
            }
        };
        (action, wait)
    }

    fn hunt(&mut self) -> (Action, Duration) {
        let Some(Round::Hunt(hunt)) = self.visit.current() else {
            return (Action::Done, Duration::ZERO);
        };
        if self.bot == Bot::Random {
            let action = wander(hunt, &mut self.chance);
            return (action, self.a_while());
        }
        let round = self.visit.round().index;
        let (_, plan) = match &mut self.plan {
            Some(plan) if plan.0 == round => plan,
            stale => stale.insert((round, Plan::new(hunt, self.bot))),
        };
        let action = plan.next(hunt, &mut self.chance);
        let wait = if self.bot == Bot::Perfect {
            self.a_while()
        } else {
            QUICK_ACT
        };
        (action, wait)
    }
}

impl Plan {
    fn new(hunt: &Hunt, bot: Bot) -> Self {
        let touches_all = bot == Bot::TapAll;
        let mut items: Vec<usize> = (0..hunt.ground().items.len())
            .filter(|index| touches_all || hunt.is_open(*index))
            .collect();
        items.reverse();
        Self {
            items,
            n_background: if touches_all { BACKGROUND_TAPS_COUNTED } else { 0 },
        }
    }

    fn next(&mut self, hunt: &Hunt, chance: &mut Chance) -> Action {
        while let Some(index) = self.items.pop() {
            if let Some(point) = point_that_meets(hunt, index, chance) {
                return touch(point, 0.0);
            }
        }
        while self.n_background > 0 {
            self.n_background -= 1;
            let met = (0..MAX_TRIES)
                .map(|_| anywhere(hunt.ground().scene, chance))
                .find(|point| hunt.meets(*point, 0.0) == Touched::Background);
            if let Some(point) = met {
                return touch(point, 0.0);
            }
        }
        Action::Done
    }
}

/// A point whose touch means item `index`: its middle, or any other where something else lies before that.
fn point_that_meets(hunt: &Hunt, index: usize, chance: &mut Chance) -> Option<Point> {
    let item = hunt.ground().items.get(index)?;
    let others = (0..MAX_TRIES).map(|_| anywhere(item.bounds, chance));
    std::iter::once(item.center)
        .chain(others)
        .find(|point| hunt.meets(*point, 0.0) == Touched::Item(index))
}

/// What a visitor without a plan does in a hunt.
fn wander(hunt: &Hunt, chance: &mut Chance) -> Action {
    let items = &hunt.ground().items;
    match chance.below(20) {
        0 => Action::Done,
        1 => Action::Hint,
        2..10 => touch(anywhere(hunt.ground().scene, chance), REACH_PX),
        _ => {
            let bounds = items
                .get(chance.below(items.len()))
                .map_or(hunt.ground().scene, |item| item.bounds);
            touch(anywhere(bounds, chance), REACH_PX)
        }
    }
}

fn anywhere(area: Rect, chance: &mut Chance) -> Point {
    Point::new(
        area.min.x + chance.unit() * area.width(),
        area.min.y + chance.unit() * area.height(),
    )
}

fn touch(point: Point, reach_px: f64) -> Action {
    Action::Touch(Touch {
        seat: Seat::default(),
        point,
        reach_px,
    })
}

fn guess(key: &AnswerKey, chance: &mut Chance) -> Response {
    match key {
        AnswerKey::Choice { n, .. } => Response::Choice(chance.below(*n)),
        AnswerKey::Choices { n, .. } => {
            let mut chosen: Vec<usize> = (0..*n).filter(|_| chance.below(2) == 1).collect();
            if chosen.is_empty() {
                chosen.push(chance.below(*n));
            }
            Response::Choices(chosen)
        }
        AnswerKey::Truth(_) => Response::Truth(chance.below(2) == 1),
        AnswerKey::Number { min, max, step, .. } => {
            let stops = ((max - min) / step).max(0.0);
            Response::Number((min + step * (chance.unit() * (stops + 1.0)).floor()).min(*max))
        }
    }
}
