use super::*;

#[tokio::test]
async fn what_somebody_else_ends_is_tested_with_a_mock_alone() {
    let caller = Caller::new();
    let resources = [
        "arn:aws:states:us-east-1:000000000000:activity:work",
        "arn:aws:states:::sqs:sendMessage.waitForTaskToken",
        "arn:aws:states:::states:startExecution.sync:2",
        "arn:aws:states:::ecs:runTask.sync",
    ];
    for resource in resources {
        let definition =
            json!({"Type": "Task", "Resource": resource, "Parameters": {}, "End": true}).to_string();
        let bare = model::TestStateInput { definition, ..Default::default() };
        let mock = model::MockInput { result: Some("{}".to_owned()), ..Default::default() };
        let mocked = model::TestStateInput { mock: Some(mock), ..bare.clone() };
        let refused = caller.service.test_state(&caller.call, bare).await.unwrap_err();
        assert_eq!(refused.code, "InvalidDefinition", "{resource}");
        assert!(refused.message.contains("only when a mock is specified"), "{}", refused.message);
        assert_eq!(caller.mailbox.0.lock().len(), 0, "nothing was sent");
        let told = caller.service.test_state(&caller.call, mocked).await.unwrap();
        assert_eq!(told.status, Some(model::TestExecutionStatus::Succeeded), "{resource}");
    }
}
