//! The booth without window and display, in a time of its own: a play runs as fast as its pictures can be drawn, and they
//! come out the same every time.
//!
//! What a window would show is drawn into a picture, by any Vulkan driver, and only where a play asks for it. Time goes on
//! as the program asks: a frame further while something moves, else to whatever is waited for; it stands still while
//! pictures are drawn or a PIN is compared beside the frame, so that a slow machine sees what a fast one sees.

use super::{
    clock::Clock,
    fault,
    pictures::Pictures,
    power::Alarm,
    reading,
    staff::{PinState, Verdict},
    start::{self, Options, PlayOptions},
};
use anyhow::Context as _;
use bevy::{
    app::{PluginGroupBuilder, PluginsState},
    ecs::message::MessageCursor,
    log::LogPlugin,
    prelude::*,
    render::{
        RenderPlugin,
        pipelined_rendering::PipelinedRenderingPlugin,
        render_resource::{PollType, TextureFormat, TextureUsages},
        renderer::RenderDevice,
        settings::{Backends, WgpuSettings},
        view::screenshot::Screenshot,
    },
    window::{ExitCondition, RequestRedraw, WindowResolution},
    winit::WinitPlugin,
};
use std::{process::ExitCode, time::Duration};

/// The time from one frame to the next while something moves.
const FRAME: Duration = Duration::from_millis(20);

/// The least that passes from one update to the next.
const BLINK: Duration = Duration::from_millis(1);

/// How long an update waits for pictures that are drawn on other threads.
const GLANCE: Duration = Duration::from_millis(2);

/// The picture that stands for the window.
#[derive(Resource, Clone)]
pub(super) struct Canvas(pub(super) Handle<Image>);

/// Whether there is a Vulkan driver to draw with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Drawing {
    /// Everything but the pixels (tests).
    #[cfg(test)]
    Off,
    /// Pictures can be taken.
    On,
}

/// The engine without a window system; a window of this many pixels exists as a size only.
pub(super) fn engine((width, height): (u32, u32), drawing: Drawing) -> PluginGroupBuilder {
    let window = Window {
        resolution: WindowResolution::new(width, height).with_scale_factor_override(1.0),
        ..default()
    };
    let renderer = match drawing {
        #[cfg(test)]
        Drawing::Off => WgpuSettings {
            backends: None,
            ..default()
        },
        // Without OpenGL: it would look for a display.
        Drawing::On => WgpuSettings {
            backends: Some(Backends::PRIMARY),
            ..default()
        },
    };
    DefaultPlugins
        .set(WindowPlugin {
            primary_window: Some(window),
            exit_condition: ExitCondition::DontExit,
            ..default()
        })
        .set(RenderPlugin {
            synchronous_pipeline_compilation: true,
            render_creation: renderer.into(),
            ..default()
        })
        .disable::<PipelinedRenderingPlugin>()
        .disable::<WinitPlugin>()
        .disable::<LogPlugin>()
}

/// A picture of the window's size for the camera to draw into.
pub(super) fn install_canvas(app: &mut App, (width, height): (u32, u32)) {
    let mut image = Image::new_target_texture(width, height, TextureFormat::Rgba8UnormSrgb, None);
    image.texture_descriptor.usage |= TextureUsages::COPY_SRC;
    let canvas = app.world_mut().resource_mut::<Assets<Image>>().add(image);
    app.insert_resource(Canvas(canvas));
}

/// A booth without window, and its time.
pub(super) struct Studio {
    pub(super) app: App,
    now: Duration,
    redraws: MessageCursor<RequestRedraw>,
}

impl Studio {
    /// The booth that `options` ask for, before its first update.
    pub(super) fn open(options: PlayOptions, drawing: Drawing) -> anyhow::Result<Self> {
        let size = options.window_px.context("a booth without window needs a size")?;
        let ready = Options {
            window_px: options.window_px,
            ppi: options.ppi,
            is_headless: true,
        };
        let mut app = App::new();
        app.set_error_handler(fault::on_failure);
        app.add_plugins(engine(size, drawing));
        if drawing == Drawing::On {
            install_canvas(&mut app, size);
        }
        let read = reading::read_first(&options.places, options.seed);
        start::set_up(&mut app, options, ready, read)?;
        while app.plugins_state() == PluginsState::Adding {
            bevy::tasks::tick_global_task_pools_on_main_thread();
        }
        app.finish();
        app.cleanup();
        Ok(Self {
            app,
            now: Duration::ZERO,
            redraws: MessageCursor::default(),
        })
    }

    /// One update, at the time at which a window's event loop would make it; how the program ends, once it does.
    pub(super) fn step(&mut self) -> anyhow::Result<Option<AppExit>> {
        self.app.world_mut().resource_mut::<Clock>().hold(self.now);
        self.app.update();
        if let Some(exit) = self.app.should_exit() {
            return Ok(Some(exit));
        }
        self.now = next_time(self.app.world_mut(), &mut self.redraws, self.now)?;
        Ok(None)
    }
}

/// Runs the play of `options` to its end.
pub(super) fn run(options: PlayOptions) -> anyhow::Result<ExitCode> {
    // The engine's own plugin is left out where tests run side by side.
    let mut log = App::new();
    log.add_plugins(start::log());
    let mut studio = Studio::open(options, Drawing::On)?;
    loop {
        if let Some(exit) = studio.step()? {
            return Ok(start::exit_code(&exit));
        }
    }
}

/// When the next update is.
fn next_time(world: &mut World, redraws: &mut MessageCursor<RequestRedraw>, now: Duration) -> anyhow::Result<Duration> {
    let n_redraws = redraws.read(world.resource::<Messages<RequestRedraw>>()).count();
    if world.query::<&Screenshot>().iter(world).next().is_some() {
        let device = world.resource::<RenderDevice>().wgpu_device();
        device.poll(PollType::wait_indefinitely()).context("the driver fails")?;
        return Ok(now);
    }
    let is_pin_compared = world
        .get_resource::<PinState>()
        .is_some_and(|pin| pin.verdict() == Verdict::Checking);
    if world.resource::<Pictures>().is_busy() || is_pin_compared {
        std::thread::sleep(GLANCE);
        return Ok(now);
    }
    if n_redraws > 0 {
        return Ok(now + FRAME);
    }
    let next = world.resource::<Alarm>().next();
    let next = next.context("nothing is waited for and the play is not over")?;
    // Whoever asks for a time that is past asks for the next update.
    Ok(next.max(now + BLINK))
}
