//! The visitor's program: screens on a window, driven by the rules.
//!
//! Fingers become pointers (`touch`), controls become commands (`command`), commands become actions and effects (`visit`),
//! and everything shown listens to effects. Nothing is drawn while nothing changes (`power`).

mod access;
mod beside;
mod carry;
mod clock;
mod comfort;
mod command;
mod compress;
mod fault;
mod focus;
mod gesture;
mod graphics;
mod headless;
mod idle;
mod keyboard;
mod keys;
mod language;
mod layout;
mod measure;
mod moment;
mod motion;
mod pictures;
mod power;
mod reading;
mod reticle;
mod scene_detail;
mod scene_frame;
mod scene_view;
mod screens;
mod script;
mod show;
mod sound;
mod staff;
mod start;
mod theme;
mod touch;
mod visit;
mod widget;
mod window;

#[cfg(test)]
mod tests;

pub use comfort::{Comfort, TextSize};
pub use start::{OpenError, PlayOptions, run};

use bevy::prelude::*;

/// What the window shows.
#[derive(States, Debug, Clone, PartialEq, Eq, Hash, Default)]
pub(crate) enum Screen {
    /// Nothing yet.
    #[default]
    Starting,
    /// The attract loop.
    Attract,
    /// The choice of programs.
    Programs,
    /// A round is explained.
    Briefing,
    /// The hunt and the review of what was missed.
    Hunt,
    /// A question, or its explanation.
    Quiz,
    /// A task for the hands, or what was wrong in it.
    Task,
    /// The result.
    Result,
    /// Nothing can be played.
    Fault,
}

/// The order of an update.
#[derive(SystemSet, Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) enum AppSystems {
    /// Afterwards fingers and commands are actions.
    Take,
    /// Afterwards actions are effects, and answers are on disk.
    Play,
    /// Afterwards the screen that fits is chosen.
    Follow,
    /// Afterwards that screen is there: in the same update, for a frame more would be a frame later.
    Change,
    /// Afterwards the screen shows what happened.
    Present,
}

/// Leaves the screen of before and builds the one that was chosen.
fn change_screen(world: &mut World) {
    if !matches!(world.resource::<NextState<Screen>>(), NextState::Unchanged) {
        world.run_schedule(StateTransition);
    }
}

fn plugin(app: &mut App) {
    app.init_state::<Screen>()
        .configure_sets(
            Update,
            (
                AppSystems::Take,
                AppSystems::Play,
                AppSystems::Follow,
                AppSystems::Change,
                AppSystems::Present,
            )
                .chain(),
        )
        .add_systems(Update, change_screen.in_set(AppSystems::Change))
        .add_plugins((beside::plugin, graphics::plugin, reading::plugin, staff::plugin))
        .add_plugins((
            clock::plugin,
            command::plugin,
            fault::plugin,
            gesture::plugin,
            idle::plugin,
            motion::plugin,
            pictures::plugin,
            power::plugin,
        ))
        .add_plugins((
            scene_detail::plugin,
            scene_view::plugin,
            screens::plugin,
            script::plugin,
            touch::plugin,
            visit::plugin,
            widget::plugin,
            window::plugin,
        ))
        // A list takes fifteen.
        .add_plugins((
            access::plugin,
            carry::plugin,
            comfort::plugin,
            compress::plugin,
            focus::plugin,
            keyboard::plugin,
            layout::plugin,
            reticle::plugin,
            sound::plugin,
        ));
}
