//! `pin`: the hash of a staff PIN, for `exhibit.ron`.

use super::{Verdict, failure::Failure};
use crate::{
    content::{PIN_DIGITS, PinFault, hash_pin, pin_fault},
    storage::new_salt,
    wording::Wording,
};
use std::io::{self, BufRead as _, IsTerminal as _, Write};

/// Asks for a PIN twice and prints its hash.
pub(super) fn pin(wording: &Wording, out: &mut impl Write) -> Result<Verdict, Failure> {
    let pin = ask("pin-ask", wording)?;
    if let Some(fault) = pin_fault(&pin) {
        return Err(refused(fault));
    }
    if ask("pin-again", wording)? != pin {
        return Err(told("pin-differs"));
    }
    let hash = new_salt()
        .ok()
        .and_then(|salt| hash_pin(&pin, &salt))
        .ok_or_else(|| told("pin-not-made"))?;
    writeln!(out, "{}\n{hash}", wording.text("pin-hash"))?;
    writeln!(out, "{}", wording.text("pin-line"))?;
    writeln!(out, "    staff: (pin_hash: Some(\"{hash}\")),")?;
    Ok(Verdict::Fine)
}

/// What is typed, unseen; a line of the input where that is no terminal.
fn ask(key: &str, wording: &Wording) -> Result<String, Failure> {
    let read = if io::stdin().is_terminal() {
        rpassword::prompt_password(format!("{} ", wording.text(key)))
    } else {
        let mut line = String::new();
        io::stdin().lock().read_line(&mut line).map(|_| line)
    };
    match read {
        Ok(line) => Ok(line.trim().to_owned()),
        Err(error) => Err(Failure::Told {
            key: "pin-not-read",
            args: vec![("why", error.to_string().into())],
        }),
    }
}

fn refused(fault: PinFault) -> Failure {
    Failure::Told {
        key: match fault {
            PinFault::NotDigits => "pin-not-digits",
            PinFault::TooShort => "pin-too-short",
            PinFault::TooLong => "pin-too-long",
            PinFault::Trivial => "pin-trivial",
        },
        args: vec![
            ("min", (*PIN_DIGITS.start()).into()),
            ("max", (*PIN_DIGITS.end()).into()),
        ],
    }
}

fn told(key: &'static str) -> Failure {
    Failure::Told { key, args: Vec::new() }
}
