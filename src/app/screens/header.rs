//! The bar on top of quiet screens: where one is, how far along, the language, the way home.

use crate::app::{
    command::Command,
    widget::{self, Build},
};
use bevy::prelude::*;

/// Icons that the bar needs; made before the screen is built.
pub(super) struct HeaderIcons {
    logo: Handle<Image>,
    pub(super) language: Handle<Image>,
    home: Handle<Image>,
}

impl HeaderIcons {
    /// The bar's icons.
    pub(super) fn new(build: &mut Build) -> Self {
        let side = build.look.icon;
        let logo = build.look.target * LOGO_SHARE;
        Self {
            logo: build.drawing("identity", "logo-color", logo, logo),
            language: build.drawing("icons", "language", side, side),
            home: build.drawing("icons", "home", side, side),
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
            .with_children(|buttons| visit_buttons(buttons, words, icons));
        });
}

/// What can be done on every screen of a visit, always in this order.
fn visit_buttons(row: &mut ChildSpawnerCommands, words: &Words, icons: &HeaderIcons) {
    let look = words.look;
    let language = words.tongue.say("language-other");
    let icon = Some(icons.language.clone());
    widget::button(row, look, &language, icon, Command::Language, widget::ButtonKind::Plain);
    let home = words.tongue.say("home");
    let icon = icons.home.clone();
    widget::icon_button(row, look, &home, icon, Command::Home);
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
                let color = if step <= progress.done {
                    look.color.teal_dark
                } else {
                    look.color.line
                };
                row.spawn((
                    Node {
                        width: px(if is_now { side * 2.2 } else { side }),
                        height: px(side),
                        border_radius: BorderRadius::MAX,
                        ..default()
                    },
                    BackgroundColor(color),
                    Pickable::IGNORE,
                ));
            }
        });
}

/// What building needs once pictures and commands are taken out.
pub(super) struct Words<'a> {
    pub(super) look: &'a crate::app::theme::Look,
    pub(super) tongue: &'a crate::app::language::Tongue,
}
