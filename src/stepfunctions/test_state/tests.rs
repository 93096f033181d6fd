use std::sync::Arc;

use serde_json::{Value, json};

use super::*;
use crate::clock::Timestamp;
use crate::stepfunctions::execution::{About, Outcome};
use crate::stepfunctions::history::Mishap;
use crate::stepfunctions::integration::Resource;
use crate::stepfunctions::payload::Payload;

fn ground() -> Ground {
    let about = About {
        id: "arn:aws:states:us-east-1:000000000000:express:m:e".into(),
        name: "e".into(),
        machine_id: "arn:aws:states:us-east-1:000000000000:stateMachine:m".into(),
        machine_name: "m".into(),
        role: "".into(),
        region: "us-east-1".into(),
        input: Payload::new(json!({})),
        started: Timestamp::from_secs(1_000),
        records: true,
        version: None,
        alias: None,
        redrives: 0,
        context: None,
    };
    Ground { about: Arc::new(about), variables: None, seed: 1, now: Timestamp::from_secs(1_000) }
}

fn subject(definition: &Value) -> Subject {
    Subject::read(&definition.to_string(), None).unwrap()
}

fn ended(definition: &Value, input: Value) -> End {
    let subject = subject(definition);
    Trial::start(&subject, &subject.bare(), &ground(), Payload::new(input)).unwrap().end()
}

#[test]
fn a_state_runs_alone_and_says_what_comes_next() {
    let choice = json!({"Type": "Choice", "Default": "Other",
        "Choices": [{"Variable": "$.x", "NumericEquals": 1, "Next": "One"}]});
    assert_eq!(ended(&choice, json!({"x": 1})).next.as_deref(), Some("One"));
    assert_eq!(ended(&choice, json!({"x": 2})).next.as_deref(), Some("Other"));
    let fail = ended(&json!({"Type": "Fail", "Error": "Bad"}), json!({}));
    assert_eq!(fail.mishap.unwrap().error.as_deref(), Some("Bad"));
    let wait = ended(&json!({"Type": "Wait", "Seconds": 200, "Next": "Then"}), json!({"x": 1}));
    assert_eq!((wait.output.unwrap().text(), wait.next.as_deref()), (r#"{"x":1}"#, Some("Then")));
}

#[test]
fn a_state_with_parts_takes_the_mocks_result() {
    let map = subject(&json!({"Type": "Map", "End": true, "ItemsPath": "$.list", "ResultPath": "$.done",
        "ItemProcessor": {"StartAt": "A", "States": {"A": {"Type": "Pass", "End": true}}}}));
    let mut trial = Trial::start(&map, &map.bare(), &ground(), Payload::new(json!({"list": []}))).unwrap();
    assert!(trial.task().is_some());
    trial.answer(Outcome::Succeeded(Payload::new(json!([1]))));
    assert_eq!(trial.end().output.unwrap().text(), r#"{"list":[],"done":[1]}"#);
}

#[test]
fn retriers_come_before_catchers_until_they_are_used_up() {
    let task = subject(&json!({"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "End": true,
        "Retry": [{"ErrorEquals": ["Bad"], "IntervalSeconds": 2, "MaxAttempts": 3}],
        "Catch": [{"ErrorEquals": ["Worse"], "Next": "A"}, {"ErrorEquals": ["States.ALL"], "Next": "B"}]}));
    let mishap = |error: &str| Mishap { error: Some(error.into()), cause: None };
    let (verdict, handling) = judge(&task, &mishap("Bad"), true, 2);
    assert_eq!((verdict, handling.retrier, handling.back_off), (Verdict::Retriable, Some(0), Some(8)));
    let (verdict, handling) = judge(&task, &mishap("Bad"), true, 3);
    assert_eq!((verdict, handling.back_off, handling.catcher), (Verdict::Caught, None, Some(1)));
    assert_eq!(judge(&task, &mishap("Worse"), true, 0).1.catcher, Some(0));
}

#[test]
fn mocked_results_are_checked_against_the_services_api() {
    let resource = Resource::parse("arn:aws:states:::states:startExecution").unwrap();
    let check = |result: Value, strictness| check_mock(&resource, &result, strictness);
    let missing = check(json!({}), Strictness::Strict).unwrap_err();
    assert_eq!(missing, "Mock result schema validation error: Required field 'ExecutionArn' is missing");
    assert_eq!(check(json!({}), Strictness::Present), Ok(true));
    let wrong = check(json!({"StartDate": true}), Strictness::Present).unwrap_err();
    assert!(wrong.ends_with("Field 'StartDate' must be a string"));
    assert_eq!(check(json!({"StartDate": true}), Strictness::None), Ok(true));
    let unknown = Resource::parse("arn:aws:states:::glue:startJobRun").unwrap();
    assert_eq!(check_mock(&unknown, &json!({}), Strictness::Strict), Ok(false));
}

#[test]
fn a_context_object_has_known_members() {
    assert!(read_context(r#"{"Execution": {"Id": "x", "Input": [1]}, "State": {"RetryCount": 1}}"#).is_ok());
    for (context, why) in [
        (r#"{"Pokedex": {}}"#, "Field 'Pokedex' is not allowed"),
        (r#"{"Execution": {"Id": 1}}"#, "Execution.Id must be a string"),
        (r#"{"Map": {}}"#, "'Map' field is not supported when mocking a Context object"),
    ] {
        assert_eq!(read_context(context).unwrap_err(), format!("Invalid Context object provided: {why}"));
    }
}

#[test]
fn a_state_is_found_in_a_machine_by_its_name() {
    let machine = json!({"QueryLanguage": "JSONPath", "StartAt": "A", "States": {
        "A": {"Type": "Parallel", "End": true, "Branches": [{"StartAt": "B", "States": {"B": {"Type": "Succeed"}}}]}}});
    assert_eq!(Subject::read(&machine.to_string(), Some("B")).unwrap().kind, "Succeed");
    assert!(Subject::read(&machine.to_string(), Some("C")).is_err());
    assert!(Subject::read(&machine.to_string(), None).is_err());
}
