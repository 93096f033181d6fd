//! Tasks that count as work, and the times at which they don't.

use std::cell::Cell;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

use super::work::Work;

tokio::task_local! {
    /// Set within a counted task: whether it is inside a park at present, so that a park within a
    /// park doesn't take the same unit off twice.
    static PARKED: Cell<bool>;
}

/// Whether the current task counts as work.
pub(super) fn is_counted() -> bool {
    PARKED.try_with(|_| ()).is_ok()
}

/// Marks `future` as a counted task; the count itself is the caller's.
pub(super) async fn counted<F: Future>(future: F) -> F::Output {
    PARKED.scope(Cell::new(false), future).await
}

/// Awaits its future, taking the task's unit off the count while that is pending.
pub(super) struct Park<F> {
    work: Work,
    /// Whether the task's unit is off the count at present.
    is_off: bool,
    future: Pin<Box<F>>,
}

impl<F: Future> Park<F> {
    pub(super) fn new(work: &Work, future: F) -> Self {
        Self { work: work.clone(), is_off: false, future: Box::pin(future) }
    }
}

impl<F: Future> Future for Park<F> {
    type Output = F::Output;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<F::Output> {
        if self.is_off {
            self.work.begin();
            self.is_off = false;
            let _ = PARKED.try_with(|parked| parked.set(false));
        }
        let outermost = PARKED.try_with(|parked| !parked.replace(true)).unwrap_or(false);
        let outcome = self.future.as_mut().poll(context);
        if outermost {
            // On `Pending` the flag stays up: a second park polled by the same task meanwhile (a join)
            // must not take the one unit off again.
            let _ = PARKED.try_with(|parked| parked.set(outcome.is_pending()));
            if outcome.is_pending() {
                self.is_off = true;
                self.work.end();
            }
        }
        outcome
    }
}

impl<F> Drop for Park<F> {
    fn drop(&mut self) {
        if self.is_off {
            self.work.begin();
            let _ = PARKED.try_with(|parked| parked.set(false));
        }
    }
}

/// Takes the current task's unit off the count until dropped, also while the task is being polled:
/// for a task that itself waits until nothing is running.
pub(super) struct Away {
    work: Option<Work>,
}

impl Away {
    pub(super) fn from(work: &Work) -> Self {
        let counts = PARKED.try_with(|parked| !parked.replace(true)).unwrap_or(false);
        if counts {
            work.end();
        }
        Self { work: counts.then(|| work.clone()) }
    }
}

impl Drop for Away {
    fn drop(&mut self) {
        if let Some(work) = &self.work {
            work.begin();
            let _ = PARKED.try_with(|parked| parked.set(false));
        }
    }
}
