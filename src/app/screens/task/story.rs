//! A case: a picture of the moment, what happens, and what to decide; in the end where there is help.

use super::{
    super::{
        ground::Ground,
        header::{HeaderIcons, header},
    },
    boxed, fits,
    parts::{Parts, button_room},
};
use crate::{
    app::{
        Screen,
        access::Spoken,
        command::Command,
        layout,
        motion::Slide,
        theme::Look,
        widget::{self, Build, ButtonKind, Skin, Words},
    },
    content::{Case, CaseHelp, CaseNode, CaseThen, Level},
    rules::{Action, CaseShows, CaseView, Move},
};
use bevy::prelude::*;

/// How much of the width the picture takes.
const BOARD_SHARE: f32 = 0.54;

/// A picture's width as a share of its height.
const PLATE: f32 = 16.0 / 9.0;

/// What stands beside the picture.
struct Page {
    icon: Option<(Handle<Image>, String)>,
    title: Option<String>,
    text: String,
    help: Vec<(Handle<Image>, String)>,
    after: Option<String>,
    /// What can be decided: which choice, and what it says.
    choices: Vec<(usize, String)>,
    ground: Color,
}

impl Page {
    /// Words on a ground, and nothing else.
    fn plain(text: String, ground: Color) -> Self {
        Self {
            icon: None,
            title: None,
            text,
            help: Vec::new(),
            after: None,
            choices: Vec::new(),
            ground,
        }
    }
}

pub(super) fn spawn(build: &mut Build, ground: &Ground, level: &Level, pack: &str, case: &Case, view: &CaseView) {
    let icons = HeaderIcons::new(build);
    let title = build.tongue.read(&level.title).to_owned();
    let parts = Parts::new(&build.look, None, BOARD_SHARE);
    let height = parts.board.y.min(parts.board.x / PLATE).floor();
    let plate = Vec2::new((height * PLATE).floor(), height);
    let picture = view
        .picture
        .and_then(|node| case.nodes.get(node)?.picture.as_ref())
        .map(|picture| {
            let size = widget::size(plate.x, plate.y);
            build.pictures.content(&build.images, pack, picture, size)
        });
    let Some(node) = case.nodes.get(view.node) else { return };
    let page = page_of(build, case, node, view);
    let next = build.icon("next", ButtonKind::Primary);
    let (commands, words) = build.hand_out();
    let look = words.look;
    ground.spawn_screen(commands, look, ("Task screen", Screen::Task), |root| {
        header(root, &words, &icons, &title, None);
        root.spawn(Parts::middle(look)).with_children(|middle| {
            middle.spawn(parts.row(look)).with_children(|row| {
                spawn_picture(row, look, picture, plate, parts);
                row.spawn(parts.aside(look))
                    .with_children(|aside| spawn_aside(aside, &words, &page, next, parts));
            });
        });
    });
}

/// What is told, and the way on unless something is to be decided.
fn spawn_aside(aside: &mut ChildSpawnerCommands, words: &Words, page: &Page, next: Handle<Image>, parts: Parts) {
    spawn_page(aside, words, page, parts);
    if page.choices.is_empty() {
        let label = words.tongue.say("quiz-next");
        let command = Command::Act(Action::Continue);
        widget::button(aside, words.look, &label, Some(next), command, ButtonKind::Primary);
    }
}

fn page_of(build: &mut Build, case: &Case, node: &CaseNode, view: &CaseView) -> Page {
    let color = build.look.color;
    let side = build.look.icon;
    let text = build.tongue.read(&node.text).to_owned();
    let explanation = build.tongue.read(&case.explanation).to_owned();
    match (&view.shows, &node.then) {
        (CaseShows::Deciding { order }, CaseThen::Decide(decision)) => {
            let choices = order
                .iter()
                .filter_map(|&choice| {
                    Some((
                        choice,
                        build.tongue.read(&decision.choices.get(choice)?.text).to_owned(),
                    ))
                })
                .collect();
            let freeze = decision.is_freeze.then(|| {
                (
                    build.drawing("icons", "pause-filled", side, side),
                    build.tongue.say("case-freeze"),
                )
            });
            Page {
                icon: freeze,
                choices,
                ..Page::plain(text, color.teal_pale)
            }
        }
        (CaseShows::Following { choice, is_right }, CaseThen::Decide(decision)) => {
            let Some(choice) = decision.choices.get(*choice) else {
                return Page::plain(text, color.surface);
            };
            let (stem, key, ground) = if *is_right {
                ("check-filled", "quiz-right", color.leaf_pale)
            } else {
                ("info", "case-consider", color.yellow_pale)
            };
            let icon = (build.drawing("icons", stem, side, side), build.tongue.say(key));
            Page {
                icon: Some(icon),
                title: Some(build.tongue.read(&choice.text).to_owned()),
                ..Page::plain(build.tongue.read(&choice.why).to_owned(), ground)
            }
        }
        (CaseShows::Ending, CaseThen::End(help)) => {
            let help = help
                .iter()
                .map(|help| {
                    let (stem, key) = help_words(*help);
                    (build.drawing("icons", stem, side, side), build.tongue.say(key))
                })
                .collect();
            Page {
                help,
                after: Some(explanation),
                ..Page::plain(text, color.leaf_pale)
            }
        }
        (CaseShows::OutOfTime, _) => Page {
            title: Some(build.tongue.say("case-time-up")),
            ..Page::plain(explanation, color.yellow_pale)
        },
        _ => Page::plain(text, color.surface),
    }
}

fn help_words(help: CaseHelp) -> (&'static str, &'static str) {
    match help {
        CaseHelp::Recognition => ("certificate", "case-help-recognition"),
        CaseHelp::Treatment => ("sector-first-aid", "case-help-treatment"),
        CaseHelp::Compensation => ("track-compensation", "case-help-compensation"),
        CaseHelp::Rehabilitation => ("track-rehabilitation", "case-help-rehabilitation"),
    }
}

fn spawn_picture(
    row: &mut ChildSpawnerCommands,
    look: &Look,
    picture: Option<Handle<Image>>,
    plate: Vec2,
    parts: Parts,
) {
    let radius = BorderRadius::all(px(look.radius));
    row.spawn((
        Node {
            width: px(parts.board.x),
            height: px(parts.board.y),
            justify_content: JustifyContent::Center,
            align_items: AlignItems::Center,
            flex_shrink: 0.0,
            ..default()
        },
        Pickable::IGNORE,
    ))
    .with_children(|frame| {
        let Some(picture) = picture else { return };
        frame
            .spawn(widget::picture(picture, plate.x, plate.y))
            .entry::<Node>()
            .and_modify(move |mut node| node.border_radius = radius);
    });
}

/// A choice's own height, in what a finger presses: two lines fit.
const CHOICE: f32 = 1.15;

fn choice_height(look: &Look) -> f32 {
    if look.is_compact() || look.is_reach {
        look.target
    } else {
        (look.target * CHOICE).max(2.0 * look.text.body * widget::LINE + look.space.s)
    }
}

fn spawn_page(aside: &mut ChildSpawnerCommands, words: &Words, page: &Page, parts: Parts) {
    let look = words.look;
    let below = if page.choices.is_empty() {
        button_room(look)
    } else {
        page.choices.len() as f32 * (choice_height(look) + look.space.s)
    };
    let padding = look.space.m;
    let size = Vec2::new(parts.aside.x, (parts.aside.y - below).floor());
    let room = size - Vec2::splat(2.0 * padding);
    let (letters, has_help) = letters(look, page, room);
    aside
        .spawn((
            Name::new("Story"),
            Spoken,
            Node {
                flex_direction: FlexDirection::Column,
                justify_content: JustifyContent::Center,
                row_gap: px(look.space.s),
                width: px(size.x),
                height: px(size.y),
                padding: UiRect::all(px(padding)),
                border_radius: BorderRadius::all(px(look.radius)),
                flex_shrink: 0.0,
                ..default()
            },
            BackgroundColor(page.ground),
            Slide::from(Vec2::new(look.space.l, 0.0), look.time.slide_secs),
            Pickable::IGNORE,
        ))
        .with_children(|sheet| {
            if let Some((icon, label)) = &page.icon {
                let style = (look.text.body, look.color.ink);
                layout::icon_line(sheet, look, (icon, look.icon), label.clone(), style, room.x);
            }
            if let Some(title) = &page.title {
                layout::told_wide(sheet, widget::bold(look, title, letters, look.color.ink), room.x);
            }
            layout::told_wide(sheet, widget::text(&page.text, letters, look.color.ink), room.x);
            for (icon, help) in page.help.iter().filter(|_| has_help) {
                let letters = letters.min(look.text.body);
                let style = (letters, look.color.ink);
                let icon = (icon, letters * HELP_ICON);
                layout::icon_line(sheet, look, icon, help.clone(), style, room.x);
            }
            if let Some(after) = &page.after {
                let letters = letters.min(look.text.body);
                layout::told_wide(sheet, widget::text(after, letters, look.color.ink_soft), room.x);
            }
        });
    for (choice, words) in &page.choices {
        spawn_choice(aside, look, *choice, words, parts.aside.x);
    }
}

/// The icon before a kind of help, measured by its letters.
const HELP_ICON: f32 = 1.3;

/// Whether all of it fits in letters of `size`, with or without the list of help.
fn fits_in(look: &Look, page: &Page, size: f32, has_help: bool, room: Vec2) -> bool {
    let high = |words: &str, size: f32| {
        layout::n_lines(words, size, room.x).max(1) as f32 * size * widget::LINE + look.space.s
    };
    let lesser = size.min(look.text.body);
    let icon = page.icon.as_ref();
    let icon = icon.map_or(0.0, |(_, label)| high(label, look.text.body).max(look.icon));
    let title = page.title.as_ref().map_or(0.0, |title| high(title, size));
    let help = page.help.iter().filter(|_| has_help);
    let help: f32 = help
        .map(|(_, help)| high(help, lesser).max(lesser * HELP_ICON + look.space.s))
        .sum();
    let after = page.after.as_ref().map_or(0.0, |after| high(after, lesser));
    icon + title + high(&page.text, size) + help + after <= room.y
}

/// The largest letters in which it fits, and whether the list of help does: where there is too little room, what the story
/// says of it has to do.
fn letters(look: &Look, page: &Page, room: Vec2) -> (f32, bool) {
    let sizes = [look.text.title, look.text.lead, look.text.body, look.text.small];
    let largest = |has_help: bool| {
        sizes
            .into_iter()
            .find(|size| fits_in(look, page, *size, has_help, room))
    };
    match largest(true) {
        Some(size) => (size, true),
        None => (largest(false).unwrap_or(look.text.small), false),
    }
}

fn spawn_choice(aside: &mut ChildSpawnerCommands, look: &Look, choice: usize, words: &str, width: f32) {
    let height = choice_height(look);
    let skin = Skin {
        rest: look.color.surface,
        pressed: look.color.yellow_pale,
    };
    let node = Node {
        width: px(width),
        height: px(height),
        justify_content: JustifyContent::FlexStart,
        padding: UiRect::axes(px(look.space.m), px(look.space.xs)),
        flex_shrink: 0.0,
        ..widget::control_node(look)
    };
    let room = Vec2::new(
        width - 2.0 * look.space.m - 2.0 * look.border,
        height - 2.0 * look.space.xs - 2.0 * look.border,
    );
    let sizes = [look.text.lead, look.text.body];
    let size = sizes
        .into_iter()
        .find(|size| fits(look, words, *size, room))
        .unwrap_or(look.text.small);
    let command = Command::Act(Action::Move(Move::Choose(choice)));
    aside
        .spawn(widget::control(look, words, command, skin))
        .insert(node)
        .with_children(|inside| boxed(inside, words, size, look.color.ink, room));
}
