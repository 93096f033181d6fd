//! The rows that mirror queues and messages in the store.

use std::collections::BTreeMap;
use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};

use super::attributes::QueueAttributes;
use super::digest::md5_of_body;
use super::hosted::Address;
use super::move_task::TaskRow;
use super::queue::{
    Attribute, AttributeValue, Content, DeduplicationKey, Effects, Extras, Original, Queue, Snapshot, State,
};
use crate::clock::{Holder, Timestamp};
use crate::identity::Uuid;
use crate::store::{Batch, Table};

pub(super) const QUEUES: Table = "sqs.queue";
pub(super) const MESSAGES: Table = "sqs.message";
pub(super) const DEDUPLICATION: Table = "sqs.deduplication";
pub(super) const TASKS: Table = "sqs.task";

/// A queue's own record. Times are microseconds since the Unix epoch.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct QueueRow {
    pub attributes: QueueAttributes,
    pub tags: BTreeMap<String, String>,
    pub created: i64,
    pub modified: i64,
    pub seal: u64,
}

/// A message.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct MessageRow {
    slot: u32,
    number: u64,
    id: String,
    body: String,
    sender: String,
    group: Option<String>,
    attributes: BTreeMap<String, AttributeRow>,
    trace_header: Option<String>,
    deduplication_id: Option<String>,
    state: StateRow,
    sent: i64,
    first_received: Option<i64>,
    received: i64,
    receive_count: u32,
    receipt: u32,
    source: Option<String>,
}

#[derive(Debug, Serialize, Deserialize)]
struct AttributeRow {
    data_type: String,
    text: Option<String>,
    /// Base64.
    bytes: Option<String>,
}

#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
enum StateRow {
    Ready,
    Delayed(i64),
    HeldInside(i64),
    HeldOutside(i64),
}

/// A deduplication id that was seen.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct DeduplicationRow {
    group: Option<String>,
    deduplication_id: String,
    id: String,
    number: u64,
    sent: i64,
}

fn queue_key(address: &Address) -> String {
    format!("{}/{}", address.region, address.name)
}

fn message_key(address: &Address, number: u64) -> String {
    format!("{}/{number:020}", queue_key(address))
}

fn deduplication_key(address: &Address, key: &DeduplicationKey) -> String {
    format!("{}/{}/{}", queue_key(address), key.group.as_deref().unwrap_or_default(), key.id)
}

fn task_key(source: &Address, id: &str) -> String {
    format!("{}/{id}", queue_key(source))
}

pub(super) fn write_task(batch: &mut Batch, source: &Address, row: &TaskRow) {
    batch.put(TASKS, &source.account, task_key(source, &row.id), row);
}

pub(super) fn delete_task(batch: &mut Batch, source: &Address, id: &str) {
    batch.delete(TASKS, &source.account, task_key(source, id));
}

/// The region and the name of the queue that a row belongs to.
pub(super) fn queue_of_key(key: &str) -> Option<(&str, &str)> {
    let (region, rest) = key.split_once('/')?;
    Some((region, rest.split('/').next()?))
}

pub(super) fn write_queue(batch: &mut Batch, address: &Address, row: &QueueRow) {
    batch.put(QUEUES, &address.account, queue_key(address), row);
}

pub(super) fn delete_queue(batch: &mut Batch, address: &Address) {
    batch.delete(QUEUES, &address.account, queue_key(address));
}

pub(super) fn delete_message(batch: &mut Batch, address: &Address, number: u64) {
    batch.delete(MESSAGES, &address.account, message_key(address, number));
}

/// Writes what changed in a queue. Dead letters keep their rows until another queue has them.
pub(super) fn write_changes(batch: &mut Batch, address: &Address, queue: &Queue, effects: &Effects) {
    let account = &address.account;
    for &(slot, number) in &effects.changed {
        if let Some(message) = queue.snapshot(slot, number) {
            batch.put(MESSAGES, account, message_key(address, number), &MessageRow::of(&message));
        } else if !effects.dead.iter().any(|parcel| parcel.number == number) {
            delete_message(batch, address, number);
        }
    }
    for (key, original) in &effects.remembered {
        let row = DeduplicationRow {
            group: key.group.as_deref().map(str::to_owned),
            deduplication_id: key.id.to_string(),
            id: format!("{:032x}", original.id.as_u128()),
            number: original.number,
            sent: original.sent.as_micros(),
        };
        batch.put(DEDUPLICATION, account, deduplication_key(address, key), &row);
    }
    for key in &effects.forgotten {
        batch.delete(DEDUPLICATION, account, deduplication_key(address, key));
    }
}

impl MessageRow {
    fn of(message: &Snapshot) -> Self {
        let content = &message.content;
        let extras = content.extras.as_deref().cloned().unwrap_or_default();
        let attribute = |(name, attribute): (String, Attribute)| (name, AttributeRow::of(attribute));
        Self {
            slot: message.slot,
            number: message.number,
            id: format!("{:032x}", content.id.as_u128()),
            body: content.body.to_string(),
            sender: content.sender.to_string(),
            group: message.group.as_deref().map(str::to_owned),
            attributes: extras.attributes.into_iter().map(attribute).collect(),
            trace_header: extras.trace_header.map(String::from),
            deduplication_id: extras.deduplication_id.map(String::from),
            state: match message.state {
                State::Ready => StateRow::Ready,
                State::Delayed(due) => StateRow::Delayed(due.as_micros()),
                State::InFlight(due, Holder::Inside) => StateRow::HeldInside(due.as_micros()),
                State::InFlight(due, Holder::Outside) => StateRow::HeldOutside(due.as_micros()),
            },
            sent: message.sent.as_micros(),
            first_received: message.first_received.map(Timestamp::as_micros),
            received: message.received.as_micros(),
            receive_count: message.receive_count,
            receipt: message.receipt,
            source: message.source.as_deref().map(str::to_owned),
        }
    }

    /// The message that the row describes.
    pub fn restore(self) -> Snapshot {
        let attributes: BTreeMap<_, _> =
            self.attributes.into_iter().map(|(name, attribute)| (name, attribute.restore())).collect();
        let (trace_header, deduplication_id) = (self.trace_header, self.deduplication_id);
        let has_extras = !attributes.is_empty() || trace_header.is_some() || deduplication_id.is_some();
        let extras = has_extras.then(|| {
            let [trace_header, deduplication_id] =
                [trace_header, deduplication_id].map(|text| text.map(String::into_boxed_str));
            Box::new(Extras { attributes, trace_header, deduplication_id })
        });
        let due = Timestamp::from_micros;
        Snapshot {
            slot: self.slot,
            number: self.number,
            content: Arc::new(Content {
                id: uuid_of(&self.id),
                md5_of_body: md5_of_body(&self.body),
                body: self.body.into_boxed_str(),
                sender: Arc::from(self.sender),
                extras,
            }),
            group: self.group.map(Arc::from),
            state: match self.state {
                StateRow::Ready => State::Ready,
                StateRow::Delayed(at) => State::Delayed(due(at)),
                StateRow::HeldInside(at) => State::InFlight(due(at), Holder::Inside),
                StateRow::HeldOutside(at) => State::InFlight(due(at), Holder::Outside),
            },
            sent: due(self.sent),
            first_received: self.first_received.map(due),
            received: due(self.received),
            receive_count: self.receive_count,
            receipt: self.receipt,
            source: self.source.map(Arc::from),
        }
    }
}

impl DeduplicationRow {
    /// What the row remembers.
    pub fn restore(self) -> (DeduplicationKey, Original) {
        let key = DeduplicationKey { group: self.group.map(Arc::from), id: Arc::from(self.deduplication_id) };
        let sent = Timestamp::from_micros(self.sent);
        (key, Original { id: uuid_of(&self.id), number: self.number, sent })
    }
}

impl AttributeRow {
    fn of(attribute: Attribute) -> Self {
        let (text, bytes) = match attribute.value {
            AttributeValue::Text(text) => (Some(text), None),
            AttributeValue::Bytes(bytes) => (None, Some(STANDARD.encode(bytes))),
        };
        Self { data_type: attribute.data_type, text, bytes }
    }

    fn restore(self) -> Attribute {
        let bytes =
            |text: String| STANDARD.decode(text).ok().map(|bytes| AttributeValue::Bytes(bytes.into()));
        let value = self.bytes.and_then(bytes);
        let value = value.unwrap_or_else(|| AttributeValue::Text(self.text.unwrap_or_default()));
        Attribute { data_type: self.data_type, value }
    }
}

fn uuid_of(text: &str) -> Uuid {
    Uuid::from_u128(u128::from_str_radix(text, 16).unwrap_or_default())
}
