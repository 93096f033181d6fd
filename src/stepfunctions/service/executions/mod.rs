//! Executions: starting, stopping and finding them.
//!
//! - `starting`: under a name, of a machine; `synchronous`: express executions whose end is waited for.
//! - `describing`: what they are and what they ran; `listing`: those of a machine; `history`: their events.

mod describing;
mod history;
mod listing;
mod starting;
mod synchronous;

use std::sync::Arc;
use std::time::Duration;

use super::hosted::HostedExecution;
use super::{Realm, StateMachineService, arn, error};
use crate::aws::model::stepfunctions as model;
use crate::aws::{Call, Error};
use crate::clock::Timestamp;
use crate::stepfunctions::execution::{End, Signal};
use crate::stepfunctions::history::Mishap;
use crate::stepfunctions::payload::{LIMIT, Payload};
use crate::stepfunctions::text::Text;

/// How long an execution that has ended is remembered, and its name taken.
///
/// *AWS documentation: Step Functions service quotas.*
const REMEMBERED: Duration = Duration::from_hours(90 * 24);

impl Realm {
    pub(super) fn execution(
        &self,
        execution_arn: &str,
        now: Timestamp,
    ) -> Result<Arc<HostedExecution>, Error> {
        let names = arn::execution_names(execution_arn)?;
        let found = self.executions.get(&names).map(|execution| Arc::clone(&execution));
        let found =
            found.filter(|execution| &*execution.about.id == execution_arn && !is_forgotten(execution, now));
        found.ok_or_else(|| error::no_such_execution(execution_arn))
    }
}

/// Whether an execution ended so long ago that its name is free again.
fn is_forgotten(execution: &HostedExecution, now: Timestamp) -> bool {
    execution.glance().stopped.is_some_and(|stopped| now.since(stopped) > REMEMBERED)
}

pub(super) fn read_input(input: Option<&str>) -> Result<Payload, Error> {
    let text = input.unwrap_or("{}");
    if text.len() > LIMIT {
        return Err(error::invalid_input(""));
    }
    Payload::parse(text).map_err(|_| error::invalid_input(text))
}

/// What an end's details are: output, error, cause.
fn outcome(end: Option<&End>) -> (Option<String>, Option<String>, Option<String>) {
    let text = |text: &Option<Text>| text.as_ref().map(ToString::to_string);
    match end {
        Some(End::Succeeded(output)) => (Some(output.text().to_owned()), None, None),
        Some(End::Failed(mishap) | End::TimedOut(mishap) | End::Aborted(mishap)) => {
            (None, text(&mishap.error), text(&mishap.cause))
        }
        None => (None, None, None),
    }
}

pub(super) fn status(end: Option<&End>) -> model::ExecutionStatus {
    match end {
        None => model::ExecutionStatus::Running,
        Some(End::Succeeded(_)) => model::ExecutionStatus::Succeeded,
        Some(End::Failed(_)) => model::ExecutionStatus::Failed,
        Some(End::TimedOut(_)) => model::ExecutionStatus::TimedOut,
        Some(End::Aborted(_)) => model::ExecutionStatus::Aborted,
    }
}

fn included() -> model::CloudWatchEventsExecutionDataDetails {
    model::CloudWatchEventsExecutionDataDetails { included: Some(true) }
}

impl StateMachineService {
    pub(super) async fn stop(
        &self,
        call: &Call,
        input: model::StopExecutionInput,
    ) -> Result<model::StopExecutionOutput, Error> {
        let realm = self.realm(&call.account, &call.region);
        let hosted = realm.execution(&input.execution_arn, self.house().clock.now())?;
        let mishap = Mishap { error: input.error.map(Into::into), cause: input.cause.map(Into::into) };
        if let Some(commit) = hosted.signal(Signal::Stop(mishap)) {
            commit.durable().await;
        }
        let stop_date = hosted.glance().stopped.unwrap_or(hosted.about.started);
        Ok(model::StopExecutionOutput { stop_date })
    }
}
