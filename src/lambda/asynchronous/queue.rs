//! The events that wait for a moment to come.

use std::collections::BTreeMap;

use super::QueuedEvent;
use crate::clock::Timestamp;
use crate::identity::AccountId;

/// Events by the moment at which they are tried next; those of one moment in the order in which they
/// came.
#[derive(Debug, Default)]
pub struct EventQueue {
    waiting: BTreeMap<(Timestamp, u64), QueuedEvent>,
    /// How many ever came: what keeps events of one moment in order.
    arrivals: u64,
}

impl EventQueue {
    /// Keeps an event until it is due.
    pub fn put(&mut self, event: QueuedEvent) {
        self.waiting.insert((event.due(), self.arrivals), event);
        self.arrivals += 1;
    }

    /// Takes the events that are due.
    pub fn take_due(&mut self, now: Timestamp) -> Vec<QueuedEvent> {
        let later = match now.as_micros().checked_add(1) {
            Some(next) => self.waiting.split_off(&(Timestamp::from_micros(next), 0)),
            None => BTreeMap::new(),
        };
        std::mem::replace(&mut self.waiting, later).into_values().collect()
    }

    /// When the next event is due.
    #[must_use]
    pub fn next(&self) -> Option<Timestamp> {
        self.waiting.first_key_value().map(|((due, _), _)| *due)
    }

    /// Forgets all events, or those of one account.
    pub fn forget(&mut self, account: Option<&AccountId>) {
        self.waiting.retain(|_, event| account.is_some_and(|account| *account != event.place.account));
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
    fn an_account_is_forgotten_alone() {
        let mut queue = EventQueue::default();
        queue.put(event("a", Timestamp::from_secs(1)));
        queue.forget(Some(&"111111111111".parse().unwrap()));
        assert!(queue.next().is_some());
        queue.forget(Some(&AccountId::unnamed()));
        assert!(queue.next().is_none());
    }
}
