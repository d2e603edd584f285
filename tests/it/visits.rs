//! What a visit does, rule by rule.

use crate::fixture;
use huoyan::{
    content::ItemId,
    geometry::Point,
    rules::{
        Action, Alarm, Effect, Ending, HuntEnd, Judgement, Outcome, Phase, Repertoire, Response, Seat, Touch, Visit,
    },
};
use std::{sync::Arc, time::Duration};

/// The middles of the yard's twins: their tap boxes are 120 px high, 160 px above the ground.
fn twin_at(id: &str) -> Point {
    let n = fixture::TWINS.iter().position(|twin| *twin == id).expect("a twin");
    Point::new(240.0 + 460.0 * (n % 4) as f64, 480.0 + 420.0 * (n / 4) as f64 - 160.0)
}

fn secs(secs: f64) -> Duration {
    Duration::from_secs_f64(secs)
}

/// A visit whose acts are two seconds apart.
struct Walk {
    visit: Visit,
    at: Duration,
}

impl Walk {
    fn new(program: &str, seed: u64) -> Self {
        Self::in_repertoire(fixture::repertoire(), program, seed)
    }

    fn in_repertoire(repertoire: Arc<Repertoire>, program: &str, seed: u64) -> Self {
        let (visit, _) = Visit::new(repertoire, &fixture::program(program), seed).expect("the program exists");
        Self {
            visit,
            at: Duration::ZERO,
        }
    }

    /// In the hunt of the site.
    fn hunting(seed: u64) -> Self {
        let mut walk = Self::new("full", seed);
        walk.act(Action::Continue);
        assert_eq!(*walk.visit.phase(), Phase::Hunting, "the hunt has begun");
        walk
    }

    /// In the hunt of the photo.
    fn hunting_on_photo(seed: u64) -> Self {
        let mut walk = Self::hunting(seed);
        walk.act(Action::Done);
        while walk.visit.round().index == 0 {
            walk.act(Action::Continue);
        }
        walk.act(Action::Continue);
        assert_eq!(*walk.visit.phase(), Phase::Hunting, "the second hunt has begun");
        walk
    }

    /// At the first question.
    fn asking(seed: u64) -> Self {
        let mut walk = Self::hunting_on_photo(seed);
        walk.act(Action::Done);
        while *walk.visit.phase() != Phase::Asking {
            walk.act(Action::Continue);
        }
        walk
    }

    fn act(&mut self, action: Action) -> Vec<Effect> {
        self.after(2.0, action)
    }

    fn after(&mut self, wait_secs: f64, action: Action) -> Vec<Effect> {
        self.at += secs(wait_secs);
        self.visit.apply(&action, self.at)
    }

    fn touch(&mut self, point: Point) -> Vec<Effect> {
        self.act(touch(point))
    }

    fn open(&self) -> Vec<ItemId> {
        self.visit.hunt().expect("a hunt").open
    }

    fn an_open(&self) -> ItemId {
        self.open()[0].clone()
    }

    fn a_safe(&self) -> ItemId {
        self.visit.hunt().expect("a hunt").safe[0].clone()
    }
}

fn touch(point: Point) -> Action {
    Action::Touch(Touch {
        seat: Seat(0),
        point,
        reach_px: 20.0,
    })
}

fn judgements(effects: &[Effect]) -> Vec<Judgement> {
    effects
        .iter()
        .filter_map(|effect| match effect {
            Effect::Answered(answered) => Some(answered.judgement),
            _ => None,
        })
        .collect()
}

fn has_near_miss(effects: &[Effect]) -> bool {
    matches!(effects, [Effect::NearMiss { .. }])
}

#[test]
fn the_draw_keeps_to_its_bounds_its_groups_and_the_facts_of_the_day() {
    let mut counts = [0_u32; 9];
    let mut drawn = [0_u32; 8];
    for seed in 0..2_000 {
        let open = Walk::hunting(seed).open();
        let is_open = |id: &str| open.iter().any(|open| open.as_str() == id);
        counts[open.len()] += 1;
        for (count, id) in drawn.iter_mut().zip(fixture::TWINS) {
            *count += u32::from(is_open(id));
        }
        let together = ["ladder", "cable", "hoist"]
            .into_iter()
            .filter(|id| is_open(id))
            .count();
        assert!(together <= 1, "seed {seed} draws {open:?}");
        assert!(!is_open("winch"), "its fact has expired, seed {seed} draws {open:?}");
    }
    assert!(
        counts[3..=5].iter().all(|count| *count > 500),
        "3, 4 and 5 are about equally likely: {counts:?}"
    );
    assert_eq!(
        counts.iter().sum::<u32>(),
        counts[3..=5].iter().sum::<u32>(),
        "nothing else is drawn: {counts:?}"
    );
    assert!(
        drawn[..7].iter().all(|count| *count > 300),
        "every other twin has its turn: {drawn:?}"
    );
}

#[test]
fn a_found_hazard_is_found_once() {
    let mut walk = Walk::hunting(1);
    let hazard = walk.an_open();
    let point = twin_at(hazard.as_str());
    let effects = walk.touch(point);
    assert_eq!(judgements(&effects), [Judgement::Found], "{effects:?}");
    assert_eq!(
        effects[1],
        Effect::Found {
            item: hazard.clone(),
            seat: Seat(0)
        },
        "its feedback follows"
    );
    assert_eq!(
        walk.touch(point),
        [Effect::AlreadyFound { item: hazard.clone() }],
        "again it is free"
    );
    let foot = Point::new(point.x, point.y + 130.0);
    assert_eq!(
        walk.touch(foot),
        [Effect::AlreadyFound { item: hazard.clone() }],
        "so is the rest of its prop"
    );
    assert_eq!(
        walk.visit.hunt().expect("a hunt").found,
        [hazard],
        "the view shows it once"
    );
}

#[test]
fn a_double_tap_counts_once() {
    let mut walk = Walk::hunting(1);
    let safe = twin_at(walk.a_safe().as_str());
    assert_eq!(
        judgements(&walk.touch(safe)),
        [Judgement::FalseAlarm],
        "the first tap is judged"
    );
    assert_eq!(
        walk.after(0.3, touch(Point::new(safe.x + 30.0, safe.y))),
        [],
        "the second does nothing"
    );
    let far = walk.after(0.05, touch(Point::new(960.0, 40.0)));
    assert_eq!(
        judgements(&far),
        [Judgement::Background],
        "another place is another tap"
    );
    let other = Touch {
        seat: Seat(1),
        point: Point::new(960.0, 40.0),
        reach_px: 20.0,
    };
    let effects = walk.after(0.1, Action::Touch(other));
    assert_eq!(
        judgements(&effects),
        [Judgement::Background],
        "another seat's finger is another finger"
    );
}

#[test]
fn something_safe_costs_once_and_explains_itself_again() {
    let mut walk = Walk::hunting(3);
    let safe = walk.a_safe();
    let alarm = |is_repeat| Effect::FalseAlarm {
        on: Alarm::SafeTwin(safe.clone()),
        is_repeat,
    };
    let first = walk.touch(twin_at(safe.as_str()));
    assert_eq!(
        (judgements(&first), first[1].clone()),
        (vec![Judgement::FalseAlarm], alarm(false)),
        "{first:?}"
    );
    assert_eq!(
        walk.touch(twin_at(safe.as_str())),
        [alarm(true)],
        "the second time is free"
    );
    let lure = ItemId::parse("signaler").expect("an id");
    let effects = walk.touch(Point::new(1800.0, 430.0));
    assert_eq!(
        effects[1],
        Effect::FalseAlarm {
            on: Alarm::Lure(lure),
            is_repeat: false
        },
        "{effects:?}"
    );
}

#[test]
fn a_touch_means_what_it_is_inside_of_then_what_is_near() {
    let mut walk = Walk::hunting(2);
    let hazard = twin_at(walk.an_open().as_str());
    // Tap boxes reach 60 px to each side and the bodies 80 px.
    let beside = |dx: f64| Point::new(hazard.x + dx, hazard.y);
    assert!(has_near_miss(&walk.touch(beside(-99.0))), "two reaches away is close");
    assert_eq!(
        judgements(&walk.touch(beside(-101.0))),
        [Judgement::Background],
        "more is not"
    );
    let below = Point::new(hazard.x, hazard.y + 150.0);
    let toward = huoyan::rules::Direction::Up;
    assert_eq!(
        walk.touch(below),
        [Effect::NearMiss { toward }],
        "the rest of the prop is close, however far"
    );
    assert_eq!(
        judgements(&walk.touch(beside(-79.0))),
        [Judgement::Found],
        "within reach is a find"
    );
    // The worker stands behind the foot of the winch, which is safe: the visible half is a lure, the hidden is not.
    let visible = Point::new(1730.0, 830.0);
    let hidden = Point::new(1680.0, 850.0);
    let seen = walk.touch(visible);
    let worker = ItemId::parse("worker").expect("an id");
    assert_eq!(
        seen.last(),
        Some(&Effect::FalseAlarm {
            on: Alarm::Lure(worker),
            is_repeat: false
        }),
        "a lure that is seen"
    );
    assert_eq!(
        judgements(&walk.touch(hidden)),
        [Judgement::Background],
        "a lure that is not"
    );
}

#[test]
fn a_touch_beside_the_scene_does_nothing() {
    let mut walk = Walk::hunting(2);
    for point in [(-30.0, 500.0), (960.0, 1200.0), (f64::NAN, 3.0), (f64::INFINITY, 3.0)] {
        assert_eq!(walk.touch(Point::new(point.0, point.1)), [], "at {point:?}");
    }
}

#[test]
fn a_photo_keeps_its_hazards_where_they_are() {
    for seed in 0..20 {
        let open: Vec<_> = Walk::hunting_on_photo(seed)
            .open()
            .iter()
            .map(ToString::to_string)
            .collect();
        assert_eq!(open, ["gate", "puddle", "ramp"], "seed {seed}");
    }
    let mut walk = Walk::hunting_on_photo(1);
    assert_eq!(
        judgements(&walk.touch(Point::new(10.0, 590.0))),
        [Judgement::Found],
        "in the polygon"
    );
    assert_eq!(
        judgements(&walk.touch(Point::new(400.0, 355.0))),
        [Judgement::Found],
        "within reach of the circle"
    );
    assert!(has_near_miss(&walk.touch(Point::new(210.0, 130.0))), "close to the box");
    assert_eq!(
        judgements(&walk.touch(Point::new(600.0, 450.0))),
        [Judgement::FalseAlarm],
        "on the lure"
    );
}

#[test]
fn a_hint_comes_after_a_while_and_halves_what_its_hazard_is_worth() {
    let mut walk = Walk::hunting(4);
    let began = walk.at;
    let from = began + secs(12.0);
    assert_eq!(
        walk.act(Action::Hint),
        [Effect::HintNotYet { from }],
        "not in the first seconds"
    );
    assert_eq!(walk.visit.next_deadline(), Some(from), "the button lights up then");
    let effects = walk.after(10.0, Action::Hint);
    let [
        Effect::Hinted {
            item,
            center,
            radius_px,
        },
    ] = effects.as_slice()
    else {
        panic!("{effects:?}")
    };
    assert!(
        center.distance(twin_at(item.as_str())) <= *radius_px,
        "the hazard lies within the circle"
    );
    assert!(
        !walk.visit.hunt().expect("a hunt").has_hint,
        "the next hint takes a while again"
    );
    let found = walk.touch(twin_at(item.as_str()));
    assert_eq!(judgements(&found), [Judgement::FoundWithHint], "{found:?}");
    for other in walk.open() {
        walk.touch(twin_at(other.as_str()));
    }
    assert!(
        !walk.visit.hunt().expect("a hunt").has_hint,
        "nothing is left to point at"
    );
    assert_eq!(walk.after(15.0, Action::Hint), [], "and so nothing happens");
    let n_found = walk.visit.hunt().expect("a hunt").found.len() as f64;
    walk.act(Action::Done);
    assert_eq!(
        walk.visit.scores()[0],
        Some((n_found - 0.5) / n_found),
        "half a hazard is lost"
    );
}

#[test]
fn hint_circles_hold_their_hazard_even_in_a_corner() {
    for seed in 0..50 {
        let mut walk = Walk::hunting_on_photo(seed);
        for _ in 0..2 {
            for effect in walk.after(12.5, Action::Hint) {
                let Effect::Hinted {
                    item,
                    center,
                    radius_px,
                } = effect
                else {
                    panic!("{effect:?}")
                };
                let middle = match item.as_str() {
                    "gate" => Point::new(140.0, 130.0),
                    "puddle" => Point::new(400.0, 300.0),
                    _ => Point::new(60.0, 550.0),
                };
                assert!(
                    center.distance(middle) <= radius_px,
                    "{item} at {center:?} within {radius_px}"
                );
                let is_inside = center.x >= radius_px && center.x <= 800.0 - radius_px;
                assert!(
                    is_inside || item.as_str() == "ramp",
                    "{item}: the circle lies in the scene"
                );
            }
        }
    }
}

#[test]
fn a_hunt_goes_on_when_all_is_found_and_ends_when_time_is_up() {
    let mut walk = Walk::hunting(5);
    let began = walk.at;
    for hazard in walk.open() {
        walk.touch(twin_at(hazard.as_str()));
    }
    assert_eq!(
        *walk.visit.phase(),
        Phase::Hunting,
        "the visitor does not know the number"
    );
    assert_eq!(
        walk.visit.next_deadline(),
        Some(began + secs(60.0)),
        "only the limit is left"
    );
    walk.at = began + secs(60.0);
    let late = walk.after(0.0, touch(Point::new(960.0, 40.0)));
    assert_eq!(
        late.iter()
            .filter(|effect| matches!(effect, Effect::FalseAlarm { .. }))
            .count(),
        0,
        "{late:?}"
    );
    assert!(
        late.contains(&Effect::HuntEnded {
            why: HuntEnd::TimeUp,
            missed: vec![]
        }),
        "{late:?}"
    );
    assert!(
        late.contains(&Effect::RoundEnded { round: 0, score: 1.0 }),
        "nothing to review: {late:?}"
    );
    assert!(
        late.contains(&Effect::RoundBriefed { round: 1 }),
        "the next round follows: {late:?}"
    );
}

#[test]
fn what_was_missed_is_shown_one_by_one_and_everything_untouched_is_on_record() {
    let mut walk = Walk::hunting(6);
    let open = walk.open();
    walk.touch(twin_at(open[0].as_str()));
    let effects = walk.act(Action::Done);
    let judged = judgements(&effects);
    let n = |judgement| judged.iter().filter(|judged| **judged == judgement).count();
    assert_eq!(n(Judgement::Missed), open.len() - 1, "{effects:?}");
    assert_eq!(
        n(Judgement::LeftAlone),
        fixture::TWINS.len() - open.len() + 2,
        "safe twins and both lures"
    );
    assert!(
        effects.contains(&Effect::HuntEnded {
            why: HuntEnd::Done,
            missed: open[1..].to_vec()
        }),
        "{effects:?}"
    );
    for (n, missed) in open[1..].iter().enumerate() {
        let n_left = open.len() - 2 - n;
        assert_eq!(
            *walk.visit.phase(),
            Phase::Reviewing {
                item: missed.clone(),
                n_left
            },
            "in order"
        );
        assert_eq!(walk.touch(twin_at(missed.as_str())), [], "touching is over");
        walk.act(Action::Continue);
    }
    let result = &walk.visit.results()[0];
    assert_eq!(result.score, 1.0 / open.len() as f64, "one found");
    let Outcome::Hunt { found, missed, .. } = &result.outcome else {
        panic!("{result:?}")
    };
    assert_eq!(
        (found.as_slice(), missed.as_slice()),
        (&open[..1], &open[1..]),
        "for the result screen"
    );
}

#[test]
fn time_in_the_question_whether_somebody_is_there_does_not_count() {
    let mut walk = Walk::hunting(7);
    let began = walk.at;
    walk.after(8.0, Action::Pause);
    assert_eq!(walk.visit.next_deadline(), None, "nothing comes while it is asked");
    assert_eq!(
        walk.after(10.0, touch(Point::new(960.0, 40.0))),
        [],
        "nor is anything judged"
    );
    assert_eq!(walk.after(300.0, Action::Tick), [], "nor does time pass");
    assert_eq!(walk.after(10.0, Action::Resume), [], "somebody is there");
    assert_eq!(
        walk.visit.hunt().expect("a hunt").left,
        secs(52.0),
        "eight seconds were used"
    );
    assert_eq!(
        walk.visit.next_deadline(),
        Some(began + secs(12.0 + 320.0)),
        "deadlines move"
    );
    let found = walk.after(1.0, touch(twin_at(walk.an_open().as_str())));
    let Effect::Answered(answered) = &found[0] else {
        panic!("{found:?}")
    };
    assert_eq!(
        (answered.at, answered.took),
        (walk.at, secs(9.0)),
        "the record tells both times"
    );
}

#[test]
fn each_question_is_explained_before_the_next_and_right_ones_make_a_streak() {
    let mut walk = Walk::asking(8);
    let mut seen = Vec::new();
    for index in 0..5 {
        let question = walk.visit.question().expect("a question");
        assert_eq!(
            (question.index, question.n_questions),
            (index, 5),
            "the expired one is not asked"
        );
        let (n_choices, right, nonsense) = match question.id.as_str() {
            "single" => (3, Response::Choice(1), Response::Choice(3)),
            "several" => (4, Response::Choices(vec![2, 0]), Response::Choices(vec![])),
            "true_false" => (0, Response::Truth(false), Response::Choice(0)),
            "picture" => (3, Response::Choice(2), Response::Truth(true)),
            _ => (0, Response::Number(2.5), Response::Number(11.0)),
        };
        let mut order = question.order.clone();
        order.sort_unstable();
        assert_eq!(
            order,
            (0..n_choices).collect::<Vec<_>>(),
            "every choice of {} is shown once",
            question.id
        );
        assert_eq!(walk.act(Action::Answer(nonsense)), [], "no answer to {}", question.id);
        let effects = walk.act(Action::Answer(right));
        let judged = Effect::Judged {
            question: question.id.clone(),
            is_correct: true,
            streak: index as u32 + 1,
        };
        assert_eq!(
            (judgements(&effects), effects[1].clone()),
            (vec![Judgement::Correct], judged),
            "{effects:?}"
        );
        assert_eq!(*walk.visit.phase(), Phase::Explaining { is_correct: true }, "always");
        assert_eq!(
            walk.act(Action::Answer(Response::Truth(true))),
            [],
            "one answer is enough"
        );
        seen.push(question.id);
        walk.act(Action::Continue);
    }
    seen.sort();
    seen.dedup();
    assert_eq!(seen.len(), 5, "none is asked twice");
    assert_eq!(walk.visit.scores()[2], Some(1.0), "all right");
    assert_eq!(*walk.visit.phase(), Phase::Ended, "that was the last round");
}

#[test]
fn choices_come_in_different_orders() {
    let mut orders: Vec<_> = (0..60)
        .map(|seed| {
            let mut walk = Walk::asking(seed);
            while walk.visit.question().expect("a question").id.as_str() != "single" {
                let response = match walk.visit.question().expect("a question").id.as_str() {
                    "several" => Response::Choices(vec![0]),
                    "true_false" => Response::Truth(true),
                    "picture" => Response::Choice(0),
                    _ => Response::Number(0.0),
                };
                walk.act(Action::Answer(response));
                walk.act(Action::Continue);
            }
            walk.visit.question().expect("a question").order
        })
        .collect();
    orders.sort();
    orders.dedup();
    assert_eq!(orders.len(), 6, "three choices have six orders");
}

#[test]
fn rounds_that_do_not_fit_into_the_budget_are_left_out() {
    // 90 s: two questions are estimated at 24 s, the photo at 30 s and 15 s for what is missed.
    let play = |hunt_secs: f64| {
        let mut walk = Walk::new("quick", 9);
        walk.act(Action::Continue);
        for hazard in walk.open() {
            walk.after(0.5, touch(twin_at(hazard.as_str())));
        }
        walk.at = secs(hunt_secs);
        let effects = walk.after(0.0, Action::Done);
        effects
            .into_iter()
            .filter(|effect| !matches!(effect, Effect::Answered(_)))
            .skip(2)
            .collect::<Vec<_>>()
    };
    assert_eq!(
        play(20.0),
        [Effect::RoundBriefed { round: 1 }],
        "in good time the questions follow"
    );
    assert_eq!(
        play(61.0),
        [Effect::RoundBriefed { round: 1 }],
        "the limit of the hunt ends it at 62 s"
    );
    let mut walk = Walk::new("quick", 9);
    walk.at = secs(40.0);
    walk.act(Action::Continue);
    for hazard in walk.open() {
        walk.touch(twin_at(hazard.as_str()));
    }
    walk.at = secs(70.0);
    let effects = walk.act(Action::Done);
    let ended = Effect::VisitEnded {
        ending: Ending::Completed,
        score: Some(1.0),
    };
    let last = [
        Effect::RoundSkipped { round: 1 },
        Effect::RoundSkipped { round: 2 },
        ended,
    ];
    assert!(effects.ends_with(&last), "with 18 s left neither fits: {effects:?}");
}

#[test]
fn a_running_round_ends_when_the_budget_is_used_up() {
    let mut walk = Walk::new("quick", 9);
    walk.at = secs(48.0);
    walk.act(Action::Continue);
    walk.touch(twin_at(walk.an_open().as_str()));
    let missed = walk.open();
    walk.act(Action::Pause);
    walk.after(100.0, Action::Resume);
    walk.at = secs(190.0);
    let effects = walk.after(0.0, Action::Tick);
    assert!(
        effects.contains(&Effect::HuntEnded {
            why: HuntEnd::TimeUp,
            missed
        }),
        "{effects:?}"
    );
    assert!(
        !effects
            .iter()
            .any(|effect| matches!(effect, Effect::MissedShown { .. })),
        "no time to show them"
    );
    assert!(
        matches!(
            effects.last(),
            Some(Effect::VisitEnded {
                ending: Ending::Completed,
                ..
            })
        ),
        "{effects:?}"
    );

    let mut walk = Walk::new("quick", 9);
    walk.act(Action::Continue);
    walk.act(Action::Done);
    while *walk.visit.phase() != Phase::Asking {
        walk.act(Action::Continue);
    }
    walk.at = secs(95.0);
    let answer = match walk.visit.question().expect("a question").id.as_str() {
        "several" => Response::Choices(vec![0]),
        "true_false" => Response::Truth(true),
        "number" => Response::Number(0.0),
        _ => Response::Choice(0),
    };
    let judged = walk.act(Action::Answer(answer));
    assert_eq!(
        judgements(&judged),
        [Judgement::Wrong],
        "the question that is asked may be answered: {judged:?}"
    );
    let effects = walk.act(Action::Continue);
    assert_eq!(
        effects[0],
        Effect::RoundEnded { round: 1, score: 0.0 },
        "its explanation is the last"
    );
}

#[test]
fn a_first_round_is_played_even_when_its_briefing_took_all_the_time() {
    let mut walk = Walk::new("quick", 9);
    walk.at = secs(200.0);
    walk.act(Action::Continue);
    assert_eq!(walk.after(59.0, Action::Tick), [], "the hunt has its own limit");
    assert_eq!(*walk.visit.phase(), Phase::Hunting, "and goes on until then");
}

#[test]
fn a_visit_that_is_left_says_so_and_has_the_score_of_what_was_played() {
    let mut walk = Walk::hunting(10);
    let ended = |ending, score| [Effect::VisitEnded { ending, score }];
    assert_eq!(
        walk.visit.clone().apply(&Action::Leave, walk.at),
        ended(Ending::Left, None),
        "nothing was played"
    );
    walk.act(Action::Pause);
    assert_eq!(
        walk.visit.clone().apply(&Action::Abandon, walk.at),
        ended(Ending::Abandoned, None),
        "while asked"
    );
    let mut walk = Walk::asking(10);
    assert_eq!(
        walk.act(Action::Leave),
        ended(Ending::Left, Some(0.0)),
        "two hunts without a find"
    );
    assert_eq!(walk.act(Action::Continue), [], "a finished visit stays finished");
}

#[test]
fn without_anything_to_play_today_a_visit_ends_at_once() {
    let (exhibit, programs) = fixture::level_by_level(fixture::exhibit());
    let in_ten_years = jiff::civil::date(2036, 11, 24);
    let repertoire = Arc::new(Repertoire::resolve(exhibit, &fixture::Props::new(), in_ten_years));
    for (level, program) in programs {
        let (visit, effects) = Visit::new(Arc::clone(&repertoire), &program, 1).expect("the program exists");
        if level.name() == "photo" {
            assert_eq!(
                *visit.phase(),
                Phase::Briefing,
                "what a photo shows cannot be made safe"
            );
            continue;
        }
        let ended = Effect::VisitEnded {
            ending: Ending::Completed,
            score: None,
        };
        assert_eq!(
            effects,
            [Effect::RoundSkipped { round: 0 }, ended],
            "all facts of {level} have expired"
        );
        assert_eq!(*visit.phase(), Phase::Ended, "{level}");
    }
}

#[test]
fn one_level_does_not_disturb_the_draw_of_the_next() {
    let mut exhibit = fixture::exhibit();
    for pack in exhibit.packs.values_mut() {
        for program in pack.programs.values_mut() {
            program.rounds[0] = program.rounds[1].clone();
        }
    }
    let today = jiff::civil::date(2026, 11, 24);
    let changed = Arc::new(Repertoire::resolve(exhibit, &fixture::Props::new(), today));
    let drawn = |mut walk: Walk| {
        while walk.visit.round().index < 1 {
            walk.act(Action::Continue);
            walk.act(Action::Answer(Response::Truth(true)));
            walk.act(Action::Answer(Response::Choice(0)));
            walk.act(Action::Answer(Response::Choices(vec![0])));
            walk.act(Action::Answer(Response::Number(0.0)));
            walk.act(Action::Done);
        }
        walk.act(Action::Continue);
        walk.visit.question()
    };
    for seed in 0..20 {
        let question = drawn(Walk::new("quick", seed));
        assert!(question.is_some(), "seed {seed}");
        assert_eq!(
            question,
            drawn(Walk::in_repertoire(Arc::clone(&changed), "quick", seed)),
            "seed {seed}"
        );
    }
}
