//! Faults: collected for staff, never a panic.

use crate::{
    content::{Arg, Diagnostic, Severity},
    storage::{DiskError, OpenNote, Operation, unix_secs},
    wording::Wording,
};
use bevy::{ecs::error::ErrorContext, prelude::*};
use std::{
    collections::VecDeque,
    io,
    path::PathBuf,
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicU32, Ordering},
    },
};

/// Faults kept for staff; older ones go.
const KEPT: usize = 20;

/// A failing system fails in every update: after this many lines the log is quiet.
const LOGGED: u32 = 100;

static FAILED: AtomicU32 = AtomicU32::new(0);
static FAILURES: Mutex<Vec<String>> = Mutex::new(Vec::new());

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Faults>().add_systems(PreUpdate, collect_failures);
}

/// What is wrong, in a form that can be said in any language.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Told {
    /// In whatever words the failing part has.
    Plain(String),
    /// A text of `staff.ftl`.
    Words(&'static str, Vec<(&'static str, Arg)>),
    /// A file operation.
    Disk {
        operation: Operation,
        path: PathBuf,
        kind: io::ErrorKind,
        why: String,
    },
    /// A fault of content, and its line counted from 1.
    Content(Diagnostic, Option<usize>),
}

impl Told {
    /// The sentence.
    pub(crate) fn say(&self, wording: &Wording) -> String {
        match self {
            Self::Plain(text) => text.clone(),
            Self::Words(key, args) => wording.format(key, args),
            Self::Disk {
                operation,
                path,
                kind,
                why,
            } => {
                let key = match operation {
                    Operation::Read | Operation::List => "cli-cannot-read",
                    Operation::MakeFolder | Operation::Write | Operation::Rename => "cli-cannot-write",
                };
                let why = match kind {
                    io::ErrorKind::NotFound => wording.text("cli-why-not-found"),
                    io::ErrorKind::PermissionDenied => wording.text("cli-why-permission"),
                    io::ErrorKind::StorageFull => wording.text("cli-why-full"),
                    io::ErrorKind::FileTooLarge => wording.text("cli-why-too-large"),
                    // The system's own words are better than none.
                    _ => why.clone(),
                };
                let path = path.display().to_string();
                wording.format(key, &[("path", path.into()), ("why", why.into())])
            }
            Self::Content(diagnostic, _) => {
                wording.format(&format!("diagnostic-{}", diagnostic.code.as_str()), &diagnostic.args)
            }
        }
    }

    /// How it is mended, where that is known.
    pub(crate) fn hint(&self, wording: &Wording) -> Option<String> {
        match self {
            Self::Content(diagnostic, _) => {
                let key = format!("diagnostic-{}.hint", diagnostic.code.as_str());
                wording.find(&key, &diagnostic.args)
            }
            Self::Words(key, args) => wording.find(&format!("{key}.hint"), args),
            _ => None,
        }
    }

    /// The file, line and field of a fault of content: `yard/hunt.ron:12 kind.hazards[0]`.
    pub(crate) fn place(&self) -> Option<String> {
        let Self::Content(diagnostic, line) = self else {
            return None;
        };
        let line = line.map(|line| format!(":{line}")).unwrap_or_default();
        let place = format!("{}{line} {}", diagnostic.file, diagnostic.path);
        Some(place.trim_end().to_owned())
    }

    /// Whether something cannot be shown, or something only should be looked at.
    pub(crate) fn severity(&self) -> Severity {
        match self {
            Self::Content(diagnostic, _) => diagnostic.severity(),
            _ => Severity::Error,
        }
    }

    /// Place and sentence in one line.
    pub(crate) fn line(&self, wording: &Wording) -> String {
        match self.place() {
            Some(place) => format!("{place}: {}", self.say(wording)),
            None => self.say(wording),
        }
    }
}

impl From<&DiskError> for Told {
    fn from(error: &DiskError) -> Self {
        Self::Disk {
            operation: error.operation,
            path: error.path.clone(),
            kind: error.source.kind(),
            why: error.source.to_string(),
        }
    }
}

impl From<&OpenNote> for Told {
    fn from(note: &OpenNote) -> Self {
        match note {
            OpenNote::Damaged { why } => Self::Words("fault-store-damaged", vec![("why", why.as_str().into())]),
            OpenNote::Newer { found, known } => {
                let number = |number: &i64| Arg::Number(*number as f64);
                let args = vec![("found", number(found)), ("known", number(known))];
                Self::Words("fault-store-newer", args)
            }
            OpenNote::NotDurable { why } => Self::Words("fault-store-memory", vec![("why", why.as_str().into())]),
        }
    }
}

/// A fault and when it was told last.
#[derive(Debug, Clone)]
pub(crate) struct Fault {
    pub(crate) told: Told,
    /// Seconds since 1970.
    pub(crate) unix_secs: i64,
    /// How often it was told.
    pub(crate) count: u32,
}

/// The last faults of this run.
#[derive(Resource)]
pub(crate) struct Faults {
    last: VecDeque<Fault>,
    log: Wording,
}

impl Default for Faults {
    fn default() -> Self {
        let first = crate::wording::languages().next();
        Self {
            last: VecDeque::new(),
            log: Wording::new(&first.unwrap_or_else(|| crate::content::Language::new("en"))),
        }
    }
}

impl Faults {
    /// Logs `fault`, in whatever words it has, and keeps it for staff.
    pub(crate) fn report(&mut self, fault: String) {
        self.tell(Told::Plain(fault));
    }

    /// Logs what is wrong and keeps it for staff. The same again only counts.
    pub(crate) fn tell(&mut self, told: Told) {
        let line = told.line(&self.log);
        error!("{line}");
        let before = self.last.iter().position(|fault| fault.told == told);
        let count = before
            .and_then(|at| self.last.remove(at))
            .map_or(0, |fault| fault.count);
        if self.last.len() >= KEPT {
            self.last.pop_front();
        }
        self.last.push_back(Fault {
            told,
            unix_secs: unix_secs(),
            count: count.saturating_add(1),
        });
    }

    /// Logs an error that is kept elsewhere for staff; what should only be looked at is nothing for the log.
    pub(crate) fn log(&self, told: &Told) {
        if told.severity() == Severity::Error {
            error!("{}", told.line(&self.log));
        }
    }

    /// The faults, oldest first.
    pub(crate) fn kept(&self) -> impl DoubleEndedIterator<Item = &Fault> {
        self.last.iter()
    }
}

/// What the engine calls when a system, observer or command fails: the booth goes on.
pub(super) fn on_failure(error: BevyError, context: ErrorContext) {
    let count = FAILED.fetch_add(1, Ordering::Relaxed);
    if count >= LOGGED {
        return;
    }
    let text = error.to_string();
    let line = format!(
        "{} {}: {}",
        context.kind(),
        context.name(),
        text.lines().next().unwrap_or_default()
    );
    FAILURES.lock().unwrap_or_else(PoisonError::into_inner).push(line);
}

fn collect_failures(mut faults: ResMut<Faults>) {
    let mut failures = FAILURES.lock().unwrap_or_else(PoisonError::into_inner);
    for failure in failures.drain(..) {
        faults.report(failure);
    }
}
