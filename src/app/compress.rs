//! Hands on the chest: down when a finger comes, up when it goes; a key does both.

use super::{
    AppSystems, Screen,
    command::{Command, Commanded},
    visit::ActionTaken,
};
use crate::rules::{Action, Move};
use bevy::{picking::pointer::PointerId, prelude::*};

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Hands>()
        .add_observer(on_press)
        .add_observer(on_release)
        .add_observer(on_drag_end)
        .add_observer(on_cancel)
        .add_systems(Update, take_keys.in_set(AppSystems::Take))
        .add_systems(OnExit(Screen::Task), let_go);
}

/// The control that is pressed in time.
#[derive(Component)]
pub(crate) struct Pad;

/// Fingers on the pad: the chest is down while there is one.
#[derive(Resource, Default)]
struct Hands {
    fingers: Vec<PointerId>,
    /// A finger went in this update: what the pad's release sets off is no key.
    has_gone: bool,
}

/// The pad goes: whatever lies on it no longer presses.
fn let_go(mut hands: ResMut<Hands>, mut actions: MessageWriter<ActionTaken>) {
    if !hands.fingers.is_empty() {
        hands.fingers.clear();
        actions.write(ActionTaken(Action::Move(Move::Release)));
    }
}

fn on_press(
    press: On<Pointer<Press>>,
    pads: Query<(), With<Pad>>,
    mut hands: ResMut<Hands>,
    mut actions: MessageWriter<ActionTaken>,
) {
    if !pads.contains(press.entity) {
        return;
    }
    if hands.fingers.is_empty() {
        actions.write(ActionTaken(Action::Move(Move::Press)));
    }
    hands.fingers.push(press.pointer_id);
}

fn on_release(release: On<Pointer<Release>>, mut hands: ResMut<Hands>, mut actions: MessageWriter<ActionTaken>) {
    hands.take_off(release.pointer_id, &mut actions);
}

/// A finger that slid off the pad lets go as well.
fn on_drag_end(end: On<Pointer<DragEnd>>, mut hands: ResMut<Hands>, mut actions: MessageWriter<ActionTaken>) {
    hands.take_off(end.pointer_id, &mut actions);
}

fn on_cancel(cancel: On<Pointer<Cancel>>, mut hands: ResMut<Hands>, mut actions: MessageWriter<ActionTaken>) {
    hands.take_off(cancel.pointer_id, &mut actions);
}

impl Hands {
    fn take_off(&mut self, finger: PointerId, actions: &mut MessageWriter<ActionTaken>) {
        let n_before = self.fingers.len();
        self.fingers.retain(|down| *down != finger);
        if n_before == self.fingers.len() {
            return;
        }
        self.has_gone = true;
        if self.fingers.is_empty() {
            actions.write(ActionTaken(Action::Move(Move::Release)));
        }
    }
}

/// A key presses and lets go.
fn take_keys(
    mut commanded: MessageReader<Commanded>,
    mut hands: ResMut<Hands>,
    mut actions: MessageWriter<ActionTaken>,
) {
    let by_finger = std::mem::take(&mut hands.has_gone);
    let n = commanded
        .read()
        .filter(|Commanded(command)| command == &Command::Press)
        .count();
    for _ in 0..if by_finger { 0 } else { n } {
        actions.write_batch([Move::Press, Move::Release].map(|act| ActionTaken(Action::Move(act))));
    }
}
