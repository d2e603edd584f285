//! Tasks for the hands, on the content of the plays.

use super::{Walk, judgements, secs};
use crate::shipped::Content;
use huoyan::{
    content::ProgramId,
    rules::{Action, Effect, Judgement, Move, Phase, PiecesView, TaskView, Visit},
};
use std::time::Duration;

/// In the one task of `program`.
fn working(program: &str, seed: u64) -> Walk {
    let repertoire = Content::read("tests/plays/content", None).repertoire("tasks");
    let program = ProgramId::parse(&format!("tasks/{program}")).expect("it is well formed");
    let (visit, _) = Visit::new(repertoire, &program, seed).expect("the program exists");
    let mut walk = Walk {
        visit,
        at: Duration::ZERO,
    };
    walk.act(Action::Continue);
    assert_eq!(*walk.visit.phase(), Phase::Working, "the task has begun");
    walk
}

fn pieces(walk: &Walk) -> PiecesView {
    let view = walk.visit.task().expect("a task");
    let TaskView::Pieces(pieces) = view else {
        unreachable!("this task has pieces")
    };
    pieces
}

fn put(piece: usize, place: usize) -> Action {
    Action::Move(Move::Put { piece, place })
}

#[test]
fn steps_are_shown_in_many_orders_and_never_in_a_right_one() {
    let mut orders: Vec<_> = (0..60).map(|seed| pieces(&working("order", seed)).order).collect();
    for order in &orders {
        assert!(order[..] != [0, 1, 2, 3] && order[..] != [0, 2, 1, 3], "{order:?}");
    }
    orders.sort();
    orders.dedup();
    assert!(orders.len() > 10, "of 22 wrong orders: {}", orders.len());
}

#[test]
fn a_judged_order_names_its_first_wrong_place_and_what_belongs_there() {
    let mut walk = working("order", 3);
    for act in [put(0, 0), put(3, 1), put(2, 2), put(1, 3)] {
        walk.act(act);
    }
    assert_eq!(pieces(&walk).right, None, "nothing is given away before");
    let effects = walk.act(Action::Done);
    assert_eq!(*walk.visit.phase(), Phase::Debriefing { is_right: false }, "explained");
    assert!(effects.contains(&Effect::TaskJudged { is_right: false }), "{effects:?}");
    let view = pieces(&walk);
    let misplaced = view.misplaced.expect("something is wrong");
    assert_eq!((misplaced.place, misplaced.belongs), (1, 1), "the second step");
    assert_eq!(view.right, Some(vec![true, false, true, false]), "by piece");
    assert_eq!(walk.act(put(1, 1)), [], "what is judged lies still");
}

#[test]
fn a_task_is_judged_when_the_budget_is_used_up_and_explained_for_four_seconds() {
    let mut walk = working("match", 3);
    walk.act(put(0, 0));
    assert_eq!(
        walk.visit.next_deadline(),
        Some(secs(60.0)),
        "the budget of the program"
    );
    walk.at = secs(60.0);
    let judged = walk.after(0.0, Action::Tick);
    assert_eq!(
        judgements(&judged),
        [Judgement::Correct, Judgement::Wrong, Judgement::Wrong],
        "as it stands"
    );
    assert_eq!(walk.visit.next_deadline(), Some(secs(64.0)), "time to read");
    walk.after(4.0, Action::Tick);
    assert_eq!(*walk.visit.phase(), Phase::Ended, "the visit lands on its result");
}

#[test]
fn a_survey_is_recorded_and_neither_judged_nor_scored() {
    let mut walk = working("survey", 3);
    let said = walk.act(Action::Move(Move::Choose(4)));
    assert_eq!(judgements(&said), [Judgement::Said], "{said:?}");
    assert_eq!(walk.act(Action::Move(Move::Choose(5))), [], "there are five choices");
    walk.act(Action::Done);
    assert_eq!(
        (walk.visit.phase(), walk.visit.score()),
        (&Phase::Ended, None),
        "no score"
    );
}
