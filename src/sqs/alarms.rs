//! A queue's alarms: one for each kind of deadline, made when it is first needed.

use std::sync::Weak;

use super::hosted::HostedQueue;
use super::queue::Deadlines;
use crate::clock::{Alarm, Clock, Holder, TimerKind, Timestamp};

pub(super) struct Alarms {
    clock: Clock,
    queue: Weak<HostedQueue>,
    set: Deadlines,
    delayed: Option<Alarm>,
    held_inside: Option<Alarm>,
    held_outside: Option<Alarm>,
    expiry: Option<Alarm>,
}

impl Alarms {
    pub fn new(clock: &Clock, queue: &Weak<HostedQueue>) -> Self {
        Self {
            clock: clock.clone(),
            queue: Weak::clone(queue),
            set: Deadlines::default(),
            delayed: None,
            held_inside: None,
            held_outside: None,
            expiry: None,
        }
    }

    /// Sets the alarms to the queue's deadlines. Free when none has changed.
    pub fn set(&mut self, mut deadlines: Deadlines) {
        // An alarm that goes off too early finds nothing to do and is set anew, which costs less than
        // moving it with every message that comes and goes. A step is exact, since time may jump to
        // it; and a guard that nothing needs any more is cleared, since it keeps time from jumping.
        for (set, wanted) in [
            (self.set.held_inside, &mut deadlines.held_inside),
            (self.set.held_outside, &mut deadlines.held_outside),
        ] {
            *wanted = wanted.map(|wanted| set.filter(|set| *set < wanted).unwrap_or(wanted));
        }
        let is_early_enough = |set: &Timestamp| deadlines.expiry.is_none_or(|wanted| *set <= wanted);
        if let Some(set) = self.set.expiry.filter(is_early_enough) {
            deadlines.expiry = Some(set);
        }
        if deadlines == self.set {
            return;
        }
        let before = std::mem::replace(&mut self.set, deadlines);
        let Self { clock, queue, delayed, held_inside, held_outside, expiry, .. } = self;
        let set = |alarm: &mut Option<Alarm>, kind, was: Option<Timestamp>, at: Option<Timestamp>| {
            if was == at {
                return;
            }
            match at {
                Some(at) => alarm.get_or_insert_with(|| alarm_of(clock, queue)).set(kind, at),
                None => alarm.iter().for_each(Alarm::clear),
            }
        };
        set(delayed, TimerKind::Step, before.delayed, deadlines.delayed);
        set(held_inside, TimerKind::Guard(Holder::Inside), before.held_inside, deadlines.held_inside);
        set(held_outside, TimerKind::Guard(Holder::Outside), before.held_outside, deadlines.held_outside);
        set(expiry, TimerKind::Expiry, before.expiry, deadlines.expiry);
    }

    /// One of them went off: what was due by `now` is no longer set.
    pub fn rang(&mut self, now: Timestamp) {
        let Deadlines { delayed, held_inside, held_outside, expiry } = &mut self.set;
        for at in [delayed, held_inside, held_outside, expiry] {
            at.take_if(|at| *at <= now);
        }
    }

    pub fn clear(&mut self) {
        let alarms = [&self.delayed, &self.held_inside, &self.held_outside, &self.expiry];
        alarms.into_iter().flatten().for_each(Alarm::clear);
        self.set = Deadlines::default();
    }
}

fn alarm_of(clock: &Clock, queue: &Weak<HostedQueue>) -> Alarm {
    let queue = Weak::clone(queue);
    clock.alarm(move |_| {
        if let Some(queue) = queue.upgrade() {
            queue.ring();
        }
    })
}
