//! `TestState`: asking the heart, the mock or the real service, and telling what came of it.
//!
//! - `mocking`: what a mock says, and whether it fits; `telling`: what came of a test; `wire`: what went
//!   over the wire for an HTTP task.

mod mocking;
mod telling;
mod wire;

use std::sync::Arc;

use super::executions::read_input;
use super::{StateMachineService, arn, error, tasks};
use crate::aws::model::stepfunctions as model;
use crate::aws::{Call, Error};
use crate::stepfunctions::execution::{About, Outcome};
use crate::stepfunctions::integration::http::{self, Exchange};
use crate::stepfunctions::payload::Payload;
use crate::stepfunctions::test_state::{
    End, Ground, NoSubject, Strictness, Subject, Trial, read_context, read_variables,
};
use mocking::read_mock;

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
    /// What went over the wire, for an HTTP task.
    exchange: Option<Exchange>,
}

fn invalid(why: impl Into<String>) -> Error {
    model::error::validation(why)
}

impl StateMachineService {
    pub(super) async fn state_tested(
        &self,
        call: &Call,
        input: model::TestStateInput,
    ) -> Result<model::TestStateOutput, Error> {
        let level = input.inspection_level.clone().unwrap_or(model::InspectionLevel::Info);
        let test = self.prepare(call, input)?;
        test.check_mock(self)?;
        let done = self.carry_out(call, &test).await?;
        Ok(test.told(&done, &level))
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
            return Ok(Done { end: trial.end(), result: None, arguments: None, exchange: None });
        };
        let mut exchange = None;
        let outcome = if let Some(mock) = &test.mock {
            test.exceeded().unwrap_or_else(|| mock.outcome.clone())
        } else {
            if let Some(missing) = task.resource.missing() {
                return Err(Error::not_supported("stepfunctions", &missing));
            }
            if task.resource.is_http() {
                let told = http::exchange(self.house(), call, task.parameters.value()).await;
                exchange.insert(told).outcome()
            } else {
                let place = (&call.account, &call.region);
                tasks::outcome(self.house(), place, &ground.about.role, &task).await
            }
        };
        let arguments = Some(task.parameters);
        trial.answer(outcome.clone());
        Ok(Done { end: trial.end(), result: Some(outcome), arguments, exchange })
    }
}
