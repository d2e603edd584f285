//! The bar on top of quiet screens: where one is, how far along, the language, the way home.

use crate::app::{
    AppSystems,
    command::Command,
    language::Tongue,
    layout,
    power::Awake,
    sound::Mute,
    widget::{self, Build, ButtonKind, Words},
};
use bevy::prelude::*;

pub(super) fn plugin(app: &mut App) {
    app.add_systems(
        Update,
        follow_mute
            .in_set(AppSystems::Present)
            .run_if(resource_exists_and_changed::<Mute>),
    );
}

/// Icons that the bar needs; made before the screen is built.
pub(super) struct HeaderIcons {
    logo: Handle<Image>,
    pub(super) visit: VisitIcons,
}

impl HeaderIcons {
    /// The bar's icons.
    pub(super) fn new(build: &mut Build) -> Self {
        let logo = build.look.target * LOGO_SHARE;
        Self {
            logo: build.drawing("identity", "logo-color", logo, logo),
            visit: VisitIcons::new(build),
        }
    }
}

/// Icons of what can be done on every screen of a visit.
pub(super) struct VisitIcons {
    pub(super) language: Handle<Image>,
    comfort: Handle<Image>,
    sound: SoundSwitch,
    home: Handle<Image>,
}

/// The sound's two icons, on the button that switches it.
#[derive(Component, Clone)]
struct SoundSwitch {
    on: Handle<Image>,
    off: Handle<Image>,
}

impl VisitIcons {
    pub(super) fn new(build: &mut Build) -> Self {
        let mut icon = |stem| build.icon(stem, ButtonKind::Plain);
        Self {
            language: icon("language"),
            comfort: icon("settings"),
            sound: SoundSwitch {
                on: icon("volume-on"),
                off: icon("volume-off"),
            },
            home: icon("home"),
        }
    }
}

/// Shows whether sound is on, by picture and by name.
fn follow_mute(
    mute: Res<Mute>,
    tongue: Res<Tongue>,
    switches: Query<(Entity, &SoundSwitch, &Children)>,
    mut pictures: Query<&mut ImageNode>,
    mut commands: Commands,
    mut awake: ResMut<Awake>,
) {
    for (button, switch, children) in &switches {
        let label = AccessibleLabel::new(sound_label(&tongue, &mute));
        commands.entity(button).insert(label);
        for &child in children {
            if let Ok(mut picture) = pictures.get_mut(child) {
                picture.image = switch.shown(&mute);
            }
        }
        awake.stir();
    }
}

/// What pressing the button does now.
fn sound_label(tongue: &Tongue, mute: &Mute) -> String {
    tongue.say(if mute.is_on() { "sound-on" } else { "sound-off" })
}

impl SoundSwitch {
    fn shown(&self, mute: &Mute) -> Handle<Image> {
        if mute.is_on() {
            self.off.clone()
        } else {
            self.on.clone()
        }
    }
}

/// The eye in the bar, measured by what a finger presses.
const LOGO_SHARE: f32 = 0.9;

/// How far along one is: `done` of `all`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Progress {
    pub(super) done: usize,
    pub(super) all: usize,
}

/// Puts the bar into `parent`.
pub(super) fn header(
    parent: &mut ChildSpawnerCommands,
    words: &Words,
    icons: &HeaderIcons,
    title: &str,
    progress: Option<Progress>,
) {
    let look = words.look;
    parent
        .spawn((
            Name::new("Header"),
            layout::TopBar,
            Node {
                width: percent(100),
                padding: UiRect::axes(px(look.space.l), px(look.space.m)),
                column_gap: px(look.space.m),
                align_items: AlignItems::Center,
                justify_content: JustifyContent::SpaceBetween,
                flex_shrink: 0.0,
                ..default()
            },
            Pickable::IGNORE,
        ))
        .with_children(|bar| {
            bar.spawn((
                Node {
                    column_gap: px(look.space.m),
                    align_items: AlignItems::Center,
                    flex_shrink: 1.0,
                    ..default()
                },
                Pickable::IGNORE,
            ))
            .with_children(|place| {
                let side = look.target * LOGO_SHARE;
                place.spawn(widget::picture(icons.logo.clone(), side, side));
                place.spawn(widget::bold(look, title, look.text.body, look.color.ink_soft));
                if let Some(progress) = progress {
                    dots(place, words, progress);
                }
            });
            bar.spawn((
                Node {
                    column_gap: px(look.space.s),
                    flex_shrink: 0.0,
                    ..default()
                },
                Pickable::IGNORE,
            ))
            .with_children(|buttons| visit_buttons(buttons, words, &icons.visit, !look.is_portrait()));
        });
}

/// What can be done on every screen of a visit, always in this order; where there is room the language is named.
pub(super) fn visit_buttons(row: &mut ChildSpawnerCommands, words: &Words, icons: &VisitIcons, is_roomy: bool) {
    let (look, tongue) = (words.look, words.tongue);
    let language = tongue.say("language-other");
    let icon = icons.language.clone();
    if is_roomy {
        widget::button(row, look, &language, Some(icon), Command::Language, ButtonKind::Plain);
    } else {
        widget::icon_button(row, look, &language, icon, Command::Language);
    }
    let comfort = tongue.say("comfort");
    widget::icon_button(row, look, &comfort, icons.comfort.clone(), Command::Comfort);
    let sound = sound_label(tongue, words.mute);
    widget::icon_button(row, look, &sound, icons.sound.shown(words.mute), Command::Mute).insert(icons.sound.clone());
    let home = tongue.say("home");
    widget::icon_button(row, look, &home, icons.home.clone(), Command::Home);
}

/// One dot a step; the steps done are filled, the present one is long.
fn dots(parent: &mut ChildSpawnerCommands, words: &Words, progress: Progress) {
    let look = words.look;
    let side = look.space.m;
    parent
        .spawn((
            Node {
                column_gap: px(look.space.s),
                align_items: AlignItems::Center,
                flex_shrink: 0.0,
                ..default()
            },
            Pickable::IGNORE,
        ))
        .with_children(|row| {
            for step in 0..progress.all {
                let is_now = step == progress.done;
                // What is to come is hollow: told by more than color.
                let color = if step <= progress.done {
                    look.color.teal_dark
                } else {
                    Color::NONE
                };
                row.spawn((
                    Node {
                        width: px(if is_now { side * 2.2 } else { side }),
                        height: px(side),
                        border: UiRect::all(px(look.border)),
                        border_radius: BorderRadius::MAX,
                        ..default()
                    },
                    BackgroundColor(color),
                    BorderColor::all(look.color.teal_dark),
                    Pickable::IGNORE,
                ));
            }
        });
}
