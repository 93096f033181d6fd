//! Time: the one clock that everything which waits hangs on.
//!
//! Nothing outside this module reads the machine's clock or sleeps. Three ideas:
//!
//! - A [`Timer`] or [`Alarm`] says which of three things it is ([`TimerKind`]): a step, a guard or an
//!   expiry. In `skip` mode only steps are a reason to jump, and never while a guard whose holder is
//!   outside Virga is pending.
//! - *Work* is what must settle before time may jump: a request being answered, a guest computing,
//!   an effect pending. A root future is counted from [`Clock::run`] or [`Clock::spawn`] until it
//!   finishes, less the time it spends inside [`Clock::park`].
//! - Whatever wakes a parked task (a timer that fires, a [`Signal`], a [`Sender`]) holds a credit of
//!   work until the task has been polled, so that time never jumps over a wake-up on its way.

mod driver;
mod mode;
pub mod network;
mod oneshot;
mod park;
mod patience;
mod reckoning;
mod signal;
mod stopwatch;
mod timer;
mod timers;
mod timestamp;
mod work;

#[cfg(test)]
mod tests;

pub use mode::{Mode, NotAMode};
pub use oneshot::{Receiver, Sender};
pub use signal::Signal;
pub use stopwatch::{Metronome, Stopwatch, Ticking};
pub use timer::{Alarm, Hold, Timer};
pub use timers::{Holder, TimerKind};
pub use timestamp::{NotATime, Timestamp, parse_duration};

use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use driver::Shared;

/// The clock: a cheap handle, one per daemon. When the last handle goes, its driver ends.
#[derive(Clone, Debug)]
pub struct Clock {
    shared: Arc<Shared>,
}

impl Clock {
    /// A clock in `mode` that starts at the machine's current time.
    #[must_use]
    pub fn new(mode: Mode) -> Self {
        Self::starting_at(mode, reckoning::machine_time())
    }

    /// A clock in `mode` that starts at `start`, for tests.
    #[must_use]
    pub fn starting_at(mode: Mode, start: Timestamp) -> Self {
        Self { shared: Shared::new(mode, start) }
    }

    /// The current moment. Never goes backwards.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.shared.now()
    }

    /// How time passes at present.
    #[must_use]
    pub fn mode(&self) -> Mode {
        self.shared.mode()
    }

    /// Changes how time passes, from the current moment on; no pending timer is lost.
    pub fn set_mode(&self, mode: Mode) {
        self.shared.set_mode(mode);
    }

    /// Moves time on by `by`, firing every timer on the way, in order, letting all work settle
    /// between two. Works in every mode; advances of several callers follow each other. Answers the
    /// moment arrived at.
    pub async fn advance(&self, by: Duration) -> Timestamp {
        let _away = park::Away::from(self.shared.work());
        self.shared.advance(by).await
    }

    /// Waits until nothing is running. To be called from outside any counted work, or parked.
    pub async fn settled(&self) {
        self.shared.work().idle().await;
    }

    /// Counts `future` as work until it finishes, less the time it is parked. Inside another `run`
    /// it adds nothing: the outer one counts.
    pub async fn run<F: Future>(&self, future: F) -> F::Output {
        if park::is_counted() {
            return future.await;
        }
        let _credit = self.shared.work().credit();
        park::counted(future).await
    }

    /// Spawns `future` as a root of its own; counted as work from this call on.
    #[expect(clippy::disallowed_methods, reason = "the one place that spawns counted work")]
    pub fn spawn<F>(&self, future: F) -> tokio::task::JoinHandle<F::Output>
    where
        F: Future + Send + 'static,
        F::Output: Send + 'static,
    {
        let credit = self.shared.work().credit();
        tokio::spawn(async move {
            let outcome = park::counted(future).await;
            drop(credit);
            outcome
        })
    }

    /// Awaits `future` without counting as work meanwhile. One park at a time within a root: to wait
    /// for several things, select among them inside one park, or spawn. Outside any counted work it
    /// changes nothing.
    pub async fn park<F: Future>(&self, future: F) -> F::Output {
        park::Park::new(self.shared.work(), future).await
    }

    /// Parks until `at`.
    pub async fn sleep_until(&self, kind: TimerKind, at: Timestamp) {
        self.park(self.timer(kind, at)).await;
    }

    /// A future that completes at `at`; to be awaited inside [`Clock::park`]. Armed from this call
    /// on; dropping it cancels it.
    pub fn timer(&self, kind: TimerKind, at: Timestamp) -> Timer {
        Timer::new(&self.shared, kind, at)
    }

    /// An alarm that calls `ring` with the current moment each time it goes off. It starts unset.
    /// `ring` runs on the clock's own task, counted as work: it must be short and must not block.
    #[must_use]
    pub fn alarm(&self, ring: impl Fn(Timestamp) + Send + Sync + 'static) -> Alarm {
        Alarm::new(&self.shared, ring)
    }

    /// A guard without a deadline of its own (a client holds something): while it lives, `skip`
    /// does not jump.
    #[must_use]
    pub fn held_outside(&self) -> Hold {
        Hold::new(&self.shared)
    }

    /// A one-shot channel whose message counts as work from `send` until it is received.
    #[must_use]
    pub fn oneshot<T>(&self) -> (Sender<T>, Receiver<T>) {
        oneshot::channel(self.shared.work())
    }

    /// A signal that wakes waiting tasks, each wake-up counted as work until it has been taken.
    #[must_use]
    pub fn signal(&self) -> Signal {
        Signal::new(self.shared.work())
    }

    /// What is pending, for `GET /_virga/clock`.
    #[must_use]
    pub fn snapshot(&self) -> Snapshot {
        self.shared.snapshot()
    }
}

/// What is pending in the clock at one moment.
#[derive(Clone, Debug)]
pub struct Snapshot {
    /// The current moment.
    pub now: Timestamp,
    /// How time passes.
    pub mode: Mode,
    /// Work in progress: requests, guests, effects, wake-ups on their way.
    pub working: i64,
    /// Timers pending.
    pub timers: usize,
    /// The next timer of any kind.
    pub next: Option<Timestamp>,
    /// Guards held outside Virga, which keep `skip` from jumping.
    pub held_outside: usize,
}
