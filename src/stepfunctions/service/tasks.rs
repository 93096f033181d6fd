//! Running tasks, and tokens that come back.

use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::hosted::HostedExecution;
use super::{Shared, StateMachineService, error, jobs};
use crate::aws::model::stepfunctions as model;
use crate::aws::{Call, Error, Origin};
use crate::identity::{AccountId, Region};
use crate::neighbours::House;
use crate::stepfunctions::execution::{Outcome, Signal, TaskId, TaskRequest};
use crate::stepfunctions::history::Mishap;
use crate::stepfunctions::integration;
use crate::stepfunctions::payload::Payload;

/// The call of a task.
fn call_in(house: &House, (account, region): (&AccountId, &Region)) -> Call {
    Call {
        account: account.clone(),
        region: region.clone(),
        request_id: house.randomness.uuid(),
        authority: house.options.authority.clone(),
        access_key_id: None,
        trace: None,
        origin: Origin::Inside,
    }
}

/// The call of a task, in the account of its `Credentials` when it has any.
fn call_of(
    house: &House,
    place: (&AccountId, &Region),
    own: &str,
    task: &TaskRequest,
) -> Result<Call, Mishap> {
    let Some(role) = &task.credentials else { return Ok(call_in(house, place)) };
    let account = role.split(':').nth(4).and_then(|account| account.parse().ok());
    let account: AccountId = account.filter(|_| role.contains(":role/")).ok_or_else(|| {
        let cause = format!("The role {own} is not authorized to assume the task state's role, {role}.");
        Mishap { error: Some("States.TaskFailed".into()), cause: Some(cause.into()) }
    })?;
    Ok(call_in(house, (&account, place.1)))
}

/// Asks the service of a task, as its execution's role `own`.
pub(super) async fn outcome(
    house: &House,
    place: (&AccountId, &Region),
    own: &str,
    task: &TaskRequest,
) -> Outcome {
    let call = match call_of(house, place, own, task) {
        Ok(call) => call,
        Err(mishap) => return Outcome::Failed(mishap),
    };
    match integration::run(house, &call, &task.resource, &task.parameters).await {
        Ok(output) => Outcome::Succeeded(output),
        Err(mishap) => Outcome::Failed(mishap),
    }
}

/// Runs one task and tells its execution how it went.
pub(super) async fn run(shared: Arc<Shared>, execution: Arc<HostedExecution>, task: TaskRequest) {
    let place = (&execution.account, &execution.region);
    let own = &execution.about.role;
    if let Some(parses) = jobs::is_job(&task.resource)
        && let Ok(call) = call_of(&shared.house, place, own, &task)
    {
        return jobs::run(shared, call, execution, task, parses).await;
    }
    let signal = match outcome(&shared.house, place, own, &task).await {
        Outcome::Succeeded(output) if task.token.is_some() => Signal::Submitted(task.id, output),
        outcome => Signal::Task(task.id, outcome),
    };
    if let Some(commit) = execution.signal(signal) {
        commit.durable().await;
    }
}

/// Stops what cancelled tasks had started.
pub(super) fn stop_children(shared: &Arc<Shared>, execution: &HostedExecution, cancelled: &[TaskId]) {
    for task in cancelled {
        if let Some(child) = execution.take_child(*task) {
            let service = StateMachineService { shared: Arc::clone(shared) };
            let account = child.split(':').nth(4).and_then(|account| account.parse().ok());
            let account: AccountId = account.unwrap_or_else(|| execution.account.clone());
            let call = call_in(&shared.house, (&account, &execution.region));
            // Detached: nobody waits for the end of what nobody needs.
            drop(shared.house.clock.spawn(async move { service.stop_child(call, child).await }));
        }
    }
}

impl StateMachineService {
    /// The task that a token stands for, if it is still under way.
    fn task_of(&self, token: &str) -> Result<(Arc<HostedExecution>, TaskId), Error> {
        let found = self.shared.tokens.get(token).map(|entry| entry.value().clone());
        let found = found.and_then(|(execution, task)| Some((execution.upgrade()?, task)));
        match found {
            Some((execution, task)) if execution.has_task(task) => {
                let realm = self.shared.realm(&execution.account, &execution.region);
                match execution.activity_of(task) {
                    Some(activity) if realm.activity(&activity).is_err() => {
                        Err(error::no_such_task(&activity))
                    }
                    _ => Ok((execution, task)),
                }
            }
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

    pub(super) async fn hear_of_task(&self, token: &str) -> Result<(), Error> {
        let (execution, task) = self.task_of(token)?;
        if let Some(commit) = execution.hear_of(task) {
            commit.durable().await;
        }
        Ok(())
    }
}
