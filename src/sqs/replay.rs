//! Starting, listing and cancelling message move tasks.

use super::error;
use super::hosted::HostedQueue;
use super::move_task::{MoveTask, TaskHandle};
use super::queue_url::QueueReference;
use super::service::{Action, QueueService};
use crate::aws::model::sqs;
use crate::aws::{Call, Error};
use std::sync::Arc;

/// The most messages a second that a task can be asked for.
const MOST_A_SECOND: i32 = 500;

impl QueueService {
    pub(super) async fn start_task(
        &self,
        call: &Call,
        input: &sqs::StartMessageMoveTaskInput,
    ) -> Result<sqs::StartMessageMoveTaskOutput, Error> {
        let rate = input.max_number_of_messages_per_second;
        if let Some(rate) = rate.filter(|rate| !(1..=MOST_A_SECOND).contains(rate)) {
            let reason = "You must enter a value between 1 and 500.";
            return Err(error::invalid_value(rate, "MaxNumberOfMessagesPerSecond", reason));
        }
        let source = self.queue_of_arn(call, &input.source_arn, "SourceArn", "StartMessageMoveTask")?;
        let destination = input.destination_arn.as_deref();
        if let Some(arn) = destination {
            let destination = self.queue_of_arn(call, arn, "DestinationArn", "StartMessageMoveTask")?;
            if Arc::ptr_eq(&source, &destination) {
                return Err(error::invalid_parameter(
                    "Source queue arn and destination queue arn cannot be the same.",
                ));
            }
        }
        let realm = self.realm(&source.address.account, &source.address.region);
        if realm.dead_letter_sources(&source.address.arn).is_empty() {
            return Err(error::invalid_parameter("Source queue must be configured as a Dead Letter Queue."));
        }
        let (counts, _) = source.act(|inside, now| inside.heart.counts(now))?;
        let to_move = counts.visible + counts.in_flight + counts.delayed;
        let id = self.house().randomness.uuid().to_string();
        let task = MoveTask::new(id, &source, input.destination_arn.clone(), rate, to_move);
        let commits = realm.enter_task(&task).ok_or_else(|| {
            let message = "There is already a task running. Only one active task is allowed for a source queue \
                           arn at a given time.";
            error::invalid_parameter(message)
        })?;
        commits.durable().await;
        let handle = task.handle();
        self.house().clock.spawn(task.run(realm, source));
        Ok(sqs::StartMessageMoveTaskOutput { task_handle: Some(handle) })
    }

    pub(super) fn list_tasks(
        &self,
        call: &Call,
        input: &sqs::ListMessageMoveTasksInput,
    ) -> Result<sqs::ListMessageMoveTasksOutput, Error> {
        let asked = input.max_results.unwrap_or(1);
        let limit =
            usize::try_from(asked).ok().filter(|limit| (1..=10).contains(limit)).ok_or_else(|| {
                error::invalid_value(asked, "MaxResults", "MaxResults must be an integer between 1 and 10.")
            })?;
        let source = self.queue_of_arn(call, &input.source_arn, "SourceArn", "ListMessageMoveTasks")?;
        let realm = self.realm(&source.address.account, &source.address.region);
        let tasks = realm.tasks_of(&source.address.arn);
        let results: Vec<_> = tasks.iter().rev().take(limit).map(|task| task.describe()).collect();
        Ok(sqs::ListMessageMoveTasksOutput { results: Some(results).filter(|results| !results.is_empty()) })
    }

    pub(super) async fn cancel_task(
        &self,
        call: &Call,
        input: &sqs::CancelMessageMoveTaskInput,
    ) -> Result<sqs::CancelMessageMoveTaskOutput, Error> {
        let invalid = || error::invalid_parameter("Value for parameter TaskHandle is invalid.");
        let handle = TaskHandle::decode(&input.task_handle).ok_or_else(invalid)?;
        let source = self.queue_of_arn(call, &handle.source_arn, "SourceArn", "CancelMessageMoveTask")?;
        let realm = self.realm(&source.address.account, &source.address.region);
        let tasks = realm.tasks_of(&source.address.arn);
        let task = tasks.iter().find(|task| task.id == handle.task_id).ok_or_else(error::no_such_task)?;
        let moved =
            task.cancel().ok_or_else(|| error::invalid_parameter("Only active tasks can be cancelled."))?;
        realm.keep_task(task).durable().await;
        Ok(sqs::CancelMessageMoveTaskOutput { approximate_number_of_messages_moved: Some(moved) })
    }

    fn queue_of_arn(
        &self,
        call: &Call,
        arn: &str,
        parameter: &str,
        action: &'static str,
    ) -> Result<Arc<HostedQueue>, Error> {
        let missing = || {
            let message =
                format!("The resource that you specified for the {parameter} parameter doesn't exist.");
            error::no_such_resource(&message)
        };
        let reference = QueueReference::of_arn(arn).ok_or_else(missing)?;
        if reference.account.as_ref() != Some(&call.account) {
            return Err(error::access_denied(&call.account, &format!("sqs:{action}"), arn));
        }
        self.referred(call, &reference, Action::OwnersOnly(action)).map_err(|_| missing())
    }
}
