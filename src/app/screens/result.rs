//! The result: what it is called, what was found, what was missed.

use super::header::{HeaderIcons, Words, header};
use crate::{
    app::{
        Screen,
        command::Command,
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

fn spawn_result_screen(mut build: Build, active: Option<Res<ActiveVisit>>) {
    let Some(active) = active else { return };
    let score = active.visit.score().unwrap_or_default();
    let badge = build
        .show
        .exhibit()
        .rank(score)
        .map_or_else(|| "owl".to_owned(), |rank| rank.badge.clone());
    let side = (build.look.screen.width_px.min(build.look.screen.height_px) * 0.36) as f32;
    let picture = build.drawing("badges", &badge, side, side);
    let icons = HeaderIcons::new(&mut build);
    let icon = build.look.icon;
    let again = build.icon("replay", ButtonKind::Primary);
    let eye = build.drawing("icons", "eye", icon, icon);
    let lines: Vec<String> = active
        .visit
        .results()
        .iter()
        .map(|round| round_line(&build, round))
        .collect();
    let missed: Vec<String> = missed(&build.show, active.visit.results())
        .into_iter()
        .map(|title| build.tongue.read(title).to_owned())
        .collect();
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
    let rank = tongue.say(&format!("rank-{}", badge.replace('_', "-")));
    let percent_text = tongue.tell("result-score", &[("percent", Arg::from((score * 100.0).round()))]);
    let is_portrait = look.is_portrait();
    commands
        .spawn((widget::screen_root("Result screen"), DespawnOnExit(Screen::Result)))
        .insert(BackgroundColor(look.color.cream))
        .with_children(|root| {
            root.spawn((
                Node {
                    width: percent(100),
                    height: percent(100),
                    flex_direction: FlexDirection::Column,
                    ..default()
                },
                Pickable::IGNORE,
            ))
            .with_children(|page| {
                header(page, &words, &icons, &tongue.say("result-title"));
                page.spawn((
                    Node {
                        flex_grow: 1.0,
                        flex_direction: if is_portrait {
                            FlexDirection::Column
                        } else {
                            FlexDirection::Row
                        },
                        justify_content: JustifyContent::Center,
                        align_items: AlignItems::Center,
                        column_gap: px(look.space.xl),
                        row_gap: px(look.space.l),
                        padding: UiRect::all(px(look.space.l)).with_bottom(px(look.space.xl)),
                        ..default()
                    },
                    Pickable::IGNORE,
                ))
                .with_children(|middle| {
                    middle
                        .spawn((
                            Node {
                                flex_direction: FlexDirection::Column,
                                align_items: AlignItems::Center,
                                row_gap: px(look.space.s),
                                ..default()
                            },
                            Pickable::IGNORE,
                        ))
                        .with_children(|left| {
                            left.spawn(widget::picture(picture, side, side));
                            left.spawn(widget::bold(&look, rank, look.text.display, look.color.ink));
                            left.spawn(widget::bold(&look, percent_text, look.text.title, look.color.teal_dark));
                        });
                    middle
                        .spawn((
                            Node {
                                flex_direction: FlexDirection::Column,
                                row_gap: px(look.space.m),
                                max_width: px(look.text.body * 30.0),
                                padding: UiRect::all(px(look.space.l)),
                                border_radius: BorderRadius::all(px(look.radius)),
                                ..default()
                            },
                            BackgroundColor(look.color.surface),
                            widget::card_shadow(&look),
                            Pickable::IGNORE,
                        ))
                        .with_children(|right| {
                            for line in lines {
                                right.spawn(widget::bold(&look, line, look.text.lead, look.color.ink));
                            }
                            if !missed.is_empty() {
                                let title = tongue.say("result-missed");
                                right.spawn(widget::text(title, look.text.body, look.color.ink_soft));
                            }
                            for title in missed.iter().take(SHOWN) {
                                right
                                    .spawn((
                                        Node {
                                            column_gap: px(look.space.s),
                                            align_items: AlignItems::Center,
                                            ..default()
                                        },
                                        Pickable::IGNORE,
                                    ))
                                    .with_children(|row| {
                                        row.spawn(widget::picture(eye.clone(), icon, icon));
                                        row.spawn(widget::text(title, look.text.body, look.color.ink));
                                    });
                            }
                            let label = tongue.say("result-again");
                            widget::button(right, &look, &label, Some(again), Command::Start, ButtonKind::Primary);
                        });
                });
            });
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
