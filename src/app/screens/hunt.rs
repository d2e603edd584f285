//! The hunt: the scene, beside it what was found and what can be done, below it what was just learned.
//!
//! Nothing lies over the scene: in landscape a panel stands on its right and a strip below; in portrait both are below.

use super::{
    hunt_panel::{HuntPanel, PanelIcons, fill_panel},
    hunt_strip::{Feedback, HuntStrip},
};
use crate::app::{
    Screen,
    access::Spoken,
    gesture::scene_pad,
    layout,
    scene_view::scene_area,
    visit::ActiveVisit,
    widget::{self, Build},
};
use bevy::prelude::*;

pub(super) fn plugin(app: &mut App) {
    app.add_systems(OnEnter(Screen::Hunt), spawn_hunt_screen)
        .add_plugins((super::hunt_panel::plugin, super::hunt_strip::plugin));
}

fn spawn_hunt_screen(mut build: Build, active: Option<Res<ActiveVisit>>, mut feedback: ResMut<Feedback>) {
    let Some(active) = active else { return };
    let (area, _) = scene_area(&build.look);
    let icons = PanelIcons::new(&mut build);
    feedback.set_changed();
    let (commands, words) = build.hand_out();
    let look = words.look;
    let window = look.window();
    commands.insert_resource(ClearColor(look.color.stage));
    commands
        .spawn((widget::screen_root("Hunt screen"), DespawnOnExit(Screen::Hunt)))
        .with_children(|root| {
            root.spawn(scene_pad(area));
            let (panel, strip) = if look.is_reach && look.is_portrait() {
                (
                    Rect::new(0.0, area.max.y, window.x, window.y),
                    Rect::new(0.0, 0.0, window.x, area.min.y),
                )
            } else if look.is_reach {
                (
                    Rect::new(area.max.x, area.min.y, window.x, window.y),
                    Rect::new(0.0, 0.0, window.x, area.min.y),
                )
            } else if look.is_portrait() {
                let panel_height = layout::hunt_panel_height(look);
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
                Spoken,
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
