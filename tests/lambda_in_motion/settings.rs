//! Settings of functions: what is refused, and what is kept and told without effect.

use std::time::Duration;

use serde_json::json;

use super::world::{ECHO, World};

#[tokio::test]
async fn a_reservation_can_not_fall_below_what_is_provisioned() {
    let world = World::new();
    world.create("echo", ECHO).await;
    world.ask("PublishVersion", json!({"FunctionName": "echo"})).await.unwrap();
    let provision = json!({"FunctionName": "echo", "Qualifier": "1", "ProvisionedConcurrentExecutions": 2});
    world.ask("PutProvisionedConcurrencyConfig", provision).await.unwrap();
    let reserve = |count: u32| json!({"FunctionName": "echo", "ReservedConcurrentExecutions": count});
    let refused = world.ask("PutFunctionConcurrency", reserve(1)).await.unwrap_err();
    assert_eq!(refused.code, "InvalidParameterValueException");
    assert!(refused.message.ends_with("total provisioned concurrency [2]."), "{}", refused.message);
    world.ask("PutFunctionConcurrency", reserve(2)).await.unwrap();
}

#[tokio::test]
async fn a_strict_function_is_in_progress_for_seconds_and_what_would_disturb_it_is_refused() {
    let world = World::strict();
    world.create("echo", ECHO).await;
    let get = || world.ask("GetFunctionConfiguration", json!({"FunctionName": "echo"}));
    let update = || world.ask("UpdateFunctionConfiguration", json!({"FunctionName": "echo", "Timeout": 5}));
    assert_eq!(get().await.unwrap()["State"], "Pending");
    for (operation, refused) in [
        ("UpdateFunctionConfiguration", update().await.unwrap_err()),
        ("Invoke", world.ask("Invoke", json!({"FunctionName": "echo"})).await.unwrap_err()),
    ] {
        assert_eq!(
            (refused.code.as_ref(), refused.status),
            ("ResourceConflictException", 409),
            "{operation}"
        );
        assert!(refused.message.ends_with("state: Pending"), "{operation}: {}", refused.message);
    }
    world.advance(Duration::from_secs(2)).await;
    assert_eq!(get().await.unwrap()["State"], "Active");
    update().await.unwrap();
    world.clock.settled().await;
    assert_eq!(get().await.unwrap()["LastUpdateStatus"], "InProgress");
    let refused = update().await.unwrap_err();
    assert!(refused.message.contains("An update is in progress"), "{}", refused.message);
    world.ask("Invoke", json!({"FunctionName": "echo"})).await.unwrap();
    world.advance(Duration::from_secs(2)).await;
    assert_eq!(get().await.unwrap()["LastUpdateStatus"], "Successful");
}

#[tokio::test]
async fn of_environments_there_can_not_be_more_at_least_than_at_most() {
    let world = World::new();
    world.create("echo", ECHO).await;
    world.ask("PublishVersion", json!({"FunctionName": "echo"})).await.unwrap();
    let scale = |minimum: u32, maximum: u32| {
        let config = json!({"MinExecutionEnvironments": minimum, "MaxExecutionEnvironments": maximum});
        json!({"FunctionName": "echo", "Qualifier": "1", "FunctionScalingConfig": config})
    };
    let refused = world.ask("PutFunctionScalingConfig", scale(3, 2)).await.unwrap_err();
    assert_eq!(refused.code, "InvalidParameterValueException");
    world.ask("PutFunctionScalingConfig", scale(2, 3)).await.unwrap();
}

#[tokio::test]
async fn a_missing_function_is_told_of_before_a_missing_layer() {
    let world = World::new();
    let layer = "arn:aws:lambda:us-east-1:000000000000:layer:none:1";
    let update = json!({"FunctionName": "nobody", "Layers": [layer]});
    let refused = world.ask("UpdateFunctionConfiguration", update).await.unwrap_err();
    assert_eq!((refused.code.as_ref(), refused.status), ("ResourceNotFoundException", 404));
}

#[tokio::test]
async fn settings_without_effect_are_counted_when_they_ask_for_one() {
    let world = World::new();
    world.create("echo", ECHO).await;
    let update = |tracing: &str, snap_start: &str, key: &str| {
        json!({
            "FunctionName": "echo", "TracingConfig": {"Mode": tracing}, "SnapStart": {"ApplyOn": snap_start},
            "KMSKeyArn": key,
        })
    };
    world.ask("UpdateFunctionConfiguration", update("PassThrough", "None", "")).await.unwrap();
    world.clock.settled().await;
    let counted = |name: &str| world.without_effect().get(name).copied().unwrap_or(0);
    let settings = ["lambda:TracingConfig", "lambda:SnapStart", "lambda:KMSKeyArn"];
    assert_eq!(settings.map(counted), [0, 0, 0]);
    let key = "arn:aws:kms:us-east-1:000000000000:key/some";
    world.ask("UpdateFunctionConfiguration", update("Active", "PublishedVersions", key)).await.unwrap();
    assert_eq!(settings.map(counted), [1, 1, 1]);
}
