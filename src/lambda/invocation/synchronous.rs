//! Running a function while the caller waits.

use std::io::Write as _;
use std::sync::Arc;

use bytes::Bytes;

use super::journal::Usage;
use super::{Answer, Artifact, Journal, answer_of};
use crate::clock::Timestamp;
use crate::lambda::Engine;
use crate::lambda::asynchronous::Lineage;
use crate::lambda::function::runtime_version_arn;
use crate::lambda::territory::Permit;
use crate::neighbours::LogLine;
use crate::runtime::{Invocation, Invoked, Outcome, Output, Phase};

/// A version that was chosen to run, and the right to run it.
pub(in crate::lambda) struct Target {
    pub artifact: Arc<Artifact>,
    pub permit: Permit,
}

/// What is asked of it.
#[derive(Default)]
pub(in crate::lambda) struct Order {
    pub request_id: String,
    pub event: Bytes,
    /// The ARN that the caller used.
    pub function_arn: String,
    /// Decoded, if the caller gave one.
    pub client_context: Option<String>,
    /// On whose behalf, of a function that keeps tenants apart.
    pub tenant: Option<Arc<str>>,
    /// The trace that it belongs to; `None` begins one.
    pub trace: Option<String>,
    /// Whether the caller wants the end of the log.
    pub wants_log: bool,
    /// Where a response that the function streams is written to; see
    /// [`response_stream`](crate::runtime::response_stream). A response that it doesn't stream is in
    /// [`Finished`] alone.
    pub output: Option<Output>,
}

/// What came of it.
pub(in crate::lambda) struct Finished {
    pub payload: Bytes,
    pub is_error: bool,
    /// The last 4 KB of the log, if they were wanted.
    pub log_tail: Option<String>,
    pub version: String,
}

impl Finished {
    /// Of a run that Virga gave up because it is stopping.
    pub fn abandoned(version: String) -> Self {
        let payload = Bytes::from_static(br#"{"errorMessage":"Virga is stopping."}"#);
        Self { payload, is_error: true, log_tail: None, version }
    }
}

impl Engine {
    /// Runs a function and writes its log.
    pub(in crate::lambda) async fn run(&self, target: Target, order: Order) -> Finished {
        let Target { artifact, permit } = target;
        let clock = &self.shared.house.clock;
        let mut journal = Journal::new(&artifact, order.tenant.clone());
        let ready = artifact.ready(&self.shared.runtime).await;
        let started = clock.now();
        let (answer, usage, log_stream) = match ready {
            Err(reason) => {
                journal.start(&artifact, &order.request_id, started);
                (
                    Answer::not_runnable(&order.request_id, &reason.to_string()),
                    Usage::default(),
                    artifact.log_stream(started).into(),
                )
            }
            Ok(ready) => {
                let invocation = self.invocation(&artifact, &order);
                let mut invoked = ready.environments.invoke(invocation).await;
                let now = clock.now();
                let began = invoked.began(started).min(now);
                write_down_its_start(&mut journal, &artifact, &mut invoked, began);
                let initialisation = invoked.cold_start.as_ref().and_then(|cold_start| cold_start.duration);
                journal.start(&artifact, &order.request_id, began);
                let Invoked { mut outcome, log_stream, .. } = invoked;
                journal.add(&mut outcome, now);
                let timeout = artifact.configuration.timeout;
                let Outcome { ending, response, duration, max_memory_used, .. } = outcome;
                let answer = answer_of(&order.request_id, &ending, &response, timeout, now);
                (answer, Usage { initialisation, duration, max_memory_used }, log_stream)
            }
        };
        drop(permit);
        journal.end(&artifact, &order.request_id, &answer, &usage, clock.now());
        let log_tail = order.wants_log.then(|| journal.tail());
        self.log(&artifact, &log_stream, journal);
        let Answer { payload, is_error, .. } = answer;
        Finished { payload, is_error, log_tail, version: artifact.version.clone() }
    }

    fn invocation(&self, artifact: &Artifact, order: &Order) -> Invocation {
        let timeout = artifact.configuration.timeout();
        Invocation {
            request_id: order.request_id.clone(),
            event: order.event.clone(),
            deadline: self.shared.house.clock.now().after(timeout),
            timeout,
            function_arn: order.function_arn.clone(),
            trace: self.trace_of(artifact, order),
            client_context: order.client_context.clone(),
            tenant: order.tenant.clone(),
            output: order.output.clone(),
        }
    }

    /// The trace that the guest sees: it has passed this function.
    fn trace_of(&self, artifact: &Artifact, order: &Order) -> String {
        let trace = order.trace.clone().unwrap_or_else(|| self.new_trace());
        Lineage::of_trace(&trace).passing(&artifact.function_arn).write_to(&trace)
    }

    /// A trace id that nobody records: `Root=1-<seconds>-<24 digits>;Parent=<16 digits>;Sampled=0`.
    pub(in crate::lambda) fn new_trace(&self) -> String {
        let house = &self.shared.house;
        let seconds = house.clock.now().as_secs();
        let (high, low) = (house.randomness.next_u64(), house.randomness.next_u64());
        let parent = house.randomness.next_u64();
        format!("Root=1-{seconds:08x}-{high:016x}{:08x};Parent={parent:016x};Sampled=0", low >> 32)
    }

    fn log(&self, artifact: &Artifact, log_stream: &str, journal: Journal) {
        let group = &artifact.configuration.logging.group;
        let place = &artifact.place;
        let lines = journal.into_lines();
        if self.shared.house.options.tail {
            print(&artifact.function, &lines);
        }
        let sink = self.shared.house.neighbours.logs();
        sink.append(&place.account, &place.region, group, log_stream, lines);
    }
}

/// Writes down how its environment got ready for an invocation, if it did.
fn write_down_its_start(journal: &mut Journal, artifact: &Artifact, invoked: &mut Invoked, began: Timestamp) {
    if let Some(cold_start) = &invoked.cold_start {
        let arn = runtime_version_arn(&artifact.place, &artifact.configuration.runtime);
        journal.initialise(artifact, &arn, cold_start.at);
    }
    for failure in &mut invoked.failures {
        journal.failed_to_initialise(failure);
    }
    if let Some(initialised) = &mut invoked.outcome.initialised {
        let in_time = invoked.cold_start.as_ref().is_some_and(|cold_start| cold_start.duration.is_some());
        let phase = if in_time { Phase::Init } else { Phase::Invoke };
        journal.initialised(initialised, phase, began);
    }
}

/// Shows lines to whoever sits at the terminal, each under its function's name.
fn print(function: &str, lines: &[LogLine]) {
    let mut terminal = std::io::stdout().lock();
    for line in lines {
        // A terminal that is gone is no reason to fail.
        let _ = writeln!(terminal, "{function} | {}", line.message.trim_end_matches('\n'));
    }
}
