//! Chest compressions in time, on the content of the plays and on what ships.

use super::{Walk, judgements, secs};
use crate::shipped::{Content, shipped};
use huoyan::{
    content::ProgramId,
    rules::{
        Action, Effect, Judgement, Move, NotCounted, Pace, Phase, Repertoire, RhythmPhase, RhythmView, TaskView, Visit,
        bot::{Bot, play_bot},
    },
};
use std::{sync::Arc, time::Duration};

/// A beat of 110 a minute.
const BEAT_SECS: f64 = 60.0 / 110.0;

fn tasks() -> Arc<Repertoire> {
    Content::read("tests/plays/content", None).repertoire("tasks")
}

fn program(id: &str) -> ProgramId {
    ProgramId::parse(id).expect("it is well formed")
}

/// In the rhythm of `tasks/<name>`, at 2 s.
fn working(name: &str) -> Walk {
    let (visit, _) = Visit::new(tasks(), &program(&format!("tasks/{name}")), 3).expect("the program exists");
    let mut walk = Walk {
        visit,
        at: Duration::ZERO,
    };
    walk.act(Action::Continue);
    assert_eq!(*walk.visit.phase(), Phase::Working, "the task has begun");
    walk
}

fn view(walk: &Walk) -> RhythmView {
    let Some(TaskView::Rhythm(view)) = walk.visit.task() else {
        unreachable!("this task is a rhythm")
    };
    view
}

/// Presses after `wait_secs` and lets go again.
fn press(walk: &mut Walk, wait_secs: f64) -> Vec<Effect> {
    let mut effects = walk.after(wait_secs, Action::Move(Move::Press));
    effects.extend(walk.after(0.0, Action::Move(Move::Release)));
    effects
}

fn press_in_time(walk: &mut Walk, n: usize) {
    for _ in 0..n {
        press(walk, BEAT_SECS);
    }
}

#[test]
fn presses_count_when_they_arrive_and_not_when_a_frame_shows_them() {
    let mut walk = working("rhythm");
    let mut next_press = walk.at + secs(0.513);
    let mut frame = walk.at;
    for _ in 0..120 {
        frame += Duration::from_millis(50);
        // What came since the last frame comes first and with its own time, then the frame lets time pass.
        while next_press <= frame && view(&walk).n < 11 {
            walk.visit.apply(&Action::Move(Move::Press), next_press);
            walk.visit.apply(&Action::Move(Move::Release), next_press + secs(0.01));
            next_press += secs(60.0 / 113.0);
        }
        walk.visit.apply(&Action::Tick, frame);
        if view(&walk).n == 11 {
            break;
        }
    }
    let tempo = view(&walk).tempo.expect("eleven presses");
    assert!((tempo - 113.0).abs() < 0.001, "not in steps of a frame: {tempo}");
}

#[test]
fn a_rhythm_goes_from_compressions_to_breaths_to_prompts_and_back() {
    let mut walk = working("rhythm");
    assert_eq!(view(&walk).phase, RhythmPhase::Ready, "it waits for the first press");
    assert_eq!(walk.visit.next_deadline(), Some(secs(42.0)), "40 s after it began");
    press_in_time(&mut walk, 5);
    let compressing = view(&walk);
    assert_eq!(
        (compressing.phase, compressing.cycle, compressing.n, compressing.n_of),
        (RhythmPhase::Compressing, 0, 5, 12),
        "five of twelve"
    );
    assert_eq!(
        (compressing.pace, compressing.in_window, compressing.hands_on),
        (Some(Pace::Right), Some(1.0), 1.0),
        "in time"
    );
    assert_eq!(compressing.cycles, [], "no cycle is over");
    assert_eq!(
        walk.visit.next_deadline(),
        Some(walk.at + secs(2.0)),
        "a pause would begin"
    );
    press_in_time(&mut walk, 7);
    let until = walk.at + secs(3.0);
    let breathing = view(&walk);
    assert_eq!(breathing.phase, RhythmPhase::Breathing { until }, "breaths for 3 s");
    assert_eq!(walk.visit.next_deadline(), Some(until), "and then on");
    assert_eq!(
        (breathing.cycle, breathing.n, breathing.tempo),
        (1, 0, None),
        "a new cycle"
    );
    assert_eq!(
        (breathing.cycles.len(), breathing.cycles[0].is_right),
        (1, true),
        "one is over"
    );
    walk.after(3.0, Action::Tick);
    let until = Some(walk.at + secs(3.0));
    assert_eq!(view(&walk).phase, RhythmPhase::Prompt { prompt: 0, until }, "hands off");
    assert_eq!(walk.after(1.0, Action::Continue), [], "it cannot be passed over");
    walk.after(2.0, Action::Tick);
    let waits = RhythmPhase::Prompt { prompt: 1, until: None };
    assert_eq!(view(&walk).phase, waits, "the button");
    assert_eq!(
        walk.act(Action::Continue),
        [Effect::CompressionsDue { cycle: 1 }],
        "back to the chest"
    );
    press_in_time(&mut walk, 12);
    assert_eq!(
        *walk.visit.phase(),
        Phase::Debriefing { is_right: true },
        "it ends by itself"
    );
    let over = view(&walk);
    assert_eq!(
        (over.phase, over.cycle, over.n, over.cycles.len()),
        (RhythmPhase::Over, 1, 12, 2),
        "for the debriefing"
    );
    walk.act(Action::Continue);
    assert_eq!(walk.visit.score(), Some(1.0), "all of it in time");
}

#[test]
fn a_chest_that_has_not_come_up_again_cannot_be_pressed() {
    let mut walk = working("rhythm");
    press_in_time(&mut walk, 3);
    walk.after(BEAT_SECS, Action::Move(Move::Press));
    assert!(view(&walk).is_down, "it is held down");
    let why = NotCounted::NoRecoil;
    assert_eq!(
        walk.after(BEAT_SECS, Action::Move(Move::Press)),
        [Effect::PressNotCounted { why }],
        "another finger"
    );
    walk.after(0.1, Action::Move(Move::Release));
    let pressed = walk.after(BEAT_SECS - 0.1, Action::Move(Move::Press));
    assert!(
        matches!(pressed[..], [Effect::Pressed { n: 5, .. }]),
        "let go in between: {pressed:?}"
    );
}

#[test]
fn hands_in_motion_have_a_second_to_stop_and_what_comes_later_is_told_and_costs_nothing() {
    let mut walk = working("rhythm");
    press_in_time(&mut walk, 12);
    assert_eq!(press(&mut walk, BEAT_SECS), [], "one beat too many");
    let told = |why| vec![Effect::PressNotCounted { why }];
    assert_eq!(press(&mut walk, 1.0), told(NotCounted::Breaths), "during the breaths");
    walk.after(2.0, Action::Tick);
    assert_eq!(
        press(&mut walk, 1.5),
        told(NotCounted::HandsOff),
        "when everyone is to be clear"
    );
    walk.after(2.0, Action::Tick);
    assert_eq!(press(&mut walk, 1.5), told(NotCounted::Prompt), "instead of the button");
    walk.act(Action::Continue);
    press_in_time(&mut walk, 12);
    walk.act(Action::Continue);
    assert_eq!(walk.visit.score(), Some(1.0), "none of it costs anything");
}

#[test]
fn a_press_that_comes_when_breaths_are_over_counts_though_no_tick_came_before() {
    let mut walk = working("rhythm");
    press_in_time(&mut walk, 12);
    let effects = walk.after(8.0, Action::Continue);
    assert!(effects.contains(&Effect::PromptShown { prompt: 1 }), "{effects:?}");
    let effects = press(&mut walk, BEAT_SECS);
    assert!(effects.contains(&Effect::Pressed { n: 1, pace: None }), "{effects:?}");
}

#[test]
fn time_in_the_question_whether_somebody_is_there_is_no_pause() {
    let mut walk = working("hands_only");
    walk.act(Action::Continue);
    press_in_time(&mut walk, 14);
    walk.after(0.1, Action::Pause);
    walk.after(30.0, Action::Resume);
    press_in_time(&mut walk, 16);
    walk.after(2.0, Action::Tick);
    walk.act(Action::Continue);
    assert_eq!(walk.visit.score(), Some(1.0), "the question took 30 s");
}

#[test]
fn breaths_wait_while_it_is_asked_whether_somebody_is_there() {
    let mut walk = working("rhythm");
    press_in_time(&mut walk, 12);
    let until = walk.at + secs(3.0);
    walk.after(1.0, Action::Pause);
    walk.after(10.0, Action::Resume);
    let until = until + secs(10.0);
    assert_eq!(
        view(&walk).phase,
        RhythmPhase::Breathing { until },
        "two seconds are left"
    );
    assert_eq!(walk.visit.next_deadline(), Some(until), "by the deadline as well");
}

#[test]
fn a_cycle_is_right_when_three_in_five_of_its_compressions_are_in_the_window() {
    // Of fifteen without a break the first has no pace; nine of fourteen are enough, seven are not.
    for (n_in_time, n_fast, judgement) in [(10, 5, Judgement::Correct), (8, 7, Judgement::Wrong)] {
        let mut walk = working("hands_only");
        walk.act(Action::Continue);
        press_in_time(&mut walk, n_in_time);
        for _ in 0..n_fast {
            press(&mut walk, 0.1);
        }
        let effects = walk.act(Action::Done);
        assert_eq!(
            judgements(&effects),
            [judgement, Judgement::Wrong],
            "{n_in_time} of 15 in time"
        );
    }
}

#[test]
fn tapping_wildly_or_not_at_all_is_worth_nothing() {
    for name in ["tasks/rhythm", "tasks/hands_only"] {
        for seed in 0..200 {
            let played = play_bot(&tasks(), &program(name), Bot::TapAll, seed).expect("the program exists");
            assert_eq!(played.score, Some(0.0), "{name}, seed {seed}: {:?}", played.effects);
        }
    }
    let mut walk = working("rhythm");
    walk.at = secs(42.0);
    let judged = walk.after(0.0, Action::Tick);
    assert_eq!(judgements(&judged), [Judgement::Wrong; 2], "time is up");
    walk.act(Action::Continue);
    assert_eq!(walk.visit.score(), Some(0.0), "nothing was pressed");
}

#[test]
fn every_bot_comes_to_an_end_within_the_budget_and_the_last_explanation() {
    let tasks = tasks();
    let grounds = [
        (&tasks, program("tasks/rhythm")),
        (&tasks, program("tasks/hands_only")),
        (&shipped().repertoire("exhibit"), program("first_aid/aed")),
    ];
    for (repertoire, program) in grounds {
        let budget_secs = repertoire.exhibit.program(&program).expect("it exists").budget_secs;
        let reset_secs = repertoire.exhibit.idle.reset_after_secs;
        for bot in Bot::ALL {
            for seed in 0..300 {
                let played = play_bot(repertoire, &program, bot, seed).expect("it exists");
                let most = if bot == Bot::Idle { reset_secs } else { budget_secs };
                let took = played.took.as_secs_f64();
                assert!(took <= most + 4.0, "{program}, {bot:?}, seed {seed}: {took}");
            }
        }
    }
}
