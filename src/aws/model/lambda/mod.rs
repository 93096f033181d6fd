// Written by `cargo run -p virga-codegen` from models/. Don't edit.

//! The API of Lambda, version 2015-03-31.

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
    name: "lambda",
    signing_name: "lambda",
    family: Family::RestJson,
    target_prefix: "",
    query: QueryDialect::NONE,
    error_namespace: "",
    refusal: Refusal::Constraints("ValidationException"),
    operations: &schema::OPERATIONS,
    errors: &error::ERRORS,
};

/// The operations of the service. Those that an engine doesn't write answer [`Error::not_built`].
#[rustfmt::skip]
#[allow(unused_variables, reason = "the bodies are defaults")]
pub trait Lambda: Send + Sync + 'static {
    /// `AddLayerVersionPermission`
    fn add_layer_version_permission(&self, call: &Call, input: AddLayerVersionPermissionInput) -> impl Future<Output = Result<AddLayerVersionPermissionOutput, Error>> + Send {
        ready(Err(Error::not_built("lambda", "AddLayerVersionPermission")))
    }
    /// `AddPermission`
    fn add_permission(&self, call: &Call, input: AddPermissionInput) -> impl Future<Output = Result<AddPermissionOutput, Error>> + Send {
        ready(Err(Error::not_built("lambda", "AddPermission")))
    }
    /// `CheckpointDurableExecution`
    fn checkpoint_durable_execution(&self, call: &Call, input: CheckpointDurableExecutionInput) -> impl Future<Output = Result<CheckpointDurableExecutionOutput, Error>> + Send {
        ready(Err(Error::not_built("lambda", "CheckpointDurableExecution")))
    }
    /// `CreateAlias`
    fn create_alias(&self, call: &Call, input: CreateAliasInput) -> impl Future<Output = Result<CreateAliasOutput, Error>> + Send {
        ready(Err(Error::not_built("lambda", "CreateAlias")))
    }
    /// `CreateCapacityProvider`
    fn create_capacity_provider(&self, call: &Call, input: CreateCapacityProviderInput) -> impl Future<Output = Result<CreateCapacityProviderOutput, Error>> + Send {
        ready(Err(Error::not_built("lambda", "CreateCapacityProvider")))
    }
    /// `CreateCodeSigningConfig`
    fn create_code_signing_config(&self, call: &Call, input: CreateCodeSigningConfigInput) -> impl Future<Output = Result<CreateCodeSigningConfigOutput, Error>> + Send {
        ready(Err(Error::not_built("lambda", "CreateCodeSigningConfig")))
    }
    /// `CreateEventSourceMapping`
    fn create_event_source_mapping(&self, call: &Call, input: CreateEventSourceMappingInput) -> impl Future<Output = Result<CreateEventSourceMappingOutput, Error>> + Send {
        ready(Err(Error::not_built("lambda", "CreateEventSourceMapping")))
    }
    /// `CreateFunction`
    fn create_function(&self, call: &Call, input: CreateFunctionInput) -> impl Future<Output = Result<CreateFunctionOutput, Error>> + Send {
        ready(Err(Error::not_built("lambda", "CreateFunction")))
    }
    /// `CreateFunctionUrlConfig`
    fn create_function_url_config(&self, call: &Call, input: CreateFunctionUrlConfigInput) -> impl Future<Output = Result<CreateFunctionUrlConfigOutput, Error>> + Send {
        ready(Err(Error::not_built("lambda", "CreateFunctionUrlConfig")))
    }
    /// `DeleteAlias`
    fn delete_alias(&self, call: &Call, input: DeleteAliasInput) -> impl Future<Output = Result<DeleteAliasOutput, Error>> + Send {
        ready(Err(Error::not_built("lambda", "DeleteAlias")))
    }
    /// `DeleteCapacityProvider`
    fn delete_capacity_provider(&self, call: &Call, input: DeleteCapacityProviderInput) -> impl Future<Output = Result<DeleteCapacityProviderOutput, Error>> + Send {
        ready(Err(Error::not_built("lambda", "DeleteCapacityProvider")))
    }
    /// `DeleteCodeSigningConfig`
    fn delete_code_signing_config(&self, call: &Call, input: DeleteCodeSigningConfigInput) -> impl Future<Output = Result<DeleteCodeSigningConfigOutput, Error>> + Send {
        ready(Err(Error::not_built("lambda", "DeleteCodeSigningConfig")))
    }
    /// `DeleteDurableExecution`
    fn delete_durable_execution(&self, call: &Call, input: DeleteDurableExecutionInput) -> impl Future<Output = Result<DeleteDurableExecutionOutput, Error>> + Send {
        ready(Err(Error::not_built("lambda", "DeleteDurableExecution")))
    }
    /// `DeleteEventSourceMapping`
    fn delete_event_source_mapping(&self, call: &Call, input: DeleteEventSourceMappingInput) -> impl Future<Output = Result<DeleteEventSourceMappingOutput, Error>> + Send {
        ready(Err(Error::not_built("lambda", "DeleteEventSourceMapping")))
    }
    /// `DeleteFunction`
    fn delete_function(&self, call: &Call, input: DeleteFunctionInput) -> impl Future<Output = Result<DeleteFunctionOutput, Error>> + Send {
        ready(Err(Error::not_built("lambda", "DeleteFunction")))
    }
    /// `DeleteFunctionCodeSigningConfig`
    fn delete_function_code_signing_config(&self, call: &Call, input: DeleteFunctionCodeSigningConfigInput) -> impl Future<Output = Result<DeleteFunctionCodeSigningConfigOutput, Error>> + Send {
        ready(Err(Error::not_built("lambda", "DeleteFunctionCodeSigningConfig")))
    }
    /// `DeleteFunctionConcurrency`
    fn delete_function_concurrency(&self, call: &Call, input: DeleteFunctionConcurrencyInput) -> impl Future<Output = Result<DeleteFunctionConcurrencyOutput, Error>> + Send {
        ready(Err(Error::not_built("lambda", "DeleteFunctionConcurrency")))
    }
    /// `DeleteFunctionEventInvokeConfig`
    fn delete_function_event_invoke_config(&self, call: &Call, input: DeleteFunctionEventInvokeConfigInput) -> impl Future<Output = Result<DeleteFunctionEventInvokeConfigOutput, Error>> + Send {
        ready(Err(Error::not_built("lambda", "DeleteFunctionEventInvokeConfig")))
    }
    /// `DeleteFunctionUrlConfig`
    fn delete_function_url_config(&self, call: &Call, input: DeleteFunctionUrlConfigInput) -> impl Future<Output = Result<DeleteFunctionUrlConfigOutput, Error>> + Send {
        ready(Err(Error::not_built("lambda", "DeleteFunctionUrlConfig")))
    }
    /// `DeleteLayerVersion`
    fn delete_layer_version(&self, call: &Call, input: DeleteLayerVersionInput) -> impl Future<Output = Result<DeleteLayerVersionOutput, Error>> + Send {
        ready(Err(Error::not_built("lambda", "DeleteLayerVersion")))
    }
    /// `DeleteProvisionedConcurrencyConfig`
    fn delete_provisioned_concurrency_config(&self, call: &Call, input: DeleteProvisionedConcurrencyConfigInput) -> impl Future<Output = Result<DeleteProvisionedConcurrencyConfigOutput, Error>> + Send {
        ready(Err(Error::not_built("lambda", "DeleteProvisionedConcurrencyConfig")))
    }
    /// `DeleteResourcePolicy`
    fn delete_resource_policy(&self, call: &Call, input: DeleteResourcePolicyInput) -> impl Future<Output = Result<DeleteResourcePolicyOutput, Error>> + Send {
        ready(Err(Error::not_built("lambda", "DeleteResourcePolicy")))
    }
    /// `GetAccountSettings`
    fn get_account_settings(&self, call: &Call, input: GetAccountSettingsInput) -> impl Future<Output = Result<GetAccountSettingsOutput, Error>> + Send {
        ready(Err(Error::not_built("lambda", "GetAccountSettings")))
    }
    /// `GetAlias`
    fn get_alias(&self, call: &Call, input: GetAliasInput) -> impl Future<Output = Result<GetAliasOutput, Error>> + Send {
        ready(Err(Error::not_built("lambda", "GetAlias")))
    }
    /// `GetCapacityProvider`
    fn get_capacity_provider(&self, call: &Call, input: GetCapacityProviderInput) -> impl Future<Output = Result<GetCapacityProviderOutput, Error>> + Send {
        ready(Err(Error::not_built("lambda", "GetCapacityProvider")))
    }
    /// `GetCodeSigningConfig`
    fn get_code_signing_config(&self, call: &Call, input: GetCodeSigningConfigInput) -> impl Future<Output = Result<GetCodeSigningConfigOutput, Error>> + Send {
        ready(Err(Error::not_built("lambda", "GetCodeSigningConfig")))
    }
    /// `GetDurableExecution`
    fn get_durable_execution(&self, call: &Call, input: GetDurableExecutionInput) -> impl Future<Output = Result<GetDurableExecutionOutput, Error>> + Send {
        ready(Err(Error::not_built("lambda", "GetDurableExecution")))
    }
    /// `GetDurableExecutionHistory`
    fn get_durable_execution_history(&self, call: &Call, input: GetDurableExecutionHistoryInput) -> impl Future<Output = Result<GetDurableExecutionHistoryOutput, Error>> + Send {
        ready(Err(Error::not_built("lambda", "GetDurableExecutionHistory")))
    }
    /// `GetDurableExecutionState`
    fn get_durable_execution_state(&self, call: &Call, input: GetDurableExecutionStateInput) -> impl Future<Output = Result<GetDurableExecutionStateOutput, Error>> + Send {
        ready(Err(Error::not_built("lambda", "GetDurableExecutionState")))
    }
    /// `GetEventSourceMapping`
    fn get_event_source_mapping(&self, call: &Call, input: GetEventSourceMappingInput) -> impl Future<Output = Result<GetEventSourceMappingOutput, Error>> + Send {
        ready(Err(Error::not_built("lambda", "GetEventSourceMapping")))
    }
    /// `GetFunction`
    fn get_function(&self, call: &Call, input: GetFunctionInput) -> impl Future<Output = Result<GetFunctionOutput, Error>> + Send {
        ready(Err(Error::not_built("lambda", "GetFunction")))
    }
    /// `GetFunctionCodeSigningConfig`
    fn get_function_code_signing_config(&self, call: &Call, input: GetFunctionCodeSigningConfigInput) -> impl Future<Output = Result<GetFunctionCodeSigningConfigOutput, Error>> + Send {
        ready(Err(Error::not_built("lambda", "GetFunctionCodeSigningConfig")))
    }
    /// `GetFunctionConcurrency`
    fn get_function_concurrency(&self, call: &Call, input: GetFunctionConcurrencyInput) -> impl Future<Output = Result<GetFunctionConcurrencyOutput, Error>> + Send {
        ready(Err(Error::not_built("lambda", "GetFunctionConcurrency")))
    }
    /// `GetFunctionConfiguration`
    fn get_function_configuration(&self, call: &Call, input: GetFunctionConfigurationInput) -> impl Future<Output = Result<GetFunctionConfigurationOutput, Error>> + Send {
        ready(Err(Error::not_built("lambda", "GetFunctionConfiguration")))
    }
    /// `GetFunctionEventInvokeConfig`
    fn get_function_event_invoke_config(&self, call: &Call, input: GetFunctionEventInvokeConfigInput) -> impl Future<Output = Result<GetFunctionEventInvokeConfigOutput, Error>> + Send {
        ready(Err(Error::not_built("lambda", "GetFunctionEventInvokeConfig")))
    }
    /// `GetFunctionRecursionConfig`
    fn get_function_recursion_config(&self, call: &Call, input: GetFunctionRecursionConfigInput) -> impl Future<Output = Result<GetFunctionRecursionConfigOutput, Error>> + Send {
        ready(Err(Error::not_built("lambda", "GetFunctionRecursionConfig")))
    }
    /// `GetFunctionScalingConfig`
    fn get_function_scaling_config(&self, call: &Call, input: GetFunctionScalingConfigInput) -> impl Future<Output = Result<GetFunctionScalingConfigOutput, Error>> + Send {
        ready(Err(Error::not_built("lambda", "GetFunctionScalingConfig")))
    }
    /// `GetFunctionUrlConfig`
    fn get_function_url_config(&self, call: &Call, input: GetFunctionUrlConfigInput) -> impl Future<Output = Result<GetFunctionUrlConfigOutput, Error>> + Send {
        ready(Err(Error::not_built("lambda", "GetFunctionUrlConfig")))
    }
    /// `GetLayerVersion`
    fn get_layer_version(&self, call: &Call, input: GetLayerVersionInput) -> impl Future<Output = Result<GetLayerVersionOutput, Error>> + Send {
        ready(Err(Error::not_built("lambda", "GetLayerVersion")))
    }
    /// `GetLayerVersionByArn`
    fn get_layer_version_by_arn(&self, call: &Call, input: GetLayerVersionByArnInput) -> impl Future<Output = Result<GetLayerVersionByArnOutput, Error>> + Send {
        ready(Err(Error::not_built("lambda", "GetLayerVersionByArn")))
    }
    /// `GetLayerVersionPolicy`
    fn get_layer_version_policy(&self, call: &Call, input: GetLayerVersionPolicyInput) -> impl Future<Output = Result<GetLayerVersionPolicyOutput, Error>> + Send {
        ready(Err(Error::not_built("lambda", "GetLayerVersionPolicy")))
    }
    /// `GetPolicy`
    fn get_policy(&self, call: &Call, input: GetPolicyInput) -> impl Future<Output = Result<GetPolicyOutput, Error>> + Send {
        ready(Err(Error::not_built("lambda", "GetPolicy")))
    }
    /// `GetProvisionedConcurrencyConfig`
    fn get_provisioned_concurrency_config(&self, call: &Call, input: GetProvisionedConcurrencyConfigInput) -> impl Future<Output = Result<GetProvisionedConcurrencyConfigOutput, Error>> + Send {
        ready(Err(Error::not_built("lambda", "GetProvisionedConcurrencyConfig")))
    }
    /// `GetResourcePolicy`
    fn get_resource_policy(&self, call: &Call, input: GetResourcePolicyInput) -> impl Future<Output = Result<GetResourcePolicyOutput, Error>> + Send {
        ready(Err(Error::not_built("lambda", "GetResourcePolicy")))
    }
    /// `GetRuntimeManagementConfig`
    fn get_runtime_management_config(&self, call: &Call, input: GetRuntimeManagementConfigInput) -> impl Future<Output = Result<GetRuntimeManagementConfigOutput, Error>> + Send {
        ready(Err(Error::not_built("lambda", "GetRuntimeManagementConfig")))
    }
    /// `Invoke`
    fn invoke(&self, call: &Call, input: InvokeInput) -> impl Future<Output = Result<InvokeOutput, Error>> + Send {
        ready(Err(Error::not_built("lambda", "Invoke")))
    }
    /// `InvokeAsync`
    fn invoke_async(&self, call: &Call, input: InvokeAsyncInput) -> impl Future<Output = Result<InvokeAsyncOutput, Error>> + Send {
        ready(Err(Error::not_built("lambda", "InvokeAsync")))
    }
    /// `InvokeWithResponseStream`
    fn invoke_with_response_stream(&self, call: &Call, input: InvokeWithResponseStreamInput) -> impl Future<Output = Result<InvokeWithResponseStreamOutput, Error>> + Send {
        ready(Err(Error::not_built("lambda", "InvokeWithResponseStream")))
    }
    /// `ListAliases`
    fn list_aliases(&self, call: &Call, input: ListAliasesInput) -> impl Future<Output = Result<ListAliasesOutput, Error>> + Send {
        ready(Err(Error::not_built("lambda", "ListAliases")))
    }
    /// `ListCapacityProviders`
    fn list_capacity_providers(&self, call: &Call, input: ListCapacityProvidersInput) -> impl Future<Output = Result<ListCapacityProvidersOutput, Error>> + Send {
        ready(Err(Error::not_built("lambda", "ListCapacityProviders")))
    }
    /// `ListCodeSigningConfigs`
    fn list_code_signing_configs(&self, call: &Call, input: ListCodeSigningConfigsInput) -> impl Future<Output = Result<ListCodeSigningConfigsOutput, Error>> + Send {
        ready(Err(Error::not_built("lambda", "ListCodeSigningConfigs")))
    }
    /// `ListDurableExecutionsByFunction`
    fn list_durable_executions_by_function(&self, call: &Call, input: ListDurableExecutionsByFunctionInput) -> impl Future<Output = Result<ListDurableExecutionsByFunctionOutput, Error>> + Send {
        ready(Err(Error::not_built("lambda", "ListDurableExecutionsByFunction")))
    }
    /// `ListEventSourceMappings`
    fn list_event_source_mappings(&self, call: &Call, input: ListEventSourceMappingsInput) -> impl Future<Output = Result<ListEventSourceMappingsOutput, Error>> + Send {
        ready(Err(Error::not_built("lambda", "ListEventSourceMappings")))
    }
    /// `ListFunctionEventInvokeConfigs`
    fn list_function_event_invoke_configs(&self, call: &Call, input: ListFunctionEventInvokeConfigsInput) -> impl Future<Output = Result<ListFunctionEventInvokeConfigsOutput, Error>> + Send {
        ready(Err(Error::not_built("lambda", "ListFunctionEventInvokeConfigs")))
    }
    /// `ListFunctionUrlConfigs`
    fn list_function_url_configs(&self, call: &Call, input: ListFunctionUrlConfigsInput) -> impl Future<Output = Result<ListFunctionUrlConfigsOutput, Error>> + Send {
        ready(Err(Error::not_built("lambda", "ListFunctionUrlConfigs")))
    }
    /// `ListFunctionVersionsByCapacityProvider`
    fn list_function_versions_by_capacity_provider(&self, call: &Call, input: ListFunctionVersionsByCapacityProviderInput) -> impl Future<Output = Result<ListFunctionVersionsByCapacityProviderOutput, Error>> + Send {
        ready(Err(Error::not_built("lambda", "ListFunctionVersionsByCapacityProvider")))
    }
    /// `ListFunctions`
    fn list_functions(&self, call: &Call, input: ListFunctionsInput) -> impl Future<Output = Result<ListFunctionsOutput, Error>> + Send {
        ready(Err(Error::not_built("lambda", "ListFunctions")))
    }
    /// `ListFunctionsByCodeSigningConfig`
    fn list_functions_by_code_signing_config(&self, call: &Call, input: ListFunctionsByCodeSigningConfigInput) -> impl Future<Output = Result<ListFunctionsByCodeSigningConfigOutput, Error>> + Send {
        ready(Err(Error::not_built("lambda", "ListFunctionsByCodeSigningConfig")))
    }
    /// `ListLayerVersions`
    fn list_layer_versions(&self, call: &Call, input: ListLayerVersionsInput) -> impl Future<Output = Result<ListLayerVersionsOutput, Error>> + Send {
        ready(Err(Error::not_built("lambda", "ListLayerVersions")))
    }
    /// `ListLayers`
    fn list_layers(&self, call: &Call, input: ListLayersInput) -> impl Future<Output = Result<ListLayersOutput, Error>> + Send {
        ready(Err(Error::not_built("lambda", "ListLayers")))
    }
    /// `ListProvisionedConcurrencyConfigs`
    fn list_provisioned_concurrency_configs(&self, call: &Call, input: ListProvisionedConcurrencyConfigsInput) -> impl Future<Output = Result<ListProvisionedConcurrencyConfigsOutput, Error>> + Send {
        ready(Err(Error::not_built("lambda", "ListProvisionedConcurrencyConfigs")))
    }
    /// `ListTags`
    fn list_tags(&self, call: &Call, input: ListTagsInput) -> impl Future<Output = Result<ListTagsOutput, Error>> + Send {
        ready(Err(Error::not_built("lambda", "ListTags")))
    }
    /// `ListVersionsByFunction`
    fn list_versions_by_function(&self, call: &Call, input: ListVersionsByFunctionInput) -> impl Future<Output = Result<ListVersionsByFunctionOutput, Error>> + Send {
        ready(Err(Error::not_built("lambda", "ListVersionsByFunction")))
    }
    /// `PauseDurableExecution`
    fn pause_durable_execution(&self, call: &Call, input: PauseDurableExecutionInput) -> impl Future<Output = Result<PauseDurableExecutionOutput, Error>> + Send {
        ready(Err(Error::not_built("lambda", "PauseDurableExecution")))
    }
    /// `PublishLayerVersion`
    fn publish_layer_version(&self, call: &Call, input: PublishLayerVersionInput) -> impl Future<Output = Result<PublishLayerVersionOutput, Error>> + Send {
        ready(Err(Error::not_built("lambda", "PublishLayerVersion")))
    }
    /// `PublishVersion`
    fn publish_version(&self, call: &Call, input: PublishVersionInput) -> impl Future<Output = Result<PublishVersionOutput, Error>> + Send {
        ready(Err(Error::not_built("lambda", "PublishVersion")))
    }
    /// `PutFunctionCodeSigningConfig`
    fn put_function_code_signing_config(&self, call: &Call, input: PutFunctionCodeSigningConfigInput) -> impl Future<Output = Result<PutFunctionCodeSigningConfigOutput, Error>> + Send {
        ready(Err(Error::not_built("lambda", "PutFunctionCodeSigningConfig")))
    }
    /// `PutFunctionConcurrency`
    fn put_function_concurrency(&self, call: &Call, input: PutFunctionConcurrencyInput) -> impl Future<Output = Result<PutFunctionConcurrencyOutput, Error>> + Send {
        ready(Err(Error::not_built("lambda", "PutFunctionConcurrency")))
    }
    /// `PutFunctionEventInvokeConfig`
    fn put_function_event_invoke_config(&self, call: &Call, input: PutFunctionEventInvokeConfigInput) -> impl Future<Output = Result<PutFunctionEventInvokeConfigOutput, Error>> + Send {
        ready(Err(Error::not_built("lambda", "PutFunctionEventInvokeConfig")))
    }
    /// `PutFunctionRecursionConfig`
    fn put_function_recursion_config(&self, call: &Call, input: PutFunctionRecursionConfigInput) -> impl Future<Output = Result<PutFunctionRecursionConfigOutput, Error>> + Send {
        ready(Err(Error::not_built("lambda", "PutFunctionRecursionConfig")))
    }
    /// `PutFunctionScalingConfig`
    fn put_function_scaling_config(&self, call: &Call, input: PutFunctionScalingConfigInput) -> impl Future<Output = Result<PutFunctionScalingConfigOutput, Error>> + Send {
        ready(Err(Error::not_built("lambda", "PutFunctionScalingConfig")))
    }
    /// `PutProvisionedConcurrencyConfig`
    fn put_provisioned_concurrency_config(&self, call: &Call, input: PutProvisionedConcurrencyConfigInput) -> impl Future<Output = Result<PutProvisionedConcurrencyConfigOutput, Error>> + Send {
        ready(Err(Error::not_built("lambda", "PutProvisionedConcurrencyConfig")))
    }
    /// `PutResourcePolicy`
    fn put_resource_policy(&self, call: &Call, input: PutResourcePolicyInput) -> impl Future<Output = Result<PutResourcePolicyOutput, Error>> + Send {
        ready(Err(Error::not_built("lambda", "PutResourcePolicy")))
    }
    /// `PutRuntimeManagementConfig`
    fn put_runtime_management_config(&self, call: &Call, input: PutRuntimeManagementConfigInput) -> impl Future<Output = Result<PutRuntimeManagementConfigOutput, Error>> + Send {
        ready(Err(Error::not_built("lambda", "PutRuntimeManagementConfig")))
    }
    /// `RemoveLayerVersionPermission`
    fn remove_layer_version_permission(&self, call: &Call, input: RemoveLayerVersionPermissionInput) -> impl Future<Output = Result<RemoveLayerVersionPermissionOutput, Error>> + Send {
        ready(Err(Error::not_built("lambda", "RemoveLayerVersionPermission")))
    }
    /// `RemovePermission`
    fn remove_permission(&self, call: &Call, input: RemovePermissionInput) -> impl Future<Output = Result<RemovePermissionOutput, Error>> + Send {
        ready(Err(Error::not_built("lambda", "RemovePermission")))
    }
    /// `ResumeDurableExecution`
    fn resume_durable_execution(&self, call: &Call, input: ResumeDurableExecutionInput) -> impl Future<Output = Result<ResumeDurableExecutionOutput, Error>> + Send {
        ready(Err(Error::not_built("lambda", "ResumeDurableExecution")))
    }
    /// `SendDurableExecutionCallbackFailure`
    fn send_durable_execution_callback_failure(&self, call: &Call, input: SendDurableExecutionCallbackFailureInput) -> impl Future<Output = Result<SendDurableExecutionCallbackFailureOutput, Error>> + Send {
        ready(Err(Error::not_built("lambda", "SendDurableExecutionCallbackFailure")))
    }
    /// `SendDurableExecutionCallbackHeartbeat`
    fn send_durable_execution_callback_heartbeat(&self, call: &Call, input: SendDurableExecutionCallbackHeartbeatInput) -> impl Future<Output = Result<SendDurableExecutionCallbackHeartbeatOutput, Error>> + Send {
        ready(Err(Error::not_built("lambda", "SendDurableExecutionCallbackHeartbeat")))
    }
    /// `SendDurableExecutionCallbackSuccess`
    fn send_durable_execution_callback_success(&self, call: &Call, input: SendDurableExecutionCallbackSuccessInput) -> impl Future<Output = Result<SendDurableExecutionCallbackSuccessOutput, Error>> + Send {
        ready(Err(Error::not_built("lambda", "SendDurableExecutionCallbackSuccess")))
    }
    /// `StopDurableExecution`
    fn stop_durable_execution(&self, call: &Call, input: StopDurableExecutionInput) -> impl Future<Output = Result<StopDurableExecutionOutput, Error>> + Send {
        ready(Err(Error::not_built("lambda", "StopDurableExecution")))
    }
    /// `TagResource`
    fn tag_resource(&self, call: &Call, input: TagResourceInput) -> impl Future<Output = Result<TagResourceOutput, Error>> + Send {
        ready(Err(Error::not_built("lambda", "TagResource")))
    }
    /// `UntagResource`
    fn untag_resource(&self, call: &Call, input: UntagResourceInput) -> impl Future<Output = Result<UntagResourceOutput, Error>> + Send {
        ready(Err(Error::not_built("lambda", "UntagResource")))
    }
    /// `UpdateAlias`
    fn update_alias(&self, call: &Call, input: UpdateAliasInput) -> impl Future<Output = Result<UpdateAliasOutput, Error>> + Send {
        ready(Err(Error::not_built("lambda", "UpdateAlias")))
    }
    /// `UpdateCapacityProvider`
    fn update_capacity_provider(&self, call: &Call, input: UpdateCapacityProviderInput) -> impl Future<Output = Result<UpdateCapacityProviderOutput, Error>> + Send {
        ready(Err(Error::not_built("lambda", "UpdateCapacityProvider")))
    }
    /// `UpdateCodeSigningConfig`
    fn update_code_signing_config(&self, call: &Call, input: UpdateCodeSigningConfigInput) -> impl Future<Output = Result<UpdateCodeSigningConfigOutput, Error>> + Send {
        ready(Err(Error::not_built("lambda", "UpdateCodeSigningConfig")))
    }
    /// `UpdateEventSourceMapping`
    fn update_event_source_mapping(&self, call: &Call, input: UpdateEventSourceMappingInput) -> impl Future<Output = Result<UpdateEventSourceMappingOutput, Error>> + Send {
        ready(Err(Error::not_built("lambda", "UpdateEventSourceMapping")))
    }
    /// `UpdateFunctionCode`
    fn update_function_code(&self, call: &Call, input: UpdateFunctionCodeInput) -> impl Future<Output = Result<UpdateFunctionCodeOutput, Error>> + Send {
        ready(Err(Error::not_built("lambda", "UpdateFunctionCode")))
    }
    /// `UpdateFunctionConfiguration`
    fn update_function_configuration(&self, call: &Call, input: UpdateFunctionConfigurationInput) -> impl Future<Output = Result<UpdateFunctionConfigurationOutput, Error>> + Send {
        ready(Err(Error::not_built("lambda", "UpdateFunctionConfiguration")))
    }
    /// `UpdateFunctionEventInvokeConfig`
    fn update_function_event_invoke_config(&self, call: &Call, input: UpdateFunctionEventInvokeConfigInput) -> impl Future<Output = Result<UpdateFunctionEventInvokeConfigOutput, Error>> + Send {
        ready(Err(Error::not_built("lambda", "UpdateFunctionEventInvokeConfig")))
    }
    /// `UpdateFunctionUrlConfig`
    fn update_function_url_config(&self, call: &Call, input: UpdateFunctionUrlConfigInput) -> impl Future<Output = Result<UpdateFunctionUrlConfigOutput, Error>> + Send {
        ready(Err(Error::not_built("lambda", "UpdateFunctionUrlConfig")))
    }
}

/// Calls `operation` with an input that was checked before.
#[rustfmt::skip]
async fn dispatch(service: &impl Lambda, call: &Call, operation: &'static crate::aws::schema::Operation, node: Node<'_>) -> Result<Output, Error> {
    match operation.index {
        0 => Ok(Box::new(service.add_layer_version_permission(call, input(node)).await?)),
        1 => Ok(Box::new(service.add_permission(call, input(node)).await?)),
        2 => Ok(Box::new(service.checkpoint_durable_execution(call, input(node)).await?)),
        3 => Ok(Box::new(service.create_alias(call, input(node)).await?)),
        4 => Ok(Box::new(service.create_capacity_provider(call, input(node)).await?)),
        5 => Ok(Box::new(service.create_code_signing_config(call, input(node)).await?)),
        6 => Ok(Box::new(service.create_event_source_mapping(call, input(node)).await?)),
        7 => Ok(Box::new(service.create_function(call, input(node)).await?)),
        8 => Ok(Box::new(service.create_function_url_config(call, input(node)).await?)),
        9 => Ok(Box::new(service.delete_alias(call, input(node)).await?)),
        10 => Ok(Box::new(service.delete_capacity_provider(call, input(node)).await?)),
        11 => Ok(Box::new(service.delete_code_signing_config(call, input(node)).await?)),
        12 => Ok(Box::new(service.delete_durable_execution(call, input(node)).await?)),
        13 => Ok(Box::new(service.delete_event_source_mapping(call, input(node)).await?)),
        14 => Ok(Box::new(service.delete_function(call, input(node)).await?)),
        15 => Ok(Box::new(service.delete_function_code_signing_config(call, input(node)).await?)),
        16 => Ok(Box::new(service.delete_function_concurrency(call, input(node)).await?)),
        17 => Ok(Box::new(service.delete_function_event_invoke_config(call, input(node)).await?)),
        18 => Ok(Box::new(service.delete_function_url_config(call, input(node)).await?)),
        19 => Ok(Box::new(service.delete_layer_version(call, input(node)).await?)),
        20 => Ok(Box::new(service.delete_provisioned_concurrency_config(call, input(node)).await?)),
        21 => Ok(Box::new(service.delete_resource_policy(call, input(node)).await?)),
        22 => Ok(Box::new(service.get_account_settings(call, input(node)).await?)),
        23 => Ok(Box::new(service.get_alias(call, input(node)).await?)),
        24 => Ok(Box::new(service.get_capacity_provider(call, input(node)).await?)),
        25 => Ok(Box::new(service.get_code_signing_config(call, input(node)).await?)),
        26 => Ok(Box::new(service.get_durable_execution(call, input(node)).await?)),
        27 => Ok(Box::new(service.get_durable_execution_history(call, input(node)).await?)),
        28 => Ok(Box::new(service.get_durable_execution_state(call, input(node)).await?)),
        29 => Ok(Box::new(service.get_event_source_mapping(call, input(node)).await?)),
        30 => Ok(Box::new(service.get_function(call, input(node)).await?)),
        31 => Ok(Box::new(service.get_function_code_signing_config(call, input(node)).await?)),
        32 => Ok(Box::new(service.get_function_concurrency(call, input(node)).await?)),
        33 => Ok(Box::new(service.get_function_configuration(call, input(node)).await?)),
        34 => Ok(Box::new(service.get_function_event_invoke_config(call, input(node)).await?)),
        35 => Ok(Box::new(service.get_function_recursion_config(call, input(node)).await?)),
        36 => Ok(Box::new(service.get_function_scaling_config(call, input(node)).await?)),
        37 => Ok(Box::new(service.get_function_url_config(call, input(node)).await?)),
        38 => Ok(Box::new(service.get_layer_version(call, input(node)).await?)),
        39 => Ok(Box::new(service.get_layer_version_by_arn(call, input(node)).await?)),
        40 => Ok(Box::new(service.get_layer_version_policy(call, input(node)).await?)),
        41 => Ok(Box::new(service.get_policy(call, input(node)).await?)),
        42 => Ok(Box::new(service.get_provisioned_concurrency_config(call, input(node)).await?)),
        43 => Ok(Box::new(service.get_resource_policy(call, input(node)).await?)),
        44 => Ok(Box::new(service.get_runtime_management_config(call, input(node)).await?)),
        45 => Ok(Box::new(service.invoke(call, input(node)).await?)),
        46 => Ok(Box::new(service.invoke_async(call, input(node)).await?)),
        47 => Ok(Box::new(service.invoke_with_response_stream(call, input(node)).await?)),
        48 => Ok(Box::new(service.list_aliases(call, input(node)).await?)),
        49 => Ok(Box::new(service.list_capacity_providers(call, input(node)).await?)),
        50 => Ok(Box::new(service.list_code_signing_configs(call, input(node)).await?)),
        51 => Ok(Box::new(service.list_durable_executions_by_function(call, input(node)).await?)),
        52 => Ok(Box::new(service.list_event_source_mappings(call, input(node)).await?)),
        53 => Ok(Box::new(service.list_function_event_invoke_configs(call, input(node)).await?)),
        54 => Ok(Box::new(service.list_function_url_configs(call, input(node)).await?)),
        55 => Ok(Box::new(service.list_function_versions_by_capacity_provider(call, input(node)).await?)),
        56 => Ok(Box::new(service.list_functions(call, input(node)).await?)),
        57 => Ok(Box::new(service.list_functions_by_code_signing_config(call, input(node)).await?)),
        58 => Ok(Box::new(service.list_layer_versions(call, input(node)).await?)),
        59 => Ok(Box::new(service.list_layers(call, input(node)).await?)),
        60 => Ok(Box::new(service.list_provisioned_concurrency_configs(call, input(node)).await?)),
        61 => Ok(Box::new(service.list_tags(call, input(node)).await?)),
        62 => Ok(Box::new(service.list_versions_by_function(call, input(node)).await?)),
        63 => Ok(Box::new(service.pause_durable_execution(call, input(node)).await?)),
        64 => Ok(Box::new(service.publish_layer_version(call, input(node)).await?)),
        65 => Ok(Box::new(service.publish_version(call, input(node)).await?)),
        66 => Ok(Box::new(service.put_function_code_signing_config(call, input(node)).await?)),
        67 => Ok(Box::new(service.put_function_concurrency(call, input(node)).await?)),
        68 => Ok(Box::new(service.put_function_event_invoke_config(call, input(node)).await?)),
        69 => Ok(Box::new(service.put_function_recursion_config(call, input(node)).await?)),
        70 => Ok(Box::new(service.put_function_scaling_config(call, input(node)).await?)),
        71 => Ok(Box::new(service.put_provisioned_concurrency_config(call, input(node)).await?)),
        72 => Ok(Box::new(service.put_resource_policy(call, input(node)).await?)),
        73 => Ok(Box::new(service.put_runtime_management_config(call, input(node)).await?)),
        74 => Ok(Box::new(service.remove_layer_version_permission(call, input(node)).await?)),
        75 => Ok(Box::new(service.remove_permission(call, input(node)).await?)),
        76 => Ok(Box::new(service.resume_durable_execution(call, input(node)).await?)),
        77 => Ok(Box::new(service.send_durable_execution_callback_failure(call, input(node)).await?)),
        78 => Ok(Box::new(service.send_durable_execution_callback_heartbeat(call, input(node)).await?)),
        79 => Ok(Box::new(service.send_durable_execution_callback_success(call, input(node)).await?)),
        80 => Ok(Box::new(service.stop_durable_execution(call, input(node)).await?)),
        81 => Ok(Box::new(service.tag_resource(call, input(node)).await?)),
        82 => Ok(Box::new(service.untag_resource(call, input(node)).await?)),
        83 => Ok(Box::new(service.update_alias(call, input(node)).await?)),
        84 => Ok(Box::new(service.update_capacity_provider(call, input(node)).await?)),
        85 => Ok(Box::new(service.update_code_signing_config(call, input(node)).await?)),
        86 => Ok(Box::new(service.update_event_source_mapping(call, input(node)).await?)),
        87 => Ok(Box::new(service.update_function_code(call, input(node)).await?)),
        88 => Ok(Box::new(service.update_function_configuration(call, input(node)).await?)),
        89 => Ok(Box::new(service.update_function_event_invoke_config(call, input(node)).await?)),
        90 => Ok(Box::new(service.update_function_url_config(call, input(node)).await?)),
        _ => Err(unknown(operation)),
    }
}

/// Answers an HTTP request: reads and checks the input, calls the operation, writes its output or error.
pub async fn serve(
    service: &impl Lambda,
    call: &Call,
    head: &http::request::Parts,
    body: &bytes::Bytes,
) -> Served {
    answer(&SERVICE, call, head, body, |operation, node| dispatch(service, call, operation, node)).await
}

/// Calls an operation by name, with JSON in and out: blobs as base64, moments as seconds since 1970.
pub async fn call_json(
    service: &impl Lambda,
    call: &Call,
    operation: &str,
    input: &serde_json::Value,
) -> Result<serde_json::Value, Error> {
    json_door(&SERVICE, operation, input, |operation, node| dispatch(service, call, operation, node)).await
}
