//! What bots do with a chest.

use super::{RhythmTask, Stage};
use crate::rules::{Action, Move, bot::Bot, chance::Chance};
use std::time::Duration;

/// A bot that keeps the beat presses 110 times a minute, and lets go in between.
const BEAT: Duration = Duration::from_millis(545);
const HELD: Duration = Duration::from_millis(200);

/// The bot that taps everything presses 240 times a minute.
const QUICK_HELD: Duration = Duration::from_millis(125);

/// A bot without a plan gives up once in so many presses.
const PRESSES_UNTIL_DONE: usize = 200;

/// When a bot does something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::rules) enum Wait {
    /// As soon as a visitor would, more or less.
    Awhile,
    /// After so long.
    For(Duration),
    /// When something changes by itself.
    Deadline,
}

/// What `bot` does next, and when.
pub(in crate::rules) fn act(task: &RhythmTask, bot: Bot, chance: &mut Chance) -> (Action, Wait) {
    if let Stage::Prompt { until: None, .. } = task.stage {
        return (Action::Continue, Wait::Awhile);
    }
    let is_waiting = matches!(task.stage, Stage::Breathing { .. } | Stage::Prompt { .. });
    if bot == Bot::Perfect && is_waiting && !task.is_down {
        return (Action::Tick, Wait::Deadline);
    }
    let (held, up) = match bot {
        Bot::Perfect => (HELD, BEAT.saturating_sub(HELD)),
        Bot::TapAll => (QUICK_HELD, QUICK_HELD),
        Bot::Random | Bot::Idle => (HELD, Duration::from_millis(100 + chance.below(800) as u64)),
    };
    if bot == Bot::Random && chance.below(PRESSES_UNTIL_DONE) == 0 {
        (Action::Done, Wait::For(up))
    } else if task.is_down {
        (Action::Move(Move::Release), Wait::For(held))
    } else {
        (Action::Move(Move::Press), Wait::For(up))
    }
}
