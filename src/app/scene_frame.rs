//! Which part of a scene is seen, and how points of the scene and of the window fit together.

use crate::geometry::Point;
use bevy::prelude::*;

/// Which part of the scene the window shows where.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Frame {
    /// The part of the window kept for the scene, y down.
    pub(crate) area: Rect,
    /// The scene's size in scene pixels.
    pub(crate) scene: Vec2,
    /// 1 shows as much as fits.
    pub(crate) zoom: f32,
    /// The scene point in the middle of the area.
    pub(crate) center: Vec2,
    /// Whether the scene fills the area's height and is panned sideways, rather than shown whole.
    pub(crate) is_cropped: bool,
}

impl Frame {
    /// The frame that shows a scene of `scene` pixels as large as `area` allows.
    pub(crate) fn new(area: Rect, scene: Vec2, is_cropped: bool) -> Self {
        Self {
            area,
            scene,
            zoom: 1.0,
            center: scene / 2.0,
            is_cropped,
        }
    }

    /// Window pixels per scene pixel.
    pub(crate) fn scale(&self) -> f32 {
        let (x, y) = (self.area.width() / self.scene.x, self.area.height() / self.scene.y);
        self.zoom * if self.is_cropped { x.max(y) } else { x.min(y) }
    }

    /// The scene point under a window point.
    pub(crate) fn scene_from_window(&self, point: Vec2) -> Point {
        let at = self.center + (point - self.area.center()) / self.scale();
        Point::new(f64::from(at.x), f64::from(at.y))
    }

    /// The window point over a scene point.
    pub(crate) fn window_from_scene(&self, point: Point) -> Vec2 {
        self.area.center() + (Vec2::new(point.x as f32, point.y as f32) - self.center) * self.scale()
    }

    /// Moves the scene with a finger.
    pub(crate) fn pan(&mut self, by: Vec2) {
        self.center -= by / self.scale();
        self.clamp();
    }

    /// Zooms by `factor` so that what lies under `around` stays there.
    pub(crate) fn zoom_around(&mut self, factor: f32, around: Vec2, max_zoom: f32) {
        let before = self.center + (around - self.area.center()) / self.scale();
        self.zoom = (self.zoom * factor).clamp(1.0, max_zoom);
        self.center = before - (around - self.area.center()) / self.scale();
        self.clamp();
    }

    /// Brings `point` into view, in the middle if it was outside.
    pub(crate) fn reveal(&mut self, point: Point, margin: f32) {
        let at = self.window_from_scene(point);
        if !self.area.inflate(-margin).contains(at) {
            self.center = Vec2::new(point.x as f32, point.y as f32);
            self.clamp();
        }
    }

    fn clamp(&mut self) {
        let half = self.area.size() / self.scale() / 2.0;
        let axis = |center: f32, half: f32, size: f32| {
            if 2.0 * half >= size {
                size / 2.0
            } else {
                center.clamp(half, size - half)
            }
        };
        self.center = Vec2::new(
            axis(self.center.x, half.x, self.scene.x),
            axis(self.center.y, half.y, self.scene.y),
        );
    }
}
