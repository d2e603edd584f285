//! Tasks for the hands, on the content of the plays.

use super::{Walk, judgements, secs};
use crate::shipped::Content;
use huoyan::{
    content::ProgramId,
    rules::{Action, CaseShows, CaseView, Effect, Judgement, Move, Phase, PiecesView, TaskView, Visit},
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

fn case(walk: &Walk) -> CaseView {
    let view = walk.visit.task().expect("a task");
    let TaskView::Case(case) = view else {
        unreachable!("this task is a case")
    };
    case
}

fn choose(choice: usize) -> Action {
    Action::Move(Move::Choose(choice))
}

#[test]
fn a_case_shows_what_is_told_what_can_be_decided_and_what_follows() {
    let mut walk = working("case", 3);
    let told = case(&walk);
    assert_eq!(
        (told.node, told.picture, told.n_decisions),
        (0, Some(0), 2),
        "the start"
    );
    assert_eq!(told.shows, CaseShows::Telling, "to be read");
    walk.act(Action::Continue);
    let CaseShows::Deciding { order } = case(&walk).shows else {
        unreachable!("the second node is decided")
    };
    let mut sorted = order.clone();
    sorted.sort_unstable();
    assert_eq!(sorted, [0, 1, 2], "every choice once: {order:?}");
    assert_eq!(walk.act(Action::Continue), [], "there is no way round a decision");
    walk.act(choose(1));
    let after = case(&walk);
    let (choice, is_right) = (1, false);
    assert_eq!(after.shows, CaseShows::Following { choice, is_right }, "what follows");
    assert_eq!((after.node, after.picture), (1, Some(0)), "the picture stays");
    assert_eq!(walk.act(choose(0)), [], "it is decided");
    walk.act(Action::Continue);
    assert_eq!(
        (case(&walk).node, case(&walk).picture),
        (2, Some(2)),
        "a picture of its own"
    );
    walk.act(Action::Continue);
    walk.act(Action::Continue);
    let CaseShows::Deciding { order } = case(&walk).shows else {
        unreachable!("the last decision")
    };
    assert_eq!(order.len(), 2, "one choice needs what was not done: {order:?}");
    walk.act(choose(0));
    walk.act(Action::Continue);
    let over = case(&walk);
    assert_eq!(over.shows, CaseShows::Ending, "the story is over");
    assert_eq!(
        *walk.visit.phase(),
        Phase::Debriefing { is_right: false },
        "and explained"
    );
    let decided: Vec<_> = over
        .decided
        .iter()
        .map(|one| (one.node, one.choice, one.score))
        .collect();
    assert_eq!(decided, [(1, Some(1), 0.3), (4, Some(0), 1.0)], "in the order met");
}

#[test]
fn choices_of_a_case_are_shown_in_many_orders() {
    let mut orders: Vec<_> = (0..60)
        .map(|seed| {
            let mut walk = working("case", seed);
            walk.act(Action::Continue);
            case(&walk).shows
        })
        .map(|shows| format!("{shows:?}"))
        .collect();
    orders.sort();
    orders.dedup();
    assert_eq!(orders.len(), 6, "all orders of three: {orders:?}");
}

#[test]
fn a_case_that_runs_out_of_time_shows_where_it_was() {
    let mut walk = working("case", 3);
    walk.act(Action::Continue);
    walk.at = secs(60.0);
    let judged = walk.after(0.0, Action::Tick);
    assert_eq!(
        judgements(&judged),
        [Judgement::Wrong],
        "the open decision was not taken"
    );
    assert_eq!(
        (case(&walk).node, case(&walk).shows),
        (1, CaseShows::OutOfTime),
        "there"
    );
    assert_eq!(case(&walk).decided[0].choice, None, "nothing was chosen");
}
