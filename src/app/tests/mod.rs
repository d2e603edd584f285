//! The booth without a window and without a graphics card: fingers are put in, and what is on the screen is read as text.

mod access;
mod comfort;
mod faults;
mod fingers;
mod idle;
mod keyboard;
mod monkey;
pub(in crate::app) mod places;
mod scene;
mod screen_text;
mod sound;
mod staff;
mod tasks;
mod visit;
mod walk;

use super::{
    Screen, beside,
    clock::Clock,
    comfort::Comfort,
    command::Command,
    fault::{self, Faults, Told},
    headless::{self, Drawing},
    pictures::Pictures,
    reading::ContentState,
    scene_view::SceneStage,
    start::{self, Options, PlayOptions},
    theme::Look,
    visit::{ActionTaken, ActiveVisit, EffectShown},
    window::ThemeFile,
};
use crate::{
    content::{Language, Severity},
    geometry::Point,
    rules::{Action, Effect},
};
use bevy::{
    input::{ButtonState, mouse::MouseButtonInput, touch::TouchPhase},
    prelude::*,
    ui_widgets::Activate,
    window::{PrimaryWindow, WindowEvent},
};
use places::TestPlaces;
use std::time::Duration;

/// The time from one update to the next: so little that seconds on the screen stand still unless a test lets them pass.
const FRAME: Duration = Duration::from_millis(1);

/// Updates until a touch is a new screen that is laid out.
const SETTLE: usize = 8;

/// Nearer to the scene's edge than this a scene point is not well in view.
const EDGE_PX: f32 = 20.0;

/// More than it takes from one end of a scene to the other.
const MOST_DRAGS: usize = 10;

/// Longer than any disk takes: how long feedback waits for it is not what these tests ask.
const PATIENT_COMMIT_MILLIS: u64 = 60_000;

const LANDSCAPE: (u32, u32) = (1920, 1080);
const PORTRAIT: (u32, u32) = (1080, 1920);

/// A booth under test.
struct Booth {
    app: App,
    window: Entity,
    now: Duration,
    last_finger: u64,
    /// Kept for its folder.
    places: TestPlaces,
}

/// What happened since the booth was opened.
#[derive(Resource, Default)]
struct Seen {
    activated: Vec<String>,
    actions: Vec<Action>,
    effects: Vec<Effect>,
    exits: Vec<AppExit>,
}

impl Booth {
    /// The booth of the test exhibit, as visitors find it.
    fn open() -> Self {
        Self::open_with(TestPlaces::sound(), LANDSCAPE, "zh-CN")
    }

    fn open_with(places: TestPlaces, size: (u32, u32), language: &str) -> Self {
        Self::open_as(places, size, language, Comfort::default())
    }

    /// As visitors find it where the booth was started with `comfort`.
    fn open_as(places: TestPlaces, (width, height): (u32, u32), language: &str, comfort: Comfort) -> Self {
        let options = PlayOptions {
            places: places.places.clone(),
            window_px: Some((width, height)),
            ppi: Some(92.0),
            comfort,
            language: Some(Language::new(language)),
            seed: Some(7),
            play: None,
            shots: None,
            trace: None,
            acks: Some(places.places.assets.with_file_name("acks.txt")),
            measure: None,
            is_headless: true,
        };
        let ready = Options {
            window_px: options.window_px,
            ppi: options.ppi,
            is_headless: true,
        };
        let mut app = App::new();
        app.set_error_handler(fault::on_failure);
        app.add_plugins(headless::engine((width, height), Drawing::Off));
        let read = crate::app::reading::read_first(&options.places, options.seed);
        start::set_up(&mut app, options, ready, read).unwrap();
        // However busy the disk of a test machine is.
        app.world_mut().resource_mut::<ThemeFile>().0.time.commit_millis = PATIENT_COMMIT_MILLIS;
        app.world_mut().resource_mut::<Look>().time.commit_millis = PATIENT_COMMIT_MILLIS;
        app.init_resource::<Seen>()
            .add_systems(Last, see)
            .add_observer(see_activation);
        app.finish();
        app.cleanup();
        let world = app.world_mut();
        let window = world
            .query_filtered::<Entity, With<PrimaryWindow>>()
            .single(world)
            .unwrap();
        let mut booth = Self {
            app,
            window,
            now: Duration::from_secs(1),
            last_finger: 0,
            places,
        };
        booth.settle();
        booth
    }

    /// One update, a moment later.
    fn update(&mut self) {
        self.now += FRAME;
        let now = self.now;
        self.app.world_mut().resource_mut::<Clock>().hold(now);
        self.app.update();
    }

    /// Updates until nothing changes any more.
    fn settle(&mut self) {
        for _ in 0..SETTLE {
            self.update();
        }
        // Pictures are drawn on other threads.
        while self.app.world().resource::<Pictures>().is_busy() {
            std::thread::yield_now();
            self.app.update();
        }
        self.update();
    }

    /// Updates until nothing is done beside the frame any more.
    fn wait_for_work(&mut self) {
        // What is done is taken up, and may ask for more.
        for _ in 0..3 {
            while beside::n_busy(self.app.world()) > 0 {
                std::thread::yield_now();
            }
            self.settle();
        }
    }

    /// Changes the content file `name` under the running booth.
    fn change_content(&self, name: &str, change: impl FnOnce(String) -> String) {
        self.places.change_content(name, change);
    }

    /// Lets `secs` pass without an update in between.
    fn pass(&mut self, secs: f64) {
        self.now += Duration::from_secs_f64(secs);
        self.settle();
    }

    /// A step of the finger `id`, as the window system tells it.
    fn touch(&mut self, id: u64, phase: TouchPhase, position: Vec2) {
        let touch = TouchInput {
            phase,
            position,
            window: self.window,
            force: None,
            id,
        };
        let world = self.app.world_mut();
        world.write_message(touch);
        world.write_message(WindowEvent::TouchInput(touch));
    }

    /// The left button of the mouse at `position`.
    fn mouse(&mut self, state: ButtonState, position: Vec2) {
        let window = self.window;
        let moved = CursorMoved {
            window,
            position,
            delta: None,
        };
        let input = MouseButtonInput {
            button: MouseButton::Left,
            state,
            window,
        };
        let world = self.app.world_mut();
        world.write_message(WindowEvent::CursorMoved(moved));
        world.write_message(input);
        world.write_message(WindowEvent::MouseButtonInput(input));
    }

    fn new_finger(&mut self) -> u64 {
        self.last_finger += 1;
        self.last_finger
    }

    /// A quick tap: begins and ends before the next update.
    fn tap(&mut self, at: Vec2) {
        let finger = self.new_finger();
        self.touch(finger, TouchPhase::Started, at);
        self.touch(finger, TouchPhase::Ended, at);
        self.settle();
    }

    /// One finger from `from` to `to` in a few steps.
    fn drag(&mut self, from: Vec2, to: Vec2) {
        let finger = self.new_finger();
        self.touch(finger, TouchPhase::Started, from);
        self.update();
        for step in 1..=4_u8 {
            self.touch(finger, TouchPhase::Moved, from.lerp(to, f32::from(step) / 4.0));
            self.update();
        }
        self.touch(finger, TouchPhase::Ended, to);
        self.settle();
    }

    /// The middle of the control that scripts call `name`.
    #[track_caller]
    fn find(&mut self, name: &str) -> Vec2 {
        let controls = self.controls();
        let found = controls.iter().find(|(control, _)| control == name);
        found.map_or_else(
            || {
                panic!(
                    "no control {name:?}; there are {controls:?}; faults: {:?}",
                    self.faults()
                )
            },
            |(_, middle)| *middle,
        )
    }

    fn controls(&mut self) -> Vec<(String, Vec2)> {
        let world = self.app.world_mut();
        let mut query = world.query::<(&Command, &UiGlobalTransform)>();
        query
            .iter(world)
            .map(|(command, transform)| (command.name(), transform.translation))
            .collect()
    }

    fn has(&mut self, name: &str) -> bool {
        self.controls().iter().any(|(control, _)| control == name)
    }

    #[track_caller]
    fn press(&mut self, name: &str) {
        let at = self.find(name);
        self.tap(at);
    }

    #[track_caller]
    fn press_all(&mut self, names: &[&str]) {
        for name in names {
            self.press(name);
        }
    }

    /// The window point over the scene point.
    fn on_scene(&self, x: f64, y: f64) -> Vec2 {
        self.app
            .world()
            .resource::<SceneStage>()
            .frame
            .window_from_scene(Point::new(x, y))
    }

    /// Touches the scene at a scene point, which is dragged into view first.
    fn tap_scene(&mut self, x: f64, y: f64) {
        let area = self.app.world().resource::<SceneStage>().frame.area;
        for _ in 0..MOST_DRAGS {
            let off = area.center() - self.on_scene(x, y);
            if area.inflate(-EDGE_PX).contains(area.center() - off) {
                break;
            }
            self.drag(area.center(), area.center() + off.clamp_length_max(area.width() / 3.0));
        }
        let at = self.on_scene(x, y);
        self.tap(at);
    }

    fn screen(&self) -> Screen {
        self.app.world().resource::<State<Screen>>().get().clone()
    }

    fn seen(&self) -> &Seen {
        self.app.world().resource::<Seen>()
    }

    fn visit(&self) -> &ActiveVisit {
        self.app.world().resource::<ActiveVisit>()
    }

    /// Faults told to staff, but for those that another test makes on purpose: failures are collected by the process.
    fn faults(&self) -> Vec<String> {
        let world = self.app.world();
        let wording = crate::wording::Wording::new(&Language::new("zh-CN"));
        let content = world.resource::<ContentState>().told.iter();
        let errors = content.filter(|told| told.severity() == Severity::Error);
        let kept = world.resource::<Faults>().kept().map(|fault| &fault.told);
        // How fast the disk of this machine is says nothing about the booth.
        kept.filter(|told| !matches!(told, Told::Words("fault-record-late", _)))
            .chain(errors)
            .map(|told| told.line(&wording))
            .filter(|fault| !fault.contains(faults::ON_PURPOSE))
            .collect()
    }

    /// Ends the booth and returns what it kept.
    fn close(self) -> TestPlaces {
        drop(self.app);
        self.places
    }
}

fn see(
    mut actions: MessageReader<ActionTaken>,
    mut effects: MessageReader<EffectShown>,
    mut exits: MessageReader<AppExit>,
    mut seen: ResMut<Seen>,
) {
    seen.exits.extend(exits.read().cloned());
    seen.actions
        .extend(actions.read().map(|ActionTaken(action)| action.clone()));
    seen.effects
        .extend(effects.read().map(|EffectShown(effect)| effect.clone()));
}

fn see_activation(activate: On<Activate>, names: Query<&Name>, mut seen: ResMut<Seen>) {
    if let Ok(name) = names.get(activate.entity) {
        seen.activated.push(name.to_string());
    }
}
