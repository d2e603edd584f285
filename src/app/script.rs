//! A play through the window: fingers put in where winit would put them, pictures taken on the way.

use super::{
    Screen,
    clock::Clock,
    command::Command,
    keys,
    pictures::Pictures,
    power::{Alarm, Awake},
    scene_view::SceneStage,
    visit::{ActiveVisit, EffectShown},
};
use crate::{
    content::{Play, StepKind},
    geometry::Point,
    rules::TapTarget,
};
use bevy::{
    input::{keyboard::KeyboardInput, touch::TouchPhase},
    prelude::*,
    render::view::screenshot::{Screenshot, ScreenshotCaptured},
    ui_widgets::{Slider, SliderRange},
    window::{PrimaryWindow, WindowEvent},
};
use std::{collections::VecDeque, fmt::Write as _, path::PathBuf, time::Duration};

/// How long a scripted finger rests on the glass.
const PRESS: Duration = Duration::from_millis(80);

/// How long a tap waits for its control to appear.
const PATIENCE: Duration = Duration::from_secs(5);

/// How often a shot looks whether the screen has come to rest.
const GLANCE: Duration = Duration::from_millis(40);

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
    finger: u64,
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
            finger: 0,
        }
    }
}

/// Where things are on the window.
#[derive(bevy::ecs::system::SystemParam)]
struct Sight<'w, 's> {
    controls: Query<'w, 's, (&'static Command, &'static ComputedNode, &'static UiGlobalTransform)>,
    sliders: Query<
        'w,
        's,
        (
            &'static SliderRange,
            &'static ComputedNode,
            &'static UiGlobalTransform,
            &'static Children,
        ),
        With<Slider>,
    >,
    thumbs: Query<'w, 's, &'static ComputedNode, With<bevy::ui_widgets::SliderThumb>>,
    stage: Option<Res<'w, SceneStage>>,
    active: Option<Res<'w, ActiveVisit>>,
}

impl Sight<'_, '_> {
    /// The window point of what scripts call `name`.
    fn find(&self, name: &str) -> Option<Vec2> {
        if let TapTarget::Number(value) = TapTarget::parse(name) {
            return self.on_slider(value as f32);
        }
        let control = self.controls.iter().find(|(command, ..)| command.name() == name);
        if let Some((_, _, transform)) = control {
            return Some(transform.translation);
        }
        let active = self.active.as_ref()?;
        let board = active.visit.repertoire().boards.get(&active.visit.round().level)?;
        let item = board.items.iter().find(|item| item.id.as_str() == name)?;
        self.scene(item.hit.center())
    }

    fn scene(&self, point: Point) -> Option<Vec2> {
        Some(self.stage.as_ref()?.frame.window_from_scene(point))
    }

    fn on_slider(&self, value: f32) -> Option<Vec2> {
        let (range, node, transform, children) = self.sliders.iter().next()?;
        let thumb = children
            .iter()
            .find_map(|child| self.thumbs.get(child).ok())
            .map_or(0.0, |thumb| thumb.size().x);
        let track = node.size().x - thumb;
        let x = (range.thumb_position(value) - 0.5) * track;
        Some(transform.translation + Vec2::new(x, 0.0))
    }
}

/// Where winit would put what fingers do.
#[derive(bevy::ecs::system::SystemParam)]
struct Glass<'w, 's> {
    windows: Query<'w, 's, Entity, With<PrimaryWindow>>,
    touches: MessageWriter<'w, TouchInput>,
    keys: MessageWriter<'w, KeyboardInput>,
    events: MessageWriter<'w, WindowEvent>,
}

impl Glass<'_, '_> {
    fn touch(&mut self, id: u64, phase: TouchPhase, position: Vec2) {
        let Ok(window) = self.windows.single() else { return };
        let touch = TouchInput {
            phase,
            position,
            window,
            force: None,
            id,
        };
        self.touches.write(touch);
        self.events.write(WindowEvent::TouchInput(touch));
    }

    fn key(&mut self, name: &str) {
        let Ok(window) = self.windows.single() else { return };
        let stroke = keys::stroke(name, window);
        if stroke.is_empty() {
            error!("the play presses {name:?}, which is no key");
        }
        for input in stroke {
            self.keys.write(input.clone());
            self.events.write(WindowEvent::KeyboardInput(input));
        }
    }
}

fn play_script(
    mut script: ResMut<Script>,
    sight: Sight,
    mut glass: Glass,
    screen: Res<State<Screen>>,
    pictures: Res<Pictures>,
    time: Res<Clock>,
    mut awake: ResMut<Awake>,
    mut alarm: ResMut<Alarm>,
    mut exit: MessageWriter<AppExit>,
    mut commands: Commands,
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
    if script.is_shooting {
        awake.stir();
        return;
    }
    let Some(step) = script.steps.front().cloned() else {
        // One more update, in which the trace is written.
        if script.is_over {
            exit.write(AppExit::Success);
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
    let is_moving = pictures.is_busy() || !awake.is_settled();
    if matches!(step.kind, StepKind::Shot(_)) && is_moving {
        alarm.wake_at(now + GLANCE);
        return;
    }
    let target = match &step.kind {
        StepKind::Tap(x, y) => Some(Vec2::new(*x as f32, *y as f32)),
        StepKind::TapScene(x, y) => sight.scene(Point::new(*x, *y)),
        StepKind::TapOn(name) => sight.find(name),
        _ => None,
    };
    // A slow machine may not have drawn the control yet.
    if matches!(step.kind, StepKind::TapOn(_)) && target.is_none() && now < due + PATIENCE {
        awake.stir();
        return;
    }
    script.steps.pop_front();
    awake.stir();
    match (step.kind, target) {
        (StepKind::Shot(name), _) => shoot(&mut script, &mut commands, &name),
        (StepKind::Key(name), _) => glass.key(&name),
        (StepKind::Drag(from, to), _) => drag(&mut script, now, from, to),
        (_, Some(at)) => tap(&mut script, now, at),
        (StepKind::TapOn(name), None) => error!("the play taps {name:?}, which is not on the screen"),
        _ => {}
    }
}

fn tap(script: &mut Script, now: Duration, at: Vec2) {
    let since = now.saturating_sub(script.began.unwrap_or_default());
    note(script, since, &format!("tap {} {}", at.x.round(), at.y.round()));
    script.finger += 1;
    let press = (now, TouchPhase::Started, at);
    let release = (now + PRESS, TouchPhase::Ended, at);
    script.fingers.extend([press, release]);
}

fn drag(script: &mut Script, now: Duration, from: (f64, f64), to: (f64, f64)) {
    let (from, to) = (
        Vec2::new(from.0 as f32, from.1 as f32),
        Vec2::new(to.0 as f32, to.1 as f32),
    );
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

fn shoot(script: &mut Script, commands: &mut Commands, name: &str) {
    let Some(folder) = script.shots.clone() else { return };
    script.is_shooting = true;
    let path = folder.join(format!("{name}.png"));
    commands
        .spawn((Name::new("Shot"), Screenshot::primary_window()))
        .observe(move |shot: On<ScreenshotCaptured>, mut script: ResMut<Script>| {
            script.is_shooting = false;
            let saved = shot
                .image
                .clone()
                .try_into_dynamic()
                .map_err(anyhow::Error::from)
                .and_then(|picture| {
                    std::fs::create_dir_all(&folder)?;
                    Ok(picture.to_rgb8().save(&path)?)
                });
            if let Err(error) = saved {
                error!("cannot save {}: {error:#}", path.display());
            }
        });
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
