//! How long a guest may still take.

use std::future::Future;
use std::pin::pin;
use std::time::Duration;

use futures_util::future::{Either, poll_immediate, select};

use super::event_pipe::Taken;
use crate::clock::{Clock, Holder, Stopwatch, TimerKind};

/// The time that one guest has taken and may still take: real time while it computes, the clock's
/// time while it waits.
///
/// So a guest that spins is stopped after its timeout in real time however fast or slow the clock
/// runs, and one that sleeps follows the clock, whether that stands still or jumps.
#[derive(Debug)]
pub(super) struct Patience {
    clock: Clock,
    limit: Duration,
    spent: Duration,
    computing: Stopwatch,
    /// What the limit is once the guest has taken its event, when that is another one.
    afterwards: Option<(Taken, Duration)>,
}

/// The guest took longer than it may.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the guest took longer than it may")]
pub(super) struct TimeIsUp;

impl Patience {
    /// Starts counting, as computing.
    pub(super) fn new(clock: Clock, limit: Duration) -> Self {
        Self { clock, limit, spent: Duration::ZERO, computing: Stopwatch::start(), afterwards: None }
    }

    /// Starts again with another limit when the guest is found to have taken its event.
    pub(super) fn and_once(self, taken: Taken, limit: Duration) -> Self {
        Self { afterwards: Some((taken, limit)), ..self }
    }

    /// Starts again, with a limit of its own.
    pub(super) fn renew(&mut self, limit: Duration) {
        self.limit = limit;
        self.spent = Duration::ZERO;
        self.computing = Stopwatch::start();
        self.afterwards = None;
    }

    /// How long the guest may take in all.
    pub(super) fn limit(&self) -> Duration {
        self.limit
    }

    /// The clock that the guest sees.
    pub(super) fn clock(&self) -> &Clock {
        &self.clock
    }

    /// Time taken so far.
    pub(super) fn spent(&self) -> Duration {
        self.spent + self.computing.elapsed()
    }

    /// Whether the guest has taken longer than it may.
    pub(super) fn is_over(&mut self) -> bool {
        self.look_up();
        self.spent() >= self.limit
    }

    /// Waits for `what`, parked, and no longer than the guest may take.
    pub(super) async fn wait_for<F: Future>(&mut self, what: F) -> Result<F::Output, TimeIsUp> {
        let mut what = pin!(what);
        // Event loops poll what is ready between any two of their tasks: that takes no alarm.
        if let Some(output) = poll_immediate(what.as_mut()).await {
            return Ok(output);
        }
        self.look_up();
        self.spent += self.computing.elapsed();
        let from = self.clock.now();
        let end = from.after(self.limit.saturating_sub(self.spent));
        let alarm = self.clock.timer(TimerKind::Guard(Holder::Inside), end);
        let first = self.clock.park(async { select(what, pin!(alarm)).await.into_output() }).await;
        self.spent += self.clock.now().since(from);
        self.computing = Stopwatch::start();
        first
    }

    /// Finds out whether the guest has taken its event meanwhile.
    fn look_up(&mut self) {
        if let Some((_, limit)) = self.afterwards.take_if(|(taken, _)| taken.is_taken()) {
            self.renew(limit);
        }
    }
}

/// What came first: the output waited for, or the alarm.
trait IntoOutput<T> {
    fn into_output(self) -> Result<T, TimeIsUp>;
}

impl<T, A, B> IntoOutput<T> for Either<(T, A), ((), B)> {
    fn into_output(self) -> Result<T, TimeIsUp> {
        match self {
            Either::Left((output, _)) => Ok(output),
            Either::Right(_) => Err(TimeIsUp),
        }
    }
}
