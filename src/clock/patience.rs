//! How long one connection's client may take, again and again, for the price of one timer.

use std::fmt;
use std::future::{Future, poll_fn};
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::task::{Context, Poll, Waker};
use std::time::{Duration, Instant};

use hyper::rt::{Sleep, Timer};
use parking_lot::Mutex;

/// The patience of one connection, in real time: each of its deadlines, one at a time.
///
/// A client that sends one request after the other has a new deadline twice for each, and meets almost
/// all. So the timer isn't moved when a deadline is: it goes off at the earliest one that it was set
/// to, finds that there is time left, and only then is set anew.
#[derive(Clone, Default)]
pub struct Patience {
    timer: Arc<Mutex<Option<Set>>>,
}

/// A timer that was set.
struct Set {
    sleep: Pin<Box<tokio::time::Sleep>>,
    at: Instant,
    /// Whom it wakes.
    waker: Waker,
}

impl Patience {
    /// `future`'s outcome, or `None` when it takes longer than `limit` from the first time that it has
    /// to be waited for.
    #[expect(clippy::disallowed_methods, reason = "a socket's patience is real time")]
    pub async fn within<F: Future>(&self, limit: Duration, future: F) -> Option<F::Output> {
        let mut future = pin!(future);
        let mut deadline = None;
        poll_fn(|context| {
            if let Poll::Ready(outcome) = future.as_mut().poll(context) {
                return Poll::Ready(Some(outcome));
            }
            let deadline = *deadline.get_or_insert_with(|| Instant::now() + limit);
            self.poll_until(deadline, context).map(|()| None)
        })
        .await
    }

    /// Ready from `deadline` on; until then the task is woken no later than at it.
    #[expect(clippy::disallowed_methods, reason = "a socket's patience is real time")]
    fn poll_until(&self, deadline: Instant, context: &mut Context<'_>) -> Poll<()> {
        let mut timer = self.timer.lock();
        if let Some(set) = &*timer
            && set.at <= deadline
            && !set.sleep.is_elapsed()
            && set.waker.will_wake(context.waker())
        {
            return Poll::Pending;
        }
        let set = timer.get_or_insert_with(|| Set {
            sleep: Box::pin(tokio::time::sleep_until(deadline.into())),
            at: deadline,
            waker: context.waker().clone(),
        });
        if set.at != deadline {
            set.sleep.as_mut().reset(deadline.into());
        }
        set.at = deadline;
        set.waker.clone_from(context.waker());
        set.sleep.as_mut().poll(context)
    }
}

impl fmt::Debug for Patience {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Patience")
    }
}

/// As hyper asks for it: how long the head of a request may take.
impl Timer for Patience {
    #[expect(clippy::disallowed_methods, reason = "a socket's patience is real time")]
    fn sleep(&self, duration: Duration) -> Pin<Box<dyn Sleep>> {
        self.sleep_until(Instant::now() + duration)
    }

    fn sleep_until(&self, deadline: Instant) -> Pin<Box<dyn Sleep>> {
        Box::pin(Until { patience: self.clone(), deadline })
    }
}

/// A deadline of a connection.
struct Until {
    patience: Patience,
    deadline: Instant,
}

impl Future for Until {
    type Output = ();

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        self.patience.poll_until(self.deadline, context)
    }
}

impl Sleep for Until {}

#[cfg(test)]
mod tests {
    use super::*;
    use std::future::{pending, ready};

    const HOUR: Duration = Duration::from_hours(1);
    const MOMENT: Duration = Duration::from_millis(1);

    #[tokio::test]
    async fn a_deadline_is_kept_whatever_the_timer_was_set_to_before() {
        let patience = Patience::default();
        assert_eq!(patience.within(HOUR, ready(1)).await, Some(1));
        assert_eq!(patience.within(HOUR, tokio::task::yield_now()).await, Some(()), "the timer is set");
        assert_eq!(patience.within(MOMENT, pending::<()>()).await, None, "to a later deadline");
        assert_eq!(patience.within(HOUR, tokio::task::yield_now()).await, Some(()), "to one that is over");
        assert_eq!(patience.within(MOMENT, pending::<()>()).await, None);
    }
}
