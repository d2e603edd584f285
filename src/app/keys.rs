//! Keys by name, as play scripts and tests press them.

use bevy::{
    input::{
        ButtonState,
        keyboard::{Key, KeyboardInput},
    },
    prelude::*,
};

/// The key that scripts call `name`: as the engine calls it, such as `Tab`, `ArrowLeft`, `Digit1`.
pub(super) fn key(name: &str) -> Option<(KeyCode, Key)> {
    let key = match name {
        "Tab" => (KeyCode::Tab, Key::Tab),
        "Shift" => (KeyCode::ShiftLeft, Key::Shift),
        "Enter" => (KeyCode::Enter, Key::Enter),
        "Space" => (KeyCode::Space, Key::Space),
        "Escape" => (KeyCode::Escape, Key::Escape),
        "ArrowUp" => (KeyCode::ArrowUp, Key::ArrowUp),
        "ArrowDown" => (KeyCode::ArrowDown, Key::ArrowDown),
        "ArrowLeft" => (KeyCode::ArrowLeft, Key::ArrowLeft),
        "ArrowRight" => (KeyCode::ArrowRight, Key::ArrowRight),
        "F2" => (KeyCode::F2, Key::F2),
        "Plus" => (KeyCode::NumpadAdd, Key::Character("+".into())),
        "Minus" => (KeyCode::Minus, Key::Character("-".into())),
        "Digit1" => (KeyCode::Digit1, Key::Character("1".into())),
        "Digit2" => (KeyCode::Digit2, Key::Character("2".into())),
        "Digit3" => (KeyCode::Digit3, Key::Character("3".into())),
        "Digit4" => (KeyCode::Digit4, Key::Character("4".into())),
        _ => return None,
    };
    Some(key)
}

/// Pressing the key `name` and letting go of it again, as the window system tells it.
///
/// Empty where there is no such key. `Shift+Tab` holds the first key while the second is pressed.
pub(super) fn stroke(name: &str, window: Entity) -> Vec<KeyboardInput> {
    let Some(keys) = name.split('+').map(key).collect::<Option<Vec<_>>>() else {
        return Vec::new();
    };
    let input = |(key_code, logical_key): &(KeyCode, Key), state| KeyboardInput {
        key_code: *key_code,
        logical_key: logical_key.clone(),
        state,
        text: None,
        repeat: false,
        window,
    };
    let presses = keys.iter().map(|key| input(key, ButtonState::Pressed));
    let releases = keys.iter().rev().map(|key| input(key, ButtonState::Released));
    presses.chain(releases).collect()
}
