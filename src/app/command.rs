//! What a control on the screen does, and what scripts call it.

use super::{comfort::Switch, staff::StaffCommand};
use crate::{
    content::ProgramId,
    rules::{Action, Move, Response},
};
use bevy::{prelude::*, ui_widgets::Activate};

/// What pressing a control does.
#[derive(Component, Debug, Clone, PartialEq)]
pub(crate) enum Command {
    /// From the attract loop to the choice of programs.
    Start,
    /// Begins a visit.
    Program(ProgramId),
    /// The next language.
    Language,
    /// Back to the attract loop.
    Home,
    /// An action of the rules.
    Act(Action),
    /// Marks or unmarks a choice of a question with several right ones.
    Toggle(usize),
    /// Takes a piece of a task up, or lays it down; puts gear on, or takes it off.
    Piece(usize),
    /// Puts what was taken up to a place of a task, or takes up what lies there.
    Place(usize),
    /// Presses the chest.
    Press,
    /// Moves the number by so many stops.
    Step(i32),
    /// Answers with what is marked.
    Submit,
    /// Turns the sound off, or on again.
    Mute,
    /// Somebody is there.
    StillHere,
    /// Larger.
    ZoomIn,
    /// Smaller.
    ZoomOut,
    /// Everything in view.
    Overview,
    /// Opens the sheet of comfort settings.
    Comfort,
    /// Turns a comfort setting on or off.
    ToggleComfort(Switch),
    /// Closes the sheet of comfort settings.
    CloseComfort,
    /// Something behind the staff door.
    Staff(StaffCommand),
}

impl Command {
    /// The name by which scripts and tests find the control.
    pub(crate) fn name(&self) -> String {
        match self {
            Self::Start => "start".to_owned(),
            Self::Program(program) => format!("program/{program}"),
            Self::Language => "language".to_owned(),
            Self::Home => "home".to_owned(),
            Self::Act(Action::Continue) => "continue".to_owned(),
            Self::Act(Action::Done) => "done".to_owned(),
            Self::Act(Action::Hint) => "hint".to_owned(),
            Self::Act(Action::Answer(Response::Choice(choice))) | Self::Toggle(choice) => format!("choice/{choice}"),
            Self::Act(Action::Answer(Response::Truth(truth))) => truth.to_string(),
            Self::Act(Action::Move(Move::Choose(choice))) => format!("choose/{choice}"),
            Self::Piece(piece) => format!("piece/{piece}"),
            Self::Place(place) => format!("place/{place}"),
            Self::Act(_) => "action".to_owned(),
            Self::Press => "press".to_owned(),
            Self::Step(stops) => format!("step/{stops}"),
            Self::Submit => "submit".to_owned(),
            Self::Mute => "mute".to_owned(),
            Self::StillHere => "still_here".to_owned(),
            Self::ZoomIn => "zoom_in".to_owned(),
            Self::ZoomOut => "zoom_out".to_owned(),
            Self::Overview => "overview".to_owned(),
            Self::Comfort => "comfort".to_owned(),
            Self::ToggleComfort(switch) => format!("comfort/{}", switch.name()),
            Self::CloseComfort => "comfort/close".to_owned(),
            Self::Staff(command) => command.name(),
        }
    }
}

/// A control was pressed and released.
#[derive(Message, Debug, Clone)]
pub(crate) struct Commanded(pub(crate) Command);

pub(super) fn plugin(app: &mut App) {
    app.add_message::<Commanded>().add_observer(on_activate);
}

fn on_activate(activate: On<Activate>, controls: Query<&Command>, mut commanded: MessageWriter<Commanded>) {
    if let Ok(command) = controls.get(activate.entity) {
        commanded.write(Commanded(command.clone()));
    }
}
