//! Tokens to tree, going on after every fault.

use super::{Doc, Fault, Name, Node, Token, TokenKind, Value, lexer, literal, unclosed};
use crate::content::{Arg, Code, Span};

/// Brackets within brackets beyond this are refused: a tree is walked by functions that call themselves.
const MAX_DEPTH: usize = 64;

pub(super) fn parse(text: String) -> Doc {
    let lexed = lexer::lex(&text);
    let mut parser = Parser {
        text: &text,
        tokens: &lexed.tokens,
        at: 0,
        open: Vec::new(),
        pairs: Vec::new(),
        faults: lexed.faults,
        is_whole: lexed.is_whole,
    };
    let root = parser.file();
    let mut faults = parser.faults;
    let is_whole = parser.is_whole;
    faults.sort_by_key(|fault| fault.span);
    Doc {
        root,
        faults,
        is_whole,
        tokens: lexed.tokens,
        text,
    }
}

pub(super) struct Parser<'a> {
    text: &'a str,
    tokens: &'a [Token],
    pub(super) at: usize,
    /// The brackets that are open: character and token index.
    open: Vec<(char, usize)>,
    /// The brackets that were closed: token indices of both.
    pairs: Vec<(usize, usize)>,
    pub(super) faults: Vec<Fault>,
    is_whole: bool,
}

impl Parser<'_> {
    pub(super) fn fault(&mut self, code: Code, span: Span, args: Vec<(&'static str, Arg)>) {
        self.faults.push(Fault { code, span, args });
    }

    pub(super) fn slice(&self, span: Span) -> &str {
        self.text.get(span.start..span.end).unwrap_or_default()
    }

    /// The next token that is neither space nor comment, with its index.
    pub(super) fn peek(&self) -> Option<(usize, Token)> {
        self.peek_from(self.at)
    }

    pub(super) fn peek_from(&self, at: usize) -> Option<(usize, Token)> {
        let rest = self.tokens.get(at..).unwrap_or_default();
        rest.iter()
            .enumerate()
            .find(|(_, token)| !token.kind.is_trivia())
            .map(|(i, token)| (at + i, *token))
    }

    pub(super) fn kind(&self) -> Option<TokenKind> {
        self.peek().map(|(_, token)| token.kind)
    }

    pub(super) fn bump(&mut self) -> Option<(usize, Token)> {
        let next = self.peek();
        if let Some((index, _)) = next {
            self.at = index + 1;
        }
        next
    }

    /// The end of the last token taken, for what is missing behind it.
    pub(super) fn last_end(&self) -> usize {
        let taken = self.tokens.get(..self.at).unwrap_or_default();
        taken
            .iter()
            .rev()
            .find(|token| !token.kind.is_trivia())
            .map_or(0, |token| token.span.end)
    }

    fn file(&mut self) -> Option<Node> {
        self.attributes();
        while let Some((_, token)) = self.peek() {
            if begins_value(token.kind) {
                break;
            }
            self.skip_stray();
        }
        let Some((_, first)) = self.peek() else {
            if self.faults.is_empty() {
                self.fault(Code::EmptyFile, Span { start: 0, end: 0 }, Vec::new());
            }
            return None;
        };
        let root = self.value();
        // A comma behind the last bracket is the habit of a list; RON refuses it and so do we.
        if let Some((_, token)) = self.peek() {
            let is_bracket = matches!(token.kind, TokenKind::Close(_));
            let code = if is_bracket {
                Code::UnexpectedBracket
            } else {
                Code::TextAfterEnd
            };
            let found = self.slice(token.span).to_owned();
            let args = if is_bracket {
                vec![("found", found.into())]
            } else {
                Vec::new()
            };
            self.fault(code, token.span, args);
            self.is_whole &= !is_bracket;
        }
        Some(root.unwrap_or(Node {
            span: first.span,
            first_token: 0,
            value: Value::Fault,
        }))
    }

    /// `#![enable(…)]` at the start of the file.
    fn attributes(&mut self) {
        while self.kind() == Some(TokenKind::Attribute) {
            let mut depth = 0_usize;
            while let Some((_, token)) = self.peek() {
                let is_part = depth > 0 || matches!(token.kind, TokenKind::Attribute | TokenKind::Open('['));
                if !is_part {
                    break;
                }
                self.bump();
                match token.kind {
                    TokenKind::Open(_) => depth += 1,
                    TokenKind::Close(_) => depth = depth.saturating_sub(1),
                    _ => continue,
                }
                if depth == 0 {
                    break;
                }
            }
        }
    }

    /// Takes a token that cannot stand here, and says so unless the lexer has.
    pub(super) fn skip_stray(&mut self) {
        let Some((_, token)) = self.bump() else { return };
        let found = self.slice(token.span).to_owned();
        match token.kind {
            TokenKind::Reported => {}
            TokenKind::Close(_) => {
                self.is_whole = false;
                self.fault(Code::UnexpectedBracket, token.span, vec![("found", found.into())]);
            }
            _ => self.fault(Code::UnexpectedCharacter, token.span, vec![("found", found.into())]),
        }
    }

    /// A value, if one begins here.
    pub(super) fn value(&mut self) -> Option<Node> {
        let (index, token) = self.peek()?;
        if !begins_value(token.kind) {
            return None;
        }
        self.bump();
        let value = match token.kind {
            TokenKind::Word => return Some(self.word(index, token)),
            TokenKind::Open(open) => return Some(self.group(open, index, None)),
            TokenKind::Number => self.number(token),
            TokenKind::Text => self.text_value(token),
            TokenKind::Char => literal::char_value(self.slice(token.span)).map_or(Value::Fault, Value::Char),
            _ => Value::Fault,
        };
        Some(Node {
            span: token.span,
            first_token: index,
            value,
        })
    }

    fn number(&mut self, token: Token) -> Value {
        let written = self.slice(token.span).to_owned();
        if let Some(number) = literal::number(&written) {
            return Value::Number(number);
        }
        self.fault(Code::BadNumber, token.span, vec![("found", written.into())]);
        Value::Fault
    }

    fn text_value(&mut self, token: Token) -> Value {
        let (value, wrong) = literal::text_value(self.slice(token.span), token.span.start);
        if wrong.is_empty() {
            return Value::Text(value);
        }
        for span in wrong {
            let found = self.slice(span).to_owned();
            self.fault(Code::BadEscape, span, vec![("found", found.into())]);
        }
        Value::Fault
    }

    fn word(&mut self, index: usize, token: Token) -> Node {
        let written = self.slice(token.span);
        let text = written.strip_prefix("r#").unwrap_or(written).to_owned();
        let is_word_only = matches!(text.as_str(), "true" | "false" | "None");
        let bracket = self.peek().filter(|(_, token)| token.kind == TokenKind::Open('('));
        if let Some((bracket, _)) = bracket
            && !is_word_only
        {
            self.bump();
            return self.group('(', bracket, Some((index, Name { text, span: token.span })));
        }
        Node {
            span: token.span,
            first_token: index,
            value: Value::Word(text),
        }
    }

    /// What stands in brackets; the opening one has just been taken.
    fn group(&mut self, open: char, bracket: usize, name: Option<(usize, Name)>) -> Node {
        let first_token = name.as_ref().map_or(bracket, |(index, _)| *index);
        let start = self.tokens.get(first_token).map_or(0, |token| token.span.start);
        if self.open.len() >= MAX_DEPTH {
            return self.too_deep(bracket, start, first_token);
        }
        self.open.push((open, bracket));
        let entries = self.entries(open);
        self.close(open, bracket);
        self.open.pop();
        let span = Span {
            start,
            end: self.last_end(),
        };
        let name = name.map(|(_, name)| name);
        Node {
            span,
            first_token,
            value: self.assemble(open, name, entries),
        }
    }

    fn too_deep(&mut self, bracket: usize, start: usize, first_token: usize) -> Node {
        let span = self
            .tokens
            .get(bracket)
            .map_or(Span { start, end: start }, |token| token.span);
        self.fault(Code::TooDeep, span, vec![("most", MAX_DEPTH.into())]);
        self.is_whole = false;
        let mut depth = 1_usize;
        while depth > 0
            && let Some((_, token)) = self.bump()
        {
            match token.kind {
                TokenKind::Open(_) => depth += 1,
                TokenKind::Close(_) => depth -= 1,
                _ => {}
            }
        }
        Node {
            span: Span {
                start,
                end: self.last_end(),
            },
            first_token,
            value: Value::Fault,
        }
    }

    /// Whether the closing bracket ahead ends the group being read: its own, or one that an outer group waits for.
    pub(super) fn ends_here(&self, close: char) -> bool {
        self.open.iter().any(|(open, _)| closing(*open) == close)
    }

    fn close(&mut self, open: char, bracket: usize) {
        if let Some((
            index,
            Token {
                kind: TokenKind::Close(close),
                ..
            },
        )) = self.peek()
            && close == closing(open)
        {
            self.bump();
            self.pairs.push((bracket, index));
            return;
        }
        self.is_whole = false;
        let blamed = unclosed::blamed_bracket(self.text, self.tokens, bracket, &mut self.pairs);
        let (bracket, open) = blamed.unwrap_or((bracket, open));
        let span = self
            .tokens
            .get(bracket)
            .map_or(Span { start: 0, end: 0 }, |token| token.span);
        let args = vec![
            ("bracket", open.to_string().into()),
            ("meant", closing(open).to_string().into()),
        ];
        self.fault(Code::UnclosedBracket, span, args);
    }
}

pub(super) fn begins_value(kind: TokenKind) -> bool {
    matches!(
        kind,
        TokenKind::Word
            | TokenKind::Number
            | TokenKind::Text
            | TokenKind::QuotedWrongly
            | TokenKind::Char
            | TokenKind::Open(_)
    )
}

fn closing(open: char) -> char {
    match open {
        '[' => ']',
        '{' => '}',
        _ => ')',
    }
}
