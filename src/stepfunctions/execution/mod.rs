//! The interpreter: one execution, as a pure heart.
//!
//! [`Execution::start`] and [`Execution::advance`] take the time and what happened, and answer what is
//! to be done; everything between two outside waits runs in one loop. An execution is made of
//! *strands*: one for its top level, one more for each branch or item that is under way. It draws its
//! random numbers from one seed, so the same signals at the same times give the same history.
//!
//! - `strand`: a place in a flow; `turn`: what a strand does next; `leave`: results and outputs;
//!   `failure`: retriers and catchers; `join`: Parallel and Map; `timers`: what it waits for.
//! - `distribution`: Map states in distributed mode, whose items run as executions of their own.
//! - `rebuild`: an execution from its history alone; `remains`: going on after a failure.

mod attempt;
mod context;
mod distribution;
mod failure;
mod join;
mod leave;
mod rebuild;
mod remains;
mod strand;
mod timers;
mod turn;

#[cfg(test)]
mod tests;

pub use context::About;
pub use distribution::{Allowance, Export, MapRunId, MapRunRequest, Portion, Reading, Selector};
pub use rebuild::NotRebuilt;

use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::definition::{Definition, PointId};
use super::draws::Draws;
use super::history::{Event, Mishap, Record, TaskRecord};
use super::integration::Resource;
use super::payload::Payload;
use super::scope::Variables;
use crate::clock::Timestamp;
use crate::stepfunctions::text::Text;
use remains::Remains;
use strand::Strand;
use timers::{Purpose, Timers};
use turn::Turn;

/// The most events that a history may have.
///
/// *AWS documentation: Step Functions service quotas.*
const MOST_EVENTS: i64 = 25_000;

/// How many seconds an express execution may take.
///
/// *AWS documentation: Step Functions service quotas.*
const LONGEST_EXPRESS: u64 = 300;

/// How many seconds a standard execution may be open, its redrives included: a year.
///
/// *AWS documentation: Step Functions service quotas.*
const LONGEST_STANDARD: u64 = 365 * 24 * 60 * 60;

/// The index of a strand; never used twice within an execution.
type StrandId = u32;

/// A task, by the id of the event that scheduled it.
pub type TaskId = i64;

/// One execution.
#[derive(Debug)]
pub struct Execution {
    about: Arc<About>,
    definition: Arc<Definition>,
    strands: Vec<Option<Box<Strand>>>,
    tasks: BTreeMap<TaskId, StrandId>,
    runs: BTreeMap<MapRunId, StrandId>,
    timers: Timers,
    ready: VecDeque<(StrandId, Turn)>,
    events: Vec<Event>,
    last_id: i64,
    /// When the latest signal came.
    now: Timestamp,
    draws: Draws,
    end: Option<End>,
    /// What an execution that did not succeed can go on from.
    remains: Option<Remains>,
    /// What it took of its definition since that was last asked for.
    taken: Vec<PointId>,
}

/// Something that happened outside.
#[derive(Clone, Debug)]
pub enum Signal {
    /// Time has come: every timer that is due goes off.
    Wake,
    /// A task came to its end.
    Task(TaskId, Outcome),
    /// The service of a task that waits for its token has answered.
    Submitted(TaskId, Payload),
    /// A worker, who may have a name, has taken an activity's task.
    Taken(TaskId, Option<Text>),
    /// Whoever holds a task's token is still at it.
    Heartbeat(TaskId),
    /// A map run came to its end.
    MapRun(MapRunId, Outcome),
    /// Somebody stops the execution.
    Stop(Mishap),
    /// Somebody has an execution that did not succeed go on.
    Redrive,
}

/// How a task ended.
#[derive(Clone, Debug)]
pub enum Outcome {
    /// With a result.
    Succeeded(Payload),
    /// With an error.
    Failed(Mishap),
}

/// How an execution ended.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum End {
    /// `SUCCEEDED`, with its output.
    Succeeded(Payload),
    /// `FAILED`
    Failed(Mishap),
    /// `TIMED_OUT`
    TimedOut(Mishap),
    /// `ABORTED`
    Aborted(Mishap),
}

/// A task to be run.
#[derive(Clone, Debug)]
pub struct TaskRequest {
    /// By which its outcome is told.
    pub id: TaskId,
    /// The state whose task it is.
    pub state: Text,
    /// What to run.
    pub resource: Resource,
    /// What to ask.
    pub parameters: Payload,
    /// The role of `Credentials`, as which it is asked.
    pub credentials: Option<Text>,
    /// The token that its parameters may contain.
    pub token: Option<Text>,
    /// Its service has been asked already: only its token is waited for.
    pub submitted: bool,
}

/// What is to be done after a signal.
#[derive(Debug, Default)]
pub struct Effects {
    /// Tasks to be run.
    pub tasks: Vec<TaskRequest>,
    /// Tasks whose outcome no longer matters.
    pub cancelled: Vec<TaskId>,
    /// Map runs to be carried out.
    pub map_runs: Vec<MapRunRequest>,
    /// Map runs that are to be stopped, with all their children.
    pub stopped_runs: Vec<MapRunId>,
}

impl Effects {
    fn append(&mut self, more: Self) {
        self.tasks.extend(more.tasks);
        self.cancelled.extend(more.cancelled);
        self.map_runs.extend(more.map_runs);
        self.stopped_runs.extend(more.stopped_runs);
    }
}

impl Execution {
    /// Starts an execution. `seed` is what all its random numbers follow from.
    #[must_use]
    pub fn start(
        about: Arc<About>,
        definition: Arc<Definition>,
        input: Payload,
        seed: u64,
        now: Timestamp,
    ) -> (Self, Effects) {
        let mut execution = Self::unstarted(about, definition, seed, now);
        let about = execution.about.clone();
        let started = Record::ExecutionStarted {
            input: input.clone(),
            role: about.role.clone(),
            version: about.version.clone(),
            alias: about.alias.clone(),
        };
        execution.record(now, 0, || started);
        execution.arm_limit(now);
        let flow = execution.definition.flow.clone();
        execution.spawn(Strand::new(flow, None, input, Variables::default(), 0));
        let effects = execution.drive(now);
        (execution, effects)
    }

    /// Has the execution time out: after its own timeout, counted from `now`, or at the end of what AWS grants.
    fn arm_limit(&mut self, now: Timestamp) {
        let own = self.definition.timeout_seconds.map(|seconds| timers::seconds_after(now, seconds));
        let limit = self.open_until();
        self.timers.arm(own.map_or(limit, |own| own.min(limit)), Purpose::Execution);
    }

    /// When it has been open for as long as it may.
    #[must_use]
    pub fn open_until(&self) -> Timestamp {
        let seconds = if self.about.is_standard() { LONGEST_STANDARD } else { LONGEST_EXPRESS };
        timers::seconds_after(self.about.started, seconds)
    }

    fn unstarted(about: Arc<About>, definition: Arc<Definition>, seed: u64, now: Timestamp) -> Self {
        Self {
            strands: Vec::with_capacity(1),
            tasks: BTreeMap::new(),
            runs: BTreeMap::new(),
            timers: Timers::default(),
            ready: VecDeque::new(),
            events: Vec::new(),
            last_id: 0,
            now,
            draws: Draws::from_seed(seed),
            end: None,
            remains: None,
            taken: Vec::new(),
            about,
            definition,
        }
    }

    /// Goes on after something happened at `now`. A signal for a task that is not under way any more
    /// changes nothing.
    pub fn advance(&mut self, now: Timestamp, signal: Signal) -> Effects {
        if let Signal::Redrive = signal {
            return self.redrive(now);
        }
        if self.end.is_some() {
            return Effects::default();
        }
        self.now = now;
        match signal {
            Signal::Wake => return self.wake(now),
            Signal::Task(id, outcome) => self.task_ended(now, id, outcome),
            Signal::Submitted(id, output) => self.task_submitted(now, id, output),
            Signal::Taken(id, worker) => self.task_taken(now, id, worker),
            Signal::Heartbeat(id) => self.heartbeat(now, id),
            Signal::MapRun(id, outcome) => self.map_run_ended(now, id, outcome),
            Signal::Stop(mishap) => {
                let mut effects = Effects::default();
                self.keep_all();
                self.cancel_all(&mut effects);
                self.finish(now, 0, End::Aborted(mishap));
                return effects;
            }
            Signal::Redrive => return Effects::default(),
        }
        self.drive(now)
    }

    /// How the execution ended, when it has.
    #[must_use]
    pub fn end(&self) -> Option<&End> {
        self.end.as_ref()
    }

    /// When the latest signal came.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.now
    }

    /// The history so far; nothing for an express execution.
    #[must_use]
    pub fn events(&self) -> &[Event] {
        &self.events
    }

    /// What the execution took of its definition since this was last asked, in order.
    pub fn take_points(&mut self) -> Vec<PointId> {
        std::mem::take(&mut self.taken)
    }

    /// What the execution knows about itself.
    #[must_use]
    pub fn about(&self) -> &Arc<About> {
        &self.about
    }

    /// When something next happens by itself: a Wait or a back-off ends.
    #[must_use]
    pub fn next_step(&self) -> Option<Timestamp> {
        self.timers.next_step()
    }

    /// When somebody is next out of time, and whether that is a client outside.
    #[must_use]
    pub fn next_guard(&self) -> Option<(Timestamp, bool)> {
        self.timers.next_guard()
    }

    /// Whether a task is under way.
    #[must_use]
    pub fn has_task(&self, id: TaskId) -> bool {
        self.tasks.contains_key(&id)
    }

    /// The tasks and map runs under way, with what to run: after a restart they are run again.
    #[must_use]
    pub fn pending(&self) -> Effects {
        let of = |strand: &StrandId| self.strands.get(*strand as usize).and_then(Option::as_ref);
        let tasks = self.tasks.values().filter_map(of).filter_map(|strand| strand.pending_task());
        let runs = self.runs.values().filter_map(of).filter_map(|strand| strand.pending_run());
        Effects { tasks: tasks.collect(), map_runs: runs.collect(), ..Effects::default() }
    }

    fn wake(&mut self, now: Timestamp) -> Effects {
        let mut effects = Effects::default();
        while self.end.is_none()
            && let Some(purpose) = self.timers.take_due(now)
        {
            match purpose {
                Purpose::Waited(strand) => self.ready.push_back((strand, Turn::Waited)),
                Purpose::Retry(strand) => self.ready.push_back((strand, Turn::Attempt)),
                Purpose::Task(id) => {
                    self.task_timed_out(now, id);
                    effects.cancelled.push(id);
                }
                Purpose::Execution => {
                    self.keep_all();
                    self.cancel_all(&mut effects);
                    self.finish(now, 0, End::TimedOut(Mishap::default()));
                }
            }
            effects.append(self.drive(now));
        }
        effects
    }

    /// Runs every strand that can go on, until none can.
    fn drive(&mut self, now: Timestamp) -> Effects {
        let mut effects = Effects::default();
        while let Some((id, turn)) = self.ready.pop_front() {
            if self.end.is_some() {
                break;
            }
            if let Some(strand) = self.strands.get_mut(id as usize).and_then(Option::take) {
                self.run(id, strand, turn, now, &mut effects);
            }
        }
        self.ready.clear();
        effects
    }

    fn spawn(&mut self, strand: Strand) -> StrandId {
        let id = StrandId::try_from(self.strands.len()).expect("an execution has fewer than 2^32 strands");
        self.strands.push(Some(Box::new(strand)));
        self.ready.push_back((id, Turn::Enter));
        id
    }

    /// Appends an event and answers its id. Express executions only count.
    fn record(&mut self, now: Timestamp, previous: i64, record: impl FnOnce() -> Record) -> i64 {
        self.last_id += 1;
        if self.about.records {
            self.events.push(Event { id: self.last_id, previous, at: now, record: record() });
            if self.last_id >= MOST_EVENTS - 1 && self.end.is_none() && self.about.is_standard() {
                self.end = Some(End::Failed(Mishap {
                    error: Some("States.Runtime".into()),
                    cause: Some(
                        format!(
                            "The execution reached the maximum number of history events ({MOST_EVENTS})."
                        )
                        .into(),
                    ),
                }));
                self.last_id += 1;
                let mishap = match &self.end {
                    Some(End::Failed(mishap)) => mishap.clone(),
                    _ => Mishap::default(),
                };
                let last = self.last_id;
                self.events.push(Event {
                    id: last,
                    previous: last - 1,
                    at: now,
                    record: Record::ExecutionFailed(mishap),
                });
            }
        }
        self.last_id
    }

    fn finish(&mut self, now: Timestamp, previous: i64, end: End) {
        if self.end.is_some() {
            return;
        }
        let record = match end.clone() {
            End::Succeeded(output) => Record::ExecutionSucceeded(output),
            End::Failed(mishap) => Record::ExecutionFailed(mishap),
            End::TimedOut(mishap) => Record::ExecutionTimedOut(mishap),
            End::Aborted(mishap) => Record::ExecutionAborted(mishap),
        };
        self.record(now, previous, || record);
        self.end = Some(end);
        self.strands = Vec::new();
        self.tasks = BTreeMap::new();
        self.runs = BTreeMap::new();
        self.timers = Timers::default();
        self.ready = VecDeque::new();
    }

    fn record_task(&mut self, now: Timestamp, previous: i64, resource: &Resource, record: TaskRecord) -> i64 {
        self.record(now, previous, || match resource {
            Resource::Function(arn) => Record::Function { arn: arn.clone(), record },
            Resource::Activity(arn) => Record::Activity { arn: arn.clone(), record },
            Resource::Service { .. } => Record::Task {
                service: resource.service_name().into(),
                action: resource.action_name().into(),
                record,
            },
        })
    }
}
