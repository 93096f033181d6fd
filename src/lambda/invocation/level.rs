//! How detailed a line of a log is, and which lines are kept.
//!
//! *AWS documentation: Log-level filtering (Lambda).*

use jiff::Timestamp;
use serde_json::{Map, Value};

/// How detailed a line is, the most detailed first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// The finest details of the way that code takes.
    Trace,
    /// For whoever looks for a mistake.
    Debug,
    /// What goes as it should.
    Info,
    /// What may become an error.
    Warn,
    /// What did not work.
    Error,
    /// What ended everything.
    Fatal,
}

/// Under which names runtimes and logging libraries write the time of a line.
const TIMESTAMPS: [&str; 4] = ["timestamp", "time", "@timestamp", "ts"];

impl Level {
    /// The level with this name, in upper or lower case.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let known = [
            ("trace", Self::Trace),
            ("debug", Self::Debug),
            ("info", Self::Info),
            ("warn", Self::Warn),
            ("warning", Self::Warn),
            ("error", Self::Error),
            ("fatal", Self::Fatal),
            ("critical", Self::Fatal),
        ];
        known.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, level)| *level)
    }

    /// The level of a line of a function: what the line, an object in JSON, says itself, provided that it
    /// names a time by RFC 3339 as well, and otherwise INFO.
    #[must_use]
    pub fn of(line: &str) -> Self {
        if !line.trim_start().starts_with('{') {
            return Self::Info;
        }
        let Ok(members) = serde_json::from_str::<Map<String, Value>>(line) else { return Self::Info };
        let told = members.get("level").and_then(Value::as_str).and_then(Self::named);
        told.filter(|_| has_a_time(&members)).unwrap_or(Self::Info)
    }
}

fn has_a_time(members: &Map<String, Value>) -> bool {
    let times = TIMESTAMPS.iter().filter_map(|name| members.get(*name)?.as_str());
    times.into_iter().any(|time| time.parse::<Timestamp>().is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_says_its_level_and_its_time() {
        let line = r#"{"level": "debug", "msg": "my debug log", "timestamp": "2024-11-02T16:51:31.587199Z"}"#;
        assert_eq!(Level::of(line), Level::Debug);
        assert_eq!(Level::of(r#"{"time":"2024-11-02T16:51:31+01:00","level":"CRITICAL"}"#), Level::Fatal);
    }

    #[test]
    fn a_line_that_says_no_level_or_no_time_is_info() {
        for line in [
            "error: out of paper",
            r#"{"timestamp":"2024-11-02T16:51:31Z","msg":"no level"}"#,
            r#"{"timestamp":"2024-11-02T16:51:31Z","level":"loud"}"#,
            r#"{"timestamp":"2024-11-02T16:51:31Z","level":3}"#,
            r#"{"timestamp":"yesterday","level":"error"}"#,
            r#"{"level":"error"}"#,
            r#"{"level":"error","timestamp":"2024-11-02T16:51:31Z""#,
            r#"["level","error"]"#,
        ] {
            assert_eq!(Level::of(line), Level::Info, "{line}");
        }
    }

    #[test]
    fn less_detail_is_more() {
        assert!(Level::Trace < Level::Debug && Level::Info < Level::Warn && Level::Error < Level::Fatal);
    }
}
