//! The PIN: typed on the pad or a keyboard, compared beside the frame, and not tried for ever.

use super::{StaffCommand, StaffDoor, View};
use crate::{
    app::{
        AppSystems,
        beside::{Beside, Job},
        clock::Clock,
        command::{Command, Commanded},
        power::{Alarm, Awake},
        show::Show,
    },
    content::{PIN_DIGITS, pin_matches, wait_after},
    storage::StaffDoorCount,
};
use bevy::{
    input::{
        ButtonState,
        keyboard::{Key, KeyboardInput},
    },
    input_focus::InputFocusVisible,
    prelude::*,
};
use std::time::Duration;

pub(super) fn plugin(app: &mut App) {
    app.add_systems(
        Update,
        (type_digits, press_digits, try_pin, count_down)
            .chain()
            .in_set(AppSystems::Take)
            .run_if(resource_exists::<PinState>),
    );
}

/// What came of the last PIN.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Verdict {
    /// None was tried since the door was opened.
    #[default]
    None,
    /// Too few digits.
    Short,
    /// It is being compared.
    Checking,
    /// It was wrong.
    Wrong,
}

/// The PIN as far as it is typed, and how often a wrong one was.
#[derive(Resource)]
pub(crate) struct PinState {
    typed: String,
    verdict: Verdict,
    job: Option<Job<bool>>,
    count: StaffDoorCount,
    failed: u32,
    shut_until: Duration,
    shown_secs: u64,
}

impl PinState {
    /// Goes on with the count of wrong PINs that is kept.
    pub(crate) fn new(count: StaffDoorCount) -> Self {
        let failed = count.read();
        Self {
            typed: String::new(),
            verdict: Verdict::None,
            job: None,
            failed,
            count,
            // Whoever starts the booth anew waits anew.
            shut_until: wait_after(failed),
            shown_secs: 0,
        }
    }

    /// How many digits are typed.
    pub(crate) fn n_typed(&self) -> usize {
        self.typed.len()
    }

    /// What came of the last PIN.
    pub(crate) fn verdict(&self) -> Verdict {
        self.verdict
    }

    /// For how long the door stays shut.
    pub(crate) fn wait(&self, time: &Clock) -> Duration {
        self.shut_until.saturating_sub(time.elapsed())
    }

    fn press(&mut self, digit: u8) {
        if self.job.is_none() && self.typed.len() < *PIN_DIGITS.end() {
            self.verdict = Verdict::None;
            self.typed.push(char::from(b'0' + digit.min(9)));
        }
    }
}

/// Digits of a keyboard do what those on the pad do.
fn type_digits(
    mut keys: MessageReader<KeyboardInput>,
    door: Res<StaffDoor>,
    focus: Res<InputFocusVisible>,
    mut was_focus_seen: Local<bool>,
    mut commanded: MessageWriter<Commanded>,
    mut awake: ResMut<Awake>,
) {
    // A focus that was seen before gets Enter; the key that shows it is for the PIN.
    let is_focus_seen = std::mem::replace(&mut *was_focus_seen, focus.0);
    if door.view() != View::Pad {
        keys.clear();
        return;
    }
    for key in keys.read().filter(|key| key.state == ButtonState::Pressed) {
        let command = match &key.logical_key {
            Key::Character(text) => match text.as_bytes() {
                [digit @ b'0'..=b'9'] => StaffCommand::Digit(digit - b'0'),
                _ => continue,
            },
            Key::Backspace => StaffCommand::Erase,
            Key::Enter if !is_focus_seen => StaffCommand::Enter,
            Key::Escape => StaffCommand::Close,
            _ => continue,
        };
        commanded.write(Commanded(Command::Staff(command)));
        awake.stir();
    }
}

fn press_digits(
    mut commanded: MessageReader<Commanded>,
    door: Res<StaffDoor>,
    show: Option<Res<Show>>,
    time: Res<Clock>,
    beside: Beside,
    mut pin: ResMut<PinState>,
) {
    for Commanded(command) in commanded.read() {
        let Command::Staff(command) = command else { continue };
        if door.view() != View::Pad {
            continue;
        }
        match command {
            StaffCommand::Digit(digit) => pin.press(*digit),
            StaffCommand::Erase => {
                pin.typed.pop();
                pin.verdict = Verdict::None;
            }
            StaffCommand::Enter if pin.job.is_none() && pin.wait(&time).is_zero() => {
                let hash = show.as_ref().and_then(|show| show.exhibit().staff.pin_hash.clone());
                let Some(hash) = hash else { continue };
                if pin.typed.len() < *PIN_DIGITS.start() {
                    pin.verdict = Verdict::Short;
                    continue;
                }
                let (typed, count) = (std::mem::take(&mut pin.typed), pin.count.clone());
                let failed = pin.failed.saturating_add(1);
                pin.verdict = Verdict::Checking;
                pin.job = Some(beside.start(move || compare(&typed, &hash, &count, failed)));
            }
            _ => {}
        }
    }
    if door.view() == View::Closed && (!pin.typed.is_empty() || pin.verdict != Verdict::None) {
        pin.typed.clear();
        pin.verdict = Verdict::None;
    }
}

/// Counts before it looks: a plug that is pulled meanwhile gives no further try.
fn compare(pin: &str, hash: &str, count: &StaffDoorCount, failed: u32) -> bool {
    let keep = |failed| {
        // Without a disk the count lasts as long as the program.
        if let Err(error) = count.write(failed) {
            warn!("{:#}", anyhow::Error::from(error));
        }
    };
    keep(failed);
    let is_right = pin_matches(pin, hash);
    if is_right {
        keep(0);
    }
    is_right
}

fn try_pin(time: Res<Clock>, mut pin: ResMut<PinState>, mut door: ResMut<StaffDoor>, mut awake: ResMut<Awake>) {
    let Some(is_right) = pin.job.as_ref().and_then(Job::take) else {
        return;
    };
    pin.job = None;
    awake.stir();
    if is_right {
        pin.failed = 0;
        pin.verdict = Verdict::None;
        // Whoever cancelled meanwhile does not come in.
        if door.view() == View::Pad {
            door.enter(true, time.elapsed());
        }
        return;
    }
    pin.failed = pin.failed.saturating_add(1);
    warn!("a wrong staff PIN, {} in a row", pin.failed);
    pin.verdict = Verdict::Wrong;
    pin.shut_until = time.elapsed() + wait_after(pin.failed);
}

/// Seconds, begun ones whole.
fn whole_secs(wait: Duration) -> u64 {
    wait.as_secs() + u64::from(wait.subsec_nanos() > 0)
}

/// Shows the seconds left go by.
fn count_down(
    door: Res<StaffDoor>,
    time: Res<Clock>,
    mut pin: ResMut<PinState>,
    mut alarm: ResMut<Alarm>,
    mut awake: ResMut<Awake>,
) {
    let wait = pin.wait(&time);
    if door.view() != View::Pad || (wait.is_zero() && pin.shown_secs == 0) {
        return;
    }
    let secs = whole_secs(wait);
    if secs != pin.shown_secs {
        pin.shown_secs = secs;
        awake.stir();
    }
    if let Some(whole) = secs.checked_sub(1) {
        alarm.wake_at(pin.shut_until.saturating_sub(Duration::from_secs(whole)));
    }
}
