//! The staff's door: a long press in a corner, a PIN, and behind it how things stand and what staff may do.
//!
//! It lies over whatever is shown, which stays as it is: a visit under way is paused and goes on afterwards.

mod clock_watch;
mod corner;
mod pin;
mod state;
mod survey;

pub(crate) use clock_watch::WallClock;
pub(crate) use pin::{PinState, Verdict};
pub(crate) use state::{Entry, Grade, Section, Standing};
pub(crate) use survey::{DataPlaces, Survey};

use super::{
    AppSystems,
    clock::Clock,
    command::{Command, Commanded},
    language::Tongue,
    power::{Alarm, Awake},
    show::Show,
    theme::Look,
    visit::{ActionTaken, ActiveVisit},
};
use crate::{content::Language, rules::Action};
use bevy::{
    input::{keyboard::KeyboardInput, mouse::MouseButtonInput},
    prelude::*,
};
use std::time::Duration;

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<StaffDoor>()
        .add_plugins((clock_watch::plugin, corner::plugin, pin::plugin, survey::plugin))
        .add_systems(
            Update,
            (close_when_left, take_commands).chain().in_set(AppSystems::Take),
        );
}

/// What staff presses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum StaffCommand {
    /// A digit of the PIN.
    Digit(u8),
    /// Takes the last digit back.
    Erase,
    /// The PIN is complete.
    Enter,
    /// Back to the visitors.
    Close,
    /// Another part of the staff screen.
    Turn(Part),
    /// Another page of this part, this one being so many.
    Page(usize),
    /// The other language, for staff only.
    Language,
    /// Reads the content anew.
    Reload,
    /// Ends the program.
    Quit,
}

impl StaffCommand {
    /// The name by which scripts and tests find the control.
    pub(crate) fn name(self) -> String {
        let name = match self {
            Self::Digit(digit) => return format!("staff/{digit}"),
            Self::Page(page) => return format!("staff/page/{page}"),
            Self::Erase => "erase",
            Self::Enter => "enter",
            Self::Close => "close",
            Self::Turn(Part::Overview) => "overview",
            Self::Turn(Part::Content) => "content",
            Self::Turn(Part::Faults) => "faults",
            Self::Language => "language",
            Self::Reload => "reload",
            Self::Quit => "quit",
        };
        format!("staff/{name}")
    }
}

/// The parts of the staff screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    /// How things stand.
    Overview,
    /// What `check` says.
    Content,
    /// The last faults.
    Faults,
}

/// What lies over the visitors' screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum View {
    /// Nothing.
    #[default]
    Closed,
    /// The PIN is asked for.
    Pad,
    /// The staff screen.
    Open { part: Part, page: usize },
}

/// The door and what is open of it.
#[derive(Resource, Default)]
pub(crate) struct StaffDoor {
    view: View,
    /// A PIN was given: staff may do what changes something.
    may_act: bool,
    has_paused: bool,
    last_touch: Duration,
    /// The language that staff reads, which is nobody else's business.
    tongue: Option<Tongue>,
}

impl StaffDoor {
    /// What is open.
    pub(crate) fn view(&self) -> View {
        self.view
    }

    /// Whether something lies over the visitors' screen.
    pub(crate) fn is_open(&self) -> bool {
        self.view != View::Closed
    }

    /// Whether the PIN was given.
    pub(crate) fn may_act(&self) -> bool {
        self.may_act
    }

    /// The words for staff.
    pub(crate) fn tongue<'a>(&'a self, visitors: &'a Tongue) -> &'a Tongue {
        self.tongue.as_ref().unwrap_or(visitors)
    }

    fn show(&mut self, view: View, now: Duration) {
        self.view = view;
        self.last_touch = now;
    }

    /// The PIN was right, or there is none and staff may only look.
    fn enter(&mut self, may_act: bool, now: Duration) {
        self.may_act = may_act;
        self.show(
            View::Open {
                part: Part::Overview,
                page: 0,
            },
            now,
        );
    }
}

/// Opens the door as far as it goes without a PIN, and lets a visit wait.
fn open(
    door: &mut StaffDoor,
    show: Option<&Show>,
    active: Option<&ActiveVisit>,
    actions: &mut MessageWriter<ActionTaken>,
    now: Duration,
) {
    door.tongue = None;
    if show.is_some_and(|show| show.exhibit().staff.pin_hash.is_some()) {
        door.may_act = false;
        door.show(View::Pad, now);
    } else {
        door.enter(false, now);
    }
    door.has_paused = active.is_some_and(|active| active.ending.is_none());
    if door.has_paused {
        actions.write(ActionTaken(Action::Pause));
    }
}

fn close(door: &mut StaffDoor, actions: &mut MessageWriter<ActionTaken>) {
    door.view = View::Closed;
    door.may_act = false;
    if std::mem::take(&mut door.has_paused) {
        actions.write(ActionTaken(Action::Resume));
    }
}

/// A door that nobody stands at closes by itself.
fn close_when_left(
    mut touches: MessageReader<TouchInput>,
    mut buttons: MessageReader<MouseButtonInput>,
    mut keys: MessageReader<KeyboardInput>,
    look: Res<Look>,
    time: Res<Clock>,
    mut door: ResMut<StaffDoor>,
    mut actions: MessageWriter<ActionTaken>,
    mut awake: ResMut<Awake>,
    mut alarm: ResMut<Alarm>,
) {
    let is_there = touches.read().count() + buttons.read().count() + keys.read().count() > 0;
    let patience = match door.view {
        View::Closed => return,
        View::Pad => look.time.staff_pad_secs,
        View::Open { .. } => look.time.staff_screen_secs,
    };
    if is_there {
        door.bypass_change_detection().last_touch = time.elapsed();
    }
    let end = door.last_touch + Duration::from_secs_f32(patience);
    if time.elapsed() >= end {
        close(&mut door, &mut actions);
        awake.stir();
    } else {
        alarm.wake_at(end);
    }
}

fn take_commands(
    mut commanded: MessageReader<Commanded>,
    visitors: Res<Tongue>,
    active: Option<Res<ActiveVisit>>,
    time: Res<Clock>,
    mut door: ResMut<StaffDoor>,
    mut actions: MessageWriter<ActionTaken>,
    mut exit: MessageWriter<AppExit>,
    mut awake: ResMut<Awake>,
) {
    for Commanded(command) in commanded.read() {
        let Command::Staff(command) = command else { continue };
        awake.stir();
        match (command, door.view) {
            (StaffCommand::Close, _) => close(&mut door, &mut actions),
            (StaffCommand::Turn(part), View::Open { .. }) => {
                door.show(View::Open { part: *part, page: 0 }, time.elapsed());
            }
            (StaffCommand::Page(page), View::Open { part, .. }) => {
                door.show(View::Open { part, page: *page }, time.elapsed());
            }
            (StaffCommand::Language, _) => {
                let other = other_language(door.tongue(&visitors).wording().language());
                door.tongue = Some(Tongue::new(&other));
            }
            (StaffCommand::Quit, _) if door.may_act => {
                info!("staff ends the program");
                if active.as_ref().is_some_and(|active| active.ending.is_none()) {
                    actions.write(ActionTaken(Action::Leave));
                }
                exit.write(AppExit::Success);
            }
            _ => {}
        }
    }
}

/// The next of the program's languages.
fn other_language(now: &Language) -> Language {
    let languages: Vec<Language> = crate::wording::languages().collect();
    let at = languages
        .iter()
        .position(|language| language == now)
        .unwrap_or_default();
    languages.get((at + 1) % languages.len().max(1)).unwrap_or(now).clone()
}
