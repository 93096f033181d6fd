//! Wake-ups that count as work until they have been taken.

use std::collections::VecDeque;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, Waker};

use parking_lot::Mutex;

use super::work::{Credit, Work};

/// Wakes tasks in the order in which they began to wait. See [`super::Clock::signal`].
#[derive(Clone, Debug)]
pub struct Signal {
    shared: Arc<Shared>,
}

#[derive(Debug)]
struct Shared {
    work: Work,
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    /// A notification that nobody waited for.
    is_stored: bool,
    waiting: VecDeque<Arc<Waiter>>,
}

#[derive(Debug, Default)]
struct Waiter {
    state: Mutex<WaiterState>,
}

#[derive(Debug, Default)]
struct WaiterState {
    waker: Option<Waker>,
    notified: Option<Notified>,
}

#[derive(Debug)]
struct Notified {
    /// Whether it was meant for one task alone, and so must be passed on if that one is gone.
    is_single: bool,
    _credit: Credit,
}

impl Waiter {
    /// Leaves a notification. Under the signal's lock, so that a waiter that is dropped meanwhile
    /// either is no longer found or finds it and passes it on. Answers whom to wake, outside the lock.
    fn notify(&self, notified: Notified) -> Option<Waker> {
        let mut state = self.state.lock();
        state.notified = Some(notified);
        state.waker.take()
    }
}

impl Signal {
    pub(super) fn new(work: &Work) -> Self {
        Self { shared: Arc::new(Shared { work: work.clone(), state: Mutex::default() }) }
    }

    /// Wakes the task that has waited longest; when nobody waits, the next to wait gets it at once.
    pub fn notify_one(&self) {
        let mut state = self.shared.state.lock();
        let woken = match state.waiting.pop_front() {
            None => {
                state.is_stored = true;
                None
            }
            Some(waiter) => waiter.notify(self.notification(true)),
        };
        drop(state);
        if let Some(woken) = woken {
            woken.wake();
        }
    }

    /// Wakes all that wait now.
    pub fn notify_all(&self) {
        let mut state = self.shared.state.lock();
        let waiting = std::mem::take(&mut state.waiting);
        let woken: Vec<Waker> =
            waiting.iter().filter_map(|waiter| waiter.notify(self.notification(false))).collect();
        drop(state);
        for waker in woken {
            waker.wake();
        }
    }

    fn notification(&self, is_single: bool) -> Notified {
        Notified { is_single, _credit: self.shared.work.credit() }
    }

    /// Waits for the next notification, from this call on; to be awaited inside
    /// [`super::Clock::park`].
    pub fn notified(&self) -> impl Future<Output = ()> + Send + use<> {
        let waiter = Arc::new(Waiter::default());
        let mut state = self.shared.state.lock();
        if std::mem::take(&mut state.is_stored) {
            waiter.state.lock().notified = Some(self.notification(true));
        } else {
            state.waiting.push_back(Arc::clone(&waiter));
        }
        drop(state);
        Waiting { signal: self.clone(), waiter, is_done: false }
    }
}

/// A task's place in the queue.
struct Waiting {
    signal: Signal,
    waiter: Arc<Waiter>,
    is_done: bool,
}

impl Future for Waiting {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        let mut state = self.waiter.state.lock();
        let Some(notified) = state.notified.take() else {
            state.waker = Some(context.waker().clone());
            return Poll::Pending;
        };
        drop(state);
        drop(notified);
        self.is_done = true;
        Poll::Ready(())
    }
}

impl Drop for Waiting {
    fn drop(&mut self) {
        if self.is_done {
            return;
        }
        self.signal.shared.state.lock().waiting.retain(|other| !Arc::ptr_eq(other, &self.waiter));
        let notified = self.waiter.state.lock().notified.take();
        if notified.as_ref().is_some_and(|notified| notified.is_single) {
            self.signal.notify_one();
        }
    }
}
