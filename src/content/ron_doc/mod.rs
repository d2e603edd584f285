//! RON text as tokens and a light tree with byte spans: nothing is lost, every syntax fault is found.
//!
//! Concatenating the tokens gives the text, byte for byte. The tree says what stands where; comments stay reachable
//! through [`Doc::leading_comments`], so that an editor can move them with what they belong to.

mod entries;
mod full_width;
mod lexer;
mod lines;
mod literal;
mod parser;
mod unclosed;

use super::{Arg, Code, Span};

pub use lexer::{Token, TokenKind};
pub use lines::{LineIndex, position};

/// A syntax fault.
#[derive(Debug, Clone, PartialEq)]
pub struct Fault {
    /// What is wrong.
    pub code: Code,
    /// Where.
    pub span: Span,
    /// What the message fills in.
    pub args: Vec<(&'static str, Arg)>,
}

/// A parsed text.
#[derive(Debug, Clone, PartialEq)]
pub struct Doc {
    /// The text as given.
    pub text: String,
    /// The text in pieces: without gaps, in order.
    pub tokens: Vec<Token>,
    /// The one value of the file; `None` for a file without any.
    pub root: Option<Node>,
    /// Every syntax fault, by place.
    pub faults: Vec<Fault>,
    /// Whether the tree mirrors what the author meant in spite of the faults: a full-width comma is still a comma, but
    /// behind an unclosed bracket nothing is where it seems to be.
    pub is_whole: bool,
}

/// A value in the tree.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// From its first to its last byte, without comments around it.
    pub span: Span,
    /// The index of its first token.
    pub first_token: usize,
    /// What it is.
    pub value: Value,
}

/// A name before a bracket: `Level` of `Level(…)`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// The word.
    pub text: String,
    /// Where it stands.
    pub span: Span,
}

/// `name: value`.
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    /// The field's name; empty where a fault left the value without one.
    pub name: Name,
    /// Its value.
    pub value: Node,
}

/// What a value is.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// A fault stands here and has been reported.
    Fault,
    /// A bare word: `true`, `None`, `Engineering`.
    Word(String),
    /// A number as written.
    Number(f64),
    /// A text.
    Text(String),
    /// A single character.
    Char(char),
    /// `[…]`.
    List(Vec<Node>),
    /// `{…}`: keys and values.
    Map(Vec<(Node, Node)>),
    /// `Name(a: …)` or `(a: …)`.
    Struct {
        /// The name before the bracket.
        name: Option<Name>,
        /// The fields in order.
        fields: Vec<Field>,
    },
    /// `Name(…)` or `(…)` without field names.
    Tuple {
        /// The name before the bracket.
        name: Option<Name>,
        /// The values in order.
        items: Vec<Node>,
    },
}

impl Doc {
    /// Reads `text`; faults are kept, not returned.
    pub fn parse(text: impl Into<String>) -> Self {
        parser::parse(text.into())
    }

    /// The bytes of `span`.
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(span.start..span.end).unwrap_or_default()
    }

    /// The comments that belong to `node`, from the first to the last: those above it and right before it.
    ///
    /// For a field's value these are the comments between colon and value; ask with the field's name for those above.
    pub fn leading_comments(&self, node: &Node) -> Vec<&Token> {
        self.comments_before(node.first_token)
    }

    /// The comments that belong to the field called `name`.
    pub fn field_comments(&self, name: &Name) -> Vec<&Token> {
        self.comments_before(self.tokens.partition_point(|token| token.span.start < name.span.start))
    }

    fn comments_before(&self, token: usize) -> Vec<&Token> {
        let before = self.tokens.get(..token).unwrap_or_default();
        let n_trivia = before.iter().rev().take_while(|token| token.kind.is_trivia()).count();
        let (code, trivia) = before.split_at(token.min(before.len()) - n_trivia);
        let is_break = |token: &Token| token.kind == TokenKind::Whitespace && self.slice(token.span).contains('\n');
        // What follows other code on its line is the tail of that line, unless the node stands on it too.
        let tail = match trivia.iter().position(is_break) {
            Some(end) if !code.is_empty() => end,
            _ => 0,
        };
        trivia
            .iter()
            .skip(tail)
            .filter(|token| token.kind == TokenKind::Comment)
            .collect()
    }
}

impl Value {
    /// The word for what this is, as messages know it.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Fault => "fault",
            Self::Word(word) if word == "true" || word == "false" => "bool",
            Self::Word(word) if word == "None" => "none",
            Self::Word(_) => "word",
            Self::Number(_) => "number",
            Self::Text(_) => "text",
            Self::Char(_) => "char",
            Self::List(_) => "list",
            Self::Map(_) => "map",
            Self::Struct { name: None, .. } => "struct",
            Self::Tuple { name: None, .. } => "tuple",
            Self::Struct { name: Some(_), .. } | Self::Tuple { name: Some(_), .. } => "variant",
        }
    }
}

#[cfg(test)]
mod tests;
