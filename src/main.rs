//! The program: arguments to a command, the command to an exit code.

use std::{env, io, process::ExitCode};

fn main() -> ExitCode {
    // Not locked: the booth's log comes from other threads.
    huoyan::cli::run(env::args_os(), &mut io::stdout(), &mut io::stderr())
}
