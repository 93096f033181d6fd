//! What an execution records: its history, event by event.
//!
//! *AWS documentation: `HistoryEvent`; Viewing execution details in the Step Functions console.*

mod json;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::payload::Payload;
use crate::clock::Timestamp;
use crate::stepfunctions::text::Text;

/// One event.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Event {
    /// Its number, from 1.
    pub id: i64,
    /// The event that it follows from, or 0.
    pub previous: i64,
    /// When, in microseconds since the Unix epoch.
    #[serde(with = "micros")]
    pub at: Timestamp,
    /// What.
    pub record: Record,
}

/// The type of a state, as events name it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "each is the state type of its name")]
pub enum StateType {
    Pass,
    Task,
    Choice,
    Wait,
    Succeed,
    Fail,
    Parallel,
    Map,
}

/// What went wrong, as events tell it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mishap {
    /// The error's name.
    pub error: Option<Text>,
    /// What happened.
    pub cause: Option<Text>,
}

/// How a task came to an end, or got there.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum TaskRecord {
    /// It was given to its service.
    Scheduled {
        /// What the service is asked.
        parameters: Payload,
        /// Where.
        region: Text,
        /// `TimeoutSeconds`.
        timeout: Option<i64>,
        /// `HeartbeatSeconds`.
        heartbeat: Option<i64>,
        /// The role of `Credentials`.
        #[serde(default)]
        credentials: Option<Text>,
    },
    /// The service has it.
    Started,
    /// The service has answered; the task goes on until its token comes back.
    Submitted(Payload),
    /// It ended well.
    Succeeded(Payload),
    /// It ended with an error.
    Failed(Mishap),
    /// It did not end in time.
    TimedOut(Mishap),
}

/// How a thing with parts comes and goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "each is the suffix of the event types of its name")]
pub enum Stage {
    Started,
    Succeeded,
    Failed,
    Aborted,
}

/// How a map run comes and goes.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum MapRunRecord {
    /// It was started, under this ARN.
    Started(Text),
    /// It ended well, with this result: AWS does not tell it, but an execution is rebuilt from it.
    Succeeded(Payload),
    /// It ended with an error.
    Failed(Mishap),
    /// It was stopped.
    Aborted,
    /// It goes on after it did not succeed.
    Redriven {
        /// Its ARN.
        arn: Text,
        /// How often it was redriven, this time included.
        count: u32,
    },
}

/// The error of an expression that failed.
pub const EVALUATION_ERROR: &str = "States.QueryEvaluationError";

/// What an event says.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Record {
    /// `ExecutionStarted`
    ExecutionStarted {
        /// The input.
        input: Payload,
        /// The role.
        role: Text,
        /// The ARN of the version that runs.
        #[serde(default)]
        version: Option<Text>,
        /// The ARN of the alias by which it was started.
        #[serde(default)]
        alias: Option<Text>,
    },
    /// `ExecutionSucceeded`
    ExecutionSucceeded(Payload),
    /// `ExecutionFailed`
    ExecutionFailed(Mishap),
    /// `ExecutionAborted`
    ExecutionAborted(Mishap),
    /// `ExecutionTimedOut`
    ExecutionTimedOut(Mishap),
    /// `ExecutionRedriven`: how often by now.
    ExecutionRedriven(u32),
    /// `…StateEntered`
    StateEntered {
        /// The state's type.
        kind: StateType,
        /// The state's name.
        name: Text,
        /// Its input.
        input: Payload,
    },
    /// `…StateExited`
    StateExited {
        /// The state's type.
        kind: StateType,
        /// The state's name.
        name: Text,
        /// Its output.
        output: Payload,
        /// What it assigned, as JSON text.
        assigned: Option<BTreeMap<String, String>>,
    },
    /// `EvaluationFailed`: an expression failed.
    EvaluationFailed {
        /// The state's name.
        state: Text,
        /// The field that the expression stands in.
        location: Text,
        /// The error.
        mishap: Mishap,
    },
    /// `…StateAborted`
    StateAborted(StateType),
    /// `Task…`: a service integration.
    Task {
        /// The service: `lambda`.
        service: Text,
        /// The action: `invoke`.
        action: Text,
        /// What happened to it.
        record: TaskRecord,
    },
    /// `LambdaFunction…`: a function by its ARN.
    Function {
        /// The ARN.
        arn: Text,
        /// What happened to it.
        record: TaskRecord,
    },
    /// `Activity…` but started: a task for a worker.
    Activity {
        /// The activity's ARN.
        arn: Text,
        /// What happened to it.
        record: TaskRecord,
    },
    /// `ActivityStarted`
    ActivityStarted {
        /// The name that the worker gave.
        worker: Option<Text>,
    },
    /// `MapStateStarted`, with the number of items.
    MapStarted(usize),
    /// The other `MapState…` but entered, exited and aborted.
    Map(Stage),
    /// `MapIteration…`
    MapIteration {
        /// What happens.
        stage: Stage,
        /// The item's index.
        index: usize,
        /// The Map state's name.
        name: Text,
    },
    /// `MapRun…`
    MapRun(MapRunRecord),
    /// `ParallelState…` but entered, exited and aborted.
    Parallel(Stage),
}

impl StateType {
    /// The type's name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Pass => "Pass",
            Self::Task => "Task",
            Self::Choice => "Choice",
            Self::Wait => "Wait",
            Self::Succeed => "Succeed",
            Self::Fail => "Fail",
            Self::Parallel => "Parallel",
            Self::Map => "Map",
        }
    }
}

impl Stage {
    fn name(self) -> &'static str {
        match self {
            Self::Started => "Started",
            Self::Succeeded => "Succeeded",
            Self::Failed => "Failed",
            Self::Aborted => "Aborted",
        }
    }
}

impl MapRunRecord {
    fn type_name(&self) -> &'static str {
        match self {
            Self::Started(_) => "MapRunStarted",
            Self::Succeeded(_) => "MapRunSucceeded",
            Self::Failed(_) => "MapRunFailed",
            Self::Aborted => "MapRunAborted",
            Self::Redriven { .. } => "MapRunRedriven",
        }
    }
}

impl TaskRecord {
    fn name(&self) -> &'static str {
        match self {
            Self::Scheduled { .. } => "Scheduled",
            Self::Started => "Started",
            Self::Submitted(_) => "Submitted",
            Self::Succeeded(_) => "Succeeded",
            Self::Failed(_) => "Failed",
            Self::TimedOut(_) => "TimedOut",
        }
    }
}

impl Record {
    /// The event's type: `PassStateEntered`.
    #[must_use]
    pub fn type_name(&self) -> String {
        match self {
            Self::ExecutionStarted { .. } => "ExecutionStarted".to_owned(),
            Self::ExecutionSucceeded(_) => "ExecutionSucceeded".to_owned(),
            Self::ExecutionFailed(_) => "ExecutionFailed".to_owned(),
            Self::ExecutionAborted(_) => "ExecutionAborted".to_owned(),
            Self::ExecutionTimedOut(_) => "ExecutionTimedOut".to_owned(),
            Self::ExecutionRedriven(_) => "ExecutionRedriven".to_owned(),
            Self::StateEntered { kind, .. } => format!("{}StateEntered", kind.name()),
            Self::StateExited { kind, .. } => format!("{}StateExited", kind.name()),
            Self::EvaluationFailed { .. } => "EvaluationFailed".to_owned(),
            Self::StateAborted(kind) => format!("{}StateAborted", kind.name()),
            Self::Task { record, .. } => format!("Task{}", record.name()),
            Self::Activity { record, .. } => format!("Activity{}", record.name()),
            Self::ActivityStarted { .. } => "ActivityStarted".to_owned(),
            Self::Function { record, .. } => format!("LambdaFunction{}", record.name()),
            Self::MapStarted(_) => "MapStateStarted".to_owned(),
            Self::Map(stage) => format!("MapState{}", stage.name()),
            Self::MapIteration { stage, .. } => format!("MapIteration{}", stage.name()),
            Self::MapRun(record) => record.type_name().to_owned(),
            Self::Parallel(stage) => format!("ParallelState{}", stage.name()),
        }
    }
}

mod micros {
    use serde::{Deserialize, Deserializer, Serializer};

    use crate::clock::Timestamp;

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde's signature")]
    pub(super) fn serialize<S: Serializer>(at: &Timestamp, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_i64(at.as_micros())
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Timestamp, D::Error> {
        i64::deserialize(deserializer).map(Timestamp::from_micros)
    }
}
