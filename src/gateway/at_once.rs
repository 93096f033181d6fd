//! A connection that wakes itself goes on at once.
//!
//! A request's body goes from a connection to who reads it by a channel inside of one task, so that each request
//! wakes the task while it runs. The scheduler would put it behind all others and wake another thread, which
//! costs more than the rest of the request.

use std::future::Future;
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};
use std::task::{Context, Poll, Wake, Waker};

use futures_util::task::AtomicWaker;

/// How often a task goes on at once before others have their turn.
const ROUNDS: u32 = 4;

/// The bell is not being polled under: whoever rings wakes the task.
const IDLE: u8 = 0;
const POLLING: u8 = 1;
const RUNG: u8 = 2;

#[derive(Debug, Default)]
struct Bell {
    state: AtomicU8,
    task: AtomicWaker,
}

impl Wake for Bell {
    fn wake(self: Arc<Self>) {
        self.wake_by_ref();
    }

    fn wake_by_ref(self: &Arc<Self>) {
        if self.state.fetch_max(RUNG, Ordering::AcqRel) == IDLE {
            self.task.wake();
        }
    }
}

/// Runs `future`, which goes on at once when it was woken while it was polled.
pub(super) fn at_once<F: Future>(future: F) -> impl Future<Output = F::Output> {
    let bell = Arc::new(Bell::default());
    let waker = Waker::from(Arc::clone(&bell));
    let mut future = Box::pin(future);
    std::future::poll_fn(move |context| {
        bell.task.register(context.waker());
        for _ in 0..ROUNDS {
            bell.state.store(POLLING, Ordering::Release);
            let outcome = future.as_mut().poll(&mut Context::from_waker(&waker));
            let was_rung = bell.state.swap(IDLE, Ordering::AcqRel) == RUNG;
            if outcome.is_ready() || !was_rung {
                return outcome;
            }
        }
        context.waker().wake_by_ref();
        Poll::Pending
    })
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::AtomicUsize;

    use super::*;

    #[derive(Default)]
    struct Count(AtomicUsize);

    impl Wake for Count {
        fn wake(self: Arc<Self>) {
            self.0.fetch_add(1, Ordering::Relaxed);
        }
    }

    /// What becomes of a future that wakes itself in each of its first `times` polls, and how often its task is
    /// woken for it.
    fn poll_once(times: usize) -> (Poll<()>, usize) {
        let mut polls = 0;
        let wakes_itself = std::future::poll_fn(move |context| {
            polls += 1;
            if polls > times {
                return Poll::Ready(());
            }
            context.waker().wake_by_ref();
            Poll::Pending
        });
        let count = Arc::new(Count::default());
        let outcome =
            std::pin::pin!(at_once(wakes_itself)).poll(&mut Context::from_waker(&Arc::clone(&count).into()));
        (outcome, count.0.load(Ordering::Relaxed))
    }

    #[test]
    fn what_wakes_itself_goes_on_without_its_task_being_woken() {
        assert_eq!(poll_once(3), (Poll::Ready(()), 0));
    }

    #[test]
    fn what_wakes_itself_for_ever_lets_others_have_their_turn() {
        assert_eq!(poll_once(usize::MAX), (Poll::Pending, 1));
    }

    #[test]
    fn what_is_woken_later_wakes_its_task() {
        let mut kept = None;
        let waits = std::future::poll_fn(|context| {
            kept = Some(context.waker().clone());
            Poll::<()>::Pending
        });
        let count = Arc::new(Count::default());
        let waker = Arc::clone(&count).into();
        assert!(std::pin::pin!(at_once(waits)).poll(&mut Context::from_waker(&waker)).is_pending());
        kept.unwrap().wake();
        assert_eq!(count.0.load(Ordering::Relaxed), 1);
    }
}
