//! What all handles of a clock share, and the task that waits for real time on their behalf.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Weak};
use std::time::Duration;

use parking_lot::{Mutex, RwLock};
use tokio::sync::Notify;

use super::reckoning::Reckoning;
use super::timer::Wake;
use super::timers::{Key, Timers};
use super::work::Work;
use super::{Mode, Snapshot, TimerKind, Timestamp, network};

/// What all handles of a clock share.
///
/// Locks are taken in this order: timers, the count of work, the reckoning.
#[derive(Debug)]
pub(super) struct Shared {
    reckoning: RwLock<Reckoning>,
    timers: Mutex<Timers<Arc<dyn Wake>>>,
    work: Work,
    /// Told when something changed that the driver waits for: an earlier timer, idleness, the mode,
    /// the end.
    changed: Arc<Notify>,
    has_driver: AtomicBool,
    /// Held by the one advance under way; the driver fires nothing meanwhile.
    advancing: tokio::sync::Mutex<()>,
}

/// What the driver does next.
enum Next {
    /// A timer is due: fire it, and look again.
    Fire,
    /// Nothing until this much real time has passed, or something changes.
    Sleep(Duration),
    /// Nothing until something changes.
    Wait,
}

/// How far one jump of an advance came.
enum Leg {
    /// To a timer that is due now.
    AtATimer,
    /// To the end.
    Arrived,
    /// Nowhere, since something is running.
    Busy,
}

impl Shared {
    pub(super) fn new(mode: Mode, start: Timestamp) -> Arc<Self> {
        let changed = Arc::new(Notify::new());
        let shared = Arc::new(Self {
            reckoning: RwLock::new(Reckoning::new(mode, start)),
            timers: Mutex::new(Timers::new()),
            work: Work::new(Arc::clone(&changed)),
            changed,
            has_driver: AtomicBool::new(false),
            advancing: tokio::sync::Mutex::new(()),
        });
        shared.work.tell_driver(mode == Mode::Skip);
        shared
    }

    pub(super) fn now(&self) -> Timestamp {
        self.reckoning.read().now()
    }

    pub(super) fn mode(&self) -> Mode {
        self.reckoning.read().mode()
    }

    pub(super) fn work(&self) -> &Work {
        &self.work
    }

    pub(super) fn set_mode(&self, mode: Mode) {
        self.reckoning.write().set_mode(mode);
        self.work.tell_driver(mode == Mode::Skip);
        self.changed.notify_one();
    }

    pub(super) fn arm(self: &Arc<Self>, kind: TimerKind, at: Timestamp, wakes: Arc<dyn Wake>) -> Key {
        let (key, is_sooner) = self.timers.lock().arm(kind, at, wakes);
        self.ensure_driver();
        // A step behind other timers matters too where it is what time may jump for.
        if is_sooner || (kind == TimerKind::Step && self.mode() == Mode::Skip) {
            self.changed.notify_one();
        }
        key
    }

    pub(super) fn disarm(&self, key: Key) {
        let disarmed = self.timers.lock().disarm(key);
        if disarmed.is_some() && self.mode() == Mode::Skip {
            // It may have been the guard that kept time from jumping.
            self.changed.notify_one();
        }
    }

    pub(super) fn hold_outside(&self) {
        self.timers.lock().hold_outside();
    }

    pub(super) fn release_outside(&self) {
        self.timers.lock().release_outside();
        self.changed.notify_one();
    }

    pub(super) fn snapshot(&self) -> Snapshot {
        let timers = self.timers.lock();
        Snapshot {
            now: self.now(),
            mode: self.mode(),
            working: self.work.running(),
            timers: timers.len(),
            next: timers.next(),
            held_outside: timers.held_outside(),
        }
    }

    pub(super) async fn advance(&self, by: Duration) -> Timestamp {
        // Declared first, so dropped last: also when the caller goes away halfway, the driver is told
        // only once it may fire again.
        let _resumes = Resumes(&self.changed);
        let _only = self.advancing.lock().await;
        let target = self.now().after(by);
        loop {
            self.work.idle().await;
            match self.jump_towards(target) {
                Leg::AtATimer => self.fire_one(),
                Leg::Arrived => return self.now(),
                // Something began in between: let it settle first.
                Leg::Busy => {}
            }
        }
    }

    /// Unless something is running, jumps to the next timer up to `target`, or else to `target`.
    fn jump_towards(&self, target: Timestamp) -> Leg {
        let timers = self.timers.lock();
        let next = timers.next().filter(|next| *next <= target);
        let jump = || self.reckoning.write().jump_to(next.unwrap_or(target));
        match (self.work.while_idle(jump), next) {
            (None, _) => Leg::Busy,
            (Some(()), Some(_)) => Leg::AtATimer,
            (Some(()), None) => Leg::Arrived,
        }
    }

    /// Fires the next timer if it is due.
    fn fire_one(&self) {
        // Counted before the timer leaves the list, so that nobody sees neither of the two.
        let credit = self.work.credit();
        let now = self.now();
        let due = self.timers.lock().take_due(now);
        if let Some((key, wakes)) = due {
            wakes.wake(key, now, credit);
        }
    }

    /// One turn of the driver: fires a timer that is due or that time may jump to, unless an advance
    /// is under way; answers what to do next.
    fn turn(&self) -> Next {
        // Held while it fires, so that an advance that begins now finds that work to let settle.
        let Ok(_only) = self.advancing.try_lock() else { return Next::Wait };
        let next = self.next();
        if matches!(next, Next::Fire) {
            self.fire_one();
        }
        next
    }

    /// What to do next; jumps, if nothing is running and time may.
    fn next(&self) -> Next {
        let mut timers = self.timers.lock();
        let Some(next) = timers.await_next() else { return Next::Wait };
        let (mode, now) = (self.mode(), self.now());
        if next <= now {
            return Next::Fire;
        }
        if mode == Mode::Skip
            && let Some(next) = timers.next_jump()
            && self.work.while_idle(|| self.reckoning.write().jump_to(next)).is_some()
        {
            return Next::Fire;
        }
        self.reckoning.read().real_time_until(next).map_or(Next::Wait, Next::Sleep)
    }

    /// Starts the driver on first need, when there is a runtime to start it on.
    fn ensure_driver(self: &Arc<Self>) {
        if self.has_driver.load(Ordering::Relaxed) || tokio::runtime::Handle::try_current().is_err() {
            return;
        }
        if !self.has_driver.swap(true, Ordering::SeqCst) {
            network::spawn(drive(Arc::downgrade(self), Arc::clone(&self.changed)));
        }
    }
}

impl Drop for Shared {
    fn drop(&mut self) {
        self.changed.notify_one();
    }
}

/// Tells the driver, when dropped, that it may go on.
struct Resumes<'a>(&'a Notify);

impl Drop for Resumes<'_> {
    fn drop(&mut self) {
        self.0.notify_one();
    }
}

/// Fires timers when they are due until the clock is gone.
async fn drive(clock: Weak<Shared>, changed: Arc<Notify>) {
    loop {
        let Some(shared) = clock.upgrade() else { return };
        // One alarm that panics must not stop time for all the others; the panic itself is reported
        // by the hook.
        let next = catch_unwind(AssertUnwindSafe(|| shared.turn())).unwrap_or(Next::Fire);
        drop(shared);
        match next {
            // Steps that follow each other for ever must not keep the port from answering.
            Next::Fire => tokio::task::coop::consume_budget().await,
            Next::Sleep(real) => {
                let _ = network::within(real, changed.notified()).await;
            }
            Next::Wait => changed.notified().await,
        }
    }
}
