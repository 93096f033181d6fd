//! The log lines of the platform around those of the function.
//!
//! *AWS documentation: Working with Lambda function logs.*

use std::time::Duration;

use serde_json::{Value, json};

use super::{Answer, Artifact};
use crate::clock::Timestamp;
use crate::neighbours::LogLine;
use crate::runtime::{ColdStarted, Ending, FailedInit, Outcome};

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

    /// Adds how the environment got ready; `arn` names the version of the runtime.
    pub fn initialise(&mut self, artifact: &Artifact, arn: &str, cold_start: ColdStarted) {
        let ColdStarted { at, logs, failures, .. } = cold_start;
        let name = artifact.runtime_that_runs();
        self.platform(
            at,
            || format!("INIT_START Runtime Version: {name}.v1\tRuntime Version ARN: {arn}\n"),
            "platform.initStart",
            || json!({"initializationType": "on-demand", "phase": "init", "runtimeVersion": format!("{name}.v1"), "runtimeVersionArn": arn}),
        );
        for FailedInit { duration, logs, ending } in failures {
            self.take_over(logs);
            let milliseconds = duration.as_secs_f64() * 1e3;
            let (status, error_type) = match ending {
                Ending::TimedOut => ("timeout", "Sandbox.Timedout"),
                Ending::OutOfMemory => ("error", "Runtime.OutOfMemory"),
                Ending::FailedToStart => ("error", "Runtime.Unknown"),
                _ => ("error", "Runtime.ExitError"),
            };
            let told = if status == "error" { format!("\tError Type: {error_type}") } else { String::new() };
            self.platform(
                at.after(duration),
                || format!("INIT_REPORT Init Duration: {milliseconds:.2} ms\tPhase: init\tStatus: {status}{told}\n"),
                "platform.initReport",
                || json!({"initializationType": "on-demand", "phase": "init", "status": status, "errorType": error_type, "metrics": {"durationMs": thousandths(milliseconds)}}),
            );
        }
        self.take_over(logs);
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
        let status = answer.status.map(|status| format!("Status: {status}")).unwrap_or_default();
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
                json!({
                    "requestId": request_id,
                    "status": answer.status.unwrap_or("success"),
                    "metrics": metrics,
                })
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

    /// Lines end with their line break in the log as well.
    fn take_over(&mut self, lines: Vec<LogLine>) {
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
