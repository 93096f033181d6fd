//! What destinations and dead-letter queues are told of an event.
//!
//! *AWS documentation: Capturing records of Lambda asynchronous invocations; Adding a dead-letter
//! queue.*

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::{Condition, QueuedEvent};
use crate::aws::model::sqs::MessageAttributeValue;
use crate::clock::Timestamp;

/// What of an error's message a dead letter carries, in bytes.
const MESSAGE_LIMIT: usize = 1024;

/// The record of an event of the function `function_arn`, qualified, that ended so.
#[must_use]
pub fn record(event: &QueuedEvent, condition: Condition, function_arn: &str, now: Timestamp) -> Value {
    let mut record = Map::new();
    let mut put = |name: &str, value: Value| record.insert(name.to_owned(), value);
    put("version", "1.0".into());
    put("timestamp", now.to_iso8601_millis().into());
    put(
        "requestContext",
        json!({
            "requestId": event.request_id,
            "functionArn": function_arn,
            "condition": condition.name(),
            "approximateInvokeCount": event.runs,
        }),
    );
    put("requestPayload", json_or_text(&String::from_utf8_lossy(&event.event())));
    if let Some(response) = &event.last {
        let mut context = json!({"statusCode": 200, "executedVersion": response.version});
        if response.is_error {
            context["functionError"] = "Unhandled".into();
        }
        put("responseContext", context);
        put("responsePayload", json_or_text(&response.payload));
    }
    record.into()
}

/// The attributes of an event in a dead-letter queue; its body is the event itself.
#[must_use]
pub fn dead_letter_attributes(
    event: &QueuedEvent,
    condition: Condition,
) -> BTreeMap<String, MessageAttributeValue> {
    let (code, message) = match &event.last {
        Some(response) => ("200", error_message(&response.payload)),
        None if condition == Condition::RecursiveInvocation => ("400", circle()),
        None => ("429", "Rate Exceeded.".to_owned()),
    };
    let attribute = |data_type: &str, text: &str| MessageAttributeValue {
        data_type: data_type.to_owned(),
        string_value: Some(text.to_owned()),
        ..Default::default()
    };
    [
        ("RequestID".to_owned(), attribute("String", &event.request_id)),
        ("ErrorCode".to_owned(), attribute("Number", code)),
        ("ErrorMessage".to_owned(), attribute("String", &message)),
    ]
    .into()
}

fn circle() -> String {
    "Lambda has detected your function being invoked in a recursive loop.".to_owned()
}

/// The first part of the message of an error document. SQS takes no empty attribute.
fn error_message(payload: &str) -> String {
    let document: Value = serde_json::from_str(payload).unwrap_or_default();
    let message = document.get("errorMessage").and_then(Value::as_str).unwrap_or(payload);
    let legal = |character: &char| matches!(character, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..);
    let mut kept = String::new();
    for character in message.chars().filter(legal) {
        if kept.len() + character.len_utf8() > MESSAGE_LIMIT {
            break;
        }
        kept.push(character);
    }
    if kept.is_empty() { "Unknown error".to_owned() } else { kept }
}

fn json_or_text(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|_| text.into())
}

#[cfg(test)]
mod tests {
    use super::super::{Attempt, Patience, Response};
    use super::*;
    use crate::identity::{AccountId, Region};
    use crate::lambda::name::{Place, Reference};

    const ARN: &str = "arn:aws:lambda:us-east-2:123456789012:function:my-function:$LATEST";

    fn failed(payload: &str) -> QueuedEvent {
        let place = Place { account: AccountId::unnamed(), region: Region::fallback() };
        let function = Reference { name: "my-function".to_owned(), qualifier: None };
        let now = Timestamp::from_secs(0);
        let id = "e4b46cbf-b738-xmpl-8880-a18cdf61200e".to_owned();
        let mut event = QueuedEvent::new(id, place, &function, br#"{"ORDER_IDS": [1]}"#, None, now);
        let response =
            Response { payload: payload.to_owned(), is_error: true, version: "$LATEST".to_owned() };
        for _ in 0..3 {
            let _ = event.after(Attempt::Ran(response.clone()), Patience::default(), now);
        }
        event
    }

    #[test]
    fn a_failure_is_told_as_in_the_developer_guide() {
        let event = failed(r#"{"errorMessage": "Process exited before completing request"}"#);
        let now = Timestamp::from_micros(1_573_755_365_568_000);
        let expected = json!({
            "version": "1.0",
            "timestamp": "2019-11-14T18:16:05.568Z",
            "requestContext": {
                "requestId": "e4b46cbf-b738-xmpl-8880-a18cdf61200e",
                "functionArn": ARN,
                "condition": "RetriesExhausted",
                "approximateInvokeCount": 3
            },
            "requestPayload": {"ORDER_IDS": [1]},
            "responseContext": {"statusCode": 200, "executedVersion": "$LATEST", "functionError": "Unhandled"},
            "responsePayload": {"errorMessage": "Process exited before completing request"}
        });
        let told = record(&event, Condition::RetriesExhausted, ARN, now);
        assert_eq!(told.to_string(), expected.to_string());
    }

    #[test]
    fn a_dead_letter_names_the_request_and_the_error() {
        let attributes = dead_letter_attributes(
            &failed(&json!({"errorMessage": "é".repeat(2_000)}).to_string()),
            Condition::RetriesExhausted,
        );
        let text = |name: &str| attributes[name].string_value.clone().unwrap();
        assert_eq!(text("ErrorCode"), "200");
        assert_eq!(text("ErrorMessage"), "é".repeat(512));
        assert_eq!(text("RequestID"), "e4b46cbf-b738-xmpl-8880-a18cdf61200e");
        assert_eq!(attributes["ErrorCode"].data_type, "Number");
    }
}
