//! What executions are, and what they run.

use super::super::hosted::Glance;
use super::super::{StateMachineService, error, redrive};
use super::{included, outcome, status};
use crate::aws::model::stepfunctions as model;
use crate::aws::{Call, Error};
use crate::stepfunctions::execution::End;
use crate::stepfunctions::references;

impl StateMachineService {
    pub(in crate::stepfunctions::service) fn execution_described(
        &self,
        call: &Call,
        input: &model::DescribeExecutionInput,
    ) -> Result<model::DescribeExecutionOutput, Error> {
        let realm = self.realm(&call.account, &call.region);
        let hosted = realm.execution(&input.execution_arn, self.house().clock.now())?;
        let glance = hosted.glance();
        let now = self.house().clock.now();
        let failed = !matches!(glance.end, None | Some(End::Succeeded(_)));
        let by_map_run = failed && hosted.map_run().is_some() && redrive::can_redrive_child(&hosted, now);
        let redrive = redrive::judge(&glance, now);
        let (redrive_status, redrive_status_reason) = match redrive {
            _ if by_map_run => (model::ExecutionRedriveStatus::RedrivableByMapRun, None),
            Ok(()) => (model::ExecutionRedriveStatus::Redrivable, None),
            Err(why) => (model::ExecutionRedriveStatus::NotRedrivable, Some(why)),
        };
        let Glance { end, stopped, redrives, redriven, .. } = glance;
        let (output, error, cause) = outcome(end.as_ref());
        let status = status(end.as_ref());
        let whole = input.included_data != Some(model::IncludedData::MetadataOnly);
        let (output, cause) = if whole { (output, cause) } else { (None, None) };
        Ok(model::DescribeExecutionOutput {
            execution_arn: hosted.about.id.to_string(),
            state_machine_arn: hosted.about.machine_id.to_string(),
            name: Some(hosted.about.name.to_string()),
            status,
            start_date: hosted.about.started,
            stop_date: stopped,
            input: whole.then(|| hosted.about.input.text().to_owned()),
            input_details: whole.then(included),
            output_details: output.as_ref().map(|_| included()),
            output,
            error,
            cause,
            map_run_arn: hosted.map_run().map(|(run, _)| run.arn().to_string()),
            redrive_count: i32::try_from(redrives).ok(),
            redrive_date: redriven,
            redrive_status: Some(redrive_status),
            redrive_status_reason,
            trace_header: hosted.trace.clone(),
            state_machine_version_arn: hosted.about.version.as_ref().map(ToString::to_string),
            state_machine_alias_arn: hosted.about.alias.as_ref().map(ToString::to_string),
        })
    }

    pub(in crate::stepfunctions::service) fn machine_of_execution(
        &self,
        call: &Call,
        input: &model::DescribeStateMachineForExecutionInput,
    ) -> Result<model::DescribeStateMachineForExecutionOutput, Error> {
        let realm = self.realm(&call.account, &call.region);
        let hosted = realm.execution(&input.execution_arn, self.house().clock.now())?;
        let run = hosted.map_run().map(|(run, _)| run);
        // A child of a map run has a machine of its own in name only: `machine/label`.
        let name = hosted.machine.split('/').next().unwrap_or_default();
        let machine = realm.machines.lock().get(name).cloned();
        let machine = machine.ok_or_else(|| error::no_such_machine(&hosted.about.machine_id))?;
        let revision = &hosted.revision;
        let whole = input.included_data != Some(model::IncludedData::MetadataOnly);
        Ok(model::DescribeStateMachineForExecutionOutput {
            state_machine_arn: hosted.about.machine_id.to_string(),
            name: machine.name.clone(),
            definition: if whole { revision.text.clone() } else { "{}".to_owned() },
            role_arn: revision.role.clone(),
            update_date: revision.updated,
            logging_configuration: Some(revision.settings.logging.told()),
            tracing_configuration: Some(revision.settings.told_tracing()),
            encryption_configuration: Some(revision.settings.encryption.told()),
            revision_id: revision.id.clone(),
            variable_references: if whole { references::told(&revision.text) } else { None },
            map_run_arn: run.as_ref().map(|run| run.arn().to_string()),
            label: run.map(|run| run.look(|run| run.request().label.to_string())),
        })
    }
}
