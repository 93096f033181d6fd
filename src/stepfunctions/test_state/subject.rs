//! The state that is tested.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use super::STATE_NAME;
use crate::stepfunctions::definition::{Definition, Diagnostic};
use crate::stepfunctions::integration::Resource;

/// Fields in which Map and Parallel states differ from a task: a mock stands for what they do.
const OF_PARTS: [&str; 21] = [
    "Branches",
    "ItemProcessor",
    "Iterator",
    "Items",
    "ItemsPath",
    "ItemSelector",
    "ItemReader",
    "ItemBatcher",
    "ResultWriter",
    "MaxConcurrency",
    "MaxConcurrencyPath",
    "ToleratedFailureCount",
    "ToleratedFailureCountPath",
    "ToleratedFailurePercentage",
    "ToleratedFailurePercentagePath",
    "Label",
    "TimeoutSeconds",
    "TimeoutSecondsPath",
    "HeartbeatSeconds",
    "HeartbeatSecondsPath",
    "Credentials",
];

/// A function that nobody calls: what a state with parts becomes when a mock answers for it.
const STANDS_IN: &str = "arn:aws:lambda:us-east-1:000000000000:function:mock";

/// A state, from its own definition or out of a machine's.
#[derive(Clone, Debug)]
pub struct Subject {
    /// The state's fields.
    pub fields: Map<String, Value>,
    /// Its `Type`.
    pub kind: String,
    /// Whether its expressions are JSONata.
    pub is_jsonata: bool,
}

/// Why there is nothing to test.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoSubject {
    /// The definition is wrong.
    Invalid(Vec<Diagnostic>),
    /// The machine has no state of this name, or a name is missing or too much.
    NoState(String),
}

impl Subject {
    /// Reads a state, or finds `name` in a machine.
    pub fn read(text: &str, name: Option<&str>) -> Result<Self, NoSubject> {
        let value: Value = serde_json::from_str(text).unwrap_or_default();
        if value.get("States").is_none() {
            if name.is_some() {
                let why = "stateName can only be specified when the definition is a state machine's";
                return Err(NoSubject::NoState(why.to_owned()));
            }
            let Value::Object(fields) = value else {
                let diagnostics = Definition::compile(text, false).err().unwrap_or_default();
                return Err(NoSubject::Invalid(diagnostics));
            };
            return Self::of(fields, false);
        }
        let Some(name) = name else {
            let why = "stateName must be specified when the definition is a state machine's";
            return Err(NoSubject::NoState(why.to_owned()));
        };
        Definition::compile(text, false).map_err(NoSubject::Invalid)?;
        let (fields, is_jsonata) = find(&value, name, value["QueryLanguage"] == "JSONata")
            .ok_or_else(|| NoSubject::NoState(format!("State '{name}' does not exist in the definition")))?;
        Self::of(fields.clone(), is_jsonata)
    }

    fn of(fields: Map<String, Value>, is_jsonata: bool) -> Result<Self, NoSubject> {
        let language = fields.get("QueryLanguage").and_then(Value::as_str);
        let is_jsonata = language.map_or(is_jsonata, |language| language == "JSONata");
        let kind = fields.get("Type").and_then(Value::as_str).unwrap_or_default().to_owned();
        let subject = Self { fields, kind, is_jsonata };
        Definition::compile(&subject.machine(&subject.fields, None).to_string(), false)
            .map_err(NoSubject::Invalid)?;
        Ok(subject)
    }

    /// Whether the state has branches or items.
    #[must_use]
    pub fn has_parts(&self) -> bool {
        matches!(self.kind.as_str(), "Map" | "Parallel")
    }

    /// Whether the state is a task whose end somebody else tells: an activity's, a job's, a token's.
    #[must_use]
    pub fn waits(&self) -> bool {
        let resource = self.fields.get("Resource").and_then(Value::as_str).and_then(Resource::parse);
        resource.is_some_and(|resource| resource.has_token())
    }

    /// The state as the interpreter runs it: without its retriers and catchers, and a state with parts
    /// as a task.
    #[must_use]
    pub fn bare(&self) -> Map<String, Value> {
        let mut fields = self.fields.clone();
        fields.remove("Retry");
        fields.remove("Catch");
        if self.has_parts() {
            fields.retain(|name, _| !OF_PARTS.contains(&name.as_str()));
            fields.insert("Type".to_owned(), json!("Task"));
            fields.insert("Resource".to_owned(), json!(STANDS_IN));
        }
        fields
    }

    /// A machine around the state: every state that it leads to ends the machine.
    #[must_use]
    pub fn machine(&self, fields: &Map<String, Value>, variables: Option<&Map<String, Value>>) -> Value {
        let mut fields = fields.clone();
        if self.is_jsonata {
            fields.insert("QueryLanguage".to_owned(), json!("JSONata"));
        }
        let mut states = Map::new();
        let mut start = STATE_NAME;
        if let Some(variables) = variables.filter(|variables| !variables.is_empty()) {
            start = "Variables";
            let assign = json!({"Type": "Pass", "Assign": variables, "Next": STATE_NAME});
            states.insert(start.to_owned(), assign);
        }
        let mut targets = BTreeSet::new();
        collect_targets(&Value::Object(fields.clone()), &mut targets);
        states.insert(STATE_NAME.to_owned(), Value::Object(fields));
        for target in targets {
            states.entry(target).or_insert_with(|| json!({"Type": "Succeed"}));
        }
        json!({"StartAt": start, "States": states})
    }
}

fn find<'at>(flow: &'at Value, name: &str, is_jsonata: bool) -> Option<(&'at Map<String, Value>, bool)> {
    let states = flow["States"].as_object()?;
    if let Some(Value::Object(fields)) = states.get(name) {
        return Some((fields, is_jsonata));
    }
    states.values().find_map(|state| {
        let is_jsonata = state["QueryLanguage"].as_str().map_or(is_jsonata, |language| language == "JSONata");
        let branches = state["Branches"].as_array().into_iter().flatten();
        let below = branches.chain(state.get("ItemProcessor")).chain(state.get("Iterator"));
        below.into_iter().find_map(|flow| find(flow, name, is_jsonata))
    })
}

/// The states that a state leads to; those inside its parts are its own.
fn collect_targets(value: &Value, targets: &mut BTreeSet<String>) {
    match value {
        Value::Object(fields) => {
            for (name, value) in fields {
                match (name.as_str(), value) {
                    ("Next" | "Default", Value::String(target)) => {
                        targets.insert(target.clone());
                    }
                    ("Choices" | "Catch", value) => collect_targets(value, targets),
                    _ => {}
                }
            }
        }
        Value::Array(values) => values.iter().for_each(|value| collect_targets(value, targets)),
        _ => {}
    }
}
