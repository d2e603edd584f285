//! Rust text as the guards read it: comments and literals blanked out, paths spelled in full.

/// The text with the insides of comments, strings and characters replaced by spaces; lines stay where they are.
pub(super) fn code_of(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let mut code = String::with_capacity(text.len());
    let mut at = 0;
    while at < chars.len() {
        let end = literal_end(&chars, at);
        if end > at {
            code.extend(chars[at..end].iter().map(|c| if *c == '\n' { '\n' } else { ' ' }));
            at = end;
        } else {
            code.push(chars[at]);
            at += 1;
        }
    }
    code
}

/// Where the comment or literal that starts at `at` ends; `at` itself if none starts there.
fn literal_end(chars: &[char], at: usize) -> usize {
    let next = |offset: usize| chars.get(at + offset).copied().unwrap_or('\n');
    match (chars[at], next(1)) {
        ('/', '/') => at + chars[at..].iter().position(|c| *c == '\n').unwrap_or(chars.len() - at),
        ('/', '*') => block_comment_end(chars, at),
        ('"', _) => quoted_end(chars, at),
        ('r', '"' | '#') if !follows_a_word(chars, at) => raw_string_end(chars, at),
        ('\'', '\\') => (at + 3..chars.len())
            .find(|i| chars[*i] == '\'')
            .map_or(chars.len(), |i| i + 1),
        ('\'', _) if next(2) == '\'' => at + 3,
        _ => at,
    }
}

fn follows_a_word(chars: &[char], at: usize) -> bool {
    at > 0 && is_word(chars[at - 1]) && chars[at - 1] != 'b'
}

fn block_comment_end(chars: &[char], at: usize) -> usize {
    let mut depth = 0;
    let mut i = at;
    while i + 1 < chars.len() {
        match (chars[i], chars[i + 1]) {
            ('/', '*') => depth += 1,
            ('*', '/') => depth -= 1,
            _ => {
                i += 1;
                continue;
            }
        }
        i += 2;
        if depth == 0 {
            return i;
        }
    }
    chars.len()
}

fn quoted_end(chars: &[char], at: usize) -> usize {
    let mut i = at + 1;
    while i < chars.len() {
        match chars[i] {
            '\\' => i += 2,
            '"' => return i + 1,
            _ => i += 1,
        }
    }
    chars.len()
}

fn raw_string_end(chars: &[char], at: usize) -> usize {
    let hashes = chars[at + 1..].iter().take_while(|c| **c == '#').count();
    let open = at + 1 + hashes;
    if chars.get(open) != Some(&'"') {
        return at; // a raw identifier
    }
    let mut close = vec!['"'];
    close.resize(hashes + 1, '#');
    (open + 1..chars.len())
        .find(|i| chars[*i..].starts_with(&close))
        .map_or(chars.len(), |i| i + close.len())
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// A path of the code, `std::fs::File`, with the line it stands on.
#[derive(Debug, PartialEq)]
pub(super) struct SpelledPath {
    pub(super) line: usize,
    pub(super) segments: Vec<String>,
}

/// Every path of the code; groups are spelled out, so that `use std::{fs, io}` gives `std::fs` and `std::io`.
pub(super) fn paths_of(code: &str) -> Vec<SpelledPath> {
    let tokens = tokens_of(code);
    let mut paths = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if is_name(&tokens[at].1) {
            at = read_path(&tokens, at, &[], &mut paths);
        } else {
            at += 1;
        }
    }
    paths
}

/// Reads one path, or one branch of a group under `prefix`; gives the place after it.
fn read_path(tokens: &[(usize, String)], start: usize, prefix: &[String], paths: &mut Vec<SpelledPath>) -> usize {
    let token = |at: usize| tokens.get(at).map_or("", |t| t.1.as_str());
    let line = tokens[start].0;
    let mut segments = prefix.to_vec();
    let mut at = start;
    loop {
        segments.push(token(at).to_owned());
        at += 1;
        if token(at) != "::" {
            break;
        }
        at += 1;
        if token(at) == "{" {
            at += 1;
            while at < tokens.len() && token(at) != "}" {
                at = if is_name(token(at)) {
                    read_path(tokens, at, &segments, paths)
                } else {
                    at + 1
                };
            }
            return at + 1;
        }
        if !is_name(token(at)) {
            break;
        }
    }
    paths.push(SpelledPath { line, segments });
    at
}

fn is_name(token: &str) -> bool {
    token.starts_with(|c: char| is_word(c) && !c.is_numeric())
}

/// Words, `::` and single signs, each with its line.
fn tokens_of(code: &str) -> Vec<(usize, String)> {
    let mut tokens = Vec::new();
    for (number, line) in code.lines().enumerate() {
        let mut rest = line.trim_start();
        while let Some(first) = rest.chars().next() {
            let length = if is_word(first) {
                rest.find(|c| !is_word(c)).unwrap_or(rest.len())
            } else if rest.starts_with("::") {
                2
            } else {
                first.len_utf8()
            };
            tokens.push((number + 1, rest[..length].to_owned()));
            rest = rest[length..].trim_start();
        }
    }
    tokens
}

#[test]
fn comments_and_literals_are_not_code() {
    let code = code_of("a // std::fs\nb /* x /* y */ z */ c \"std::fs \\\" d\" r#\"e \" f\"# '\\'' '\"' 'static g");
    let words: Vec<_> = code.split_whitespace().collect();
    assert_eq!(words, ["a", "b", "c", "'static", "g"], "only code is left of: {code}");
    assert_eq!(code.lines().count(), 2, "lines stay where they are");
}

#[test]
fn groups_are_spelled_out() {
    let paths = paths_of("use std::{fs, io::{self, Read}};\nfn f() { crate::rules::Visit::new(3) }");
    let spelled: Vec<_> = paths
        .iter()
        .map(|p| format!("{} {}", p.line, p.segments.join("::")))
        .collect();
    for expected in [
        "1 std::fs",
        "1 std::io::self",
        "1 std::io::Read",
        "2 crate::rules::Visit::new",
    ] {
        assert!(spelled.iter().any(|s| s == expected), "{expected} is among {spelled:?}");
    }
}
