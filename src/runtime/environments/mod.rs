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
//! | `idle_guests` | how many guests are idle at most, in all |
//! | `pool` | which environments there are, and which is used next |
//! | `scaling_rate` | how fast they may be made |
//! | `starting` | how they get ready, and that this is tried again |
//! | `cold_start` | how long a simulated cold start takes |

mod cold_start;
mod idle_guests;
mod pool;
mod scaling_rate;
mod starting;

pub use cold_start::ColdStarts;
pub(super) use idle_guests::IdleGuests;
pub use pool::{Record, State};
pub use starting::{ColdStarted, FailedInit, INIT_LIMIT, Phase};

use std::fmt;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Weak};
use std::time::Duration;

use parking_lot::Mutex;

use self::idle_guests::Idle;
use self::pool::{Placement, Pool};
use self::starting::Contract;
use super::Runtime;
use super::invocation::{Invocation, Outcome, Setting};
use super::kept::KeptGuest;
use super::program::Program;
use crate::clock::{Alarm, TimerKind, Timestamp};

/// What the environments of one version are made from.
pub struct Plan {
    /// What is run.
    pub program: Arc<Program>,
    /// What each run finds; besides, it finds `AWS_LAMBDA_LOG_STREAM_NAME` and
    /// `AWS_LAMBDA_INITIALIZATION_TYPE`.
    pub setting: Setting,
    /// The function's timeout.
    pub timeout: Duration,
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
    contract: Contract,
}

/// An idle environment.
#[derive(Debug)]
struct Environment {
    log_stream: Arc<str>,
    setting: Arc<Setting>,
    guest: Option<KeptGuest>,
    /// While the guest is idle.
    idle: Option<Idle>,
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
    /// Attempts to get ready that failed.
    pub failures: Vec<FailedInit>,
}

impl Invoked {
    /// When the guest had its event, of an invocation that came at `from`.
    #[must_use]
    pub fn began(&self, from: Timestamp) -> Timestamp {
        let own = self.cold_start.as_ref().and_then(|it| it.duration).map(|duration| from.after(duration));
        let failed = self.failures.last().map(|failure| failure.at);
        let logged = self.outcome.initialised.as_ref().and_then(|it| it.logs.last()).map(|line| line.at);
        [own, failed, logged].into_iter().flatten().fold(from, Timestamp::max)
    }
}

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
                contract: Contract::of(&plan.program),
                pool: Mutex::new(Pool::new(keep_warm)),
                runtime: runtime.clone(),
                plan,
            }
        });
        runtime.idle_guests().watch(&shared);
        Self { shared }
    }

    /// Whether an invocation of the tenant may come now, or so many environments were made lately that it is
    /// to be throttled.
    #[must_use]
    pub fn admits(&self, tenant: Option<&str>) -> bool {
        let now = self.shared.runtime.clock().now();
        self.shared.pool.lock().admits(tenant, now)
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
        let placement = shared.pool.lock().place(invocation.tenant.as_ref(), now);
        let (number, environment) = match placement {
            Placement::Warm(number, environment) => (number, Some(environment)),
            Placement::Cold(number, gone) => {
                drop(gone);
                (number, None)
            }
        };
        let lease = Lease { shared, number: Some(number) };
        match environment {
            Some(environment) => shared.warm(lease, environment, invocation).await,
            None => shared.cold(lease, shared.make("on-demand", now), invocation, now).await,
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
        self.shared.pool.lock().records().cloned().collect()
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
        Environment { log_stream, setting, guest: None, idle: None }
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
    fn give_back(mut self, mut environment: Environment) {
        if let Some(number) = self.number.take() {
            let idle_guests = self.shared.runtime.idle_guests();
            environment.idle = environment.guest.as_ref().map(|_| idle_guests.add());
            let now = self.shared.runtime.clock().now();
            let refused = self.shared.pool.lock().give_back(number, environment, now);
            drop(refused);
            self.shared.set_reaper();
            idle_guests.bound();
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
