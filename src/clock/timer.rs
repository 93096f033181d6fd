//! What hangs on the clock: futures, alarms and holds.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Weak};
use std::task::{Context, Poll, Waker};

use parking_lot::Mutex;

use super::driver::Shared;
use super::timers::Key;
use super::work::Credit;
use super::{TimerKind, Timestamp};

/// What a timer wakes when it fires.
pub(super) trait Wake: Send + Sync {
    /// Called once, outside every lock; `credit` is the wake-up's own unit of work.
    fn wake(&self, key: Key, now: Timestamp, credit: Credit);
}

impl fmt::Debug for dyn Wake {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Wake")
    }
}

/// Completes at its moment. See [`super::Clock::timer`].
#[derive(Debug)]
#[must_use = "a timer does nothing unless awaited"]
pub struct Timer {
    clock: Arc<Shared>,
    key: Key,
    bell: Arc<Bell>,
}

#[derive(Debug, Default)]
struct Bell {
    state: Mutex<BellState>,
}

#[derive(Debug, Default)]
struct BellState {
    has_rung: bool,
    credit: Option<Credit>,
    waker: Option<Waker>,
}

impl Wake for Bell {
    fn wake(&self, _: Key, _: Timestamp, credit: Credit) {
        let mut state = self.state.lock();
        state.has_rung = true;
        state.credit = Some(credit);
        let waker = state.waker.take();
        drop(state);
        if let Some(waker) = waker {
            waker.wake();
        }
    }
}

impl Timer {
    pub(super) fn new(clock: &Arc<Shared>, kind: TimerKind, at: Timestamp) -> Self {
        let bell = Arc::new(Bell::default());
        let key = clock.arm(kind, at, Arc::<Bell>::clone(&bell));
        Self { clock: Arc::clone(clock), key, bell }
    }
}

impl Future for Timer {
    type Output = ();

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        let mut state = self.bell.state.lock();
        if state.has_rung {
            let credit = state.credit.take();
            drop(state);
            drop(credit);
            return Poll::Ready(());
        }
        if !state.waker.as_ref().is_some_and(|waker| waker.will_wake(context.waker())) {
            state.waker = Some(context.waker().clone());
        }
        Poll::Pending
    }
}

impl Drop for Timer {
    fn drop(&mut self) {
        self.clock.disarm(self.key);
        // A credit that nobody came to take is given back here, outside the bell's lock.
        let credit = self.bell.state.lock().credit.take();
        drop(credit);
    }
}

/// Calls back at its moment; may be set again. Dropping it cancels it. See [`super::Clock::alarm`].
#[derive(Debug)]
pub struct Alarm {
    /// Weak: an alarm's owner often owns the clock's other users, and must not keep it alive.
    clock: Weak<Shared>,
    hammer: Arc<Hammer>,
}

struct Hammer {
    armed: Mutex<Option<(TimerKind, Key)>>,
    ring: Box<dyn Fn(Timestamp) + Send + Sync>,
}

impl fmt::Debug for Hammer {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_tuple("Hammer").field(&*self.armed.lock()).finish()
    }
}

impl Wake for Hammer {
    fn wake(&self, key: Key, now: Timestamp, credit: Credit) {
        // Set anew since it fired: what is armed now is another timer, and stays.
        self.armed.lock().take_if(|(_, armed)| *armed == key);
        (self.ring)(now);
        drop(credit);
    }
}

impl Alarm {
    pub(super) fn new(clock: &Arc<Shared>, ring: impl Fn(Timestamp) + Send + Sync + 'static) -> Self {
        let hammer = Hammer { armed: Mutex::new(None), ring: Box::new(ring) };
        Self { clock: Arc::downgrade(clock), hammer: Arc::new(hammer) }
    }

    /// Goes off at `at`, and not at any moment set before. Cheap (one short lock, logarithmic), and
    /// free when nothing changes.
    pub fn set(&self, kind: TimerKind, at: Timestamp) {
        let mut armed = self.hammer.armed.lock();
        if armed.is_some_and(|(was, (when, _))| was == kind && when == at) {
            return;
        }
        let Some(clock) = self.clock.upgrade() else { return };
        if let Some((_, key)) = armed.take() {
            clock.disarm(key);
        }
        let hammer = Arc::<Hammer>::clone(&self.hammer);
        *armed = Some((kind, clock.arm(kind, at, hammer)));
    }

    /// Does not go off until set again.
    pub fn clear(&self) {
        let cleared = self.hammer.armed.lock().take();
        if let (Some((_, key)), Some(clock)) = (cleared, self.clock.upgrade()) {
            clock.disarm(key);
        }
    }
}

impl Drop for Alarm {
    fn drop(&mut self) {
        self.clear();
    }
}

/// Keeps `skip` from jumping while it lives. See [`super::Clock::held_outside`].
#[derive(Debug)]
pub struct Hold {
    clock: Arc<Shared>,
}

impl Hold {
    pub(super) fn new(clock: &Arc<Shared>) -> Self {
        clock.hold_outside();
        Self { clock: Arc::clone(clock) }
    }
}

impl Drop for Hold {
    fn drop(&mut self) {
        self.clock.release_outside();
    }
}
