//! The time of this update, read when the update begins.
//!
//! The engine's own `Time<Real>` is the instant at which the *former* frame was drawn: after a rest it is as old as the rest
//! was long, so limits would pass unseen and touches would be stamped too early.

use bevy::{platform::time::Instant, prelude::*};
use std::time::Duration;

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Clock>()
        .add_systems(First, read_clock.before(bevy::picking::PickingSystems::Input));
}

/// Time since the program began.
#[derive(Resource)]
pub(crate) struct Clock {
    began: Instant,
    now: Instant,
    delta: Duration,
    /// Stands here instead of following the machine's clock (without a window, tests).
    held: Option<Duration>,
}

impl Default for Clock {
    fn default() -> Self {
        let now = instant();
        Self {
            began: now,
            now,
            delta: Duration::ZERO,
            held: None,
        }
    }
}

impl Clock {
    /// Since the program began, until this update began.
    pub(crate) fn elapsed(&self) -> Duration {
        self.now - self.began
    }

    /// Since the update before this one began.
    pub(crate) fn delta_secs(&self) -> f32 {
        self.delta.as_secs_f32()
    }

    /// The instant that lies `at` after the program's begin.
    pub(crate) fn instant_at(&self, at: Duration) -> Instant {
        self.began + at
    }

    /// From the next update on it is `at` since the program began.
    pub(super) fn hold(&mut self, at: Duration) {
        self.held = Some(at);
    }
}

/// The one place where the booth reads a clock.
pub(super) fn instant() -> Instant {
    #[expect(
        clippy::disallowed_methods,
        reason = "this is the clock that everything else is given"
    )]
    Instant::now()
}

fn read_clock(mut clock: ResMut<Clock>) {
    let now = clock.held.map_or_else(instant, |at| clock.instant_at(at));
    clock.delta = now - clock.now;
    clock.now = now;
}
