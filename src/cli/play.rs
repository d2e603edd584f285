//! `play`: the booth.

use super::{args::PlayArgs, failure::Failure};
use crate::{content::Language, wording::Wording};
use std::{io::Write, process::ExitCode};

/// Opens the booth and returns when it is closed.
#[cfg(feature = "app")]
pub(super) fn play(
    args: PlayArgs,
    language: Option<Language>,
    wording: &Wording,
    err: &mut impl Write,
) -> Result<ExitCode, Failure> {
    use crate::{
        app::{Comfort, OpenError, PlayOptions, TextSize, run},
        storage::{Places, WantedPlaces},
    };
    let script = match args
        .script
        .as_deref()
        .map(|path| script::read(path, wording, err))
        .transpose()?
    {
        Some(None) => return Ok(ExitCode::from(1)),
        Some(script) => script,
        None => None,
    };
    let mut wanted = WantedPlaces {
        exhibit: args.exhibit,
        data: args.data,
        assets: args.assets,
    };
    // A play of another exhibit than the first names its variant, which lies beside it.
    if let Some(script) = script.as_ref().filter(|script| script.exhibit != "exhibit")
        && wanted.exhibit.is_none()
    {
        let content = Places::find(wanted.clone()).content().to_owned();
        wanted.exhibit = Some(content.join(format!("{}.exhibit.ron", script.exhibit)));
    }
    let places = Places::find(wanted);
    let screen = script.as_ref().map(|script| script.screen);
    let wants = |comfort: &str| args.comfort.iter().any(|wanted| wanted == comfort);
    let options = PlayOptions {
        places,
        window_px: args.window.or(screen.map(|screen| (screen.width_px, screen.height_px))),
        ppi: args.ppi.or(screen.map(|screen| screen.ppi)),
        comfort: Comfort {
            text: if wants("text") {
                TextSize::Large
            } else {
                TextSize::Normal
            },
            high_contrast: wants("contrast"),
            reach: wants("reach"),
            calm: args.reduced_motion,
        },
        language: language.or(script.as_ref().map(|script| script.language.clone())),
        seed: args.seed.or(script.as_ref().map(|script| script.seed)),
        play: script,
        shots: args.shots,
        trace: args.trace,
        acks: args.acks,
        measure: args.measure,
        is_headless: args.headless,
    };
    run(options).map_err(|error| match error {
        OpenError::NoDisplay => Failure::Told {
            key: "cli-no-display",
            args: Vec::new(),
        },
        OpenError::DeadDisplay { display } => Failure::Told {
            key: "cli-dead-display",
            args: vec![("display", display.into())],
        },
        OpenError::Other(error) => Failure::Told {
            key: "cli-booth-failed",
            args: vec![("why", format!("{error:#}").into())],
        },
    })
}

/// Says that there is no booth in this build.
#[cfg(not(feature = "app"))]
pub(super) fn play(
    _args: PlayArgs,
    _language: Option<Language>,
    _wording: &Wording,
    _err: &mut impl Write,
) -> Result<ExitCode, Failure> {
    Err(Failure::Told {
        key: "cli-no-booth",
        args: Vec::new(),
    })
}

#[cfg(feature = "app")]
mod script {
    //! Reading a play script, with every fault of it.

    use super::super::{
        diagnostics::{Sources, as_text},
        failure::Failure,
    };
    use crate::{
        content::{Play, SourceFile, read_play},
        storage::read_file,
        wording::Wording,
    };
    use std::{
        io::{self, Write},
        path::Path,
    };

    /// The script; `None` once its faults are told.
    pub(super) fn read(path: &Path, wording: &Wording, err: &mut impl Write) -> Result<Option<Play>, Failure> {
        let bytes = read_file(path)?;
        let faults = match read_play(&String::from_utf8_lossy(&bytes)) {
            Ok(play) => return Ok(Some(play)),
            Err(faults) => faults,
        };
        let shown = |_: &str| path.display().to_string();
        let sources = Sources::new(
            &[SourceFile {
                path: String::new(),
                bytes,
            }],
            shown,
        );
        for fault in &faults {
            let text = as_text(fault, &sources, shown, wording).map_err(io::Error::other)?;
            writeln!(err, "{}\n", text.trim_end())?;
        }
        Ok(None)
    }
}
