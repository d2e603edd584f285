//! `--measure`: how soon the booth is there, how soon it answers, and what it costs while nobody plays.
//!
//! A frame counts as presented when the engine's render schedule, which hands the picture to the window system, is through
//! with it. A touch counts from the update that takes it, which begins at once when the program rests. All sums are made on
//! a thread of their own that sleeps while nothing is drawn, so that measuring at rest costs nothing.

mod sums;

use super::{
    clock::{Clock, instant},
    power::Awake,
};
use crate::storage::{ProcessUse, atomic};
use bevy::{
    input::{ButtonState, touch::TouchPhase},
    platform::time::Instant,
    prelude::*,
    render::{Extract, Render, RenderApp, RenderSystems},
    window::WindowEvent,
};
use std::{
    path::PathBuf,
    sync::{Arc, Mutex, PoisonError, mpsc},
    thread::JoinHandle,
    time::Duration,
};
use sums::{Frame, Input, REST, Sums};

/// While frames keep coming, the file is written this often.
const WRITE_EVERY: Duration = Duration::from_secs(5);

/// Where frames go to be counted; nowhere once the measuring is over.
#[derive(Resource, Clone)]
struct Counter(Arc<Mutex<Option<mpsc::Sender<Frame>>>>);

/// The frame of this update.
#[derive(Resource, Default)]
struct Now {
    frame: Frame,
    last: Option<Duration>,
}

/// The frame that is being drawn.
#[derive(Resource, Default)]
struct Drawn(Option<Frame>);

/// The measuring; ends with `finish`.
pub(super) struct Measure {
    counter: Counter,
    thread: JoinHandle<()>,
}

impl Measure {
    /// Measures `app` into `file`.
    pub(super) fn install(app: &mut App, file: PathBuf) -> Self {
        let (sender, frames) = mpsc::channel();
        let counter = Counter(Arc::new(Mutex::new(Some(sender))));
        let began = app.world().resource::<Clock>().instant_at(Duration::ZERO);
        app.init_resource::<Now>()
            .add_systems(First, begin.before(bevy::picking::PickingSystems::Input))
            .add_systems(Last, see_change);
        if let Some(render) = app.get_sub_app_mut(RenderApp) {
            render
                .insert_resource(counter.clone())
                .init_resource::<Drawn>()
                .add_systems(ExtractSchedule, take_frame)
                .add_systems(Render, present.after(RenderSystems::Render));
        }
        let thread = std::thread::spawn(move || count(&frames, began, &file));
        Self { counter, thread }
    }

    /// Writes the last sums.
    pub(super) fn finish(self) {
        let sender = self.counter.0.lock().unwrap_or_else(PoisonError::into_inner).take();
        drop(sender);
        if self.thread.join().is_err() {
            error!("the measuring failed");
        }
    }
}

/// An update begins: what it was woken by, and what the rest before it has cost.
fn begin(mut now: ResMut<Now>, clock: Res<Clock>, awake: Res<Awake>, mut events: MessageReader<WindowEvent>) {
    let at = instant() - clock.instant_at(Duration::ZERO);
    let is_rested = now.last.is_some_and(|last| at.saturating_sub(last) > REST);
    let mut frame = Frame {
        began: at,
        is_complete: awake.is_shown(),
        woken_cpu: is_rested.then(ProcessUse::read).flatten().map(|used| used.cpu),
        ..Frame::default()
    };
    for event in events.read() {
        frame.is_touched |= matches!(event, WindowEvent::CursorMoved(_) | WindowEvent::TouchInput(_));
        frame.inputs.extend(input(event));
    }
    frame.is_touched |= !frame.inputs.is_empty();
    now.last = Some(at);
    now.frame = frame;
}

fn input(event: &WindowEvent) -> Option<Input> {
    let of = |state| match state {
        ButtonState::Pressed => Input::Press,
        ButtonState::Released => Input::Release,
    };
    match event {
        WindowEvent::TouchInput(touch) if touch.phase == TouchPhase::Started => Some(Input::Press),
        WindowEvent::TouchInput(touch) if touch.phase == TouchPhase::Ended => Some(Input::Release),
        WindowEvent::MouseButtonInput(button) => Some(of(button.state)),
        WindowEvent::KeyboardInput(key) if !key.repeat => Some(of(key.state)),
        _ => None,
    }
}

/// Whether anything that can be seen differs from the frame before.
fn see_change(
    mut now: ResMut<Now>,
    nodes: Query<
        (),
        Or<(
            Changed<ComputedNode>,
            Changed<UiGlobalTransform>,
            Changed<BackgroundColor>,
            Changed<BorderColor>,
            Changed<ImageNode>,
            Changed<Text>,
            Changed<TextColor>,
            Changed<Sprite>,
            Changed<GlobalTransform>,
            Changed<InheritedVisibility>,
        )>,
    >,
    mut gone: RemovedComponents<ComputedNode>,
    mut sprites_gone: RemovedComponents<Sprite>,
    mut images: MessageReader<AssetEvent<Image>>,
) {
    let n_gone = gone.read().count() + sprites_gone.read().count() + images.read().count();
    now.frame.is_changed = n_gone > 0 || !nodes.is_empty();
}

fn take_frame(now: Extract<Res<Now>>, mut drawn: ResMut<Drawn>) {
    drawn.0 = Some(now.frame.clone());
}

fn present(mut drawn: ResMut<Drawn>, counter: Res<Counter>) {
    let Some(mut frame) = drawn.0.take() else { return };
    frame.presented = Some(instant());
    if let Some(sender) = &*counter.0.lock().unwrap_or_else(PoisonError::into_inner) {
        // The counting ends only after this sender is taken away.
        drop(sender.send(frame));
    }
}

/// Counts frames until there are no more; writes when the booth comes to rest, every few seconds, and in the end.
fn count(frames: &mpsc::Receiver<Frame>, began: Instant, file: &std::path::Path) {
    let mut sums = Sums::default();
    let mut resting: Option<(Duration, Duration)> = None;
    let mut written = Duration::ZERO;
    loop {
        let next = match resting {
            None => frames.recv_timeout(REST),
            Some(_) => frames.recv().map_err(|_gone| mpsc::RecvTimeoutError::Disconnected),
        };
        let now = instant() - began;
        match next {
            Ok(frame) => {
                let rested = resting.take().zip(frame.woken_cpu);
                if let Some(((since, cpu), woken_cpu)) = rested {
                    let rest = frame.began.saturating_sub(since);
                    sums.rest(rest, woken_cpu.saturating_sub(cpu), frame.is_touched);
                }
                let presented = frame.presented.map_or(now, |presented| presented - began);
                if frame.is_complete
                    && sums.awaits_start()
                    && let Some(used) = ProcessUse::read()
                {
                    sums.start(used.age.saturating_sub((instant() - began).saturating_sub(presented)));
                }
                sums.frame(&frame, presented);
                if now > written + WRITE_EVERY {
                    written = now;
                    write(&sums, file);
                }
            }
            Err(mpsc::RecvTimeoutError::Timeout) => {
                write(&sums, file);
                written = now;
                resting = ProcessUse::read().map(|used| (instant() - began, used.cpu));
                if resting.is_none() {
                    // Nothing is known of the process here: wait for the next frame all the same.
                    resting = Some((now, Duration::ZERO));
                }
            }
            Err(mpsc::RecvTimeoutError::Disconnected) => {
                write(&sums, file);
                return;
            }
        }
    }
}

fn write(sums: &Sums, file: &std::path::Path) {
    let peak = ProcessUse::read().map(|used| used.peak_resident_bytes);
    let written = sums
        .report(peak)
        .map_err(anyhow::Error::from)
        .and_then(|report| Ok(atomic::write(file, report.as_bytes())?));
    if let Err(error) = written {
        error!("{error:#}");
    }
}
