//! Running a function later, and again when it fails.
//!
//! *AWS documentation: How Lambda handles errors and retries with asynchronous invocation.*

use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use serde::{Deserialize, Serialize};

use super::Order;
use crate::aws::Error;
use crate::clock::{TimerKind, Timestamp};
use crate::lambda::Engine;
use crate::lambda::name::{Place, Reference};
use crate::neighbours::House;
use crate::store::Table;

/// Rows of events that wait for their function.
pub(in crate::lambda) const EVENTS: Table = "lambda.event";

/// How often a function that fails is run again.
const RETRIES: u32 = 2;

/// How long an event waits for its function at most.
const MAXIMUM_AGE: Duration = Duration::from_hours(6);

/// The longest wait between two attempts that were throttled.
const LONGEST_WAIT: Duration = Duration::from_mins(5);

/// An event that waits for its function.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QueuedEvent {
    /// The request that brought it; each attempt has the same.
    pub request_id: String,
    /// Where the function lives.
    pub place: Place,
    /// The function as the caller named it: its name, or name and qualifier.
    pub function: String,
    /// The event in base64.
    payload: String,
    /// In microseconds since the Unix epoch.
    accepted: i64,
    failures: u32,
    throttles: u32,
}

/// How an attempt ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attempt {
    /// The function answered.
    Succeeded,
    /// The function failed.
    Failed,
    /// The function may not run now.
    Throttled,
    /// The function is gone.
    Gone,
}

/// What happens next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// The event is done with.
    Finished,
    /// The function runs again at this moment.
    Again(Timestamp),
    /// The event is given up.
    Discarded,
}

impl QueuedEvent {
    /// An event that was accepted now.
    #[must_use]
    pub fn new(request_id: String, place: Place, function: String, event: &[u8], now: Timestamp) -> Self {
        let payload = STANDARD.encode(event);
        Self { request_id, place, function, payload, accepted: now.as_micros(), failures: 0, throttles: 0 }
    }

    /// The event itself.
    #[must_use]
    pub fn event(&self) -> Bytes {
        STANDARD.decode(&self.payload).unwrap_or_default().into()
    }

    /// Decides what happens after an attempt that ended now: a failure is tried again after one
    /// minute, then after two; a throttled attempt after a second, then twice as long each time, for
    /// six hours in all.
    pub fn after(&mut self, attempt: Attempt, now: Timestamp) -> Next {
        let wait = match attempt {
            Attempt::Succeeded => return Next::Finished,
            Attempt::Gone => return Next::Discarded,
            Attempt::Failed if self.failures >= RETRIES => return Next::Discarded,
            Attempt::Failed => {
                self.failures += 1;
                Duration::from_mins(1) * self.failures
            }
            Attempt::Throttled => {
                let wait = Duration::from_secs(1 << self.throttles.min(16)).min(LONGEST_WAIT);
                self.throttles += 1;
                wait
            }
        };
        let again = now.after(wait);
        let oldest = Timestamp::from_micros(self.accepted).after(MAXIMUM_AGE);
        if again > oldest { Next::Discarded } else { Next::Again(again) }
    }
}

impl Engine {
    /// Accepts an event: it is kept until its function has had it.
    pub(in crate::lambda) async fn accept(&self, event: QueuedEvent) {
        let store = &self.shared.house.store;
        let commit = store.commit(|batch| batch.put(EVENTS, &event.place.account, &event.request_id, &event));
        commit.durable().await;
        self.deliver(event, None);
    }

    /// Sees to it, in a task of its own, that a function gets its event, from `not_before` on.
    pub(in crate::lambda) fn deliver(&self, mut event: QueuedEvent, not_before: Option<Timestamp>) {
        let engine = self.clone();
        drop(self.shared.house.clock.spawn(async move {
            let House { clock, store, .. } = &engine.shared.house;
            if let Some(moment) = not_before {
                clock.sleep_until(TimerKind::Step, moment).await;
            }
            loop {
                let attempt = engine.attempt(&event).await;
                match event.after(attempt, clock.now()) {
                    Next::Again(moment) => {
                        let account = &event.place.account;
                        let key = &event.request_id;
                        store.commit(|batch| batch.put(EVENTS, account, key, &event)).durable().await;
                        clock.sleep_until(TimerKind::Step, moment).await;
                    }
                    Next::Finished => break,
                    Next::Discarded => {
                        let QueuedEvent { function, request_id, .. } = &event;
                        tracing::warn!("an event for {function} was given up (request {request_id})");
                        break;
                    }
                }
            }
            let account = &event.place.account;
            store.commit(|batch| batch.delete(EVENTS, account, &event.request_id)).durable().await;
        }));
    }

    async fn attempt(&self, event: &QueuedEvent) -> Attempt {
        let order = |reference: &Reference| Order {
            request_id: event.request_id.clone(),
            event: event.event(),
            function_arn: reference.arn(&event.place),
            client_context: None,
        };
        let target = Reference::parse(&event.place, &event.function, None)
            .and_then(|reference| Ok((self.target(&event.place, &reference)?, order(&reference))));
        match target {
            Ok((target, order)) => {
                let finished = self.run(target, order).await;
                if finished.is_error { Attempt::Failed } else { Attempt::Succeeded }
            }
            Err(error) if is_throttle(&error) => Attempt::Throttled,
            Err(_) => Attempt::Gone,
        }
    }
}

fn is_throttle(error: &Error) -> bool {
    error.status == 429
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::identity::{AccountId, Region};

    fn event(now: Timestamp) -> QueuedEvent {
        let place = Place { account: AccountId::unnamed(), region: Region::fallback() };
        QueuedEvent::new("id-1".to_owned(), place, "charge".to_owned(), b"{}", now)
    }

    #[test]
    fn a_function_that_fails_is_run_again_after_one_minute_and_after_two_more() {
        let start = Timestamp::from_secs(1_000);
        let mut event = event(start);
        let first = Timestamp::from_secs(1_060);
        assert_eq!(event.after(Attempt::Failed, start), Next::Again(first));
        assert_eq!(event.after(Attempt::Failed, first), Next::Again(Timestamp::from_secs(1_180)));
        assert_eq!(event.after(Attempt::Failed, Timestamp::from_secs(1_180)), Next::Discarded);
    }

    #[test]
    fn a_throttled_event_waits_longer_each_time_and_for_six_hours_in_all() {
        let mut now = Timestamp::from_secs(0);
        let mut event = event(now);
        let mut waits = Vec::new();
        while let Next::Again(moment) = event.after(Attempt::Throttled, now) {
            waits.push(moment.since(now).as_secs());
            now = moment;
        }
        assert_eq!(waits[..10], [1, 2, 4, 8, 16, 32, 64, 128, 256, 300]);
        assert!(now <= Timestamp::from_secs(0).after(MAXIMUM_AGE));
        assert!(now.after(LONGEST_WAIT) > Timestamp::from_secs(0).after(MAXIMUM_AGE));
    }

    #[test]
    fn an_event_keeps_its_bytes_in_the_store() {
        let event = event(Timestamp::from_secs(0));
        let row = serde_json::to_string(&event).unwrap();
        assert_eq!(serde_json::from_str::<QueuedEvent>(&row).unwrap().event(), "{}");
    }
}
