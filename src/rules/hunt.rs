//! A hunt in play.
//!
//! Times here are those that count: time in the "still there?" question is left out.

use super::{
    Alarm, Effect, HuntEnd, Judgement, Seat, Touch,
    chance::{Chance, Purpose},
    draw::draw_unsafe,
    ground::Ground,
    reporter::{Reporter, Said},
    scoring::HuntTally,
    touching::{Standing, Touched, touched},
};
use crate::{
    content::{CANVAS_PX, ItemId, ItemRole},
    geometry::Point,
};
use std::{collections::BTreeMap, sync::Arc, time::Duration};

/// A hint may be asked this long after the hunt began, after the last find and after the last hint.
pub(super) const HINT_AFTER: Duration = Duration::from_secs(12);

/// A second touch this soon, and close by, is a finger's double tap.
const DOUBLE_TAP: Duration = Duration::from_millis(400);

/// The radius of a hint's circle on a scene as wide as the canvas.
const HINT_RADIUS_PX: f64 = 220.0;

/// How far from the circle's middle a hazard may lie, in radii: on the very edge it would look outside.
const HINT_SPREAD: f64 = 0.8;

/// One shown missed hazard counts for this long in the round's estimate.
const REVIEW_EACH: Duration = Duration::from_secs(5);

/// All of them together count for this long at most.
const REVIEW_AT_MOST: Duration = Duration::from_secs(20);

/// How an item of the ground fares.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    Open { is_hinted: bool },
    Found { was_hinted: bool },
    Safe { is_touched: bool },
}

/// A hunt from its briefing to its last missed hazard.
#[derive(Debug, Clone)]
pub(super) struct Hunt {
    ground: Arc<Ground>,
    fates: Vec<Fate>,
    /// Items in the order found.
    found: Vec<usize>,
    n_background: usize,
    /// The order in which hints point at what is still open.
    hint_order: Vec<usize>,
    hint_chance: Chance,
    began: Duration,
    hint_from: Duration,
    /// Each seat's last touch that was no double tap.
    last_touch: BTreeMap<Seat, (Point, Duration)>,
}

impl Hunt {
    /// Draws the hunt of round `round`.
    pub(super) fn new(ground: Arc<Ground>, seed: u64, round: usize) -> Self {
        let is_unsafe = draw_unsafe(&ground, &mut Chance::new(seed, round, Purpose::Draw));
        let fates = is_unsafe
            .iter()
            .map(|is_unsafe| {
                if *is_unsafe {
                    Fate::Open { is_hinted: false }
                } else {
                    Fate::Safe { is_touched: false }
                }
            })
            .collect();
        let mut hint_chance = Chance::new(seed, round, Purpose::Hint);
        let hint_order = hint_chance.order(ground.items.len());
        Self {
            ground,
            fates,
            found: Vec::new(),
            n_background: 0,
            hint_order,
            hint_chance,
            began: Duration::ZERO,
            hint_from: HINT_AFTER,
            last_touch: BTreeMap::new(),
        }
    }

    /// How long the round will take at most, briefing left out.
    pub(super) fn estimate(&self) -> Duration {
        let n_hazards = self
            .fates
            .iter()
            .filter(|fate| !matches!(fate, Fate::Safe { .. }))
            .count();
        let review = REVIEW_EACH
            .saturating_mul(u32::try_from(n_hazards).unwrap_or(u32::MAX))
            .min(REVIEW_AT_MOST);
        self.ground.limit.saturating_add(review)
    }

    pub(super) fn begin(&mut self, now: Duration) {
        self.began = now;
        self.hint_from = now.saturating_add(HINT_AFTER);
    }

    /// When the soft limit is reached.
    pub(super) fn time_up(&self) -> Duration {
        self.began.saturating_add(self.ground.limit)
    }

    /// When a hint may be asked; `None` when there is nothing left to point at.
    pub(super) fn hint_from(&self) -> Option<Duration> {
        self.open().next().map(|_| self.hint_from)
    }

    pub(super) fn touch(&mut self, touch: &Touch, now: Duration, report: &mut Reporter<'_>) {
        let at = self.meets(touch.point, touch.reach_px);
        if at == Touched::Outside || self.is_double_tap(touch, now) {
            return;
        }
        self.last_touch.insert(touch.seat, (touch.point, now));
        match at {
            Touched::Outside => {}
            Touched::Near(toward) => report.say(Effect::NearMiss { toward }),
            Touched::Background => {
                self.n_background += 1;
                self.answer(report, now, touch, None, Judgement::Background);
                report.say(Effect::FalseAlarm {
                    on: Alarm::Background,
                    is_repeat: false,
                });
            }
            Touched::Item(index) => self.touch_item(index, touch, now, report),
        }
    }

    fn touch_item(&mut self, index: usize, touch: &Touch, now: Duration, report: &mut Reporter<'_>) {
        let ground = Arc::clone(&self.ground);
        let (Some(item), Some(fate)) = (ground.items.get(index), self.fates.get_mut(index)) else {
            return;
        };
        let id = item.id.clone();
        match *fate {
            Fate::Open { is_hinted } => {
                *fate = Fate::Found { was_hinted: is_hinted };
                self.found.push(index);
                self.hint_from = now.saturating_add(HINT_AFTER);
                let judgement = if is_hinted {
                    Judgement::FoundWithHint
                } else {
                    Judgement::Found
                };
                self.answer(report, now, touch, Some(&id), judgement);
                report.say(Effect::Found {
                    item: id,
                    seat: touch.seat,
                });
            }
            Fate::Found { .. } => report.say(Effect::AlreadyFound { item: id }),
            Fate::Safe { is_touched: is_repeat } => {
                *fate = Fate::Safe { is_touched: true };
                if !is_repeat {
                    self.answer(report, now, touch, Some(&id), Judgement::FalseAlarm);
                }
                let on = if item.role == ItemRole::Lure {
                    Alarm::Lure(id)
                } else {
                    Alarm::SafeTwin(id)
                };
                report.say(Effect::FalseAlarm { on, is_repeat });
            }
        }
    }

    fn answer(
        &self,
        report: &mut Reporter<'_>,
        now: Duration,
        touch: &Touch,
        item: Option<&ItemId>,
        judgement: Judgement,
    ) {
        report.answer(Said {
            level: &self.ground.level,
            seat: touch.seat,
            item: item.map_or("", ItemId::as_str),
            point: Some(touch.point),
            response: None,
            judgement,
            took: now.saturating_sub(self.began),
        });
    }

    fn is_double_tap(&self, touch: &Touch, now: Duration) -> bool {
        self.last_touch.get(&touch.seat).is_some_and(|(point, then)| {
            now.saturating_sub(*then) < DOUBLE_TAP && point.distance(touch.point) <= 2.0 * touch.reach_px.max(0.0)
        })
    }

    /// Points at an open hazard: one that no hint pointed at before, as long as there is one.
    ///
    /// Has no effect when nothing is left to point at. `counted_to_at` turns a time that counts into one since the
    /// visit began.
    pub(super) fn hint(
        &mut self,
        now: Duration,
        counted_to_at: impl Fn(Duration) -> Duration,
        report: &mut Reporter<'_>,
    ) {
        let wanted = [Fate::Open { is_hinted: false }, Fate::Open { is_hinted: true }];
        let next = wanted.iter().find_map(|wanted| {
            self.hint_order
                .iter()
                .find(|index| self.fates.get(**index) == Some(wanted))
                .copied()
        });
        let Some(index) = next else { return };
        if now < self.hint_from {
            report.say(Effect::HintNotYet {
                from: counted_to_at(self.hint_from),
            });
            return;
        }
        let ground = Arc::clone(&self.ground);
        let (Some(item), Some(fate)) = (ground.items.get(index), self.fates.get_mut(index)) else {
            return;
        };
        *fate = Fate::Open { is_hinted: true };
        self.hint_from = now.saturating_add(HINT_AFTER);
        let (center, radius_px) = self.hint_circle(item.center);
        report.say(Effect::Hinted {
            item: item.id.clone(),
            center,
            radius_px,
        });
    }

    /// A circle around `hazard`, not centered on it. It lies within the scene unless the hazard sits in a corner.
    fn hint_circle(&mut self, hazard: Point) -> (Point, f64) {
        let scene = self.ground.scene;
        let radius = (HINT_RADIUS_PX * scene.width() / f64::from(CANVAS_PX.0))
            .min(scene.width() / 2.0)
            .min(scene.height() / 2.0);
        let (dx, dy) = loop {
            let (dx, dy) = (2.0 * self.hint_chance.unit() - 1.0, 2.0 * self.hint_chance.unit() - 1.0);
            if dx * dx + dy * dy <= 1.0 {
                break (dx, dy);
            }
        };
        let within = |value: f64, max: f64| value.max(radius).min(max - radius);
        let center = Point::new(
            within(hazard.x + dx * HINT_SPREAD * radius, scene.max.x),
            within(hazard.y + dy * HINT_SPREAD * radius, scene.max.y),
        );
        let distance = center.distance(hazard);
        if distance <= HINT_SPREAD * radius {
            return (center, radius);
        }
        let pull = HINT_SPREAD * radius / distance;
        (
            Point::new(
                hazard.x + (center.x - hazard.x) * pull,
                hazard.y + (center.y - hazard.y) * pull,
            ),
            radius,
        )
    }

    /// Ends the hunt: what was missed and what was left alone become answers.
    pub(super) fn end(&mut self, why: HuntEnd, now: Duration, report: &mut Reporter<'_>) {
        let took = now.saturating_sub(self.began);
        for (item, fate) in self.ground.items.iter().zip(&self.fates) {
            let judgement = match fate {
                Fate::Open { .. } => Judgement::Missed,
                Fate::Safe { is_touched: false } => Judgement::LeftAlone,
                Fate::Found { .. } | Fate::Safe { is_touched: true } => continue,
            };
            report.answer(Said {
                level: &self.ground.level,
                seat: Seat::default(),
                item: item.id.as_str(),
                point: None,
                response: None,
                judgement,
                took,
            });
        }
        report.say(Effect::HuntEnded {
            why,
            missed: self.open().cloned().collect(),
        });
    }

    pub(super) fn score(&self) -> f64 {
        let count = |matches: fn(&Fate) -> bool| self.fates.iter().filter(|fate| matches(fate)).count();
        HuntTally {
            hazards: count(|fate| !matches!(fate, Fate::Safe { .. })),
            found: count(|fate| *fate == Fate::Found { was_hinted: false }),
            found_with_hint: count(|fate| *fate == Fate::Found { was_hinted: true }),
            safe: count(|fate| matches!(fate, Fate::Safe { .. })),
            false_alarms: count(|fate| *fate == Fate::Safe { is_touched: true }),
            background: self.n_background,
        }
        .score()
    }

    /// Hazards not found, in file order.
    pub(super) fn open(&self) -> impl Iterator<Item = &ItemId> {
        self.with_fate(|_, fate| matches!(fate, Fate::Open { .. }))
    }

    /// Hazards found, in the order found.
    pub(super) fn found(&self) -> impl Iterator<Item = &ItemId> {
        self.found
            .iter()
            .filter_map(|index| self.ground.items.get(*index))
            .map(|item| &item.id)
    }

    /// Twins that are safe in this visit, in file order.
    pub(super) fn safe(&self) -> impl Iterator<Item = &ItemId> {
        self.with_fate(|role, fate| role == ItemRole::Twin && matches!(fate, Fate::Safe { .. }))
    }

    /// Safe twins and lures that were touched, in file order.
    pub(super) fn false_alarms(&self) -> impl Iterator<Item = &ItemId> {
        self.with_fate(|_, fate| fate == Fate::Safe { is_touched: true })
    }

    pub(super) fn n_background(&self) -> usize {
        self.n_background
    }

    pub(super) fn ground(&self) -> &Ground {
        &self.ground
    }

    /// Whether the item at `index` of the ground is unsafe and not found.
    pub(super) fn is_open(&self, index: usize) -> bool {
        matches!(self.fates.get(index), Some(Fate::Open { .. }))
    }

    fn with_fate(&self, matches: impl Fn(ItemRole, Fate) -> bool) -> impl Iterator<Item = &ItemId> {
        let both = self.ground.items.iter().zip(&self.fates);
        both.filter(move |(item, fate)| matches(item.role, **fate))
            .map(|(item, _)| &item.id)
    }

    /// What a touch would meet.
    pub(super) fn meets(&self, point: Point, reach_px: f64) -> Touched {
        touched(&self.ground, |index| self.standing(index), point, reach_px)
    }

    fn standing(&self, index: usize) -> Option<Standing> {
        let standing = match self.fates.get(index)? {
            Fate::Open { .. } => Standing::Open,
            Fate::Found { .. } => Standing::Found,
            Fate::Safe { .. } if self.ground.items.get(index)?.role == ItemRole::Lure => Standing::Lure,
            Fate::Safe { .. } => Standing::Safe,
        };
        Some(standing)
    }
}
