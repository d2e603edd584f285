//! Text to tokens, without losing a byte.

use super::{
    Fault,
    full_width::{closing_quote, meant},
    literal, unclosed,
};
use crate::content::{Code, Span};

/// A piece of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// What it is.
    pub kind: TokenKind,
    /// Where it stands.
    pub span: Span,
}

/// What a piece of the text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenKind {
    /// Spaces, tabs, line ends.
    Whitespace,
    /// `// …` to the end of the line, or `/* … */`.
    Comment,
    /// A name: `Level`, `true`, `r#type`.
    Word,
    /// A number.
    Number,
    /// `"…"`, `r#"…"#`, `b"…"`.
    Text,
    /// A text with full-width quotes; reported.
    QuotedWrongly,
    /// `'x'`.
    Char,
    /// `(`, `[` or `{`, or a full-width form of it that has been reported.
    Open(char),
    /// `)`, `]` or `}`, likewise.
    Close(char),
    /// `,`, likewise.
    Comma,
    /// `:`, likewise.
    Colon,
    /// `#`, `!` or `=`: part of an attribute.
    Attribute,
    /// Means nothing; the parser reports it.
    Unknown,
    /// Means nothing; reported.
    Reported,
}

impl TokenKind {
    /// Whether it is space or comment.
    pub fn is_trivia(self) -> bool {
        matches!(self, Self::Whitespace | Self::Comment)
    }
}

/// Tokens and the faults found on the way.
pub(super) struct Lexed {
    pub(super) tokens: Vec<Token>,
    pub(super) faults: Vec<Fault>,
    pub(super) is_whole: bool,
}

pub(super) fn lex(text: &str) -> Lexed {
    let mut lexer = Lexer {
        text,
        at: 0,
        out: Lexed {
            tokens: Vec::new(),
            faults: Vec::new(),
            is_whole: true,
        },
    };
    while let Some(c) = lexer.rest().chars().next() {
        let start = lexer.at;
        let kind = lexer.token(c);
        lexer.out.tokens.push(Token {
            kind,
            span: Span { start, end: lexer.at },
        });
    }
    lexer.out
}

struct Lexer<'a> {
    text: &'a str,
    at: usize,
    out: Lexed,
}

impl<'a> Lexer<'a> {
    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn take_while(&mut self, is_part: impl Fn(char) -> bool) {
        let rest = self.rest();
        self.at += rest.find(|c| !is_part(c)).unwrap_or(rest.len());
    }

    fn fault(&mut self, code: Code, start: usize, end: usize) -> &mut Fault {
        self.out.faults.push(Fault {
            code,
            span: Span { start, end },
            args: Vec::new(),
        });
        let last = self.out.faults.len() - 1;
        #[expect(clippy::indexing_slicing, reason = "pushed on the line above")]
        &mut self.out.faults[last]
    }

    fn full_width(&mut self, at: usize, found: char, meant: char) {
        let args = vec![("found", found.to_string().into()), ("meant", meant.to_string().into())];
        self.fault(Code::FullWidthPunctuation, at, at + found.len_utf8()).args = args;
    }

    /// Takes one token that starts with `c`; the caller makes its span.
    fn token(&mut self, c: char) -> TokenKind {
        let rest = self.rest();
        match c {
            _ if is_space(c) => {
                self.take_while(is_space);
                TokenKind::Whitespace
            }
            '/' if rest.starts_with("//") => {
                self.at += rest.find('\n').unwrap_or(rest.len());
                TokenKind::Comment
            }
            '/' if rest.starts_with("/*") => self.block_comment(),
            '"' => self.text_token(0),
            'b' if rest.starts_with("b\"") => self.text_token(1),
            'r' | 'b' if literal::raw_hashes(rest).is_some() => self.raw_text(),
            '\'' => self.char_token(),
            'r' if rest.starts_with("r#") => {
                self.at += 2;
                self.take_while(is_word);
                TokenKind::Word
            }
            _ if c.is_alphabetic() || c == '_' => {
                self.take_while(is_word);
                TokenKind::Word
            }
            _ if starts_number(rest) => {
                self.at += literal::number_len(rest);
                TokenKind::Number
            }
            _ => {
                self.at += c.len_utf8();
                self.punctuation(c)
            }
        }
    }

    fn punctuation(&mut self, c: char) -> TokenKind {
        match c {
            '(' | '[' | '{' => TokenKind::Open(c),
            ')' | ']' | '}' => TokenKind::Close(c),
            ',' => TokenKind::Comma,
            ':' => TokenKind::Colon,
            '#' | '!' | '=' => TokenKind::Attribute,
            _ => {
                let at = self.at - c.len_utf8();
                let Some(ascii) = meant(c) else {
                    return TokenKind::Unknown;
                };
                self.full_width(at, c, ascii);
                match closing_quote(c) {
                    Some(close) => self.wrongly_quoted(at, close),
                    None if matches!(ascii, '.' | '-') => TokenKind::Reported,
                    None => self.punctuation(ascii),
                }
            }
        }
    }

    /// The rest of a text that began with a full-width quote: to its partner, or an ASCII quote, on the same line.
    fn wrongly_quoted(&mut self, start: usize, close: char) -> TokenKind {
        let line = self.rest().lines().next().unwrap_or_default();
        if let Some(end) = line.find([close, '"']) {
            let closed_by = line
                .get(end..)
                .and_then(|rest| rest.chars().next())
                .map_or(0, char::len_utf8);
            self.at += end + closed_by;
        } else {
            self.at += unclosed::text_len(line);
            self.unclosed(start);
        }
        TokenKind::QuotedWrongly
    }

    fn unclosed(&mut self, start: usize) {
        self.out.is_whole = false;
        let first = self
            .text
            .get(start..)
            .and_then(|rest| rest.chars().next())
            .map_or(0, char::len_utf8);
        self.fault(Code::UnclosedString, start, start + first);
    }

    fn block_comment(&mut self) -> TokenKind {
        let start = self.at;
        let mut depth = 0_usize;
        loop {
            let rest = self.rest();
            if rest.starts_with("/*") {
                depth += 1;
                self.at += 2;
            } else if rest.starts_with("*/") {
                depth -= 1;
                self.at += 2;
                if depth == 0 {
                    return TokenKind::Comment;
                }
            } else if let Some(c) = rest.chars().next() {
                self.at += c.len_utf8();
            } else {
                self.out.is_whole = false;
                self.fault(Code::UnclosedComment, start, start + 2);
                return TokenKind::Comment;
            }
        }
    }

    /// A text in ASCII quotes, `prefix` bytes into the rest.
    fn text_token(&mut self, prefix: usize) -> TokenKind {
        let start = self.at;
        let rest = self.rest();
        let body = rest.get(prefix + 1..).unwrap_or_default();
        match unclosed::end_of_text(body) {
            unclosed::End::Closed(len) => {
                self.at += prefix + 1 + len;
                return TokenKind::Text;
            }
            unclosed::End::WrongQuote(len, found) => {
                let at = start + prefix + 1 + len;
                self.full_width(at, found, '"');
                self.at = at + found.len_utf8();
            }
            unclosed::End::Open(len) => {
                self.at += prefix + 1 + len;
                self.unclosed(start + prefix);
            }
        }
        TokenKind::QuotedWrongly
    }

    fn raw_text(&mut self) -> TokenKind {
        let start = self.at;
        let rest = self.rest();
        let hashes = literal::raw_hashes(rest).unwrap_or_default();
        let open = rest.find('"').unwrap_or_default() + 1;
        let close = format!("\"{}", "#".repeat(hashes));
        if let Some(len) = rest.get(open..).and_then(|body| body.find(&close)) {
            self.at += open + len + close.len();
        } else {
            self.at += rest.len();
            self.out.is_whole = false;
            self.fault(Code::UnclosedString, start, start + open);
        }
        TokenKind::Text
    }

    fn char_token(&mut self) -> TokenKind {
        let start = self.at;
        let rest = self.rest();
        if let Some(len) = literal::char_len(rest) {
            self.at += len;
            return TokenKind::Char;
        }
        let line = rest.lines().next().unwrap_or_default();
        let Some(len) = line.get(1..).and_then(|body| body.find('\'')) else {
            self.at += 1;
            return TokenKind::Unknown;
        };
        self.at += len + 2;
        self.fault(Code::SingleQuotes, start, start + len + 2);
        TokenKind::QuotedWrongly
    }
}

fn is_space(c: char) -> bool {
    // The white space of RON, and the mark that some editors put at the start of a file.
    matches!(
        c,
        ' ' | '\t'
            | '\n'
            | '\r'
            | '\u{b}'
            | '\u{c}'
            | '\u{85}'
            | '\u{200e}'
            | '\u{200f}'
            | '\u{2028}'
            | '\u{2029}'
            | '\u{feff}'
    )
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

fn starts_number(rest: &str) -> bool {
    let unsigned = rest.strip_prefix(['+', '-']).unwrap_or(rest);
    let after_point = unsigned.strip_prefix('.').unwrap_or(unsigned);
    after_point.starts_with(|c: char| c.is_ascii_digit())
}
