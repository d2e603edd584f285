//! The hunt: the scene, beside it what was found and what can be done, below it what was just learned.
//!
//! Nothing lies over the scene: in landscape a panel stands on its right and a strip below; in portrait both are below.

use super::{
    header::Words,
    hunt_strip::{Feedback, HuntStrip},
};
use crate::{
    app::{
        AppSystems, Screen,
        clock::Clock,
        command::Command,
        gesture::scene_pad,
        language::Tongue,
        power::{Alarm, Awake},
        scene_view::scene_area,
        theme::Look,
        visit::{ActiveVisit, EffectShown},
        widget::{self, Build, ButtonKind},
    },
    content::Arg,
    rules::{Action, Effect, Phase},
};
use bevy::prelude::*;

/// The last seconds are shown in a color of their own.
const LAST_SECS: u64 = 10;

pub(super) fn plugin(app: &mut App) {
    app.add_systems(OnEnter(Screen::Hunt), spawn_hunt_screen).add_systems(
        Update,
        (refresh_panel, update_time, update_found)
            .chain()
            .in_set(AppSystems::Present)
            .run_if(in_state(Screen::Hunt).and_then(resource_exists::<ActiveVisit>)),
    );
}

#[derive(Component)]
struct HuntPanel;

#[derive(Component)]
struct TimeLabel;

#[derive(Component)]
struct FoundLabel;

fn spawn_hunt_screen(mut build: Build, active: Option<Res<ActiveVisit>>, mut feedback: ResMut<Feedback>) {
    let Some(active) = active else { return };
    let (area, _) = scene_area(&build.look);
    let icons = PanelIcons::new(&mut build);
    feedback.set_changed();
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
    let window = Vec2::new(look.screen.width_px as f32, look.screen.height_px as f32);
    commands
        .spawn((widget::screen_root("Hunt screen"), DespawnOnExit(Screen::Hunt)))
        .with_children(|root| {
            root.spawn(scene_pad(area));
            let (panel, strip) = if look.is_portrait() {
                let panel_height = panel_height(&look);
                (
                    Rect::new(0.0, window.y - panel_height, window.x, window.y),
                    Rect::new(0.0, area.max.y, window.x, window.y - panel_height),
                )
            } else {
                (
                    Rect::new(area.max.x, 0.0, window.x, window.y),
                    Rect::new(0.0, area.max.y, area.max.x, window.y),
                )
            };
            root.spawn((
                HuntStrip,
                Name::new("Strip"),
                placed(strip),
                BackgroundColor(look.color.cream),
                BorderColor::all(look.color.line),
            ));
            root.spawn((
                HuntPanel,
                Name::new("Panel"),
                placed(panel),
                BackgroundColor(look.color.surface),
            ))
            .with_children(|inside| fill_panel(inside, &words, &icons, &active));
        });
}

fn placed(area: Rect) -> Node {
    Node {
        position_type: PositionType::Absolute,
        left: px(area.min.x),
        top: px(area.min.y),
        width: px(area.width()),
        height: px(area.height()),
        ..default()
    }
}

/// Two rows of buttons with their gaps, in portrait.
fn panel_height(look: &Look) -> f32 {
    2.0 * look.target + 3.0 * look.space.m
}

struct PanelIcons {
    clock: Handle<Image>,
    found: Handle<Image>,
    hint: Handle<Image>,
    done: Handle<Image>,
    next: Handle<Image>,
    zoom_in: Handle<Image>,
    zoom_out: Handle<Image>,
    overview: Handle<Image>,
    language: Handle<Image>,
    home: Handle<Image>,
}

impl PanelIcons {
    fn new(build: &mut Build) -> Self {
        Self {
            clock: build.icon("clock", ButtonKind::Plain),
            found: build.icon("eye", ButtonKind::Plain),
            hint: build.icon("hint-bulb", ButtonKind::Plain),
            done: build.icon("check", ButtonKind::Primary),
            next: build.icon("next", ButtonKind::Primary),
            zoom_in: build.icon("plus", ButtonKind::Plain),
            zoom_out: build.icon("minus", ButtonKind::Plain),
            overview: build.icon("zoom", ButtonKind::Plain),
            language: build.icon("language", ButtonKind::Plain),
            home: build.icon("home", ButtonKind::Plain),
        }
    }
}

/// The panel is a column in landscape and two rows in portrait; both hold the same things in the same order.
fn fill_panel(panel: &mut ChildSpawnerCommands, words: &Words, icons: &PanelIcons, active: &ActiveVisit) {
    let look = words.look;
    let is_portrait = look.is_portrait();
    let column = |grow: f32| Node {
        flex_direction: if is_portrait {
            FlexDirection::Row
        } else {
            FlexDirection::Column
        },
        justify_content: JustifyContent::Center,
        align_items: if is_portrait {
            AlignItems::Center
        } else {
            AlignItems::Stretch
        },
        column_gap: px(look.space.m),
        row_gap: px(look.space.s),
        flex_grow: grow,
        ..default()
    };
    panel
        .spawn((
            Node {
                width: percent(100),
                height: percent(100),
                flex_direction: FlexDirection::Column,
                justify_content: JustifyContent::SpaceBetween,
                row_gap: px(look.space.s),
                padding: UiRect::all(px(look.space.m)),
                ..default()
            },
            Pickable::IGNORE,
        ))
        .with_children(|page| {
            page.spawn((
                Node {
                    justify_content: JustifyContent::SpaceBetween,
                    column_gap: px(look.space.m),
                    ..column(0.0)
                },
                Pickable::IGNORE,
            ))
            .with_children(|top| {
                chip(top, look, icons.clock.clone(), TimeLabel, time_text(words, active));
                chip(top, look, icons.found.clone(), FoundLabel, found_text(words, active));
                zoom_row(top, words, icons);
            });
            page.spawn((column(0.0), Pickable::IGNORE)).with_children(|bottom| {
                act_buttons(bottom, words, icons, active);
            });
        });
}

fn act_buttons(row: &mut ChildSpawnerCommands, words: &Words, icons: &PanelIcons, active: &ActiveVisit) {
    let (look, tongue) = (words.look, words.tongue);
    let plain = ButtonKind::Plain;
    let language = tongue.say("language-other");
    if let Phase::Reviewing { n_left, .. } = active.visit.phase() {
        let label = tongue.say(if *n_left > 0 { "hunt-next-missed" } else { "hunt-go-on" });
        let command = Command::Act(Action::Continue);
        let icon = Some(icons.next.clone());
        widget::button(row, look, &label, icon, command, ButtonKind::Primary);
    } else {
        let hint = tongue.say("hunt-hint");
        let command = Command::Act(Action::Hint);
        widget::button(row, look, &hint, Some(icons.hint.clone()), command, plain);
        let done = tongue.say("hunt-done");
        let command = Command::Act(Action::Done);
        widget::button(row, look, &done, Some(icons.done.clone()), command, ButtonKind::Primary);
    }
    widget::button(
        row,
        look,
        &language,
        Some(icons.language.clone()),
        Command::Language,
        plain,
    );
    widget::button(
        row,
        look,
        &tongue.say("home"),
        Some(icons.home.clone()),
        Command::Home,
        plain,
    );
}

fn zoom_row(parent: &mut ChildSpawnerCommands, words: &Words, icons: &PanelIcons) {
    let look = words.look;
    parent
        .spawn((
            Node {
                column_gap: px(look.space.s),
                justify_content: JustifyContent::Center,
                ..default()
            },
            Pickable::IGNORE,
        ))
        .with_children(|row| {
            for (command, icon, label) in [
                (Command::ZoomOut, &icons.zoom_out, "zoom-out"),
                (Command::Overview, &icons.overview, "overview"),
                (Command::ZoomIn, &icons.zoom_in, "zoom-in"),
            ] {
                let skin = widget::Skin {
                    rest: look.color.surface,
                    pressed: look.color.yellow_pale,
                };
                row.spawn(widget::control(look, words.tongue.say(label), command, skin))
                    .insert(Node {
                        padding: UiRect::ZERO,
                        min_width: px(look.target * 0.72),
                        min_height: px(look.target * 0.72),
                        ..widget::control_node(look)
                    })
                    .with_child(widget::picture(icon.clone(), look.icon * 0.8, look.icon * 0.8));
            }
        });
}

fn chip(parent: &mut ChildSpawnerCommands, look: &Look, icon: Handle<Image>, label: impl Component, text: String) {
    parent
        .spawn((
            Node {
                column_gap: px(look.space.s),
                align_items: AlignItems::Center,
                padding: UiRect::axes(px(look.space.s), px(look.space.xs)),
                ..default()
            },
            Pickable::IGNORE,
        ))
        .with_children(|row| {
            row.spawn(widget::picture(icon, look.icon, look.icon));
            row.spawn((widget::bold(look, text, look.text.lead, look.color.ink), label));
        });
}

fn time_text(words: &Words, active: &ActiveVisit) -> String {
    match active.visit.phase() {
        Phase::Reviewing { n_left, .. } => words.tongue.tell("hunt-review", &[("n", Arg::from(*n_left))]),
        _ => time_words(words.tongue, active.visit.hunt().map_or(0, |hunt| hunt.left.as_secs())),
    }
}

fn time_words(tongue: &Tongue, secs: u64) -> String {
    tongue.tell("hunt-time", &[("secs", Arg::from(secs as f64))])
}

fn found_text(words: &Words, active: &ActiveVisit) -> String {
    found_words(words.tongue, active)
}

fn found_words(tongue: &Tongue, active: &ActiveVisit) -> String {
    let n = active.visit.hunt().map_or(0, |hunt| hunt.found.len());
    tongue.tell("hunt-found", &[("n", Arg::from(n))])
}

/// What can be done changes when the hunt ends and with each missed hazard shown.
fn refresh_panel(
    mut effects: MessageReader<EffectShown>,
    mut build: Build,
    active: Res<ActiveVisit>,
    panels: Query<Entity, With<HuntPanel>>,
    mut awake: ResMut<Awake>,
) {
    let is_due = effects
        .read()
        .any(|EffectShown(effect)| matches!(effect, Effect::HuntEnded { .. } | Effect::MissedShown { .. }));
    if !is_due {
        return;
    }
    let icons = PanelIcons::new(&mut build);
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
    for panel in &panels {
        commands
            .entity(panel)
            .despawn_related::<Children>()
            .with_children(|inside| fill_panel(inside, &words, &icons, &active));
    }
    awake.stir();
}

fn update_time(
    active: Res<ActiveVisit>,
    look: Res<Look>,
    tongue: Res<Tongue>,
    time: Res<Clock>,
    mut labels: Query<(&mut Text, &mut TextColor), With<TimeLabel>>,
    mut alarm: ResMut<Alarm>,
    mut awake: ResMut<Awake>,
) {
    if active.visit.phase() != &Phase::Hunting || active.visit.is_paused() {
        return;
    }
    let Some(hunt) = active.visit.hunt() else { return };
    // The rules know the time of their last action; the label shows the time of this frame.
    let since = active.clock(&time).saturating_sub(active.visit.now());
    let left = hunt.left.saturating_sub(since);
    let words = time_words(&tongue, left.as_secs());
    let color = if left.as_secs() < LAST_SECS {
        look.color.red
    } else {
        look.color.ink
    };
    for (mut text, mut text_color) in &mut labels {
        if text.0 != words {
            text.0.clone_from(&words);
            text_color.0 = color;
            awake.stir();
        }
    }
    let part = std::time::Duration::from_nanos(u64::from(left.subsec_nanos()) + 1_000_000);
    alarm.wake_at(time.elapsed() + part);
}

fn update_found(active: Res<ActiveVisit>, tongue: Res<Tongue>, mut labels: Query<&mut Text, With<FoundLabel>>) {
    let words = found_words(&tongue, &active);
    for mut text in &mut labels {
        if text.0 != words {
            text.0.clone_from(&words);
        }
    }
}
