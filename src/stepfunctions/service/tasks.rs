//! Running tasks, and tokens that come back.

use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::hosted::HostedExecution;
use super::{StateMachineService, error};
use crate::aws::model::stepfunctions as model;
use crate::aws::{Call, Error, Origin};
use crate::neighbours::House;
use crate::stepfunctions::execution::{Outcome, Signal, TaskId, TaskRequest};
use crate::stepfunctions::history::Mishap;
use crate::stepfunctions::integration;
use crate::stepfunctions::payload::Payload;

/// Runs one task and tells its execution how it went.
pub(super) async fn run(house: House, execution: Arc<HostedExecution>, task: TaskRequest) {
    let call = Call {
        account: execution.account.clone(),
        region: execution.region.clone(),
        request_id: house.randomness.uuid(),
        authority: house.options.authority.clone(),
        access_key_id: None,
        trace: None,
        origin: Origin::Inside,
    };
    let answer = integration::run(&house, &call, &task.resource, &task.parameters).await;
    let signal = match answer {
        Err(mishap) => Signal::Task(task.id, Outcome::Failed(mishap)),
        Ok(output) if task.token.is_some() => Signal::Submitted(task.id, output),
        Ok(output) => Signal::Task(task.id, Outcome::Succeeded(output)),
    };
    if let Some(commit) = execution.signal(signal) {
        commit.durable().await;
    }
}

impl StateMachineService {
    /// The task that a token stands for, if it is still under way.
    fn task_of(&self, token: &str) -> Result<(Arc<HostedExecution>, TaskId), Error> {
        let found = self.shared.tokens.get(token).map(|entry| entry.value().clone());
        let found = found.and_then(|(execution, task)| Some((execution.upgrade()?, task)));
        match found {
            Some((execution, task)) if execution.has_task(task) => Ok((execution, task)),
            // A token that was one once has the length of one.
            _ if STANDARD.decode(token).is_ok_and(|bytes| bytes.len() == 144) => {
                Err(model::error::task_timed_out("Task Timed Out: 'Provided task does not exist anymore'"))
            }
            _ => Err(error::invalid_token()),
        }
    }

    pub(super) async fn end_task(&self, token: &str, outcome: Outcome) -> Result<(), Error> {
        let (execution, task) = self.task_of(token)?;
        self.shared.tokens.remove(token);
        if let Some(commit) = execution.signal(Signal::Task(task, outcome)) {
            commit.durable().await;
        }
        Ok(())
    }

    pub(super) async fn succeed_task(&self, input: model::SendTaskSuccessInput) -> Result<(), Error> {
        let output = Payload::parse(&input.output)
            .map_err(|_| model::error::invalid_output(format!("Invalid Output: '{}'", input.output)))?;
        self.end_task(&input.task_token, Outcome::Succeeded(output)).await
    }

    pub(super) async fn fail_task(&self, input: model::SendTaskFailureInput) -> Result<(), Error> {
        let mishap = Mishap { error: input.error.map(Into::into), cause: input.cause.map(Into::into) };
        self.end_task(&input.task_token, Outcome::Failed(mishap)).await
    }

    pub(super) fn hear_of_task(&self, token: &str) -> Result<(), Error> {
        let (execution, task) = self.task_of(token)?;
        drop(execution.signal(Signal::Heartbeat(task)));
        Ok(())
    }
}
