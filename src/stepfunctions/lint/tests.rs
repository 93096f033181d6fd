use super::*;

fn found(text: &Value) -> Vec<String> {
    examine(&text.to_string(), false).iter().map(ToString::to_string).collect()
}

#[expect(clippy::needless_pass_by_value, reason = "so that tests read as definitions do")]
fn machine(states: Value) -> Value {
    let start = states.as_object().unwrap().keys().next().unwrap().clone();
    serde_json::json!({"StartAt": start, "States": states})
}

#[test]
fn a_variable_that_no_way_assigns_is_told_with_its_place() {
    let text = machine(serde_json::json!({
        "A": {"Type": "Pass", "Assign": {"a": 1}, "Next": "B"},
        "B": {"Type": "Pass", "QueryLanguage": "JSONata", "Output": {"x": "{% $a + $b %}"}, "Next": "C"},
        "C": {"Type": "Pass", "Parameters": {"y.$": "States.Format('{}', $c)", "z.$": "$a"}, "End": true},
    }));
    assert_eq!(
        found(&text),
        [
            "UNDEFINED_VARIABLE: The variable 'b' is not assigned on any way to this state. at /States/B/Output/x",
            "UNDEFINED_VARIABLE: The variable 'c' is not assigned on any way to this state. at /States/C/Parameters/y.$",
        ]
    );
}

#[test]
fn branches_see_what_is_assigned_before_them_and_distributed_items_do_not() {
    let inner = serde_json::json!({"StartAt": "I", "States": {"I": {
        "Type": "Pass", "Parameters": {"y.$": "$a"}, "End": true}}});
    let mut distributed = inner.clone();
    distributed["ProcessorConfig"] = serde_json::json!({"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"});
    let map = |processor: &Value| {
        machine(serde_json::json!({
            "A": {"Type": "Pass", "Assign": {"a": 1}, "Next": "M"},
            "M": {"Type": "Map", "ItemProcessor": processor, "End": true},
        }))
    };
    let undefined = |text: &Value| found(text).iter().any(|line| line.starts_with("UNDEFINED_VARIABLE"));
    assert!(!undefined(&map(&inner)));
    assert!(undefined(&map(&distributed)));
}

#[test]
fn handlers_that_never_match_are_told() {
    let text = machine(serde_json::json!({"A": {
        "Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "End": true,
        "Retry": [
            {"ErrorEquals": ["E"]},
            {"ErrorEquals": ["E"]},
            {"ErrorEquals": ["States.HeartbeatTimeout", "States.Tiemout"], "MaxAttempts": 0},
        ],
    }}));
    let found = found(&text);
    assert_eq!(found.len(), 4, "{found:#?}");
    assert!(found[0].contains(
        "An earlier entry of Retry matches every error that this one names. at /States/A/Retry[1]"
    ));
    assert!(found[1].contains("'States.HeartbeatTimeout' never matches: the state has no HeartbeatSeconds."));
    assert!(found[2].contains("'States.Tiemout' never matches: there is no such error."));
    assert!(found[3].starts_with("NEVER_RETRIES"));
}

#[test]
fn expressions_that_must_fail_are_told() {
    let text = serde_json::json!({"QueryLanguage": "JSONata", "StartAt": "A", "States": {
        "A": {"Type": "Pass", "Output": ["{% $states.input.a + 'b' %}", "{% $lenght($states.input) %}"], "Next": "C"},
        "C": {"Type": "Choice", "Choices": [{"Condition": "{% 'yes' %}", "Next": "D"}], "Default": "D"},
        "D": {"Type": "Wait", "Seconds": "{% $number('x') %}", "End": true},
    }});
    let found = found(&text);
    assert_eq!(found.len(), 4, "{found:#?}");
    assert!(found[0].ends_with("An operator of arithmetic takes numbers only. at /States/A/Output[0]"));
    assert!(found[1].ends_with("There is no function $lenght. at /States/A/Output[1]"));
    assert!(found[2].contains("takes a value of type boolean, not \"yes\""));
    assert!(found[3].contains("D3030"));
}

#[test]
fn calls_with_the_wrong_number_or_kind_of_arguments_are_told() {
    let text = serde_json::json!({"QueryLanguage": "JSONata", "StartAt": "A", "States": {
        "A": {"Type": "Pass", "Output": [
            "{% $substring($states.input) ~> $join('a', 'b') %}",
            "{% $states.input.n < true or 'a' >= 1 %}",
            "{% $append($states.input) %}",
            "{% ['1'..$states.input.n] %}",
            "{% $states.input.items ~> $map(function($x) { $x }) ~> $sum() %}",
            "{% ($add := function($a, $b) { $a + $b }; $add(1, 2)) & $split($states.input.s, ',', 3) %}",
        ], "End": true},
    }});
    let told = found(&text);
    let places = |place: &str| told.iter().filter(|line| line.ends_with(place)).count();
    assert_eq!(told.len(), 5, "{told:#?}");
    assert!(told.iter().any(|line| line.contains("$join takes 1 to 2 arguments, not 3")), "{told:#?}");
    assert!(told.iter().any(|line| line.contains("$append takes 2 arguments, not 1")), "{told:#?}");
    assert_eq!(places("/A/Output[1]"), 2, "{told:#?}");
    assert_eq!((places("/A/Output[3]"), places("/A/Output[4]"), places("/A/Output[5]")), (1, 0, 0));
    let text = machine(serde_json::json!({
        "B": {"Type": "Pass", "Parameters": {
            "b.$": "States.Format('{} {}', 'x')",
            "c.$": "States.ArrayGetItem($.list, States.MathAdd(1, 2))",
        }, "End": true},
    }));
    let told = found(&text);
    assert_eq!(told.len(), 1, "{told:#?}");
    assert!(told[0].contains("'States.Format('{} {}', 'x')' fails: The number of arguments"), "{told:#?}");
}

#[test]
fn loops_that_nest_their_input_are_told() {
    let round = |state: serde_json::Value| {
        machine(serde_json::json!({"A": state, "C": {"Type": "Choice", "Default": "A",
            "Choices": [{"Variable": "$.done", "IsPresent": true, "Next": "D"}]}, "D": {"Type": "Succeed"}}))
    };
    let grows = |state: serde_json::Value| found(&round(state)).iter().any(|line| line.starts_with("GROWS"));
    assert!(grows(serde_json::json!({"Type": "Pass", "Parameters": {"before.$": "$"}, "Next": "C"})));
    assert!(!grows(serde_json::json!({"Type": "Pass", "Parameters": {"before.$": "$.n"}, "Next": "C"})));
    assert!(grows(serde_json::json!({"Type": "Pass", "QueryLanguage": "JSONata",
        "Output": {"before": "{% $states.input %}", "n": 1}, "Next": "C"})));
    assert!(!grows(serde_json::json!({"Type": "Pass", "QueryLanguage": "JSONata",
        "Output": "{% $states.input %}", "Next": "C"})));
}

#[test]
fn loops_that_gather_are_told() {
    let text = machine(serde_json::json!({
        "A": {"Type": "Pass", "Assign": {"all": ""}, "Next": "B"},
        "B": {"Type": "Pass", "Assign": {"all.$": "States.Format('{}x', $all)"}, "Next": "C"},
        "C": {"Type": "Choice", "Choices": [{"Variable": "$.done", "IsPresent": true, "Next": "D"}], "Default": "B"},
        "D": {"Type": "Succeed"},
    }));
    assert_eq!(
        found(&text),
        ["GROWS: The variable 'all' grows each time the loop comes by here. at /States/B/Assign/all.$"]
    );
}

#[test]
fn what_is_wrong_comes_before_what_is_doubtful() {
    let text =
        machine(serde_json::json!({"A": {"Type": "Pass", "Parameters": {"a": "$.b"}, "Next": "Nowhere"}}));
    let found = found(&text);
    assert!(found[0].starts_with("MISSING_TRANSITION_TARGET"), "{found:#?}");
    assert!(found.last().unwrap().starts_with("NO_DOLLAR"), "{found:#?}");
}
