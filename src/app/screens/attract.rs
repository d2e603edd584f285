//! The attract loop: the key visual with an invitation. A touch anywhere starts.

use super::header::{HeaderIcons, Words};
use crate::app::{
    Screen,
    command::Command,
    widget::{self, Build, ButtonKind, Skin},
};
use bevy::prelude::*;

/// The key visual's own size in each orientation.
const LANDSCAPE: Vec2 = Vec2::new(1920.0, 1080.0);
const PORTRAIT: Vec2 = Vec2::new(1080.0, 1920.0);

pub(super) fn plugin(app: &mut App) {
    app.add_systems(OnEnter(Screen::Attract), spawn_attract_screen);
}

fn spawn_attract_screen(mut build: Build) {
    let window = Vec2::new(build.look.screen.width_px as f32, build.look.screen.height_px as f32);
    let (stem, own) = if build.look.is_portrait() {
        ("keyvisual-1080x1920", PORTRAIT)
    } else {
        ("keyvisual-1920x1080", LANDSCAPE)
    };
    let cover = own * (window.x / own.x).max(window.y / own.y);
    let visual = build.drawing("identity", stem, cover.x, cover.y);
    let icons = HeaderIcons::new(&mut build);
    let logo_side = build.look.text.display * 1.6;
    let logo = build.drawing("identity", "logo-color", logo_side, logo_side);
    let title = build.tongue.read(&build.show.exhibit().title).to_owned();
    let Build {
        mut commands,
        look,
        tongue,
        show,
        ..
    } = build;
    let words = Words {
        look: &look,
        tongue: &tongue,
    };
    let has_languages = show.exhibit().languages.len() > 1;
    let skin = Skin {
        rest: Color::NONE,
        pressed: look.color.shade,
    };
    let root = commands
        .spawn((widget::screen_root("Attract screen"), DespawnOnExit(Screen::Attract)))
        .id();
    commands.entity(root).with_children(|root| {
        root.spawn(key_visual(visual, window, cover));
        root.spawn(widget::control(
            &look,
            tongue.say("attract-start"),
            Command::Start,
            skin,
        ))
        .insert((whole_window(), BorderColor::all(Color::NONE)));
        title_card(root, &words, &title, logo, logo_side);
        prompt(root, &words);
        if has_languages {
            language_corner(root, &words, icons.language());
        }
    });
}

/// The key visual, as large as covers the window, in the window's middle.
fn key_visual(image: Handle<Image>, window: Vec2, cover: Vec2) -> impl Bundle {
    (
        ImageNode {
            image,
            image_mode: NodeImageMode::Stretch,
            ..default()
        },
        Node {
            left: px((window.x - cover.x) / 2.0),
            top: px((window.y - cover.y) / 2.0),
            width: px(cover.x),
            height: px(cover.y),
            ..whole_window()
        },
        Pickable::IGNORE,
    )
}

fn whole_window() -> Node {
    Node {
        position_type: PositionType::Absolute,
        width: percent(100),
        height: percent(100),
        ..default()
    }
}

fn language_corner(root: &mut ChildSpawnerCommands, words: &Words, icon: Handle<Image>) {
    let look = words.look;
    root.spawn((
        Node {
            position_type: PositionType::Absolute,
            right: px(look.space.l),
            top: px(look.space.l),
            ..default()
        },
        Pickable::IGNORE,
    ))
    .with_children(|corner| {
        let label = words.tongue.say("language-other");
        widget::button(corner, look, &label, Some(icon), Command::Language, ButtonKind::Plain);
    });
}

fn title_card(root: &mut ChildSpawnerCommands, words: &Words, title: &str, logo: Handle<Image>, logo_side: f32) {
    let look = words.look;
    root.spawn((
        Node {
            position_type: PositionType::Absolute,
            left: px(look.space.l),
            top: px(look.space.l),
            max_width: percent(60),
            padding: UiRect::axes(px(look.space.m), px(look.space.s)),
            column_gap: px(look.space.m),
            align_items: AlignItems::Center,
            border_radius: BorderRadius::all(px(look.radius)),
            ..default()
        },
        BackgroundColor(look.color.surface),
        widget::card_shadow(look),
        Pickable::IGNORE,
    ))
    .with_children(|card| {
        card.spawn(widget::picture(logo, logo_side, logo_side));
        card.spawn((
            Node {
                flex_direction: FlexDirection::Column,
                flex_shrink: 1.0,
                ..default()
            },
            Pickable::IGNORE,
        ))
        .with_children(|lines| {
            lines.spawn(widget::bold(look, title, look.text.title, look.color.ink));
            lines.spawn(widget::text(
                words.tongue.say("attract-tagline"),
                look.text.body,
                look.color.ink_soft,
            ));
        });
    });
}

fn prompt(root: &mut ChildSpawnerCommands, words: &Words) {
    let look = words.look;
    root.spawn((
        Node {
            position_type: PositionType::Absolute,
            bottom: px(look.space.l),
            width: percent(100),
            justify_content: JustifyContent::Center,
            ..default()
        },
        Pickable::IGNORE,
    ))
    .with_children(|row| {
        row.spawn((
            Node {
                flex_direction: FlexDirection::Column,
                align_items: AlignItems::Center,
                padding: UiRect::axes(px(look.space.xl), px(look.space.m)),
                border_radius: BorderRadius::all(px(look.target)),
                ..default()
            },
            BackgroundColor(look.color.ink),
            widget::card_shadow(look),
            Pickable::IGNORE,
        ))
        .with_children(|pill| {
            // Both languages at once: a stranger has not chosen one yet.
            pill.spawn(widget::bold(
                look,
                words.tongue.say("attract-start"),
                look.text.title,
                look.color.surface,
            ));
            let other = words.tongue.say("attract-start-other");
            pill.spawn(widget::text(other, look.text.body, look.color.yellow));
        });
    });
}
