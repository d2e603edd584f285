//! Fingers to pointers: at most one step (press, move, release) per finger and update, so that no tap is lost.
//!
//! Replaces the engine's own system, which loses taps that begin and end within one update, never delivers `Cancel` and
//! never forgets pointers. The mouse is one more finger here: nothing hovers, and a finger's echo as a mouse is ignored.

use super::{clock::Clock, power::Awake, theme::Look};
use bevy::{
    camera::RenderTarget,
    input::{ButtonState, mouse::MouseButtonInput, touch::TouchPhase},
    picking::{
        PickingSystems,
        input::PointerInputSettings,
        pointer::{Location, PointerAction, PointerId, PointerInput, PointerLocation},
    },
    platform::{
        collections::{HashMap, HashSet},
        hash::FixedHasher,
    },
    prelude::*,
    window::{PrimaryWindow, RequestRedraw, WindowEvent},
};
use std::time::Duration;

/// The mouse's finger id; no touch screen counts that far.
const MOUSE_FINGER: u64 = u64::MAX;

/// A move within this many pixels needs no new hover before the release.
const SMALL_MOVE_PX: f32 = 4.0;

pub(super) fn plugin(app: &mut App) {
    app.insert_resource(PointerInputSettings {
        is_touch_enabled: false,
        is_mouse_enabled: false,
    })
    .init_resource::<MouseFinger>()
    .add_systems(First, (read_fingers, point).chain().in_set(PickingSystems::Input))
    .add_systems(
        PreUpdate,
        cancel_presses
            .after(PickingSystems::ProcessInput)
            .before(PickingSystems::Hover),
    )
    .add_systems(Last, retire_pointers)
    .init_resource::<Fingers>();
}

/// Steps of fingers that wait for their update.
#[derive(Resource, Default)]
struct Fingers(Vec<TouchInput>);

/// What is known of the mouse.
#[derive(Resource, Default)]
struct MouseFinger {
    position: Vec2,
    is_down: bool,
    last_touch: Option<Duration>,
}

fn read_fingers(
    mut events: MessageReader<WindowEvent>,
    mut mouse: ResMut<MouseFinger>,
    mut fingers: ResMut<Fingers>,
    look: Option<Res<Look>>,
    time: Res<Clock>,
) {
    let echo = Duration::from_secs_f32(look.map_or(1.0, |look| look.touch.mouse_echo_secs));
    for event in events.read() {
        match event {
            WindowEvent::TouchInput(touch) => {
                mouse.last_touch = Some(time.elapsed());
                fingers.0.push(*touch);
            }
            WindowEvent::CursorMoved(CursorMoved { window, position, .. }) => {
                mouse.position = *position;
                if mouse.is_down {
                    fingers.0.push(mouse_touch(*window, *position, TouchPhase::Moved));
                }
            }
            WindowEvent::MouseButtonInput(MouseButtonInput {
                button: MouseButton::Left,
                state,
                window,
            }) => {
                let is_echo = mouse.last_touch.is_some_and(|last| time.elapsed() < last + echo);
                let phase = match state {
                    ButtonState::Pressed if is_echo => continue,
                    ButtonState::Pressed => TouchPhase::Started,
                    ButtonState::Released => TouchPhase::Ended,
                };
                mouse.is_down = *state == ButtonState::Pressed;
                fingers.0.push(mouse_touch(*window, mouse.position, phase));
            }
            _ => {}
        }
    }
}

fn mouse_touch(window: Entity, position: Vec2, phase: TouchPhase) -> TouchInput {
    TouchInput {
        phase,
        position,
        window,
        force: None,
        id: MOUSE_FINGER,
    }
}

/// A finger on the glass.
struct Down {
    touch: TouchInput,
    /// When it was last heard of.
    at: Duration,
}

impl Down {
    fn new(touch: TouchInput, time: &Clock) -> Self {
        let at = time.elapsed();
        Self { touch, at }
    }

    /// Takes the finger `id` off the glass that `other` is on, without a tap.
    fn cancel(&self, id: u64, other: &Location) -> PointerInput {
        let location = Location {
            target: other.target.clone(),
            position: self.touch.position,
        };
        PointerInput::new(PointerId::Touch(id), location, PointerAction::Cancel)
    }
}

fn point(
    primary: Query<Entity, With<PrimaryWindow>>,
    cameras: Query<&RenderTarget, With<Camera>>,
    mut fingers: ResMut<Fingers>,
    mut down: Local<HashMap<u64, Down>>,
    look: Option<Res<Look>>,
    time: Res<Clock>,
    mut awake: ResMut<Awake>,
    mut commands: Commands,
    mut out: MessageWriter<PointerInput>,
    mut redraw: MessageWriter<RequestRedraw>,
) {
    // What a finger sets off may be seen some updates later; that it is there, at once. More frames than that one would
    // stand in the way of what it does next.
    if fingers.0.iter().any(|touch| touch.phase != TouchPhase::Started) {
        awake.stir();
    }
    let mut held = Vec::new();
    let [mut seen, mut pressed, mut blocked] = [const { HashSet::<u64>::with_hasher(FixedHasher) }; 3];
    for touch in fingers.0.drain(..) {
        // After a press only a real move may follow in the same update; everything later of that finger waits.
        let must_wait = if touch.phase == TouchPhase::Moved {
            pressed.contains(&touch.id)
        } else {
            !seen.insert(touch.id)
        };
        if blocked.contains(&touch.id) || must_wait {
            blocked.insert(touch.id);
            held.push(touch);
            continue;
        }
        // Fingers touch what is shown: the window, or the picture that stands for it.
        let shown = cameras.iter().next();
        let Some(target) = shown.and_then(|target| target.normalize(primary.single().ok())) else {
            continue;
        };
        let id = PointerId::Touch(touch.id);
        let position = touch.position;
        let location = Location { target, position };
        if touch.phase == TouchPhase::Started {
            let gone = forget(&mut down, &time, look.as_deref());
            out.write_batch(gone.iter().map(|(id, last)| last.cancel(*id, &location)));
            // The number of one that was forgotten: its new finger comes in the next update.
            if gone.iter().any(|(id, _)| *id == touch.id) {
                blocked.insert(touch.id);
                held.push(touch);
                continue;
            }
        }
        let action = match touch.phase {
            TouchPhase::Started => {
                if down.insert(touch.id, Down::new(touch, &time)).is_some() {
                    continue; // its end was lost: the pointer is still there
                }
                commands.spawn((Name::new("Finger"), id, PointerLocation::new(location.clone())));
                pressed.insert(touch.id);
                PointerAction::Press(PointerButton::Primary)
            }
            TouchPhase::Moved => {
                let Some(last) = down.get_mut(&touch.id) else { continue };
                let delta = touch.position - last.touch.position;
                *last = Down::new(touch, &time);
                if delta == Vec2::ZERO {
                    continue;
                }
                if delta.length() > SMALL_MOVE_PX {
                    seen.insert(touch.id);
                }
                PointerAction::Move { delta }
            }
            TouchPhase::Ended if down.remove(&touch.id).is_some() => PointerAction::Release(PointerButton::Primary),
            TouchPhase::Canceled if down.remove(&touch.id).is_some() => PointerAction::Cancel,
            TouchPhase::Ended | TouchPhase::Canceled => continue,
        };
        out.write(PointerInput::new(id, location, action));
    }
    if !held.is_empty() {
        redraw.write(RequestRedraw);
    }
    fingers.0 = held;
}

/// Takes out the fingers that have not been heard of for long: their end was lost, or they lie on the glass. In the order
/// of their numbers.
fn forget(down: &mut HashMap<u64, Down>, time: &Clock, look: Option<&Look>) -> Vec<(u64, Down)> {
    let Some(look) = look else { return Vec::new() };
    let patience = Duration::from_secs_f32(look.touch.forget_secs);
    let is_gone = |finger: &Down| time.elapsed().saturating_sub(finger.at) >= patience;
    let mut gone: Vec<(u64, Down)> = down.extract_if(|_, finger| is_gone(finger)).collect();
    gone.sort_by_key(|(id, _)| *id);
    gone
}

fn cancel_presses(mut inputs: MessageReader<PointerInput>, state: Res<PointerState>, mut commands: Commands) {
    for input in inputs
        .read()
        .filter(|input| matches!(input.action, PointerAction::Cancel))
    {
        let Some(button) = state.get(input.pointer_id, PointerButton::Primary) else {
            continue;
        };
        for (&entity, (_, _, hit)) in &button.pressing {
            let cancel = Cancel { hit: hit.clone() };
            commands.trigger(Pointer::new(input.pointer_id, input.location.clone(), cancel, entity));
        }
    }
}

fn retire_pointers(
    mut inputs: MessageReader<PointerInput>,
    pointers: Query<(Entity, &PointerId)>,
    mut state: ResMut<PointerState>,
    mut commands: Commands,
) {
    let gone: HashSet<PointerId> = inputs
        .read()
        .filter(|input| matches!(input.action, PointerAction::Release(_) | PointerAction::Cancel))
        .map(|input| input.pointer_id)
        .filter(|id| id.get_touch_id().is_some())
        .collect();
    if gone.is_empty() {
        return;
    }
    for (pointer, _) in pointers.iter().filter(|(_, id)| gone.contains(*id)) {
        commands.entity(pointer).despawn();
    }
    state.pointer_buttons.retain(|(id, _), _| !gone.contains(id));
}
