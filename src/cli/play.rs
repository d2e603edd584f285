//! `play`: the booth.

use super::{Verdict, args::PlayArgs, failure::Failure};

/// Opens the booth and returns when it is closed.
#[cfg(not(feature = "app"))]
pub(super) fn play(_args: PlayArgs) -> Result<Verdict, Failure> {
    Err(Failure::Told {
        key: "cli-no-booth",
        args: Vec::new(),
    })
}
