//! What a hunt is played on: a board with all that does not change from visit to visit worked out beforehand.

use crate::{
    content::{Board, ItemId, ItemRole, LevelId, Scene, Spotting},
    geometry::{Point, Rect, Region},
};
use std::time::Duration;

/// A thing on the ground.
#[derive(Debug, Clone)]
pub(super) struct GroundItem {
    pub(super) id: ItemId,
    pub(super) role: ItemRole,
    pub(super) hit: Region,
    pub(super) body: Option<Region>,
    pub(super) order: usize,
    /// The box around `hit`: an outline takes a while to tell its own.
    pub(super) bounds: Rect,
    /// The middle of `bounds`.
    pub(super) center: Point,
}

/// The ground of one level.
#[derive(Debug, Clone)]
pub(super) struct Ground {
    pub(super) level: LevelId,
    /// The scene in scene pixels.
    pub(super) scene: Rect,
    pub(super) items: Vec<GroundItem>,
    pub(super) cover: Vec<(Region, usize)>,
    pub(super) is_photo: bool,
    /// The soft limit.
    pub(super) limit: Duration,
    /// Twins that may be drawn unsafe today, as positions in `items`.
    pub(super) drawable: Vec<usize>,
    pub(super) min: usize,
    pub(super) max: usize,
    /// Positions in `items`, at most one of each group unsafe.
    pub(super) never_together: Vec<Vec<usize>>,
}

impl Ground {
    /// The ground of `spotting`, whose hazard `is_expired` says cites a fact that may not be shown today.
    pub(super) fn new(
        level: &LevelId,
        spotting: &Spotting,
        board: &Board,
        is_expired: impl Fn(&ItemId) -> bool,
    ) -> Self {
        let items: Vec<GroundItem> = board
            .items
            .iter()
            .map(|item| {
                let bounds = item.hit.bounds();
                GroundItem {
                    id: item.id.clone(),
                    role: item.role,
                    hit: item.hit.clone(),
                    body: item.body.clone(),
                    order: item.order,
                    bounds,
                    center: bounds.center(),
                }
            })
            .collect();
        let drawable = items
            .iter()
            .enumerate()
            .filter(|(_, item)| item.role == ItemRole::Twin && !is_expired(&item.id))
            .map(|(index, _)| index)
            .collect();
        let never_together = spotting
            .draw
            .never_together
            .iter()
            .map(|group| {
                group
                    .iter()
                    .filter_map(|id| items.iter().position(|item| &item.id == id))
                    .collect()
            })
            .collect();
        Self {
            level: level.clone(),
            scene: Rect::new(0.0, 0.0, f64::from(board.size.0), f64::from(board.size.1)),
            items,
            cover: board.cover.clone(),
            is_photo: matches!(spotting.scene, Scene::Photo(_)),
            limit: secs(spotting.seconds),
            drawable,
            min: spotting.draw.min,
            max: spotting.draw.max,
            never_together,
        }
    }

    /// Whether a hunt can be held here today: there is something to find.
    pub(super) fn is_playable(&self) -> bool {
        !self.drawable.is_empty() && self.max > 0 || self.items.iter().any(|item| item.role == ItemRole::Fixed)
    }
}

/// Seconds of a file as a duration; nonsense is no time at all.
pub(super) fn secs(seconds: f64) -> Duration {
    Duration::try_from_secs_f64(seconds).unwrap_or_default()
}
