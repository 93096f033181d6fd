//! Virga's own endpoints for queues: a look inside, and faults on purpose.
//!
//! | endpoint | what it does |
//! |---|---|
//! | `GET /_virga/sqs/messages?QueueUrl=…` | lists messages without receiving them, as JSON |
//! | `/_aws/sqs/messages?QueueUrl=…` | the same under the path that existing tools know: XML, or JSON if `Accept` says so |
//! | `…/messages/<region>/<account>/<name>` | the same, the queue named by the path |
//! | `/_virga/faults` | `GET` shows what misbehaves, `POST` lets a queue misbehave, `DELETE` ends it |
//!
//! `ShowInvisible` and `ShowDelayed` add the messages in flight and those not yet to be received.
//! A client's endpoint may be `/_aws/sqs/messages` itself: its `ReceiveMessage` then receives nothing.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::{RawPathParams, Request, State};
use axum::http::StatusCode;
use axum::http::header::{ACCEPT, CONTENT_TYPE};
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use percent_encoding::percent_decode_str;
use serde::Deserialize;
use serde_json::{Value, json};

use super::Gateway;
use super::control::refuse;
use crate::aws::auth::credential;
use crate::aws::model::sqs;
use crate::aws::protocol::{Protocol, TARGET};
use crate::aws::query::Form;
use crate::aws::{Call, Error, Origin};
use crate::identity::Region;
use crate::sqs::{Faults, Show};

/// The most messages in one answer, unless `MaxNumberOfMessages` asks for fewer.
const MOST_SHOWN: usize = 10_000;

/// How long a delayed message is late when nobody says: seconds.
const USUAL_LATENESS: u64 = 5;

/// The longest that a message may be late: seconds, as for delay queues.
const GREATEST_LATENESS: u64 = 900;

/// The endpoints, over the gateway they look into.
pub(super) fn router() -> Router<Arc<Gateway>> {
    let messages = || get(show_messages).post(show_messages);
    Router::new()
        .route("/_virga/sqs/messages", messages())
        .route("/_virga/sqs/messages/{region}/{account}/{name}", messages())
        .route("/_aws/sqs/messages", messages())
        .route("/_aws/sqs/messages/{region}/{account}/{name}", messages())
        .route("/_virga/faults", get(show_faults).post(set_faults).delete(clear_faults))
}

async fn show_messages(
    State(gateway): State<Arc<Gateway>>,
    path: RawPathParams,
    request: Request<Body>,
) -> Response {
    let (head, body) = request.into_parts();
    let Ok(body) = axum::body::to_bytes(body, usize::MAX).await else {
        return refuse(StatusCode::BAD_REQUEST, "The request's body broke off.");
    };
    let protocol = wanted_protocol(&head);
    let named: HashMap<&str, &str> = path.iter().collect();
    let queue_url =
        named.get("name").map(|name| format!("/queue/{}/{}/{name}", named["region"], named["account"]));
    let shown = Look::read(&head, &body, queue_url).and_then(|look| {
        let call = call(&gateway, &head, &look.queue_url)?;
        let messages = gateway.cloud().queues().peek(&call, &look.queue_url, look.show, look.limit)?;
        Ok((messages, call))
    });
    let service = &sqs::SERVICE;
    let response = match (shown, service.operation("ReceiveMessage")) {
        (Ok((messages, call)), Some(operation)) => {
            protocol.answer(service, operation, &messages, call.request_id)
        }
        (Ok(_), None) => unreachable!("SQS receives messages"),
        (Err(error), _) => protocol.refuse(service, &error, gateway.randomness.uuid()),
    };
    response.map(Body::from)
}

/// JSON or XML: as `Accept` says, else as the client itself speaks, else as the path is known for.
fn wanted_protocol(head: &Parts) -> Protocol {
    let says = |name, what: &str| {
        let value = head.headers.get(name).and_then(|value| value.to_str().ok());
        value.is_some_and(|value| value.contains(what))
    };
    let speaks_json = head.headers.contains_key(&TARGET) || head.uri.path().starts_with("/_virga/");
    match () {
        () if says(ACCEPT, "json") => Protocol::AwsJson,
        () if says(ACCEPT, "xml") || says(CONTENT_TYPE, "form-urlencoded") => Protocol::Query,
        () if speaks_json => Protocol::AwsJson,
        () => Protocol::Query,
    }
}

/// What somebody wants to see.
struct Look {
    queue_url: String,
    show: Show,
    limit: usize,
}

impl Look {
    /// Reads the query string, and the body of a client that thinks it calls `ReceiveMessage`.
    fn read(head: &Parts, body: &[u8], queue_url: Option<String>) -> Result<Self, Error> {
        let from_json = serde_json::from_slice::<Value>(body).ok().filter(Value::is_object);
        let form = if from_json.is_some() { &b""[..] } else { body };
        let form = Form::parse(&[head.uri.query().unwrap_or_default().as_bytes(), form])
            .map_err(|problem| Error::new("MalformedQueryString", 400, problem.to_string()))?;
        let text = |name: &str| {
            let member = from_json.as_ref().and_then(|body| body.get(name));
            let member = member.map(|value| value.as_str().map_or_else(|| value.to_string(), str::to_owned));
            member.or_else(|| form.get(name).map(|value| value.clone().into_owned()))
        };
        let truth = |name: &str| match text(name).as_deref() {
            Some("" | "1" | "true" | "True") => Ok(true),
            None | Some("0" | "false" | "False") => Ok(false),
            Some(other) => Err(invalid(format!("{name} is true or false, not '{other}'."))),
        };
        let queue_url = queue_url.or_else(|| text("QueueUrl")).filter(|url| !url.is_empty());
        let queue_url = queue_url.ok_or_else(|| {
            Error::new(
                "MissingRequiredParameterException",
                400,
                "The request must contain the parameter QueueUrl.",
            )
            .with_query_code("MissingParameter")
        })?;
        let limit = text("MaxNumberOfMessages").map(|text| text.parse::<usize>().map_err(|_| text));
        let limit = limit
            .transpose()
            .map_err(|text| invalid(format!("MaxNumberOfMessages is a number of messages, not '{text}'.")))?;
        Ok(Self {
            queue_url,
            show: Show { in_flight: truth("ShowInvisible")?, delayed: truth("ShowDelayed")? },
            limit: limit.unwrap_or(MOST_SHOWN).min(MOST_SHOWN),
        })
    }
}

fn invalid(message: String) -> Error {
    sqs::error::invalid_parameter_value(message)
}

/// Who looks: an unsigned request means the region that the queue's own host names.
fn call(gateway: &Gateway, head: &Parts, queue_url: &str) -> Result<Call, Error> {
    let credential = credential(head)?;
    let is_signed = credential.is_some();
    let mut call = gateway.call(head, credential, Origin::Outside)?;
    if let Some(region) = region_of(queue_url).filter(|_| !is_signed) {
        call.region = region;
    }
    Ok(call)
}

/// The region in `sqs.eu-central-1.…` or the older `eu-central-1.queue.…`.
fn region_of(queue_url: &str) -> Option<Region> {
    let (_, rest) = queue_url.split_once("://")?;
    let mut labels = rest.split(['/', ':']).next()?.split('.');
    let (("sqs", region) | (region, "queue")) = (labels.next()?, labels.next()?) else { return None };
    let is_region = region.contains('-') && region.ends_with(|last: char| last.is_ascii_digit());
    region.parse().ok().filter(|_| is_region)
}

/// How a queue shall misbehave.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct FaultsAsked {
    queue_url: String,
    #[serde(default)]
    duplicate: f64,
    #[serde(default)]
    reorder: f64,
    #[serde(default)]
    delay: f64,
    delay_seconds: Option<u64>,
}

const FAULTS_USAGE: &str = r#"Send {"queueUrl": "…", "duplicate": 0.1, "reorder": 0.1, "delay": 0.1, "delaySeconds": 5}: probabilities from 0 to 1, and how long a delayed message is hidden, 1 to 900 seconds."#;

impl FaultsAsked {
    fn checked(&self) -> Result<Option<Faults>, String> {
        let probabilities = [("duplicate", self.duplicate), ("reorder", self.reorder), ("delay", self.delay)];
        if let Some((name, value)) = probabilities.iter().find(|(_, value)| !(0.0..=1.0).contains(value)) {
            return Err(format!("{name} is a probability from 0 to 1, not {value}. {FAULTS_USAGE}"));
        }
        let seconds = self.delay_seconds.unwrap_or(USUAL_LATENESS);
        if !(1..=GREATEST_LATENESS).contains(&seconds) {
            return Err(format!("delaySeconds is 1 to {GREATEST_LATENESS}, not {seconds}. {FAULTS_USAGE}"));
        }
        let misbehaves = probabilities.iter().any(|(_, value)| *value > 0.0);
        Ok(misbehaves.then_some(Faults {
            duplicate: self.duplicate,
            reorder: self.reorder,
            delay: self.delay,
            lateness: Duration::from_secs(seconds),
        }))
    }
}

async fn set_faults(State(gateway): State<Arc<Gateway>>, head: Parts, body: Bytes) -> Response {
    let asked =
        serde_json::from_slice::<FaultsAsked>(&body).map_err(|error| format!("{error}. {FAULTS_USAGE}"));
    let (asked, faults) = match asked.and_then(|asked| Ok((asked.checked()?, asked))) {
        Ok((faults, asked)) => (asked, faults),
        Err(message) => return refuse(StatusCode::BAD_REQUEST, message),
    };
    let call = call(&gateway, &head, &asked.queue_url);
    let set = call.and_then(|call| gateway.cloud().queues().set_faults(&call, &asked.queue_url, faults));
    match set {
        Ok(()) => all_faults(&gateway, &head),
        Err(error) => plainly(&error),
    }
}

async fn show_faults(State(gateway): State<Arc<Gateway>>, head: Parts) -> Response {
    all_faults(&gateway, &head)
}

async fn clear_faults(State(gateway): State<Arc<Gateway>>, head: Parts) -> Response {
    let query = head.uri.query().unwrap_or_default();
    let named = query.split('&').find_map(|pair| pair.strip_prefix("QueueUrl="));
    let Some(named) = named else {
        gateway.cloud().queues().clear_faults();
        return StatusCode::NO_CONTENT.into_response();
    };
    let queue_url = percent_decode_str(named).decode_utf8_lossy();
    let call = call(&gateway, &head, &queue_url);
    match call.and_then(|call| gateway.cloud().queues().set_faults(&call, &queue_url, None)) {
        Ok(()) => StatusCode::NO_CONTENT.into_response(),
        Err(error) => plainly(&error),
    }
}

fn all_faults(gateway: &Gateway, head: &Parts) -> Response {
    let call = match gateway.call(head, None, Origin::Outside) {
        Ok(call) => call,
        Err(error) => return plainly(&error),
    };
    let view = |(url, region, faults): (String, Region, Faults)| {
        json!({
            "queueUrl": url, "region": region.as_str(), "duplicate": faults.duplicate,
            "reorder": faults.reorder, "delay": faults.delay, "delaySeconds": faults.lateness.as_secs(),
        })
    };
    let all: Vec<Value> = gateway.cloud().queues().faults(&call).into_iter().map(view).collect();
    axum::Json(json!({ "faults": all })).into_response()
}

fn plainly(error: &Error) -> Response {
    refuse(StatusCode::from_u16(error.status).unwrap_or(StatusCode::BAD_REQUEST), error.message.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_queues_own_host_may_name_its_region() {
        let region = |url: &str| region_of(url).map(|region| region.as_str().to_owned());
        for url in ["http://sqs.eu-west-1.localhost:4566/1/q", "http://eu-west-1.queue.localhost:4566/1/q"] {
            assert_eq!(region(url).as_deref(), Some("eu-west-1"), "{url}");
        }
        for url in ["http://localhost:4566/1/q", "http://sqs.localhost/1/q", "q"] {
            assert_eq!(region(url), None, "{url}");
        }
    }
}
