//! How environments get ready, and that a failed attempt is made again.
//!
//! *AWS documentation: Understanding the Lambda execution environment lifecycle (Init phase, Failures
//! during the Init phase, Failures during the invoke phase).*
//!
//! What a guest does before it has its event is its Init phase. On demand that may take ten seconds; when
//! it fails, it is tried once more on the invocation's own time, and what comes of that is the caller's. A
//! guest that ended is started again by the next invocation, on that one's time.

use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};
use std::time::Duration;

use bytes::Bytes;
use serde::de::IgnoredAny;

use super::{Environment, Invoked, Lease, Shared};
use crate::clock::{TimerKind, Timestamp};
use crate::neighbours::LogLine;
use crate::runtime::invocation::{Allowance, Ending, Invocation, Outcome};
use crate::runtime::program::Program;

/// How long a guest that loops may take to get ready on demand; the second time it has the function's
/// timeout.
pub const INIT_LIMIT: Duration = Duration::from_secs(10);

/// How long it may take at least when its environment is provisioned; with a longer timeout, that.
const PROVISIONED_INIT_LIMIT: Duration = Duration::from_secs(130);

/// How an environment got ready that was made for an invocation.
#[derive(Debug)]
pub struct ColdStarted {
    /// When it began.
    pub at: Timestamp,
    /// What it took, as `Init Duration` reports it: the simulated part and the guest's own. `None` when
    /// the first attempt failed: then the second is part of the invocation's duration.
    pub duration: Option<Duration>,
}

/// An attempt to get ready that failed.
#[derive(Debug)]
pub struct FailedInit {
    /// On whose time it was made.
    pub phase: Phase,
    /// When it ended.
    pub at: Timestamp,
    /// What it took.
    pub duration: Duration,
    /// What the guest logged.
    pub logs: Vec<LogLine>,
    /// How it ended.
    pub ending: Ending,
    /// The document that describes the failure, if the guest gave one.
    pub document: Bytes,
}

/// When an attempt to get ready is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// Before the invocation.
    Init,
    /// As a part of it.
    Invoke,
}

/// Which way a program takes its events, as far as that is known.
#[derive(Debug)]
pub(super) struct Contract(AtomicU8);

const UNKNOWN: u8 = 0;
const LOOPS: u8 = 1;
const COMMAND: u8 = 2;

impl Contract {
    /// What shows in the program itself.
    pub(super) fn of(program: &Program) -> Self {
        let known = match (program.always_loops(), program.may_loop()) {
            (true, _) => LOOPS,
            (false, true) => UNKNOWN,
            (false, false) => COMMAND,
        };
        Self(AtomicU8::new(known))
    }

    fn loops(&self) -> bool {
        self.0.load(Ordering::Relaxed) == LOOPS
    }

    fn is_command(&self) -> bool {
        self.0.load(Ordering::Relaxed) == COMMAND
    }

    /// Learns from what became of a run that was not started by an invocation before.
    fn learn(&self, outcome: &Outcome) {
        if outcome.initialised.is_some() {
            self.0.store(LOOPS, Ordering::Relaxed);
        } else if !self.loops() && (outcome.took_event || outcome.ending == Ending::Answered) {
            self.0.store(COMMAND, Ordering::Relaxed);
        }
    }

    /// Whether a run ended before it had its event. As long as nobody knows whether the program loops, one
    /// that ends without having asked for an event or read one is taken to have been getting ready,
    /// unless it left a JSON object: a command that fails describes its error so.
    fn failed_to_start(&self, outcome: &Outcome) -> bool {
        let ended = matches!(
            outcome.ending,
            Ending::Exited(_) | Ending::Trapped(_) | Ending::OutOfMemory | Ending::TimedOut
        );
        let told = outcome.ending == Ending::FailedToStart;
        told || (ended && !outcome.took_event && !self.is_command() && !is_object(&outcome.response))
    }
}

fn is_object(text: &[u8]) -> bool {
    text.trim_ascii_start().starts_with(b"{") && serde_json::from_slice::<IgnoredAny>(text).is_ok()
}

impl Shared {
    /// Runs the function in an environment that has been used before, or was provisioned.
    pub(super) async fn warm(
        self: &Arc<Self>,
        lease: Lease<'_>,
        mut environment: Environment,
        invocation: Invocation,
    ) -> Invoked {
        environment.idle = None;
        let log_stream = Arc::clone(&environment.log_stream);
        let mut failures = Vec::new();
        let outcome = if let Some(guest) = environment.guest.take() {
            let (outcome, guest) = self.runtime.continue_with(guest, invocation).await;
            environment.guest = guest;
            outcome
        } else {
            // A command, or a guest that ended.
            self.start_within(&mut environment, invocation, &mut failures).await
        };
        lease.give_back(environment);
        Invoked { outcome, log_stream, cold_start: None, failures }
    }

    /// Runs the function in an environment that was made for it.
    pub(super) async fn cold(
        self: &Arc<Self>,
        lease: Lease<'_>,
        mut environment: Environment,
        invocation: Invocation,
        at: Timestamp,
    ) -> Invoked {
        let log_stream = Arc::clone(&environment.log_stream);
        let simulated = self.simulate().await;
        self.pool.lock().initialised(lease.number.unwrap_or_default(), self.runtime.clock().now());
        let mut failures = Vec::new();
        let mut duration = None;
        let outcome = if self.contract.is_command() {
            duration = Some(simulated);
            self.start(&mut environment, Some(invocation), Allowance::Invocation).await
        } else {
            let again = invocation.clone();
            let allowance = Allowance::Init(INIT_LIMIT);
            let mut outcome = self.start(&mut environment, Some(invocation), allowance).await;
            if self.contract.failed_to_start(&outcome) {
                failures.push(self.failure(Phase::Init, simulated, &mut outcome));
                outcome = self.start_within(&mut environment, again, &mut failures).await;
            } else {
                let own = outcome.initialised.as_ref().map(|own| own.duration);
                duration = Some(simulated + own.unwrap_or_default());
            }
            outcome
        };
        lease.give_back(environment);
        Invoked { outcome, log_stream, cold_start: Some(ColdStarted { at, duration }), failures }
    }

    /// Gets a provisioned environment ready.
    pub(super) async fn get_ready(self: &Arc<Self>, number: u64) {
        let lease = Lease { shared: self, number: Some(number) };
        let mut environment = self.make("provisioned-concurrency", self.runtime.clock().now());
        self.simulate().await;
        if self.contract.loops() {
            let limit = PROVISIONED_INIT_LIMIT.max(self.plan.timeout);
            self.start(&mut environment, None, Allowance::Init(limit)).await;
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

    /// Starts a guest on the invocation's time.
    async fn start_within(
        &self,
        environment: &mut Environment,
        invocation: Invocation,
        failures: &mut Vec<FailedInit>,
    ) -> Outcome {
        let mut outcome = self.start(environment, Some(invocation), Allowance::Invocation).await;
        if self.contract.failed_to_start(&outcome) {
            failures.push(self.failure(Phase::Invoke, Duration::ZERO, &mut outcome));
        }
        outcome
    }

    async fn start(
        &self,
        environment: &mut Environment,
        invocation: Option<Invocation>,
        allowance: Allowance,
    ) -> Outcome {
        let Environment { setting, guest, .. } = environment;
        let program = &self.plan.program;
        let (outcome, kept) = self.runtime.start(program, setting, invocation, allowance).await;
        self.contract.learn(&outcome);
        *guest = kept;
        outcome
    }

    /// What is told of an attempt that failed: it takes the log along, to which belongs what a guest
    /// printed that turned out to be no command.
    fn failure(&self, phase: Phase, simulated: Duration, outcome: &mut Outcome) -> FailedInit {
        let at = self.runtime.clock().now();
        let mut logs = std::mem::take(&mut outcome.logs);
        let mut document = Bytes::new();
        if outcome.ending == Ending::FailedToStart {
            document = outcome.response.clone();
        } else {
            let printed = std::mem::take(&mut outcome.response);
            let lines = String::from_utf8_lossy(&printed);
            // Why a guest ended is what it writes last.
            logs.splice(..0, lines.lines().map(|line| LogLine { at, message: line.to_owned() }));
        }
        let duration = simulated + outcome.duration;
        FailedInit { phase, at, duration, logs, ending: outcome.ending.clone(), document }
    }
}
