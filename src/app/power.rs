//! Power: nothing is drawn while nothing changes, and the first frame is complete.

use super::clock::Clock;
use bevy::{
    prelude::*,
    window::RequestRedraw,
    winit::{EventLoopProxyWrapper, UpdateMode, WinitSettings, WinitUserEvent},
};
use std::{
    sync::mpsc,
    time::{Duration, Instant},
};

/// Frames drawn after the last change, so that layout, text and uploads settle.
const SETTLE_FRAMES: u32 = 3;

/// Long enough to cost nothing; not `Duration::MAX`, which spins.
const REST: Duration = Duration::from_hours(1);

pub(super) fn plugin(app: &mut App) {
    let rest = UpdateMode::reactive(REST);
    // A bare X server never gives focus: both modes must rest.
    app.insert_resource(WinitSettings {
        focused_mode: rest,
        unfocused_mode: rest,
    })
    .insert_resource(Awake {
        frames: SETTLE_FRAMES,
        is_shown: false,
    })
    .init_resource::<Alarm>()
    .add_systems(Startup, start_alarm)
    .add_systems(First, open_eyes)
    .add_systems(Last, (ring_alarm, pump).chain());
}

/// Keeps frames coming while something moves.
#[derive(Resource)]
pub(crate) struct Awake {
    frames: u32,
    is_shown: bool,
}

impl Awake {
    /// Something changes on the screen now: draw until it has settled.
    pub(crate) fn stir(&mut self) {
        self.frames = self.frames.max(SETTLE_FRAMES);
    }

    /// Whether nothing has changed for some frames.
    pub(crate) fn is_settled(&self) -> bool {
        self.frames == 0
    }

    /// Whether the window has been shown: the first picture was complete.
    pub(crate) fn is_shown(&self) -> bool {
        self.is_shown
    }
}

/// Shows the first picture. Early in an update: only then does the engine look for what the camera sees.
fn open_eyes(
    awake: Res<Awake>,
    mut windows: Query<&mut Window>,
    mut cameras: Query<&mut Camera>,
    mut is_open: Local<bool>,
) {
    if *is_open || !awake.is_shown {
        return;
    }
    *is_open = true;
    for mut window in &mut windows {
        window.visible = true;
    }
    for mut camera in &mut cameras {
        camera.is_active = true;
    }
}

pub(super) fn pump(
    mut awake: ResMut<Awake>,
    pictures: Option<Res<super::pictures::Pictures>>,
    mut redraw: MessageWriter<RequestRedraw>,
) {
    if pictures.is_some_and(|pictures| pictures.is_busy()) {
        // Only while the first picture is awaited: later jobs wake the loop when they are done.
        if !awake.is_shown {
            awake.stir();
        }
    }
    if awake.frames > 0 {
        awake.frames -= 1;
        redraw.write(RequestRedraw);
        return;
    }
    if !awake.is_shown {
        awake.is_shown = true;
        awake.stir();
        redraw.write(RequestRedraw);
    }
}

/// Wakes the program at the earliest of the times asked for.
#[derive(Resource, Default)]
pub(crate) struct Alarm {
    wanted: Option<Duration>,
    armed: Option<Duration>,
    clock: Option<mpsc::Sender<Option<Instant>>>,
}

impl Alarm {
    /// Asks for an update at `at`, since the program began.
    ///
    /// Asked anew in every update by whoever waits for something; what nobody asks for any more is dropped.
    pub(crate) fn wake_at(&mut self, at: Duration) {
        self.wanted = Some(self.wanted.map_or(at, |wanted| wanted.min(at)));
    }

    /// When it rings next, since the program began.
    pub(super) fn next(&self) -> Option<Duration> {
        self.armed
    }
}

fn start_alarm(proxy: Option<Res<EventLoopProxyWrapper>>, mut alarm: ResMut<Alarm>) {
    let Some(proxy) = proxy.map(|proxy| (**proxy).clone()) else {
        return;
    };
    let (sender, asked) = mpsc::channel::<Option<Instant>>();
    alarm.clock = Some(sender);
    std::thread::spawn(move || {
        let mut at: Option<Instant> = None;
        loop {
            let waited = match at {
                #[expect(clippy::disallowed_methods, reason = "this thread is the clock")]
                Some(at) => asked.recv_timeout(at.saturating_duration_since(Instant::now())),
                None => asked
                    .recv()
                    .map_err(|_disconnected| mpsc::RecvTimeoutError::Disconnected),
            };
            match waited {
                Ok(next) => at = next,
                Err(mpsc::RecvTimeoutError::Timeout) => {
                    at = None;
                    if proxy.send_event(WinitUserEvent::WakeUp).is_err() {
                        return;
                    }
                }
                Err(mpsc::RecvTimeoutError::Disconnected) => return,
            }
        }
    });
}

fn ring_alarm(mut alarm: ResMut<Alarm>, time: Res<Clock>) {
    let wanted = alarm.wanted.take();
    let is_past = alarm.armed.is_some_and(|armed| armed <= time.elapsed());
    if wanted == alarm.armed && !is_past {
        return;
    }
    alarm.armed = wanted;
    if let Some(thread) = &alarm.clock
        && thread.send(wanted.map(|at| time.instant_at(at))).is_err()
    {
        warn!("the alarm thread is gone: time limits are looked at with the next touch only");
    }
}
