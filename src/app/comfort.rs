//! What a visitor may change about the screen: larger text, high contrast, everything within reach, less motion.
//!
//! It lasts as long as the visit: the attract loop puts everything back as the booth was started.

use super::{
    AppSystems, Screen,
    command::{Command, Commanded},
    power::Awake,
    theme::Look,
    window::ThemeFile,
};
use bevy::prelude::*;

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Comfort>()
        .init_resource::<StartComfort>()
        .init_resource::<ComfortSheet>()
        .add_systems(Update, reset.in_set(AppSystems::Change).before(super::change_screen))
        .add_systems(
            Update,
            (obey, rebuild)
                .chain()
                .in_set(AppSystems::Follow)
                .after(super::visit::follow_visit),
        );
}

/// How large text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum TextSize {
    /// As the theme says.
    #[default]
    Normal,
    /// For eyes that need more.
    Large,
}

/// What makes the screen easier to see and to reach.
#[derive(Resource, Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Comfort {
    /// How large text is.
    pub text: TextSize,
    /// Near black on white with strong borders.
    pub high_contrast: bool,
    /// Everything that can be touched lies in the lower half of the window.
    pub reach: bool,
    /// Nothing moves that need not move.
    pub calm: bool,
}

/// One of the switches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Switch {
    Text,
    Contrast,
    Reach,
    Calm,
}

impl Switch {
    pub(crate) const ALL: [Self; 4] = [Self::Text, Self::Contrast, Self::Reach, Self::Calm];

    /// What scripts and texts call it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Contrast => "contrast",
            Self::Reach => "reach",
            Self::Calm => "calm",
        }
    }
}

impl Comfort {
    /// Whether `switch` is on.
    pub(crate) fn has(self, switch: Switch) -> bool {
        match switch {
            Switch::Text => self.text == TextSize::Large,
            Switch::Contrast => self.high_contrast,
            Switch::Reach => self.reach,
            Switch::Calm => self.calm,
        }
    }

    /// Turns `switch` on or off.
    pub(crate) fn toggle(&mut self, switch: Switch) {
        match switch {
            Switch::Text => {
                self.text = match self.text {
                    TextSize::Normal => TextSize::Large,
                    TextSize::Large => TextSize::Normal,
                }
            }
            Switch::Contrast => self.high_contrast = !self.high_contrast,
            Switch::Reach => self.reach = !self.reach,
            Switch::Calm => self.calm = !self.calm,
        }
    }
}

/// How a visit begins: what the command line says.
#[derive(Resource, Debug, Clone, Copy, Default)]
pub(super) struct StartComfort(pub(super) Comfort);

/// Whether the sheet with the switches is open.
#[derive(Resource, Debug, Default, PartialEq, Eq)]
pub(crate) struct ComfortSheet {
    pub(crate) is_open: bool,
}

/// The next visitor finds everything as the booth was started. Looks before the attract loop is built; built anew it is
/// not a new visitor.
fn reset(
    screen: Res<State<Screen>>,
    next: Res<NextState<Screen>>,
    start: Res<StartComfort>,
    theme: Res<ThemeFile>,
    mut comfort: ResMut<Comfort>,
    mut look: ResMut<Look>,
    mut sheet: ResMut<ComfortSheet>,
) {
    let is_over = screen.get() != &Screen::Attract
        && matches!(
            &*next,
            NextState::Pending(Screen::Attract) | NextState::PendingIfNeq(Screen::Attract)
        );
    if is_over {
        comfort.set_if_neq(start.0);
        sheet.set_if_neq(ComfortSheet::default());
        change_look(&theme, *comfort, &mut look);
    }
}

fn obey(
    mut commanded: MessageReader<Commanded>,
    screen: Res<State<Screen>>,
    mut comfort: ResMut<Comfort>,
    mut sheet: ResMut<ComfortSheet>,
) {
    // What is changed before a visit would never be put back.
    let is_visited = !matches!(screen.get(), Screen::Starting | Screen::Attract | Screen::Fault);
    for Commanded(command) in commanded.read() {
        match command {
            Command::Comfort => sheet.is_open = is_visited,
            Command::CloseComfort => sheet.is_open = false,
            Command::ToggleComfort(switch) => comfort.toggle(*switch),
            _ => {}
        }
    }
}

/// A screen is built from where things stand: built anew it looks different and has lost nothing.
fn rebuild(
    comfort: Res<Comfort>,
    theme: Res<ThemeFile>,
    screen: Res<State<Screen>>,
    mut look: ResMut<Look>,
    mut next: ResMut<NextState<Screen>>,
    mut awake: ResMut<Awake>,
) {
    if change_look(&theme, *comfort, &mut look) {
        super::window::build_anew(&screen, &mut next);
        awake.stir();
    }
}

fn change_look(theme: &ThemeFile, comfort: Comfort, look: &mut ResMut<Look>) -> bool {
    if look.comfort == comfort {
        return false;
    }
    match theme.0.look(look.screen, look.bold.clone(), comfort) {
        Ok(new) => **look = new,
        Err(error) => {
            error!("the look cannot be changed: {error}");
            return false;
        }
    }
    true
}
