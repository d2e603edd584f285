//! The window: survives a lost monitor, and knows how large a millimeter is.

use super::{
    Screen,
    power::Awake,
    start::Options,
    theme::{Look, Theme},
};
use crate::geometry;
use bevy::{
    prelude::*,
    window::{OnMonitor, PrimaryWindow, WindowResized, WindowResolution},
};

/// Used where neither the command line nor the exhibit says how large the screen is.
const COMMON_DIAGONAL_INCHES: f64 = 24.0;

pub(super) fn plugin(app: &mut App) {
    app.add_observer(keep_off_monitors)
        .add_systems(PreUpdate, (restore_window, follow_size).chain());
}

/// The window as the options want it; hidden until the first picture is complete.
pub(super) fn window(options: &Options) -> Window {
    let (resolution, mode) = match options.window_px {
        Some((width, height)) => (WindowResolution::new(width, height), bevy::window::WindowMode::Windowed),
        None => (
            WindowResolution::new(1920, 1080),
            bevy::window::WindowMode::BorderlessFullscreen(MonitorSelection::Primary),
        ),
    };
    Window {
        title: "火眼 Huoyan".to_owned(),
        name: Some("huoyan".to_owned()),
        resolution: resolution.with_scale_factor_override(1.0),
        mode,
        present_mode: bevy::window::PresentMode::AutoVsync,
        desired_maximum_frame_latency: core::num::NonZero::new(1),
        decorations: options.window_px.is_some(),
        visible: false,
        ..default()
    }
}

/// The glass behind a window of this many pixels.
pub(super) fn glass(width_px: f64, height_px: f64, ppi: Option<f64>, diagonal_inches: Option<f64>) -> geometry::Screen {
    match ppi {
        Some(ppi) => geometry::Screen {
            width_px,
            height_px,
            ppi,
        },
        None => geometry::Screen::from_diagonal(width_px, height_px, diagonal_inches.unwrap_or(COMMON_DIAGONAL_INCHES)),
    }
}

/// A monitor that disappears takes its windows with it; ours belongs to none.
///
/// On insertion, not on addition: an `Add` observer runs before the relationship has noted the window.
fn keep_off_monitors(placed: On<Insert, OnMonitor>, mut commands: Commands) {
    commands.entity(placed.entity).try_remove::<OnMonitor>();
}

fn restore_window(windows: Query<(), With<PrimaryWindow>>, options: Res<Options>, mut commands: Commands) {
    if windows.is_empty() && !options.is_headless {
        commands.spawn((
            Window {
                visible: true,
                ..window(&options)
            },
            PrimaryWindow,
        ));
    }
}

/// Keeps the look in step with the window's size; a screen built for another size is built anew.
fn follow_size(
    mut resized: MessageReader<WindowResized>,
    theme: Res<ThemeFile>,
    options: Res<Options>,
    show: Option<Res<super::show::Show>>,
    screen: Res<State<Screen>>,
    mut look: ResMut<Look>,
    mut next: ResMut<NextState<Screen>>,
    mut awake: ResMut<Awake>,
) {
    let Some(size) = resized.read().last() else { return };
    let (width, height) = (f64::from(size.width), f64::from(size.height));
    if (width, height) == (look.screen.width_px, look.screen.height_px) || width < 1.0 || height < 1.0 {
        return;
    }
    let diagonal = show.map(|show| show.exhibit().screen.diagonal_inches);
    let glass = glass(width, height, options.ppi, diagonal);
    if let Ok(new) = theme.0.look(glass, look.bold.clone(), look.comfort) {
        *look = new;
        build_anew(&screen, &mut next);
        awake.stir();
    }
}

/// Has the screen built anew, unless another one is on its way: that one is built with what is true by then.
pub(super) fn build_anew(screen: &State<Screen>, next: &mut NextState<Screen>) {
    if matches!(next, NextState::Unchanged) {
        next.set(screen.get().clone());
    }
}

/// The theme as read, for new window sizes.
#[derive(Resource)]
pub(super) struct ThemeFile(pub(super) Theme);
