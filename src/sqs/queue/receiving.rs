//! Receiving: at once, or by waiting in line.

use std::sync::Arc;
use std::time::Duration;

use super::message::Entry;
use super::messages::NOWHERE;
use super::{Delivery, Parcel, Queue, Receipt, State};
use crate::clock::{Holder, Timestamp};

/// What a receiver asks for.
#[derive(Clone, Debug)]
pub struct Want {
    /// At most this many messages; 1 to 10.
    pub maximum: usize,
    /// How long they stay hidden; the queue's own timeout when `None`.
    pub visibility: Option<Duration>,
    /// Who will hold them.
    pub holder: Holder,
    /// FIFO: a retry with the same id is given the same messages.
    pub attempt: Option<Arc<str>>,
}

/// A receiver that waits in line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WaiterId(u64);

/// As many messages are in flight as the queue allows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("too many messages are in flight")]
pub struct OverLimit;

impl Queue {
    /// Hands out what is ready, up to what is wanted. Dead letters met on the way go to the effects.
    ///
    /// # Errors
    /// [`OverLimit`] when a standard queue has as many messages in flight as it may; a FIFO queue
    /// hands out nothing then.
    pub fn receive(&mut self, now: Timestamp, want: &Want) -> Result<Vec<Delivery>, OverLimit> {
        self.settle(now);
        if let Some(again) = self.repeat_attempt(now, want) {
            return Ok(again);
        }
        if !self.settings.fifo && self.in_flight() >= self.settings.in_flight_limit {
            return Err(OverLimit);
        }
        let deliveries = self.take(now, want);
        self.remember_attempt(now, want, &deliveries);
        // What others wait for may have been left behind.
        self.serve_waiters(now);
        Ok(deliveries)
    }

    /// Puts a receiver at the end of the line. When there is something for it, it is named in the
    /// effects and [`Queue::collect`] answers it.
    pub fn wait(&mut self, now: Timestamp, want: Want) -> WaiterId {
        let waiter = WaiterId(self.next_waiter);
        self.next_waiter += 1;
        self.waiters.insert(waiter, want);
        self.settle(now);
        waiter
    }

    /// What was handed to a waiter, once; `None` while it still waits.
    pub fn collect(&mut self, waiter: WaiterId) -> Option<Vec<Delivery>> {
        self.handed.remove(&waiter)
    }

    /// Takes a waiter out of the line; what was handed to it and not collected is ready again, as if
    /// it had never been received.
    pub fn abandon(&mut self, now: Timestamp, waiter: WaiterId) {
        self.waiters.remove(&waiter);
        if let Some(deliveries) = self.handed.remove(&waiter) {
            self.hand_back(now, &deliveries);
        }
    }

    /// Makes messages ready again that never reached their receiver.
    pub fn hand_back(&mut self, now: Timestamp, deliveries: &[Delivery]) {
        for delivery in deliveries {
            let Receipt { slot, number, receipt } = delivery.receipt;
            let current = self.messages.find(slot, number).filter(|entry| entry.receipt == receipt);
            if current.is_some_and(|entry| matches!(entry.state, State::InFlight(..))) {
                let entry = &mut self.messages[slot];
                entry.receive_count -= 1;
                if entry.receive_count == 0 {
                    entry.first_received = None;
                }
                self.make_ready(slot);
            }
        }
        self.settle(now);
    }

    /// How many receivers wait in line.
    #[must_use]
    pub fn waiting(&self) -> usize {
        self.waiters.len()
    }

    /// Serves the line, first come first served, as far as there are messages.
    pub(super) fn serve_waiters(&mut self, now: Timestamp) {
        while !self.groups.is_idle() {
            let Some((&waiter, _)) = self.waiters.first_key_value() else { return };
            let Some(want) = self.waiters.remove(&waiter) else { return };
            let deliveries = self.take(now, &want);
            if deliveries.is_empty() {
                self.waiters.insert(waiter, want);
                return;
            }
            self.remember_attempt(now, &want, &deliveries);
            self.handed.insert(waiter, deliveries);
            self.effects.woken.push(waiter);
        }
    }

    fn take(&mut self, now: Timestamp, want: &Want) -> Vec<Delivery> {
        let mut deliveries = Vec::new();
        let timeout = want.visibility.unwrap_or(self.settings.visibility_timeout);
        // A timeout of zero hides nothing: the message is ready again when all have been taken.
        let mut shown_again = Vec::new();
        while deliveries.len() < want.maximum && self.in_flight() < self.settings.in_flight_limit {
            let Some(group) = self.groups.next() else { break };
            self.disorder(group);
            let slot = self.groups[group].list.head;
            if self.is_dead_letter(slot) {
                self.bury(slot);
                continue;
            }
            deliveries.push(self.hand_out(now, slot, now.after(timeout), want.holder));
            self.take_followers(now, slot, want, &mut deliveries);
            self.groups.served(&self.messages, group);
            if timeout.is_zero() {
                shown_again.push(group);
            }
        }
        if !shown_again.is_empty() {
            for delivery in &deliveries {
                self.make_ready(delivery.receipt.slot);
            }
        }
        self.copy(now, &deliveries);
        deliveries
    }

    /// In a FIFO queue, as many messages of the same group as possible come along.
    fn take_followers(&mut self, now: Timestamp, first: u32, want: &Want, deliveries: &mut Vec<Delivery>) {
        if !self.settings.fifo {
            return;
        }
        let timeout = want.visibility.unwrap_or(self.settings.visibility_timeout);
        let mut slot = self.messages[first].next;
        while slot != NOWHERE
            && deliveries.len() < want.maximum
            && self.in_flight() < self.settings.in_flight_limit
            && self.messages[slot].state == State::Ready
        {
            let next = self.messages[slot].next;
            if self.is_dead_letter(slot) {
                self.bury(slot);
            } else {
                deliveries.push(self.hand_out(now, slot, now.after(timeout), want.holder));
            }
            slot = next;
        }
    }

    fn hand_out(&mut self, now: Timestamp, slot: u32, until: Timestamp, holder: Holder) -> Delivery {
        if !self.settings.fifo {
            self.groups.unlink(&mut self.messages, slot);
        }
        let entry = &mut self.messages[slot];
        entry.first_received.get_or_insert(now);
        entry.received = now;
        entry.receive_count += 1;
        entry.receipt = entry.receipt.wrapping_add(1);
        self.set_state(slot, State::InFlight(until, holder));
        self.delivery(slot)
    }

    fn delivery(&self, slot: u32) -> Delivery {
        let entry = &self.messages[slot];
        Delivery {
            content: Arc::clone(&entry.content),
            group: self.groups[entry.group].name.clone(),
            receipt: Receipt { slot, number: entry.number, receipt: entry.receipt },
            sent: entry.sent,
            first_received: entry.first_received.unwrap_or(entry.received),
            receive_count: entry.receive_count,
            source: entry.source.clone(),
        }
    }

    fn is_dead_letter(&self, slot: u32) -> bool {
        let limit = self.settings.maximum_receives.filter(|_| self.dead_letters_leave);
        limit.is_some_and(|limit| self.messages[slot].receive_count >= limit)
    }

    fn bury(&mut self, slot: u32) {
        let group = self.groups[self.messages[slot].group].name.clone();
        let entry = self.remove(slot);
        self.effects.dead.push(Self::parcel(entry, group));
    }

    pub(super) fn parcel(entry: Entry, group: Option<Arc<str>>) -> Parcel {
        Parcel { content: entry.content, group, sent: entry.sent, number: entry.number, source: entry.source }
    }

    fn repeat_attempt(&mut self, now: Timestamp, want: &Want) -> Option<Vec<Delivery>> {
        let receipts = self.attempts.recall(now, want.attempt.as_ref()?)?.clone();
        let untouched = |receipt: &Receipt| {
            let entry = self.messages.find(receipt.slot, receipt.number);
            let entry = entry.filter(|entry| entry.receipt == receipt.receipt);
            entry.is_some_and(|entry| matches!(entry.state, State::InFlight(..)))
        };
        if receipts.is_empty() || !receipts.iter().all(untouched) {
            return None;
        }
        let until = now.after(want.visibility.unwrap_or(self.settings.visibility_timeout));
        let mut again = Vec::with_capacity(receipts.len());
        for receipt in receipts {
            self.set_state(receipt.slot, State::InFlight(until, want.holder));
            again.push(self.delivery(receipt.slot));
        }
        Some(again)
    }

    fn remember_attempt(&mut self, now: Timestamp, want: &Want, deliveries: &[Delivery]) {
        if let Some(attempt) = want.attempt.as_ref().filter(|_| self.settings.fifo) {
            let receipts = deliveries.iter().map(|delivery| delivery.receipt).collect();
            self.attempts.remember(now, Arc::clone(attempt), receipts);
        }
    }
}
