use proptest::prelude::*;

use super::*;
use crate::aws::node::Node;

fn problem(text: &[u8]) -> String {
    parse(text).unwrap_err().to_string()
}

/// The value that a node stands for, to compare with what another parser reads.
fn value_of(node: &Node<'_>) -> serde_json::Value {
    match node {
        Node::Boolean(value) => (*value).into(),
        Node::Number(text) => serde_json::from_str(text).unwrap(),
        Node::Text(text) => text.as_ref().into(),
        Node::List(elements) => elements.iter().map(value_of).collect(),
        Node::Map(entries) => entries.iter().map(|(key, node)| (key.to_string(), value_of(node))).collect(),
        _ => serde_json::Value::Null,
    }
}

#[test]
fn escapes_stand_for_their_characters() {
    let text = r#"{"a\n\u0062": "\ud83d\ude00 \u00e9 \/ \"", "b": [1.5e3, -0, true, null]}"#;
    let node = parse(text.as_bytes()).unwrap();
    assert_eq!(value_of(&node), serde_json::from_str::<serde_json::Value>(text).unwrap());
    assert_eq!(value_of(&node)["a\nb"], "\u{1f600} \u{e9} / \"");
}

#[test]
fn half_of_a_character_stands_for_none() {
    assert_eq!(parse(br#""\ud83d""#).unwrap(), Node::Text("\u{fffd}".into()));
    assert_eq!(parse(br#""\ud83d\u0041""#).unwrap(), Node::Text("\u{fffd}A".into()));
}

#[test]
fn what_is_wrong_is_said_with_its_place() {
    assert_eq!(
        problem(b"{\"a\":\n  }"),
        "Unexpected character ('}' (code 125)): expected a valid value (JSON String, Number, Array, Object or token \
         'null', 'true' or 'false') at line 2, column 3"
    );
    assert!(problem(b"{\"a\": 01}").starts_with("Invalid numeric value"));
    assert!(problem(b"\"\xff\"").starts_with("Invalid UTF-8"));
    assert!(problem(b"[1, 2").starts_with("Unexpected end-of-input"));
    assert!(problem(b"1 2").starts_with("Unexpected character ('2' (code 50))"));
}

#[test]
fn nesting_ends_somewhere() {
    assert!(parse(("[".repeat(64) + &"]".repeat(64)).as_bytes()).is_ok());
    assert!(problem("[".repeat(1_000_000).as_bytes()).starts_with("Nested deeper than 64"));
    assert!(
        problem(format!("[{}1]", "1,".repeat(300_000)).as_bytes()).starts_with("More than 250000 values")
    );
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let _ = parse(&bytes);
    }

    #[test]
    fn texts_like_json_mean_what_serde_says(text in r#"[\[\]{}",:0-9a-f\\nutrle .\-+E]{0,40}"#) {
        let ours = parse(text.as_bytes()).ok().map(|node| value_of(&node));
        let theirs = serde_json::from_str::<serde_json::Value>(&text).ok();
        // Half characters are an error to serde and a replacement to AWS.
        if !text.contains("\\u") {
            prop_assert_eq!(ours, theirs);
        }
    }
}
