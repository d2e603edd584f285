//! The PIN pad, over whatever is shown. Built once each time it opens, so that fast fingers find their keys.

use crate::{
    app::{
        AppSystems,
        clock::Clock,
        command::Command,
        layout,
        pictures::Pictures,
        staff::{PinState, StaffCommand, StaffDoor, Verdict, View},
        theme::Look,
        widget::{self, Skin},
    },
    content::{Arg, PIN_DIGITS},
    wording::Wording,
};
use bevy::prelude::*;

/// Above everything that visitors see.
const ABOVE: i32 = 30;

pub(super) fn plugin(app: &mut App) {
    app.add_systems(
        Update,
        (draw_pad, show_typed)
            .chain()
            .in_set(AppSystems::Present)
            .run_if(resource_exists::<PinState>),
    );
}

#[derive(Component)]
struct PadScreen;

/// One digit's dot, counted from the left.
#[derive(Component)]
struct Dot(usize);

/// The line that says what came of the PIN, in one language.
#[derive(Component)]
struct Message(Wording);

fn draw_pad(
    door: Res<StaffDoor>,
    look: Res<Look>,
    pads: Query<Entity, With<PadScreen>>,
    mut pictures: ResMut<Pictures>,
    images: Res<Assets<Image>>,
    mut commands: Commands,
) {
    let is_wanted = door.view() == View::Pad;
    if is_wanted != pads.is_empty() && !look.is_changed() {
        return;
    }
    for pad in &pads {
        commands.entity(pad).despawn();
    }
    if !is_wanted {
        return;
    }
    let mut icon = |stem: &str| {
        let side = look.icon;
        pictures.drawing(&images, "icons", stem, widget::size(side, side))
    };
    let icons = Icons {
        lock: icon("staff-lock"),
        erase: icon("back"),
        enter: icon("check"),
        cancel: icon("close"),
    };
    let scrim = Node {
        position_type: PositionType::Absolute,
        width: percent(100),
        height: percent(100),
        justify_content: JustifyContent::Center,
        align_items: AlignItems::Center,
        ..default()
    };
    commands
        .spawn((
            Name::new("Staff PIN"),
            PadScreen,
            scrim,
            BackgroundColor(look.color.scrim),
            GlobalZIndex(ABOVE),
        ))
        .with_children(|scrim| {
            let card = layout::card(&look, card_width(&look), AlignItems::Center);
            scrim.spawn(card).with_children(|card| spawn_card(card, &look, &icons));
        });
}

fn card_width(look: &Look) -> f32 {
    let window = look.screen.width_px as f32 - 2.0 * look.space.l;
    (look.target * 12.0).min(window)
}

struct Icons {
    lock: Handle<Image>,
    erase: Handle<Image>,
    enter: Handle<Image>,
    cancel: Handle<Image>,
}

/// Above each other; on a glass that is small for fingers and lies down, the keys beside the rest.
fn spawn_card(card: &mut ChildSpawnerCommands, look: &Look, icons: &Icons) {
    let pad = Pad {
        look,
        icons,
        wordings: crate::wording::languages()
            .map(|language| Wording::new(&language))
            .collect(),
    };
    if look.is_compact() && !look.is_portrait() {
        card.spawn(layout::row(look.space.l)).with_children(|halves| {
            halves
                .spawn(layout::column(look.space.m, AlignItems::Center))
                .with_children(|left| {
                    pad.typed(left);
                    pad.cancel(left);
                });
            pad.keys(halves);
        });
    } else {
        pad.typed(card);
        pad.keys(card);
        pad.cancel(card);
    }
}

/// What the pad is made of.
struct Pad<'a> {
    look: &'a Look,
    icons: &'a Icons,
    wordings: Vec<Wording>,
}

impl Pad<'_> {
    fn both(&self, key: &str) -> String {
        let texts: Vec<String> = self.wordings.iter().map(|wording| wording.text(key)).collect();
        texts.join(" · ")
    }

    /// What it is, what is typed so far, and what came of it.
    fn typed(&self, parent: &mut ChildSpawnerCommands) {
        let look = self.look;
        let style = (look.text.lead, look.color.ink);
        let title = self.both("staff-pad-title");
        layout::icon_line(
            parent,
            look,
            (&self.icons.lock, look.icon),
            title,
            style,
            card_width(look),
        );
        parent.spawn(layout::row(look.space.m)).with_children(|row| {
            for at in 0..*PIN_DIGITS.end() {
                row.spawn(dot(look, at));
            }
        });
        parent
            .spawn(layout::column(0.0, AlignItems::Center))
            .with_children(|lines| {
                for language in crate::wording::languages() {
                    let wording = Wording::new(&language);
                    let hint = wording.text("staff-pad-hint");
                    lines.spawn((
                        widget::text(hint, look.text.small, look.color.ink_soft),
                        Message(wording),
                    ));
                }
            });
    }

    fn keys(&self, parent: &mut ChildSpawnerCommands) {
        let gap = self.look.space.s;
        parent
            .spawn(layout::column(gap, AlignItems::Stretch))
            .with_children(|rows| {
                for digits in [[1, 2, 3], [4, 5, 6], [7, 8, 9]] {
                    rows.spawn(layout::row(gap))
                        .with_children(|row| self.digits(row, &digits));
                }
                rows.spawn(layout::row(gap)).with_children(|row| {
                    self.sign(row, StaffCommand::Erase, "staff-pad-erase", &self.icons.erase);
                    self.digits(row, &[0]);
                    self.sign(row, StaffCommand::Enter, "staff-pad-enter", &self.icons.enter);
                });
            });
    }

    fn digits(&self, row: &mut ChildSpawnerCommands, digits: &[u8]) {
        for &digit in digits {
            key(row, self.look, StaffCommand::Digit(digit), digit.to_string(), None);
        }
    }

    fn sign(&self, row: &mut ChildSpawnerCommands, command: StaffCommand, label: &str, icon: &Handle<Image>) {
        key(row, self.look, command, self.both(label), Some(icon.clone()));
    }

    fn cancel(&self, parent: &mut ChildSpawnerCommands) {
        let (label, icon) = (self.both("staff-pad-cancel"), Some(self.icons.cancel.clone()));
        let command = Command::Staff(StaffCommand::Close);
        widget::button(parent, self.look, &label, icon, command, widget::ButtonKind::Plain);
    }
}

fn dot(look: &Look, at: usize) -> impl Bundle {
    let side = px(look.space.m);
    (
        Name::new("dot"),
        Dot(at),
        Node {
            width: side,
            height: side,
            border: UiRect::all(px(look.border)),
            border_radius: BorderRadius::all(side),
            ..default()
        },
        BorderColor::all(look.color.ink_soft),
        BackgroundColor(Color::NONE),
        Pickable::IGNORE,
    )
}

fn key(
    keys: &mut ChildSpawnerCommands,
    look: &Look,
    command: StaffCommand,
    label: String,
    icon: Option<Handle<Image>>,
) {
    let skin = Skin {
        rest: look.color.cream,
        pressed: look.color.yellow_pale,
    };
    let node = Node {
        width: px(look.target * 1.5),
        height: px(look.target),
        padding: UiRect::ZERO,
        ..widget::control_node(look)
    };
    keys.spawn(widget::control(look, label.clone(), Command::Staff(command), skin))
        .insert(node)
        .with_children(|inside| match icon {
            Some(icon) => {
                inside.spawn(widget::picture(icon, look.icon, look.icon));
            }
            None => {
                inside.spawn(widget::bold(look, label, look.text.title, look.color.ink));
            }
        });
}

/// Dots and message follow what is typed.
fn show_typed(
    pin: Res<PinState>,
    look: Res<Look>,
    time: Res<Clock>,
    mut dots: Query<(&Dot, &mut Node, &mut BackgroundColor)>,
    mut messages: Query<(&Message, &mut Text, &mut TextColor)>,
) {
    for (Dot(at), mut node, mut color) in &mut dots {
        let wanted = if *at < pin.n_typed() {
            look.color.ink
        } else {
            Color::NONE
        };
        color.set_if_neq(BackgroundColor(wanted));
        // Whoever looks over a shoulder need not see how many are to come.
        let is_shown = *at < pin.n_typed().max(*PIN_DIGITS.start());
        let display = if is_shown { Display::Flex } else { Display::None };
        if node.display != display {
            node.display = display;
        }
    }
    let wait = pin.wait(&time);
    let (key, args, is_bad) = match pin.verdict() {
        _ if !wait.is_zero() => {
            let secs = f64::from(wait.as_secs_f32().ceil());
            ("staff-pad-wait", vec![("secs", Arg::from(secs))], true)
        }
        Verdict::None => ("staff-pad-hint", Vec::new(), false),
        Verdict::Short => ("staff-pad-short", vec![("min", Arg::from(*PIN_DIGITS.start()))], true),
        Verdict::Checking => ("staff-pad-checking", Vec::new(), false),
        Verdict::Wrong => ("staff-pad-wrong", Vec::new(), true),
    };
    let wanted = if is_bad { look.color.red } else { look.color.ink_soft };
    for (Message(wording), mut text, mut color) in &mut messages {
        text.set_if_neq(Text::new(wording.format(key, &args)));
        color.set_if_neq(TextColor(wanted));
    }
}
