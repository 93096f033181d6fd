//! A place in a flow.

use std::sync::Arc;

use super::remains::Wreck;
use super::timers::TimerKey;
use super::{MapRunRequest, StrandId, TaskId, TaskRequest};
use crate::clock::Timestamp;
use crate::stepfunctions::definition::Flow;
use crate::stepfunctions::integration::Resource;
use crate::stepfunctions::payload::Payload;
use crate::stepfunctions::scope::Variables;
use crate::stepfunctions::text::Text;

/// One line of work: the top level of an execution, a branch, or an item.
#[derive(Debug)]
pub(super) struct Strand {
    pub(super) flow: Arc<Flow>,
    /// Index of the state it is in.
    pub(super) state: usize,
    /// Whose branch it is, and which.
    pub(super) parent: Option<(StrandId, usize)>,
    /// The state's input, raw.
    pub(super) input: Payload,
    pub(super) variables: Variables,
    /// The id of the event that says that the state was entered.
    pub(super) entered: i64,
    pub(super) entered_at: Timestamp,
    /// The event that entering the state followed from.
    pub(super) came_from: i64,
    /// The last event on the way here.
    pub(super) last: i64,
    /// Retries of the state so far, per retrier.
    pub(super) attempts: Vec<u32>,
    /// Retries of the state so far.
    pub(super) retries: u32,
    /// The item of the innermost Map state around.
    pub(super) item: Option<Arc<Item>>,
    pub(super) waiting: Waiting,
    /// What is left of its branches or items, when one of them failed.
    pub(super) wreck: Option<Box<Wreck>>,
    /// The map run that its state goes on with when it is redriven.
    pub(super) unfinished: Option<Box<MapRunRequest>>,
}

/// An item of a Map state.
#[derive(Debug)]
pub(super) struct Item {
    pub(super) index: usize,
    pub(super) value: Payload,
    /// Where a distributed map read it: `STATE_DATA`, or an S3 URI.
    pub(super) source: Option<Text>,
}

/// What a strand waits for.
#[derive(Debug)]
pub(super) enum Waiting {
    /// Nothing.
    No,
    /// A timer: a Wait state or a back-off.
    Timer(TimerKey),
    Task(Box<PendingTask>),
    Join(Box<Join>),
    MapRun(Box<MapRunRequest>),
}

/// A task under way.
#[derive(Debug)]
pub(super) struct PendingTask {
    pub(super) id: TaskId,
    pub(super) resource: Resource,
    pub(super) parameters: Payload,
    /// The role of `Credentials`.
    pub(super) credentials: Option<Text>,
    pub(super) token: Option<Text>,
    /// Its service has answered, or a worker has it, and it goes on until its token comes back.
    pub(super) submitted: bool,
    pub(super) timeout: Option<TimerKey>,
    /// How often it must be heard of, in seconds, and until when.
    pub(super) heartbeat: Option<(u64, TimerKey)>,
    /// The seconds of both for an activity's task, whose time begins when a worker takes it.
    pub(super) later: (Option<u64>, Option<u64>),
}

/// Branches or items under way.
#[derive(Debug)]
pub(super) struct Join {
    pub(super) results: Vec<Option<Payload>>,
    pub(super) running: Vec<StrandId>,
    pub(super) ended: usize,
    /// For a Map: what is still to be started.
    pub(super) items: Option<Items>,
}

/// The items of a Map state.
#[derive(Debug)]
pub(super) struct Items {
    /// Each item, and what its flow gets.
    pub(super) inputs: Vec<(Payload, Payload)>,
    pub(super) next: usize,
}

impl Strand {
    pub(super) fn new(
        flow: Arc<Flow>,
        parent: Option<(StrandId, usize)>,
        input: Payload,
        variables: Variables,
        last: i64,
    ) -> Self {
        Self {
            state: flow.start,
            flow,
            parent,
            input,
            variables,
            entered: 0,
            entered_at: Timestamp::default(),
            came_from: 0,
            last,
            attempts: Vec::new(),
            retries: 0,
            item: None,
            waiting: Waiting::No,
            wreck: None,
            unfinished: None,
        }
    }

    /// The same place, for somebody who only looks: waiting for nothing.
    pub(super) fn place(&self) -> Self {
        let (flow, variables) = (Arc::clone(&self.flow), self.variables.clone());
        Self {
            state: self.state,
            entered: self.entered,
            entered_at: self.entered_at,
            retries: self.retries,
            item: self.item.clone(),
            ..Self::new(flow, self.parent, self.input.clone(), variables, self.last)
        }
    }

    /// The task that the strand waits for.
    pub(super) fn pending_task(&self) -> Option<TaskRequest> {
        let Waiting::Task(task) = &self.waiting else { return None };
        let (resource, parameters) = (task.resource.clone(), task.parameters.clone());
        Some(TaskRequest {
            id: task.id,
            state: self.flow.states.get(self.state)?.name.clone(),
            resource,
            parameters,
            credentials: task.credentials.clone(),
            token: task.token.clone(),
            submitted: task.submitted,
        })
    }

    /// The map run that the strand waits for.
    pub(super) fn pending_run(&self) -> Option<MapRunRequest> {
        match &self.waiting {
            Waiting::MapRun(request) => Some((**request).clone()),
            _ => None,
        }
    }
}
