//! Faults: collected for staff, never a panic.

use bevy::{ecs::error::ErrorContext, prelude::*};
use std::{
    collections::VecDeque,
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

/// The last faults of this run.
#[derive(Resource, Default)]
pub(crate) struct Faults {
    last: VecDeque<String>,
}

impl Faults {
    /// Logs `fault` and keeps it for staff.
    pub(crate) fn report(&mut self, fault: String) {
        error!("{fault}");
        if self.last.back() == Some(&fault) {
            return;
        }
        if self.last.len() >= KEPT {
            self.last.pop_front();
        }
        self.last.push_back(fault);
    }

    /// The faults, oldest first.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &str> {
        self.last.iter().map(String::as_str)
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
