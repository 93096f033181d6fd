//! Lambda: functions by their ARN, and `lambda:invoke`.
//!
//! *AWS documentation: Invoke an AWS Lambda function with Step Functions.*

use bytes::Bytes;
use serde_json::{Map, Value, json};

use super::answer::{http_date, metadata};
use super::{mishap, refused, typed};
use crate::aws::Call;
use crate::aws::model::lambda::{self, InvokeInput, InvokeOutput};
use crate::neighbours::House;
use crate::stepfunctions::history::Mishap;
use crate::stepfunctions::payload::Payload;

/// The parameters that `lambda:invoke` takes besides `Payload`.
const KNOWN: [&str; 5] = ["FunctionName", "InvocationType", "LogType", "ClientContext", "Qualifier"];

/// A function by its ARN: its event is the payload, and so is its result.
pub(super) async fn invoke_function(
    house: &House,
    call: &Call,
    arn: &str,
    event: &Payload,
) -> Result<Payload, Mishap> {
    let payload = Some(Bytes::copy_from_slice(event.text().as_bytes()));
    let input = InvokeInput { function_name: arn.to_owned(), payload, ..InvokeInput::default() };
    let answer = called(house, call, input).await?;
    let text = std::str::from_utf8(answer.payload.as_deref().unwrap_or(b"null"));
    let text = text.map_err(|error| mishap("Lambda.Unknown", error.to_string()))?;
    Payload::parse(if text.trim().is_empty() { "null" } else { text })
        .map_err(|error| mishap("Lambda.Unknown", error.to_string()))
}

/// `lambda:invoke`: the payload, and how it came.
pub(super) async fn invoke(house: &House, call: &Call, parameters: &Value) -> Result<Payload, Mishap> {
    let mut parameters = parameters.clone();
    let payload = parameters.as_object_mut().and_then(|members| members.remove("Payload"));
    let input: Result<InvokeInput, String> = typed(&lambda::SERVICE, &parameters, &KNOWN);
    let mut input = input.map_err(|why| mishap("States.Runtime", why))?;
    input.payload = payload.map(|payload| Bytes::from(payload.to_string()));
    let answer = called(house, call, input).await?;
    Ok(Payload::new(Value::Object(told(house, call, answer))))
}

async fn called(house: &House, call: &Call, input: InvokeInput) -> Result<InvokeOutput, Mishap> {
    let answer = house.neighbours.functions().invoke(call, input).await;
    let answer = answer.map_err(|error| refused(call, "Lambda", "AWSLambda", &error))?;
    if answer.function_error.is_none() {
        return Ok(answer);
    }
    let cause = String::from_utf8_lossy(answer.payload.as_deref().unwrap_or_default()).into_owned();
    let error = serde_json::from_str::<Value>(&cause).ok();
    let error =
        error.as_ref().and_then(|error| error["errorType"].as_str()).filter(|error| !error.is_empty());
    Err(mishap(error.unwrap_or("Lambda.Unknown"), cause.as_str()))
}

fn told(house: &House, call: &Call, answer: InvokeOutput) -> Map<String, Value> {
    let payload = answer.payload.unwrap_or_default();
    let text = String::from_utf8_lossy(&payload);
    let status = answer.status_code.unwrap_or(200);
    let version = answer.executed_version;
    let mut headers = Vec::new();
    if let Some(log) = &answer.log_result {
        headers.push(("X-Amz-Log-Result", log.clone()));
    }
    if let Some(version) = &version {
        headers.push(("X-Amz-Executed-Version", version.clone()));
    }
    let trace = format!(
        "root=1-{:08x}-{}",
        house.clock.now().as_secs(),
        &call.request_id.to_string().replace('-', "")[..24]
    );
    headers.extend([
        ("x-amzn-Remapped-Content-Length", "0".to_owned()),
        ("Connection", "keep-alive".to_owned()),
        ("x-amzn-RequestId", call.request_id.to_string()),
        ("Content-Length", payload.len().to_string()),
        ("Date", http_date(house.clock.now())),
        ("X-Amzn-Trace-Id", format!("{trace};sampled=0")),
        ("Content-Type", "application/json".to_owned()),
    ]);
    let mut told = Map::new();
    if let Some(version) = version {
        told.insert("ExecutedVersion".to_owned(), json!(version));
    }
    if let Some(log) = answer.log_result {
        told.insert("LogResult".to_owned(), json!(log));
    }
    if !payload.is_empty() {
        let value = serde_json::from_str(&text).unwrap_or_else(|_| Value::String(text.into_owned()));
        told.insert("Payload".to_owned(), value);
    }
    told.extend(metadata(call, &headers));
    told.insert("StatusCode".to_owned(), json!(status));
    told
}
