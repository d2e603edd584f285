//! What a play sees of the window and does to it: controls and scene points found by name, fingers and keys put in.

use super::vec;
use crate::{
    app::{
        carry::{Piece, Place, Tray},
        command::Command,
        headless::Canvas,
        keys,
        scene_view::SceneStage,
        theme::Look,
        visit::ActiveVisit,
    },
    content::StepKind,
    geometry::Point,
    rules::TapTarget,
};
use bevy::{
    input::{keyboard::KeyboardInput, touch::TouchPhase},
    prelude::*,
    render::render_resource::Extent3d,
    ui_widgets::{Slider, SliderRange},
    window::{PrimaryWindow, WindowEvent, WindowResized},
};

/// The name that plays give to the first hazard that is not found yet.
pub(super) const ANY_HAZARD: &str = "any_hazard";

/// The name that plays give to the corner that staff presses for long.
const STAFF_CORNER: &str = "staff/corner";

/// Nearer to the edge of the scene's part of the window than this, a scene point is not well in view.
const EDGE_PX: f32 = 20.0;

/// Where things are on the window.
#[derive(bevy::ecs::system::SystemParam)]
pub(super) struct Sight<'w, 's> {
    controls: Query<'w, 's, (&'static Command, &'static ComputedNode, &'static UiGlobalTransform)>,
    sliders: Query<
        'w,
        's,
        (
            &'static SliderRange,
            &'static ComputedNode,
            &'static UiGlobalTransform,
            &'static Children,
        ),
        With<Slider>,
    >,
    pieces: Query<'w, 's, (&'static Piece, &'static UiGlobalTransform)>,
    places: Query<'w, 's, (&'static Place, &'static UiGlobalTransform)>,
    trays: Query<'w, 's, &'static UiGlobalTransform, With<Tray>>,
    thumbs: Query<'w, 's, &'static ComputedNode, With<bevy::ui_widgets::SliderThumb>>,
    stage: Option<Res<'w, SceneStage>>,
    look: Res<'w, Look>,
    active: Option<Res<'w, ActiveVisit>>,
}

impl Sight<'_, '_> {
    /// The window point that `step` touches.
    pub(super) fn target(&self, step: &StepKind) -> Option<Vec2> {
        match step {
            StepKind::Tap(x, y) => Some(vec((*x, *y))),
            StepKind::TapScene(x, y) => self.scene(Point::new(*x, *y)),
            StepKind::TapOn(name) | StepKind::Hold(name, _) => self.find(name),
            _ => None,
        }
    }

    /// The window point of what scripts call `name`.
    fn find(&self, name: &str) -> Option<Vec2> {
        if let TapTarget::Number(value) = TapTarget::parse(name) {
            return self.on_slider(value as f32);
        }
        if name == STAFF_CORNER {
            return Some(Vec2::splat(self.look.corner / 2.0));
        }
        let control = self.controls.iter().find(|(command, ..)| command.name() == name);
        if let Some((_, _, transform)) = control {
            return Some(transform.translation);
        }
        let active = self.active.as_ref()?;
        if name == ANY_HAZARD {
            let open = active.visit.hunt()?.open;
            return self.find(open.first()?.as_str());
        }
        let board = active.visit.repertoire().boards.get(&active.visit.round().level)?;
        let item = board.items.iter().find(|item| item.id.as_str() == name)?;
        self.scene(item.hit.center())
    }

    /// Whether `step` draws a piece with a finger.
    pub(super) fn is_drawing(step: &StepKind) -> bool {
        let StepKind::TapOn(name) = step else { return false };
        matches!(TapTarget::parse(name), TapTarget::Put(..) | TapTarget::Take(_))
    }

    /// From where to where a finger draws the piece that `step` puts to a place or takes back; `None` while they are not
    /// there.
    pub(super) fn drawn(&self, step: &StepKind) -> Option<(Vec2, Vec2)> {
        let StepKind::TapOn(name) = step else { return None };
        let piece = |wanted: usize| {
            let mut pieces = self.pieces.iter();
            pieces.find_map(|(piece, at)| (piece.0 == wanted).then_some(at.translation))
        };
        match TapTarget::parse(name) {
            TapTarget::Put(from, to) => {
                let mut places = self.places.iter();
                let place = places.find_map(|(place, at)| (place.0 == to).then_some(at.translation));
                piece(from).zip(place)
            }
            TapTarget::Take(from) => piece(from).zip(self.trays.iter().next().map(|tray| tray.translation)),
            _ => None,
        }
    }

    fn scene(&self, point: Point) -> Option<Vec2> {
        Some(self.stage.as_ref()?.frame.window_from_scene(point))
    }

    /// The drag that brings what `step` touches at `at` into view, if it is a part of the scene that is out of view.
    pub(super) fn drag_into_view(&self, step: &StepKind, at: Vec2) -> Option<(Vec2, Vec2)> {
        let is_scene = match step {
            StepKind::TapScene(..) => true,
            StepKind::TapOn(name) => self.controls.iter().all(|(command, ..)| &command.name() != name),
            _ => false,
        };
        let frame = &self.stage.as_ref().filter(|_| is_scene)?.frame;
        let middle = frame.area.center();
        let off = middle - at;
        let is_hidden = !frame.area.inflate(-EDGE_PX).contains(at);
        is_hidden.then(|| (middle, middle + off.clamp_length_max(frame.area.width() / 3.0)))
    }

    fn on_slider(&self, value: f32) -> Option<Vec2> {
        let (range, node, transform, children) = self.sliders.iter().next()?;
        let thumb = children
            .iter()
            .find_map(|child| self.thumbs.get(child).ok())
            .map_or(0.0, |thumb| thumb.size().x);
        let track = node.size().x - thumb;
        let x = (range.thumb_position(value) - 0.5) * track;
        Some(transform.translation + Vec2::new(x, 0.0))
    }
}

/// Where winit would put what fingers do.
#[derive(bevy::ecs::system::SystemParam)]
pub(super) struct Glass<'w, 's> {
    windows: Query<'w, 's, (Entity, &'static mut Window), With<PrimaryWindow>>,
    touches: MessageWriter<'w, TouchInput>,
    keys: MessageWriter<'w, KeyboardInput>,
    sizes: MessageWriter<'w, WindowResized>,
    events: MessageWriter<'w, WindowEvent>,
    canvas: Option<Res<'w, Canvas>>,
    images: ResMut<'w, Assets<Image>>,
}

impl Glass<'_, '_> {
    pub(super) fn touch(&mut self, id: u64, phase: TouchPhase, position: Vec2) {
        let Ok((window, _)) = self.windows.single() else { return };
        let touch = TouchInput {
            phase,
            position,
            window,
            force: None,
            id,
        };
        self.touches.write(touch);
        self.events.write(WindowEvent::TouchInput(touch));
    }

    /// Presses and releases the key called `name`; false if there is none.
    pub(super) fn key(&mut self, name: &str) -> bool {
        let Ok((window, _)) = self.windows.single() else {
            return false;
        };
        let stroke = keys::stroke(name, window);
        let is_known = !stroke.is_empty();
        for input in stroke {
            self.keys.write(input.clone());
            self.events.write(WindowEvent::KeyboardInput(input));
        }
        is_known
    }

    /// Asks the window for another size; a booth without one has it at once.
    pub(super) fn resize(&mut self, (width, height): (u32, u32)) {
        let Ok((window, mut shown)) = self.windows.single_mut() else {
            return;
        };
        shown.resolution.set_physical_resolution(width, height);
        let Some(canvas) = &self.canvas else { return };
        if let Some(mut image) = self.images.get_mut(&canvas.0) {
            image.resize(Extent3d {
                width,
                height,
                depth_or_array_layers: 1,
            });
        }
        self.sizes.write(WindowResized {
            window,
            width: width as f32,
            height: height as f32,
        });
    }
}
