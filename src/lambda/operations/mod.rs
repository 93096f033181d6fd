//! The API's operations, one file per kind.

#![expect(clippy::unused_async, reason = "every operation is awaited by the trait, whether it waits or not")]

mod aliases;
mod concurrency;
mod download;
mod event_invoke;
mod functions;
mod invoke;
mod invoke_stream;
mod mappings;
mod pages;
mod permissions;
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
    add_permission(AddPermissionInput) -> AddPermissionOutput;
    create_alias(CreateAliasInput) -> CreateAliasOutput;
    create_event_source_mapping(CreateEventSourceMappingInput) -> CreateEventSourceMappingOutput;
    create_function(CreateFunctionInput) -> CreateFunctionOutput;
    create_function_url_config(CreateFunctionUrlConfigInput) -> CreateFunctionUrlConfigOutput;
    delete_alias(DeleteAliasInput) -> DeleteAliasOutput;
    delete_event_source_mapping(DeleteEventSourceMappingInput) -> DeleteEventSourceMappingOutput;
    delete_function(DeleteFunctionInput) -> DeleteFunctionOutput;
    delete_function_concurrency(DeleteFunctionConcurrencyInput) -> DeleteFunctionConcurrencyOutput;
    delete_function_event_invoke_config(DeleteFunctionEventInvokeConfigInput) -> DeleteFunctionEventInvokeConfigOutput;
    delete_function_url_config(DeleteFunctionUrlConfigInput) -> DeleteFunctionUrlConfigOutput;
    get_account_settings(GetAccountSettingsInput) -> GetAccountSettingsOutput;
    get_alias(GetAliasInput) -> GetAliasOutput;
    get_event_source_mapping(GetEventSourceMappingInput) -> GetEventSourceMappingOutput;
    get_function(GetFunctionInput) -> GetFunctionOutput;
    get_function_concurrency(GetFunctionConcurrencyInput) -> GetFunctionConcurrencyOutput;
    get_function_configuration(GetFunctionConfigurationInput) -> GetFunctionConfigurationOutput;
    get_function_event_invoke_config(GetFunctionEventInvokeConfigInput) -> GetFunctionEventInvokeConfigOutput;
    get_function_url_config(GetFunctionUrlConfigInput) -> GetFunctionUrlConfigOutput;
    get_policy(GetPolicyInput) -> GetPolicyOutput;
    invoke(InvokeInput) -> InvokeOutput;
    invoke_async(InvokeAsyncInput) -> InvokeAsyncOutput;
    list_aliases(ListAliasesInput) -> ListAliasesOutput;
    list_event_source_mappings(ListEventSourceMappingsInput) -> ListEventSourceMappingsOutput;
    list_function_event_invoke_configs(ListFunctionEventInvokeConfigsInput) -> ListFunctionEventInvokeConfigsOutput;
    list_function_url_configs(ListFunctionUrlConfigsInput) -> ListFunctionUrlConfigsOutput;
    list_functions(ListFunctionsInput) -> ListFunctionsOutput;
    list_tags(ListTagsInput) -> ListTagsOutput;
    list_versions_by_function(ListVersionsByFunctionInput) -> ListVersionsByFunctionOutput;
    publish_version(PublishVersionInput) -> PublishVersionOutput;
    put_function_concurrency(PutFunctionConcurrencyInput) -> PutFunctionConcurrencyOutput;
    put_function_event_invoke_config(PutFunctionEventInvokeConfigInput) -> PutFunctionEventInvokeConfigOutput;
    remove_permission(RemovePermissionInput) -> RemovePermissionOutput;
    tag_resource(TagResourceInput) -> TagResourceOutput;
    untag_resource(UntagResourceInput) -> UntagResourceOutput;
    update_alias(UpdateAliasInput) -> UpdateAliasOutput;
    update_event_source_mapping(UpdateEventSourceMappingInput) -> UpdateEventSourceMappingOutput;
    update_function_code(UpdateFunctionCodeInput) -> UpdateFunctionCodeOutput;
    update_function_configuration(UpdateFunctionConfigurationInput) -> UpdateFunctionConfigurationOutput;
    update_function_event_invoke_config(UpdateFunctionEventInvokeConfigInput) -> UpdateFunctionEventInvokeConfigOutput;
    update_function_url_config(UpdateFunctionUrlConfigInput) -> UpdateFunctionUrlConfigOutput;
}
