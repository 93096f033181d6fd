//! What is pending, in the order in which it will fire.

use std::collections::{BTreeMap, BTreeSet};

use super::Timestamp;

/// What a timer is for; decides what `skip` mode may do with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TimerKind {
    /// Happens by itself and moves work on: a Wait state, a delivery delay, a retry's back-off.
    Step,
    /// A deadline on somebody: a visibility timeout, a heartbeat, a long poll.
    Guard(Holder),
    /// Something growing old: retention, a deduplication window, an idle environment.
    Expiry,
}

/// Who a guard is a deadline on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Holder {
    /// A part of Virga, whose work is counted.
    Inside,
    /// A client: Virga cannot see whether it is working, so time must not jump past it.
    Outside,
}

/// A timer's place: its deadline, then the order of arming.
pub(super) type Key = (Timestamp, u64);

/// The heart of the clock: pending timers, whatever it is (`W`) that each of them wakes.
#[derive(Debug)]
pub(super) struct Timers<W> {
    pending: BTreeMap<Key, (TimerKind, W)>,
    steps: BTreeSet<Key>,
    held_outside: usize,
    armed: u64,
    /// The deadline that somebody already waits for, in real time.
    awaited: Option<Timestamp>,
}

impl<W> Timers<W> {
    pub(super) fn new() -> Self {
        Self { pending: BTreeMap::new(), steps: BTreeSet::new(), held_outside: 0, armed: 0, awaited: None }
    }

    /// Arms a timer; the answer's second half says whether it comes before what is awaited.
    pub(super) fn arm(&mut self, kind: TimerKind, at: Timestamp, wakes: W) -> (Key, bool) {
        self.armed += 1;
        let key = (at, self.armed);
        match kind {
            TimerKind::Step => {
                self.steps.insert(key);
            }
            TimerKind::Guard(Holder::Outside) => self.held_outside += 1,
            TimerKind::Guard(Holder::Inside) | TimerKind::Expiry => {}
        }
        self.pending.insert(key, (kind, wakes));
        (key, self.awaited.is_none_or(|awaited| at < awaited))
    }

    /// The deadline of the next timer, which is awaited from now on. Should that timer be disarmed,
    /// whoever waits wakes for nothing once, and asks again: cheaper than being told each time.
    pub(super) fn await_next(&mut self) -> Option<Timestamp> {
        self.awaited = self.next();
        self.awaited
    }

    /// Cancels a timer; one that has fired already is left alone.
    pub(super) fn disarm(&mut self, key: Key) -> Option<W> {
        let (kind, wakes) = self.pending.remove(&key)?;
        match kind {
            TimerKind::Step => {
                self.steps.remove(&key);
            }
            TimerKind::Guard(Holder::Outside) => self.held_outside -= 1,
            TimerKind::Guard(Holder::Inside) | TimerKind::Expiry => {}
        }
        Some(wakes)
    }

    /// Takes the next timer if its deadline is not after `now`.
    pub(super) fn take_due(&mut self, now: Timestamp) -> Option<(Key, W)> {
        let key = *self.pending.first_key_value()?.0;
        if key.0 > now {
            return None;
        }
        self.disarm(key).map(|wakes| (key, wakes))
    }

    /// The deadline of the next timer.
    pub(super) fn next(&self) -> Option<Timestamp> {
        self.pending.first_key_value().map(|((at, _), _)| *at)
    }

    /// Where `skip` may jump to when nothing is running: the next timer of any kind, provided that a
    /// step is pending to jump for and no guard is held outside. The timers before that step fire on
    /// the way, one deadline at a time, since each may change what is pending.
    pub(super) fn next_jump(&self) -> Option<Timestamp> {
        if self.held_outside > 0 || self.steps.is_empty() { None } else { self.next() }
    }

    pub(super) fn hold_outside(&mut self) {
        self.held_outside += 1;
    }

    pub(super) fn release_outside(&mut self) {
        self.held_outside -= 1;
    }

    pub(super) fn held_outside(&self) -> usize {
        self.held_outside
    }

    pub(super) fn len(&self) -> usize {
        self.pending.len()
    }
}
