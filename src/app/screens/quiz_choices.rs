//! The answers of a question: to choose from, and afterwards marked right and wrong.

use super::header::Words;
use crate::{
    app::{
        Screen,
        command::Command,
        layout,
        power::Awake,
        theme::Look,
        visit::Draft,
        widget::{self, Build, ButtonKind, Skin},
    },
    content::{Answer, PictureChoice, Question, Text},
    rules::{Action, QuestionView, Response},
};
use bevy::{
    prelude::*,
    ui_widgets::{Slider, SliderRange, SliderStep, SliderThumb, SliderValue, TrackClick, ValueChange},
};

pub(super) fn plugin(app: &mut App) {
    app.add_observer(on_slide);
}

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
    right: Handle<Image>,
    wrong: Handle<Image>,
    marked: Handle<Image>,
    less: Handle<Image>,
    more: Handle<Image>,
}

impl ChoicePictures {
    pub(super) fn new(build: &mut Build, pack: &str, question: &Question) -> Self {
        let side = picture_side(&build.look);
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
        Self {
            choices,
            side,
            right: build.drawing("icons", "check-filled", icon, icon),
            wrong: build.drawing("icons", "cross-filled", icon, icon),
            marked: build.drawing("icons", "check", icon, icon),
            less: build.drawing("icons", "minus", icon, icon),
            more: build.drawing("icons", "plus", icon, icon),
        }
    }
}

fn picture_side(look: &Look) -> f32 {
    let (width, height) = (look.screen.width_px as f32, look.screen.height_px as f32);
    if look.is_portrait() {
        width * 0.36
    } else {
        height * 0.30
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
        Answer::Number { .. } => number(parent, words, shown, pictures),
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
    list(parent, words, |column| {
        for &choice in &shown.asked.order {
            let Some(text) = choices.get(choice) else { continue };
            let label = words.tongue.read(text);
            row(column, words, pictures, label, command(choice), mark(choice));
        }
    });
}

fn truths(parent: &mut ChildSpawnerCommands, words: &Words, shown: &Shown, pictures: &ChoicePictures, correct: bool) {
    parent.spawn(layout::row(words.look.space.l)).with_children(|pair| {
        for truth in [true, false] {
            let mark = shown.mark(truth == correct, &Response::Truth(truth));
            let label = words.tongue.say(if truth { "quiz-true" } else { "quiz-false" });
            let command = Command::Act(Action::Answer(Response::Truth(truth)));
            row(pair, words, pictures, &label, command, mark);
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

fn list(parent: &mut ChildSpawnerCommands, words: &Words, fill: impl FnOnce(&mut ChildSpawnerCommands)) {
    let look = words.look;
    parent
        .spawn((
            Node {
                flex_direction: FlexDirection::Column,
                width: px(super::quiz::column_width(look)),
                row_gap: px(look.space.m),
                ..default()
            },
            Pickable::IGNORE,
        ))
        .with_children(fill);
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

/// A choice in words.
fn row(
    parent: &mut ChildSpawnerCommands,
    words: &Words,
    pictures: &ChoicePictures,
    label: &str,
    command: Command,
    mark: Mark,
) {
    let look = words.look;
    let (skin, border, ink) = grounds(look, mark);
    let is_short = matches!(command, Command::Act(Action::Answer(Response::Truth(_))));
    let node = Node {
        justify_content: if is_short {
            JustifyContent::Center
        } else {
            JustifyContent::FlexStart
        },
        padding: UiRect::axes(px(look.space.l), px(look.space.m)),
        column_gap: px(look.space.m),
        min_width: px(look.target * if is_short { 4.0 } else { 2.4 }),
        ..widget::control_node(look)
    };
    let mut choice = if matches!(mark, Mark::Open | Mark::Marked) {
        parent.spawn(widget::control(look, label, command, skin))
    } else {
        parent.spawn((Name::new(command.name()), BackgroundColor(skin.rest), Pickable::IGNORE))
    };
    choice.insert((node, BorderColor::all(border))).with_children(|inside| {
        if let Some(icon) = mark_icon(pictures, mark) {
            inside.spawn(widget::picture(icon, look.icon, look.icon));
        }
        inside.spawn(widget::text(label, look.text.lead, ink));
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

fn submit(parent: &mut ChildSpawnerCommands, words: &Words, shown: &Shown) {
    if !shown.is_explaining {
        let label = words.tongue.say("quiz-submit");
        widget::button(parent, words.look, &label, None, Command::Submit, ButtonKind::Primary);
    }
}

/// The number's words on the screen.
#[derive(Component)]
struct NumberLabel {
    unit: String,
}

/// The thumb's place along the track.
#[derive(Component)]
struct Thumb;

fn number(parent: &mut ChildSpawnerCommands, words: &Words, shown: &Shown, pictures: &ChoicePictures) {
    let look = words.look;
    let Answer::Number {
        min,
        max,
        step,
        correct,
        unit,
        ..
    } = &shown.question.answer
    else {
        return;
    };
    let unit = words.tongue.read(unit).to_owned();
    let chosen = match shown.response {
        Some(Response::Number(number)) => *number,
        _ => shown.draft.number.unwrap_or(*min),
    };
    parent.spawn((
        widget::bold(look, amount(chosen, &unit), look.text.display, look.color.teal_dark),
        NumberLabel { unit: unit.clone() },
    ));
    if shown.is_explaining {
        parent
            .spawn((
                Node {
                    column_gap: px(look.space.s),
                    align_items: AlignItems::Center,
                    ..default()
                },
                Pickable::IGNORE,
            ))
            .with_children(|line| {
                line.spawn(widget::picture(pictures.right.clone(), look.icon, look.icon));
                line.spawn(widget::bold(
                    look,
                    amount(*correct, &unit),
                    look.text.title,
                    look.color.leaf,
                ));
            });
        return;
    }
    parent
        .spawn((
            Node {
                column_gap: px(look.space.m),
                align_items: AlignItems::Center,
                ..default()
            },
            Pickable::IGNORE,
        ))
        .with_children(|line| {
            let less = words.tongue.say("quiz-less");
            let more = words.tongue.say("quiz-more");
            step_button(line, look, &less, pictures.less.clone(), -1);
            slider(line, look, (*min as f32, *max as f32), *step as f32, chosen as f32);
            step_button(line, look, &more, pictures.more.clone(), 1);
        });
    submit(parent, words, shown);
}

fn step_button(line: &mut ChildSpawnerCommands, look: &Look, label: &str, icon: Handle<Image>, stops: i32) {
    let skin = Skin {
        rest: look.color.surface,
        pressed: look.color.yellow_pale,
    };
    line.spawn(widget::control(look, label, Command::Step(stops), skin))
        .with_child(widget::picture(icon, look.icon, look.icon));
}

fn slider(line: &mut ChildSpawnerCommands, look: &Look, (min, max): (f32, f32), step: f32, value: f32) {
    let width = super::quiz::column_width(look) * 0.6;
    let thumb = look.target * 0.7;
    let along = if max > min { (value - min) / (max - min) } else { 0.0 };
    line.spawn((
        Name::new("slider"),
        Slider {
            track_click: TrackClick::Snap,
            ..default()
        },
        SliderValue(value),
        SliderRange::new(min, max),
        SliderStep(step),
        Node {
            width: px(width),
            height: px(look.target),
            align_items: AlignItems::Center,
            ..default()
        },
    ))
    .with_children(|track| {
        track.spawn((
            Node {
                width: percent(100),
                height: px(look.space.s),
                border_radius: BorderRadius::all(px(look.space.s)),
                ..default()
            },
            BackgroundColor(look.color.line),
            Pickable::IGNORE,
        ));
        track.spawn((
            SliderThumb,
            Thumb,
            Node {
                position_type: PositionType::Absolute,
                left: px(along * (width - thumb)),
                width: px(thumb),
                height: px(thumb),
                border_radius: BorderRadius::all(px(thumb)),
                ..default()
            },
            BackgroundColor(look.color.teal_dark),
            Pickable::IGNORE,
        ));
    });
}

/// Moves thumb and number with the finger; the number lies on a stop.
fn on_slide(
    slide: On<ValueChange<f32>>,
    sliders: Query<(&SliderRange, &SliderStep, &Children, &Node), With<Slider>>,
    mut thumbs: Query<&mut Node, (With<Thumb>, Without<Slider>)>,
    mut labels: Query<(&mut bevy::prelude::Text, &NumberLabel)>,
    screen: Res<State<Screen>>,
    mut draft: ResMut<Draft>,
    mut commands: Commands,
    mut awake: ResMut<Awake>,
) {
    if screen.get() != &Screen::Quiz {
        return;
    }
    let Ok((range, step, children, node)) = sliders.get(slide.source) else {
        return;
    };
    let stops = ((slide.value - range.start()) / step.0.max(f32::EPSILON)).round();
    let value = range.clamp(range.start() + stops * step.0);
    commands.entity(slide.source).insert(SliderValue(value));
    for &child in children {
        if let (Ok(mut thumb), Val::Px(width)) = (thumbs.get_mut(child), node.width) {
            let size = match thumb.width {
                Val::Px(size) => size,
                _ => 0.0,
            };
            thumb.left = px(range.thumb_position(value) * (width - size));
        }
    }
    draft.number = Some(f64::from(value));
    for (mut text, label) in &mut labels {
        text.0 = amount(f64::from(value), &label.unit);
    }
    awake.stir();
}

fn amount(number: f64, unit: &str) -> String {
    let number = (number * 1000.0).round() / 1000.0;
    format!("{number} {unit}")
}
