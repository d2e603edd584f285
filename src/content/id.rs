//! Ids: what records and other files call a thing. Their text form never changes meaning.

use std::fmt;

/// Why a text is no id.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{text:?} is not an id: ids are lower-case letters, digits and `_`, starting with a letter")]
pub struct IdError {
    /// The text that was refused.
    pub text: String,
}

fn is_snake(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_lowercase())
        && text
            .chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
}

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(String);

        impl $name {
            /// Reads a `snake_case` id.
            pub fn parse(text: &str) -> Result<Self, IdError> {
                if is_snake(text) { Ok(Self(text.to_owned())) } else { Err(IdError { text: text.to_owned() }) }
            }

            /// The id as it stands in files and records.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

macro_rules! pack_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name {
            text: String,
            slash: usize,
        }

        impl $name {
            /// The id of `name` in `pack`.
            pub fn new(pack: &PackId, name: &str) -> Result<Self, IdError> {
                Self::parse(&format!("{pack}/{name}"))
            }

            /// Reads `pack/name`.
            pub fn parse(text: &str) -> Result<Self, IdError> {
                match text.split_once('/') {
                    Some((pack, name)) if is_snake(pack) && is_snake(name) => {
                        Ok(Self { text: text.to_owned(), slash: pack.len() })
                    }
                    _ => Err(IdError { text: text.to_owned() }),
                }
            }

            /// The part before the slash.
            pub fn pack(&self) -> &str {
                self.text.get(..self.slash).unwrap_or_default()
            }

            /// The part after the slash.
            pub fn name(&self) -> &str {
                self.text.get(self.slash + 1..).unwrap_or_default()
            }

            /// `pack/name`, as it stands in records.
            pub fn as_str(&self) -> &str {
                &self.text
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.text)
            }
        }
    };
}

id!(
    /// A pack: its folder's name.
    PackId
);
id!(
    /// A thing placed in a scene, or a hazard or lure drawn on a photo.
    ItemId
);
id!(
    /// A question within its level.
    QuestionId
);
id!(
    /// A fact within its pack.
    FactId
);
pack_id!(
    /// A level: `pack/file_stem`.
    LevelId
);
pack_id!(
    /// A program: `pack/name`.
    ProgramId
);
