//! Building blocks of the screens.

use super::{command::Command, language::Tongue, pictures::Pictures, show::Show, sound::Mute, theme::Look};
use bevy::{
    ecs::system::SystemParam, input_focus::tab_navigation::TabIndex, prelude::*, text::LineHeight, ui::Pressed,
    ui_widgets::Button,
};

pub(super) fn plugin(app: &mut App) {
    app.add_observer(on_pressed).add_observer(on_released);
}

/// Everything a screen is built with.
#[derive(SystemParam)]
pub(crate) struct Build<'w, 's> {
    pub(crate) commands: Commands<'w, 's>,
    pub(crate) look: Res<'w, Look>,
    pub(crate) tongue: Res<'w, Tongue>,
    pub(crate) mute: Res<'w, Mute>,
    pub(crate) show: Res<'w, Show>,
    pub(crate) pictures: ResMut<'w, Pictures>,
    pub(crate) images: Res<'w, Assets<Image>>,
}

/// What every part of a screen needs to speak and to look right.
pub(crate) struct Words<'a> {
    pub(crate) look: &'a Look,
    pub(crate) tongue: &'a Tongue,
    pub(crate) mute: &'a Mute,
}

impl<'w, 's> Build<'w, 's> {
    /// Once all pictures are asked for: what to spawn with, and what to say.
    pub(crate) fn hand_out(&mut self) -> (&mut Commands<'w, 's>, Words<'_>) {
        let words = Words {
            look: &self.look,
            tongue: &self.tongue,
            mute: &self.mute,
        };
        (&mut self.commands, words)
    }

    /// The interface icon `stem` for a button of this kind.
    pub(crate) fn icon(&mut self, stem: &str, kind: ButtonKind) -> Handle<Image> {
        let side = self.look.icon;
        match kind {
            ButtonKind::Primary => self.pictures.light_icon(&self.images, stem, size(side, side).0),
            ButtonKind::Plain => self.drawing("icons", stem, side, side),
        }
    }

    /// The drawing `stem` of `folder` fitted into a box.
    pub(crate) fn drawing(&mut self, folder: &str, stem: &str, width: f32, height: f32) -> Handle<Image> {
        self.pictures.drawing(&self.images, folder, stem, size(width, height))
    }
}

#[expect(clippy::cast_sign_loss, reason = "at least one pixel")]
pub(crate) fn size(width: f32, height: f32) -> (u32, u32) {
    (width.round().max(1.0) as u32, height.round().max(1.0) as u32)
}

/// The root of a screen: fills the window, lets touches through to what lies below.
pub(crate) fn screen_root(name: &'static str) -> impl Bundle {
    (
        Name::new(name),
        Node {
            position_type: PositionType::Absolute,
            width: percent(100),
            height: percent(100),
            ..default()
        },
        Pickable::IGNORE,
    )
}

/// A picture of fixed size.
pub(crate) fn picture(image: Handle<Image>, width: f32, height: f32) -> impl Bundle {
    (
        ImageNode {
            image,
            image_mode: NodeImageMode::Stretch,
            ..default()
        },
        Node {
            width: px(width),
            height: px(height),
            flex_shrink: 0.0,
            ..default()
        },
        Pickable::IGNORE,
    )
}

/// A picture of fixed size in its parent's upper left corner, over what lies there.
pub(crate) fn overlaid(image: Handle<Image>, width: f32, height: f32) -> impl Bundle {
    (
        ImageNode {
            image,
            image_mode: NodeImageMode::Stretch,
            ..default()
        },
        Node {
            position_type: PositionType::Absolute,
            left: px(0),
            top: px(0),
            width: px(width),
            height: px(height),
            ..default()
        },
        Pickable::IGNORE,
    )
}

/// From one line of text to the next, in letters.
pub(crate) const LINE: f32 = 1.4;

/// Lines of text in the regular face.
pub(crate) fn text(content: impl Into<String>, size: f32, color: Color) -> impl Bundle {
    (
        Text::new(content),
        TextFont::from_font_size(size),
        LineHeight::RelativeToFont(LINE),
        TextColor(color),
        Node {
            max_width: percent(100),
            ..default()
        },
        Pickable::IGNORE,
    )
}

/// Lines of text in the bold face.
pub(crate) fn bold(look: &Look, content: impl Into<String>, size: f32, color: Color) -> impl Bundle {
    (
        Text::new(content),
        TextFont {
            font: look.bold.clone().into(),
            ..TextFont::from_font_size(size)
        },
        LineHeight::RelativeToFont(1.3),
        TextColor(color),
        Node {
            max_width: percent(100),
            ..default()
        },
        Pickable::IGNORE,
    )
}

/// How a button looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ButtonKind {
    /// The way on.
    Primary,
    /// One of several.
    Plain,
}

/// The colors of a control at rest and pressed.
#[derive(Component, Debug, Clone, Copy)]
pub(crate) struct Skin {
    pub(crate) rest: Color,
    pub(crate) pressed: Color,
}

/// A control without content: what is put into it decides its size, `target` at least.
pub(crate) fn control(look: &Look, label: impl Into<String>, command: Command, skin: Skin) -> impl Bundle {
    (
        Name::new(command.name()),
        Button,
        TabIndex(0),
        AccessibleLabel::new(label),
        command,
        skin,
        control_node(look),
        BackgroundColor(skin.rest),
        BorderColor::all(look.color.line),
    )
}

/// The layout of a control: large enough for a finger.
pub(crate) fn control_node(look: &Look) -> Node {
    Node {
        min_width: px(look.target),
        min_height: px(look.target),
        padding: UiRect::axes(px(look.space.m), px(look.space.s)),
        column_gap: px(look.space.s),
        justify_content: JustifyContent::Center,
        align_items: AlignItems::Center,
        border: UiRect::all(px(look.border)),
        border_radius: BorderRadius::all(px(look.radius)),
        ..default()
    }
}

/// A button with a label and, before it, an icon.
pub(crate) fn button<'a>(
    parent: &'a mut ChildSpawnerCommands,
    look: &Look,
    label: &str,
    icon: Option<Handle<Image>>,
    command: Command,
    kind: ButtonKind,
) -> EntityCommands<'a> {
    let color = &look.color;
    let (skin, ink) = match kind {
        ButtonKind::Primary => (
            Skin {
                rest: color.teal_dark,
                pressed: color.ink,
            },
            color.surface,
        ),
        ButtonKind::Plain => (
            Skin {
                rest: color.surface,
                pressed: color.yellow_pale,
            },
            color.ink,
        ),
    };
    let (size, padding, min_width) = match kind {
        ButtonKind::Primary => (look.text.lead, look.space.l, look.target * 2.2),
        ButtonKind::Plain => (look.text.body, look.space.m, look.target),
    };
    let node = Node {
        padding: UiRect::axes(px(padding), px(look.space.s)),
        min_width: px(min_width),
        flex_shrink: 0.0,
        ..control_node(look)
    };
    let mut button = parent.spawn(control(look, label, command, skin));
    button.insert(node).with_children(|inside| {
        if let Some(icon) = icon {
            inside.spawn((picture(icon, look.icon, look.icon), Name::new("icon")));
        }
        inside.spawn(bold(look, label, size, ink));
    });
    button
}

/// A button that is only an icon, for what everybody knows; `label` names it for those who listen.
pub(crate) fn icon_button<'a>(
    parent: &'a mut ChildSpawnerCommands,
    look: &Look,
    label: &str,
    icon: Handle<Image>,
    command: Command,
) -> EntityCommands<'a> {
    let skin = Skin {
        rest: look.color.surface,
        pressed: look.color.yellow_pale,
    };
    let node = Node {
        padding: UiRect::ZERO,
        flex_shrink: 0.0,
        ..control_node(look)
    };
    let mut button = parent.spawn(control(look, label, command, skin));
    button
        .insert(node)
        .with_child((picture(icon, look.icon, look.icon), Name::new("icon")));
    button
}

/// A soft shadow below a card.
pub(crate) fn card_shadow(look: &Look) -> BoxShadow {
    BoxShadow::new(look.color.shade, px(0), px(look.space.xs), px(0), px(look.space.m))
}

/// A pressed control gives way by this much.
const PRESSED_SCALE: f32 = 0.97;

fn on_pressed(pressed: On<Add, Pressed>, mut controls: Query<(&Skin, &mut BackgroundColor, &mut UiTransform)>) {
    if let Ok((skin, mut background, mut transform)) = controls.get_mut(pressed.entity) {
        background.0 = skin.pressed;
        transform.scale = Vec2::splat(PRESSED_SCALE);
    }
}

fn on_released(released: On<Remove, Pressed>, mut controls: Query<(&Skin, &mut BackgroundColor, &mut UiTransform)>) {
    if let Ok((skin, mut background, mut transform)) = controls.get_mut(released.entity) {
        background.0 = skin.rest;
        transform.scale = Vec2::ONE;
    }
}
