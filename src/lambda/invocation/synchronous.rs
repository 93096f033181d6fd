//! Running a function while the caller waits.

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;

use super::environment::Circumstance;
use super::journal::Usage;
use super::{Answer, Artifact, Journal, answer_of};
use crate::lambda::Engine;
use crate::lambda::asynchronous::Lineage;
use crate::lambda::function::runtime_version_arn;
use crate::lambda::territory::Permit;
use crate::runtime::{Invocation, Outcome};

/// A version that was chosen to run, and the right to run it.
pub(in crate::lambda) struct Target {
    pub artifact: Arc<Artifact>,
    pub permit: Permit,
}

/// What is asked of it.
pub(in crate::lambda) struct Order {
    pub request_id: String,
    pub event: Bytes,
    /// The ARN that the caller used.
    pub function_arn: String,
    /// Decoded, if the caller gave one.
    pub client_context: Option<String>,
    /// The trace that the invocation belongs to; it gets one of its own when there is none.
    pub trace: Option<String>,
}

/// What came of it.
pub(in crate::lambda) struct Finished {
    pub payload: Bytes,
    pub is_error: bool,
    /// The last 4 KB of the log.
    pub log_tail: String,
    pub version: String,
}

impl Engine {
    /// Runs a function and writes its log.
    pub(in crate::lambda) async fn run(&self, target: Target, order: Order) -> Finished {
        let Target { artifact, permit } = target;
        let clock = &self.shared.house.clock;
        let started = clock.now();
        let arn = artifact
            .introduce()
            .then(|| runtime_version_arn(&artifact.place, &artifact.configuration.runtime));
        let mut journal = Journal::begin(&artifact, &order.request_id, arn.as_deref(), started);
        let (answer, usage) = match artifact.ready(&self.shared.runtime).await {
            Err(reason) => {
                let answer = Answer::not_runnable(&order.request_id, reason);
                (answer, Usage { duration: Duration::ZERO, max_memory_used: 0 })
            }
            Ok(ready) => {
                let directory = ready.directory.as_ref().map(|directory| directory.path().to_path_buf());
                let invocation = self.invocation(&artifact, &order, directory);
                let outcome = self.shared.runtime.invoke(&ready.program, invocation).await;
                let now = clock.now();
                journal.add(&outcome, now);
                let timeout = artifact.configuration.timeout;
                let Outcome { ending, response, duration, max_memory_used, .. } = outcome;
                let answer = answer_of(&order.request_id, &ending, &response, timeout, now);
                (answer, Usage { duration, max_memory_used })
            }
        };
        drop(permit);
        journal.end(&artifact, &order.request_id, &answer, &usage, clock.now());
        let log_tail = journal.tail();
        self.log(&artifact, journal);
        let Answer { payload, is_error, .. } = answer;
        Finished { payload, is_error, log_tail, version: artifact.version.clone() }
    }

    fn invocation(
        &self,
        artifact: &Artifact,
        order: &Order,
        code_directory: Option<std::path::PathBuf>,
    ) -> Invocation {
        let configuration = &artifact.configuration;
        let timeout = Duration::from_secs(u64::try_from(configuration.timeout).unwrap_or(3));
        let circumstance = Circumstance {
            request_id: &order.request_id,
            trace: &self.trace_of(artifact, order),
            deadline: self.shared.house.clock.now().after(timeout),
            function_arn: &order.function_arn,
            client_context: order.client_context.as_deref(),
        };
        let megabytes = |megabytes: i32| u64::try_from(megabytes).unwrap_or(0);
        Invocation {
            event: order.event.clone(),
            environment: circumstance.append_to(&artifact.environment),
            arguments: vec![configuration.handler.clone()],
            memory_mb: u32::try_from(configuration.memory_size).unwrap_or(128),
            timeout,
            code_directory,
            scratch_bytes: megabytes(configuration.ephemeral_storage) * 1024 * 1024,
        }
    }

    /// The trace that the guest sees: it has passed this function.
    fn trace_of(&self, artifact: &Artifact, order: &Order) -> String {
        let trace = order.trace.clone().unwrap_or_else(|| self.new_trace());
        let arn = artifact.place.function_arn(&artifact.function);
        Lineage::of_trace(&trace).passing(&arn).write_to(&trace)
    }

    /// A trace id that nobody records: `Root=1-<seconds>-<24 digits>;Parent=<16 digits>;Sampled=0`.
    pub(in crate::lambda) fn new_trace(&self) -> String {
        let house = &self.shared.house;
        let seconds = house.clock.now().as_secs();
        let (high, low) = (house.randomness.next_u64(), house.randomness.next_u64());
        let parent = house.randomness.next_u64();
        format!("Root=1-{seconds:08x}-{high:016x}{:08x};Parent={parent:016x};Sampled=0", low >> 32)
    }

    fn log(&self, artifact: &Artifact, journal: Journal) {
        let group = &artifact.configuration.logging.group;
        let place = &artifact.place;
        let lines = journal.into_lines();
        let sink = self.shared.house.neighbours.logs();
        sink.append(&place.account, &place.region, group, &artifact.log_stream, lines);
    }
}
