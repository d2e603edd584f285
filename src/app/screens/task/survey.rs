//! A question about the visitor: five choices in a row, nothing right or wrong, and a way past it.

use super::super::{
    ground::Ground,
    header::{HeaderIcons, Progress, header},
};
use crate::{
    app::{
        Screen,
        command::Command,
        layout,
        theme::Look,
        widget::{self, Build, ButtonKind, Skin},
    },
    content::{Level, Survey, SurveyScale},
    rules::{Action, Move, SurveyView},
};
use bevy::prelude::*;

/// A face, measured by what a finger presses.
const FACE: f32 = 1.5;

pub(super) fn spawn(build: &mut Build, ground: &Ground, level: &Level, survey: &Survey, asked: SurveyView) {
    let Some(question) = survey.questions.get(asked.question) else {
        return;
    };
    let icons = HeaderIcons::new(build);
    let title = build.tongue.read(&level.title).to_owned();
    let prompt = build.tongue.read(&question.prompt).to_owned();
    let side = if build.look.is_compact() || build.look.is_reach {
        build.look.icon * FACE
    } else {
        build.look.target * FACE
    };
    let choices: Vec<(Handle<Image>, String)> = (0..SurveyScale::CHOICES)
        .map(|choice| {
            let (stem, key) = match question.scale {
                SurveyScale::Faces => (format!("face-{}", choice + 1), format!("survey-face-{choice}")),
                SurveyScale::Five => (format!("level-{}", choice + 1), format!("survey-five-{choice}")),
            };
            (build.drawing("icons", &stem, side, side), build.tongue.say(&key))
        })
        .collect();
    let progress = (asked.n_questions > 1).then_some(Progress {
        done: asked.question,
        all: asked.n_questions,
    });
    let skip = build.icon("next", ButtonKind::Plain);
    let (commands, words) = build.hand_out();
    let look = words.look;
    ground.spawn_screen(commands, look, ("Task screen", Screen::Task), |page| {
        header(page, &words, &icons, &title, progress);
        page.spawn(layout::middle(look, FlexDirection::Column))
            .with_children(|middle| {
                let room = look.window().x - 2.0 * look.space.l;
                let across = layout::even_width(&prompt, look.text.title, room.min(look.text.title * 30.0));
                middle
                    .spawn((
                        widget::bold(look, &prompt, look.text.title, look.color.ink),
                        TextLayout::justify(Justify::Center),
                    ))
                    .entry::<Node>()
                    .and_modify(move |mut node| node.max_width = px(across));
                middle.spawn(row_of_choices(look)).with_children(|row| {
                    for (choice, (face, name)) in choices.iter().enumerate() {
                        spawn_choice(row, look, choice, face.clone(), name, side);
                    }
                });
                let label = words.tongue.say("survey-skip");
                let command = Command::Act(Action::Done);
                widget::button(middle, look, &label, Some(skip), command, ButtonKind::Plain);
            });
    });
}

fn row_of_choices(look: &Look) -> impl Bundle + use<> {
    let node = Node {
        flex_direction: if look.is_portrait() && !look.is_reach {
            FlexDirection::Column
        } else {
            FlexDirection::Row
        },
        column_gap: px(look.space.m),
        row_gap: px(look.space.m),
        ..default()
    };
    (node, Pickable::IGNORE)
}

/// A choice is at most so many of what a finger presses wide: below and beside the others.
const WIDEST_ROW: f32 = 8.0;
const WIDEST_BESIDE: f32 = 4.0;

/// How wide a choice is: all five side by side, or the page's width one below the other.
fn choice_width(look: &Look) -> f32 {
    let window = look.window().x - 2.0 * look.space.l;
    if look.is_portrait() && !look.is_reach {
        return window.min(look.target * WIDEST_ROW);
    }
    let n = SurveyScale::CHOICES as f32;
    ((window - look.space.m * (n - 1.0)) / n)
        .min(look.target * WIDEST_BESIDE)
        .floor()
}

fn spawn_choice(
    row: &mut ChildSpawnerCommands,
    look: &Look,
    choice: usize,
    face: Handle<Image>,
    name: &str,
    side: f32,
) {
    let is_row = look.is_portrait() && !look.is_reach;
    let width = choice_width(look);
    let node = Node {
        flex_direction: if is_row {
            FlexDirection::Row
        } else {
            FlexDirection::Column
        },
        width: px(width),
        padding: UiRect::axes(px(look.space.s), px(if is_row { look.space.s } else { look.space.l })),
        row_gap: px(look.space.s),
        column_gap: px(look.space.l),
        ..widget::control_node(look)
    };
    let skin = Skin {
        rest: look.color.surface,
        pressed: look.color.yellow_pale,
    };
    let command = Command::Act(Action::Move(Move::Choose(choice)));
    row.spawn(widget::control(look, name, command, skin))
        .insert(node)
        .with_children(|inside| {
            inside.spawn(widget::picture(face, side, side));
            let room = if is_row {
                width - side - 2.0 * look.space.l
            } else {
                width - 2.0 * look.space.s - 2.0 * look.border
            };
            let lines = layout::n_lines(name, look.text.body, room).max(1) as f32;
            inside
                .spawn((
                    Node {
                        flex_direction: FlexDirection::Column,
                        align_items: if is_row {
                            AlignItems::FlexStart
                        } else {
                            AlignItems::Center
                        },
                        width: px(room),
                        min_height: px(lines * look.text.body * widget::LINE),
                        flex_shrink: 0.0,
                        ..default()
                    },
                    Pickable::IGNORE,
                ))
                .with_children(|line| {
                    line.spawn((
                        widget::text(name, look.text.body, look.color.ink),
                        TextLayout::justify(if is_row { Justify::Left } else { Justify::Center }),
                    ));
                });
        });
}
