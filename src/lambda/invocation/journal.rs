//! The log lines of the platform around those of the function.
//!
//! *AWS documentation: Working with Lambda function logs; Log-level filtering (System log level event
//! mapping); Lambda Telemetry API Event schema reference.*

use std::sync::Arc;
use std::time::Duration;

use serde_json::{Value, json};

use super::level::Level;
use super::{Answer, Artifact};
use crate::clock::Timestamp;
use crate::neighbours::LogLine;
use crate::runtime::{Ending, FailedInit, Initialised, Outcome, Phase};

/// The most of a log that an invocation answers with `LogType=Tail`, in bytes.
const TAIL_LIMIT: usize = 4 * 1024;

/// The lines of one invocation.
#[derive(Debug)]
pub struct Journal {
    lines: Vec<LogLine>,
    json: bool,
    /// From which level on the function's own lines are kept, if they are filtered at all.
    application: Option<Level>,
    /// From which level on the platform's lines are written.
    system: Level,
    /// Whose invocation it is, which records of the platform tell from its start on.
    tenant: Option<Arc<str>>,
}

impl Journal {
    /// No lines yet.
    #[must_use]
    pub fn new(artifact: &Artifact, tenant: Option<Arc<str>>) -> Self {
        let logging = &artifact.configuration.logging;
        let named = |level: &Option<String>| level.as_deref().and_then(Level::named);
        let application = named(&logging.application_level).filter(|_| logging.json);
        let system = named(&logging.system_level).unwrap_or(Level::Info);
        Self { lines: Vec::with_capacity(8), json: logging.json, application, system, tenant }
    }

    /// Adds that an environment is made; `arn` names the version of the runtime.
    pub fn initialise(&mut self, artifact: &Artifact, arn: &str, at: Timestamp) {
        let name = artifact.runtime_that_runs();
        self.platform(
            Level::Info,
            at,
            || format!("INIT_START Runtime Version: {name}.v1\tRuntime Version ARN: {arn}\n"),
            "platform.initStart",
            || json!({"initializationType": "on-demand", "phase": "init", "runtimeVersion": format!("{name}.v1"), "runtimeVersionArn": arn}),
        );
    }

    /// Adds that an environment did not get ready.
    pub fn failed_to_initialise(&mut self, failure: &mut FailedInit) {
        self.take_over(std::mem::take(&mut failure.logs));
        let milliseconds = failure.duration.as_secs_f64() * 1e3;
        let phase = name_of(failure.phase);
        let error_type = error_type_of(&failure.ending, &failure.document);
        let status = if error_type.is_some() { "error" } else { "timeout" };
        let told = error_type.as_ref().map(|kind| format!("\tError Type: {kind}")).unwrap_or_default();
        let seen = json!({"initializationType": "on-demand", "phase": phase, "status": status});
        self.detail(Level::Warn, failure.at, "platform.initRuntimeDone", || {
            with_error(seen, error_type.as_deref())
        });
        self.platform(
            Level::Warn,
            failure.at,
            || format!("INIT_REPORT Init Duration: {milliseconds:.2} ms\tPhase: {phase}\tStatus: {status}{told}\n"),
            "platform.initReport",
            || {
                let record = json!({"initializationType": "on-demand", "phase": phase, "status": status, "metrics": {"durationMs": thousandths(milliseconds)}});
                with_error(record, error_type.as_deref())
            },
        );
    }

    /// Adds how a guest got ready in this phase, and what it logged meanwhile.
    pub fn initialised(&mut self, initialised: &mut Initialised, phase: Phase, at: Timestamp) {
        self.take_over(std::mem::take(&mut initialised.logs));
        let seen = json!({"initializationType": "on-demand", "phase": name_of(phase), "status": "success"});
        let mut report = seen.clone();
        report["metrics"] = json!({"durationMs": thousandths(initialised.duration.as_secs_f64() * 1e3)});
        self.detail(Level::Debug, at, "platform.initRuntimeDone", || seen);
        self.detail(Level::Debug, at, "platform.initReport", || report);
    }

    /// Adds that an invocation begins.
    pub fn start(&mut self, artifact: &Artifact, request_id: &str, now: Timestamp) {
        let version = &artifact.version;
        self.platform(
            Level::Info,
            now,
            || format!("START RequestId: {request_id} Version: {version}\n"),
            "platform.start",
            || json!({"requestId": request_id, "version": version}),
        );
    }

    /// Adds what the function wrote.
    pub fn add(&mut self, outcome: &mut Outcome, now: Timestamp) {
        self.take_over(std::mem::take(&mut outcome.logs));
        if outcome.logs_dropped > 0 {
            let message = format!("[virga] {} more bytes of log were dropped\n", outcome.logs_dropped);
            self.lines.push(LogLine { at: now, message });
        }
    }

    /// Adds how it ended.
    pub fn end(
        &mut self,
        artifact: &Artifact,
        request_id: &str,
        answer: &Answer,
        usage: &Usage,
        now: Timestamp,
    ) {
        for message in &answer.log_lines {
            self.lines.push(LogLine { at: now, message: format!("{message}\n") });
        }
        let memory_size = artifact.configuration.memory_size;
        let Usage { duration, initialisation, max_memory_used } = *usage;
        let milliseconds = duration.as_secs_f64() * 1e3;
        let init = initialisation.map(|init| init.as_secs_f64() * 1e3);
        let billed = (milliseconds + init.unwrap_or_default()).ceil().max(1.0);
        let used = max_memory_used.div_ceil(1024 * 1024);
        if !self.json {
            self.lines.push(LogLine { at: now, message: format!("END RequestId: {request_id}\n") });
        }
        let mut status = answer.status.map(|status| format!("Status: {status}")).unwrap_or_default();
        if let Some(kind) = answer.error_type {
            status = status + "\tError Type: " + kind;
        }
        let level = if answer.is_error { Level::Warn } else { Level::Info };
        self.runtime_done(request_id, answer, milliseconds, now);
        self.platform(
            level,
            now,
            || {
                let init = init.map(|init| format!("Init Duration: {init:.2} ms\t")).unwrap_or_default();
                format!(
                    "REPORT RequestId: {request_id}\tDuration: {milliseconds:.2} ms\tBilled Duration: {billed:.0} ms\t\
                     Memory Size: {memory_size} MB\tMax Memory Used: {used} MB\t{init}{status}\n"
                )
            },
            "platform.report",
            || {
                let mut metrics = json!({
                    "durationMs": thousandths(milliseconds),
                    "billedDurationMs": Duration::from_secs_f64(billed / 1e3).as_millis(),
                    "memorySizeMB": memory_size,
                    "maxMemoryUsedMB": used,
                });
                if let Some(init) = init {
                    metrics["initDurationMs"] = json!(thousandths(init));
                }
                let status = answer.status.unwrap_or("success");
                let record = json!({"requestId": request_id, "status": status, "metrics": metrics});
                with_error(record, answer.error_type)
            },
        );
    }

    fn runtime_done(&mut self, request_id: &str, answer: &Answer, milliseconds: f64, now: Timestamp) {
        let level = if answer.is_error { Level::Warn } else { Level::Debug };
        let status = answer.status.unwrap_or("success");
        self.detail(level, now, "platform.runtimeDone", || {
            let metrics =
                json!({"durationMs": thousandths(milliseconds), "producedBytes": answer.payload.len()});
            let record = json!({"requestId": request_id, "status": status, "metrics": metrics});
            with_error(record, answer.error_type)
        });
    }

    /// The lines, for the log stream.
    #[must_use]
    pub fn into_lines(self) -> Vec<LogLine> {
        self.lines
    }

    /// The last 4 KB.
    #[must_use]
    pub fn tail(&self) -> String {
        let mut text = String::new();
        for line in &self.lines {
            text.push_str(&line.message);
        }
        let mut start = text.len().saturating_sub(TAIL_LIMIT);
        while !text.is_char_boundary(start) {
            start += 1;
        }
        text.split_off(start)
    }

    /// Adds lines of the function, of the levels that are kept; they end with their line break in the log
    /// as well.
    fn take_over(&mut self, lines: Vec<LogLine>) {
        let least = self.application;
        let kept =
            lines.into_iter().filter(|line| least.is_none_or(|least| Level::of(&line.message) >= least));
        self.lines.extend(kept.map(|mut line| {
            line.message.push('\n');
            line
        }));
    }

    /// Adds a record that logs in text don't have.
    fn detail(&mut self, level: Level, now: Timestamp, kind: &str, record: impl FnOnce() -> Value) {
        if self.json {
            self.platform(level, now, String::new, kind, record);
        }
    }

    fn platform(
        &mut self,
        level: Level,
        now: Timestamp,
        text: impl FnOnce() -> String,
        kind: &str,
        record: impl FnOnce() -> Value,
    ) {
        if level < self.system {
            return;
        }
        let message = if self.json {
            let mut record = record();
            if let Some(tenant) = self.tenant.as_deref().filter(|_| record["requestId"].is_string()) {
                record["tenantId"] = json!(tenant);
            }
            json!({"time": now.to_iso8601_millis(), "type": kind, "record": record}).to_string() + "\n"
        } else {
            text()
        };
        self.lines.push(LogLine { at: now, message });
    }
}

fn name_of(phase: Phase) -> &'static str {
    match phase {
        Phase::Init => "init",
        Phase::Invoke => "invoke",
    }
}

/// How a report names the error that an attempt to get ready ended with; `None` for a timeout. Of the
/// types that guests tell, only the platform's own kinds are repeated.
fn error_type_of(ending: &Ending, document: &[u8]) -> Option<String> {
    match ending {
        Ending::TimedOut => None,
        Ending::OutOfMemory => Some("Runtime.OutOfMemory".to_owned()),
        Ending::FailedToStart => {
            let document: Value = serde_json::from_slice(document).unwrap_or_default();
            let told = document["errorType"].as_str().filter(|kind| kind.starts_with("Runtime."));
            Some(told.unwrap_or("Runtime.Unknown").to_owned())
        }
        _ => Some("Runtime.ExitError".to_owned()),
    }
}

fn with_error(mut record: Value, error_type: Option<&str>) -> Value {
    if let Some(kind) = error_type {
        record["errorType"] = json!(kind);
    }
    record
}

fn thousandths(milliseconds: f64) -> f64 {
    (milliseconds * 1e3).round() / 1e3
}

/// What an invocation used.
#[derive(Clone, Copy, Debug, Default)]
pub struct Usage {
    /// What its environment took to get ready, if that was made for it.
    pub initialisation: Option<Duration>,
    /// Computing and waiting together.
    pub duration: Duration,
    /// In bytes.
    pub max_memory_used: u64,
}
