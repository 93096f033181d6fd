//! The Context object.
//!
//! *AWS documentation: Accessing execution data from the Context object in Step Functions.*

use serde_json::{Map, Value, json};

use super::strand::Strand;
use crate::clock::Timestamp;
use crate::stepfunctions::payload::Payload;
use crate::stepfunctions::text::Text;

/// What an execution knows about itself.
#[derive(Clone, Debug)]
pub struct About {
    /// The execution's ARN.
    pub id: Text,
    /// Its name.
    pub name: Text,
    /// The state machine's ARN.
    pub machine_id: Text,
    /// The state machine's name.
    pub machine_name: Text,
    /// The role that it runs as.
    pub role: Text,
    /// The region that it runs in.
    pub region: Text,
    /// Its input.
    pub input: Payload,
    /// When it started.
    pub started: Timestamp,
    /// Whether it keeps a history: standard executions do, and express ones that log it.
    pub records: bool,
    /// The ARN of the version that it runs, when one was asked for.
    pub version: Option<Text>,
    /// The ARN of the alias that it was started by.
    pub alias: Option<Text>,
    /// How often it was redriven.
    pub redrives: u32,
    /// A Context object that stands for the execution's own, where a state is tested alone.
    pub context: Option<Value>,
}

impl About {
    /// Whether it is a standard execution, and no express one: the kind of its ARN says so.
    #[must_use]
    pub fn is_standard(&self) -> bool {
        self.id.split(':').nth(5) != Some("express")
    }
}

/// `2019-03-26T20:14:13.192Z`
fn written(at: Timestamp) -> Value {
    Value::String(at.to_iso8601_millis())
}

/// The Context object as a strand in `state` sees it; only what is below `first` and `second` when
/// they are given.
pub(super) fn context(
    about: &About,
    strand: &Strand,
    state: (&str, bool),
    token: Option<&str>,
    (first, second): (Option<&str>, Option<&str>),
) -> Value {
    if let Some(given) = &about.context {
        return given.clone();
    }
    let wanted = |name: &str| first.is_none_or(|first| first == name);
    let mut context = Map::new();
    if wanted("Execution") {
        context.insert("Execution".to_owned(), Value::Object(execution(about, second)));
    }
    if wanted("StateMachine") {
        context.insert(
            "StateMachine".to_owned(),
            json!({"Id": &*about.machine_id, "Name": &*about.machine_name}),
        );
    }
    if wanted("State") {
        let (name, is_task) = state;
        let mut place = Map::new();
        place.insert("Name".to_owned(), json!(name));
        place.insert("EnteredTime".to_owned(), written(strand.entered_at));
        if is_task {
            place.insert("RetryCount".to_owned(), json!(strand.retries));
        }
        context.insert("State".to_owned(), Value::Object(place));
    }
    if let Some(token) = token {
        context.insert("Task".to_owned(), json!({"Token": token}));
    }
    if let Some(item) = &strand.item
        && wanted("Map")
    {
        let mut told = json!({"Index": item.index, "Value": item.value.value()});
        if let Some(source) = &item.source {
            told["Source"] = json!(source);
        }
        context.insert("Map".to_owned(), json!({"Item": told}));
    }
    Value::Object(context)
}

fn execution(about: &About, second: Option<&str>) -> Map<String, Value> {
    let mut execution = Map::new();
    execution.insert("Id".to_owned(), json!(&*about.id));
    if second.is_none_or(|second| second == "Input") {
        execution.insert("Input".to_owned(), about.input.value().clone());
    }
    execution.insert("StartTime".to_owned(), written(about.started));
    execution.insert("Name".to_owned(), json!(&*about.name));
    let role = Some(&*about.role).filter(|role| !role.is_empty());
    execution.insert("RoleArn".to_owned(), json!(role));
    if about.is_standard() {
        execution.insert("RedriveCount".to_owned(), json!(about.redrives));
    }
    execution
}
