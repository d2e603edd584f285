//! Faults of content as text with their source line, or as JSON.

use crate::{
    content::{Diagnostic, Severity, SourceFile},
    wording::Wording,
};
use codespan_reporting::{
    diagnostic::{Diagnostic as Rendered, Label},
    files::{Error as RenderError, Files as _, SimpleFile},
    term,
};
use std::{collections::BTreeMap, ops::Range};

/// Content as it is shown: the text of each file, under the name that the reader knows it by.
pub(super) struct Sources {
    files: BTreeMap<String, SimpleFile<String, String>>,
}

impl Sources {
    /// `shown` makes the name to show of a file's path in the content folder.
    pub(super) fn new(files: &[SourceFile], shown: impl Fn(&str) -> String) -> Self {
        let named = files.iter().map(|file| {
            let text = String::from_utf8_lossy(&file.bytes).into_owned();
            (file.path.clone(), SimpleFile::new(shown(&file.path), text))
        });
        Self { files: named.collect() }
    }

    /// The file and the range of a fault, where it has both and they fit each other.
    fn place(&self, diagnostic: &Diagnostic) -> Option<(&SimpleFile<String, String>, Range<usize>)> {
        let file = self.files.get(&diagnostic.file)?;
        let span = diagnostic.span?;
        // Bytes that are no text were replaced, which moves what follows.
        file.source()
            .get(span.start..span.end)
            .map(|_| (file, span.start..span.end))
    }
}

fn message(diagnostic: &Diagnostic, wording: &Wording) -> String {
    wording.format(&format!("diagnostic-{}", diagnostic.code.as_str()), &diagnostic.args)
}

fn hint(diagnostic: &Diagnostic, wording: &Wording) -> Option<String> {
    wording.find(
        &format!("diagnostic-{}.hint", diagnostic.code.as_str()),
        &diagnostic.args,
    )
}

/// The fault with its source line, for the terminal.
pub(super) fn as_text(
    diagnostic: &Diagnostic,
    sources: &Sources,
    shown: impl Fn(&str) -> String,
    wording: &Wording,
) -> Result<String, RenderError> {
    let (rendered, word, in_words) = match diagnostic.severity() {
        Severity::Error => (Rendered::error(), "error", wording.text("check-error")),
        Severity::Warning => (Rendered::warning(), "warning", wording.text("check-warning")),
    };
    let mut notes = Vec::new();
    let place = sources.place(diagnostic);
    if place.is_none() {
        notes.push(wording.format("check-in-file", &[("file", shown(&diagnostic.file).into())]));
        if !diagnostic.path.is_empty() {
            notes.push(wording.format("check-in-field", &[("field", diagnostic.path.as_str().into())]));
        }
    }
    notes.extend(hint(diagnostic, wording).map(|hint| wording.format("check-hint", &[("hint", hint.into())])));
    let empty = SimpleFile::new(String::new(), String::new());
    let labels = place
        .iter()
        .map(|(_, range)| Label::primary((), range.clone()).with_message(&diagnostic.path))
        .collect();
    let rendered = rendered
        .with_code(diagnostic.code.as_str())
        .with_message(message(diagnostic, wording))
        .with_labels(labels)
        .with_notes(notes);
    let file = place.as_ref().map_or(&empty, |(file, _)| *file);
    let text = term::emit_into_string(&term::Config::default(), file, &rendered)?;
    Ok(text
        .strip_prefix(word)
        .map_or_else(|| text.clone(), |rest| format!("{in_words}{rest}")))
}

/// The fault as programs read it. Lines and columns count from 1, columns in characters; they are null where only the file
/// is known.
pub(super) fn as_json(
    diagnostic: &Diagnostic,
    sources: &Sources,
    shown: impl Fn(&str) -> String,
    wording: &Wording,
) -> serde_json::Value {
    let at = |byte: fn(&Range<usize>) -> usize| {
        let (file, range) = sources.place(diagnostic)?;
        file.location((), byte(&range)).ok()
    };
    let (start, end) = (at(|range| range.start), at(|range| range.end));
    serde_json::json!({
        "severity": diagnostic.severity(),
        "code": diagnostic.code.as_str(),
        "file": shown(&diagnostic.file),
        "line": start.as_ref().map(|at| at.line_number),
        "column": start.as_ref().map(|at| at.column_number),
        "end_line": end.as_ref().map(|at| at.line_number),
        "end_column": end.as_ref().map(|at| at.column_number),
        "path": diagnostic.path,
        "message": message(diagnostic, wording),
        "hint": hint(diagnostic, wording),
    })
}
