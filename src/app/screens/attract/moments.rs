//! Moments of play: a hazard of a real scene, a finger, a ring, and the safe twin; and the invitation with its hand.

use super::{go_on, whole_window};
use crate::{
    app::{
        AppSystems, Screen,
        clock::Clock,
        language::Tongue,
        moment,
        motion::ease_out,
        power::{Alarm, Awake},
        theme::Look,
        widget::{self, Build, Words},
    },
    art::Variant,
    content::{Arg, ItemId, LevelId},
};
use bevy::prelude::*;
use std::time::Duration;

/// Moments shown in turn; more pictures would be kept than are looked at.
const MOST: usize = 6;

/// The picture's height as a share of its width.
const PICTURE_SHARE: f32 = 0.62;

/// The height of a line of the caption, in letters.
const CAPTION_LINE: f32 = 1.45;

/// When what happens in a moment, in seconds from its beginning.
const TAP_AT: f32 = 1.4;
const SAFE_AT: f32 = 2.0;
const MOMENT_SECS: f32 = 9.0;
const FADE_SECS: f32 = 0.3;

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Playing>().add_systems(
        Update,
        (choose_moment, show_moment, beckon)
            .chain()
            .in_set(AppSystems::Present)
            .run_if(in_state(Screen::Attract)),
    );
}

/// Which moment is shown, and since when.
#[derive(Resource, Default)]
struct Playing {
    /// How many have been chosen.
    number: usize,
    /// When its pictures were there.
    since: Option<Duration>,
    shown: Option<Shown>,
}

#[derive(Clone)]
struct Shown {
    /// As it was, and made safe.
    open: Handle<Image>,
    safe: Handle<Image>,
    ring: Handle<Image>,
    /// Where the hazard is, in shares of the picture's sides.
    hazard: Rect,
    caption: String,
}

impl Playing {
    fn age(&self, time: &Clock) -> f32 {
        self.since
            .map_or(0.0, |since| time.elapsed().saturating_sub(since).as_secs_f32())
    }
}

/// Where the card lies.
#[derive(Component, Debug, Clone, Copy)]
pub(super) struct MomentCard {
    picture: Vec2,
    left: f32,
    top: f32,
}

#[derive(Component)]
struct Card;

#[derive(Component, Clone, Copy, PartialEq, Eq)]
enum Part {
    Unsafe,
    Safe,
    Ring,
    Caption,
}

impl MomentCard {
    pub(super) fn new(look: &Look) -> Self {
        let (width, height) = (look.screen.width_px as f32, look.screen.height_px as f32);
        if look.is_portrait() {
            let across = (width * 0.5).round();
            return Self {
                picture: Vec2::new(across, (across * PICTURE_SHARE).round()),
                left: (width - across) / 2.0 - look.space.s,
                top: height * 0.505,
            };
        }
        let across = (width * 0.235).round();
        Self {
            picture: Vec2::new(across, (across * PICTURE_SHARE).round()),
            left: width - across - 2.0 * look.space.s - look.space.l,
            top: look.target + 2.0 * look.space.l,
        }
    }

    pub(super) fn spawn(self, root: &mut ChildSpawnerCommands, words: &Words) {
        let look = words.look;
        let size = self.picture;
        root.spawn((
            Name::new("Moment"),
            Card,
            self,
            Visibility::Hidden,
            Node {
                position_type: PositionType::Absolute,
                left: px(self.left),
                top: px(self.top),
                flex_direction: FlexDirection::Column,
                padding: UiRect::all(px(look.space.s)),
                row_gap: px(look.space.xs),
                border_radius: BorderRadius::all(px(look.radius)),
                ..default()
            },
            BackgroundColor(look.color.surface),
            widget::card_shadow(look),
            Pickable::IGNORE,
        ))
        .with_children(|card| {
            card.spawn((
                Node {
                    width: px(size.x),
                    height: px(size.y),
                    overflow: Overflow::clip(),
                    ..default()
                },
                Pickable::IGNORE,
            ))
            .with_children(|frame| {
                for part in [Part::Unsafe, Part::Safe, Part::Ring] {
                    frame.spawn((
                        part,
                        ImageNode {
                            image_mode: NodeImageMode::Stretch,
                            color: Color::NONE,
                            ..default()
                        },
                        whole_window(),
                        UiTransform::default(),
                        Pickable::IGNORE,
                    ));
                }
            });
            card.spawn((
                Part::Caption,
                widget::bold(
                    look,
                    words.tongue.say("attract-moment"),
                    look.text.small,
                    look.color.ink,
                ),
            ))
            .entry::<Node>()
            .and_modify({
                // Told outright: the words come later.
                let line = look.text.small * CAPTION_LINE;
                move |mut node| {
                    node.width = px(size.x);
                    node.height = px(line);
                }
            });
        });
    }
}

/// The hazards that are shown: the first of each hunt in turn, then the second.
fn choices(show: &crate::app::show::Show) -> Vec<(LevelId, ItemId)> {
    let mut levels: Vec<&LevelId> = Vec::new();
    for (level, _) in show.hunts() {
        if !levels.contains(&level) {
            levels.push(level);
        }
    }
    let hazards: Vec<Vec<(LevelId, ItemId)>> = levels
        .into_iter()
        .filter_map(|level| {
            let spotting = show.spotting(level)?;
            let twins = matches!(spotting.scene, crate::content::Scene::Composed(_));
            twins.then(|| {
                spotting
                    .hazards
                    .iter()
                    .map(|hazard| (level.clone(), hazard.id.clone()))
                    .collect()
            })
        })
        .collect();
    let longest = hazards.iter().map(Vec::len).max().unwrap_or_default();
    (0..longest)
        .flat_map(|nth| hazards.iter().filter_map(move |of_level| of_level.get(nth).cloned()))
        .take(MOST)
        .collect()
}

/// Chooses what is shown and has it drawn; the key visual comes first.
fn choose_moment(
    time: Res<Clock>,
    mut playing: ResMut<Playing>,
    cards: Query<&MomentCard>,
    added: Query<(), Added<Card>>,
    mut build: Build,
    mut awake: ResMut<Awake>,
) {
    let Ok(card) = cards.single() else { return };
    if !awake.is_shown() {
        return;
    }
    if !added.is_empty() {
        playing.shown = None;
    }
    if playing.shown.is_some() && playing.age(&time) < MOMENT_SECS {
        return;
    }
    let choices = choices(&build.show);
    let Some((level, item)) = choices.get(playing.number % choices.len().max(1)).cloned() else {
        return;
    };
    playing.number += 1;
    playing.since = None;
    let open = moment::around(&mut build, &level, &item, Variant::Unsafe, card.picture);
    let safe = moment::around(&mut build, &level, &item, Variant::Safe, card.picture);
    let hazard = moment::hazard_in(&build.show, &level, &item, card.picture);
    let color = build.look.color.leaf;
    let ring = build.pictures.ring(&build.images, color, RING_PX);
    playing.shown = open.zip(safe).zip(hazard).map(|((open, safe), hazard)| Shown {
        open,
        safe,
        ring,
        hazard,
        caption: caption(&build, &level, &item),
    });
    awake.stir();
}

fn show_moment(
    time: Res<Clock>,
    look: Res<Look>,
    tongue: Res<Tongue>,
    mut playing: ResMut<Playing>,
    images: Res<Assets<Image>>,
    mut cards: Query<(&MomentCard, &mut Visibility)>,
    mut parts: Query<(&Part, &mut ImageNode, &mut UiTransform, &mut Node)>,
    mut captions: Query<(&Part, &mut Text)>,
    mut alarm: ResMut<Alarm>,
    mut awake: ResMut<Awake>,
) {
    let (Some(shown), Ok((card, mut visibility))) = (playing.shown.clone(), cards.single_mut()) else {
        return;
    };
    // The pictures' arrival wakes us.
    if !images.contains(&shown.open) || !images.contains(&shown.safe) {
        return;
    }
    playing.since.get_or_insert(time.elapsed());
    let age = playing.age(&time);
    visibility.set_if_neq(Visibility::Inherited);
    let fade = |from: f32| {
        let secs = if look.is_calm { f32::EPSILON } else { FADE_SECS };
        ((age - from) / secs).clamp(0.0, 1.0)
    };
    for (part, mut image, mut transform, mut node) in &mut parts {
        let (picture, alpha) = match part {
            Part::Unsafe => (&shown.open, 1.0),
            Part::Safe => (&shown.safe, fade(SAFE_AT)),
            Part::Ring => (&shown.ring, fade(TAP_AT)),
            Part::Caption => continue,
        };
        if image.image != *picture {
            image.image = picture.clone();
        }
        let color = Color::WHITE.with_alpha(alpha);
        if image.color != color {
            image.color = color;
            go_on(&mut alarm, &time, &look);
        }
        if part == &Part::Ring {
            place_ring(&mut node, shown.hazard, card.picture);
            transform.scale = Vec2::splat(1.0 + RING_OPENS * (1.0 - ease_out(fade(TAP_AT))));
        }
    }
    let words = if age < SAFE_AT {
        tongue.say("attract-moment")
    } else {
        shown.caption
    };
    for (_, mut text) in captions.iter_mut().filter(|(part, _)| **part == Part::Caption) {
        if text.0 != words {
            text.0.clone_from(&words);
            awake.stir();
        }
    }
    let next = [TAP_AT, SAFE_AT].into_iter().find(|&at| at > age);
    alarm.wake_at(time.elapsed() + Duration::from_secs_f32(next.unwrap_or(MOMENT_SECS) - age));
}

/// The ring's picture, how much larger than the hazard it is, and how much wider it comes in.
const RING_PX: u32 = 256;
const RING_ROOM: f32 = 1.25;
const RING_OPENS: f32 = 0.6;

/// The ring's diameter lies between these shares of the picture's height.
const RING_LEAST: f32 = 0.3;
const RING_MOST: f32 = 0.8;

fn place_ring(node: &mut Mut<Node>, hazard: Rect, picture: Vec2) {
    let center = hazard.center() * picture;
    let across = (hazard.size() * picture).max_element() * RING_ROOM;
    let across = across.clamp(picture.y * RING_LEAST, picture.y * RING_MOST);
    let wanted = (px(center.x - across / 2.0), px(center.y - across / 2.0), px(across));
    if (node.left, node.top, node.width) != wanted {
        (node.left, node.top, node.width) = wanted;
        node.height = wanted.2;
    }
}

fn caption(build: &Build, level: &LevelId, item: &ItemId) -> String {
    let hazard = build
        .show
        .spotting(level)
        .and_then(|spotting| spotting.hazards.iter().find(|hazard| &hazard.id == item));
    hazard.map_or_else(String::new, |hazard| {
        let title = Arg::from(build.tongue.read(&hazard.title));
        build.tongue.tell("hunt-found-title", &[("title", title)])
    })
}

/// The invitation in two languages, with the hand that shows what to do.
pub(super) struct Invitation {
    hand: Handle<Image>,
    hand_size: Vec2,
}

/// The hand's files show this much; its fingertip lies here in them.
const HAND_VIEW: Vec2 = Vec2::new(400.0, 480.0);
const FINGERTIP: Vec2 = Vec2::new(116.0, 98.0);

/// The hand taps this often.
const BECKON_SECS: f32 = 9.6;
const BECKON_FOR: f32 = 0.7;

#[derive(Component)]
struct Hand {
    lift: f32,
}

impl Invitation {
    pub(super) fn new(build: &mut Build) -> Self {
        let height = build.look.text.display * 2.6;
        let hand_size = HAND_VIEW * (height / HAND_VIEW.y);
        Self {
            hand: build.drawing("identity", "hand-tap-2", hand_size.x, hand_size.y),
            hand_size,
        }
    }

    pub(super) fn spawn(&self, root: &mut ChildSpawnerCommands, words: &Words) {
        let look = words.look;
        root.spawn((
            Node {
                position_type: PositionType::Absolute,
                bottom: px(look.space.xl),
                width: percent(100),
                justify_content: JustifyContent::Center,
                ..default()
            },
            Pickable::IGNORE,
        ))
        .with_children(|row| {
            row.spawn((
                Node {
                    flex_direction: FlexDirection::Column,
                    align_items: AlignItems::Center,
                    padding: UiRect::axes(px(look.space.xl * 1.4), px(look.space.m)),
                    border: UiRect::all(px(look.border * 2.0)),
                    border_radius: BorderRadius::MAX,
                    ..default()
                },
                BackgroundColor(look.color.ink),
                BorderColor::all(look.color.surface),
                widget::card_shadow(look),
                Pickable::IGNORE,
            ))
            .with_children(|pill| {
                // Both languages at once: a stranger has not chosen one yet.
                let start = words.tongue.say("attract-start");
                pill.spawn(widget::bold(look, start, look.text.title, look.color.surface));
                let other = words.tongue.say("attract-start-other");
                pill.spawn(widget::text(other, look.text.body, look.color.yellow));
                self.spawn_hand(pill, look);
            });
        });
    }

    /// The fingertip lies on the pill's right end.
    fn spawn_hand(&self, pill: &mut ChildSpawnerCommands, look: &Look) {
        let tip = FINGERTIP * (self.hand_size / HAND_VIEW);
        pill.spawn((
            Hand { lift: look.space.m },
            ImageNode {
                image: self.hand.clone(),
                image_mode: NodeImageMode::Stretch,
                ..default()
            },
            Node {
                position_type: PositionType::Absolute,
                right: px(tip.x - self.hand_size.x + look.space.l),
                top: px(look.text.title * 0.9 - tip.y + look.space.m),
                width: px(self.hand_size.x),
                height: px(self.hand_size.y),
                ..default()
            },
            UiTransform::default(),
            Pickable::IGNORE,
        ));
    }
}

/// The hand lifts and taps.
fn beckon(
    time: Res<Clock>,
    look: Res<Look>,
    mut hands: Query<(&Hand, &mut UiTransform)>,
    mut alarm: ResMut<Alarm>,
    awake: Res<Awake>,
) {
    if look.is_calm || !awake.is_shown() {
        return;
    }
    let now = time.elapsed();
    let age = now.as_secs_f32() % BECKON_SECS;
    let along = (age / BECKON_FOR).min(1.0);
    // Up and down once; sin is for the eye only.
    let lift = (along * std::f32::consts::PI).sin();
    for (hand, mut transform) in &mut hands {
        let wanted = Val2::px(hand.lift * lift, hand.lift * lift);
        if transform.translation != wanted {
            transform.translation = wanted;
            go_on(&mut alarm, &time, &look);
        }
    }
    alarm.wake_at(now + Duration::from_secs_f32(BECKON_SECS - age));
}
