//! An execution from its history alone.
//!
//! The interpreter is a function of what happened outside and when, and the history tells both: a
//! task's end is an event, and so is everything that a timer led to. Rebuilding plays the signals
//! again; events that the history no longer holds (the process died between two of them) come out
//! once more.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{
    About, Definition, Effects, End, Event, Execution, MapRunRequest, Mishap, Outcome, Payload, Record,
    Signal, TaskId, TaskRecord,
};
use crate::clock::Timestamp;
use crate::stepfunctions::history::MapRunRecord;

/// The history was not made by this definition.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the history does not follow from the definition at event {0}")]
pub struct NotRebuilt(pub i64);

impl Execution {
    /// Rebuilds an execution from at least its first event. Answers it as it was when the last event
    /// was recorded, with that event's remaining consequences, and every map run that it asked for so
    /// far, in order; a redriven one is asked for again. `heartbeats` says when tasks were last heard
    /// of, which the history does not tell.
    pub fn rebuild(
        about: Arc<About>,
        definition: Arc<Definition>,
        seed: u64,
        history: &[Event],
        heartbeats: &BTreeMap<TaskId, Timestamp>,
    ) -> Result<(Self, Vec<MapRunRequest>), NotRebuilt> {
        let Some(Event { record: Record::ExecutionStarted { input, .. }, at, .. }) = history.first() else {
            return Err(NotRebuilt(1));
        };
        let (mut execution, Effects { map_runs: mut runs, .. }) =
            Self::start(about, definition, input.clone(), seed, *at);
        while let Some(event) = history.get(execution.events.len()) {
            let known = execution.events.len();
            let signal = execution.signal_of(event).ok_or(NotRebuilt(event.id))?;
            runs.extend(execution.advance(event.at, signal).map_runs);
            // Whatever was heard of last was in time, and so was all before.
            for (task, heard) in heartbeats.iter().filter(|(_, heard)| **heard >= event.at) {
                execution.heartbeat(*heard, *task);
            }
            if execution.events.len() == known {
                return Err(NotRebuilt(event.id));
            }
        }
        Ok((execution, runs))
    }

    /// An execution that is over and has left no history, as express ones don't.
    #[must_use]
    pub fn over(about: Arc<About>, definition: Arc<Definition>, end: End, at: Timestamp) -> Self {
        Self { end: Some(end), ..Self::unstarted(about, definition, 0, at) }
    }

    /// What happened outside that an event tells of.
    fn signal_of(&self, event: &Event) -> Option<Signal> {
        let record = match &event.record {
            Record::Task { record, .. }
            | Record::Function { record, .. }
            | Record::Activity { record, .. } => record,
            Record::ActivityStarted { worker } => {
                return Some(Signal::Taken(self.task_after(event.previous)?, worker.clone()));
            }
            Record::MapRun(MapRunRecord::Succeeded(result)) => {
                return Some(Signal::MapRun(event.previous, succeeded(result)));
            }
            Record::MapRun(MapRunRecord::Failed(mishap)) => {
                return Some(Signal::MapRun(event.previous, failed(mishap)));
            }
            Record::ExecutionRedriven(_) => return Some(Signal::Redrive),
            Record::ExecutionAborted(mishap) => return Some(Signal::Stop(mishap.clone())),
            _ => return Some(Signal::Wake),
        };
        let task = || self.task_after(event.previous);
        match record {
            TaskRecord::Scheduled { .. } | TaskRecord::Started | TaskRecord::TimedOut(_) => {
                Some(Signal::Wake)
            }
            TaskRecord::Submitted(output) => Some(Signal::Submitted(task()?, output.clone())),
            TaskRecord::Succeeded(output) => Some(Signal::Task(task()?, succeeded(output))),
            TaskRecord::Failed(mishap) => Some(Signal::Task(task()?, failed(mishap))),
        }
    }

    /// The task whose strand's last event is `last`.
    fn task_after(&self, last: i64) -> Option<TaskId> {
        let is_after = |(_, strand): &(&TaskId, &u32)| {
            let strand = self.strands.get(**strand as usize).and_then(Option::as_ref);
            strand.is_some_and(|strand| strand.last == last)
        };
        self.tasks.iter().find(is_after).map(|(task, _)| *task)
    }

    /// Whether the execution came to an end, and how its record says so.
    #[must_use]
    pub fn has_ended(&self) -> bool {
        matches!(self.end, Some(End::Succeeded(_) | End::Failed(_) | End::TimedOut(_) | End::Aborted(_)))
    }
}

fn succeeded(output: &Payload) -> Outcome {
    Outcome::Succeeded(output.clone())
}

fn failed(mishap: &Mishap) -> Outcome {
    Outcome::Failed(mishap.clone())
}
