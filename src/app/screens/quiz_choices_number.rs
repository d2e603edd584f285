//! A number to be chosen on a slider, and afterwards the right one.

use super::quiz_choices::{self, ChoicePictures, Shown};
use crate::{
    app::{
        Screen,
        command::Command,
        layout,
        power::Awake,
        theme::Look,
        visit::Draft,
        widget::{self, Skin, Words},
    },
    content::Answer,
    rules::Response,
};
use bevy::{
    prelude::*,
    ui_widgets::{Slider, SliderRange, SliderStep, SliderThumb, SliderValue, TrackClick, ValueChange},
};

pub(super) fn plugin(app: &mut App) {
    app.add_observer(on_slide);
}

/// The number's words on the screen.
#[derive(Component)]
struct NumberLabel {
    unit: String,
}

/// The thumb's place along the track.
#[derive(Component)]
struct Thumb;

/// The number chosen, and a slider with a button at either end.
pub(super) fn spawn_number(parent: &mut ChildSpawnerCommands, words: &Words, shown: &Shown, pictures: &ChoicePictures) {
    let look = words.look;
    let Answer::Number {
        min,
        max,
        step,
        correct,
        tolerance,
        unit,
    } = &shown.question.answer
    else {
        return;
    };
    let unit = words.tongue.read(unit).to_owned();
    let chosen = match shown.response {
        Some(Response::Number(number)) => *number,
        _ => shown.draft.number.unwrap_or(*min),
    };
    if shown.is_explaining {
        if (chosen - *correct).abs() > *tolerance {
            judged(parent, look, &pictures.wrong, amount(chosen, &unit), look.color.red);
        }
        judged(parent, look, &pictures.right, amount(*correct, &unit), look.color.leaf);
        return;
    }
    parent.spawn((
        widget::bold(look, amount(chosen, &unit), look.text.display, look.color.teal_dark),
        NumberLabel { unit: unit.clone() },
    ));
    parent
        .spawn((
            Node {
                column_gap: px(look.space.m),
                align_items: AlignItems::Center,
                ..default()
            },
            Pickable::IGNORE,
        ))
        .with_children(|line| {
            let less = words.tongue.say("quiz-less");
            let more = words.tongue.say("quiz-more");
            step_button(line, look, &less, pictures.less.clone(), -1);
            slider(line, words, (*min as f32, *max as f32), *step as f32, chosen as f32);
            step_button(line, look, &more, pictures.more.clone(), 1);
        });
    quiz_choices::submit(parent, words, shown);
}

/// A number behind its sign: the one that was given and is not right, or the right one.
fn judged(parent: &mut ChildSpawnerCommands, look: &Look, sign: &Handle<Image>, words: String, color: Color) {
    parent.spawn(layout::row(look.space.s)).with_children(|line| {
        line.spawn(widget::picture(sign.clone(), look.icon, look.icon));
        line.spawn(widget::bold(look, words, look.text.display, color));
    });
}

fn step_button(line: &mut ChildSpawnerCommands, look: &Look, label: &str, icon: Handle<Image>, stops: i32) {
    let skin = Skin {
        rest: look.color.surface,
        pressed: look.color.yellow_pale,
    };
    line.spawn(widget::control(look, label, Command::Step(stops), skin))
        .with_child(widget::picture(icon, look.icon, look.icon));
}

fn slider(line: &mut ChildSpawnerCommands, words: &Words, (min, max): (f32, f32), step: f32, value: f32) {
    let look = words.look;
    let width = super::quiz::column_width(look) * 0.6;
    let thumb = look.target * 0.7;
    let along = if max > min { (value - min) / (max - min) } else { 0.0 };
    line.spawn((
        Name::new("slider"),
        Slider {
            track_click: TrackClick::Snap,
            ..default()
        },
        SliderValue(value),
        SliderRange::new(min, max),
        SliderStep(step),
        // After the slider, whose role would be lost to the label's.
        AccessibleLabel::new(words.tongue.say("slider-name")),
        Node {
            width: px(width),
            height: px(look.target),
            align_items: AlignItems::Center,
            ..default()
        },
    ))
    .with_children(|track| {
        track.spawn((
            Node {
                width: percent(100),
                height: px(look.space.s),
                border_radius: BorderRadius::all(px(look.space.s)),
                ..default()
            },
            BackgroundColor(look.color.line),
            Pickable::IGNORE,
        ));
        track.spawn((
            SliderThumb,
            Thumb,
            Node {
                position_type: PositionType::Absolute,
                left: px(along * (width - thumb)),
                width: px(thumb),
                height: px(thumb),
                border_radius: BorderRadius::all(px(thumb)),
                ..default()
            },
            BackgroundColor(look.color.teal_dark),
            Pickable::IGNORE,
        ));
    });
}

/// Moves thumb and number with the finger; the number lies on a stop.
fn on_slide(
    slide: On<ValueChange<f32>>,
    sliders: Query<(&SliderRange, &SliderStep, &Children, &Node), With<Slider>>,
    mut thumbs: Query<&mut Node, (With<Thumb>, Without<Slider>)>,
    mut labels: Query<(&mut Text, &NumberLabel)>,
    screen: Res<State<Screen>>,
    mut draft: ResMut<Draft>,
    mut commands: Commands,
    mut awake: ResMut<Awake>,
) {
    if screen.get() != &Screen::Quiz {
        return;
    }
    let Ok((range, step, children, node)) = sliders.get(slide.source) else {
        return;
    };
    let stops = ((slide.value - range.start()) / step.0.max(f32::EPSILON)).round();
    let value = range.clamp(range.start() + stops * step.0);
    commands.entity(slide.source).insert(SliderValue(value));
    for &child in children {
        if let (Ok(mut thumb), Val::Px(width)) = (thumbs.get_mut(child), node.width) {
            let size = match thumb.width {
                Val::Px(size) => size,
                _ => 0.0,
            };
            thumb.left = px(range.thumb_position(value) * (width - size));
        }
    }
    draft.number = Some(f64::from(value));
    for (mut text, label) in &mut labels {
        text.0 = amount(f64::from(value), &label.unit);
    }
    awake.stir();
}

fn amount(number: f64, unit: &str) -> String {
    let number = (number * 1000.0).round() / 1000.0;
    format!("{number} {unit}")
}
