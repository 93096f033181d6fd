//! What Task states can run: one registry from a `Resource` to a call of a neighbour.
//!
//! *AWS documentation: Integrating services with Step Functions.*

mod answer;
pub(crate) mod http;
mod lambda;
mod optimized;
mod resource;
mod sdk;
mod sqs;
pub mod states;

pub use resource::{Pattern, Resource};
pub use sdk::spelled;

use serde_json::Value;

use super::history::Mishap;
use super::payload::Payload;
use crate::aws::check::check;
use crate::aws::model::stepfunctions as model;
use crate::aws::node::Node;
use crate::aws::schema::ServiceSchema;
use crate::aws::value::{Fields, ReadStructure};
use crate::aws::{Call, Error};
use crate::neighbours::House;

/// Runs what a resource names, and answers its output or its error as Step Functions tells it.
pub async fn run(
    house: &House,
    call: &Call,
    resource: &Resource,
    parameters: &Payload,
) -> Result<Payload, Mishap> {
    match resource {
        Resource::Function(arn) => lambda::invoke_function(house, call, arn, parameters).await,
        Resource::Service { service, action, .. } => match (&**service, &**action) {
            ("lambda", "invoke") => lambda::invoke(house, call, parameters.value()).await,
            ("http", "invoke") => http::exchange(house, call, parameters.value()).await.result,
            ("sqs", "sendMessage") => sqs::send_message(house, call, parameters.value()).await,
            ("states", "startExecution") => start_execution(house, call, parameters).await,
            _ => match sdk::find(service, action) {
                Some(operation) => sdk::run(house, call, operation, parameters.value()).await,
                None => Err(missing(resource)),
            },
        },
        Resource::Activity(_) => Err(missing(resource)),
    }
}

async fn start_execution(house: &House, call: &Call, parameters: &Payload) -> Result<Payload, Mishap> {
    let start = states::start_input(parameters.value())?;
    let mut input = serde_json::Map::new();
    let members = [
        ("stateMachineArn", Some(start.state_machine_arn)),
        ("name", start.name),
        ("input", start.input),
        ("traceHeader", start.trace_header),
    ];
    for (name, value) in members {
        input.extend(value.map(|value| (name.to_owned(), Value::String(value))));
    }
    let input = Value::Object(input);
    let answer = house.neighbours.operations().call(call, "stepfunctions", "StartExecution", input).await;
    let answer = answer.map_err(|error| states::not_started(call, &error))?;
    let arn = answer["executionArn"].as_str().unwrap_or_default().to_owned();
    let started = model::StartExecutionOutput { execution_arn: arn, start_date: house.clock.now() };
    Ok(states::started(house, call, &started))
}

/// Counts what somebody asked for and Virga does not do.
fn note_gap(house: &House, gap: &str) {
    if house.neighbours.gaps().count(gap) {
        tracing::warn!(gap, "a state machine asked for what Virga does not do");
    }
}

/// Counts what AWS would act on and Virga does not.
fn note_without_effect(house: &House, what: &str) {
    if house.neighbours.gaps().without_effect(what) {
        tracing::warn!(what, "a state machine says what has no effect here");
    }
}

fn missing(resource: &Resource) -> Mishap {
    let what = resource.missing().unwrap_or_else(|| resource.action_name());
    mishap("States.Runtime", format!("Virga does not support {what} yet."))
}

fn mishap(error: impl Into<super::text::Text>, cause: impl Into<super::text::Text>) -> Mishap {
    Mishap { error: Some(error.into()), cause: Some(cause.into()) }
}

/// Reads parameters as the input of an operation; `known` are the ones that the integration takes.
fn typed<T: ReadStructure>(service: &ServiceSchema, parameters: &Value, known: &[&str]) -> Result<T, String> {
    let Value::Object(members) = parameters else {
        return Err("The parameters must be an object".to_owned());
    };
    if let Some(unknown) = members.keys().find(|name| !known.contains(&name.as_str())) {
        return Err(format!("The field \"{unknown}\" is not supported by Step Functions"));
    }
    let mut node = Node::of_value(parameters);
    check(service, T::SCHEMA, &mut node).map_err(|error| error.message)?;
    Ok(T::read_members(Fields::new(T::SCHEMA, node)))
}

/// A service's error, as Step Functions names and words it: `Lambda.ResourceNotFoundException`.
fn refused(call: &Call, prefix: &str, service: &str, error: &Error) -> Mishap {
    let code = error.code.as_ref();
    let suffix = if code.ends_with("Exception") { "" } else { "Exception" };
    let cause = format!(
        "{} (Service: {service}; Status Code: {}; Error Code: {code}; Request ID: {}; Proxy: null)",
        error.message, error.status, call.request_id
    );
    mishap(format!("{prefix}.{code}{suffix}"), cause)
}

/// A service's error as the SDK integrations name and word it.
fn sdk_refused(call: &Call, prefix: &str, error: &Error) -> Mishap {
    let code = error.code.as_ref();
    let suffix = if code.ends_with("Exception") { "" } else { "Exception" };
    let cause = format!(
        "{} (Service: {prefix}, Status Code: {}, Request ID: {}) (SDK Attempt Count: 1)",
        error.message, error.status, call.request_id
    );
    mishap(format!("{prefix}.{code}{suffix}"), cause)
}
