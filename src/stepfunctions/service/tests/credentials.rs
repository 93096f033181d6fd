//! Tasks that run as another role.

use super::*;

const ROLE: &str = "arn:aws:iam::222222222222:role/partner";

async fn events(caller: &Caller, execution: &str) -> Vec<model::HistoryEvent> {
    let input = model::GetExecutionHistoryInput { execution_arn: execution.to_owned(), ..Default::default() };
    caller.service.get_execution_history(&caller.call, input).await.unwrap().events
}

fn role_of(event: &model::HistoryEvent) -> Option<&str> {
    let of_task = event.task_scheduled_event_details.as_ref().map(|details| &details.task_credentials);
    let of_function =
        event.lambda_function_scheduled_event_details.as_ref().map(|details| &details.task_credentials);
    of_task.or(of_function)?.as_ref()?.role_arn.as_deref()
}

async fn scheduled_role(state: Value, input: &Value) -> Option<String> {
    let caller = Caller::new();
    let machine = caller.create(&one(state)).await;
    let execution = caller.start(&machine, input).await;
    caller.house.clock.settled().await;
    assert_eq!(caller.describe(&execution).await.status, model::ExecutionStatus::Succeeded);
    events(&caller, &execution).await.iter().find_map(role_of).map(ToOwned::to_owned)
}

#[tokio::test]
async fn the_history_tells_the_role_that_a_task_runs_as() {
    let function = "arn:aws:lambda:us-east-1:222222222222:function:f";
    let fixed = json!({"Type": "Task", "Resource": function, "Credentials": {"RoleArn": ROLE}, "End": true});
    assert_eq!(scheduled_role(fixed, &json!({})).await.as_deref(), Some(ROLE));
    let path = json!({"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
        "Parameters": {"FunctionName": function, "Payload": {}}, "Credentials": {"RoleArn.$": "$.role"}, "End": true});
    let path_role = scheduled_role(path, &json!({"role": ROLE})).await;
    assert_eq!(path_role.as_deref(), Some(ROLE));
    let jsonata = json!({"Type": "Task", "QueryLanguage": "JSONata", "Resource": function, "End": true,
        "Credentials": {"RoleArn": "{% $states.input.role %}"}});
    assert_eq!(scheduled_role(jsonata, &json!({"role": ROLE})).await.as_deref(), Some(ROLE));
}

#[tokio::test]
async fn a_job_runs_in_the_account_of_its_role() {
    let caller = Caller::new();
    let there = Call { account: "222222222222".parse().unwrap(), ..caller.call.clone() };
    let input = model::CreateStateMachineInput {
        name: "child".to_owned(),
        definition: one(json!({"Type": "Pass", "End": true})).to_string(),
        role_arn: ROLE.to_owned(),
        ..Default::default()
    };
    let child = caller.service.create_state_machine(&there, input).await.unwrap().state_machine_arn;
    let parent = caller
        .create(&one(json!({"Type": "Task", "Resource": "arn:aws:states:::states:startExecution.sync:2",
            "Parameters": {"StateMachineArn": child}, "Credentials": {"RoleArn": ROLE}, "End": true})))
        .await;
    let execution = caller.start(&parent, &json!({})).await;
    caller.house.clock.settled().await;
    let output: Value = serde_json::from_str(&caller.describe(&execution).await.output.unwrap()).unwrap();
    let arn = output["ExecutionArn"].as_str().unwrap();
    assert!(arn.starts_with("arn:aws:states:us-east-1:222222222222:execution:child:"), "{arn}");
}

#[tokio::test]
async fn what_is_no_role_can_not_be_assumed() {
    let caller = Caller::new();
    let machine = caller
        .create(&one(json!({"Type": "Task", "Resource": "arn:aws:lambda:us-east-1:000000000000:function:f",
            "Credentials": {"RoleArn.$": "$.role"}, "End": true})))
        .await;
    let execution = caller.start(&machine, &json!({"role": "somebody"})).await;
    caller.house.clock.settled().await;
    let failed = caller.describe(&execution).await;
    assert_eq!(failed.error.as_deref(), Some("States.TaskFailed"));
    assert!(failed.cause.unwrap().ends_with("is not authorized to assume the task state's role, somebody."));
}
