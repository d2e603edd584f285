//! Services as cards to read: what they help with, where, when, and the number to call.

use super::{
    super::{
        ground::Ground,
        header::{HeaderIcons, header},
    },
    parts::button_room,
};
use crate::{
    app::{
        Screen,
        command::Command,
        layout,
        theme::Look,
        widget::{self, Build, ButtonKind},
    },
    content::{Directory, Level, Service},
    rules::{Action, DirectoryView},
};
use bevy::prelude::*;

/// What a card says.
struct Card {
    name: String,
    help: String,
    /// Where and when.
    place: String,
    phone: Option<String>,
}

pub(super) fn spawn(build: &mut Build, ground: &Ground, level: &Level, directory: &Directory, view: &DirectoryView) {
    let icons = HeaderIcons::new(build);
    let title = build.tongue.read(&level.title).to_owned();
    let note = build.tongue.read(&directory.region_note).to_owned();
    let icon = build.look.icon;
    let phone = build.drawing("icons", "phone-help", icon, icon);
    let cards: Vec<Card> = view
        .shown
        .iter()
        .filter_map(|&entry| Some(card(build, directory.entries.get(entry)?)))
        .collect();
    let (commands, words) = build.hand_out();
    let look = words.look;
    let cell = cell(look, cards.len());
    let style = Style::new(look, &cards, cell);
    ground.spawn_screen(commands, look, ("Task screen", Screen::Task), |page| {
        header(page, &words, &icons, &title, None);
        page.spawn(layout::middle(look, FlexDirection::Column))
            .entry::<Node>()
            .and_modify({
                let gap = look.space.m;
                move |mut node| {
                    node.padding = UiRect::bottom(px(gap));
                    node.row_gap = px(gap);
                }
            })
            .entity()
            .with_children(|middle| {
                if !look.is_compact() {
                    middle.spawn(widget::text(note, look.text.body, look.color.ink_soft));
                }
                middle
                    .spawn((
                        Node {
                            flex_wrap: FlexWrap::Wrap,
                            justify_content: JustifyContent::Center,
                            column_gap: px(look.space.m),
                            row_gap: px(look.space.m),
                            ..default()
                        },
                        Pickable::IGNORE,
                    ))
                    .with_children(|grid| {
                        for card in &cards {
                            spawn_card(grid, look, card, &phone, (cell, style));
                        }
                    });
                let label = words.tongue.say("quiz-next");
                let command = Command::Act(Action::Continue);
                widget::button(middle, look, &label, None, command, ButtonKind::Primary);
            });
    });
}

fn card(build: &Build, entry: &Service) -> Card {
    let tongue = &build.tongue;
    let parts = [Some(&entry.district), entry.address.as_ref(), entry.hours.as_ref()];
    let place: Vec<&str> = parts.into_iter().flatten().map(|text| tongue.read(text)).collect();
    Card {
        name: tongue.read(&entry.name).to_owned(),
        help: tongue.read(&entry.help).to_owned(),
        place: place.join(" · "),
        phone: entry.phone.clone(),
    }
}

/// Cards beside each other lying; and how high one is at most, in what a finger presses.
const MOST_BESIDE: usize = 3;
const MOST_TARGETS: f32 = 5.0;

/// A card's size: three beside each other lying, one upright.
fn cell(look: &Look, n: usize) -> Vec2 {
    let window = look.window();
    let columns = if look.is_portrait() {
        1
    } else {
        MOST_BESIDE.min(n.max(1))
    };
    let rows = n.div_ceil(columns).max(1) as f32;
    let gap = look.space.m;
    let width = (window.x - 2.0 * look.space.l - gap * (columns - 1) as f32) / columns as f32;
    let bar = look.target + 2.0 * look.space.m;
    let note = if look.is_compact() {
        0.0
    } else {
        look.text.body * widget::LINE + gap
    };
    // Cards are read, not touched: within reach they may lie above the middle.
    let room = window.y - bar - note - button_room(look) - 4.0 * gap;
    let height = ((room + gap) / rows - gap).min(look.target * MOST_TARGETS);
    Vec2::new(width.floor(), height.floor())
}

/// How the cards' words are set.
#[derive(Debug, Clone, Copy)]
struct Style {
    name: f32,
    help: f32,
    /// Where and when is told even where there is a number to call.
    is_full: bool,
}

impl Style {
    /// The largest letters in which all cards hold what they say.
    fn new(look: &Look, cards: &[Card], cell: Vec2) -> Self {
        let text = &look.text;
        let room = cell - Vec2::new(2.0 * look.space.m, 2.0 * look.space.s);
        let high = |words: &str, size: f32| layout::n_lines(words, size, room.x).max(1) as f32 * size * widget::LINE;
        let fits = |style: &Self| {
            cards.iter().all(|card| {
                let number = card.phone.as_ref().map_or(0.0, |_| text.title * widget::LINE);
                let place = if style.tells_place(card) {
                    high(&card.place, text.small)
                } else {
                    0.0
                };
                high(&card.name, style.name) + high(&card.help, style.help) + place + number <= room.y
            })
        };
        let style = |name, help, is_full| Self { name, help, is_full };
        let least = style(text.small, text.small, false);
        let styles = [
            style(text.lead, text.body, true),
            style(text.body, text.body, true),
            style(text.body, text.small, true),
            style(text.small, text.small, true),
        ];
        styles.into_iter().find(fits).unwrap_or(least)
    }

    fn tells_place(&self, card: &Card) -> bool {
        self.is_full || card.phone.is_none()
    }
}

fn spawn_card(
    grid: &mut ChildSpawnerCommands,
    look: &Look,
    card: &Card,
    phone: &Handle<Image>,
    (size, style): (Vec2, Style),
) {
    let padding = look.space.m;
    let room = size - Vec2::splat(2.0 * padding);
    grid.spawn((
        Name::new(layout::CARD),
        Node {
            flex_direction: FlexDirection::Column,
            justify_content: JustifyContent::SpaceBetween,
            width: px(size.x),
            height: px(size.y),
            padding: UiRect::axes(px(padding), px(look.space.s)),
            border_radius: BorderRadius::all(px(look.radius)),
            flex_shrink: 0.0,
            ..default()
        },
        BackgroundColor(look.color.surface),
        widget::card_shadow(look),
        Pickable::IGNORE,
    ))
    .with_children(|inside| {
        layout::told_wide(
            inside,
            widget::bold(look, &card.name, style.name, look.color.ink),
            room.x,
        );
        layout::told_wide(inside, widget::text(&card.help, style.help, look.color.ink), room.x);
        if style.tells_place(card) {
            layout::told_wide(
                inside,
                widget::text(&card.place, look.text.small, look.color.ink_soft),
                room.x,
            );
        }
        if let Some(number) = &card.phone {
            inside.spawn(layout::row(look.space.s)).with_children(|line| {
                line.spawn(widget::picture(phone.clone(), look.icon, look.icon));
                line.spawn(widget::bold(look, number, look.text.title, look.color.teal_dark));
            });
        }
    });
}
