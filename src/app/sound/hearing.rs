//! Which moments of a visit are heard, and when the sound is off.

use super::{Mute, Sound, moment::Moment};
use crate::{
    app::{
        AppSystems, Screen,
        clock::Clock,
        command::{Command, Commanded},
        idle::Idle,
        power::{Alarm, Awake},
        visit::{ActiveVisit, EffectShown},
    },
    rules::{Effect, Phase},
};
use bevy::{prelude::*, ui::Pressed};

pub(super) fn plugin(app: &mut App) {
    app.add_observer(on_pressed)
        .add_systems(
            Update,
            (
                follow_commands.in_set(AppSystems::Take),
                (sound_effects, sound_question, sound_last_seconds).in_set(AppSystems::Present),
            ),
        )
        .add_systems(OnEnter(Screen::Attract), unmute);
}

fn follow_commands(
    mut commanded: MessageReader<Commanded>,
    clock: Res<Clock>,
    mut mute: ResMut<Mute>,
    mut sound: ResMut<Sound>,
    mut awake: ResMut<Awake>,
) {
    for Commanded(command) in commanded.read() {
        match command {
            Command::Mute => {
                mute.is_on = !mute.is_on;
                if mute.is_on {
                    sound.hush(clock.elapsed());
                } else {
                    sound.play(Moment::SoundOn, &mute, clock.elapsed());
                }
                awake.stir();
            }
            Command::Start => sound.play(Moment::Started, &mute, clock.elapsed()),
            _ => {}
        }
    }
}

/// The next visitor finds the sound on.
fn unmute(mut mute: ResMut<Mute>) {
    if mute.is_on {
        mute.is_on = false;
    }
}

fn on_pressed(
    pressed: On<Add, Pressed>,
    controls: Query<(), With<Command>>,
    clock: Res<Clock>,
    mute: Res<Mute>,
    mut sound: ResMut<Sound>,
) {
    if controls.contains(pressed.entity) {
        sound.play(Moment::Press, &mute, clock.elapsed());
    }
}

/// Of what happens at once, the weightiest is heard.
fn sound_effects(
    mut effects: MessageReader<EffectShown>,
    clock: Res<Clock>,
    mute: Res<Mute>,
    mut sound: ResMut<Sound>,
) {
    let heard = effects
        .read()
        .filter_map(|EffectShown(effect)| Moment::of(effect))
        .min();
    if let Some(moment) = heard {
        sound.play(moment, &mute, clock.elapsed());
    }
}

fn sound_question(
    idle: Res<Idle>,
    mut was_asking: Local<bool>,
    clock: Res<Clock>,
    mute: Res<Mute>,
    mut sound: ResMut<Sound>,
) {
    if idle.is_asking() && !*was_asking {
        sound.play(Moment::IdleQuestion, &mute, clock.elapsed());
    }
    *was_asking = idle.is_asking();
}

/// Once in each hunt; a hunt that is short from its begin needs no warning.
fn sound_last_seconds(
    mut effects: MessageReader<EffectShown>,
    active: Option<Res<ActiveVisit>>,
    mut is_due: Local<bool>,
    clock: Res<Clock>,
    mute: Res<Mute>,
    mut alarm: ResMut<Alarm>,
    mut sound: ResMut<Sound>,
) {
    let has_begun = effects
        .read()
        .any(|EffectShown(effect)| matches!(effect, Effect::RoundStarted { .. }));
    let Some(active) = active else { return };
    let visit = &active.visit;
    let Some(hunt) = visit.hunt().filter(|_| visit.phase() == &Phase::Hunting) else {
        *is_due = false;
        return;
    };
    // The rules know the time of their last action.
    let since = active.clock(&clock).saturating_sub(visit.now());
    let left = hunt.left.saturating_sub(since);
    let last = sound.nearly_up();
    *is_due |= has_begun && left > last;
    if !*is_due || visit.is_paused() {
        return;
    }
    if left > last {
        alarm.wake_at(clock.elapsed() + left.saturating_sub(last));
    } else {
        *is_due = false;
        sound.play(Moment::NearlyUp, &mute, clock.elapsed());
    }
}
