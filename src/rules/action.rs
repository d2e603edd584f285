//! What can be done in a visit.

use crate::geometry::Point;

/// Which of the visitors, counted from 0. One visitor is seat 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Seat(pub u8);

/// A finger on the scene.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Touch {
    /// Whose finger.
    pub seat: Seat,
    /// Where, in scene pixels.
    pub point: Point,
    /// Half the width of a fingertip in scene pixels at the zoom of the moment, so that a replay needs no screen.
    pub reach_px: f64,
}

/// How a question is answered. Choices are counted in file order, however they are shown.
#[derive(Debug, Clone, PartialEq)]
pub enum Response {
    /// One choice of `Single` or `Picture`.
    Choice(usize),
    /// The chosen ones of `Several`, in any order.
    Choices(Vec<usize>),
    /// `TrueFalse`.
    Truth(bool),
    /// `Number`.
    Number(f64),
}

/// One thing done in a task. Pieces, places and choices are counted from 0 in file order, however they are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Move {
    /// Puts a piece to a place; what lay there and is in its way goes back to the tray.
    Put {
        /// Which piece.
        piece: usize,
        /// Where to.
        place: usize,
    },
    /// Takes a piece back to the tray.
    Take {
        /// Which piece.
        piece: usize,
    },
    /// Chooses one of several.
    Choose(usize),
    /// Presses down.
    Press,
    /// Lets go.
    Release,
}

/// One thing done.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    /// Goes on: from a briefing into its round, through the missed hazards and a story, from feedback to the next question.
    Continue,
    /// Touches the scene.
    Touch(Touch),
    /// Asks for help in the hunt.
    Hint,
    /// Says that the hunt or task is done.
    Done,
    /// Does something in a task.
    Move(Move),
    /// Answers the question.
    Answer(Response),
    /// Nothing but time passing; soft limits are looked at.
    Tick,
    /// "Still there?" is asked: from here on time does not count.
    Pause,
    /// Somebody is there after all.
    Resume,
    /// The visitor goes back to the attract loop.
    Leave,
    /// Nobody answered "still there?".
    Abandon,
}
