//! Step Functions through the port: an unmodified SDK, and the wire itself.

mod support;

use aws_sdk_sfn::types::{ExecutionStatus, HistoryEventType, StateMachineStatus};
use serde_json::{Value, json};
use support::Virga;

const ROLE: &str = "arn:aws:iam::000000000000:role/role";

fn order_machine(queue: &str) -> String {
    json!({"StartAt": "Wait", "States": {
        "Wait": {"Type": "Wait", "Seconds": 2_592_000, "Next": "Each"},
        "Each": {"Type": "Map", "ItemsPath": "$.items", "ItemProcessor": {"StartAt": "Double", "States": {
            "Double": {"Type": "Pass", "Parameters": {"twice.$": "States.MathAdd($, $)"}, "End": true},
        }}, "ResultPath": "$.doubled", "Next": "Tell"},
        "Tell": {"Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage", "ResultPath": null, "End": true,
            "Parameters": {"QueueUrl": queue, "MessageBody.$": "$"}},
    }})
    .to_string()
}

#[tokio::test]
async fn an_sdk_runs_a_month_long_workflow_that_tells_a_queue() {
    let virga = Virga::start();
    let (sfn, sqs) = (virga.stepfunctions(), virga.sqs());
    let queue = sqs.create_queue().queue_name("told").send().await.unwrap().queue_url.unwrap();
    let create = sfn.create_state_machine().name("orders").definition(order_machine(&queue)).role_arn(ROLE);
    let machine = create.send().await.unwrap().state_machine_arn;
    let described = sfn.describe_state_machine().state_machine_arn(&machine).send().await.unwrap();
    assert_eq!(described.status, Some(StateMachineStatus::Active));
    let start = sfn.start_execution().state_machine_arn(&machine).name("first").input(r#"{"items":[1,2]}"#);
    let execution = start.send().await.unwrap().execution_arn;
    let running = sfn.describe_execution().execution_arn(&execution).send().await.unwrap();
    assert_eq!(running.status, ExecutionStatus::Running);
    virga.advance("PT720H");
    let done = sfn.describe_execution().execution_arn(&execution).send().await.unwrap();
    assert_eq!(done.status, ExecutionStatus::Succeeded, "{done:?}");
    let expected = r#"{"items":[1,2],"doubled":[{"twice":2},{"twice":4}]}"#;
    assert_eq!(done.output.as_deref(), Some(expected));
    let messages = sqs.receive_message().queue_url(&queue).send().await.unwrap().messages.unwrap();
    assert_eq!(messages[0].body.as_deref(), Some(expected));
    let history =
        sfn.get_execution_history().execution_arn(&execution).reverse_order(true).send().await.unwrap();
    assert_eq!(history.events[0].r#type, HistoryEventType::ExecutionSucceeded);
    assert!(history.events.iter().any(|event| event.r#type == HistoryEventType::TaskSucceeded));
    let list = sfn.list_executions().state_machine_arn(&machine).send().await.unwrap();
    assert_eq!(list.executions[0].name, "first");
}

#[tokio::test]
async fn an_sdk_reads_the_errors() {
    let virga = Virga::start();
    let sfn = virga.stepfunctions();
    let create = sfn.create_state_machine().name("m").definition("{}").role_arn(ROLE).send().await;
    let refused = create.unwrap_err().into_service_error();
    assert!(refused.is_invalid_definition(), "{refused:?}");
    let arn = "arn:aws:states:us-east-1:000000000000:execution:m:none";
    let absent = sfn.describe_execution().execution_arn(arn).send().await.unwrap_err().into_service_error();
    assert!(absent.is_execution_does_not_exist(), "{absent:?}");
}

#[test]
fn an_express_machine_answers_in_the_same_call() {
    let virga = Virga::start();
    let call = |operation: &str, input: &Value| virga.call("states", "AWSStepFunctions", operation, input);
    let definition =
        json!({"StartAt": "A", "States": {"A": {"Type": "Pass", "Result": {"x": 1.50}, "End": true}}});
    let create =
        json!({"name": "fast", "definition": definition.to_string(), "roleArn": ROLE, "type": "EXPRESS"});
    let machine = call("CreateStateMachine", &create).json()["stateMachineArn"].clone();
    let answer = call("StartSyncExecution", &json!({"stateMachineArn": machine})).json();
    assert_eq!(
        (answer["status"].as_str(), answer["output"].as_str()),
        (Some("SUCCEEDED"), Some(r#"{"x":1.5}"#))
    );
    assert_eq!(answer["billingDetails"]["billedMemoryUsedInMB"], 64);
}
