//! The choice of programs: one card each, with a look at the place, its length and what it holds.

use super::{
    ground::Ground,
    header::{HeaderIcons, header},
};
use crate::{
    app::{
        Screen,
        command::Command,
        language::Tongue,
        layout, moment,
        motion::Slide,
        show::mode_icon,
        theme::Look,
        widget::{self, Build, Skin, Words},
    },
    content::{Arg, LevelKind, Program, RoundRecipe},
};
use bevy::prelude::*;

pub(super) fn plugin(app: &mut App) {
    app.add_systems(OnEnter(Screen::Programs), spawn_program_screen);
}

/// What a card shows.
struct Card {
    program: Program,
    picture: Option<Handle<Image>>,
    badge: Handle<Image>,
    modes: Vec<(Handle<Image>, String)>,
}

/// How the cards lie.
#[derive(Debug, Clone, Copy)]
struct Grid {
    /// A card's own size.
    card: Vec2,
    /// The size of the picture on it.
    picture: Vec2,
    badge: f32,
    /// The picture stands beside the words, not above them.
    is_wide: bool,
    /// There is no room for what is played in turn.
    is_brief: bool,
    /// The letters of what it is called, and from the edge to the words.
    title: f32,
    inset: f32,
}

fn bar_height(look: &Look) -> f32 {
    look.target + 2.0 * look.space.m
}

/// Cards beside each other at most; more take a second row.
const MOST_BESIDE: usize = 4;

impl Grid {
    /// Two beside each other, as high as fits: a small tablet lying down.
    fn compact(look: &Look, n_cards: usize) -> Self {
        let (width, height) = (look.screen.width_px as f32, look.screen.height_px as f32);
        let rows = n_cards.div_ceil(2).max(1) as f32;
        let left = height - look.target - look.text.display * 1.4 - (4.0 + rows) * look.space.l;
        let card = Vec2::new((width - 3.0 * look.space.l) / 2.0, left / rows);
        let picture = Vec2::new(card.x * 0.34, card.y - 2.0 * look.border);
        Self {
            card,
            picture,
            badge: look.text.display.min(card.y * 0.5),
            is_wide: true,
            is_brief: true,
            title: look.text.title,
            inset: look.space.l,
        }
    }

    fn new(look: &Look, titles: &[&str], notes: &[String]) -> Self {
        let n_cards = titles.len();
        let (width, height) = (look.screen.width_px as f32, look.screen.height_px as f32);
        let room = width - 2.0 * look.space.l;
        if look.is_reach || n_cards > MOST_BESIDE {
            return Self::rows(look, titles, notes, room);
        }
        if look.is_portrait() {
            let left = height - 2.0 * look.target - look.text.display * 2.0 - 4.0 * look.space.l;
            let tall = left / n_cards.max(1) as f32 - look.space.l;
            let card = Vec2::new(room, tall.min(room * 0.36));
            let picture = Vec2::new(room * 0.4, card.y - 2.0 * look.border);
            let badge = (look.text.display * 1.5).min(card.y * 0.4);
            return Self {
                card,
                picture,
                badge,
                is_wide: true,
                is_brief: false,
                title: look.text.title,
                inset: look.space.l,
            };
        }
        if look.is_compact() {
            return Self::compact(look, n_cards);
        }
        let n_cards = n_cards.max(1);
        let across = (room - look.space.l * (n_cards - 1) as f32) / n_cards as f32;
        let across = across.min(width * WIDEST);
        Self {
            card: Vec2::new(across, 0.0),
            picture: Vec2::new(across - 2.0 * look.border, (across * PICTURE).round()),
            badge: look.text.display * 1.5,
            is_wide: false,
            is_brief: false,
            title: look.text.title,
            inset: look.space.l,
        }
    }

    /// Several rows between the bar and what is asked, or all cards within reach: what their words leave is for their
    /// pictures.
    fn rows(look: &Look, titles: &[&str], notes: &[String], room: f32) -> Self {
        let n_cards = titles.len();
        let most = match (look.is_portrait(), look.is_compact()) {
            (true, _) => 2,
            (false, true) => 3,
            (false, false) => n_cards.div_ceil(2).max(MOST_BESIDE),
        };
        let beside = n_cards.clamp(1, most);
        let rows = n_cards.div_ceil(beside).max(1) as f32;
        let across = (room - look.space.l * (beside - 1) as f32) / beside as f32;
        let across = if look.is_portrait() || look.is_compact() {
            across
        } else {
            across.min(look.screen.width_px as f32 * WIDEST)
        };
        let above = if look.is_reach {
            layout::reach_top(look)
        } else {
            look.text.display * if look.is_portrait() { 2.6 } else { 1.3 } + 2.0 * look.space.l
        };
        let left = look.screen.height_px as f32 - above - bar_height(look) - look.space.l;
        let tall = left / rows - look.space.l;
        let text = &look.text;
        let lines = |words: &str, letters: f32, inset: f32| {
            layout::n_lines(words, letters, across - 2.0 * inset - 2.0 * look.border)
        };
        let words = |(letters, inset): (f32, f32)| {
            let n_title = titles.iter().map(|title| lines(title, letters, inset)).max();
            let n_note = notes.iter().map(|note| lines(note, text.body, inset)).max();
            n_title.unwrap_or(1) as f32 * letters * 1.3
                + n_note.unwrap_or(1) as f32 * text.body * widget::LINE
                + 2.0 * inset
                + look.space.xs
        };
        let styles = [(text.title, look.space.l), (text.lead, look.space.m)];
        let style = styles.into_iter().find(|style| words(*style) <= tall);
        let style = style.unwrap_or((text.lead, look.space.s));
        let words = words(style);
        let picture = (tall - words).min(across * PICTURE).round();
        // A sliver shows nothing.
        let picture = if picture < look.text.title * 2.0 { 0.0 } else { picture };
        Self {
            card: Vec2::new(across, 0.0),
            picture: Vec2::new(across - 2.0 * look.border, picture),
            badge: (look.text.display * 1.5).min(picture * 0.7),
            is_wide: false,
            is_brief: true,
            title: style.0,
            inset: style.1,
        }
    }
}

/// A card's width as a share of the window's, at most, and its picture's height as a share of its width.
const WIDEST: f32 = 0.27;
const PICTURE: f32 = 0.58;

fn spawn_program_screen(mut build: Build) {
    let icons = HeaderIcons::new(&mut build);
    let ground = Ground::new(&mut build, None);
    let programs: Vec<Program> = build.show.programs().cloned().collect();
    let title = build.tongue.read(&build.show.exhibit().title).to_owned();
    let titles: Vec<&str> = programs
        .iter()
        .map(|program| build.tongue.read(&program.title))
        .collect();
    let notes: Vec<String> = programs
        .iter()
        .map(|program| minutes(&build.tongue, program.budget_secs))
        .collect();
    let grid = Grid::new(&build.look, &titles, &notes);
    let cards: Vec<Card> = programs
        .into_iter()
        .map(|program| card(&mut build, program, grid))
        .collect();
    let (commands, words) = build.hand_out();
    let (look, tongue) = (words.look, words.tongue);
    ground.spawn_screen(commands, look, ("Program screen", Screen::Programs), |page| {
        header(page, &words, &icons, &title, None);
        page.spawn(layout::middle(look, FlexDirection::Column))
            .with_children(|middle| {
                let question = tongue.say("programs-title");
                let room = look.window().x - 2.0 * look.space.l;
                let across = layout::even_width(&question, look.text.display, room);
                middle
                    .spawn((
                        widget::bold(look, question, look.text.display, look.color.ink),
                        TextLayout::justify(Justify::Center),
                    ))
                    .entry::<Node>()
                    .and_modify(move |mut node| node.max_width = px(across));
                middle
                    .spawn((cards_node(look, grid), Pickable::IGNORE))
                    .with_children(|row| cards.iter().for_each(|card| program_card(row, &words, card, grid)));
            });
    });
}

fn cards_node(look: &Look, grid: Grid) -> Node {
    let is_column = grid.is_wide && look.is_portrait();
    Node {
        flex_direction: if is_column {
            FlexDirection::Column
        } else {
            FlexDirection::Row
        },
        flex_wrap: if is_column { FlexWrap::NoWrap } else { FlexWrap::Wrap },
        justify_content: JustifyContent::Center,
        align_items: AlignItems::Stretch,
        column_gap: px(look.space.l),
        row_gap: px(look.space.l),
        ..default()
    }
}

fn card(build: &mut Build, program: Program, grid: Grid) -> Card {
    let small = build.look.icon;
    let rounds: Vec<_> = program
        .rounds
        .iter()
        .filter_map(|round| Some((round.clone(), build.show.level(round.level())?.clone())))
        .collect();
    let scene = rounds
        .iter()
        .find(|(_, level)| matches!(level.kind, LevelKind::Spotting(_)));
    let picture = match scene {
        // Nobody sees it.
        _ if grid.picture.y <= 0.0 => None,
        Some((round, _)) => moment::place(build, round.level(), grid.picture),
        None => rounds
            .iter()
            .find_map(|(round, level)| cover(build, round.level().pack(), &level.kind, grid))
            .or_else(|| backdrop(build, grid)),
    };
    // What is played for its own sake: not what is asked before and after.
    let chief = rounds
        .iter()
        .map(|(_, level)| &level.kind)
        .find(|kind| !matches!(kind, LevelKind::Survey(_) | LevelKind::Directory(_)));
    let stem = if scene.is_some() {
        "mode-find"
    } else {
        chief.map_or("mode-quiz", mode_icon)
    };
    let badge = build.pictures.light_icon(
        &build.images,
        stem,
        widget::size(grid.badge * BADGE_ICON, grid.badge * BADGE_ICON).0,
    );
    let modes = rounds
        .iter()
        .map(|(round, level)| {
            let n_questions = match (&level.kind, round) {
                (LevelKind::Quiz(_), RoundRecipe::Draw { take, .. }) => Some(*take),
                (LevelKind::Quiz(quiz), RoundRecipe::Level(_)) => Some(quiz.questions.len()),
                _ => None,
            };
            let words = match (&level.kind, n_questions) {
                (_, Some(n)) => build.tongue.tell("mode-quiz", &[("n", Arg::from(n))]),
                (LevelKind::Spotting(_), None) => build.tongue.say("mode-spotting"),
                _ => build.tongue.read(&level.title).to_owned(),
            };
            let stem = mode_icon(&level.kind);
            (build.drawing("icons", stem, small, small), words)
        })
        .collect();
    Card {
        program,
        picture,
        badge,
        modes,
    }
}

/// The icon in a card's round badge, as a share of it.
const BADGE_ICON: f32 = 0.6;

/// For a program without a scene: something of what is in the visitor's hands.
fn cover(build: &mut Build, pack: &str, kind: &LevelKind, grid: Grid) -> Option<Handle<Image>> {
    let size = widget::size(grid.picture.x, grid.picture.y);
    let picture = match kind {
        LevelKind::Dressing(dressing) => {
            let stem = format!("figure-{}", dressing.figure);
            return Some(build.pictures.drawing(&build.images, "kit/dressing", &stem, size));
        }
        LevelKind::Ordering(ordering) => ordering.steps.iter().find_map(|step| step.picture.as_ref())?,
        LevelKind::Case(case) => case.nodes.iter().find_map(|node| node.picture.as_ref())?,
        LevelKind::Matching(matching) => matching.pairs.iter().find_map(|pair| pair.left.picture.as_ref())?,
        _ => return None,
    };
    Some(build.pictures.content(&build.images, pack, picture, size))
}

/// For a program without a picture of its own: the place alone.
fn backdrop(build: &mut Build, grid: Grid) -> Option<Handle<Image>> {
    let stem = build.show.backdrop(None)?;
    let picture = grid.picture.round().max(Vec2::ONE);
    let across = picture.x.max(picture.y * 16.0 / 9.0).round();
    let whole = Vec2::new(across, (across * 9.0 / 16.0).round());
    let corner = ((whole - picture) / 2.0).floor().max(Vec2::ZERO);
    let part = layout::pixel_rect(Rect::from_corners(corner, corner + picture));
    let size = widget::size(whole.x, whole.y);
    Some(build.pictures.part(&build.images, "backdrops", &stem, size, part))
}

fn program_card(row: &mut ChildSpawnerCommands, words: &Words, card: &Card, grid: Grid) {
    let look = words.look;
    let title = words.tongue.read(&card.program.title).to_owned();
    let minutes = minutes(words.tongue, card.program.budget_secs);
    let skin = Skin {
        rest: look.color.surface,
        pressed: look.color.yellow_pale,
    };
    let command = Command::Program(card.program.id.clone());
    let width = if grid.is_wide {
        grid.card.x - grid.picture.x - 2.0 * look.border
    } else {
        grid.picture.x
    };
    let node = Node {
        flex_direction: if grid.is_wide {
            FlexDirection::Row
        } else {
            FlexDirection::Column
        },
        justify_content: JustifyContent::FlexStart,
        align_items: AlignItems::Stretch,
        width: px(grid.card.x),
        height: if grid.is_wide { px(grid.card.y) } else { auto() },
        padding: UiRect::ZERO,
        overflow: Overflow::clip(),
        ..widget::control_node(look)
    };
    row.spawn((
        widget::control(look, format!("{title} {minutes}"), command, skin),
        widget::card_shadow(look),
    ))
    .insert((node, Slide::from(Vec2::new(0.0, look.space.l), look.time.slide_secs)))
    .with_children(|inside| {
        if grid.picture.y > 0.0 {
            picture(inside, look, card, grid);
        }
        inside
            .spawn((
                Node {
                    flex_direction: FlexDirection::Column,
                    justify_content: JustifyContent::Center,
                    row_gap: px(look.space.xs),
                    padding: UiRect::all(px(grid.inset)),
                    // Told outright: the engine takes wrapped text for taller than it is.
                    width: px(width),
                    flex_shrink: 0.0,
                    ..default()
                },
                Pickable::IGNORE,
            ))
            .with_children(|lines| {
                lines.spawn(widget::bold(look, title, grid.title, look.color.ink));
                lines.spawn(widget::text(minutes, look.text.body, look.color.teal_dark));
                if grid.is_brief {
                    return;
                }
                let room = width - 2.0 * grid.inset;
                for (icon, mode) in &card.modes {
                    let style = (look.text.body, look.color.ink_soft);
                    layout::icon_line(lines, look, (icon, look.icon * 0.8), mode.clone(), style, room);
                }
            });
    });
}

/// The place, with the badge of what is played there over its corner.
fn picture(inside: &mut ChildSpawnerCommands, look: &Look, card: &Card, grid: Grid) {
    let size = grid.picture;
    let radius = px(look.radius - look.border);
    let corners = if grid.is_wide {
        BorderRadius::left(radius)
    } else {
        BorderRadius::top(radius)
    };
    inside
        .spawn((
            Node {
                width: px(size.x),
                height: px(size.y),
                flex_shrink: 0.0,
                border_radius: corners,
                ..default()
            },
            BackgroundColor(look.color.teal_pale),
            Pickable::IGNORE,
        ))
        .with_children(|frame| {
            if let Some(image) = &card.picture {
                frame
                    .spawn(widget::picture(image.clone(), size.x, size.y))
                    .entry::<Node>()
                    .and_modify(move |mut node| node.border_radius = corners);
            }
            let icon = grid.badge * BADGE_ICON;
            frame
                .spawn((
                    Node {
                        position_type: PositionType::Absolute,
                        right: px(look.space.m),
                        bottom: px(look.space.m),
                        width: px(grid.badge),
                        height: px(grid.badge),
                        justify_content: JustifyContent::Center,
                        align_items: AlignItems::Center,
                        border: UiRect::all(px(look.border * 2.0)),
                        border_radius: BorderRadius::MAX,
                        ..default()
                    },
                    BackgroundColor(look.color.teal_dark),
                    BorderColor::all(look.color.surface),
                    Pickable::IGNORE,
                ))
                .with_child(widget::picture(card.badge.clone(), icon, icon));
        });
}

fn minutes(tongue: &Tongue, budget_secs: f64) -> String {
    let minutes = (budget_secs / 60.0 * 2.0).round() / 2.0;
    tongue.tell("programs-minutes", &[("minutes", Arg::from(minutes))])
}
