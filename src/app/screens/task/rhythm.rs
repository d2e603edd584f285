//! Chest compressions: a chest to press, the tempo as it is, the count, and what the AED says.
//!
//! The screen is built once for each stretch of compressions, breaths or prompt; within one only words, needle and count
//! change, for the finger rests on what is pressed.

use super::{
    super::{
        ground::Ground,
        header::{HeaderIcons, Progress, header},
    },
    debrief::{self, Debrief},
    parts::{Parts, button_room},
    pulse::{self, Beat},
};
use crate::{
    app::{
        AppSystems, Screen,
        access::Spoken,
        clock::Clock,
        comfort::Switch,
        command::Command,
        compress::Pad,
        language::Tongue,
        layout,
        power::{Alarm, Awake},
        show::Show,
        theme::Look,
        visit::{ActiveVisit, EffectShown},
        widget::{self, Build, ButtonKind, Skin, Words},
    },
    content::{Arg, Level, LevelKind, Rhythm},
    rules::{Action, Effect, NotCounted, Pace, RhythmPhase, RhythmView, TaskView},
};
use bevy::prelude::*;
use std::time::Duration;

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Note>().add_plugins(pulse::plugin).add_systems(
        Update,
        (take_note, follow)
            .chain()
            .in_set(AppSystems::Present)
            .run_if(in_state(Screen::Task).and_then(resource_exists::<ActiveVisit>)),
    );
}

/// Why the last press did not count, until one does.
#[derive(Resource, Debug, Default, PartialEq)]
struct Note(Option<NotCounted>);

/// Words that change while one presses.
#[derive(Component, Debug, Clone, Copy, PartialEq, Eq)]
enum Saying {
    Message,
    Tempo,
    Count,
}

/// What the message stands on.
#[derive(Component)]
struct MessageGround;

/// Points at the tempo.
#[derive(Component)]
struct Needle;

/// How many of a cycle's compressions are done.
#[derive(Component)]
struct CountBar;

/// The chest, pressed down or not.
#[derive(Component)]
struct Chest {
    is_down: bool,
}

/// A plate's width as a share of its height.
const PLATE: f32 = 640.0 / 480.0;

/// The gauge shows so many compressions a minute more than is right on either side.
const BESIDE: f64 = 30.0;

pub(super) fn spawn(build: &mut Build, ground: &Ground, level: &Level, pack: &str, rhythm: &Rhythm, view: &RhythmView) {
    let icons = HeaderIcons::new(build);
    let title = build.tongue.read(&level.title).to_owned();
    let look = &build.look;
    let parts = Parts::new(look, None, BOARD_SHARE);
    let height = parts.board.y.min(parts.board.x / PLATE).floor();
    let plate = Vec2::new((height * PLATE).floor(), height);
    let is_over = view.phase == RhythmPhase::Over;
    let pictures = pictures(build, pack, rhythm, view, plate);
    let debrief = is_over.then(|| Debrief::of_rhythm(build, rhythm, view));
    let pulse = pulse::Pulse::new(build);
    let next = build.icon("next", ButtonKind::Primary);
    let progress = (view.n_cycles > 1).then_some(Progress {
        done: view.cycle,
        all: view.n_cycles,
    });
    let (commands, words) = build.hand_out();
    let look = words.look;
    ground.spawn_screen(commands, look, ("Task screen", Screen::Task), |page| {
        header(page, &words, &icons, &title, progress);
        page.spawn(Parts::middle(look)).with_children(|middle| {
            middle.spawn(parts.row(look)).with_children(|row| {
                row.spawn(frame(parts)).with_children(|frame| {
                    spawn_pad(frame, &words, &pictures, plate, view, &pulse);
                });
                row.spawn(parts.aside(look)).with_children(|aside| match &debrief {
                    Some(debrief) => debrief::spawn(aside, &words, debrief, parts),
                    None => spawn_panel(aside, &words, rhythm, view, parts, next),
                });
            });
        });
    });
}

/// How much of the width the chest takes.
const BOARD_SHARE: f32 = 0.58;

/// The chest pressed and let go, or what is shown in a break: each with whether it shows it pressed down.
fn pictures(
    build: &mut Build,
    pack: &str,
    rhythm: &Rhythm,
    view: &RhythmView,
    plate: Vec2,
) -> Vec<(Handle<Image>, Option<bool>)> {
    let size = widget::size(plate.x, plate.y);
    if let RhythmPhase::Prompt { prompt, .. } = view.phase
        && let Some(picture) = rhythm.aed.get(prompt).and_then(|prompt| prompt.picture.as_ref())
    {
        return vec![(build.pictures.content(&build.images, pack, picture, size), None)];
    }
    let mut plate = |stem: &str| build.pictures.drawing(&build.images, "kit/firstaid", stem, size);
    if matches!(view.phase, RhythmPhase::Breathing { .. }) {
        return vec![(plate("cpr-06-breaths"), None)];
    }
    vec![
        (plate("compress-side-up"), Some(false)),
        (plate("compress-side-down"), Some(true)),
    ]
}

/// Holds the chest in the middle of its part.
fn frame(parts: Parts) -> impl Bundle {
    let node = Node {
        width: px(parts.board.x),
        height: px(parts.board.y),
        justify_content: JustifyContent::Center,
        align_items: AlignItems::Center,
        flex_shrink: 0.0,
        ..default()
    };
    (node, Pickable::IGNORE)
}

fn spawn_pad(
    frame: &mut ChildSpawnerCommands,
    words: &Words,
    pictures: &[(Handle<Image>, Option<bool>)],
    plate: Vec2,
    view: &RhythmView,
    pulse: &pulse::Pulse,
) {
    let look = words.look;
    let skin = Skin {
        rest: look.color.surface,
        pressed: look.color.surface,
    };
    let is_work = matches!(view.phase, RhythmPhase::Ready | RhythmPhase::Compressing);
    let mut pad = if view.phase == RhythmPhase::Over {
        frame.spawn((Name::new("press"), BackgroundColor(skin.rest), Pickable::IGNORE))
    } else {
        let label = words.tongue.say("rhythm-pad");
        let mut pad = frame.spawn(widget::control(look, label, Command::Press, skin));
        pad.insert(Pad);
        pad
    };
    let edge = if is_work { look.color.teal_dark } else { look.color.line };
    let node = Node {
        width: px(plate.x),
        height: px(plate.y),
        padding: UiRect::ZERO,
        border: UiRect::all(px(look.border * 2.0)),
        overflow: Overflow::clip(),
        flex_shrink: 0.0,
        ..widget::control_node(look)
    };
    pad.insert((node, BorderColor::all(edge))).with_children(|inside| {
        for (picture, is_down) in pictures {
            let mut shown = inside.spawn(widget::overlaid(picture.clone(), plate.x, plate.y));
            if let Some(is_down) = *is_down {
                shown.insert((Chest { is_down }, shown_if(is_down == view.is_down)));
            }
        }
        if is_work {
            pulse.spawn(inside, look);
        }
    });
}

fn shown_if(is_shown: bool) -> Visibility {
    if is_shown {
        Visibility::Inherited
    } else {
        Visibility::Hidden
    }
}

fn spawn_panel(
    aside: &mut ChildSpawnerCommands,
    words: &Words,
    rhythm: &Rhythm,
    view: &RhythmView,
    parts: Parts,
    next: Handle<Image>,
) {
    let (look, tongue) = (words.look, words.tongue);
    spawn_message(aside, look, parts);
    if matches!(view.phase, RhythmPhase::Ready | RhythmPhase::Compressing) {
        aside
            .spawn(layout::column(look.space.m, AlignItems::Stretch))
            .with_children(|column| {
                spawn_numbers(column, words, view);
                spawn_gauge(column, look, rhythm, parts.aside.x);
                spawn_count_bar(column, look);
            });
    }
    let is_waiting = matches!(view.phase, RhythmPhase::Prompt { until: None, .. });
    let (key, icon, action, kind) = if is_waiting {
        ("quiz-next", Some(next), Action::Continue, ButtonKind::Primary)
    } else {
        ("rhythm-done", None, Action::Done, ButtonKind::Plain)
    };
    let label = tongue.say(key);
    widget::button(aside, look, &label, icon, Command::Act(action), kind);
}

/// The tempo and the count: one above the other, or side by side where there is little room.
fn spawn_numbers(column: &mut ChildSpawnerCommands, words: &Words, view: &RhythmView) {
    let (look, tongue) = (words.look, words.tongue);
    let tempo = |parent: &mut ChildSpawnerCommands, letters: f32| {
        parent.spawn(layout::row(look.space.s)).with_children(|row| {
            let words = tempo_words(view);
            let words = widget::bold(look, words, letters, look.color.ink);
            row.spawn((words, TextLayout::no_wrap(), Saying::Tempo));
            let unit = tongue.say("rhythm-unit");
            let unit = widget::text(unit, look.text.body, look.color.ink_soft);
            row.spawn((unit, TextLayout::no_wrap()));
        });
    };
    let count = (
        widget::bold(look, count_words(tongue, view), look.text.lead, look.color.ink),
        TextLayout::no_wrap(),
        Saying::Count,
    );
    if is_tight(look) {
        column
            .spawn(layout::row(look.space.l))
            .entry::<Node>()
            .and_modify(|mut node| node.justify_content = JustifyContent::SpaceBetween)
            .entity()
            .with_children(|row| {
                tempo(row, look.text.title);
                row.spawn(count);
            });
    } else {
        tempo(column, look.text.display);
        column.spawn(count);
    }
}

/// Whether there is little room beside or below the chest.
fn is_tight(look: &Look) -> bool {
    look.is_reach || look.is_compact() || look.comfort.has(Switch::Text)
}

/// What numbers, gauge and bar take.
fn numbers_height(look: &Look) -> f32 {
    let words = if is_tight(look) {
        look.text.title * 1.3
    } else {
        look.text.display * 1.3 + look.space.m + look.text.lead * 1.3
    };
    words + look.space.l + 3.0 * look.space.m
}

/// What to do now, for the eye and for who listens.
fn spawn_message(aside: &mut ChildSpawnerCommands, look: &Look, parts: Parts) {
    let padding = look.space.m;
    let height = parts.aside.y - button_room(look) - numbers_height(look) - 2.0 * look.space.s;
    let height = height.min(look.text.title * MOST_LINES);
    let room = parts.aside.x - 2.0 * padding;
    let letters = if is_tight(look) {
        look.text.lead
    } else {
        look.text.title
    };
    aside
        .spawn((
            MessageGround,
            Spoken,
            Node {
                flex_direction: FlexDirection::Column,
                justify_content: JustifyContent::Center,
                width: px(parts.aside.x),
                height: px(height.floor()),
                padding: UiRect::axes(px(padding), px(look.space.s)),
                border_radius: BorderRadius::all(px(look.radius)),
                flex_shrink: 0.0,
                ..default()
            },
            BackgroundColor(look.color.teal_pale),
            Pickable::IGNORE,
        ))
        .with_children(|ground| {
            let words = widget::bold(look, "", letters, look.color.ink);
            layout::told_wide(ground, (words, Saying::Message), room);
        });
}

/// The message's ground is at most so many of its letters high.
const MOST_LINES: f32 = 6.0;

/// A scale with the right tempo marked, and a needle.
fn spawn_gauge(column: &mut ChildSpawnerCommands, look: &Look, rhythm: &Rhythm, width: f32) {
    let height = look.space.l;
    let (from, to) = (along(rhythm, rhythm.pace.min), along(rhythm, rhythm.pace.max));
    column
        .spawn((
            Node {
                width: px(width),
                height: px(height),
                border_radius: BorderRadius::MAX,
                flex_shrink: 0.0,
                ..default()
            },
            BackgroundColor(look.color.line),
            Pickable::IGNORE,
        ))
        .with_children(|gauge| {
            gauge.spawn((
                Node {
                    position_type: PositionType::Absolute,
                    left: percent(from),
                    width: percent(to - from),
                    height: px(height),
                    ..default()
                },
                BackgroundColor(look.color.leaf),
                Pickable::IGNORE,
            ));
            gauge.spawn((
                Needle,
                Visibility::Hidden,
                Node {
                    position_type: PositionType::Absolute,
                    top: px(-look.space.xs),
                    width: px(look.space.s),
                    height: px(height + 2.0 * look.space.xs),
                    margin: UiRect::left(px(-look.space.s / 2.0)),
                    border_radius: BorderRadius::MAX,
                    ..default()
                },
                BackgroundColor(look.color.ink),
                Pickable::IGNORE,
            ));
        });
}

fn spawn_count_bar(column: &mut ChildSpawnerCommands, look: &Look) {
    column
        .spawn((
            Node {
                height: px(look.space.m),
                border_radius: BorderRadius::MAX,
                flex_shrink: 0.0,
                ..default()
            },
            BackgroundColor(look.color.teal_pale),
            Pickable::IGNORE,
        ))
        .with_child((
            CountBar,
            Node {
                width: percent(0),
                height: percent(100),
                border_radius: BorderRadius::MAX,
                ..default()
            },
            BackgroundColor(look.color.teal_dark),
            Pickable::IGNORE,
        ));
}

/// Where on the gauge a tempo is, in hundredths of its width.
fn along(rhythm: &Rhythm, tempo: f64) -> f32 {
    let (from, to) = (rhythm.pace.min - BESIDE, rhythm.pace.max + BESIDE);
    (((tempo - from) / (to - from)).clamp(0.0, 1.0) * 100.0) as f32
}

fn tempo_words(view: &RhythmView) -> String {
    view.tempo.map_or_else(|| "0".to_owned(), |tempo| format!("{tempo:.0}"))
}

fn count_words(tongue: &Tongue, view: &RhythmView) -> String {
    tongue.tell(
        "rhythm-count",
        &[("n", Arg::from(view.n)), ("of", Arg::from(view.n_of))],
    )
}

fn take_note(mut effects: MessageReader<EffectShown>, mut note: ResMut<Note>) {
    for EffectShown(effect) in effects.read() {
        let now = match effect {
            Effect::PressNotCounted { why } => Some(*why),
            Effect::Pressed { .. } | Effect::RoundStarted { .. } | Effect::CompressionsDue { .. } => None,
            _ => continue,
        };
        note.set_if_neq(Note(now));
    }
}

/// Seconds until `until`, rounded up.
fn secs_left(until: Duration, now: Duration) -> f64 {
    until.saturating_sub(now).as_secs_f64().ceil()
}

/// What to do now, and whether it goes well: `None` for neither well nor badly.
fn message(tongue: &Tongue, rhythm: &Rhythm, view: &RhythmView, note: &Note, now: Duration) -> (String, Option<bool>) {
    match &view.phase {
        RhythmPhase::Prompt { prompt, .. } => {
            let said = rhythm.aed.get(*prompt).map(|prompt| tongue.read(&prompt.prompt));
            if note.0 == Some(NotCounted::HandsOff) {
                return (tongue.say("rhythm-hands-off"), Some(false));
            }
            (said.unwrap_or_default().to_owned(), None)
        }
        RhythmPhase::Breathing { until } => {
            let secs = Arg::from(secs_left(*until, now));
            (tongue.tell("rhythm-breathe", &[("secs", secs)]), None)
        }
        RhythmPhase::Ready => (tongue.say("rhythm-ready"), None),
        RhythmPhase::Over => (String::new(), None),
        RhythmPhase::Compressing if view.is_pausing => (tongue.say("rhythm-pausing"), Some(false)),
        RhythmPhase::Compressing if note.0 == Some(NotCounted::NoRecoil) => (tongue.say("rhythm-recoil"), Some(false)),
        RhythmPhase::Compressing => match view.pace {
            Some(Pace::Slow) => (tongue.say("rhythm-slow"), Some(false)),
            Some(Pace::Fast) => (tongue.say("rhythm-fast"), Some(false)),
            Some(Pace::Right) => (tongue.say("rhythm-right"), Some(true)),
            None => (tongue.say("rhythm-go"), None),
        },
    }
}

/// Everything that changes between two builds of the screen.
#[derive(bevy::ecs::system::SystemParam)]
struct Shown<'w, 's> {
    sayings: Query<'w, 's, (&'static Saying, &'static mut Text)>,
    grounds: Query<'w, 's, &'static mut BackgroundColor, With<MessageGround>>,
    needles: Query<'w, 's, (&'static mut Node, &'static mut Visibility), (With<Needle>, Without<Chest>)>,
    bars: Query<'w, 's, &'static mut Node, (With<CountBar>, Without<Needle>)>,
    chests: Query<'w, 's, (&'static Chest, &'static mut Visibility), Without<Needle>>,
}

fn follow(
    active: Res<ActiveVisit>,
    show: Option<Res<Show>>,
    note: Res<Note>,
    look: Res<Look>,
    tongue: Res<Tongue>,
    time: Res<Clock>,
    mut shown: Shown,
    mut alarm: ResMut<Alarm>,
    mut awake: ResMut<Awake>,
) {
    let Some(TaskView::Rhythm(view)) = active.visit.task() else {
        return;
    };
    let level = show.as_ref().and_then(|show| show.level(&active.visit.round().level));
    let Some(LevelKind::Rhythm(rhythm)) = level.map(|level| &level.kind) else {
        return;
    };
    let now = active.clock(&time);
    let (message, goes_well) = message(&tongue, rhythm, &view, &note, now);
    let mut has_changed = false;
    for (saying, mut text) in &mut shown.sayings {
        let words = match saying {
            Saying::Message => message.clone(),
            Saying::Tempo => tempo_words(&view),
            Saying::Count => count_words(&tongue, &view),
        };
        if text.0 != words {
            text.0 = words;
            has_changed = true;
        }
    }
    let ground = match goes_well {
        Some(true) => look.color.leaf_pale,
        Some(false) => look.color.yellow_pale,
        None => look.color.teal_pale,
    };
    for mut shown in &mut shown.grounds {
        has_changed |= shown.set_if_neq(BackgroundColor(ground));
    }
    for (mut node, mut visibility) in &mut shown.needles {
        has_changed |= visibility.set_if_neq(shown_if(view.tempo.is_some()));
        let left = percent(view.tempo.map_or(0.0, |tempo| along(rhythm, tempo)));
        if node.left != left {
            node.left = left;
            has_changed = true;
        }
    }
    let done = percent(view.n as f32 / view.n_of.max(1) as f32 * 100.0);
    for mut node in &mut shown.bars {
        if node.width != done {
            node.width = done;
            has_changed = true;
        }
    }
    for (chest, mut visibility) in &mut shown.chests {
        has_changed |= visibility.set_if_neq(shown_if(chest.is_down == view.is_down));
    }
    if has_changed {
        awake.stir();
    }
    if let RhythmPhase::Breathing { until } = view.phase {
        let left = until.saturating_sub(now);
        let next = left.as_secs_f64() - (left.as_secs_f64().ceil() - 1.0);
        alarm.wake_at(time.elapsed() + Duration::from_secs_f64(next.max(0.0)));
    }
}

/// The beat to press in, while one presses.
pub(super) fn beat(active: &ActiveVisit, show: &Show) -> Option<Beat> {
    let Some(TaskView::Rhythm(view)) = active.visit.task() else {
        return None;
    };
    let LevelKind::Rhythm(rhythm) = &show.level(&active.visit.round().level)?.kind else {
        return None;
    };
    let is_due = matches!(view.phase, RhythmPhase::Ready | RhythmPhase::Compressing);
    is_due.then(|| Beat::new(rhythm.pace.middle()))
}
