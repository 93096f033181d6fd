//! Histories in CloudWatch Logs.
//!
//! *AWS documentation: Using CloudWatch Logs to log execution history in Step Functions; Log levels for
//! Step Functions execution events.*

use serde_json::{Map, Value, json};

use super::machine::Revision;
use super::settings::Level;
use crate::identity::{AccountId, Region};
use crate::neighbours::{House, LogLine};
use crate::stepfunctions::execution::About;
use crate::stepfunctions::history::Event;

/// Where and what an execution logs.
#[derive(Debug)]
pub(super) struct Log {
    level: Level,
    with_data: bool,
    group: String,
    stream: String,
}

impl Log {
    /// The log of an execution of `revision`; `None` when it logs nothing.
    pub fn of(revision: &Revision, about: &About) -> Option<Self> {
        let logging = &revision.settings.logging;
        let group = logging.group_name().filter(|_| logging.level != Level::Off)?.to_owned();
        let minute = about.started.to_jiff().strftime("%Y-%m-%d-%H-%M").to_string();
        let (_, unique) = about.id.rsplit_once(':')?;
        let unique: String = unique.chars().filter(char::is_ascii_alphanumeric).take(8).collect();
        let stream = format!("states/{}/{minute}/{unique}", about.machine_name);
        Some(Self { level: logging.level, with_data: logging.with_data, group, stream })
    }

    /// Writes those of the events that the level asks for.
    pub fn write(
        &self,
        house: &House,
        (account, region): (&AccountId, &Region),
        about: &About,
        events: &[Event],
    ) {
        let mut lines = Vec::new();
        for event in events {
            if self.level.covers(&event.record.type_name()) {
                lines.push(LogLine { at: event.at, message: self.line(about, event) });
            }
        }
        if !lines.is_empty() {
            house.neighbours.logs().append(account, region, &self.group, &self.stream, lines);
        }
    }

    fn line(&self, about: &About, event: &Event) -> String {
        let mut told = event.to_json(self.with_data);
        let details = told.as_object_mut().and_then(|members| {
            let name = members.keys().find(|name| name.ends_with("EventDetails")).cloned()?;
            members.remove(&name)
        });
        let mut line = Map::new();
        line.insert("id".to_owned(), json!(event.id.to_string()));
        line.insert("type".to_owned(), json!(event.record.type_name()));
        line.insert("details".to_owned(), details.unwrap_or_else(|| json!({})));
        line.insert("previous_event_id".to_owned(), json!(event.previous.to_string()));
        line.insert("event_timestamp".to_owned(), json!(event.at.as_millis().to_string()));
        line.insert("execution_arn".to_owned(), json!(&*about.id));
        line.insert("redrive_count".to_owned(), json!("0"));
        Value::Object(line).to_string()
    }
}

impl Level {
    /// Whether events of this type are logged.
    fn covers(self, type_name: &str) -> bool {
        let is_fatal = matches!(type_name, "ExecutionAborted" | "ExecutionFailed" | "ExecutionTimedOut");
        match self {
            Self::Off => false,
            Self::Fatal => is_fatal,
            Self::Error => {
                is_fatal
                    || type_name == "FailStateEntered"
                    || ["Failed", "TimedOut", "Aborted"].iter().any(|end| type_name.ends_with(end))
            }
            Self::All => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_level_covers_the_one_below() {
        let covered = |level: Level| {
            let types = ["ExecutionFailed", "TaskTimedOut", "FailStateEntered", "PassStateEntered"];
            types.iter().filter(|name| level.covers(name)).count()
        };
        assert_eq!([Level::Off, Level::Fatal, Level::Error, Level::All].map(covered), [0, 1, 3, 4]);
    }
}
