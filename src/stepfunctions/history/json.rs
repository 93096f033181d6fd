//! Events as `GetExecutionHistory` answers them.

use serde_json::{Map, Value, json};

use super::super::payload::Payload;
use super::{Event, MapRunRecord, Mishap, Record, TaskRecord};

impl Event {
    /// The event in AWS's JSON, its time in seconds since the epoch. `with_data` says whether inputs,
    /// outputs and parameters are told (`includeExecutionData`).
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "milliseconds since the epoch fit a double exactly")]
    pub fn to_json(&self, with_data: bool) -> Value {
        let mut event = Map::new();
        event.insert("timestamp".to_owned(), json!(self.at.as_millis() as f64 / 1_000.0));
        event.insert("type".to_owned(), Value::String(self.record.type_name()));
        event.insert("id".to_owned(), json!(self.id));
        event.insert("previousEventId".to_owned(), json!(self.previous));
        if let Some((name, details)) = details(&self.record, with_data) {
            event.insert(name.to_owned(), Value::Object(details));
        }
        Value::Object(event)
    }
}

/// Details under way.
struct Details {
    members: Map<String, Value>,
    with_data: bool,
}

impl Details {
    fn text(&mut self, name: &str, text: impl Into<String>) {
        self.members.insert(name.to_owned(), Value::String(text.into()));
    }

    fn data(&mut self, name: &str, payload: &Payload) {
        if self.with_data {
            self.text(name, payload.text());
            self.members.insert(format!("{name}Details"), json!({"truncated": false}));
        }
    }

    fn mishap(&mut self, mishap: &Mishap) {
        if let Some(error) = &mishap.error {
            self.text("error", &**error);
        }
        if let Some(cause) = &mishap.cause {
            self.text("cause", &**cause);
        }
    }
}

/// The name of an event's details, and the details; events without details have neither.
fn details(record: &Record, with_data: bool) -> Option<(&'static str, Map<String, Value>)> {
    let mut details = Details { members: Map::new(), with_data };
    let name = match record {
        Record::ExecutionStarted { input, role, version, alias } => {
            details.data("input", input);
            details.text("roleArn", &**role);
            if let Some(alias) = alias {
                details.text("stateMachineAliasArn", &**alias);
            }
            if let Some(version) = version {
                details.text("stateMachineVersionArn", &**version);
            }
            "executionStartedEventDetails"
        }
        Record::ExecutionSucceeded(output) => {
            details.data("output", output);
            "executionSucceededEventDetails"
        }
        Record::ExecutionFailed(mishap) => {
            details.mishap(mishap);
            "executionFailedEventDetails"
        }
        Record::ExecutionAborted(mishap) => {
            details.mishap(mishap);
            "executionAbortedEventDetails"
        }
        Record::ExecutionTimedOut(mishap) => {
            details.mishap(mishap);
            "executionTimedOutEventDetails"
        }
        Record::ExecutionRedriven(count) => {
            details.members.insert("redriveCount".to_owned(), json!(count));
            "executionRedrivenEventDetails"
        }
        Record::StateEntered { name, input, .. } => {
            details.text("name", &**name);
            details.data("input", input);
            "stateEnteredEventDetails"
        }
        Record::StateExited { name, output, assigned, .. } => {
            details.text("name", &**name);
            details.data("output", output);
            if let Some(assigned) = assigned
                && with_data
            {
                details.members.insert("assignedVariables".to_owned(), json!(assigned));
                details.members.insert("assignedVariablesDetails".to_owned(), json!({"truncated": false}));
            }
            "stateExitedEventDetails"
        }
        Record::EvaluationFailed { state, location, mishap } => {
            details.mishap(mishap);
            details.text("location", &**location);
            details.text("state", &**state);
            "evaluationFailedEventDetails"
        }
        Record::Task { service, action, record } => task(&mut details, service, action, record),
        Record::Function { arn, record } => function(&mut details, arn, record)?,
        Record::Activity { arn, record } => activity(&mut details, arn, record)?,
        Record::ActivityStarted { worker } => {
            if let Some(worker) = worker {
                details.text("workerName", &**worker);
            }
            "activityStartedEventDetails"
        }
        Record::MapStarted(length) => {
            details.members.insert("length".to_owned(), json!(length));
            "mapStateStartedEventDetails"
        }
        Record::MapIteration { stage, index, name } => {
            details.text("name", &**name);
            details.members.insert("index".to_owned(), json!(index));
            match stage {
                super::Stage::Started => "mapIterationStartedEventDetails",
                super::Stage::Succeeded => "mapIterationSucceededEventDetails",
                super::Stage::Failed => "mapIterationFailedEventDetails",
                super::Stage::Aborted => "mapIterationAbortedEventDetails",
            }
        }
        Record::MapRun(MapRunRecord::Started(arn)) => {
            details.text("mapRunArn", &**arn);
            "mapRunStartedEventDetails"
        }
        Record::MapRun(MapRunRecord::Redriven { arn, count }) => {
            details.text("mapRunArn", &**arn);
            details.members.insert("redriveCount".to_owned(), json!(count));
            "mapRunRedrivenEventDetails"
        }
        Record::MapRun(MapRunRecord::Failed(mishap)) => {
            details.mishap(mishap);
            "mapRunFailedEventDetails"
        }
        Record::MapRun(_) | Record::Map(_) | Record::Parallel(_) | Record::StateAborted(_) => return None,
    };
    Some((name, details.members))
}

fn task(details: &mut Details, service: &str, action: &str, record: &TaskRecord) -> &'static str {
    details.text("resourceType", service);
    details.text("resource", action);
    match record {
        TaskRecord::Scheduled { parameters, region, timeout, heartbeat, credentials: role } => {
            details.text("region", &**region);
            if details.with_data {
                details.text("parameters", parameters.text());
            }
            limits(details, *timeout, *heartbeat);
            credentials(details, role.as_deref());
            "taskScheduledEventDetails"
        }
        TaskRecord::Started => "taskStartedEventDetails",
        TaskRecord::Submitted(output) => {
            details.data("output", output);
            "taskSubmittedEventDetails"
        }
        TaskRecord::Succeeded(output) => {
            details.data("output", output);
            "taskSucceededEventDetails"
        }
        TaskRecord::Failed(mishap) => {
            details.mishap(mishap);
            "taskFailedEventDetails"
        }
        TaskRecord::TimedOut(mishap) => {
            details.mishap(mishap);
            "taskTimedOutEventDetails"
        }
    }
}

fn function(details: &mut Details, arn: &str, record: &TaskRecord) -> Option<&'static str> {
    Some(match record {
        TaskRecord::Scheduled { parameters, timeout, credentials: role, .. } => {
            details.text("resource", arn);
            details.data("input", parameters);
            limits(details, *timeout, None);
            credentials(details, role.as_deref());
            "lambdaFunctionScheduledEventDetails"
        }
        TaskRecord::Started | TaskRecord::Submitted(_) => return None,
        TaskRecord::Succeeded(output) => {
            details.data("output", output);
            "lambdaFunctionSucceededEventDetails"
        }
        TaskRecord::Failed(mishap) => {
            details.mishap(mishap);
            "lambdaFunctionFailedEventDetails"
        }
        TaskRecord::TimedOut(mishap) => {
            details.mishap(mishap);
            "lambdaFunctionTimedOutEventDetails"
        }
    })
}

fn activity(details: &mut Details, arn: &str, record: &TaskRecord) -> Option<&'static str> {
    Some(match record {
        TaskRecord::Scheduled { parameters, timeout, heartbeat, .. } => {
            details.text("resource", arn);
            details.data("input", parameters);
            limits(details, *timeout, *heartbeat);
            "activityScheduledEventDetails"
        }
        TaskRecord::Started | TaskRecord::Submitted(_) => return None,
        TaskRecord::Succeeded(output) => {
            details.data("output", output);
            "activitySucceededEventDetails"
        }
        TaskRecord::Failed(mishap) => {
            details.mishap(mishap);
            "activityFailedEventDetails"
        }
        TaskRecord::TimedOut(mishap) => {
            details.mishap(mishap);
            "activityTimedOutEventDetails"
        }
    })
}

fn credentials(details: &mut Details, role: Option<&str>) {
    if let Some(role) = role {
        details.members.insert("taskCredentials".to_owned(), json!({"roleArn": role}));
    }
}

fn limits(details: &mut Details, timeout: Option<i64>, heartbeat: Option<i64>) {
    if let Some(timeout) = timeout {
        details.members.insert("timeoutInSeconds".to_owned(), json!(timeout));
    }
    if let Some(heartbeat) = heartbeat {
        details.members.insert("heartbeatInSeconds".to_owned(), json!(heartbeat));
    }
}
