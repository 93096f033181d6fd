//! An event, and what happens after each attempt to have its function handle it.
//!
//! *AWS documentation: How Lambda handles errors and retries with asynchronous invocation.*

use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use serde::{Deserialize, Serialize};

use crate::clock::Timestamp;
use crate::lambda::name::{Place, Qualifier, Reference};

/// The longest wait between two attempts that were throttled.
const LONGEST_WAIT: Duration = Duration::from_mins(5);

/// How often and how long an event is tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Patience {
    /// How often a function that fails is run again: 0 to 2.
    pub retries: u32,
    /// How long an event waits for its function at most: one minute to six hours.
    pub maximum_age: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        Self { retries: 2, maximum_age: Duration::from_hours(6) }
    }
}

/// An event that waits for its function.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QueuedEvent {
    /// The request that brought it; each attempt has the same.
    pub request_id: String,
    /// Where the function lives.
    pub place: Place,
    /// The function's name.
    pub function: String,
    /// What of the function the caller meant.
    qualifier: Option<String>,
    /// On whose behalf it is, of a function that keeps tenants apart.
    #[serde(default)]
    pub tenant: Option<String>,
    /// The trace that it belongs to.
    pub trace: Option<String>,
    /// The event in base64.
    payload: String,
    /// In microseconds since the Unix epoch.
    accepted: i64,
    /// When it is tried next, in microseconds since the Unix epoch.
    due: i64,
    /// How often the function has run with it.
    pub runs: u32,
    throttles: u32,
    /// What the function answered last.
    pub last: Option<Response>,
}

/// What a function answered to an event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Response {
    /// The answer, or the document that describes the error; JSON, or text that is none.
    pub payload: String,
    /// Whether it is an error.
    pub is_error: bool,
    /// The version that ran.
    pub version: String,
}

/// How an attempt ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Attempt {
    /// The function ran.
    Ran(Response),
    /// The function may not run now.
    Throttled,
    /// The function may never run: its reserved concurrency is 0.
    Stopped,
    /// The function has invoked itself in a circle.
    Circled,
    /// The function is gone.
    Gone,
}

/// Why an event is done with, as records tell it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Condition {
    /// The function answered.
    Success,
    /// It failed as often as it may.
    RetriesExhausted,
    /// It would have to wait longer than it may.
    EventAgeExceeded,
    /// The function's reserved concurrency is 0.
    ZeroReservedConcurrency,
    /// The function has invoked itself in a circle. AWS's own name for it is not documented.
    RecursiveInvocation,
}

/// What happens next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// It is tried again at this moment.
    Again(Timestamp),
    /// It is done with, and whoever wants to know is told why.
    Finished(Condition),
    /// It is given up without a word: nobody is left who wanted to know.
    Forgotten,
}

impl QueuedEvent {
    /// An event that was accepted now.
    #[must_use]
    pub fn new(
        request_id: String,
        place: Place,
        function: &Reference,
        event: &[u8],
        trace: Option<String>,
        now: Timestamp,
    ) -> Self {
        Self {
            request_id,
            place,
            function: function.name.clone(),
            qualifier: function.qualifier.as_ref().map(ToString::to_string),
            tenant: None,
            trace,
            payload: STANDARD.encode(event),
            accepted: now.as_micros(),
            due: now.as_micros(),
            runs: 0,
            throttles: 0,
            last: None,
        }
    }

    /// The function as the caller named it.
    #[must_use]
    pub fn reference(&self) -> Reference {
        let qualifier = self.qualifier.as_deref().map(Qualifier::parse);
        Reference { name: self.function.clone(), qualifier }
    }

    /// The event itself.
    #[must_use]
    pub fn event(&self) -> Bytes {
        STANDARD.decode(&self.payload).unwrap_or_default().into()
    }

    /// About how many bytes of memory it takes up.
    #[must_use]
    pub fn weight(&self) -> usize {
        const REST: usize = 1024;
        REST + self.payload.len() + self.last.as_ref().map_or(0, |response| response.payload.len())
    }

    /// When it is tried next.
    #[must_use]
    pub fn due(&self) -> Timestamp {
        Timestamp::from_micros(self.due)
    }

    /// Decides what happens after an attempt that ended now: a failure is tried again after one
    /// minute, then after two; a throttled attempt after a second, then twice as long each time, up
    /// to five minutes. Nothing is tried at an age that the event may not reach: then it is done with
    /// at once.
    pub fn after(&mut self, attempt: Attempt, patience: Patience, now: Timestamp) -> Next {
        let wait = match attempt {
            Attempt::Gone => return Next::Forgotten,
            Attempt::Stopped => return Next::Finished(Condition::ZeroReservedConcurrency),
            Attempt::Circled => return Next::Finished(Condition::RecursiveInvocation),
            Attempt::Throttled => {
                let wait = Duration::from_secs(1 << self.throttles.min(16)).min(LONGEST_WAIT);
                self.throttles += 1;
                wait
            }
            Attempt::Ran(response) => {
                let has_failed = response.is_error;
                self.runs += 1;
                self.last = Some(response);
                if !has_failed {
                    return Next::Finished(Condition::Success);
                }
                if self.runs > patience.retries {
                    return Next::Finished(Condition::RetriesExhausted);
                }
                Duration::from_mins(1) * self.runs
            }
        };
        let again = now.after(wait);
        if again >= Timestamp::from_micros(self.accepted).after(patience.maximum_age) {
            return Next::Finished(Condition::EventAgeExceeded);
        }
        self.due = again.as_micros();
        Next::Again(again)
    }
}

impl Condition {
    /// As records name it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Success => "Success",
            Self::RetriesExhausted => "RetriesExhausted",
            Self::EventAgeExceeded => "EventAgeExceeded",
            Self::ZeroReservedConcurrency => "ZeroReservedConcurrency",
            Self::RecursiveInvocation => "RecursiveInvocation",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::identity::{AccountId, Region};

    fn event(now: Timestamp) -> QueuedEvent {
        let place = Place { account: AccountId::unnamed(), region: Region::fallback() };
        let function = Reference { name: "charge".to_owned(), qualifier: None };
        QueuedEvent::new("id-1".to_owned(), place, &function, b"{}", None, now)
    }

    fn ran(is_error: bool) -> Attempt {
        Attempt::Ran(Response { payload: "null".to_owned(), is_error, version: "$LATEST".to_owned() })
    }

    #[test]
    fn a_function_that_fails_is_run_again_after_one_minute_and_after_two_more() {
        let patience = Patience::default();
        let mut event = event(Timestamp::from_secs(1_000));
        let mut fail = |now| event.after(ran(true), patience, Timestamp::from_secs(now));
        assert_eq!(fail(1_000), Next::Again(Timestamp::from_secs(1_060)));
        assert_eq!(fail(1_060), Next::Again(Timestamp::from_secs(1_180)));
        assert_eq!(fail(1_180), Next::Finished(Condition::RetriesExhausted));
        assert_eq!(event.runs, 3);
    }

    #[test]
    fn a_function_may_be_given_fewer_chances() {
        for retries in 0..=2 {
            let patience = Patience { retries, ..Patience::default() };
            let mut event = event(Timestamp::from_secs(0));
            let now = Timestamp::from_secs(1);
            let again = std::iter::from_fn(|| match event.after(ran(true), patience, now) {
                Next::Again(moment) => Some(moment),
                _ => None,
            });
            assert_eq!(again.count(), retries as usize);
        }
    }

    #[test]
    fn an_event_that_would_grow_too_old_is_given_up_at_once() {
        let patience = Patience { retries: 2, maximum_age: Duration::from_mins(1) };
        let now = Timestamp::from_secs(1_000);
        let next = event(now).after(ran(true), patience, now);
        assert_eq!(next, Next::Finished(Condition::EventAgeExceeded));
        let patience = Patience { maximum_age: Duration::from_mins(2), ..patience };
        let mut event = event(now);
        assert_eq!(event.after(ran(true), patience, now), Next::Again(Timestamp::from_secs(1_060)));
        let later = event.after(ran(true), patience, Timestamp::from_secs(1_060));
        assert_eq!(later, Next::Finished(Condition::EventAgeExceeded));
    }

    #[test]
    fn a_throttled_event_waits_longer_each_time_and_for_six_hours_in_all() {
        let mut now = Timestamp::from_secs(0);
        let mut event = event(now);
        let mut waits = Vec::new();
        while let Next::Again(moment) = event.after(Attempt::Throttled, Patience::default(), now) {
            waits.push(moment.since(now).as_secs());
            now = moment;
        }
        let end = Timestamp::from_secs(0).after(Duration::from_hours(6));
        assert_eq!(waits[..10], [1, 2, 4, 8, 16, 32, 64, 128, 256, 300]);
        assert!(now < end && now.after(LONGEST_WAIT) >= end);
        assert_eq!(event.runs, 0);
    }

    #[test]
    fn an_event_keeps_its_bytes_in_the_store() {
        let event = event(Timestamp::from_secs(0));
        let row = serde_json::to_string(&event).unwrap();
        assert_eq!(serde_json::from_str::<QueuedEvent>(&row).unwrap().event(), "{}");
    }
}
