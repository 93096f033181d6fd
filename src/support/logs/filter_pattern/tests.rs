//! The examples of the documentation page, and what it leaves to common sense.

use super::*;

fn passes(pattern: &str, message: &str) -> bool {
    match FilterPattern::parse(pattern) {
        Ok(pattern) => pattern.matches(message),
        Err(error) => panic!("{pattern}: {error}"),
    }
}

fn refusal(pattern: &str) -> String {
    FilterPattern::parse(pattern).expect_err(pattern).to_string()
}

#[track_caller]
fn assert_selects(pattern: &str, messages: &[&str], expected: &[usize]) {
    let pattern_compiled = FilterPattern::parse(pattern).unwrap();
    let selected: Vec<_> = (0..messages.len()).filter(|at| pattern_compiled.matches(messages[*at])).collect();
    assert_eq!(selected, expected, "{pattern}");
}

const LEVELS: &[&str] = &["ERROR WARN message", "ERROR message", "WARN message"];

const TRAIL: &str = r#"{
    "eventType": "UpdateTrail",
    "sourceIPAddress": "111.111.111.111",
    "arrayKey": ["value", "another value"],
    "objectList": [{"name": "a", "id": 1}, {"name": "b", "id": 2}],
    "SomeObject": null,
    "ThisFlag": true,
    "latency": 512.5
}"#;

const USERS: &str = r#"{
    "user": {"id": 1, "email": "John.Stiles@example.com"},
    "users": [{"id": 2, "email": "John.Doe@example.com"}, {"id": 3, "email": "Jane.Doe@example.com"}],
    "actions": ["GET", "PUT", "DELETE"],
    "coordinates": [[0, 1, 2], [4, 5, 6], [7, 8, 9]]
}"#;

const ACCESS: &[&str] = &[
    r#"127.0.0.1 - frank [10/Oct/2000:13:25:15 -0700] "GET /apache_pb.gif HTTP/1.0" 200 1534"#,
    r#"127.0.0.1 - frank [10/Oct/2000:13:35:22 -0700] "GET /apache_pb.gif HTTP/1.0" 500 5324"#,
    r#"127.0.0.1 - frank [10/Oct/2000:13:50:35 -0700] "GET /index.html HTTP/1.0" 404 4355"#,
];

#[test]
fn an_empty_pattern_and_a_blank_phrase_pass_everything() {
    assert!(passes("", "anything"));
    assert!(passes("  ", ""));
    assert!(passes("\" \"", "anything"));
}

#[test]
fn every_term_must_appear_in_its_own_case() {
    assert!(passes("ERROR", "[ERROR] A fatal exception has occurred"));
    assert!(passes("ERROR", "Exiting with ERRORCODE: -1"));
    assert!(!passes("ERROR", "an error"));
    assert_selects("ERROR WARN", LEVELS, &[0]);
    assert!(passes("ERROR Exception", "[ERROR] Caught IllegalArgumentException"));
}

#[test]
fn an_excluded_term_must_not_appear() {
    assert_selects("ERROR -WARN", LEVELS, &[1]);
    assert_selects("-ERROR", LEVELS, &[2]);
    assert!(!passes("\"ERROR\" - \"Exiting\"", "Exiting with ERRORCODE: -1"));
}

#[test]
fn one_of_the_optional_terms_is_enough_unless_others_stand_beside_them() {
    assert_selects("?ERROR ?WARN", LEVELS, &[0, 1, 2]);
    assert_selects("?FATAL ?WARN", LEVELS, &[0, 2]);
    assert_selects("?FATAL message -WARN", LEVELS, &[1]);
}

#[test]
fn a_phrase_is_found_as_it_is_written() {
    assert!(passes("\"Failed to process\"", "[WARN] Failed to process the request"));
    assert!(!passes("\"Failed to process\"", "Failed processing to process"));
    assert!(passes(r#""say \"hi\"""#, r#"please say "hi""#));
}

#[test]
fn a_regular_expression_stands_between_percent_signs() {
    assert!(passes("%4[0-9]{2}%", "status 404"));
    assert!(!passes("%^4[0-9]{2}%", "status 404"));
    assert!(passes(r"%\x28x\x29%", "f(x)"));
    assert!(passes("%colou?r%", "the color"));
}

#[test]
fn a_term_with_other_characters_needs_quotes() {
    assert_eq!(
        refusal("user@example"),
        "Invalid filter pattern: Invalid character(s) in term 'user@example'"
    );
    assert_eq!(refusal("a \"\""), "Invalid filter pattern: Invalid character(s) in term '\"\"'");
    assert_eq!(
        refusal("%some(thing)%"),
        "Invalid filter pattern: Invalid character(s) in term '%some(thing)%'"
    );
    assert_eq!(refusal("\"open"), "Invalid filter pattern");
    assert_eq!(refusal("-"), "Invalid filter pattern");
}

#[test]
fn json_properties_are_compared_as_text() {
    assert!(passes(r#"{ $.eventType = "UpdateTrail" }"#, TRAIL));
    assert!(passes("{ $.eventType = UpdateTrail }", TRAIL));
    assert!(!passes(r#"{ $.eventType = "Update" }"#, TRAIL));
    assert!(passes("{ $.sourceIPAddress != 123.123.* }", TRAIL));
    assert!(!passes("{ $.sourceIPAddress != 111.111.* }", TRAIL));
    assert!(passes(r#"{ $.arrayKey[0] = "value" }"#, TRAIL));
    assert!(passes("{ $.objectList[1].id = 2 }", TRAIL));
    assert!(passes("{ $.objectList[*].name = b }", TRAIL));
    assert!(passes("{ $.eventType = %^Update% }", TRAIL));
}

#[test]
fn asterisks_stand_for_anything_at_either_end_alone() {
    let event = |text: &str| format!(r#"{{"name":"{text}"}}"#);
    assert!(passes("{ $.name = *Event }", &event("PutEvent")));
    assert!(passes("{ $.name = Event* }", &event("EventId")));
    assert!(passes("{ $.name = \"*ven*\" }", &event("EventId")));
    assert!(passes("{ $.name = * }", &event("")));
    assert!(!passes("{ $.name = Ev*ent }", &event("Evevent")));
    assert!(passes("{ $.name = Ev*ent }", &event("Ev*ent")));
}

#[test]
fn json_numbers_are_compared_as_numbers() {
    for holds in ["= 512.5", "!= 500", "> +500", ">= 512.5", "< 10e3", "<= 5.125e2", "= 5125e-1", "> -1"] {
        assert!(passes(&format!("{{ $.latency {holds} }}"), TRAIL), "{holds}");
    }
    for fails in ["= 512", "!= 512.5", "> 512.5", "< 500", "<= 10e-3"] {
        assert!(!passes(&format!("{{ $.latency {fails} }}"), TRAIL), "{fails}");
    }
    assert!(!passes("{ $.eventType > 5 }", TRAIL));
}

#[test]
fn null_booleans_and_absence_have_tests_of_their_own() {
    assert!(passes("{ $.SomeObject IS NULL }", TRAIL));
    assert!(!passes("{ $.eventType IS NULL }", TRAIL));
    assert!(!passes("{ $.Nothing IS NULL }", TRAIL));
    assert!(passes("{ $.SomeOtherObject NOT EXISTS }", TRAIL));
    assert!(!passes("{ $.SomeObject NOT EXISTS }", TRAIL));
    assert!(passes("{ $.ThisFlag IS TRUE }", TRAIL));
    assert!(!passes("{ $.ThisFlag IS FALSE }", TRAIL));
}

#[test]
fn a_comparison_of_anything_but_texts_and_numbers_never_holds() {
    for property in ["arrayKey", "SomeObject", "ThisFlag", "absent"] {
        assert!(!passes(&format!("{{ $.{property} = 1 }}"), TRAIL), "{property}");
        assert!(!passes(&format!("{{ $.{property} != 1 }}"), TRAIL), "{property}");
    }
    assert!(!passes("{ $.eventType = * }", "UpdateTrail, in words"));
    assert!(!passes("{ $.eventType NOT EXISTS }", "not json"));
}

#[test]
fn conjunctions_bind_tighter_than_disjunctions() {
    assert!(passes(r#"{ ($.user.id = 1) && ($.users[0].email = "John.Doe@example.com") }"#, USERS));
    let unmatched = r#"{ ($.user.id = 2 && $.users[0].email = "nonmatch") || $.actions[2] = "GET" }"#;
    assert!(!passes(unmatched, USERS));
    let email = r#"$.user.email = "John.Stiles@example.com""#;
    let nested = "$.coordinates[0][1] = nonmatch";
    assert!(passes(&format!("{{ {email} || {nested} && $.actions[2] = nomatch }}"), USERS));
    assert!(!passes(&format!("{{ ({email} || {nested}) && $.actions[2] = nomatch }}"), USERS));
}

#[test]
fn broken_json_patterns_are_refused() {
    for pattern in [
        "{ $.a }",
        "{ a = 1 }",
        "{ $.a = }",
        "{ $.a = 1",
        "{ $.a = 1 } x",
        "{ $ = 1 }",
        "{ $.a IS 1 }",
        "{ $.a > x }",
        "{ ($.a = 1 }",
        "{ $.a = 1 && }",
        "{ $.a[ = 1 }",
        "{}",
        "{ $.a NOT 1 }",
        "{ $.a = %a% && $.b = %b% && $.c = %c% }",
    ] {
        assert!(refusal(pattern).starts_with("Invalid filter pattern"), "{pattern}");
    }
    let deep = format!("{{ {}$.a = 1{} }}", "(".repeat(400), ")".repeat(400));
    assert_eq!(refusal(&deep), "Invalid filter pattern");
}

#[test]
fn fields_are_named_in_order_and_counted() {
    assert_selects("[ip, user, username, timestamp, request, status_code, bytes]", ACCESS, &[0, 1, 2]);
    assert_selects("[ip, user, username]", ACCESS, &[]);
    assert_selects("[ip, user, username, timestamp, request, status_code, bytes > 2000]", ACCESS, &[1, 2]);
    assert_selects(
        "[ip, user, username, timestamp, request = *html*, status_code = 4*, bytes]",
        ACCESS,
        &[2],
    );
    assert_selects("[w1=ERROR, w2]", LEVELS, &[1]);
    assert_selects("[w1=ERROR || w1=WARN, w2]", LEVELS, &[1, 2]);
    assert_selects("[w1!=ERROR&&w1!=WARN, w2]", LEVELS, &[]);
}

#[test]
fn an_ellipsis_stands_for_any_number_of_fields() {
    assert_selects("[..., status_code, bytes]", ACCESS, &[0, 1, 2]);
    assert_selects("[..., status_code = 200, bytes]", ACCESS, &[0]);
    assert_selects(
        "[ip=%127\\.0\\.0\\.[1-9]%, ..., status_code = 4* && status_code != 403, bytes]",
        ACCESS,
        &[2],
    );
    assert_selects("[ip = 127*, user, ...]", ACCESS, &[0, 1, 2]);
    assert_selects("[..., request=*.html*, status_code=4*,]", ACCESS, &[2]);
    assert_selects("[a, b, c, d, ...]", &["one two three"], &[]);
}

#[test]
fn quotes_and_brackets_hold_a_field_together() {
    assert!(passes("[name, rest = \"GET /a\"]", "x \"GET /a\""));
    assert!(passes("[level = ERROR, text]", "[ERROR] broken"));
    assert!(passes("[a, b]", "x \"open"));
}

#[test]
fn broken_field_patterns_are_refused() {
    for pattern in ["[a, b", "[a = ]", "[..., ...]", "[a b]", "[a = 1 && c = 2]", "[a] b", "[a < x]"] {
        assert!(refusal(pattern).starts_with("Invalid filter pattern"), "{pattern}");
    }
}

mod hostile {
    use proptest::prelude::*;

    use super::super::FilterPattern;

    proptest! {
        #[test]
        fn no_pattern_and_no_message_panics(
            pattern in r#"[{\[]?[ a$.="*%&|()<>!,\-?é\[\]{}0-9\\]{0,40}"#,
            message in r#"[ a.="*é\[\]{}:0-9]{0,40}"#,
        ) {
            if let Ok(pattern) = FilterPattern::parse(&pattern) {
                let _ = pattern.matches(&message);
            }
        }
    }
}
