//! The choice of programs: one card each, with its length and what it holds.

use super::header::{HeaderIcons, Words, header};
use crate::{
    app::{
        Screen,
        command::Command,
        layout,
        show::Show,
        theme::Look,
        widget::{self, Build, Skin},
    },
    content::{Arg, LevelKind, Program, RoundRecipe},
};
use bevy::prelude::*;

pub(super) fn plugin(app: &mut App) {
    app.add_systems(OnEnter(Screen::Programs), spawn_program_screen);
}

/// What a card shows.
struct Card {
    program: Program,
    icon: Handle<Image>,
    modes: Vec<(Handle<Image>, String)>,
}

fn spawn_program_screen(mut build: Build) {
    let icons = HeaderIcons::new(&mut build);
    let programs: Vec<Program> = build.show.programs().cloned().collect();
    let title = build.tongue.read(&build.show.exhibit().title).to_owned();
    let cards: Vec<Card> = programs.into_iter().map(|program| card(&mut build, program)).collect();
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
        .spawn((widget::screen_root("Program screen"), DespawnOnExit(Screen::Programs)))
        .insert(BackgroundColor(look.color.cream))
        .id();
    commands.entity(root).with_children(|root| {
        root.spawn(layout::page()).with_children(|page| {
            header(page, &words, &icons, &title);
            page.spawn(layout::middle(&look, FlexDirection::Column))
                .with_children(|middle| {
                    let question = tongue.say("programs-title");
                    middle.spawn(widget::bold(&look, question, look.text.display, look.color.ink));
                    middle
                        .spawn((cards_node(&look, direction), Pickable::IGNORE))
                        .with_children(|row| spawn_cards(row, &words, &cards));
                });
        });
    });
}

fn cards_node(look: &Look, flex_direction: FlexDirection) -> Node {
    Node {
        flex_direction,
        flex_wrap: FlexWrap::Wrap,
        justify_content: JustifyContent::Center,
        align_items: AlignItems::Stretch,
        column_gap: px(look.space.l),
        row_gap: px(look.space.l),
        ..default()
    }
}

fn spawn_cards(row: &mut ChildSpawnerCommands, words: &Words, cards: &[Card]) {
    let width = card_width(words.look, cards.len());
    for card in cards {
        program_card(row, words, card, width);
    }
}

fn card(build: &mut Build, program: Program) -> Card {
    let side = build.look.text.display * 1.7;
    let sector = sector_icon(&build.show, &program);
    let icon = build.drawing("badges", &sector, side, side);
    let small = build.look.icon;
    let modes = program
        .rounds
        .iter()
        .filter_map(|round| {
            let level = build.show.level(round.level())?;
            let (stem, words) = match (&level.kind, round) {
                (LevelKind::Spotting(_), _) => ("mode-find", build.tongue.say("mode-spotting")),
                (LevelKind::Quiz(_), RoundRecipe::Draw { take, .. }) => {
                    ("mode-quiz", build.tongue.tell("mode-quiz", &[("n", Arg::from(*take))]))
                }
                (LevelKind::Quiz(quiz), RoundRecipe::Level(_)) => (
                    "mode-quiz",
                    build
                        .tongue
                        .tell("mode-quiz", &[("n", Arg::from(quiz.questions.len()))]),
                ),
            };
            Some((stem, words))
        })
        .collect::<Vec<_>>()
        .into_iter()
        .map(|(stem, words)| (build.drawing("icons", stem, small, small), words))
        .collect();
    Card { program, icon, modes }
}

/// The badge of the program's sector, else the general one.
fn sector_icon(show: &Show, program: &Program) -> String {
    let pack = show
        .exhibit()
        .packs
        .values()
        .find(|pack| pack.programs.contains_key(&program.id));
    let stem = match pack.map(|pack| pack.sector.as_str()) {
        Some("manufacturing") => "sector-factory",
        Some("logistics") => "sector-warehouse",
        Some("riders") => "sector-rider",
        Some("kitchen") => "sector-kitchen",
        Some("confined_space") => "sector-confined-space",
        Some("construction") => "sector-construction",
        _ => "fire_eye",
    };
    stem.to_owned()
}

fn program_card(row: &mut ChildSpawnerCommands, words: &Words, card: &Card, width: f32) {
    let look = words.look;
    let title = words.tongue.read(&card.program.title).to_owned();
    let minutes = minutes(words, card.program.budget_secs);
    let skin = Skin {
        rest: look.color.surface,
        pressed: look.color.yellow_pale,
    };
    let is_wide = look.is_portrait();
    let side = look.text.display * 1.7;
    let command = Command::Program(card.program.id.clone());
    row.spawn((
        widget::control(look, format!("{title} {minutes}"), command, skin),
        widget::card_shadow(look),
    ))
    .insert(Node {
        flex_direction: if is_wide {
            FlexDirection::Row
        } else {
            FlexDirection::Column
        },
        justify_content: JustifyContent::FlexStart,
        width: px(width),
        row_gap: px(look.space.m),
        column_gap: px(look.space.l),
        padding: UiRect::all(px(look.space.l)),
        ..widget::control_node(look)
    })
    .with_children(|inside| {
        inside.spawn(widget::picture(card.icon.clone(), side, side));
        inside
            .spawn((
                Node {
                    flex_direction: FlexDirection::Column,
                    align_items: if is_wide {
                        AlignItems::FlexStart
                    } else {
                        AlignItems::Center
                    },
                    row_gap: px(look.space.s),
                    flex_shrink: 1.0,
                    ..default()
                },
                Pickable::IGNORE,
            ))
            .with_children(|lines| {
                lines.spawn(widget::bold(look, title, look.text.title, look.color.ink));
                lines.spawn(widget::text(minutes, look.text.lead, look.color.teal_dark));
                for (icon, mode) in &card.modes {
                    lines
                        .spawn((
                            Node {
                                column_gap: px(look.space.s),
                                align_items: AlignItems::Center,
                                ..default()
                            },
                            Pickable::IGNORE,
                        ))
                        .with_children(|line| {
                            line.spawn(widget::picture(icon.clone(), look.icon, look.icon));
                            line.spawn(widget::text(mode.clone(), look.text.body, look.color.ink_soft));
                        });
                }
            });
    });
}

/// So that up to four cards stand side by side.
fn card_width(look: &Look, n_cards: usize) -> f32 {
    const SIDE_BY_SIDE: usize = 4;
    let width = look.screen.width_px as f32;
    if look.is_portrait() {
        return width - 2.0 * look.space.l;
    }
    let n = n_cards.clamp(1, SIDE_BY_SIDE) as f32;
    ((width - look.space.l * (n + 1.0)) / n).min(width * 0.27)
}

/// `about 2 minutes`, or seconds below that.
fn minutes(words: &Words, budget_secs: f64) -> String {
    let minutes = (budget_secs / 60.0 * 2.0).round() / 2.0;
    words
        .tongue
        .tell("programs-minutes", &[("minutes", Arg::from(minutes))])
}
