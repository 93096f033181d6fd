//! What came of a test, and the way there.

use serde_json::Value;

use super::{Done, Test, wire};
use crate::aws::model::stepfunctions as model;
use crate::stepfunctions::execution::Outcome;
use crate::stepfunctions::payload::Payload;
use crate::stepfunctions::test_state::{End, Handling, Trial, Verdict, judge};

impl Test {
    /// The answer, with as much of the way there as the level asks for.
    pub(super) fn told(&self, done: &Done, level: &model::InspectionLevel) -> model::TestStateOutput {
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
        if *level != model::InspectionLevel::Info {
            let mut data = self.inspected(done, handling);
            if *level == model::InspectionLevel::Trace
                && let Some(exchange) = &done.exchange
            {
                wire::tell(exchange, &mut data);
            }
            told.inspection_data = Some(data);
        }
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
