//! Step Functions: `states:startExecution`.
//!
//! *AWS documentation: Start a new AWS Step Functions state machine from a running execution.*

use serde_json::{Map, Value, json};

use super::answer::{http_date, metadata};
use super::{mishap, refused};
use crate::aws::model::stepfunctions as model;
use crate::aws::{Call, Error};
use crate::neighbours::House;
use crate::stepfunctions::history::Mishap;
use crate::stepfunctions::payload::Payload;

const KNOWN: [&str; 4] = ["StateMachineArn", "Name", "Input", "TraceHeader"];

/// Reads the parameters. An input that is not a text is passed on as its JSON text.
pub fn start_input(parameters: &Value) -> Result<model::StartExecutionInput, Mishap> {
    let wrong = |why: String| mishap("States.Runtime", why);
    let Value::Object(members) = parameters else {
        return Err(wrong("The parameters must be an object".to_owned()));
    };
    if let Some(unknown) = members.keys().find(|name| !KNOWN.contains(&name.as_str())) {
        return Err(wrong(format!("The field \"{unknown}\" is not supported by Step Functions")));
    }
    let text = |name: &str| {
        members.get(name).filter(|value| !value.is_null()).map(|value| match value {
            Value::String(text) => text.clone(),
            other => other.to_string(),
        })
    };
    let state_machine_arn = text("StateMachineArn")
        .ok_or_else(|| wrong("The field \"StateMachineArn\" is required but was missing".to_owned()))?;
    Ok(model::StartExecutionInput {
        state_machine_arn,
        name: text("Name"),
        input: text("Input"),
        trace_header: text("TraceHeader"),
    })
}

/// The answer, and how it came.
#[must_use]
pub fn started(house: &House, call: &Call, answer: &model::StartExecutionOutput) -> Payload {
    // The service writes dates as `1.700000000123E9`.
    let length = r#"{"executionArn":"","startDate":1.700000000123E9}"#.len() + answer.execution_arn.len();
    let headers = [
        ("x-amzn-RequestId", call.request_id.to_string()),
        ("connection", "keep-alive".to_owned()),
        ("Content-Length", length.to_string()),
        ("Date", http_date(house.clock.now())),
        ("Content-Type", "application/x-amz-json-1.0".to_owned()),
    ];
    let mut told = Map::new();
    told.insert("ExecutionArn".to_owned(), json!(answer.execution_arn));
    told.extend(metadata(call, &headers));
    told.insert("StartDate".to_owned(), json!(answer.start_date.as_millis()));
    Payload::new(Value::Object(told))
}

/// An error of the service.
#[must_use]
pub fn not_started(call: &Call, error: &Error) -> Mishap {
    refused(call, "StepFunctions", "AWSStepFunctions", error)
}

/// How a job ended: its execution, described. `parses` says that input and output are JSON and no texts.
pub fn ended(described: &model::DescribeExecutionOutput, parses: bool) -> Result<Payload, Mishap> {
    let mut told = Map::new();
    let document = |text: &String| {
        let read = parses.then(|| serde_json::from_str(text).ok()).flatten();
        read.unwrap_or_else(|| json!(text))
    };
    let mut put = |name: &str, value: Option<Value>| {
        if let Some(value) = value {
            told.insert(name.to_owned(), value);
        }
    };
    put("Cause", described.cause.as_ref().map(|cause| json!(cause)));
    put("Error", described.error.as_ref().map(|error| json!(error)));
    put("ExecutionArn", Some(json!(described.execution_arn)));
    put("Input", described.input.as_ref().map(document));
    put("InputDetails", Some(json!({"Included": true})));
    put("Name", described.name.as_ref().map(|name| json!(name)));
    put("Output", described.output.as_ref().map(document));
    put("OutputDetails", described.output.as_ref().map(|_| json!({"Included": true})));
    put("RedriveCount", described.redrive_count.map(|count| json!(count)));
    put("RedriveStatus", described.redrive_status.as_ref().map(|status| json!(status.as_str())));
    put("RedriveStatusReason", described.redrive_status_reason.as_ref().map(|reason| json!(reason)));
    put("StartDate", Some(json!(described.start_date.as_millis())));
    put("StateMachineArn", Some(json!(described.state_machine_arn)));
    put("Status", Some(json!(described.status.as_str())));
    put("StopDate", described.stop_date.map(|at| json!(at.as_millis())));
    let told = Payload::new(Value::Object(told));
    if described.status == model::ExecutionStatus::Succeeded {
        return Ok(told);
    }
    Err(mishap("States.TaskFailed", told.text()))
}
