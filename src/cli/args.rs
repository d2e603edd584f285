//! What can be asked for. The words of the help are in `cli.ftl`.

use crate::{
    content::{Arg as TextArg, Language, ProgramId},
    rules::bot::Bot,
    wording::Wording,
};
use clap::{
    ArgAction, Args, CommandFactory as _, FromArgMatches as _, Parser, Subcommand, ValueEnum,
    builder::{PossibleValuesParser, TypedValueParser},
    error::{ContextKind, ContextValue, ErrorKind},
};
use std::{ffi::OsString, path::PathBuf};

#[derive(Parser, Debug)]
#[command(name = "huoyan", version, disable_help_flag = true, disable_version_flag = true)]
struct Cli {
    #[command(subcommand)]
    command: Command,
    #[arg(long, global = true, value_name = "TAG", value_parser = super::parse_language)]
    language: Option<Language>,
}

#[derive(Subcommand, Debug)]
pub(super) enum Command {
    Play(PlayArgs),
    Check(CheckArgs),
    Preview(PreviewArgs),
    Pin,
    Report(ReportArgs),
    Simulate(SimulateArgs),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(super) enum Format {
    #[default]
    Text,
    Json,
}

#[derive(Args, Debug)]
pub(super) struct CheckArgs {
    #[arg(value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t)]
    pub(super) format: Format,
    #[arg(long, value_name = "DATE")]
    pub(super) today: Option<jiff::civil::Date>,
    #[arg(long)]
    pub(super) deny_warnings: bool,
    #[arg(long, value_name = "DIR")]
    pub(super) assets: Option<PathBuf>,
}

#[derive(Args, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of the command line")]
pub(super) struct PreviewArgs {
    #[arg(value_name = "LEVEL")]
    pub(super) level: PathBuf,
    #[arg(short, long, value_name = "FILE")]
    pub(super) output: PathBuf,
    #[arg(long, conflicts_with_all = ["all_unsafe", "seed"])]
    pub(super) safe: bool,
    #[arg(long = "unsafe", conflicts_with = "seed")]
    pub(super) all_unsafe: bool,
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub(super) seed: u64,
    #[arg(long)]
    pub(super) regions: bool,
    #[arg(long, conflicts_with_all = ["safe", "all_unsafe", "seed", "regions"])]
    pub(super) graph: bool,
    #[arg(long, value_name = "WxH", value_parser = parse_size)]
    pub(super) size: Option<(u32, u32)>,
    #[arg(long, value_name = "DIR")]
    pub(super) assets: Option<PathBuf>,
    #[arg(long, value_name = "DATE")]
    pub(super) today: Option<jiff::civil::Date>,
}

#[derive(Args, Debug)]
pub(super) struct ReportArgs {
    #[arg(long, value_name = "DIR")]
    pub(super) data: Option<PathBuf>,
    #[arg(long, value_name = "DIR")]
    pub(super) csv: Option<PathBuf>,
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t)]
    pub(super) format: Format,
}

#[derive(Args, Debug)]
pub(super) struct SimulateArgs {
    #[arg(long, value_name = "PACK/PROGRAM", value_parser = ProgramId::parse)]
    pub(super) program: ProgramId,
    #[arg(long, value_name = "BOT", value_parser = bots(), default_value = "random")]
    pub(super) bot: Bot,
    #[arg(long, value_name = "N", default_value_t = 100)]
    pub(super) visits: u64,
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub(super) seed: u64,
    #[arg(long, value_name = "FILE")]
    pub(super) exhibit: Option<PathBuf>,
    #[arg(long, value_name = "DIR")]
    pub(super) data: Option<PathBuf>,
    #[arg(long, value_name = "DIR")]
    pub(super) assets: Option<PathBuf>,
    #[arg(long, value_name = "DATE")]
    pub(super) today: Option<jiff::civil::Date>,
    #[arg(long, requires = "data")]
    pub(super) ack: bool,
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t)]
    pub(super) format: Format,
}

/// The bots by their names.
fn bots() -> impl TypedValueParser<Value = Bot> {
    PossibleValuesParser::new(Bot::ALL.map(Bot::name)).map(|name| {
        Bot::ALL
            .into_iter()
            .find(|bot| bot.name() == name)
            .unwrap_or(Bot::Random)
    })
}

#[derive(Args, Debug, Clone)]
pub(super) struct PlayArgs {
    #[arg(long, value_name = "FILE")]
    pub(super) exhibit: Option<PathBuf>,
    #[arg(long, value_name = "DIR")]
    pub(super) data: Option<PathBuf>,
    #[arg(long, value_name = "DIR")]
    pub(super) assets: Option<PathBuf>,
    #[arg(long, value_name = "FILE")]
    pub(super) script: Option<PathBuf>,
    #[arg(long, value_name = "DIR")]
    pub(super) shots: Option<PathBuf>,
    #[arg(long, value_name = "FILE")]
    pub(super) trace: Option<PathBuf>,
    #[arg(long, value_name = "FILE")]
    pub(super) acks: Option<PathBuf>,
    #[arg(long, value_name = "N")]
    pub(super) seed: Option<u64>,
    #[arg(long, value_name = "WxH", value_parser = parse_size)]
    pub(super) window: Option<(u32, u32)>,
    #[arg(long, value_name = "N")]
    pub(super) ppi: Option<f64>,
    #[arg(long, value_name = "FILE", conflicts_with = "headless")]
    pub(super) measure: Option<PathBuf>,
    #[arg(long, requires = "script")]
    pub(super) headless: bool,
    #[arg(long)]
    pub(super) reduced_motion: bool,
    #[arg(long, value_name = "LIST", value_delimiter = ',', value_parser = ["text", "contrast", "reach"])]
    pub(super) comfort: Vec<String>,
}

/// `1920x1080`.
fn parse_size(text: &str) -> Result<(u32, u32), String> {
    let size = text
        .split_once('x')
        .and_then(|(width, height)| Some((width.parse().ok()?, height.parse().ok()?)));
    size.filter(|(width, height)| (1..=16_384).contains(width) && (1..=16_384).contains(height))
        .ok_or_else(|| text.to_owned())
}

/// What came of the arguments.
pub(super) enum Parsed {
    /// A command to run, and the language that was asked for.
    Command(Box<Command>, Option<Language>),
    /// A text that was asked for.
    Help(String),
    /// A complaint.
    Wrong(String),
}

/// Reads the arguments, the program's name first.
pub(super) fn parse(args: &[OsString], wording: &Wording) -> Parsed {
    let mut command = spoken(Cli::command(), "huoyan", wording);
    let parsed = command
        .try_get_matches_from_mut(args)
        .and_then(|matches| Cli::from_arg_matches(&matches));
    match parsed {
        Ok(cli) => Parsed::Command(Box::new(cli.command), cli.language),
        Err(error) if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) => {
            Parsed::Help(error.to_string())
        }
        Err(error) if error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            Parsed::Wrong(error.to_string())
        }
        Err(error) => Parsed::Wrong(complaint(&error, wording)),
    }
}

/// The command with its help in the reader's language: `help-<command>` and `help-<command>-<argument>`.
fn spoken(command: clap::Command, name: &str, wording: &Wording) -> clap::Command {
    let heading = |key| wording.text(key);
    let names: Vec<_> = command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
    let is_root = !names.is_empty();
    let mut command = command
        .about(wording.text(&format!("help-{name}")))
        .help_template(format!(
            "{{about}}\n\n{}{{usage}}\n\n{{all-args}}\n",
            heading("cli-usage")
        ))
        .subcommand_help_heading(heading("cli-commands"))
        .disable_help_subcommand(true)
        .disable_help_flag(true)
        .mut_args(|arg| {
            let key = match arg.get_id().as_str() {
                "language" => "help-language".to_owned(),
                id => format!("help-{name}-{}", id.replace('_', "-")),
            };
            let group = if arg.is_positional() {
                "cli-arguments"
            } else {
                "cli-options"
            };
            let takes_value = matches!(arg.get_action(), ArgAction::Set | ArgAction::Append);
            arg.help(wording.text(&key))
                .help_heading(heading(group))
                .hide_default_value(takes_value)
                .hide_possible_values(takes_value)
        })
        .arg(
            clap::Arg::new("help")
                .short('h')
                .long("help")
                .action(ArgAction::Help)
                .help(wording.text("help-help"))
                .help_heading(heading("cli-options")),
        );
    if is_root {
        command = command.subcommand_required(true).arg_required_else_help(true).arg(
            clap::Arg::new("version")
                .short('V')
                .long("version")
                .action(ArgAction::Version)
                .help(wording.text("help-version"))
                .help_heading(heading("cli-options")),
        );
    }
    names.into_iter().fold(command, |command, sub| {
        let key = sub.clone();
        command.mut_subcommand(sub, |command| spoken(command, &key, wording))
    })
}

/// What is wrong with the arguments, and what may have been meant.
fn complaint(error: &clap::Error, wording: &Wording) -> String {
    let context = |kind| error.get(kind).map(context_text).unwrap_or_default();
    let (key, of, near) = match error.kind() {
        ErrorKind::InvalidSubcommand => (
            "cli-unknown-command",
            ContextKind::InvalidSubcommand,
            ContextKind::SuggestedSubcommand,
        ),
        ErrorKind::UnknownArgument => (
            "cli-unknown-argument",
            ContextKind::InvalidArg,
            ContextKind::SuggestedArg,
        ),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            ("cli-wrong-value", ContextKind::InvalidArg, ContextKind::ValidValue)
        }
        ErrorKind::MissingRequiredArgument => (
            "cli-missing-argument",
            ContextKind::InvalidArg,
            ContextKind::SuggestedArg,
        ),
        ErrorKind::MissingSubcommand => {
            return format!("{}\n{}", wording.text("cli-no-command"), wording.text("cli-see-help"));
        }
        // Rare ones in the parser's own words.
        _ => return error.to_string(),
    };
    let args: [(&str, TextArg); 2] = [
        ("of", context(of).into()),
        ("value", context(ContextKind::InvalidValue).into()),
    ];
    let mut text = wording.format(key, &args);
    let near = context(near);
    if !near.is_empty() {
        text = format!("{text}\n{}", wording.format("cli-perhaps", &[("near", near.into())]));
    }
    format!("{text}\n{}", wording.text("cli-see-help"))
}

fn context_text(value: &ContextValue) -> String {
    match value {
        ContextValue::Strings(texts) => texts.join(", "),
        value => value.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_and_argument_is_explained_in_every_language() {
        for language in crate::wording::languages() {
            let wording = Wording::new(&language);
            let command = spoken(Cli::command(), "huoyan", &wording);
            command.clone().debug_assert();
            for command in std::iter::once(&command).chain(command.get_subcommands()) {
                let about = command.get_about().unwrap().to_string();
                assert!(!about.starts_with("help-"), "{about} is missing in {language}");
                for arg in command.get_arguments() {
                    let help = arg.get_help().unwrap().to_string();
                    assert!(!help.starts_with("help-"), "{help} is missing in {language}");
                }
            }
        }
    }

    #[test]
    fn a_size_is_two_numbers_that_a_window_can_have() {
        assert_eq!(parse_size("1920x1080"), Ok((1920, 1080)));
        for text in ["", "1920", "1920x", "0x1080", "1920×1080", "99999x10", "-1x5"] {
            assert!(parse_size(text).is_err(), "{text:?}");
        }
    }
}
