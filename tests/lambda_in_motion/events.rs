//! Events that nobody waits for.

use std::time::Duration;
use virga::aws::model::sqs::Sqs as _;

use serde_json::{Value, json};
use virga::aws::model::lambda;

use super::world::{ECHO, World, answering};

const FAILURE: &str = r#"{"errorMessage":"no stock","errorType":"OutOfStock"}"#;
const DONE: &str = "arn:aws:sqs:us-east-1:000000000000:done";

fn failing() -> Vec<u8> {
    answering(FAILURE, 1)
}

async fn configure(world: &World, mut config: Value) {
    config["FunctionName"] = "charge".into();
    world.ask("PutFunctionEventInvokeConfig", config).await.unwrap();
}

#[tokio::test]
async fn an_event_that_fails_is_retried_for_three_minutes_and_its_destination_is_told() {
    let world = World::new();
    world.create("charge", &failing()).await;
    let done = world.queue("done", &[]).await;
    configure(&world, json!({"DestinationConfig": {"OnFailure": {"Destination": DONE}}})).await;
    world.event("charge", r#"{"order":7}"#).await;
    world.clock.settled().await;
    assert_eq!(world.starts("charge"), 1);
    world.advance(Duration::from_mins(1)).await;
    assert_eq!(world.starts("charge"), 2);
    assert!(world.messages(&done).await.is_empty());
    world.advance(Duration::from_mins(2)).await;
    assert_eq!(world.starts("charge"), 3);
    let record = world.records(&done).await.remove(0);
    let arn = "arn:aws:lambda:us-east-1:000000000000:function:charge:$LATEST";
    assert_eq!(
        record,
        json!({
            "version": "1.0",
            "timestamp": "2023-11-14T22:16:20.000Z",
            "requestContext": {
                "requestId": record["requestContext"]["requestId"],
                "functionArn": arn,
                "condition": "RetriesExhausted",
                "approximateInvokeCount": 3,
            },
            "requestPayload": {"order": 7},
            "responseContext": {"statusCode": 200, "executedVersion": "$LATEST", "functionError": "Unhandled"},
            "responsePayload": {"errorMessage": "no stock", "errorType": "OutOfStock"},
        })
    );
}

#[tokio::test]
async fn a_day_of_retries_takes_no_time_when_time_may_jump() {
    let world = World::skipping();
    world.create("charge", &failing()).await;
    let done = world.queue("done", &[]).await;
    configure(&world, json!({"DestinationConfig": {"OnFailure": {"Destination": DONE}}})).await;
    world.event("charge", "{}").await;
    let receive = virga::aws::model::sqs::ReceiveMessageInput {
        queue_url: done,
        wait_time_seconds: Some(20),
        ..Default::default()
    };
    let call = virga::aws::Call { origin: virga::aws::Origin::Inside, ..world.call.clone() };
    let got = loop {
        let received = world.clock.run(world.sqs.receive_message(&call, receive.clone())).await.unwrap();
        if let Some(messages) = received.messages {
            break messages;
        }
    };
    assert_eq!(got.len(), 1);
    assert_eq!(world.starts("charge"), 3);
}

#[tokio::test]
async fn a_success_is_told_to_the_function_that_wants_to_know() {
    let world = World::new();
    world.create("charge", ECHO).await;
    world.create("tell", ECHO).await;
    let told = world.queue("done", &[]).await;
    let tell = "arn:aws:lambda:us-east-1:000000000000:function:tell";
    configure(&world, json!({"DestinationConfig": {"OnSuccess": {"Destination": tell}}})).await;
    let onward = json!({"FunctionName": "tell", "DestinationConfig": {"OnSuccess": {"Destination": DONE}}});
    world.ask("PutFunctionEventInvokeConfig", onward).await.unwrap();
    world.event("charge", r#"{"order":7}"#).await;
    world.clock.settled().await;
    let record = world.records(&told).await.remove(0);
    assert_eq!(record["requestPayload"]["requestContext"]["condition"], "Success");
    assert_eq!(record["requestPayload"]["responsePayload"], json!({"order": 7}));
    assert!(record["responseContext"].get("functionError").is_none());
}

#[tokio::test]
async fn what_a_function_fails_to_handle_ends_in_its_dead_letter_queue() {
    let world = World::new();
    let letters = world.queue("done", &[]).await;
    let settings = lambda::CreateFunctionInput {
        dead_letter_config: Some(lambda::DeadLetterConfig { target_arn: Some(DONE.to_owned()) }),
        ..Default::default()
    };
    world.create_with("charge", &failing(), settings).await;
    configure(&world, json!({"MaximumRetryAttempts": 0})).await;
    world.event("charge", r#"{"order":7}"#).await;
    world.clock.settled().await;
    let letter = world.messages(&letters).await.remove(0);
    assert_eq!(letter.body.as_deref(), Some(r#"{"order":7}"#));
    let attributes = letter.message_attributes.unwrap();
    let text = |name: &str| attributes[name].string_value.clone().unwrap();
    assert_eq!((text("ErrorCode"), text("ErrorMessage")), ("200".to_owned(), "no stock".to_owned()));
    assert!(letter.attributes.unwrap()["AWSTraceHeader"].contains("Lineage="));
}

#[tokio::test]
async fn an_event_that_would_grow_too_old_is_told_at_its_first_failure() {
    let world = World::new();
    world.create("charge", &failing()).await;
    let done = world.queue("done", &[]).await;
    configure(
        &world,
        json!({"MaximumEventAgeInSeconds": 60, "DestinationConfig": {"OnFailure": {"Destination": DONE}}}),
    )
    .await;
    world.event("charge", "{}").await;
    world.clock.settled().await;
    let record = world.records(&done).await.remove(0);
    assert_eq!(record["requestContext"]["condition"], "EventAgeExceeded");
    assert_eq!(record["requestContext"]["approximateInvokeCount"], 1);
}

#[tokio::test]
async fn a_function_that_may_never_run_gives_its_events_up_at_once() {
    let world = World::new();
    world.create("charge", ECHO).await;
    let done = world.queue("done", &[]).await;
    configure(&world, json!({"DestinationConfig": {"OnFailure": {"Destination": DONE}}})).await;
    let none = json!({"FunctionName": "charge", "ReservedConcurrentExecutions": 0});
    world.ask("PutFunctionConcurrency", none).await.unwrap();
    world.event("charge", r#"{"order":7}"#).await;
    world.clock.settled().await;
    let record = world.records(&done).await.remove(0);
    assert_eq!(record["requestContext"]["condition"], "ZeroReservedConcurrency");
    assert!(record.get("responseContext").is_none());
    assert_eq!(world.starts("charge"), 0);
}

#[tokio::test]
async fn an_accepted_event_survives_a_kill_between_two_attempts() {
    let world = World::new();
    world.create("charge", &failing()).await;
    world.event("charge", "{}").await;
    world.clock.settled().await;
    let world = world.killed_and_restarted();
    world.clock.settled().await;
    assert_eq!(world.starts("charge"), 0);
    world.advance(Duration::from_mins(1)).await;
    assert_eq!(world.starts("charge"), 1);
    world.advance(Duration::from_hours(6)).await;
    assert_eq!(world.starts("charge"), 2);
}

#[tokio::test]
async fn functions_that_tell_each_other_in_a_circle_are_stopped_after_sixteen_rounds() {
    let world = World::skipping();
    // Not an echo: a record that holds the last one twice would soon be too large to be an event.
    world.create("charge", &answering("{}", 0)).await;
    world.create("ship", &answering("{}", 0)).await;
    for (from, to) in [("charge", "ship"), ("ship", "charge")] {
        let to = format!("arn:aws:lambda:us-east-1:000000000000:function:{to}");
        let config = json!({"FunctionName": from, "DestinationConfig": {"OnSuccess": {"Destination": to}}});
        world.ask("PutFunctionEventInvokeConfig", config).await.unwrap();
    }
    world.event("charge", "{}").await;
    world.clock.settled().await;
    assert_eq!((world.starts("charge"), world.starts("ship")), (16, 16));
}

#[tokio::test]
async fn settings_belong_to_a_version_or_an_alias_and_go_with_the_function() {
    let world = World::new();
    world.create("charge", ECHO).await;
    configure(&world, json!({"MaximumRetryAttempts": 1})).await;
    let version = json!({"FunctionName": "charge", "Qualifier": "1"});
    let error = world.ask("GetFunctionEventInvokeConfig", version.clone()).await.unwrap_err();
    assert_eq!(error.status, 404);
    world.ask("PublishVersion", json!({"FunctionName": "charge"})).await.unwrap();
    let put = json!({"FunctionName": "charge:1", "MaximumRetryAttempts": 0});
    world.ask("PutFunctionEventInvokeConfig", put).await.unwrap();
    let got = world.ask("GetFunctionEventInvokeConfig", version).await.unwrap();
    assert_eq!(got["MaximumRetryAttempts"], 0);
    let listed =
        world.ask("ListFunctionEventInvokeConfigs", json!({"FunctionName": "charge"})).await.unwrap();
    assert_eq!(listed["FunctionEventInvokeConfigs"].as_array().unwrap().len(), 2);
    world.ask("DeleteFunction", json!({"FunctionName": "charge"})).await.unwrap();
    world.create("charge", ECHO).await;
    let error = world.ask("GetFunctionEventInvokeConfig", json!({"FunctionName": "charge"})).await;
    assert_eq!(error.unwrap_err().status, 404);
}
