//! Executions that go on after a failure.
//!
//! *AWS documentation: Restarting state machine executions with redrive in Step Functions;
//! `RedriveExecution`.*

use std::time::Duration;

use super::StateMachineService;
use super::executions::status;
use super::hosted::{Glance, HostedExecution};
use crate::aws::model::stepfunctions as model;
use crate::aws::{Call, Error};
use crate::clock::Timestamp;
use crate::stepfunctions::execution::End;

/// How long after its end an execution can be redriven.
const REDRIVABLE_FOR: Duration = Duration::from_hours(14 * 24);

/// Whether an execution can be redriven, or why not.
pub(super) fn judge(glance: &Glance, now: Timestamp) -> Result<(), String> {
    let status = status(glance.end.as_ref());
    if matches!(glance.end, None | Some(End::Succeeded(_))) {
        return Err(format!("Execution is {} and cannot be redriven", status.as_str()));
    }
    if glance.stopped.is_some_and(|stopped| now.since(stopped) > REDRIVABLE_FOR) {
        return Err("Execution has exceeded the redrivable period of 14 days".to_owned());
    }
    if now >= glance.open_until {
        return Err("Execution has exceeded the maximum open time of one year".to_owned());
    }
    if glance.redrivable { Ok(()) } else { Err("Execution history event limit exceeded".to_owned()) }
}

/// Whether a map run can redrive a child of it that did not succeed. An express one starts anew.
pub(super) fn can_redrive_child(child: &HostedExecution, now: Timestamp) -> bool {
    !child.about.is_standard() || judge(&child.glance(), now).is_ok()
}

impl StateMachineService {
    pub(super) async fn redriven(
        &self,
        call: &Call,
        input: model::RedriveExecutionInput,
    ) -> Result<model::RedriveExecutionOutput, Error> {
        let now = self.house().clock.now();
        let execution = self.realm(&call.account, &call.region).execution(&input.execution_arn, now)?;
        if execution.map_run().is_some() {
            let why = "Execution was started by a Map Run: redrive the execution that started the Map Run";
            return Err(model::error::execution_not_redrivable(why));
        }
        let refusal = judge(&execution.glance(), now).err();
        // The same token again finds the execution running.
        let is_over = execution.glance().end.is_some();
        match refusal {
            Some(why) if is_over || input.client_token.is_none() => {
                return Err(model::error::execution_not_redrivable(why));
            }
            _ => {}
        }
        match execution.redrive(input.client_token) {
            Some((redrive_date, commit)) => {
                if let Some(commit) = commit {
                    commit.durable().await;
                }
                Ok(model::RedriveExecutionOutput { redrive_date })
            }
            None => {
                Err(model::error::execution_not_redrivable("Execution is RUNNING and cannot be redriven"))
            }
        }
    }
}
