// Written by `cargo run -p virga-codegen` from models/. Don't edit.

//! The structures of the service's API.

#![expect(missing_docs, reason = "each is described by the service's API reference")]

use std::collections::BTreeMap;

#[allow(clippy::wildcard_imports, reason = "there are dozens")]
use super::enumerations::*;
use crate::aws::value::structure;
use crate::clock::Timestamp;

structure! {
    ActivityFailedEventDetails = ACTIVITY_FAILED_EVENT_DETAILS {
        error: Option<String>,
        cause: Option<String>,
    }
    ActivityListItem = ACTIVITY_LIST_ITEM {
        activity_arn: String,
        name: String,
        creation_date: Timestamp,
    }
    ActivityScheduleFailedEventDetails = ACTIVITY_SCHEDULE_FAILED_EVENT_DETAILS {
        error: Option<String>,
        cause: Option<String>,
    }
    ActivityScheduledEventDetails = ACTIVITY_SCHEDULED_EVENT_DETAILS {
        resource: String,
        input: Option<String>,
        input_details: Option<HistoryEventExecutionDataDetails>,
        timeout_in_seconds: Option<i64>,
        heartbeat_in_seconds: Option<i64>,
    }
    ActivityStartedEventDetails = ACTIVITY_STARTED_EVENT_DETAILS {
        worker_name: Option<String>,
    }
    ActivitySucceededEventDetails = ACTIVITY_SUCCEEDED_EVENT_DETAILS {
        output: Option<String>,
        output_details: Option<HistoryEventExecutionDataDetails>,
    }
    ActivityTimedOutEventDetails = ACTIVITY_TIMED_OUT_EVENT_DETAILS {
        error: Option<String>,
        cause: Option<String>,
    }
    AssignedVariablesDetails = ASSIGNED_VARIABLES_DETAILS {
        truncated: Option<bool>,
    }
    BillingDetails = BILLING_DETAILS {
        billed_memory_used_in_mb: Option<i64>,
        billed_duration_in_milliseconds: Option<i64>,
    }
    CloudWatchEventsExecutionDataDetails = CLOUD_WATCH_EVENTS_EXECUTION_DATA_DETAILS {
        included: Option<bool>,
    }
    CloudWatchLogsLogGroup = CLOUD_WATCH_LOGS_LOG_GROUP {
        log_group_arn: Option<String>,
    }
    CreateActivityInput = CREATE_ACTIVITY_INPUT {
        name: String,
        tags: Option<Vec<Tag>>,
        encryption_configuration: Option<EncryptionConfiguration>,
    }
    CreateActivityOutput = CREATE_ACTIVITY_OUTPUT {
        activity_arn: String,
        creation_date: Timestamp,
    }
    CreateStateMachineAliasInput = CREATE_STATE_MACHINE_ALIAS_INPUT {
        description: Option<String>,
        name: String,
        routing_configuration: Vec<RoutingConfigurationListItem>,
    }
    CreateStateMachineAliasOutput = CREATE_STATE_MACHINE_ALIAS_OUTPUT {
        state_machine_alias_arn: String,
        creation_date: Timestamp,
    }
    CreateStateMachineInput = CREATE_STATE_MACHINE_INPUT {
        name: String,
        definition: String,
        role_arn: String,
        type_: Option<StateMachineType>,
        logging_configuration: Option<LoggingConfiguration>,
        tags: Option<Vec<Tag>>,
        tracing_configuration: Option<TracingConfiguration>,
        publish: Option<bool>,
        version_description: Option<String>,
        encryption_configuration: Option<EncryptionConfiguration>,
    }
    CreateStateMachineOutput = CREATE_STATE_MACHINE_OUTPUT {
        state_machine_arn: String,
        creation_date: Timestamp,
        state_machine_version_arn: Option<String>,
    }
    DeleteActivityInput = DELETE_ACTIVITY_INPUT {
        activity_arn: String,
    }
    DeleteActivityOutput = DELETE_ACTIVITY_OUTPUT {}
    DeleteStateMachineAliasInput = DELETE_STATE_MACHINE_ALIAS_INPUT {
        state_machine_alias_arn: String,
    }
    DeleteStateMachineAliasOutput = DELETE_STATE_MACHINE_ALIAS_OUTPUT {}
    DeleteStateMachineInput = DELETE_STATE_MACHINE_INPUT {
        state_machine_arn: String,
    }
    DeleteStateMachineOutput = DELETE_STATE_MACHINE_OUTPUT {}
    DeleteStateMachineVersionInput = DELETE_STATE_MACHINE_VERSION_INPUT {
        state_machine_version_arn: String,
    }
    DeleteStateMachineVersionOutput = DELETE_STATE_MACHINE_VERSION_OUTPUT {}
    DescribeActivityInput = DESCRIBE_ACTIVITY_INPUT {
        activity_arn: String,
    }
    DescribeActivityOutput = DESCRIBE_ACTIVITY_OUTPUT {
        activity_arn: String,
        name: String,
        creation_date: Timestamp,
        encryption_configuration: Option<EncryptionConfiguration>,
    }
    DescribeExecutionInput = DESCRIBE_EXECUTION_INPUT {
        execution_arn: String,
        included_data: Option<IncludedData>,
    }
    DescribeExecutionOutput = DESCRIBE_EXECUTION_OUTPUT {
        execution_arn: String,
        state_machine_arn: String,
        name: Option<String>,
        status: ExecutionStatus,
        start_date: Timestamp,
        stop_date: Option<Timestamp>,
        input: Option<String>,
        input_details: Option<CloudWatchEventsExecutionDataDetails>,
        output: Option<String>,
        output_details: Option<CloudWatchEventsExecutionDataDetails>,
        trace_header: Option<String>,
        map_run_arn: Option<String>,
        error: Option<String>,
        cause: Option<String>,
        state_machine_version_arn: Option<String>,
        state_machine_alias_arn: Option<String>,
        redrive_count: Option<i32>,
        redrive_date: Option<Timestamp>,
        redrive_status: Option<ExecutionRedriveStatus>,
        redrive_status_reason: Option<String>,
    }
    DescribeMapRunInput = DESCRIBE_MAP_RUN_INPUT {
        map_run_arn: String,
    }
    DescribeMapRunOutput = DESCRIBE_MAP_RUN_OUTPUT {
        map_run_arn: String,
        execution_arn: String,
        status: MapRunStatus,
        start_date: Timestamp,
        stop_date: Option<Timestamp>,
        max_concurrency: i32,
        tolerated_failure_percentage: f64,
        tolerated_failure_count: i64,
        item_counts: MapRunItemCounts,
        execution_counts: MapRunExecutionCounts,
        redrive_count: Option<i32>,
        redrive_date: Option<Timestamp>,
    }
    DescribeStateMachineAliasInput = DESCRIBE_STATE_MACHINE_ALIAS_INPUT {
        state_machine_alias_arn: String,
    }
    DescribeStateMachineAliasOutput = DESCRIBE_STATE_MACHINE_ALIAS_OUTPUT {
        state_machine_alias_arn: Option<String>,
        name: Option<String>,
        description: Option<String>,
        routing_configuration: Option<Vec<RoutingConfigurationListItem>>,
        creation_date: Option<Timestamp>,
        update_date: Option<Timestamp>,
    }
    DescribeStateMachineForExecutionInput = DESCRIBE_STATE_MACHINE_FOR_EXECUTION_INPUT {
        execution_arn: String,
        included_data: Option<IncludedData>,
    }
    DescribeStateMachineForExecutionOutput = DESCRIBE_STATE_MACHINE_FOR_EXECUTION_OUTPUT {
        state_machine_arn: String,
        name: String,
        definition: String,
        role_arn: String,
        update_date: Timestamp,
        logging_configuration: Option<LoggingConfiguration>,
        tracing_configuration: Option<TracingConfiguration>,
        map_run_arn: Option<String>,
        label: Option<String>,
        revision_id: Option<String>,
        encryption_configuration: Option<EncryptionConfiguration>,
        variable_references: Option<BTreeMap<String, Vec<String>>>,
    }
    DescribeStateMachineInput = DESCRIBE_STATE_MACHINE_INPUT {
        state_machine_arn: String,
        included_data: Option<IncludedData>,
    }
    DescribeStateMachineOutput = DESCRIBE_STATE_MACHINE_OUTPUT {
        state_machine_arn: String,
        name: String,
        status: Option<StateMachineStatus>,
        definition: String,
        role_arn: String,
        type_: StateMachineType,
        creation_date: Timestamp,
        logging_configuration: Option<LoggingConfiguration>,
        tracing_configuration: Option<TracingConfiguration>,
        label: Option<String>,
        revision_id: Option<String>,
        description: Option<String>,
        encryption_configuration: Option<EncryptionConfiguration>,
        variable_references: Option<BTreeMap<String, Vec<String>>>,
    }
    EncryptionConfiguration = ENCRYPTION_CONFIGURATION {
        kms_key_id: Option<String>,
        kms_data_key_reuse_period_seconds: Option<i32>,
        type_: EncryptionType,
    }
    EvaluationFailedEventDetails = EVALUATION_FAILED_EVENT_DETAILS {
        error: Option<String>,
        cause: Option<String>,
        location: Option<String>,
        state: String,
    }
    ExecutionAbortedEventDetails = EXECUTION_ABORTED_EVENT_DETAILS {
        error: Option<String>,
        cause: Option<String>,
    }
    ExecutionFailedEventDetails = EXECUTION_FAILED_EVENT_DETAILS {
        error: Option<String>,
        cause: Option<String>,
    }
    ExecutionListItem = EXECUTION_LIST_ITEM {
        execution_arn: String,
        state_machine_arn: String,
        name: String,
        status: ExecutionStatus,
        start_date: Timestamp,
        stop_date: Option<Timestamp>,
        map_run_arn: Option<String>,
        item_count: Option<i32>,
        state_machine_version_arn: Option<String>,
        state_machine_alias_arn: Option<String>,
        redrive_count: Option<i32>,
        redrive_date: Option<Timestamp>,
    }
    ExecutionRedrivenEventDetails = EXECUTION_REDRIVEN_EVENT_DETAILS {
        redrive_count: Option<i32>,
    }
    ExecutionStartedEventDetails = EXECUTION_STARTED_EVENT_DETAILS {
        input: Option<String>,
        input_details: Option<HistoryEventExecutionDataDetails>,
        role_arn: Option<String>,
        state_machine_alias_arn: Option<String>,
        state_machine_version_arn: Option<String>,
    }
    ExecutionSucceededEventDetails = EXECUTION_SUCCEEDED_EVENT_DETAILS {
        output: Option<String>,
        output_details: Option<HistoryEventExecutionDataDetails>,
    }
    ExecutionTimedOutEventDetails = EXECUTION_TIMED_OUT_EVENT_DETAILS {
        error: Option<String>,
        cause: Option<String>,
    }
    GetActivityTaskInput = GET_ACTIVITY_TASK_INPUT {
        activity_arn: String,
        worker_name: Option<String>,
    }
    GetActivityTaskOutput = GET_ACTIVITY_TASK_OUTPUT {
        task_token: Option<String>,
        input: Option<String>,
    }
    GetExecutionHistoryInput = GET_EXECUTION_HISTORY_INPUT {
        execution_arn: String,
        max_results: Option<i32>,
        reverse_order: Option<bool>,
        next_token: Option<String>,
        include_execution_data: Option<bool>,
    }
    GetExecutionHistoryOutput = GET_EXECUTION_HISTORY_OUTPUT {
        events: Vec<HistoryEvent>,
        next_token: Option<String>,
    }
    HistoryEvent = HISTORY_EVENT {
        timestamp: Timestamp,
        type_: HistoryEventType,
        id: i64,
        previous_event_id: Option<i64>,
        activity_failed_event_details: Option<ActivityFailedEventDetails>,
        activity_schedule_failed_event_details: Option<ActivityScheduleFailedEventDetails>,
        activity_scheduled_event_details: Option<ActivityScheduledEventDetails>,
        activity_started_event_details: Option<ActivityStartedEventDetails>,
        activity_succeeded_event_details: Option<ActivitySucceededEventDetails>,
        activity_timed_out_event_details: Option<ActivityTimedOutEventDetails>,
        task_failed_event_details: Option<TaskFailedEventDetails>,
        task_scheduled_event_details: Option<TaskScheduledEventDetails>,
        task_start_failed_event_details: Option<TaskStartFailedEventDetails>,
        task_started_event_details: Option<TaskStartedEventDetails>,
        task_submit_failed_event_details: Option<TaskSubmitFailedEventDetails>,
        task_submitted_event_details: Option<TaskSubmittedEventDetails>,
        task_succeeded_event_details: Option<TaskSucceededEventDetails>,
        task_timed_out_event_details: Option<TaskTimedOutEventDetails>,
        execution_failed_event_details: Option<ExecutionFailedEventDetails>,
        execution_started_event_details: Option<ExecutionStartedEventDetails>,
        execution_succeeded_event_details: Option<ExecutionSucceededEventDetails>,
        execution_aborted_event_details: Option<ExecutionAbortedEventDetails>,
        execution_timed_out_event_details: Option<ExecutionTimedOutEventDetails>,
        execution_redriven_event_details: Option<ExecutionRedrivenEventDetails>,
        map_state_started_event_details: Option<MapStateStartedEventDetails>,
        map_iteration_started_event_details: Option<MapIterationEventDetails>,
        map_iteration_succeeded_event_details: Option<MapIterationEventDetails>,
        map_iteration_failed_event_details: Option<MapIterationEventDetails>,
        map_iteration_aborted_event_details: Option<MapIterationEventDetails>,
        lambda_function_failed_event_details: Option<LambdaFunctionFailedEventDetails>,
        lambda_function_schedule_failed_event_details: Option<LambdaFunctionScheduleFailedEventDetails>,
        lambda_function_scheduled_event_details: Option<LambdaFunctionScheduledEventDetails>,
        lambda_function_start_failed_event_details: Option<LambdaFunctionStartFailedEventDetails>,
        lambda_function_succeeded_event_details: Option<LambdaFunctionSucceededEventDetails>,
        lambda_function_timed_out_event_details: Option<LambdaFunctionTimedOutEventDetails>,
        state_entered_event_details: Option<StateEnteredEventDetails>,
        state_exited_event_details: Option<StateExitedEventDetails>,
        map_run_started_event_details: Option<MapRunStartedEventDetails>,
        map_run_failed_event_details: Option<MapRunFailedEventDetails>,
        map_run_redriven_event_details: Option<MapRunRedrivenEventDetails>,
        evaluation_failed_event_details: Option<EvaluationFailedEventDetails>,
    }
    HistoryEventExecutionDataDetails = HISTORY_EVENT_EXECUTION_DATA_DETAILS {
        truncated: Option<bool>,
    }
    InspectionData = INSPECTION_DATA {
        input: Option<String>,
        after_arguments: Option<String>,
        after_input_path: Option<String>,
        after_parameters: Option<String>,
        result: Option<String>,
        after_result_selector: Option<String>,
        after_result_path: Option<String>,
        request: Option<InspectionDataRequest>,
        response: Option<InspectionDataResponse>,
        variables: Option<String>,
        error_details: Option<InspectionErrorDetails>,
        after_items_path: Option<String>,
        after_item_selector: Option<String>,
        after_item_batcher: Option<String>,
        after_items_pointer: Option<String>,
        tolerated_failure_count: Option<i32>,
        tolerated_failure_percentage: Option<f64>,
        max_concurrency: Option<i32>,
    }
    InspectionDataRequest = INSPECTION_DATA_REQUEST {
        protocol: Option<String>,
        method: Option<String>,
        url: Option<String>,
        headers: Option<String>,
        body: Option<String>,
    }
    InspectionDataResponse = INSPECTION_DATA_RESPONSE {
        protocol: Option<String>,
        status_code: Option<String>,
        status_message: Option<String>,
        headers: Option<String>,
        body: Option<String>,
    }
    InspectionErrorDetails = INSPECTION_ERROR_DETAILS {
        catch_index: Option<i32>,
        retry_index: Option<i32>,
        retry_backoff_interval_seconds: Option<i32>,
    }
    LambdaFunctionFailedEventDetails = LAMBDA_FUNCTION_FAILED_EVENT_DETAILS {
        error: Option<String>,
        cause: Option<String>,
    }
    LambdaFunctionScheduleFailedEventDetails = LAMBDA_FUNCTION_SCHEDULE_FAILED_EVENT_DETAILS {
        error: Option<String>,
        cause: Option<String>,
    }
    LambdaFunctionScheduledEventDetails = LAMBDA_FUNCTION_SCHEDULED_EVENT_DETAILS {
        resource: String,
        input: Option<String>,
        input_details: Option<HistoryEventExecutionDataDetails>,
        timeout_in_seconds: Option<i64>,
        task_credentials: Option<TaskCredentials>,
    }
    LambdaFunctionStartFailedEventDetails = LAMBDA_FUNCTION_START_FAILED_EVENT_DETAILS {
        error: Option<String>,
        cause: Option<String>,
    }
    LambdaFunctionSucceededEventDetails = LAMBDA_FUNCTION_SUCCEEDED_EVENT_DETAILS {
        output: Option<String>,
        output_details: Option<HistoryEventExecutionDataDetails>,
    }
    LambdaFunctionTimedOutEventDetails = LAMBDA_FUNCTION_TIMED_OUT_EVENT_DETAILS {
        error: Option<String>,
        cause: Option<String>,
    }
    ListActivitiesInput = LIST_ACTIVITIES_INPUT {
        max_results: Option<i32>,
        next_token: Option<String>,
    }
    ListActivitiesOutput = LIST_ACTIVITIES_OUTPUT {
        activities: Vec<ActivityListItem>,
        next_token: Option<String>,
    }
    ListExecutionsInput = LIST_EXECUTIONS_INPUT {
        state_machine_arn: Option<String>,
        status_filter: Option<ExecutionStatus>,
        max_results: Option<i32>,
        next_token: Option<String>,
        map_run_arn: Option<String>,
        redrive_filter: Option<ExecutionRedriveFilter>,
    }
    ListExecutionsOutput = LIST_EXECUTIONS_OUTPUT {
        executions: Vec<ExecutionListItem>,
        next_token: Option<String>,
    }
    ListMapRunsInput = LIST_MAP_RUNS_INPUT {
        execution_arn: String,
        max_results: Option<i32>,
        next_token: Option<String>,
    }
    ListMapRunsOutput = LIST_MAP_RUNS_OUTPUT {
        map_runs: Vec<MapRunListItem>,
        next_token: Option<String>,
    }
    ListStateMachineAliasesInput = LIST_STATE_MACHINE_ALIASES_INPUT {
        state_machine_arn: String,
        next_token: Option<String>,
        max_results: Option<i32>,
    }
    ListStateMachineAliasesOutput = LIST_STATE_MACHINE_ALIASES_OUTPUT {
        state_machine_aliases: Vec<StateMachineAliasListItem>,
        next_token: Option<String>,
    }
    ListStateMachineVersionsInput = LIST_STATE_MACHINE_VERSIONS_INPUT {
        state_machine_arn: String,
        next_token: Option<String>,
        max_results: Option<i32>,
    }
    ListStateMachineVersionsOutput = LIST_STATE_MACHINE_VERSIONS_OUTPUT {
        state_machine_versions: Vec<StateMachineVersionListItem>,
        next_token: Option<String>,
    }
    ListStateMachinesInput = LIST_STATE_MACHINES_INPUT {
        max_results: Option<i32>,
        next_token: Option<String>,
    }
    ListStateMachinesOutput = LIST_STATE_MACHINES_OUTPUT {
        state_machines: Vec<StateMachineListItem>,
        next_token: Option<String>,
    }
    ListTagsForResourceInput = LIST_TAGS_FOR_RESOURCE_INPUT {
        resource_arn: String,
    }
    ListTagsForResourceOutput = LIST_TAGS_FOR_RESOURCE_OUTPUT {
        tags: Option<Vec<Tag>>,
    }
    LogDestination = LOG_DESTINATION {
        cloud_watch_logs_log_group: Option<CloudWatchLogsLogGroup>,
    }
    LoggingConfiguration = LOGGING_CONFIGURATION {
        level: Option<LogLevel>,
        include_execution_data: Option<bool>,
        destinations: Option<Vec<LogDestination>>,
    }
    MapIterationEventDetails = MAP_ITERATION_EVENT_DETAILS {
        name: Option<String>,
        index: Option<i32>,
    }
    MapRunExecutionCounts = MAP_RUN_EXECUTION_COUNTS {
        pending: i64,
        running: i64,
        succeeded: i64,
        failed: i64,
        timed_out: i64,
        aborted: i64,
        total: i64,
        results_written: i64,
        failures_not_redrivable: Option<i64>,
        pending_redrive: Option<i64>,
    }
    MapRunFailedEventDetails = MAP_RUN_FAILED_EVENT_DETAILS {
        error: Option<String>,
        cause: Option<String>,
    }
    MapRunItemCounts = MAP_RUN_ITEM_COUNTS {
        pending: i64,
        running: i64,
        succeeded: i64,
        failed: i64,
        timed_out: i64,
        aborted: i64,
        total: i64,
        results_written: i64,
        failures_not_redrivable: Option<i64>,
        pending_redrive: Option<i64>,
    }
    MapRunListItem = MAP_RUN_LIST_ITEM {
        execution_arn: String,
        map_run_arn: String,
        state_machine_arn: String,
        start_date: Timestamp,
        stop_date: Option<Timestamp>,
    }
    MapRunRedrivenEventDetails = MAP_RUN_REDRIVEN_EVENT_DETAILS {
        map_run_arn: Option<String>,
        redrive_count: Option<i32>,
    }
    MapRunStartedEventDetails = MAP_RUN_STARTED_EVENT_DETAILS {
        map_run_arn: Option<String>,
    }
    MapStateStartedEventDetails = MAP_STATE_STARTED_EVENT_DETAILS {
        length: Option<i32>,
    }
    MockErrorOutput = MOCK_ERROR_OUTPUT {
        error: Option<String>,
        cause: Option<String>,
    }
    MockInput = MOCK_INPUT {
        result: Option<String>,
        error_output: Option<MockErrorOutput>,
        field_validation_mode: Option<MockResponseValidationMode>,
    }
    PublishStateMachineVersionInput = PUBLISH_STATE_MACHINE_VERSION_INPUT {
        state_machine_arn: String,
        revision_id: Option<String>,
        description: Option<String>,
    }
    PublishStateMachineVersionOutput = PUBLISH_STATE_MACHINE_VERSION_OUTPUT {
        creation_date: Timestamp,
        state_machine_version_arn: String,
    }
    RedriveExecutionInput = REDRIVE_EXECUTION_INPUT {
        execution_arn: String,
        client_token: Option<String>,
    }
    RedriveExecutionOutput = REDRIVE_EXECUTION_OUTPUT {
        redrive_date: Timestamp,
    }
    RoutingConfigurationListItem = ROUTING_CONFIGURATION_LIST_ITEM {
        state_machine_version_arn: String,
        weight: i32,
    }
    SendTaskFailureInput = SEND_TASK_FAILURE_INPUT {
        task_token: String,
        error: Option<String>,
        cause: Option<String>,
    }
    SendTaskFailureOutput = SEND_TASK_FAILURE_OUTPUT {}
    SendTaskHeartbeatInput = SEND_TASK_HEARTBEAT_INPUT {
        task_token: String,
    }
    SendTaskHeartbeatOutput = SEND_TASK_HEARTBEAT_OUTPUT {}
    SendTaskSuccessInput = SEND_TASK_SUCCESS_INPUT {
        task_token: String,
        output: String,
    }
    SendTaskSuccessOutput = SEND_TASK_SUCCESS_OUTPUT {}
    StartExecutionInput = START_EXECUTION_INPUT {
        state_machine_arn: String,
        name: Option<String>,
        input: Option<String>,
        trace_header: Option<String>,
    }
    StartExecutionOutput = START_EXECUTION_OUTPUT {
        execution_arn: String,
        start_date: Timestamp,
    }
    StartSyncExecutionInput = START_SYNC_EXECUTION_INPUT {
        state_machine_arn: String,
        name: Option<String>,
        input: Option<String>,
        trace_header: Option<String>,
        included_data: Option<IncludedData>,
    }
    StartSyncExecutionOutput = START_SYNC_EXECUTION_OUTPUT {
        execution_arn: String,
        state_machine_arn: Option<String>,
        name: Option<String>,
        start_date: Timestamp,
        stop_date: Timestamp,
        status: SyncExecutionStatus,
        error: Option<String>,
        cause: Option<String>,
        input: Option<String>,
        input_details: Option<CloudWatchEventsExecutionDataDetails>,
        output: Option<String>,
        output_details: Option<CloudWatchEventsExecutionDataDetails>,
        trace_header: Option<String>,
        billing_details: Option<BillingDetails>,
    }
    StateEnteredEventDetails = STATE_ENTERED_EVENT_DETAILS {
        name: String,
        input: Option<String>,
        input_details: Option<HistoryEventExecutionDataDetails>,
    }
    StateExitedEventDetails = STATE_EXITED_EVENT_DETAILS {
        name: String,
        output: Option<String>,
        output_details: Option<HistoryEventExecutionDataDetails>,
        assigned_variables: Option<BTreeMap<String, String>>,
        assigned_variables_details: Option<AssignedVariablesDetails>,
    }
    StateMachineAliasListItem = STATE_MACHINE_ALIAS_LIST_ITEM {
        state_machine_alias_arn: String,
        creation_date: Timestamp,
    }
    StateMachineListItem = STATE_MACHINE_LIST_ITEM {
        state_machine_arn: String,
        name: String,
        type_: StateMachineType,
        creation_date: Timestamp,
    }
    StateMachineVersionListItem = STATE_MACHINE_VERSION_LIST_ITEM {
        state_machine_version_arn: String,
        creation_date: Timestamp,
    }
    StopExecutionInput = STOP_EXECUTION_INPUT {
        execution_arn: String,
        error: Option<String>,
        cause: Option<String>,
    }
    StopExecutionOutput = STOP_EXECUTION_OUTPUT {
        stop_date: Timestamp,
    }
    Tag = TAG {
        key: Option<String>,
        value: Option<String>,
    }
    TagResourceInput = TAG_RESOURCE_INPUT {
        resource_arn: String,
        tags: Vec<Tag>,
    }
    TagResourceOutput = TAG_RESOURCE_OUTPUT {}
    TaskCredentials = TASK_CREDENTIALS {
        role_arn: Option<String>,
    }
    TaskFailedEventDetails = TASK_FAILED_EVENT_DETAILS {
        resource_type: String,
        resource: String,
        error: Option<String>,
        cause: Option<String>,
    }
    TaskScheduledEventDetails = TASK_SCHEDULED_EVENT_DETAILS {
        resource_type: String,
        resource: String,
        region: String,
        parameters: String,
        timeout_in_seconds: Option<i64>,
        heartbeat_in_seconds: Option<i64>,
        task_credentials: Option<TaskCredentials>,
    }
    TaskStartFailedEventDetails = TASK_START_FAILED_EVENT_DETAILS {
        resource_type: String,
        resource: String,
        error: Option<String>,
        cause: Option<String>,
    }
    TaskStartedEventDetails = TASK_STARTED_EVENT_DETAILS {
        resource_type: String,
        resource: String,
    }
    TaskSubmitFailedEventDetails = TASK_SUBMIT_FAILED_EVENT_DETAILS {
        resource_type: String,
        resource: String,
        error: Option<String>,
        cause: Option<String>,
    }
    TaskSubmittedEventDetails = TASK_SUBMITTED_EVENT_DETAILS {
        resource_type: String,
        resource: String,
        output: Option<String>,
        output_details: Option<HistoryEventExecutionDataDetails>,
    }
    TaskSucceededEventDetails = TASK_SUCCEEDED_EVENT_DETAILS {
        resource_type: String,
        resource: String,
        output: Option<String>,
        output_details: Option<HistoryEventExecutionDataDetails>,
    }
    TaskTimedOutEventDetails = TASK_TIMED_OUT_EVENT_DETAILS {
        resource_type: String,
        resource: String,
        error: Option<String>,
        cause: Option<String>,
    }
    TestStateConfiguration = TEST_STATE_CONFIGURATION {
        retrier_retry_count: Option<i32>,
        error_caused_by_state: Option<String>,
        map_iteration_failure_count: Option<i32>,
        map_item_reader_data: Option<String>,
    }
    TestStateInput = TEST_STATE_INPUT {
        definition: String,
        role_arn: Option<String>,
        input: Option<String>,
        inspection_level: Option<InspectionLevel>,
        reveal_secrets: Option<bool>,
        variables: Option<String>,
        state_name: Option<String>,
        mock: Option<MockInput>,
        context: Option<String>,
        state_configuration: Option<TestStateConfiguration>,
    }
    TestStateOutput = TEST_STATE_OUTPUT {
        output: Option<String>,
        error: Option<String>,
        cause: Option<String>,
        inspection_data: Option<InspectionData>,
        next_state: Option<String>,
        status: Option<TestExecutionStatus>,
    }
    TracingConfiguration = TRACING_CONFIGURATION {
        enabled: Option<bool>,
    }
    UntagResourceInput = UNTAG_RESOURCE_INPUT {
        resource_arn: String,
        tag_keys: Vec<String>,
    }
    UntagResourceOutput = UNTAG_RESOURCE_OUTPUT {}
    UpdateMapRunInput = UPDATE_MAP_RUN_INPUT {
        map_run_arn: String,
        max_concurrency: Option<i32>,
        tolerated_failure_percentage: Option<f64>,
        tolerated_failure_count: Option<i64>,
    }
    UpdateMapRunOutput = UPDATE_MAP_RUN_OUTPUT {}
    UpdateStateMachineAliasInput = UPDATE_STATE_MACHINE_ALIAS_INPUT {
        state_machine_alias_arn: String,
        description: Option<String>,
        routing_configuration: Option<Vec<RoutingConfigurationListItem>>,
    }
    UpdateStateMachineAliasOutput = UPDATE_STATE_MACHINE_ALIAS_OUTPUT {
        update_date: Timestamp,
    }
    UpdateStateMachineInput = UPDATE_STATE_MACHINE_INPUT {
        state_machine_arn: String,
        definition: Option<String>,
        role_arn: Option<String>,
        logging_configuration: Option<LoggingConfiguration>,
        tracing_configuration: Option<TracingConfiguration>,
        publish: Option<bool>,
        version_description: Option<String>,
        encryption_configuration: Option<EncryptionConfiguration>,
    }
    UpdateStateMachineOutput = UPDATE_STATE_MACHINE_OUTPUT {
        update_date: Timestamp,
        revision_id: Option<String>,
        state_machine_version_arn: Option<String>,
    }
    ValidateStateMachineDefinitionDiagnostic = VALIDATE_STATE_MACHINE_DEFINITION_DIAGNOSTIC {
        severity: ValidateStateMachineDefinitionSeverity,
        code: String,
        message: String,
        location: Option<String>,
    }
    ValidateStateMachineDefinitionInput = VALIDATE_STATE_MACHINE_DEFINITION_INPUT {
        definition: String,
        type_: Option<StateMachineType>,
        severity: Option<ValidateStateMachineDefinitionSeverity>,
        max_results: Option<i32>,
    }
    ValidateStateMachineDefinitionOutput = VALIDATE_STATE_MACHINE_DEFINITION_OUTPUT {
        result: ValidateStateMachineDefinitionResultCode,
        diagnostics: Vec<ValidateStateMachineDefinitionDiagnostic>,
        truncated: Option<bool>,
    }
}
