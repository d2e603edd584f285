//! Nothing can be played: says so in both languages, and tells staff what is wrong and what to do.
//!
//! The content is read again and again meanwhile; once it can be shown, the booth goes on by itself.

use crate::{
    app::{
        Screen,
        fault::{Faults, Told},
        layout,
        reading::{ContentState, Reader},
        theme::Look,
        widget,
    },
    content::{Arg, Severity},
    wording::Wording,
};
use bevy::prelude::*;

/// Causes shown in each language; the rest is on the staff screen.
const SHOWN_WIDE: usize = 3;
const SHOWN_UPRIGHT: usize = 4;

pub(super) fn plugin(app: &mut App) {
    app.add_systems(OnEnter(Screen::Fault), spawn_fault_screen);
}

fn spawn_fault_screen(
    mut commands: Commands,
    look: Res<Look>,
    faults: Res<Faults>,
    content: Option<Res<ContentState>>,
    reader: Option<Res<Reader>>,
) {
    let errors = content.iter().flat_map(|content| &content.told);
    let mut causes: Vec<&Told> = errors.filter(|told| told.severity() == Severity::Error).collect();
    if causes.is_empty() {
        causes = faults.kept().map(|fault| &fault.told).collect();
    }
    let folder = reader.map(|reader| reader.content().display().to_string());
    let folder = folder.unwrap_or_default();
    let direction = if look.is_portrait() {
        FlexDirection::Column
    } else {
        FlexDirection::Row
    };
    let root = commands
        .spawn((widget::screen_root("Fault screen"), DespawnOnExit(Screen::Fault)))
        .insert(BackgroundColor(look.color.cream))
        .id();
    commands.entity(root).with_children(|root| {
        root.spawn(layout::page()).with_children(|page| {
            let node = Node {
                // In the middle, as high as what is to be said.
                margin: UiRect::vertical(Val::Auto),
                flex_direction: direction,
                column_gap: px(look.space.l),
                row_gap: px(look.space.l),
                padding: UiRect::axes(px(look.space.l), px(look.space.l)),
                justify_content: JustifyContent::Center,
                align_items: AlignItems::Stretch,
                ..default()
            };
            page.spawn((node, Pickable::IGNORE)).with_children(|languages| {
                for language in crate::wording::languages() {
                    spawn_language(languages, &look, &Wording::new(&language), &causes, &folder);
                }
            });
        });
    });
}

fn spawn_language(parent: &mut ChildSpawnerCommands, look: &Look, wording: &Wording, causes: &[&Told], folder: &str) {
    let n_shown = if look.is_portrait() { SHOWN_UPRIGHT } else { SHOWN_WIDE };
    let node = Node {
        flex_direction: FlexDirection::Column,
        flex_grow: 1.0,
        flex_basis: px(0),
        min_width: px(0),
        row_gap: px(look.space.s),
        padding: UiRect::all(px(look.space.l)),
        border_radius: BorderRadius::all(px(look.radius)),
        ..default()
    };
    let sheet = (
        node,
        BackgroundColor(look.color.surface),
        widget::card_shadow(look),
        Pickable::IGNORE,
    );
    parent.spawn(sheet).with_children(|sheet| {
        let (ink, soft) = (look.color.ink, look.color.ink_soft);
        sheet.spawn(widget::bold(look, wording.text("fault-title"), look.text.title, ink));
        sheet.spawn(widget::text(wording.text("fault-staff"), look.text.lead, ink));
        sheet.spawn(rule(look));
        let secs = Arg::from(f64::from(look.touch.staff_press_secs));
        let corner = wording.format("fault-corner", &[("secs", secs)]);
        let check = wording.format("fault-check", &[("folder", folder.into())]);
        for step in [check, corner, wording.text("fault-by-itself")] {
            sheet.spawn(widget::text(step, look.text.small, soft));
        }
        sheet.spawn(rule(look));
        for cause in causes.iter().take(n_shown) {
            if let Some(place) = cause.place() {
                sheet.spawn(widget::bold(look, place, look.text.small, ink));
            }
            sheet.spawn(widget::text(cause.say(wording), look.text.small, ink));
        }
        if let Some(more) = causes.len().checked_sub(n_shown).filter(|more| *more > 0) {
            let more = wording.format("fault-more", &[("n", Arg::from(more))]);
            sheet.spawn(widget::text(more, look.text.small, soft));
        }
    });
}

fn rule(look: &Look) -> impl Bundle {
    let node = Node {
        width: percent(100),
        height: px(look.border),
        flex_shrink: 0.0,
        ..default()
    };
    (node, BackgroundColor(look.color.line), Pickable::IGNORE)
}
