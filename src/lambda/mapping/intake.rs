//! The heart of a poller: when to receive, when to wait, when to invoke, and with what.
//!
//! *AWS documentation: Using Lambda with Amazon SQS (batching behavior); Configuring scaling behavior
//! for SQS event source mappings.*

use std::time::Duration;

use super::Scaling;
use super::batch::{Batch, weight};
use crate::aws::model::sqs::Message;
use crate::clock::Timestamp;

/// The most that the event of a batch may have, in bytes.
const EVENT_LIMIT: usize = 6 * 1024 * 1024;

/// The most messages that SQS hands out at once.
const RECEIVE_LIMIT: usize = 10;

/// How a mapping wants its messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pace {
    /// The most messages of a batch.
    pub batch_size: usize,
    /// How long a batch is gathered from its first message on.
    pub window: Duration,
    /// How many batches are invoked at once.
    pub scaling: Scaling,
    /// Whether messages of a group must stay in order.
    pub is_fifo: bool,
}

/// What a poller should do next.
#[derive(Clone, Debug, PartialEq)]
pub enum Wish {
    /// Receive up to so many messages; when none have come until then, ask again.
    Receive {
        /// 1 to 10.
        most: usize,
        /// When the window is over, if messages are held.
        until: Option<Timestamp>,
    },
    /// Wait until a batch has ended, or until more may be invoked at once.
    Room {
        /// When more may be invoked at once, if ever.
        until: Option<Timestamp>,
    },
    /// Invoke the function with these messages, and give those back that would overtake them.
    Invoke {
        /// What the function gets.
        batch: Batch,
        /// What goes back to its queue.
        returned: Vec<Message>,
    },
    /// End: nothing is held.
    Stop,
}

/// The state of a poller.
#[derive(Debug)]
pub struct Intake {
    pace: Pace,
    /// Received, and not yet part of a batch.
    held: Vec<Message>,
    /// When what is held must go, full or not.
    window_end: Option<Timestamp>,
    /// Batches under way.
    running: usize,
    /// How many may be under way.
    limit: usize,
    /// Since when all were busy, or when more were allowed last.
    full_since: Option<Timestamp>,
}

impl Intake {
    /// A poller that holds nothing.
    #[must_use]
    pub fn new(pace: Pace) -> Self {
        let limit = pace.scaling.at_first;
        Self { pace, held: Vec::new(), window_end: None, running: 0, limit, full_since: None }
    }

    /// What to do next; with `stopping`, to come to an end. An invocation counts from here on until
    /// [`Intake::ended`].
    pub fn wish(&mut self, now: Timestamp, stopping: bool) -> Wish {
        if self.held.is_empty() && stopping {
            return Wish::Stop;
        }
        let is_due = !self.held.is_empty() && (stopping || self.is_due(now));
        if is_due || self.held.is_empty() {
            // What can't be invoked yet is not received: nobody would work on it meanwhile.
            if let Some(room) = self.wait_for_room(now) {
                return room;
            }
        }
        if is_due {
            return self.invoke(now);
        }
        let most = (self.pace.batch_size - self.held.len()).min(RECEIVE_LIMIT);
        Wish::Receive { most, until: self.window_end }
    }

    /// Takes in messages that were received.
    pub fn received(&mut self, messages: Vec<Message>, now: Timestamp) {
        if self.held.is_empty() && !messages.is_empty() {
            self.window_end = Some(now.after(self.pace.window));
        }
        self.held.extend(messages);
    }

    /// The queue had nothing to give: those who work are enough.
    pub fn ran_dry(&mut self) {
        self.full_since = None;
        if self.running < self.pace.scaling.at_first {
            self.limit = self.pace.scaling.at_first;
        }
    }

    /// A batch has ended.
    pub fn ended(&mut self) {
        self.running = self.running.saturating_sub(1);
    }

    /// How many batches are under way.
    #[must_use]
    pub fn running(&self) -> usize {
        self.running
    }

    fn is_due(&self, now: Timestamp) -> bool {
        self.window_end.is_none_or(|end| end <= now)
            || self.held.len() >= self.pace.batch_size
            || self.length_of_batch() < self.held.len()
    }

    /// How many of the messages held fit into one event. One message always does.
    fn length_of_batch(&self) -> usize {
        let mut room = EVENT_LIMIT;
        let fitting = self.held.iter().take(self.pace.batch_size).take_while(|message| {
            let left = room.checked_sub(weight(message));
            room = left.unwrap_or(0);
            left.is_some()
        });
        fitting.count().max(1)
    }

    fn invoke(&mut self, now: Timestamp) -> Wish {
        let rest = self.held.split_off(self.length_of_batch().min(self.held.len()));
        let batch = std::mem::take(&mut self.held);
        self.running += 1;
        let (returned, held) = if self.pace.is_fifo { (rest, Vec::new()) } else { (Vec::new(), rest) };
        // What is left over has waited already: it goes as soon as there is room.
        self.window_end = (!held.is_empty()).then_some(now);
        self.held = held;
        Wish::Invoke { batch, returned }
    }

    /// To wait, while as many batches as may are under way.
    fn wait_for_room(&mut self, now: Timestamp) -> Option<Wish> {
        let Scaling { more, at_most, .. } = self.pace.scaling;
        if self.running < self.limit {
            return None;
        }
        let since = *self.full_since.get_or_insert(now);
        let grows = since.after(Duration::from_mins(1));
        if now >= grows && self.limit < at_most {
            self.limit = (self.limit + more).min(at_most);
            self.full_since = Some(now);
            return None;
        }
        // At the most there is nothing to wait for but an end.
        Some(Wish::Room { until: (self.limit < at_most).then_some(grows) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PACE: Pace =
        Pace { batch_size: 10, window: Duration::ZERO, scaling: Scaling::STANDARD, is_fifo: false };

    fn messages(count: usize, length: usize) -> Vec<Message> {
        let body = Some("x".repeat(length));
        vec![Message { body, ..Default::default() }; count]
    }

    fn at(seconds: u64) -> Timestamp {
        Timestamp::from_secs(i64::try_from(seconds).unwrap())
    }

    fn invoked(wish: Wish) -> (usize, usize) {
        match wish {
            Wish::Invoke { batch, returned } => (batch.len(), returned.len()),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn without_a_window_what_came_goes_at_once() {
        let mut intake = Intake::new(PACE);
        assert_eq!(intake.wish(at(0), false), Wish::Receive { most: 10, until: None });
        intake.received(messages(3, 1), at(0));
        assert_eq!(invoked(intake.wish(at(0), false)), (3, 0));
    }

    #[test]
    fn a_window_gathers_from_its_first_message_on_until_it_is_over_or_the_batch_full() {
        let pace = Pace { batch_size: 12, window: Duration::from_secs(5), ..PACE };
        let mut intake = Intake::new(pace);
        intake.received(messages(9, 1), at(1));
        assert_eq!(intake.wish(at(1), false), Wish::Receive { most: 3, until: Some(at(6)) });
        intake.received(messages(1, 1), at(4));
        assert_eq!(intake.wish(at(4), false), Wish::Receive { most: 2, until: Some(at(6)) });
        assert_eq!(invoked(intake.wish(at(6), false)), (10, 0));
        intake.received(messages(12, 1), at(7));
        assert_eq!(invoked(intake.wish(at(7), false)), (12, 0));
    }

    #[test]
    fn an_event_has_at_most_six_megabytes_and_the_rest_goes_next() {
        let mut intake = Intake::new(PACE);
        intake.received(messages(10, 1024 * 1024), at(0));
        assert_eq!(invoked(intake.wish(at(0), false)), (5, 0));
        assert_eq!(invoked(intake.wish(at(0), false)), (5, 0));
        assert_eq!(intake.wish(at(0), true), Wish::Stop);
    }

    #[test]
    fn what_would_overtake_its_group_is_given_back() {
        let mut intake = Intake::new(Pace { is_fifo: true, ..PACE });
        intake.received(messages(10, 1024 * 1024), at(0));
        assert_eq!(invoked(intake.wish(at(0), false)), (5, 5));
        assert_eq!(intake.wish(at(0), false), Wish::Receive { most: 10, until: None });
    }

    #[test]
    fn five_batches_go_at_once_and_three_hundred_more_each_minute_up_to_the_most() {
        let mut intake = Intake::new(PACE);
        let mut go = |now| {
            let mut count = 0;
            loop {
                match intake.wish(at(now), false) {
                    Wish::Receive { .. } => intake.received(messages(1, 1), at(now)),
                    Wish::Invoke { .. } => count += 1,
                    Wish::Room { .. } => return count,
                    Wish::Stop => unreachable!("nobody stops it"),
                }
            }
        };
        assert_eq!(
            [go(0), go(59), go(60), go(120), go(180), go(240), go(300)],
            [5, 0, 300, 300, 300, 300, 45]
        );
    }

    #[test]
    fn a_mapping_may_bound_its_batches() {
        let mut intake = Intake::new(Pace { scaling: Scaling::bounded(2), ..PACE });
        for _ in 0..2 {
            intake.received(messages(1, 1), at(0));
            assert_eq!(invoked(intake.wish(at(0), false)), (1, 0));
        }
        assert!(matches!(intake.wish(at(3_600), false), Wish::Room { .. }));
        intake.ended();
        assert!(matches!(intake.wish(at(3_600), false), Wish::Receive { .. }));
    }

    #[test]
    fn a_poller_that_stops_sends_off_what_it_holds() {
        let mut intake = Intake::new(Pace { batch_size: 100, window: Duration::from_mins(5), ..PACE });
        intake.received(messages(3, 1), at(0));
        assert_eq!(invoked(intake.wish(at(0), true)), (3, 0));
        assert_eq!(intake.wish(at(0), true), Wish::Stop);
    }
}
