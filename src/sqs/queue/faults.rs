//! Faults on purpose: what a standard queue may do on AWS once in a while, as often as is asked for.
//!
//! *AWS documentation: Amazon SQS standard queues (at-least-once delivery, best-effort ordering).*

use std::time::Duration;

use super::message::Entry;
use super::{Delivery, Queue, State};
use crate::clock::Timestamp;

/// How often a standard queue misbehaves: probabilities from 0 to 1.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Faults {
    /// That a message which is handed out stays behind as a copy, to be delivered once more whatever
    /// becomes of the first one. A copy leaves no copies.
    pub duplicate: f64,
    /// That the message whose turn it is goes to the end of its line instead.
    pub reorder: f64,
    /// That a new message can't be received for `lateness`.
    pub delay: f64,
    /// How long a delayed message stays hidden.
    pub lateness: Duration,
}

/// Faults, and the dice that decide when.
#[derive(Clone, Debug)]
pub(super) struct Trouble {
    faults: Faults,
    seed: u64,
    throws: u64,
}

impl Trouble {
    fn strikes(&mut self, probability: f64) -> bool {
        if probability <= 0.0 {
            return false;
        }
        self.throws += 1;
        let bits = spread(self.seed.wrapping_add(self.throws.wrapping_mul(0x9e37_79b9_7f4a_7c15)));
        #[expect(clippy::cast_precision_loss, reason = "53 bits fit a double exactly")]
        let fraction = (bits >> 11) as f64 / (1_u64 << 53) as f64;
        fraction < probability
    }
}

/// The finaliser of `SplitMix64`: a good sequence out of one drawn word.
fn spread(word: u64) -> u64 {
    let word = (word ^ (word >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let word = (word ^ (word >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    word ^ (word >> 31)
}

impl Queue {
    /// Misbehaves from now on as `faults` say, or no longer. Every decision follows from `seed`, one
    /// drawn word. Meant for standard queues: what a FIFO queue promises, it keeps.
    pub fn set_faults(&mut self, faults: Option<Faults>, seed: u64) {
        let faults = faults.filter(|_| !self.settings.fifo);
        self.trouble = faults.map(|faults| Box::new(Trouble { faults, seed, throws: 0 }));
    }

    /// The faults that were asked for.
    #[must_use]
    pub fn faults(&self) -> Option<Faults> {
        self.trouble.as_ref().map(|trouble| trouble.faults)
    }

    /// How long a message that is being sent stays hidden by a fault.
    pub(super) fn lateness(&mut self) -> Duration {
        let late = |trouble: &mut Box<Trouble>| {
            let delay = trouble.faults.delay;
            trouble.strikes(delay).then_some(trouble.faults.lateness)
        };
        self.trouble.as_mut().and_then(late).unwrap_or_default()
    }

    /// Sends the message whose turn it is to the end of its line, if a fault says so.
    pub(super) fn disorder(&mut self, group: u32) {
        let Some(trouble) = &mut self.trouble else { return };
        let reorder = trouble.faults.reorder;
        if trouble.strikes(reorder) {
            let slot = self.groups[group].list.head;
            self.groups.unlink(&mut self.messages, slot);
            self.groups.append(&mut self.messages, slot);
        }
    }

    /// Leaves copies of messages that were just handed out behind, if a fault says so.
    pub(super) fn copy(&mut self, now: Timestamp, handed_out: &[Delivery]) {
        if self.trouble.is_none() {
            return;
        }
        for delivery in handed_out {
            let original = &self.messages[delivery.receipt.slot];
            let (is_copy, sent, count) = (original.is_copy, original.sent, original.receive_count);
            let Some(trouble) = &mut self.trouble else { return };
            let duplicate = trouble.faults.duplicate;
            if is_copy || !trouble.strikes(duplicate) {
                continue;
            }
            let fresh = self.fresh_entry(std::sync::Arc::clone(&delivery.content), sent);
            let copy = Entry {
                is_copy: true,
                state: State::Ready,
                first_received: Some(delivery.first_received),
                received: now,
                receive_count: count,
                source: delivery.source.clone(),
                ..fresh
            };
            self.admit(copy, delivery.group.as_deref());
        }
    }
}
