//! The log lines of the platform around those of the function.
//!
//! *AWS documentation: Working with Lambda function logs.*

use std::time::Duration;

use serde_json::{Value, json};

use super::{Answer, Artifact};
use crate::clock::Timestamp;
use crate::neighbours::LogLine;
use crate::runtime::Outcome;

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
    /// The lines of an invocation that begins now.
    #[must_use]
    pub fn begin(
        artifact: &Artifact,
        request_id: &str,
        runtime_version: Option<&str>,
        now: Timestamp,
    ) -> Self {
        let logging = &artifact.configuration.logging;
        let talkative = !matches!(logging.system_level.as_deref(), Some("WARN"));
        let mut journal = Self { lines: Vec::with_capacity(8), json: logging.json, talkative };
        let version = &artifact.version;
        if let Some(arn) = runtime_version {
            let name = artifact.configuration.runtime.replacen('.', ":", 1);
            journal.platform(
                now,
                || format!("INIT_START Runtime Version: {name}.v1\tRuntime Version ARN: {arn}"),
                "platform.initStart",
                || json!({"initializationType": "on-demand", "phase": "init", "runtimeVersion": format!("{name}.v1"), "runtimeVersionArn": arn}),
            );
        }
        journal.platform(
            now,
            || format!("START RequestId: {request_id} Version: {version}"),
            "platform.start",
            || json!({"requestId": request_id, "version": version}),
        );
        journal
    }

    /// Adds what the function wrote.
    pub fn add(&mut self, outcome: &Outcome, now: Timestamp) {
        self.lines.extend(outcome.logs.iter().cloned());
        if outcome.logs_dropped > 0 {
            let message = format!("[virga] {} more bytes of log were dropped", outcome.logs_dropped);
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
            self.lines.push(LogLine { at: now, message: message.clone() });
        }
        let memory_size = artifact.configuration.memory_size;
        let Usage { duration, max_memory_used } = *usage;
        let milliseconds = duration.as_secs_f64() * 1e3;
        let billed = milliseconds.ceil().max(1.0);
        let used = max_memory_used.div_ceil(1024 * 1024);
        if !self.json {
            self.lines.push(LogLine { at: now, message: format!("END RequestId: {request_id}") });
        }
        let status = answer.status.map(|status| format!("Status: {status}")).unwrap_or_default();
        self.platform(
            now,
            || {
                format!(
                    "REPORT RequestId: {request_id}\tDuration: {milliseconds:.2} ms\tBilled Duration: {billed:.0} ms\t\
                     Memory Size: {memory_size} MB\tMax Memory Used: {used} MB\t{status}"
                )
            },
            "platform.report",
            || {
                json!({
                    "requestId": request_id,
                    "status": answer.status.unwrap_or("success"),
                    "metrics": {
                        "durationMs": (milliseconds * 1e3).round() / 1e3,
                        "billedDurationMs": duration.as_micros().div_ceil(1000).max(1),
                        "memorySizeMB": memory_size,
                        "maxMemoryUsedMB": used,
                    },
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
            text.push('\n');
        }
        let mut start = text.len().saturating_sub(TAIL_LIMIT);
        while !text.is_char_boundary(start) {
            start += 1;
        }
        text.split_off(start)
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
            json!({"time": now.to_iso8601_millis(), "type": kind, "record": record()}).to_string()
        } else {
            text()
        };
        self.lines.push(LogLine { at: now, message });
    }
}

/// What an invocation used.
#[derive(Clone, Copy, Debug)]
pub struct Usage {
    /// Computing and waiting together.
    pub duration: Duration,
    /// In bytes.
    pub max_memory_used: u64,
}
