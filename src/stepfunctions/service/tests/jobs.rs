//! Tasks that wait for the executions that they started.

use super::*;

fn start_child(child: &str, suffix: &str) -> Value {
    one(
        json!({"Type": "Task", "Resource": format!("arn:aws:states:::states:startExecution.{suffix}"), "End": true,
        "Parameters": {"StateMachineArn": child, "Input.$": "$"}}),
    )
}

async fn with_child(caller: &Caller, child: &Value, suffix: &str) -> String {
    let child = caller.try_create("child", child, "STANDARD").await.unwrap();
    let parent = caller.create(&start_child(&child, suffix)).await;
    caller.start(&parent, &json!({"x": 1})).await
}

#[tokio::test]
async fn a_job_ends_with_the_execution_that_it_started() {
    let caller = Caller::new();
    let nap = one(json!({"Type": "Wait", "Seconds": 60, "End": true}));
    let execution = with_child(&caller, &nap, "sync:2").await;
    caller.house.clock.settled().await;
    assert_eq!(caller.describe(&execution).await.status, model::ExecutionStatus::Running);
    caller.house.clock.advance(Duration::from_mins(1)).await;
    caller.house.clock.settled().await;
    let output: Value = serde_json::from_str(&caller.describe(&execution).await.output.unwrap()).unwrap();
    assert_eq!((&output["Status"], &output["Output"]), (&json!("SUCCEEDED"), &json!({"x": 1})));
    assert!(caller.types(&execution).await.contains(&"TaskSubmitted".to_owned()));
}

#[tokio::test]
async fn a_job_fails_with_the_execution_that_it_started() {
    let caller = Caller::new();
    let bad = one(json!({"Type": "Fail", "Error": "Bad"}));
    let execution = with_child(&caller, &bad, "sync").await;
    caller.house.clock.settled().await;
    let failed = caller.describe(&execution).await;
    assert_eq!(failed.error.as_deref(), Some("States.TaskFailed"));
    let cause: Value = serde_json::from_str(&failed.cause.unwrap()).unwrap();
    assert_eq!((&cause["Error"], &cause["Input"]), (&json!("Bad"), &json!(r#"{"x":1}"#)));
}

#[tokio::test]
async fn whoever_stops_a_job_stops_the_execution_that_it_started() {
    let caller = Caller::new();
    let nap = one(json!({"Type": "Wait", "Seconds": 60, "End": true}));
    let execution = with_child(&caller, &nap, "sync").await;
    caller.house.clock.settled().await;
    let stop = model::StopExecutionInput { execution_arn: execution, error: None, cause: None };
    caller.service.stop_execution(&caller.call, stop).await.unwrap();
    caller.house.clock.settled().await;
    let list = model::ListExecutionsInput {
        state_machine_arn: Some("arn:aws:states:us-east-1:000000000000:stateMachine:child".to_owned()),
        ..Default::default()
    };
    let children = caller.service.list_executions(&caller.call, list).await.unwrap().executions;
    assert_eq!(children.iter().map(|child| child.status.as_str()).collect::<Vec<_>>(), ["ABORTED"]);
}
