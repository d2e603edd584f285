//! The graphics card: what it complains of is survived, a window whose pictures do not reach the screen is opened anew, and
//! a card that is lost ends the program, so that whoever watches over it starts it again.

use super::{
    clock::Clock,
    fault::{Faults, Told},
    power::{Alarm, Awake},
};
use crate::content::Arg;
use bevy::{
    prelude::*,
    render::{
        Render, RenderApp, RenderSystems,
        camera::ExtractedCamera,
        error_handler::{ErrorType, RenderError, RenderErrorHandler, RenderErrorPolicy},
        view::ExtractedWindows,
    },
    window::{PrimaryWindow, WindowDestroyed},
};
use std::{
    collections::VecDeque,
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
    time::Duration,
};

/// The exit code of a program that cannot draw any more: to be started again.
const LOST: u8 = 3;

/// So many complaints within [`SOON`] are one picture after the other gone wrong: it might flash.
const MOST_COMPLAINTS: usize = 20;
const SOON: Duration = Duration::from_mins(1);

/// Pictures in a row that do not reach the screen before the window is opened anew: one may be a window that just changes.
const MOST_MISSED: u32 = 3;
const FIRST_PAUSE: Duration = Duration::from_secs(1);
const LONGEST_PAUSE: Duration = Duration::from_mins(1);

pub(super) fn plugin(app: &mut App) {
    let missed = Missed::default();
    app.init_resource::<Complaints>()
        .init_resource::<Connection>()
        .insert_resource(missed.clone())
        .insert_resource(RenderErrorHandler(on_render_error))
        .add_systems(Last, connect_anew.before(super::power::pump));
    if let Some(renderer) = app.get_sub_app_mut(RenderApp) {
        renderer
            .insert_resource(missed)
            .add_systems(Render, count_missed.in_set(RenderSystems::Prepare));
    }
}

/// What the card complained of lately.
#[derive(Resource, Default)]
struct Complaints {
    at: VecDeque<Duration>,
    n: u32,
}

impl Complaints {
    /// Whether the booth can go on after one more at `now`.
    fn bear(&mut self, now: Duration) -> bool {
        self.n = self.n.saturating_add(1);
        self.at.push_back(now);
        if self.at.len() > MOST_COMPLAINTS {
            self.at.pop_front();
        }
        let first = self.at.front().copied().unwrap_or(now);
        self.at.len() < MOST_COMPLAINTS || now.saturating_sub(first) > SOON
    }
}

fn on_render_error(error: &RenderError, world: &mut World, _render: &mut World) -> RenderErrorPolicy {
    let now = world.get_resource::<Clock>().map_or(Duration::ZERO, Clock::elapsed);
    let is_bearable = matches!(error.ty, ErrorType::Validation)
        && world
            .get_resource_mut::<Complaints>()
            .is_some_and(|mut complaints| complaints.bear(now));
    if !is_bearable {
        error!("the graphics card cannot go on: {:?} {}", error.ty, error.description);
        world.write_message(AppExit::from_code(LOST));
        return RenderErrorPolicy::StopRendering;
    }
    let n = world.get_resource::<Complaints>().map_or(0, |complaints| complaints.n);
    let why = error.description.lines().next().unwrap_or_default().to_owned();
    if let Some(mut faults) = world.get_resource_mut::<Faults>() {
        let n = Arg::from(f64::from(n));
        faults.tell(Told::Words("fault-render", vec![("n", n), ("why", why.into())]));
    }
    RenderErrorPolicy::Ignore
}

/// Pictures in a row that did not reach the screen.
#[derive(Resource, Clone, Default)]
struct Missed(Arc<AtomicU32>);

fn count_missed(windows: Res<ExtractedWindows>, cameras: Query<(), With<ExtractedCamera>>, missed: Res<Missed>) {
    // Before the first picture is complete nothing is drawn, so nothing can be missed.
    if cameras.is_empty() {
        return;
    }
    let is_missed = windows
        .windows
        .values()
        .any(|window| window.swap_chain_texture_view.is_none());
    if is_missed {
        missed.0.fetch_add(1, Ordering::Relaxed);
    } else {
        missed.0.store(0, Ordering::Relaxed);
    }
}

/// The way of pictures to the screen.
#[derive(Resource, Default)]
struct Connection {
    pause: Duration,
    next_try: Duration,
}

/// What to do about pictures that do not reach the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    /// All is well.
    Rest,
    /// Draw once more and see.
    Draw,
    /// Wait until then.
    Wait(Duration),
    /// Open the window anew.
    Connect,
}

impl Connection {
    /// Tries again ever more rarely: a screen that is switched off for the night is no reason to run hot.
    fn step(&mut self, missed: u32, now: Duration) -> Step {
        if missed == 0 {
            self.pause = Duration::ZERO;
            self.next_try = Duration::ZERO;
            Step::Rest
        } else if missed < MOST_MISSED {
            Step::Draw
        } else if now < self.next_try {
            Step::Wait(self.next_try)
        } else {
            self.pause = (self.pause * 2).clamp(FIRST_PAUSE, LONGEST_PAUSE);
            self.next_try = now + self.pause;
            Step::Connect
        }
    }
}

/// Closes a window that is gone or that no picture reaches; another is opened where none is.
///
/// Not only its surface is made anew: on a window that is gone that would panic in the engine.
fn connect_anew(
    mut destroyed: MessageReader<WindowDestroyed>,
    missed: Res<Missed>,
    time: Res<Clock>,
    windows: Query<Entity, With<PrimaryWindow>>,
    mut connection: ResMut<Connection>,
    mut faults: ResMut<Faults>,
    mut awake: ResMut<Awake>,
    mut alarm: ResMut<Alarm>,
    mut commands: Commands,
) {
    let gone: Vec<Entity> = destroyed.read().map(|message| message.window).collect();
    let is_gone = windows.iter().any(|window| gone.contains(&window));
    let step = match connection.step(missed.0.load(Ordering::Relaxed), time.elapsed()) {
        _ if is_gone => Step::Connect,
        step => step,
    };
    match step {
        Step::Rest => {}
        Step::Draw => awake.stir(),
        Step::Wait(until) => alarm.wake_at(until),
        Step::Connect => {
            faults.tell(Told::Words("fault-surface", Vec::new()));
            missed.0.store(0, Ordering::Relaxed);
            for window in &windows {
                commands.entity(window).despawn();
            }
            awake.stir();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn single_complaints_are_borne_for_years_and_a_flood_is_not() {
        let mut complaints = Complaints::default();
        assert!(
            (0..1000).all(|hour| complaints.bear(Duration::from_hours(hour))),
            "one an hour"
        );
        let now = Duration::from_hours(2000);
        let borne = (0..60).take_while(|second| complaints.bear(now + Duration::from_secs(*second)));
        assert_eq!(borne.count(), MOST_COMPLAINTS - 1, "one a second");
    }

    #[test]
    fn a_picture_that_is_missed_is_drawn_again_and_then_the_screen_is_connected_anew_ever_more_rarely() {
        let mut connection = Connection::default();
        let secs = Duration::from_secs;
        assert_eq!(connection.step(0, secs(1)), Step::Rest);
        assert_eq!(connection.step(1, secs(1)), Step::Draw);
        assert_eq!(connection.step(3, secs(1)), Step::Connect);
        assert_eq!(connection.step(3, secs(1)), Step::Wait(secs(2)));
        assert_eq!(connection.step(3, secs(2)), Step::Connect);
        assert_eq!(connection.step(4, secs(3)), Step::Wait(secs(4)));
        for _ in 0..20 {
            connection.step(9, Duration::from_hours(1));
            connection.next_try = Duration::ZERO;
        }
        assert_eq!(connection.pause, LONGEST_PAUSE, "at most a minute");
        assert_eq!(connection.step(0, secs(9)), Step::Rest);
        assert_eq!(
            connection.step(3, secs(9)),
            Step::Connect,
            "the next loss is acted on at once"
        );
    }
}
