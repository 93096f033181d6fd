mod choices;
mod properties;

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::*;

fn start(definition: &Value, input: &Value, records: bool) -> (Execution, Effects) {
    let definition = Arc::new(Definition::compile(&definition.to_string(), false).unwrap());
    let input = Payload::new(input.clone());
    let about = Arc::new(about(&input, records));
    Execution::start(about, definition, input, 7, Timestamp::from_secs(1_000))
}

fn about(input: &Payload, records: bool) -> About {
    About {
        id: "arn:aws:states:us-east-1:000000000000:execution:machine:run".into(),
        name: "run".into(),
        machine_id: "arn:aws:states:us-east-1:000000000000:stateMachine:machine".into(),
        machine_name: "machine".into(),
        role: "arn:aws:iam::000000000000:role/role".into(),
        region: "us-east-1".into(),
        input: input.clone(),
        started: Timestamp::from_secs(1_000),
        records,
        version: None,
        alias: None,
        redrives: 0,
        context: None,
    }
}

fn output(execution: &Execution) -> Value {
    match execution.end() {
        Some(End::Succeeded(output)) => output.value().clone(),
        other => panic!("{other:?}"),
    }
}

fn failure(execution: &Execution) -> (String, String) {
    match execution.end() {
        Some(End::Failed(mishap)) => (
            mishap.error.as_deref().unwrap_or("").to_owned(),
            mishap.cause.as_deref().unwrap_or("").to_owned(),
        ),
        other => panic!("{other:?}"),
    }
}

fn types(execution: &Execution) -> Vec<String> {
    execution.events().iter().map(|event| event.record.type_name()).collect()
}

#[expect(clippy::needless_pass_by_value, reason = "so that definitions read as what they are")]
fn machine(states: Value) -> Value {
    let start = states.as_object().unwrap().keys().next().unwrap().clone();
    json!({"StartAt": start, "States": states})
}

fn task(more: &Value) -> Value {
    let mut state = json!({"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "End": true});
    state.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    machine(json!({"Call": state}))
}

fn caught(more: &Value) -> Value {
    let mut definition = task(more);
    definition["States"]["Call"]["Catch"] =
        json!([{"ErrorEquals": ["States.ALL"], "Next": "Caught", "ResultPath": "$.error"}]);
    definition["States"]["Caught"] = json!({"Type": "Succeed"});
    definition
}

fn fail(error: &str) -> Outcome {
    Outcome::Failed(Mishap { error: Some(error.into()), cause: Some("why".into()) })
}

#[test]
fn a_wait_ends_when_its_time_comes_and_not_before() {
    let (mut execution, _) =
        start(&machine(json!({"W": {"Type": "Wait", "Seconds": 60, "End": true}})), &json!({"a": 1}), true);
    assert_eq!(execution.next_step(), Some(Timestamp::from_secs(1_060)));
    execution.advance(Timestamp::from_secs(1_059), Signal::Wake);
    assert!(execution.end().is_none());
    execution.advance(Timestamp::from_secs(1_060), Signal::Wake);
    assert_eq!(output(&execution), json!({"a": 1}));
}

#[test]
fn a_task_is_retried_with_growing_waits_and_then_caught() {
    let definition =
        caught(&json!({"Retry": [{"ErrorEquals": ["Busy"], "IntervalSeconds": 2, "MaxAttempts": 2}]}));
    let (mut execution, effects) = start(&definition, &json!({"a": 1}), true);
    let mut task = effects.tasks[0].id;
    let mut now = Timestamp::from_secs(1_000);
    for wait in [2, 4] {
        execution.advance(now, Signal::Task(task, fail("Busy")));
        assert_eq!(execution.next_step(), Some(timers::seconds_after(now, wait)));
        now = timers::seconds_after(now, wait);
        task = execution.advance(now, Signal::Wake).tasks[0].id;
    }
    execution.advance(now, Signal::Task(task, fail("Busy")));
    assert_eq!(output(&execution), json!({"a": 1, "error": {"Error": "Busy", "Cause": "why"}}));
}

#[test]
fn an_error_that_no_retrier_names_is_caught_at_once() {
    let definition = caught(&json!({"Retry": [{"ErrorEquals": ["Busy"]}]}));
    let (mut execution, effects) = start(&definition, &json!({}), true);
    execution.advance(Timestamp::from_secs(1_001), Signal::Task(effects.tasks[0].id, fail("Broken")));
    assert_eq!(output(&execution)["error"]["Error"], "Broken");
}

#[test]
fn a_task_out_of_time_fails_and_its_late_answer_changes_nothing() {
    let (mut execution, effects) = start(&task(&json!({"TimeoutSeconds": 5})), &json!({}), true);
    assert_eq!(execution.next_guard(), Some((Timestamp::from_secs(1_005), false)));
    execution.advance(Timestamp::from_secs(1_005), Signal::Wake);
    assert_eq!(failure(&execution).0, "States.Timeout");
    let known = execution.events().len();
    execution.advance(Timestamp::from_secs(1_006), Signal::Task(effects.tasks[0].id, fail("late")));
    assert_eq!(execution.events().len(), known);
}

#[test]
fn a_heartbeat_gives_a_token_holder_more_time() {
    let definition = machine(json!({"Ask": {
        "Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken", "HeartbeatSeconds": 10,
        "Parameters": {"MessageBody.$": "$$.Task.Token"}, "End": true,
    }}));
    let (mut execution, effects) = start(&definition, &json!({}), true);
    let task = &effects.tasks[0];
    assert_eq!(task.parameters.value()["MessageBody"].as_str(), task.token.as_deref());
    execution.advance(Timestamp::from_secs(1_009), Signal::Heartbeat(task.id));
    assert_eq!(execution.next_guard(), Some((Timestamp::from_secs(1_019), true)));
    execution.advance(Timestamp::from_secs(1_010), Signal::Submitted(task.id, Payload::empty()));
    execution.advance(
        Timestamp::from_secs(1_012),
        Signal::Task(task.id, Outcome::Succeeded(Payload::new(json!("yes")))),
    );
    assert_eq!(output(&execution), "yes");
}

#[test]
fn a_failing_branch_ends_its_siblings() {
    let branch = |state: Value| json!({"StartAt": state["Name"], "States": {state["Name"].as_str().unwrap(): state["State"]}});
    let definition = machine(json!({"Both": {"Type": "Parallel", "End": true, "Branches": [
        branch(json!({"Name": "Slow", "State": {"Type": "Wait", "Seconds": 60, "End": true}})),
        branch(json!({"Name": "Call", "State": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "End": true}})),
        branch(json!({"Name": "Short", "State": {"Type": "Wait", "Seconds": 1, "Next": "Bad"}})),
    ]}}));
    let mut definition = definition;
    definition["States"]["Both"]["Branches"][2]["States"]["Bad"] = json!({"Type": "Fail", "Error": "Bad"});
    let (mut execution, effects) = start(&definition, &json!({}), true);
    let cancelled = execution.advance(Timestamp::from_secs(1_001), Signal::Wake).cancelled;
    assert_eq!(cancelled, [effects.tasks[0].id]);
    assert_eq!(failure(&execution).0, "Bad");
    assert_eq!(execution.next_step(), None);
    let types = types(&execution);
    assert!(
        types.ends_with(
            &["WaitStateAborted", "TaskStateAborted", "ParallelStateFailed", "ExecutionFailed"]
                .map(str::to_owned)
        ),
        "{types:?}"
    );
}

#[test]
fn a_map_runs_as_many_items_at_once_as_it_may() {
    let definition =
        machine(json!({"Each": {"Type": "Map", "MaxConcurrency": 2, "End": true, "ItemSelector": {
            "item.$": "$$.Map.Item.Value", "index.$": "$$.Map.Item.Index"
        }, "ItemProcessor": {"StartAt": "Call", "States": {
            "Call": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "End": true}
        }}}}));
    let (mut execution, effects) = start(&definition, &json!(["a", "b", "c"]), true);
    let mut open = effects.tasks;
    assert_eq!(open.len(), 2);
    let mut most = 0;
    while let Some(task) = open.pop() {
        let outcome = Outcome::Succeeded(task.parameters.clone());
        open.extend(execution.advance(Timestamp::from_secs(1_001), Signal::Task(task.id, outcome)).tasks);
        most = most.max(open.len());
    }
    assert!(most <= 2);
    assert_eq!(
        output(&execution),
        json!([
            {"item": "a", "index": 0}, {"item": "b", "index": 1}, {"item": "c", "index": 2},
        ])
    );
}

#[test]
fn an_execution_that_never_waits_is_stopped() {
    let definition = machine(json!({
        "A": {"Type": "Pass", "Next": "B"},
        "B": {"Type": "Choice", "Choices": [{"Variable": "$.end", "IsPresent": true, "Next": "C"}], "Default": "A"},
        "C": {"Type": "Succeed"},
    }));
    let (execution, _) = start(&definition, &json!({}), true);
    assert_eq!(execution.events().len(), 25_000);
    assert!(failure(&execution).1.contains("maximum number of history events"));
    let (express, _) = start(&definition, &json!({}), false);
    assert!(matches!(express.end(), Some(End::TimedOut(_))));
}

#[test]
fn a_standard_execution_is_open_for_a_year_at_most_its_redrives_included() {
    let definition = machine(json!({"W": {"Type": "Wait", "Seconds": 40_000_000, "End": true}}));
    let (mut execution, _) = start(&definition, &json!({}), true);
    let year = Timestamp::from_secs(1_000 + 365 * 86_400);
    assert_eq!(execution.next_guard(), Some((year, false)));
    execution.advance(Timestamp::from_secs(2_000), Signal::Stop(Mishap::default()));
    execution.advance(Timestamp::from_secs(3_000), Signal::Redrive);
    execution.advance(year, Signal::Wake);
    assert!(matches!(execution.end(), Some(End::TimedOut(_))), "{:?}", execution.end());
}

#[test]
fn a_map_run_is_redriven_a_thousand_times_at_most() {
    let processor = json!({"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"},
        "StartAt": "P", "States": {"P": {"Type": "Fail"}}});
    let definition = machine(json!({"M": {"Type": "Map", "ItemProcessor": processor, "End": true}}));
    let (mut execution, effects) = start(&definition, &json!([1]), true);
    let mut id = effects.map_runs[0].id;
    for second in 0..1_000 {
        let now = Timestamp::from_secs(2_000 + second);
        let mishap = Mishap { error: Some("States.ExceedToleratedFailureThreshold".into()), cause: None };
        execution.advance(now, Signal::MapRun(id, Outcome::Failed(mishap)));
        id = execution.advance(now, Signal::Redrive).map_runs[0].id;
    }
    execution.advance(Timestamp::from_secs(4_000), Signal::MapRun(id, Outcome::Failed(Mishap::default())));
    for _ in 0..2 {
        let effects = execution.advance(Timestamp::from_secs(4_000), Signal::Redrive);
        assert_eq!(effects.map_runs.len(), 0);
        let (error, cause) = failure(&execution);
        assert_eq!(error, "States.Runtime");
        assert!(cause.contains("redriven 1000 times"), "{cause}");
    }
}

#[test]
fn a_choice_without_a_match_fails_by_name_and_a_missing_variable_too() {
    let choose = |variable: &str| {
        machine(json!({"C": {"Type": "Choice", "Choices": [
        {"Variable": variable, "StringEquals": "x", "Next": "S"}]}, "S": {"Type": "Succeed"}}))
    };
    let (execution, _) = start(&choose("$.a"), &json!({"a": "y"}), true);
    assert_eq!(failure(&execution).0, "States.NoChoiceMatched");
    let (execution, _) = start(&choose("$.b"), &json!({"a": "y"}), true);
    let (error, cause) = failure(&execution);
    assert_eq!(error, "States.Runtime");
    assert!(
        cause.ends_with("Invalid path '$.b': The choice state's condition path references an invalid value.")
    );
}

#[test]
fn an_output_beyond_the_limit_is_an_error() {
    let (mut execution, effects) = start(&task(&json!({})), &json!({}), true);
    let huge = Payload::new(json!("x".repeat(300_000)));
    execution
        .advance(Timestamp::from_secs(1_001), Signal::Task(effects.tasks[0].id, Outcome::Succeeded(huge)));
    assert_eq!(failure(&execution).0, "States.DataLimitExceeded");
}

/// A machine with a bit of everything: branches, items, waits, retries, randomness.
fn busy_machine() -> Value {
    json!({"StartAt": "Both", "States": {
        "Both": {"Type": "Parallel", "Next": "Each", "ResultPath": "$.both", "Branches": [
            {"StartAt": "Nap", "States": {"Nap": {"Type": "Wait", "Seconds": 5, "End": true}}},
            {"StartAt": "Call", "States": {"Call": {
                "Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "End": true, "TimeoutSeconds": 100,
                "Retry": [{"ErrorEquals": ["States.ALL"], "IntervalSeconds": 9, "JitterStrategy": "FULL"}],
            }}},
        ]},
        "Each": {"Type": "Map", "ItemsPath": "$.items", "MaxConcurrency": 2, "End": true, "ItemProcessor": {
            "StartAt": "Draw", "States": {
                "Draw": {"Type": "Pass", "Parameters": {"id.$": "States.UUID()"}, "Next": "Pause"},
                "Pause": {"Type": "Wait", "Seconds": 1, "End": true},
            },
        }},
    }})
}

/// Runs to the end, failing the first two calls.
fn run_to_end(execution: &mut Execution, effects: Effects, mut failures: usize) {
    let (mut open, mut now) = (effects.tasks, Timestamp::from_secs(1_000));
    while execution.end().is_none() {
        let signal = match open.pop() {
            Some(task) if failures > 0 => {
                failures -= 1;
                Signal::Task(task.id, fail("Busy"))
            }
            Some(task) => Signal::Task(task.id, Outcome::Succeeded(Payload::new(json!("done")))),
            None => {
                now = now.max(execution.next_step().unwrap());
                Signal::Wake
            }
        };
        open.extend(execution.advance(now, signal).tasks);
    }
}

#[test]
fn an_execution_is_rebuilt_from_its_history_cut_anywhere() {
    let input = json!({"items": [1, 2, 3]});
    let (mut whole, effects) = start(&busy_machine(), &input, true);
    run_to_end(&mut whole, effects, 2);
    let text = |execution: &Execution| serde_json::to_string(execution.events()).unwrap();
    let history: Vec<Event> = serde_json::from_str(&text(&whole)).unwrap();
    for cut in 1..=history.len() {
        let definition = Definition::compile(&busy_machine().to_string(), false).unwrap();
        let about = Arc::new(about(&Payload::new(input.clone()), true));
        let (mut rebuilt, _) =
            Execution::rebuild(about, Arc::new(definition), 7, &history[..cut], &BTreeMap::new()).unwrap();
        let known = rebuilt.events().len();
        assert!(known >= cut);
        assert_eq!(
            serde_json::to_string(rebuilt.events()).unwrap(),
            serde_json::to_string(&history[..known]).unwrap()
        );
        let failed = history[..known].iter().filter(|event| event.record.type_name() == "TaskFailed").count();
        let open = rebuilt.pending();
        run_to_end(&mut rebuilt, open, 2 - failed);
        assert_eq!(output(&rebuilt), output(&whole), "cut at {cut}");
    }
}

#[test]
fn stopping_ends_everything_and_records_only_that() {
    let (mut execution, effects) = start(&task(&json!({})), &json!({}), true);
    let stopped = execution.advance(Timestamp::from_secs(1_001), Signal::Stop(Mishap::default()));
    assert_eq!(stopped.cancelled, [effects.tasks[0].id]);
    let last = execution.events().last().unwrap();
    assert_eq!((last.record.type_name().as_str(), last.previous), ("ExecutionAborted", 0));
}
