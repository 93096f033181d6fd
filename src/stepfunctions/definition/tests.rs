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
            state(r#"{"Type":"Pass","Next":"B"}"#),
            "MISSING_TRANSITION_TARGET: Missing 'Next' target: B at /States/A/Next",
        ),
        (
            r#"{"StartAt":"A","States":{"A":{"Type":"Succeed"},"B":{"Type":"Succeed"}}}"#.to_owned(),
            "MISSING_TRANSITION_TARGET: State \"B\" is not reachable. at /States/B",
        ),
    ];
    for (text, expected) in cases {
        assert_eq!(findings(&text), [expected]);
    }
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
