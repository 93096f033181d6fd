use serde_json::{Value, json};

use super::*;

fn findings(text: &str) -> Vec<String> {
    let diagnostics = Definition::compile(text, false).expect_err("the definition is wrong");
    diagnostics.iter().map(ToString::to_string).collect()
}

fn state(state: &str) -> String {
    format!(r#"{{"StartAt":"A","States":{{"A":{state}}}}}"#)
}

#[test]
fn what_is_wrong_is_said_in_awss_words() {
    let cases = [
        (
            r#"{"StartAt":"A"}"#.to_owned(),
            "SCHEMA_VALIDATION_FAILED: These fields are required: [States] at /",
        ),
        (
            state(r#"{"Type":"Nothing","End":true}"#),
            "SCHEMA_VALIDATION_FAILED: The field 'Type' should have one of these values: [Task, Wait, Pass, Succeed, \
             Fail, Choice, Parallel, Map] at /States/A/Type",
        ),
        (
            state(r#"{"Type":"Wait","Timestamp":"2016-08-18","End":true}"#),
            "SCHEMA_VALIDATION_FAILED: String does not match RFC3339 timestamp at /States/A/Timestamp",
        ),
        (
            state(r#"{"Type":"Parallel","Branches":[],"End":true}"#),
            "SCHEMA_VALIDATION_FAILED: Value cannot be empty at /States/A/Branches",
        ),
        (
            state(r#"{"Type":"Pass","Parameters":{"parsed.$":"nothing"},"End":true}"#),
            "SCHEMA_VALIDATION_FAILED: The value for the field 'parsed.$' must be a valid JSONPath or a valid \
             intrinsic function call at /States/A/Parameters",
        ),
        (
            r#"{"StartAt":"A","States":{"A":{"Type":"Pass","Next":"B"},"C":{"Type":"Choice","Choices":[{"Variable":"$.a","IsNull":true,"Next":"A"}],"Default":"D"},"D":{"Type":"Fail"}}}"#.to_owned(),
            "MISSING_TRANSITION_TARGET: Missing 'Next' target: B at /States/A/Next, MISSING_TRANSITION_TARGET: \
             State \"C\" is not reachable. at /States/C, MISSING_TRANSITION_TARGET: State \"D\" is not reachable. at \
             /States/D",
        ),
        (
            state(r#"{"Type":"Pass","Next":"B"}"#),
            "MISSING_TRANSITION_TARGET: Missing 'Next' target: B at /States/A/Next, MISSING_END_STATE: Workflow has \
             no terminal state",
        ),
        (
            state(r#"{"Type":"Pass","Catch":[],"End":true}"#),
            "SCHEMA_VALIDATION_FAILED: Field 'Catch' is not supported at /States/A",
        ),
        (
            state(r#"{"Type":"Pass","Output":1,"End":true}"#),
            "SCHEMA_VALIDATION_FAILED: The QueryLanguage is set to 'JSONPath', but field 'Output' is only supported \
             for the 'JSONata' QueryLanguage at /States/A",
        ),
        (
            state(r#"{"Type":"Pass","QueryLanguage":"JSONata","Output":{"v":["{% phone %}"]},"End":true}"#),
            "UNSUPPORTED_JSONATA_EXPRESSION: Reference to 'phone' at the top level is not supported. at \
             /States/A/Output/v[0]",
        ),
        (
            state(r#"{"Type":"Pass","QueryLanguage":"JSONata","Output":"{% 1 + %}","End":true}"#),
            "INVALID_JSONATA_EXPRESSION: Unexpected end of expression at /States/A/Output",
        ),
        (
            state(r#"{"Type":"Pass","QueryLanguage":"JSONata","Output":"{% $states.errorOutput %}","End":true}"#),
            "UNSUPPORTED_JSONATA_EXPRESSION: Reference to '$states.errorOutput' is only supported in a Catch. at \
             /States/A/Output",
        ),
        (
            r#"{"StartAt":"A","States":{"A":{"Type":"Succeed"},"B":{"Type":"Succeed"}}}"#.to_owned(),
            "MISSING_TRANSITION_TARGET: State \"B\" is not reachable. at /States/B",
        ),
    ];
    for (text, expected) in cases {
        assert_eq!(findings(&text).join(", "), expected);
    }
}

#[test]
fn what_is_probably_not_meant_is_a_warning() {
    let warned = |text: &str| {
        let definition = Definition::compile(&state(text), false).unwrap();
        definition.warnings.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
    };
    assert_eq!(
        warned(r#"{"Type":"Pass","Parameters":{"a":{"b":"$.c"}},"End":true}"#),
        "NO_DOLLAR: No .$ on a field that appears to be a JSONPath or Intrinsic Function. at \
         /States/A/Parameters/a/b"
    );
    assert_eq!(
        warned(r#"{"Type":"Pass","Result":{"a.$":"$.b"},"End":true}"#),
        "PASS_RESULT_IS_STATIC: Attempt to use a path in the result of a pass state. at /States/A/Result"
    );
    assert_eq!(
        warned(r#"{"Type":"Fail","Cause":"$.cause"}"#),
        "NO_PATH: Field value looks like a path, but field name does not end with 'Path'. at /States/A/Cause"
    );
}

#[test]
fn a_text_that_is_no_json_is_said_to_be_none() {
    assert!(findings("not json")[0].starts_with("INVALID_JSON_DESCRIPTION: "));
    assert!(findings(&"[".repeat(100_000))[0].starts_with("INVALID_JSON_DESCRIPTION: "));
}

#[test]
fn what_is_not_built_is_named_and_not_called_wrong() {
    let text = state(r#"{"Type":"Task","Resource":"arn:aws:states:::sns:publish","End":true}"#);
    let definition = Definition::compile(&text, false).unwrap();
    assert_eq!(definition.unsupported, ["the service integration sns:publish"]);
}

#[test]
fn express_machines_wait_for_nobody() {
    let text =
        state(r#"{"Type":"Task","Resource":"arn:aws:states:::sqs:sendMessage.waitForTaskToken","End":true}"#);
    assert!(Definition::compile(&text, false).is_ok());
    let refused = Definition::compile(&text, true).unwrap_err();
    assert_eq!(
        refused[0].to_string(),
        "SCHEMA_VALIDATION_FAILED: Express state machine does not support '.waitForTaskToken' service integration  \
         at /States/A/Resource"
    );
}

#[test]
fn back_off_grows_to_its_limit_and_jitter_stays_below_it() {
    let text = state(
        r#"{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke","End":true,"Retry":[
            {"ErrorEquals":["States.ALL"],"IntervalSeconds":2,"BackoffRate":3,"MaxDelaySeconds":10,"JitterStrategy":"FULL"}]}"#,
    );
    let definition = Definition::compile(&text, false).unwrap();
    let retrier = &definition.flow.states[0].kind.work().unwrap().retriers[0];
    let whole = |attempts| retrier.delay_micros(attempts, || 1.0) / 1_000_000;
    assert_eq!([whole(0), whole(1), whole(2), whole(90)], [2, 6, 10, 10]);
    assert_eq!(retrier.delay_micros(0, || 0.25), 500_000);
}

#[test]
fn an_inline_map_takes_tolerances_without_effect_and_refuses_wrong_ones() {
    let map = |count: Value| {
        let processor = json!({"StartAt": "B", "States": {"B": {"Type": "Succeed"}}});
        let state =
            json!({"Type": "Map", "End": true, "ItemProcessor": processor, "ToleratedFailureCount": count});
        Definition::compile(&json!({"StartAt": "A", "States": {"A": state}}).to_string(), false)
    };
    assert_eq!(map(json!(1)).unwrap().without_effect, ["stepfunctions:Map INLINE ToleratedFailureCount"]);
    let wrong = map(json!("many")).unwrap_err();
    assert_eq!(wrong[0].location.as_deref(), Some("/States/A/ToleratedFailureCount"));
}
