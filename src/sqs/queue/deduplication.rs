//! What a FIFO queue has seen in the last five minutes.
//!
//! *AWS documentation: Exactly-once processing in Amazon SQS; `ReceiveMessage`
//! (`ReceiveRequestAttemptId`).*

use std::collections::{HashMap, VecDeque};
use std::sync::Arc;
use std::time::Duration;

use super::message::Receipt;
use crate::clock::Timestamp;

/// How long a deduplication id or a receive attempt is remembered.
pub const WINDOW: Duration = Duration::from_mins(5);

/// A deduplication id within its scope: the whole queue, or one message group.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Key {
    /// The message group, when the scope is the group.
    pub group: Option<Arc<str>>,
    /// The deduplication id.
    pub id: Arc<str>,
}

/// The message that a deduplication id stands for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Original {
    /// The message's id.
    pub id: crate::identity::Uuid,
    /// The message's number.
    pub number: u64,
    /// When it was sent.
    pub sent: Timestamp,
}

/// Things remembered for [`WINDOW`], forgotten in the order in which they came.
#[derive(Debug)]
pub(super) struct Memory<K, V> {
    known: HashMap<K, (Timestamp, V)>,
    order: VecDeque<(Timestamp, K)>,
}

impl<K, V> Default for Memory<K, V> {
    fn default() -> Self {
        Self { known: HashMap::new(), order: VecDeque::new() }
    }
}

impl<K: Clone + Eq + std::hash::Hash, V> Memory<K, V> {
    pub fn remember(&mut self, since: Timestamp, key: K, value: V) {
        let until = since.after(WINDOW);
        self.known.insert(key.clone(), (until, value));
        self.order.push_back((until, key));
    }

    pub fn recall(&self, now: Timestamp, key: &K) -> Option<&V> {
        self.known.get(key).filter(|(until, _)| *until > now).map(|(_, value)| value)
    }

    /// Forgets what is older than the window and answers what was forgotten.
    pub fn settle(&mut self, now: Timestamp) -> Vec<K> {
        let mut forgotten = Vec::new();
        while self.order.front().is_some_and(|(until, _)| *until <= now) {
            let Some((_, key)) = self.order.pop_front() else { break };
            // The same key may have been remembered again meanwhile.
            if self.known.get(&key).is_some_and(|(until, _)| *until <= now) {
                self.known.remove(&key);
                forgotten.push(key);
            }
        }
        forgotten
    }

    pub fn next_deadline(&self) -> Option<Timestamp> {
        self.order.front().map(|(until, _)| *until)
    }
}

/// The messages that an earlier receive attempt was given.
pub(super) type Attempt = Vec<Receipt>;
