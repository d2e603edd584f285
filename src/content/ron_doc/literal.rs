//! What is inside a token: numbers, texts with escapes, characters.

use crate::content::Span;

/// The number of `#` of a raw text that `rest` begins with.
pub(super) fn raw_hashes(rest: &str) -> Option<usize> {
    let rest = rest.strip_prefix('b').unwrap_or(rest).strip_prefix('r')?;
    let hashes = rest.len() - rest.trim_start_matches('#').len();
    rest.trim_start_matches('#').starts_with('"').then_some(hashes)
}

/// The length of the number that `rest` begins with, wrong ones included: `1.2.3` is one token and one fault.
pub(super) fn number_len(rest: &str) -> usize {
    let mut before = ' ';
    for (at, c) in rest.char_indices() {
        let is_exponent_sign = matches!(c, '+' | '-') && matches!(before, 'e' | 'E');
        let is_part = at == 0 || c.is_ascii_alphanumeric() || matches!(c, '.' | '_') || is_exponent_sign;
        if !is_part {
            return at;
        }
        before = c;
    }
    rest.len()
}

/// Reads a number as RON writes it: `1_000`, `-.5`, `0x1F`, `1e3`, `7u8`.
pub(super) fn number(text: &str) -> Option<f64> {
    let (sign, digits) = match text.strip_prefix('-') {
        Some(rest) => (-1.0, rest),
        None => (1.0, text.strip_prefix('+').unwrap_or(text)),
    };
    if digits.starts_with('_') {
        return None;
    }
    let plain = digits.replace('_', "");
    let radix = match plain.get(..2) {
        Some("0x") => 16,
        Some("0o") => 8,
        Some("0b") => 2,
        _ => return decimal(&plain).map(|number| sign * number),
    };
    let whole = u64::from_str_radix(plain.get(2..)?, radix).ok()?;
    Some(sign * whole as f64)
}

fn decimal(plain: &str) -> Option<f64> {
    let suffixes = [
        "i8", "i16", "i32", "i64", "i128", "u8", "u16", "u32", "u64", "u128", "f32", "f64",
    ];
    let bare = suffixes
        .iter()
        .find_map(|suffix| plain.strip_suffix(suffix))
        .unwrap_or(plain);
    let number: f64 = bare.parse().ok()?;
    // Words like `inf` are read by `parse` too; a token that begins with a digit or point cannot be one.
    number.is_finite().then_some(number)
}

/// The length of the character literal that `rest` begins with.
pub(super) fn char_len(rest: &str) -> Option<usize> {
    let body = rest.strip_prefix('\'')?;
    let len = match escape(body) {
        Some((_, len)) => len,
        None => body
            .chars()
            .next()
            .filter(|c| !matches!(c, '\'' | '\\' | '\n'))?
            .len_utf8(),
    };
    body.get(len..)?.starts_with('\'').then_some(len + 2)
}

/// The character of a well-formed character literal.
pub(super) fn char_value(token: &str) -> Option<char> {
    let body = token.strip_prefix('\'')?;
    escape(body).map(|(c, _)| c).or_else(|| body.chars().next())
}

/// The escape that `rest` begins with and its length; `None` for no escape at all, or a wrong one.
fn escape(rest: &str) -> Option<(char, usize)> {
    let body = rest.strip_prefix('\\')?;
    let first = body.chars().next()?;
    let simple = match first {
        'n' => '\n',
        't' => '\t',
        'r' => '\r',
        '0' => '\0',
        '"' | '\'' | '\\' => first,
        'x' => {
            let code = u32::from_str_radix(body.get(1..3)?, 16).ok()?;
            return Some((char::from_u32(code)?, 4));
        }
        'u' => {
            let digits = body.strip_prefix("u{")?.split_once('}')?.0;
            let code = u32::from_str_radix(digits, 16).ok()?;
            return Some((char::from_u32(code)?, digits.len() + 4));
        }
        _ => return None,
    };
    Some((simple, 2))
}

/// The text of a well-closed text token that starts at byte `at` of the file, and the spans of its wrong escapes.
pub(super) fn text_value(token: &str, at: usize) -> (String, Vec<Span>) {
    if let Some(hashes) = raw_hashes(token) {
        let open = token.find('"').unwrap_or_default() + 1;
        let body = token
            .get(open..token.len().saturating_sub(hashes + 1))
            .unwrap_or_default();
        return (body.to_owned(), Vec::new());
    }
    let open = token.find('"').unwrap_or_default() + 1;
    let body = token.get(open..token.len().saturating_sub(1)).unwrap_or_default();
    if !body.contains('\\') {
        return (body.to_owned(), Vec::new());
    }
    let mut value = String::with_capacity(body.len());
    let mut wrong = Vec::new();
    let mut rest = body;
    while let Some(c) = rest.chars().next() {
        let mut len = c.len_utf8();
        let start = at + open + body.len() - rest.len();
        if c != '\\' {
            value.push(c);
        } else if let Some((meant, escape_len)) = escape(rest) {
            value.push(meant);
            len = escape_len;
        } else {
            len = rest.chars().take(2).map(char::len_utf8).sum();
            wrong.push(Span {
                start,
                end: start + len,
            });
        }
        rest = rest.get(len..).unwrap_or_default();
    }
    (value, wrong)
}
