//! The API's operations, one file per kind.

#![expect(clippy::unused_async, reason = "every operation is awaited by the trait, whether it waits or not")]

mod aliases;
mod capacity_providers;
mod code_signing;
mod concurrency;
mod download;
mod event_invoke;
mod functions;
mod invoke;
mod invoke_stream;
mod layers;
mod mappings;
mod pages;
mod permissions;
mod permitted;
mod provisioned;
mod settings;
mod tags;
mod urls;
mod versions;

use super::Engine;
use crate::aws::model::lambda as model;
use crate::aws::{Call, Error};

/// Names the operations that are built; each is answered by the engine's own method of that name.
macro_rules! operations {
    ($($operation:ident($input:ident) -> $output:ident;)*) => {
        impl model::Lambda for Engine {
            $(
                async fn $operation(&self, call: &Call, input: model::$input) -> Result<model::$output, Error> {
                    Engine::$operation(self, call, input).await
                }
            )*
        }
    };
}

operations! {
    add_layer_version_permission(AddLayerVersionPermissionInput) -> AddLayerVersionPermissionOutput;
    add_permission(AddPermissionInput) -> AddPermissionOutput;
    create_alias(CreateAliasInput) -> CreateAliasOutput;
    create_capacity_provider(CreateCapacityProviderInput) -> CreateCapacityProviderOutput;
    create_code_signing_config(CreateCodeSigningConfigInput) -> CreateCodeSigningConfigOutput;
    create_event_source_mapping(CreateEventSourceMappingInput) -> CreateEventSourceMappingOutput;
    create_function(CreateFunctionInput) -> CreateFunctionOutput;
    create_function_url_config(CreateFunctionUrlConfigInput) -> CreateFunctionUrlConfigOutput;
    delete_alias(DeleteAliasInput) -> DeleteAliasOutput;
    delete_capacity_provider(DeleteCapacityProviderInput) -> DeleteCapacityProviderOutput;
    delete_code_signing_config(DeleteCodeSigningConfigInput) -> DeleteCodeSigningConfigOutput;
    delete_event_source_mapping(DeleteEventSourceMappingInput) -> DeleteEventSourceMappingOutput;
    delete_function(DeleteFunctionInput) -> DeleteFunctionOutput;
    delete_function_code_signing_config(DeleteFunctionCodeSigningConfigInput) -> DeleteFunctionCodeSigningConfigOutput;
    delete_function_concurrency(DeleteFunctionConcurrencyInput) -> DeleteFunctionConcurrencyOutput;
    delete_function_event_invoke_config(DeleteFunctionEventInvokeConfigInput) -> DeleteFunctionEventInvokeConfigOutput;
    delete_function_url_config(DeleteFunctionUrlConfigInput) -> DeleteFunctionUrlConfigOutput;
    delete_layer_version(DeleteLayerVersionInput) -> DeleteLayerVersionOutput;
    delete_provisioned_concurrency_config(DeleteProvisionedConcurrencyConfigInput) -> DeleteProvisionedConcurrencyConfigOutput;
    delete_resource_policy(DeleteResourcePolicyInput) -> DeleteResourcePolicyOutput;
    get_account_settings(GetAccountSettingsInput) -> GetAccountSettingsOutput;
    get_alias(GetAliasInput) -> GetAliasOutput;
    get_capacity_provider(GetCapacityProviderInput) -> GetCapacityProviderOutput;
    get_code_signing_config(GetCodeSigningConfigInput) -> GetCodeSigningConfigOutput;
    get_event_source_mapping(GetEventSourceMappingInput) -> GetEventSourceMappingOutput;
    get_function(GetFunctionInput) -> GetFunctionOutput;
    get_function_code_signing_config(GetFunctionCodeSigningConfigInput) -> GetFunctionCodeSigningConfigOutput;
    get_function_concurrency(GetFunctionConcurrencyInput) -> GetFunctionConcurrencyOutput;
    get_function_configuration(GetFunctionConfigurationInput) -> GetFunctionConfigurationOutput;
    get_function_event_invoke_config(GetFunctionEventInvokeConfigInput) -> GetFunctionEventInvokeConfigOutput;
    get_function_recursion_config(GetFunctionRecursionConfigInput) -> GetFunctionRecursionConfigOutput;
    get_function_scaling_config(GetFunctionScalingConfigInput) -> GetFunctionScalingConfigOutput;
    get_function_url_config(GetFunctionUrlConfigInput) -> GetFunctionUrlConfigOutput;
    get_layer_version(GetLayerVersionInput) -> GetLayerVersionOutput;
    get_layer_version_by_arn(GetLayerVersionByArnInput) -> GetLayerVersionByArnOutput;
    get_layer_version_policy(GetLayerVersionPolicyInput) -> GetLayerVersionPolicyOutput;
    get_policy(GetPolicyInput) -> GetPolicyOutput;
    get_provisioned_concurrency_config(GetProvisionedConcurrencyConfigInput) -> GetProvisionedConcurrencyConfigOutput;
    get_resource_policy(GetResourcePolicyInput) -> GetResourcePolicyOutput;
    get_runtime_management_config(GetRuntimeManagementConfigInput) -> GetRuntimeManagementConfigOutput;
    invoke(InvokeInput) -> InvokeOutput;
    invoke_async(InvokeAsyncInput) -> InvokeAsyncOutput;
    list_aliases(ListAliasesInput) -> ListAliasesOutput;
    list_capacity_providers(ListCapacityProvidersInput) -> ListCapacityProvidersOutput;
    list_code_signing_configs(ListCodeSigningConfigsInput) -> ListCodeSigningConfigsOutput;
    list_event_source_mappings(ListEventSourceMappingsInput) -> ListEventSourceMappingsOutput;
    list_function_event_invoke_configs(ListFunctionEventInvokeConfigsInput) -> ListFunctionEventInvokeConfigsOutput;
    list_function_url_configs(ListFunctionUrlConfigsInput) -> ListFunctionUrlConfigsOutput;
    list_function_versions_by_capacity_provider(ListFunctionVersionsByCapacityProviderInput) -> ListFunctionVersionsByCapacityProviderOutput;
    list_functions(ListFunctionsInput) -> ListFunctionsOutput;
    list_functions_by_code_signing_config(ListFunctionsByCodeSigningConfigInput) -> ListFunctionsByCodeSigningConfigOutput;
    list_layer_versions(ListLayerVersionsInput) -> ListLayerVersionsOutput;
    list_layers(ListLayersInput) -> ListLayersOutput;
    list_provisioned_concurrency_configs(ListProvisionedConcurrencyConfigsInput) -> ListProvisionedConcurrencyConfigsOutput;
    list_tags(ListTagsInput) -> ListTagsOutput;
    list_versions_by_function(ListVersionsByFunctionInput) -> ListVersionsByFunctionOutput;
    publish_layer_version(PublishLayerVersionInput) -> PublishLayerVersionOutput;
    publish_version(PublishVersionInput) -> PublishVersionOutput;
    put_function_code_signing_config(PutFunctionCodeSigningConfigInput) -> PutFunctionCodeSigningConfigOutput;
    put_function_concurrency(PutFunctionConcurrencyInput) -> PutFunctionConcurrencyOutput;
    put_function_event_invoke_config(PutFunctionEventInvokeConfigInput) -> PutFunctionEventInvokeConfigOutput;
    put_function_recursion_config(PutFunctionRecursionConfigInput) -> PutFunctionRecursionConfigOutput;
    put_function_scaling_config(PutFunctionScalingConfigInput) -> PutFunctionScalingConfigOutput;
    put_provisioned_concurrency_config(PutProvisionedConcurrencyConfigInput) -> PutProvisionedConcurrencyConfigOutput;
    put_resource_policy(PutResourcePolicyInput) -> PutResourcePolicyOutput;
    put_runtime_management_config(PutRuntimeManagementConfigInput) -> PutRuntimeManagementConfigOutput;
    remove_layer_version_permission(RemoveLayerVersionPermissionInput) -> RemoveLayerVersionPermissionOutput;
    remove_permission(RemovePermissionInput) -> RemovePermissionOutput;
    tag_resource(TagResourceInput) -> TagResourceOutput;
    untag_resource(UntagResourceInput) -> UntagResourceOutput;
    update_alias(UpdateAliasInput) -> UpdateAliasOutput;
    update_capacity_provider(UpdateCapacityProviderInput) -> UpdateCapacityProviderOutput;
    update_code_signing_config(UpdateCodeSigningConfigInput) -> UpdateCodeSigningConfigOutput;
    update_event_source_mapping(UpdateEventSourceMappingInput) -> UpdateEventSourceMappingOutput;
    update_function_code(UpdateFunctionCodeInput) -> UpdateFunctionCodeOutput;
    update_function_configuration(UpdateFunctionConfigurationInput) -> UpdateFunctionConfigurationOutput;
    update_function_event_invoke_config(UpdateFunctionEventInvokeConfigInput) -> UpdateFunctionEventInvokeConfigOutput;
    update_function_url_config(UpdateFunctionUrlConfigInput) -> UpdateFunctionUrlConfigOutput;
}
