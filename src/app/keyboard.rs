//! Everything can be played by keys: Tab and arrows move the focus, Enter and Space press, Escape closes or goes home,
//! numbers answer, plus and minus zoom.

use super::{
    Screen,
    comfort::ComfortSheet,
    command::{Command, Commanded},
    focus::{self, LastFocus, Stop, Stops},
    reticle::{Hand, Way},
};
use crate::rules::{Action, Move};
use bevy::{
    input::{
        ButtonState,
        keyboard::{Key, KeyboardFocusLost, KeyboardInput},
    },
    input_focus::{InputFocus, InputFocusSystems, InputFocusVisible},
    prelude::*,
    ui_widgets::{Activate, Slider},
};

pub(super) fn plugin(app: &mut App) {
    // Afterwards: the key that shows the focus must not press what gets it.
    app.add_systems(PreUpdate, read_keys.after(InputFocusSystems::Dispatch));
}

/// What the keys move.
#[derive(bevy::ecs::system::SystemParam)]
struct Focused<'w, 's> {
    stops: Stops<'w, 's>,
    sliders: Query<'w, 's, (), With<Slider>>,
    focus: ResMut<'w, InputFocus>,
    visible: ResMut<'w, InputFocusVisible>,
    last: ResMut<'w, LastFocus>,
    commanded: MessageWriter<'w, Commanded>,
    commands: Commands<'w, 's>,
}

fn read_keys(
    mut keys: MessageReader<KeyboardInput>,
    mut lost: MessageReader<KeyboardFocusLost>,
    screen: Res<State<Screen>>,
    sheet: Res<ComfortSheet>,
    mut is_shifted: Local<bool>,
    mut focused: Focused,
    mut hand: Hand,
) {
    if lost.read().count() > 0 {
        *is_shifted = false;
    }
    for input in keys.read() {
        let is_down = input.state == ButtonState::Pressed;
        if input.logical_key == Key::Shift {
            *is_shifted = is_down;
        }
        if !is_down {
            continue;
        }
        // What a key sets off may be seen some updates later.
        hand.stir();
        match screen.get() {
            Screen::Starting | Screen::Fault => {}
            Screen::Attract if focused.starts(input) => {
                focused.visible.0 = true;
                focused.commanded.write(Commanded(Command::Start));
            }
            screen => focused.press(input, *is_shifted, screen, &sheet, &mut hand),
        }
    }
}

impl Focused<'_, '_> {
    fn stop(&self) -> Option<Stop> {
        let focused = self.focus.get().filter(|_| self.visible.0)?;
        self.stops.list().into_iter().find(|stop| stop.entity == focused)
    }

    /// In the attract loop whatever can be typed starts, unless it presses what has the focus.
    fn starts(&self, input: &KeyboardInput) -> bool {
        let is_typed = matches!(input.logical_key, Key::Character(_) | Key::Space | Key::Enter);
        let is_press = matches!(input.logical_key, Key::Space | Key::Enter);
        let is_taken = self.stops.is_sheet_open() || (is_press && self.stop().is_some());
        is_typed && !input.repeat && !is_taken
    }

    fn press(
        &mut self,
        input: &KeyboardInput,
        is_shifted: bool,
        screen: &Screen,
        sheet: &ComfortSheet,
        hand: &mut Hand,
    ) {
        let stop = self.stop();
        let is_on_scene = stop.as_ref().is_some_and(|stop| stop.is_scene);
        match &input.logical_key {
            Key::Escape if !input.repeat => self.escape(screen, sheet),
            Key::F2 if !input.repeat => {
                self.visible.0 = true;
                self.commanded.write(Commanded(Command::Comfort));
            }
            Key::Tab if is_on_scene && hand.next_thing(is_shifted) => {}
            Key::Tab => self.tab(stop.as_ref(), is_shifted),
            Key::Enter | Key::Space if stop.is_none() => self.tab(None, false),
            Key::Enter | Key::Space if is_on_scene && !input.repeat => hand.tap(),
            Key::Character(typed) if screen == &Screen::Hunt && matches!(typed.as_str(), "+" | "=" | "-" | "_") => {
                hand.zoom(matches!(typed.as_str(), "+" | "="));
            }
            Key::Character(typed) if !input.repeat => self.choose(typed),
            key => {
                let Some(way) = way(key) else { return };
                if is_on_scene {
                    hand.step(way);
                } else {
                    self.arrow(stop.as_ref(), way);
                }
            }
        }
    }

    /// Closes what lies over the screen, else leads home. Sheets of others close themselves.
    fn escape(&mut self, screen: &Screen, sheet: &ComfortSheet) {
        if sheet.is_open {
            self.commanded.write(Commanded(Command::CloseComfort));
        } else if !self.stops.is_sheet_open() && screen != &Screen::Attract {
            self.commanded.write(Commanded(Command::Home));
        }
    }

    /// To the next in reading order; from nowhere to where the screen begins.
    fn tab(&mut self, stop: Option<&Stop>, is_back: bool) {
        self.visible.0 = true;
        let list = self.stops.list();
        let at = stop.and_then(|stop| list.iter().position(|other| other.entity == stop.entity));
        let next = match (at, is_back) {
            // Where it begins is found once the screen stands.
            (None, _) => return,
            (Some(at), false) => (at + 1) % list.len(),
            (Some(at), true) => (at + list.len() - 1) % list.len(),
        };
        if let Some(stop) = list.get(next) {
            focus::give(stop, &mut self.focus, &mut self.last);
        }
    }

    fn arrow(&mut self, stop: Option<&Stop>, way: Way) {
        let Some(stop) = stop else {
            self.tab(None, false);
            return;
        };
        if self.sliders.contains(stop.entity) && matches!(way, Way::Left | Way::Right) {
            return;
        }
        let list = self.stops.list();
        let next = list
            .iter()
            .filter(|other| other.entity != stop.entity)
            .filter_map(|other| Some((way.cost(gap(stop.area, other.area))?, other)))
            .min_by(|a, b| a.0.total_cmp(&b.0));
        if let Some((_, next)) = next {
            focus::give(next, &mut self.focus, &mut self.last);
        }
    }

    /// The number of a choice or of a program presses it.
    fn choose(&mut self, typed: &str) {
        let Some(n) = typed.parse::<usize>().ok().and_then(|n| n.checked_sub(1)) else {
            return;
        };
        let chosen = self
            .stops
            .list()
            .into_iter()
            .filter(|stop| {
                matches!(
                    stop.command,
                    Some(
                        Command::Program(_)
                            | Command::Toggle(_)
                            | Command::Piece(_)
                            | Command::Act(Action::Answer(_) | Action::Move(Move::Choose(_)))
                    )
                )
            })
            .nth(n);
        if let Some(stop) = chosen {
            self.visible.0 = true;
            focus::give(&stop, &mut self.focus, &mut self.last);
            self.commands.trigger(Activate { entity: stop.entity });
        }
    }
}

fn way(key: &Key) -> Option<Way> {
    match key {
        Key::ArrowUp => Some(Way::Up),
        Key::ArrowDown => Some(Way::Down),
        Key::ArrowLeft => Some(Way::Left),
        Key::ArrowRight => Some(Way::Right),
        _ => None,
    }
}

/// The step from one box to another: no step sideways where they overlap.
fn gap(from: Rect, to: Rect) -> Vec2 {
    let axis = |from: (f32, f32), to: (f32, f32)| {
        if to.0 >= from.1 {
            to.0 - from.1 + 2.0
        } else if to.1 <= from.0 {
            to.1 - from.0 - 2.0
        } else {
            0.0
        }
    };
    Vec2::new(
        axis((from.min.x, from.max.x), (to.min.x, to.max.x)),
        axis((from.min.y, from.max.y), (to.min.y, to.max.y)),
    )
}
