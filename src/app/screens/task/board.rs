//! The places of a task and the tray of pieces, as cards of one size.

use super::{
    PLACE_GROUP, Stand, TRAY_GROUP, boxed,
    face::{Face, Room, inset, own_side, own_words, piece_face, side_inset, spawn_face, told_words},
    figure,
    parts::{Cells, Parts, button_room, grid},
};
use crate::{
    app::{
        carry::{Piece, Place, Tray},
        command::Command,
        theme::Look,
        widget::{self, Build, Skin, Words},
    },
    content::{Level, LevelKind},
    rules::{PieceKind, PiecesView},
};
use bevy::{input_focus::tab_navigation::TabIndex, prelude::*};

/// Everything that lies there.
pub(super) struct Board {
    kind: PieceKind,
    places: Vec<PlaceCard>,
    tray: Vec<PieceCard>,
    place_cells: Cells,
    tray_cells: Cells,
    right: Handle<Image>,
    wrong: Handle<Image>,
    /// The figure and what it wears, from below to above.
    pub(super) figure: Vec<Handle<Image>>,
    /// What is worn nowhere and was chosen all the same.
    pub(super) beside: Vec<Handle<Image>>,
    /// The figure's size.
    pub(super) figure_size: Vec2,
}

struct PlaceCard {
    place: usize,
    /// The place of a step, counted from 1.
    number: Option<usize>,
    /// What the place is, in a matching.
    fixed: Option<Face>,
    lying: Option<(usize, Face)>,
    stand: Stand,
}

struct PieceCard {
    piece: usize,
    face: Face,
    stand: Stand,
}

impl Board {
    pub(super) fn new(
        build: &mut Build,
        level: &Level,
        pack: &str,
        view: &PiecesView,
        picked: Option<usize>,
        parts: Parts,
    ) -> Self {
        let look = &build.look;
        let icon = look.icon;
        let place_cells = Parts::cells(look, view.n_places.max(1), parts.board);
        let tray_cells = if view.kind == PieceKind::Dressing {
            figure::tray_cells(look, parts, view.lies.len())
        } else {
            // As large as when all lay there: nothing grows while one looks for it.
            let room = parts.aside - Vec2::new(0.0, done_height(look));
            Parts::cells(look, view.lies.len(), room)
        };
        let told = told_words(build, level);
        let on_place = Room::new(look, &told, lying_room(look, view.kind, place_cells.size));
        let own = Room::new(look, &own_words(build, level), fixed_room(look, place_cells.size));
        let on_tray = Room::new(look, &told, tray_room(look, tray_cells.size));
        let mut board = Self {
            kind: view.kind,
            places: Vec::new(),
            tray: Vec::new(),
            place_cells,
            tray_cells,
            right: build.drawing("icons", "check-filled", icon, icon),
            wrong: build.drawing("icons", "cross-filled", icon, icon),
            figure: Vec::new(),
            beside: Vec::new(),
            figure_size: Vec2::ZERO,
        };
        if let LevelKind::Dressing(dressing) = &level.kind {
            figure::dress(build, &mut board, dressing, view, parts);
        } else {
            board.places = (0..view.n_places)
                .map(|place| place_card(build, level, pack, view, picked, place, (own, on_place)))
                .collect();
        }
        if view.right.is_some() {
            return board;
        }
        for &piece in &view.order {
            let is_worn = view.lies.get(piece).is_some_and(Option::is_some);
            if is_worn && view.kind != PieceKind::Dressing {
                continue;
            }
            let Some(face) = piece_face(build, level, pack, piece, on_tray, false) else {
                continue;
            };
            let stand = if is_worn || picked == Some(piece) {
                Stand::Picked
            } else {
                Stand::Open
            };
            board.tray.push(PieceCard { piece, face, stand });
        }
        board
    }

    /// Whether there is room for the button below the tray: on a glass that is small for fingers pieces lie there first.
    pub(super) fn has_room_for_done(&self, look: &Look) -> bool {
        if !look.is_compact() || self.places.is_empty() {
            return true;
        }
        let rows = |n: usize| n.div_ceil(self.tray_cells.columns);
        rows(self.tray.len()) < rows(self.places.len())
    }
}

/// What the button below the tray takes.
fn done_height(look: &Look) -> f32 {
    if look.is_compact() { 0.0 } else { button_room(look) }
}

fn place_card(
    build: &mut Build,
    level: &Level,
    pack: &str,
    view: &PiecesView,
    picked: Option<usize>,
    place: usize,
    (own, on_place): (Room, Room),
) -> PlaceCard {
    let is_judged = view.right.is_some();
    let lying = view.lies.iter().position(|lies| *lies == Some(place));
    let stand = match (&view.right, lying) {
        (Some(right), Some(piece)) if right.get(piece) == Some(&true) => Stand::Right,
        (Some(_), _) => Stand::Wrong,
        (None, Some(piece)) if picked == Some(piece) => Stand::Picked,
        (None, _) if picked.is_some() => Stand::Offered,
        (None, Some(_)) => Stand::Open,
        (None, None) => Stand::Empty,
    };
    let fixed = match &level.kind {
        LevelKind::Matching(matching) => matching
            .pairs
            .get(place)
            .map(|pair| own_side(build, pack, &pair.left, own, is_judged)),
        _ => None,
    };
    let lying = lying.and_then(|piece| {
        let face = piece_face(build, level, pack, piece, on_place, is_judged)?;
        Some((piece, face))
    });
    PlaceCard {
        place,
        number: (view.kind == PieceKind::Ordering).then_some(place + 1),
        fixed,
        lying,
        stand,
    }
}

/// What a place has for what is put to it.
fn lying_room(look: &Look, kind: PieceKind, cell: Vec2) -> Vec2 {
    let gap = look.space.s;
    let across = cell.x - 2.0 * side_inset(look) - look.icon - gap;
    let own = match kind {
        PieceKind::Ordering => look.icon * BADGE + gap,
        PieceKind::Matching if is_stacked(cell) => return fixed_room(look, cell),
        PieceKind::Matching => (across * FIXED).floor() + 2.0 * gap + look.border,
        PieceKind::Dressing => 0.0,
    };
    Vec2::new((across - own).floor(), cell.y - 2.0 * inset(look))
}

/// What a place has for its own side.
fn fixed_room(look: &Look, cell: Vec2) -> Vec2 {
    let across = cell.x - 2.0 * side_inset(look) - look.icon - look.space.s;
    let high = cell.y - 2.0 * inset(look);
    if is_stacked(cell) {
        let half = (high - 2.0 * look.space.xs - look.border) / 2.0;
        return Vec2::new(across.floor(), half.floor());
    }
    Vec2::new((across * FIXED).floor(), high)
}

/// What is put to a place lies below the place's own side where there is not enough room beside it.
fn is_stacked(cell: Vec2) -> bool {
    cell.x < cell.y * LEAST_ASPECT
}

/// A narrower card has no room for two things side by side.
const LEAST_ASPECT: f32 = 2.2;

/// What a card on the tray has.
fn tray_room(look: &Look, cell: Vec2) -> Vec2 {
    Vec2::new(cell.x - 2.0 * side_inset(look), cell.y - 2.0 * inset(look))
}

/// The places; they are pressed and put to until all is judged.
pub(super) fn spawn_places(row: &mut ChildSpawnerCommands, words: &Words, board: &Board, parts: Parts) {
    let look = words.look;
    let node = Node {
        height: px(parts.board.y),
        ..grid(look, parts.board.x)
    };
    row.spawn((node, Pickable::IGNORE)).with_children(|grid| {
        for card in &board.places {
            spawn_place(grid, words, board, card);
        }
    });
}

fn spawn_place(grid: &mut ChildSpawnerCommands, words: &Words, board: &Board, card: &PlaceCard) {
    let look = words.look;
    let size = board.place_cells.size;
    let is_judged = card.stand.mark().is_some();
    let number = card.number.map(|number| number.to_string());
    let names = [
        number.as_deref(),
        card.fixed.as_ref().map(|face| face.words.as_str()),
        card.lying.as_ref().map(|(_, face)| face.words.as_str()),
    ];
    let label = names.into_iter().flatten().collect::<Vec<_>>().join(": ");
    let mut place = spawn_card(
        grid,
        look,
        Command::Place(card.place),
        label,
        card.stand,
        size,
        is_judged,
    );
    place.insert(Place(card.place));
    if !is_judged {
        place.insert(TabIndex(PLACE_GROUP));
    }
    if let (Some((piece, _)), false) = (&card.lying, is_judged) {
        place.insert(Piece(*piece));
    }
    place.with_children(|inside| {
        if let Some(number) = &number {
            badge(inside, look, number, card.lying.is_some());
        }
        let is_stacked = card.fixed.is_some() && is_stacked(size);
        inside.spawn(sides(look, is_stacked)).with_children(|sides| {
            if let Some(fixed) = &card.fixed {
                spawn_side(sides, look, fixed, fixed_room(look, size), !is_stacked);
                divider(sides, look, size, is_stacked);
            }
            let room = lying_room(look, board.kind, size);
            match &card.lying {
                Some((_, face)) => spawn_side(sides, look, face, room, false),
                None => boxed(sides, "", look.text.body, look.color.ink, room),
            }
        });
        if let Some(mark) = mark(board, card.stand) {
            inside.spawn(widget::picture(mark, look.icon, look.icon));
        }
    });
}

/// A place's own side takes this much of its card.
const FIXED: f32 = 0.46;

/// A place's number, measured by an icon.
const BADGE: f32 = 1.3;

/// The line between takes this much of the card.
const DIVIDER: f32 = 0.7;

/// Between a place's own side and what is put to it.
fn divider(inside: &mut ChildSpawnerCommands, look: &Look, size: Vec2, is_stacked: bool) {
    let (width, height) = if is_stacked {
        (size.x * DIVIDER, look.border)
    } else {
        (look.border, size.y * DIVIDER)
    };
    inside.spawn((
        Node {
            width: px(width),
            height: px(height),
            flex_shrink: 0.0,
            ..default()
        },
        BackgroundColor(look.color.line),
        Pickable::IGNORE,
    ));
}

fn badge(inside: &mut ChildSpawnerCommands, look: &Look, number: &str, is_taken: bool) {
    let side = look.icon * BADGE;
    let (ground, ink) = if is_taken {
        (look.color.teal_dark, look.color.surface)
    } else {
        (look.color.surface, look.color.teal_dark)
    };
    inside
        .spawn((
            Node {
                width: px(side),
                height: px(side),
                justify_content: JustifyContent::Center,
                align_items: AlignItems::Center,
                border: UiRect::all(px(look.border)),
                border_radius: BorderRadius::MAX,
                flex_shrink: 0.0,
                ..default()
            },
            BackgroundColor(ground),
            BorderColor::all(look.color.teal_dark),
            Pickable::IGNORE,
        ))
        .with_child(widget::bold(look, number, look.text.body, ink));
}

/// The pieces that lie nowhere yet; gear lies there always.
pub(super) fn spawn_tray(aside: &mut ChildSpawnerCommands, words: &Words, board: &Board, parts: Parts) {
    let look = words.look;
    let node = Node {
        flex_grow: 1.0,
        flex_basis: px(0),
        min_height: px(0),
        ..grid(look, parts.aside.x)
    };
    let mut tray = aside.spawn((Name::new("Tray"), Tray, node, Pickable::IGNORE));
    tray.with_children(|grid| {
        if board.tray.is_empty() {
            let room = Vec2::new(parts.aside.x, board.tray_cells.size.y * 2.0);
            let line = words.tongue.say("task-all-put");
            boxed(grid, &line, look.text.lead, look.color.ink_soft, room);
        }
        for card in &board.tray {
            let command = Command::Piece(card.piece);
            let size = board.tray_cells.size;
            let label = card.face.words.clone();
            let mut piece = spawn_card(grid, look, command, label, card.stand, size, false);
            piece
                .insert((Piece(card.piece), TabIndex(TRAY_GROUP)))
                .with_children(|inside| {
                    spawn_face(inside, look, &card.face, tray_room(look, size), false);
                });
        }
    });
}

fn spawn_card<'a>(
    grid: &'a mut ChildSpawnerCommands,
    look: &Look,
    command: Command,
    label: String,
    stand: Stand,
    size: Vec2,
    is_judged: bool,
) -> EntityCommands<'a> {
    let (rest, edge) = stand.colors(look);
    let is_plain = matches!(stand, Stand::Open | Stand::Empty);
    let node = Node {
        width: px(size.x),
        height: px(size.y),
        padding: UiRect::axes(px(side_inset(look) - look.border * 2.0), px(look.space.xs)),
        column_gap: px(look.space.s),
        justify_content: JustifyContent::FlexStart,
        border: UiRect::all(px(look.border * if is_plain { 1.0 } else { 2.0 })),
        flex_shrink: 0.0,
        ..widget::control_node(look)
    };
    let mut card = if is_judged {
        grid.spawn((Name::new(command.name()), BackgroundColor(rest), Pickable::IGNORE))
    } else {
        let skin = Skin {
            rest,
            pressed: look.color.yellow_pale,
        };
        grid.spawn(widget::control(look, label, command, skin))
    };
    card.insert((node, BorderColor::all(edge)));
    card
}

/// Holds a place's own side and what is put to it.
fn sides(look: &Look, is_stacked: bool) -> impl Bundle + use<> {
    let node = Node {
        flex_direction: if is_stacked {
            FlexDirection::Column
        } else {
            FlexDirection::Row
        },
        align_items: if is_stacked {
            AlignItems::FlexStart
        } else {
            AlignItems::Center
        },
        column_gap: px(look.space.s),
        row_gap: px(look.space.xs),
        flex_shrink: 0.0,
        ..default()
    };
    (node, Pickable::IGNORE)
}

/// A picture and words in a row of their own.
fn spawn_side(sides: &mut ChildSpawnerCommands, look: &Look, face: &Face, room: Vec2, is_middle: bool) {
    let node = Node {
        column_gap: px(look.space.s),
        align_items: AlignItems::Center,
        width: px(room.x),
        height: px(room.y),
        flex_shrink: 0.0,
        ..default()
    };
    sides
        .spawn((node, Pickable::IGNORE))
        .with_children(|side| spawn_face(side, look, face, room, is_middle));
}

fn mark(board: &Board, stand: Stand) -> Option<Handle<Image>> {
    stand.mark().map(|_| {
        if stand == Stand::Right {
            board.right.clone()
        } else {
            board.wrong.clone()
        }
    })
}
