//! The visit of the moment: commands become actions, actions become effects, answers go to the disk first.

use super::{
    AppSystems, Screen,
    clock::Clock,
    command::{Command, Commanded},
    fault::{Faults, Told},
    language::Tongue,
    power::{Alarm, Awake},
    show::Show,
    theme::Look,
};
use crate::{
    content::{Arg, ProgramId},
    records::{AnswerRecord, VisitEnd, VisitId, VisitRecord},
    rules::{Action, Answered, Effect, Ending, Phase, Response, Visit},
    storage::{Acknowledgments, RecordError, Recorder},
};
use bevy::prelude::*;
use std::{sync::Arc, time::Duration};

pub(super) fn plugin(app: &mut App) {
    app.add_message::<ActionTaken>()
        .add_message::<EffectShown>()
        .init_resource::<Draft>()
        .add_systems(
            Update,
            (
                (begin_visit, take_commands).chain().in_set(AppSystems::Take),
                (tick, play_actions).chain().in_set(AppSystems::Play),
                follow_visit.in_set(AppSystems::Follow),
            ),
        );
}

/// An action for the visit.
#[derive(Message, Debug, Clone)]
pub(crate) struct ActionTaken(pub(crate) Action);

/// Something happened in the visit.
#[derive(Message, Debug, Clone)]
pub(crate) struct EffectShown(pub(crate) Effect);

/// The visit that is going on, or whose result is shown.
#[derive(Resource)]
pub(crate) struct ActiveVisit {
    /// The rules' side.
    pub(crate) visit: Visit,
    /// What records call it.
    pub(crate) id: VisitId,
    /// How it ended, once it has.
    pub(crate) ending: Option<Ending>,
    began: Duration,
}

impl ActiveVisit {
    /// Time since the visit began.
    pub(crate) fn clock(&self, time: &Clock) -> Duration {
        time.elapsed().saturating_sub(self.began)
    }
}

/// Where answers go.
#[derive(Resource)]
pub(crate) struct Records(pub(crate) Arc<Recorder>);

/// Where it is told which answers are on disk.
#[derive(Resource)]
pub(super) struct Acknowledged(pub(super) Acknowledgments);

/// What the visitor has marked and not yet said.
#[derive(Resource, Debug, Default, Clone, PartialEq)]
pub(crate) struct Draft {
    /// Marked choices.
    pub(crate) choices: Vec<usize>,
    /// The number on the slider.
    pub(crate) number: Option<f64>,
    /// The piece of a task that was taken up.
    pub(crate) piece: Option<usize>,
}

fn begin_visit(
    mut commanded: MessageReader<Commanded>,
    show: Option<Res<Show>>,
    tongue: Res<Tongue>,
    records: Option<Res<Records>>,
    look: Res<Look>,
    time: Res<Clock>,
    mut commands: Commands,
    mut faults: ResMut<Faults>,
    mut effects: MessageWriter<EffectShown>,
) {
    let wanted = commanded.read().find_map(|Commanded(command)| match command {
        Command::Program(program) => Some(program.clone()),
        _ => None,
    });
    let (Some(program), Some(show)) = (wanted, show) else {
        return;
    };
    match start(
        &show,
        &program,
        &tongue,
        records.as_deref(),
        Duration::from_millis(look.time.commit_millis),
    ) {
        Ok((visit, id, first, told)) => {
            // A visit that cannot be recorded is played all the same.
            if let Some(told) = told {
                faults.tell(told);
            }
            effects.write_batch(first.into_iter().map(EffectShown));
            commands.insert_resource(ActiveVisit {
                visit,
                id,
                ending: None,
                began: time.elapsed(),
            });
        }
        Err(error) => faults.report(format!("{error:#}")),
    }
}

/// What staff is told when records are not on disk.
fn record_fault(error: &anyhow::Error) -> Told {
    let why = || vec![("why", Arg::from(root_cause(error)))];
    match error.downcast_ref::<RecordError>() {
        Some(RecordError::Waits(_)) => Told::Words("fault-record-waits", why()),
        Some(RecordError::Late { wait }) => {
            let millis = Arg::from(wait.as_millis() as f64);
            Told::Words("fault-record-late", vec![("millis", millis)])
        }
        Some(RecordError::Store(_) | RecordError::Stopped) => Told::Words("fault-record-lost", why()),
        None => Told::Plain(format!("{error:#}")),
    }
}

/// What lies at the bottom of an error: what the system said.
fn root_cause(error: &anyhow::Error) -> String {
    error.root_cause().to_string()
}

fn start(
    show: &Show,
    program: &ProgramId,
    tongue: &Tongue,
    records: Option<&Records>,
    wait: Duration,
) -> anyhow::Result<(Visit, VisitId, Vec<Effect>, Option<Told>)> {
    use anyhow::Context as _;
    let mut told = None;
    let seed = match show.seed {
        Some(seed) => seed,
        None => crate::storage::new_seed()?,
    };
    let id = crate::storage::new_visit_id()?;
    let (visit, first) = Visit::new(Arc::clone(&show.repertoire), program, seed)
        .with_context(|| format!("the exhibit has no program {program}"))?;
    if let Some(records) = records {
        let record = VisitRecord {
            id,
            device: records.0.device(),
            exhibit: show.name.clone(),
            program: program.to_string(),
            seed,
            language: tongue.language().to_string(),
            began_minute: crate::storage::unix_minute(),
            seats: 1,
            content: show.content.clone(),
        };
        if let Err(error) = records.0.begin_visit(record, wait) {
            told = Some(record_fault(&error.into()));
        }
    }
    Ok((visit, id, first, told))
}

fn take_commands(
    mut commanded: MessageReader<Commanded>,
    mut draft: ResMut<Draft>,
    active: Option<Res<ActiveVisit>>,
    mut actions: MessageWriter<ActionTaken>,
) {
    for Commanded(command) in commanded.read() {
        match command {
            Command::Act(action) => {
                actions.write(ActionTaken(action.clone()));
            }
            Command::Home => {
                actions.write(ActionTaken(Action::Leave));
            }
            Command::Toggle(choice) => {
                if let Some(at) = draft.choices.iter().position(|marked| marked == choice) {
                    draft.choices.remove(at);
                } else {
                    draft.choices.push(*choice);
                }
            }
            Command::Submit => {
                let is_asking = active
                    .as_ref()
                    .is_some_and(|active| active.visit.phase() == &Phase::Asking);
                let response = match draft.number {
                    Some(number) => Response::Number(number),
                    None => Response::Choices(draft.choices.clone()),
                };
                if is_asking && (draft.number.is_some() || !draft.choices.is_empty()) {
                    actions.write(ActionTaken(Action::Answer(response)));
                }
            }
            _ => {}
        }
    }
}

/// Lets time pass where a limit waits for it.
fn tick(
    active: Option<Res<ActiveVisit>>,
    time: Res<Clock>,
    mut alarm: ResMut<Alarm>,
    mut actions: MessageWriter<ActionTaken>,
) {
    let Some(active) = active else { return };
    let Some(deadline) = active.visit.next_deadline() else {
        return;
    };
    if active.clock(&time) >= deadline {
        actions.write(ActionTaken(Action::Tick));
    } else {
        alarm.wake_at(active.began + deadline);
    }
}

fn play_actions(
    mut actions: MessageReader<ActionTaken>,
    mut active: Option<ResMut<ActiveVisit>>,
    records: Option<Res<Records>>,
    acknowledged: Option<Res<Acknowledged>>,
    look: Res<Look>,
    time: Res<Clock>,
    mut faults: ResMut<Faults>,
    mut awake: ResMut<Awake>,
    mut effects: MessageWriter<EffectShown>,
) {
    let Some(active) = active.as_deref_mut() else {
        actions.clear();
        return;
    };
    for ActionTaken(action) in actions.read() {
        let at = active.clock(&time);
        let shown = active.visit.apply(action, at);
        if shown.is_empty() {
            continue;
        }
        awake.stir();
        if let Some(records) = &records {
            let wait = Duration::from_millis(look.time.commit_millis);
            if let Err(error) = record(&records.0, acknowledged.as_deref(), active.id, &shown, at, wait) {
                faults.tell(record_fault(&error));
            }
        }
        for effect in &shown {
            if let Effect::VisitEnded { ending, .. } = effect {
                active.ending = Some(*ending);
            }
        }
        effects.write_batch(shown.into_iter().map(EffectShown));
    }
}

/// Commits the answers among `shown`; returns after the commit or after `wait`.
fn record(
    recorder: &Recorder,
    acknowledged: Option<&Acknowledged>,
    visit: VisitId,
    shown: &[Effect],
    at: Duration,
    wait: Duration,
) -> anyhow::Result<()> {
    let answers: Vec<AnswerRecord> = shown
        .iter()
        .filter_map(|effect| match effect {
            Effect::Answered(answered) => Some(answered.clone()),
            _ => None,
        })
        .map(|answered: Answered| AnswerRecord { visit, answered })
        .collect();
    // What fails now may wait in the recorder: how the visit ended is told all the same.
    let mut kept = Ok(());
    if !answers.is_empty() {
        kept = recorder.append(answers.clone(), wait).map_err(anyhow::Error::from);
        if let (true, Some(Acknowledged(list))) = (kept.is_ok(), acknowledged) {
            kept = list.tell(&answers).map_err(anyhow::Error::from);
        }
    }
    for effect in shown {
        if let Effect::VisitEnded { ending, score } = effect {
            let end = VisitEnd {
                ending: *ending,
                score: *score,
                duration: at,
            };
            kept = kept.and(recorder.end_visit(visit, end, wait).map_err(anyhow::Error::from));
        }
    }
    kept
}

/// Shows the screen that fits where the visit stands.
pub(super) fn follow_visit(
    mut effects: MessageReader<EffectShown>,
    active: Option<Res<ActiveVisit>>,
    screen: Res<State<Screen>>,
    mut draft: ResMut<Draft>,
    mut next: ResMut<NextState<Screen>>,
    mut awake: ResMut<Awake>,
) {
    let mut has_changed = false;
    for EffectShown(effect) in effects.read() {
        match effect {
            Effect::QuestionAsked { .. }
            | Effect::RoundStarted { .. }
            | Effect::Put { .. }
            | Effect::TaskJudged { .. } => {
                *draft = Draft::default();
                has_changed = true;
            }
            Effect::Judged { .. }
            | Effect::Chosen { .. }
            | Effect::BreathsDue
            | Effect::PromptShown { .. }
            | Effect::CompressionsDue { .. }
            | Effect::NodeShown { .. }
            | Effect::Decided { .. }
            | Effect::RoundBriefed { .. }
            | Effect::HuntEnded { .. }
            | Effect::RoundEnded { .. }
            | Effect::VisitEnded { .. } => has_changed = true,
            _ => {}
        }
    }
    let Some(active) = active.filter(|_| has_changed) else {
        return;
    };
    let wanted = match active.visit.phase() {
        Phase::Briefing => Screen::Briefing,
        Phase::Hunting | Phase::Reviewing { .. } => Screen::Hunt,
        Phase::Asking | Phase::Explaining { .. } => Screen::Quiz,
        Phase::Working | Phase::Debriefing { .. } => Screen::Task,
        Phase::Ended if active.ending == Some(Ending::Completed) => Screen::Result,
        Phase::Ended => Screen::Attract,
    };
    // A hunt's screen lives through its review; questions are built anew.
    if wanted != Screen::Hunt || screen.get() != &Screen::Hunt {
        next.set(wanted);
    }
    awake.stir();
}
