use serde_json::{Value, json};

use super::*;

fn wants(pattern: &Value, body: &Value) -> bool {
    let pattern = json!({"body": pattern}).to_string();
    let filters = Filters::try_from(vec![pattern.clone()]).unwrap_or_else(|_| panic!("{pattern}"));
    let body = body.as_str().map_or_else(|| body.to_string(), str::to_owned);
    filters.wants(&json!({"messageId": "id-1", "body": body, "attributes": {"SenderId": "me"}}))
}

#[test]
fn every_comparison_of_the_developer_guide_holds_and_fails_as_it_says() {
    let cases = [
        (json!(["a", "b"]), json!("b"), json!("c")),
        (json!([null]), json!(null), json!("")),
        (json!([""]), json!(""), json!(null)),
        (json!([100]), json!(100.0), json!("100")),
        (json!([true]), json!(true), json!("true")),
        (json!([{"prefix": "us-"}]), json!("us-east-1"), json!("eu-1")),
        (json!([{"prefix": {"equals-ignore-case": "EventB"}}]), json!("eventBridge"), json!("event")),
        (json!([{"suffix": ".png"}]), json!("a.png"), json!("a.PNG")),
        (json!([{"suffix": {"equals-ignore-case": ".png"}}]), json!("a.PNG"), json!("a.jpg")),
        (json!([{"equals-ignore-case": "alice"}]), json!("ALICE"), json!("alices")),
        (json!([{"wildcard": "dir/*.p*g"}]), json!("dir/a.b.ping"), json!("dir/a.pn")),
        (json!([{"wildcard": "a*a"}]), json!("aba"), json!("a")),
        (json!([{"wildcard": "a\\*b"}]), json!("a*b"), json!("axb")),
        (json!([{"numeric": ["=", 5]}]), json!(5.0), json!(6)),
        (json!([{"numeric": [">", 0, "<=", 5]}]), json!(5), json!(0)),
        (json!([{"numeric": ["<", 10]}]), json!(-1), json!("1")),
        (json!([{"cidr": "10.0.0.0/24"}]), json!("10.0.0.255"), json!("10.0.1.0")),
        (json!([{"cidr": "2001:db8::/32"}]), json!("2001:db8::1"), json!("10.0.0.1")),
        (json!([{"cidr": "0.0.0.0/0"}]), json!("9.9.9.9"), json!("x")),
        (json!([{"exists": true}]), json!(null), json!({"deeper": 1})),
        (json!([{"anything-but": "a"}]), json!("b"), json!("a")),
        (json!([{"anything-but": [1, 2]}]), json!(3), json!(2)),
        (json!([{"anything-but": {"prefix": "in"}}]), json!("out"), json!("inside")),
        (json!([{"anything-but": {"suffix": ["a", "b"]}}]), json!("c"), json!("xb")),
        (json!([{"anything-but": {"equals-ignore-case": ["A"]}}]), json!("b"), json!("a")),
        (json!([{"anything-but": {"wildcard": "*/x"}}]), json!("a/y"), json!("a/x")),
    ];
    for (conditions, fitting, other) in cases {
        let pattern = json!({"key": conditions});
        assert!(wants(&pattern, &json!({"key": fitting})), "{pattern} {fitting}");
        assert!(wants(&pattern, &json!({"key": [other, fitting]})), "{pattern} in a list");
        assert!(!wants(&pattern, &json!({"key": other})), "{pattern} {other}");
        assert!(!wants(&pattern, &json!({})), "{pattern} without the member");
    }
}

#[test]
fn absence_alternatives_and_depth() {
    let absent = json!({"a": {"b": [{"exists": false}]}});
    assert!(wants(&absent, &json!({"a": {}})) && wants(&absent, &json!({"x": 1})));
    assert!(!wants(&absent, &json!({"a": {"b": 1}})));
    let either = json!({"kind": ["order"], "$or": [{"n": [{"numeric": [">", 5]}]}, {"vip": [true]}]});
    assert!(wants(&either, &json!({"kind": "order", "n": 6})));
    assert!(wants(&either, &json!({"kind": "order", "vip": true})));
    assert!(!wants(&either, &json!({"kind": "order", "n": 5})));
    assert!(!wants(&either, &json!({"kind": "other", "n": 6})));
    assert!(wants(&json!({"a": {"b": {"c": [1]}}}), &json!({"a": {"b": [{"c": 2}, {"c": 1}]}})));
}

#[test]
fn a_body_is_looked_into_only_when_it_is_json_and_the_pattern_looks_into_it() {
    assert!(!wants(&json!({"key": ["a"]}), &json!("plain text")));
    assert!(wants(&json!(["plain text"]), &json!("plain text")));
    assert!(!wants(&json!(["plain text"]), &json!({"key": "a"})));
    let by_attribute = Filters::try_from(vec![r#"{"attributes": {"SenderId": ["me"]}}"#.to_owned()]).unwrap();
    assert!(by_attribute.wants(&json!({"body": "x", "attributes": {"SenderId": "me"}})));
    assert!(!by_attribute.wants(&json!({"body": "x", "attributes": {"SenderId": "you"}})));
}

#[test]
fn what_is_no_pattern_is_refused_in_the_words_of_aws() {
    let patterns = [
        "simple string",
        "",
        "[]",
        "{}",
        r#"{"body": {"a": "b"}}"#,
        r#"{"body": {"a": []}}"#,
        r#"{"body": {"a": {}}}"#,
        r#"{"body": {"a": [["b"]]}}"#,
        r#"{"body": {"a": [{"like": "b"}]}}"#,
        r#"{"body": {"a": [{"prefix": 1}]}}"#,
        r#"{"body": {"a": [{"numeric": [">"]}]}}"#,
        r#"{"body": {"a": [{"numeric": ["<", 5, ">", 1]}]}}"#,
        r#"{"body": {"a": [{"cidr": "10.0.0.0/33"}]}}"#,
        r#"{"body": {"a": [{"wildcard": "a**b"}]}}"#,
        r#"{"body": {"a": [{"exists": "yes"}]}}"#,
        r#"{"body": {"a": [{"prefix": "a", "suffix": "b"}]}}"#,
    ];
    for text in patterns {
        let filters = vec![model::Filter { pattern: Some(text.to_owned()) }];
        let error = Filters::of(&model::FilterCriteria { filters: Some(filters) }).unwrap_err();
        assert_eq!(error.code, "InvalidParameterValueException");
        assert_eq!(error.message, "Invalid filter pattern definition.", "{text}");
    }
    let deep = format!("{}{}{}", "{\"a\":".repeat(500), "[1]", "}".repeat(500));
    assert!(Pattern::read(&deep).is_err());
}

#[test]
fn a_message_fits_when_one_filter_of_several_does() {
    let filters = [r#"{"body": ["a"]}"#, r#"{"body": ["b"]}"#].map(str::to_owned).to_vec();
    let filters = Filters::try_from(filters).unwrap();
    assert!(filters.wants(&json!({"body": "b"})) && !filters.wants(&json!({"body": "c"})));
    assert!(Filters::default().wants(&json!({"body": "c"})));
}
