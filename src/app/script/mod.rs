//! A play through the window: fingers put in where winit would put them, pictures taken on the way.

mod shot;
mod sight;

use super::{
    Screen,
    clock::Clock,
    pictures::Pictures,
    power::{Alarm, Awake},
    visit::EffectShown,
};
use crate::content::{Play, StepKind};
use bevy::{input::touch::TouchPhase, prelude::*};
use shot::Eye;
use sight::{ANY_HAZARD, Glass, Sight};
use std::{collections::VecDeque, fmt::Write as _, path::PathBuf, time::Duration};

/// How long a scripted finger rests on the glass.
const PRESS: Duration = Duration::from_millis(80);

/// How long a tap waits for its control to appear, and a picture for the screen to come to rest: some never do.
const PATIENCE: Duration = Duration::from_secs(5);

/// How often a shot looks whether the screen has come to rest.
const GLANCE: Duration = Duration::from_millis(40);

/// More than it takes from one end of a scene to the other.
const MOST_DRAGS: u32 = 10;

/// Steps of a scripted drag.
const DRAG_STEPS: u16 = 6;

pub(super) fn plugin(app: &mut App) {
    app.add_systems(
        First,
        play_script
            .before(bevy::picking::PickingSystems::Input)
            .run_if(resource_exists::<Script>),
    )
    .add_systems(Last, write_trace.run_if(resource_exists::<Script>));
}

/// A play on its way.
#[derive(Resource)]
pub(super) struct Script {
    steps: VecDeque<crate::content::PlayStep>,
    shots: Option<PathBuf>,
    trace: Option<PathBuf>,
    written: String,
    began: Option<Duration>,
    fingers: VecDeque<(Duration, TouchPhase, Vec2)>,
    is_shooting: bool,
    is_over: bool,
    /// Steps that could not be taken.
    pub(super) failures: Vec<String>,
    n_drags: u32,
    finger: u64,
    /// Pictures that are done, or would be if there were a folder for them.
    #[cfg(test)]
    pub(super) taken: Vec<String>,
}

impl Script {
    /// Plays `play`; pictures go to `shots`, taps and effects to `trace`.
    pub(super) fn new(play: Play, shots: Option<PathBuf>, trace: Option<PathBuf>) -> Self {
        Self {
            steps: play.steps.into(),
            shots,
            trace,
            written: String::new(),
            began: None,
            fingers: VecDeque::new(),
            is_shooting: false,
            is_over: false,
            failures: Vec::new(),
            n_drags: 0,
            finger: 0,
            #[cfg(test)]
            taken: Vec::new(),
        }
    }

    fn exit(&self) -> AppExit {
        if self.failures.is_empty() {
            AppExit::Success
        } else {
            AppExit::error()
        }
    }

    fn fail(&mut self, failure: String) {
        error!("{failure}");
        self.failures.push(failure);
    }
}

fn play_script(
    mut script: ResMut<Script>,
    sight: Sight,
    mut glass: Glass,
    mut eye: Eye,
    screen: Res<State<Screen>>,
    pictures: Res<Pictures>,
    time: Res<Clock>,
    mut awake: ResMut<Awake>,
    mut alarm: ResMut<Alarm>,
    mut exit: MessageWriter<AppExit>,
) {
    if !awake.is_shown() || screen.get() == &Screen::Starting {
        return;
    }
    let now = time.elapsed();
    let began = *script.began.get_or_insert(now);
    while let Some(&(at, phase, position)) = script.fingers.front() {
        if at > now {
            alarm.wake_at(at);
            return;
        }
        script.fingers.pop_front();
        glass.touch(script.finger, phase, position);
        awake.stir();
    }
    eye.shut();
    if script.is_shooting {
        awake.stir();
        return;
    }
    let Some(step) = script.steps.front().cloned() else {
        // One more update, in which the trace is written.
        if script.is_over {
            exit.write(script.exit());
        }
        script.is_over = true;
        awake.stir();
        return;
    };
    let due = began + step.at;
    if due > now {
        alarm.wake_at(due);
        return;
    }
    // A picture of what still moves or is being drawn would be a picture of nothing.
    let is_moving = pictures.is_busy() || (!awake.is_settled() && now < due + PATIENCE);
    if matches!(step.kind, StepKind::Shot(_)) && is_moving {
        alarm.wake_at(now + GLANCE);
        return;
    }
    awake.stir();
    if Sight::is_drawing(&step.kind) {
        match sight.drawn(&step.kind) {
            Some((from, to)) => drag(&mut script, now, from, to),
            None if now < due + PATIENCE => return,
            None => script.fail(format!("the play draws {:?}, which is not on the screen", step.kind)),
        }
        script.steps.pop_front();
        return;
    }
    let target = sight.target(&step.kind);
    // A slow machine may not have drawn the control yet.
    if let StepKind::TapOn(name) | StepKind::Hold(name, _) = &step.kind
        && name != ANY_HAZARD
        && target.is_none()
        && now < due + PATIENCE
    {
        return;
    }
    // What lies out of view is dragged into it first, as a visitor would.
    let out_of_view = target
        .filter(|_| script.n_drags < MOST_DRAGS)
        .and_then(|at| sight.drag_into_view(&step.kind, at));
    if let Some((from, to)) = out_of_view {
        script.n_drags += 1;
        drag(&mut script, now, from, to);
        return;
    }
    script.n_drags = 0;
    script.steps.pop_front();
    take_step(&mut script, step.kind, target, now, &mut glass, &mut eye);
}

fn take_step(
    script: &mut Script,
    step: StepKind,
    target: Option<Vec2>,
    now: Duration,
    glass: &mut Glass,
    eye: &mut Eye,
) {
    match (step, target) {
        (StepKind::Shot(name), _) => eye.shoot(script, &name),
        (StepKind::Drag(from, to), _) => drag(script, now, vec(from), vec(to)),
        (StepKind::Key(name), _) if !glass.key(&name) => {
            script.fail(format!("the play presses {name:?}, which is no key"));
        }
        (StepKind::Resize(width, height), _) => glass.resize((width, height)),
        (StepKind::Hold(_, rest), Some(at)) => tap(script, now, at, rest),
        (_, Some(at)) => tap(script, now, at, PRESS),
        // Whoever asks for any hazard may have found all of them.
        (StepKind::TapOn(name) | StepKind::Hold(name, _), None) if name != ANY_HAZARD => {
            script.fail(format!("the play taps {name:?}, which is not on the screen"));
        }
        _ => {}
    }
}

pub(super) fn vec((x, y): (f64, f64)) -> Vec2 {
    Vec2::new(x as f32, y as f32)
}

fn tap(script: &mut Script, now: Duration, at: Vec2, rest: Duration) {
    let since = now.saturating_sub(script.began.unwrap_or_default());
    note(script, since, &format!("tap {} {}", at.x.round(), at.y.round()));
    script.finger += 1;
    let press = (now, TouchPhase::Started, at);
    let release = (now + rest, TouchPhase::Ended, at);
    script.fingers.extend([press, release]);
}

fn drag(script: &mut Script, now: Duration, from: Vec2, to: Vec2) {
    script.finger += 1;
    script.fingers.push_back((now, TouchPhase::Started, from));
    for step in 1..=DRAG_STEPS {
        let at = from.lerp(to, f32::from(step) / f32::from(DRAG_STEPS));
        script
            .fingers
            .push_back((now + PRESS * u32::from(step), TouchPhase::Moved, at));
    }
    script
        .fingers
        .push_back((now + PRESS * u32::from(DRAG_STEPS + 1), TouchPhase::Ended, to));
}

fn note(script: &mut Script, at: Duration, line: &str) {
    if script.trace.is_some() {
        // Writing to a text cannot fail.
        let _ok: std::fmt::Result = writeln!(script.written, "{:.3} {line}", at.as_secs_f64());
    }
}

/// Writes down what happened; the whole trace in the end.
fn write_trace(mut script: ResMut<Script>, mut effects: MessageReader<EffectShown>, time: Res<Clock>) {
    let since = script
        .began
        .map_or(Duration::ZERO, |began| time.elapsed().saturating_sub(began));
    for EffectShown(effect) in effects.read() {
        note(&mut script, since, &effect.to_string());
    }
    if script.is_over
        && let Some(path) = script.trace.take()
        && let Err(error) = crate::storage::atomic::write(&path, script.written.as_bytes())
    {
        error!("{:#}", anyhow::Error::from(error));
    }
}
