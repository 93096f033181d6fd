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

use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

/// A moment: microseconds since the Unix epoch, UTC.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(i64);

impl Timestamp {
    /// The moment `micros` microseconds after the Unix epoch.
    #[must_use]
    pub const fn from_micros(micros: i64) -> Self {
        Self(micros)
    }

    /// The moment `millis` milliseconds after the Unix epoch (saturating).
    #[must_use]
    pub const fn from_millis(millis: i64) -> Self {
        Self(millis.saturating_mul(1_000))
    }

    /// The moment `seconds` seconds after the Unix epoch (saturating).
    #[must_use]
    pub const fn from_secs(seconds: i64) -> Self {
        Self(seconds.saturating_mul(1_000_000))
    }

    /// Microseconds since the Unix epoch.
    #[must_use]
    pub const fn as_micros(self) -> i64 {
        self.0
    }

    /// Whole milliseconds since the Unix epoch, rounded down.
    #[must_use]
    pub const fn as_millis(self) -> i64 {
        self.0.div_euclid(1_000)
    }

    /// Whole seconds since the Unix epoch, rounded down.
    #[must_use]
    pub const fn as_secs(self) -> i64 {
        self.0.div_euclid(1_000_000)
    }

    /// How long after `earlier` this moment is; zero when it is not after.
    #[must_use]
    pub fn since(self, earlier: Self) -> Duration {
        Duration::from_micros(u64::try_from(self.0.saturating_sub(earlier.0)).unwrap_or(0))
    }

    /// This moment and `duration` more (saturating).
    #[must_use]
    pub fn after(self, duration: Duration) -> Self {
        Self(self.0.saturating_add(i64::try_from(duration.as_micros()).unwrap_or(i64::MAX)))
    }
}

/// What a timer is for; decides what `skip` mode may do with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TimerKind {
    /// Happens by itself and moves work on: a Wait state, a delivery delay, a retry's back-off.
    Step,
    /// A deadline on somebody: a visibility timeout, a heartbeat, a long poll.
    Guard(Holder),
    /// Something growing old: retention, a deduplication window, an idle environment.
    Expiry,
}

/// Who a guard is a deadline on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Holder {
    /// A part of Virga, whose work is counted.
    Inside,
    /// A client: Virga cannot see whether it is working, so time must not jump past it.
    Outside,
}

/// How time passes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Mode {
    /// Real time.
    System,
    /// Real time, this many times as fast.
    Scaled(f64),
    /// Stands still until [`Clock::advance`].
    Manual,
    /// Real time that jumps to the next step whenever nothing is running.
    Skip,
}

/// The clock: a cheap handle, one per daemon.
#[derive(Clone, Debug)]
pub struct Clock {
    _shared: Arc<()>,
}

#[expect(clippy::unused_async, unused_variables, reason = "contract only, body follows")]
impl Clock {
    /// A clock in `mode` that starts at the machine's current time.
    #[must_use]
    pub fn new(mode: Mode) -> Self {
        todo!()
    }

    /// A clock in `mode` that starts at `start`, for tests.
    #[must_use]
    pub fn starting_at(mode: Mode, start: Timestamp) -> Self {
        todo!()
    }

    /// The current moment. Never goes backwards.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        todo!()
    }

    /// How time passes at present.
    #[must_use]
    pub fn mode(&self) -> Mode {
        todo!()
    }

    /// Changes how time passes, from the current moment on; no pending timer is lost.
    pub fn set_mode(&self, mode: Mode) {
        todo!()
    }

    /// Moves time on by `by`, firing every timer on the way, in order, letting all work settle
    /// between two. Works in every mode. Answers the moment arrived at.
    pub async fn advance(&self, by: Duration) -> Timestamp {
        todo!()
    }

    /// Counts `future` as work until it finishes, less the time it is parked. Inside another `run`
    /// it adds nothing: the outer one counts.
    pub async fn run<F: Future>(&self, future: F) -> F::Output {
        future.await
    }

    /// Spawns `future` as a root of its own; counted as work from this call on.
    pub fn spawn<F>(&self, future: F) -> tokio::task::JoinHandle<F::Output>
    where
        F: Future + Send + 'static,
        F::Output: Send + 'static,
    {
        todo!()
    }

    /// Awaits `future` without counting as work meanwhile. One park at a time within a root: to wait
    /// for several things, select among them inside one park, or spawn.
    pub async fn park<F: Future>(&self, future: F) -> F::Output {
        future.await
    }

    /// Parks until `at`.
    pub async fn sleep_until(&self, kind: TimerKind, at: Timestamp) {
        todo!()
    }

    /// A future that completes at `at`; to be awaited inside [`Clock::park`]. Dropping it cancels it.
    #[must_use]
    pub fn timer(&self, kind: TimerKind, at: Timestamp) -> Timer {
        todo!()
    }

    /// An alarm that calls `ring` with the current moment each time it goes off. It starts unset.
    /// `ring` runs on the clock's own task, counted as work: it must be short and must not block.
    #[must_use]
    pub fn alarm(&self, ring: impl Fn(Timestamp) + Send + Sync + 'static) -> Alarm {
        todo!()
    }

    /// A guard without a deadline of its own (a client holds something): while it lives, `skip`
    /// does not jump.
    #[must_use]
    pub fn held_outside(&self) -> Hold {
        todo!()
    }

    /// A one-shot channel whose message counts as work from `send` until it is received.
    #[must_use]
    pub fn oneshot<T>(&self) -> (Sender<T>, Receiver<T>) {
        todo!()
    }

    /// A signal that wakes waiting tasks, each wake-up counted as work until it has been taken.
    #[must_use]
    pub fn signal(&self) -> Signal {
        todo!()
    }

    /// What is pending, for `GET /_virga/clock`.
    #[must_use]
    pub fn snapshot(&self) -> Snapshot {
        todo!()
    }
}

/// Completes at its moment. See [`Clock::timer`].
#[derive(Debug)]
#[must_use = "a timer does nothing unless awaited"]
pub struct Timer(());

impl Future for Timer {
    type Output = ();

    fn poll(self: std::pin::Pin<&mut Self>, _: &mut std::task::Context<'_>) -> std::task::Poll<()> {
        todo!()
    }
}

/// Calls back at its moment; may be set again. Dropping it cancels it. See [`Clock::alarm`].
#[derive(Debug)]
pub struct Alarm(());

#[expect(unused_variables, clippy::unused_self, reason = "contract only, body follows")]
impl Alarm {
    /// Goes off at `at`, and not at any moment set before. Cheap (one short lock, logarithmic), and
    /// free when nothing changes.
    pub fn set(&self, kind: TimerKind, at: Timestamp) {
        todo!()
    }

    /// Does not go off until set again.
    pub fn clear(&self) {
        todo!()
    }
}

/// Keeps `skip` from jumping while it lives. See [`Clock::held_outside`].
#[derive(Debug)]
pub struct Hold(());

/// The sending half of [`Clock::oneshot`].
#[derive(Debug)]
pub struct Sender<T>(std::marker::PhantomData<T>);

#[expect(unused_variables, clippy::missing_errors_doc, reason = "contract only, body follows")]
impl<T> Sender<T> {
    /// Sends `value`, or hands it back when nobody will receive it.
    pub fn send(self, value: T) -> Result<(), T> {
        todo!()
    }
}

/// The receiving half of [`Clock::oneshot`]: a future of `Some(value)`, or `None` when the sender
/// was dropped. To be awaited inside [`Clock::park`].
#[derive(Debug)]
pub struct Receiver<T>(std::marker::PhantomData<T>);

impl<T> Future for Receiver<T> {
    type Output = Option<T>;

    fn poll(self: std::pin::Pin<&mut Self>, _: &mut std::task::Context<'_>) -> std::task::Poll<Option<T>> {
        todo!()
    }
}

/// Wakes tasks in the order in which they began to wait. See [`Clock::signal`].
#[derive(Clone, Debug)]
pub struct Signal(());

#[expect(clippy::unused_self, clippy::unused_async, reason = "contract only, body follows")]
impl Signal {
    /// Wakes the task that has waited longest; when nobody waits, the next to wait gets it at once.
    pub fn notify_one(&self) {
        todo!()
    }

    /// Wakes all that wait now.
    pub fn notify_all(&self) {
        todo!()
    }

    /// Waits for the next notification; to be awaited inside [`Clock::park`].
    pub async fn notified(&self) {
        todo!()
    }
}

/// What is pending in the clock at one moment.
#[derive(Clone, Debug)]
pub struct Snapshot {
    /// The current moment.
    pub now: Timestamp,
    /// How time passes.
    pub mode: Mode,
    /// Work in progress: requests, guests, effects.
    pub working: i64,
    /// Timers pending.
    pub timers: usize,
    /// The next timer of any kind.
    pub next: Option<Timestamp>,
    /// Guards held outside Virga, which keep `skip` from jumping.
    pub held_outside: usize,
}
