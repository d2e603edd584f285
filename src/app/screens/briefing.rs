//! A round is explained: what to do, in two or three lines with pictures.

use super::header::{HeaderIcons, Words, header};
use crate::{
    app::{
        Screen,
        command::Command,
        layout,
        show::hunt_invitation,
        visit::ActiveVisit,
        widget::{self, Build, ButtonKind},
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
}

fn spawn_briefing_screen(mut build: Build, active: Option<Res<ActiveVisit>>) {
    let Some(active) = active else { return };
    let round = active.visit.round();
    let Some(level) = build.show.level(&round.level).cloned() else {
        return;
    };
    let icons = HeaderIcons::new(&mut build);
    let sheet = sheet(&mut build, &level, active.visit.n_questions().unwrap_or_default());
    let Build {
        mut commands,
        look,
        tongue,
        ..
    } = build;
    let words = Words {
        look: &look,
        tongue: &tongue,
    };
    let progress = tongue.tell(
        "briefing-round",
        &[
            ("round", Arg::from(round.index + 1)),
            ("rounds", Arg::from(round.n_rounds)),
        ],
    );
    let root = commands
        .spawn((widget::screen_root("Briefing screen"), DespawnOnExit(Screen::Briefing)))
        .insert(BackgroundColor(look.color.cream))
        .id();
    commands.entity(root).with_children(|root| {
        root.spawn(layout::page()).with_children(|page| {
            header(page, &words, &icons, &progress);
            page.spawn(layout::middle(&look, FlexDirection::Column))
                .with_children(|middle| spawn_sheet(middle, &words, &sheet));
        });
    });
}

fn sheet(build: &mut Build, level: &Level, n_questions: usize) -> Sheet {
    let (mode, steps) = match &level.kind {
        LevelKind::Spotting(spotting) => ("mode-find", hunt_steps(build, spotting)),
        LevelKind::Quiz(_) => ("mode-quiz", quiz_steps(build, n_questions)),
    };
    let badge_side = build.look.text.display * 1.6;
    let step_side = build.look.icon * 1.3;
    Sheet {
        badge: build.drawing("icons", mode, badge_side, badge_side),
        badge_side,
        title: build.tongue.read(&level.title).to_owned(),
        steps: steps
            .into_iter()
            .map(|(stem, words)| (build.drawing("icons", stem, step_side, step_side), words))
            .collect(),
        step_side,
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

fn spawn_sheet(middle: &mut ChildSpawnerCommands, words: &Words, sheet: &Sheet) {
    let (look, tongue) = (words.look, words.tongue);
    let width = look.screen.width_px as f32 - 2.0 * look.space.l;
    middle
        .spawn(layout::card(look, width, AlignItems::Center))
        .with_children(|card| {
            card.spawn(widget::picture(sheet.badge.clone(), sheet.badge_side, sheet.badge_side));
            card.spawn(widget::bold(
                look,
                sheet.title.clone(),
                look.text.display,
                look.color.ink,
            ));
            card.spawn(layout::column(look.space.m, AlignItems::FlexStart))
                // Told outright: a column as wide as its longest line would run over the card.
                .entry::<Node>()
                .and_modify({
                    let max_width = (width - 2.0 * look.space.xl).min(look.text.lead * 30.0);
                    move |mut node| node.max_width = px(max_width)
                })
                .entity()
                .with_children(|list| {
                    for (icon, line) in &sheet.steps {
                        let style = (look.text.lead, look.color.ink);
                        layout::icon_line(list, look, (icon, sheet.step_side), line.clone(), style);
                    }
                });
            let label = tongue.say("briefing-start");
            let command = Command::Act(Action::Continue);
            widget::button(card, look, &label, None, command, ButtonKind::Primary);
        });
}
