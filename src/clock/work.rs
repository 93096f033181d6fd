//! Work in progress, counted.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use parking_lot::Mutex;
use tokio::sync::Notify;

/// How much is running. At zero, nothing can happen any more without time or a request.
#[derive(Clone, Debug)]
pub(super) struct Work {
    count: Arc<Count>,
}

#[derive(Debug)]
struct Count {
    /// Behind a lock and not an atomic, so that a jump can exclude that work begins during it.
    running: Mutex<i64>,
    /// Told each time the count falls to zero.
    idle: Notify,
    /// Told as well while time may jump: the driver.
    driver: Arc<Notify>,
    tells_driver: AtomicBool,
}

impl Work {
    pub(super) fn new(driver: Arc<Notify>) -> Self {
        let tells_driver = AtomicBool::new(false);
        Self { count: Arc::new(Count { running: Mutex::new(0), idle: Notify::new(), driver, tells_driver }) }
    }

    pub(super) fn running(&self) -> i64 {
        *self.count.running.lock()
    }

    /// Whether the driver wants to know when the count falls to zero. Off unless time may jump: a
    /// busy daemon would wake it with every request.
    pub(super) fn tell_driver(&self, tells: bool) {
        self.count.tells_driver.store(tells, Ordering::SeqCst);
    }

    pub(super) fn begin(&self) {
        *self.count.running.lock() += 1;
    }

    pub(super) fn end(&self) {
        let mut running = self.count.running.lock();
        debug_assert!(*running > 0, "work ended that had not begun");
        *running -= 1;
        let is_idle = *running == 0;
        drop(running);
        if is_idle {
            self.count.idle.notify_waiters();
            if self.count.tells_driver.load(Ordering::SeqCst) {
                self.count.driver.notify_one();
            }
        }
    }

    /// Does `jump` if nothing is running; nothing can begin before it is done, so whoever begins next
    /// sees the time after the jump and no guard of theirs is set before it.
    pub(super) fn while_idle<T>(&self, jump: impl FnOnce() -> T) -> Option<T> {
        let running = self.count.running.lock();
        (*running == 0).then(jump)
    }

    /// One unit of work, until dropped.
    pub(super) fn credit(&self) -> Credit {
        self.begin();
        Credit { work: self.clone() }
    }

    /// Completes when nothing is running.
    pub(super) async fn idle(&self) {
        loop {
            // Registered before the count is read, so that a fall to zero in between is not missed.
            let fell = self.count.idle.notified();
            let mut fell = std::pin::pin!(fell);
            fell.as_mut().enable();
            if self.running() == 0 {
                return;
            }
            fell.await;
        }
    }
}

/// One unit of work, until dropped.
#[derive(Debug)]
pub(super) struct Credit {
    work: Work,
}

impl Drop for Credit {
    fn drop(&mut self) {
        self.work.end();
    }
}
