//! Running a state.

use std::sync::Arc;

use serde_json::{Map, Value};

use super::{STATE_NAME, Subject};
use crate::clock::Timestamp;
use crate::stepfunctions::definition::Definition;
use crate::stepfunctions::execution::{self, About, Execution, Outcome, Signal, TaskRequest};
use crate::stepfunctions::history::{Mishap, Record};
use crate::stepfunctions::payload::Payload;

/// What all trials of one test have in common.
#[derive(Clone, Debug)]
pub struct Ground {
    /// What the execution that the state seems to be part of knows about itself.
    pub about: Arc<About>,
    /// The variables in sight.
    pub variables: Option<Map<String, Value>>,
    /// What random numbers follow from.
    pub seed: u64,
    /// The time.
    pub now: Timestamp,
}

/// A state under way.
#[derive(Debug)]
pub struct Trial {
    heart: Execution,
    task: Option<TaskRequest>,
    now: Timestamp,
}

/// How a trial ended.
#[derive(Clone, Debug, Default)]
pub struct End {
    /// The state's output, when it came to one.
    pub output: Option<Payload>,
    /// The state that comes next.
    pub next: Option<String>,
    /// What went wrong.
    pub mishap: Option<Mishap>,
    /// The variables that the state assigned, as JSON texts.
    pub assigned: Vec<(String, String)>,
}

impl Trial {
    /// Runs a state, given by its fields, until it has ended or waits for its task. `None` when the
    /// fields are no state.
    #[must_use]
    pub fn start(
        subject: &Subject,
        fields: &Map<String, Value>,
        ground: &Ground,
        input: Payload,
    ) -> Option<Self> {
        let machine = subject.machine(fields, ground.variables.as_ref()).to_string();
        let definition = Arc::new(Definition::compile(&machine, false).ok()?);
        let about = Arc::clone(&ground.about);
        let (heart, mut effects) = Execution::start(about, definition, input, ground.seed, ground.now);
        let mut trial = Self { heart, task: effects.tasks.pop(), now: ground.now };
        // A Wait state is over at once: nobody waits for a test.
        while trial.task.is_none()
            && let Some(at) = trial.heart.next_step()
        {
            trial.now = at;
            trial.task = trial.heart.advance(at, Signal::Wake).tasks.pop();
        }
        Some(trial)
    }

    /// The task that is to be run.
    #[must_use]
    pub fn task(&self) -> Option<&TaskRequest> {
        self.task.as_ref()
    }

    /// Goes on with the outcome of the task.
    pub fn answer(&mut self, outcome: Outcome) {
        if let Some(task) = self.task.take() {
            // What follows from the state itself waits for nothing.
            let _ = self.heart.advance(self.now, Signal::Task(task.id, outcome));
        }
    }

    /// How it ended.
    #[must_use]
    pub fn end(&self) -> End {
        let mut end = End::default();
        for event in self.heart.events() {
            match &event.record {
                Record::StateExited { name, output, assigned, .. } if &**name == STATE_NAME => {
                    end.output = Some(output.clone());
                    end.assigned = assigned.clone().unwrap_or_default().into_iter().collect();
                }
                Record::StateEntered { name, .. } if end.output.is_some() && end.next.is_none() => {
                    end.next = Some(name.to_string());
                }
                _ => {}
            }
        }
        end.mishap = match self.heart.end() {
            _ if end.output.is_some() => None,
            Some(execution::End::Failed(mishap)) => Some(mishap.clone()),
            // A state is tested for five minutes at most.
            Some(execution::End::TimedOut(_)) => {
                Some(Mishap { error: Some("States.Timeout".into()), cause: None })
            }
            _ => None,
        };
        end
    }
}
