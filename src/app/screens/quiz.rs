//! A question, then its explanation.

use super::{
    ground::Ground,
    header::{HeaderIcons, Progress, header},
    quiz_choices::{self, ChoicePictures},
};
use crate::{
    app::{
        AppSystems, Screen,
        access::Spoken,
        command::{Command, Commanded},
        layout,
        power::Awake,
        theme::Look,
        visit::{ActiveVisit, Draft, EffectShown},
        widget::{self, Build, ButtonKind, Words},
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
        .add_plugins(super::quiz_choices_number::plugin);
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
    let ground = Ground::new(&mut build, Some(&active.visit.round().level));
    let pack = active.visit.round().level.pack().to_owned();
    let pictures = ChoicePictures::new(&mut build, &pack, &question, is_explaining);
    let side = picture_side(&build.look);
    let picture = question.picture.as_ref().map(|picture| {
        build
            .pictures
            .content(&build.images, &pack, picture, widget::size(side, side))
    });
    let explanation = explanation(&mut build, &question, &active, &verdict);
    let (commands, words) = build.hand_out();
    let (look, tongue) = (words.look, words.tongue);
    let progress = tongue.tell(
        "quiz-progress",
        &[
            ("n", Arg::from(asked.index + 1)),
            ("questions", Arg::from(asked.n_questions)),
        ],
    );
    let steps = Progress {
        done: asked.index,
        all: asked.n_questions,
    };
    let shown = quiz_choices::Shown {
        question: &question,
        asked: &asked,
        draft: &draft,
        is_explaining,
        response: verdict.response.as_ref().filter(|_| is_explaining),
    };
    ground.spawn_screen(commands, look, ("Quiz screen", Screen::Quiz), |page| {
        header(page, &words, &icons, &progress, Some(steps));
        page.spawn(layout::middle(look, FlexDirection::Column))
            .with_children(|middle| {
                if let Some(picture) = picture {
                    middle.spawn(widget::picture(picture, side, side));
                }
                prompt(middle, &words, &question);
                quiz_choices::spawn_choices(middle, &words, &shown, &pictures);
            });
        if is_explaining {
            spawn_explanation(page, &words, &explanation);
        }
    });
}

fn prompt(middle: &mut ChildSpawnerCommands, words: &Words, question: &Question) {
    let look = words.look;
    let prompt = words.tongue.read(&question.prompt);
    let is_short = unicode_width::UnicodeWidthStr::width(prompt) <= SHORT_PROMPT;
    let size = if is_short && question.picture.is_none() {
        look.text.display * PROMPT_SHARE
    } else if look.is_compact() {
        look.text.lead
    } else {
        look.text.title
    };
    middle.spawn(widget::bold(look, prompt, size, look.color.ink)).insert((
        TextLayout::justify(Justify::Center),
        Node {
            max_width: px(layout::even_width(prompt, size, column_width(look))),
            ..default()
        },
    ));
}

/// A short question is this large, in the size of a display line.
const PROMPT_SHARE: f32 = 0.8;

/// Longer than this, in half-width letters, a question takes too many lines of the larger size.
const SHORT_PROMPT: usize = 44;

/// How wide text may run: about 32 Han characters of the title size at most.
pub(super) fn column_width(look: &Look) -> f32 {
    (look.screen.width_px as f32 - 2.0 * look.space.l).min(look.text.title * 30.0)
}

fn picture_side(look: &Look) -> f32 {
    look.screen.height_px as f32 * 0.22
}

/// What is said after an answer.
struct Explanation {
    ground: Color,
    icon: Handle<Image>,
    title: String,
    streak: Option<(Handle<Image>, String)>,
    why: String,
}

fn explanation(build: &mut Build, question: &Question, active: &ActiveVisit, verdict: &Verdict) -> Explanation {
    let is_correct = matches!(active.visit.phase(), Phase::Explaining { is_correct: true });
    let (ground, icon, title) = if is_correct {
        (build.look.color.leaf_pale, "check-filled", "quiz-right")
    } else {
        (build.look.color.yellow_pale, "info", "quiz-wrong")
    };
    let side = build.look.icon;
    let n = Arg::from(f64::from(verdict.streak));
    Explanation {
        ground,
        icon: build.drawing("icons", icon, side, side),
        title: build.tongue.say(title),
        streak: (verdict.streak > 1).then(|| {
            let flame = build.drawing("icons", "streak-flame-filled", side, side);
            (flame, build.tongue.tell("quiz-streak", &[("n", n)]))
        }),
        why: build.tongue.read(&question.explanation).to_owned(),
    }
}

fn spawn_explanation(page: &mut ChildSpawnerCommands, words: &Words, explanation: &Explanation) {
    let look = words.look;
    page.spawn((
        Spoken,
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
        BackgroundColor(explanation.ground),
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
        .with_children(|lines| spawn_reason(lines, words, explanation));
        let label = words.tongue.say("quiz-next");
        let command = Command::Act(Action::Continue);
        widget::button(bar, look, &label, None, command, ButtonKind::Primary);
    });
}

fn spawn_reason(lines: &mut ChildSpawnerCommands, words: &Words, explanation: &Explanation) {
    let look = words.look;
    lines.spawn(layout::row(look.space.s)).with_children(|row| {
        row.spawn(widget::picture(explanation.icon.clone(), look.icon, look.icon));
        let title = explanation.title.clone();
        row.spawn(widget::bold(look, title, look.text.lead, look.color.ink));
        if let Some((flame, streak)) = &explanation.streak {
            row.spawn(widget::picture(flame.clone(), look.icon, look.icon));
            row.spawn(widget::text(streak.clone(), look.text.body, look.color.ink));
        }
    });
    let why = explanation.why.clone();
    let size = if look.is_compact() {
        look.text.body
    } else {
        look.text.lead
    };
    lines.spawn(widget::text(why, size, look.color.ink));
}
