mod activities;
mod credentials;
mod descriptions;
mod express;
mod jobs;
mod listing;
mod logs;
mod map_run_redrives;
mod map_run_restarts;
mod map_runs;
mod mocks;
mod redrive;
mod test_state;
mod versions;

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use parking_lot::Mutex;
use serde_json::{Value, json};

use super::StateMachineService;
use crate::aws::model::stepfunctions::{self as model, StepFunctions};
use crate::aws::model::{lambda, sqs};
use crate::aws::{Call, Error, Origin};
use crate::clock::{Clock, Mode, Timestamp};
use crate::identity::{AccountId, Randomness, Region};
use crate::neighbours::{Answer, Functions, House, Neighbours, Options, Queues};
use crate::store::{MemoryStore, Store};

/// Functions that answer their event, and fail when it asks for that.
struct Echo;

impl Functions for Echo {
    fn invoke<'a>(&'a self, _: &'a Call, input: lambda::InvokeInput) -> Answer<'a, lambda::InvokeOutput> {
        Box::pin(async move {
            if input.function_name.ends_with("missing") {
                return Err(lambda::error::resource_not_found(format!(
                    "Function not found: {}",
                    input.function_name
                )));
            }
            let payload = input.payload.unwrap_or_default();
            let event: Value = serde_json::from_slice(&payload).unwrap();
            let fails = event["fail"] == true;
            let error = Bytes::from_static(br#"{"errorType":"Declined","errorMessage":"no"}"#);
            Ok(lambda::InvokeOutput {
                status_code: Some(200),
                function_error: fails.then(|| "Unhandled".to_owned()),
                payload: Some(if fails { error } else { payload }),
                executed_version: Some("$LATEST".to_owned()),
                ..Default::default()
            })
        })
    }
}

/// A queue that remembers the bodies sent to it.
#[derive(Default)]
struct Mailbox(Mutex<Vec<String>>);

fn absent<'a, T: Send + 'a>() -> Answer<'a, T> {
    Box::pin(async { Err(Error::new("Absent", 500, "not part of this test")) })
}

impl Queues for Arc<Mailbox> {
    fn url_of(&self, _: &Call, _: &str) -> Result<String, Error> {
        Err(Error::new("Absent", 500, "not part of this test"))
    }

    fn change(&self) -> Pin<Box<dyn Future<Output = ()> + Send>> {
        Box::pin(std::future::pending())
    }

    fn send_message<'a>(
        &'a self,
        _: &'a Call,
        input: sqs::SendMessageInput,
    ) -> Answer<'a, sqs::SendMessageOutput> {
        self.0.lock().push(input.message_body);
        Box::pin(async {
            Ok(sqs::SendMessageOutput { message_id: Some("id".to_owned()), ..Default::default() })
        })
    }

    fn receive_message<'a>(
        &'a self,
        _: &'a Call,
        _: sqs::ReceiveMessageInput,
    ) -> Answer<'a, sqs::ReceiveMessageOutput> {
        absent()
    }

    fn await_messages<'a>(
        &'a self,
        _: &'a Call,
        _: sqs::ReceiveMessageInput,
    ) -> Answer<'a, sqs::ReceiveMessageOutput> {
        absent()
    }

    fn delete_message_batch<'a>(
        &'a self,
        _: &'a Call,
        _: sqs::DeleteMessageBatchInput,
    ) -> Answer<'a, sqs::DeleteMessageBatchOutput> {
        absent()
    }

    fn change_message_visibility_batch<'a>(
        &'a self,
        _: &'a Call,
        _: sqs::ChangeMessageVisibilityBatchInput,
    ) -> Answer<'a, sqs::ChangeMessageVisibilityBatchOutput> {
        absent()
    }

    fn queue_attributes<'a>(
        &'a self,
        _: &'a Call,
        _: sqs::GetQueueAttributesInput,
    ) -> Answer<'a, sqs::GetQueueAttributesOutput> {
        absent()
    }
}

struct Caller {
    service: StateMachineService,
    house: House,
    call: Call,
    mailbox: Arc<Mailbox>,
}

impl Caller {
    fn new() -> Self {
        Self::over(Store::ephemeral(), Timestamp::from_secs(1_700_000_000))
    }

    fn over(store: Store, start: Timestamp) -> Self {
        Self::with(Options::default(), store, start)
    }

    fn with(options: Options, store: Store, start: Timestamp) -> Self {
        let randomness = Randomness::seeded(5);
        let neighbours = Neighbours::default();
        let mailbox = Arc::new(Mailbox::default());
        neighbours.set_functions(Arc::new(Echo));
        neighbours.set_queues(Arc::new(Arc::clone(&mailbox)));
        let call = Call {
            account: AccountId::unnamed(),
            region: Region::fallback(),
            request_id: randomness.uuid(),
            authority: "localhost:4566".to_owned(),
            access_key_id: None,
            trace: None,
            origin: Origin::Outside,
        };
        let clock = Clock::starting_at(Mode::Manual, start);
        let house = House { clock, randomness, store, neighbours, options: Arc::new(options) };
        Self { service: StateMachineService::new(&house), house, call, mailbox }
    }

    async fn try_create(&self, name: &str, definition: &Value, kind: &str) -> Result<String, Error> {
        let input = model::CreateStateMachineInput {
            name: name.to_owned(),
            definition: definition.to_string(),
            role_arn: "arn:aws:iam::000000000000:role/role".to_owned(),
            type_: Some(kind.into()),
            ..Default::default()
        };
        Ok(self.service.create_state_machine(&self.call, input).await?.state_machine_arn)
    }

    async fn create(&self, definition: &Value) -> String {
        self.try_create("machine", definition, "STANDARD").await.unwrap()
    }

    async fn try_start(&self, machine: &str, name: &str, input: &str) -> Result<String, Error> {
        let input = model::StartExecutionInput {
            state_machine_arn: machine.to_owned(),
            name: Some(name.to_owned()),
            input: Some(input.to_owned()),
            trace_header: None,
        };
        Ok(self.service.start_execution(&self.call, input).await?.execution_arn)
    }

    async fn start(&self, machine: &str, input: &Value) -> String {
        self.try_start(machine, "run", &input.to_string()).await.unwrap()
    }

    async fn describe(&self, execution: &str) -> model::DescribeExecutionOutput {
        let input =
            model::DescribeExecutionInput { execution_arn: execution.to_owned(), included_data: None };
        self.service.describe_execution(&self.call, input).await.unwrap()
    }

    async fn history(&self, input: model::GetExecutionHistoryInput) -> model::GetExecutionHistoryOutput {
        self.service.get_execution_history(&self.call, input).await.unwrap()
    }

    async fn types(&self, execution: &str) -> Vec<String> {
        let input =
            model::GetExecutionHistoryInput { execution_arn: execution.to_owned(), ..Default::default() };
        self.history(input).await.events.iter().map(|event| event.type_.as_str().to_owned()).collect()
    }
}

#[expect(clippy::needless_pass_by_value, reason = "so that definitions read as what they are")]
fn one(state: Value) -> Value {
    json!({"StartAt": "A", "States": {"A": state}})
}

fn call_function(function: &str) -> Value {
    let arn = format!("arn:aws:lambda:us-east-1:000000000000:function:{function}");
    one(json!({"Type": "Task", "Resource": arn, "End": true}))
}

const DAY: u64 = 86_400;

#[tokio::test]
async fn a_month_of_waiting_takes_a_turn_of_the_clock() {
    let caller = Caller::new();
    let machine = caller.create(&one(json!({"Type": "Wait", "Seconds": 30 * DAY, "End": true}))).await;
    let execution = caller.start(&machine, &json!({"a": 1})).await;
    assert_eq!(caller.describe(&execution).await.status, model::ExecutionStatus::Running);
    caller.house.clock.advance(Duration::from_secs(30 * DAY)).await;
    let described = caller.describe(&execution).await;
    assert_eq!(described.status, model::ExecutionStatus::Succeeded);
    assert_eq!(described.output.as_deref(), Some(r#"{"a":1}"#));
    assert_eq!(described.stop_date.unwrap().since(described.start_date), Duration::from_secs(30 * DAY));
    assert_eq!(
        described.redrive_status_reason.as_deref(),
        Some("Execution is SUCCEEDED and cannot be redriven")
    );
}

#[tokio::test]
async fn a_running_execution_goes_on_after_a_restart() {
    let store = Arc::new(MemoryStore::default());
    let definition = json!({"StartAt": "Nap", "States": {
        "Nap": {"Type": "Wait", "Seconds": 60, "Next": "Call"},
        "Call": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "End": true,
            "Parameters": {"FunctionName": "echo", "Payload.$": "$"}, "OutputPath": "$.Payload"},
    }});
    let execution = {
        let caller = Caller::over(Store::over(store.clone()), Timestamp::from_secs(1_000));
        let machine = caller.create(&definition).await;
        caller.start(&machine, &json!({"kept": true})).await
    };
    let caller = Caller::over(Store::over(store.clone()), Timestamp::from_secs(1_030));
    caller.service.restore();
    assert_eq!(caller.types(&execution).await, ["ExecutionStarted", "WaitStateEntered"]);
    caller.house.clock.advance(Duration::from_secs(30)).await;
    caller.house.clock.settled().await;
    assert_eq!(caller.describe(&execution).await.output.as_deref(), Some(r#"{"kept":true}"#));
    let again = Caller::over(Store::over(store), Timestamp::from_secs(2_000));
    again.service.restore();
    assert_eq!(again.types(&execution).await, caller.types(&execution).await);
    assert_eq!(again.describe(&execution).await, caller.describe(&execution).await);
}

#[tokio::test]
async fn a_function_is_called_and_its_error_named_by_its_type() {
    let caller = Caller::new();
    let machine = caller.create(&call_function("charge")).await;
    let good = caller.start(&machine, &json!({"fail": false})).await;
    let bad = caller.try_start(&machine, "bad", r#"{"fail":true}"#).await.unwrap();
    caller.house.clock.settled().await;
    assert_eq!(
        caller.types(&good).await,
        [
            "ExecutionStarted",
            "TaskStateEntered",
            "LambdaFunctionScheduled",
            "LambdaFunctionStarted",
            "LambdaFunctionSucceeded",
            "TaskStateExited",
            "ExecutionSucceeded",
        ]
    );
    let failed = caller.describe(&bad).await;
    assert_eq!(failed.status, model::ExecutionStatus::Failed);
    assert_eq!(failed.error.as_deref(), Some("Declined"));
    assert_eq!(failed.cause.as_deref(), Some(r#"{"errorType":"Declined","errorMessage":"no"}"#));
}

#[tokio::test]
async fn a_missing_function_is_an_error_of_lambda() {
    let caller = Caller::new();
    let machine = caller.create(&call_function("missing")).await;
    let execution = caller.start(&machine, &json!({})).await;
    caller.house.clock.settled().await;
    let failed = caller.describe(&execution).await;
    assert_eq!(failed.error.as_deref(), Some("Lambda.ResourceNotFoundException"));
    assert!(
        failed
            .cause
            .unwrap()
            .contains("(Service: AWSLambda; Status Code: 404; Error Code: ResourceNotFoundException;")
    );
}

#[tokio::test]
async fn lambda_invoke_tells_how_the_answer_came() {
    let caller = Caller::new();
    let machine = caller
        .create(&one(json!({"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "End": true,
        "Parameters": {"FunctionName": "echo", "Payload": {"x": 1}}})))
        .await;
    let execution = caller.start(&machine, &json!({})).await;
    caller.house.clock.settled().await;
    let output: Value = serde_json::from_str(&caller.describe(&execution).await.output.unwrap()).unwrap();
    let names: Vec<&String> = output.as_object().unwrap().keys().collect();
    assert_eq!(names, ["ExecutedVersion", "Payload", "SdkHttpMetadata", "SdkResponseMetadata", "StatusCode"]);
    assert_eq!(output["Payload"], json!({"x": 1}));
    assert_eq!(output["SdkHttpMetadata"]["HttpHeaders"]["Date"], "Tue, 14 Nov 2023 22:13:20 GMT");
}

fn ask() -> Value {
    one(json!({"Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken", "End": true,
        "HeartbeatSeconds": 60,
        "Parameters": {"QueueUrl": "http://localhost:4566/000000000000/q", "MessageBody": {"token.$": "$$.Task.Token"}}}))
}

#[tokio::test]
async fn a_token_that_comes_back_ends_its_task_once() {
    let caller = Caller::new();
    let machine = caller.create(&ask()).await;
    let execution = caller.start(&machine, &json!({})).await;
    caller.house.clock.settled().await;
    let body: Value = serde_json::from_str(&caller.mailbox.0.lock()[0]).unwrap();
    let token = body["token"].as_str().unwrap().to_owned();
    caller.house.clock.advance(Duration::from_secs(59)).await;
    let beat = model::SendTaskHeartbeatInput { task_token: token.clone() };
    caller.service.send_task_heartbeat(&caller.call, beat).await.unwrap();
    caller.house.clock.advance(Duration::from_secs(59)).await;
    let success = model::SendTaskSuccessInput { task_token: token, output: r#""approved""#.to_owned() };
    caller.service.send_task_success(&caller.call, success.clone()).await.unwrap();
    assert_eq!(caller.describe(&execution).await.output.as_deref(), Some(r#""approved""#));
    let again = caller.service.send_task_success(&caller.call, success).await.unwrap_err();
    assert_eq!(again.code, "TaskTimedOut");
    let foreign = model::SendTaskSuccessInput { task_token: "nonsense".to_owned(), output: "{}".to_owned() };
    let unknown = caller.service.send_task_success(&caller.call, foreign).await.unwrap_err();
    assert_eq!(
        (unknown.code.as_ref(), unknown.message.as_str()),
        ("InvalidToken", "Invalid Token: 'Invalid token'")
    );
}

#[tokio::test]
async fn a_token_that_nobody_holds_on_to_times_out() {
    let caller = Caller::new();
    let machine = caller.create(&ask()).await;
    let execution = caller.start(&machine, &json!({})).await;
    caller.house.clock.settled().await;
    caller.house.clock.advance(Duration::from_mins(1)).await;
    assert_eq!(caller.describe(&execution).await.error.as_deref(), Some("States.Timeout"));
}

#[tokio::test]
async fn machines_are_made_once_and_differing_ones_refused() {
    let caller = Caller::new();
    let pass = one(json!({"Type": "Pass", "End": true}));
    let arn = caller.create(&pass).await;
    assert_eq!(arn, "arn:aws:states:us-east-1:000000000000:stateMachine:machine");
    assert_eq!(caller.create(&pass).await, arn);
    let other = caller.try_create("machine", &one(json!({"Type": "Succeed"})), "STANDARD").await.unwrap_err();
    assert_eq!(
        (other.code.as_ref(), other.message),
        ("StateMachineAlreadyExists", format!("State Machine Already Exists: '{arn}'"))
    );
    let wrong = caller.try_create("x", &json!({"StartAt": "A"}), "STANDARD").await.unwrap_err();
    assert_eq!(
        wrong.message,
        "Invalid State Machine Definition: 'SCHEMA_VALIDATION_FAILED: These fields are required: [States] at /'"
    );
    let unnamed = caller.try_create("a b", &pass, "STANDARD").await.unwrap_err();
    assert_eq!(unnamed.message, "Invalid Name: 'a b'");
    let unbuilt = one(json!({"Type": "Task", "Resource": "arn:aws:states:::sns:publish", "End": true}));
    let unbuilt = caller.try_create("y", &unbuilt, "STANDARD").await.unwrap_err();
    assert_eq!((unbuilt.status, unbuilt.message.contains("sns:publish")), (501, true));
}

#[tokio::test]
async fn an_update_gives_a_revision_and_running_executions_keep_theirs() {
    let caller = Caller::new();
    let machine = caller.create(&one(json!({"Type": "Wait", "Seconds": 5, "End": true}))).await;
    let execution = caller.start(&machine, &json!({})).await;
    let update = model::UpdateStateMachineInput {
        state_machine_arn: machine.clone(),
        definition: Some(one(json!({"Type": "Pass", "End": true})).to_string()),
        ..Default::default()
    };
    let revision =
        caller.service.update_state_machine(&caller.call, update.clone()).await.unwrap().revision_id;
    assert!(revision.is_some());
    let same = caller.service.update_state_machine(&caller.call, update).await.unwrap().revision_id;
    assert_eq!(same, revision);
    let nothing = model::UpdateStateMachineInput { state_machine_arn: machine, ..Default::default() };
    let refused = caller.service.update_state_machine(&caller.call, nothing).await.unwrap_err();
    assert_eq!(refused.code, "MissingRequiredParameter");
    caller.house.clock.advance(Duration::from_secs(5)).await;
    assert!(caller.types(&execution).await.contains(&"WaitStateExited".to_owned()));
}

#[tokio::test]
async fn starting_under_a_known_name_is_the_same_start_or_an_error() {
    let caller = Caller::new();
    let machine = caller.create(&one(json!({"Type": "Wait", "Seconds": 5, "End": true}))).await;
    let first = caller.try_start(&machine, "run", "{}").await.unwrap();
    assert_eq!(caller.try_start(&machine, "run", "{}").await.unwrap(), first);
    let other = caller.try_start(&machine, "run", "[]").await.unwrap_err();
    assert_eq!(other.code, "ExecutionAlreadyExists");
    let cases = [
        ("", "Invalid execution input."),
        (
            "not json",
            "Unrecognized token 'not': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')",
        ),
        ("{'a': 1}", "Unexpected character (''' (code 39)): was expecting double-quote to start field name"),
    ];
    for (input, why) in cases {
        let refused = caller.try_start(&machine, "other", input).await.unwrap_err();
        assert_eq!(refused.message, format!("Invalid State Machine Execution Input: '{why}'"));
    }
}

#[tokio::test]
async fn a_history_comes_in_pages_and_backwards() {
    let caller = Caller::new();
    let machine = caller.create(&one(json!({"Type": "Pass", "End": true}))).await;
    let execution = caller.start(&machine, &json!({})).await;
    let ask = model::GetExecutionHistoryInput {
        execution_arn: execution,
        max_results: Some(3),
        reverse_order: Some(true),
        include_execution_data: Some(false),
        ..Default::default()
    };
    let first = caller.history(ask.clone()).await;
    assert_eq!(first.events.iter().map(|event| event.id).collect::<Vec<_>>(), [4, 3, 2]);
    assert_eq!(first.events[0].execution_succeeded_event_details.as_ref().unwrap().output, None);
    let second =
        caller.history(model::GetExecutionHistoryInput { next_token: first.next_token, ..ask }).await;
    assert_eq!((second.events.len(), second.next_token), (1, None));
}

#[tokio::test]
async fn stopping_aborts_and_deleting_waits_for_the_last_execution() {
    let caller = Caller::new();
    let machine = caller.create(&one(json!({"Type": "Wait", "Seconds": 5, "End": true}))).await;
    let execution = caller.start(&machine, &json!({})).await;
    let delete = model::DeleteStateMachineInput { state_machine_arn: machine.clone() };
    caller.service.delete_state_machine(&caller.call, delete).await.unwrap();
    assert_eq!(caller.try_start(&machine, "late", "{}").await.unwrap_err().code, "StateMachineDeleting");
    let stop = model::StopExecutionInput {
        execution_arn: execution.clone(),
        error: Some("Enough".to_owned()),
        cause: None,
    };
    caller.service.stop_execution(&caller.call, stop).await.unwrap();
    assert_eq!(caller.describe(&execution).await.status, model::ExecutionStatus::Aborted);
    assert_eq!(caller.types(&execution).await.last().unwrap(), "ExecutionAborted");
    let list =
        caller.service.list_state_machines(&caller.call, model::ListStateMachinesInput::default()).await;
    assert_eq!(list.unwrap().state_machines, []);
    assert_eq!(caller.try_start(&machine, "late", "{}").await.unwrap_err().code, "StateMachineDoesNotExist");
}

#[tokio::test]
async fn a_forgotten_account_has_nothing_left() {
    let caller = Caller::new();
    let machine = caller.create(&one(json!({"Type": "Wait", "Seconds": 5, "End": true}))).await;
    caller.start(&machine, &json!({})).await;
    caller.service.forget(Some(&AccountId::unnamed()));
    assert_eq!(caller.try_start(&machine, "again", "{}").await.unwrap_err().code, "StateMachineDoesNotExist");
}

#[tokio::test]
async fn tags_are_kept_as_they_were_given() {
    let caller = Caller::new();
    let machine = caller.create(&one(json!({"Type": "Succeed"}))).await;
    let tag =
        |key: &str, value: &str| model::Tag { key: Some(key.to_owned()), value: Some(value.to_owned()) };
    let tags = vec![tag("a", "1"), tag("b", "2")];
    let input = model::TagResourceInput { resource_arn: machine.clone(), tags };
    caller.service.tag_resource(&caller.call, input).await.unwrap();
    let input = model::UntagResourceInput { resource_arn: machine.clone(), tag_keys: vec!["a".to_owned()] };
    caller.service.untag_resource(&caller.call, input).await.unwrap();
    let input = model::ListTagsForResourceInput { resource_arn: machine };
    let left = caller.service.list_tags_for_resource(&caller.call, input).await.unwrap();
    assert_eq!(left.tags, Some(vec![tag("b", "2")]));
}
