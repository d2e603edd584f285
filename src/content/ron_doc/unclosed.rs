//! Finds where a text was meant to end when its closing quote is missing.

use super::{Token, TokenKind};

/// How a text ends. Lengths count from behind the opening quote.
pub(super) enum End {
    /// At the closing quote that was meant; the length includes it.
    Closed(usize),
    /// At a full-width quote, before it.
    WrongQuote(usize, char),
    /// Nowhere; it is taken to end here.
    Open(usize),
}

/// Finds the end of the text that begins with `body`.
///
/// The next quote is doubted when something follows that cannot follow a text: then it opens the next text, and this one
/// was never closed. The doubt costs nothing in sound files.
pub(super) fn end_of_text(body: &str) -> End {
    let line = body.split('\n').next().unwrap_or_default();
    let quote = closing_quote(body);
    if let Some(at) = quote
        && can_follow(body.get(at + 1..).unwrap_or_default(), at > line.len())
    {
        return End::Closed(at + 1);
    }
    match line.find('”') {
        Some(at) if quote.is_none_or(|quote| at < quote) => End::WrongQuote(at, '”'),
        _ => End::Open(text_len(line)),
    }
}

/// The first quote without a backslash before it.
fn closing_quote(body: &str) -> Option<usize> {
    let mut is_escaped = false;
    for (at, byte) in body.bytes().enumerate() {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' => is_escaped = true,
            b'"' => return Some(at),
            _ => {}
        }
    }
    None
}

/// Whether `rest` can follow a text. One over several lines is held to more, since it is rare and its end is easily the
/// beginning of the next one.
fn can_follow(rest: &str, is_over_lines: bool) -> bool {
    if rest.starts_with(|c: char| c.is_alphanumeric() || c == '_') {
        return false;
    }
    let next = rest.trim_start();
    !is_over_lines
        || next.is_empty()
        || next.starts_with([',', ')', ']', '}', ':', '/', '，', '）', '】', '：', '；', '、'])
}

/// How much of `line` belongs to a text that was left open: all but the brackets and commas at its end.
pub(super) fn text_len(line: &str) -> usize {
    line.trim_end_matches(|c: char| c.is_whitespace() || ")]},".contains(c))
        .len()
}

/// The bracket to blame when `unclosed` is left open: not that one, whose partner may have been taken, but the first one
/// inside it whose partner stands at the start of a line that is indented less than its own.
///
/// The pair is taken out, so that a second missing bracket finds its own.
pub(super) fn blamed_bracket(
    text: &str,
    tokens: &[Token],
    unclosed: usize,
    pairs: &mut Vec<(usize, usize)>,
) -> Option<(usize, char)> {
    let indent = |index: usize| {
        let at = tokens.get(index)?.span.start;
        let line = text.get(..at)?.rfind('\n').map_or(0, |end| end + 1);
        let before = text.get(line..at)?;
        Some((before.len() - before.trim_start().len(), before.trim_start().is_empty()))
    };
    let mut suspects: Vec<(usize, usize)> = pairs
        .iter()
        .copied()
        .filter(|(open, _)| *open > unclosed)
        .filter(|(open, close)| {
            let (Some((open, _)), Some((close, begins_line))) = (indent(*open), indent(*close)) else {
                return false;
            };
            begins_line && close < open
        })
        .collect();
    suspects.sort_by_key(|(_, close)| *close);
    let first = *suspects.first()?;
    pairs.retain(|pair| *pair != first);
    match tokens.get(first.0)?.kind {
        TokenKind::Open(open) => Some((first.0, open)),
        _ => None,
    }
}
