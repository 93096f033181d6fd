// Written by `cargo run -p virga-codegen` from models/. Don't edit.

//! The API of SFN, version 2016-11-23.

pub mod error;

mod enumerations;
#[rustfmt::skip]
mod schema;
mod structures;

use std::future::{Future, ready};

pub use enumerations::*;
pub use structures::*;

use crate::aws::node::Node;
use crate::aws::schema::{Family, QueryDialect, Refusal, ServiceSchema};
use crate::aws::serving::{Output, answer, input, json_door, unknown};
use crate::aws::{Call, Error, Served};

/// What the model says about the service.
#[rustfmt::skip]
pub static SERVICE: ServiceSchema = ServiceSchema {
    name: "stepfunctions",
    signing_name: "states",
    family: Family::AwsJson10,
    target_prefix: "AWSStepFunctions",
    query: QueryDialect::NONE,
    error_namespace: "",
    refusal: Refusal::Constraints("ValidationException"),
    operations: &schema::OPERATIONS,
    errors: &error::ERRORS,
};

/// The operations of the service. Those that an engine doesn't write answer [`Error::not_built`].
#[rustfmt::skip]
#[allow(unused_variables, reason = "the bodies are defaults")]
pub trait StepFunctions: Send + Sync + 'static {
    /// `CreateActivity`
    fn create_activity(&self, call: &Call, input: CreateActivityInput) -> impl Future<Output = Result<CreateActivityOutput, Error>> + Send {
        ready(Err(Error::not_built("stepfunctions", "CreateActivity")))
    }
    /// `CreateStateMachine`
    fn create_state_machine(&self, call: &Call, input: CreateStateMachineInput) -> impl Future<Output = Result<CreateStateMachineOutput, Error>> + Send {
        ready(Err(Error::not_built("stepfunctions", "CreateStateMachine")))
    }
    /// `CreateStateMachineAlias`
    fn create_state_machine_alias(&self, call: &Call, input: CreateStateMachineAliasInput) -> impl Future<Output = Result<CreateStateMachineAliasOutput, Error>> + Send {
        ready(Err(Error::not_built("stepfunctions", "CreateStateMachineAlias")))
    }
    /// `DeleteActivity`
    fn delete_activity(&self, call: &Call, input: DeleteActivityInput) -> impl Future<Output = Result<DeleteActivityOutput, Error>> + Send {
        ready(Err(Error::not_built("stepfunctions", "DeleteActivity")))
    }
    /// `DeleteStateMachine`
    fn delete_state_machine(&self, call: &Call, input: DeleteStateMachineInput) -> impl Future<Output = Result<DeleteStateMachineOutput, Error>> + Send {
        ready(Err(Error::not_built("stepfunctions", "DeleteStateMachine")))
    }
    /// `DeleteStateMachineAlias`
    fn delete_state_machine_alias(&self, call: &Call, input: DeleteStateMachineAliasInput) -> impl Future<Output = Result<DeleteStateMachineAliasOutput, Error>> + Send {
        ready(Err(Error::not_built("stepfunctions", "DeleteStateMachineAlias")))
    }
    /// `DeleteStateMachineVersion`
    fn delete_state_machine_version(&self, call: &Call, input: DeleteStateMachineVersionInput) -> impl Future<Output = Result<DeleteStateMachineVersionOutput, Error>> + Send {
        ready(Err(Error::not_built("stepfunctions", "DeleteStateMachineVersion")))
    }
    /// `DescribeActivity`
    fn describe_activity(&self, call: &Call, input: DescribeActivityInput) -> impl Future<Output = Result<DescribeActivityOutput, Error>> + Send {
        ready(Err(Error::not_built("stepfunctions", "DescribeActivity")))
    }
    /// `DescribeExecution`
    fn describe_execution(&self, call: &Call, input: DescribeExecutionInput) -> impl Future<Output = Result<DescribeExecutionOutput, Error>> + Send {
        ready(Err(Error::not_built("stepfunctions", "DescribeExecution")))
    }
    /// `DescribeMapRun`
    fn describe_map_run(&self, call: &Call, input: DescribeMapRunInput) -> impl Future<Output = Result<DescribeMapRunOutput, Error>> + Send {
        ready(Err(Error::not_built("stepfunctions", "DescribeMapRun")))
    }
    /// `DescribeStateMachine`
    fn describe_state_machine(&self, call: &Call, input: DescribeStateMachineInput) -> impl Future<Output = Result<DescribeStateMachineOutput, Error>> + Send {
        ready(Err(Error::not_built("stepfunctions", "DescribeStateMachine")))
    }
    /// `DescribeStateMachineAlias`
    fn describe_state_machine_alias(&self, call: &Call, input: DescribeStateMachineAliasInput) -> impl Future<Output = Result<DescribeStateMachineAliasOutput, Error>> + Send {
        ready(Err(Error::not_built("stepfunctions", "DescribeStateMachineAlias")))
    }
    /// `DescribeStateMachineForExecution`
    fn describe_state_machine_for_execution(&self, call: &Call, input: DescribeStateMachineForExecutionInput) -> impl Future<Output = Result<DescribeStateMachineForExecutionOutput, Error>> + Send {
        ready(Err(Error::not_built("stepfunctions", "DescribeStateMachineForExecution")))
    }
    /// `GetActivityTask`
    fn get_activity_task(&self, call: &Call, input: GetActivityTaskInput) -> impl Future<Output = Result<GetActivityTaskOutput, Error>> + Send {
        ready(Err(Error::not_built("stepfunctions", "GetActivityTask")))
    }
    /// `GetExecutionHistory`
    fn get_execution_history(&self, call: &Call, input: GetExecutionHistoryInput) -> impl Future<Output = Result<GetExecutionHistoryOutput, Error>> + Send {
        ready(Err(Error::not_built("stepfunctions", "GetExecutionHistory")))
    }
    /// `ListActivities`
    fn list_activities(&self, call: &Call, input: ListActivitiesInput) -> impl Future<Output = Result<ListActivitiesOutput, Error>> + Send {
        ready(Err(Error::not_built("stepfunctions", "ListActivities")))
    }
    /// `ListExecutions`
    fn list_executions(&self, call: &Call, input: ListExecutionsInput) -> impl Future<Output = Result<ListExecutionsOutput, Error>> + Send {
        ready(Err(Error::not_built("stepfunctions", "ListExecutions")))
    }
    /// `ListMapRuns`
    fn list_map_runs(&self, call: &Call, input: ListMapRunsInput) -> impl Future<Output = Result<ListMapRunsOutput, Error>> + Send {
        ready(Err(Error::not_built("stepfunctions", "ListMapRuns")))
    }
    /// `ListStateMachineAliases`
    fn list_state_machine_aliases(&self, call: &Call, input: ListStateMachineAliasesInput) -> impl Future<Output = Result<ListStateMachineAliasesOutput, Error>> + Send {
        ready(Err(Error::not_built("stepfunctions", "ListStateMachineAliases")))
    }
    /// `ListStateMachineVersions`
    fn list_state_machine_versions(&self, call: &Call, input: ListStateMachineVersionsInput) -> impl Future<Output = Result<ListStateMachineVersionsOutput, Error>> + Send {
        ready(Err(Error::not_built("stepfunctions", "ListStateMachineVersions")))
    }
    /// `ListStateMachines`
    fn list_state_machines(&self, call: &Call, input: ListStateMachinesInput) -> impl Future<Output = Result<ListStateMachinesOutput, Error>> + Send {
        ready(Err(Error::not_built("stepfunctions", "ListStateMachines")))
    }
    /// `ListTagsForResource`
    fn list_tags_for_resource(&self, call: &Call, input: ListTagsForResourceInput) -> impl Future<Output = Result<ListTagsForResourceOutput, Error>> + Send {
        ready(Err(Error::not_built("stepfunctions", "ListTagsForResource")))
    }
    /// `PublishStateMachineVersion`
    fn publish_state_machine_version(&self, call: &Call, input: PublishStateMachineVersionInput) -> impl Future<Output = Result<PublishStateMachineVersionOutput, Error>> + Send {
        ready(Err(Error::not_built("stepfunctions", "PublishStateMachineVersion")))
    }
    /// `RedriveExecution`
    fn redrive_execution(&self, call: &Call, input: RedriveExecutionInput) -> impl Future<Output = Result<RedriveExecutionOutput, Error>> + Send {
        ready(Err(Error::not_built("stepfunctions", "RedriveExecution")))
    }
    /// `SendTaskFailure`
    fn send_task_failure(&self, call: &Call, input: SendTaskFailureInput) -> impl Future<Output = Result<SendTaskFailureOutput, Error>> + Send {
        ready(Err(Error::not_built("stepfunctions", "SendTaskFailure")))
    }
    /// `SendTaskHeartbeat`
    fn send_task_heartbeat(&self, call: &Call, input: SendTaskHeartbeatInput) -> impl Future<Output = Result<SendTaskHeartbeatOutput, Error>> + Send {
        ready(Err(Error::not_built("stepfunctions", "SendTaskHeartbeat")))
    }
    /// `SendTaskSuccess`
    fn send_task_success(&self, call: &Call, input: SendTaskSuccessInput) -> impl Future<Output = Result<SendTaskSuccessOutput, Error>> + Send {
        ready(Err(Error::not_built("stepfunctions", "SendTaskSuccess")))
    }
    /// `StartExecution`
    fn start_execution(&self, call: &Call, input: StartExecutionInput) -> impl Future<Output = Result<StartExecutionOutput, Error>> + Send {
        ready(Err(Error::not_built("stepfunctions", "StartExecution")))
    }
    /// `StartSyncExecution`
    fn start_sync_execution(&self, call: &Call, input: StartSyncExecutionInput) -> impl Future<Output = Result<StartSyncExecutionOutput, Error>> + Send {
        ready(Err(Error::not_built("stepfunctions", "StartSyncExecution")))
    }
    /// `StopExecution`
    fn stop_execution(&self, call: &Call, input: StopExecutionInput) -> impl Future<Output = Result<StopExecutionOutput, Error>> + Send {
        ready(Err(Error::not_built("stepfunctions", "StopExecution")))
    }
    /// `TagResource`
    fn tag_resource(&self, call: &Call, input: TagResourceInput) -> impl Future<Output = Result<TagResourceOutput, Error>> + Send {
        ready(Err(Error::not_built("stepfunctions", "TagResource")))
    }
    /// `TestState`
    fn test_state(&self, call: &Call, input: TestStateInput) -> impl Future<Output = Result<TestStateOutput, Error>> + Send {
        ready(Err(Error::not_built("stepfunctions", "TestState")))
    }
    /// `UntagResource`
    fn untag_resource(&self, call: &Call, input: UntagResourceInput) -> impl Future<Output = Result<UntagResourceOutput, Error>> + Send {
        ready(Err(Error::not_built("stepfunctions", "UntagResource")))
    }
    /// `UpdateMapRun`
    fn update_map_run(&self, call: &Call, input: UpdateMapRunInput) -> impl Future<Output = Result<UpdateMapRunOutput, Error>> + Send {
        ready(Err(Error::not_built("stepfunctions", "UpdateMapRun")))
    }
    /// `UpdateStateMachine`
    fn update_state_machine(&self, call: &Call, input: UpdateStateMachineInput) -> impl Future<Output = Result<UpdateStateMachineOutput, Error>> + Send {
        ready(Err(Error::not_built("stepfunctions", "UpdateStateMachine")))
    }
    /// `UpdateStateMachineAlias`
    fn update_state_machine_alias(&self, call: &Call, input: UpdateStateMachineAliasInput) -> impl Future<Output = Result<UpdateStateMachineAliasOutput, Error>> + Send {
        ready(Err(Error::not_built("stepfunctions", "UpdateStateMachineAlias")))
    }
    /// `ValidateStateMachineDefinition`
    fn validate_state_machine_definition(&self, call: &Call, input: ValidateStateMachineDefinitionInput) -> impl Future<Output = Result<ValidateStateMachineDefinitionOutput, Error>> + Send {
        ready(Err(Error::not_built("stepfunctions", "ValidateStateMachineDefinition")))
    }
}

/// Calls `operation` with an input that was checked before.
#[rustfmt::skip]
async fn dispatch(service: &impl StepFunctions, call: &Call, operation: &'static crate::aws::schema::Operation, node: Node<'_>) -> Result<Output, Error> {
    match operation.index {
        0 => Ok(Box::new(service.create_activity(call, input(node)).await?)),
        1 => Ok(Box::new(service.create_state_machine(call, input(node)).await?)),
        2 => Ok(Box::new(service.create_state_machine_alias(call, input(node)).await?)),
        3 => Ok(Box::new(service.delete_activity(call, input(node)).await?)),
        4 => Ok(Box::new(service.delete_state_machine(call, input(node)).await?)),
        5 => Ok(Box::new(service.delete_state_machine_alias(call, input(node)).await?)),
        6 => Ok(Box::new(service.delete_state_machine_version(call, input(node)).await?)),
        7 => Ok(Box::new(service.describe_activity(call, input(node)).await?)),
        8 => Ok(Box::new(service.describe_execution(call, input(node)).await?)),
        9 => Ok(Box::new(service.describe_map_run(call, input(node)).await?)),
        10 => Ok(Box::new(service.describe_state_machine(call, input(node)).await?)),
        11 => Ok(Box::new(service.describe_state_machine_alias(call, input(node)).await?)),
        12 => Ok(Box::new(service.describe_state_machine_for_execution(call, input(node)).await?)),
        13 => Ok(Box::new(service.get_activity_task(call, input(node)).await?)),
        14 => Ok(Box::new(service.get_execution_history(call, input(node)).await?)),
        15 => Ok(Box::new(service.list_activities(call, input(node)).await?)),
        16 => Ok(Box::new(service.list_executions(call, input(node)).await?)),
        17 => Ok(Box::new(service.list_map_runs(call, input(node)).await?)),
        18 => Ok(Box::new(service.list_state_machine_aliases(call, input(node)).await?)),
        19 => Ok(Box::new(service.list_state_machine_versions(call, input(node)).await?)),
        20 => Ok(Box::new(service.list_state_machines(call, input(node)).await?)),
        21 => Ok(Box::new(service.list_tags_for_resource(call, input(node)).await?)),
        22 => Ok(Box::new(service.publish_state_machine_version(call, input(node)).await?)),
        23 => Ok(Box::new(service.redrive_execution(call, input(node)).await?)),
        24 => Ok(Box::new(service.send_task_failure(call, input(node)).await?)),
        25 => Ok(Box::new(service.send_task_heartbeat(call, input(node)).await?)),
        26 => Ok(Box::new(service.send_task_success(call, input(node)).await?)),
        27 => Ok(Box::new(service.start_execution(call, input(node)).await?)),
        28 => Ok(Box::new(service.start_sync_execution(call, input(node)).await?)),
        29 => Ok(Box::new(service.stop_execution(call, input(node)).await?)),
        30 => Ok(Box::new(service.tag_resource(call, input(node)).await?)),
        31 => Ok(Box::new(service.test_state(call, input(node)).await?)),
        32 => Ok(Box::new(service.untag_resource(call, input(node)).await?)),
        33 => Ok(Box::new(service.update_map_run(call, input(node)).await?)),
        34 => Ok(Box::new(service.update_state_machine(call, input(node)).await?)),
        35 => Ok(Box::new(service.update_state_machine_alias(call, input(node)).await?)),
        36 => Ok(Box::new(service.validate_state_machine_definition(call, input(node)).await?)),
        _ => Err(unknown(operation)),
    }
}

/// Answers an HTTP request: reads and checks the input, calls the operation, writes its output or error.
pub async fn serve(
    service: &impl StepFunctions,
    call: &Call,
    head: &http::request::Parts,
    body: &bytes::Bytes,
) -> Served {
    answer(&SERVICE, call, head, body, |operation, node| dispatch(service, call, operation, node)).await
}

/// Calls an operation by name, with JSON in and out: blobs as base64, moments as seconds since 1970.
pub async fn call_json(
    service: &impl StepFunctions,
    call: &Call,
    operation: &str,
    input: &serde_json::Value,
) -> Result<serde_json::Value, Error> {
    json_door(&SERVICE, operation, input, |operation, node| dispatch(service, call, operation, node)).await
}
