//! From the tree of a file to values, collecting every fault on the way.
//!
//! A [`Cursor`] stands on one value of a file and knows its field path. What it reads comes back as `Option`: `None` means
//! that a fault has been reported, so callers read all fields before they give up.

mod cursor;
mod fields;
mod path;
mod scalar;
mod suggest;

use super::{
    Arg, Code, Diagnostic, Severity, Span,
    ron_doc::{Doc, Fault},
};
use std::cell::{Cell, RefCell};

pub(super) use cursor::{Cursor, Variant};
pub(super) use fields::Fields;
pub(super) use suggest::Suggest;

/// One file being read, and what is wrong with it.
#[derive(Debug)]
pub(super) struct Source {
    /// Relative to the content folder, with `/`.
    pub(super) file: String,
    pub(super) doc: Doc,
    diagnostics: RefCell<Vec<Diagnostic>>,
    n_errors: Cell<usize>,
}

impl Source {
    /// Reads the text of `file`; syntax faults are reported at once.
    pub(super) fn new(file: &str, bytes: &[u8]) -> Self {
        let (doc, bad_byte) = match str::from_utf8(bytes) {
            Ok(text) => (Doc::parse(text), None),
            Err(error) => {
                let text = bytes
                    .get(..error.valid_up_to())
                    .and_then(|sound| str::from_utf8(sound).ok());
                let text = text.unwrap_or_default().to_owned();
                let doc = Doc {
                    text,
                    tokens: Vec::new(),
                    root: None,
                    faults: Vec::new(),
                    is_whole: false,
                };
                (doc, Some(error.valid_up_to()))
            }
        };
        let source = Self {
            file: file.to_owned(),
            doc,
            diagnostics: RefCell::new(Vec::new()),
            n_errors: Cell::new(0),
        };
        if let Some(at) = bad_byte {
            source.report(
                Code::NotUtf8,
                Some(Span { start: at, end: at }),
                String::new(),
                Vec::new(),
            );
        }
        for Fault { code, span, args } in &source.doc.faults {
            source.report(*code, Some(*span), String::new(), args.clone());
        }
        source
    }

    /// The file's value; `None` when there is none, or the faults of its syntax leave nothing to trust.
    pub(super) fn root(&self) -> Option<Cursor<'_>> {
        if !self.doc.is_whole {
            return None;
        }
        Some(Cursor::root(self, self.doc.root.as_ref()?))
    }

    pub(super) fn report(&self, code: Code, span: Option<Span>, path: String, args: Vec<(&'static str, Arg)>) {
        if code.severity() == Severity::Error {
            self.n_errors.set(self.n_errors.get() + 1);
        }
        let file = self.file.clone();
        self.diagnostics.borrow_mut().push(Diagnostic {
            code,
            file,
            span,
            path,
            args,
        });
    }

    /// How many errors were found so far. Compare before and after to know whether a part is sound.
    pub(super) fn n_errors(&self) -> usize {
        self.n_errors.get()
    }

    /// Everything found, by place.
    pub(super) fn into_diagnostics(self) -> Vec<Diagnostic> {
        let mut diagnostics = self.diagnostics.into_inner();
        diagnostics.sort_by(|a, b| a.span.cmp(&b.span).then_with(|| a.code.cmp(&b.code)));
        diagnostics
    }
}
