//! Faults of content as data: what, where, with which arguments. The sentence is made at the edge, from
//! `assets/text/<lang>.ftl`, in the reader's language.

use super::Code;

/// A range of bytes in a file's text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

/// How bad a fault is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The thing cannot be shown.
    Error,
    /// It is shown; somebody should look.
    Warning,
}

/// A value in a message.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
#[serde(untagged)]
pub enum Arg {
    /// A name or a piece of the file.
    Text(String),
    /// A count or a coordinate.
    Number(f64),
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<f64> for Arg {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

impl From<usize> for Arg {
    fn from(number: usize) -> Self {
        Self::Number(number as f64)
    }
}

/// One fault of one place.
#[derive(Debug, Clone, PartialEq)]
pub struct Diagnostic {
    /// What is wrong. Decides the severity and the message.
    pub code: Code,
    /// The file, relative to the content folder, with `/`.
    pub file: String,
    /// Where in the file; `None` when the file as a whole is meant.
    pub span: Option<Span>,
    /// The field: `hazards[2].region`; empty for the whole file.
    pub path: String,
    /// What the message fills in.
    pub args: Vec<(&'static str, Arg)>,
}

impl Diagnostic {
    /// A fault with this code at `span` of `file`, in field `path`.
    pub fn new(code: Code, file: impl Into<String>, span: Option<Span>, path: impl Into<String>) -> Self {
        Self {
            code,
            file: file.into(),
            span,
            path: path.into(),
            args: Vec::new(),
        }
    }

    /// Fills `name` in the message with `value`.
    #[must_use]
    pub fn arg(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
        self.args.push((name, value.into()));
        self
    }

    /// How bad the fault is.
    pub fn severity(&self) -> Severity {
        self.code.severity()
    }
}
