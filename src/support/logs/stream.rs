//! Log streams: events in order of time.

use std::collections::BTreeMap;
use std::ops::Bound;
use std::sync::Arc;

use super::position::Position;

/// What AWS adds to the size of each event's message, in bytes.
pub(super) const EVENT_OVERHEAD: usize = 26;

/// One event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Event {
    /// When it arrived, in milliseconds since the epoch.
    pub ingested: i64,
    pub message: Box<str>,
}

impl Event {
    /// Its size as AWS counts it, in bytes.
    pub(super) fn size(&self) -> usize {
        self.message.len() + EVENT_OVERHEAD
    }
}

/// A log stream and its events.
#[derive(Debug)]
pub(super) struct LogStream {
    pub name: Arc<str>,
    /// Milliseconds since the epoch.
    pub created: i64,
    /// When an event last arrived, in milliseconds since the epoch.
    pub last_ingestion: Option<i64>,
    /// The number of the last change, by which streams are told that have been silent longest.
    pub last_change: u64,
    /// The size of all events as AWS counts it, in bytes.
    pub bytes: usize,
    events: BTreeMap<Position, Event>,
}

impl LogStream {
    pub(super) fn new(name: Arc<str>, created: i64, last_change: u64) -> Self {
        Self { name, created, last_ingestion: None, last_change, bytes: 0, events: BTreeMap::new() }
    }

    pub(super) fn insert(&mut self, position: Position, event: Event) {
        self.bytes += event.size();
        self.last_ingestion = self.last_ingestion.max(Some(event.ingested));
        self.last_change = self.last_change.max(position.arrival);
        self.events.insert(position, event);
    }

    pub(super) fn get(&self, position: Position) -> Option<&Event> {
        self.events.get(&position)
    }

    /// Removes the oldest event.
    pub(super) fn pop_first(&mut self) -> Option<Position> {
        let (position, event) = self.events.pop_first()?;
        self.bytes -= event.size();
        Some(position)
    }

    /// Removes every event before `before`.
    pub(super) fn expire(&mut self, before: Position) -> Vec<Position> {
        let mut expired = Vec::new();
        while self.events.first_key_value().is_some_and(|(first, _)| *first < before) {
            expired.extend(self.pop_first());
        }
        expired
    }

    pub(super) fn positions(&self) -> Vec<Position> {
        self.events.keys().copied().collect()
    }

    /// Time of the oldest event that is at or after `from`, in milliseconds since the epoch.
    pub(super) fn first_event(&self, from: i64) -> Option<i64> {
        self.between(Bound::Included(Position::before(from)), Bound::Unbounded)
            .next()
            .map(|(first, _)| first.at)
    }

    /// Time of the newest event, if it is at or after `from`, in milliseconds since the epoch.
    pub(super) fn last_event(&self, from: i64) -> Option<i64> {
        self.events.last_key_value().map(|(last, _)| last.at).filter(|at| *at >= from)
    }

    /// The events between two bounds, in order; none when they cross.
    pub(super) fn between(
        &self,
        from: Bound<Position>,
        to: Bound<Position>,
    ) -> impl DoubleEndedIterator<Item = (&Position, &Event)> {
        let crossed = match (from, to) {
            (Bound::Unbounded, _) | (_, Bound::Unbounded) => false,
            (Bound::Included(from) | Bound::Excluded(from), Bound::Included(to) | Bound::Excluded(to)) => {
                from >= to
            }
        };
        let events = if crossed { None } else { Some(self.events.range((from, to))) };
        events.into_iter().flatten()
    }
}
