//! The window: survives a lost monitor, and knows how large a millimeter is.

use super::{
    Screen,
    power::Awake,
    show::Show,
    start::Options,
    theme::{Look, Theme},
};
use crate::{geometry, storage::Display};
use bevy::{
    ecs::system::NonSendMarker,
    prelude::*,
    window::{Monitor, OnMonitor, PrimaryWindow, RawHandleWrapper, WindowResized, WindowResolution},
    winit::WINIT_WINDOWS,
};

/// Used where neither the command line nor the exhibit says how large the screen is.
const COMMON_DIAGONAL_INCHES: f64 = 24.0;

pub(super) fn plugin(app: &mut App) {
    app.add_observer(keep_off_monitors)
        .add_systems(PreUpdate, (restore_window, fill_monitor, follow_size).chain());
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

/// The glass behind the window, and how it is known.
#[derive(Resource, Debug, Clone, PartialEq)]
pub(crate) struct Glass {
    pub(crate) screen: geometry::Screen,
    pub(crate) source: GlassSource,
}

/// How it is known how large a millimeter is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum GlassSource {
    /// The command line says so.
    Ppi,
    /// The exhibit's file says so.
    Exhibit,
    /// The display says so.
    Edid {
        /// The socket it hangs on.
        connector: String,
        /// The maker's name for it; may be empty.
        name: String,
    },
    /// Nobody says so: a common size is taken.
    Assumed,
}

/// What the displays say of themselves.
#[derive(Resource, Debug, Clone, Default)]
pub(super) struct Displays(pub(super) Vec<Display>);

impl Glass {
    /// The glass behind a window of this many pixels. Who is nearer to the glass is believed: whoever started the booth,
    /// then whoever wrote the exhibit, then the display.
    pub(super) fn measure(
        (width_px, height_px): (f64, f64),
        options: &Options,
        diagonal_inches: Option<f64>,
        displays: &Displays,
    ) -> Self {
        let known = |ppi, source| Self {
            screen: geometry::Screen {
                width_px,
                height_px,
                ppi,
            },
            source,
        };
        let of_diagonal = |inches| geometry::Screen::from_diagonal(width_px, height_px, inches).ppi;
        if let Some(ppi) = options.ppi {
            return known(ppi, GlassSource::Ppi);
        }
        if let Some(inches) = diagonal_inches {
            return known(of_diagonal(inches), GlassSource::Exhibit);
        }
        let is_whole_screen = options.window_px.is_none();
        let told = displays.0.iter().find_map(|display| {
            let ppi = if is_whole_screen {
                display.edid.ppi_filled_by(width_px, height_px)
            } else {
                Some(display.edid.ppi_preferred())
            };
            Some((ppi?, display))
        });
        match told {
            Some((ppi, display)) => {
                let source = GlassSource::Edid {
                    connector: display.connector.clone(),
                    name: display.edid.name.clone(),
                };
                known(ppi, source)
            }
            None => known(of_diagonal(COMMON_DIAGONAL_INCHES), GlassSource::Assumed),
        }
    }

    /// Says it in the log, for whoever wonders why buttons are as large as they are.
    pub(super) fn log(&self) {
        let screen = &self.screen;
        let source = match &self.source {
            GlassSource::Ppi => "the command line".to_owned(),
            GlassSource::Exhibit => "the exhibit".to_owned(),
            GlassSource::Edid { connector, name } => format!("the display {name} on {connector}"),
            GlassSource::Assumed => "nobody: a common size is taken".to_owned(),
        };
        info!(
            "{}x{} pixels, {:.0} per inch of glass, says {source}",
            screen.width_px, screen.height_px, screen.ppi
        );
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

/// Makes the window as large as its monitor. Whole-screen windows are left to the window manager, and a display that
/// does nothing but show the booth has none.
fn fill_monitor(
    made: Query<Entity, (With<PrimaryWindow>, Added<RawHandleWrapper>)>,
    windows: Query<Entity, (With<PrimaryWindow>, With<RawHandleWrapper>)>,
    monitors: Query<(), Added<Monitor>>,
    options: Res<Options>,
    _main_thread: NonSendMarker,
) {
    if options.window_px.is_some() || (made.is_empty() && monitors.is_empty()) {
        return;
    }
    WINIT_WINDOWS.with_borrow(|known| {
        for window in windows.iter().filter_map(|window| known.get_window(window)) {
            let monitor = window.current_monitor().or_else(|| window.primary_monitor());
            if let Some(size) = monitor
                .map(|monitor| monitor.size())
                .filter(|size| *size != window.inner_size())
            {
                // Nobody waits for the answer: the window system tells the new size, and the look follows it.
                let _granted_at_once: Option<_> = window.request_inner_size(size);
            }
        }
    });
}

/// Keeps the look in step with the window's size and the exhibit's screen; a screen built for another size is built anew.
fn follow_size(
    mut resized: MessageReader<WindowResized>,
    theme: Res<ThemeFile>,
    options: Res<Options>,
    show: Option<Res<Show>>,
    displays: Res<Displays>,
    screen: Res<State<Screen>>,
    mut glass: ResMut<Glass>,
    mut look: ResMut<Look>,
    mut next: ResMut<NextState<Screen>>,
    mut awake: ResMut<Awake>,
) {
    let size = resized
        .read()
        .last()
        .map(|size| (f64::from(size.width), f64::from(size.height)));
    // Content that was read anew may know another diagonal.
    let is_new_show = show.as_ref().is_some_and(DetectChanges::is_changed);
    if size.is_none() && !is_new_show {
        return;
    }
    let (width, height) = size.unwrap_or((look.screen.width_px, look.screen.height_px));
    if width < 1.0 || height < 1.0 {
        return;
    }
    let measured = Glass::measure((width, height), &options, diagonal_inches(show.as_deref()), &displays);
    if measured == *glass {
        return;
    }
    *glass = measured;
    glass.log();
    if let Ok(new) = theme.0.look(glass.screen, look.bold.clone(), look.comfort) {
        *look = new;
        build_anew(&screen, &mut next);
        awake.stir();
    }
}

/// What the exhibit says of its screen.
pub(super) fn diagonal_inches(show: Option<&Show>) -> Option<f64> {
    Some(show?.exhibit().screen?.diagonal_inches)
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geometry::Edid;

    fn options(ppi: Option<f64>, window_px: Option<(u32, u32)>) -> Options {
        Options {
            window_px,
            ppi,
            is_headless: true,
        }
    }

    fn television() -> Displays {
        Displays(vec![Display {
            connector: "HDMI-A-1".to_owned(),
            edid: Edid {
                size_mm: (1210.0, 680.0),
                size_px: (1920.0, 1080.0),
                name: "TV".to_owned(),
            },
        }])
    }

    #[track_caller]
    fn check(size: (f64, f64), options: &Options, diagonal: Option<f64>, displays: &Displays, expected: (&str, f64)) {
        let glass = Glass::measure(size, options, diagonal, displays);
        let source = match glass.source {
            GlassSource::Ppi => "ppi",
            GlassSource::Exhibit => "exhibit",
            GlassSource::Edid { .. } => "display",
            GlassSource::Assumed => "assumed",
        };
        assert_eq!(
            (source, glass.screen.ppi.round()),
            expected,
            "source and pixels per inch"
        );
    }

    #[test]
    fn whoever_is_nearer_to_the_glass_is_believed() {
        let full = (1920.0, 1080.0);
        let tv = television();
        check(full, &options(Some(100.0), None), Some(32.0), &tv, ("ppi", 100.0));
        check(full, &options(None, None), Some(32.0), &tv, ("exhibit", 69.0));
        check(full, &options(None, None), None, &tv, ("display", 40.0));
        check(
            full,
            &options(None, None),
            None,
            &Displays::default(),
            ("assumed", 92.0),
        );
    }

    #[test]
    fn a_display_is_not_believed_of_a_picture_with_other_sides() {
        let none = options(None, None);
        check((1280.0, 1024.0), &none, None, &television(), ("assumed", 68.0));
        check((1080.0, 1920.0), &none, None, &television(), ("display", 40.0));
    }

    #[test]
    fn a_window_that_is_not_the_whole_screen_has_the_pixels_of_the_screen() {
        let window = options(None, Some((1280, 720)));
        check((1280.0, 720.0), &window, None, &television(), ("display", 40.0));
    }
}
