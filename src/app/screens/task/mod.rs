//! A task for the hands: places and a tray of pieces side by side, or one above the other; afterwards what was wrong and why.

mod board;
mod debrief;
mod directory;
mod face;
mod figure;
mod parts;
mod pulse;
mod rhythm;
mod story;
mod survey;

use super::{
    ground::Ground,
    header::{HeaderIcons, header},
};
use crate::{
    app::{
        Screen,
        access::Spoken,
        command::Command,
        layout,
        theme::Look,
        visit::{ActiveVisit, Draft},
        widget::{self, Build, ButtonKind, Words},
    },
    content::{Level, LevelKind},
    rules::{Action, PiecesView, TaskView},
};
use bevy::{input_focus::tab_navigation::TabIndex, prelude::*};
use board::Board;
use debrief::Debrief;
use parts::Parts;

pub(super) fn plugin(app: &mut App) {
    app.add_systems(OnEnter(Screen::Task), spawn_task_screen)
        .add_plugins(rhythm::plugin);
}

fn spawn_task_screen(mut build: Build, active: Option<Res<ActiveVisit>>, draft: Res<Draft>) {
    let Some(active) = active else { return };
    let Some(view) = active.visit.task() else { return };
    let round = active.visit.round();
    let Some(level) = build.show.level(&round.level).cloned() else {
        return;
    };
    let ground = Ground::new(&mut build, Some(&round.level));
    match (&view, &level.kind) {
        (TaskView::Pieces(pieces), _) => spawn_pieces(&mut build, &ground, &level, round.level.pack(), pieces, &draft),
        (TaskView::Rhythm(view), LevelKind::Rhythm(rhythm)) => {
            rhythm::spawn(&mut build, &ground, &level, round.level.pack(), rhythm, view);
        }
        (TaskView::Case(view), LevelKind::Case(case)) => {
            story::spawn(&mut build, &ground, &level, round.level.pack(), case, view);
        }
        (TaskView::Survey(asked), LevelKind::Survey(survey)) => {
            survey::spawn(&mut build, &ground, &level, survey, *asked);
        }
        (TaskView::Directory(shown), LevelKind::Directory(directory)) => {
            directory::spawn(&mut build, &ground, &level, directory, shown);
        }
        _ => {}
    }
}

fn spawn_pieces(build: &mut Build, ground: &Ground, level: &Level, pack: &str, view: &PiecesView, draft: &Draft) {
    let icons = HeaderIcons::new(build);
    let prompt = prompt(build, level, view, draft);
    let look = &build.look;
    // A glass that is small for fingers has no line to spare.
    let (title, prompt) = if look.is_compact() {
        (prompt, None)
    } else {
        (build.tongue.read(&level.title).to_owned(), Some(prompt))
    };
    let parts = Parts::new(look, prompt.as_deref(), board_share(look, level));
    let debrief = Debrief::new(build, level, view);
    let done = build.icon("check", ButtonKind::Primary);
    let board = Board::new(build, level, pack, view, draft.piece, parts);
    let (commands, words) = build.hand_out();
    let look = words.look;
    ground.spawn_screen(commands, look, ("Task screen", Screen::Task), |page| {
        header(page, &words, &icons, &title, None);
        page.spawn(Parts::middle(look)).with_children(|middle| {
            if let Some(prompt) = prompt {
                spawn_prompt(middle, look, &prompt, parts);
            }
            middle.spawn(parts.row(look)).with_children(|row| {
                match &level.kind {
                    LevelKind::Dressing(_) => figure::spawn(row, &words, &board, parts),
                    _ => board::spawn_places(row, &words, &board, parts),
                }
                row.spawn(parts.aside(look)).with_children(|aside| match &debrief {
                    Some(debrief) => debrief::spawn(aside, &words, debrief, parts),
                    None => spawn_work(aside, &words, &board, done, parts),
                });
            });
        });
    });
}

/// The tray, and what says that all lies as it should.
fn spawn_work(aside: &mut ChildSpawnerCommands, words: &Words, board: &Board, icon: Handle<Image>, parts: Parts) {
    board::spawn_tray(aside, words, board, parts);
    if board.has_room_for_done(words.look) {
        let label = words.tongue.say("task-done");
        let command = Command::Act(Action::Done);
        widget::button(aside, words.look, &label, Some(icon), command, ButtonKind::Primary)
            .insert(TabIndex(TRAY_GROUP));
    }
}

/// How much of the width the places take.
fn board_share(look: &Look, level: &Level) -> f32 {
    match level.kind {
        LevelKind::Dressing(_) => 0.4,
        // Places hold a number or a side of their own beside what is put to them.
        _ if look.is_compact() || look.is_reach => 0.6,
        _ => 0.5,
    }
}

/// What is to be done, or what comes next with a piece in the hand.
fn prompt(build: &Build, level: &Level, view: &PiecesView, draft: &Draft) -> String {
    let key = match (&level.kind, draft.piece) {
        (LevelKind::Dressing(dressing), _) => return build.tongue.read(&dressing.task).to_owned(),
        _ if view.right.is_some() => "task-judged",
        (_, Some(piece)) if view.lies.get(piece).is_some_and(Option::is_some) => "task-lying",
        (_, Some(_)) => "task-picked",
        (LevelKind::Matching(_), None) => "task-match",
        (_, None) => "task-order",
    };
    build.tongue.say(key)
}

fn spawn_prompt(middle: &mut ChildSpawnerCommands, look: &Look, prompt: &str, parts: Parts) {
    middle
        .spawn((
            Spoken,
            Node {
                flex_direction: FlexDirection::Column,
                align_items: AlignItems::Center,
                justify_content: JustifyContent::Center,
                width: px(parts.across),
                height: px(parts.prompt),
                flex_shrink: 0.0,
                ..default()
            },
            Pickable::IGNORE,
        ))
        .with_children(|line| {
            let across = layout::even_width(prompt, look.text.lead, parts.across);
            line.spawn((
                widget::bold(look, prompt, look.text.lead, look.color.ink),
                TextLayout::justify(Justify::Center),
            ))
            .entry::<Node>()
            .and_modify(move |mut node| node.max_width = px(across));
        });
}

/// Keys go through all places, then through all that lies on the tray.
pub(super) const PLACE_GROUP: i32 = 1;
pub(super) const TRAY_GROUP: i32 = 2;

/// How a piece or place stands there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stand {
    /// Open to be pressed.
    Open,
    /// Nothing lies here.
    Empty,
    /// Taken up.
    Picked,
    /// What was taken up can be put here.
    Offered,
    Right,
    Wrong,
}

impl Stand {
    /// The ground and the edge.
    pub(super) fn colors(self, look: &Look) -> (Color, Color) {
        let color = &look.color;
        match self {
            Self::Open => (color.surface, color.line),
            Self::Empty => (color.cream, color.line),
            Self::Picked => (color.yellow_pale, color.teal_dark),
            Self::Offered => (color.teal_pale, color.teal_dark),
            Self::Right => (color.leaf_pale, color.leaf),
            Self::Wrong => (color.red_pale, color.red),
        }
    }

    /// The mark that says it without color.
    pub(super) fn mark(self) -> Option<&'static str> {
        match self {
            Self::Right => Some("check-filled"),
            Self::Wrong => Some("cross-filled"),
            _ => None,
        }
    }
}

/// Whether `words` in letters of `size` fit into `room`, no word of them broken.
pub(super) fn fits(look: &Look, words: &str, size: f32, room: Vec2) -> bool {
    let is_broken = words.contains(' ')
        && words
            .split([' ', '-'])
            .any(|word| layout::n_lines(word, size, room.x) > 1);
    let lines = layout::n_lines(words, size, room.x - look.border) as f32;
    lines * size * widget::LINE <= room.y && !is_broken
}

/// A box of told size around words: told outright, for the engine takes wrapped text for taller than it is.
pub(super) fn boxed(parent: &mut ChildSpawnerCommands, words: &str, size: f32, color: Color, room: Vec2) {
    parent
        .spawn((
            Node {
                flex_direction: FlexDirection::Column,
                justify_content: JustifyContent::Center,
                width: px(room.x),
                max_height: px(room.y),
                flex_shrink: 0.0,
                ..default()
            },
            Pickable::IGNORE,
        ))
        .with_child(widget::text(words, size, color));
}
