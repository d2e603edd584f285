//! Starting the booth: what to show is read, checked and opened; what fails leads to the fault screen, not to an error.

use super::{
    Screen,
    comfort::{Comfort, StartComfort},
    fault::{self, Faults, Told},
    headless::{self, Canvas},
    language::Tongue,
    measure::Measure,
    pictures::Pictures,
    reading::{self, ContentState, Reader, Reading},
    script::Script,
    show::Show,
    sound::{Sound, Sounds},
    staff::{DataPlaces, PinState},
    theme::Theme,
    visit::{Acknowledged, Records},
    window::{self, Displays, Glass, ThemeFile},
};
use crate::{
    art,
    content::{Arg, Language, Play, Severity},
    storage::{self, Acknowledgments, PictureCache, Places, RecordStore, Recorder, StaffDoorCount},
};
use anyhow::Context as _;
use bevy::{
    camera::RenderTarget,
    log::LogPlugin,
    prelude::*,
    render::RenderPlugin,
    window::{ExitCondition, PrimaryWindow},
};
use std::{
    panic,
    path::{Path, PathBuf},
    process::ExitCode,
    sync::Arc,
};

/// What the command line says.
#[derive(Debug, Clone)]
pub struct PlayOptions {
    /// Where content, drawings and records lie.
    pub places: Places,
    /// A window of this many pixels instead of the whole screen.
    pub window_px: Option<(u32, u32)>,
    /// Pixels per inch of glass; else what the exhibit says of its screen.
    pub ppi: Option<f64>,
    /// How every visit begins.
    pub comfort: Comfort,
    /// The language to start in; else the exhibit's first.
    pub language: Option<Language>,
    /// The seed of every visit; else each has its own.
    pub seed: Option<u64>,
    /// A play to run through the window, then to end.
    pub play: Option<Play>,
    /// Where the play's pictures go.
    pub shots: Option<PathBuf>,
    /// Where the play's taps and effects are written down.
    pub trace: Option<PathBuf>,
    /// Where it is told which answers are on disk.
    pub acks: Option<PathBuf>,
    /// Where it is told how soon the booth answers and what it costs.
    pub measure: Option<PathBuf>,
    /// Without window and display, drawn for pictures only, in a time of its own.
    pub is_headless: bool,
}

/// What the rest of the program needs to know of the options.
#[derive(Resource, Debug, Clone)]
pub(super) struct Options {
    pub(super) window_px: Option<(u32, u32)>,
    pub(super) ppi: Option<f64>,
    /// Nothing is shown on a screen (tests).
    pub(super) is_headless: bool,
}

/// Why not even a window can be had.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// Nobody says on which display.
    #[error("there is no display: neither WAYLAND_DISPLAY nor DISPLAY is set")]
    NoDisplay,
    /// The display does not answer.
    #[error("the display {display} cannot be opened")]
    DeadDisplay {
        /// What the environment calls it.
        display: String,
    },
    /// Something else.
    #[error(transparent)]
    Other(#[from] anyhow::Error),
}

/// Runs the booth until it is told to end.
///
/// An error only where not even a window can be had; content and records that fail are shown and logged.
pub fn run(options: PlayOptions) -> Result<ExitCode, OpenError> {
    if options.is_headless {
        return Ok(headless::run(options)?);
    }
    let display = display().ok_or(OpenError::NoDisplay)?;
    // The files are read while the window system and the graphics driver are opened.
    let (places, seed) = (options.places.clone(), options.seed);
    let reading = std::thread::spawn(move || reading::read_first(&places, seed));
    let mut app = App::new();
    app.set_error_handler(fault::on_failure);
    let ready = Options {
        window_px: options.window_px,
        ppi: options.ppi,
        is_headless: false,
    };
    let engine = DefaultPlugins
        .set(WindowPlugin {
            primary_window: Some(window::window(&ready)),
            exit_condition: ExitCondition::DontExit,
            close_when_requested: false,
            ..default()
        })
        .set(RenderPlugin {
            synchronous_pipeline_compilation: true,
            ..default()
        })
        .set(log());
    if !survives(|| {
        app.add_plugins(engine);
    }) {
        // What is half built may fail once more when it is taken down.
        std::mem::forget(app);
        return Err(OpenError::DeadDisplay { display });
    }
    let file = options.measure.clone();
    let read = reading
        .join()
        .map_err(|panic| anyhow::anyhow!("the content could not be read: {}", last_words(&*panic)))?;
    set_up(&mut app, options, ready, read)?;
    let measure = file.map(|file| Measure::install(&mut app, file));
    let exit = app.run();
    if let Some(measure) = measure {
        measure.finish();
    }
    Ok(exit_code(&exit))
}

/// Whether `open` ends. The windowing library panics on a display that does not answer; what it says then is no news.
fn survives(open: impl FnOnce()) -> bool {
    let hook = panic::take_hook();
    panic::set_hook(Box::new(|_| {}));
    let is_open = panic::catch_unwind(panic::AssertUnwindSafe(open)).is_ok();
    panic::set_hook(hook);
    is_open
}

/// What a thread said when it failed: the hook that would tell was silent while the display was opened.
fn last_words(panic: &(dyn std::any::Any + Send)) -> &str {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    text.or_else(|| panic.downcast_ref::<&str>().copied())
        .unwrap_or("nobody knows why")
}

pub(super) fn exit_code(exit: &AppExit) -> ExitCode {
    match exit {
        AppExit::Success => ExitCode::SUCCESS,
        AppExit::Error(code) => ExitCode::from(code.get()),
    }
}

pub(super) fn log() -> LogPlugin {
    LogPlugin {
        filter: "warn,huoyan=info".to_owned(),
        ..default()
    }
}

/// What the window is to be opened on, as the environment calls it. Where nobody says, the windowing library would panic.
fn display() -> Option<String> {
    let value_of = |name: &str| {
        std::env::var_os(name)
            .map(|value| value.to_string_lossy().into_owned())
            .filter(|value| !value.is_empty())
    };
    if !cfg!(target_os = "linux") {
        return Some(String::new());
    }
    let names = ["WAYLAND_DISPLAY", "WAYLAND_SOCKET", "DISPLAY"];
    names.into_iter().find_map(value_of)
}

/// Everything but the window and the renderer, with what was read of the content.
pub(super) fn set_up(
    app: &mut App,
    options: PlayOptions,
    ready: Options,
    (reading, content): (Reading, ContentState),
) -> anyhow::Result<()> {
    app.insert_resource(ClearColor(Color::BLACK));
    app.add_plugins(super::plugin);
    let mut faults = Vec::new();
    let records = open_records(&options.places, &mut faults);
    faults.extend(content_fault(&content, reading.show.is_some()));
    dress(app, &options, &ready, reading.show.as_ref())?;
    let sounds = Sounds::embedded()
        .map_err(anyhow::Error::msg)
        .context("cannot read the embedded sounds")?;
    let language = options
        .language
        .clone()
        .or_else(|| reading.show.as_ref()?.exhibit().languages.first().cloned())
        .unwrap_or_else(|| Language::new("zh-CN"));
    app.insert_resource(Sound::new(sounds))
        .insert_resource(ready)
        .insert_resource(Tongue::new(&language))
        .insert_resource(Pictures::new(
            reading.art,
            Some(PictureCache::new(options.places.data.join("pictures"))),
        ))
        .add_systems(Startup, spawn_camera);
    open_staff_door(app, &options);
    let first = if reading.show.is_some() {
        Screen::Attract
    } else {
        Screen::Fault
    };
    if let Some(records) = records {
        app.insert_resource(Records(Arc::new(records)));
    }
    open_acknowledgments(app, options.acks.as_deref(), &mut faults);
    if let Some(show) = reading.show {
        app.insert_resource(show);
    }
    if let Some(play) = options.play {
        app.insert_resource(Script::new(play, options.shots, options.trace));
    }
    tell_staff(app, &content, faults);
    app.insert_resource(content);
    app.world_mut().resource_mut::<NextState<Screen>>().set(first);
    Ok(())
}

fn open_acknowledgments(app: &mut App, path: Option<&Path>, faults: &mut Vec<Told>) {
    match path.map(Acknowledgments::open) {
        Some(Ok(list)) => {
            app.insert_resource(Acknowledged(list));
        }
        Some(Err(error)) => faults.push(Told::from(&error)),
        None => {}
    }
}

/// What staff needs to look and to do things.
fn open_staff_door(app: &mut App, options: &PlayOptions) {
    let count = StaffDoorCount::new(options.places.staff_door());
    app.insert_resource(Reader::new(&options.places, options.seed))
        .insert_resource(DataPlaces(options.places.clone()))
        .insert_resource(PinState::new(count));
}

fn tell_staff(app: &mut App, content: &ContentState, faults: Vec<Told>) {
    let mut told = app.world_mut().resource_mut::<Faults>();
    for fault in &content.told {
        told.log(fault);
    }
    for fault in faults {
        told.tell(fault);
    }
}

/// How large things are on this glass, and what they look like.
fn dress(app: &mut App, options: &PlayOptions, ready: &Options, show: Option<&Show>) -> anyhow::Result<()> {
    let bold = install_faces(app);
    let (width, height) = match options.window_px {
        Some((width, height)) => (f64::from(width), f64::from(height)),
        None => window_size(app),
    };
    let theme = Theme::embedded()
        .map_err(anyhow::Error::msg)
        .context("cannot read the embedded theme")?;
    let displays = Displays(storage::read_displays());
    let diagonal = window::diagonal_inches(show);
    let glass = Glass::measure((width, height), ready, diagonal, &displays);
    glass.log();
    let look = theme
        .look(glass.screen, bold, options.comfort)
        .map_err(anyhow::Error::msg)
        .context("cannot read the embedded theme")?;
    app.insert_resource(ClearColor(look.color.stage))
        .insert_resource(look)
        .insert_resource(glass)
        .insert_resource(displays)
        .insert_resource(ThemeFile(theme))
        .insert_resource(options.comfort)
        .insert_resource(StartComfort(options.comfort));
    Ok(())
}

fn spawn_camera(canvas: Option<Res<Canvas>>, mut commands: Commands) {
    let mut camera = commands.spawn((Name::new("Camera"), Camera2d, Msaa::Off));
    match canvas {
        Some(canvas) => {
            camera.insert((IsDefaultUiCamera, RenderTarget::Image(canvas.0.clone().into())));
        }
        // Opens its eyes when the first picture is complete: drawing before takes the time that the picture needs.
        None => {
            camera.insert(Camera {
                is_active: false,
                ..default()
            });
        }
    }
}

fn window_size(app: &mut App) -> (f64, f64) {
    let world = app.world_mut();
    let mut windows = world.query_filtered::<&Window, With<PrimaryWindow>>();
    windows.iter(world).next().map_or((1920.0, 1080.0), |window| {
        (f64::from(window.width()), f64::from(window.height()))
    })
}

/// One face for all text, Regular by default; returns Bold. Put in before the first update, or text would stay blank.
fn install_faces(app: &mut App) -> Handle<Font> {
    let font = |bytes: &'static [u8]| Font {
        data: parley::fontique::Blob::new(Arc::new(bytes)),
        alias: String::new(),
    };
    let mut fonts = app.world_mut().resource_mut::<Assets<Font>>();
    if fonts.insert(AssetId::default(), font(art::FACE_REGULAR)).is_err() {
        error!("the face cannot be installed: text will be missing");
    }
    fonts.add(font(art::FACE_BOLD))
}

fn open_records(places: &Places, faults: &mut Vec<Told>) -> Option<Recorder> {
    match RecordStore::open(&places.records()) {
        Ok(opened) => {
            faults.extend(opened.notes.iter().map(Told::from));
            Some(Recorder::new(opened.store, &places.records()))
        }
        Err(error) => {
            let why = format!("{:#}", anyhow::Error::from(error));
            faults.push(Told::Words("fault-store-closed", vec![("why", why.into())]));
            None
        }
    }
}

/// What staff is told of the content that is shown, beside what is wrong with it.
fn content_fault(state: &ContentState, is_shown: bool) -> Option<Told> {
    let errors = state.count(Severity::Error);
    if state.is_last_good {
        Some(Told::Words("fault-last-good", Vec::new()))
    } else if is_shown && errors > 0 {
        Some(Told::Words("fault-content", vec![("errors", Arg::from(errors))]))
    } else {
        None
    }
}
