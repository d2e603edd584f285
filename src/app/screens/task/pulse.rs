//! The beat to press in: a heart that swells, and a knock for who can hear it.

use super::rhythm;
use crate::app::{
    AppSystems, Screen,
    clock::Clock,
    motion::ease_out,
    power::Alarm,
    show::Show,
    sound::{Moment, Mute, Sound},
    theme::Look,
    visit::ActiveVisit,
    widget::{self, Build},
};
use bevy::prelude::*;
use std::time::Duration;

pub(super) fn plugin(app: &mut App) {
    app.add_systems(
        Update,
        pulse
            .in_set(AppSystems::Present)
            .run_if(in_state(Screen::Task).and_then(resource_exists::<ActiveVisit>)),
    );
}

/// How long a beat lasts.
#[derive(Debug, Clone, Copy)]
pub(super) struct Beat(f64);

impl Beat {
    /// So many beats a minute.
    pub(super) fn new(a_minute: f64) -> Self {
        Self(60.0 / a_minute)
    }

    /// Which beat it is at `at`, counted from 0, and how far along it is, 0 to 1.
    #[expect(clippy::cast_sign_loss, reason = "time is not negative")]
    fn at(self, at: Duration) -> (u64, f32) {
        let beats = at.as_secs_f64() / self.0;
        (beats as u64, beats.fract() as f32)
    }
}

/// What beats.
#[derive(Component)]
struct Heart;

/// What the heart is drawn with.
pub(super) struct Pulse {
    heart: Handle<Image>,
    side: f32,
}

/// The heart, measured by what a finger presses.
const SIDE: f32 = 1.1;

/// How much larger the heart is on the beat.
const SWELL: f32 = 0.35;

/// A heart that must not move is faint between beats.
const FAINT: f32 = 0.35;

impl Pulse {
    pub(super) fn new(build: &mut Build) -> Self {
        let side = build.look.target * SIDE;
        Self {
            heart: build.drawing("icons", "heart-filled", side, side),
            side,
        }
    }

    /// In the upper corner of the pad.
    pub(super) fn spawn(&self, pad: &mut ChildSpawnerCommands, look: &Look) {
        let inset = look.space.l;
        pad.spawn((
            widget::picture(self.heart.clone(), self.side, self.side),
            Heart,
            UiTransform::default(),
        ))
        .entry::<Node>()
        .and_modify(move |mut node| {
            node.position_type = PositionType::Absolute;
            node.right = px(inset);
            node.top = px(inset);
        });
    }
}

fn pulse(
    active: Res<ActiveVisit>,
    show: Option<Res<Show>>,
    look: Res<Look>,
    time: Res<Clock>,
    mute: Res<Mute>,
    mut sound: ResMut<Sound>,
    mut heard: Local<u64>,
    mut hearts: Query<(&mut UiTransform, &mut ImageNode), With<Heart>>,
    mut alarm: ResMut<Alarm>,
) {
    let Some(beat) = show.and_then(|show| rhythm::beat(&active, &show)) else {
        return;
    };
    if active.visit.is_paused() {
        return;
    }
    let (nth, along) = beat.at(time.elapsed());
    if nth != *heard {
        *heard = nth;
        sound.play(Moment::Beat, &mute, time.elapsed());
    }
    for (mut transform, mut image) in &mut hearts {
        let left = 1.0 - ease_out(along);
        let (scale, strength) = if look.is_calm {
            (1.0, if along < 0.5 { 1.0 } else { FAINT })
        } else {
            (1.0 + SWELL * left, 1.0)
        };
        transform.scale = Vec2::splat(scale);
        image.color.set_alpha(strength);
    }
    // Often enough to be seen swelling, and no later than the next beat.
    let frame = Duration::from_secs_f32(look.time.attract_frame_secs);
    let until_beat = Duration::from_secs_f64(f64::from(1.0 - along) * beat.0);
    alarm.wake_at(time.elapsed() + frame.min(until_beat));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn beats_keep_their_pace() {
        let beat = Beat::new(110.0);
        let (nth, along) = beat.at(Duration::from_mins(1));
        assert!(
            nth == 110 || (nth == 109 && along > 0.999),
            "110 a minute: {nth} {along}"
        );
        let (nth, along) = beat.at(Duration::from_millis(818));
        assert_eq!(nth, 1, "the second beat");
        assert!((along - 0.5).abs() < 0.01, "halfway: {along}");
    }
}
