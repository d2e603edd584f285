//! From bytes to lines and columns as people count them.

/// Knows where the lines of a text begin.
#[derive(Debug, Clone)]
pub struct LineIndex<'a> {
    text: &'a str,
    starts: Vec<usize>,
}

impl<'a> LineIndex<'a> {
    /// Finds the lines of `text`.
    pub fn new(text: &'a str) -> Self {
        let starts = std::iter::once(0)
            .chain(text.match_indices('\n').map(|(at, _)| at + 1))
            .collect();
        Self { text, starts }
    }

    /// Line and column of `byte`, both from 1, columns in characters.
    ///
    /// A byte within a character counts as its first; one past the text counts as its end. A mark at the start of the
    /// file takes no column.
    pub fn position(&self, byte: usize) -> (usize, usize) {
        let line = self.starts.partition_point(|start| *start <= byte);
        let start = self.starts.get(line.saturating_sub(1)).copied().unwrap_or_default();
        let before = self
            .text
            .get(start..)
            .unwrap_or_default()
            .char_indices()
            .filter(|(_, c)| *c != '\u{feff}');
        let column = before.take_while(|(at, c)| start + at + c.len_utf8() <= byte).count();
        (line, column + 1)
    }
}

/// Line and column of `byte` in `text`, both from 1, columns in characters. For many bytes of a text use [`LineIndex`].
pub fn position(text: &str, byte: usize) -> (usize, usize) {
    LineIndex::new(text).position(byte)
}
