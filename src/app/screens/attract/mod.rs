//! The attract loop: the key visual come to life, real moments of play, and an invitation. A touch anywhere starts.

mod eye;
mod moments;

use super::header::VisitIcons;
use crate::app::{
    Screen,
    clock::Clock,
    command::Command,
    power::Alarm,
    theme::Look,
    widget::{self, Build, ButtonKind, Skin, Words},
};
use bevy::prelude::*;
use eye::EyePictures;
use moments::{Invitation, MomentCard};
use std::time::Duration;

/// The key visual's own size in each orientation.
const LANDSCAPE: Vec2 = Vec2::new(1920.0, 1080.0);
const PORTRAIT: Vec2 = Vec2::new(1080.0, 1920.0);

pub(super) fn plugin(app: &mut App) {
    app.add_systems(OnEnter(Screen::Attract), spawn_attract_screen)
        .add_plugins((eye::plugin, moments::plugin));
}

/// Has the next frame of what moves drawn. Not by `Awake`: that draws as fast as the machine can, for something that moves
/// slowly and all day long.
fn go_on(alarm: &mut Alarm, time: &Clock, look: &Look) {
    alarm.wake_at(time.elapsed() + Duration::from_secs_f32(look.time.attract_frame_secs));
}

/// How the key visual covers the window.
#[derive(Debug, Clone, Copy)]
struct Cover {
    /// The key visual's own size.
    own: Vec2,
    /// Window pixels per pixel of its own.
    scale: f32,
    /// The window's size.
    window: Vec2,
}

impl Cover {
    fn new(look: &Look) -> Self {
        let window = Vec2::new(look.screen.width_px as f32, look.screen.height_px as f32);
        let own = if look.is_portrait() { PORTRAIT } else { LANDSCAPE };
        Self {
            own,
            scale: (window.x / own.x).max(window.y / own.y),
            window,
        }
    }

    fn size(&self) -> Vec2 {
        self.own * self.scale
    }

    /// The window point of a point of the key visual.
    fn at(&self, point: Vec2) -> Vec2 {
        (self.window - self.size()) / 2.0 + point * self.scale
    }
}

fn spawn_attract_screen(mut build: Build) {
    let cover = Cover::new(&build.look);
    let suffix = if build.look.is_portrait() {
        "1080x1920"
    } else {
        "1920x1080"
    };
    let size = cover.size();
    let back = build.drawing("identity", &format!("stage-back-{suffix}"), size.x, size.y);
    let front = build.drawing("identity", &format!("stage-front-{suffix}"), size.x, size.y);
    let eye = EyePictures::new(&mut build, cover);
    let icons = VisitIcons::new(&mut build);
    let logo_side = build.look.text.display * 1.6;
    let logo = build.drawing("identity", "logo-color", logo_side, logo_side);
    let invitation = Invitation::new(&mut build);
    let card = MomentCard::new(&build.look);
    let title = build.tongue.read(&build.show.exhibit().title).to_owned();
    let has_languages = build.show.exhibit().languages.len() > 1;
    let (commands, words) = build.hand_out();
    let look = words.look;
    let skin = Skin {
        rest: Color::NONE,
        pressed: Color::NONE,
    };
    let root = commands
        .spawn((widget::screen_root("Attract screen"), DespawnOnExit(Screen::Attract)))
        .id();
    commands.entity(root).with_children(|root| {
        root.spawn(stage_layer(back, cover));
        eye.spawn(root, cover);
        root.spawn(stage_layer(front, cover));
        root.spawn(widget::control(
            look,
            words.tongue.say("attract-start"),
            Command::Start,
            skin,
        ))
        .insert((whole_window(), BorderColor::all(Color::NONE)));
        title_card(root, &words, &title, logo, logo_side);
        card.spawn(root, &words);
        invitation.spawn(root, &words);
        if has_languages {
            language_corner(root, &words, icons.language);
        }
    });
}

/// A layer of the key visual, as large as covers the window, in the window's middle.
fn stage_layer(image: Handle<Image>, cover: Cover) -> impl Bundle {
    let (corner, size) = (cover.at(Vec2::ZERO), cover.size());
    (
        ImageNode {
            image,
            image_mode: NodeImageMode::Stretch,
            ..default()
        },
        Node {
            left: px(corner.x),
            top: px(corner.y),
            width: px(size.x),
            height: px(size.y),
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
            top: if look.is_reach { auto() } else { px(look.space.l) },
            bottom: if look.is_reach { px(look.space.l) } else { auto() },
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
            max_width: percent(if look.is_portrait() { 68 } else { 40 }),
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
