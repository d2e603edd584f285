//! How rounds follow each other, within a budget or without.

use super::{Walk, judgements, secs, touch, twin_at};
use crate::fixture;
use huoyan::rules::{Action, Effect, Ending, HuntEnd, Judgement, Phase, Repertoire, Response, Visit};
use std::sync::Arc;

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
        Effect::RoundEnded {
            round: 1,
            score: Some(0.0)
        },
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
