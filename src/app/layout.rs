//! Boxes that screens are laid out with. All let touches through.

use super::{AppSystems, theme::Look, widget};
use crate::art::PixelRect;
use bevy::prelude::*;

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, sink_bars.in_set(AppSystems::Present));
}

/// Where a screen of this height ends for who cannot reach far: everything that can be touched lies below.
pub(crate) fn reach_top(look: &Look) -> f32 {
    if look.is_reach {
        (look.screen.height_px as f32 / 2.0).round()
    } else {
        0.0
    }
}

/// Two rows of buttons with their gaps: the hunt's panel upright.
pub(crate) fn hunt_panel_height(look: &Look) -> f32 {
    let above = look.target.max(look.text.title * 1.3 + look.space.xs + look.space.s);
    let below = look.target.max(look.text.lead * 1.3 + 2.0 * look.space.m);
    above + below + 3.0 * look.space.m
}

/// As wide as the panel beside a lying scene must be: three buttons beside each other, two on a glass that is small for fingers.
pub(crate) fn hunt_panel_width(look: &Look) -> f32 {
    let beside = if look.is_compact() { 2.0 } else { 3.0 };
    let buttons = beside * look.target + (beside - 1.0) * look.space.s + 2.0 * look.space.m;
    if look.is_compact() {
        return buttons.ceil();
    }
    let width = look.screen.width_px as f32;
    buttons.max(width * 0.15).max(look.text.lead * 9.0)
}

/// A picture laid into the part `area` of the window, below everything that is touched and read; larger `depth` is nearer.
///
/// A sprite and no node of the interface: large pictures are what a frame costs where no graphics card draws, and the
/// interface pays for round corners even where there are none.
pub(crate) fn laid(look: &Look, image: Handle<Image>, area: Rect, depth: f32) -> impl Bundle {
    let sprite = Sprite {
        image,
        custom_size: Some(area.size()),
        ..default()
    };
    (
        sprite,
        Transform::from_translation(in_world(look, area.center()).extend(depth)),
    )
}

/// The whole pixels of an area without negative corners.
#[expect(clippy::cast_sign_loss, reason = "no negative corners")]
pub(crate) fn pixel_rect(area: Rect) -> PixelRect {
    PixelRect {
        x: area.min.x as u32,
        y: area.min.y as u32,
        width: area.width() as u32,
        height: area.height() as u32,
    }
}

/// The camera's point for a point of the window.
pub(crate) fn in_world(look: &Look, point: Vec2) -> Vec2 {
    let middle = look.window() / 2.0;
    (point - middle) * Vec2::new(1.0, -1.0)
}

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

/// Takes what room is left and holds its children in the middle, side by side or one above the other; within reach of
/// who cannot reach far, at its lower end.
pub(crate) fn middle(look: &Look, flex_direction: FlexDirection) -> impl Bundle {
    let node = Node {
        flex_grow: 1.0,
        flex_basis: px(0),
        // Told outright: the engine takes wrapped text for taller than it is, and what lies below would leave the window.
        min_height: px(0),
        flex_direction,
        justify_content: if look.is_reach && flex_direction == FlexDirection::Column {
            JustifyContent::FlexEnd
        } else {
            JustifyContent::Center
        },
        align_items: if look.is_reach && flex_direction == FlexDirection::Row {
            AlignItems::FlexEnd
        } else {
            AlignItems::Center
        },
        column_gap: px(look.space.xl),
        row_gap: px(look.space.l),
        padding: UiRect::all(px(look.space.l)),
        ..default()
    };
    (node, Pickable::IGNORE)
}

/// A bar with controls on top of a page. Within reach of who cannot reach far it lies at the lower end instead.
#[derive(Component)]
pub(crate) struct TopBar;

/// Moves the bars of new pages to where they can be reached.
fn sink_bars(look: Res<Look>, bars: Query<(Entity, &ChildOf), Added<TopBar>>, mut commands: Commands) {
    for (bar, page) in bars.iter().filter(|_| look.is_reach) {
        commands.entity(page.parent()).add_child(bar);
    }
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
        Name::new(CARD),
        node,
        BackgroundColor(look.color.surface),
        widget::card_shadow(look),
        Pickable::IGNORE,
    )
}

/// What raised sheets are called.
pub(crate) const CARD: &str = "Card";

/// An icon with words beside it, both together at most `room` pixels wide.
pub(crate) fn icon_line(
    parent: &mut ChildSpawnerCommands,
    look: &Look,
    (icon, side): (&Handle<Image>, f32),
    words: impl Into<String>,
    (text_px, color): (f32, Color),
    room: f32,
) {
    let words = words.into();
    let room = room - side - look.space.s;
    let is_long = n_lines(&words, text_px, room) > 1;
    parent.spawn(row(look.space.s)).with_children(|line| {
        line.spawn(widget::picture(icon.clone(), side, side));
        line.spawn((
            Node {
                flex_direction: FlexDirection::Column,
                // Told outright: the engine takes a text of several lines for one line high if it is told a limit only.
                width: if is_long { px(room) } else { auto() },
                flex_shrink: 0.0,
                ..default()
            },
            Pickable::IGNORE,
        ))
        .with_child(widget::text(words, text_px, color));
    });
}

/// `words` in a box that is told its width: the engine takes wrapped text that is told a limit only for taller than it is.
pub(crate) fn told_wide(parent: &mut ChildSpawnerCommands, words: impl Bundle, width: f32) {
    let node = Node {
        flex_direction: FlexDirection::Column,
        width: px(width),
        flex_shrink: 0.0,
        ..default()
    };
    parent.spawn((node, Pickable::IGNORE)).with_child(words);
}

/// How many lines `words` take at most in letters of `text_px`, `room` pixels wide. Words are not broken where they are
/// parted by spaces and fit.
#[expect(clippy::cast_sign_loss, reason = "a width is not negative")]
pub(crate) fn n_lines(words: &str, text_px: f32, room: f32) -> usize {
    let (mut lines, mut used) = (0.0, f32::INFINITY);
    for part in words.split_inclusive([' ', '-']) {
        let word = part.trim_end_matches(' ');
        let own = width(word, text_px);
        if used + own <= room {
            used += width(part, text_px);
            continue;
        }
        let n = (own / room).ceil().max(1.0);
        lines += n;
        used = width(part, text_px) - (n - 1.0) * room;
    }
    if words.is_empty() { 0 } else { lines as usize }
}

/// How wide `words` are at most, in letters of `text_px`.
fn width(words: &str, text_px: f32) -> f32 {
    unicode_width::UnicodeWidthStr::width(words) as f32 * HALF_WIDTH * text_px
}

/// How wide a box for `words` should be so that their lines come out about equally long: at most `room` pixels.
pub(crate) fn even_width(words: &str, text_px: f32, room: f32) -> f32 {
    let n = n_lines(words, text_px, room);
    if n <= 1 {
        return room;
    }
    let longest = words.split(' ').map(|word| width(word, text_px)).fold(0.0, f32::max);
    let total = width(words, text_px);
    // Words are not broken: a line ends up to one word early.
    let ragged = if words.contains(' ') { RAGGED } else { 1.0 };
    let even = total / n as f32 * ragged;
    if ragged > 1.0 { even.max(longest) } else { even }.min(room)
}

/// What lines of whole words need more than letters would.
const RAGGED: f32 = 1.12;

/// How wide half a Han character, or a Latin letter, is at most on average: in ems.
const HALF_WIDTH: f32 = 0.55;
