//! After a task: whether it was right, what was not and why, and what to remember.

use super::parts::{Parts, button_room};
use crate::{
    app::{
        access::Spoken,
        command::Command,
        layout,
        motion::Slide,
        theme::Look,
        widget::{self, Build, ButtonKind, Words},
    },
    content::{Arg, Level, LevelKind, Rhythm},
    rules::{Action, PiecesView, RhythmView},
};
use bevy::prelude::*;

/// What is said.
pub(super) struct Debrief {
    is_right: bool,
    icon: Handle<Image>,
    title: String,
    /// What is told one by one: what it is about, and why.
    told: Vec<(String, String)>,
    explanation: String,
}

impl Debrief {
    /// What there is to say on how each cycle was pressed.
    pub(super) fn of_rhythm(build: &mut Build, rhythm: &Rhythm, view: &RhythmView) -> Self {
        let side = build.look.icon;
        let tongue = &build.tongue;
        let cycles = view.cycles.iter().enumerate().map(|(nth, cycle)| {
            let numbers = [
                ("n", Arg::from(nth + 1)),
                ("tempo", Arg::from(cycle.tempo.unwrap_or_default().round())),
                ("percent", Arg::from((cycle.in_window * 100.0).round())),
                ("pressed", Arg::from(cycle.n)),
            ];
            (
                tongue.tell("rhythm-cycle", &numbers),
                tongue.tell("rhythm-cycle-share", &numbers),
            )
        });
        let told = cycles.collect();
        let is_right = view.cycles.iter().all(|cycle| cycle.is_right);
        let title = tongue.say(if is_right { "rhythm-steady" } else { "rhythm-unsteady" });
        let explanation = tongue.read(&rhythm.explanation).to_owned();
        Self {
            is_right,
            icon: build.drawing("icons", if is_right { "check-filled" } else { "info" }, side, side),
            title,
            told,
            explanation,
        }
    }

    /// `None` while the task is worked on.
    pub(super) fn new(build: &mut Build, level: &Level, view: &PiecesView) -> Option<Self> {
        let right = view.right.as_ref()?;
        let n_wrong = right.iter().filter(|is_right| !**is_right).count();
        let is_right = n_wrong == 0;
        let side = build.look.icon;
        let tongue = &build.tongue;
        let wrong = |piece: usize| right.get(piece) == Some(&false);
        let (told, explanation) = match &level.kind {
            LevelKind::Ordering(ordering) => {
                let first = view.misplaced.and_then(|misplaced| {
                    let step = ordering.steps.get(misplaced.belongs)?;
                    let title = tongue.tell(
                        "task-belongs",
                        &[
                            ("n", Arg::from(misplaced.place + 1)),
                            ("step", Arg::from(tongue.read(&step.text))),
                        ],
                    );
                    Some((title, tongue.read(&step.why).to_owned()))
                });
                (first.into_iter().collect(), &ordering.explanation)
            }
            LevelKind::Matching(matching) => {
                let pairs = matching.pairs.iter().enumerate().filter(|(piece, _)| wrong(*piece));
                let lines = pairs
                    .map(|(_, pair)| {
                        let title = tongue.read(&pair.left.text).to_owned();
                        (title, format!("→ {}", tongue.read(&pair.right.text)))
                    })
                    .collect();
                (lines, &matching.explanation)
            }
            LevelKind::Dressing(dressing) => {
                let gear = dressing.gear.iter().enumerate().filter(|(piece, _)| wrong(*piece));
                let lines = gear
                    .map(|(_, gear)| {
                        let key = if gear.is_needed {
                            "task-missing"
                        } else {
                            "task-needless"
                        };
                        let name = Arg::from(tongue.read(&gear.name));
                        (tongue.tell(key, &[("name", name)]), tongue.read(&gear.why).to_owned())
                    })
                    .collect();
                (lines, &dressing.explanation)
            }
            _ => return None,
        };
        let title = if is_right {
            tongue.say("task-right")
        } else {
            tongue.tell("task-wrong", &[("n", Arg::from(n_wrong))])
        };
        let explanation = tongue.read(explanation).to_owned();
        Some(Self {
            is_right,
            icon: build.drawing("icons", if is_right { "check-filled" } else { "info" }, side, side),
            title,
            told,
            explanation,
        })
    }
}

/// How many of the wrong ones can be told in letters of `size`; how many there are the title says.
fn n_that_fit(look: &Look, debrief: &Debrief, size: f32, room: Vec2) -> usize {
    let line = size * widget::LINE;
    let lines = |words: &str| layout::n_lines(words, size, room.x).max(1) as f32 * line;
    let around = lines(&debrief.explanation) + look.text.title * widget::LINE + 2.0 * look.space.s;
    let mut left = room.y - around;
    let fits = |(title, why): &&(String, String)| {
        left -= lines(title) + lines(why) + 2.0 * look.space.s;
        left >= 0.0
    };
    debrief.told.iter().take_while(fits).count()
}

/// The largest letters in which all of it fits.
fn letters(look: &Look, debrief: &Debrief, room: Vec2) -> f32 {
    let fits = |size: &f32| n_that_fit(look, debrief, *size, room) == debrief.told.len();
    let sizes = [look.text.lead, look.text.body];
    sizes.into_iter().find(|size| fits(size)).unwrap_or(look.text.small)
}

/// The sheet, with the way on below it.
pub(super) fn spawn(aside: &mut ChildSpawnerCommands, words: &Words, debrief: &Debrief, parts: Parts) {
    let look = words.look;
    let ground = if debrief.is_right {
        look.color.leaf_pale
    } else {
        look.color.yellow_pale
    };
    let padding = look.space.m;
    let height = parts.aside.y - button_room(look);
    let room = Vec2::new(parts.aside.x - 2.0 * padding, height - 2.0 * padding);
    aside
        .spawn((
            Name::new("Debrief"),
            Spoken,
            Node {
                flex_direction: FlexDirection::Column,
                row_gap: px(look.space.s),
                width: px(parts.aside.x),
                height: px(height),
                padding: UiRect::all(px(padding)),
                border_radius: BorderRadius::all(px(look.radius)),
                overflow: Overflow::clip(),
                flex_shrink: 0.0,
                ..default()
            },
            BackgroundColor(ground),
            Slide::from(Vec2::new(look.space.l, 0.0), look.time.slide_secs),
            Pickable::IGNORE,
        ))
        .with_children(|sheet| {
            let title = (look.text.title, look.color.ink);
            layout::icon_line(
                sheet,
                look,
                (&debrief.icon, look.icon),
                debrief.title.clone(),
                title,
                room.x,
            );
            let size = letters(look, debrief, room);
            let n = n_that_fit(look, debrief, size, room);
            for (title, why) in debrief.told.iter().take(n) {
                layout::told_wide(sheet, widget::bold(look, title, size, look.color.ink), room.x);
                layout::told_wide(sheet, widget::text(why, size, look.color.ink), room.x);
            }
            layout::told_wide(
                sheet,
                widget::text(&debrief.explanation, size, look.color.ink_soft),
                room.x,
            );
        });
    let label = words.tongue.say("quiz-next");
    let command = Command::Act(Action::Continue);
    widget::button(aside, look, &label, None, command, ButtonKind::Primary);
}
