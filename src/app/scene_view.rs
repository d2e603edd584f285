//! The scene on the window: one picture at rest, swapped twins laid over it, marks on top; panned and zoomed as one.

use super::{
    AppSystems, Screen,
    clock::Clock,
    comfort::Switch,
    pictures::Pictures,
    power::Awake,
    scene_frame::Frame,
    show::Show,
    theme::Look,
    visit::{ActiveVisit, EffectShown},
};
use crate::{
    art::{ArtError, Crop, ScenePlan, Variant, photo_pixels, plan_scene},
    content::{CANVAS_PX, ItemId, LevelId, Photo, PictureRef, PlacedProp, Scene},
    geometry::Point,
    records::VisitId,
    rules::{Alarm, Effect},
};
use bevy::prelude::*;
use std::{collections::BTreeSet, sync::Arc};

pub(super) fn plugin(app: &mut App) {
    app.add_systems(
        Update,
        (stage_scene, show_in_hunt, swap_found, mark, follow_frame, animate_marks)
            .chain()
            .in_set(AppSystems::Present)
            .run_if(resource_exists::<ActiveVisit>),
    )
    .add_systems(OnEnter(Screen::Attract), strike_scene);
}

/// What is staged and how it is looked at.
#[derive(Resource)]
pub(crate) struct SceneStage {
    visit: VisitId,
    round: usize,
    level: LevelId,
    root: Entity,
    /// Picture pixels per scene pixel of what was drawn.
    scale: f64,
    /// Twins drawn unsafe.
    open: BTreeSet<ItemId>,
    n_layers: u32,
    pub(crate) frame: Frame,
}

impl SceneStage {
    /// The entity that everything of the scene hangs on.
    pub(crate) fn root(&self) -> Entity {
        self.root
    }

    /// Whether the scene is looked at larger than it was drawn.
    pub(crate) fn is_coarse(&self) -> bool {
        f64::from(self.frame.scale()) > WORTH_DETAIL * self.scale
    }

    /// How many twins have been swapped.
    pub(crate) fn n_swaps(&self) -> u32 {
        self.n_layers
    }

    /// How the scene looks now, to be planned beside the frame; `None` for a photo, which has no more detail to show.
    pub(crate) fn plan(
        &self,
        show: &Show,
        pictures: &Pictures,
    ) -> Option<impl FnOnce() -> Result<ScenePlan, ArtError> + Send + use<>> {
        let Scene::Composed(composed) = &show.spotting(&self.level)?.scene else {
            return None;
        };
        let (composed, open, art) = (composed.clone(), self.open.clone(), Arc::clone(pictures.art()));
        Some(move || plan_scene(&composed, &art, &|item| variant(item, &open)))
    }
}

/// Looked at larger than this, in drawn pixels, the scene's own picture is no longer sharp.
const WORTH_DETAIL: f64 = 1.05;

#[derive(Component)]
struct SceneRoot;

/// Appears, changes size, disappears: from `from` to `to` over `secs`, once its picture is there.
#[derive(Component)]
struct Motion {
    secs: f32,
    age: f32,
    scale: (f32, f32),
    alpha: (f32, f32),
    then_gone: bool,
}

/// The most of a wide window's width that the scene takes where all must lie in its lower half.
const REACH_SHARE: f32 = 0.56;

/// The window's part for the scene, and whether the scene is cropped to its height.
pub(crate) fn scene_area(look: &Look) -> (Rect, bool) {
    let (width, height) = (look.screen.width_px as f32, look.screen.height_px as f32);
    let top = super::layout::reach_top(look);
    if look.is_portrait() {
        let bottom = if look.is_reach {
            height - super::layout::hunt_panel_height(look)
        } else {
            (height * 0.6).round()
        };
        return (Rect::new(0.0, top, width, bottom), true);
    }
    if look.is_reach {
        // The panel takes the room beside it, the strip all of the upper half.
        let scale = ((height - top) / 1080.0).min(width * REACH_SHARE / 1920.0);
        let size = Vec2::new((1920.0 * scale).round(), (1080.0 * scale).round());
        return (
            Rect::from_corners(Vec2::new(0.0, height - size.y), Vec2::new(size.x, height)),
            false,
        );
    }
    // A panel on the right and a strip below, so that nothing ever covers the scene.
    let panel = super::layout::hunt_panel_width(look);
    // Large words on a glass that is small for fingers need the lines that others have anyway.
    let lines = match (look.is_compact(), look.comfort.has(Switch::Text)) {
        (true, _) => 9.6,
        (false, true) => 7.2,
        (false, false) => 6.0,
    };
    let strip = (look.text.body * lines).max(height * 0.155);
    let scale = ((width - panel) / 1920.0).min((height - strip) / 1080.0);
    (
        Rect::new(0.0, 0.0, (1920.0 * scale).round(), (1080.0 * scale).round()),
        false,
    )
}

/// What is staged is seen in the hunt alone: it is got ready during the briefing and kept until the attract loop.
fn show_in_hunt(
    stage: Option<Res<SceneStage>>,
    screen: Res<State<Screen>>,
    mut roots: Query<&mut Visibility, With<SceneRoot>>,
) {
    let wanted = if screen.get() == &Screen::Hunt {
        Visibility::Inherited
    } else {
        Visibility::Hidden
    };
    if let Some(mut visibility) = stage.and_then(|stage| roots.get_mut(stage.root).ok()) {
        visibility.set_if_neq(wanted);
    }
}

fn stage_scene(
    active: Res<ActiveVisit>,
    show: Option<Res<Show>>,
    stage: Option<Res<SceneStage>>,
    look: Res<Look>,
    mut pictures: ResMut<Pictures>,
    images: Res<Assets<Image>>,
    mut commands: Commands,
) {
    let Some(show) = show else { return };
    // A visit that is over keeps its last scene until the attract loop, and gets no new one.
    if active.ending.is_some() {
        return;
    }
    let round = active.visit.round();
    if stage
        .as_ref()
        .is_some_and(|stage| stage.visit == active.id && stage.round == round.index)
    {
        return;
    }
    if let Some(stage) = stage {
        commands.entity(stage.root).despawn();
        commands.remove_resource::<SceneStage>();
    }
    let Some(spotting) = show.spotting(&round.level) else {
        return;
    };
    let open: BTreeSet<ItemId> = active
        .visit
        .hunt()
        .map(|hunt| hunt.open.into_iter().collect())
        .unwrap_or_default();
    let (area, is_cropped) = scene_area(&look);
    let size = match &spotting.scene {
        Scene::Composed(_) => CANVAS_PX,
        Scene::Photo(photo) => photo.size,
    };
    let frame = Frame::new(area, Vec2::new(size.0 as f32, size.1 as f32), is_cropped);
    let scale = f64::from(frame.scale());
    let image = draw_scene(&mut pictures, &images, &round.level, &spotting.scene, &open, scale);
    let root = commands
        .spawn((Name::new("Scene"), SceneRoot, Visibility::Hidden, Transform::default()))
        .with_child((
            Name::new("Picture"),
            Sprite {
                image,
                custom_size: Some(frame.scene),
                ..default()
            },
            bevy::sprite::Anchor::TOP_LEFT,
        ))
        .id();
    commands.insert_resource(SceneStage {
        visit: active.id,
        round: round.index,
        level: round.level.clone(),
        root,
        scale,
        open,
        n_layers: 0,
        frame,
    });
}

/// Has the scene drawn, `scale` picture pixels per scene pixel.
fn draw_scene(
    pictures: &mut Pictures,
    images: &Assets<Image>,
    level: &LevelId,
    scene: &Scene,
    open: &BTreeSet<ItemId>,
    scale: f64,
) -> Handle<Image> {
    let art = Arc::clone(pictures.art());
    match scene {
        Scene::Composed(composed) => {
            let (composed, open) = (composed.clone(), open.clone());
            pictures.make(images, move || {
                plan_scene(&composed, &art, &|item| variant(item, &open))?.render(scale)
            })
        }
        Scene::Photo(Photo { picture, size }) => {
            let (picture, pack) = (picture.clone(), level.pack().to_owned());
            #[expect(clippy::cast_sign_loss, reason = "a scale is positive")]
            let [width, height] = [size.0, size.1].map(|px| (f64::from(px) * scale).round() as u32);
            pictures.make(images, move || match &picture {
                PictureRef::File(path) => {
                    let missing = || ArtError::Missing { name: path.clone() };
                    photo_pixels(&art.picture_bytes(&pack, path).ok_or_else(missing)?, width, height)
                }
                PictureRef::Sign(_) | PictureRef::Kit { .. } | PictureRef::Prop { .. } => {
                    art.picture_pixels(&pack, &picture, width, height)
                }
            })
        }
    }
}

fn strike_scene(stage: Option<Res<SceneStage>>, mut commands: Commands) {
    if let Some(stage) = stage {
        commands.entity(stage.root).despawn();
        commands.remove_resource::<SceneStage>();
    }
}

fn variant(item: &PlacedProp, open: &BTreeSet<ItemId>) -> Variant {
    if open.contains(&item.id) {
        Variant::Unsafe
    } else {
        Variant::Safe
    }
}

/// Lays the safe twin over what was found, and over what was shown in the review once it has been read.
fn swap_found(
    mut effects: MessageReader<EffectShown>,
    stage: Option<ResMut<SceneStage>>,
    show: Option<Res<Show>>,
    look: Res<Look>,
    mut pictures: ResMut<Pictures>,
    images: Res<Assets<Image>>,
    mut commands: Commands,
) {
    let (Some(mut stage), Some(show)) = (stage, show) else {
        return;
    };
    let Some(spotting) = show.spotting(&stage.level) else {
        return;
    };
    let Scene::Composed(composed) = &spotting.scene else {
        return;
    };
    for EffectShown(effect) in effects.read() {
        let Effect::Found { item, .. } = effect else { continue };
        if !stage.open.remove(item) {
            continue;
        }
        let art = Arc::clone(pictures.art());
        let scale = stage.scale;
        let Some(part) = ScenePlan::swap_part(composed, item, &art, scale) else {
            continue;
        };
        let (scene, open) = (composed.clone(), stage.open.clone());
        let image = pictures.make(&images, move || {
            plan_scene(&scene, &art, &|item| variant(item, &open))?.render_crop(Crop { scale, part })
        });
        stage.n_layers += 1;
        let to_scene = |px: u32| (f64::from(px) / scale) as f32;
        commands.entity(stage.root).with_child((
            Name::new("Safe twin"),
            Sprite {
                image,
                custom_size: Some(Vec2::new(to_scene(part.width), to_scene(part.height))),
                color: Color::WHITE.with_alpha(0.0),
                ..default()
            },
            bevy::sprite::Anchor::TOP_LEFT,
            Transform::from_xyz(to_scene(part.x), -to_scene(part.y), layer(stage.n_layers)),
            Motion {
                secs: look.time.swap_secs,
                age: 0.0,
                scale: (1.0, 1.0),
                alpha: (0.0, 1.0),
                then_gone: false,
            },
        ));
    }
}

/// Depth of the nth layer over the picture; marks lie above all of them.
fn layer(n: u32) -> f32 {
    0.01 * n as f32
}

const MARK_DEPTH: f32 = 5.0;

/// A ring around what was found or missed, a ripple where a touch was wrong or close.
fn mark(
    mut effects: MessageReader<EffectShown>,
    mut touches: MessageReader<super::visit::ActionTaken>,
    stage: Option<ResMut<SceneStage>>,
    active: Res<ActiveVisit>,
    look: Res<Look>,
    mut pictures: ResMut<Pictures>,
    images: Res<Assets<Image>>,
    hints: Query<(Entity, &HintMark)>,
    mut commands: Commands,
) {
    let Some(mut stage) = stage else { return };
    let points = touches.read().filter_map(|action| match &action.0 {
        crate::rules::Action::Touch(touch) => Some(touch.point),
        _ => None,
    });
    let finger = points.last();
    for EffectShown(effect) in effects.read() {
        let is_over = |hint: &HintMark| match effect {
            Effect::Found { item, .. } => &hint.0 == item,
            Effect::HuntEnded { .. } => true,
            _ => false,
        };
        for (entity, _) in hints.iter().filter(|(_, hint)| is_over(hint)) {
            commands.entity(entity).try_despawn();
        }
        let Some(mark) = mark_of(effect, finger, &active, &look, &stage) else {
            continue;
        };
        if matches!(effect, Effect::MissedShown { .. }) {
            stage.frame.reveal(mark.center, look.target);
        }
        let image = pictures.ring(&images, mark.color, size_px(mark.side * stage.scale));
        let ring = (
            Name::new(format!("Mark {}", mark.name)),
            Sprite {
                image,
                custom_size: Some(Vec2::splat(mark.side as f32)),
                ..default()
            },
            Transform::from_xyz(mark.center.x as f32, -mark.center.y as f32, MARK_DEPTH),
            mark.motion(&look),
        );
        let ring = commands.spawn((ring, ChildOf(stage.root))).id();
        if let Effect::Hinted { item, .. } = effect {
            commands.entity(ring).insert(HintMark(item.clone()));
        }
    }
}

/// A hint's circle; gone once its hazard is found or the hunt is over.
#[derive(Component)]
struct HintMark(ItemId);

/// A ring in the scene.
struct Mark {
    name: &'static str,
    center: Point,
    /// Scene pixels across.
    side: f64,
    color: Color,
    /// It spreads and is gone, rather than closing in and staying.
    is_ripple: bool,
}

impl Mark {
    fn motion(&self, look: &Look) -> Motion {
        let scale = |from: f32, to: f32| if look.is_calm { (1.0, 1.0) } else { (from, to) };
        if self.is_ripple {
            return Motion {
                secs: look.time.ripple_secs,
                age: 0.0,
                scale: scale(0.6, 1.3),
                alpha: (0.9, 0.0),
                then_gone: true,
            };
        }
        Motion {
            secs: look.time.ring_secs,
            age: 0.0,
            scale: scale(1.7, 1.0),
            alpha: (0.0, 1.0),
            then_gone: false,
        }
    }
}

/// The ring that `effect` leaves in the scene, if any.
fn mark_of(
    effect: &Effect,
    touched: Option<Point>,
    active: &ActiveVisit,
    look: &Look,
    stage: &SceneStage,
) -> Option<Mark> {
    let ring = |name, center, side, color| Mark {
        name,
        center,
        side,
        color,
        is_ripple: false,
    };
    let ripple = |name, color| {
        let side = ripple_side(look, stage);
        touched.map(|center| Mark {
            is_ripple: true,
            ..ring(name, center, side, color)
        })
    };
    let around = |item: &ItemId, name, color| {
        let board = active.visit.repertoire().boards.get(&stage.level)?;
        let bounds = board.items.iter().find(|on_board| &on_board.id == item)?.hit.bounds();
        let fingertip = ripple_side(look, stage);
        let side = bounds
            .width()
            .max(bounds.height())
            .clamp(fingertip, RING_FINGERTIPS * fingertip);
        Some(ring(name, bounds.center(), side, color))
    };
    match effect {
        Effect::Found { item, .. } => around(item, "found", look.color.leaf),
        Effect::MissedShown { item } => around(item, "missed", look.color.orange),
        Effect::Hinted { center, radius_px, .. } => Some(ring("hint", *center, 2.0 * radius_px, look.color.yellow)),
        Effect::FalseAlarm {
            on: Alarm::Background, ..
        } => ripple("nothing", look.color.ink_soft),
        Effect::FalseAlarm { .. } => ripple("safe", look.color.teal),
        Effect::NearMiss { .. } => ripple("near", look.color.yellow),
        _ => None,
    }
}

/// A ring grows with what it is around, up to this many fingertips.
const RING_FINGERTIPS: f64 = 2.5;

fn ripple_side(look: &Look, stage: &SceneStage) -> f64 {
    look.screen.px_from_mm(2.0 * look.touch.reach_mm) / f64::from(stage.frame.scale())
}

/// Few sizes, so that few rings are kept.
fn size_px(side: f64) -> u32 {
    #[expect(clippy::cast_sign_loss, reason = "a side is positive")]
    let px = side.clamp(32.0, 1024.0) as u32;
    px.next_multiple_of(32)
}

/// Puts the scene where its frame says, and gives a scene staged for another window its new place.
fn follow_frame(
    stage: Option<ResMut<SceneStage>>,
    look: Res<Look>,
    mut roots: Query<&mut Transform, With<SceneRoot>>,
    mut awake: ResMut<Awake>,
) {
    let Some(mut stage) = stage else { return };
    let (area, is_cropped) = scene_area(&look);
    if stage.frame.area != area {
        stage.frame = Frame::new(area, stage.frame.scene, is_cropped);
    }
    let Ok(mut transform) = roots.get_mut(stage.root) else {
        return;
    };
    let corner = stage.frame.window_from_scene(Point::new(0.0, 0.0));
    let scale = stage.frame.scale();
    let wanted = Transform::from_translation(super::layout::in_world(&look, corner).extend(0.0))
        .with_scale(Vec3::new(scale, scale, 1.0));
    if *transform != wanted {
        *transform = wanted;
        awake.stir();
    }
}

fn animate_marks(
    time: Res<Clock>,
    images: Res<Assets<Image>>,
    mut marks: Query<(Entity, &mut Motion, &mut Sprite, &mut Transform), Without<SceneRoot>>,
    mut commands: Commands,
    mut awake: ResMut<Awake>,
) {
    for (entity, mut motion, mut sprite, mut transform) in &mut marks {
        if images.get(&sprite.image).is_none() && motion.age == 0.0 && !images.contains(&sprite.image) {
            continue; // its picture is not drawn yet; the picture's arrival wakes us
        }
        motion.age += time.delta_secs().min(0.05);
        let along = (motion.age / motion.secs).clamp(0.0, 1.0);
        let eased = 1.0 - (1.0 - along) * (1.0 - along);
        let between = |(from, to): (f32, f32)| from + (to - from) * eased;
        sprite.color = sprite.color.with_alpha(between(motion.alpha));
        let scale = between(motion.scale);
        transform.scale = Vec3::new(scale, scale, 1.0);
        awake.stir();
        if along >= 1.0 {
            if motion.then_gone {
                commands.entity(entity).despawn();
            } else {
                commands.entity(entity).remove::<Motion>();
            }
        }
    }
}
