//! In which language the terminal is spoken to.

use crate::content::Language;
use std::{
    env,
    ffi::{OsStr, OsString},
};

/// The environment's variables for messages, the strongest first.
const VARIABLES: [&str; 3] = ["LC_ALL", "LC_MESSAGES", "LANG"];

/// What `--language` asks for, else the environment. Looked at before the arguments are parsed, as faults in them are told in
/// it.
pub(super) fn asked(args: &[OsString]) -> Language {
    let environment = || {
        VARIABLES
            .iter()
            .find_map(|name| env::var_os(name).filter(|value| !value.is_empty()))
    };
    Language::new(
        in_args(args)
            .or_else(|| environment().as_deref().map(of_locale))
            .unwrap_or_default(),
    )
}

fn in_args(args: &[OsString]) -> Option<String> {
    let position = args.iter().position(|arg| arg == "--language");
    let apart = position
        .and_then(|position| args.get(position + 1))
        .and_then(|tag| tag.to_str());
    let joined = || args.iter().find_map(|arg| arg.to_str()?.strip_prefix("--language="));
    apart.or_else(joined).map(str::to_owned)
}

/// `zh_CN.UTF-8` is `zh-CN`.
fn of_locale(locale: &OsStr) -> String {
    locale
        .to_string_lossy()
        .split(['.', '@'])
        .next()
        .unwrap_or_default()
        .replace('_', "-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_of_a_locale_is_its_first_part() {
        for (locale, tag) in [
            ("zh_CN.UTF-8", "zh-CN"),
            ("en_US", "en-US"),
            ("C", "C"),
            ("de_DE@euro", "de-DE"),
            ("", ""),
        ] {
            assert_eq!(of_locale(OsStr::new(locale)), tag);
        }
    }

    #[test]
    fn an_argument_asks_for_a_language_in_both_forms() {
        let args = |args: &[&str]| args.iter().map(OsString::from).collect::<Vec<_>>();
        assert_eq!(
            in_args(&args(&["huoyan", "check", "--language", "en"])).as_deref(),
            Some("en")
        );
        assert_eq!(
            in_args(&args(&["huoyan", "--language=zh-CN"])).as_deref(),
            Some("zh-CN")
        );
        assert_eq!(in_args(&args(&["huoyan", "check", "--language"])), None);
    }
}
