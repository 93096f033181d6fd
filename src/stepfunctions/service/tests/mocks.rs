use super::*;

const FILE: &str = r#"{
    "StateMachines": {"machine": {"TestCases": {"Slow": {"A": "Publishes"}}}},
    "MockedResponses": {"Publishes": {
        "0": {"Throw": {"Error": "Busy", "Cause": "later"}}, "1": {"Return": {"MessageId": "1"}}}}}"#;

#[tokio::test]
async fn a_test_case_answers_for_a_service_that_is_not_here() {
    let options = Options { sfn_mocks: Some(FILE.to_owned()), ..Options::default() };
    let caller = Caller::with(options, Store::ephemeral(), Timestamp::from_secs(1_000));
    let publish = one(json!({"Type": "Task", "Resource": "arn:aws:states:::sns:publish", "End": true,
        "Retry": [{"ErrorEquals": ["Busy"], "IntervalSeconds": 60}]}));
    let machine = caller.create(&publish).await;
    let execution = caller.try_start(&format!("{machine}#Slow"), "run", "{}").await.unwrap();
    caller.house.clock.settled().await;
    assert_eq!(caller.describe(&execution).await.status, model::ExecutionStatus::Running);
    caller.house.clock.advance(Duration::from_mins(1)).await;
    caller.house.clock.settled().await;
    assert_eq!(caller.describe(&execution).await.output.as_deref(), Some(r#"{"MessageId":"1"}"#));
    let unknown = caller.try_start(&format!("{machine}#Fast"), "other", "{}").await.unwrap_err();
    assert!(unknown.message.contains("no test case 'Fast'"));
    let without = caller.try_start(&machine, "third", "{}").await.unwrap();
    caller.house.clock.settled().await;
    assert!(caller.describe(&without).await.cause.unwrap().contains("sns:publish"));
    assert_eq!(caller.try_create("other", &publish, "STANDARD").await.unwrap_err().status, 501);
}
