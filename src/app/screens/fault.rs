//! Nothing can be played: says so in both languages, and tells staff why.

use crate::app::{Screen, fault::Faults, theme::Look, widget};
use crate::wording::Wording;
use bevy::prelude::*;

/// Causes shown; the rest is in the log.
const SHOWN: usize = 4;

pub(super) fn plugin(app: &mut App) {
    app.add_systems(OnEnter(Screen::Fault), spawn_fault_screen);
}

fn spawn_fault_screen(mut commands: Commands, look: Res<Look>, faults: Res<Faults>) {
    let root = commands
        .spawn((widget::screen_root("Fault screen"), DespawnOnExit(Screen::Fault)))
        .insert(BackgroundColor(look.color.cream))
        .insert(Node {
            position_type: PositionType::Absolute,
            width: percent(100),
            height: percent(100),
            flex_direction: FlexDirection::Column,
            justify_content: JustifyContent::Center,
            align_items: AlignItems::Center,
            row_gap: px(look.space.l),
            padding: UiRect::all(px(look.space.xl)),
            ..default()
        })
        .id();
    commands.entity(root).with_children(|page| {
        for language in crate::wording::languages() {
            let wording = Wording::new(&language);
            page.spawn(widget::bold(
                &look,
                wording.text("fault-title"),
                look.text.title,
                look.color.ink,
            ));
            page.spawn(widget::text(
                wording.text("fault-staff"),
                look.text.lead,
                look.color.ink_soft,
            ));
        }
        for fault in faults.iter().take(SHOWN) {
            page.spawn(widget::text(fault, look.text.small, look.color.ink_soft));
        }
    });
}
