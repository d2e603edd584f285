//! The answers of a question: to choose from, and afterwards marked right and wrong.

use crate::{
    app::{
        comfort::Switch,
        command::Command,
        layout,
        theme::Look,
        visit::Draft,
        widget::{self, Build, ButtonKind, Skin, Words},
    },
    content::{Answer, PictureChoice, Question, Text},
    rules::{Action, QuestionView, Response},
};
use bevy::prelude::*;

/// What is asked, in which order, and what is marked.
pub(super) struct Shown<'a> {
    pub(super) question: &'a Question,
    pub(super) asked: &'a QuestionView,
    pub(super) draft: &'a Draft,
    /// The answer is given and being explained.
    pub(super) is_explaining: bool,
    /// The answer given, while it is explained.
    pub(super) response: Option<&'a Response>,
}

/// Pictures and marks of the choices.
pub(super) struct ChoicePictures {
    choices: Vec<Handle<Image>>,
    side: f32,
    pub(super) right: Handle<Image>,
    pub(super) wrong: Handle<Image>,
    marked: Handle<Image>,
    yes: Handle<Image>,
    no: Handle<Image>,
    pub(super) less: Handle<Image>,
    pub(super) more: Handle<Image>,
}

impl ChoicePictures {
    pub(super) fn new(build: &mut Build, pack: &str, question: &Question, is_explaining: bool) -> Self {
        let side = picture_side(&build.look, is_explaining);
        let choices = match &question.answer {
            Answer::Picture { choices, .. } => choices
                .iter()
                .map(|choice| {
                    build
                        .pictures
                        .content(&build.images, pack, &choice.picture, widget::size(side, side))
                })
                .collect(),
            _ => Vec::new(),
        };
        let icon = build.look.icon;
        let round = icon * MEDALLION;
        Self {
            choices,
            side,
            right: build.drawing("icons", "check-filled", round, round),
            wrong: build.drawing("icons", "cross-filled", round, round),
            marked: build.drawing("icons", "check-filled", round, round),
            yes: build.drawing("icons", "check", round, round),
            no: build.drawing("icons", "cross", round, round),
            less: build.drawing("icons", "minus", icon, icon),
            more: build.drawing("icons", "plus", icon, icon),
        }
    }
}

fn picture_side(look: &Look, is_explaining: bool) -> f32 {
    let (width, height) = (look.screen.width_px as f32, look.screen.height_px as f32);
    if look.is_portrait() {
        let side = width * 0.36;
        if !look.is_reach {
            return side;
        }
        // Two rows and the bar, all in the lower half.
        let bar = look.target + 2.0 * look.space.m;
        let frame = 2.0 * look.space.m + 2.0 * look.border;
        let rows = height - layout::reach_top(look) - bar - 3.0 * look.space.l;
        side.min(rows / 2.0 - frame)
    } else {
        // Four beside each other.
        let each = (width - 5.0 * look.space.l) / 4.0 - 2.0 * look.space.m - 2.0 * look.border;
        let share = match (look.is_compact(), is_explaining) {
            (false, _) => 0.30,
            (true, false) => 0.24,
            // What is right is told in words now.
            (true, true) => 0.17,
        };
        (height * share).min(each)
    }
}

/// How a choice is marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    Open,
    Marked,
    Right,
    Wrong,
    Faded,
}

/// Puts the answers into `parent`; while explaining they are marked and cannot be pressed.
pub(super) fn spawn_choices(
    parent: &mut ChildSpawnerCommands,
    words: &Words,
    shown: &Shown,
    pictures: &ChoicePictures,
) {
    match &shown.question.answer {
        Answer::Single { choices, correct, .. } => {
            let mark = |choice| shown.mark(choice == *correct, &Response::Choice(choice));
            let command = |choice| Command::Act(Action::Answer(Response::Choice(choice)));
            rows(parent, words, shown, pictures, choices, mark, command);
        }
        Answer::Several { choices, correct, .. } => {
            let hint = words.tongue.say("quiz-several");
            parent.spawn(widget::text(hint, words.look.text.body, words.look.color.ink_soft));
            let mark = |choice| shown.mark_of_several(correct.contains(&choice), choice);
            rows(parent, words, shown, pictures, choices, mark, Command::Toggle);
            submit(parent, words, shown);
        }
        Answer::TrueFalse { correct } => truths(parent, words, shown, pictures, *correct),
        Answer::Picture { choices, correct } => tiles(parent, words, shown, pictures, choices, *correct),
        Answer::Number { .. } => super::quiz_choices_number::spawn_number(parent, words, shown, pictures),
    }
}

impl Shown<'_> {
    fn mark(&self, is_correct: bool, response: &Response) -> Mark {
        if !self.is_explaining {
            Mark::Open
        } else if is_correct {
            Mark::Right
        } else if self.response == Some(response) {
            Mark::Wrong
        } else {
            Mark::Faded
        }
    }

    fn mark_of_several(&self, is_correct: bool, choice: usize) -> Mark {
        let is_chosen = matches!(self.response, Some(Response::Choices(all)) if all.contains(&choice));
        if !self.is_explaining {
            return if self.draft.choices.contains(&choice) {
                Mark::Marked
            } else {
                Mark::Open
            };
        }
        match (is_correct, is_chosen) {
            (true, _) => Mark::Right,
            (false, true) => Mark::Wrong,
            (false, false) => Mark::Faded,
        }
    }
}

/// Choices in words, one above the other.
fn rows(
    parent: &mut ChildSpawnerCommands,
    words: &Words,
    shown: &Shown,
    pictures: &ChoicePictures,
    choices: &[Text],
    mark: impl Fn(usize) -> Mark,
    command: impl Fn(usize) -> Command,
) {
    let labels: Vec<(usize, &str)> = shown
        .asked
        .order
        .iter()
        .filter_map(|&choice| Some((choice, words.tongue.read(choices.get(choice)?))))
        .collect();
    let columns = n_columns(words.look, labels.iter().map(|(_, label)| *label));
    list(parent, words, columns, |grid, width| {
        for (nth, &(choice, label)) in labels.iter().enumerate() {
            let label = (Letter::Nth(nth), label);
            row(grid, words, pictures, label, command(choice), mark(choice), width);
        }
    });
}

/// Short choices stand two by two: the eye takes them in at once. All do where one above the other they had no room.
fn n_columns<'a>(look: &Look, mut labels: impl Iterator<Item = &'a str>) -> usize {
    let is_short = labels.all(|label| unicode_width::UnicodeWidthStr::width(label) <= SHORT_COLUMNS);
    let is_tight = look.is_compact() || look.is_reach || look.comfort.has(Switch::Text);
    if (is_short || is_tight) && !look.is_portrait() {
        2
    } else {
        1
    }
}

/// Longer than this, in half-width letters, a choice takes the whole line.
const SHORT_COLUMNS: usize = 30;

fn truths(parent: &mut ChildSpawnerCommands, words: &Words, shown: &Shown, pictures: &ChoicePictures, correct: bool) {
    list(parent, words, 2, |pair, width| {
        for truth in [true, false] {
            let mark = shown.mark(truth == correct, &Response::Truth(truth));
            let label = words.tongue.say(if truth { "quiz-true" } else { "quiz-false" });
            let command = Command::Act(Action::Answer(Response::Truth(truth)));
            row(
                pair,
                words,
                pictures,
                (Letter::Truth(truth), &label),
                command,
                mark,
                width,
            );
        }
    });
}

fn tiles(
    parent: &mut ChildSpawnerCommands,
    words: &Words,
    shown: &Shown,
    pictures: &ChoicePictures,
    choices: &[PictureChoice],
    correct: usize,
) {
    let node = Node {
        flex_wrap: FlexWrap::Wrap,
        justify_content: JustifyContent::Center,
        column_gap: px(words.look.space.l),
        row_gap: px(words.look.space.l),
        ..default()
    };
    parent.spawn((node, Pickable::IGNORE)).with_children(|grid| {
        for &choice in &shown.asked.order {
            let Some((picture, drawn)) = choices.get(choice).zip(pictures.choices.get(choice)) else {
                continue;
            };
            let mark = shown.mark(choice == correct, &Response::Choice(choice));
            let label = words.tongue.read(&picture.label).to_owned();
            tile(grid, words, pictures, drawn.clone(), choice, &label, mark);
        }
    });
}

/// Choices in `columns`; `fill` is told how wide each is.
fn list(
    parent: &mut ChildSpawnerCommands,
    words: &Words,
    columns: usize,
    fill: impl FnOnce(&mut ChildSpawnerCommands, f32),
) {
    let look = words.look;
    let width = super::quiz::column_width(look);
    let gap = look.space.m;
    let each = ((width - gap * (columns - 1) as f32) / columns as f32).floor();
    parent
        .spawn((
            Node {
                flex_wrap: FlexWrap::Wrap,
                width: px(width),
                column_gap: px(gap),
                row_gap: px(gap),
                ..default()
            },
            Pickable::IGNORE,
        ))
        .with_children(|grid| fill(grid, each));
}

fn grounds(look: &Look, mark: Mark) -> (Skin, Color, Color) {
    let color = &look.color;
    let (rest, border, ink) = match mark {
        Mark::Open => (color.surface, color.line, color.ink),
        Mark::Marked => (color.teal_pale, color.teal, color.ink),
        Mark::Right => (color.leaf_pale, color.leaf, color.ink),
        Mark::Wrong => (color.red_pale, color.red, color.ink),
        Mark::Faded => (color.cream, color.line, color.ink_soft),
    };
    (
        Skin {
            rest,
            pressed: color.yellow_pale,
        },
        border,
        ink,
    )
}

fn mark_icon(pictures: &ChoicePictures, mark: Mark) -> Option<Handle<Image>> {
    match mark {
        Mark::Right => Some(pictures.right.clone()),
        Mark::Wrong => Some(pictures.wrong.clone()),
        Mark::Marked => Some(pictures.marked.clone()),
        Mark::Open | Mark::Faded => None,
    }
}

/// A choice in words, behind its letter or mark.
fn row(
    parent: &mut ChildSpawnerCommands,
    words: &Words,
    pictures: &ChoicePictures,
    (letter, label): (Letter, &str),
    command: Command,
    mark: Mark,
    width: f32,
) {
    let look = words.look;
    let (skin, border, ink) = grounds(look, mark);
    let node = Node {
        justify_content: JustifyContent::FlexStart,
        padding: UiRect::axes(px(look.space.m), px(look.space.s)),
        column_gap: px(look.space.m),
        width: px(width),
        min_height: px(look.target * if look.is_compact() { 1.0 } else { ROW_TARGETS }),
        ..widget::control_node(look)
    };
    let mut choice = if matches!(mark, Mark::Open | Mark::Marked) {
        parent.spawn(widget::control(look, label, command, skin))
    } else {
        parent.spawn((Name::new(command.name()), BackgroundColor(skin.rest), Pickable::IGNORE))
    };
    choice.insert((node, BorderColor::all(border))).with_children(|inside| {
        medallion(inside, look, pictures, letter, mark);
        // Told outright, and by a box around it: a text that is told its own width is taken for taller than it is.
        let room = width - 2.0 * look.space.m - 2.0 * look.border - look.icon * MEDALLION - look.space.m;
        inside
            .spawn((
                Node {
                    flex_direction: FlexDirection::Column,
                    width: px(room),
                    flex_shrink: 0.0,
                    ..default()
                },
                Pickable::IGNORE,
            ))
            .with_child(widget::text(label, look.text.lead, ink));
    });
}

/// A choice is this many of what a finger presses high.
const ROW_TARGETS: f32 = 1.4;

/// The round letter, in icons.
const MEDALLION: f32 = 1.5;

/// What stands in the round before a choice, as long as it is open.
#[derive(Debug, Clone, Copy)]
enum Letter {
    /// A, B, C …
    Nth(usize),
    Truth(bool),
}

fn medallion(inside: &mut ChildSpawnerCommands, look: &Look, pictures: &ChoicePictures, letter: Letter, mark: Mark) {
    let side = look.icon * MEDALLION;
    let color = &look.color;
    let ground = match mark {
        Mark::Open => color.teal_pale,
        Mark::Marked | Mark::Right | Mark::Wrong => Color::NONE,
        Mark::Faded => color.cream,
    };
    inside
        .spawn((
            Node {
                width: px(side),
                height: px(side),
                justify_content: JustifyContent::Center,
                align_items: AlignItems::Center,
                border_radius: BorderRadius::MAX,
                flex_shrink: 0.0,
                ..default()
            },
            BackgroundColor(ground),
            Pickable::IGNORE,
        ))
        .with_children(|round| {
            if let Some(icon) = mark_icon(pictures, mark) {
                round.spawn(widget::picture(icon, side * 0.8, side * 0.8));
                return;
            }
            match letter {
                Letter::Nth(n) => {
                    let ink = if mark == Mark::Faded {
                        color.ink_soft
                    } else {
                        color.teal_dark
                    };
                    let letter = char::from_u32('A' as u32 + n as u32).unwrap_or('?');
                    round.spawn(widget::bold(look, letter, look.text.body, ink));
                }
                // A check beside what was not chosen would say that it is right.
                Letter::Truth(_) if mark == Mark::Faded => {}
                Letter::Truth(truth) => {
                    let icon = if truth { &pictures.yes } else { &pictures.no };
                    round.spawn(widget::picture(icon.clone(), side * 0.7, side * 0.7));
                }
            }
        });
}

/// A choice as a picture.
fn tile(
    grid: &mut ChildSpawnerCommands,
    words: &Words,
    pictures: &ChoicePictures,
    drawn: Handle<Image>,
    choice: usize,
    label: &str,
    mark: Mark,
) {
    let look = words.look;
    let (skin, border, ink) = grounds(look, mark);
    let command = Command::Act(Action::Answer(Response::Choice(choice)));
    let node = Node {
        flex_direction: FlexDirection::Column,
        padding: UiRect::all(px(look.space.m)),
        row_gap: px(look.space.s),
        ..widget::control_node(look)
    };
    let mut tile = if mark == Mark::Open {
        grid.spawn(widget::control(look, label, command, skin))
    } else {
        grid.spawn((Name::new(command.name()), BackgroundColor(skin.rest), Pickable::IGNORE))
    };
    tile.insert((node, BorderColor::all(border))).with_children(|inside| {
        inside.spawn(widget::picture(drawn, pictures.side, pictures.side));
        // The label would give the answer away; it is shown with the explanation.
        if mark != Mark::Open {
            inside
                .spawn((
                    Node {
                        column_gap: px(look.space.s),
                        align_items: AlignItems::Center,
                        ..default()
                    },
                    Pickable::IGNORE,
                ))
                .with_children(|line| {
                    if let Some(icon) = mark_icon(pictures, mark) {
                        line.spawn(widget::picture(icon, look.icon, look.icon));
                    }
                    line.spawn(widget::text(label, look.text.body, ink));
                });
        }
    });
}

pub(super) fn submit(parent: &mut ChildSpawnerCommands, words: &Words, shown: &Shown) {
    if !shown.is_explaining {
        let label = words.tongue.say("quiz-submit");
        widget::button(parent, words.look, &label, None, Command::Submit, ButtonKind::Primary);
    }
}
