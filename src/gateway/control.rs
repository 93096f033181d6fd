//! Virga's own endpoints: `/_virga/…`, and the health check that existing scripts wait for.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::header::CONTENT_TYPE;
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use serde::Deserialize;
use serde_json::{Value, json};

use super::Gateway;
use crate::clock::{Mode, Snapshot, Timestamp, parse_duration};
use crate::identity::AccountId;
use crate::lambda::EnvironmentView;
use crate::lambda::name::Place;

/// Names under which the services are known to scripts that wait for them.
const SERVICES: [&str; 7] = ["iam", "lambda", "logs", "s3", "sqs", "stepfunctions", "sts"];

/// Whether a path belongs to Virga itself and not to a service.
#[must_use]
pub fn owns(path: &str) -> bool {
    ["/_virga/", "/_localstack/", "/_aws/"].iter().any(|own| path.starts_with(own))
}

/// The endpoints, over the gateway they look into.
pub fn router(gateway: Arc<Gateway>) -> Router {
    Router::new()
        .route("/_virga/health", get(health))
        .route("/_localstack/health", get(compatible_health))
        .route("/_virga/clock", get(read_clock).post(change_clock))
        .route("/_virga/gaps", get(gaps))
        .route("/_virga/reset", post(reset))
        .route("/_virga/lambda/environments", get(environments))
        .route("/_virga/lambda/code/{account}/{region}/{function}/{version}", get(function_code))
        .route("/_virga/stepfunctions/coverage", get(coverage).delete(clear_coverage))
        .merge(super::queues::router())
        .fallback(async || {
            refuse(StatusCode::NOT_FOUND, "Virga has no such endpoint. See the README's list.")
        })
        .method_not_allowed_fallback(async || {
            refuse(StatusCode::METHOD_NOT_ALLOWED, "This endpoint doesn't take that method.")
        })
        .with_state(gateway)
}

/// An error of the control endpoints, in the shape that AWS clients read.
pub(super) fn refuse(status: StatusCode, message: impl Into<String>) -> Response {
    (status, axum::Json(json!({"message": message.into()}))).into_response()
}

/// Every service, as both health checks tell it.
fn services() -> Value {
    SERVICES.iter().map(|name| ((*name).to_owned(), Value::from("running"))).collect()
}

async fn health(State(gateway): State<Arc<Gateway>>) -> Response {
    axum::Json(json!({
        "version": env!("CARGO_PKG_VERSION"),
        "services": services(),
        "clock": clock_view(&gateway.clock().snapshot()),
    }))
    .into_response()
}

async fn compatible_health() -> Response {
    axum::Json(json!({"services": services(), "edition": "virga", "version": env!("CARGO_PKG_VERSION")}))
        .into_response()
}

async fn read_clock(State(gateway): State<Arc<Gateway>>) -> Response {
    axum::Json(clock_view(&gateway.clock().snapshot())).into_response()
}

/// What may be asked of the clock: a new mode, an advance, or first the one and then the other.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ClockChange {
    mode: Option<String>,
    advance: Option<Value>,
}

async fn change_clock(State(gateway): State<Arc<Gateway>>, body: Bytes) -> Response {
    let change = match serde_json::from_slice::<ClockChange>(&body) {
        Ok(ClockChange { mode: None, advance: None }) => {
            return refuse(StatusCode::BAD_REQUEST, CLOCK_USAGE);
        }
        Ok(change) => change,
        Err(error) => return refuse(StatusCode::BAD_REQUEST, format!("{error}. {CLOCK_USAGE}")),
    };
    let (mode, advance) =
        match (change.mode.as_deref().map(str::parse::<Mode>), change.advance.as_ref().map(span)) {
            (Some(Err(error)), _) => return refuse(StatusCode::BAD_REQUEST, error.to_string()),
            (_, Some(Err(message))) => return refuse(StatusCode::BAD_REQUEST, message),
            (mode, advance) => (mode.and_then(Result::ok), advance.and_then(Result::ok)),
        };
    if let Some(mode) = mode {
        gateway.clock().set_mode(mode);
    }
    if let Some(by) = advance {
        gateway.clock().advance(by).await;
    }
    axum::Json(clock_view(&gateway.clock().snapshot())).into_response()
}

const CLOCK_USAGE: &str =
    r#"Send {"advance": "PT15M"} or {"mode": "system" | "scaled:N" | "manual" | "skip"}."#;

/// An ISO-8601 duration, or a number of seconds.
fn span(value: &Value) -> Result<Duration, String> {
    match value {
        Value::String(text) => parse_duration(text).map_err(|error| error.to_string()),
        Value::Number(number) => parse_duration(&number.to_string()).map_err(|error| error.to_string()),
        _ => Err(CLOCK_USAGE.to_owned()),
    }
}

fn clock_view(snapshot: &Snapshot) -> Value {
    json!({
        "now": snapshot.now.to_iso8601_millis(),
        "mode": snapshot.mode.to_string(),
        "working": snapshot.working,
        "timers": snapshot.timers,
        "next": snapshot.next.map(Timestamp::to_iso8601_millis),
        "heldOutside": snapshot.held_outside,
    })
}

async fn gaps(State(gateway): State<Arc<Gateway>>) -> Response {
    let gaps = gateway.gaps();
    axum::Json(json!({"gaps": gaps.counts(), "withoutEffect": gaps.counts_without_effect()})).into_response()
}

async fn environments(State(gateway): State<Arc<Gateway>>) -> Response {
    let view = |environment: EnvironmentView| {
        let mut view = json!({
            "functionArn": environment.function_arn,
            "number": environment.number,
            "state": environment.state,
            "since": environment.since.to_iso8601_millis(),
            "made": environment.made.to_iso8601_millis(),
            "invocations": environment.invocations,
            "initializationType": environment.initialization_type,
        });
        if let Some(tenant) = environment.tenant_id {
            view["tenantId"] = json!(*tenant);
        }
        view
    };
    let environments: Vec<Value> = gateway.cloud().environments().into_iter().map(view).collect();
    axum::Json(json!({"environments": environments})).into_response()
}

/// What executions took of their machines' definitions, since the reset.
async fn coverage(State(gateway): State<Arc<Gateway>>) -> Response {
    axum::Json(gateway.cloud().workflows().coverage()).into_response()
}

async fn clear_coverage(State(gateway): State<Arc<Gateway>>) -> Response {
    gateway.cloud().workflows().clear_coverage();
    StatusCode::NO_CONTENT.into_response()
}

/// The deployment package behind the `Location` that `GetFunction` answers.
async fn function_code(
    State(gateway): State<Arc<Gateway>>,
    Path((account, region, function, version)): Path<(String, String, String, String)>,
    uri: Uri,
) -> Response {
    let token = uri.query().and_then(|query| query.strip_prefix("token=")).unwrap_or_default();
    let place =
        account.parse().ok().zip(region.parse().ok()).map(|(account, region)| Place { account, region });
    let archive = place.and_then(|place| gateway.cloud().function_code(&place, &function, &version, token));
    match archive {
        Some(zip) => ([(CONTENT_TYPE, "application/zip")], zip).into_response(),
        None => refuse(StatusCode::NOT_FOUND, "There is no such code, or the token is not its own."),
    }
}

/// What is to be forgotten: everything, or one account.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Forget {
    account: Option<String>,
}

async fn reset(State(gateway): State<Arc<Gateway>>, body: Bytes) -> Response {
    let usage = r#"Send nothing to forget everything, or {"account": "111111111111"}."#;
    let forget =
        if body.trim_ascii().is_empty() { Ok(Forget::default()) } else { serde_json::from_slice(&body) };
    let account = match forget {
        Ok(forget) => forget.account.map(|text| text.parse::<AccountId>()),
        Err(error) => return refuse(StatusCode::BAD_REQUEST, format!("{error}. {usage}")),
    };
    match account {
        Some(Err(error)) => refuse(StatusCode::BAD_REQUEST, format!("{error}. {usage}")),
        Some(Ok(account)) => {
            gateway.cloud().forget(Some(&account));
            StatusCode::NO_CONTENT.into_response()
        }
        None => {
            gateway.cloud().forget(None);
            StatusCode::NO_CONTENT.into_response()
        }
    }
}
