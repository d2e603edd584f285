//! What happens in a visit.

use super::{Pace, Response, Seat};
use crate::{
    content::{ItemId, LevelId, QuestionId},
    geometry::Point,
};
use std::time::Duration;

/// One of eight directions on the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Direction {
    /// Up.
    Up,
    /// Up and right.
    UpRight,
    /// Right.
    Right,
    /// Down and right.
    DownRight,
    /// Down.
    Down,
    /// Down and left.
    DownLeft,
    /// Left.
    Left,
    /// Up and left.
    UpLeft,
}

/// What was wrongly taken for a hazard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Alarm {
    /// A twin that is safe in this visit: its `right` says why.
    SafeTwin(ItemId),
    /// A lure: its `why_safe` says why.
    Lure(ItemId),
    /// Nothing that a level speaks of.
    Background,
}

/// Why a hunt ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HuntEnd {
    /// The visitor said so.
    Done,
    /// The soft limit or the program's budget was reached.
    TimeUp,
}

/// Why a press on the chest does not count as a compression.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NotCounted {
    /// The chest had not come up again since the press before.
    NoRecoil,
    /// Breaths are being given.
    Breaths,
    /// The AED wants nobody to touch the patient.
    HandsOff,
    /// The AED has said something that is to be done first.
    Prompt,
}

/// How a visit ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Ending {
    /// The result was reached.
    Completed,
    /// The visitor went back before.
    Left,
    /// Nobody was there any more.
    Abandoned,
}

/// How an answer was judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Judgement {
    /// An unsafe thing was found.
    Found,
    /// It was found after a hint pointed at it.
    FoundWithHint,
    /// An unsafe thing was not found by the end of the hunt.
    Missed,
    /// A safe twin or a lure was taken for a hazard.
    FalseAlarm,
    /// A safe twin or a lure was rightly left alone until the end of the hunt.
    LeftAlone,
    /// Background was taken for a hazard.
    Background,
    /// A question was answered rightly.
    Correct,
    /// A question was answered wrongly.
    Wrong,
    /// A survey was answered: neither right nor wrong.
    Said,
}

/// One judged act (or, at the end of a hunt, one thing not touched): the unit of what is recorded.
#[derive(Debug, Clone, PartialEq)]
pub struct Answered {
    /// Counts the answers of the visit from 0.
    pub sequence: u32,
    /// Time since the visit began.
    pub at: Duration,
    /// The round, counted from 0.
    pub round: usize,
    /// Who.
    pub seat: Seat,
    /// The level.
    pub level: LevelId,
    /// The item's, piece's, question's or decision's id; empty for background.
    pub item: String,
    /// Where the scene was touched, if it was.
    pub point: Option<Point>,
    /// How the question was answered, if it was one.
    pub response: Option<Response>,
    /// How it was judged.
    pub judgement: Judgement,
    /// Time since the round began (hunt, task) or the question or decision was shown (quiz, survey, case).
    pub took: Duration,
}

/// One thing that happened.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// A round is about to start; its briefing is shown until `Continue`.
    RoundBriefed {
        /// Counted from 0.
        round: usize,
    },
    /// A round no longer fits into the program's budget and is left out.
    RoundSkipped {
        /// Counted from 0.
        round: usize,
    },
    /// The hunt or the first question begins.
    RoundStarted {
        /// Counted from 0.
        round: usize,
    },
    /// A hazard was found; it turns into its safe twin.
    Found {
        /// Which.
        item: ItemId,
        /// By whom.
        seat: Seat,
    },
    /// Found before; costs nothing.
    AlreadyFound {
        /// Which.
        item: ItemId,
    },
    /// Close to a hazard; costs nothing.
    NearMiss {
        /// Where the middle of its hit region lies, seen from the touch.
        toward: Direction,
    },
    /// Something safe was touched; costs a little.
    FalseAlarm {
        /// What.
        on: Alarm,
        /// Whether this one was touched before in this round and costs nothing more.
        is_repeat: bool,
    },
    /// A hint was asked too early.
    HintNotYet {
        /// When it may be asked, since the visit began.
        from: Duration,
    },
    /// Somewhere in this circle is a hazard.
    Hinted {
        /// Which hazard; finding it is worth less now.
        item: ItemId,
        /// The circle's middle, not the hazard's, in scene pixels.
        center: Point,
        /// The circle's radius in scene pixels; the hazard's middle lies within.
        radius_px: f64,
    },
    /// The hunt is over; what was missed is shown one by one.
    HuntEnded {
        /// Why.
        why: HuntEnd,
        /// What was not found, in the order shown.
        missed: Vec<ItemId>,
    },
    /// A missed hazard is shown and explained.
    MissedShown {
        /// Which.
        item: ItemId,
    },
    /// A question is shown.
    QuestionAsked {
        /// Which.
        question: QuestionId,
    },
    /// A question was answered; its explanation is shown until `Continue`.
    Judged {
        /// Which.
        question: QuestionId,
        /// Whether rightly.
        is_correct: bool,
        /// How many right answers in a row, this one included; 0 after a wrong one.
        streak: u32,
    },
    /// A piece of a task lies somewhere else now.
    Put {
        /// Which, counted from 0 in file order.
        piece: usize,
        /// Where to; `None`: back on the tray.
        place: Option<usize>,
    },
    /// Something was chosen in a task.
    Chosen {
        /// Which, counted from 0.
        choice: usize,
    },
    /// A node of a story is shown.
    NodeShown {
        /// Which.
        node: ItemId,
    },
    /// Something was decided in a story; what follows from it is shown until `Continue`.
    Decided {
        /// At which node.
        node: ItemId,
        /// Which choice, counted from 0 in file order.
        choice: usize,
        /// Whether nothing better could have been done.
        is_right: bool,
    },
    /// The chest was pressed, and it counts.
    Pressed {
        /// Counts the compressions of the cycle from 1.
        n: usize,
        /// Whether the pace is right; `None` for the first after a break, which has none.
        pace: Option<Pace>,
    },
    /// The chest was pressed, and it does not count; costs nothing.
    PressNotCounted {
        /// Why not.
        why: NotCounted,
    },
    /// Compressions are due, and nobody has pressed for a while; costs a little.
    Paused,
    /// All compressions of a cycle are done; breaths are given for a while.
    BreathsDue,
    /// The AED says something.
    PromptShown {
        /// Which, counted from 0 in file order.
        prompt: usize,
    },
    /// Breaths or prompts are over.
    CompressionsDue {
        /// The cycle that comes, counted from 0.
        cycle: usize,
    },
    /// A task was judged; it is explained until `Continue`. One answer for each piece, cycle or decision came before.
    TaskJudged {
        /// Whether everything is right.
        is_right: bool,
    },
    /// Something to be recorded before its feedback is complete.
    Answered(Answered),
    /// A round is over.
    RoundEnded {
        /// Counted from 0.
        round: usize,
        /// 0 to 1; `None` for a round that is not scored.
        score: Option<f64>,
    },
    /// The visit is over.
    VisitEnded {
        /// How.
        ending: Ending,
        /// 0 to 1: the mean of the scored rounds played to their end; `None` if there was none.
        score: Option<f64>,
    },
}
