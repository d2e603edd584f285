//! Questions, answer by answer.

use super::{Walk, judgements};
use huoyan::rules::{Action, Effect, Judgement, Phase, Response};

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
