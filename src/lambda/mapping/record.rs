//! The event that a function gets from a queue.
//!
//! *AWS documentation: Using Lambda with Amazon SQS (example standard queue message event).*

use std::collections::BTreeMap;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::Serialize;

use crate::aws::model::sqs::{Message, MessageAttributeValue};
use crate::identity::Region;

/// What a function is given for one batch.
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct Records<'a> {
    /// The messages of the batch.
    pub records: Vec<Record<'a>>,
}

/// A message as an element of `Records`. Borrows what it tells: a busy mapping writes thousands a second.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Record<'a> {
    message_id: Option<&'a str>,
    receipt_handle: Option<&'a str>,
    body: Option<&'a str>,
    attributes: BTreeMap<&'a str, &'a str>,
    message_attributes: BTreeMap<&'a str, Attribute<'a>>,
    #[expect(clippy::option_option, reason = "missing, null and a digest are three different answers")]
    #[serde(skip_serializing_if = "Option::is_none")]
    md5_of_message_attributes: Option<Option<&'a str>>,
    md5_of_body: Option<&'a str>,
    event_source: &'static str,
    #[serde(rename = "eventSourceARN")]
    event_source_arn: &'a str,
    aws_region: &'a str,
}

/// A message attribute of a [`Record`].
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Attribute<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    string_value: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    binary_value: Option<String>,
    string_list_values: [&'static str; 0],
    binary_list_values: [&'static str; 0],
    data_type: &'a str,
}

impl<'a> Record<'a> {
    /// A message of the queue `queue_arn`. With `windowed`, for mappings that gather batches over a window,
    /// a digest of no attributes is `null` instead of missing, as on AWS.
    #[must_use]
    pub fn new(message: &'a Message, queue_arn: &'a str, region: &'a Region, windowed: bool) -> Self {
        let attributes = message.attributes.iter().flatten();
        let message_attributes = message.message_attributes.iter().flatten();
        let digest = message.md5_of_message_attributes.as_deref();
        Self {
            message_id: message.message_id.as_deref(),
            receipt_handle: message.receipt_handle.as_deref(),
            body: message.body.as_deref(),
            attributes: attributes.map(|(name, value)| (name.as_str(), value.as_str())).collect(),
            message_attributes: message_attributes
                .map(|(name, value)| (name.as_str(), Attribute::new(value)))
                .collect(),
            md5_of_message_attributes: (digest.is_some() || windowed).then_some(digest),
            md5_of_body: message.md5_of_body.as_deref(),
            event_source: "aws:sqs",
            event_source_arn: queue_arn,
            aws_region: region.as_str(),
        }
    }
}

impl<'a> Attribute<'a> {
    fn new(value: &'a MessageAttributeValue) -> Self {
        Self {
            string_value: value.string_value.as_deref(),
            binary_value: value.binary_value.as_ref().map(|bytes| STANDARD.encode(bytes)),
            string_list_values: [],
            binary_list_values: [],
            data_type: &value.data_type,
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

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
        let record = Record::new(&message, queue_arn, &region, false);
        assert_eq!(serde_json::to_string(&record).unwrap(), expected.to_string());
    }

    #[test]
    fn a_digest_of_no_attributes_is_null_where_batches_are_gathered_and_missing_otherwise() {
        let (message, region) = (Message::default(), Region::fallback());
        let digest = |windowed| {
            let record = json!(Record::new(&message, "arn", &region, windowed));
            record.get("md5OfMessageAttributes").cloned()
        };
        assert_eq!((digest(true), digest(false)), (Some(json!(null)), None));
    }
}
