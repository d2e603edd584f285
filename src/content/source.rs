//! A file of content as it came from the disk.

/// One file of a content folder, not yet read as RON.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceFile {
    /// Relative to the content folder, with `/`.
    pub path: String,
    /// The file as it is, right or wrong.
    pub bytes: Vec<u8>,
}
