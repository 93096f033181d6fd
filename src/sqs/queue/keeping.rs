//! Looking at messages without receiving them, for rows, for restarts and for people.

use std::sync::Arc;

use super::message::Entry;
use super::messages::NOWHERE;
use super::{Content, DeduplicationKey, Original, Queue, State};
use crate::clock::Timestamp;

/// A message as it stands, seen from outside.
#[derive(Clone, Debug, PartialEq)]
pub struct Snapshot {
    /// Where the queue keeps it.
    pub slot: u32,
    /// Its place in the order of arrival.
    pub number: u64,
    /// What the sender wrote.
    pub content: Arc<Content>,
    /// Its message group.
    pub group: Option<Arc<str>>,
    /// Where it stands.
    pub state: State,
    /// When it was sent.
    pub sent: Timestamp,
    /// When it was received for the first time.
    pub first_received: Option<Timestamp>,
    /// When it was received last; when it was sent, before that.
    pub received: Timestamp,
    /// How often it was received.
    pub receive_count: u32,
    /// How many receipts of it there were.
    pub receipt: u32,
    /// The ARN of the queue whose dead letter it is.
    pub source: Option<Arc<str>>,
}

impl Queue {
    /// The message with this number, if it is still in this slot.
    #[must_use]
    pub fn snapshot(&self, slot: u32, number: u64) -> Option<Snapshot> {
        self.messages.find(slot, number).map(|entry| self.snapshot_of(slot, entry))
    }

    /// Up to `limit` messages in the order of arrival, whatever their state. Receives nothing.
    pub fn snapshots(&mut self, now: Timestamp, limit: usize) -> Vec<Snapshot> {
        self.snapshots_of(now, limit, |_| true)
    }

    /// The same of the messages in some states alone.
    pub fn snapshots_of(
        &mut self,
        now: Timestamp,
        limit: usize,
        is_meant: impl Fn(State) -> bool,
    ) -> Vec<Snapshot> {
        self.settle(now);
        let meant = self.messages.iter().filter(|(_, entry)| is_meant(entry.state));
        let mut order: Vec<(u64, u32)> = meant.map(|(slot, entry)| (entry.number, slot)).collect();
        order.sort_unstable();
        order.truncate(limit);
        order.into_iter().map(|(_, slot)| self.snapshot_of(slot, &self.messages[slot])).collect()
    }

    fn snapshot_of(&self, slot: u32, entry: &Entry) -> Snapshot {
        Snapshot {
            slot,
            number: entry.number,
            content: Arc::clone(&entry.content),
            group: self.groups[entry.group].name.clone(),
            state: entry.state,
            sent: entry.sent,
            first_received: entry.first_received,
            received: entry.received,
            receive_count: entry.receive_count,
            receipt: entry.receipt,
            source: entry.source.clone(),
        }
    }

    /// Puts messages and deduplication ids back into a fresh queue, as a store kept them.
    pub fn restore(&mut self, mut messages: Vec<Snapshot>, seen: Vec<(DeduplicationKey, Original)>) {
        messages.sort_unstable_by_key(|message| message.number);
        let newest = messages.iter().map(|message| message.number).max().unwrap_or(0);
        self.groups.advance_ticket(newest);
        // Pages are made in the order of slots, lists in the order of arrival.
        let mut by_slot: Vec<&Snapshot> = messages.iter().collect();
        by_slot.sort_unstable_by_key(|message| message.slot);
        for message in by_slot {
            let group = self.groups.enter(message.group.as_deref());
            self.groups[group].members += 1;
            self.messages.insert_at(message.slot, Self::entry_of(message, group));
        }
        self.messages.seal();
        for message in &messages {
            self.ages.insert(message.sent, message.slot, message.number);
            self.set_state(message.slot, message.state);
            if self.settings.fifo || message.state == State::Ready {
                self.groups.append(&mut self.messages, message.slot);
            }
        }
        let mut seen = seen;
        seen.sort_by_key(|(_, original)| original.sent);
        for (key, original) in seen {
            self.remember(key, original);
        }
        self.effects = super::Effects::default();
    }

    fn entry_of(message: &Snapshot, group: u32) -> Entry {
        Entry {
            content: Arc::clone(&message.content),
            number: message.number,
            sent: message.sent,
            first_received: message.first_received,
            received: message.received,
            receive_count: message.receive_count,
            receipt: message.receipt,
            state: State::Ready,
            group,
            previous: NOWHERE,
            next: NOWHERE,
            source: message.source.clone(),
            is_copy: false,
        }
    }
}
