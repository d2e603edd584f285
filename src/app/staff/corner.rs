//! The corner that staff presses for long. Nothing is drawn there, and a short touch does what it always did.

use super::{StaffDoor, open};
use crate::app::{
    AppSystems,
    clock::Clock,
    power::{Alarm, Awake},
    show::Show,
    theme::Look,
    visit::{ActionTaken, ActiveVisit},
};
use bevy::{
    picking::{
        PickingSystems,
        pointer::{Location, PointerAction, PointerId, PointerInput},
    },
    prelude::*,
};
use std::time::Duration;

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<CornerPress>()
        .add_systems(First, cancel_press.in_set(PickingSystems::Input))
        .add_systems(Update, watch_corner.in_set(AppSystems::Take));
}

/// The finger that rests in the corner.
#[derive(Resource, Default)]
struct CornerPress {
    held: Option<Held>,
    /// A finger whose press is to be cancelled: what lies below it is not pressed.
    cancel: Option<(PointerId, Location)>,
}

impl CornerPress {
    fn let_go(&mut self, id: PointerId) {
        if self.held.as_ref().is_some_and(|held| held.id == id) {
            self.held = None;
        }
    }
}

struct Held {
    id: PointerId,
    location: Location,
    began: Duration,
}

fn watch_corner(
    mut inputs: MessageReader<PointerInput>,
    look: Res<Look>,
    time: Res<Clock>,
    show: Option<Res<Show>>,
    active: Option<Res<ActiveVisit>>,
    mut press: ResMut<CornerPress>,
    mut door: ResMut<StaffDoor>,
    mut actions: MessageWriter<ActionTaken>,
    mut alarm: ResMut<Alarm>,
    mut awake: ResMut<Awake>,
) {
    let side = look.corner;
    let is_within = |location: &Location| location.position.max_element() <= side;
    for input in inputs.read() {
        match input.action {
            PointerAction::Press(_) => {
                // A second finger makes it something else.
                let is_alone = press.held.is_none() && is_within(&input.location);
                press.held = is_alone.then(|| Held {
                    id: input.pointer_id,
                    location: input.location.clone(),
                    began: time.elapsed(),
                });
            }
            PointerAction::Release(_) | PointerAction::Cancel => press.let_go(input.pointer_id),
            PointerAction::Move { .. } if !is_within(&input.location) => press.let_go(input.pointer_id),
            _ => {}
        }
    }
    let Some(held) = &press.held else { return };
    let end = held.began + Duration::from_secs_f32(look.touch.staff_press_secs);
    if door.is_open() {
        press.held = None;
    } else if time.elapsed() < end {
        alarm.wake_at(end);
    } else {
        press.cancel = Some((held.id, held.location.clone()));
        press.held = None;
        open(
            &mut door,
            show.as_deref(),
            active.as_deref(),
            &mut actions,
            time.elapsed(),
        );
        awake.stir();
    }
}

/// Where fingers come in, so that the cancel goes the way of every other.
fn cancel_press(mut press: ResMut<CornerPress>, mut inputs: MessageWriter<PointerInput>) {
    if let Some((id, location)) = press.cancel.take() {
        inputs.write(PointerInput::new(id, location, PointerAction::Cancel));
    }
}
