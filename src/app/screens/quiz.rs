//! A question, then its explanation.

use super::{
    header::{HeaderIcons, Words, header},
    quiz_choices::{self, ChoicePictures},
};
use crate::{
    app::{
        AppSystems, Screen,
        command::{Command, Commanded},
        power::Awake,
        theme::Look,
        visit::{ActiveVisit, Draft, EffectShown},
        widget::{self, Build, ButtonKind},
    },
    content::{Answer, Arg, LevelKind, Question},
    rules::{Action, Effect, Phase, Response},
};
use bevy::prelude::*;

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Verdict>()
        .add_systems(OnEnter(Screen::Quiz), spawn_quiz_screen)
        .add_systems(Update, take_verdict.in_set(AppSystems::Follow).before(super::start))
        .add_systems(
            Update,
            change_draft.run_if(in_state(Screen::Quiz)).in_set(AppSystems::Follow),
        )
        .add_plugins(quiz_choices::plugin);
}

/// The last answer and how it was judged.
#[derive(Resource, Debug, Clone, Default)]
pub(super) struct Verdict {
    pub(super) response: Option<Response>,
    streak: u32,
}

fn take_verdict(mut effects: MessageReader<EffectShown>, mut verdict: ResMut<Verdict>) {
    for EffectShown(effect) in effects.read() {
        match effect {
            Effect::Answered(answered) if answered.response.is_some() => {
                verdict.response.clone_from(&answered.response);
            }
            Effect::Judged { streak, .. } => verdict.streak = *streak,
            Effect::QuestionAsked { .. } => *verdict = Verdict::default(),
            _ => {}
        }
    }
}

/// Marks and numbers change what is shown.
fn change_draft(
    mut commanded: MessageReader<Commanded>,
    active: Option<Res<ActiveVisit>>,
    show: Option<Res<crate::app::show::Show>>,
    mut draft: ResMut<Draft>,
    mut next: ResMut<NextState<Screen>>,
    mut awake: ResMut<Awake>,
) {
    for Commanded(command) in commanded.read() {
        match command {
            Command::Toggle(_) => {}
            Command::Step(stops) => {
                let question = active
                    .as_ref()
                    .zip(show.as_ref())
                    .and_then(|(active, show)| question(active, show));
                if let Some(Answer::Number { min, max, step, .. }) = question.map(|question| &question.answer) {
                    let number = draft.number.unwrap_or(f64::midpoint(*min, *max)) + f64::from(*stops) * step;
                    draft.number = Some(number.clamp(*min, *max));
                }
            }
            _ => continue,
        }
        next.set(Screen::Quiz);
        awake.stir();
    }
}

/// The question that is asked or explained.
pub(super) fn question<'a>(active: &ActiveVisit, show: &'a crate::app::show::Show) -> Option<&'a Question> {
    let asked = active.visit.question()?;
    let LevelKind::Quiz(quiz) = &show.level(&active.visit.round().level)?.kind else {
        return None;
    };
    quiz.questions.iter().find(|question| question.id == asked.id)
}

fn spawn_quiz_screen(
    mut build: Build,
    active: Option<Res<ActiveVisit>>,
    verdict: Res<Verdict>,
    mut draft: ResMut<Draft>,
) {
    let Some(active) = active else { return };
    let Some(question) = question(&active, &build.show).cloned() else {
        return;
    };
    let Some(asked) = active.visit.question() else { return };
    if let Answer::Number { min, max, step, .. } = &question.answer
        && draft.number.is_none()
    {
        // The middle stop: it favors neither end.
        draft.number = Some(min + ((max - min) / step / 2.0).round() * step);
    }
    let is_explaining = matches!(active.visit.phase(), Phase::Explaining { .. });
    let icons = HeaderIcons::new(&mut build);
    let pack = active.visit.round().level.pack().to_owned();
    let pictures = ChoicePictures::new(&mut build, &pack, &question);
    let side = picture_side(&build.look);
    let picture = question.picture.as_ref().map(|picture| {
        build
            .pictures
            .content(&build.images, &pack, picture, widget::size(side, side))
    });
    let icon_side = build.look.icon;
    let streak_icon = build.drawing("icons", "streak-flame-filled", icon_side, icon_side);
    let verdict_icon = match active.visit.phase() {
        Phase::Explaining { is_correct: true } => build.drawing("icons", "check-filled", icon_side, icon_side),
        _ => build.drawing("icons", "info", icon_side, icon_side),
    };
    let Build {
        mut commands,
        look,
        tongue,
        ..
    } = build;
    let words = Words {
        look: &look,
        tongue: &tongue,
    };
    let progress = tongue.tell(
        "quiz-progress",
        &[
            ("n", Arg::from(asked.index + 1)),
            ("questions", Arg::from(asked.n_questions)),
        ],
    );
    commands
        .spawn((widget::screen_root("Quiz screen"), DespawnOnExit(Screen::Quiz)))
        .insert(BackgroundColor(look.color.cream))
        .with_children(|root| {
            root.spawn((
                Node {
                    width: percent(100),
                    height: percent(100),
                    flex_direction: FlexDirection::Column,
                    ..default()
                },
                Pickable::IGNORE,
            ))
            .with_children(|page| {
                header(page, &words, &icons, &progress);
                page.spawn((
                    Node {
                        flex_grow: 1.0,
                        flex_direction: FlexDirection::Column,
                        justify_content: JustifyContent::Center,
                        align_items: AlignItems::Center,
                        row_gap: px(look.space.l),
                        padding: UiRect::axes(px(look.space.xl), px(look.space.m)),
                        ..default()
                    },
                    Pickable::IGNORE,
                ))
                .with_children(|middle| {
                    if let Some(picture) = picture {
                        middle.spawn(widget::picture(picture, side, side));
                    }
                    middle
                        .spawn(widget::bold(
                            &look,
                            tongue.read(&question.prompt),
                            look.text.title,
                            look.color.ink,
                        ))
                        .insert((
                            TextLayout::justify(Justify::Center),
                            Node {
                                max_width: px(column_width(&look)),
                                ..default()
                            },
                        ));
                    let shown = quiz_choices::Shown {
                        question: &question,
                        asked: &asked,
                        draft: &draft,
                    };
                    let response = verdict.response.as_ref().filter(|_| is_explaining);
                    quiz_choices::spawn_choices(middle, &words, &shown, &pictures, response, is_explaining);
                });
                if is_explaining {
                    explanation(page, &words, &question, &active, &verdict, verdict_icon, streak_icon);
                }
            });
        });
}

/// How wide text may run: about 32 Han characters of the title size at most.
pub(super) fn column_width(look: &Look) -> f32 {
    (look.screen.width_px as f32 - 2.0 * look.space.l).min(look.text.title * 30.0)
}

fn picture_side(look: &Look) -> f32 {
    look.screen.height_px as f32 * 0.22
}

fn explanation(
    page: &mut ChildSpawnerCommands,
    words: &Words,
    question: &Question,
    active: &ActiveVisit,
    verdict: &Verdict,
    icon: Handle<Image>,
    streak_icon: Handle<Image>,
) {
    let (look, tongue) = (words.look, words.tongue);
    let is_correct = matches!(active.visit.phase(), Phase::Explaining { is_correct: true });
    let (ground, title) = if is_correct {
        (look.color.leaf_pale, tongue.say("quiz-right"))
    } else {
        (look.color.yellow_pale, tongue.say("quiz-wrong"))
    };
    page.spawn((
        Node {
            width: percent(100),
            padding: UiRect::axes(px(look.space.xl), px(look.space.l)),
            column_gap: px(look.space.l),
            align_items: AlignItems::Center,
            flex_shrink: 0.0,
            flex_direction: if look.is_portrait() {
                FlexDirection::Column
            } else {
                FlexDirection::Row
            },
            row_gap: px(look.space.m),
            ..default()
        },
        BackgroundColor(ground),
        Pickable::IGNORE,
    ))
    .with_children(|bar| {
        bar.spawn((
            Node {
                flex_direction: FlexDirection::Column,
                row_gap: px(look.space.xs),
                flex_grow: 1.0,
                flex_shrink: 1.0,
                ..default()
            },
            Pickable::IGNORE,
        ))
        .with_children(|lines| {
            lines
                .spawn((
                    Node {
                        column_gap: px(look.space.s),
                        align_items: AlignItems::Center,
                        ..default()
                    },
                    Pickable::IGNORE,
                ))
                .with_children(|row| {
                    row.spawn(widget::picture(icon, look.icon, look.icon));
                    row.spawn(widget::bold(look, title, look.text.lead, look.color.ink));
                    if verdict.streak > 1 {
                        row.spawn(widget::picture(streak_icon, look.icon, look.icon));
                        let n = f64::from(verdict.streak);
                        let streak = tongue.tell("quiz-streak", &[("n", Arg::from(n))]);
                        row.spawn(widget::text(streak, look.text.body, look.color.ink));
                    }
                });
            lines.spawn(widget::text(
                tongue.read(&question.explanation),
                look.text.lead,
                look.color.ink,
            ));
        });
        let label = tongue.say("quiz-next");
        widget::button(
            bar,
            look,
            &label,
            None,
            Command::Act(Action::Continue),
            ButtonKind::Primary,
        );
    });
}
