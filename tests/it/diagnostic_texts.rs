//! Each fault has its sentence and its hint in every language, with the arguments it carries.

#![expect(clippy::expect_used, clippy::panic, reason = "a test that cannot go on fails")]

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use huoyan::content::Code;
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

/// The variables of a message and of its hint.
type Variables = BTreeSet<String>;

fn collect(pattern: &Pattern<String>, into: &mut Variables) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            collect_expression(expression, into);
        }
    }
}

fn collect_expression(expression: &Expression<String>, into: &mut Variables) {
    match expression {
        Expression::Inline(inline) => collect_inline(inline, into),
        Expression::Select { selector, variants } => {
            collect_inline(selector, into);
            for variant in variants {
                collect(&variant.value, into);
            }
        }
    }
}

fn collect_inline(inline: &InlineExpression<String>, into: &mut Variables) {
    match inline {
        InlineExpression::VariableReference { id } => {
            into.insert(id.name.clone());
        }
        InlineExpression::Placeable { expression } => collect_expression(expression, into),
        _ => {}
    }
}

/// The messages of a language: what they and their hints fill in.
fn messages(language: &str) -> BTreeMap<String, Variables> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("assets/text")
        .join(language)
        .join("diagnostics.ftl");
    let text = fs::read_to_string(&path).expect("the texts");
    let resource = fluent_syntax::parser::parse(text).expect("sound Fluent");
    let mut messages = BTreeMap::new();
    for entry in resource.body {
        let Entry::Message(message) = entry else { continue };
        let mut variables = Variables::new();
        collect(message.value.as_ref().expect("a sentence"), &mut variables);
        let hint = message.attributes.iter().find(|attribute| attribute.id.name == "hint");
        collect(
            &hint.unwrap_or_else(|| panic!("{} has no hint", message.id.name)).value,
            &mut variables,
        );
        let earlier = messages.insert(message.id.name.clone(), variables);
        assert!(earlier.is_none(), "{} stands twice in {language}", message.id.name);
    }
    messages
}

#[track_caller]
fn check(language: &str) {
    let messages = messages(language);
    for code in Code::ALL {
        let found = messages.get(&format!("diagnostic-{}", code.as_str()));
        let expected: Variables = code.args().iter().map(|&arg| arg.to_owned()).collect();
        assert_eq!(found, Some(&expected), "{} in {language}", code.as_str());
    }
    assert_eq!(
        messages.len(),
        Code::ALL.len(),
        "{language} has a message without a code"
    );
}

#[test]
fn every_code_has_message_and_hint_in_chinese() {
    check("zh-CN");
}

#[test]
fn every_code_has_message_and_hint_in_english() {
    check("en");
}

#[test]
fn the_text_form_of_every_code_is_kebab_case_and_its_own() {
    let names: BTreeSet<_> = Code::ALL.iter().map(|code| code.as_str()).collect();
    assert_eq!(names.len(), Code::ALL.len(), "two codes share a name");
    let is_kebab = |name: &&str| {
        name.chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
    };
    assert!(names.iter().all(is_kebab), "{names:?}");
}
