//! The log lines of the platform around those of the function.
//!
//! *AWS documentation: Working with Lambda function logs.*

use std::time::Duration;

use serde_json::{Value, json};

use super::{Answer, Artifact};
use crate::clock::Timestamp;
use crate::neighbours::LogLine;
use crate::runtime::{Ending, FailedInit, Outcome, Phase};

/// The most of a log that an invocation answers with `LogType=Tail`, in bytes.
const TAIL_LIMIT: usize = 4 * 1024;

/// The lines of one invocation.
#[derive(Debug)]
pub struct Journal {
    lines: Vec<LogLine>,
    json: bool,
    /// Whether lines of the level INFO are written.
    talkative: bool,
}

impl Journal {
    /// No lines yet.
    #[must_use]
    pub fn new(artifact: &Artifact) -> Self {
        let logging = &artifact.configuration.logging;
        let talkative = !matches!(logging.system_level.as_deref(), Some("WARN"));
        Self { lines: Vec::with_capacity(8), json: logging.json, talkative }
    }

    /// Adds that an environment is made; `arn` names the version of the runtime.
    pub fn initialise(&mut self, artifact: &Artifact, arn: &str, at: Timestamp) {
        let name = artifact.runtime_that_runs();
        self.platform(
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
        let phase = match failure.phase {
            Phase::Init => "init",
            Phase::Invoke => "invoke",
        };
        let error_type = error_type_of(&failure.ending, &failure.document);
        let status = if error_type.is_some() { "error" } else { "timeout" };
        let told = error_type.as_ref().map(|kind| format!("\tError Type: {kind}")).unwrap_or_default();
        self.platform(
            failure.at,
            || format!("INIT_REPORT Init Duration: {milliseconds:.2} ms\tPhase: {phase}\tStatus: {status}{told}\n"),
            "platform.initReport",
            || {
                let mut record = json!({"initializationType": "on-demand", "phase": phase, "status": status, "metrics": {"durationMs": thousandths(milliseconds)}});
                if let Some(kind) = &error_type {
                    record["errorType"] = json!(kind);
                }
                record
            },
        );
    }

    /// Adds that an invocation begins.
    pub fn start(&mut self, artifact: &Artifact, request_id: &str, now: Timestamp) {
        let version = &artifact.version;
        self.platform(
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
        self.platform(
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
                let mut record = json!({"requestId": request_id, "status": status, "metrics": metrics});
                if let Some(kind) = answer.error_type {
                    record["errorType"] = json!(kind);
                }
                record
            },
        );
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

    /// Adds lines of the function; they end with their line break in the log as well.
    pub fn take_over(&mut self, lines: Vec<LogLine>) {
        self.lines.extend(lines.into_iter().map(|mut line| {
            line.message.push('\n');
            line
        }));
    }

    fn platform(
        &mut self,
        now: Timestamp,
        text: impl FnOnce() -> String,
        kind: &str,
        record: impl FnOnce() -> Value,
    ) {
        if !self.talkative {
            return;
        }
        let message = if self.json {
            json!({"time": now.to_iso8601_millis(), "type": kind, "record": record()}).to_string() + "\n"
        } else {
            text()
        };
        self.lines.push(LogLine { at: now, message });
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
