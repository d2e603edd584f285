//! The keyboard's finger on the scene: it moves over everything that a touch can hit, and over a grid between, and taps.
//!
//! It stops at what is safe and at what is not alike, and so gives nothing away.

use super::{
    AppSystems, Screen,
    power::Awake,
    scene_view::SceneStage,
    theme::Look,
    visit::{ActionTaken, ActiveVisit, EffectShown},
};
use crate::{
    geometry::Point,
    rules::{Action, Effect, Seat, Touch},
};
use bevy::{ecs::system::SystemParam, prelude::*};

/// Grid lines over the scene's longer side.
const N_GRID: f64 = 16.0;

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Reticle>().add_systems(
        Update,
        start_in_the_middle
            .in_set(AppSystems::Present)
            .run_if(in_state(Screen::Hunt)),
    );
}

/// Where the keyboard's finger is.
#[derive(Resource, Debug, Clone, Copy, Default)]
pub(crate) struct Reticle {
    /// In scene pixels.
    pub(crate) at: Point,
    /// Which of the touchable things it was moved to by Tab, counted in reading order.
    thing: Option<usize>,
}

fn start_in_the_middle(
    mut effects: MessageReader<EffectShown>,
    stage: Option<Res<SceneStage>>,
    mut reticle: ResMut<Reticle>,
) {
    let has_begun = effects
        .read()
        .any(|EffectShown(effect)| matches!(effect, Effect::RoundStarted { .. }));
    if let Some(stage) = stage.filter(|stage| has_begun || stage.is_added()) {
        let middle = stage.frame.scene / 2.0;
        *reticle = Reticle {
            at: Point::new(f64::from(middle.x), f64::from(middle.y)),
            thing: None,
        };
    }
}

/// Where an arrow key leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    Up,
    Down,
    Left,
    Right,
}

impl Way {
    /// How far `by` leads this way, and how far it leads aside.
    pub(super) fn split(self, by: Vec2) -> (f32, f32) {
        match self {
            Self::Up => (-by.y, by.x.abs()),
            Self::Down => (by.y, by.x.abs()),
            Self::Left => (-by.x, by.y.abs()),
            Self::Right => (by.x, by.y.abs()),
        }
    }

    /// How good a step `by` is for this way: the smaller the better; `None` where it leads elsewhere.
    pub(super) fn cost(self, by: Vec2) -> Option<f32> {
        let (along, aside) = self.split(by);
        (along > 1.0 && aside < 2.0 * along).then_some(along + 2.0 * aside)
    }
}

/// Moves the reticle and taps with it.
#[derive(SystemParam)]
pub(super) struct Hand<'w> {
    stage: Option<ResMut<'w, SceneStage>>,
    active: Option<Res<'w, ActiveVisit>>,
    reticle: ResMut<'w, Reticle>,
    look: Res<'w, Look>,
    actions: MessageWriter<'w, ActionTaken>,
    awake: ResMut<'w, Awake>,
}

impl Hand<'_> {
    /// Something changes on the screen now.
    pub(super) fn stir(&mut self) {
        self.awake.stir();
    }

    /// One step of an arrow key: to the nearest thing or grid point that way. It stays where there is none.
    pub(super) fn step(&mut self, way: Way) {
        let Some(stage) = &self.stage else { return };
        let from = Vec2::new(self.reticle.at.x as f32, self.reticle.at.y as f32);
        let size = stage.frame.scene;
        let next = self
            .things()
            .into_iter()
            .chain(grid(size))
            .filter_map(|point| {
                let by = Vec2::new(point.x as f32, point.y as f32) - from;
                Some((way.cost(by)?, point))
            })
            .min_by(|a, b| a.0.total_cmp(&b.0));
        if let Some((_, point)) = next {
            self.go(point, None);
        }
    }

    /// One step of the Tab key: to the next thing in reading order; `false` once there is none and the focus moves on.
    pub(super) fn next_thing(&mut self, is_back: bool) -> bool {
        let things = self.things();
        let next = match (self.reticle.thing, is_back) {
            (None, false) => Some(0),
            (Some(n), false) => Some(n + 1),
            (Some(n), true) => n.checked_sub(1),
            (None, true) => None,
        };
        let Some((n, point)) = next.and_then(|n| Some((n, *things.get(n)?))) else {
            self.reticle.thing = None;
            return false;
        };
        self.go(point, Some(n));
        true
    }

    /// Touches the scene where the reticle is, with the reach of a finger.
    pub(super) fn tap(&mut self) {
        let Some(stage) = &self.stage else { return };
        let reach_px = self.look.screen.px_from_mm(self.look.touch.reach_mm) / f64::from(stage.frame.scale());
        self.actions.write(ActionTaken(Action::Touch(Touch {
            seat: Seat(0),
            point: self.reticle.at,
            reach_px,
        })));
    }

    /// Zooms by a step; what lies under the reticle stays there.
    pub(super) fn zoom(&mut self, is_in: bool) {
        let Some(stage) = &mut self.stage else { return };
        let step = self.look.touch.zoom_step;
        let around = stage.frame.window_from_scene(self.reticle.at);
        stage
            .frame
            .zoom_around(if is_in { step } else { 1.0 / step }, around, self.look.touch.max_zoom);
        stage.frame.reveal(self.reticle.at, self.look.target);
        self.awake.stir();
    }

    fn go(&mut self, to: Point, thing: Option<usize>) {
        self.reticle.at = to;
        self.reticle.thing = thing;
        if let Some(stage) = &mut self.stage {
            stage.frame.reveal(to, self.look.target);
        }
        self.awake.stir();
    }

    /// The middle of everything that a touch can hit, row by row.
    fn things(&self) -> Vec<Point> {
        let board = self.active.as_ref().and_then(|active| {
            let level = active.visit.round().level;
            active.visit.repertoire().boards.get(&level)
        });
        let Some(board) = board else { return Vec::new() };
        let (width, height) = (f64::from(board.size.0), f64::from(board.size.1));
        let row = |point: &Point| (point.y / height * 6.0).floor();
        let mut things: Vec<Point> = board
            .items
            .iter()
            .map(|item| item.hit.bounds().center())
            .map(|point| Point::new(point.x.clamp(0.0, width), point.y.clamp(0.0, height)))
            .collect();
        things.sort_by(|a, b| row(a).total_cmp(&row(b)).then(a.x.total_cmp(&b.x)));
        things
    }
}

/// Points between the things, from edge to edge.
fn grid(size: Vec2) -> impl Iterator<Item = Point> {
    let (width, height) = (f64::from(size.x), f64::from(size.y));
    let step = width.max(height) / N_GRID;
    let n = |side: f64| {
        #[expect(clippy::cast_sign_loss, reason = "a side is positive")]
        let n = (side / step).round().max(1.0) as u32;
        n
    };
    let (columns, rows) = (n(width), n(height));
    let at = |index: u32, n: u32, side: f64| (f64::from(index) + 0.5) * side / f64::from(n);
    (0..rows).flat_map(move |row| {
        (0..columns).map(move |column| Point::new(at(column, columns, width), at(row, rows, height)))
    })
}
