//! The sheet of comfort settings: large switches over whatever is shown. It pauses nothing and loses nothing.

use crate::app::{
    AppSystems,
    comfort::{Comfort, ComfortSheet, Switch},
    command::{Command, Commanded},
    language::Tongue,
    layout,
    power::Awake,
    theme::Look,
    widget::{self, Build, ButtonKind, Skin, Words},
};
use accesskit::{Node as AccessNode, Role, Toggled};
use bevy::{a11y::AccessibilityNode, prelude::*};

/// Above every screen, below "still there?".
const SHEET_DEPTH: i32 = 5;

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, show_sheet.in_set(AppSystems::Present));
}

#[derive(Component)]
struct Sheet;

/// What the sheet is drawn with.
struct SheetIcons {
    switches: Vec<(Switch, Handle<Image>)>,
    on: Handle<Image>,
    close: Handle<Image>,
}

fn show_sheet(
    sheet: Res<ComfortSheet>,
    comfort: Res<Comfort>,
    shown: Query<Entity, With<Sheet>>,
    build: Option<Build>,
    mut awake: ResMut<Awake>,
) {
    let Some(mut build) = build else { return };
    let is_due = sheet.is_changed() || comfort.is_changed() || build.look.is_changed() || build.tongue.is_changed();
    if !is_due || (!sheet.is_open && shown.is_empty()) {
        return;
    }
    for sheet in &shown {
        build.commands.entity(sheet).despawn();
    }
    awake.stir();
    if !sheet.is_open {
        return;
    }
    let side = build.look.icon;
    let is_held = build.look.is_held();
    let icons = SheetIcons {
        switches: Switch::ALL
            .into_iter()
            .filter(|&switch| switch != Switch::Reach || !is_held)
            .map(|switch| (switch, build.drawing("icons", icon(switch), side * 1.2, side * 1.2)))
            .collect(),
        on: build.drawing("icons", "check-filled", side, side),
        close: build.icon("check", ButtonKind::Primary),
    };
    let (commands, words) = build.hand_out();
    let look = words.look;
    commands
        .spawn((
            Name::new("Comfort sheet"),
            Sheet,
            scrim(look),
            bevy::ui_widgets::observe(close_beside),
        ))
        .with_children(|scrim| fill_sheet(scrim, &words, &icons, *comfort));
}

fn icon(switch: Switch) -> &'static str {
    match switch {
        Switch::Text => "text-size",
        Switch::Contrast => "contrast",
        Switch::Reach => "reach-mode",
        Switch::Calm => "reduced-motion",
    }
}

fn scrim(look: &Look) -> impl Bundle {
    let node = Node {
        position_type: PositionType::Absolute,
        width: percent(100),
        height: percent(100),
        padding: UiRect::all(px(look.space.m)),
        justify_content: JustifyContent::Center,
        align_items: if look.is_reach {
            AlignItems::FlexEnd
        } else {
            AlignItems::Center
        },
        ..default()
    };
    (node, BackgroundColor(look.color.scrim), GlobalZIndex(SHEET_DEPTH))
}

/// A touch beside the card closes the sheet, one on the card does not.
fn close_beside(click: On<Pointer<Click>>, mut commanded: MessageWriter<Commanded>) {
    if click.entity == click.original_event_target() {
        commanded.write(Commanded(Command::CloseComfort));
    }
}

fn fill_sheet(scrim: &mut ChildSpawnerCommands, words: &Words, icons: &SheetIcons, comfort: Comfort) {
    let (look, tongue) = (words.look, words.tongue);
    let gap = look.space.m;
    scrim
        .spawn((
            Name::new("Comfort card"),
            Node {
                flex_direction: FlexDirection::Column,
                align_items: AlignItems::Center,
                row_gap: px(gap),
                padding: UiRect::all(px(look.space.l)),
                border: UiRect::all(px(look.border)),
                border_radius: BorderRadius::all(px(look.radius)),
                ..default()
            },
            BackgroundColor(look.color.surface),
            BorderColor::all(look.color.line),
            widget::card_shadow(look),
        ))
        .with_children(|card| {
            let title = tongue.say("comfort-title");
            card.spawn(widget::bold(look, title, look.text.title, look.color.ink));
            let width = switch_width(look);
            let n_across = if look.is_portrait() { 1.0 } else { 2.0 };
            card.spawn((
                Node {
                    flex_wrap: FlexWrap::Wrap,
                    column_gap: px(gap),
                    row_gap: px(gap),
                    width: px(width * n_across + gap * (n_across - 1.0)),
                    ..default()
                },
                Pickable::IGNORE,
            ))
            .with_children(|grid| {
                for (n, (switch, icon)) in icons.switches.iter().enumerate() {
                    let is_alone = n + 1 == icons.switches.len() && n % 2 == 0 && n_across > 1.0;
                    let width = if is_alone { 2.0 * width + gap } else { width };
                    spawn_switch(grid, words, *switch, (icon, &icons.on), comfort.has(*switch), width);
                }
            });
            let until = tongue.say("comfort-until");
            card.spawn(widget::text(until, look.text.small, look.color.ink_soft));
            let label = tongue.say("comfort-close");
            let icon = Some(icons.close.clone());
            widget::button(card, look, &label, icon, Command::CloseComfort, ButtonKind::Primary);
        });
}

fn switch_width(look: &Look) -> f32 {
    let n_across = if look.is_portrait() { 1.0 } else { 2.0 };
    let room = look.screen.width_px as f32 - 2.0 * look.space.m - 2.0 * look.space.l - look.space.m;
    (look.text.lead * 20.0).min(room / n_across)
}

/// On or off is said by a word, a check mark and a frame; never by color alone.
fn spawn_switch(
    grid: &mut ChildSpawnerCommands,
    words: &Words,
    switch: Switch,
    (icon, on): (&Handle<Image>, &Handle<Image>),
    is_on: bool,
    width: f32,
) {
    let (look, color) = (words.look, &words.look.color);
    let say = |part: &str| words.tongue.say(&format!("comfort-{}{part}", switch.name()));
    let (name, note) = (say(""), say("-note"));
    let skin = Skin {
        rest: if is_on { color.teal_pale } else { color.surface },
        pressed: color.yellow_pale,
    };
    let edge = if is_on { color.teal_dark } else { color.line };
    grid.spawn((
        role(is_on),
        widget::control(look, format!("{name}: {note}"), Command::ToggleComfort(switch), skin),
    ))
    .insert(Node {
        width: px(width),
        min_height: px(look.target * 1.2),
        justify_content: JustifyContent::FlexStart,
        column_gap: px(look.space.m),
        padding: UiRect::axes(px(look.space.m), px(look.space.s)),
        border: UiRect::all(px(look.border * if is_on { 2.0 } else { 1.0 })),
        ..widget::control_node(look)
    })
    .insert(BorderColor::all(edge))
    .with_children(|inside| {
        inside.spawn(widget::picture(icon.clone(), look.icon * 1.2, look.icon * 1.2));
        inside
            .spawn((
                Node {
                    flex_direction: FlexDirection::Column,
                    flex_grow: 1.0,
                    flex_shrink: 1.0,
                    flex_basis: px(0),
                    ..default()
                },
                Pickable::IGNORE,
            ))
            .with_children(|lines| {
                lines.spawn(widget::bold(look, name, look.text.lead, color.ink));
                lines.spawn(widget::text(note, look.text.small, color.ink_soft));
            });
        inside.spawn(layout::row(look.space.xs)).with_children(|state| {
            if is_on {
                state.spawn(widget::picture(on.clone(), look.icon, look.icon));
            }
            let word = state_word(words.tongue, is_on);
            state.spawn(widget::bold(look, word, look.text.lead, color.ink));
        });
    });
}

fn state_word(tongue: &Tongue, is_on: bool) -> String {
    tongue.say(if is_on { "comfort-on" } else { "comfort-off" })
}

/// What a screen reader calls it: a switch that is on or off.
fn role(is_on: bool) -> AccessibilityNode {
    let mut node = AccessNode::new(Role::Switch);
    node.set_toggled(if is_on { Toggled::True } else { Toggled::False });
    AccessibilityNode(node)
}
