//! What the window shows: one file a screen. A screen is built from where things stand, so it can be built anew at any time.

mod attract;
mod briefing;
mod comfort;
mod fault;
mod ground;
mod header;
mod hunt;
mod hunt_panel;
mod hunt_strip;
mod programs;
mod quiz;
mod quiz_choices;
mod quiz_choices_number;
mod result;
mod staff;
mod staff_pad;
mod task;

use super::{
    AppSystems, Screen,
    command::{Command, Commanded},
    language::Tongue,
    power::Awake,
    show::Show,
};
use bevy::prelude::*;

pub(super) fn plugin(app: &mut App) {
    app.add_plugins((
        attract::plugin,
        briefing::plugin,
        comfort::plugin,
        fault::plugin,
        header::plugin,
        hunt::plugin,
        programs::plugin,
        quiz::plugin,
        result::plugin,
        staff::plugin,
        staff_pad::plugin,
        task::plugin,
    ))
    .add_systems(
        Update,
        (switch_language, start, super::idle::go_home).in_set(AppSystems::Follow),
    )
    .add_systems(PostUpdate, settle);
}

/// The next language of the exhibit; the screen is built anew in it.
fn switch_language(
    mut commanded: MessageReader<Commanded>,
    show: Option<Res<Show>>,
    screen: Res<State<Screen>>,
    mut tongue: ResMut<Tongue>,
    mut next: ResMut<NextState<Screen>>,
) {
    let n_switches = commanded
        .read()
        .filter(|Commanded(command)| command == &Command::Language)
        .count();
    let Some(show) = show.filter(|_| n_switches > 0) else {
        return;
    };
    let languages = &show.exhibit().languages;
    let at = languages
        .iter()
        .position(|language| language == tongue.language())
        .unwrap_or_default();
    if let Some(language) = languages.get((at + n_switches) % languages.len().max(1)) {
        *tongue = Tongue::new(language);
        next.set(screen.get().clone());
    }
}

fn start(mut commanded: MessageReader<Commanded>, mut next: ResMut<NextState<Screen>>) {
    if commanded.read().any(|Commanded(command)| command == &Command::Start) {
        next.set(Screen::Programs);
    }
}

/// A new screen needs a few frames until it stands. Looks last: a screen chosen after the change of this update is entered
/// in the next, which must come.
fn settle(
    mut changes: MessageReader<StateTransitionEvent<Screen>>,
    mut awake: ResMut<Awake>,
    next: Res<NextState<Screen>>,
) {
    if changes.read().count() > 0 || !matches!(*next, NextState::Unchanged) {
        awake.stir();
    }
}
