//! `aws-sdk:service:operation`: every operation of every service that Virga knows, in the words of the
//! SDK that Step Functions uses.
//!
//! *AWS documentation: Learning to use AWS service SDK integrations in Step Functions.*

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Map, Value, json};

use super::{mishap, note_gap, sdk_refused};
use crate::aws::Call;
use crate::aws::model::SERVICES;
use crate::aws::schema::{Kind, Operation, ServiceSchema, Shape, StructureSchema};
use crate::clock::Timestamp;
use crate::neighbours::House;
use crate::stepfunctions::history::Mishap;
use crate::stepfunctions::payload::Payload;

/// Services by their name in resources: how errors are prefixed, and the name here.
const NAMES: [(&str, &str, &str); 7] = [
    ("sfn", "Sfn", "stepfunctions"),
    ("sqs", "Sqs", "sqs"),
    ("lambda", "Lambda", "lambda"),
    ("iam", "Iam", "iam"),
    ("sts", "Sts", "sts"),
    ("cloudwatchlogs", "CloudWatchLogs", "logs"),
    ("s3", "S3", "s3"),
];

/// An operation of a service.
#[derive(Clone, Copy, Debug)]
pub(super) struct SdkOperation {
    prefix: &'static str,
    service: &'static ServiceSchema,
    operation: &'static Operation,
}

/// A member's name in the SDK's spelling: `executionArn` is `ExecutionArn`.
#[must_use]
pub fn spelled(name: &str) -> String {
    let mut characters = name.chars();
    characters.next().map(|first| first.to_uppercase().chain(characters).collect()).unwrap_or_default()
}

/// The operation that `aws-sdk:service` and an action name; actions begin with a small letter.
pub(super) fn find(service: &str, action: &str) -> Option<SdkOperation> {
    let name = service.strip_prefix("aws-sdk:")?;
    let (_, prefix, here) = NAMES.into_iter().find(|(known, ..)| *known == name)?;
    let service: &'static ServiceSchema = SERVICES.into_iter().find(|service| service.name == here)?;
    let is_meant = |operation: &&Operation| {
        action.starts_with(|first: char| first.is_ascii_lowercase()) && spelled(action) == operation.name
    };
    let operation = service.operations.iter().find(is_meant)?;
    Some(SdkOperation { prefix, service, operation })
}

/// Calls an operation with the parameters of a state.
pub(super) async fn run(
    house: &House,
    call: &Call,
    sdk: SdkOperation,
    parameters: &Value,
) -> Result<Payload, Mishap> {
    let input = to_model(sdk.operation.input, parameters).map_err(|why| mishap("States.Runtime", why))?;
    let name = sdk.operation.name;
    let answer = house.neighbours.operations().call(call, sdk.service.name, name, input).await;
    match answer {
        Ok(answer) => {
            let told = sdk.operation.output.map_or_else(|| json!({}), |output| from_model(output, &answer));
            Ok(Payload::new(told))
        }
        Err(error) if error.status == 501 => {
            let gap = format!("{}:{name}", sdk.service.name);
            note_gap(house, &gap);
            Err(mishap("States.Runtime", error.message))
        }
        Err(error) => Err(sdk_refused(call, sdk.prefix, &error)),
    }
}

/// Parameters in the model's spelling and forms.
fn to_model(structure: &StructureSchema, value: &Value) -> Result<Value, String> {
    let Value::Object(given) = value else { return Err("The parameters must be an object".to_owned()) };
    let mut told = Map::new();
    for (name, value) in given {
        let member = structure.members.iter().find(|member| spelled(member.name) == *name);
        let Some(member) = member else {
            return Err(format!("The field \"{name}\" is not supported by Step Functions"));
        };
        if !value.is_null() {
            told.insert(member.name.to_owned(), value_to_model(member.shape, value)?);
        }
    }
    Ok(Value::Object(told))
}

fn value_to_model(shape: &Shape, value: &Value) -> Result<Value, String> {
    Ok(match (&shape.kind, value) {
        (Kind::Structure(structure), value) => to_model(structure, value)?,
        (Kind::List { element, .. }, Value::Array(values)) => {
            Value::Array(values.iter().map(|value| value_to_model(element, value)).collect::<Result<_, _>>()?)
        }
        (Kind::Map { value: shape, .. }, Value::Object(values)) => {
            let pairs = values.iter().map(|(name, value)| Ok((name.clone(), value_to_model(shape, value)?)));
            Value::Object(pairs.collect::<Result<_, String>>()?)
        }
        (Kind::Blob, Value::String(text)) => json!(STANDARD.encode(text)),
        (Kind::Blob, value) => json!(STANDARD.encode(value.to_string())),
        (Kind::Timestamp, Value::String(text)) => match Timestamp::parse(text) {
            Ok(at) => json!(at.as_secs()),
            Err(error) => return Err(error.to_string()),
        },
        // Texts that hold JSON may be given as JSON.
        (Kind::Text, Value::Object(_) | Value::Array(_)) => json!(value.to_string()),
        _ => value.clone(),
    })
}

/// An answer in the SDK's spelling and forms.
fn from_model(structure: &StructureSchema, value: &Value) -> Value {
    let mut told: Vec<(String, Value)> = Vec::new();
    for member in structure.members {
        if let Some(value) = value.get(member.name).filter(|value| !value.is_null()) {
            told.push((spelled(member.name), value_from_model(member.shape, value)));
        }
    }
    told.sort_by(|(one, _), (other, _)| one.cmp(other));
    Value::Object(told.into_iter().collect())
}

fn value_from_model(shape: &Shape, value: &Value) -> Value {
    match (&shape.kind, value) {
        (Kind::Structure(structure), value) => from_model(structure, value),
        (Kind::List { element, .. }, Value::Array(values)) => {
            Value::Array(values.iter().map(|value| value_from_model(element, value)).collect())
        }
        (Kind::Map { value: shape, .. }, Value::Object(values)) => {
            let pairs = values.iter().map(|(name, value)| (name.clone(), value_from_model(shape, value)));
            Value::Object(pairs.collect())
        }
        (Kind::Blob, Value::String(text)) => {
            let bytes = STANDARD.decode(text).unwrap_or_default();
            json!(String::from_utf8_lossy(&bytes))
        }
        (Kind::Timestamp, Value::Number(seconds)) => {
            #[expect(clippy::cast_possible_truncation, reason = "microseconds of any date fit 64 bits")]
            let micros = (seconds.as_f64().unwrap_or_default() * 1_000_000.0) as i64;
            json!(Timestamp::from_micros(micros).to_iso8601_millis())
        }
        _ => value.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn operations_are_found_by_their_exact_names() {
        assert_eq!(find("aws-sdk:sfn", "startExecution").unwrap().operation.name, "StartExecution");
        assert_eq!(find("aws-sdk:cloudwatchlogs", "putLogEvents").unwrap().service.name, "logs");
        assert!(find("aws-sdk:sfn", "StartExecution").is_none());
        assert!(find("aws-sdk:stepfunctions", "startExecution").is_none());
        assert!(find("sqs", "sendMessage").is_none());
    }

    #[test]
    fn parameters_and_answers_change_their_spelling() {
        let start = find("aws-sdk:sfn", "startExecution").unwrap().operation;
        let given = json!({"StateMachineArn": "arn", "Input": {"x": 1}, "Name": null});
        assert_eq!(
            to_model(start.input, &given).unwrap(),
            json!({"stateMachineArn": "arn", "input": r#"{"x":1}"#})
        );
        assert!(to_model(start.input, &json!({"stateMachineArn": "arn"})).is_err());
        let answer = json!({"executionArn": "arn", "startDate": 1.5});
        assert_eq!(
            from_model(start.output.unwrap(), &answer),
            json!({"ExecutionArn": "arn", "StartDate": "1970-01-01T00:00:01.500Z"})
        );
    }
}
