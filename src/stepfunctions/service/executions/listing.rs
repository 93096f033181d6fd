//! The executions of a machine, or of a map run.

use std::sync::Arc;

use super::super::arn::{MachineName, Qualifier};
use super::super::hosted::{Glance, HostedExecution};
use super::super::versions::Reached;
use super::super::{StateMachineService, error, page};
use super::{is_forgotten, status};
use crate::aws::model::stepfunctions as model;
use crate::aws::{Call, Error};

impl StateMachineService {
    pub(in crate::stepfunctions::service) fn executions_listed(
        &self,
        call: &Call,
        input: &model::ListExecutionsInput,
    ) -> Result<model::ListExecutionsOutput, Error> {
        let machine_arn = input.state_machine_arn.as_deref().unwrap_or_default();
        let (executions, qualifier) = self.listable(call, input)?;
        let now = self.house().clock.now();
        let item_count = |execution: &HostedExecution| {
            let (run, index) = execution.map_run()?;
            run.look(|run| run.children().get(index).and_then(|child| i32::try_from(child.items).ok()))
        };
        let wanted = |execution: &Arc<HostedExecution>| {
            let by = match qualifier {
                Qualifier::Current => None,
                Qualifier::Version(_) => Some(&execution.about.version),
                Qualifier::Alias(_) => Some(&execution.about.alias),
            };
            let filter = input.status_filter.as_ref();
            by.is_none_or(|by| by.as_deref() == Some(machine_arn))
                && !is_forgotten(execution, now)
                && input.redrive_filter.as_ref().is_none_or(|filter| {
                    (*filter == model::ExecutionRedriveFilter::Redriven) == (execution.glance().redrives > 0)
                })
                && filter.is_none_or(|filter| *filter == status(execution.glance().end.as_ref()))
        };
        let newest_first: Vec<_> = executions.into_iter().rev().filter(wanted).collect();
        let (page, next_token) = page::page(&newest_first, input.max_results, input.next_token.as_deref())?;
        let item = |execution: Arc<HostedExecution>| {
            let Glance { end, stopped, redrives, redriven, .. } = execution.glance();
            model::ExecutionListItem {
                execution_arn: execution.about.id.to_string(),
                state_machine_arn: execution.about.machine_id.to_string(),
                name: execution.about.name.to_string(),
                status: status(end.as_ref()),
                start_date: execution.about.started,
                stop_date: stopped,
                redrive_count: i32::try_from(redrives).ok(),
                redrive_date: redriven,
                state_machine_version_arn: execution.about.version.as_ref().map(ToString::to_string),
                state_machine_alias_arn: execution.about.alias.as_ref().map(ToString::to_string),
                map_run_arn: execution.map_run().map(|(run, _)| run.arn().to_string()),
                item_count: item_count(&execution),
            }
        };
        Ok(model::ListExecutionsOutput { executions: page.into_iter().map(item).collect(), next_token })
    }

    /// The executions of a machine, or of a map run, oldest first, and how the machine was named.
    fn listable(
        &self,
        call: &Call,
        input: &model::ListExecutionsInput,
    ) -> Result<(Vec<Arc<HostedExecution>>, Qualifier), Error> {
        let realm = self.realm(&call.account, &call.region);
        match (&input.state_machine_arn, &input.map_run_arn) {
            (None, Some(map_run_arn)) => Ok((realm.map_run(map_run_arn)?.children(), Qualifier::Current)),
            (Some(machine_arn), None) => {
                let qualifier = MachineName::parse(machine_arn)?.qualifier;
                let Reached { machine, .. } = realm.reach(machine_arn, || 0)?;
                if machine.express {
                    return Err(error::wrong_type());
                }
                let executions = machine.state.lock().executions.clone();
                Ok((executions, qualifier))
            }
            _ => Err(model::error::validation(
                "Exactly one of the parameters stateMachineArn and mapRunArn must be specified",
            )),
        }
    }
}
