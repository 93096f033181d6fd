//! Sending: new messages, duplicates, and messages that come from another queue.

use std::sync::Arc;
use std::time::Duration;

use super::deduplication::{Key, Original};
use super::{Content, Parcel, Queue, State};
use crate::clock::Timestamp;
use crate::identity::Uuid;

/// A message to be sent.
#[derive(Clone, Debug)]
pub struct Outgoing {
    /// What the sender wrote.
    pub content: Content,
    /// Its message group; a FIFO queue's message has one.
    pub group: Option<String>,
    /// How long it stays hidden; the queue's own delay when `None`.
    pub delay: Option<Duration>,
}

/// What became of a message that was sent.
#[derive(Clone, Debug, PartialEq)]
pub struct Sent {
    /// The message's id: that of the original, for a duplicate.
    pub id: Uuid,
    /// The message's number: that of the original, for a duplicate.
    pub number: u64,
    /// Whether the message was accepted but not kept, since it had been sent before.
    pub is_duplicate: bool,
}

impl Queue {
    /// Accepts a message. A FIFO queue keeps it only if its deduplication id is new in five minutes.
    pub fn send(&mut self, now: Timestamp, outgoing: Outgoing) -> Sent {
        self.settle(now);
        let key = self.deduplication_key(&outgoing);
        if let Some(original) = key.as_ref().and_then(|key| self.seen.recall(now, key)) {
            return Sent { id: original.id, number: original.number, is_duplicate: true };
        }
        let delay = outgoing.delay.unwrap_or(self.settings.delay).max(self.lateness());
        let id = outgoing.content.id;
        let mut entry = self.fresh_entry(Arc::new(outgoing.content), now);
        if !delay.is_zero() {
            entry.state = State::Delayed(now.after(delay));
        }
        let number = entry.number;
        self.admit(entry, outgoing.group.as_deref());
        if let Some(key) = key {
            self.remember(key, Original { id, number, sent: now });
        }
        self.serve_waiters(now);
        Sent { id, number, is_duplicate: false }
    }

    /// Takes in a message from another queue: a dead letter, or one that is moved back.
    pub fn accept(&mut self, now: Timestamp, parcel: Parcel) {
        self.settle(now);
        let mut entry = self.fresh_entry(parcel.content, parcel.sent);
        entry.source = parcel.source;
        self.admit(entry, parcel.group.as_deref());
        // What it brought along may already be too old for this queue.
        self.settle(now);
    }

    fn deduplication_key(&self, outgoing: &Outgoing) -> Option<Key> {
        if !self.settings.fifo {
            return None;
        }
        let id = outgoing.content.extras.as_ref()?.deduplication_id.as_deref()?;
        let group = outgoing.group.as_deref().filter(|_| self.settings.deduplicates_by_group);
        Some(Key { group: group.map(Arc::from), id: Arc::from(id) })
    }

    pub(super) fn remember(&mut self, key: Key, original: Original) {
        if self.keeps_rows {
            self.effects.remembered.push((key.clone(), original));
        }
        self.seen.remember(original.sent, key, original);
    }
}
