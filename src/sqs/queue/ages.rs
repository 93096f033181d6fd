//! By when messages were sent, for retention.

use std::collections::{BTreeSet, VecDeque};

use super::messages::Messages;
use crate::clock::Timestamp;

/// Entries of messages that are gone, beyond as many as there are messages, before they are cleared.
const MOST_STALE: usize = 64;

/// The messages of a queue by when they were sent, the oldest first.
///
/// Almost all come in the order in which they were sent: they stand in a line, and one that goes
/// leaves its entry there until that is at the front, or until half of the line is stale. Only those
/// that come later than others that were sent after them (dead letters) are kept sorted.
#[derive(Debug, Default)]
pub(super) struct Ages {
    line: VecDeque<Place>,
    late: BTreeSet<(Timestamp, u32)>,
}

#[derive(Clone, Copy, Debug)]
struct Place {
    sent: Timestamp,
    slot: u32,
    number: u64,
}

impl Place {
    fn is_stale(&self, messages: &Messages) -> bool {
        messages.find(self.slot, self.number).is_none()
    }
}

impl Ages {
    /// A message that was sent then came into this slot.
    pub fn insert(&mut self, sent: Timestamp, slot: u32, number: u64) {
        if self.line.back().is_some_and(|last| sent < last.sent) {
            self.late.insert((sent, slot));
        } else {
            self.line.push_back(Place { sent, slot, number });
        }
    }

    /// The message that was in this slot is no longer among `messages`.
    pub fn remove(&mut self, sent: Timestamp, slot: u32, messages: &Messages) {
        if !self.late.is_empty() {
            self.late.remove(&(sent, slot));
        }
        if self.line.len() > 2 * messages.len() + MOST_STALE {
            self.line.retain(|place| !place.is_stale(messages));
        }
        while self.line.front().is_some_and(|place| place.is_stale(messages)) {
            self.line.pop_front();
        }
        if self.line.is_empty() {
            // A drained queue gives its memory back.
            self.line = VecDeque::new();
        }
    }

    /// When the oldest message was sent, and its slot.
    pub fn oldest(&self) -> Option<(Timestamp, u32)> {
        let in_line = self.line.front().map(|place| (place.sent, place.slot));
        in_line.into_iter().chain(self.late.first().copied()).min()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sqs::queue::{Queue, Settings};

    #[test]
    fn the_oldest_is_known_whatever_comes_late_or_goes_early() {
        let mut queue = Queue::new(Settings::default(), 0, false);
        let mut expected = BTreeSet::new();
        let moment = |second: i64| Timestamp::from_micros(second * 1_000_000);
        for round in 0..2_000_i64 {
            let sent = moment(if round % 5 == 0 { round / 2 } else { round });
            let entry = queue.fresh_entry(std::sync::Arc::new(content()), sent);
            expected.insert((sent, queue.admit(entry, None)));
            // From the middle, the end and the start, more and more as rounds go by.
            if round % 3 == 0 || round > 1_500 {
                let place = usize::try_from(round * 7).unwrap() % expected.len();
                let gone = *expected.iter().nth(place).unwrap();
                expected.remove(&gone);
                queue.remove(gone.1);
            }
            assert_eq!(queue.ages.oldest().map(|(sent, _)| sent), expected.first().map(|(sent, _)| *sent));
            assert!(
                queue.ages.line.len() <= 2 * expected.len() + MOST_STALE + 1,
                "stale entries are cleared"
            );
        }
        while let Some((sent, slot)) = queue.ages.oldest() {
            assert!(expected.remove(&(sent, slot)), "of each moment those that are still here");
            queue.remove(slot);
        }
        assert!(expected.is_empty());
    }

    fn content() -> crate::sqs::queue::Content {
        crate::sqs::queue::Content {
            id: crate::identity::Uuid::from_u128(0),
            body: "x".into(),
            md5_of_body: [0; 16],
            sender: "sender".into(),
            extras: None,
        }
    }
}
