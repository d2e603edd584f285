//! The bar on top of quiet screens: where one is, the language, the way home.

use crate::app::{
    command::Command,
    widget::{self, Build, ButtonKind},
};
use bevy::prelude::*;

/// Icons that the bar needs; made before the screen is built.
pub(super) struct HeaderIcons {
    language: Handle<Image>,
    home: Handle<Image>,
}

impl HeaderIcons {
    /// The bar's icons.
    pub(super) fn new(build: &mut Build) -> Self {
        let side = build.look.icon;
        Self {
            language: build.drawing("icons", "language", side, side),
            home: build.drawing("icons", "home", side, side),
        }
    }
}

impl HeaderIcons {
    /// The sign of the language switch.
    pub(super) fn language(&self) -> Handle<Image> {
        self.language.clone()
    }
}

/// Puts the bar into `parent`.
pub(super) fn header(parent: &mut ChildSpawnerCommands, words: &Words, icons: &HeaderIcons, title: &str) {
    let look = words.look;
    parent
        .spawn((
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
            bar.spawn(widget::bold(look, title, look.text.lead, look.color.ink_soft));
            bar.spawn((
                Node {
                    column_gap: px(look.space.s),
                    flex_shrink: 0.0,
                    ..default()
                },
                Pickable::IGNORE,
            ))
            .with_children(|buttons| {
                let language = words.tongue.say("language-other");
                let icon = Some(icons.language.clone());
                widget::button(buttons, look, &language, icon, Command::Language, ButtonKind::Plain);
                let label = words.tongue.say("home");
                let icon = Some(icons.home.clone());
                widget::button(buttons, look, &label, icon, Command::Home, ButtonKind::Plain);
            });
        });
}

/// What building needs once pictures and commands are taken out.
pub(super) struct Words<'a> {
    pub(super) look: &'a crate::app::theme::Look,
    pub(super) tongue: &'a crate::app::language::Tongue,
}
