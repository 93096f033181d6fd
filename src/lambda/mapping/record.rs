//! The event that a function gets from a queue.
//!
//! *AWS documentation: Using Lambda with Amazon SQS (example standard queue message event).*

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Map, Value, json};

use crate::aws::model::sqs::{Message, MessageAttributeValue};
use crate::identity::Region;

/// A message of the queue `queue_arn` as an element of `Records`. With `windowed`, for mappings that
/// gather batches over a window, a digest of no attributes is `null` instead of missing, as on AWS.
#[must_use]
pub fn record(message: &Message, queue_arn: &str, region: &Region, windowed: bool) -> Value {
    let attributes = message.message_attributes.iter().flatten();
    let attributes: Map<String, Value> =
        attributes.map(|(name, value)| (name.clone(), attribute(value))).collect();
    let mut record = Map::new();
    let mut put = |name: &str, value: Value| record.insert(name.to_owned(), value);
    put("messageId", message.message_id.clone().into());
    put("receiptHandle", message.receipt_handle.clone().into());
    put("body", message.body.clone().into());
    put("attributes", json!(message.attributes.clone().unwrap_or_default()));
    put("messageAttributes", attributes.into());
    if let Some(md5) = &message.md5_of_message_attributes {
        put("md5OfMessageAttributes", md5.clone().into());
    } else if windowed {
        put("md5OfMessageAttributes", Value::Null);
    }
    put("md5OfBody", message.md5_of_body.clone().into());
    put("eventSource", "aws:sqs".into());
    put("eventSourceARN", queue_arn.into());
    put("awsRegion", region.as_str().into());
    record.into()
}

fn attribute(value: &MessageAttributeValue) -> Value {
    let mut attribute = Map::new();
    if let Some(text) = &value.string_value {
        attribute.insert("stringValue".to_owned(), text.clone().into());
    }
    if let Some(bytes) = &value.binary_value {
        attribute.insert("binaryValue".to_owned(), STANDARD.encode(bytes).into());
    }
    attribute.insert("stringListValues".to_owned(), json!([]));
    attribute.insert("binaryListValues".to_owned(), json!([]));
    attribute.insert("dataType".to_owned(), value.data_type.clone().into());
    attribute.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_becomes_the_record_of_the_developer_guide() {
        let attribute =
            |data_type: &str, text: Option<&str>, bytes: Option<&'static [u8]>| MessageAttributeValue {
                data_type: data_type.to_owned(),
                string_value: text.map(str::to_owned),
                binary_value: bytes.map(bytes::Bytes::from_static),
                ..Default::default()
            };
        let message = Message {
            message_id: Some("id-1".to_owned()),
            receipt_handle: Some("handle-1".to_owned()),
            body: Some("{\"order\": 7}".to_owned()),
            md5_of_body: Some("md5-1".to_owned()),
            md5_of_message_attributes: Some("md5-2".to_owned()),
            attributes: Some([("ApproximateReceiveCount".to_owned(), "1".to_owned())].into()),
            message_attributes: Some(
                [
                    ("Number".to_owned(), attribute("Number", Some("6"), None)),
                    ("Picture".to_owned(), attribute("Binary", None, Some(b"abc"))),
                ]
                .into(),
            ),
        };
        let region = Region::fallback();
        let queue_arn = "arn:aws:sqs:us-east-1:000000000000:orders";
        let expected = json!({
            "messageId": "id-1",
            "receiptHandle": "handle-1",
            "body": "{\"order\": 7}",
            "attributes": {"ApproximateReceiveCount": "1"},
            "messageAttributes": {
                "Number": {"stringValue": "6", "stringListValues": [], "binaryListValues": [], "dataType": "Number"},
                "Picture": {"binaryValue": "YWJj", "stringListValues": [], "binaryListValues": [], "dataType": "Binary"},
            },
            "md5OfMessageAttributes": "md5-2",
            "md5OfBody": "md5-1",
            "eventSource": "aws:sqs",
            "eventSourceARN": queue_arn,
            "awsRegion": "us-east-1",
        });
        let record = record(&message, queue_arn, &region, false);
        assert_eq!(record.to_string(), expected.to_string());
    }
}
