//! Boxes that screens are laid out with. All let touches through.

use super::{theme::Look, widget};
use bevy::prelude::*;

/// Fills its parent from top to bottom.
pub(crate) fn page() -> impl Bundle {
    let node = Node {
        width: percent(100),
        height: percent(100),
        flex_direction: FlexDirection::Column,
        ..default()
    };
    (node, Pickable::IGNORE)
}

/// Takes what room is left and holds its children in the middle, side by side or one above the other.
pub(crate) fn middle(look: &Look, flex_direction: FlexDirection) -> impl Bundle {
    let node = Node {
        flex_grow: 1.0,
        flex_basis: px(0),
        // Told outright: the engine takes wrapped text for taller than it is, and what lies below would leave the window.
        min_height: px(0),
        flex_direction,
        justify_content: JustifyContent::Center,
        align_items: AlignItems::Center,
        column_gap: px(look.space.xl),
        row_gap: px(look.space.l),
        padding: UiRect::all(px(look.space.l)),
        ..default()
    };
    (node, Pickable::IGNORE)
}

/// One above the other.
pub(crate) fn column(gap: f32, align_items: AlignItems) -> impl Bundle {
    let node = Node {
        flex_direction: FlexDirection::Column,
        align_items,
        row_gap: px(gap),
        flex_shrink: 1.0,
        ..default()
    };
    (node, Pickable::IGNORE)
}

/// Side by side.
pub(crate) fn row(gap: f32) -> impl Bundle {
    let node = Node {
        column_gap: px(gap),
        align_items: AlignItems::Center,
        ..default()
    };
    (node, Pickable::IGNORE)
}

/// A raised sheet, at most `max_width` pixels wide.
pub(crate) fn card(look: &Look, max_width: f32, align_items: AlignItems) -> impl Bundle {
    let node = Node {
        flex_direction: FlexDirection::Column,
        align_items,
        row_gap: px(look.space.m),
        max_width: px(max_width),
        flex_shrink: 0.0,
        padding: UiRect::axes(px(look.space.xl), px(look.space.l)),
        border_radius: BorderRadius::all(px(look.radius)),
        ..default()
    };
    (
        node,
        BackgroundColor(look.color.surface),
        widget::card_shadow(look),
        Pickable::IGNORE,
    )
}

/// An icon with words beside it.
pub(crate) fn icon_line(
    parent: &mut ChildSpawnerCommands,
    look: &Look,
    (icon, side): (&Handle<Image>, f32),
    words: impl Into<String>,
    (text_px, color): (f32, Color),
) {
    let words = words.into();
    parent.spawn(row(look.space.s)).with_children(|line| {
        line.spawn(widget::picture(icon.clone(), side, side));
        line.spawn(widget::text(words, text_px, color));
    });
}
