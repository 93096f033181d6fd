//! `TestState`: asking the heart, the mock or the real service, and telling what came of it.

use std::sync::Arc;

use serde_json::Value;

use super::executions::read_input;
use super::{StateMachineService, arn, error, tasks};
use crate::aws::model::stepfunctions as model;
use crate::aws::{Call, Error};
use crate::stepfunctions::execution::{About, Outcome};
use crate::stepfunctions::history::Mishap;
use crate::stepfunctions::payload::Payload;
use crate::stepfunctions::test_state::{
    End, Ground, Handling, NoSubject, Strictness, Subject, Trial, Verdict, check_mock, judge, read_context,
    read_variables,
};

/// What a mock says.
struct Mock {
    outcome: Outcome,
    strictness: Strictness,
}

/// A test under way.
struct Test {
    subject: Subject,
    ground: Ground,
    input: Payload,
    mock: Option<Mock>,
    configuration: model::TestStateConfiguration,
}

/// What the state's work came to.
struct Done {
    end: End,
    result: Option<Outcome>,
    arguments: Option<Payload>,
}

fn invalid(why: impl Into<String>) -> Error {
    model::error::validation(why)
}

fn read_mock(mock: &model::MockInput) -> Result<Mock, Error> {
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

impl StateMachineService {
    pub(super) async fn state_tested(
        &self,
        call: &Call,
        input: model::TestStateInput,
    ) -> Result<model::TestStateOutput, Error> {
        let inspects = !matches!(input.inspection_level, None | Some(model::InspectionLevel::Info));
        let test = self.prepare(call, input)?;
        test.check_mock(self)?;
        let done = self.carry_out(call, &test).await?;
        Ok(test.told(&done, inspects))
    }

    fn prepare(&self, call: &Call, input: model::TestStateInput) -> Result<Test, Error> {
        let mock = input.mock.as_ref().map(read_mock).transpose()?;
        if mock.is_some() && input.reveal_secrets == Some(true) {
            return Err(invalid("TestState does not support RevealSecrets when a mock is specified."));
        }
        if input.reveal_secrets == Some(true) && input.inspection_level != Some(model::InspectionLevel::Trace)
        {
            return Err(invalid("TestState supports RevealSecrets only with the inspection level TRACE."));
        }
        let configuration = input.state_configuration.unwrap_or_default();
        if mock.is_none() && configuration.map_iteration_failure_count.is_some() {
            return Err(invalid(
                "TestState does not support MapIterationFailureCount when a mock is not specified.",
            ));
        }
        let subject =
            Subject::read(&input.definition, input.state_name.as_deref()).map_err(|why| match why {
                NoSubject::Invalid(diagnostics) => error::invalid_definition(&diagnostics),
                NoSubject::NoState(why) => invalid(why),
            })?;
        let payload = read_input(input.input.as_deref())?;
        let context = input.context.as_deref().map(read_context).transpose().map_err(invalid)?;
        let variables = input.variables.as_deref().map(read_variables).transpose().map_err(invalid)?;
        let (machine, name) =
            (self.house().randomness.uuid().to_string(), self.house().randomness.uuid().to_string());
        let now = self.house().clock.now();
        let about = About {
            id: arn::execution(&call.account, &call.region, &machine, &name)
                .replacen(":execution:", ":express:", 1)
                .into(),
            name: name.into(),
            machine_id: arn::machine(&call.account, &call.region, &machine).into(),
            machine_name: machine.into(),
            role: input.role_arn.unwrap_or_default().into(),
            region: call.region.as_str().into(),
            input: payload.clone(),
            started: now,
            records: true,
            version: None,
            alias: None,
            redrives: 0,
            context,
        };
        let seed = self.house().randomness.next_u64();
        let ground = Ground { about: Arc::new(about), variables, seed, now };
        Ok(Test { subject, ground, input: payload, mock, configuration })
    }

    /// Runs the state, with the mock or the real service.
    async fn carry_out(&self, call: &Call, test: &Test) -> Result<Done, Error> {
        let Test { subject, ground, input, .. } = test;
        let mut trial = Trial::start(subject, &subject.bare(), ground, input.clone())
            .ok_or_else(|| Error::not_supported("stepfunctions", "testing this state"))?;
        let Some(task) = trial.task().cloned() else {
            return Ok(Done { end: trial.end(), result: None, arguments: None });
        };
        let outcome = if let Some(mock) = &test.mock {
            test.exceeded().unwrap_or_else(|| mock.outcome.clone())
        } else {
            if let Some(missing) = task.resource.missing() {
                return Err(Error::not_supported("stepfunctions", &missing));
            }
            if task.token.is_some() {
                return Err(Error::not_supported(
                    "stepfunctions",
                    "TestState of a state that waits for its token, without a mock",
                ));
            }
            tasks::outcome(self.house(), (&call.account, &call.region), &task).await
        };
        let arguments = Some(task.parameters);
        trial.answer(outcome.clone());
        Ok(Done { end: trial.end(), result: Some(outcome), arguments })
    }
}

impl Test {
    /// Whether the mock fits the state.
    fn check_mock(&self, service: &StateMachineService) -> Result<(), Error> {
        let Some(mock) = &self.mock else {
            if self.subject.has_parts() {
                return Err(model::error::invalid_definition(
                    "TestState API does not support Map or Parallel states. Supported state types include: [Task, \
                     Wait, Pass, Succeed, Fail, Choice]",
                ));
            }
            return Ok(());
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
            super::settings::note(
                service.house().neighbours.gaps(),
                "stepfunctions:TestState fieldValidationMode",
            );
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
    fn exceeded(&self) -> Option<Outcome> {
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

    fn told(&self, done: &Done, inspects: bool) -> model::TestStateOutput {
        let mut told = model::TestStateOutput::default();
        let mut handling = None;
        if let Some(mishap) = &done.end.mishap {
            let of_task = self.subject.kind == "Task" && matches!(done.result, Some(Outcome::Failed(_)));
            let retries = self.configuration.retrier_retry_count.unwrap_or_default();
            let (verdict, who) =
                judge(&self.subject, mishap, of_task, u32::try_from(retries).unwrap_or_default());
            told.error = mishap.error.as_ref().map(ToString::to_string);
            told.cause = mishap.cause.as_ref().map(ToString::to_string);
            told.status = Some(match verdict {
                Verdict::Retriable => model::TestExecutionStatus::Retriable,
                Verdict::Caught => model::TestExecutionStatus::CaughtError,
                Verdict::Failed => model::TestExecutionStatus::Failed,
            });
            if let Some(end) = who.catcher.and_then(|index| self.caught(index, done)) {
                told.output = end.output.map(|output| output.text().to_owned());
                told.next_state = end.next;
            }
            handling = Some(who);
        } else {
            told.status = Some(model::TestExecutionStatus::Succeeded);
            told.output = done.end.output.as_ref().map(|output| output.text().to_owned());
            told.next_state.clone_from(&done.end.next);
        }
        told.inspection_data = inspects.then(|| self.inspected(done, handling));
        told
    }

    /// What a catcher makes of the error.
    fn caught(&self, index: usize, done: &Done) -> Option<End> {
        let fields = self.subject.with_catcher(index);
        let mut trial = Trial::start(&self.subject, &fields, &self.ground, self.input.clone())?;
        trial.answer(done.result.clone()?);
        Some(trial.end())
    }

    fn inspected(&self, done: &Done, handling: Option<Handling>) -> model::InspectionData {
        let text = |payload: &Payload| payload.text().to_owned();
        let result = match &done.result {
            Some(Outcome::Succeeded(result)) => Some(result),
            _ => None,
        };
        let is_plain = !self.subject.has_parts();
        let mut data = model::InspectionData { input: Some(text(&self.input)), ..Default::default() };
        if let Some(variables) = &self.ground.variables
            && !variables.is_empty()
        {
            let mut variables = variables.clone();
            for (name, value) in &done.end.assigned {
                variables.insert(name.clone(), serde_json::from_str(value).unwrap_or_default());
            }
            data.variables = Some(Value::Object(variables).to_string());
        }
        data.result = result.filter(|_| is_plain).map(text);
        if self.subject.is_jsonata {
            data.after_arguments = done.arguments.as_ref().filter(|_| is_plain).map(text);
        } else {
            self.inspect_paths(&mut data, done, result);
        }
        if self.subject.kind == "Map" {
            let number = |name: &str| self.subject.fields.get(name).and_then(Value::as_f64);
            #[expect(clippy::cast_possible_truncation, reason = "the definition's checks keep them small")]
            let whole = |name: &str| number(name).map(|number| number as i32);
            data.max_concurrency = Some(whole("MaxConcurrency").unwrap_or_default());
            data.tolerated_failure_count = whole("ToleratedFailureCount");
            data.tolerated_failure_percentage = number("ToleratedFailurePercentage");
        }
        data.error_details = handling
            .filter(|handling| handling.retrier.is_some() || handling.catcher.is_some())
            .map(|handling| model::InspectionErrorDetails {
                catch_index: handling.catcher.and_then(|index| i32::try_from(index).ok()),
                retry_index: handling.retrier.and_then(|index| i32::try_from(index).ok()),
                retry_backoff_interval_seconds: handling
                    .back_off
                    .and_then(|seconds| i32::try_from(seconds).ok()),
            });
        data
    }

    /// What `InputPath`, `Parameters`, `ResultSelector` and `ResultPath` made of the data.
    fn inspect_paths(&self, data: &mut model::InspectionData, done: &Done, result: Option<&Payload>) {
        let fields = &self.subject.fields;
        let fixed = fields.get("Result").filter(|_| self.subject.kind == "Pass");
        if let Some(fixed) = fixed {
            data.result = Some(fixed.to_string());
        } else if !self.subject.has_parts() {
            data.after_input_path = self.stage(&["InputPath"], &self.input);
            if self.subject.kind == "Pass" {
                data.after_parameters = self.stage(&["InputPath", "Parameters"], &self.input);
            }
            data.after_parameters = done
                .arguments
                .as_ref()
                .map(|arguments| arguments.text().to_owned())
                .or(data.after_parameters.take());
        }
        if self.subject.kind == "Pass" {
            data.after_result_selector =
                fixed.map(ToString::to_string).or_else(|| data.after_parameters.clone());
        } else if let Some(result) = result {
            data.after_result_selector = match fields.get("ResultSelector") {
                None => Some(result.text().to_owned()),
                Some(selector) => self.piece(&serde_json::json!({"Parameters": selector}), result),
            };
        }
        if done.end.output.is_some() && (self.subject.kind == "Pass" || result.is_some()) {
            data.after_result_path = self.before_output_path(done);
        }
    }

    fn before_output_path(&self, done: &Done) -> Option<String> {
        let mut fields = self.subject.bare();
        fields.remove("OutputPath");
        let mut trial = Trial::start(&self.subject, &fields, &self.ground, self.input.clone())?;
        if let Some(result) = &done.result {
            trial.answer(result.clone());
        }
        trial.end().output.map(|output| output.text().to_owned())
    }

    /// What these of the state's fields make of a document.
    fn stage(&self, names: &[&str], document: &Payload) -> Option<String> {
        let fields = self.subject.fields.iter().filter(|(name, _)| names.contains(&name.as_str()));
        let fields = fields.map(|(name, value)| (name.clone(), value.clone())).collect();
        self.piece(&Value::Object(fields), document)
    }

    fn piece(&self, fields: &Value, document: &Payload) -> Option<String> {
        let mut fields = fields.as_object()?.clone();
        fields.insert("Type".to_owned(), "Pass".into());
        fields.insert("End".to_owned(), true.into());
        let trial = Trial::start(&self.subject, &fields, &self.ground, document.clone())?;
        trial.end().output.map(|output| output.text().to_owned())
    }
}
