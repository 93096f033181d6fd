//! A message: what the sender wrote, which never changes, and where it stands, which does.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::clock::{Holder, Timestamp};
use crate::identity::Uuid;
use bytes::Bytes;

/// What the sender wrote. Shared, so that delivering a message copies nothing under the lock.
#[derive(Clone, Debug, PartialEq)]
pub struct Content {
    /// The message's id.
    pub id: Uuid,
    /// The body, 1 byte to 1 MiB.
    pub body: Box<str>,
    /// The body's MD5.
    pub md5_of_body: [u8; 16],
    /// Whom `SenderId` names.
    pub sender: Arc<str>,
    /// What most messages don't have.
    pub extras: Option<Box<Extras>>,
}

/// The parts of a message that most messages don't have.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Extras {
    /// The sender's own attributes.
    pub attributes: Attributes,
    /// `AWSTraceHeader`.
    pub trace_header: Option<Box<str>>,
    /// `MessageDeduplicationId`, given or derived from the body.
    pub deduplication_id: Option<Box<str>>,
}

/// Message attributes by name.
pub type Attributes = BTreeMap<String, Attribute>;

/// One message attribute.
#[derive(Clone, Debug, PartialEq)]
pub struct Attribute {
    /// `String`, `Number` or `Binary`, perhaps with a label of the sender's: `Number.float`.
    pub data_type: String,
    /// The value, in the form that the type calls for.
    pub value: AttributeValue,
}

/// The value of a message attribute.
#[derive(Clone, Debug, PartialEq)]
pub enum AttributeValue {
    /// A `String` or `Number`.
    Text(String),
    /// A `Binary`.
    Bytes(Bytes),
}

/// A message within a queue.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub content: Arc<Content>,
    /// The message's place in the order of arrival; never used twice within a queue.
    pub number: u64,
    /// When the sender sent it: retention counts from here, also after a move to a dead-letter queue.
    pub sent: Timestamp,
    /// When it was received for the first time.
    pub first_received: Option<Timestamp>,
    /// When it was received last: the twelve hours of visibility count from here.
    pub received: Timestamp,
    /// How often it was received.
    pub receive_count: u32,
    /// Counts receipts; a handle is good as long as it names the newest.
    pub receipt: u32,
    pub state: State,
    pub group: u32,
    pub previous: u32,
    pub next: u32,
    /// The ARN of the queue whose dead letter this is.
    pub source: Option<Arc<str>>,
    /// Whether a fault left it behind when its original was delivered.
    pub is_copy: bool,
}

/// Where a message stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Waits to be received (in a FIFO queue, perhaps behind others of its group).
    Ready,
    /// Not to be received before this moment.
    Delayed(Timestamp),
    /// Received, and hidden until this moment.
    InFlight(Timestamp, Holder),
}

/// A message on its way from one queue to another.
#[derive(Clone, Debug)]
pub struct Parcel {
    /// What the sender wrote.
    pub content: Arc<Content>,
    /// Its message group.
    pub group: Option<Arc<str>>,
    /// When it was sent.
    pub sent: Timestamp,
    /// The number it had in the queue that it left.
    pub number: u64,
    /// The ARN of the queue whose dead letter it is.
    pub source: Option<Arc<str>>,
}

/// A message handed to a receiver.
#[derive(Clone, Debug)]
pub struct Delivery {
    /// What the sender wrote.
    pub content: Arc<Content>,
    /// Its message group.
    pub group: Option<Arc<str>>,
    /// What names this receipt of it.
    pub receipt: Receipt,
    /// When it was sent.
    pub sent: Timestamp,
    /// When it was received for the first time.
    pub first_received: Timestamp,
    /// How often it was received, this time included.
    pub receive_count: u32,
    /// The ARN of the queue whose dead letter it is.
    pub source: Option<Arc<str>>,
}

/// One receipt of one message: what a receipt handle encodes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Receipt {
    /// Where the queue keeps the message.
    pub slot: u32,
    /// The message's number.
    pub number: u64,
    /// Which of the message's receipts.
    pub receipt: u32,
}

/// The sequence number of the message with this number in a FIFO queue: 20 digits, ascending.
#[must_use]
pub fn sequence_number(number: u64) -> String {
    (18_860_000_000_000_000_000_u128 + u128::from(number) * 256).to_string()
}
