//! Why a command could not run, in the reader's language.

use crate::{
    content::Arg,
    storage::{DiskError, Operation, StoreError},
    wording::Wording,
};
use std::{error::Error, io, path::PathBuf};

/// Why a command could not run.
#[derive(Debug)]
pub(super) enum Failure {
    /// A file or folder could not be used.
    Disk(DiskError),
    /// A record store could not be used.
    Store {
        /// Which one.
        path: PathBuf,
        /// What the store said.
        source: StoreError,
    },
    /// The answer could not be written.
    Write(io::Error),
    /// Something else, by the key of its text.
    Told {
        /// Of `cli.ftl`.
        key: &'static str,
        /// What the text fills in.
        args: Vec<(&'static str, Arg)>,
    },
}

impl Failure {
    /// A reader that has seen enough (`| head`) is no failure.
    pub(super) fn is_closed_pipe(&self) -> bool {
        matches!(self, Self::Write(error) if error.kind() == io::ErrorKind::BrokenPipe)
    }

    /// What to tell.
    pub(super) fn message(&self, wording: &Wording) -> String {
        match self {
            Self::Disk(error) => {
                let key = match error.operation {
                    Operation::Read | Operation::List => "cli-cannot-read",
                    Operation::MakeFolder | Operation::Write | Operation::Rename => "cli-cannot-write",
                };
                let path = error.path.display().to_string();
                wording.format(
                    key,
                    &[("path", path.into()), ("why", reason(&error.source, wording).into())],
                )
            }
            Self::Store { path, source } => store_message(path.display().to_string(), source, wording),
            Self::Write(error) => wording.format("cli-cannot-answer", &[("why", reason(error, wording).into())]),
            Self::Told { key, args } => wording.format(key, args),
        }
    }
}

impl From<DiskError> for Failure {
    fn from(error: DiskError) -> Self {
        Self::Disk(error)
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Write(error)
    }
}

fn store_message(path: String, error: &StoreError, wording: &Wording) -> String {
    if let StoreError::Version { found, known } = error {
        let number = |number: &i64| Arg::Number(*number as f64);
        return wording.format(
            "cli-store-version",
            &[
                ("path", path.into()),
                ("found", number(found)),
                ("known", number(known)),
            ],
        );
    }
    let causes = std::iter::successors(Some(error as &dyn Error), |cause| (*cause).source());
    let why = causes.map(ToString::to_string).collect::<Vec<_>>().join(": ");
    wording.format("cli-store-unusable", &[("path", path.into()), ("why", why.into())])
}

fn reason(error: &io::Error, wording: &Wording) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => wording.text("cli-why-not-found"),
        io::ErrorKind::PermissionDenied => wording.text("cli-why-permission"),
        io::ErrorKind::StorageFull => wording.text("cli-why-full"),
        io::ErrorKind::FileTooLarge => wording.text("cli-why-too-large"),
        // The system's own words are better than none.
        _ => error.to_string(),
    }
}
