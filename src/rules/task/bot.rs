//! What bots do with a task.

use super::{
    Task,
    case::CaseTask,
    pieces::PieceTask,
    rhythm::{Wait, bot_action},
};
use crate::{
    content::SurveyScale,
    rules::{Action, Move, bot::Bot, chance::Chance},
};

/// How far the bot that taps everything has come in a task.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::rules) struct Tapping {
    /// Of which round.
    pub(in crate::rules) round: usize,
    /// How many pieces it has put.
    pub(in crate::rules) n_put: usize,
}

/// What `bot` does next, and when.
pub(in crate::rules) fn act(task: &Task, bot: Bot, tapping: &mut Tapping, chance: &mut Chance) -> (Action, Wait) {
    let action = match task {
        Task::Rhythm(rhythm) => return bot_action(rhythm, bot, chance),
        Task::Pieces(pieces) if bot == Bot::Perfect => {
            let next = pieces.kit().right_move(pieces.lies());
            next.map_or(Action::Done, Action::Move)
        }
        Task::Pieces(pieces) if bot == Bot::TapAll => {
            let next = pieces.order().get(tapping.n_put);
            let place = tapping.n_put % pieces.kit().n_places.max(1);
            tapping.n_put += 1;
            next.map_or(Action::Done, |piece| Action::Move(Move::Put { piece: *piece, place }))
        }
        Task::Pieces(pieces) => play_about(pieces, chance),
        Task::Survey(_) => Action::Move(Move::Choose(chance.below(SurveyScale::CHOICES))),
        Task::Directory(_) => Action::Continue,
        Task::Case(case) => decide(case, bot, chance),
    };
    (action, Wait::Awhile)
}

/// Reads on where there is nothing to decide.
fn decide(case: &CaseTask, bot: Bot, chance: &mut Chance) -> Action {
    let offered = case.offered();
    let choice = if bot == Bot::Perfect {
        case.best()
    } else {
        offered.get(chance.below(offered.len().max(1))).copied()
    };
    choice.map_or(Action::Continue, |choice| Action::Move(Move::Choose(choice)))
}

/// What a visitor without a plan does with pieces.
fn play_about(pieces: &PieceTask, chance: &mut Chance) -> Action {
    let piece = chance.below(pieces.lies().len());
    match chance.below(12) {
        0 => Action::Done,
        1 => Action::Move(Move::Take { piece }),
        _ => Action::Move(Move::Put {
            piece,
            place: chance.below(pieces.kit().n_places),
        }),
    }
}
