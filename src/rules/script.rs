//! Plays on rules alone.

use super::{Action, Effect, Move, Repertoire, Response, Seat, Touch, Visit, bank::AnswerKey, visit::Round};
use crate::{
    content::{ItemId, Play, PlayScreen, ProgramId, StepKind},
    geometry::{Point, Screen},
};
use std::{collections::BTreeSet, sync::Arc, time::Duration};

/// A fingertip on the glass: a touch reaches half of this far.
pub const FINGERTIP_MM: f64 = 12.0;

/// What a play's tap on a name means.
#[derive(Debug, Clone, PartialEq)]
pub enum TapTarget {
    /// `start`: leaves the attract loop.
    Start,
    /// `language`: changes the language.
    Language,
    /// `program/<pack>/<name>`: begins the visit.
    Program(ProgramId),
    /// `continue`.
    Continue,
    /// `done`: says that the hunt or task is done.
    Done,
    /// `hint`.
    Hint,
    /// `home`: leaves the visit.
    Home,
    /// `choice/<n>`: a choice, counted from 0 in file order.
    Choice(usize),
    /// `true` or `false`.
    Truth(bool),
    /// `number/<value>`: moves the slider.
    Number(f64),
    /// `submit`: gives the chosen answer.
    Submit,
    /// `put/<piece>/<place>`: draws a piece to a place. Pieces, places and choices are counted from 0 in file order.
    Put(usize, usize),
    /// `take/<piece>`: draws a piece back to the tray.
    Take(usize),
    /// `piece/<n>`: takes a piece up, for a tap on a place to follow.
    Piece(usize),
    /// `place/<n>`: puts there what was taken up.
    Place(usize),
    /// `choose/<n>`: chooses one of several, counted from 0 in file order.
    Choose(usize),
    /// `press`: presses, and lets go at once.
    Press,
    /// Any other name: an item of the scene, or a control of the screen that rules know nothing of.
    Named(String),
}

impl TapTarget {
    /// Reads a name.
    pub fn parse(name: &str) -> Self {
        let other = || Self::Named(name.to_owned());
        match name.split_once('/') {
            Some(("program", id)) => ProgramId::parse(id).map_or_else(|_| other(), Self::Program),
            Some(("choice", n)) => n.parse().map_or_else(|_| other(), Self::Choice),
            Some(("number", value)) => value.parse().map_or_else(|_| other(), Self::Number),
            Some(("put", both)) => both
                .split_once('/')
                .and_then(|(piece, place)| Some(Self::Put(piece.parse().ok()?, place.parse().ok()?)))
                .unwrap_or_else(other),
            Some(("take", n)) => n.parse().map_or_else(|_| other(), Self::Take),
            Some(("piece", n)) => n.parse().map_or_else(|_| other(), Self::Piece),
            Some(("place", n)) => n.parse().map_or_else(|_| other(), Self::Place),
            Some(("choose", n)) => n.parse().map_or_else(|_| other(), Self::Choose),
            _ => match name {
                "press" => Self::Press,
                "start" => Self::Start,
                "language" => Self::Language,
                "continue" => Self::Continue,
                "done" => Self::Done,
                "hint" => Self::Hint,
                "home" => Self::Home,
                "true" => Self::Truth(true),
                "false" => Self::Truth(false),
                "submit" => Self::Submit,
                _ => other(),
            },
        }
    }
}

/// Why a play cannot be run.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PlayError {
    /// The tapped program does not exist.
    #[error("there is no program {0}")]
    NoSuchProgram(ProgramId),
    /// No step begins a visit.
    #[error("no step taps program/{0}, so no visit begins")]
    NoVisit(ProgramId),
}

/// Runs `play` on rules alone and returns every effect with its time since the visit began.
///
/// The visit begins where a program is tapped; what is done before, and what only a screen understands (taps at points of
/// the window, drags, keys, shots), has no effect beside time passing. The scene counts as fitted into the whole screen.
pub fn run_play(play: &Play, repertoire: &Arc<Repertoire>) -> Result<Vec<(Duration, Effect)>, PlayError> {
    let mut effects = Vec::new();
    let mut running: Option<(Duration, Visit)> = None;
    let mut chosen = Chosen::default();
    for step in &play.steps {
        let target = match &step.kind {
            StepKind::TapOn(name) => Some(TapTarget::parse(name)),
            _ => None,
        };
        let Some((began, visit)) = &mut running else {
            if let Some(TapTarget::Program(program)) = target {
                let begun = Visit::new(Arc::clone(repertoire), &program, play.seed);
                let (visit, first) = begun.ok_or_else(|| PlayError::NoSuchProgram(program.clone()))?;
                effects.extend(first.into_iter().map(|effect| (Duration::ZERO, effect)));
                running = Some((step.at, visit));
            }
            continue;
        };
        let at = step.at.saturating_sub(*began);
        effects.extend(visit.apply(&Action::Tick, at).into_iter().map(|effect| (at, effect)));
        let action = match (&step.kind, &target) {
            (StepKind::TapScene(x, y), _) => touch(visit, Point::new(*x, *y), play.screen),
            (_, Some(TapTarget::Named(name))) => {
                item_center(visit, name).and_then(|center| touch(visit, center, play.screen))
            }
            (_, Some(target)) => chosen.action(visit, target),
            _ => None,
        };
        let release = (target == Some(TapTarget::Press)).then_some(Action::Move(Move::Release));
        for action in action.into_iter().chain(release) {
            effects.extend(visit.apply(&action, at).into_iter().map(|effect| (at, effect)));
        }
    }
    if running.is_some() {
        Ok(effects)
    } else {
        Err(PlayError::NoVisit(play.program.clone()))
    }
}

fn item_center(visit: &Visit, name: &str) -> Option<Point> {
    let Some(Round::Hunt(hunt)) = visit.current() else {
        return None;
    };
    let id = ItemId::parse(name).ok()?;
    hunt.ground()
        .items
        .iter()
        .find(|item| item.id == id)
        .map(|item| item.center)
}

fn touch(visit: &Visit, point: Point, screen: PlayScreen) -> Option<Action> {
    let Some(Round::Hunt(hunt)) = visit.current() else {
        return None;
    };
    let (width_px, height_px) = (f64::from(screen.width_px), f64::from(screen.height_px));
    let scene = hunt.ground().scene;
    let zoom = (width_px / scene.width()).min(height_px / scene.height());
    let reach_px = Screen {
        width_px,
        height_px,
        ppi: screen.ppi,
    }
    .px_from_mm(FINGERTIP_MM / 2.0)
        / zoom;
    Some(Action::Touch(Touch {
        seat: Seat::default(),
        point,
        reach_px,
    }))
}

/// What is chosen on the screen and not given as an answer yet.
#[derive(Debug, Default)]
struct Chosen {
    /// Of which question: round and position in it.
    question: Option<(usize, usize)>,
    choices: BTreeSet<usize>,
    number: Option<f64>,
    /// The piece of a task that was taken up, and in which round.
    piece: Option<(usize, usize)>,
}

impl Chosen {
    fn action(&mut self, visit: &Visit, target: &TapTarget) -> Option<Action> {
        self.follow(visit);
        match target {
            TapTarget::Continue => Some(Action::Continue),
            TapTarget::Done => Some(Action::Done),
            TapTarget::Hint => Some(Action::Hint),
            TapTarget::Home => Some(Action::Leave),
            TapTarget::Truth(said) => Some(Action::Answer(Response::Truth(*said))),
            TapTarget::Choice(choice) if has_several_choices(visit) => {
                if !self.choices.remove(choice) {
                    self.choices.insert(*choice);
                }
                None
            }
            TapTarget::Choice(choice) => Some(Action::Answer(Response::Choice(*choice))),
            TapTarget::Number(number) => {
                self.number = Some(*number);
                None
            }
            TapTarget::Submit => {
                let response = match self.number {
                    Some(number) => Response::Number(number),
                    None => Response::Choices(self.choices.iter().copied().collect()),
                };
                Some(Action::Answer(response))
            }
            TapTarget::Put(piece, place) => Some(Action::Move(Move::Put {
                piece: *piece,
                place: *place,
            })),
            TapTarget::Take(piece) => Some(Action::Move(Move::Take { piece: *piece })),
            TapTarget::Piece(piece) => {
                self.take_up((visit.round().index, *piece));
                None
            }
            TapTarget::Place(place) => {
                let (round, piece) = self.piece.take()?;
                let place = *place;
                (round == visit.round().index).then_some(Action::Move(Move::Put { piece, place }))
            }
            TapTarget::Choose(choice) => Some(Action::Move(Move::Choose(*choice))),
            TapTarget::Press => Some(Action::Move(Move::Press)),
            TapTarget::Start | TapTarget::Language | TapTarget::Program(_) | TapTarget::Named(_) => None,
        }
    }

    /// Takes up a piece; a second tap on it lays it down again.
    fn take_up(&mut self, piece: (usize, usize)) {
        self.piece = if self.piece == Some(piece) { None } else { Some(piece) };
    }

    /// Forgets what was chosen for another question.
    fn follow(&mut self, visit: &Visit) {
        let question = visit.question().map(|question| (visit.round().index, question.index));
        if self.question != question {
            *self = Self {
                question,
                piece: self.piece,
                ..Self::default()
            };
        }
    }
}

fn has_several_choices(visit: &Visit) -> bool {
    let Some(Round::Quiz(quiz)) = visit.current() else {
        return false;
    };
    quiz.question()
        .is_some_and(|question| matches!(question.key, AnswerKey::Choices { .. }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_say_what_is_tapped() {
        let program = ProgramId::parse("site/quick").unwrap();
        for (name, target) in [
            ("program/site/quick", TapTarget::Program(program)),
            ("choice/2", TapTarget::Choice(2)),
            ("choice/two", TapTarget::Named("choice/two".to_owned())),
            ("number/2.5", TapTarget::Number(2.5)),
            ("true", TapTarget::Truth(true)),
            ("home", TapTarget::Home),
            ("put/2/0", TapTarget::Put(2, 0)),
            ("put/2", TapTarget::Named("put/2".to_owned())),
            ("take/1", TapTarget::Take(1)),
            ("piece/3", TapTarget::Piece(3)),
            ("place/0", TapTarget::Place(0)),
            ("choose/4", TapTarget::Choose(4)),
            ("press", TapTarget::Press),
            ("scaffold", TapTarget::Named("scaffold".to_owned())),
        ] {
            assert_eq!(TapTarget::parse(name), target, "{name}");
        }
    }
}
