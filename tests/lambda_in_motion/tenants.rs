//! Functions that keep tenants apart.

use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};
use virga::aws::model::lambda::{
    CreateFunctionInput, LogFormat, LoggingConfig, TenancyConfig, TenantIsolationMode,
};

use super::world::{ECHO, World};

/// Loops on the Runtime API; answers how many events it has had.
const COUNTER: &[u8] = include_bytes!("../../wasm-functions/built/counter/bootstrap.wasm");

/// A world with a function `shop` that keeps tenants apart, and logs in JSON.
async fn world() -> World {
    world_of(COUNTER).await
}

async fn world_of(program: &[u8]) -> World {
    let world = World::new();
    let tenancy = TenancyConfig { tenant_isolation_mode: TenantIsolationMode::PerTenant };
    let logging = LoggingConfig { log_format: Some(LogFormat::Json), ..Default::default() };
    let apart = CreateFunctionInput {
        tenancy_config: Some(tenancy),
        logging_config: Some(logging),
        ..Default::default()
    };
    world.create_with("shop", program, apart).await;
    world
}

/// What the function says to `tenant`.
async fn count(world: &World, tenant: &str) -> String {
    let payload = STANDARD.encode("\"count\"");
    let invoke = json!({"FunctionName": "shop", "TenantId": tenant, "Payload": payload});
    let answer = world.ask("Invoke", invoke).await.unwrap();
    String::from_utf8(STANDARD.decode(answer["Payload"].as_str().unwrap()).unwrap()).unwrap()
}

#[tokio::test]
async fn an_environment_serves_one_tenant_alone_and_serves_it_again() {
    let world = world().await;
    for (tenant, events) in [("blue", "1"), ("green", "1"), ("blue", "2"), ("blue", "3"), ("green", "2")] {
        assert_eq!(count(&world, tenant).await, events, "{tenant}");
    }
    let mut tenants: Vec<_> = world.lambda.environments().into_iter().map(|one| one.tenant_id).collect();
    tenants.sort();
    assert_eq!(tenants, [Some("blue".into()), Some("green".into())]);
    let later = json!({
        "FunctionName": "shop", "TenantId": "green", "InvocationType": "Event", "Payload": STANDARD.encode("\"count\""),
    });
    world.ask("Invoke", later).await.unwrap();
    world.clock.settled().await;
    assert_eq!(count(&world, "green").await, "4");
}

#[tokio::test]
async fn a_tenant_is_asked_for_where_tenants_are_kept_apart_and_nowhere_else() {
    let world = world().await;
    world.create("plain", COUNTER).await;
    let invoke = |function: &str, tenant: Option<&str>, kind: &str| {
        let mut invoke = json!({"FunctionName": function, "InvocationType": kind});
        if let Some(tenant) = tenant {
            invoke["TenantId"] = tenant.into();
        }
        invoke
    };
    for kind in ["RequestResponse", "Event", "DryRun"] {
        for (function, tenant, said) in [
            ("shop", None, "Add a valid tenant ID in your request and try again."),
            ("plain", Some("blue"), "Remove the tenant ID from your request and try again."),
        ] {
            let refused = world.ask("Invoke", invoke(function, tenant, kind)).await.unwrap_err();
            assert_eq!((refused.code.as_ref(), refused.status), ("InvalidParameterValueException", 400));
            assert!(refused.message.ends_with(said), "{}", refused.message);
        }
    }
    let old = json!({"FunctionName": "shop", "InvokeArgs": STANDARD.encode("{}")});
    assert_eq!(world.ask("InvokeAsync", old).await.unwrap_err().status, 400);
    let illegal = world.ask("Invoke", invoke("shop", Some("<blue>"), "Event")).await.unwrap_err();
    assert_eq!(illegal.status, 400);
}

#[tokio::test]
async fn what_does_not_go_with_tenants_is_refused_and_the_configuration_told() {
    let world = world().await;
    world.ask("PublishVersion", json!({"FunctionName": "shop"})).await.unwrap();
    world.queue("orders", &[]).await;
    let refused = [
        ("CreateFunctionUrlConfig", json!({"FunctionName": "shop", "AuthType": "NONE"})),
        (
            "PutProvisionedConcurrencyConfig",
            json!({"FunctionName": "shop", "Qualifier": "1", "ProvisionedConcurrentExecutions": 1}),
        ),
        (
            "UpdateFunctionConfiguration",
            json!({"FunctionName": "shop", "SnapStart": {"ApplyOn": "PublishedVersions"}}),
        ),
        (
            "CreateEventSourceMapping",
            json!({"FunctionName": "shop", "EventSourceArn": "arn:aws:sqs:us-east-1:000000000000:orders"}),
        ),
    ];
    for (operation, input) in refused {
        let refused = world.ask(operation, input).await.unwrap_err();
        assert_eq!(refused.code, "InvalidParameterValueException", "{operation}");
        assert!(refused.message.contains("tenancy configuration"), "{operation}: {}", refused.message);
    }
    for qualifier in ["$LATEST", "1"] {
        let get = json!({"FunctionName": "shop", "Qualifier": qualifier});
        let told = world.ask("GetFunctionConfiguration", get).await.unwrap();
        assert_eq!(told["TenancyConfig"], json!({"TenantIsolationMode": "PER_TENANT"}));
    }
}

#[tokio::test]
async fn the_platforms_records_of_an_invocation_name_its_tenant() {
    let world = world().await;
    count(&world, "blue").await;
    let tenants: Vec<(String, Value)> = world
        .lines("shop")
        .iter()
        .filter_map(|line| serde_json::from_str::<Value>(&line.message).ok())
        .map(|line| {
            (line["type"].as_str().unwrap_or_default().to_owned(), line["record"]["tenantId"].clone())
        })
        .filter(|(kind, _)| kind.starts_with("platform."))
        .collect();
    let named = |kind: &str, tenant: Value| (kind.to_owned(), tenant);
    assert_eq!(
        tenants,
        [
            named("platform.initStart", Value::Null),
            named("platform.start", "blue".into()),
            named("platform.report", "blue".into()),
        ]
    );
}

#[tokio::test]
async fn more_than_a_thousand_environments_in_ten_seconds_are_throttled() {
    let world = world_of(ECHO).await;
    let invoke =
        |tenant: usize| world.ask("Invoke", json!({"FunctionName": "shop", "TenantId": tenant.to_string()}));
    for tenant in 1..=1_000 {
        invoke(tenant).await.unwrap();
    }
    let refused = invoke(1_001).await.unwrap_err();
    assert_eq!((refused.code.as_ref(), refused.status), ("TooManyRequestsException", 429));
    assert_eq!(refused.members["Reason"], "FunctionInvocationRateLimitExceeded");
    // Who has an environment already needs none.
    invoke(1_000).await.unwrap();
    world.advance(Duration::from_millis(10)).await;
    invoke(1_001).await.unwrap();
    assert_eq!(invoke(1_002).await.unwrap_err().status, 429);
}
