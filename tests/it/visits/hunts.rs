//! A hunt, touch by touch.

use super::{Walk, has_near_miss, judgements, secs, touch, twin_at};
use crate::fixture;
use huoyan::{
    content::ItemId,
    geometry::Point,
    rules::{Action, Alarm, Effect, HuntEnd, Judgement, Outcome, Phase, Seat, Touch},
};

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
        late.contains(&Effect::RoundEnded {
            round: 0,
            score: Some(1.0)
        }),
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
    assert_eq!(result.score, Some(1.0 / open.len() as f64), "one found");
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
