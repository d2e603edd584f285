//! A round is explained: what to do, in two or three lines with pictures.

use super::{
    ground::Ground,
    header::{HeaderIcons, Progress, header},
};
use crate::{
    app::{
        Screen,
        command::Command,
        layout,
        motion::Slide,
        show::{hunt_invitation, mode_icon},
        theme::Look,
        visit::ActiveVisit,
        widget::{self, Build, ButtonKind, Words},
    },
    content::{Arg, Level, LevelKind, Spotting},
    rules::Action,
};
use bevy::prelude::*;

pub(super) fn plugin(app: &mut App) {
    app.add_systems(OnEnter(Screen::Briefing), spawn_briefing_screen);
}

/// What the sheet shows.
struct Sheet {
    badge: Handle<Image>,
    badge_side: f32,
    title: String,
    steps: Vec<(Handle<Image>, String)>,
    step_side: f32,
    start: Handle<Image>,
}

fn spawn_briefing_screen(mut build: Build, active: Option<Res<ActiveVisit>>) {
    let Some(active) = active else { return };
    let round = active.visit.round();
    let Some(level) = build.show.level(&round.level).cloned() else {
        return;
    };
    let icons = HeaderIcons::new(&mut build);
    let ground = Ground::new(&mut build, Some(&round.level));
    let sheet = sheet(&mut build, &level, active.visit.n_questions().unwrap_or_default());
    let exhibit = build.tongue.read(&build.show.exhibit().title).to_owned();
    let (commands, words) = build.hand_out();
    let (look, tongue) = (words.look, words.tongue);
    let is_sole = round.n_rounds == 1;
    let title = if is_sole {
        exhibit
    } else {
        tongue.tell(
            "briefing-round",
            &[
                ("round", Arg::from(round.index + 1)),
                ("rounds", Arg::from(round.n_rounds)),
            ],
        )
    };
    let progress = (!is_sole).then_some(Progress {
        done: round.index,
        all: round.n_rounds,
    });
    ground.spawn_screen(commands, look, ("Briefing screen", Screen::Briefing), |page| {
        header(page, &words, &icons, &title, progress);
        page.spawn(layout::middle(look, FlexDirection::Column))
            .with_children(|middle| spawn_sheet(middle, &words, &sheet));
    });
}

fn sheet(build: &mut Build, level: &Level, n_questions: usize) -> Sheet {
    let steps = match &level.kind {
        LevelKind::Spotting(spotting) => hunt_steps(build, spotting),
        LevelKind::Quiz(_) => quiz_steps(build, n_questions),
        LevelKind::Ordering(_) => task_steps(build, &["order", "drag", "judge"]),
        LevelKind::Matching(_) => task_steps(build, &["match", "drag", "judge"]),
        LevelKind::Dressing(_) => task_steps(build, &["dress", "harm", "judge"]),
        LevelKind::Rhythm(_) => task_steps(build, &["press", "beat", "clear"]),
        LevelKind::Survey(_) => task_steps(build, &["survey", "skip"]),
        LevelKind::Directory(_) => task_steps(build, &["read"]),
        LevelKind::Case(_) => task_steps(build, &["case", "help"]),
    };
    let mode = mode_icon(&level.kind);
    let badge_side = build.look.text.display * 1.3;
    let step_side = build.look.icon;
    let (badge_px, _) = widget::size(badge_side, badge_side);
    Sheet {
        badge: build.pictures.light_icon(&build.images, mode, badge_px),
        badge_side,
        title: build.tongue.read(&level.title).to_owned(),
        steps: steps
            .into_iter()
            .map(|(stem, words)| (build.drawing("icons", stem, step_side, step_side), words))
            .collect(),
        step_side,
        start: build.icon("play", ButtonKind::Primary),
    }
}

fn hunt_steps(build: &Build, spotting: &Spotting) -> Vec<(&'static str, String)> {
    let what = hunt_invitation(&build.tongue, spotting);
    vec![
        ("hand-tap", what),
        ("eye", build.tongue.say("briefing-fair")),
        ("hint-bulb", build.tongue.say("briefing-hint")),
    ]
}

fn quiz_steps(build: &Build, n_questions: usize) -> Vec<(&'static str, String)> {
    let what = build
        .tongue
        .tell("briefing-questions", &[("n", Arg::from(n_questions))]);
    vec![("hand-tap", what), ("info", build.tongue.say("briefing-explained"))]
}

/// The steps of a task for the hands, told by `steps`.
fn task_steps(build: &Build, steps: &[&str]) -> Vec<(&'static str, String)> {
    let step = |step: &str| build.tongue.say(&format!("briefing-{step}"));
    let icon = |step: &str| match step {
        "drag" => "drag",
        "judge" => "check",
        "beat" => "clock",
        "clear" => "warning",
        "harm" | "read" => "eye",
        "survey" => "info",
        "skip" => "next",
        "help" => "phone-help",
        _ => "hand-tap",
    };
    steps.iter().map(|name| (icon(name), step(name))).collect()
}

/// Lines of this many letters of their size at most; longer ones are not read.
const LINE_EMS: f32 = 26.0;

fn spawn_sheet(middle: &mut ChildSpawnerCommands, words: &Words, sheet: &Sheet) {
    let (look, tongue) = (words.look, words.tongue);
    let room = look.screen.width_px as f32 - 2.0 * look.space.l;
    let line = (room - 2.0 * look.space.xl - 2.0 * look.space.m - 2.0 * sheet.step_side).min(look.text.lead * LINE_EMS);
    middle
        .spawn((
            layout::card(look, room, AlignItems::Center),
            Slide::from(Vec2::new(0.0, look.space.xl), look.time.slide_secs),
        ))
        .with_children(|card| {
            if !look.is_compact() {
                medal(card, look, sheet);
            }
            card.spawn(widget::bold(
                look,
                sheet.title.clone(),
                look.text.display,
                look.color.ink,
            ));
            let gap = look.space.m;
            card.spawn(layout::column(gap, AlignItems::FlexStart))
                .entry::<Node>()
                .and_modify(move |mut node| node.margin = UiRect::bottom(px(gap)))
                .entity()
                .with_children(|list| {
                    for step in &sheet.steps {
                        spawn_step(list, look, step, sheet.step_side, line);
                    }
                });
            let label = tongue.say("briefing-start");
            let command = Command::Act(Action::Continue);
            let icon = Some(sheet.start.clone());
            widget::button(card, look, &label, icon, command, ButtonKind::Primary);
        });
}

/// The sign of the round, round and teal.
fn medal(card: &mut ChildSpawnerCommands, look: &Look, sheet: &Sheet) {
    let side = sheet.badge_side * 1.6;
    card.spawn((
        Node {
            width: px(side),
            height: px(side),
            justify_content: JustifyContent::Center,
            align_items: AlignItems::Center,
            border: UiRect::all(px(look.border * 3.0)),
            border_radius: BorderRadius::MAX,
            flex_shrink: 0.0,
            ..default()
        },
        BackgroundColor(look.color.teal_dark),
        BorderColor::all(look.color.surface),
        Pickable::IGNORE,
    ))
    .with_child(widget::picture(sheet.badge.clone(), sheet.badge_side, sheet.badge_side));
}

fn spawn_step(
    list: &mut ChildSpawnerCommands,
    look: &Look,
    (icon, line): &(Handle<Image>, String),
    side: f32,
    width: f32,
) {
    list.spawn(layout::row(look.space.m)).with_children(|row| {
        row.spawn((
            Node {
                padding: UiRect::all(px(look.space.s)),
                border_radius: BorderRadius::all(px(look.radius)),
                flex_shrink: 0.0,
                ..default()
            },
            BackgroundColor(look.color.teal_pale),
            Pickable::IGNORE,
        ))
        .with_child(widget::picture(icon.clone(), side, side));
        // Told outright, and by a box around it: a text that is told its own width is taken for taller than it is.
        row.spawn((
            Node {
                flex_direction: FlexDirection::Column,
                width: px(width),
                flex_shrink: 0.0,
                ..default()
            },
            Pickable::IGNORE,
        ))
        .with_child(widget::text(line.clone(), look.text.lead, look.color.ink));
    });
}
