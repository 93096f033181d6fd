// Written by `cargo run -p virga-codegen` from models/. Don't edit.

//! The structures of the service's API.

#![expect(missing_docs, reason = "each is described by the service's API reference")]

use std::collections::BTreeMap;

use bytes::Bytes;

#[allow(clippy::wildcard_imports, reason = "there are dozens")]
use super::enumerations::*;
use crate::aws::value::structure;
use crate::clock::Timestamp;

structure! {
    AcceleratorConfig = ACCELERATOR_CONFIG {
        accelerator_memory_size: i32,
    }
    AccountLimit = ACCOUNT_LIMIT {
        total_code_size: Option<i64>,
        code_size_unzipped: Option<i64>,
        code_size_zipped: Option<i64>,
        concurrent_executions: Option<i32>,
        unreserved_concurrent_executions: Option<i32>,
    }
    AccountUsage = ACCOUNT_USAGE {
        total_code_size: Option<i64>,
        function_count: Option<i64>,
    }
    AddLayerVersionPermissionInput = ADD_LAYER_VERSION_PERMISSION_REQUEST {
        layer_name: String,
        version_number: i64,
        statement_id: String,
        action: String,
        principal: String,
        organization_id: Option<String>,
        revision_id: Option<String>,
    }
    AddLayerVersionPermissionOutput = ADD_LAYER_VERSION_PERMISSION_RESPONSE {
        statement: Option<String>,
        revision_id: Option<String>,
    }
    AddPermissionInput = ADD_PERMISSION_REQUEST {
        function_name: String,
        statement_id: String,
        action: String,
        principal: String,
        source_arn: Option<String>,
        function_url_auth_type: Option<FunctionUrlAuthType>,
        invoked_via_function_url: Option<bool>,
        source_account: Option<String>,
        event_source_token: Option<String>,
        qualifier: Option<String>,
        revision_id: Option<String>,
        principal_org_id: Option<String>,
    }
    AddPermissionOutput = ADD_PERMISSION_RESPONSE {
        statement: Option<String>,
    }
    AliasConfiguration = ALIAS_CONFIGURATION {
        alias_arn: Option<String>,
        name: Option<String>,
        function_version: Option<String>,
        description: Option<String>,
        routing_config: Option<AliasRoutingConfiguration>,
        revision_id: Option<String>,
    }
    AliasRoutingConfiguration = ALIAS_ROUTING_CONFIGURATION {
        additional_version_weights: Option<BTreeMap<String, f64>>,
    }
    AllowedPublishers = ALLOWED_PUBLISHERS {
        signing_profile_version_arns: Vec<String>,
    }
    AmazonManagedKafkaEventSourceConfig = AMAZON_MANAGED_KAFKA_EVENT_SOURCE_CONFIG {
        consumer_group_id: Option<String>,
        schema_registry_config: Option<KafkaSchemaRegistryConfig>,
    }
    CallbackDetails = CALLBACK_DETAILS {
        callback_id: Option<String>,
        result: Option<String>,
        error: Option<ErrorObject>,
    }
    CallbackFailedDetails = CALLBACK_FAILED_DETAILS {
        error: EventError,
    }
    CallbackOptions = CALLBACK_OPTIONS {
        timeout_seconds: Option<i32>,
        heartbeat_timeout_seconds: Option<i32>,
    }
    CallbackStartedDetails = CALLBACK_STARTED_DETAILS {
        callback_id: String,
        heartbeat_timeout: Option<i32>,
        timeout: Option<i32>,
    }
    CallbackSucceededDetails = CALLBACK_SUCCEEDED_DETAILS {
        result: EventResult,
    }
    CallbackTimedOutDetails = CALLBACK_TIMED_OUT_DETAILS {
        error: EventError,
    }
    CapacityProvider = CAPACITY_PROVIDER {
        capacity_provider_arn: String,
        state: CapacityProviderState,
        vpc_config: CapacityProviderVpcConfig,
        permissions_config: CapacityProviderPermissionsConfig,
        instance_requirements: Option<InstanceRequirements>,
        capacity_provider_scaling_config: Option<CapacityProviderScalingConfig>,
        kms_key_arn: Option<String>,
        last_modified: Option<String>,
        propagate_tags: Option<PropagateTags>,
        telemetry_config: Option<CapacityProviderTelemetryConfig>,
    }
    CapacityProviderConfig = CAPACITY_PROVIDER_CONFIG {
        lambda_managed_instances_capacity_provider_config: LambdaManagedInstancesCapacityProviderConfig,
    }
    CapacityProviderLoggingConfig = CAPACITY_PROVIDER_LOGGING_CONFIG {
        system_log_level: Option<SystemLogLevel>,
        log_group: Option<String>,
    }
    CapacityProviderPermissionsConfig = CAPACITY_PROVIDER_PERMISSIONS_CONFIG {
        capacity_provider_operator_role_arn: String,
    }
    CapacityProviderScalingConfig = CAPACITY_PROVIDER_SCALING_CONFIG {
        max_v_cpu_count: Option<i32>,
        scaling_mode: Option<CapacityProviderScalingMode>,
        scaling_policies: Option<Vec<TargetTrackingScalingPolicy>>,
    }
    CapacityProviderTelemetryConfig = CAPACITY_PROVIDER_TELEMETRY_CONFIG {
        logging_config: Option<CapacityProviderLoggingConfig>,
    }
    CapacityProviderVpcConfig = CAPACITY_PROVIDER_VPC_CONFIG {
        subnet_ids: Vec<String>,
        security_group_ids: Vec<String>,
    }
    ChainedInvokeDetails = CHAINED_INVOKE_DETAILS {
        result: Option<String>,
        error: Option<ErrorObject>,
    }
    ChainedInvokeFailedDetails = CHAINED_INVOKE_FAILED_DETAILS {
        error: EventError,
    }
    ChainedInvokeOptions = CHAINED_INVOKE_OPTIONS {
        function_name: String,
        tenant_id: Option<String>,
        x_amzn_trace_id: Option<String>,
    }
    ChainedInvokeStartedDetails = CHAINED_INVOKE_STARTED_DETAILS {
        function_name: String,
        tenant_id: Option<String>,
        input: Option<EventInput>,
        executed_version: Option<String>,
        durable_execution_arn: Option<String>,
    }
    ChainedInvokeStoppedDetails = CHAINED_INVOKE_STOPPED_DETAILS {
        error: EventError,
    }
    ChainedInvokeSucceededDetails = CHAINED_INVOKE_SUCCEEDED_DETAILS {
        result: EventResult,
    }
    ChainedInvokeTimedOutDetails = CHAINED_INVOKE_TIMED_OUT_DETAILS {
        error: EventError,
    }
    CheckpointDurableExecutionInput = CHECKPOINT_DURABLE_EXECUTION_REQUEST {
        durable_execution_arn: String,
        checkpoint_token: String,
        updates: Option<Vec<OperationUpdate>>,
        client_token: Option<String>,
    }
    CheckpointDurableExecutionOutput = CHECKPOINT_DURABLE_EXECUTION_RESPONSE {
        checkpoint_token: Option<String>,
        new_execution_state: CheckpointUpdatedExecutionState,
    }
    CheckpointUpdatedExecutionState = CHECKPOINT_UPDATED_EXECUTION_STATE {
        operations: Option<Vec<Operation>>,
        next_marker: Option<String>,
    }
    CodeSigningConfig = CODE_SIGNING_CONFIG {
        code_signing_config_id: String,
        code_signing_config_arn: String,
        description: Option<String>,
        allowed_publishers: AllowedPublishers,
        code_signing_policies: CodeSigningPolicies,
        last_modified: String,
    }
    CodeSigningPolicies = CODE_SIGNING_POLICIES {
        untrusted_artifact_on_deployment: Option<CodeSigningPolicy>,
    }
    Concurrency = CONCURRENCY {
        reserved_concurrent_executions: Option<i32>,
    }
    ContextDetails = CONTEXT_DETAILS {
        replay_children: Option<bool>,
        result: Option<String>,
        error: Option<ErrorObject>,
    }
    ContextFailedDetails = CONTEXT_FAILED_DETAILS {
        error: EventError,
    }
    ContextOptions = CONTEXT_OPTIONS {
        replay_children: Option<bool>,
    }
    ContextStartedDetails = CONTEXT_STARTED_DETAILS {}
    ContextSucceededDetails = CONTEXT_SUCCEEDED_DETAILS {
        result: EventResult,
    }
    Cors = CORS {
        allow_credentials: Option<bool>,
        allow_headers: Option<Vec<String>>,
        allow_methods: Option<Vec<String>>,
        allow_origins: Option<Vec<String>>,
        expose_headers: Option<Vec<String>>,
        max_age: Option<i32>,
    }
    CreateAliasInput = CREATE_ALIAS_REQUEST {
        function_name: String,
        name: String,
        function_version: String,
        description: Option<String>,
        routing_config: Option<AliasRoutingConfiguration>,
    }
    CreateCapacityProviderInput = CREATE_CAPACITY_PROVIDER_REQUEST {
        capacity_provider_name: String,
        vpc_config: CapacityProviderVpcConfig,
        permissions_config: CapacityProviderPermissionsConfig,
        instance_requirements: Option<InstanceRequirements>,
        capacity_provider_scaling_config: Option<CapacityProviderScalingConfig>,
        kms_key_arn: Option<String>,
        tags: Option<BTreeMap<String, String>>,
        propagate_tags: Option<PropagateTags>,
        telemetry_config: Option<CapacityProviderTelemetryConfig>,
    }
    CreateCapacityProviderOutput = CREATE_CAPACITY_PROVIDER_RESPONSE {
        capacity_provider: CapacityProvider,
    }
    CreateCodeSigningConfigInput = CREATE_CODE_SIGNING_CONFIG_REQUEST {
        description: Option<String>,
        allowed_publishers: AllowedPublishers,
        code_signing_policies: Option<CodeSigningPolicies>,
        tags: Option<BTreeMap<String, String>>,
    }
    CreateCodeSigningConfigOutput = CREATE_CODE_SIGNING_CONFIG_RESPONSE {
        code_signing_config: CodeSigningConfig,
    }
    CreateEventSourceMappingInput = CREATE_EVENT_SOURCE_MAPPING_REQUEST {
        event_source_arn: Option<String>,
        function_name: String,
        enabled: Option<bool>,
        batch_size: Option<i32>,
        filter_criteria: Option<FilterCriteria>,
        kms_key_arn: Option<String>,
        metrics_config: Option<EventSourceMappingMetricsConfig>,
        logging_config: Option<EventSourceMappingLoggingConfig>,
        scaling_config: Option<ScalingConfig>,
        maximum_batching_window_in_seconds: Option<i32>,
        parallelization_factor: Option<i32>,
        starting_position: Option<EventSourcePosition>,
        starting_position_timestamp: Option<Timestamp>,
        destination_config: Option<DestinationConfig>,
        maximum_record_age_in_seconds: Option<i32>,
        bisect_batch_on_function_error: Option<bool>,
        maximum_retry_attempts: Option<i32>,
        tags: Option<BTreeMap<String, String>>,
        tumbling_window_in_seconds: Option<i32>,
        topics: Option<Vec<String>>,
        queues: Option<Vec<String>>,
        source_access_configurations: Option<Vec<SourceAccessConfiguration>>,
        self_managed_event_source: Option<SelfManagedEventSource>,
        function_response_types: Option<Vec<FunctionResponseType>>,
        amazon_managed_kafka_event_source_config: Option<AmazonManagedKafkaEventSourceConfig>,
        self_managed_kafka_event_source_config: Option<SelfManagedKafkaEventSourceConfig>,
        document_db_event_source_config: Option<DocumentDBEventSourceConfig>,
        provisioned_poller_config: Option<ProvisionedPollerConfig>,
    }
    CreateFunctionInput = CREATE_FUNCTION_REQUEST {
        function_name: String,
        runtime: Option<Runtime>,
        role: String,
        handler: Option<String>,
        code: FunctionCode,
        description: Option<String>,
        timeout: Option<i32>,
        memory_size: Option<i32>,
        publish: Option<bool>,
        publish_to: Option<FunctionVersionLatestPublished>,
        vpc_config: Option<VpcConfig>,
        package_type: Option<PackageType>,
        dead_letter_config: Option<DeadLetterConfig>,
        environment: Option<Environment>,
        kms_key_arn: Option<String>,
        tracing_config: Option<TracingConfig>,
        tags: Option<BTreeMap<String, String>>,
        layers: Option<Vec<String>>,
        file_system_configs: Option<Vec<FileSystemConfig>>,
        code_signing_config_arn: Option<String>,
        image_config: Option<ImageConfig>,
        architectures: Option<Vec<Architecture>>,
        ephemeral_storage: Option<EphemeralStorage>,
        snap_start: Option<SnapStart>,
        logging_config: Option<LoggingConfig>,
        tenancy_config: Option<TenancyConfig>,
        capacity_provider_config: Option<CapacityProviderConfig>,
        durable_config: Option<DurableConfig>,
        runtime_config: Option<FunctionRuntimeConfig>,
        accelerator_config: Option<AcceleratorConfig>,
    }
    CreateFunctionUrlConfigInput = CREATE_FUNCTION_URL_CONFIG_REQUEST {
        function_name: String,
        qualifier: Option<String>,
        auth_type: FunctionUrlAuthType,
        cors: Option<Cors>,
        invoke_mode: Option<InvokeMode>,
    }
    CreateFunctionUrlConfigOutput = CREATE_FUNCTION_URL_CONFIG_RESPONSE {
        function_url: String,
        function_arn: String,
        auth_type: FunctionUrlAuthType,
        cors: Option<Cors>,
        creation_time: String,
        invoke_mode: Option<InvokeMode>,
    }
    DeadLetterConfig = DEAD_LETTER_CONFIG {
        target_arn: Option<String>,
    }
    DeleteAliasInput = DELETE_ALIAS_REQUEST {
        function_name: String,
        name: String,
    }
    DeleteCapacityProviderInput = DELETE_CAPACITY_PROVIDER_REQUEST {
        capacity_provider_name: String,
    }
    DeleteCapacityProviderOutput = DELETE_CAPACITY_PROVIDER_RESPONSE {
        capacity_provider: CapacityProvider,
    }
    DeleteCodeSigningConfigInput = DELETE_CODE_SIGNING_CONFIG_REQUEST {
        code_signing_config_arn: String,
    }
    DeleteCodeSigningConfigOutput = DELETE_CODE_SIGNING_CONFIG_RESPONSE {}
    DeleteDurableExecutionInput = DELETE_DURABLE_EXECUTION_REQUEST {
        durable_execution_arn: String,
    }
    DeleteDurableExecutionOutput = DELETE_DURABLE_EXECUTION_RESPONSE {
        deletion_request_timestamp: Timestamp,
    }
    DeleteEventSourceMappingInput = DELETE_EVENT_SOURCE_MAPPING_REQUEST {
        uuid: String,
    }
    DeleteFunctionCodeSigningConfigInput = DELETE_FUNCTION_CODE_SIGNING_CONFIG_REQUEST {
        function_name: String,
    }
    DeleteFunctionConcurrencyInput = DELETE_FUNCTION_CONCURRENCY_REQUEST {
        function_name: String,
    }
    DeleteFunctionEventInvokeConfigInput = DELETE_FUNCTION_EVENT_INVOKE_CONFIG_REQUEST {
        function_name: String,
        qualifier: Option<String>,
    }
    DeleteFunctionInput = DELETE_FUNCTION_REQUEST {
        function_name: String,
        qualifier: Option<String>,
    }
    DeleteFunctionOutput = DELETE_FUNCTION_RESPONSE {
        status_code: Option<i32>,
    }
    DeleteFunctionUrlConfigInput = DELETE_FUNCTION_URL_CONFIG_REQUEST {
        function_name: String,
        qualifier: Option<String>,
    }
    DeleteLayerVersionInput = DELETE_LAYER_VERSION_REQUEST {
        layer_name: String,
        version_number: i64,
    }
    DeleteProvisionedConcurrencyConfigInput = DELETE_PROVISIONED_CONCURRENCY_CONFIG_REQUEST {
        function_name: String,
        qualifier: String,
    }
    DeleteResourcePolicyInput = DELETE_RESOURCE_POLICY_REQUEST {
        resource_arn: String,
        revision_id: Option<String>,
    }
    DestinationConfig = DESTINATION_CONFIG {
        on_success: Option<OnSuccess>,
        on_failure: Option<OnFailure>,
    }
    DocumentDBEventSourceConfig = DOCUMENT_DB_EVENT_SOURCE_CONFIG {
        database_name: Option<String>,
        collection_name: Option<String>,
        full_document: Option<FullDocument>,
    }
    DurableConfig = DURABLE_CONFIG {
        kms_key_arn: Option<String>,
        retention_period_in_days: Option<i32>,
        execution_timeout: Option<i32>,
    }
    Environment = ENVIRONMENT {
        variables: Option<BTreeMap<String, String>>,
    }
    EnvironmentError = ENVIRONMENT_ERROR {
        error_code: Option<String>,
        message: Option<String>,
    }
    EnvironmentResponse = ENVIRONMENT_RESPONSE {
        variables: Option<BTreeMap<String, String>>,
        error: Option<EnvironmentError>,
    }
    EphemeralStorage = EPHEMERAL_STORAGE {
        size: i32,
    }
    ErrorObject = ERROR_OBJECT {
        error_message: Option<String>,
        error_type: Option<String>,
        error_data: Option<String>,
        stack_trace: Option<Vec<String>>,
    }
    Event = EVENT {
        event_type: Option<EventType>,
        sub_type: Option<String>,
        event_id: Option<i32>,
        id: Option<String>,
        name: Option<String>,
        event_timestamp: Option<Timestamp>,
        parent_id: Option<String>,
        execution_started_details: Option<ExecutionStartedDetails>,
        execution_succeeded_details: Option<ExecutionSucceededDetails>,
        execution_failed_details: Option<ExecutionFailedDetails>,
        execution_timed_out_details: Option<ExecutionTimedOutDetails>,
        execution_stopped_details: Option<ExecutionStoppedDetails>,
        context_started_details: Option<ContextStartedDetails>,
        context_succeeded_details: Option<ContextSucceededDetails>,
        context_failed_details: Option<ContextFailedDetails>,
        wait_started_details: Option<WaitStartedDetails>,
        wait_succeeded_details: Option<WaitSucceededDetails>,
        wait_cancelled_details: Option<WaitCancelledDetails>,
        step_started_details: Option<StepStartedDetails>,
        step_succeeded_details: Option<StepSucceededDetails>,
        step_failed_details: Option<StepFailedDetails>,
        chained_invoke_started_details: Option<ChainedInvokeStartedDetails>,
        chained_invoke_succeeded_details: Option<ChainedInvokeSucceededDetails>,
        chained_invoke_failed_details: Option<ChainedInvokeFailedDetails>,
        chained_invoke_timed_out_details: Option<ChainedInvokeTimedOutDetails>,
        chained_invoke_stopped_details: Option<ChainedInvokeStoppedDetails>,
        callback_started_details: Option<CallbackStartedDetails>,
        callback_succeeded_details: Option<CallbackSucceededDetails>,
        callback_failed_details: Option<CallbackFailedDetails>,
        callback_timed_out_details: Option<CallbackTimedOutDetails>,
        invocation_completed_details: Option<InvocationCompletedDetails>,
        execution_paused_details: Option<ExecutionPausedDetails>,
        execution_resumed_details: Option<ExecutionResumedDetails>,
    }
    EventError = EVENT_ERROR {
        payload: Option<ErrorObject>,
        truncated: Option<bool>,
    }
    EventInput = EVENT_INPUT {
        payload: Option<String>,
        truncated: Option<bool>,
    }
    EventPauseReason = EVENT_PAUSE_REASON {
        payload: Option<String>,
        truncated: Option<bool>,
    }
    EventResult = EVENT_RESULT {
        payload: Option<String>,
        truncated: Option<bool>,
    }
    EventResumeReason = EVENT_RESUME_REASON {
        payload: Option<String>,
        truncated: Option<bool>,
    }
    EventSourceMappingConfiguration = EVENT_SOURCE_MAPPING_CONFIGURATION {
        uuid: Option<String>,
        starting_position: Option<EventSourcePosition>,
        starting_position_timestamp: Option<Timestamp>,
        batch_size: Option<i32>,
        maximum_batching_window_in_seconds: Option<i32>,
        parallelization_factor: Option<i32>,
        event_source_arn: Option<String>,
        filter_criteria: Option<FilterCriteria>,
        filter_criteria_error: Option<FilterCriteriaError>,
        kms_key_arn: Option<String>,
        metrics_config: Option<EventSourceMappingMetricsConfig>,
        logging_config: Option<EventSourceMappingLoggingConfig>,
        scaling_config: Option<ScalingConfig>,
        function_arn: Option<String>,
        last_modified: Option<Timestamp>,
        last_processing_result: Option<String>,
        state: Option<String>,
        state_transition_reason: Option<String>,
        destination_config: Option<DestinationConfig>,
        topics: Option<Vec<String>>,
        queues: Option<Vec<String>>,
        source_access_configurations: Option<Vec<SourceAccessConfiguration>>,
        self_managed_event_source: Option<SelfManagedEventSource>,
        maximum_record_age_in_seconds: Option<i32>,
        bisect_batch_on_function_error: Option<bool>,
        maximum_retry_attempts: Option<i32>,
        tumbling_window_in_seconds: Option<i32>,
        function_response_types: Option<Vec<FunctionResponseType>>,
        amazon_managed_kafka_event_source_config: Option<AmazonManagedKafkaEventSourceConfig>,
        self_managed_kafka_event_source_config: Option<SelfManagedKafkaEventSourceConfig>,
        document_db_event_source_config: Option<DocumentDBEventSourceConfig>,
        event_source_mapping_arn: Option<String>,
        provisioned_poller_config: Option<ProvisionedPollerConfig>,
    }
    EventSourceMappingLoggingConfig = EVENT_SOURCE_MAPPING_LOGGING_CONFIG {
        system_log_level: Option<EventSourceMappingSystemLogLevel>,
    }
    EventSourceMappingMetricsConfig = EVENT_SOURCE_MAPPING_METRICS_CONFIG {
        metrics: Option<Vec<EventSourceMappingMetric>>,
    }
    Execution = EXECUTION {
        durable_execution_arn: String,
        durable_execution_name: String,
        function_arn: String,
        status: ExecutionStatus,
        start_timestamp: Timestamp,
        end_timestamp: Option<Timestamp>,
        kms_key_arn: Option<String>,
    }
    ExecutionDetails = EXECUTION_DETAILS {
        input_payload: Option<String>,
    }
    ExecutionFailedDetails = EXECUTION_FAILED_DETAILS {
        error: EventError,
    }
    ExecutionPausedDetails = EXECUTION_PAUSED_DETAILS {
        pause_request_timestamp: Timestamp,
        reason: Option<EventPauseReason>,
        execution_timeout_paused: bool,
    }
    ExecutionResumedDetails = EXECUTION_RESUMED_DETAILS {
        resume_request_timestamp: Timestamp,
        reason: Option<EventResumeReason>,
    }
    ExecutionStartedDetails = EXECUTION_STARTED_DETAILS {
        input: EventInput,
        execution_timeout: i32,
    }
    ExecutionStoppedDetails = EXECUTION_STOPPED_DETAILS {
        error: EventError,
    }
    ExecutionSucceededDetails = EXECUTION_SUCCEEDED_DETAILS {
        result: EventResult,
    }
    ExecutionTimedOutDetails = EXECUTION_TIMED_OUT_DETAILS {
        error: Option<EventError>,
    }
    FileSystemConfig = FILE_SYSTEM_CONFIG {
        arn: String,
        local_mount_path: String,
        s3_files_config: Option<S3FilesConfig>,
    }
    Filter = FILTER {
        pattern: Option<String>,
    }
    FilterCriteria = FILTER_CRITERIA {
        filters: Option<Vec<Filter>>,
    }
    FilterCriteriaError = FILTER_CRITERIA_ERROR {
        error_code: Option<String>,
        message: Option<String>,
    }
    FunctionCode = FUNCTION_CODE {
        zip_file: Option<Bytes>,
        s3_bucket: Option<String>,
        s3_key: Option<String>,
        s3_object_version: Option<String>,
        s3_object_storage_mode: Option<S3ObjectStorageMode>,
        image_uri: Option<String>,
        source_kms_key_arn: Option<String>,
    }
    FunctionCodeLocation = FUNCTION_CODE_LOCATION {
        repository_type: Option<String>,
        location: Option<String>,
        image_uri: Option<String>,
        resolved_image_uri: Option<String>,
        resolved_s3_object: Option<ResolvedS3Object>,
        source_kms_key_arn: Option<String>,
        error: Option<FunctionCodeLocationError>,
    }
    FunctionCodeLocationError = FUNCTION_CODE_LOCATION_ERROR {
        error_code: Option<String>,
        message: Option<String>,
    }
    FunctionConfiguration = FUNCTION_CONFIGURATION {
        function_name: Option<String>,
        function_arn: Option<String>,
        runtime: Option<Runtime>,
        role: Option<String>,
        handler: Option<String>,
        code_size: Option<i64>,
        description: Option<String>,
        timeout: Option<i32>,
        memory_size: Option<i32>,
        last_modified: Option<String>,
        code_sha256: Option<String>,
        version: Option<String>,
        vpc_config: Option<VpcConfigResponse>,
        dead_letter_config: Option<DeadLetterConfig>,
        environment: Option<EnvironmentResponse>,
        kms_key_arn: Option<String>,
        tracing_config: Option<TracingConfigResponse>,
        master_arn: Option<String>,
        revision_id: Option<String>,
        layers: Option<Vec<Layer>>,
        state: Option<State>,
        state_reason: Option<String>,
        state_reason_code: Option<StateReasonCode>,
        last_update_status: Option<LastUpdateStatus>,
        last_update_status_reason: Option<String>,
        last_update_status_reason_code: Option<LastUpdateStatusReasonCode>,
        file_system_configs: Option<Vec<FileSystemConfig>>,
        signing_profile_version_arn: Option<String>,
        signing_job_arn: Option<String>,
        package_type: Option<PackageType>,
        image_config_response: Option<ImageConfigResponse>,
        architectures: Option<Vec<Architecture>>,
        ephemeral_storage: Option<EphemeralStorage>,
        snap_start: Option<SnapStartResponse>,
        runtime_version_config: Option<RuntimeVersionConfig>,
        logging_config: Option<LoggingConfig>,
        tenancy_config: Option<TenancyConfig>,
        capacity_provider_config: Option<CapacityProviderConfig>,
        config_sha256: Option<String>,
        durable_config: Option<DurableConfig>,
        runtime_config: Option<FunctionRuntimeConfig>,
        accelerator_config: Option<AcceleratorConfig>,
    }
    FunctionEventInvokeConfig = FUNCTION_EVENT_INVOKE_CONFIG {
        last_modified: Option<Timestamp>,
        function_arn: Option<String>,
        maximum_retry_attempts: Option<i32>,
        maximum_event_age_in_seconds: Option<i32>,
        destination_config: Option<DestinationConfig>,
    }
    FunctionRuntimeConfig = FUNCTION_RUNTIME_CONFIG {
        runtime_arn: String,
        runtime_alias: String,
    }
    FunctionScalingConfig = FUNCTION_SCALING_CONFIG {
        min_execution_environments: Option<i32>,
        max_execution_environments: Option<i32>,
    }
    FunctionUrlConfig = FUNCTION_URL_CONFIG {
        function_url: String,
        function_arn: String,
        creation_time: String,
        last_modified_time: String,
        cors: Option<Cors>,
        auth_type: FunctionUrlAuthType,
        invoke_mode: Option<InvokeMode>,
    }
    FunctionVersionsByCapacityProviderListItem = FUNCTION_VERSIONS_BY_CAPACITY_PROVIDER_LIST_ITEM {
        function_arn: String,
        state: State,
    }
    GetAccountSettingsInput = GET_ACCOUNT_SETTINGS_REQUEST {}
    GetAccountSettingsOutput = GET_ACCOUNT_SETTINGS_RESPONSE {
        account_limit: Option<AccountLimit>,
        account_usage: Option<AccountUsage>,
    }
    GetAliasInput = GET_ALIAS_REQUEST {
        function_name: String,
        name: String,
    }
    GetCapacityProviderInput = GET_CAPACITY_PROVIDER_REQUEST {
        capacity_provider_name: String,
    }
    GetCapacityProviderOutput = GET_CAPACITY_PROVIDER_RESPONSE {
        capacity_provider: CapacityProvider,
    }
    GetCodeSigningConfigInput = GET_CODE_SIGNING_CONFIG_REQUEST {
        code_signing_config_arn: String,
    }
    GetCodeSigningConfigOutput = GET_CODE_SIGNING_CONFIG_RESPONSE {
        code_signing_config: CodeSigningConfig,
    }
    GetDurableExecutionHistoryInput = GET_DURABLE_EXECUTION_HISTORY_REQUEST {
        durable_execution_arn: String,
        include_execution_data: Option<bool>,
        max_items: Option<i32>,
        marker: Option<String>,
        reverse_order: Option<bool>,
    }
    GetDurableExecutionHistoryOutput = GET_DURABLE_EXECUTION_HISTORY_RESPONSE {
        events: Vec<Event>,
        next_marker: Option<String>,
    }
    GetDurableExecutionInput = GET_DURABLE_EXECUTION_REQUEST {
        durable_execution_arn: String,
        include_execution_data: Option<bool>,
    }
    GetDurableExecutionOutput = GET_DURABLE_EXECUTION_RESPONSE {
        durable_execution_arn: String,
        durable_execution_name: String,
        function_arn: String,
        input_payload: Option<String>,
        result: Option<String>,
        error: Option<ErrorObject>,
        start_timestamp: Timestamp,
        status: ExecutionStatus,
        end_timestamp: Option<Timestamp>,
        version: Option<String>,
        trace_header: Option<TraceHeader>,
        execution_data_included: Option<bool>,
        durable_config: Option<DurableConfig>,
        pause_details: Option<PauseDetails>,
        expected_execution_timeout_timestamp: Option<Timestamp>,
    }
    GetDurableExecutionStateInput = GET_DURABLE_EXECUTION_STATE_REQUEST {
        durable_execution_arn: String,
        checkpoint_token: String,
        marker: Option<String>,
        max_items: Option<i32>,
    }
    GetDurableExecutionStateOutput = GET_DURABLE_EXECUTION_STATE_RESPONSE {
        operations: Vec<Operation>,
        next_marker: Option<String>,
    }
    GetEventSourceMappingInput = GET_EVENT_SOURCE_MAPPING_REQUEST {
        uuid: String,
    }
    GetFunctionCodeSigningConfigInput = GET_FUNCTION_CODE_SIGNING_CONFIG_REQUEST {
        function_name: String,
    }
    GetFunctionCodeSigningConfigOutput = GET_FUNCTION_CODE_SIGNING_CONFIG_RESPONSE {
        code_signing_config_arn: String,
        function_name: String,
    }
    GetFunctionConcurrencyInput = GET_FUNCTION_CONCURRENCY_REQUEST {
        function_name: String,
    }
    GetFunctionConcurrencyOutput = GET_FUNCTION_CONCURRENCY_RESPONSE {
        reserved_concurrent_executions: Option<i32>,
    }
    GetFunctionConfigurationInput = GET_FUNCTION_CONFIGURATION_REQUEST {
        function_name: String,
        qualifier: Option<String>,
    }
    GetFunctionEventInvokeConfigInput = GET_FUNCTION_EVENT_INVOKE_CONFIG_REQUEST {
        function_name: String,
        qualifier: Option<String>,
    }
    GetFunctionRecursionConfigInput = GET_FUNCTION_RECURSION_CONFIG_REQUEST {
        function_name: String,
    }
    GetFunctionRecursionConfigOutput = GET_FUNCTION_RECURSION_CONFIG_RESPONSE {
        recursive_loop: Option<RecursiveLoop>,
    }
    GetFunctionInput = GET_FUNCTION_REQUEST {
        function_name: String,
        qualifier: Option<String>,
    }
    GetFunctionOutput = GET_FUNCTION_RESPONSE {
        configuration: Option<FunctionConfiguration>,
        code: Option<FunctionCodeLocation>,
        tags: Option<BTreeMap<String, String>>,
        tags_error: Option<TagsError>,
        concurrency: Option<Concurrency>,
    }
    GetFunctionScalingConfigInput = GET_FUNCTION_SCALING_CONFIG_REQUEST {
        function_name: String,
        qualifier: String,
    }
    GetFunctionScalingConfigOutput = GET_FUNCTION_SCALING_CONFIG_RESPONSE {
        function_arn: Option<String>,
        applied_function_scaling_config: Option<FunctionScalingConfig>,
        requested_function_scaling_config: Option<FunctionScalingConfig>,
    }
    GetFunctionUrlConfigInput = GET_FUNCTION_URL_CONFIG_REQUEST {
        function_name: String,
        qualifier: Option<String>,
    }
    GetFunctionUrlConfigOutput = GET_FUNCTION_URL_CONFIG_RESPONSE {
        function_url: String,
        function_arn: String,
        auth_type: FunctionUrlAuthType,
        cors: Option<Cors>,
        creation_time: String,
        last_modified_time: String,
        invoke_mode: Option<InvokeMode>,
    }
    GetLayerVersionByArnInput = GET_LAYER_VERSION_BY_ARN_REQUEST {
        arn: String,
    }
    GetLayerVersionPolicyInput = GET_LAYER_VERSION_POLICY_REQUEST {
        layer_name: String,
        version_number: i64,
    }
    GetLayerVersionPolicyOutput = GET_LAYER_VERSION_POLICY_RESPONSE {
        policy: Option<String>,
        revision_id: Option<String>,
    }
    GetLayerVersionInput = GET_LAYER_VERSION_REQUEST {
        layer_name: String,
        version_number: i64,
    }
    GetLayerVersionResponse = GET_LAYER_VERSION_RESPONSE {
        content: Option<LayerVersionContentOutput>,
        layer_arn: Option<String>,
        layer_version_arn: Option<String>,
        description: Option<String>,
        created_date: Option<String>,
        version: Option<i64>,
        compatible_architectures: Option<Vec<Architecture>>,
        compatible_runtimes: Option<Vec<Runtime>>,
        license_info: Option<String>,
    }
    GetPolicyInput = GET_POLICY_REQUEST {
        function_name: String,
        qualifier: Option<String>,
    }
    GetPolicyOutput = GET_POLICY_RESPONSE {
        policy: Option<String>,
        revision_id: Option<String>,
    }
    GetProvisionedConcurrencyConfigInput = GET_PROVISIONED_CONCURRENCY_CONFIG_REQUEST {
        function_name: String,
        qualifier: String,
    }
    GetProvisionedConcurrencyConfigOutput = GET_PROVISIONED_CONCURRENCY_CONFIG_RESPONSE {
        requested_provisioned_concurrent_executions: Option<i32>,
        available_provisioned_concurrent_executions: Option<i32>,
        allocated_provisioned_concurrent_executions: Option<i32>,
        status: Option<ProvisionedConcurrencyStatusEnum>,
        status_reason: Option<String>,
        last_modified: Option<String>,
    }
    GetResourcePolicyInput = GET_RESOURCE_POLICY_REQUEST {
        resource_arn: String,
    }
    GetResourcePolicyOutput = GET_RESOURCE_POLICY_RESPONSE {
        policy: Option<String>,
        revision_id: Option<String>,
    }
    GetRuntimeManagementConfigInput = GET_RUNTIME_MANAGEMENT_CONFIG_REQUEST {
        function_name: String,
        qualifier: Option<String>,
    }
    GetRuntimeManagementConfigOutput = GET_RUNTIME_MANAGEMENT_CONFIG_RESPONSE {
        update_runtime_on: Option<UpdateRuntimeOn>,
        function_arn: Option<String>,
        runtime_version_arn: Option<String>,
    }
    ImageConfig = IMAGE_CONFIG {
        entry_point: Option<Vec<String>>,
        command: Option<Vec<String>>,
        working_directory: Option<String>,
    }
    ImageConfigError = IMAGE_CONFIG_ERROR {
        error_code: Option<String>,
        message: Option<String>,
    }
    ImageConfigResponse = IMAGE_CONFIG_RESPONSE {
        image_config: Option<ImageConfig>,
        error: Option<ImageConfigError>,
    }
    InstanceRequirements = INSTANCE_REQUIREMENTS {
        architectures: Option<Vec<Architecture>>,
        allowed_instance_types: Option<Vec<String>>,
        excluded_instance_types: Option<Vec<String>>,
    }
    InvocationCompletedDetails = INVOCATION_COMPLETED_DETAILS {
        start_timestamp: Timestamp,
        end_timestamp: Timestamp,
        request_id: String,
        error: Option<EventError>,
    }
    InvokeInput = INVOCATION_REQUEST {
        function_name: String,
        invocation_type: Option<InvocationType>,
        log_type: Option<LogType>,
        client_context: Option<String>,
        durable_execution_name: Option<String>,
        payload: Option<Bytes>,
        qualifier: Option<String>,
        tenant_id: Option<String>,
    }
    InvokeOutput = INVOCATION_RESPONSE {
        status_code: Option<i32>,
        function_error: Option<String>,
        log_result: Option<String>,
        payload: Option<Bytes>,
        executed_version: Option<String>,
        durable_execution_arn: Option<String>,
    }
    InvokeAsyncInput = INVOKE_ASYNC_REQUEST {
        function_name: String,
        invoke_args: Bytes,
    }
    InvokeAsyncOutput = INVOKE_ASYNC_RESPONSE {
        status: Option<i32>,
    }
    InvokeResponseStreamUpdate = INVOKE_RESPONSE_STREAM_UPDATE {
        payload: Option<Bytes>,
    }
    InvokeWithResponseStreamCompleteEvent = INVOKE_WITH_RESPONSE_STREAM_COMPLETE_EVENT {
        error_code: Option<String>,
        error_details: Option<String>,
        log_result: Option<String>,
    }
    InvokeWithResponseStreamInput = INVOKE_WITH_RESPONSE_STREAM_REQUEST {
        function_name: String,
        log_type: Option<LogType>,
        client_context: Option<String>,
        qualifier: Option<String>,
        payload: Option<Bytes>,
        tenant_id: Option<String>,
        invocation_type: Option<ResponseStreamingInvocationType>,
    }
    InvokeWithResponseStreamOutput = INVOKE_WITH_RESPONSE_STREAM_RESPONSE {
        status_code: Option<i32>,
        executed_version: Option<String>,
        event_stream: Option<InvokeWithResponseStreamResponseEvent>,
        response_stream_content_type: Option<String>,
    }
    InvokeWithResponseStreamResponseEvent = INVOKE_WITH_RESPONSE_STREAM_RESPONSE_EVENT {
        payload_chunk: Option<InvokeResponseStreamUpdate>,
        invoke_complete: Option<InvokeWithResponseStreamCompleteEvent>,
    }
    KafkaSchemaRegistryAccessConfig = KAFKA_SCHEMA_REGISTRY_ACCESS_CONFIG {
        type_: Option<KafkaSchemaRegistryAuthType>,
        uri: Option<String>,
    }
    KafkaSchemaRegistryConfig = KAFKA_SCHEMA_REGISTRY_CONFIG {
        schema_registry_uri: Option<String>,
        event_record_format: Option<SchemaRegistryEventRecordFormat>,
        access_configs: Option<Vec<KafkaSchemaRegistryAccessConfig>>,
        schema_validation_configs: Option<Vec<KafkaSchemaValidationConfig>>,
    }
    KafkaSchemaValidationConfig = KAFKA_SCHEMA_VALIDATION_CONFIG {
        attribute: Option<KafkaSchemaValidationAttribute>,
    }
    LambdaManagedInstancesCapacityProviderConfig = LAMBDA_MANAGED_INSTANCES_CAPACITY_PROVIDER_CONFIG {
        capacity_provider_arn: String,
        per_execution_environment_max_concurrency: Option<i32>,
        execution_environment_memory_gi_b_per_v_cpu: Option<f64>,
    }
    Layer = LAYER {
        arn: Option<String>,
        code_size: Option<i64>,
        signing_profile_version_arn: Option<String>,
        signing_job_arn: Option<String>,
    }
    LayerVersionContentInput = LAYER_VERSION_CONTENT_INPUT {
        s3_bucket: Option<String>,
        s3_key: Option<String>,
        s3_object_version: Option<String>,
        s3_object_storage_mode: Option<S3ObjectStorageMode>,
        zip_file: Option<Bytes>,
    }
    LayerVersionContentOutput = LAYER_VERSION_CONTENT_OUTPUT {
        location: Option<String>,
        code_sha256: Option<String>,
        code_size: Option<i64>,
        signing_profile_version_arn: Option<String>,
        signing_job_arn: Option<String>,
        resolved_s3_object: Option<ResolvedS3Object>,
    }
    LayerVersionsListItem = LAYER_VERSIONS_LIST_ITEM {
        layer_version_arn: Option<String>,
        version: Option<i64>,
        description: Option<String>,
        created_date: Option<String>,
        compatible_architectures: Option<Vec<Architecture>>,
        compatible_runtimes: Option<Vec<Runtime>>,
        license_info: Option<String>,
    }
    LayersListItem = LAYERS_LIST_ITEM {
        layer_name: Option<String>,
        layer_arn: Option<String>,
        latest_matching_version: Option<LayerVersionsListItem>,
    }
    ListAliasesInput = LIST_ALIASES_REQUEST {
        function_name: String,
        function_version: Option<String>,
        marker: Option<String>,
        max_items: Option<i32>,
    }
    ListAliasesOutput = LIST_ALIASES_RESPONSE {
        next_marker: Option<String>,
        aliases: Option<Vec<AliasConfiguration>>,
    }
    ListCapacityProvidersInput = LIST_CAPACITY_PROVIDERS_REQUEST {
        state: Option<CapacityProviderState>,
        marker: Option<String>,
        max_items: Option<i32>,
    }
    ListCapacityProvidersOutput = LIST_CAPACITY_PROVIDERS_RESPONSE {
        capacity_providers: Vec<CapacityProvider>,
        next_marker: Option<String>,
    }
    ListCodeSigningConfigsInput = LIST_CODE_SIGNING_CONFIGS_REQUEST {
        marker: Option<String>,
        max_items: Option<i32>,
    }
    ListCodeSigningConfigsOutput = LIST_CODE_SIGNING_CONFIGS_RESPONSE {
        next_marker: Option<String>,
        code_signing_configs: Option<Vec<CodeSigningConfig>>,
    }
    ListDurableExecutionsByFunctionInput = LIST_DURABLE_EXECUTIONS_BY_FUNCTION_REQUEST {
        function_name: String,
        qualifier: Option<String>,
        durable_execution_name: Option<String>,
        statuses: Option<Vec<ExecutionStatus>>,
        started_after: Option<Timestamp>,
        started_before: Option<Timestamp>,
        reverse_order: Option<bool>,
        marker: Option<String>,
        max_items: Option<i32>,
    }
    ListDurableExecutionsByFunctionOutput = LIST_DURABLE_EXECUTIONS_BY_FUNCTION_RESPONSE {
        durable_executions: Option<Vec<Execution>>,
        next_marker: Option<String>,
    }
    ListEventSourceMappingsInput = LIST_EVENT_SOURCE_MAPPINGS_REQUEST {
        event_source_arn: Option<String>,
        function_name: Option<String>,
        marker: Option<String>,
        max_items: Option<i32>,
    }
    ListEventSourceMappingsOutput = LIST_EVENT_SOURCE_MAPPINGS_RESPONSE {
        next_marker: Option<String>,
        event_source_mappings: Option<Vec<EventSourceMappingConfiguration>>,
    }
    ListFunctionEventInvokeConfigsInput = LIST_FUNCTION_EVENT_INVOKE_CONFIGS_REQUEST {
        function_name: String,
        marker: Option<String>,
        max_items: Option<i32>,
    }
    ListFunctionEventInvokeConfigsOutput = LIST_FUNCTION_EVENT_INVOKE_CONFIGS_RESPONSE {
        function_event_invoke_configs: Option<Vec<FunctionEventInvokeConfig>>,
        next_marker: Option<String>,
    }
    ListFunctionUrlConfigsInput = LIST_FUNCTION_URL_CONFIGS_REQUEST {
        function_name: String,
        marker: Option<String>,
        max_items: Option<i32>,
    }
    ListFunctionUrlConfigsOutput = LIST_FUNCTION_URL_CONFIGS_RESPONSE {
        function_url_configs: Vec<FunctionUrlConfig>,
        next_marker: Option<String>,
    }
    ListFunctionVersionsByCapacityProviderInput = LIST_FUNCTION_VERSIONS_BY_CAPACITY_PROVIDER_REQUEST {
        capacity_provider_name: String,
        marker: Option<String>,
        max_items: Option<i32>,
    }
    ListFunctionVersionsByCapacityProviderOutput = LIST_FUNCTION_VERSIONS_BY_CAPACITY_PROVIDER_RESPONSE {
        capacity_provider_arn: String,
        function_versions: Vec<FunctionVersionsByCapacityProviderListItem>,
        next_marker: Option<String>,
    }
    ListFunctionsByCodeSigningConfigInput = LIST_FUNCTIONS_BY_CODE_SIGNING_CONFIG_REQUEST {
        code_signing_config_arn: String,
        marker: Option<String>,
        max_items: Option<i32>,
    }
    ListFunctionsByCodeSigningConfigOutput = LIST_FUNCTIONS_BY_CODE_SIGNING_CONFIG_RESPONSE {
        next_marker: Option<String>,
        function_arns: Option<Vec<String>>,
    }
    ListFunctionsInput = LIST_FUNCTIONS_REQUEST {
        master_region: Option<String>,
        function_version: Option<FunctionVersion>,
        marker: Option<String>,
        max_items: Option<i32>,
    }
    ListFunctionsOutput = LIST_FUNCTIONS_RESPONSE {
        next_marker: Option<String>,
        functions: Option<Vec<FunctionConfiguration>>,
    }
    ListLayerVersionsInput = LIST_LAYER_VERSIONS_REQUEST {
        compatible_architecture: Option<Architecture>,
        compatible_runtime: Option<Runtime>,
        layer_name: String,
        marker: Option<String>,
        max_items: Option<i32>,
    }
    ListLayerVersionsOutput = LIST_LAYER_VERSIONS_RESPONSE {
        next_marker: Option<String>,
        layer_versions: Option<Vec<LayerVersionsListItem>>,
    }
    ListLayersInput = LIST_LAYERS_REQUEST {
        compatible_architecture: Option<Architecture>,
        compatible_runtime: Option<Runtime>,
        marker: Option<String>,
        max_items: Option<i32>,
    }
    ListLayersOutput = LIST_LAYERS_RESPONSE {
        next_marker: Option<String>,
        layers: Option<Vec<LayersListItem>>,
    }
    ListProvisionedConcurrencyConfigsInput = LIST_PROVISIONED_CONCURRENCY_CONFIGS_REQUEST {
        function_name: String,
        marker: Option<String>,
        max_items: Option<i32>,
    }
    ListProvisionedConcurrencyConfigsOutput = LIST_PROVISIONED_CONCURRENCY_CONFIGS_RESPONSE {
        provisioned_concurrency_configs: Option<Vec<ProvisionedConcurrencyConfigListItem>>,
        next_marker: Option<String>,
    }
    ListTagsInput = LIST_TAGS_REQUEST {
        resource: String,
    }
    ListTagsOutput = LIST_TAGS_RESPONSE {
        tags: Option<BTreeMap<String, String>>,
    }
    ListVersionsByFunctionInput = LIST_VERSIONS_BY_FUNCTION_REQUEST {
        function_name: String,
        marker: Option<String>,
        max_items: Option<i32>,
    }
    ListVersionsByFunctionOutput = LIST_VERSIONS_BY_FUNCTION_RESPONSE {
        next_marker: Option<String>,
        versions: Option<Vec<FunctionConfiguration>>,
    }
    LoggingConfig = LOGGING_CONFIG {
        log_format: Option<LogFormat>,
        application_log_level: Option<ApplicationLogLevel>,
        system_log_level: Option<SystemLogLevel>,
        log_group: Option<String>,
    }
    OnFailure = ON_FAILURE {
        destination: Option<String>,
    }
    OnSuccess = ON_SUCCESS {
        destination: Option<String>,
    }
    Operation = OPERATION {
        id: String,
        parent_id: Option<String>,
        name: Option<String>,
        type_: OperationType,
        sub_type: Option<String>,
        start_timestamp: Timestamp,
        end_timestamp: Option<Timestamp>,
        status: OperationStatus,
        execution_details: Option<ExecutionDetails>,
        context_details: Option<ContextDetails>,
        step_details: Option<StepDetails>,
        wait_details: Option<WaitDetails>,
        callback_details: Option<CallbackDetails>,
        chained_invoke_details: Option<ChainedInvokeDetails>,
    }
    OperationUpdate = OPERATION_UPDATE {
        id: String,
        parent_id: Option<String>,
        name: Option<String>,
        type_: OperationType,
        sub_type: Option<String>,
        action: OperationAction,
        payload: Option<String>,
        error: Option<ErrorObject>,
        context_options: Option<ContextOptions>,
        step_options: Option<StepOptions>,
        wait_options: Option<WaitOptions>,
        callback_options: Option<CallbackOptions>,
        chained_invoke_options: Option<ChainedInvokeOptions>,
    }
    PauseDetails = PAUSE_DETAILS {
        pause_request_timestamp: Timestamp,
        reason: Option<String>,
        execution_timeout_paused: bool,
    }
    PauseDurableExecutionInput = PAUSE_DURABLE_EXECUTION_REQUEST {
        durable_execution_arn: String,
        client_token: Option<String>,
        reason: Option<String>,
        execution_timeout_paused: Option<bool>,
    }
    PauseDurableExecutionOutput = PAUSE_DURABLE_EXECUTION_RESPONSE {}
    PropagateTags = PROPAGATE_TAGS {
        mode: Option<PropagateTagsMode>,
        explicit_tags: Option<BTreeMap<String, String>>,
    }
    ProvisionedConcurrencyConfigListItem = PROVISIONED_CONCURRENCY_CONFIG_LIST_ITEM {
        function_arn: Option<String>,
        requested_provisioned_concurrent_executions: Option<i32>,
        available_provisioned_concurrent_executions: Option<i32>,
        allocated_provisioned_concurrent_executions: Option<i32>,
        status: Option<ProvisionedConcurrencyStatusEnum>,
        status_reason: Option<String>,
        last_modified: Option<String>,
    }
    ProvisionedPollerConfig = PROVISIONED_POLLER_CONFIG {
        minimum_pollers: Option<i32>,
        maximum_pollers: Option<i32>,
        poller_group_name: Option<String>,
    }
    PublishLayerVersionInput = PUBLISH_LAYER_VERSION_REQUEST {
        layer_name: String,
        description: Option<String>,
        content: LayerVersionContentInput,
        compatible_architectures: Option<Vec<Architecture>>,
        compatible_runtimes: Option<Vec<Runtime>>,
        license_info: Option<String>,
    }
    PublishLayerVersionOutput = PUBLISH_LAYER_VERSION_RESPONSE {
        content: Option<LayerVersionContentOutput>,
        layer_arn: Option<String>,
        layer_version_arn: Option<String>,
        description: Option<String>,
        created_date: Option<String>,
        version: Option<i64>,
        compatible_architectures: Option<Vec<Architecture>>,
        compatible_runtimes: Option<Vec<Runtime>>,
        license_info: Option<String>,
    }
    PublishVersionInput = PUBLISH_VERSION_REQUEST {
        function_name: String,
        code_sha256: Option<String>,
        description: Option<String>,
        revision_id: Option<String>,
        publish_to: Option<FunctionVersionLatestPublished>,
    }
    PutFunctionCodeSigningConfigInput = PUT_FUNCTION_CODE_SIGNING_CONFIG_REQUEST {
        code_signing_config_arn: String,
        function_name: String,
    }
    PutFunctionCodeSigningConfigOutput = PUT_FUNCTION_CODE_SIGNING_CONFIG_RESPONSE {
        code_signing_config_arn: String,
        function_name: String,
    }
    PutFunctionConcurrencyInput = PUT_FUNCTION_CONCURRENCY_REQUEST {
        function_name: String,
        reserved_concurrent_executions: i32,
    }
    PutFunctionEventInvokeConfigInput = PUT_FUNCTION_EVENT_INVOKE_CONFIG_REQUEST {
        function_name: String,
        qualifier: Option<String>,
        maximum_retry_attempts: Option<i32>,
        maximum_event_age_in_seconds: Option<i32>,
        destination_config: Option<DestinationConfig>,
    }
    PutFunctionRecursionConfigInput = PUT_FUNCTION_RECURSION_CONFIG_REQUEST {
        function_name: String,
        recursive_loop: RecursiveLoop,
    }
    PutFunctionRecursionConfigOutput = PUT_FUNCTION_RECURSION_CONFIG_RESPONSE {
        recursive_loop: Option<RecursiveLoop>,
    }
    PutFunctionScalingConfigInput = PUT_FUNCTION_SCALING_CONFIG_REQUEST {
        function_name: String,
        qualifier: String,
        function_scaling_config: Option<FunctionScalingConfig>,
    }
    PutFunctionScalingConfigOutput = PUT_FUNCTION_SCALING_CONFIG_RESPONSE {
        function_state: Option<State>,
    }
    PutProvisionedConcurrencyConfigInput = PUT_PROVISIONED_CONCURRENCY_CONFIG_REQUEST {
        function_name: String,
        qualifier: String,
        provisioned_concurrent_executions: i32,
    }
    PutProvisionedConcurrencyConfigOutput = PUT_PROVISIONED_CONCURRENCY_CONFIG_RESPONSE {
        requested_provisioned_concurrent_executions: Option<i32>,
        allocated_provisioned_concurrent_executions: Option<i32>,
        available_provisioned_concurrent_executions: Option<i32>,
        status: Option<ProvisionedConcurrencyStatusEnum>,
        status_reason: Option<String>,
        last_modified: Option<String>,
    }
    PutResourcePolicyInput = PUT_RESOURCE_POLICY_REQUEST {
        resource_arn: String,
        policy: String,
        revision_id: Option<String>,
    }
    PutResourcePolicyOutput = PUT_RESOURCE_POLICY_RESPONSE {
        policy: Option<String>,
        revision_id: Option<String>,
    }
    PutRuntimeManagementConfigInput = PUT_RUNTIME_MANAGEMENT_CONFIG_REQUEST {
        function_name: String,
        qualifier: Option<String>,
        update_runtime_on: UpdateRuntimeOn,
        runtime_version_arn: Option<String>,
    }
    PutRuntimeManagementConfigOutput = PUT_RUNTIME_MANAGEMENT_CONFIG_RESPONSE {
        update_runtime_on: UpdateRuntimeOn,
        function_arn: String,
        runtime_version_arn: Option<String>,
    }
    RemoveLayerVersionPermissionInput = REMOVE_LAYER_VERSION_PERMISSION_REQUEST {
        layer_name: String,
        version_number: i64,
        statement_id: String,
        revision_id: Option<String>,
    }
    RemovePermissionInput = REMOVE_PERMISSION_REQUEST {
        function_name: String,
        statement_id: String,
        qualifier: Option<String>,
        revision_id: Option<String>,
    }
    ResolvedS3Object = RESOLVED_S3_OBJECT {
        s3_bucket: Option<String>,
        s3_key: Option<String>,
        s3_object_version: Option<String>,
    }
    ResumeDurableExecutionInput = RESUME_DURABLE_EXECUTION_REQUEST {
        durable_execution_arn: String,
        client_token: Option<String>,
        reason: Option<String>,
    }
    ResumeDurableExecutionOutput = RESUME_DURABLE_EXECUTION_RESPONSE {}
    RetryDetails = RETRY_DETAILS {
        current_attempt: Option<i32>,
        next_attempt_delay_seconds: Option<i32>,
    }
    RuntimeVersionConfig = RUNTIME_VERSION_CONFIG {
        runtime_version_arn: Option<String>,
        error: Option<RuntimeVersionError>,
    }
    RuntimeVersionError = RUNTIME_VERSION_ERROR {
        error_code: Option<String>,
        message: Option<String>,
    }
    S3FilesConfig = S3_FILES_CONFIG {
        direct_s3_read: Option<DirectS3Read>,
    }
    ScalingConfig = SCALING_CONFIG {
        maximum_concurrency: Option<i32>,
    }
    SelfManagedEventSource = SELF_MANAGED_EVENT_SOURCE {
        endpoints: Option<BTreeMap<String, Vec<String>>>,
    }
    SelfManagedKafkaEventSourceConfig = SELF_MANAGED_KAFKA_EVENT_SOURCE_CONFIG {
        consumer_group_id: Option<String>,
        schema_registry_config: Option<KafkaSchemaRegistryConfig>,
        consumption_mode: Option<KafkaEventSourceMappingConsumptionMode>,
    }
    SendDurableExecutionCallbackFailureInput = SEND_DURABLE_EXECUTION_CALLBACK_FAILURE_REQUEST {
        callback_id: String,
        error: Option<ErrorObject>,
    }
    SendDurableExecutionCallbackFailureOutput = SEND_DURABLE_EXECUTION_CALLBACK_FAILURE_RESPONSE {}
    SendDurableExecutionCallbackHeartbeatInput = SEND_DURABLE_EXECUTION_CALLBACK_HEARTBEAT_REQUEST {
        callback_id: String,
    }
    SendDurableExecutionCallbackHeartbeatOutput = SEND_DURABLE_EXECUTION_CALLBACK_HEARTBEAT_RESPONSE {}
    SendDurableExecutionCallbackSuccessInput = SEND_DURABLE_EXECUTION_CALLBACK_SUCCESS_REQUEST {
        callback_id: String,
        result: Option<Bytes>,
    }
    SendDurableExecutionCallbackSuccessOutput = SEND_DURABLE_EXECUTION_CALLBACK_SUCCESS_RESPONSE {}
    SnapStart = SNAP_START {
        apply_on: Option<SnapStartApplyOn>,
    }
    SnapStartResponse = SNAP_START_RESPONSE {
        apply_on: Option<SnapStartApplyOn>,
        optimization_status: Option<SnapStartOptimizationStatus>,
    }
    SourceAccessConfiguration = SOURCE_ACCESS_CONFIGURATION {
        type_: Option<SourceAccessType>,
        uri: Option<String>,
    }
    StepDetails = STEP_DETAILS {
        attempt: Option<i32>,
        next_attempt_timestamp: Option<Timestamp>,
        result: Option<String>,
        error: Option<ErrorObject>,
    }
    StepFailedDetails = STEP_FAILED_DETAILS {
        error: EventError,
        retry_details: RetryDetails,
    }
    StepOptions = STEP_OPTIONS {
        next_attempt_delay_seconds: Option<i32>,
    }
    StepStartedDetails = STEP_STARTED_DETAILS {}
    StepSucceededDetails = STEP_SUCCEEDED_DETAILS {
        result: EventResult,
        retry_details: RetryDetails,
    }
    StopDurableExecutionInput = STOP_DURABLE_EXECUTION_REQUEST {
        durable_execution_arn: String,
        error: Option<ErrorObject>,
    }
    StopDurableExecutionOutput = STOP_DURABLE_EXECUTION_RESPONSE {
        stop_timestamp: Timestamp,
    }
    TagResourceInput = TAG_RESOURCE_REQUEST {
        resource: String,
        tags: BTreeMap<String, String>,
    }
    TagsError = TAGS_ERROR {
        error_code: String,
        message: String,
    }
    TargetTrackingScalingPolicy = TARGET_TRACKING_SCALING_POLICY {
        predefined_metric_type: CapacityProviderPredefinedMetricType,
        target_value: f64,
    }
    TenancyConfig = TENANCY_CONFIG {
        tenant_isolation_mode: TenantIsolationMode,
    }
    TraceHeader = TRACE_HEADER {
        x_amzn_trace_id: Option<String>,
    }
    TracingConfig = TRACING_CONFIG {
        mode: Option<TracingMode>,
    }
    TracingConfigResponse = TRACING_CONFIG_RESPONSE {
        mode: Option<TracingMode>,
    }
    UntagResourceInput = UNTAG_RESOURCE_REQUEST {
        resource: String,
        tag_keys: Vec<String>,
    }
    UpdateAliasInput = UPDATE_ALIAS_REQUEST {
        function_name: String,
        name: String,
        function_version: Option<String>,
        description: Option<String>,
        routing_config: Option<AliasRoutingConfiguration>,
        revision_id: Option<String>,
    }
    UpdateCapacityProviderInput = UPDATE_CAPACITY_PROVIDER_REQUEST {
        capacity_provider_name: String,
        capacity_provider_scaling_config: Option<CapacityProviderScalingConfig>,
        propagate_tags: Option<PropagateTags>,
        telemetry_config: Option<CapacityProviderTelemetryConfig>,
    }
    UpdateCapacityProviderOutput = UPDATE_CAPACITY_PROVIDER_RESPONSE {
        capacity_provider: CapacityProvider,
    }
    UpdateCodeSigningConfigInput = UPDATE_CODE_SIGNING_CONFIG_REQUEST {
        code_signing_config_arn: String,
        description: Option<String>,
        allowed_publishers: Option<AllowedPublishers>,
        code_signing_policies: Option<CodeSigningPolicies>,
    }
    UpdateCodeSigningConfigOutput = UPDATE_CODE_SIGNING_CONFIG_RESPONSE {
        code_signing_config: CodeSigningConfig,
    }
    UpdateEventSourceMappingInput = UPDATE_EVENT_SOURCE_MAPPING_REQUEST {
        uuid: String,
        function_name: Option<String>,
        enabled: Option<bool>,
        batch_size: Option<i32>,
        filter_criteria: Option<FilterCriteria>,
        kms_key_arn: Option<String>,
        metrics_config: Option<EventSourceMappingMetricsConfig>,
        logging_config: Option<EventSourceMappingLoggingConfig>,
        scaling_config: Option<ScalingConfig>,
        maximum_batching_window_in_seconds: Option<i32>,
        parallelization_factor: Option<i32>,
        destination_config: Option<DestinationConfig>,
        maximum_record_age_in_seconds: Option<i32>,
        bisect_batch_on_function_error: Option<bool>,
        maximum_retry_attempts: Option<i32>,
        tumbling_window_in_seconds: Option<i32>,
        source_access_configurations: Option<Vec<SourceAccessConfiguration>>,
        function_response_types: Option<Vec<FunctionResponseType>>,
        amazon_managed_kafka_event_source_config: Option<AmazonManagedKafkaEventSourceConfig>,
        self_managed_kafka_event_source_config: Option<SelfManagedKafkaEventSourceConfig>,
        document_db_event_source_config: Option<DocumentDBEventSourceConfig>,
        provisioned_poller_config: Option<ProvisionedPollerConfig>,
    }
    UpdateFunctionCodeInput = UPDATE_FUNCTION_CODE_REQUEST {
        function_name: String,
        zip_file: Option<Bytes>,
        s3_bucket: Option<String>,
        s3_key: Option<String>,
        s3_object_version: Option<String>,
        s3_object_storage_mode: Option<S3ObjectStorageMode>,
        image_uri: Option<String>,
        architectures: Option<Vec<Architecture>>,
        publish: Option<bool>,
        publish_to: Option<FunctionVersionLatestPublished>,
        dry_run: Option<bool>,
        revision_id: Option<String>,
        source_kms_key_arn: Option<String>,
    }
    UpdateFunctionConfigurationInput = UPDATE_FUNCTION_CONFIGURATION_REQUEST {
        function_name: String,
        role: Option<String>,
        handler: Option<String>,
        description: Option<String>,
        timeout: Option<i32>,
        memory_size: Option<i32>,
        vpc_config: Option<VpcConfig>,
        environment: Option<Environment>,
        runtime: Option<Runtime>,
        dead_letter_config: Option<DeadLetterConfig>,
        kms_key_arn: Option<String>,
        tracing_config: Option<TracingConfig>,
        revision_id: Option<String>,
        layers: Option<Vec<String>>,
        file_system_configs: Option<Vec<FileSystemConfig>>,
        image_config: Option<ImageConfig>,
        ephemeral_storage: Option<EphemeralStorage>,
        snap_start: Option<SnapStart>,
        logging_config: Option<LoggingConfig>,
        capacity_provider_config: Option<CapacityProviderConfig>,
        durable_config: Option<DurableConfig>,
        runtime_config: Option<FunctionRuntimeConfig>,
        accelerator_config: Option<AcceleratorConfig>,
    }
    UpdateFunctionEventInvokeConfigInput = UPDATE_FUNCTION_EVENT_INVOKE_CONFIG_REQUEST {
        function_name: String,
        qualifier: Option<String>,
        maximum_retry_attempts: Option<i32>,
        maximum_event_age_in_seconds: Option<i32>,
        destination_config: Option<DestinationConfig>,
    }
    UpdateFunctionUrlConfigInput = UPDATE_FUNCTION_URL_CONFIG_REQUEST {
        function_name: String,
        qualifier: Option<String>,
        auth_type: Option<FunctionUrlAuthType>,
        cors: Option<Cors>,
        invoke_mode: Option<InvokeMode>,
    }
    UpdateFunctionUrlConfigOutput = UPDATE_FUNCTION_URL_CONFIG_RESPONSE {
        function_url: String,
        function_arn: String,
        auth_type: FunctionUrlAuthType,
        cors: Option<Cors>,
        creation_time: String,
        last_modified_time: String,
        invoke_mode: Option<InvokeMode>,
    }
    VpcConfig = VPC_CONFIG {
        subnet_ids: Option<Vec<String>>,
        security_group_ids: Option<Vec<String>>,
        ipv6_allowed_for_dual_stack: Option<bool>,
    }
    VpcConfigResponse = VPC_CONFIG_RESPONSE {
        subnet_ids: Option<Vec<String>>,
        security_group_ids: Option<Vec<String>>,
        vpc_id: Option<String>,
        ipv6_allowed_for_dual_stack: Option<bool>,
    }
    WaitCancelledDetails = WAIT_CANCELLED_DETAILS {
        error: Option<EventError>,
    }
    WaitDetails = WAIT_DETAILS {
        scheduled_end_timestamp: Option<Timestamp>,
    }
    WaitOptions = WAIT_OPTIONS {
        wait_seconds: Option<i32>,
    }
    WaitStartedDetails = WAIT_STARTED_DETAILS {
        duration: i32,
        scheduled_end_timestamp: Timestamp,
    }
    WaitSucceededDetails = WAIT_SUCCEEDED_DETAILS {
        duration: Option<i32>,
    }
    DeleteAliasOutput = EMPTY {}
    DeleteFunctionCodeSigningConfigOutput = EMPTY {}
    DeleteFunctionConcurrencyOutput = EMPTY {}
    DeleteFunctionEventInvokeConfigOutput = EMPTY {}
    DeleteFunctionUrlConfigOutput = EMPTY {}
    DeleteLayerVersionOutput = EMPTY {}
    DeleteProvisionedConcurrencyConfigOutput = EMPTY {}
    DeleteResourcePolicyOutput = EMPTY {}
    RemoveLayerVersionPermissionOutput = EMPTY {}
    RemovePermissionOutput = EMPTY {}
    TagResourceOutput = EMPTY {}
    UntagResourceOutput = EMPTY {}
}

pub type CreateAliasOutput = AliasConfiguration;
pub type CreateEventSourceMappingOutput = EventSourceMappingConfiguration;
pub type CreateFunctionOutput = FunctionConfiguration;
pub type DeleteEventSourceMappingOutput = EventSourceMappingConfiguration;
pub type GetAliasOutput = AliasConfiguration;
pub type GetEventSourceMappingOutput = EventSourceMappingConfiguration;
pub type GetFunctionConfigurationOutput = FunctionConfiguration;
pub type GetFunctionEventInvokeConfigOutput = FunctionEventInvokeConfig;
pub type GetLayerVersionOutput = GetLayerVersionResponse;
pub type GetLayerVersionByArnOutput = GetLayerVersionResponse;
pub type PublishVersionOutput = FunctionConfiguration;
pub type PutFunctionConcurrencyOutput = Concurrency;
pub type PutFunctionEventInvokeConfigOutput = FunctionEventInvokeConfig;
pub type UpdateAliasOutput = AliasConfiguration;
pub type UpdateEventSourceMappingOutput = EventSourceMappingConfiguration;
pub type UpdateFunctionCodeOutput = FunctionConfiguration;
pub type UpdateFunctionConfigurationOutput = FunctionConfiguration;
pub type UpdateFunctionEventInvokeConfigOutput = FunctionEventInvokeConfig;
