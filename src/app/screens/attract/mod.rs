//! The attract loop: the key visual come to life, real moments of play, and an invitation. A touch anywhere starts.

mod eye;
mod moments;

use super::header::VisitIcons;
use crate::app::{
    Screen,
    clock::Clock,
    command::Command,
    layout,
    power::Alarm,
    theme::Look,
    widget::{self, Build, ButtonKind, Skin, Words},
};
use bevy::prelude::*;
use eye::EyePictures;
use moments::{Invitation, MomentCard};
use std::time::Duration;

/// The key visual's layers, the eye between them.
const BACK_DEPTH: f32 = -10.0;
const EYE_DEPTH: f32 = -9.0;
const FRONT_DEPTH: f32 = -1.0;

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

/// The layers of the key visual, and how much of each is seen, in its own pixels.
struct Stage {
    back: &'static str,
    front: &'static str,
    /// Above this the front layer is empty.
    front_begins: f32,
    /// Below this the front layer hides everything.
    back_ends: f32,
}

const STAGE_LANDSCAPE: Stage = Stage {
    back: "stage-back-1920x1080",
    front: "stage-front-1920x1080",
    front_begins: 300.0,
    back_ends: 670.0,
};

const STAGE_PORTRAIT: Stage = Stage {
    back: "stage-back-1080x1920",
    front: "stage-front-1080x1920",
    front_begins: 905.0,
    back_ends: 1185.0,
};

/// The rows `from` to `to` of a layer, in pixels of the key visual, and where in the window they lie.
fn layer(build: &mut Build, cover: Cover, stem: &str, (from, to): (f32, f32)) -> (Handle<Image>, Rect) {
    let whole = cover.size().round();
    let rows = Rect::new(
        0.0,
        (from * cover.scale).floor(),
        whole.x,
        (to * cover.scale).ceil().min(whole.y),
    );
    let (size, part) = (widget::size(whole.x, whole.y), layout::pixel_rect(rows));
    let image = build.pictures.part(&build.images, "identity", stem, size, part);
    let corner = ((cover.window - whole) / 2.0).floor();
    (image, Rect::from_corners(corner + rows.min, corner + rows.max))
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
        let window = look.window();
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
    let stage = if build.look.is_portrait() {
        &STAGE_PORTRAIT
    } else {
        &STAGE_LANDSCAPE
    };
    let back = layer(&mut build, cover, stage.back, (0.0, stage.back_ends));
    let front = layer(&mut build, cover, stage.front, (stage.front_begins, cover.own.y));
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
    for ((image, area), depth) in [(back, BACK_DEPTH), (front, FRONT_DEPTH)] {
        commands.spawn((layout::laid(look, image, area, depth), DespawnOnExit(Screen::Attract)));
    }
    eye.spawn(commands, look, cover);
    let root = commands
        .spawn((widget::screen_root("Attract screen"), DespawnOnExit(Screen::Attract)))
        .id();
    commands.entity(root).with_children(|root| {
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

/// How much of the window's width the title takes at most: less than reaches the eye's rays.
const TITLE_LANDSCAPE: f32 = 0.27;
const TITLE_PORTRAIT: f32 = 0.68;

/// A title of more lines is set in smaller letters.
const TITLE_LINES: usize = 2;

fn title_card(root: &mut ChildSpawnerCommands, words: &Words, title: &str, logo: Handle<Image>, logo_side: f32) {
    let look = words.look;
    let share = if look.is_portrait() {
        TITLE_PORTRAIT
    } else {
        TITLE_LANDSCAPE
    };
    // A glass that is small for fingers has no room for a second eye.
    let beside = if look.is_compact() {
        0.0
    } else {
        logo_side + look.space.m
    };
    let across = look.screen.width_px as f32 * share - 2.0 * look.space.m - beside;
    root.spawn((
        Node {
            position_type: PositionType::Absolute,
            left: px(look.space.l),
            top: px(look.space.l),
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
        if !look.is_compact() {
            card.spawn(widget::picture(logo, logo_side, logo_side));
        }
        card.spawn((
            Node {
                flex_direction: FlexDirection::Column,
                flex_shrink: 1.0,
                ..default()
            },
            Pickable::IGNORE,
        ))
        .with_children(|lines| {
            let tagline = words.tongue.say("attract-tagline");
            let is_long = layout::n_lines(title, look.text.title, across) > TITLE_LINES;
            let letters = if is_long { look.text.lead } else { look.text.title };
            let widths = [(title, letters), (tagline.as_str(), look.text.body)]
                .map(|(words, size)| px(layout::even_width(words, size, across)));
            lines
                .spawn(widget::bold(look, title, letters, look.color.ink))
                .entry::<Node>()
                .and_modify(move |mut node| node.max_width = widths[0]);
            if look.is_compact() {
                return;
            }
            lines
                .spawn(widget::text(tagline, look.text.body, look.color.ink_soft))
                .entry::<Node>()
                .and_modify(move |mut node| node.max_width = widths[1]);
        });
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{app::tests::places::root, storage};

    /// How much each row of `stem` hides, 0 to 255: the least and the most.
    fn rows(stem: &str, own: Vec2) -> Vec<(u8, u8)> {
        let art = storage::open_catalog(&root().join("assets"), &root().join("levels")).unwrap();
        let (width, height) = widget::size(own.x, own.y);
        let pixels = art.drawing("identity", stem).unwrap().fitted(width, height).unwrap();
        let alphas = |row: &[u8]| row.iter().skip(3).step_by(4).copied().collect::<Vec<_>>();
        let extremes = |alphas: Vec<u8>| (*alphas.iter().min().unwrap(), *alphas.iter().max().unwrap());
        pixels
            .rgba
            .chunks(width as usize * 4)
            .map(|row| extremes(alphas(row)))
            .collect()
    }

    #[track_caller]
    fn check(stage: &Stage, own: Vec2) {
        let rows = rows(stage.front, own);
        let (begins, ends) = widget::size(stage.front_begins, stage.back_ends);
        let (begins, ends) = (begins as usize, ends as usize);
        assert!(
            rows[..begins].iter().all(|(_, most)| *most == 0),
            "empty above {begins}"
        );
        assert!(
            rows[ends..].iter().all(|(least, _)| *least == 255),
            "hides all below {ends}"
        );
    }

    #[test]
    fn nothing_of_the_key_visual_is_cut_off() {
        check(&STAGE_LANDSCAPE, LANDSCAPE);
        check(&STAGE_PORTRAIT, PORTRAIT);
    }
}
