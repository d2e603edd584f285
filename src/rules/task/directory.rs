//! Cards that are read: nothing is done with them.

use crate::{
    content::{Directory, FactId},
    rules::ground::secs,
};
use std::{sync::Arc, time::Duration};

/// The cards as they lie ready.
#[derive(Debug)]
pub(in crate::rules) struct DirectoryKit {
    estimate: Duration,
    shown: Vec<usize>,
}

/// Cards as a screen shows them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DirectoryView {
    /// The services that may be shown today, counted from 0 in file order.
    pub shown: Vec<usize>,
}

/// A directory while it is read.
#[derive(Debug, Clone)]
pub(in crate::rules) struct DirectoryTask(Arc<DirectoryKit>);

impl DirectoryKit {
    /// The services that are neither past their own review date nor rest on what `is_expired` names; `None` without any.
    pub(super) fn new(
        directory: &Directory,
        today: jiff::civil::Date,
        is_expired: impl Fn(&[FactId]) -> bool,
    ) -> Option<Self> {
        let entries = directory.entries.iter().enumerate();
        let shown: Vec<usize> = entries
            .filter(|(_, entry)| entry.review_by >= today && !is_expired(&entry.facts))
            .map(|(index, _)| index)
            .collect();
        (!shown.is_empty()).then(|| Self {
            estimate: secs(directory.seconds),
            shown,
        })
    }
}

impl DirectoryTask {
    pub(super) fn new(kit: Arc<DirectoryKit>) -> Self {
        Self(kit)
    }

    pub(super) fn estimate(&self) -> Duration {
        self.0.estimate
    }

    pub(super) fn view(&self) -> DirectoryView {
        DirectoryView {
            shown: self.0.shown.clone(),
        }
    }
}
