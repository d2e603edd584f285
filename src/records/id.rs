//! What tells devices and visits apart once their records lie side by side.

use std::fmt;

macro_rules! random_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u128);

        impl $name {
            /// Reads the 32 hexadecimal digits that `Display` writes.
            pub fn parse(text: &str) -> Option<Self> {
                let is_hex = text.len() == 32 && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
                is_hex.then(|| u128::from_str_radix(text, 16).ok()).flatten().map(Self)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{:032x}", self.0)
            }
        }
    };
}

random_id!(
    /// A device, or rather its record store: drawn at random when the store is made, so that it tells nothing of anybody.
    DeviceId
);
random_id!(
    /// A visit, drawn at random.
    VisitId
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_read_back_from_its_own_text() {
        for number in [0, 1, u128::MAX, 0x00ff_0000_0000_0000_0000_0000_0000_abcd] {
            assert_eq!(
                VisitId::parse(&VisitId(number).to_string()),
                Some(VisitId(number)),
                "{number:x}"
            );
        }
    }

    #[test]
    fn an_id_has_one_text_form_only() {
        for text in [
            "",
            "1",
            "+0000000000000000000000000000001",
            &"A".repeat(32),
            &"0".repeat(33),
            "火".repeat(32).as_str(),
        ] {
            assert_eq!(DeviceId::parse(text), None, "{text:?}");
        }
    }
}
