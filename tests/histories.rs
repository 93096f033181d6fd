//! What executions record, rule by rule: `fixtures/histories` has a case for each, its history beside it.
//!
//! A case `NAME.json` says its rule, a definition, an input, whether a worker takes the task of the
//! activity `work` and falls silent, and how far the clock is wound after the start.
//! `NAME.history` is what `GetExecutionHistory` then answers, a line for each event: its id, the event before
//! it, the milliseconds since the start, its type and its details. `VIRGA_WRITE_HISTORIES=1` writes them anew.

mod support;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use serde_json::{Map, Value, json};
use support::Virga;

fn call(virga: &Virga, operation: &str, input: &Value) -> Value {
    let answer = virga.call("states", "AWSStepFunctions", operation, input);
    assert_eq!(answer.status, 200, "{operation}: {}", answer.text());
    answer.json()
}

/// The events of the case's execution, from its start until the clock has been wound as the case says.
fn events(virga: &Virga, name: &str, case: &Value) -> Vec<Value> {
    let machine = json!({
        "name": name,
        "definition": case["definition"].to_string(),
        "roleArn": "arn:aws:iam::000000000000:role/role",
    });
    let machine = call(virga, "CreateStateMachine", &machine)["stateMachineArn"].clone();
    let start = json!({"stateMachineArn": machine, "name": "run", "input": case["input"].to_string()});
    let execution = call(virga, "StartExecution", &start)["executionArn"].clone();
    virga.advance("PT0S");
    if case["worker"] == true {
        let work = json!({"activityArn": "arn:aws:states:us-east-1:000000000000:activity:work"});
        assert!(call(virga, "GetActivityTask", &work)["taskToken"].is_string(), "{name} has work to do");
    }
    for by in case["advance"].as_array().into_iter().flatten() {
        virga.advance(by.as_str().expect("a duration is a string"));
    }
    let history = json!({"executionArn": execution, "maxResults": 1000});
    let answer = call(virga, "GetExecutionHistory", &history);
    assert!(answer.get("nextToken").is_none_or(Value::is_null), "{name} is longer than a page");
    answer["events"].as_array().expect("events are a list").clone()
}

fn line(event: &Map<String, Value>, started: f64) -> String {
    let details: Vec<&Value> =
        event.iter().filter(|(key, _)| key.ends_with("Details")).map(|(_, details)| details).collect();
    assert!(details.len() <= 1, "an event has one kind of details: {event:?}");
    let after = (event["timestamp"].as_f64().expect("a time is a number") - started) * 1000.0;
    let details = details.first().map(|details| format!(" {details}")).unwrap_or_default();
    let kind = event["type"].as_str().expect("a type is a string");
    format!("{} after {} at {after:.0} {kind}{details}\n", event["id"], event["previousEventId"])
}

fn written(events: &[Value]) -> String {
    let started = events[0]["timestamp"].as_f64().expect("a time is a number");
    events.iter().fold(String::new(), |mut text, event| {
        let event = event.as_object().expect("an event is an object");
        write!(text, "{}", line(event, started)).expect("a string takes everything");
        text
    })
}

fn cases() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/histories");
    let entries = std::fs::read_dir(folder).expect("the folder of histories is there");
    let mut cases: Vec<PathBuf> = entries
        .map(|entry| entry.expect("the folder can be read").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "json"))
        .collect();
    cases.sort();
    cases
}

#[test]
fn every_rule_is_recorded_as_its_history_says() {
    let virga = Virga::start();
    call(&virga, "CreateActivity", &json!({"name": "work"}));
    let writes = std::env::var("VIRGA_WRITE_HISTORIES").is_ok_and(|set| set == "1");
    let mut differing = Vec::new();
    let cases = cases();
    assert!(!cases.is_empty(), "there are cases");
    for path in cases {
        let name = path.file_stem().and_then(|stem| stem.to_str()).expect("names are text").to_owned();
        let text = std::fs::read_to_string(&path).expect("a case can be read");
        let case: Value = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert!(case["rule"].is_string(), "{name} says its rule");
        let recorded = written(&events(&virga, &name, &case));
        let golden = path.with_extension("history");
        if writes {
            std::fs::write(&golden, &recorded).expect("a history can be written");
        }
        let expected = std::fs::read_to_string(&golden).unwrap_or_default();
        if expected != recorded {
            differing.push(format!("{name}\nexpected:\n{expected}recorded:\n{recorded}"));
        }
    }
    assert!(differing.is_empty(), "{} differ:\n{}", differing.len(), differing.join("\n"));
}
