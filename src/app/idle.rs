//! Nobody there: "still there?", then back to the attract loop. Any touch keeps everything as it was.

use super::{
    AppSystems, Screen,
    clock::Clock,
    command::{Command, Commanded},
    language::Tongue,
    power::{Alarm, Awake},
    show::Show,
    staff::StaffDoor,
    theme::Look,
    visit::{ActionTaken, ActiveVisit},
    widget,
};
use crate::{content::Arg, rules::Action};
use bevy::{
    a11y::ActionRequest,
    input::{keyboard::KeyboardInput, mouse::MouseButtonInput},
    prelude::*,
};
use std::time::Duration;

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Idle>()
        .add_systems(Update, (notice_presence, watch).chain().in_set(AppSystems::Take))
        .add_systems(OnEnter(Screen::Attract), |mut idle: ResMut<Idle>| {
            idle.is_asking = false;
        });
}

/// When somebody was last there.
#[derive(Resource, Default)]
pub(crate) struct Idle {
    last: Duration,
    is_asking: bool,
    shown_secs: u64,
}

impl Idle {
    /// Whether "still there?" is shown.
    pub(crate) fn is_asking(&self) -> bool {
        self.is_asking
    }
}

#[derive(Component)]
struct Question;

#[derive(Component)]
struct Countdown;

fn notice_presence(
    mut touches: MessageReader<TouchInput>,
    mut buttons: MessageReader<MouseButtonInput>,
    mut keys: MessageReader<KeyboardInput>,
    mut requests: MessageReader<ActionRequest>,
    time: Res<Clock>,
    mut idle: ResMut<Idle>,
    question: Query<Entity, With<Question>>,
    mut commands: Commands,
    mut actions: MessageWriter<ActionTaken>,
    mut awake: ResMut<Awake>,
) {
    let is_there = touches.read().count() + buttons.read().count() + keys.read().count() + requests.read().count() > 0;
    if !is_there {
        return;
    }
    idle.last = time.elapsed();
    if idle.is_asking {
        idle.is_asking = false;
        actions.write(ActionTaken(Action::Resume));
        for question in &question {
            commands.entity(question).despawn();
        }
        awake.stir();
    }
}

fn watch(
    screen: Res<State<Screen>>,
    active: Option<Res<ActiveVisit>>,
    show: Option<Res<Show>>,
    look: Res<Look>,
    tongue: Res<Tongue>,
    time: Res<Clock>,
    question: Query<Entity, With<Question>>,
    mut countdown: Query<&mut Text, With<Countdown>>,
    door: Res<StaffDoor>,
    mut idle: ResMut<Idle>,
    mut alarm: ResMut<Alarm>,
    mut actions: MessageWriter<ActionTaken>,
    mut next: ResMut<NextState<Screen>>,
    mut commands: Commands,
    mut awake: ResMut<Awake>,
) {
    // Nobody is asked for while staff is there.
    let is_resting = door.is_open() || matches!(screen.get(), Screen::Starting | Screen::Attract | Screen::Fault);
    let Some(show) = show.filter(|_| !is_resting) else {
        idle.last = time.elapsed();
        return;
    };
    let limits = show.exhibit().idle;
    let (ask, reset) = (
        Duration::from_secs_f64(limits.ask_after_secs),
        Duration::from_secs_f64(limits.reset_after_secs),
    );
    let quiet = time.elapsed().saturating_sub(idle.last);
    if quiet < ask {
        alarm.wake_at(idle.last + ask);
        return;
    }
    if quiet >= reset {
        for question in &question {
            commands.entity(question).despawn();
        }
        idle.is_asking = false;
        idle.last = time.elapsed();
        let is_playing = active.is_some_and(|active| active.ending.is_none());
        if is_playing {
            actions.write(ActionTaken(Action::Abandon));
        } else {
            next.set(Screen::Attract);
        }
        awake.stir();
        return;
    }
    let left = reset.saturating_sub(quiet).as_secs() + 1;
    if !idle.is_asking {
        idle.is_asking = true;
        idle.shown_secs = left;
        actions.write(ActionTaken(Action::Pause));
        spawn_question(&mut commands, &look, &tongue, left);
        awake.stir();
    } else if idle.shown_secs != left {
        idle.shown_secs = left;
        for mut text in &mut countdown {
            text.0 = tongue.tell("idle-countdown", &[("secs", Arg::from(left as f64))]);
        }
        awake.stir();
    }
    // The next whole second of the countdown.
    alarm.wake_at((idle.last + reset).saturating_sub(Duration::from_secs(left - 1)));
}

fn spawn_question(commands: &mut Commands, look: &Look, tongue: &Tongue, left: u64) {
    commands
        .spawn((
            Name::new("Still there?"),
            Question,
            Node {
                position_type: PositionType::Absolute,
                width: percent(100),
                height: percent(100),
                justify_content: JustifyContent::Center,
                align_items: if look.is_reach {
                    AlignItems::FlexEnd
                } else {
                    AlignItems::Center
                },
                padding: UiRect::all(px(look.space.xl)),
                ..default()
            },
            BackgroundColor(look.color.scrim),
            GlobalZIndex(10),
        ))
        .with_children(|scrim| {
            scrim
                .spawn((
                    Node {
                        flex_direction: FlexDirection::Column,
                        align_items: AlignItems::Center,
                        row_gap: px(look.space.l),
                        padding: UiRect::axes(px(look.space.xl), px(look.space.l)),
                        border_radius: BorderRadius::all(px(look.radius)),
                        max_width: percent(90),
                        ..default()
                    },
                    BackgroundColor(look.color.surface),
                    widget::card_shadow(look),
                ))
                .with_children(|card| {
                    card.spawn(widget::bold(
                        look,
                        tongue.say("idle-question"),
                        look.text.title,
                        look.color.ink,
                    ));
                    let countdown = tongue.tell("idle-countdown", &[("secs", Arg::from(left as f64))]);
                    card.spawn((widget::text(countdown, look.text.lead, look.color.ink_soft), Countdown));
                    let label = tongue.say("idle-still-here");
                    widget::button(
                        card,
                        look,
                        &label,
                        None,
                        Command::StillHere,
                        widget::ButtonKind::Primary,
                    );
                });
        });
}

/// Leaving a result or the choice of programs without a visit.
pub(super) fn go_home(
    mut commanded: MessageReader<Commanded>,
    active: Option<Res<ActiveVisit>>,
    mut next: ResMut<NextState<Screen>>,
) {
    let is_home = commanded.read().any(|Commanded(command)| command == &Command::Home);
    let is_playing = active.is_some_and(|active| active.ending.is_none());
    if is_home && !is_playing {
        next.set(Screen::Attract);
    }
}
