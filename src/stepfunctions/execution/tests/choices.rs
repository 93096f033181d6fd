//! Every comparison of a Choice state.
//!
//! *AWS documentation: Choice workflow state (Data-test expression).*

use serde_json::{Value, json};

use super::{machine, output, start};

/// Whether the comparison holds for this variable; `$.other` is what the comparisons with a path look at.
fn holds(comparison: &str, operand: &Value, variable: &Value, other: &Value) -> bool {
    let definition = machine(json!({
        "A": {"Type": "Choice", "Default": "No",
            "Choices": [{"Variable": "$.variable", comparison: operand, "Next": "Yes"}]},
        "Yes": {"Type": "Pass", "Result": true, "End": true},
        "No": {"Type": "Pass", "Result": false, "End": true},
    }));
    let (execution, _) = start(&definition, &json!({"variable": variable, "other": other}), false);
    output(&execution) == true
}

/// Values of each kind in their order, and one that is of another kind.
fn ordered() -> [(&'static str, [Value; 3], Value); 3] {
    [
        ("String", [json!("B"), json!("a"), json!("b")], json!(1)),
        ("Numeric", [json!(-1.5), json!(9), json!(10)], json!("9")),
        (
            "Timestamp",
            [
                json!("2024-01-01T00:00:00+02:00"),
                json!("2024-01-01T00:00:00Z"),
                json!("2024-01-01T00:00:00.5Z"),
            ],
            json!("yesterday"),
        ),
    ]
}

#[test]
fn values_of_a_kind_are_compared_by_their_order_and_others_never_hold() {
    let relations = [
        ("Equals", [false, true, false]),
        ("LessThan", [true, false, false]),
        ("LessThanEquals", [true, true, false]),
        ("GreaterThan", [false, false, true]),
        ("GreaterThanEquals", [false, true, true]),
    ];
    for (kind, values, stranger) in ordered() {
        let middle = &values[1];
        for (relation, expected) in relations {
            let (fixed, by_path) = (format!("{kind}{relation}"), format!("{kind}{relation}Path"));
            let found = |value: &Value| holds(&fixed, middle, value, &Value::Null);
            assert_eq!([&values[0], middle, &values[2]].map(found), expected, "{fixed}");
            let found = |value: &Value| holds(&by_path, &json!("$.other"), value, middle);
            assert_eq!([&values[0], middle, &values[2]].map(found), expected, "{by_path}");
            assert!(!holds(&fixed, middle, &stranger, &Value::Null), "{fixed} of {stranger}");
            assert!(!holds(&by_path, &json!("$.other"), &stranger, middle), "{by_path} of {stranger}");
            assert!(!holds(&by_path, &json!("$.other"), middle, &stranger), "{by_path} with {stranger}");
        }
    }
}

#[test]
fn truths_are_equal_or_not() {
    for (variable, other, expected) in [
        (json!(true), json!(true), true),
        (json!(false), json!(true), false),
        (json!("true"), json!(true), false),
    ] {
        assert_eq!(holds("BooleanEquals", &other, &variable, &Value::Null), expected);
        assert_eq!(holds("BooleanEqualsPath", &json!("$.other"), &variable, &other), expected);
    }
}

#[test]
fn a_star_stands_for_anything_unless_it_is_escaped() {
    let matches = |pattern: &str, text: Value| holds("StringMatches", &json!(pattern), &text, &Value::Null);
    assert!(matches("log-*.txt", json!("log-2024.txt")));
    assert!(matches("*", json!("")));
    assert!(matches("*a*b", json!("xaxbxb")));
    assert!(!matches("log-*.txt", json!("log-2024.csv")));
    assert!(matches("a\\*", json!("a*")));
    assert!(!matches("a\\*", json!("ab")));
    assert!(matches("a\\\\*", json!("a\\b")));
    assert!(!matches("*", json!(1)));
}

#[test]
fn the_kind_of_a_value_can_be_asked() {
    let values =
        [json!(null), json!(1.5), json!("text"), json!(false), json!("2024-01-01T00:00:00Z"), json!([])];
    let kinds = [
        ("IsNull", [true, false, false, false, false, false]),
        ("IsNumeric", [false, true, false, false, false, false]),
        ("IsString", [false, false, true, false, true, false]),
        ("IsBoolean", [false, false, false, true, false, false]),
        ("IsTimestamp", [false, false, false, false, true, false]),
        ("IsPresent", [true; 6]),
    ];
    for (comparison, expected) in kinds {
        for (value, expected) in values.iter().zip(expected) {
            assert_eq!(
                holds(comparison, &json!(true), value, &Value::Null),
                expected,
                "{comparison} {value}"
            );
            assert_eq!(
                holds(comparison, &json!(false), value, &Value::Null),
                !expected,
                "no {comparison} {value}"
            );
        }
    }
}
