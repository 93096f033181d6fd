//! What the holder of a receipt may do: delete the message, or change how long it stays hidden.

use std::time::Duration;

use super::{Parcel, Queue, Receipt, State};
use crate::clock::{Holder, Timestamp};

/// The longest that a received message may stay hidden, counted from its receipt.
const LONGEST: Duration = Duration::from_hours(12);

/// What became of a deletion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deleted {
    /// The message is gone: now, or for some time already.
    Gone,
    /// A standard queue's message was received again meanwhile: the request succeeds and the message
    /// stays.
    Kept,
    /// A FIFO queue's message is no longer in flight by this receipt.
    Expired,
}

/// Why a visibility timeout was not changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotChanged {
    /// The message is gone, or not in flight by this receipt.
    #[error("message does not exist or is not available for visibility timeout change")]
    NotAvailable,
    /// The message would stay hidden for more than twelve hours since it was received.
    #[error("total visibility timeout is beyond the limit of 43200 seconds")]
    TooLong,
}

impl Queue {
    /// Deletes the message that a receipt names.
    pub fn delete(&mut self, now: Timestamp, receipt: Receipt) -> Deleted {
        self.settle(now);
        let Some(entry) = self.messages.find(receipt.slot, receipt.number) else { return Deleted::Gone };
        let is_newest = entry.receipt == receipt.receipt;
        let in_flight = matches!(entry.state, State::InFlight(..));
        if self.settings.fifo && !(is_newest && in_flight) {
            return Deleted::Expired;
        }
        if !is_newest {
            return Deleted::Kept;
        }
        self.remove(receipt.slot);
        // The group's next message may be free now.
        self.serve_waiters(now);
        Deleted::Gone
    }

    /// Hides a message for `timeout` from now on; zero shows it at once.
    ///
    /// # Errors
    /// See [`NotChanged`].
    pub fn change_visibility(
        &mut self,
        now: Timestamp,
        receipt: Receipt,
        timeout: Duration,
        holder: Holder,
    ) -> Result<(), NotChanged> {
        self.settle(now);
        let entry = self.messages.find(receipt.slot, receipt.number).ok_or(NotChanged::NotAvailable)?;
        let is_newest = entry.receipt == receipt.receipt;
        let in_flight = matches!(entry.state, State::InFlight(..));
        // A standard queue still takes the newest receipt of a message that is visible again.
        if !is_newest || (self.settings.fifo && !in_flight) {
            return Err(NotChanged::NotAvailable);
        }
        let until = now.after(timeout);
        if until > entry.received.after(LONGEST) {
            return Err(NotChanged::TooLong);
        }
        if timeout.is_zero() {
            if in_flight {
                self.make_ready(receipt.slot);
            }
        } else {
            self.hide(receipt.slot, until, holder, in_flight);
        }
        self.serve_waiters(now);
        Ok(())
    }

    fn hide(&mut self, slot: u32, until: Timestamp, holder: Holder, was_in_flight: bool) {
        if !self.settings.fifo && !was_in_flight {
            self.groups.unlink(&mut self.messages, slot);
        }
        self.set_state(slot, State::InFlight(until, holder));
        let group = self.messages[slot].group;
        self.groups.replace(&self.messages, group);
    }

    /// Takes out the message whose turn it is, to be moved to another queue. Its row is left to the
    /// one who moves it, so that it is in one queue or the other at every moment.
    pub fn take_for_move(&mut self, now: Timestamp) -> Option<Parcel> {
        self.settle(now);
        let group = self.groups.next()?;
        let slot = self.groups[group].list.head;
        let name = self.groups[group].name.clone();
        let entry = self.remove(slot);
        self.effects.changed.retain(|(_, number)| *number != entry.number);
        Some(Self::parcel(entry, name))
    }

    /// Whether the message whose turn it is came from another queue, and from which.
    pub fn next_source(&mut self, now: Timestamp) -> Option<Option<std::sync::Arc<str>>> {
        self.settle(now);
        let group = self.groups.next()?;
        Some(self.messages[self.groups[group].list.head].source.clone())
    }

    /// Deletes every message, those in flight included.
    pub fn purge(&mut self, now: Timestamp) {
        self.settle(now);
        let slots: Vec<u32> = self.messages.iter().map(|(slot, _)| slot).collect();
        for slot in slots {
            self.remove(slot);
        }
    }
}
