//! Messages as receivers see them.

use std::collections::BTreeMap;

use super::digest::{hexadecimal, md5_of_attributes};
use super::error;
use super::queue::{Attribute, AttributeValue, Delivery, sequence_number};
use crate::aws::Error;
use crate::aws::model::sqs::{self, MessageSystemAttributeName as Name};

/// What a receiver wants to know of each message.
#[derive(Debug, Default)]
pub(super) struct Selection {
    system: Vec<Name>,
    wants_all_system: bool,
    attributes: Vec<String>,
}

impl Selection {
    /// Reads both the newer `MessageSystemAttributeNames` and the older `AttributeNames`.
    pub fn of(input: &sqs::ReceiveMessageInput) -> Result<Self, Error> {
        let newer = input.message_system_attribute_names.iter().flatten().cloned();
        let older = input.attribute_names.iter().flatten().map(|name| Name::from(name.as_str()));
        let system: Vec<Name> = newer.chain(older).collect();
        if let Some(unknown) = system.iter().find(|name| matches!(name, Name::Unknown(_))) {
            return Err(error::unknown_attribute(unknown.as_str()));
        }
        let wants_all_system = system.contains(&Name::All);
        let attributes = input.message_attribute_names.clone().unwrap_or_default();
        Ok(Self { system, wants_all_system, attributes })
    }

    /// Everything there is.
    pub fn everything() -> Self {
        Self { system: Vec::new(), wants_all_system: true, attributes: vec!["All".to_owned()] }
    }

    fn wants_system(&self, name: &Name) -> bool {
        self.wants_all_system || self.system.contains(name)
    }

    fn wants(&self, name: &str) -> bool {
        self.attributes.iter().any(|wanted| match wanted.as_str() {
            "All" | "*" | ".*" => true,
            wanted => wanted.strip_suffix(".*").map_or(wanted == name, |prefix| name.starts_with(prefix)),
        })
    }
}

/// A message as `ReceiveMessage` answers it.
pub(super) fn message_of(
    delivery: &Delivery,
    selection: &Selection,
    is_fifo: bool,
    handle: String,
) -> sqs::Message {
    let content = &delivery.content;
    let own = content.extras.iter().flat_map(|extras| &extras.attributes);
    let chosen: Vec<_> = own.filter(|(name, _)| selection.wants(name)).collect();
    let md5_of_message_attributes =
        (!chosen.is_empty()).then(|| hexadecimal(&md5_of_attributes(chosen.iter().copied())));
    let attributes: BTreeMap<_, _> =
        chosen.into_iter().map(|(name, attribute)| (name.clone(), value_of(attribute))).collect();
    let system = system_attributes(delivery, selection, is_fifo);
    sqs::Message {
        message_id: Some(content.id.text()),
        receipt_handle: Some(handle),
        md5_of_body: Some(hexadecimal(&content.md5_of_body)),
        body: Some(content.body.to_string()),
        attributes: Some(system).filter(|system| !system.is_empty()),
        md5_of_message_attributes,
        message_attributes: Some(attributes).filter(|attributes| !attributes.is_empty()),
    }
}

fn system_attributes(delivery: &Delivery, selection: &Selection, is_fifo: bool) -> BTreeMap<String, String> {
    if selection.system.is_empty() && !selection.wants_all_system {
        return BTreeMap::new();
    }
    let extras = delivery.content.extras.as_deref();
    let text = |text: Option<&str>| text.map(str::to_owned);
    let all = [
        (Name::SenderId, Some(delivery.content.sender.to_string())),
        (Name::SentTimestamp, Some(delivery.sent.as_millis().to_string())),
        (Name::ApproximateReceiveCount, Some(delivery.receive_count.to_string())),
        (Name::ApproximateFirstReceiveTimestamp, Some(delivery.first_received.as_millis().to_string())),
        (Name::SequenceNumber, is_fifo.then(|| sequence_number(delivery.receipt.number))),
        (Name::MessageDeduplicationId, text(extras.and_then(|extras| extras.deduplication_id.as_deref()))),
        (Name::MessageGroupId, text(delivery.group.as_deref())),
        (Name::AWSTraceHeader, text(extras.and_then(|extras| extras.trace_header.as_deref()))),
        (Name::DeadLetterQueueSourceArn, text(delivery.source.as_deref())),
    ];
    let wanted = all.into_iter().filter(|(name, _)| selection.wants_system(name));
    wanted.filter_map(|(name, value)| Some((name.as_str().to_owned(), value?))).collect()
}

fn value_of(attribute: &Attribute) -> sqs::MessageAttributeValue {
    let (string_value, binary_value) = match &attribute.value {
        AttributeValue::Text(text) => (Some(text.clone()), None),
        AttributeValue::Bytes(bytes) => (None, Some(bytes.clone())),
    };
    let data_type = attribute.data_type.clone();
    sqs::MessageAttributeValue { string_value, binary_value, data_type, ..Default::default() }
}
