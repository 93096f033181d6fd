//! Executions that a task started and whose end it waits for: `startExecution.sync`.

use std::sync::Arc;

use super::hosted::HostedExecution;
use super::{Shared, StateMachineService};
use crate::aws::Call;
use crate::aws::model::stepfunctions as model;
use crate::identity::Uuid;
use crate::stepfunctions::execution::{Outcome, Signal, TaskId, TaskRequest};
use crate::stepfunctions::history::Mishap;
use crate::stepfunctions::integration::{Pattern, Resource, states};

/// Whether a task is such a job, and if so, whether its result is told as JSON.
pub(super) fn is_job(resource: &Resource) -> Option<bool> {
    match resource {
        Resource::Service { service, action, pattern }
            if &**service == "states" && &**action == "startExecution" =>
        {
            match pattern {
                Pattern::Job => Some(false),
                Pattern::Job2 => Some(true),
                Pattern::Request | Pattern::Token => None,
            }
        }
        _ => None,
    }
}

/// Starts the execution, unless that was done before a restart, and waits for its end.
pub(super) async fn run(
    shared: Arc<Shared>,
    call: Call,
    execution: Arc<HostedExecution>,
    task: TaskRequest,
    parses: bool,
) {
    let service = StateMachineService { shared };
    let outcome = match follow(&service, &call, &execution, &task, parses).await {
        Ok(outcome) => outcome,
        Err(mishap) => Outcome::Failed(mishap),
    };
    execution.forget_child(task.id);
    if let Some(commit) = execution.signal(Signal::Task(task.id, outcome)) {
        commit.durable().await;
    }
}

async fn follow(
    service: &StateMachineService,
    call: &Call,
    execution: &Arc<HostedExecution>,
    task: &TaskRequest,
    parses: bool,
) -> Result<Outcome, Mishap> {
    let refused = |error: &_| states::not_started(call, error);
    let mut input = states::start_input(task.parameters.value())?;
    // Always the same name, so that a restart finds the same execution.
    input
        .name
        .get_or_insert_with(|| Uuid::of_name(&format!("{}#{}", execution.about.id, task.id)).to_string());
    let child_arn = if task.submitted {
        service.child_arn(call, &input).map_err(|error| refused(&error))?
    } else {
        let started = service.start(call, input).await.map_err(|error| refused(&error))?;
        let told = states::started(service.house(), call, &started);
        execution.add_child(task.id, started.execution_arn.clone());
        if let Some(commit) = execution.signal(Signal::Submitted(task.id, told)) {
            commit.durable().await;
        }
        started.execution_arn
    };
    let clock = &service.house().clock;
    let realm = service.realm(&call.account, &call.region);
    let child = realm.execution(&child_arn, clock.now()).map_err(|error| refused(&error))?;
    let (sender, receiver) = clock.oneshot();
    child.tell(sender);
    clock.park(receiver).await;
    let ask = model::DescribeExecutionInput { execution_arn: child_arn, included_data: None };
    let described = service.execution_described(call, &ask).map_err(|error| refused(&error))?;
    states::ended(&described, parses).map(Outcome::Succeeded)
}

impl StateMachineService {
    /// The ARN that an execution started with this input has.
    fn child_arn(
        &self,
        call: &Call,
        input: &model::StartExecutionInput,
    ) -> Result<String, crate::aws::Error> {
        let realm = self.realm(&call.account, &call.region);
        let machine = realm.reach(&input.state_machine_arn, || 0)?.machine;
        let name = input.name.as_deref().unwrap_or_default();
        Ok(super::arn::execution(&call.account, &call.region, &machine.name, name))
    }

    /// Stops what a task that no longer matters had started.
    pub(super) async fn stop_child(&self, call: Call, child_arn: String) {
        let input = model::StopExecutionInput { execution_arn: child_arn, error: None, cause: None };
        if let Err(error) = self.stop(&call, input).await {
            tracing::debug!(%error, "a child had ended before it could be stopped");
        }
    }
}

impl HostedExecution {
    pub(super) fn add_child(&self, task: TaskId, child_arn: String) {
        self.children.lock().insert(task, child_arn);
    }

    pub(super) fn take_child(&self, task: TaskId) -> Option<String> {
        self.children.lock().remove(&task)
    }

    pub(super) fn forget_child(&self, task: TaskId) {
        self.children.lock().remove(&task);
    }
}
