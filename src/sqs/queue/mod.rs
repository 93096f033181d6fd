//! The heart of a queue: a plain struct with synchronous methods that take `now`.
//!
//! Every public method first lets what is due happen ([`Queue::settle`]), so that no answer depends
//! on a timer having fired. What the shell must do besides answering is left in [`Effects`].
//!
//! *AWS documentation: Amazon SQS queue types; Amazon SQS visibility timeout; Exactly-once
//! processing in Amazon SQS; Amazon SQS fair queues.*

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;
use std::time::Duration;

use crate::clock::{Holder, Timestamp};
use crate::identity::Uuid;

mod ages;
mod deduplication;
mod faults;
mod groups;
mod keeping;
mod message;
mod messages;
mod receiving;
mod sending;
mod visibility;

#[cfg(test)]
mod fairness_tests;
#[cfg(test)]
mod faults_tests;
#[cfg(test)]
mod reference_tests;
#[cfg(test)]
mod tests;

pub use deduplication::{Key as DeduplicationKey, Original};
pub use faults::Faults;
pub use keeping::Snapshot;
pub use message::{
    Attribute, AttributeValue, Attributes, Content, Delivery, Extras, Parcel, Receipt, State, sequence_number,
};
pub use receiving::{OverLimit, WaiterId, Want};
pub use sending::{Outgoing, Sent};
pub use visibility::{Deleted, NotChanged};

use ages::Ages;
use deduplication::{Attempt, Memory};
use groups::Groups;
use message::Entry;
use messages::{Messages, NOWHERE};

/// What a queue's attributes mean to its heart.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// Order within groups, exactly-once.
    pub fifo: bool,
    /// How long a received message stays hidden unless the receiver says otherwise.
    pub visibility_timeout: Duration,
    /// How long a new message stays hidden unless the sender says otherwise.
    pub delay: Duration,
    /// How long a message is kept.
    pub retention: Duration,
    /// How often a message may be received before it is a dead letter.
    pub maximum_receives: Option<u32>,
    /// Whether a deduplication id counts within its message group alone.
    pub deduplicates_by_group: bool,
    /// How many messages may be in flight.
    pub in_flight_limit: usize,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            fifo: false,
            visibility_timeout: Duration::from_secs(30),
            delay: Duration::ZERO,
            retention: Duration::from_hours(96),
            maximum_receives: None,
            deduplicates_by_group: false,
            in_flight_limit: 120_000,
        }
    }
}

/// How many messages a queue holds, by what can be done with them. Exact at every moment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Ready to be received (in a FIFO queue, perhaps behind others of their group).
    pub visible: usize,
    /// Received and hidden.
    pub in_flight: usize,
    /// Not yet to be received.
    pub delayed: usize,
}

/// The next moment at which something happens by itself, by what kind of thing it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Deadlines {
    /// A delayed message becomes ready: a step.
    pub delayed: Option<Timestamp>,
    /// A message held by a part of Virga becomes visible again: a guard.
    pub held_inside: Option<Timestamp>,
    /// A message held by a client becomes visible again: a guard.
    pub held_outside: Option<Timestamp>,
    /// Something is forgotten: an expiry.
    pub expiry: Option<Timestamp>,
}

/// What the shell must do after calling the heart.
#[derive(Debug, Default)]
pub struct Effects {
    /// Waiters to be woken, in this order; each has something to [`Queue::collect`].
    pub woken: Vec<WaiterId>,
    /// Dead letters, no longer in this queue, to be taken to the dead-letter queue.
    pub dead: Vec<Parcel>,
    /// Messages whose rows changed, by slot and number; those no longer here were removed.
    pub changed: Vec<(u32, u64)>,
    /// Deduplication ids seen for the first time.
    pub remembered: Vec<(DeduplicationKey, Original)>,
    /// Deduplication ids whose window has passed.
    pub forgotten: Vec<DeduplicationKey>,
}

/// A queue.
#[derive(Debug)]
pub struct Queue {
    settings: Settings,
    messages: Messages,
    groups: Groups,
    delayed: BTreeSet<(Timestamp, u32)>,
    held_inside: BTreeSet<(Timestamp, u32)>,
    held_outside: BTreeSet<(Timestamp, u32)>,
    ages: Ages,
    seen: Memory<DeduplicationKey, Original>,
    attempts: Memory<Arc<str>, Attempt>,
    waiters: BTreeMap<WaiterId, Want>,
    handed: HashMap<WaiterId, Vec<Delivery>>,
    next_waiter: u64,
    trouble: Option<Box<faults::Trouble>>,
    /// Whether dead letters can leave: there is a queue to take them.
    dead_letters_leave: bool,
    /// Whether `changed`, `remembered` and `forgotten` are wanted.
    keeps_rows: bool,
    effects: Effects,
}

impl Queue {
    /// An empty queue whose messages are numbered from `first` on. `keeps_rows` says whether its
    /// effects shall name the rows that changed.
    #[must_use]
    pub fn new(settings: Settings, first: u64, keeps_rows: bool) -> Self {
        Self {
            groups: Groups::new(settings.fifo, first),
            settings,
            messages: Messages::default(),
            delayed: BTreeSet::new(),
            held_inside: BTreeSet::new(),
            held_outside: BTreeSet::new(),
            ages: Ages::default(),
            seen: Memory::default(),
            attempts: Memory::default(),
            waiters: BTreeMap::new(),
            handed: HashMap::new(),
            next_waiter: 0,
            trouble: None,
            dead_letters_leave: false,
            keeps_rows,
            effects: Effects::default(),
        }
    }

    /// What the queue's attributes mean at present.
    #[must_use]
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Changes what can be changed in a queue that holds messages: everything but its type.
    pub fn set_settings(&mut self, now: Timestamp, settings: Settings) {
        debug_assert_eq!(settings.fifo, self.settings.fifo, "a queue's type cannot change");
        self.settings = settings;
        self.settle(now);
    }

    /// Says whether there is a queue that takes dead letters; without one they stay.
    pub fn set_dead_letters_leave(&mut self, leave: bool) {
        self.dead_letters_leave = leave;
    }

    /// What is left to do since this was last asked.
    pub fn take_effects(&mut self) -> Effects {
        std::mem::take(&mut self.effects)
    }

    /// How many messages there are.
    pub fn counts(&mut self, now: Timestamp) -> Counts {
        self.settle(now);
        let in_flight = self.in_flight();
        let delayed = self.delayed.len();
        Counts { visible: self.messages.len() - in_flight - delayed, in_flight, delayed }
    }

    /// When something happens next by itself.
    #[must_use]
    pub fn deadlines(&self) -> Deadlines {
        let first = |due: &BTreeSet<(Timestamp, u32)>| due.first().map(|(at, _)| *at);
        let aged = self.ages.oldest().map(|(sent, _)| sent.after(self.settings.retention));
        let expiries = [aged, self.seen.next_deadline(), self.attempts.next_deadline()];
        Deadlines {
            delayed: first(&self.delayed),
            held_inside: first(&self.held_inside),
            held_outside: first(&self.held_outside),
            expiry: expiries.into_iter().flatten().min(),
        }
    }

    /// Lets everything happen that is due by `now`.
    pub fn settle(&mut self, now: Timestamp) {
        while let Some((sent, slot)) = self.ages.oldest() {
            if sent.after(self.settings.retention) > now {
                break;
            }
            self.remove(slot);
        }
        while let Some(slot) = first_due(&self.delayed, now) {
            self.make_ready(slot);
        }
        // In the order of their deadlines, whoever holds them.
        while let Some(slot) = self.first_released(now) {
            self.make_ready(slot);
        }
        if self.settings.fifo {
            let forgotten = self.seen.settle(now);
            if self.keeps_rows {
                self.effects.forgotten.extend(forgotten);
            }
            self.attempts.settle(now);
        }
        self.serve_waiters(now);
    }

    fn first_released(&self, now: Timestamp) -> Option<u32> {
        let inside = self.held_inside.first().filter(|(due, _)| *due <= now);
        let outside = self.held_outside.first().filter(|(due, _)| *due <= now);
        inside.into_iter().chain(outside).min().map(|(_, slot)| *slot)
    }

    fn in_flight(&self) -> usize {
        self.held_inside.len() + self.held_outside.len()
    }

    fn held(&mut self, holder: Holder) -> &mut BTreeSet<(Timestamp, u32)> {
        match holder {
            Holder::Inside => &mut self.held_inside,
            Holder::Outside => &mut self.held_outside,
        }
    }

    /// Moves a message from one state to another, with all that hangs on it but the group's list.
    fn set_state(&mut self, slot: u32, state: State) {
        let entry = &mut self.messages[slot];
        let (before, group) = (std::mem::replace(&mut entry.state, state), entry.group);
        match before {
            State::Ready => {}
            State::Delayed(due) => {
                self.delayed.remove(&(due, slot));
            }
            State::InFlight(due, holder) => {
                self.held(holder).remove(&(due, slot));
                self.groups[group].in_flight -= 1;
            }
        }
        match state {
            State::Ready => {}
            State::Delayed(due) => {
                self.delayed.insert((due, slot));
            }
            State::InFlight(due, holder) => {
                self.held(holder).insert((due, slot));
                self.groups[group].in_flight += 1;
            }
        }
        self.note_change(slot);
    }

    /// Makes a message that was delayed or in flight ready to be received.
    fn make_ready(&mut self, slot: u32) {
        self.set_state(slot, State::Ready);
        let group = self.messages[slot].group;
        if self.settings.fifo {
            self.groups.replace(&self.messages, group);
        } else {
            self.groups.append(&mut self.messages, slot);
            self.groups.replace(&self.messages, group);
        }
    }

    /// Takes a message out of the queue for good.
    fn remove(&mut self, slot: u32) -> Entry {
        let state = self.messages[slot].state;
        let group = self.messages[slot].group;
        let is_listed = self.settings.fifo || state == State::Ready;
        if is_listed {
            self.groups.unlink(&mut self.messages, slot);
        }
        self.set_state(slot, State::Ready);
        self.groups.replace(&self.messages, group);
        let entry = self.messages.remove(slot);
        self.ages.remove(entry.sent, slot, &self.messages);
        self.groups.leave(group);
        entry
    }

    fn note_change(&mut self, slot: u32) {
        if self.keeps_rows {
            self.effects.changed.push((slot, self.messages[slot].number));
        }
    }

    /// Brings a message into the queue, in the state that it names.
    fn admit(&mut self, mut entry: Entry, group: Option<&str>) -> u32 {
        let group = self.groups.enter(group);
        let (state, sent, number) = (entry.state, entry.sent, entry.number);
        entry.group = group;
        entry.state = State::Ready;
        let slot = self.messages.insert(entry);
        self.groups[group].members += 1;
        self.ages.insert(sent, slot, number);
        self.set_state(slot, state);
        if self.settings.fifo || state == State::Ready {
            self.groups.append(&mut self.messages, slot);
        }
        slot
    }

    fn fresh_entry(&mut self, content: Arc<Content>, sent: Timestamp) -> Entry {
        Entry {
            content,
            number: self.groups.take_ticket(),
            sent,
            first_received: None,
            received: sent,
            receive_count: 0,
            receipt: 0,
            state: State::Ready,
            group: groups::UNGROUPED,
            previous: NOWHERE,
            next: NOWHERE,
            source: None,
            is_copy: false,
        }
    }

    /// The id of the message that a receipt names, if it is still here.
    #[must_use]
    pub fn message_of(&self, receipt: Receipt) -> Option<Uuid> {
        self.messages.find(receipt.slot, receipt.number).map(|entry| entry.content.id)
    }
}

fn first_due(due: &BTreeSet<(Timestamp, u32)>, now: Timestamp) -> Option<u32> {
    due.first().filter(|(at, _)| *at <= now).map(|(_, slot)| *slot)
}
