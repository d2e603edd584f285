//! The licenses of what is built in, against the list of `deny.toml`.

use serde_json::Value;

/// The licenses that `deny.toml` allows, and the crates with more: `(crate, license)`.
pub(super) struct Allowed {
    everywhere: Vec<String>,
    exceptions: Vec<(String, String)>,
}

impl Allowed {
    pub(super) fn parse(deny: &str) -> Self {
        let table: toml::Table = deny.parse().expect("deny.toml is TOML");
        let licenses = &table["licenses"];
        let words = |value: &toml::Value| -> Vec<String> {
            value
                .as_array()
                .into_iter()
                .flatten()
                .filter_map(|word| word.as_str())
                .map(str::to_owned)
                .collect()
        };
        let exceptions = licenses
            .get("exceptions")
            .and_then(toml::Value::as_array)
            .into_iter()
            .flatten();
        Self {
            everywhere: words(&licenses["allow"]),
            exceptions: exceptions
                .flat_map(|exception| {
                    let name = exception["crate"].as_str().unwrap_or_default().to_owned();
                    words(&exception["allow"])
                        .into_iter()
                        .map(move |license| (name.clone(), license))
                })
                .collect(),
        }
    }

    fn has(&self, name: &str, license: &str) -> bool {
        self.everywhere.iter().any(|allowed| allowed == license)
            || self
                .exceptions
                .iter()
                .any(|(of, allowed)| of == name && allowed == license)
    }

    /// Whether a license expression can be met with allowed licenses alone.
    pub(super) fn meets(&self, name: &str, expression: &str) -> bool {
        let spaced = expression
            .replace('/', " OR ")
            .replace('(', " ( ")
            .replace(')', " ) ")
            .replace(" WITH ", "-WITH-");
        let words: Vec<&str> = spaced.split_whitespace().collect();
        let mut at = 0;
        let is_met = self.any_of(name, &words, &mut at);
        is_met && at == words.len()
    }

    fn any_of(&self, name: &str, words: &[&str], at: &mut usize) -> bool {
        let mut is_met = self.all_of(name, words, at);
        while words.get(*at) == Some(&"OR") {
            *at += 1;
            is_met |= self.all_of(name, words, at);
        }
        is_met
    }

    fn all_of(&self, name: &str, words: &[&str], at: &mut usize) -> bool {
        let mut is_met = self.one(name, words, at);
        while words.get(*at) == Some(&"AND") {
            *at += 1;
            is_met &= self.one(name, words, at);
        }
        is_met
    }

    fn one(&self, name: &str, words: &[&str], at: &mut usize) -> bool {
        let Some(word) = words.get(*at) else { return false };
        *at += 1;
        if *word != "(" {
            return self.has(name, &word.replace("-WITH-", " WITH "));
        }
        let is_met = self.any_of(name, words, at);
        let is_closed = words.get(*at) == Some(&")");
        *at += 1;
        is_met && is_closed
    }
}

/// What is wrong with the licenses in the output of `cargo metadata`.
pub(super) fn faults(metadata: &str, allowed: &Allowed) -> Vec<String> {
    let metadata: Value = serde_json::from_str(metadata).expect("cargo metadata prints JSON");
    let used: Vec<&str> = items(&metadata["resolve"]["nodes"])
        .filter_map(|node| node["id"].as_str())
        .collect();
    items(&metadata["packages"])
        .filter(|package| package["id"].as_str().is_some_and(|id| used.contains(&id)))
        .filter_map(|package| {
            let name = package["name"].as_str().unwrap_or_default();
            match package["license"].as_str() {
                Some(license) if allowed.meets(name, license) => None,
                Some(license) => Some(format!("{name}: `{license}` is not allowed by deny.toml")),
                None => Some(format!("{name}: no license")),
            }
        })
        .collect()
}

fn items(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

#[test]
fn a_license_outside_the_list_is_a_fault() {
    let allowed = Allowed::parse(
        "[licenses]\nallow = [\"MIT\", \"Apache-2.0\", \"Apache-2.0 WITH LLVM-exception\"]\n\
         exceptions = [{ crate = \"font\", allow = [\"OFL-1.1\"] }]",
    );
    for (name, expression, is_met) in [
        ("a", "MIT", true),
        ("a", "GPL-3.0-only", false),
        ("a", "GPL-3.0-only OR MIT", true),
        ("a", "MIT/Apache-2.0", true),
        ("a", "MIT AND GPL-3.0-only", false),
        ("a", "(MIT OR GPL-2.0) AND (Apache-2.0 WITH LLVM-exception)", true),
        ("a", "(MIT OR GPL-2.0", false),
        ("a", "(MIT OR Apache-2.0) AND OFL-1.1", false),
        ("font", "(MIT OR Apache-2.0) AND OFL-1.1", true),
    ] {
        assert_eq!(allowed.meets(name, expression), is_met, "{name} under {expression}");
    }
    let metadata = r#"{"packages": [{"id": "1", "name": "evil", "license": "GPL-3.0-only"}, {"id": "2", "name": "lost", "license": null},
        {"id": "3", "name": "unused", "license": "GPL-3.0-only"}], "resolve": {"nodes": [{"id": "1"}, {"id": "2"}]}}"#;
    let found = faults(metadata, &allowed);
    assert_eq!(
        found,
        ["evil: `GPL-3.0-only` is not allowed by deny.toml", "lost: no license"],
        "both are told"
    );
}
