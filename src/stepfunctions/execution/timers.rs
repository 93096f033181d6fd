//! What an execution waits for.

use std::collections::BTreeMap;
use std::time::Duration;

use super::{StrandId, TaskId};
use crate::clock::Timestamp;

/// A timer's place: when, and which of several at the same time was set first.
pub(super) type TimerKey = (Timestamp, u32);

/// What happens when a timer goes off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Purpose {
    /// A Wait state is over.
    Waited(StrandId),
    /// A back-off is over.
    Retry(StrandId),
    /// A task is out of time.
    Task(TaskId),
    /// The execution is out of time.
    Execution,
}

impl Purpose {
    fn is_step(self) -> bool {
        matches!(self, Self::Waited(_) | Self::Retry(_))
    }
}

/// All timers of an execution.
#[derive(Debug, Default)]
pub(super) struct Timers {
    steps: BTreeMap<TimerKey, Purpose>,
    /// With whether the one who must hurry is a client outside.
    guards: BTreeMap<TimerKey, (Purpose, bool)>,
    set: u32,
}

impl Timers {
    pub(super) fn arm(&mut self, at: Timestamp, purpose: Purpose) -> TimerKey {
        self.arm_for(at, purpose, false)
    }

    pub(super) fn arm_for(&mut self, at: Timestamp, purpose: Purpose, outside: bool) -> TimerKey {
        self.set = self.set.wrapping_add(1);
        let key = (at, self.set);
        if purpose.is_step() {
            self.steps.insert(key, purpose);
        } else {
            self.guards.insert(key, (purpose, outside));
        }
        key
    }

    pub(super) fn disarm(&mut self, key: TimerKey) {
        if self.steps.remove(&key).is_none() {
            self.guards.remove(&key);
        }
    }

    /// The earliest timer that is due, which is then gone.
    pub(super) fn take_due(&mut self, now: Timestamp) -> Option<Purpose> {
        let step = self.steps.first_key_value().map(|(key, _)| *key);
        let guard = self.guards.first_key_value().map(|(key, _)| *key);
        let first = step.into_iter().chain(guard).min().filter(|(at, _)| *at <= now)?;
        let taken = self.steps.remove(&first);
        taken.or_else(|| self.guards.remove(&first).map(|(purpose, _)| purpose))
    }

    pub(super) fn next_step(&self) -> Option<Timestamp> {
        self.steps.first_key_value().map(|((at, _), _)| *at)
    }

    pub(super) fn next_guard(&self) -> Option<(Timestamp, bool)> {
        let ((at, _), _) = self.guards.first_key_value()?;
        Some((*at, self.guards.values().any(|(_, outside)| *outside)))
    }
}

pub(super) fn seconds_after(now: Timestamp, seconds: u64) -> Timestamp {
    now.after(Duration::from_secs(seconds))
}
