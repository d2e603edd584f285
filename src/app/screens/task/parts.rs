//! Where the parts of a task lie on every glass.

use crate::app::{layout, theme::Look, widget};
use bevy::prelude::*;

/// The parts of a task's screen, in pixels.
#[derive(Debug, Clone, Copy)]
pub(super) struct Parts {
    /// How wide everything together is.
    pub(super) across: f32,
    /// How high the line above is; 0 without one.
    pub(super) prompt: f32,
    /// What places take.
    pub(super) board: Vec2,
    /// What the tray takes, with what is pressed below it.
    pub(super) aside: Vec2,
}

/// Cells of one size beside and below each other.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cells {
    pub(super) size: Vec2,
    pub(super) columns: usize,
}

/// A cell is at most so many of what a finger presses high.
const MOST_TARGETS: f32 = 3.0;

/// Cells that are at least so many of what a finger presses high stand one above the other.
const ROOMY_TARGETS: f32 = 1.25;

impl Parts {
    /// The parts below the header, with `prompt` above them. Lying, the places take `share` of the width.
    pub(super) fn new(look: &Look, prompt: Option<&str>, share: f32) -> Self {
        let window = look.window();
        let across = window.x - 2.0 * look.space.l;
        let line = look.text.lead * widget::LINE;
        let prompt = prompt.map_or(0.0, |prompt| {
            layout::n_lines(prompt, look.text.lead, across).max(1) as f32 * line + look.space.m
        });
        let bar = look.target + 2.0 * look.space.m;
        // Within reach the line stands above what can be touched.
        let above = if look.is_reach { layout::reach_top(look) } else { prompt };
        let room = window.y - bar - above - below(look);
        let gap = gap(look);
        let (board, aside) = if look.is_portrait() {
            let half = Vec2::new(across, ((room - gap) / 2.0).floor());
            (half, half)
        } else {
            let own = ((across - gap) * share).floor();
            (
                Vec2::new(own, room.floor()),
                Vec2::new(across - gap - own, room.floor()),
            )
        };
        Self {
            across,
            prompt,
            board,
            aside,
        }
    }

    /// Holds everything below the header.
    pub(super) fn middle(look: &Look) -> impl Bundle + use<> {
        let node = Node {
            flex_grow: 1.0,
            flex_basis: px(0),
            min_height: px(0),
            flex_direction: FlexDirection::Column,
            align_items: AlignItems::Center,
            justify_content: if look.is_reach {
                JustifyContent::FlexEnd
            } else {
                JustifyContent::FlexStart
            },
            padding: UiRect::bottom(px(if look.is_reach { 0.0 } else { below(look) })),
            ..default()
        };
        (node, Pickable::IGNORE)
    }

    /// Holds the two parts.
    pub(super) fn row(self, look: &Look) -> impl Bundle + use<> {
        let node = Node {
            flex_direction: if look.is_portrait() {
                FlexDirection::Column
            } else {
                FlexDirection::Row
            },
            column_gap: px(gap(look)),
            row_gap: px(gap(look)),
            width: px(self.across),
            flex_shrink: 0.0,
            ..default()
        };
        (node, Pickable::IGNORE)
    }

    /// The part beside or below the places.
    pub(super) fn aside(self, look: &Look) -> impl Bundle + use<> {
        let node = Node {
            flex_direction: FlexDirection::Column,
            justify_content: JustifyContent::SpaceBetween,
            row_gap: px(look.space.s),
            width: px(self.aside.x),
            height: px(self.aside.y),
            flex_shrink: 0.0,
            ..default()
        };
        (node, Pickable::IGNORE)
    }

    /// `n` cells in `room`.
    pub(super) fn cells(look: &Look, n: usize, room: Vec2) -> Cells {
        let gap = look.space.s;
        let tall = |columns: usize| (room.y + gap) / n.div_ceil(columns).max(1) as f32 - gap;
        let is_tight = look.is_compact() || look.is_reach;
        let least = look.target * if is_tight { 1.0 } else { ROOMY_TARGETS };
        let columns = if look.is_portrait() || tall(1) < least { 2 } else { 1 };
        let width = (room.x - gap * (columns - 1) as f32) / columns as f32;
        let height = tall(columns).min(look.target * MOST_TARGETS);
        Cells {
            size: Vec2::new(width.floor(), height.floor()),
            columns,
        }
    }
}

/// Below everything; on a glass that is small for fingers as little as can be.
fn below(look: &Look) -> f32 {
    if look.is_compact() { look.space.s } else { look.space.m }
}

/// What a button below the tray takes, with what keeps it off.
pub(super) fn button_room(look: &Look) -> f32 {
    let words = look.text.lead * 1.3 + 2.0 * look.space.s + 2.0 * look.border;
    look.target.max(words.ceil()) + look.space.s
}

/// Between the two parts.
fn gap(look: &Look) -> f32 {
    look.space.l
}

/// Holds cells.
pub(super) fn grid(look: &Look, width: f32) -> Node {
    Node {
        flex_wrap: FlexWrap::Wrap,
        align_content: AlignContent::FlexStart,
        column_gap: px(look.space.s),
        row_gap: px(look.space.s),
        width: px(width),
        flex_shrink: 0.0,
        ..default()
    }
}
