//! Nothing is lost, nothing panics, and what `ron` accepts is accepted.

use super::*;
use proptest::prelude::*;

/// Texts and whether RON accepts them.
const CORPUS: &[&str] = &[
    "()",
    "Level()",
    "Level(a: 1, b: -2.5, c: [1, 2, 3,],)",
    "(title: { \"zh-CN\": \"工地\", \"en\": \"Site\" }, on: Some(\"x\"), off: None)",
    "[(412, 300), (520, 310)]",
    "// head\n/* block /* nested */ */ Level( // tail\n  a: true, /* in */ b: 'x')",
    "(a: r#\"raw \"text\" \"#, b: \"tab\\t quote\\\" \\u{4F60} \\x41\")",
    "#![enable(implicit_some)]\n(a: 1)",
    "(a: 0x1F, b: 1_000, c: .5, d: 1e3, e: +7)",
    "{1: \"a\", 2: \"b\"}",
    "(a: '\\n', b: '\\'', c: '火')",
    "(1, \"a\", [])",
    "\"two\nlines\"",
    "(a: 1",
    "(a: 1, b)",
    "(a: 1 b: 2)",
    "[1 2]",
    "(a: )",
    "(a： 1)",
    "(a: “x”)",
    "[1，2]",
    "(a: \"x)",
    "(a: 1))",
    "(a: 1),",
    "(a: 'xy')",
    "(a: \"\\q\")",
    "(a: 1.2.3)",
    "(a: @)",
    "{\"a\" 1}",
    "[1,,2]",
    "(]",
    "",
    "/* open",
];

#[test]
fn what_ron_accepts_is_accepted_and_nothing_else() {
    for text in CORPUS {
        let doc = Doc::parse(*text);
        let ron = ron::from_str::<ron::Value>(text);
        assert_eq!(
            doc.faults.is_empty(),
            ron.is_ok(),
            "{text:?}: {:?}, ron: {ron:?}",
            doc.faults
        );
    }
}

#[test]
fn a_comment_belongs_to_what_stands_below_it() {
    let doc = Doc::parse("// head\nLevel(\n  // one\n  /* two */\n  a: 1, // tail of a\n  b: 2,\n)");
    let root = doc.root.as_ref().expect("a value");
    let Value::Struct { fields, .. } = &root.value else {
        panic!("a struct")
    };
    let texts = |comments: Vec<&Token>| {
        comments
            .iter()
            .map(|c| doc.slice(c.span).to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(texts(doc.leading_comments(root)), ["// head"], "of the file");
    assert_eq!(
        texts(doc.field_comments(&fields[0].name)),
        ["// one", "/* two */"],
        "of a"
    );
    assert_eq!(
        texts(doc.field_comments(&fields[1].name)),
        Vec::<String>::new(),
        "of b: the tail is a's"
    );
}

#[test]
fn columns_count_characters() {
    let text = "一二\n三 x";
    assert_eq!(position(text, 0), (1, 1), "start");
    assert_eq!(
        position(text, text.find('x').expect("there")),
        (2, 3),
        "behind Chinese text"
    );
    assert_eq!(position(text, text.len()), (2, 4), "the end");
    assert_eq!(position(text, 999), (2, 4), "beyond the end");
}

fn is_lossless(text: &str) -> bool {
    let doc = Doc::parse(text);
    let joined: String = doc.tokens.iter().map(|token| doc.slice(token.span)).collect();
    joined == text && doc.tokens.windows(2).all(|pair| pair[0].span.end == pair[1].span.start)
}

proptest! {
    #[test]
    fn any_text_is_read_without_loss_or_panic(text in "\\PC*") {
        prop_assert!(is_lossless(&text));
    }

    #[test]
    fn any_pieces_of_ron_are_read_without_loss_or_panic(
        pieces in prop::collection::vec(prop::sample::select(vec![
            "(", ")", "[", "]", "{", "}", ",", ":", "，", "：", "“", "”", "\"", "\\", "'", "r#\"", "\"#", "//", "/*", "*/",
            "\n", " ", "a", "Level", "1", "-", ".5", "火", "#![", "Some(", "true", "@", "\u{feff}",
        ]), 0..60)
    ) {
        prop_assert!(is_lossless(&pieces.concat()));
    }

    #[test]
    fn deep_brackets_are_refused_not_walked(depth in 60_usize..400, open in prop::sample::select(vec!["(", "[", "{"])) {
        let text = open.repeat(depth);
        prop_assert!(is_lossless(&text) && !Doc::parse(text).faults.is_empty());
    }

    /// Random pieces hardly ever make a sound file, so most are put into a frame that needs little to be one.
    #[test]
    fn ron_accepts_what_is_accepted_and_nothing_else(
        pieces in prop::collection::vec(prop::sample::select(vec![
            "(", ")", "[", "]", "{", "}", ", ", ", ", "a: ", "\"k\": ", "\"t\"", " ", "A", "1", "Some(1)", "C(", "true", "\n", "-.5",
            "'c'", "/* */", "[1, 2]", "(x: 1)", "B(2)",
        ]), 1..8),
        frame in prop::sample::select(vec![("", ""), ("(", ")"), ("[", "]"), ("{", "}"), ("(b: ", ")"), ("A(", ")")]),
    ) {
        let text = [frame.0, &pieces.concat(), frame.1].concat();
        let doc = Doc::parse(text.clone());
        let ron = ron::from_str::<ron::Value>(&text);
        prop_assert_eq!(doc.faults.is_empty(), ron.is_ok(), "{:?}: {:?}, ron: {:?}", text, doc.faults, ron);
    }
}
