//! The events that wait for a moment to come.

use std::collections::BTreeMap;

use super::QueuedEvent;
use crate::clock::Timestamp;
use crate::identity::AccountId;

/// Events by the moment at which they are tried next; those of one moment in the order in which they
/// came.
#[derive(Debug)]
pub struct EventQueue {
    waiting: BTreeMap<(Timestamp, u64), QueuedEvent>,
    /// Bytes of memory that those take up.
    weight: usize,
    /// Bytes that events may take up before callers are throttled.
    limit: usize,
    /// How many ever came: what keeps events of one moment in order.
    arrivals: u64,
}

/// Bytes of memory that events may take up. Lambda's own queue has no documented size; it throttles
/// callers (`CallerRateLimitExceeded`) that ask for too much.
const LIMIT: usize = 512 * 1024 * 1024;

impl Default for EventQueue {
    fn default() -> Self {
        Self::limited_to(LIMIT)
    }
}

impl EventQueue {
    /// No events yet; callers are throttled once they take up `limit` bytes.
    #[must_use]
    pub fn limited_to(limit: usize) -> Self {
        Self { waiting: BTreeMap::new(), weight: 0, limit, arrivals: 0 }
    }

    /// Whether there is room for one more event, beside those that wait and the bytes `at_work` of those
    /// that their functions have now.
    #[must_use]
    pub fn admits(&self, event: &QueuedEvent, at_work: usize) -> bool {
        self.weight.saturating_add(at_work).saturating_add(event.weight()) <= self.limit
    }

    /// Keeps an event until it is due.
    pub fn put(&mut self, event: QueuedEvent) {
        self.weight += event.weight();
        self.waiting.insert((event.due(), self.arrivals), event);
        self.arrivals += 1;
    }

    /// Takes the events that are due.
    pub fn take_due(&mut self, now: Timestamp) -> Vec<QueuedEvent> {
        let later = match now.as_micros().checked_add(1) {
            Some(next) => self.waiting.split_off(&(Timestamp::from_micros(next), 0)),
            None => BTreeMap::new(),
        };
        let due: Vec<_> = std::mem::replace(&mut self.waiting, later).into_values().collect();
        self.weight -= due.iter().map(QueuedEvent::weight).sum::<usize>();
        due
    }

    /// When the next event is due.
    #[must_use]
    pub fn next(&self) -> Option<Timestamp> {
        self.waiting.first_key_value().map(|((due, _), _)| *due)
    }

    /// Forgets all events, or those of one account.
    pub fn forget(&mut self, account: Option<&AccountId>) {
        self.waiting.retain(|_, event| account.is_some_and(|account| *account != event.place.account));
        self.weight = self.waiting.values().map(QueuedEvent::weight).sum();
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Attempt, Patience};
    use super::*;
    use crate::identity::Region;
    use crate::lambda::name::{Place, Reference};

    fn event(id: &str, now: Timestamp) -> QueuedEvent {
        let place = Place { account: AccountId::unnamed(), region: Region::fallback() };
        let function = Reference { name: "charge".to_owned(), qualifier: None };
        QueuedEvent::new(id.to_owned(), place, &function, b"{}", None, now)
    }

    fn ids(events: &[QueuedEvent]) -> Vec<&str> {
        events.iter().map(|event| event.request_id.as_str()).collect()
    }

    #[test]
    fn events_are_taken_when_they_are_due_in_the_order_in_which_they_came() {
        let now = Timestamp::from_secs(10);
        let mut queue = EventQueue::default();
        queue.put(event("a", now));
        queue.put(event("b", now));
        let mut throttled = event("c", now);
        let _ = throttled.after(Attempt::Throttled, Patience::default(), now);
        queue.put(throttled);
        assert_eq!(queue.next(), Some(now));
        assert_eq!(ids(&queue.take_due(now)), ["a", "b"]);
        assert_eq!(queue.next(), Some(Timestamp::from_secs(11)));
        assert!(queue.take_due(now).is_empty());
        assert_eq!(ids(&queue.take_due(Timestamp::from_secs(11))), ["c"]);
        assert_eq!(queue.next(), None);
    }

    #[test]
    fn events_take_up_so_much_room_and_no_more_until_they_are_taken() {
        let now = Timestamp::from_secs(10);
        let each = event("a", now).weight();
        let mut queue = EventQueue::limited_to(3 * each);
        queue.put(event("a", now));
        assert!(queue.admits(&event("b", now), each));
        assert!(!queue.admits(&event("b", now), each + 1), "with those that are at work");
        queue.put(event("b", now));
        queue.put(event("c", now));
        assert!(!queue.admits(&event("d", now), 0));
        queue.take_due(now);
        assert!(queue.admits(&event("d", now), 0));
    }

    #[test]
    fn an_account_is_forgotten_alone() {
        let mut queue = EventQueue::default();
        queue.put(event("a", Timestamp::from_secs(1)));
        queue.forget(Some(&"111111111111".parse().unwrap()));
        assert!(queue.next().is_some());
        queue.forget(Some(&AccountId::unnamed()));
        assert!(queue.next().is_none());
    }
}
