//! What a screen reader asks for: pressed, focused, a little more or less.

use super::tree::id;
use crate::app::{
    focus::{self, LastFocus, Stops},
    reticle::Hand,
};
use accesskit::{Action, ActionData};
use bevy::{
    a11y::{AccessibilityRequested, ActionRequest},
    input_focus::{InputFocus, InputFocusVisible},
    prelude::*,
    ui_widgets::{Activate, SetSliderValue, Slider, SliderValueChange},
    winit::{
        EventLoopProxyWrapper, WinitUserEvent,
        accessibility::{WinitActionRequestHandler, WinitActionRequestHandlers},
    },
};
use std::{
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

/// How often it is looked whether a screen reader has come.
const ARRIVAL: Duration = Duration::from_secs(1);

/// How often it is looked whether the screen reader asks for something.
const REQUEST: Duration = Duration::from_millis(50);

/// Where screen readers put what they ask for, one queue a window.
#[derive(Resource, Default, Clone)]
pub(super) struct Queues(Arc<Mutex<Vec<Arc<Mutex<WinitActionRequestHandler>>>>>);

impl Queues {
    fn is_waiting(&self) -> bool {
        let queues = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        queues
            .iter()
            .any(|queue| !queue.lock().unwrap_or_else(PoisonError::into_inner).is_empty())
    }
}

/// Wakes the program for a screen reader: its requests are queued by another thread and wake nobody.
pub(super) fn watch(
    proxy: Option<Res<EventLoopProxyWrapper>>,
    queues: Res<Queues>,
    requested: Res<AccessibilityRequested>,
) {
    let Some(proxy) = proxy.map(|proxy| (**proxy).clone()) else {
        return;
    };
    let (queues, requested) = (queues.clone(), requested.clone());
    std::thread::spawn(move || {
        let mut has_come = false;
        loop {
            std::thread::sleep(if has_come { REQUEST } else { ARRIVAL });
            let comes = requested.get() && !has_come;
            has_come = requested.get();
            let is_due = comes || (has_come && queues.is_waiting());
            if is_due && proxy.send_event(WinitUserEvent::WakeUp).is_err() {
                return;
            }
        }
    });
}

/// A new window has a queue of its own.
pub(super) fn follow_windows(handlers: Option<Res<WinitActionRequestHandlers>>, queues: Res<Queues>) {
    if let Some(handlers) = handlers.filter(DetectChanges::is_changed) {
        let mut queues = queues.0.lock().unwrap_or_else(PoisonError::into_inner);
        *queues = handlers.values().map(Arc::clone).collect();
    }
}

/// Does what was asked for as keys and fingers would.
pub(super) fn obey(
    mut requests: MessageReader<ActionRequest>,
    stops: Stops,
    sliders: Query<(), With<Slider>>,
    mut focus: ResMut<InputFocus>,
    mut visible: ResMut<InputFocusVisible>,
    mut last: ResMut<LastFocus>,
    mut hand: Hand,
    mut commands: Commands,
) {
    for request in requests.read() {
        hand.stir();
        // Only what can be touched: nothing below a sheet.
        let Some(stop) = stops
            .list()
            .into_iter()
            .find(|stop| id(stop.entity) == request.target_node)
        else {
            continue;
        };
        let entity = stop.entity;
        let is_slider = sliders.contains(entity);
        let slide = |change| SetSliderValue { entity, change };
        match (request.action, &request.data) {
            (Action::Click, _) if stop.is_scene => hand.tap(),
            (Action::Click, _) => commands.trigger(Activate { entity }),
            (Action::Focus, _) => {
                visible.0 = true;
                focus::give(&stop, &mut focus, &mut last);
            }
            (Action::Increment, _) if is_slider => commands.trigger(slide(SliderValueChange::RelativeStep(1.0))),
            (Action::Decrement, _) if is_slider => commands.trigger(slide(SliderValueChange::RelativeStep(-1.0))),
            (Action::SetValue, Some(ActionData::NumericValue(value))) if is_slider => {
                commands.trigger(slide(SliderValueChange::Absolute(*value as f32)));
            }
            _ => {}
        }
    }
}
