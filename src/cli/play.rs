//! `play`: the booth.

use super::{Verdict, args::PlayArgs, failure::Failure};

/// Opens the booth and returns when it is closed.
#[cfg(not(feature = "app"))]
pub(super) fn play(_args: PlayArgs) -> Result<Verdict, Failure> {
    Err(Failure::Told { key: "cli-no-booth", args: Vec::new() })
}

/// Opens the booth and returns when it is closed.
#[cfg(feature = "app")]
pub(super) fn play(args: PlayArgs) -> Result<Verdict, Failure> {
    use crate::{
        app::PlayOptions,
        content::Arg,
        storage::{Places, WantedPlaces},
    };
    let play = args.script.as_deref().map(read_script).transpose()?;
    let mut wanted = WantedPlaces { exhibit: args.exhibit, data: args.data, assets: args.assets };
    if let (Some(play), None) = (&play, &wanted.exhibit) && play.exhibit != "exhibit" {
        let content = Places::find(WantedPlaces::default()).content().to_owned();
        wanted.exhibit = Some(content.join(format!("{}.exhibit.ron", play.exhibit)));
    }
    let screen = play.as_ref().map(|play| play.screen);
    let options = PlayOptions {
        places: Places::find(wanted),
        window_px: args.window.or(screen.map(|screen| (screen.width_px, screen.height_px))),
        ppi: args.ppi.or(screen.map(|screen| screen.ppi)),
        language: args.language.or(play.as_ref().map(|play| play.language.clone())),
        seed: args.seed.or(play.as_ref().map(|play| play.seed)),
        play,
        shots: args.shots,
        trace: args.trace,
    };
    match crate::app::run(options) {
        Ok(exit) if exit == std::process::ExitCode::SUCCESS => Ok(Verdict::Fine),
        Ok(_) => Err(Failure::Told { key: "cli-booth-ended", args: Vec::new() }),
        Err(error) => {
            Err(Failure::Told { key: "cli-booth-failed", args: vec![("why", Arg::from(format!("{error:#}")))] })
        }
    }
}

#[cfg(feature = "app")]
fn read_script(path: &std::path::Path) -> Result<crate::content::Play, Failure> {
    use crate::{
        content::{Arg, position, read_play},
        storage::{DiskError, Operation},
    };
    let text = std::fs::read_to_string(path).map_err(DiskError::of(Operation::Read, path)).map_err(Failure::Disk)?;
    read_play(&text).map_err(|faults| {
        let lines: Vec<String> = faults
            .iter()
            .map(|fault| {
                let (line, column) = position(&text, fault.span.map_or(0, |span| span.start));
                format!("{line}:{column} {} {}", fault.code.as_str(), fault.path)
            })
            .collect();
        let args = vec![("file", Arg::from(path.display().to_string())), ("faults", Arg::from(lines.join("; ")))];
        Failure::Told { key: "cli-script-faults", args }
    })
}
