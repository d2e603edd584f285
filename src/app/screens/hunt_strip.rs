//! The strip below the scene: what was just learned, in the visitor's language of the moment.

use crate::{
    app::{
        AppSystems, Screen,
        clock::Clock,
        motion::Slide,
        power::{Alarm, Awake},
        scene_view::scene_area,
        show::{Show, hunt_invitation},
        visit::{ActionTaken, ActiveVisit, EffectShown},
        widget::{self, Build, Words},
    },
    content::{Arg, ItemId, LevelId},
    rules::{Alarm as FalseTouch, Direction, Effect, HuntEnd, Phase},
};
use bevy::prelude::*;
use std::time::Duration;

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Feedback>().add_systems(
        Update,
        (take_feedback, nudge, fill_strip)
            .chain()
            .in_set(AppSystems::Present)
            .run_if(resource_exists::<ActiveVisit>),
    );
}

/// What the strip speaks of.
#[derive(Resource, Debug, Clone, Default, PartialEq)]
pub(super) enum Feedback {
    /// Nothing yet: what to do.
    #[default]
    Invitation,
    Found(ItemId),
    AlreadyFound,
    NearMiss(Direction),
    FalseAlarm(FalseTouch),
    Hinted,
    /// Nothing was touched for a while.
    Nudge,
    HintNotYet(u64),
    Ended(HuntEnd),
    Missed(ItemId),
}

/// The node that is filled.
#[derive(Component)]
pub(super) struct HuntStrip;

fn take_feedback(
    mut effects: MessageReader<EffectShown>,
    active: Res<ActiveVisit>,
    time: Res<Clock>,
    mut feedback: ResMut<Feedback>,
) {
    for EffectShown(effect) in effects.read() {
        let said = match effect {
            Effect::RoundStarted { .. } => Feedback::Invitation,
            Effect::Found { item, .. } => Feedback::Found(item.clone()),
            Effect::AlreadyFound { .. } => Feedback::AlreadyFound,
            Effect::NearMiss { toward } => Feedback::NearMiss(*toward),
            Effect::FalseAlarm { on, .. } => Feedback::FalseAlarm(on.clone()),
            Effect::Hinted { .. } => Feedback::Hinted,
            Effect::HintNotYet { from } => Feedback::HintNotYet(from.saturating_sub(active.clock(&time)).as_secs() + 1),
            Effect::HuntEnded { why, .. } => Feedback::Ended(*why),
            Effect::MissedShown { item } => Feedback::Missed(item.clone()),
            _ => continue,
        };
        *feedback = said;
    }
}

/// A hunt in which nothing happens for a while is offered a hint.
fn nudge(
    mut effects: MessageReader<EffectShown>,
    mut actions: MessageReader<ActionTaken>,
    active: Res<ActiveVisit>,
    look: Res<crate::app::theme::Look>,
    time: Res<Clock>,
    mut since: Local<Duration>,
    mut feedback: ResMut<Feedback>,
    mut alarm: ResMut<Alarm>,
) {
    let has_happened = effects.read().count() + actions.read().count() > 0;
    if has_happened || active.visit.phase() != &Phase::Hunting || active.visit.is_paused() {
        *since = time.elapsed();
        return;
    }
    if matches!(*feedback, Feedback::Nudge | Feedback::Hinted) {
        return;
    }
    let due = *since + Duration::from_secs_f32(look.time.nudge_secs);
    if time.elapsed() >= due {
        *feedback = Feedback::Nudge;
    } else {
        alarm.wake_at(due);
    }
}

/// How the strip looks: an icon, its ground, and the words.
struct Card {
    icon: &'static str,
    ground: Color,
    title: String,
    lines: Vec<(Option<String>, String)>,
}

fn fill_strip(
    feedback: Res<Feedback>,
    screen: Res<State<Screen>>,
    active: Res<ActiveVisit>,
    strips: Query<Entity, With<HuntStrip>>,
    added: Query<(), Added<HuntStrip>>,
    mut build: Build,
    mut awake: ResMut<Awake>,
) {
    if screen.get() != &Screen::Hunt || (!feedback.is_changed() && added.is_empty()) {
        return;
    }
    let level = active.visit.round().level;
    let card = card(&build, &feedback, &level);
    let side = build.look.icon * 1.6;
    let icon = build.drawing("icons", card.icon, side, side);
    let (commands, words) = build.hand_out();
    for strip in &strips {
        commands
            .entity(strip)
            .despawn_related::<Children>()
            .insert(BackgroundColor(card.ground))
            .with_children(|inside| spawn_card(inside, &words, &card, icon.clone(), side));
    }
    awake.stir();
}

fn spawn_card(strip: &mut ChildSpawnerCommands, words: &Words, card: &Card, icon: Handle<Image>, side: f32) {
    let look = words.look;
    // Upright there is room for larger words, and above the scene of who cannot reach far.
    let is_roomy = look.is_portrait() || look.is_reach;
    let (title_size, line_size) = if is_roomy {
        (look.text.title, look.text.lead)
    } else {
        (look.text.lead, look.text.body)
    };
    let across = if is_roomy {
        look.screen.width_px as f32
    } else {
        scene_area(look).0.width()
    };
    let room = across - 2.0 * look.space.l - look.space.m - side;
    strip
        .spawn((
            Node {
                width: percent(100),
                height: percent(100),
                padding: UiRect::axes(px(look.space.l), px(look.space.s)),
                column_gap: px(look.space.m),
                align_items: AlignItems::Center,
                ..default()
            },
            Slide::from(Vec2::new(-look.space.l, 0.0), look.time.slide_secs),
            Pickable::IGNORE,
        ))
        .with_children(|row| {
            row.spawn(widget::picture(icon, side, side));
            row.spawn((
                Node {
                    flex_direction: FlexDirection::Column,
                    row_gap: px(look.space.xs),
                    // Told outright: the engine takes wrapped text for taller than it is.
                    width: px(room),
                    flex_shrink: 0.0,
                    ..default()
                },
                Pickable::IGNORE,
            ))
            .with_children(|lines| {
                lines.spawn(widget::bold(look, card.title.clone(), title_size, look.color.ink));
                for (label, line) in &card.lines {
                    let words = label
                        .as_ref()
                        .map_or_else(|| line.clone(), |label| format!("{label}{line}"));
                    lines.spawn(widget::text(words, line_size, look.color.ink));
                }
            });
        });
}

fn card(build: &Build, feedback: &Feedback, level: &LevelId) -> Card {
    let color = &build.look.color;
    let say = |key: &str| build.tongue.say(key);
    let spotting = build.show.spotting(level);
    let plain = |icon, ground, title| Card {
        icon,
        ground,
        title,
        lines: Vec::new(),
    };
    match feedback {
        Feedback::Invitation => {
            let pan = if build.look.is_portrait() {
                vec![(None, say("hunt-pan"))]
            } else {
                Vec::new()
            };
            Card {
                icon: "hand-tap",
                ground: color.cream,
                title: spotting.map_or_else(String::new, |spotting| hunt_invitation(&build.tongue, spotting)),
                lines: pan,
            }
        }
        Feedback::Found(item) => explained(build, level, item, "check-filled", color.leaf_pale, "hunt-found-title"),
        Feedback::Missed(item) => explained(build, level, item, "eye", color.yellow_pale, "hunt-missed-title"),
        Feedback::AlreadyFound => plain("check", color.leaf_pale, say("hunt-already")),
        Feedback::NearMiss(toward) => {
            let toward = say(direction_key(*toward));
            plain(
                "zoom",
                color.yellow_pale,
                build.tongue.tell("hunt-near", &[("toward", Arg::from(toward))]),
            )
        }
        Feedback::FalseAlarm(alarm) => Card {
            icon: "info",
            ground: color.teal_pale,
            title: say(if alarm == &FalseTouch::Background {
                "hunt-background"
            } else {
                "hunt-safe"
            }),
            lines: why_safe(&build.show, build, level, alarm)
                .map(|why| (None, why))
                .into_iter()
                .collect(),
        },
        Feedback::Nudge => plain("hint-bulb", color.yellow_pale, say("hunt-nudge")),
        Feedback::Hinted => plain("hint-bulb-filled", color.yellow_pale, say("hunt-hinted")),
        Feedback::HintNotYet(secs) => {
            let words = build
                .tongue
                .tell("hunt-hint-not-yet", &[("secs", Arg::from(*secs as f64))]);
            plain("hint-bulb", color.cream, words)
        }
        Feedback::Ended(HuntEnd::TimeUp) => plain("clock", color.cream, say("hunt-time-up")),
        Feedback::Ended(HuntEnd::Done) => plain("check", color.cream, say("hunt-ended")),
    }
}

/// What it is, why it is dangerous, what is right.
fn explained(
    build: &Build,
    level: &LevelId,
    item: &ItemId,
    icon: &'static str,
    ground: Color,
    title_key: &str,
) -> Card {
    let hazard = build
        .show
        .spotting(level)
        .and_then(|spotting| spotting.hazards.iter().find(|hazard| &hazard.id == item));
    let Some(hazard) = hazard else {
        return Card {
            icon,
            ground,
            title: String::new(),
            lines: Vec::new(),
        };
    };
    let tongue = &build.tongue;
    let title = tongue.tell(title_key, &[("title", Arg::from(tongue.read(&hazard.title)))]);
    let lines = vec![
        (None, tongue.read(&hazard.why).to_owned()),
        (Some(tongue.say("hunt-right")), tongue.read(&hazard.right).to_owned()),
    ];
    Card {
        icon,
        ground,
        title,
        lines,
    }
}

fn why_safe(show: &Show, build: &Build, level: &LevelId, alarm: &FalseTouch) -> Option<String> {
    let spotting = show.spotting(level)?;
    let text = match alarm {
        FalseTouch::SafeTwin(item) => &spotting.hazards.iter().find(|hazard| &hazard.id == item)?.right,
        FalseTouch::Lure(item) => &spotting.lures.iter().find(|lure| &lure.id == item)?.why_safe,
        FalseTouch::Background => return Some(build.tongue.say("hunt-background-why")),
    };
    Some(build.tongue.read(text).to_owned())
}

fn direction_key(direction: Direction) -> &'static str {
    match direction {
        Direction::Up => "direction-up",
        Direction::UpRight => "direction-up-right",
        Direction::Right => "direction-right",
        Direction::DownRight => "direction-down-right",
        Direction::Down => "direction-down",
        Direction::DownLeft => "direction-down-left",
        Direction::Left => "direction-left",
        Direction::UpLeft => "direction-up-left",
    }
}
