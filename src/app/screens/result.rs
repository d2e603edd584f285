//! The result: what it is called, what was found, what was missed.

use super::header::{HeaderIcons, Words, header};
use crate::{
    app::{
        Screen,
        command::Command,
        layout,
        show::Show,
        visit::ActiveVisit,
        widget::{self, Build, ButtonKind},
    },
    content::{Arg, Text as ContentText},
    rules::{Outcome, RoundResult},
};
use bevy::prelude::*;

/// Missed things named on the result; more would not be read.
const SHOWN: usize = 4;

pub(super) fn plugin(app: &mut App) {
    app.add_systems(OnEnter(Screen::Result), spawn_result_screen);
}

/// What the screen shows.
struct Summary {
    badge: Handle<Image>,
    badge_side: f32,
    rank: String,
    score: String,
    rounds: Vec<String>,
    missed: Vec<String>,
    again: Handle<Image>,
    eye: Handle<Image>,
}

fn spawn_result_screen(mut build: Build, active: Option<Res<ActiveVisit>>) {
    let Some(active) = active else { return };
    let icons = HeaderIcons::new(&mut build);
    let summary = summary(&mut build, &active);
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
    let direction = if look.is_portrait() {
        FlexDirection::Column
    } else {
        FlexDirection::Row
    };
    let root = commands
        .spawn((widget::screen_root("Result screen"), DespawnOnExit(Screen::Result)))
        .insert(BackgroundColor(look.color.cream))
        .id();
    commands.entity(root).with_children(|root| {
        root.spawn(layout::page()).with_children(|page| {
            header(page, &words, &icons, &tongue.say("result-title"));
            page.spawn(layout::middle(&look, direction)).with_children(|middle| {
                spawn_rank(middle, &words, &summary);
                spawn_summary(middle, &words, &summary);
            });
        });
    });
}

fn summary(build: &mut Build, active: &ActiveVisit) -> Summary {
    let score = active.visit.score().unwrap_or_default();
    let badge = build
        .show
        .exhibit()
        .rank(score)
        .map_or_else(|| "owl".to_owned(), |rank| rank.badge.clone());
    let badge_side = (build.look.screen.width_px.min(build.look.screen.height_px) * 0.36) as f32;
    let percent = Arg::from((score * 100.0).round());
    let icon = build.look.icon;
    Summary {
        badge: build.drawing("badges", &badge, badge_side, badge_side),
        badge_side,
        rank: build.tongue.say(&format!("rank-{}", badge.replace('_', "-"))),
        score: build.tongue.tell("result-score", &[("percent", percent)]),
        rounds: active
            .visit
            .results()
            .iter()
            .map(|round| round_line(build, round))
            .collect(),
        missed: missed(&build.show, active.visit.results())
            .into_iter()
            .take(SHOWN)
            .map(|title| build.tongue.read(title).to_owned())
            .collect(),
        again: build.icon("replay", ButtonKind::Primary),
        eye: build.drawing("icons", "eye", icon, icon),
    }
}

fn spawn_rank(middle: &mut ChildSpawnerCommands, words: &Words, summary: &Summary) {
    let look = words.look;
    middle
        .spawn(layout::column(look.space.s, AlignItems::Center))
        .with_children(|left| {
            left.spawn(widget::picture(
                summary.badge.clone(),
                summary.badge_side,
                summary.badge_side,
            ));
            left.spawn(widget::bold(
                look,
                summary.rank.clone(),
                look.text.display,
                look.color.ink,
            ));
            left.spawn(widget::bold(
                look,
                summary.score.clone(),
                look.text.title,
                look.color.teal_dark,
            ));
        });
}

fn spawn_summary(middle: &mut ChildSpawnerCommands, words: &Words, summary: &Summary) {
    let (look, tongue) = (words.look, words.tongue);
    let width = (look.text.lead * 28.0).min(look.screen.width_px as f32 - 2.0 * look.space.l);
    middle
        .spawn(layout::card(look, width, AlignItems::Stretch))
        .with_children(|card| {
            for line in &summary.rounds {
                card.spawn(widget::bold(look, line.clone(), look.text.lead, look.color.ink));
            }
            if !summary.missed.is_empty() {
                let title = tongue.say("result-missed");
                card.spawn(widget::text(title, look.text.body, look.color.ink_soft));
            }
            for title in &summary.missed {
                let style = (look.text.body, look.color.ink);
                layout::icon_line(card, look, (&summary.eye, look.icon), title.clone(), style);
            }
            let label = tongue.say("result-again");
            let icon = Some(summary.again.clone());
            widget::button(card, look, &label, icon, Command::Start, ButtonKind::Primary);
        });
}

/// One line on a round: found of how many, right of how many.
fn round_line(build: &Build, round: &RoundResult) -> String {
    match &round.outcome {
        Outcome::Hunt {
            found,
            missed,
            false_alarms,
            n_background,
        } => build.tongue.tell(
            "result-hunt",
            &[
                ("found", Arg::from(found.len())),
                ("all", Arg::from(found.len() + missed.len())),
                ("wrong", Arg::from(false_alarms.len() + n_background)),
            ],
        ),
        Outcome::Quiz { right, wrong } => build.tongue.tell(
            "result-quiz",
            &[
                ("right", Arg::from(right.len())),
                ("all", Arg::from(right.len() + wrong.len())),
            ],
        ),
    }
}

fn missed<'a>(show: &'a Show, results: &[RoundResult]) -> Vec<&'a ContentText> {
    let mut titles = Vec::new();
    for round in results {
        let Outcome::Hunt { missed, .. } = &round.outcome else {
            continue;
        };
        let Some(spotting) = show.spotting(&round.level) else {
            continue;
        };
        titles.extend(
            missed
                .iter()
                .filter_map(|item| spotting.hazards.iter().find(|hazard| &hazard.id == item))
                .map(|hazard| &hazard.title),
        );
    }
    titles
}
