//! Describing, listing and changing map runs.
//!
//! *AWS documentation: `DescribeMapRun`; `ListMapRuns`; `UpdateMapRun`.*

use std::sync::Arc;

use super::hosted::HostedExecution;
use super::hosted_run::HostedMapRun;
use super::{Realm, StateMachineService, error, page, redrive};
use crate::aws::model::stepfunctions as model;
use crate::aws::{Call, Error};
use crate::clock::Timestamp;
use crate::stepfunctions::execution::{Allowance, End};
use crate::stepfunctions::map_run::{Child, Counts, MapRun, Status};

impl Realm {
    /// The map run of that ARN.
    pub(super) fn map_run(&self, arn: &str) -> Result<Arc<HostedMapRun>, Error> {
        if !arn.contains(":mapRun:") {
            return Err(error::invalid_arn(arn));
        }
        let found = self.map_runs.get(arn).map(|run| Arc::clone(&run));
        found.ok_or_else(|| {
            model::error::resource_not_found(format!("Resource not found: '{arn}'"))
                .with_member("resourceName", arn)
        })
    }
}

fn status(run: &MapRun) -> model::MapRunStatus {
    match run.status() {
        Status::Succeeded => model::MapRunStatus::Succeeded,
        Status::Failed | Status::TimedOut => model::MapRunStatus::Failed,
        Status::Aborted => model::MapRunStatus::Aborted,
        Status::Pending | Status::Running => model::MapRunStatus::Running,
    }
}

fn number(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// Children that wait to be redriven and that can't be, and how many items these process.
struct Redrives {
    pending: (usize, usize),
    impossible: (usize, usize),
}

fn executions(counts: &Counts, redrives: &Redrives) -> model::MapRunExecutionCounts {
    let of = |status| number(counts.executions(status));
    model::MapRunExecutionCounts {
        pending: of(Status::Pending),
        running: of(Status::Running),
        succeeded: of(Status::Succeeded),
        failed: of(Status::Failed),
        timed_out: of(Status::TimedOut),
        aborted: of(Status::Aborted),
        total: number(counts.executions_in_all()),
        results_written: number(counts.results_written().0),
        failures_not_redrivable: Some(number(redrives.impossible.0)),
        pending_redrive: Some(number(redrives.pending.0)),
    }
}

fn items(counts: &Counts, redrives: &Redrives) -> model::MapRunItemCounts {
    let of = |status| number(counts.items(status));
    model::MapRunItemCounts {
        pending: of(Status::Pending),
        running: of(Status::Running),
        succeeded: of(Status::Succeeded),
        failed: of(Status::Failed),
        timed_out: of(Status::TimedOut),
        aborted: of(Status::Aborted),
        total: number(counts.items_in_all()),
        results_written: number(counts.results_written().1),
        failures_not_redrivable: Some(number(redrives.impossible.1)),
        pending_redrive: Some(number(redrives.pending.1)),
    }
}

fn redrives(hosted: &HostedMapRun, now: Timestamp) -> Redrives {
    let impossible = |child: &Arc<HostedExecution>| {
        let failed = !matches!(child.glance().end, None | Some(End::Succeeded(_)));
        failed && !redrive::can_redrive_child(child, now)
    };
    // Before the run is looked at: executions that end tell the run, not the other way round.
    let impossible: Vec<bool> = hosted.children().iter().map(impossible).collect();
    hosted.look(|run| {
        let children = run.children().iter().zip(&impossible).filter(|(_, impossible)| **impossible);
        let count = |(children, items): (usize, usize), (child, _): (&Child, &bool)| {
            (children + 1, items + child.items)
        };
        Redrives { pending: run.pending_redrive(), impossible: children.fold((0, 0), count) }
    })
}

impl StateMachineService {
    pub(super) fn map_run_described(
        &self,
        call: &Call,
        arn: &str,
    ) -> Result<model::DescribeMapRunOutput, Error> {
        let hosted = self.realm(&call.account, &call.region).map_run(arn)?;
        let execution_arn = hosted.around.id.to_string();
        let redrives = redrives(&hosted, self.house().clock.now());
        Ok(hosted.look(|run| model::DescribeMapRunOutput {
            map_run_arn: run.request().arn.to_string(),
            execution_arn,
            status: status(run),
            start_date: run.started(),
            stop_date: run.stopped(),
            max_concurrency: i32::try_from(run.allowance().concurrency).unwrap_or(i32::MAX),
            tolerated_failure_percentage: run.allowance().percentage.unwrap_or(0.0),
            tolerated_failure_count: run
                .allowance()
                .failures
                .map_or(0, |count| i64::try_from(count).unwrap_or(i64::MAX)),
            item_counts: items(run.counts(), &redrives),
            execution_counts: executions(run.counts(), &redrives),
            redrive_count: i32::try_from(run.redrives().0).ok(),
            redrive_date: run.redrives().1,
        }))
    }

    pub(super) fn map_runs_listed(
        &self,
        call: &Call,
        input: &model::ListMapRunsInput,
    ) -> Result<model::ListMapRunsOutput, Error> {
        let hosted = self
            .realm(&call.account, &call.region)
            .execution(&input.execution_arn, self.house().clock.now())?;
        let mut runs = hosted.map_runs();
        runs.reverse();
        let (page, next_token) = page::page(&runs, input.max_results, input.next_token.as_deref())?;
        let item = |hosted: Arc<HostedMapRun>| {
            let execution_arn = hosted.around.id.to_string();
            hosted.look(|run| model::MapRunListItem {
                execution_arn,
                map_run_arn: run.request().arn.to_string(),
                state_machine_arn: run.child_machine_arn(),
                start_date: run.started(),
                stop_date: run.stopped(),
            })
        };
        Ok(model::ListMapRunsOutput { map_runs: page.into_iter().map(item).collect(), next_token })
    }

    pub(super) async fn map_run_updated(
        &self,
        call: &Call,
        input: &model::UpdateMapRunInput,
    ) -> Result<(), Error> {
        let hosted = self.realm(&call.account, &call.region).map_run(&input.map_run_arn)?;
        if [input.max_concurrency.is_some(), input.tolerated_failure_count.is_some()] == [false, false]
            && input.tolerated_failure_percentage.is_none()
        {
            return Err(model::error::missing_required_parameter(
                "Either the max concurrency, the tolerated failure count or the tolerated failure percentage must be \
                 specified",
            ));
        }
        let known = hosted.look(|run| (run.status() == Status::Running).then(|| run.allowance()));
        let Some(known) = known else {
            let message = format!("Map Run '{}' is not running and can't be updated", input.map_run_arn);
            let reason = model::ValidationExceptionReason::CannotUpdateCompletedMapRun;
            return Err(model::error::validation(message).with_member("reason", reason.as_str()));
        };
        let kept = hosted.allow(Allowance {
            concurrency: changed(input.max_concurrency.map(i64::from)).unwrap_or(known.concurrency),
            failures: changed(input.tolerated_failure_count).or(known.failures),
            percentage: input.tolerated_failure_percentage.or(known.percentage),
        });
        if let Some(kept) = kept {
            kept.durable().await;
        }
        Ok(())
    }
}

/// A number that the model has found not to be negative.
fn changed(number: Option<i64>) -> Option<u64> {
    number.and_then(|number| u64::try_from(number).ok())
}
