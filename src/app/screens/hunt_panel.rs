//! What stands beside the scene: how much time is left, what was found, what can be done.

use super::header::{VisitIcons, visit_buttons};
use crate::{
    app::{
        AppSystems, Screen,
        clock::Clock,
        command::Command,
        language::Tongue,
        layout,
        motion::Slide,
        power::{Alarm, Awake},
        show::Show,
        theme::Look,
        visit::{ActiveVisit, EffectShown},
        widget::{self, Build, ButtonKind, Words},
    },
    content::Arg,
    rules::{Action, Effect, Phase},
};
use bevy::prelude::*;

/// The last seconds are shown in a color of their own.
const LAST_SECS: u64 = 10;

pub(super) fn plugin(app: &mut App) {
    app.add_systems(
        Update,
        (refresh_panel, update_time, update_found)
            .chain()
            .in_set(AppSystems::Present)
            .run_if(in_state(Screen::Hunt).and_then(resource_exists::<ActiveVisit>)),
    );
}

/// The node that is filled.
#[derive(Component)]
pub(super) struct HuntPanel;

#[derive(Component)]
struct TimeLabel;

#[derive(Component)]
struct TimeBar;

#[derive(Component)]
struct FoundLabel;

/// One check mark for each hazard found; holds the mark's picture.
#[derive(Component)]
struct FoundMarks(Handle<Image>);

pub(super) struct PanelIcons {
    clock: Handle<Image>,
    left_to_see: Handle<Image>,
    found: Handle<Image>,
    check: Handle<Image>,
    hint: Handle<Image>,
    done: Handle<Image>,
    next: Handle<Image>,
    zoom_in: Handle<Image>,
    zoom_out: Handle<Image>,
    overview: Handle<Image>,
    visit: VisitIcons,
}

impl PanelIcons {
    pub(super) fn new(build: &mut Build) -> Self {
        let plain = ButtonKind::Plain;
        Self {
            clock: build.icon("clock", plain),
            left_to_see: build.icon("info", plain),
            found: build.icon("eye", plain),
            check: build.icon("check-filled", plain),
            hint: build.icon("hint-bulb", plain),
            done: build.icon("check", ButtonKind::Primary),
            next: build.icon("next", ButtonKind::Primary),
            zoom_in: build.icon("plus", plain),
            zoom_out: build.icon("minus", plain),
            overview: build.icon("whole", plain),
            visit: VisitIcons::new(build),
        }
    }
}

/// The panel is a column in landscape and two rows in portrait; both hold the same things in the same order.
pub(super) fn fill_panel(panel: &mut ChildSpawnerCommands, words: &Words, icons: &PanelIcons, active: &ActiveVisit) {
    let look = words.look;
    if !look.is_portrait() {
        if look.is_reach {
            return fill_low_panel(panel, words, icons, active);
        }
        if look.is_compact() {
            return fill_compact_panel(panel, words, icons, active);
        }
    }
    let part = |justify_content: JustifyContent| Node {
        flex_direction: if look.is_portrait() {
            FlexDirection::Row
        } else {
            FlexDirection::Column
        },
        justify_content,
        align_items: if look.is_portrait() {
            AlignItems::Center
        } else {
            AlignItems::Stretch
        },
        column_gap: px(look.space.m),
        row_gap: px(look.space.m),
        ..default()
    };
    panel
        .spawn(filling(Node {
            flex_direction: FlexDirection::Column,
            justify_content: JustifyContent::SpaceBetween,
            row_gap: px(look.space.s),
            padding: UiRect::all(px(look.space.m)),
            ..default()
        }))
        .with_children(|page| {
            page.spawn((part(JustifyContent::SpaceBetween), Pickable::IGNORE))
                .with_children(|top| {
                    clock(top, words, icons, active);
                    tally(top, words, icons, active);
                    zoom_row(top, words, icons);
                });
            page.spawn((part(JustifyContent::Center), Pickable::IGNORE))
                .with_children(|bottom| {
                    act_buttons(bottom, words, icons, active);
                    visit_row(bottom, words, icons);
                });
        });
}

/// In the lower half of a wide window there is more room beside than below: the same things line by line.
fn fill_low_panel(panel: &mut ChildSpawnerCommands, words: &Words, icons: &PanelIcons, active: &ActiveVisit) {
    let look = words.look;
    panel
        .spawn(filling(Node {
            flex_direction: FlexDirection::Column,
            justify_content: JustifyContent::SpaceBetween,
            row_gap: px(look.space.s),
            padding: UiRect::axes(px(look.space.l), px(look.space.m)),
            ..default()
        }))
        .with_children(|lines| {
            lines
                .spawn(layout::row(look.space.l))
                .entry::<Node>()
                .and_modify(|mut node| node.justify_content = JustifyContent::SpaceBetween)
                .entity()
                .with_children(|line| {
                    clock(line, words, icons, active);
                    tally(line, words, icons, active);
                });
            zoom_row(lines, words, icons);
            let beside = match active.visit.phase() {
                Phase::Reviewing { .. } => 1,
                _ => 2,
            };
            lines
                .spawn(grid(look, beside))
                .with_children(|line| act_buttons(line, words, icons, active));
            visit_row(lines, words, icons);
        });
}

/// On a glass that is small for fingers two buttons lie beside each other; what only adorns is left out.
fn fill_compact_panel(panel: &mut ChildSpawnerCommands, words: &Words, icons: &PanelIcons, active: &ActiveVisit) {
    let look = words.look;
    panel
        .spawn(filling(Node {
            flex_direction: FlexDirection::Column,
            justify_content: JustifyContent::SpaceBetween,
            padding: UiRect::axes(px(look.space.m), px(look.space.s)),
            ..default()
        }))
        .with_children(|page| {
            clock(page, words, icons, active);
            tally(page, words, icons, active);
            page.spawn(grid(look, 2)).with_children(|grid| {
                zoom_buttons(grid, words, icons);
                if active.visit.phase() == &Phase::Hunting {
                    let hint = words.tongue.say("hunt-hint");
                    widget::icon_button(grid, look, &hint, icons.hint.clone(), Command::Act(Action::Hint));
                }
            });
            go_on_button(page, words, icons, active);
            visit_row(page, words, icons);
        });
}

/// All of the panel, laid out as `node` says.
fn filling(node: Node) -> impl Bundle {
    let node = Node {
        width: percent(100),
        height: percent(100),
        ..node
    };
    (node, Pickable::IGNORE)
}

/// Holds buttons, `columns` beside each other and all equally wide.
fn grid(look: &Look, columns: u16) -> impl Bundle {
    let node = Node {
        display: Display::Grid,
        grid_template_columns: RepeatedGridTrack::flex(columns, 1.0),
        column_gap: px(look.space.s),
        row_gap: px(look.space.s),
        ..default()
    };
    (node, Pickable::IGNORE)
}

/// The hint while there is one to be had, and the way on.
fn act_buttons(row: &mut ChildSpawnerCommands, words: &Words, icons: &PanelIcons, active: &ActiveVisit) {
    if !matches!(active.visit.phase(), Phase::Reviewing { .. }) {
        let hint = words.tongue.say("hunt-hint");
        let command = Command::Act(Action::Hint);
        let icon = Some(icons.hint.clone());
        widget::button(row, words.look, &hint, icon, command, ButtonKind::Plain);
    }
    go_on_button(row, words, icons, active);
}

/// Ends the hunt; afterwards shows what was missed, one by one.
fn go_on_button(row: &mut ChildSpawnerCommands, words: &Words, icons: &PanelIcons, active: &ActiveVisit) {
    let (key, icon, action) = match active.visit.phase() {
        Phase::Reviewing { n_left: 0, .. } => ("hunt-go-on", &icons.next, Action::Continue),
        Phase::Reviewing { .. } => ("hunt-next-missed", &icons.next, Action::Continue),
        _ => ("hunt-done", &icons.done, Action::Done),
    };
    let label = words.tongue.say(key);
    let icon = Some(icon.clone());
    widget::button(row, words.look, &label, icon, Command::Act(action), ButtonKind::Primary);
}

/// What can be done on every screen of a visit: icons, for they are known by now.
fn visit_row(parent: &mut ChildSpawnerCommands, words: &Words, icons: &PanelIcons) {
    let look = words.look;
    let beside = if look.is_portrait() || look.is_reach { 4 } else { 2 };
    parent
        .spawn(grid(look, beside))
        .with_children(|row| visit_buttons(row, words, &icons.visit, false));
}

fn zoom_row(parent: &mut ChildSpawnerCommands, words: &Words, icons: &PanelIcons) {
    parent
        .spawn(grid(words.look, 3))
        .with_children(|row| zoom_buttons(row, words, icons));
}

fn zoom_buttons(row: &mut ChildSpawnerCommands, words: &Words, icons: &PanelIcons) {
    for (command, icon, label) in [
        (Command::ZoomOut, &icons.zoom_out, "zoom-out"),
        (Command::ZoomIn, &icons.zoom_in, "zoom-in"),
        (Command::Overview, &icons.overview, "overview"),
    ] {
        widget::icon_button(row, words.look, &words.tongue.say(label), icon.clone(), command);
    }
}

/// The time left, and how much of it is gone.
fn clock(parent: &mut ChildSpawnerCommands, words: &Words, icons: &PanelIcons, active: &ActiveVisit) {
    let look = words.look;
    parent
        .spawn(layout::column(look.space.xs, AlignItems::Stretch))
        .with_children(|column| {
            column.spawn(layout::row(look.space.s)).with_children(|row| {
                let icon = match active.visit.phase() {
                    Phase::Reviewing { .. } => &icons.left_to_see,
                    _ => &icons.clock,
                };
                row.spawn(widget::picture(icon.clone(), look.icon, look.icon));
                let words = time_text(words, active);
                row.spawn((widget::bold(look, words, look.text.title, look.color.ink), TimeLabel));
            });
            if active.visit.phase() != &Phase::Hunting {
                return;
            }
            column
                .spawn((
                    Node {
                        height: px(look.space.s),
                        min_width: px(look.target * 1.6),
                        border_radius: BorderRadius::MAX,
                        overflow: Overflow::clip(),
                        ..default()
                    },
                    BackgroundColor(look.color.teal_pale),
                    Pickable::IGNORE,
                ))
                .with_child((
                    TimeBar,
                    Node {
                        width: percent(100),
                        height: percent(100),
                        border_radius: BorderRadius::MAX,
                        ..default()
                    },
                    BackgroundColor(look.color.teal_dark),
                    Pickable::IGNORE,
                ));
        });
}

/// How many were found: a number, and a check mark each.
fn tally(parent: &mut ChildSpawnerCommands, words: &Words, icons: &PanelIcons, active: &ActiveVisit) {
    let look = words.look;
    parent
        .spawn(layout::column(look.space.xs, AlignItems::FlexStart))
        .with_children(|column| {
            column.spawn(layout::row(look.space.s)).with_children(|row| {
                row.spawn(widget::picture(icons.found.clone(), look.icon, look.icon));
                let words = found_words(words.tongue, active);
                row.spawn((widget::bold(look, words, look.text.lead, look.color.ink), FoundLabel));
            });
            column.spawn((
                FoundMarks(icons.check.clone()),
                Node {
                    min_height: px(look.icon),
                    column_gap: px(look.space.xs),
                    row_gap: px(look.space.xs),
                    flex_wrap: FlexWrap::Wrap,
                    display: if look.is_portrait() || look.is_reach || look.is_compact() {
                        Display::None
                    } else {
                        Display::Flex
                    },
                    ..default()
                },
                Pickable::IGNORE,
            ));
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
    let (commands, words) = build.hand_out();
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
    show: Option<Res<Show>>,
    look: Res<Look>,
    tongue: Res<Tongue>,
    time: Res<Clock>,
    mut labels: Query<(&mut Text, &mut TextColor), With<TimeLabel>>,
    mut bars: Query<(&mut Node, &mut BackgroundColor), With<TimeBar>>,
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
    let is_last = left.as_secs() < LAST_SECS;
    let limit = show
        .and_then(|show| Some(show.spotting(&active.visit.round().level)?.seconds))
        .unwrap_or_default();
    let share = (left.as_secs() as f64 / limit.max(1.0)).min(1.0) as f32;
    for (mut text, mut color) in &mut labels {
        if text.0 != words {
            text.0.clone_from(&words);
            color.0 = if is_last { look.color.red } else { look.color.ink };
            for (mut bar, mut color) in &mut bars {
                bar.width = percent(share * 100.0);
                color.0 = if is_last { look.color.red } else { look.color.teal_dark };
            }
            awake.stir();
        }
    }
    let part = std::time::Duration::from_nanos(u64::from(left.subsec_nanos()) + 1_000_000);
    alarm.wake_at(time.elapsed() + part);
}

fn update_found(
    active: Res<ActiveVisit>,
    look: Res<Look>,
    tongue: Res<Tongue>,
    mut labels: Query<&mut Text, With<FoundLabel>>,
    marks: Query<(Entity, &FoundMarks, Option<&Children>)>,
    mut commands: Commands,
    mut awake: ResMut<Awake>,
) {
    let words = found_words(&tongue, &active);
    for mut text in &mut labels {
        if text.0 != words {
            text.0.clone_from(&words);
        }
    }
    let n_found = active.visit.hunt().map_or(0, |hunt| hunt.found.len());
    for (row, FoundMarks(check), children) in &marks {
        let n_shown = children.map_or(0, RelationshipTarget::len);
        for _ in n_shown..n_found {
            let mark = (
                widget::picture(check.clone(), look.icon, look.icon),
                Slide::growing(MARK_GROWS_FROM, look.time.slide_secs),
            );
            commands.entity(row).with_child(mark);
            awake.stir();
        }
    }
}

/// A new check mark comes up from this share of its size.
const MARK_GROWS_FROM: f32 = 0.3;
