//! Express executions whose end is waited for.

use std::sync::Arc;

use super::super::{StateMachineService, error};
use super::starting::Started;
use super::{included, outcome, read_input};
use crate::aws::model::stepfunctions as model;
use crate::aws::{Call, Error};
use crate::stepfunctions::execution::End;

impl StateMachineService {
    pub(in crate::stepfunctions::service) async fn start_sync(
        &self,
        call: &Call,
        input: model::StartSyncExecutionInput,
    ) -> Result<model::StartSyncExecutionOutput, Error> {
        let reached = self.reach(&self.realm(&call.account, &call.region), &input.state_machine_arn)?;
        let machine = Arc::clone(&reached.machine);
        if !machine.express {
            return Err(error::wrong_type());
        }
        let payload = read_input(input.input.as_deref())?;
        let name = self.execution_name(input.name)?;
        let Started { hosted, effects, .. } = self.host(call, reached, &name, payload, None)?;
        drop(hosted.begin(effects));
        let mut glance = hosted.glance();
        if glance.end.is_none() {
            let (sender, receiver) = self.house().clock.oneshot();
            hosted.tell(sender);
            self.house().clock.park(receiver).await;
            glance = hosted.glance();
        }
        let (output, error, cause) = outcome(glance.end.as_ref());
        let stop_date = glance.stopped.unwrap_or(hosted.about.started);
        let whole = input.included_data != Some(model::IncludedData::MetadataOnly);
        Ok(model::StartSyncExecutionOutput {
            execution_arn: hosted.about.id.to_string(),
            state_machine_arn: Some(machine.arn.clone()),
            name: Some(name),
            start_date: hosted.about.started,
            stop_date,
            status: match glance.end {
                Some(End::Succeeded(_)) => model::SyncExecutionStatus::Succeeded,
                Some(End::TimedOut(_)) => model::SyncExecutionStatus::TimedOut,
                _ => model::SyncExecutionStatus::Failed,
            },
            error,
            cause,
            input: whole.then(|| hosted.about.input.text().to_owned()),
            input_details: whole.then(included),
            output: output.filter(|_| whole),
            output_details: whole.then(included),
            trace_header: input.trace_header,
            billing_details: Some(billing(stop_date.since(hosted.about.started))),
        })
    }
}

/// Duration rounded up to 100 milliseconds, memory in steps of 64 MB.
///
/// *AWS documentation: AWS Step Functions Pricing.*
fn billing(duration: std::time::Duration) -> model::BillingDetails {
    let hundreds = i64::try_from(duration.as_millis().div_ceil(100)).unwrap_or(i64::MAX / 100);
    model::BillingDetails {
        billed_memory_used_in_mb: Some(64),
        billed_duration_in_milliseconds: Some(hundreds.max(1) * 100),
    }
}
