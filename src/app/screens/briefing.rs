//! A round is explained: what to do, in three lines with pictures.

use super::header::{HeaderIcons, Words, header};
use crate::{
    app::{
        Screen,
        command::Command,
        visit::ActiveVisit,
        widget::{self, Build, ButtonKind},
    },
    content::{Arg, LevelKind, Scene},
    rules::Action,
};
use bevy::prelude::*;

pub(super) fn plugin(app: &mut App) {
    app.add_systems(OnEnter(Screen::Briefing), spawn_briefing_screen);
}

fn spawn_briefing_screen(mut build: Build, active: Option<Res<ActiveVisit>>) {
    let Some(active) = active else { return };
    let round = active.visit.round();
    let Some(level) = build.show.level(&round.level).cloned() else {
        return;
    };
    let icons = HeaderIcons::new(&mut build);
    let (mode, steps) = match &level.kind {
        LevelKind::Spotting(spotting) => {
            let range = match &spotting.scene {
                Scene::Composed(_) => build.tongue.tell(
                    "briefing-hazards",
                    &[
                        ("min", Arg::from(spotting.draw.min)),
                        ("max", Arg::from(spotting.draw.max)),
                    ],
                ),
                Scene::Photo(_) => build.tongue.say("briefing-photo"),
            };
            let steps = vec![
                ("hand-tap", range),
                ("eye", build.tongue.say("briefing-fair")),
                ("hint-bulb", build.tongue.say("briefing-hint")),
            ];
            ("mode-find", steps)
        }
        LevelKind::Quiz(_) => {
            let n = active.visit.n_questions().unwrap_or_default();
            let steps = vec![
                (
                    "hand-tap",
                    build.tongue.tell("briefing-questions", &[("n", Arg::from(n))]),
                ),
                ("info", build.tongue.say("briefing-explained")),
            ];
            ("mode-quiz", steps)
        }
    };
    let badge_side = build.look.text.display * 1.8;
    let badge = build.drawing("icons", mode, badge_side, badge_side);
    let icon_side = build.look.icon * 1.3;
    let steps: Vec<_> = steps
        .into_iter()
        .map(|(stem, words)| (build.drawing("icons", stem, icon_side, icon_side), words))
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
    let progress = tongue.tell(
        "briefing-round",
        &[
            ("round", Arg::from(round.index + 1)),
            ("rounds", Arg::from(round.n_rounds)),
        ],
    );
    let title = tongue.read(&level.title).to_owned();
    let width = look.screen.width_px as f32;
    commands
        .spawn((widget::screen_root("Briefing screen"), DespawnOnExit(Screen::Briefing)))
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
                header(page, &words, &icons, &progress);
                page.spawn((
                    Node {
                        flex_grow: 1.0,
                        justify_content: JustifyContent::Center,
                        align_items: AlignItems::Center,
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
                                row_gap: px(look.space.l),
                                padding: UiRect::axes(px(look.space.xl), px(look.space.l)),
                                border_radius: BorderRadius::all(px(look.radius)),
                                max_width: percent(94),
                                ..default()
                            },
                            BackgroundColor(look.color.surface),
                            widget::card_shadow(&look),
                            Pickable::IGNORE,
                        ))
                        .with_children(|card| {
                            card.spawn(widget::picture(badge, badge_side, badge_side));
                            card.spawn(widget::bold(&look, title, look.text.display, look.color.ink));
                            card.spawn((
                                Node {
                                    flex_direction: FlexDirection::Column,
                                    row_gap: px(look.space.m),
                                    // Told outright: a column as wide as its longest line would run over the card.
                                    max_width: px((width * 0.9 - 2.0 * look.space.xl).min(look.text.lead * 30.0)),
                                    ..default()
                                },
                                Pickable::IGNORE,
                            ))
                            .with_children(|list| {
                                for (icon, line) in steps {
                                    list.spawn((
                                        Node {
                                            column_gap: px(look.space.m),
                                            align_items: AlignItems::Center,
                                            ..default()
                                        },
                                        Pickable::IGNORE,
                                    ))
                                    .with_children(|row| {
                                        row.spawn(widget::picture(icon, icon_side, icon_side));
                                        row.spawn(widget::text(line, look.text.lead, look.color.ink));
                                    });
                                }
                            });
                            let label = tongue.say("briefing-start");
                            let command = Command::Act(Action::Continue);
                            widget::button(card, &look, &label, None, command, ButtonKind::Primary);
                        });
                });
            });
        });
}
