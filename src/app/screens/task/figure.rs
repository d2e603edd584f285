//! The figure that is dressed: what it wears is drawn over it, layer by layer.

use super::{
    board::Board,
    parts::{Cells, Parts, button_room},
};
use crate::{
    app::{
        carry::Place,
        theme::Look,
        widget::{self, Build, Words},
    },
    content::Dressing,
    rules::PiecesView,
};
use bevy::prelude::*;

/// The figure's width as a share of its height; its layers are as large.
const FIGURE: f32 = 600.0 / 1020.0;

/// What is not worn is shown beside the figure, this large in figures.
const BESIDE: f32 = 0.16;

/// Gear is at most so many of what a finger presses high.
const MOST_TARGETS: f32 = 3.2;

/// The cells of the tray: gear needs less room for words than steps do.
pub(super) fn tray_cells(look: &Look, parts: Parts, n: usize) -> Cells {
    let columns = if n > 9 { 4 } else { 3 };
    let gap = look.space.s;
    let room = parts.aside.y - button_room(look);
    let rows = n.div_ceil(columns).max(1) as f32;
    let width = (parts.aside.x - gap * (columns - 1) as f32) / columns as f32;
    let height = ((room + gap) / rows - gap).min(look.target * MOST_TARGETS);
    Cells {
        size: Vec2::new(width.floor(), height.floor()),
        columns,
    }
}

/// Draws the figure with what it wears.
pub(super) fn dress(build: &mut Build, board: &mut Board, dressing: &Dressing, view: &PiecesView, parts: Parts) {
    let height = (parts.board.y - 2.0 * build.look.space.s).min(parts.board.x / FIGURE);
    let size = Vec2::new((height * FIGURE).round(), height.round());
    let worn = dressing
        .gear
        .iter()
        .zip(&view.lies)
        .filter(|(_, lies)| lies.is_some())
        .map(|(gear, _)| gear);
    let mut layers: Vec<(i32, String)> = Vec::new();
    let mut beside = Vec::new();
    for gear in worn {
        let stem = format!("layer-{}", gear.drawing);
        match build.pictures.depth("kit/dressing", &stem) {
            Some(depth) => layers.push((depth, stem)),
            None => beside.push(format!("icon-{}", gear.drawing)),
        }
    }
    layers.sort();
    let figure = format!("figure-{}", dressing.figure);
    let stems = std::iter::once(figure).chain(layers.into_iter().map(|(_, stem)| stem));
    board.figure = stems
        .map(|stem| build.drawing("kit/dressing", &stem, size.x, size.y))
        .collect();
    board.figure_size = size;
    let icon_px = size.y * BESIDE;
    board.beside = beside
        .into_iter()
        .map(|stem| build.drawing("kit/dressing", &stem, icon_px, icon_px))
        .collect();
}

/// The figure on its ground; gear is drawn to it.
pub(super) fn spawn(row: &mut ChildSpawnerCommands, words: &Words, board: &Board, parts: Parts) {
    let look = words.look;
    row.spawn((
        Name::new("Figure"),
        Place(0),
        Node {
            width: px(parts.board.x),
            height: px(parts.board.y),
            justify_content: JustifyContent::Center,
            align_items: AlignItems::Center,
            border_radius: BorderRadius::all(px(look.radius)),
            flex_shrink: 0.0,
            ..default()
        },
        BackgroundColor(look.color.teal_pale),
        Pickable::IGNORE,
    ))
    .with_children(|ground| {
        let size = board.figure_size;
        ground
            .spawn((
                Node {
                    width: px(size.x),
                    height: px(size.y),
                    flex_shrink: 0.0,
                    ..default()
                },
                Pickable::IGNORE,
            ))
            .with_children(|figure| {
                for layer in &board.figure {
                    figure.spawn(widget::overlaid(layer.clone(), size.x, size.y));
                }
            });
        let icon_px = size.y * BESIDE;
        ground
            .spawn((
                Node {
                    flex_direction: FlexDirection::Column,
                    row_gap: px(look.space.s),
                    ..default()
                },
                Pickable::IGNORE,
            ))
            .with_children(|beside| {
                for icon in &board.beside {
                    beside.spawn(widget::picture(icon.clone(), icon_px, icon_px));
                }
            });
    });
}
