//! Errors of states: retriers, catchers, and those that nobody catches.
//!
//! *AWS documentation: Handling errors in Step Functions workflows.*

use std::time::Duration;

use serde_json::{Map, Value};

use super::leave::View;
use super::strand::{Strand, Waiting};
use super::timers::Purpose;
use super::turn::Move;
use super::{Execution, Mishap, Payload, Record, StrandId};
use crate::clock::Timestamp;
use crate::stepfunctions::definition::{Catcher, Kind, State, matches};
use crate::stepfunctions::history::{EVALUATION_ERROR, Stage};
use crate::stepfunctions::intrinsic::Failure;
use crate::stepfunctions::jsonata;
use crate::stepfunctions::path::{NoNode, Path};
use crate::stepfunctions::template::FieldFailure;
use crate::stepfunctions::text::Text;

/// The name by which retriers and catchers can tell a missing heartbeat from other timeouts; the error
/// itself is `States.Timeout`.
const HEARTBEAT_TIMEOUT: &str = "States.HeartbeatTimeout";

/// An error that a state came to.
#[derive(Debug)]
pub(super) struct StateError {
    pub(super) mishap: Mishap,
    /// Its task failed: `States.TaskFailed` matches.
    pub(super) of_task: bool,
    /// Its task was not heard of in time: `States.HeartbeatTimeout` matches too.
    pub(super) is_silence: bool,
    /// A branch or item failed, and the state with it.
    pub(super) of_part: bool,
    /// An expression of the field at this place failed.
    pub(super) place: Option<Text>,
}

impl StateError {
    pub(super) fn new(error: &str, cause: impl Into<Text>) -> Self {
        let mishap = Mishap { error: Some(error.into()), cause: Some(cause.into()) };
        Self { mishap, of_task: false, is_silence: false, of_part: false, place: None }
    }

    /// An error of the definition or its data, in AWS's words.
    pub(super) fn at(strand: &Strand, state: &State, error: &str, message: &str) -> Self {
        let (name, entered) = (&state.name, strand.entered);
        let cause = format!(
            "An error occurred while executing the state '{name}' (entered at the event id #{entered}). {message}"
        );
        Self::new(error, cause)
    }

    /// An error that can't be caught.
    pub(super) fn runtime(strand: &Strand, state: &State, message: &str) -> Self {
        Self::at(strand, state, "States.Runtime", message)
    }

    pub(super) fn no_node(strand: &Strand, state: &State, path: &Path, no_node: &NoNode) -> Self {
        Self::runtime(strand, state, &format!("Invalid path '{}' : {no_node}", path.text()))
    }

    /// A field that can't be computed from `input`.
    pub(super) fn field(strand: &Strand, state: &State, input: &Value, failure: &FieldFailure) -> Self {
        let (field, failure) = match failure {
            FieldFailure::JsonPath(field, failure) => (field, failure),
            FieldFailure::Jsonata(failure) => return Self::evaluation(strand, state, failure),
        };
        match failure {
            Failure::Path(path, _) => {
                let message = format!(
                    "The JSONPath '{path}' specified for the field '{field}' could not be found in the input '{input}'"
                );
                Self::runtime(strand, state, &message)
            }
            Failure::Function(call, why) => {
                let message = format!("The function '{call}' had the following error: {why}");
                Self::at(strand, state, "States.IntrinsicFailure", &message)
            }
        }
    }

    /// An expression that has no value, or none that its field can take.
    pub(super) fn evaluation(strand: &Strand, state: &State, failure: &jsonata::FieldFailure) -> Self {
        let error = Self::at(strand, state, EVALUATION_ERROR, &failure.message());
        Self { place: Some(failure.location.clone()), ..error }
    }

    /// The same error, which also fails the branches or items that the state would have run.
    pub(super) fn before_parts(self) -> Self {
        Self { of_part: self.place.is_some(), ..self }
    }

    pub(super) fn too_large(name: &str) -> Self {
        Self::new(
            "States.DataLimitExceeded",
            format!(
                "The state/task '{name}' returned a result with a size exceeding the maximum number of bytes service limit."
            ),
        )
    }

    /// Whether a retrier or catcher of these names is for it.
    fn matches(&self, errors: &[Text]) -> bool {
        let name = self.mishap.error.as_deref().unwrap_or_default();
        matches(errors, name, self.of_task) || (self.is_silence && matches(errors, HEARTBEAT_TIMEOUT, true))
    }
}

impl Execution {
    /// Retries, catches, or fails.
    pub(super) fn handle(
        &mut self,
        id: StrandId,
        strand: &mut Strand,
        state: &State,
        error: StateError,
        now: Timestamp,
    ) -> Move {
        if let Some(location) = error.place.clone() {
            self.record_evaluation_failed(strand, state, location, &error.mishap, now);
        }
        if let Some(work) = state.kind.work() {
            let matching = |errors: &[Text]| error.matches(errors);
            if let Some(delay) = self.back_off(strand, state, &matching) {
                let key = self.timers.arm(now.after(delay), Purpose::Retry(id));
                strand.waiting = Waiting::Timer(key);
                return Move::Parked;
            }
            if error.of_part {
                let record = match &state.kind {
                    Kind::Map(_) => Record::Map(Stage::Failed),
                    _ => Record::Parallel(Stage::Failed),
                };
                strand.last = self.record(now, strand.last, || record);
            }
            if let Some(index) = work.catchers.iter().position(|catcher| matching(&catcher.errors)) {
                self.taken.push(state.catcher_point(index));
                let catcher = &work.catchers[index];
                let caught = self.caught(strand, state, catcher, &error.mishap, now);
                return caught.unwrap_or_else(|error| Move::Failed(error.mishap));
            }
        }
        Move::Failed(error.mishap)
    }

    /// How long the first matching retrier waits, if it has attempts left.
    fn back_off(
        &mut self,
        strand: &mut Strand,
        state: &State,
        matching: &dyn Fn(&[Text]) -> bool,
    ) -> Option<Duration> {
        let retriers = &state.kind.work()?.retriers;
        let index = retriers.iter().position(|retrier| matching(&retrier.errors))?;
        strand.attempts.resize(retriers.len(), 0);
        let (retrier, attempts) = (&retriers[index], &mut strand.attempts[index]);
        if *attempts >= retrier.max_attempts {
            return None;
        }
        let delay = retrier.delay_micros(*attempts, || self.draws.fraction());
        *attempts += 1;
        strand.retries += 1;
        self.taken.push(state.retrier_point(index));
        Some(Duration::from_micros(delay))
    }

    fn caught(
        &mut self,
        strand: &mut Strand,
        state: &State,
        catcher: &Catcher,
        mishap: &Mishap,
        now: Timestamp,
    ) -> Result<Move, StateError> {
        let mut error = Map::new();
        let text = |text: &Option<Text>| Value::String(text.as_deref().unwrap_or_default().to_owned());
        error.insert("Error".to_owned(), text(&mishap.error));
        error.insert("Cause".to_owned(), text(&mishap.cause));
        let error = Payload::new(Value::Object(error));
        let view = View { error: Some(error.value()), ..View::of(strand.input.value()) };
        let document = if state.is_jsonata() { view } else { View::of(error.value()) };
        let assigned = self.assigned(strand, state, catcher.assign.as_ref(), document)?;
        let output = match &catcher.output {
            Some(template) => self.computed(strand, state, template, view)?,
            None => Self::placed(strand, state, &catcher.result_path, error.clone())?,
        };
        Ok(self.leave(strand, state, output, assigned, Some(catcher.next), now))
    }

    /// Tells that an expression failed. The event follows from what the state followed from, unless
    /// something has happened in the state since.
    fn record_evaluation_failed(
        &mut self,
        strand: &mut Strand,
        state: &State,
        location: Text,
        mishap: &Mishap,
        now: Timestamp,
    ) {
        let previous = if strand.last == strand.entered { strand.came_from } else { strand.last };
        let record =
            || Record::EvaluationFailed { state: state.name.clone(), location, mishap: mishap.clone() };
        strand.last = self.record(now, previous, record);
    }
}
