//! State machine definitions: text in, a checked intermediate form out, once per revision.
//!
//! *AWS documentation: Using Amazon States Language to define Step Functions workflows.*

mod check;
mod choice;
mod compile;
mod diagnostic;
mod distributed;
mod doubt;
mod flow;
mod handling;
mod language;
mod point;
mod reader;
mod states;
mod timestamp;

#[cfg(test)]
mod hostile;
#[cfg(test)]
mod tests;

pub use choice::{Condition, NoAnswer, Rule};
pub use diagnostic::{Diagnostic, Severity};
pub use distributed::{
    Distributed, ItemBatcher, ItemFormat, ItemReader, ItemSource, Percentage, ResultWriter, Transformation,
};
pub(crate) use handling::matches;
pub use handling::{Catcher, Retrier, Work};
pub use language::Language;
pub use point::{Point, PointId, PointKind};
pub use timestamp::parse as parse_timestamp;

use std::sync::Arc;

use super::integration::Resource;
use super::jsonata;
use super::path::{Path, ReferencePath};
use super::payload::Payload;
use super::template::Template;
use crate::stepfunctions::text::Text;

/// A state machine, compiled.
#[derive(Debug)]
pub struct Definition {
    /// Its top level.
    pub flow: Arc<Flow>,
    /// `TimeoutSeconds` of the whole execution.
    pub timeout_seconds: Option<u64>,
    /// What is legal on AWS and not built here, by name: such a machine can't be created.
    pub unsupported: Vec<String>,
    /// Fields that AWS accepts where they do nothing, as `stepfunctions:Map INLINE ToleratedFailureCount`.
    pub without_effect: Vec<&'static str>,
    /// What is legal but questionable.
    pub warnings: Vec<Diagnostic>,
    /// How many points executions may take.
    pub point_count: PointId,
}

/// States and where they start: a machine's top level, a branch, or what a Map state does to an item.
#[derive(Debug)]
pub struct Flow {
    /// Index of the first state.
    pub start: usize,
    /// All states, in the order of the definition.
    pub states: Vec<State>,
}

/// One state.
#[derive(Debug)]
pub struct State {
    /// Its name, unique in the machine.
    pub name: Text,
    /// `QueryLanguage`: its own, or the machine's.
    pub language: Language,
    /// What it does.
    pub kind: Kind,
    /// `InputPath`.
    pub input_path: Selection,
    /// `OutputPath`.
    pub output_path: Selection,
    /// `Assign`.
    pub assign: Option<Template>,
    /// `Output`.
    pub output: Option<Template>,
    /// Index of the next state; `None` when the flow ends here.
    pub next: Option<usize>,
    /// The number of its point; those of its ways out follow.
    pub point: PointId,
}

/// A part of a document: `InputPath`, `OutputPath`.
#[derive(Debug)]
pub enum Selection {
    /// `"$"`.
    Whole,
    /// `null`: an empty object.
    Nothing,
    /// Any other path.
    Path(Path),
}

/// Where a result goes: `ResultPath`.
#[derive(Debug)]
pub enum ResultPath {
    /// `null`: nowhere, the input goes on.
    Discard,
    /// A place in the input; `$` is the input itself.
    Place(ReferencePath),
}

/// What a state does.
#[derive(Debug)]
pub enum Kind {
    /// Passes its input on, changed or not.
    Pass(Box<Pass>),
    /// Runs work outside.
    Task(Box<Task>),
    /// Chooses the next state.
    Choice(Box<Choice>),
    /// Waits.
    Wait(Delay),
    /// Ends the flow.
    Succeed,
    /// Ends the execution, or the branch, with an error.
    Fail(Box<Fail>),
    /// Runs branches side by side.
    Parallel(Box<Parallel>),
    /// Runs a flow for each item.
    Map(Box<Map>),
    /// Legal on AWS and not built here; the machine can't be created.
    Unsupported,
}

/// `Pass`.
#[derive(Debug)]
pub struct Pass {
    /// `Result`.
    pub result: Option<Payload>,
    /// `Parameters`.
    pub parameters: Option<Template>,
    /// `ResultPath`.
    pub result_path: ResultPath,
}

/// `Task`.
#[derive(Debug)]
pub struct Task {
    /// What it runs.
    pub resource: Resource,
    /// Input, result, errors.
    pub work: Work,
    /// `TimeoutSeconds`, `TimeoutSecondsPath`.
    pub timeout: Option<Seconds>,
    /// `HeartbeatSeconds`, `HeartbeatSecondsPath`.
    pub heartbeat: Option<Seconds>,
    /// `Credentials`.
    pub credentials: Option<Template>,
}

/// `Choice`.
#[derive(Debug)]
pub struct Choice {
    /// `Choices`, in order.
    pub rules: Vec<Rule>,
    /// `Default`.
    pub default: Option<usize>,
}

/// `Fail`.
#[derive(Debug)]
pub struct Fail {
    /// `Error`, `ErrorPath`.
    pub error: Words,
    /// `Cause`, `CausePath`.
    pub cause: Words,
}

/// `Parallel`.
#[derive(Debug)]
pub struct Parallel {
    /// `Branches`.
    pub branches: Vec<Arc<Flow>>,
    /// Input, result, errors.
    pub work: Work,
}

/// `Map`.
#[derive(Debug)]
pub struct Map {
    /// `ItemProcessor`, or `Iterator`.
    pub processor: Arc<Flow>,
    /// Which of the two it is.
    pub processor_field: &'static str,
    /// `ItemsPath`.
    pub items_path: Selection,
    /// `Items`.
    pub items: Option<Template>,
    /// `ItemSelector`, or the older `Parameters`.
    pub item_selector: Option<Template>,
    /// `MaxConcurrency`, `MaxConcurrencyPath`; 0 is as many as possible.
    pub max_concurrency: Seconds,
    /// What `DISTRIBUTED` mode adds; `None` in `INLINE` mode.
    pub distributed: Option<Box<Distributed>>,
    /// Result and errors.
    pub work: Work,
}

/// How long a Wait state waits.
#[derive(Debug)]
pub enum Delay {
    /// `Seconds`, `SecondsPath`.
    Seconds(Seconds),
    /// `Timestamp`: microseconds since the epoch.
    Until(crate::clock::Timestamp),
    /// `TimestampPath`.
    UntilAt(Path),
    /// `Timestamp`, in JSONata.
    Computed(jsonata::Field),
}

/// A whole number that stands in the definition or in the input.
#[derive(Debug)]
pub enum Seconds {
    /// In the definition.
    Fixed(u64),
    /// In the input.
    At(Path),
    /// In JSONata.
    Computed(jsonata::Field),
}

/// A text that stands in the definition or is computed.
#[derive(Debug)]
pub enum Words {
    /// Nothing.
    Absent,
    /// In the definition.
    Fixed(Text),
    /// Computed: `ErrorPath`, `CausePath`.
    At(super::intrinsic::Expression),
    /// In JSONata.
    Computed(jsonata::Field),
}

impl State {
    /// Whether the state speaks JSONata.
    #[must_use]
    pub fn is_jsonata(&self) -> bool {
        self.language == Language::Jsonata
    }
}

impl Kind {
    /// The type's name, as definitions and histories say it.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Pass(_) => "Pass",
            Self::Task(_) | Self::Unsupported => "Task",
            Self::Choice(_) => "Choice",
            Self::Wait(_) => "Wait",
            Self::Succeed => "Succeed",
            Self::Fail(_) => "Fail",
            Self::Parallel(_) => "Parallel",
            Self::Map(_) => "Map",
        }
    }

    /// How the state treats its input, result and errors, when it runs work.
    #[must_use]
    pub fn work(&self) -> Option<&Work> {
        match self {
            Self::Task(task) => Some(&task.work),
            Self::Parallel(parallel) => Some(&parallel.work),
            Self::Map(map) => Some(&map.work),
            _ => None,
        }
    }
}

impl Definition {
    /// Compiles a definition of at most 1 MB, or says everything that is wrong with it.
    ///
    /// `express` adds the rules of express machines.
    pub fn compile(text: &str, express: bool) -> Result<Self, Vec<Diagnostic>> {
        compile::compile(text, express)
    }

    /// What a child of a map run executes: the Map state's processor, and nothing around it. Its points
    /// are numbered as in the whole machine.
    #[must_use]
    pub fn of_processor(processor: Arc<Flow>) -> Self {
        Self {
            flow: processor,
            timeout_seconds: None,
            unsupported: Vec::new(),
            without_effect: Vec::new(),
            warnings: Vec::new(),
            point_count: 0,
        }
    }
}
