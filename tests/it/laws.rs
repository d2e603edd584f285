//! What holds for every visit of every level, whatever is done.

use crate::{
    fixture,
    reference::check_reference,
    shipped::{Content, TODAY, shipped},
};
use huoyan::{
    content::{Exhibit, LevelId, LevelKind, ProgramId},
    geometry::Point,
    records::simulate,
    rules::{
        Action, Effect, Move, Phase, Repertoire, Response, Seat, Touch, Visit,
        bot::{Bot, Played, play_bot},
        effects_text,
    },
};
use proptest::prelude::{Just, Strategy, any, prop_assert, prop_assert_eq, prop_oneof, proptest};
use std::{
    fmt::Write as _,
    path::Path,
    sync::{Arc, LazyLock},
    time::Duration,
};

/// So many visits of each bot on each level.
const N_VISITS: u64 = 10_000;

/// Every level on its own, and the programs of the exhibit.
struct Grounds {
    repertoire: Arc<Repertoire>,
    levels: Vec<(LevelId, ProgramId)>,
    programs: Vec<ProgramId>,
}

impl Grounds {
    fn new(exhibit: Exhibit, resolve: impl FnOnce(Exhibit) -> Repertoire) -> Self {
        let programs = exhibit.programs.clone();
        let (exhibit, levels) = fixture::level_by_level(exhibit);
        Self {
            repertoire: Arc::new(resolve(exhibit)),
            levels,
            programs,
        }
    }

    fn hunts(&self) -> impl Iterator<Item = &(LevelId, ProgramId)> {
        self.levels.iter().filter(|(id, _)| {
            let level = self.repertoire.exhibit.level(id);
            level.is_some_and(|level| matches!(level.kind, LevelKind::Spotting(_)))
        })
    }

    fn play(&self, program: &ProgramId, bot: Bot, seed: u64) -> Played {
        play_bot(&self.repertoire, program, bot, seed).expect("the program exists")
    }
}

/// Whether there is anything to be right or wrong about.
fn is_scored(repertoire: &Repertoire, level: &LevelId) -> bool {
    let kind = &repertoire.exhibit.level(level).expect("it is played").kind;
    !matches!(kind, LevelKind::Survey(_) | LevelKind::Directory(_))
}

/// What the laws are tried on.
fn grounds() -> Vec<Grounds> {
    vec![
        Grounds::new(fixture::exhibit(), |exhibit| {
            Repertoire::resolve(exhibit, &fixture::Props::new(), TODAY)
        }),
        Grounds::new(shipped().exhibit("exhibit"), |exhibit| {
            Repertoire::resolve(exhibit, &shipped().catalog, TODAY)
        }),
    ]
}

#[test]
fn a_score_lies_between_0_and_1_and_a_visit_ends_once() {
    for grounds in grounds() {
        for (level, program) in &grounds.levels {
            for seed in 0..N_VISITS {
                let played = grounds.play(program, Bot::Random, seed);
                let scores = played.scores.iter().flatten().chain(&played.score);
                assert!(
                    scores.clone().all(|score| (0.0..=1.0).contains(score)),
                    "{level}, seed {seed}: {played:?}"
                );
                let ends = played
                    .effects
                    .iter()
                    .filter(|(_, effect)| matches!(effect, Effect::VisitEnded { .. }));
                assert_eq!(ends.count(), 1, "{level}, seed {seed}: {played:?}");
            }
        }
    }
}

#[test]
fn touching_everything_or_nothing_is_worth_nothing_in_a_hunt() {
    for grounds in grounds() {
        for (level, program) in grounds.hunts() {
            for bot in [Bot::TapAll, Bot::Idle] {
                for seed in 0..N_VISITS {
                    let played = grounds.play(program, bot, seed);
                    assert_eq!(
                        played.score,
                        Some(0.0),
                        "{bot:?} on {level}, seed {seed}: {:?}",
                        played.effects
                    );
                }
            }
        }
    }
}

#[test]
fn touching_everything_or_nothing_tells_nothing_apart() {
    for grounds in grounds() {
        for (level, program) in grounds.hunts() {
            for bot in [Bot::TapAll, Bot::Idle] {
                let simulation = simulate(&grounds.repertoire, program, bot, 0..N_VISITS).expect("the program exists");
                let signal = simulation.statistics.level(level).expect("the level was played").signal;
                let d_prime = signal.d_prime().expect("there was something safe and something unsafe");
                assert!(
                    d_prime.abs() <= 0.1,
                    "{bot:?} on {level}: d' is {d_prime} from {signal:?}"
                );
            }
        }
    }
}

#[test]
fn whoever_touches_what_is_unsafe_and_knows_every_answer_gets_everything() {
    for grounds in grounds() {
        for (level, program) in &grounds.levels {
            for seed in 0..N_VISITS / 10 {
                let played = grounds.play(program, Bot::Perfect, seed);
                let score = is_scored(&grounds.repertoire, level).then_some(1.0);
                assert_eq!(played.score, score, "{level}, seed {seed}: {:?}", played.effects);
            }
        }
    }
}

#[test]
fn the_same_seed_and_actions_give_the_same_effects_in_every_build() {
    let mut digests = String::new();
    for grounds in grounds() {
        let programs = grounds
            .programs
            .iter()
            .chain(grounds.levels.iter().map(|(_, program)| program));
        for program in programs {
            for bot in Bot::ALL {
                let mut digest = Fnv::new();
                for seed in 0..200 {
                    let played = grounds.play(program, bot, seed);
                    assert_eq!(
                        played,
                        grounds.play(program, bot, seed),
                        "{program} {bot:?} {seed} played twice"
                    );
                    digest.add(&effects_text(&played.effects));
                }
                writeln!(digests, "{program} {} {:016x}", bot.name(), digest.0).expect("a string takes all");
            }
        }
    }
    check_reference(Path::new("tests/plays/digests.txt"), &digests);
}

/// FNV-1a: a digest of 64 bits, plenty to notice a change.
struct Fnv(u64);

impl Fnv {
    fn new() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }

    fn add(&mut self, text: &str) {
        for byte in text.bytes() {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}

fn any_number() -> impl Strategy<Value = f64> {
    prop_oneof![0.0..2000.0, any::<f64>()]
}

fn any_action() -> impl Strategy<Value = Action> {
    let touch = (
        0..3_u8,
        any_number(),
        any_number(),
        prop_oneof![0.0..60.0, any::<f64>()],
    )
        .prop_map(|(seat, x, y, reach_px)| {
            Action::Touch(Touch {
                seat: Seat(seat),
                point: Point::new(x, y),
                reach_px,
            })
        });
    let response = prop_oneof![
        (0..6_usize).prop_map(Response::Choice),
        proptest::collection::vec(0..6_usize, 0..6).prop_map(Response::Choices),
        any::<bool>().prop_map(Response::Truth),
        prop_oneof![0.0..10.0, any::<f64>()].prop_map(Response::Number),
    ];
    prop_oneof![
        8 => Just(Action::Continue),
        8 => touch,
        6 => response.prop_map(Action::Answer),
        6 => any_move().prop_map(Action::Move),
        2 => Just(Action::Hint),
        2 => Just(Action::Done),
        2 => Just(Action::Tick),
        1 => Just(Action::Pause),
        1 => Just(Action::Resume),
        1 => prop_oneof![20 => Just(Action::Tick), 1 => Just(Action::Leave), 1 => Just(Action::Abandon)],
    ]
}

fn any_move() -> impl Strategy<Value = Move> {
    prop_oneof![
        6 => (0..7_usize, 0..7_usize).prop_map(|(piece, place)| Move::Put { piece, place }),
        2 => (0..7_usize).prop_map(|piece| Move::Take { piece }),
        2 => (0..7_usize).prop_map(Move::Choose),
        4 => Just(Move::Press),
        4 => Just(Move::Release),
    ]
}

fn any_wait() -> impl Strategy<Value = Duration> {
    prop_oneof![
        20 => (0..4_000_u64).prop_map(Duration::from_millis),
        1 => (0..700_u64).prop_map(Duration::from_secs),
        1 => Just(Duration::MAX),
    ]
}

/// What monkeys play: hunts and questions, and tasks for the hands.
fn toys() -> &'static [(Arc<Repertoire>, ProgramId)] {
    static TOYS: LazyLock<Vec<(Arc<Repertoire>, ProgramId)>> = LazyLock::new(|| {
        let tasks = Content::read("tests/plays/content", None).repertoire("tasks");
        let programs = ["all", "rhythm", "hands_only", "case"].map(|name| format!("tasks/{name}"));
        let programs = programs.map(|id| ProgramId::parse(&id).expect("it is well formed"));
        let tasks = programs.into_iter().map(|program| (Arc::clone(&tasks), program));
        let yard = (fixture::repertoire(), fixture::program("full"));
        std::iter::once(yard).chain(tasks).collect()
    });
    &TOYS
}

proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig {
        cases: 2_000,
        failure_persistence: None,
        ..proptest::prelude::ProptestConfig::default()
    })]

    #[test]
    fn whatever_is_done_answers_are_numbered_and_a_finished_visit_stays_finished(
        seed in any::<u64>(),
        toy in proptest::sample::select(toys()),
        actions in proptest::collection::vec((any_action(), any_wait()), 0..200),
    ) {
        let (mut visit, _) = Visit::new(toy.0, &toy.1, seed).expect("it exists");
        let mut at = Duration::ZERO;
        let mut n_answers = 0;
        let mut is_over = false;
        for (action, wait) in actions {
            at = at.saturating_add(wait);
            let deadline = visit.next_deadline();
            let before = visit.clone();
            let effects = visit.apply(&action, at);
            if action == Action::Tick && deadline.is_none_or(|deadline| at < deadline) {
                prop_assert!(effects.is_empty(), "a tick before the deadline {deadline:?} changed something: {effects:?}");
                prop_assert_eq!(before.phase(), visit.phase(), "nor does the phase change");
            }
            prop_assert!(!is_over || effects.is_empty(), "after the end: {effects:?}");
            for effect in &effects {
                match effect {
                    Effect::Answered(answered) => {
                        prop_assert_eq!(answered.sequence, n_answers, "answers are numbered without gaps");
                        n_answers += 1;
                    }
                    Effect::RoundEnded { score, .. } => {
                        prop_assert!(score.is_none_or(|score| (0.0..=1.0).contains(&score)), "score {score:?}");
                    }
                    Effect::VisitEnded { .. } => is_over = true,
                    _ => {}
                }
            }
            prop_assert_eq!(is_over, *visit.phase() == Phase::Ended, "the phase says so");
            if is_over {
                prop_assert!(visit.hunt().is_none() && visit.question().is_none() && visit.task().is_none(), "nothing is left to play");
                prop_assert_eq!(visit.next_deadline(), None, "nothing is waited for");
            }
        }
    }
}
