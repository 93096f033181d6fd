//! Express machines.

use super::*;

#[tokio::test]
async fn express_machines_answer_at_once_and_are_billed() {
    let caller = Caller::new();
    let fail = one(json!({"Type": "Fail", "Error": "Bad", "Cause": "why"}));
    let machine = caller.try_create("fast", &fail, "EXPRESS").await.unwrap();
    let input = model::StartSyncExecutionInput { state_machine_arn: machine.clone(), ..Default::default() };
    let answer = caller.service.start_sync_execution(&caller.call, input).await.unwrap();
    assert_eq!((answer.status, answer.error.as_deref()), (model::SyncExecutionStatus::Failed, Some("Bad")));
    assert_eq!(answer.billing_details.unwrap().billed_duration_in_milliseconds, Some(100));
    assert!(answer.execution_arn.starts_with("arn:aws:states:us-east-1:000000000000:express:fast:"));
    let describe = model::DescribeExecutionInput { execution_arn: answer.execution_arn, included_data: None };
    let refused = caller.service.describe_execution(&caller.call, describe).await.unwrap_err();
    assert_eq!(refused.message, "Invalid Arn: 'Resource type not valid in this context: express'");
    let standard = caller.create(&one(json!({"Type": "Succeed"}))).await;
    let input = model::StartSyncExecutionInput { state_machine_arn: standard, ..Default::default() };
    let refused = caller.service.start_sync_execution(&caller.call, input).await.unwrap_err();
    assert_eq!(refused.message, "This operation is not supported by this type of state machine");
}

#[tokio::test]
async fn an_express_execution_that_waits_for_a_function_is_answered_when_it_ends() {
    let caller = Caller::new();
    let machine = caller.try_create("fast", &call_function("echo"), "EXPRESS").await.unwrap();
    let input = model::StartSyncExecutionInput {
        state_machine_arn: machine,
        input: Some(r#"{"x":1}"#.to_owned()),
        ..Default::default()
    };
    let answer =
        caller.house.clock.run(caller.service.start_sync_execution(&caller.call, input)).await.unwrap();
    assert_eq!(answer.output.as_deref(), Some(r#"{"x":1}"#));
}

#[tokio::test]
async fn an_express_execution_is_out_of_time_after_five_minutes() {
    let caller = Caller::new();
    let nap = one(json!({"Type": "Wait", "Seconds": 400, "End": true}));
    let machine = caller.try_create("slow", &nap, "EXPRESS").await.unwrap();
    let input = model::StartSyncExecutionInput { state_machine_arn: machine, ..Default::default() };
    let (service, call) = (caller.service.clone(), caller.call.clone());
    let answer = caller.house.clock.spawn(async move { service.start_sync_execution(&call, input).await });
    caller.house.clock.settled().await;
    caller.house.clock.advance(Duration::from_secs(299)).await;
    assert!(!answer.is_finished());
    caller.house.clock.advance(Duration::from_secs(1)).await;
    let answer = answer.await.unwrap().unwrap();
    assert_eq!(answer.status, model::SyncExecutionStatus::TimedOut);
    assert_eq!(answer.stop_date.since(answer.start_date), Duration::from_mins(5));
}
