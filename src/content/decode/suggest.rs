//! The known name nearest to one that is not known.

use crate::content::Arg;

/// How many known names a message lists when none is near.
const MAX_LISTED: usize = 12;

/// The arguments `suggests`, `nearest` and `known` of a message about an unknown name.
pub(in crate::content) struct Suggest {
    nearest: Option<String>,
    known: String,
}

impl Suggest {
    /// Looks for what `found` may have been meant to be.
    pub(in crate::content) fn new<'n>(found: &str, known: impl IntoIterator<Item = &'n str>) -> Self {
        let known: Vec<&str> = known.into_iter().collect();
        let most = found.chars().count().max(3) / 3 + 1;
        let lower = found.to_lowercase();
        // Names of another length are far anyway, and measuring them is what costs.
        let may_be_near = |name: &str| name.len().abs_diff(found.len()) <= most * char::MAX.len_utf8();
        let nearest = known
            .iter()
            .filter(|name| may_be_near(name) || is_part(&lower, name))
            .map(|name| (strsim::damerau_levenshtein(&lower, &name.to_lowercase()), *name))
            .filter(|(distance, name)| *distance <= most || is_part(&lower, name))
            .min_by_key(|(distance, _)| *distance)
            .map(|(_, name)| name.to_owned());
        let mut listed = known.iter().take(MAX_LISTED).copied().collect::<Vec<_>>().join(", ");
        if known.len() > MAX_LISTED {
            listed.push_str(", …");
        }
        Self { nearest, known: listed }
    }

    /// The nearest known name, if one is near.
    pub(super) fn nearest(&self) -> Option<&str> {
        self.nearest.as_deref()
    }

    /// The arguments for `found`.
    pub(in crate::content) fn args(self, found: &str) -> Vec<(&'static str, Arg)> {
        let suggests = if self.nearest.is_some() {
            "nearest"
        } else if self.known.is_empty() {
            "nothing"
        } else {
            "known"
        };
        vec![
            ("found", found.into()),
            ("suggests", suggests.into()),
            ("nearest", self.nearest.unwrap_or_default().into()),
            ("known", self.known.into()),
        ]
    }
}

/// Whether one of both is the other with something before or behind it: `gate` and `site_gate`.
fn is_part(found: &str, name: &str) -> bool {
    found.len() >= 3 && (name.contains(found) || (name.len() >= 3 && found.contains(name)))
}
