//! SQS: `sqs:sendMessage`.
//!
//! *AWS documentation: Send messages to an Amazon SQS queue with Step Functions.*

use serde_json::{Map, Value, json};

use super::answer::{http_date, metadata};
use super::{mishap, refused, typed};
use crate::aws::Call;
use crate::aws::model::sqs::{self, SendMessageInput};
use crate::neighbours::House;
use crate::stepfunctions::history::Mishap;
use crate::stepfunctions::payload::Payload;

const KNOWN: [&str; 6] = [
    "QueueUrl",
    "MessageBody",
    "DelaySeconds",
    "MessageAttributes",
    "MessageDeduplicationId",
    "MessageGroupId",
];

/// Sends a message. A body that is not a text is sent as its JSON text.
pub(super) async fn send_message(house: &House, call: &Call, parameters: &Value) -> Result<Payload, Mishap> {
    let mut parameters = parameters.clone();
    if let Some(body) = parameters.get_mut("MessageBody")
        && !body.is_string()
    {
        *body = Value::String(body.to_string());
    }
    let input: Result<SendMessageInput, String> = typed(&sqs::SERVICE, &parameters, &KNOWN);
    let input = input.map_err(|why| mishap("States.Runtime", why))?;
    let answer = house.neighbours.queues().send_message(call, input).await;
    let answer = answer.map_err(|error| refused(call, "SQS", "AmazonSQS", &error))?;
    let members = [
        ("MD5OfMessageAttributes", answer.md5_of_message_attributes),
        ("MD5OfMessageBody", answer.md5_of_message_body),
        ("MD5OfMessageSystemAttributes", answer.md5_of_message_system_attributes),
        ("MessageId", answer.message_id),
    ];
    let mut told = Map::new();
    for (name, value) in members {
        if let Some(value) = value {
            told.insert(name.to_owned(), json!(value));
        }
    }
    let length = Value::Object(told.clone()).to_string().len();
    let headers = [
        ("x-amzn-RequestId", call.request_id.to_string()),
        ("connection", "keep-alive".to_owned()),
        ("Content-Length", length.to_string()),
        ("Date", http_date(house.clock.now())),
        ("Content-Type", "application/x-amz-json-1.0".to_owned()),
    ];
    told.extend(metadata(call, &headers));
    if let Some(number) = answer.sequence_number {
        told.insert("SequenceNumber".to_owned(), json!(number));
    }
    Ok(Payload::new(Value::Object(told)))
}
