//! The content that ships: sound, complete, and every level of it can be won.

use huoyan::{
    art::ArtCatalog,
    content::{
        Answer, Board, CaseThen, CheckOptions, Checked, Diagnostic, DrawBounds, Exhibit, ItemRole, Language, LevelId,
        LevelKind, PictureChoice, ProgramId, Scene, Severity, Spotting, Text, check,
    },
    geometry::{Point, Region, Screen},
    rules::{
        Action, CaseShows, CaseView, Effect, FINGERTIP_MM, Move, Phase, Repertoire, Response, Seat, TaskView, Touch,
        Visit, bot::Bot, bot::play_bot,
    },
    storage::{open_catalog, read_content},
};
use jiff::civil::Date;
use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
    sync::{Arc, LazyLock},
    time::Duration,
};

/// A day on which the facts of the shipped content hold.
pub(crate) const TODAY: Date = jiff::civil::date(2026, 11, 24);

/// A content folder of the repository, read as a booth reads it.
pub(crate) struct Content {
    pub(crate) catalog: ArtCatalog,
    pub(crate) checked: Checked,
}

impl Content {
    pub(crate) fn read(folder: &str, screen: Option<Screen>) -> Self {
        let root = repository().join(folder);
        let files = read_content(&root).expect("the folder can be read");
        let catalog = open_catalog(&repository().join("assets"), &root).expect("the drawings can be read");
        let checked = check(&files, &catalog, &CheckOptions { today: TODAY, screen });
        Self { catalog, checked }
    }

    pub(crate) fn exhibit(&self, name: &str) -> Exhibit {
        let found = self.checked.exhibits.get(name).cloned();
        found.ok_or_else(|| self.errors()).expect("a sound exhibit")
    }

    pub(crate) fn repertoire(&self, name: &str) -> Arc<Repertoire> {
        Arc::new(Repertoire::resolve(self.exhibit(name), &self.catalog, TODAY))
    }

    fn errors(&self) -> Vec<&Diagnostic> {
        let all = self.checked.diagnostics.iter();
        all.filter(|diagnostic| diagnostic.severity() == Severity::Error)
            .collect()
    }
}

/// What ships, on the screen that its exhibit names.
pub(crate) fn shipped() -> &'static Content {
    static SHIPPED: LazyLock<Content> = LazyLock::new(|| Content::read("levels", None));
    &SHIPPED
}

fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

/// The screens that the content is made for: a booth lying and standing, and a tablet.
fn screens() -> [Screen; 3] {
    [
        Screen::from_diagonal(1920.0, 1080.0, 24.0),
        Screen::from_diagonal(1080.0, 1920.0, 24.0),
        Screen::from_diagonal(1280.0, 800.0, 10.1),
    ]
}

fn hunts(exhibit: &Exhibit) -> Vec<(&LevelId, &Spotting)> {
    let levels = exhibit.packs.values().flat_map(|pack| &pack.levels);
    levels
        .filter_map(|(id, level)| match &level.kind {
            LevelKind::Spotting(spotting) => Some((id, spotting)),
            _ => None,
        })
        .collect()
}

#[test]
fn shipped_content_has_no_errors_on_any_screen() {
    for screen in screens() {
        let content = Content::read("levels", Some(screen));
        assert_eq!(content.errors(), Vec::<&Diagnostic>::new(), "on {screen:?}");
        assert!(content.checked.exhibits.contains_key("exhibit"), "on {screen:?}");
    }
}

#[test]
fn every_text_is_there_in_every_language() {
    let exhibit = shipped().exhibit("exhibit");
    let languages = ["zh-CN", "en"].map(Language::new);
    assert_eq!(exhibit.languages, languages, "the languages of the exhibit");
    let texts = texts_of(&exhibit);
    assert!(texts.len() > 200, "the walk found the texts: {}", texts.len());
    for text in texts {
        for language in &languages {
            let said = text.iter().find(|(known, _)| *known == language);
            assert!(
                said.is_some_and(|(_, words)| !words.trim().is_empty()),
                "{language}: {text:?}"
            );
        }
    }
}

/// Everything that a visitor may read.
fn texts_of(exhibit: &Exhibit) -> Vec<&Text> {
    let mut texts = vec![&exhibit.title];
    for pack in exhibit.packs.values() {
        texts.push(&pack.title);
        texts.extend(pack.programs.values().map(|program| &program.title));
        texts.extend(pack.facts.values().map(|fact| &fact.claim));
        for level in pack.levels.values() {
            texts.push(&level.title);
            match &level.kind {
                LevelKind::Spotting(spotting) => {
                    for hazard in &spotting.hazards {
                        texts.extend([&hazard.title, &hazard.why, &hazard.right]);
                    }
                    texts.extend(spotting.lures.iter().map(|lure| &lure.why_safe));
                }
                LevelKind::Quiz(quiz) => {
                    for question in &quiz.questions {
                        texts.extend([&question.prompt, &question.explanation]);
                        texts.extend(texts_of_answer(&question.answer));
                    }
                }
                task => texts.extend(texts_of_task(task)),
            }
        }
    }
    texts
}

fn texts_of_task(task: &LevelKind) -> Vec<&Text> {
    match task {
        LevelKind::Ordering(ordering) => {
            let steps = ordering.steps.iter().flat_map(|step| [&step.text, &step.why]);
            steps.chain([&ordering.explanation]).collect()
        }
        LevelKind::Matching(matching) => {
            let pairs = matching
                .pairs
                .iter()
                .flat_map(|pair| [&pair.left.text, &pair.right.text]);
            pairs.chain([&matching.explanation]).collect()
        }
        LevelKind::Dressing(dressing) => {
            let gear = dressing.gear.iter().flat_map(|gear| [&gear.name, &gear.why]);
            gear.chain([&dressing.task, &dressing.explanation]).collect()
        }
        LevelKind::Rhythm(rhythm) => {
            let prompts = rhythm.aed.iter().map(|said| &said.prompt);
            prompts.chain([&rhythm.explanation]).collect()
        }
        LevelKind::Survey(survey) => survey.questions.iter().map(|question| &question.prompt).collect(),
        LevelKind::Directory(directory) => {
            let cards = directory.entries.iter().flat_map(|entry| {
                let may = entry.address.iter().chain(&entry.hours);
                [&entry.name, &entry.help, &entry.district].into_iter().chain(may)
            });
            cards.chain([&directory.region_note]).collect()
        }
        LevelKind::Case(case) => {
            let of_nodes = case.nodes.iter().flat_map(|node| {
                let choices = match &node.then {
                    CaseThen::Decide(decision) => decision.choices.as_slice(),
                    _ => &[],
                };
                let of_choices = choices.iter().flat_map(|choice| [&choice.text, &choice.why]);
                of_choices.chain([&node.text])
            });
            of_nodes.chain([&case.explanation]).collect()
        }
        LevelKind::Spotting(_) | LevelKind::Quiz(_) => Vec::new(),
    }
}

fn texts_of_answer(answer: &Answer) -> Vec<&Text> {
    match answer {
        Answer::Single { choices, .. } | Answer::Several { choices, .. } => choices.iter().collect(),
        Answer::Picture { choices, .. } => choices.iter().map(|PictureChoice { label, .. }| label).collect(),
        Answer::Number { unit, .. } => vec![unit],
        Answer::TrueFalse { .. } => Vec::new(),
    }
}

#[test]
fn there_is_enough_to_find_and_to_ask() {
    let exhibit = shipped().exhibit("exhibit");
    let site = hunts(&exhibit)
        .into_iter()
        .find(|(id, _)| id.as_str() == "construction/site_day")
        .expect("the site")
        .1;
    assert!(site.hazards.len() >= 12, "twins: {}", site.hazards.len());
    assert!(site.lures.len() >= 5, "lures: {}", site.lures.len());
    let scenes: Vec<_> = hunts(&exhibit)
        .into_iter()
        .map(|(_, hunt)| hunt)
        .filter(|hunt| matches!(hunt.scene, Scene::Composed(_)))
        .collect();
    let twins: usize = scenes.iter().map(|scene| scene.hazards.len()).sum();
    let lures: usize = scenes.iter().map(|scene| scene.lures.len()).sum();
    assert!(twins >= 20, "twins in all drawn scenes: {twins}");
    assert!(lures >= 10, "lures in all drawn scenes: {lures}");
    let questions: Vec<_> = exhibit
        .packs
        .values()
        .flat_map(|pack| pack.levels.values())
        .filter_map(|level| match &level.kind {
            LevelKind::Quiz(quiz) => Some(&quiz.questions),
            _ => None,
        })
        .flatten()
        .collect();
    assert_eq!(questions.len(), 30, "questions");
    let groundless: Vec<_> = questions.iter().filter(|question| question.facts.is_empty()).collect();
    assert!(groundless.is_empty(), "each question rests on a fact: {groundless:?}");
}

/// The shipped exhibit whose scenes draw `n` twins, whatever goes together.
fn drawing(n: usize) -> Arc<Repertoire> {
    let mut exhibit = shipped().exhibit("exhibit");
    for level in exhibit.packs.values_mut().flat_map(|pack| pack.levels.values_mut()) {
        if let LevelKind::Spotting(spotting) = &mut level.kind {
            spotting.draw = DrawBounds {
                min: n.min(spotting.hazards.len()),
                max: n.min(spotting.hazards.len()),
                never_together: Vec::new(),
            };
        }
    }
    Arc::new(Repertoire::resolve(
        crate::fixture::level_by_level(exhibit).0,
        &shipped().catalog,
        TODAY,
    ))
}

/// A hunt on `level` as it begins.
fn hunting(repertoire: &Arc<Repertoire>, level: &LevelId, seed: u64) -> Visit {
    let program = ProgramId::parse(level.as_str()).expect("it is well formed");
    let (mut visit, _) = Visit::new(Arc::clone(repertoire), &program, seed).expect("a program for each level");
    visit.apply(&Action::Continue, Duration::from_secs(1));
    visit
}

/// Points of `region`, on a grid fine enough for any finger.
fn points_in(region: &Region) -> Vec<Point> {
    const N: i32 = 16;
    let bounds = region.bounds();
    let along = |from: f64, length: f64, n: i32| from + length * (f64::from(n) + 0.5) / f64::from(N);
    let column = |x: i32| (0..N).map(move |y| (x, y));
    (0..N)
        .flat_map(column)
        .map(|(x, y)| {
            Point::new(
                along(bounds.min.x, bounds.width(), x),
                along(bounds.min.y, bounds.height(), y),
            )
        })
        .filter(|point| region.contains(*point))
        .collect()
}

/// Whether nothing that is painted later than `order` covers `point`.
fn is_in_sight(board: &Board, order: usize, point: Point) -> bool {
    let by_item = board
        .items
        .iter()
        .any(|other| other.order > order && other.body.as_ref().unwrap_or(&other.hit).contains(point));
    !by_item
        && !board
            .cover
            .iter()
            .any(|(body, other)| *other > order && body.contains(point))
}

/// Every hazard that is open in `visit` is found by a touch on a part of it that can be seen.
#[track_caller]
fn check_each_can_be_found(visit: &Visit, board: &Board) -> BTreeSet<String> {
    let open = visit.hunt().expect("a hunt").open;
    for id in &open {
        let item = board
            .items
            .iter()
            .find(|item| &item.id == id)
            .expect("it is on the board");
        let is_found = points_in(&item.hit)
            .into_iter()
            .filter(|point| item.role == ItemRole::Fixed || is_in_sight(board, item.order, *point))
            .any(|point| {
                let touch = Touch {
                    seat: Seat::default(),
                    point,
                    reach_px: screens()[0].px_from_mm(FINGERTIP_MM / 2.0),
                };
                let effects = visit.clone().apply(&Action::Touch(touch), Duration::from_secs(2));
                effects
                    .iter()
                    .any(|effect| matches!(effect, Effect::Found { item, .. } if item == id))
            });
        assert!(is_found, "{id} cannot be touched while {open:?} are unsafe");
    }
    open.iter().map(ToString::to_string).collect()
}

#[test]
fn every_hazard_can_be_touched_whether_it_alone_is_unsafe_or_everything() {
    let (one, all) = (drawing(1), drawing(usize::MAX));
    for (level, spotting) in hunts(&shipped().exhibit("exhibit")) {
        let board = &one.boards[level];
        let every: BTreeSet<_> = spotting.hazards.iter().map(|hazard| hazard.id.to_string()).collect();
        let found = check_each_can_be_found(&hunting(&all, level, 1), board);
        assert_eq!(found, every, "all of {level} at once");
        let mut alone = BTreeSet::new();
        for seed in 0..500 {
            alone.extend(check_each_can_be_found(&hunting(&one, level, seed), board));
        }
        assert_eq!(alone, every, "each of {level} alone");
    }
}

#[test]
fn every_program_is_won_by_whoever_knows_everything_and_within_its_budget() {
    let repertoire = shipped().repertoire("exhibit");
    for id in &repertoire.exhibit.programs {
        let program = repertoire.exhibit.program(id).expect("it is listed");
        for seed in 0..100 {
            let played = play_bot(&repertoire, id, Bot::Perfect, seed).expect("it exists");
            assert_eq!(played.score, Some(1.0), "{id}, seed {seed}");
            assert!(
                (0..program.rounds.len()).all(|round| played.is_round_finished(round)),
                "{id}, seed {seed}: {:?}",
                played.scores
            );
            assert!(
                played.took.as_secs_f64() <= program.budget_secs,
                "{id}: {:?}",
                played.took
            );
        }
    }
}

/// An answer to the question that is asked, right or not.
fn some_answer(visit: &Visit) -> Response {
    let id = visit.question().expect("one is asked").id;
    let level = visit.round().level;
    let level = visit.repertoire().exhibit.level(&level).expect("it is played");
    let questions = match &level.kind {
        LevelKind::Quiz(quiz) => quiz.questions.as_slice(),
        _ => &[],
    };
    let question = questions.iter().find(|question| question.id == id);
    match &question.expect("it is of this level").answer {
        Answer::Single { .. } | Answer::Picture { .. } => Response::Choice(0),
        Answer::Several { .. } => Response::Choices(vec![0]),
        Answer::TrueFalse { .. } => Response::Truth(true),
        Answer::Number { min, .. } => Response::Number(*min),
    }
}

/// Plays `program` as slowly as its rounds allow for: hunts run out, missed hazards are looked at for five seconds each,
/// and the explanation of a question is left when its time is up. Returns the effects and the time taken.
fn play_slowly(repertoire: &Arc<Repertoire>, program: &ProgramId, seed: u64) -> (Vec<Effect>, Duration) {
    let briefing = Duration::from_secs(3);
    let mut at = Duration::ZERO;
    let (mut visit, mut effects) = Visit::new(Arc::clone(repertoire), program, seed).expect("it exists");
    let mut reviewed = Duration::ZERO;
    while *visit.phase() != Phase::Ended {
        match visit.phase().clone() {
            Phase::Briefing => {
                at += briefing;
                reviewed = Duration::ZERO;
                effects.extend(visit.apply(&Action::Continue, at));
            }
            Phase::Hunting => {
                at = visit.next_deadline().expect("a hunt ends").max(at);
                effects.extend(visit.apply(&Action::Tick, at));
            }
            Phase::Reviewing { .. } => {
                let wait = Duration::from_secs(5).min(Duration::from_secs(20).saturating_sub(reviewed));
                reviewed += wait;
                at += wait;
                effects.extend(visit.apply(&Action::Continue, at));
            }
            Phase::Asking => {
                at += seconds_each(repertoire, &visit.round().level);
                let answer = Action::Answer(some_answer(&visit));
                effects.extend(visit.apply(&answer, at));
            }
            Phase::Explaining { .. } | Phase::Debriefing { .. } => {
                effects.extend(visit.apply(&Action::Continue, at));
            }
            Phase::Working => {
                at += seconds_of_task(repertoire, &visit.round().level);
                effects.extend(visit.apply(&Action::Done, at));
                while *visit.phase() == Phase::Working {
                    effects.extend(visit.apply(&told_on(&visit), at));
                }
            }
            Phase::Ended => {}
        }
    }
    (effects, at)
}

/// What leads a story on, right or not.
fn told_on(visit: &Visit) -> Action {
    match visit.task() {
        Some(TaskView::Case(CaseView {
            shows: CaseShows::Deciding { order },
            ..
        })) => Action::Move(Move::Choose(order[0])),
        _ => Action::Continue,
    }
}

fn seconds_of_task(repertoire: &Repertoire, level: &LevelId) -> Duration {
    let seconds = match &repertoire.exhibit.level(level).expect("it is played").kind {
        LevelKind::Ordering(ordering) => ordering.seconds,
        LevelKind::Matching(matching) => matching.seconds,
        LevelKind::Dressing(dressing) => dressing.seconds,
        LevelKind::Rhythm(rhythm) => rhythm.seconds,
        LevelKind::Survey(survey) => survey.seconds,
        LevelKind::Directory(directory) => directory.seconds,
        LevelKind::Case(case) => case.seconds,
        LevelKind::Spotting(_) | LevelKind::Quiz(_) => 0.0,
    };
    Duration::from_secs_f64(seconds)
}

fn seconds_each(repertoire: &Repertoire, level: &LevelId) -> Duration {
    match &repertoire.exhibit.level(level).expect("it is played").kind {
        LevelKind::Quiz(quiz) => Duration::from_secs_f64(quiz.seconds_each),
        _ => Duration::ZERO,
    }
}

#[test]
fn the_slowest_visitor_comes_to_the_end_of_every_program_within_its_budget() {
    let repertoire = shipped().repertoire("exhibit");
    for id in &repertoire.exhibit.programs {
        let program = repertoire.exhibit.program(id).expect("it is listed");
        for seed in 0..100 {
            let (effects, took) = play_slowly(&repertoire, id, seed);
            assert!(took.as_secs_f64() <= program.budget_secs, "{id}, seed {seed}: {took:?}");
            let is_skipped = |effect: &&Effect| matches!(effect, Effect::RoundSkipped { .. });
            assert_eq!(
                effects.iter().find(is_skipped),
                None,
                "{id}, seed {seed}: nothing is left out"
            );
        }
    }
}
