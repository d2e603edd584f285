//! How pieces and places look: a picture, words beside or below it, in letters of one size.

use super::{boxed, fits};
use crate::{
    app::{
        layout,
        theme::Look,
        widget::{self, Build},
    },
    content::{Gear, Level, LevelKind, MatchSide, PictureRef, Text},
};
use bevy::prelude::*;

/// How a piece or place looks.
pub(super) struct Face {
    picture: Option<(Handle<Image>, Vec2)>,
    /// What it says, or what its picture shows.
    pub(super) words: String,
    /// Whether the words are shown: beside a picture they can be the answer.
    is_told: bool,
    /// The words stand below the picture.
    is_upright: bool,
    letters: f32,
}

/// A picture's width as a share of its height.
const PLATE: f32 = 4.0 / 3.0;

pub(super) fn piece_face(
    build: &mut Build,
    level: &Level,
    pack: &str,
    piece: usize,
    room: Room,
    is_judged: bool,
) -> Option<Face> {
    match &level.kind {
        LevelKind::Ordering(ordering) => {
            let step = ordering.steps.get(piece)?;
            Some(face(build, pack, &step.text, step.picture.as_ref(), room, true))
        }
        LevelKind::Matching(matching) => Some(side_face(
            build,
            pack,
            &matching.pairs.get(piece)?.right,
            room,
            is_judged,
        )),
        LevelKind::Dressing(dressing) => {
            let gear = dressing.gear.get(piece)?;
            let look = &build.look;
            let letters = look.text.small;
            let lines = |gear: &Gear| layout::n_lines(build.tongue.read(&gear.name), letters, room.size.x);
            let lines = dressing.gear.iter().map(lines).max().unwrap_or(1) as f32;
            let side = room.size.y - lines * letters * widget::LINE;
            let side = side.min(room.size.x).round();
            let icon = build.drawing("kit/dressing", &format!("icon-{}", gear.drawing), side, side);
            Some(Face {
                picture: Some((icon, Vec2::splat(side))),
                words: build.tongue.read(&gear.name).to_owned(),
                is_told: true,
                is_upright: true,
                letters,
            })
        }
        _ => None,
    }
}

fn side_face(build: &mut Build, pack: &str, side: &MatchSide, room: Room, is_judged: bool) -> Face {
    let is_told = is_judged || side.picture.is_none();
    face(build, pack, &side.text, side.picture.as_ref(), room, is_told)
}

/// A place's own side: once judged with what its picture is called, where there is room for both.
pub(super) fn own_side(build: &mut Build, pack: &str, side: &MatchSide, room: Room, is_judged: bool) -> Face {
    if is_judged && room.picture > 0.0 {
        return side_face(build, pack, side, room, true);
    }
    side_face(build, pack, side, room.whole(), false)
}

/// What the places' own sides say, and whether a picture stands beside it.
pub(super) fn own_words(build: &Build, level: &Level) -> (Vec<String>, bool) {
    let read = |text: &Text| build.tongue.read(text).to_owned();
    match &level.kind {
        LevelKind::Matching(matching) => (
            matching.pairs.iter().map(|pair| read(&pair.left.text)).collect(),
            matching.pairs.iter().any(|pair| pair.left.picture.is_some()),
        ),
        _ => (Vec::new(), false),
    }
}

/// What pieces say, and whether a picture stands beside it.
pub(super) fn told_words(build: &Build, level: &Level) -> (Vec<String>, bool) {
    let read = |text: &Text| build.tongue.read(text).to_owned();
    match &level.kind {
        LevelKind::Ordering(ordering) => (
            ordering.steps.iter().map(|step| read(&step.text)).collect(),
            ordering.steps.iter().any(|step| step.picture.is_some()),
        ),
        LevelKind::Matching(matching) => (
            matching.pairs.iter().map(|pair| read(&pair.right.text)).collect(),
            matching.pairs.iter().any(|pair| pair.right.picture.is_some()),
        ),
        _ => (Vec::new(), false),
    }
}

fn face(build: &mut Build, pack: &str, text: &Text, picture: Option<&PictureRef>, room: Room, is_told: bool) -> Face {
    let height = room.size.y;
    let picture = picture.filter(|_| room.picture > 0.0).map(|picture| {
        let share = if matches!(picture, PictureRef::Sign(_)) {
            1.0
        } else {
            PLATE
        };
        let size = Vec2::new((height * share).min(room.picture).round(), height.round());
        let drawn = build
            .pictures
            .content(&build.images, pack, picture, widget::size(size.x, size.y));
        (drawn, size)
    });
    Face {
        is_told: is_told || picture.is_none(),
        picture,
        words: build.tongue.read(text).to_owned(),
        is_upright: false,
        letters: room.letters,
    }
}

/// What a card has for a picture and words, in pixels.
#[derive(Debug, Clone, Copy)]
pub(super) struct Room {
    size: Vec2,
    /// A picture is at most this wide: as wide as the longest words beside it allow. 0 where they allow none.
    picture: f32,
    /// All words in letters of one size.
    letters: f32,
}

impl Room {
    pub(super) fn new(look: &Look, (words, has_picture): &(Vec<String>, bool), size: Vec2) -> Self {
        let left = |share: f32| Vec2::new(size.x * (1.0 - share) - look.space.s, size.y);
        let all_fit = |letters: f32, share: f32| words.iter().all(|words| fits(look, words, letters, left(share)));
        let mut shares = PICTURE_SHARES.into_iter();
        let share = shares
            .find(|share| *has_picture && all_fit(look.text.small, *share))
            .unwrap_or(0.0);
        let mut sizes = [look.text.lead, look.text.body].into_iter();
        let letters = sizes.find(|letters| all_fit(*letters, share));
        Self {
            size,
            picture: size.x * share,
            letters: letters.unwrap_or(look.text.small),
        }
    }

    /// All of it may be picture.
    fn whole(self) -> Self {
        Self {
            picture: self.size.x,
            ..self
        }
    }
}

/// A picture's width in what a card has room for: the first that leaves room for the words.
const PICTURE_SHARES: [f32; 3] = [0.45, 0.36, 0.28];

/// From a card's edge to what is on it.
pub(super) fn inset(look: &Look) -> f32 {
    look.border * 2.0 + look.space.xs
}

/// From a card's left and right edge to what is on it.
pub(super) fn side_inset(look: &Look) -> f32 {
    look.border * 2.0 + if look.is_compact() { look.space.s } else { look.space.m }
}

pub(super) fn spawn_face(inside: &mut ChildSpawnerCommands, look: &Look, face: &Face, room: Vec2, is_middle: bool) {
    let mut words_room = room;
    if face.is_upright {
        return spawn_upright(inside, look, face, room.x);
    }
    if let Some((picture, size)) = &face.picture {
        if is_middle && !face.is_told {
            centered(inside, picture.clone(), *size, room.x);
            return;
        }
        inside.spawn(widget::picture(picture.clone(), size.x, size.y));
        words_room.x -= size.x + look.space.s;
    }
    if face.is_told {
        boxed(inside, &face.words, face.letters, look.color.ink, words_room);
    }
}

/// The picture, and below it what it is called.
fn spawn_upright(inside: &mut ChildSpawnerCommands, look: &Look, face: &Face, width: f32) {
    let column = Node {
        flex_direction: FlexDirection::Column,
        align_items: AlignItems::Center,
        width: px(width),
        flex_shrink: 0.0,
        ..default()
    };
    inside.spawn((column, Pickable::IGNORE)).with_children(|column| {
        if let Some((picture, size)) = &face.picture {
            column.spawn(widget::picture(picture.clone(), size.x, size.y));
        }
        let size = look.text.small;
        let lines = layout::n_lines(&face.words, size, width).max(1) as f32;
        let name = Node {
            flex_direction: FlexDirection::Column,
            align_items: AlignItems::Center,
            width: px(width),
            height: px(lines * size * widget::LINE),
            flex_shrink: 0.0,
            ..default()
        };
        column.spawn((name, Pickable::IGNORE)).with_child((
            widget::text(&face.words, size, look.color.ink),
            TextLayout::justify(Justify::Center),
        ));
    });
}

pub(super) fn centered(inside: &mut ChildSpawnerCommands, picture: Handle<Image>, size: Vec2, width: f32) {
    inside
        .spawn((
            Node {
                width: px(width),
                justify_content: JustifyContent::Center,
                flex_shrink: 0.0,
                ..default()
            },
            Pickable::IGNORE,
        ))
        .with_child(widget::picture(picture, size.x, size.y));
}
