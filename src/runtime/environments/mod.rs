//! Execution environments: made when an invocation finds none idle, used for one invocation at a time,
//! frozen in between, and gone when nothing has come for a while.
//!
//! *AWS documentation: Understanding the Lambda execution environment lifecycle.*
//!
//! An environment has a log stream and, if its program loops, a guest that is kept. A command gets a
//! fresh instance for each invocation, and an environment none the less: what AWS counts, names and logs
//! by environment is the same for both.
//!
//! | module | what it is |
//! |---|---|
//! | `pool` | which environments there are, and which is used next |
//! | `cold_start` | how long a simulated cold start takes |

mod cold_start;
mod pool;

pub use cold_start::ColdStarts;
pub use pool::{Record, State};

use std::fmt;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Weak};
use std::time::Duration;

use parking_lot::Mutex;

use self::pool::{Placement, Pool};
use super::invocation::{Ending, Invocation, Outcome, Setting};
use super::kept::KeptGuest;
use super::program::Program;
use super::{Initialised, Runtime};
use crate::clock::{Alarm, TimerKind, Timestamp};
use crate::neighbours::LogLine;

/// What the environments of one version are made from.
pub struct Plan {
    /// What is run.
    pub program: Arc<Program>,
    /// What each run finds; besides, it finds `AWS_LAMBDA_LOG_STREAM_NAME` and
    /// `AWS_LAMBDA_INITIALIZATION_TYPE`.
    pub setting: Setting,
    /// How long simulated cold starts take.
    pub cold_starts: ColdStarts,
    /// Names the log stream of an environment that is made now.
    pub log_stream: Box<dyn Fn(Timestamp) -> String + Send + Sync>,
}

/// The execution environments of one version of a function. A cheap handle; when the last one goes,
/// idle guests end.
#[derive(Clone)]
pub struct Environments {
    shared: Arc<Shared>,
}

struct Shared {
    runtime: Runtime,
    plan: Plan,
    pool: Mutex<Pool<Environment>>,
    /// Set to when the next idle environment has been so for too long.
    reaper: Alarm,
    reaper_is_set: AtomicBool,
    /// Whether the program is known to loop.
    loops: AtomicBool,
}

/// An idle environment.
#[derive(Debug)]
struct Environment {
    log_stream: Arc<str>,
    setting: Arc<Setting>,
    guest: Option<KeptGuest>,
}

/// What became of an invocation, and where.
#[derive(Debug)]
pub struct Invoked {
    /// What became of it.
    pub outcome: Outcome,
    /// The log stream of its environment.
    pub log_stream: Arc<str>,
    /// How its environment got ready, if that was made for it.
    pub cold_start: Option<ColdStarted>,
}

/// How an environment got ready.
#[derive(Debug)]
pub struct ColdStarted {
    /// When it began.
    pub at: Timestamp,
    /// What it took, as `Init Duration` reports it: the simulated part and the guest's own.
    pub duration: Duration,
    /// What the guest logged meanwhile.
    pub logs: Vec<LogLine>,
    /// Attempts that failed before the one that counts.
    pub failures: Vec<FailedInit>,
}

/// An attempt to get ready that failed; it is made again, once, when the function is invoked.
#[derive(Debug)]
pub struct FailedInit {
    /// What it took.
    pub duration: Duration,
    /// What the guest logged.
    pub logs: Vec<LogLine>,
    /// How it ended.
    pub ending: Ending,
}

/// How long a guest that loops may take to get ready; the second time it has the function's timeout.
///
/// *AWS documentation: Understanding the Lambda execution environment lifecycle (Init phase).*
pub const INIT_LIMIT: Duration = Duration::from_secs(10);

impl Environments {
    /// No environments yet.
    #[must_use]
    pub fn new(runtime: &Runtime, plan: Plan) -> Self {
        let keep_warm = runtime.keep_warm();
        let shared = Arc::new_cyclic(|shared: &Weak<Shared>| {
            let shared = Weak::clone(shared);
            let reap = move |now| {
                if let Some(shared) = shared.upgrade() {
                    shared.reap(now);
                }
            };
            Shared {
                reaper: runtime.clock().alarm(reap),
                reaper_is_set: AtomicBool::new(false),
                loops: AtomicBool::new(plan.program.always_loops()),
                pool: Mutex::new(Pool::new(keep_warm)),
                runtime: runtime.clone(),
                plan,
            }
        });
        Self { shared }
    }

    /// Runs the function once, in an environment that is idle or made for it. That the function may run
    /// at all (concurrency) is the caller's to see to.
    pub async fn invoke(&self, invocation: Invocation) -> Invoked {
        let output = invocation.output.clone();
        let invoked = self.invoke_somewhere(invocation).await;
        if let Some(output) = output {
            output.end();
        }
        invoked
    }

    async fn invoke_somewhere(&self, invocation: Invocation) -> Invoked {
        let shared = &self.shared;
        let clock = shared.runtime.clock();
        let now = clock.now();
        let placement = shared.pool.lock().place(now);
        match placement {
            Placement::Warm(number, environment) => {
                let lease = Lease { shared, number: Some(number) };
                let log_stream = Arc::clone(&environment.log_stream);
                let outcome = shared.warm(lease, environment, invocation).await;
                Invoked { outcome, log_stream, cold_start: None }
            }
            Placement::Cold(number) => {
                let lease = Lease { shared, number: Some(number) };
                let environment = shared.make("on-demand", now);
                let log_stream = Arc::clone(&environment.log_stream);
                let (outcome, cold_start) = shared.cold(lease, environment, invocation, now).await;
                Invoked { outcome, log_stream, cold_start: Some(cold_start) }
            }
        }
    }

    /// Keeps so many environments ready for good, in place of what was said before. They get ready in
    /// tasks of their own; see [`Environments::provisioned_and_ready`].
    pub fn provision(&self, count: u32) {
        let clock = self.shared.runtime.clock();
        let (to_make, gone) = self.shared.pool.lock().provision(count, clock.now());
        drop(gone);
        for number in to_make {
            let environments = self.clone();
            drop(clock.spawn(async move { environments.shared.get_ready(number).await }));
        }
    }

    /// How many of the environments that [`Environments::provision`] asked for are ready or at work.
    #[must_use]
    pub fn provisioned_and_ready(&self) -> usize {
        self.shared.pool.lock().provisioned_and_ready()
    }

    /// What there is, for `GET /_virga/lambda/environments`.
    #[must_use]
    pub fn records(&self) -> Vec<Record> {
        self.shared.pool.lock().records().copied().collect()
    }
}

impl Shared {
    fn make(&self, initialization_type: &str, now: Timestamp) -> Environment {
        let log_stream: Arc<str> = (self.plan.log_stream)(now).into();
        let own = [
            ("AWS_LAMBDA_INITIALIZATION_TYPE", initialization_type),
            ("AWS_LAMBDA_LOG_STREAM_NAME", &*log_stream),
        ];
        let own = own.map(|(name, value)| (name.to_owned(), value.to_owned()));
        let variables = self.plan.setting.variables.iter().cloned().chain(own).collect();
        let setting = Arc::new(Setting { variables, ..self.plan.setting.clone() });
        Environment { log_stream, setting, guest: None }
    }

    async fn warm(
        self: &Arc<Self>,
        lease: Lease<'_>,
        mut environment: Environment,
        invocation: Invocation,
    ) -> Outcome {
        let outcome = if let Some(guest) = environment.guest.take() {
            let (outcome, guest) = self.runtime.continue_with(guest, invocation).await;
            environment.guest = guest;
            outcome
        } else {
            // A command, or a guest that ended: then it gets ready again, on the invocation's time.
            let limit = invocation.timeout;
            let mut outcome = self.start(&mut environment, Some(invocation), limit).await;
            if let Some(Initialised { duration, logs }) = outcome.initialised.take() {
                outcome.duration += duration;
                outcome.logs.splice(..0, logs);
            }
            outcome
        };
        lease.give_back(environment);
        outcome
    }

    async fn cold(
        self: &Arc<Self>,
        lease: Lease<'_>,
        mut environment: Environment,
        invocation: Invocation,
        at: Timestamp,
    ) -> (Outcome, ColdStarted) {
        let simulated = self.simulate().await;
        self.pool.lock().initialised(lease.number.unwrap_or_default(), self.runtime.clock().now());
        let mut failures = Vec::new();
        let limit = if self.loops.load(Ordering::Relaxed) { INIT_LIMIT } else { invocation.timeout };
        let again = self.plan.program.may_loop().then(|| invocation.clone());
        let timeout = invocation.timeout;
        let mut outcome = self.start(&mut environment, Some(invocation), limit).await;
        if let Some(invocation) = again.filter(|_| self.failed_to_start(&outcome)) {
            failures.push(FailedInit {
                duration: simulated + outcome.duration,
                logs: std::mem::take(&mut outcome.logs),
                ending: outcome.ending,
            });
            outcome = self.start(&mut environment, Some(invocation), timeout).await;
        }
        let own = outcome.initialised.take();
        let own = own.unwrap_or(Initialised { duration: Duration::ZERO, logs: Vec::new() });
        lease.give_back(environment);
        let started = ColdStarted { at, duration: simulated + own.duration, logs: own.logs, failures };
        (outcome, started)
    }

    /// Gets a provisioned environment ready.
    async fn get_ready(self: &Arc<Self>, number: u64) {
        let lease = Lease { shared: self, number: Some(number) };
        let mut environment = self.make("provisioned-concurrency", self.runtime.clock().now());
        self.simulate().await;
        if self.loops.load(Ordering::Relaxed) {
            self.start(&mut environment, None, INIT_LIMIT).await;
        }
        lease.give_back(environment);
    }

    async fn simulate(&self) -> Duration {
        let simulated = self.plan.cold_starts.draw(self.runtime.randomness());
        if !simulated.is_zero() {
            let clock = self.runtime.clock();
            clock.sleep_until(TimerKind::Step, clock.now().after(simulated)).await;
        }
        simulated
    }

    async fn start(
        &self,
        environment: &mut Environment,
        invocation: Option<Invocation>,
        limit: Duration,
    ) -> Outcome {
        let Environment { setting, guest, .. } = environment;
        let program = &self.plan.program;
        let (outcome, kept) = self.runtime.start(program, setting, invocation, limit).await;
        if outcome.initialised.is_some() {
            self.loops.store(true, Ordering::Relaxed);
        }
        *guest = kept;
        outcome
    }

    /// Whether a guest that loops ended before it asked for its first event.
    fn failed_to_start(&self, outcome: &Outcome) -> bool {
        let ended = matches!(
            outcome.ending,
            Ending::Exited(_) | Ending::Trapped(_) | Ending::OutOfMemory | Ending::TimedOut
        );
        let loops = self.loops.load(Ordering::Relaxed);
        outcome.ending == Ending::FailedToStart || (loops && ended && outcome.initialised.is_none())
    }

    fn reap(&self, now: Timestamp) {
        self.reaper_is_set.store(false, Ordering::Relaxed);
        let gone = self.pool.lock().reap(now);
        drop(gone);
        self.set_reaper();
    }

    /// Sets the reaper unless it is set: it finds out by itself what else has expired when it comes.
    fn set_reaper(&self) {
        if self.reaper_is_set.swap(true, Ordering::Relaxed) {
            return;
        }
        let next = self.pool.lock().next_expiry();
        match next {
            Some(at) => self.reaper.set(TimerKind::Expiry, at),
            None => self.reaper_is_set.store(false, Ordering::Relaxed),
        }
    }
}

/// An environment in use; it is lost unless it is given back.
struct Lease<'a> {
    shared: &'a Shared,
    number: Option<u64>,
}

impl Lease<'_> {
    fn give_back(mut self, environment: Environment) {
        if let Some(number) = self.number.take() {
            let now = self.shared.runtime.clock().now();
            let refused = self.shared.pool.lock().give_back(number, environment, now);
            drop(refused);
            self.shared.set_reaper();
        }
    }
}

impl Drop for Lease<'_> {
    fn drop(&mut self) {
        if let Some(number) = self.number {
            self.shared.pool.lock().lose(number);
        }
    }
}

impl fmt::Debug for Environments {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_tuple("Environments").field(&self.records()).finish()
    }
}
