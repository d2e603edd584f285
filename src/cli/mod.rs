//! The command line: arguments to a command, its answer to a writer, an exit code.
//!
//! Exit codes: 0 fine, 1 the content or data has faults, 2 the command was wrong or could not run.

mod args;
mod check;
mod diagnostics;
mod failure;
mod language;
mod pin;
mod play;
mod preview;
mod report;
mod simulate;
mod table;

use crate::{content::Language, wording::Wording};
use args::{Command, Parsed};
use failure::Failure;
use std::{ffi::OsString, io::Write, process::ExitCode};

/// What a command found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Verdict {
    Fine,
    Faults,
}

/// Runs the command that `args` (the program's name first) ask for; its answer goes to `out`, complaints to `err`.
pub fn run(args: impl IntoIterator<Item = OsString>, out: &mut impl Write, err: &mut impl Write) -> ExitCode {
    let args: Vec<_> = args.into_iter().collect();
    let wording = Wording::new(&language::asked(&args));
    let outcome = match args::parse(&args, &wording) {
        Parsed::Command(command, language) => dispatch(*command, language, &wording, out, err),
        Parsed::Help(text) => write!(out, "{text}")
            .map(|()| ExitCode::SUCCESS)
            .map_err(Failure::Write),
        Parsed::Wrong(text) => return complain(err, &text),
    };
    match outcome {
        Ok(code) => code,
        Err(failure) if failure.is_closed_pipe() => ExitCode::SUCCESS,
        Err(failure) => complain(
            err,
            &wording.format("cli-failed", &[("why", failure.message(&wording).into())]),
        ),
    }
}

impl From<Verdict> for ExitCode {
    fn from(verdict: Verdict) -> Self {
        match verdict {
            Verdict::Fine => Self::SUCCESS,
            Verdict::Faults => Self::from(1),
        }
    }
}

fn dispatch(
    command: Command,
    language: Option<Language>,
    wording: &Wording,
    out: &mut impl Write,
    err: &mut impl Write,
) -> Result<ExitCode, Failure> {
    match command {
        Command::Play(args) => play::play(args, language, wording, err),
        Command::Check(args) => check::check(&args, wording, out).map(ExitCode::from),
        Command::Pin => pin::pin(wording, out).map(ExitCode::from),
        Command::Preview(args) => preview::preview(&args, wording, out).map(ExitCode::from),
        Command::Report(args) => report::report(&args, wording, out).map(ExitCode::from),
        Command::Simulate(args) => simulate::simulate(&args, wording, out).map(ExitCode::from),
    }
}

/// Says what went wrong. Where even that cannot be said, the exit code says it.
fn complain(err: &mut impl Write, text: &str) -> ExitCode {
    drop(writeln!(err, "{}", text.trim_end()));
    ExitCode::from(2)
}

/// The languages that `--language` takes.
fn parse_language(tag: &str) -> Result<Language, String> {
    crate::wording::languages()
        .find(|language| language.tag() == tag)
        .ok_or_else(|| tag.to_owned())
}
