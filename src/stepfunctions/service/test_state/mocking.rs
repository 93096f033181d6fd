//! What a mock says, and whether it fits the state.

use serde_json::Value;

use super::super::{StateMachineService, settings};
use super::{Mock, Test, invalid};
use crate::aws::Error;
use crate::aws::model::stepfunctions as model;
use crate::stepfunctions::execution::Outcome;
use crate::stepfunctions::history::Mishap;
use crate::stepfunctions::payload::Payload;
use crate::stepfunctions::test_state::{Strictness, Trial, check_mock};

pub(super) fn read_mock(mock: &model::MockInput) -> Result<Mock, Error> {
    let outcome = match (&mock.result, &mock.error_output) {
        (Some(_), Some(_)) => {
            return Err(invalid(
                "A test mock should have only one of the following fields: [result, errorOutput].",
            ));
        }
        (Some(result), None) => Outcome::Succeeded(
            Payload::parse(result).map_err(|_| invalid("Mocked result must be a valid JSON string."))?,
        ),
        (None, Some(error)) => Outcome::Failed(Mishap {
            error: error.error.as_deref().map(Into::into),
            cause: error.cause.as_deref().map(Into::into),
        }),
        (None, None) => {
            return Err(invalid(
                "A test mock should have one of the following fields: [result, errorOutput].",
            ));
        }
    };
    let strictness = match &mock.field_validation_mode {
        Some(model::MockResponseValidationMode::Present) => Strictness::Present,
        Some(model::MockResponseValidationMode::None) => Strictness::None,
        _ => Strictness::Strict,
    };
    Ok(Mock { outcome, strictness })
}

/// The documentation names the rule and not the words.
///
/// *AWS documentation: `TestState`.*
fn needs_mock() -> Error {
    model::error::invalid_definition(
        "TestState API supports Activity tasks and the .sync and .waitForTaskToken service integration patterns only \
         when a mock is specified",
    )
}

impl Test {
    /// Whether the mock fits the state.
    pub(super) fn check_mock(&self, service: &StateMachineService) -> Result<(), Error> {
        let Some(mock) = &self.mock else {
            if self.subject.has_parts() {
                return Err(model::error::invalid_definition(
                    "TestState API does not support Map or Parallel states. Supported state types include: [Task, \
                     Wait, Pass, Succeed, Fail, Choice]",
                ));
            }
            return if self.subject.waits() { Err(needs_mock()) } else { Ok(()) };
        };
        let kind = &self.subject.kind;
        if kind != "Task" && !self.subject.has_parts() {
            return Err(invalid(format!("State type '{kind}' is not supported when a mock is specified")));
        }
        let Outcome::Succeeded(result) = &mock.outcome else { return Ok(()) };
        if self.subject.has_parts() {
            return self.check_results(result.value());
        }
        let fields = self.subject.bare();
        let trial = Trial::start(&self.subject, &fields, &self.ground, self.input.clone());
        let Some(task) = trial.as_ref().and_then(Trial::task) else { return Ok(()) };
        let is_known = check_mock(&task.resource, result.value(), mock.strictness).map_err(invalid)?;
        if !is_known {
            settings::note(service.house().neighbours.gaps(), "stepfunctions:TestState fieldValidationMode");
        }
        Ok(())
    }

    fn check_results(&self, results: &Value) -> Result<(), Error> {
        let Some(results) = results.as_array() else {
            if self.subject.fields.contains_key("ResultWriter") {
                return Ok(());
            }
            return Err(invalid("Mocked result must be an array."));
        };
        let failures = self.configuration.map_iteration_failure_count.unwrap_or_default();
        if usize::try_from(failures).is_ok_and(|failures| failures > results.len()) {
            return Err(invalid(
                "Map iteration failure count must be less than or equal to the number of Map iterations",
            ));
        }
        Ok(())
    }

    /// The error of a Map state of which more items failed than may.
    pub(super) fn exceeded(&self) -> Option<Outcome> {
        let failures = f64::from(self.configuration.map_iteration_failure_count?);
        let number = |name: &str| self.subject.fields.get(name).and_then(Value::as_f64);
        let items = match &self.mock.as_ref()?.outcome {
            Outcome::Succeeded(result) => result.value().as_array().map_or(0, Vec::len),
            Outcome::Failed(_) => return None,
        };
        #[expect(clippy::cast_precision_loss, reason = "a list has fewer than 2^53 items")]
        let share = failures * 100.0 / (items.max(1) as f64);
        let is_over = number("ToleratedFailureCount").is_some_and(|most| failures > most)
            || number("ToleratedFailurePercentage").is_some_and(|most| share > most);
        is_over.then(|| {
            Outcome::Failed(Mishap {
                error: Some("States.ExceedToleratedFailureThreshold".into()),
                cause: Some("The specified tolerated failure threshold was exceeded".into()),
            })
        })
    }
}
