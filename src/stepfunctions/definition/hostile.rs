//! Definitions that nobody would write: whatever they say, they are compiled or refused.

use std::sync::Arc;

use serde_json::json;

use super::*;
use crate::clock::Timestamp;
use crate::stepfunctions::draws::Draws;
use crate::stepfunctions::execution::{About, Execution, Signal};
use crate::stepfunctions::lint::examine;

/// A definition with something of everything.
fn rich() -> String {
    json!({"Comment": "é", "StartAt": "A", "TimeoutSeconds": 60, "States": {
        "A": {"Type": "Pass", "Parameters": {"x.$": "States.Format('{}', $.a[0].b)", "y.$": "$.c[?(@.d > 1)]"},
              "ResultPath": "$.r", "Assign": {"v.$": "$.a"}, "Next": "C"},
        "C": {"Type": "Choice", "Choices": [
            {"And": [{"Variable": "$.r.x", "StringMatches": "a*\\*"}, {"Not": {"Variable": "$.n", "IsPresent": true}}], "Next": "P"},
            {"Variable": "$.t", "TimestampLessThanPath": "$.u", "Next": "W"}], "Default": "J"},
        "J": {"Type": "Pass", "QueryLanguage": "JSONata", "Output": {"s": "{% $sum($states.input.a.b) & 'x' %}"}, "Next": "M"},
        "M": {"Type": "Map", "QueryLanguage": "JSONata", "Items": "{% [1, 2, 3] %}", "MaxConcurrency": "{% 1 + 1 %}",
              "ItemSelector": {"i": "{% $states.context.Map.Item.Value %}"},
              "ItemProcessor": {"StartAt": "I", "States": {"I": {"Type": "Wait", "Seconds": 1, "End": true}}},
              "Catch": [{"ErrorEquals": ["States.ALL"], "Output": "{% $states.errorOutput %}", "Next": "F"}], "Next": "P"},
        "P": {"Type": "Parallel", "Branches": [{"StartAt": "B", "States": {"B": {"Type": "Succeed"}}}],
              "Retry": [{"ErrorEquals": ["E"], "BackoffRate": 1.5, "MaxDelaySeconds": 9}], "Next": "W"},
        "W": {"Type": "Wait", "Timestamp": "2016-08-18T17:33:00Z", "End": true},
        "F": {"Type": "Fail", "ErrorPath": "$.e", "Cause": "c"},
    }})
    .to_string()
}

/// Runs a definition for as long as time alone moves it on, a few steps.
fn run(definition: Definition) {
    let input =
        Payload::new(json!({"a": [{"b": 1}], "c": [{"d": 2}], "t": "2016-08-18T17:33:00Z", "n": null}));
    let about = About {
        id: "arn:aws:states:us-east-1:000000000000:execution:machine:name".into(),
        name: "name".into(),
        machine_id: "arn:aws:states:us-east-1:000000000000:stateMachine:machine".into(),
        machine_name: "machine".into(),
        role: "role".into(),
        region: "us-east-1".into(),
        input: input.clone(),
        started: Timestamp::default(),
        records: true,
        redrives: 0,
        alias: None,
        context: None,
        version: None,
    };
    let now = Timestamp::default();
    let (mut execution, _) = Execution::start(Arc::new(about), Arc::new(definition), input, 1, now);
    for _ in 0..20 {
        let Some(at) = execution.next_step() else { return };
        execution.advance(at, Signal::Wake);
    }
}

#[test]
fn no_change_of_a_few_characters_breaks_compiling_linting_or_running() {
    const LETTERS: &[u8] = b"{}[]\"'%$.,:@?*\\0123456789-+eE aAxX()&~|^<>=/#";
    let (rich, draws) = (rich().into_bytes(), Draws::from_seed(7));
    let pick = |most: usize| usize::try_from(draws.next_u64()).unwrap_or(0) % most;
    let mut compiled = 0;
    for _ in 0..1_500 {
        let mut text = rich.clone();
        for _ in 0..=pick(3) {
            let at = pick(text.len());
            match pick(3) {
                0 => text[at] = LETTERS[pick(LETTERS.len())],
                1 => text.insert(at, LETTERS[pick(LETTERS.len())]),
                _ => {
                    text.remove(at);
                }
            }
        }
        let text = String::from_utf8_lossy(&text).into_owned();
        let _ = examine(&text, false);
        if let Ok(definition) = Definition::compile(&text, false) {
            compiled += 1;
            run(definition);
        }
    }
    assert!(compiled > 30, "only {compiled} were still definitions");
}

#[test]
fn what_is_deep_long_or_huge_is_refused_or_run_but_never_too_much() {
    let state = |state: &str| format!(r#"{{"StartAt":"A","States":{{"A":{state}}}}}"#);
    let jsonata = |text: &str| {
        state(&json!({"Type": "Pass", "QueryLanguage": "JSONata", "Output": format!("{{% {text} %}}"), "End": true}).to_string())
    };
    let mut nested = r#"{"Type":"Succeed"}"#.to_owned();
    for _ in 0..60 {
        nested = format!(
            r#"{{"Type":"Parallel","End":true,"Branches":[{{"StartAt":"A","States":{{"A":{nested}}}}}]}}"#
        );
    }
    let round = r#"{"StartAt":"A","States":{"A":{"Type":"Pass","Parameters":{"a.$":"$"},"Next":"B"},
        "B":{"Type":"Choice","Choices":[{"Variable":"$.end","IsPresent":true,"Next":"C"}],"Default":"A"},"C":{"Type":"Succeed"}}}"#;
    let parens = format!("{}1{}", "(".repeat(250), ")".repeat(250));
    let texts = [
        state(&nested),
        state(&format!(r#"{{"Type":"Pass","Result":{}1{},"End":true}}"#, "[".repeat(120), "]".repeat(120))),
        state(r#"{"Type":"Wait","Seconds":1e400,"End":true}"#),
        state(r#"{"Type":"Wait","Seconds":99999999999999999999999999,"End":true}"#),
        state(r#"{"Type":"Wait","Seconds":-1,"End":true}"#),
        state(&format!(r#"{{"Type":"Pass","InputPath":"$.{}","End":true}}"#, "a.".repeat(50_000))),
        state(&format!(r#"{{"Type":"Pass","InputPath":"${}","End":true}}"#, "[?(@.a".repeat(5_000))),
        state(&format!(r#"{{"Type":"Pass","InputPath":"${}","End":true}}"#, "..a".repeat(200))),
        state(&format!(
            r#"{{"Type":"Pass","Parameters":{{"a.$":"{}1"}},"End":true}}"#,
            "States.Array(".repeat(10_000)
        )),
        round.to_owned(),
        jsonata(&parens),
        jsonata(&"[".repeat(100_000)),
        jsonata(&format!("$contains('{}', /(a+)+$/)", "a".repeat(5_000))),
        jsonata("($f := function($x) { $f($x) }; $f(1))"),
        jsonata("$join([1..100000].('x' & $), ',')"),
        jsonata("$map([1..1000], function($x) { $map([1..1000], function($y) { $x * $y }) })"),
        jsonata("$replace('aaaaaaaaaa', /a/, $pad('b', 800000))"),
    ];
    for text in texts {
        let _ = examine(&text, false);
        if let Ok(definition) = Definition::compile(&text, false) {
            run(definition);
        }
    }
}
