// Written by `cargo run -p virga-codegen` from models/. Don't edit.

//! What the model says about the service's operations and shapes.

#![allow(clippy::wildcard_imports, clippy::unreadable_literal, reason = "a table in the vocabulary of `schema`")]

use crate::aws::schema::*;

static PATTERN_0: Pattern = Pattern::new("[!-~]+", "[!-~]+");
static PATTERN_1: Pattern = Pattern::new(r"\p{ASCII}*", r"[\x00-\x7F]*");
static PATTERN_2: Pattern = Pattern::new(r"^(?=.*[a-zA-Z_\-\.])[a-zA-Z0-9_\-\.]+$", r"[0-9]*[a-zA-Z_\-.][a-zA-Z0-9_\-.]*");
static ACTIVITY_LIST_SHAPE: Shape = Shape::of(Kind::List { element: &Shape::of(Kind::Structure(&ACTIVITY_LIST_ITEM)), query_name: "member", bare: false });
static ALIAS_DESCRIPTION_SHAPE: Shape = Shape::of(Kind::Text).maximum(256.0);
static ARN_SHAPE: Shape = Shape::of(Kind::Text).minimum(1.0).maximum(256.0);
static ASSIGNED_VARIABLES_SHAPE: Shape = Shape::of(Kind::Map { key: &VARIABLE_NAME_SHAPE, value: &VARIABLE_VALUE_SHAPE, query_names: ("key", "value") });
static BILLED_DURATION_SHAPE: Shape = Shape::of(Kind::Long).minimum(0.0);
static BILLED_MEMORY_USED_SHAPE: Shape = Shape::of(Kind::Long).minimum(0.0);
static CHARACTER_RESTRICTED_NAME_SHAPE: Shape = Shape::of(Kind::Text).minimum(1.0).maximum(80.0).pattern(&PATTERN_2);
static CLIENT_TOKEN_SHAPE: Shape = Shape::of(Kind::Text).minimum(1.0).maximum(64.0).pattern(&PATTERN_0);
static CONNECTOR_PARAMETERS_SHAPE: Shape = Shape::of(Kind::Text).minimum(0.0).maximum(262144.0);
static DEFINITION_SHAPE: Shape = Shape::of(Kind::Text).minimum(1.0).maximum(1048576.0);
static ENABLED_SHAPE: Shape = Shape::of(Kind::Boolean);
static ENCRYPTION_TYPE_SHAPE: Shape = Shape::of(Kind::Enumeration { values: &["AWS_OWNED_KEY", "CUSTOMER_MANAGED_KMS_KEY"], listed: &["AWS_OWNED_KEY", "CUSTOMER_MANAGED_KMS_KEY"] });
static EVALUATION_FAILURE_LOCATION_SHAPE: Shape = Shape::of(Kind::Text).minimum(0.0).maximum(256.0);
static EVENT_ID_SHAPE: Shape = Shape::of(Kind::Long);
static EXCEPTION_HANDLER_INDEX_SHAPE: Shape = Shape::of(Kind::Integer).minimum(0.0);
static EXECUTION_LIST_SHAPE: Shape = Shape::of(Kind::List { element: &Shape::of(Kind::Structure(&EXECUTION_LIST_ITEM)), query_name: "member", bare: false });
static EXECUTION_REDRIVE_FILTER_SHAPE: Shape = Shape::of(Kind::Enumeration { values: &["REDRIVEN", "NOT_REDRIVEN"], listed: &["REDRIVEN", "NOT_REDRIVEN"] });
static EXECUTION_REDRIVE_STATUS_SHAPE: Shape = Shape::of(Kind::Enumeration { values: &["REDRIVABLE", "NOT_REDRIVABLE", "REDRIVABLE_BY_MAP_RUN"], listed: &["REDRIVABLE", "NOT_REDRIVABLE", "REDRIVABLE_BY_MAP_RUN"] });
static EXECUTION_STATUS_SHAPE: Shape = Shape::of(Kind::Enumeration { values: &["RUNNING", "SUCCEEDED", "FAILED", "TIMED_OUT", "ABORTED", "PENDING_REDRIVE"], listed: &["RUNNING", "SUCCEEDED", "FAILED", "TIMED_OUT", "ABORTED", "PENDING_REDRIVE"] });
static HTTP_BODY_SHAPE: Shape = Shape::of(Kind::Text);
static HTTP_HEADERS_SHAPE: Shape = Shape::of(Kind::Text);
static HTTP_METHOD_SHAPE: Shape = Shape::of(Kind::Text);
static HTTP_PROTOCOL_SHAPE: Shape = Shape::of(Kind::Text);
static HTTP_STATUS_CODE_SHAPE: Shape = Shape::of(Kind::Text);
static HTTP_STATUS_MESSAGE_SHAPE: Shape = Shape::of(Kind::Text);
static HISTORY_EVENT_LIST_SHAPE: Shape = Shape::of(Kind::List { element: &Shape::of(Kind::Structure(&HISTORY_EVENT)), query_name: "member", bare: false });
static HISTORY_EVENT_TYPE_SHAPE: Shape = Shape::of(Kind::Enumeration { values: &["ActivityFailed", "ActivityScheduled", "ActivityScheduleFailed", "ActivityStarted", "ActivitySucceeded", "ActivityTimedOut", "ChoiceStateEntered", "ChoiceStateExited", "ExecutionAborted", "ExecutionFailed", "ExecutionStarted", "ExecutionSucceeded", "ExecutionTimedOut", "FailStateEntered", "LambdaFunctionFailed", "LambdaFunctionScheduled", "LambdaFunctionScheduleFailed", "LambdaFunctionStarted", "LambdaFunctionStartFailed", "LambdaFunctionSucceeded", "LambdaFunctionTimedOut", "MapIterationAborted", "MapIterationFailed", "MapIterationStarted", "MapIterationSucceeded", "MapStateAborted", "MapStateEntered", "MapStateExited", "MapStateFailed", "MapStateStarted", "MapStateSucceeded", "ParallelStateAborted", "ParallelStateEntered", "ParallelStateExited", "ParallelStateFailed", "ParallelStateStarted", "ParallelStateSucceeded", "PassStateEntered", "PassStateExited", "SucceedStateEntered", "SucceedStateExited", "TaskFailed", "TaskScheduled", "TaskStarted", "TaskStartFailed", "TaskStateAborted", "TaskStateEntered", "TaskStateExited", "TaskSubmitFailed", "TaskSubmitted", "TaskSucceeded", "TaskTimedOut", "WaitStateAborted", "WaitStateEntered", "WaitStateExited", "MapRunAborted", "MapRunFailed", "MapRunStarted", "MapRunSucceeded", "ExecutionRedriven", "MapRunRedriven", "EvaluationFailed"], listed: &["ActivityFailed", "ActivityScheduled", "ActivityScheduleFailed", "ActivityStarted", "ActivitySucceeded", "ActivityTimedOut", "ChoiceStateEntered", "ChoiceStateExited", "ExecutionAborted", "ExecutionFailed", "ExecutionStarted", "ExecutionSucceeded", "ExecutionTimedOut", "FailStateEntered", "LambdaFunctionFailed", "LambdaFunctionScheduled", "LambdaFunctionScheduleFailed", "LambdaFunctionStarted", "LambdaFunctionStartFailed", "LambdaFunctionSucceeded", "LambdaFunctionTimedOut", "MapIterationAborted", "MapIterationFailed", "MapIterationStarted", "MapIterationSucceeded", "MapStateAborted", "MapStateEntered", "MapStateExited", "MapStateFailed", "MapStateStarted", "MapStateSucceeded", "ParallelStateAborted", "ParallelStateEntered", "ParallelStateExited", "ParallelStateFailed", "ParallelStateStarted", "ParallelStateSucceeded", "PassStateEntered", "PassStateExited", "SucceedStateEntered", "SucceedStateExited", "TaskFailed", "TaskScheduled", "TaskStarted", "TaskStartFailed", "TaskStateAborted", "TaskStateEntered", "TaskStateExited", "TaskSubmitFailed", "TaskSubmitted", "TaskSucceeded", "TaskTimedOut", "WaitStateAborted", "WaitStateEntered", "WaitStateExited", "MapRunAborted", "MapRunFailed", "MapRunStarted", "MapRunSucceeded", "ExecutionRedriven", "MapRunRedriven", "EvaluationFailed"] });
static IDENTITY_SHAPE: Shape = Shape::of(Kind::Text).maximum(256.0);
static INCLUDE_EXECUTION_DATA_SHAPE: Shape = Shape::of(Kind::Boolean);
static INCLUDE_EXECUTION_DATA_GET_EXECUTION_HISTORY_SHAPE: Shape = Shape::of(Kind::Boolean);
static INCLUDED_DATA_SHAPE: Shape = Shape::of(Kind::Enumeration { values: &["ALL_DATA", "METADATA_ONLY"], listed: &["ALL_DATA", "METADATA_ONLY"] });
static INSPECTION_LEVEL_SHAPE: Shape = Shape::of(Kind::Enumeration { values: &["INFO", "DEBUG", "TRACE"], listed: &["INFO", "DEBUG", "TRACE"] });
static INSPECTION_MAX_CONCURRENCY_SHAPE: Shape = Shape::of(Kind::Integer).minimum(0.0);
static INSPECTION_TOLERATED_FAILURE_COUNT_SHAPE: Shape = Shape::of(Kind::Integer).minimum(0.0);
static INSPECTION_TOLERATED_FAILURE_PERCENTAGE_SHAPE: Shape = Shape::of(Kind::Double).minimum(0.0).maximum(100.0);
static KMS_DATA_KEY_REUSE_PERIOD_SECONDS_SHAPE: Shape = Shape::of(Kind::Integer).minimum(60.0).maximum(900.0);
static KMS_KEY_ID_SHAPE: Shape = Shape::of(Kind::Text).minimum(1.0).maximum(2048.0);
static LIST_EXECUTIONS_PAGE_TOKEN_SHAPE: Shape = Shape::of(Kind::Text).minimum(1.0).maximum(3096.0);
static LOG_DESTINATION_LIST_SHAPE: Shape = Shape::of(Kind::List { element: &Shape::of(Kind::Structure(&LOG_DESTINATION)), query_name: "member", bare: false });
static LOG_LEVEL_SHAPE: Shape = Shape::of(Kind::Enumeration { values: &["ALL", "ERROR", "FATAL", "OFF"], listed: &["ALL", "ERROR", "FATAL", "OFF"] });
static LONG_ARN_SHAPE: Shape = Shape::of(Kind::Text).minimum(1.0).maximum(2000.0);
static LONG_OBJECT_SHAPE: Shape = Shape::of(Kind::Long);
static MAP_ITERATION_FAILURE_COUNT_SHAPE: Shape = Shape::of(Kind::Integer).minimum(0.0);
static MAP_RUN_LABEL_SHAPE: Shape = Shape::of(Kind::Text);
static MAP_RUN_LIST_SHAPE: Shape = Shape::of(Kind::List { element: &Shape::of(Kind::Structure(&MAP_RUN_LIST_ITEM)), query_name: "member", bare: false });
static MAP_RUN_STATUS_SHAPE: Shape = Shape::of(Kind::Enumeration { values: &["RUNNING", "SUCCEEDED", "FAILED", "ABORTED"], listed: &["RUNNING", "SUCCEEDED", "FAILED", "ABORTED"] });
static MAX_CONCURRENCY_SHAPE: Shape = Shape::of(Kind::Integer).minimum(0.0);
static MOCK_RESPONSE_VALIDATION_MODE_SHAPE: Shape = Shape::of(Kind::Enumeration { values: &["STRICT", "PRESENT", "NONE"], listed: &["STRICT", "PRESENT", "NONE"] });
static NAME_SHAPE: Shape = Shape::of(Kind::Text).minimum(1.0).maximum(80.0);
static PAGE_SIZE_SHAPE: Shape = Shape::of(Kind::Integer).minimum(0.0).maximum(1000.0);
static PAGE_TOKEN_SHAPE: Shape = Shape::of(Kind::Text).minimum(1.0).maximum(1024.0);
static PUBLISH_SHAPE: Shape = Shape::of(Kind::Boolean);
static REDRIVE_COUNT_SHAPE: Shape = Shape::of(Kind::Integer);
static RETRIER_RETRY_COUNT_SHAPE: Shape = Shape::of(Kind::Integer).minimum(0.0);
static RETRY_BACKOFF_INTERVAL_SECONDS_SHAPE: Shape = Shape::of(Kind::Integer).minimum(0.0);
static REVEAL_SECRETS_SHAPE: Shape = Shape::of(Kind::Boolean);
static REVERSE_ORDER_SHAPE: Shape = Shape::of(Kind::Boolean);
static REVISION_ID_SHAPE: Shape = Shape::of(Kind::Text);
static ROUTING_CONFIGURATION_LIST_SHAPE: Shape = Shape::of(Kind::List { element: &Shape::of(Kind::Structure(&ROUTING_CONFIGURATION_LIST_ITEM)), query_name: "member", bare: false }).minimum(1.0).maximum(2.0);
static SENSITIVE_CAUSE_SHAPE: Shape = Shape::of(Kind::Text).minimum(0.0).maximum(32768.0);
static SENSITIVE_DATA_SHAPE: Shape = Shape::of(Kind::Text).maximum(262144.0);
static SENSITIVE_DATA_JOB_INPUT_SHAPE: Shape = Shape::of(Kind::Text).maximum(1048576.0);
static SENSITIVE_ERROR_SHAPE: Shape = Shape::of(Kind::Text).minimum(0.0).maximum(256.0);
static STATE_MACHINE_ALIAS_LIST_SHAPE: Shape = Shape::of(Kind::List { element: &Shape::of(Kind::Structure(&STATE_MACHINE_ALIAS_LIST_ITEM)), query_name: "member", bare: false });
static STATE_MACHINE_LIST_SHAPE: Shape = Shape::of(Kind::List { element: &Shape::of(Kind::Structure(&STATE_MACHINE_LIST_ITEM)), query_name: "member", bare: false });
static STATE_MACHINE_STATUS_SHAPE: Shape = Shape::of(Kind::Enumeration { values: &["ACTIVE", "DELETING"], listed: &["ACTIVE", "DELETING"] });
static STATE_MACHINE_TYPE_SHAPE: Shape = Shape::of(Kind::Enumeration { values: &["STANDARD", "EXPRESS"], listed: &["STANDARD", "EXPRESS"] });
static STATE_MACHINE_VERSION_LIST_SHAPE: Shape = Shape::of(Kind::List { element: &Shape::of(Kind::Structure(&STATE_MACHINE_VERSION_LIST_ITEM)), query_name: "member", bare: false });
static STATE_NAME_SHAPE: Shape = Shape::of(Kind::Text).minimum(1.0).maximum(80.0);
static SYNC_EXECUTION_STATUS_SHAPE: Shape = Shape::of(Kind::Enumeration { values: &["SUCCEEDED", "FAILED", "TIMED_OUT"], listed: &["SUCCEEDED", "FAILED", "TIMED_OUT"] });
static TAG_KEY_SHAPE: Shape = Shape::of(Kind::Text).minimum(1.0).maximum(128.0);
static TAG_KEY_LIST_SHAPE: Shape = Shape::of(Kind::List { element: &TAG_KEY_SHAPE, query_name: "member", bare: false });
static TAG_LIST_SHAPE: Shape = Shape::of(Kind::List { element: &Shape::of(Kind::Structure(&TAG)), query_name: "member", bare: false });
static TAG_VALUE_SHAPE: Shape = Shape::of(Kind::Text).minimum(0.0).maximum(256.0);
static TASK_TOKEN_SHAPE: Shape = Shape::of(Kind::Text).minimum(1.0).maximum(2048.0);
static TEST_EXECUTION_STATUS_SHAPE: Shape = Shape::of(Kind::Enumeration { values: &["SUCCEEDED", "FAILED", "RETRIABLE", "CAUGHT_ERROR"], listed: &["SUCCEEDED", "FAILED", "RETRIABLE", "CAUGHT_ERROR"] });
static TEST_STATE_STATE_NAME_SHAPE: Shape = Shape::of(Kind::Text).minimum(1.0).maximum(80.0);
static TIMEOUT_IN_SECONDS_SHAPE: Shape = Shape::of(Kind::Long);
static TIMESTAMP_SHAPE: Shape = Shape::of(Kind::Timestamp);
static TOLERATED_FAILURE_COUNT_SHAPE: Shape = Shape::of(Kind::Long).minimum(0.0);
static TOLERATED_FAILURE_PERCENTAGE_SHAPE: Shape = Shape::of(Kind::Double).minimum(0.0).maximum(100.0);
static TRACE_HEADER_SHAPE: Shape = Shape::of(Kind::Text).minimum(0.0).maximum(256.0).pattern(&PATTERN_1);
static URL_SHAPE: Shape = Shape::of(Kind::Text);
static UNSIGNED_INTEGER_SHAPE: Shape = Shape::of(Kind::Integer).minimum(0.0);
static UNSIGNED_LONG_SHAPE: Shape = Shape::of(Kind::Long).minimum(0.0);
static VALIDATE_STATE_MACHINE_DEFINITION_CODE_SHAPE: Shape = Shape::of(Kind::Text);
static VALIDATE_STATE_MACHINE_DEFINITION_DIAGNOSTIC_LIST_SHAPE: Shape = Shape::of(Kind::List { element: &Shape::of(Kind::Structure(&VALIDATE_STATE_MACHINE_DEFINITION_DIAGNOSTIC)), query_name: "member", bare: false });
static VALIDATE_STATE_MACHINE_DEFINITION_LOCATION_SHAPE: Shape = Shape::of(Kind::Text);
static VALIDATE_STATE_MACHINE_DEFINITION_MAX_RESULT_SHAPE: Shape = Shape::of(Kind::Integer).minimum(0.0).maximum(100.0);
static VALIDATE_STATE_MACHINE_DEFINITION_MESSAGE_SHAPE: Shape = Shape::of(Kind::Text);
static VALIDATE_STATE_MACHINE_DEFINITION_RESULT_CODE_SHAPE: Shape = Shape::of(Kind::Enumeration { values: &["OK", "FAIL"], listed: &["OK", "FAIL"] });
static VALIDATE_STATE_MACHINE_DEFINITION_SEVERITY_SHAPE: Shape = Shape::of(Kind::Enumeration { values: &["ERROR", "WARNING"], listed: &["ERROR", "WARNING"] });
static VALIDATE_STATE_MACHINE_DEFINITION_TRUNCATED_SHAPE: Shape = Shape::of(Kind::Boolean);
static VARIABLE_NAME_SHAPE: Shape = Shape::of(Kind::Text);
static VARIABLE_NAME_LIST_SHAPE: Shape = Shape::of(Kind::List { element: &VARIABLE_NAME_SHAPE, query_name: "member", bare: false });
static VARIABLE_REFERENCES_SHAPE: Shape = Shape::of(Kind::Map { key: &STATE_NAME_SHAPE, value: &VARIABLE_NAME_LIST_SHAPE, query_names: ("key", "value") });
static VARIABLE_VALUE_SHAPE: Shape = Shape::of(Kind::Text);
static VERSION_DESCRIPTION_SHAPE: Shape = Shape::of(Kind::Text).maximum(256.0);
static VERSION_WEIGHT_SHAPE: Shape = Shape::of(Kind::Integer).minimum(0.0).maximum(100.0);
static INCLUDED_DETAILS_SHAPE: Shape = Shape::of(Kind::Boolean);
static TRUNCATED_SHAPE: Shape = Shape::of(Kind::Boolean);
pub(super) static ACTIVITY_FAILED_EVENT_DETAILS: StructureSchema = StructureSchema { name: "ActivityFailedEventDetails", members: &[
    Member::of("error", &SENSITIVE_ERROR_SHAPE),
    Member::of("cause", &SENSITIVE_CAUSE_SHAPE),
] };
pub(super) static ACTIVITY_LIST_ITEM: StructureSchema = StructureSchema { name: "ActivityListItem", members: &[
    Member::of("activityArn", &ARN_SHAPE).required(),
    Member::of("name", &NAME_SHAPE).required(),
    Member::of("creationDate", &TIMESTAMP_SHAPE).required(),
] };
pub(super) static ACTIVITY_SCHEDULE_FAILED_EVENT_DETAILS: StructureSchema = StructureSchema { name: "ActivityScheduleFailedEventDetails", members: &[
    Member::of("error", &SENSITIVE_ERROR_SHAPE),
    Member::of("cause", &SENSITIVE_CAUSE_SHAPE),
] };
pub(super) static ACTIVITY_SCHEDULED_EVENT_DETAILS: StructureSchema = StructureSchema { name: "ActivityScheduledEventDetails", members: &[
    Member::of("resource", &ARN_SHAPE).required(),
    Member::of("input", &SENSITIVE_DATA_SHAPE),
    Member::of("inputDetails", &Shape::of(Kind::Structure(&HISTORY_EVENT_EXECUTION_DATA_DETAILS))),
    Member::of("timeoutInSeconds", &TIMEOUT_IN_SECONDS_SHAPE),
    Member::of("heartbeatInSeconds", &TIMEOUT_IN_SECONDS_SHAPE),
] };
pub(super) static ACTIVITY_STARTED_EVENT_DETAILS: StructureSchema = StructureSchema { name: "ActivityStartedEventDetails", members: &[
    Member::of("workerName", &IDENTITY_SHAPE),
] };
pub(super) static ACTIVITY_SUCCEEDED_EVENT_DETAILS: StructureSchema = StructureSchema { name: "ActivitySucceededEventDetails", members: &[
    Member::of("output", &SENSITIVE_DATA_SHAPE),
    Member::of("outputDetails", &Shape::of(Kind::Structure(&HISTORY_EVENT_EXECUTION_DATA_DETAILS))),
] };
pub(super) static ACTIVITY_TIMED_OUT_EVENT_DETAILS: StructureSchema = StructureSchema { name: "ActivityTimedOutEventDetails", members: &[
    Member::of("error", &SENSITIVE_ERROR_SHAPE),
    Member::of("cause", &SENSITIVE_CAUSE_SHAPE),
] };
pub(super) static ASSIGNED_VARIABLES_DETAILS: StructureSchema = StructureSchema { name: "AssignedVariablesDetails", members: &[
    Member::of("truncated", &TRUNCATED_SHAPE),
] };
pub(super) static BILLING_DETAILS: StructureSchema = StructureSchema { name: "BillingDetails", members: &[
    Member::of("billedMemoryUsedInMB", &BILLED_MEMORY_USED_SHAPE),
    Member::of("billedDurationInMilliseconds", &BILLED_DURATION_SHAPE),
] };
pub(super) static CLOUD_WATCH_EVENTS_EXECUTION_DATA_DETAILS: StructureSchema = StructureSchema { name: "CloudWatchEventsExecutionDataDetails", members: &[
    Member::of("included", &INCLUDED_DETAILS_SHAPE),
] };
pub(super) static CLOUD_WATCH_LOGS_LOG_GROUP: StructureSchema = StructureSchema { name: "CloudWatchLogsLogGroup", members: &[
    Member::of("logGroupArn", &ARN_SHAPE),
] };
pub(super) static CREATE_ACTIVITY_INPUT: StructureSchema = StructureSchema { name: "CreateActivityInput", members: &[
    Member::of("name", &NAME_SHAPE).required(),
    Member::of("tags", &TAG_LIST_SHAPE),
    Member::of("encryptionConfiguration", &Shape::of(Kind::Structure(&ENCRYPTION_CONFIGURATION))),
] };
pub(super) static CREATE_ACTIVITY_OUTPUT: StructureSchema = StructureSchema { name: "CreateActivityOutput", members: &[
    Member::of("activityArn", &ARN_SHAPE).required(),
    Member::of("creationDate", &TIMESTAMP_SHAPE).required(),
] };
pub(super) static CREATE_STATE_MACHINE_ALIAS_INPUT: StructureSchema = StructureSchema { name: "CreateStateMachineAliasInput", members: &[
    Member::of("description", &ALIAS_DESCRIPTION_SHAPE),
    Member::of("name", &CHARACTER_RESTRICTED_NAME_SHAPE).required(),
    Member::of("routingConfiguration", &ROUTING_CONFIGURATION_LIST_SHAPE).required(),
] };
pub(super) static CREATE_STATE_MACHINE_ALIAS_OUTPUT: StructureSchema = StructureSchema { name: "CreateStateMachineAliasOutput", members: &[
    Member::of("stateMachineAliasArn", &ARN_SHAPE).required(),
    Member::of("creationDate", &TIMESTAMP_SHAPE).required(),
] };
pub(super) static CREATE_STATE_MACHINE_INPUT: StructureSchema = StructureSchema { name: "CreateStateMachineInput", members: &[
    Member::of("name", &NAME_SHAPE).required(),
    Member::of("definition", &DEFINITION_SHAPE).required(),
    Member::of("roleArn", &ARN_SHAPE).required(),
    Member::of("type", &STATE_MACHINE_TYPE_SHAPE),
    Member::of("loggingConfiguration", &Shape::of(Kind::Structure(&LOGGING_CONFIGURATION))),
    Member::of("tags", &TAG_LIST_SHAPE),
    Member::of("tracingConfiguration", &Shape::of(Kind::Structure(&TRACING_CONFIGURATION))),
    Member::of("publish", &PUBLISH_SHAPE),
    Member::of("versionDescription", &VERSION_DESCRIPTION_SHAPE),
    Member::of("encryptionConfiguration", &Shape::of(Kind::Structure(&ENCRYPTION_CONFIGURATION))),
] };
pub(super) static CREATE_STATE_MACHINE_OUTPUT: StructureSchema = StructureSchema { name: "CreateStateMachineOutput", members: &[
    Member::of("stateMachineArn", &ARN_SHAPE).required(),
    Member::of("creationDate", &TIMESTAMP_SHAPE).required(),
    Member::of("stateMachineVersionArn", &ARN_SHAPE),
] };
pub(super) static DELETE_ACTIVITY_INPUT: StructureSchema = StructureSchema { name: "DeleteActivityInput", members: &[
    Member::of("activityArn", &ARN_SHAPE).required(),
] };
pub(super) static DELETE_ACTIVITY_OUTPUT: StructureSchema = StructureSchema { name: "DeleteActivityOutput", members: &[] };
pub(super) static DELETE_STATE_MACHINE_ALIAS_INPUT: StructureSchema = StructureSchema { name: "DeleteStateMachineAliasInput", members: &[
    Member::of("stateMachineAliasArn", &ARN_SHAPE).required(),
] };
pub(super) static DELETE_STATE_MACHINE_ALIAS_OUTPUT: StructureSchema = StructureSchema { name: "DeleteStateMachineAliasOutput", members: &[] };
pub(super) static DELETE_STATE_MACHINE_INPUT: StructureSchema = StructureSchema { name: "DeleteStateMachineInput", members: &[
    Member::of("stateMachineArn", &ARN_SHAPE).required(),
] };
pub(super) static DELETE_STATE_MACHINE_OUTPUT: StructureSchema = StructureSchema { name: "DeleteStateMachineOutput", members: &[] };
pub(super) static DELETE_STATE_MACHINE_VERSION_INPUT: StructureSchema = StructureSchema { name: "DeleteStateMachineVersionInput", members: &[
    Member::of("stateMachineVersionArn", &LONG_ARN_SHAPE).required(),
] };
pub(super) static DELETE_STATE_MACHINE_VERSION_OUTPUT: StructureSchema = StructureSchema { name: "DeleteStateMachineVersionOutput", members: &[] };
pub(super) static DESCRIBE_ACTIVITY_INPUT: StructureSchema = StructureSchema { name: "DescribeActivityInput", members: &[
    Member::of("activityArn", &ARN_SHAPE).required(),
] };
pub(super) static DESCRIBE_ACTIVITY_OUTPUT: StructureSchema = StructureSchema { name: "DescribeActivityOutput", members: &[
    Member::of("activityArn", &ARN_SHAPE).required(),
    Member::of("name", &NAME_SHAPE).required(),
    Member::of("creationDate", &TIMESTAMP_SHAPE).required(),
    Member::of("encryptionConfiguration", &Shape::of(Kind::Structure(&ENCRYPTION_CONFIGURATION))),
] };
pub(super) static DESCRIBE_EXECUTION_INPUT: StructureSchema = StructureSchema { name: "DescribeExecutionInput", members: &[
    Member::of("executionArn", &ARN_SHAPE).required(),
    Member::of("includedData", &INCLUDED_DATA_SHAPE),
] };
pub(super) static DESCRIBE_EXECUTION_OUTPUT: StructureSchema = StructureSchema { name: "DescribeExecutionOutput", members: &[
    Member::of("executionArn", &ARN_SHAPE).required(),
    Member::of("stateMachineArn", &ARN_SHAPE).required(),
    Member::of("name", &NAME_SHAPE),
    Member::of("status", &EXECUTION_STATUS_SHAPE).required(),
    Member::of("startDate", &TIMESTAMP_SHAPE).required(),
    Member::of("stopDate", &TIMESTAMP_SHAPE),
    Member::of("input", &SENSITIVE_DATA_SHAPE),
    Member::of("inputDetails", &Shape::of(Kind::Structure(&CLOUD_WATCH_EVENTS_EXECUTION_DATA_DETAILS))),
    Member::of("output", &SENSITIVE_DATA_SHAPE),
    Member::of("outputDetails", &Shape::of(Kind::Structure(&CLOUD_WATCH_EVENTS_EXECUTION_DATA_DETAILS))),
    Member::of("traceHeader", &TRACE_HEADER_SHAPE),
    Member::of("mapRunArn", &LONG_ARN_SHAPE),
    Member::of("error", &SENSITIVE_ERROR_SHAPE),
    Member::of("cause", &SENSITIVE_CAUSE_SHAPE),
    Member::of("stateMachineVersionArn", &ARN_SHAPE),
    Member::of("stateMachineAliasArn", &ARN_SHAPE),
    Member::of("redriveCount", &REDRIVE_COUNT_SHAPE),
    Member::of("redriveDate", &TIMESTAMP_SHAPE),
    Member::of("redriveStatus", &EXECUTION_REDRIVE_STATUS_SHAPE),
    Member::of("redriveStatusReason", &SENSITIVE_DATA_SHAPE),
] };
pub(super) static DESCRIBE_MAP_RUN_INPUT: StructureSchema = StructureSchema { name: "DescribeMapRunInput", members: &[
    Member::of("mapRunArn", &LONG_ARN_SHAPE).required(),
] };
pub(super) static DESCRIBE_MAP_RUN_OUTPUT: StructureSchema = StructureSchema { name: "DescribeMapRunOutput", members: &[
    Member::of("mapRunArn", &LONG_ARN_SHAPE).required(),
    Member::of("executionArn", &ARN_SHAPE).required(),
    Member::of("status", &MAP_RUN_STATUS_SHAPE).required(),
    Member::of("startDate", &TIMESTAMP_SHAPE).required(),
    Member::of("stopDate", &TIMESTAMP_SHAPE),
    Member::of("maxConcurrency", &MAX_CONCURRENCY_SHAPE).required(),
    Member::of("toleratedFailurePercentage", &TOLERATED_FAILURE_PERCENTAGE_SHAPE).required(),
    Member::of("toleratedFailureCount", &TOLERATED_FAILURE_COUNT_SHAPE).required(),
    Member::of("itemCounts", &Shape::of(Kind::Structure(&MAP_RUN_ITEM_COUNTS))).required(),
    Member::of("executionCounts", &Shape::of(Kind::Structure(&MAP_RUN_EXECUTION_COUNTS))).required(),
    Member::of("redriveCount", &REDRIVE_COUNT_SHAPE),
    Member::of("redriveDate", &TIMESTAMP_SHAPE),
] };
pub(super) static DESCRIBE_STATE_MACHINE_ALIAS_INPUT: StructureSchema = StructureSchema { name: "DescribeStateMachineAliasInput", members: &[
    Member::of("stateMachineAliasArn", &ARN_SHAPE).required(),
] };
pub(super) static DESCRIBE_STATE_MACHINE_ALIAS_OUTPUT: StructureSchema = StructureSchema { name: "DescribeStateMachineAliasOutput", members: &[
    Member::of("stateMachineAliasArn", &ARN_SHAPE),
    Member::of("name", &NAME_SHAPE),
    Member::of("description", &ALIAS_DESCRIPTION_SHAPE),
    Member::of("routingConfiguration", &ROUTING_CONFIGURATION_LIST_SHAPE),
    Member::of("creationDate", &TIMESTAMP_SHAPE),
    Member::of("updateDate", &TIMESTAMP_SHAPE),
] };
pub(super) static DESCRIBE_STATE_MACHINE_FOR_EXECUTION_INPUT: StructureSchema = StructureSchema { name: "DescribeStateMachineForExecutionInput", members: &[
    Member::of("executionArn", &ARN_SHAPE).required(),
    Member::of("includedData", &INCLUDED_DATA_SHAPE),
] };
pub(super) static DESCRIBE_STATE_MACHINE_FOR_EXECUTION_OUTPUT: StructureSchema = StructureSchema { name: "DescribeStateMachineForExecutionOutput", members: &[
    Member::of("stateMachineArn", &ARN_SHAPE).required(),
    Member::of("name", &NAME_SHAPE).required(),
    Member::of("definition", &DEFINITION_SHAPE).required(),
    Member::of("roleArn", &ARN_SHAPE).required(),
    Member::of("updateDate", &TIMESTAMP_SHAPE).required(),
    Member::of("loggingConfiguration", &Shape::of(Kind::Structure(&LOGGING_CONFIGURATION))),
    Member::of("tracingConfiguration", &Shape::of(Kind::Structure(&TRACING_CONFIGURATION))),
    Member::of("mapRunArn", &LONG_ARN_SHAPE),
    Member::of("label", &MAP_RUN_LABEL_SHAPE),
    Member::of("revisionId", &REVISION_ID_SHAPE),
    Member::of("encryptionConfiguration", &Shape::of(Kind::Structure(&ENCRYPTION_CONFIGURATION))),
    Member::of("variableReferences", &VARIABLE_REFERENCES_SHAPE),
] };
pub(super) static DESCRIBE_STATE_MACHINE_INPUT: StructureSchema = StructureSchema { name: "DescribeStateMachineInput", members: &[
    Member::of("stateMachineArn", &ARN_SHAPE).required(),
    Member::of("includedData", &INCLUDED_DATA_SHAPE),
] };
pub(super) static DESCRIBE_STATE_MACHINE_OUTPUT: StructureSchema = StructureSchema { name: "DescribeStateMachineOutput", members: &[
    Member::of("stateMachineArn", &ARN_SHAPE).required(),
    Member::of("name", &NAME_SHAPE).required(),
    Member::of("status", &STATE_MACHINE_STATUS_SHAPE),
    Member::of("definition", &DEFINITION_SHAPE).required(),
    Member::of("roleArn", &ARN_SHAPE).required(),
    Member::of("type", &STATE_MACHINE_TYPE_SHAPE).required(),
    Member::of("creationDate", &TIMESTAMP_SHAPE).required(),
    Member::of("loggingConfiguration", &Shape::of(Kind::Structure(&LOGGING_CONFIGURATION))),
    Member::of("tracingConfiguration", &Shape::of(Kind::Structure(&TRACING_CONFIGURATION))),
    Member::of("label", &MAP_RUN_LABEL_SHAPE),
    Member::of("revisionId", &REVISION_ID_SHAPE),
    Member::of("description", &VERSION_DESCRIPTION_SHAPE),
    Member::of("encryptionConfiguration", &Shape::of(Kind::Structure(&ENCRYPTION_CONFIGURATION))),
    Member::of("variableReferences", &VARIABLE_REFERENCES_SHAPE),
] };
pub(super) static ENCRYPTION_CONFIGURATION: StructureSchema = StructureSchema { name: "EncryptionConfiguration", members: &[
    Member::of("kmsKeyId", &KMS_KEY_ID_SHAPE),
    Member::of("kmsDataKeyReusePeriodSeconds", &KMS_DATA_KEY_REUSE_PERIOD_SECONDS_SHAPE),
    Member::of("type", &ENCRYPTION_TYPE_SHAPE).required(),
] };
pub(super) static EVALUATION_FAILED_EVENT_DETAILS: StructureSchema = StructureSchema { name: "EvaluationFailedEventDetails", members: &[
    Member::of("error", &SENSITIVE_ERROR_SHAPE),
    Member::of("cause", &SENSITIVE_CAUSE_SHAPE),
    Member::of("location", &EVALUATION_FAILURE_LOCATION_SHAPE),
    Member::of("state", &STATE_NAME_SHAPE).required(),
] };
pub(super) static EXECUTION_ABORTED_EVENT_DETAILS: StructureSchema = StructureSchema { name: "ExecutionAbortedEventDetails", members: &[
    Member::of("error", &SENSITIVE_ERROR_SHAPE),
    Member::of("cause", &SENSITIVE_CAUSE_SHAPE),
] };
pub(super) static EXECUTION_FAILED_EVENT_DETAILS: StructureSchema = StructureSchema { name: "ExecutionFailedEventDetails", members: &[
    Member::of("error", &SENSITIVE_ERROR_SHAPE),
    Member::of("cause", &SENSITIVE_CAUSE_SHAPE),
] };
pub(super) static EXECUTION_LIST_ITEM: StructureSchema = StructureSchema { name: "ExecutionListItem", members: &[
    Member::of("executionArn", &ARN_SHAPE).required(),
    Member::of("stateMachineArn", &ARN_SHAPE).required(),
    Member::of("name", &NAME_SHAPE).required(),
    Member::of("status", &EXECUTION_STATUS_SHAPE).required(),
    Member::of("startDate", &TIMESTAMP_SHAPE).required(),
    Member::of("stopDate", &TIMESTAMP_SHAPE),
    Member::of("mapRunArn", &LONG_ARN_SHAPE),
    Member::of("itemCount", &UNSIGNED_INTEGER_SHAPE),
    Member::of("stateMachineVersionArn", &ARN_SHAPE),
    Member::of("stateMachineAliasArn", &ARN_SHAPE),
    Member::of("redriveCount", &REDRIVE_COUNT_SHAPE),
    Member::of("redriveDate", &TIMESTAMP_SHAPE),
] };
pub(super) static EXECUTION_REDRIVEN_EVENT_DETAILS: StructureSchema = StructureSchema { name: "ExecutionRedrivenEventDetails", members: &[
    Member::of("redriveCount", &REDRIVE_COUNT_SHAPE),
] };
pub(super) static EXECUTION_STARTED_EVENT_DETAILS: StructureSchema = StructureSchema { name: "ExecutionStartedEventDetails", members: &[
    Member::of("input", &SENSITIVE_DATA_SHAPE),
    Member::of("inputDetails", &Shape::of(Kind::Structure(&HISTORY_EVENT_EXECUTION_DATA_DETAILS))),
    Member::of("roleArn", &ARN_SHAPE),
    Member::of("stateMachineAliasArn", &ARN_SHAPE),
    Member::of("stateMachineVersionArn", &ARN_SHAPE),
] };
pub(super) static EXECUTION_SUCCEEDED_EVENT_DETAILS: StructureSchema = StructureSchema { name: "ExecutionSucceededEventDetails", members: &[
    Member::of("output", &SENSITIVE_DATA_SHAPE),
    Member::of("outputDetails", &Shape::of(Kind::Structure(&HISTORY_EVENT_EXECUTION_DATA_DETAILS))),
] };
pub(super) static EXECUTION_TIMED_OUT_EVENT_DETAILS: StructureSchema = StructureSchema { name: "ExecutionTimedOutEventDetails", members: &[
    Member::of("error", &SENSITIVE_ERROR_SHAPE),
    Member::of("cause", &SENSITIVE_CAUSE_SHAPE),
] };
pub(super) static GET_ACTIVITY_TASK_INPUT: StructureSchema = StructureSchema { name: "GetActivityTaskInput", members: &[
    Member::of("activityArn", &ARN_SHAPE).required(),
    Member::of("workerName", &NAME_SHAPE),
] };
pub(super) static GET_ACTIVITY_TASK_OUTPUT: StructureSchema = StructureSchema { name: "GetActivityTaskOutput", members: &[
    Member::of("taskToken", &TASK_TOKEN_SHAPE),
    Member::of("input", &SENSITIVE_DATA_JOB_INPUT_SHAPE),
] };
pub(super) static GET_EXECUTION_HISTORY_INPUT: StructureSchema = StructureSchema { name: "GetExecutionHistoryInput", members: &[
    Member::of("executionArn", &ARN_SHAPE).required(),
    Member::of("maxResults", &PAGE_SIZE_SHAPE),
    Member::of("reverseOrder", &REVERSE_ORDER_SHAPE),
    Member::of("nextToken", &PAGE_TOKEN_SHAPE),
    Member::of("includeExecutionData", &INCLUDE_EXECUTION_DATA_GET_EXECUTION_HISTORY_SHAPE),
] };
pub(super) static GET_EXECUTION_HISTORY_OUTPUT: StructureSchema = StructureSchema { name: "GetExecutionHistoryOutput", members: &[
    Member::of("events", &HISTORY_EVENT_LIST_SHAPE).required(),
    Member::of("nextToken", &PAGE_TOKEN_SHAPE),
] };
pub(super) static HISTORY_EVENT: StructureSchema = StructureSchema { name: "HistoryEvent", members: &[
    Member::of("timestamp", &TIMESTAMP_SHAPE).required(),
    Member::of("type", &HISTORY_EVENT_TYPE_SHAPE).required(),
    Member::of("id", &EVENT_ID_SHAPE).required(),
    Member::of("previousEventId", &EVENT_ID_SHAPE),
    Member::of("activityFailedEventDetails", &Shape::of(Kind::Structure(&ACTIVITY_FAILED_EVENT_DETAILS))),
    Member::of("activityScheduleFailedEventDetails", &Shape::of(Kind::Structure(&ACTIVITY_SCHEDULE_FAILED_EVENT_DETAILS))),
    Member::of("activityScheduledEventDetails", &Shape::of(Kind::Structure(&ACTIVITY_SCHEDULED_EVENT_DETAILS))),
    Member::of("activityStartedEventDetails", &Shape::of(Kind::Structure(&ACTIVITY_STARTED_EVENT_DETAILS))),
    Member::of("activitySucceededEventDetails", &Shape::of(Kind::Structure(&ACTIVITY_SUCCEEDED_EVENT_DETAILS))),
    Member::of("activityTimedOutEventDetails", &Shape::of(Kind::Structure(&ACTIVITY_TIMED_OUT_EVENT_DETAILS))),
    Member::of("taskFailedEventDetails", &Shape::of(Kind::Structure(&TASK_FAILED_EVENT_DETAILS))),
    Member::of("taskScheduledEventDetails", &Shape::of(Kind::Structure(&TASK_SCHEDULED_EVENT_DETAILS))),
    Member::of("taskStartFailedEventDetails", &Shape::of(Kind::Structure(&TASK_START_FAILED_EVENT_DETAILS))),
    Member::of("taskStartedEventDetails", &Shape::of(Kind::Structure(&TASK_STARTED_EVENT_DETAILS))),
    Member::of("taskSubmitFailedEventDetails", &Shape::of(Kind::Structure(&TASK_SUBMIT_FAILED_EVENT_DETAILS))),
    Member::of("taskSubmittedEventDetails", &Shape::of(Kind::Structure(&TASK_SUBMITTED_EVENT_DETAILS))),
    Member::of("taskSucceededEventDetails", &Shape::of(Kind::Structure(&TASK_SUCCEEDED_EVENT_DETAILS))),
    Member::of("taskTimedOutEventDetails", &Shape::of(Kind::Structure(&TASK_TIMED_OUT_EVENT_DETAILS))),
    Member::of("executionFailedEventDetails", &Shape::of(Kind::Structure(&EXECUTION_FAILED_EVENT_DETAILS))),
    Member::of("executionStartedEventDetails", &Shape::of(Kind::Structure(&EXECUTION_STARTED_EVENT_DETAILS))),
    Member::of("executionSucceededEventDetails", &Shape::of(Kind::Structure(&EXECUTION_SUCCEEDED_EVENT_DETAILS))),
    Member::of("executionAbortedEventDetails", &Shape::of(Kind::Structure(&EXECUTION_ABORTED_EVENT_DETAILS))),
    Member::of("executionTimedOutEventDetails", &Shape::of(Kind::Structure(&EXECUTION_TIMED_OUT_EVENT_DETAILS))),
    Member::of("executionRedrivenEventDetails", &Shape::of(Kind::Structure(&EXECUTION_REDRIVEN_EVENT_DETAILS))),
    Member::of("mapStateStartedEventDetails", &Shape::of(Kind::Structure(&MAP_STATE_STARTED_EVENT_DETAILS))),
    Member::of("mapIterationStartedEventDetails", &Shape::of(Kind::Structure(&MAP_ITERATION_EVENT_DETAILS))),
    Member::of("mapIterationSucceededEventDetails", &Shape::of(Kind::Structure(&MAP_ITERATION_EVENT_DETAILS))),
    Member::of("mapIterationFailedEventDetails", &Shape::of(Kind::Structure(&MAP_ITERATION_EVENT_DETAILS))),
    Member::of("mapIterationAbortedEventDetails", &Shape::of(Kind::Structure(&MAP_ITERATION_EVENT_DETAILS))),
    Member::of("lambdaFunctionFailedEventDetails", &Shape::of(Kind::Structure(&LAMBDA_FUNCTION_FAILED_EVENT_DETAILS))),
    Member::of("lambdaFunctionScheduleFailedEventDetails", &Shape::of(Kind::Structure(&LAMBDA_FUNCTION_SCHEDULE_FAILED_EVENT_DETAILS))),
    Member::of("lambdaFunctionScheduledEventDetails", &Shape::of(Kind::Structure(&LAMBDA_FUNCTION_SCHEDULED_EVENT_DETAILS))),
    Member::of("lambdaFunctionStartFailedEventDetails", &Shape::of(Kind::Structure(&LAMBDA_FUNCTION_START_FAILED_EVENT_DETAILS))),
    Member::of("lambdaFunctionSucceededEventDetails", &Shape::of(Kind::Structure(&LAMBDA_FUNCTION_SUCCEEDED_EVENT_DETAILS))),
    Member::of("lambdaFunctionTimedOutEventDetails", &Shape::of(Kind::Structure(&LAMBDA_FUNCTION_TIMED_OUT_EVENT_DETAILS))),
    Member::of("stateEnteredEventDetails", &Shape::of(Kind::Structure(&STATE_ENTERED_EVENT_DETAILS))),
    Member::of("stateExitedEventDetails", &Shape::of(Kind::Structure(&STATE_EXITED_EVENT_DETAILS))),
    Member::of("mapRunStartedEventDetails", &Shape::of(Kind::Structure(&MAP_RUN_STARTED_EVENT_DETAILS))),
    Member::of("mapRunFailedEventDetails", &Shape::of(Kind::Structure(&MAP_RUN_FAILED_EVENT_DETAILS))),
    Member::of("mapRunRedrivenEventDetails", &Shape::of(Kind::Structure(&MAP_RUN_REDRIVEN_EVENT_DETAILS))),
    Member::of("evaluationFailedEventDetails", &Shape::of(Kind::Structure(&EVALUATION_FAILED_EVENT_DETAILS))),
] };
pub(super) static HISTORY_EVENT_EXECUTION_DATA_DETAILS: StructureSchema = StructureSchema { name: "HistoryEventExecutionDataDetails", members: &[
    Member::of("truncated", &TRUNCATED_SHAPE),
] };
pub(super) static INSPECTION_DATA: StructureSchema = StructureSchema { name: "InspectionData", members: &[
    Member::of("input", &SENSITIVE_DATA_SHAPE),
    Member::of("afterArguments", &SENSITIVE_DATA_SHAPE),
    Member::of("afterInputPath", &SENSITIVE_DATA_SHAPE),
    Member::of("afterParameters", &SENSITIVE_DATA_SHAPE),
    Member::of("result", &SENSITIVE_DATA_SHAPE),
    Member::of("afterResultSelector", &SENSITIVE_DATA_SHAPE),
    Member::of("afterResultPath", &SENSITIVE_DATA_SHAPE),
    Member::of("request", &Shape::of(Kind::Structure(&INSPECTION_DATA_REQUEST))),
    Member::of("response", &Shape::of(Kind::Structure(&INSPECTION_DATA_RESPONSE))),
    Member::of("variables", &SENSITIVE_DATA_SHAPE),
    Member::of("errorDetails", &Shape::of(Kind::Structure(&INSPECTION_ERROR_DETAILS))),
    Member::of("afterItemsPath", &SENSITIVE_DATA_SHAPE),
    Member::of("afterItemSelector", &SENSITIVE_DATA_SHAPE),
    Member::of("afterItemBatcher", &SENSITIVE_DATA_SHAPE),
    Member::of("afterItemsPointer", &SENSITIVE_DATA_SHAPE),
    Member::of("toleratedFailureCount", &INSPECTION_TOLERATED_FAILURE_COUNT_SHAPE),
    Member::of("toleratedFailurePercentage", &INSPECTION_TOLERATED_FAILURE_PERCENTAGE_SHAPE),
    Member::of("maxConcurrency", &INSPECTION_MAX_CONCURRENCY_SHAPE),
] };
pub(super) static INSPECTION_DATA_REQUEST: StructureSchema = StructureSchema { name: "InspectionDataRequest", members: &[
    Member::of("protocol", &HTTP_PROTOCOL_SHAPE),
    Member::of("method", &HTTP_METHOD_SHAPE),
    Member::of("url", &URL_SHAPE),
    Member::of("headers", &HTTP_HEADERS_SHAPE),
    Member::of("body", &HTTP_BODY_SHAPE),
] };
pub(super) static INSPECTION_DATA_RESPONSE: StructureSchema = StructureSchema { name: "InspectionDataResponse", members: &[
    Member::of("protocol", &HTTP_PROTOCOL_SHAPE),
    Member::of("statusCode", &HTTP_STATUS_CODE_SHAPE),
    Member::of("statusMessage", &HTTP_STATUS_MESSAGE_SHAPE),
    Member::of("headers", &HTTP_HEADERS_SHAPE),
    Member::of("body", &HTTP_BODY_SHAPE),
] };
pub(super) static INSPECTION_ERROR_DETAILS: StructureSchema = StructureSchema { name: "InspectionErrorDetails", members: &[
    Member::of("catchIndex", &EXCEPTION_HANDLER_INDEX_SHAPE),
    Member::of("retryIndex", &EXCEPTION_HANDLER_INDEX_SHAPE),
    Member::of("retryBackoffIntervalSeconds", &RETRY_BACKOFF_INTERVAL_SECONDS_SHAPE),
] };
pub(super) static LAMBDA_FUNCTION_FAILED_EVENT_DETAILS: StructureSchema = StructureSchema { name: "LambdaFunctionFailedEventDetails", members: &[
    Member::of("error", &SENSITIVE_ERROR_SHAPE),
    Member::of("cause", &SENSITIVE_CAUSE_SHAPE),
] };
pub(super) static LAMBDA_FUNCTION_SCHEDULE_FAILED_EVENT_DETAILS: StructureSchema = StructureSchema { name: "LambdaFunctionScheduleFailedEventDetails", members: &[
    Member::of("error", &SENSITIVE_ERROR_SHAPE),
    Member::of("cause", &SENSITIVE_CAUSE_SHAPE),
] };
pub(super) static LAMBDA_FUNCTION_SCHEDULED_EVENT_DETAILS: StructureSchema = StructureSchema { name: "LambdaFunctionScheduledEventDetails", members: &[
    Member::of("resource", &ARN_SHAPE).required(),
    Member::of("input", &SENSITIVE_DATA_SHAPE),
    Member::of("inputDetails", &Shape::of(Kind::Structure(&HISTORY_EVENT_EXECUTION_DATA_DETAILS))),
    Member::of("timeoutInSeconds", &TIMEOUT_IN_SECONDS_SHAPE),
    Member::of("taskCredentials", &Shape::of(Kind::Structure(&TASK_CREDENTIALS))),
] };
pub(super) static LAMBDA_FUNCTION_START_FAILED_EVENT_DETAILS: StructureSchema = StructureSchema { name: "LambdaFunctionStartFailedEventDetails", members: &[
    Member::of("error", &SENSITIVE_ERROR_SHAPE),
    Member::of("cause", &SENSITIVE_CAUSE_SHAPE),
] };
pub(super) static LAMBDA_FUNCTION_SUCCEEDED_EVENT_DETAILS: StructureSchema = StructureSchema { name: "LambdaFunctionSucceededEventDetails", members: &[
    Member::of("output", &SENSITIVE_DATA_SHAPE),
    Member::of("outputDetails", &Shape::of(Kind::Structure(&HISTORY_EVENT_EXECUTION_DATA_DETAILS))),
] };
pub(super) static LAMBDA_FUNCTION_TIMED_OUT_EVENT_DETAILS: StructureSchema = StructureSchema { name: "LambdaFunctionTimedOutEventDetails", members: &[
    Member::of("error", &SENSITIVE_ERROR_SHAPE),
    Member::of("cause", &SENSITIVE_CAUSE_SHAPE),
] };
pub(super) static LIST_ACTIVITIES_INPUT: StructureSchema = StructureSchema { name: "ListActivitiesInput", members: &[
    Member::of("maxResults", &PAGE_SIZE_SHAPE),
    Member::of("nextToken", &PAGE_TOKEN_SHAPE),
] };
pub(super) static LIST_ACTIVITIES_OUTPUT: StructureSchema = StructureSchema { name: "ListActivitiesOutput", members: &[
    Member::of("activities", &ACTIVITY_LIST_SHAPE).required(),
    Member::of("nextToken", &PAGE_TOKEN_SHAPE),
] };
pub(super) static LIST_EXECUTIONS_INPUT: StructureSchema = StructureSchema { name: "ListExecutionsInput", members: &[
    Member::of("stateMachineArn", &ARN_SHAPE),
    Member::of("statusFilter", &EXECUTION_STATUS_SHAPE),
    Member::of("maxResults", &PAGE_SIZE_SHAPE),
    Member::of("nextToken", &LIST_EXECUTIONS_PAGE_TOKEN_SHAPE),
    Member::of("mapRunArn", &LONG_ARN_SHAPE),
    Member::of("redriveFilter", &EXECUTION_REDRIVE_FILTER_SHAPE),
] };
pub(super) static LIST_EXECUTIONS_OUTPUT: StructureSchema = StructureSchema { name: "ListExecutionsOutput", members: &[
    Member::of("executions", &EXECUTION_LIST_SHAPE).required(),
    Member::of("nextToken", &LIST_EXECUTIONS_PAGE_TOKEN_SHAPE),
] };
pub(super) static LIST_MAP_RUNS_INPUT: StructureSchema = StructureSchema { name: "ListMapRunsInput", members: &[
    Member::of("executionArn", &ARN_SHAPE).required(),
    Member::of("maxResults", &PAGE_SIZE_SHAPE),
    Member::of("nextToken", &PAGE_TOKEN_SHAPE),
] };
pub(super) static LIST_MAP_RUNS_OUTPUT: StructureSchema = StructureSchema { name: "ListMapRunsOutput", members: &[
    Member::of("mapRuns", &MAP_RUN_LIST_SHAPE).required(),
    Member::of("nextToken", &PAGE_TOKEN_SHAPE),
] };
pub(super) static LIST_STATE_MACHINE_ALIASES_INPUT: StructureSchema = StructureSchema { name: "ListStateMachineAliasesInput", members: &[
    Member::of("stateMachineArn", &ARN_SHAPE).required(),
    Member::of("nextToken", &PAGE_TOKEN_SHAPE),
    Member::of("maxResults", &PAGE_SIZE_SHAPE),
] };
pub(super) static LIST_STATE_MACHINE_ALIASES_OUTPUT: StructureSchema = StructureSchema { name: "ListStateMachineAliasesOutput", members: &[
    Member::of("stateMachineAliases", &STATE_MACHINE_ALIAS_LIST_SHAPE).required(),
    Member::of("nextToken", &PAGE_TOKEN_SHAPE),
] };
pub(super) static LIST_STATE_MACHINE_VERSIONS_INPUT: StructureSchema = StructureSchema { name: "ListStateMachineVersionsInput", members: &[
    Member::of("stateMachineArn", &ARN_SHAPE).required(),
    Member::of("nextToken", &PAGE_TOKEN_SHAPE),
    Member::of("maxResults", &PAGE_SIZE_SHAPE),
] };
pub(super) static LIST_STATE_MACHINE_VERSIONS_OUTPUT: StructureSchema = StructureSchema { name: "ListStateMachineVersionsOutput", members: &[
    Member::of("stateMachineVersions", &STATE_MACHINE_VERSION_LIST_SHAPE).required(),
    Member::of("nextToken", &PAGE_TOKEN_SHAPE),
] };
pub(super) static LIST_STATE_MACHINES_INPUT: StructureSchema = StructureSchema { name: "ListStateMachinesInput", members: &[
    Member::of("maxResults", &PAGE_SIZE_SHAPE),
    Member::of("nextToken", &PAGE_TOKEN_SHAPE),
] };
pub(super) static LIST_STATE_MACHINES_OUTPUT: StructureSchema = StructureSchema { name: "ListStateMachinesOutput", members: &[
    Member::of("stateMachines", &STATE_MACHINE_LIST_SHAPE).required(),
    Member::of("nextToken", &PAGE_TOKEN_SHAPE),
] };
pub(super) static LIST_TAGS_FOR_RESOURCE_INPUT: StructureSchema = StructureSchema { name: "ListTagsForResourceInput", members: &[
    Member::of("resourceArn", &ARN_SHAPE).required(),
] };
pub(super) static LIST_TAGS_FOR_RESOURCE_OUTPUT: StructureSchema = StructureSchema { name: "ListTagsForResourceOutput", members: &[
    Member::of("tags", &TAG_LIST_SHAPE),
] };
pub(super) static LOG_DESTINATION: StructureSchema = StructureSchema { name: "LogDestination", members: &[
    Member::of("cloudWatchLogsLogGroup", &Shape::of(Kind::Structure(&CLOUD_WATCH_LOGS_LOG_GROUP))),
] };
pub(super) static LOGGING_CONFIGURATION: StructureSchema = StructureSchema { name: "LoggingConfiguration", members: &[
    Member::of("level", &LOG_LEVEL_SHAPE),
    Member::of("includeExecutionData", &INCLUDE_EXECUTION_DATA_SHAPE),
    Member::of("destinations", &LOG_DESTINATION_LIST_SHAPE),
] };
pub(super) static MAP_ITERATION_EVENT_DETAILS: StructureSchema = StructureSchema { name: "MapIterationEventDetails", members: &[
    Member::of("name", &NAME_SHAPE),
    Member::of("index", &UNSIGNED_INTEGER_SHAPE),
] };
pub(super) static MAP_RUN_EXECUTION_COUNTS: StructureSchema = StructureSchema { name: "MapRunExecutionCounts", members: &[
    Member::of("pending", &UNSIGNED_LONG_SHAPE).required(),
    Member::of("running", &UNSIGNED_LONG_SHAPE).required(),
    Member::of("succeeded", &UNSIGNED_LONG_SHAPE).required(),
    Member::of("failed", &UNSIGNED_LONG_SHAPE).required(),
    Member::of("timedOut", &UNSIGNED_LONG_SHAPE).required(),
    Member::of("aborted", &UNSIGNED_LONG_SHAPE).required(),
    Member::of("total", &UNSIGNED_LONG_SHAPE).required(),
    Member::of("resultsWritten", &UNSIGNED_LONG_SHAPE).required(),
    Member::of("failuresNotRedrivable", &LONG_OBJECT_SHAPE),
    Member::of("pendingRedrive", &LONG_OBJECT_SHAPE),
] };
pub(super) static MAP_RUN_FAILED_EVENT_DETAILS: StructureSchema = StructureSchema { name: "MapRunFailedEventDetails", members: &[
    Member::of("error", &SENSITIVE_ERROR_SHAPE),
    Member::of("cause", &SENSITIVE_CAUSE_SHAPE),
] };
pub(super) static MAP_RUN_ITEM_COUNTS: StructureSchema = StructureSchema { name: "MapRunItemCounts", members: &[
    Member::of("pending", &UNSIGNED_LONG_SHAPE).required(),
    Member::of("running", &UNSIGNED_LONG_SHAPE).required(),
    Member::of("succeeded", &UNSIGNED_LONG_SHAPE).required(),
    Member::of("failed", &UNSIGNED_LONG_SHAPE).required(),
    Member::of("timedOut", &UNSIGNED_LONG_SHAPE).required(),
    Member::of("aborted", &UNSIGNED_LONG_SHAPE).required(),
    Member::of("total", &UNSIGNED_LONG_SHAPE).required(),
    Member::of("resultsWritten", &UNSIGNED_LONG_SHAPE).required(),
    Member::of("failuresNotRedrivable", &LONG_OBJECT_SHAPE),
    Member::of("pendingRedrive", &LONG_OBJECT_SHAPE),
] };
pub(super) static MAP_RUN_LIST_ITEM: StructureSchema = StructureSchema { name: "MapRunListItem", members: &[
    Member::of("executionArn", &ARN_SHAPE).required(),
    Member::of("mapRunArn", &LONG_ARN_SHAPE).required(),
    Member::of("stateMachineArn", &ARN_SHAPE).required(),
    Member::of("startDate", &TIMESTAMP_SHAPE).required(),
    Member::of("stopDate", &TIMESTAMP_SHAPE),
] };
pub(super) static MAP_RUN_REDRIVEN_EVENT_DETAILS: StructureSchema = StructureSchema { name: "MapRunRedrivenEventDetails", members: &[
    Member::of("mapRunArn", &LONG_ARN_SHAPE),
    Member::of("redriveCount", &REDRIVE_COUNT_SHAPE),
] };
pub(super) static MAP_RUN_STARTED_EVENT_DETAILS: StructureSchema = StructureSchema { name: "MapRunStartedEventDetails", members: &[
    Member::of("mapRunArn", &LONG_ARN_SHAPE),
] };
pub(super) static MAP_STATE_STARTED_EVENT_DETAILS: StructureSchema = StructureSchema { name: "MapStateStartedEventDetails", members: &[
    Member::of("length", &UNSIGNED_INTEGER_SHAPE),
] };
pub(super) static MOCK_ERROR_OUTPUT: StructureSchema = StructureSchema { name: "MockErrorOutput", members: &[
    Member::of("error", &SENSITIVE_ERROR_SHAPE),
    Member::of("cause", &SENSITIVE_CAUSE_SHAPE),
] };
pub(super) static MOCK_INPUT: StructureSchema = StructureSchema { name: "MockInput", members: &[
    Member::of("result", &SENSITIVE_DATA_SHAPE),
    Member::of("errorOutput", &Shape::of(Kind::Structure(&MOCK_ERROR_OUTPUT))),
    Member::of("fieldValidationMode", &MOCK_RESPONSE_VALIDATION_MODE_SHAPE),
] };
pub(super) static PUBLISH_STATE_MACHINE_VERSION_INPUT: StructureSchema = StructureSchema { name: "PublishStateMachineVersionInput", members: &[
    Member::of("stateMachineArn", &ARN_SHAPE).required(),
    Member::of("revisionId", &REVISION_ID_SHAPE),
    Member::of("description", &VERSION_DESCRIPTION_SHAPE),
] };
pub(super) static PUBLISH_STATE_MACHINE_VERSION_OUTPUT: StructureSchema = StructureSchema { name: "PublishStateMachineVersionOutput", members: &[
    Member::of("creationDate", &TIMESTAMP_SHAPE).required(),
    Member::of("stateMachineVersionArn", &ARN_SHAPE).required(),
] };
pub(super) static REDRIVE_EXECUTION_INPUT: StructureSchema = StructureSchema { name: "RedriveExecutionInput", members: &[
    Member::of("executionArn", &ARN_SHAPE).required(),
    Member::of("clientToken", &CLIENT_TOKEN_SHAPE),
] };
pub(super) static REDRIVE_EXECUTION_OUTPUT: StructureSchema = StructureSchema { name: "RedriveExecutionOutput", members: &[
    Member::of("redriveDate", &TIMESTAMP_SHAPE).required(),
] };
pub(super) static ROUTING_CONFIGURATION_LIST_ITEM: StructureSchema = StructureSchema { name: "RoutingConfigurationListItem", members: &[
    Member::of("stateMachineVersionArn", &ARN_SHAPE).required(),
    Member::of("weight", &VERSION_WEIGHT_SHAPE).required(),
] };
pub(super) static SEND_TASK_FAILURE_INPUT: StructureSchema = StructureSchema { name: "SendTaskFailureInput", members: &[
    Member::of("taskToken", &TASK_TOKEN_SHAPE).required(),
    Member::of("error", &SENSITIVE_ERROR_SHAPE),
    Member::of("cause", &SENSITIVE_CAUSE_SHAPE),
] };
pub(super) static SEND_TASK_FAILURE_OUTPUT: StructureSchema = StructureSchema { name: "SendTaskFailureOutput", members: &[] };
pub(super) static SEND_TASK_HEARTBEAT_INPUT: StructureSchema = StructureSchema { name: "SendTaskHeartbeatInput", members: &[
    Member::of("taskToken", &TASK_TOKEN_SHAPE).required(),
] };
pub(super) static SEND_TASK_HEARTBEAT_OUTPUT: StructureSchema = StructureSchema { name: "SendTaskHeartbeatOutput", members: &[] };
pub(super) static SEND_TASK_SUCCESS_INPUT: StructureSchema = StructureSchema { name: "SendTaskSuccessInput", members: &[
    Member::of("taskToken", &TASK_TOKEN_SHAPE).required(),
    Member::of("output", &SENSITIVE_DATA_SHAPE).required(),
] };
pub(super) static SEND_TASK_SUCCESS_OUTPUT: StructureSchema = StructureSchema { name: "SendTaskSuccessOutput", members: &[] };
pub(super) static START_EXECUTION_INPUT: StructureSchema = StructureSchema { name: "StartExecutionInput", members: &[
    Member::of("stateMachineArn", &ARN_SHAPE).required(),
    Member::of("name", &NAME_SHAPE),
    Member::of("input", &SENSITIVE_DATA_SHAPE),
    Member::of("traceHeader", &TRACE_HEADER_SHAPE),
] };
pub(super) static START_EXECUTION_OUTPUT: StructureSchema = StructureSchema { name: "StartExecutionOutput", members: &[
    Member::of("executionArn", &ARN_SHAPE).required(),
    Member::of("startDate", &TIMESTAMP_SHAPE).required(),
] };
pub(super) static START_SYNC_EXECUTION_INPUT: StructureSchema = StructureSchema { name: "StartSyncExecutionInput", members: &[
    Member::of("stateMachineArn", &ARN_SHAPE).required(),
    Member::of("name", &NAME_SHAPE),
    Member::of("input", &SENSITIVE_DATA_SHAPE),
    Member::of("traceHeader", &TRACE_HEADER_SHAPE),
    Member::of("includedData", &INCLUDED_DATA_SHAPE),
] };
pub(super) static START_SYNC_EXECUTION_OUTPUT: StructureSchema = StructureSchema { name: "StartSyncExecutionOutput", members: &[
    Member::of("executionArn", &ARN_SHAPE).required(),
    Member::of("stateMachineArn", &ARN_SHAPE),
    Member::of("name", &NAME_SHAPE),
    Member::of("startDate", &TIMESTAMP_SHAPE).required(),
    Member::of("stopDate", &TIMESTAMP_SHAPE).required(),
    Member::of("status", &SYNC_EXECUTION_STATUS_SHAPE).required(),
    Member::of("error", &SENSITIVE_ERROR_SHAPE),
    Member::of("cause", &SENSITIVE_CAUSE_SHAPE),
    Member::of("input", &SENSITIVE_DATA_SHAPE),
    Member::of("inputDetails", &Shape::of(Kind::Structure(&CLOUD_WATCH_EVENTS_EXECUTION_DATA_DETAILS))),
    Member::of("output", &SENSITIVE_DATA_SHAPE),
    Member::of("outputDetails", &Shape::of(Kind::Structure(&CLOUD_WATCH_EVENTS_EXECUTION_DATA_DETAILS))),
    Member::of("traceHeader", &TRACE_HEADER_SHAPE),
    Member::of("billingDetails", &Shape::of(Kind::Structure(&BILLING_DETAILS))),
] };
pub(super) static STATE_ENTERED_EVENT_DETAILS: StructureSchema = StructureSchema { name: "StateEnteredEventDetails", members: &[
    Member::of("name", &NAME_SHAPE).required(),
    Member::of("input", &SENSITIVE_DATA_SHAPE),
    Member::of("inputDetails", &Shape::of(Kind::Structure(&HISTORY_EVENT_EXECUTION_DATA_DETAILS))),
] };
pub(super) static STATE_EXITED_EVENT_DETAILS: StructureSchema = StructureSchema { name: "StateExitedEventDetails", members: &[
    Member::of("name", &NAME_SHAPE).required(),
    Member::of("output", &SENSITIVE_DATA_SHAPE),
    Member::of("outputDetails", &Shape::of(Kind::Structure(&HISTORY_EVENT_EXECUTION_DATA_DETAILS))),
    Member::of("assignedVariables", &ASSIGNED_VARIABLES_SHAPE),
    Member::of("assignedVariablesDetails", &Shape::of(Kind::Structure(&ASSIGNED_VARIABLES_DETAILS))),
] };
pub(super) static STATE_MACHINE_ALIAS_LIST_ITEM: StructureSchema = StructureSchema { name: "StateMachineAliasListItem", members: &[
    Member::of("stateMachineAliasArn", &LONG_ARN_SHAPE).required(),
    Member::of("creationDate", &TIMESTAMP_SHAPE).required(),
] };
pub(super) static STATE_MACHINE_LIST_ITEM: StructureSchema = StructureSchema { name: "StateMachineListItem", members: &[
    Member::of("stateMachineArn", &ARN_SHAPE).required(),
    Member::of("name", &NAME_SHAPE).required(),
    Member::of("type", &STATE_MACHINE_TYPE_SHAPE).required(),
    Member::of("creationDate", &TIMESTAMP_SHAPE).required(),
] };
pub(super) static STATE_MACHINE_VERSION_LIST_ITEM: StructureSchema = StructureSchema { name: "StateMachineVersionListItem", members: &[
    Member::of("stateMachineVersionArn", &LONG_ARN_SHAPE).required(),
    Member::of("creationDate", &TIMESTAMP_SHAPE).required(),
] };
pub(super) static STOP_EXECUTION_INPUT: StructureSchema = StructureSchema { name: "StopExecutionInput", members: &[
    Member::of("executionArn", &ARN_SHAPE).required(),
    Member::of("error", &SENSITIVE_ERROR_SHAPE),
    Member::of("cause", &SENSITIVE_CAUSE_SHAPE),
] };
pub(super) static STOP_EXECUTION_OUTPUT: StructureSchema = StructureSchema { name: "StopExecutionOutput", members: &[
    Member::of("stopDate", &TIMESTAMP_SHAPE).required(),
] };
pub(super) static TAG: StructureSchema = StructureSchema { name: "Tag", members: &[
    Member::of("key", &TAG_KEY_SHAPE),
    Member::of("value", &TAG_VALUE_SHAPE),
] };
pub(super) static TAG_RESOURCE_INPUT: StructureSchema = StructureSchema { name: "TagResourceInput", members: &[
    Member::of("resourceArn", &ARN_SHAPE).required(),
    Member::of("tags", &TAG_LIST_SHAPE).required(),
] };
pub(super) static TAG_RESOURCE_OUTPUT: StructureSchema = StructureSchema { name: "TagResourceOutput", members: &[] };
pub(super) static TASK_CREDENTIALS: StructureSchema = StructureSchema { name: "TaskCredentials", members: &[
    Member::of("roleArn", &LONG_ARN_SHAPE),
] };
pub(super) static TASK_FAILED_EVENT_DETAILS: StructureSchema = StructureSchema { name: "TaskFailedEventDetails", members: &[
    Member::of("resourceType", &NAME_SHAPE).required(),
    Member::of("resource", &NAME_SHAPE).required(),
    Member::of("error", &SENSITIVE_ERROR_SHAPE),
    Member::of("cause", &SENSITIVE_CAUSE_SHAPE),
] };
pub(super) static TASK_SCHEDULED_EVENT_DETAILS: StructureSchema = StructureSchema { name: "TaskScheduledEventDetails", members: &[
    Member::of("resourceType", &NAME_SHAPE).required(),
    Member::of("resource", &NAME_SHAPE).required(),
    Member::of("region", &NAME_SHAPE).required(),
    Member::of("parameters", &CONNECTOR_PARAMETERS_SHAPE).required(),
    Member::of("timeoutInSeconds", &TIMEOUT_IN_SECONDS_SHAPE),
    Member::of("heartbeatInSeconds", &TIMEOUT_IN_SECONDS_SHAPE),
    Member::of("taskCredentials", &Shape::of(Kind::Structure(&TASK_CREDENTIALS))),
] };
pub(super) static TASK_START_FAILED_EVENT_DETAILS: StructureSchema = StructureSchema { name: "TaskStartFailedEventDetails", members: &[
    Member::of("resourceType", &NAME_SHAPE).required(),
    Member::of("resource", &NAME_SHAPE).required(),
    Member::of("error", &SENSITIVE_ERROR_SHAPE),
    Member::of("cause", &SENSITIVE_CAUSE_SHAPE),
] };
pub(super) static TASK_STARTED_EVENT_DETAILS: StructureSchema = StructureSchema { name: "TaskStartedEventDetails", members: &[
    Member::of("resourceType", &NAME_SHAPE).required(),
    Member::of("resource", &NAME_SHAPE).required(),
] };
pub(super) static TASK_SUBMIT_FAILED_EVENT_DETAILS: StructureSchema = StructureSchema { name: "TaskSubmitFailedEventDetails", members: &[
    Member::of("resourceType", &NAME_SHAPE).required(),
    Member::of("resource", &NAME_SHAPE).required(),
    Member::of("error", &SENSITIVE_ERROR_SHAPE),
    Member::of("cause", &SENSITIVE_CAUSE_SHAPE),
] };
pub(super) static TASK_SUBMITTED_EVENT_DETAILS: StructureSchema = StructureSchema { name: "TaskSubmittedEventDetails", members: &[
    Member::of("resourceType", &NAME_SHAPE).required(),
    Member::of("resource", &NAME_SHAPE).required(),
    Member::of("output", &SENSITIVE_DATA_SHAPE),
    Member::of("outputDetails", &Shape::of(Kind::Structure(&HISTORY_EVENT_EXECUTION_DATA_DETAILS))),
] };
pub(super) static TASK_SUCCEEDED_EVENT_DETAILS: StructureSchema = StructureSchema { name: "TaskSucceededEventDetails", members: &[
    Member::of("resourceType", &NAME_SHAPE).required(),
    Member::of("resource", &NAME_SHAPE).required(),
    Member::of("output", &SENSITIVE_DATA_SHAPE),
    Member::of("outputDetails", &Shape::of(Kind::Structure(&HISTORY_EVENT_EXECUTION_DATA_DETAILS))),
] };
pub(super) static TASK_TIMED_OUT_EVENT_DETAILS: StructureSchema = StructureSchema { name: "TaskTimedOutEventDetails", members: &[
    Member::of("resourceType", &NAME_SHAPE).required(),
    Member::of("resource", &NAME_SHAPE).required(),
    Member::of("error", &SENSITIVE_ERROR_SHAPE),
    Member::of("cause", &SENSITIVE_CAUSE_SHAPE),
] };
pub(super) static TEST_STATE_CONFIGURATION: StructureSchema = StructureSchema { name: "TestStateConfiguration", members: &[
    Member::of("retrierRetryCount", &RETRIER_RETRY_COUNT_SHAPE),
    Member::of("errorCausedByState", &TEST_STATE_STATE_NAME_SHAPE),
    Member::of("mapIterationFailureCount", &MAP_ITERATION_FAILURE_COUNT_SHAPE),
    Member::of("mapItemReaderData", &SENSITIVE_DATA_SHAPE),
] };
pub(super) static TEST_STATE_INPUT: StructureSchema = StructureSchema { name: "TestStateInput", members: &[
    Member::of("definition", &DEFINITION_SHAPE).required(),
    Member::of("roleArn", &ARN_SHAPE),
    Member::of("input", &SENSITIVE_DATA_SHAPE),
    Member::of("inspectionLevel", &INSPECTION_LEVEL_SHAPE),
    Member::of("revealSecrets", &REVEAL_SECRETS_SHAPE),
    Member::of("variables", &SENSITIVE_DATA_SHAPE),
    Member::of("stateName", &TEST_STATE_STATE_NAME_SHAPE),
    Member::of("mock", &Shape::of(Kind::Structure(&MOCK_INPUT))),
    Member::of("context", &SENSITIVE_DATA_SHAPE),
    Member::of("stateConfiguration", &Shape::of(Kind::Structure(&TEST_STATE_CONFIGURATION))),
] };
pub(super) static TEST_STATE_OUTPUT: StructureSchema = StructureSchema { name: "TestStateOutput", members: &[
    Member::of("output", &SENSITIVE_DATA_SHAPE),
    Member::of("error", &SENSITIVE_ERROR_SHAPE),
    Member::of("cause", &SENSITIVE_CAUSE_SHAPE),
    Member::of("inspectionData", &Shape::of(Kind::Structure(&INSPECTION_DATA))),
    Member::of("nextState", &STATE_NAME_SHAPE),
    Member::of("status", &TEST_EXECUTION_STATUS_SHAPE),
] };
pub(super) static TRACING_CONFIGURATION: StructureSchema = StructureSchema { name: "TracingConfiguration", members: &[
    Member::of("enabled", &ENABLED_SHAPE),
] };
pub(super) static UNTAG_RESOURCE_INPUT: StructureSchema = StructureSchema { name: "UntagResourceInput", members: &[
    Member::of("resourceArn", &ARN_SHAPE).required(),
    Member::of("tagKeys", &TAG_KEY_LIST_SHAPE).required(),
] };
pub(super) static UNTAG_RESOURCE_OUTPUT: StructureSchema = StructureSchema { name: "UntagResourceOutput", members: &[] };
pub(super) static UPDATE_MAP_RUN_INPUT: StructureSchema = StructureSchema { name: "UpdateMapRunInput", members: &[
    Member::of("mapRunArn", &LONG_ARN_SHAPE).required(),
    Member::of("maxConcurrency", &MAX_CONCURRENCY_SHAPE),
    Member::of("toleratedFailurePercentage", &TOLERATED_FAILURE_PERCENTAGE_SHAPE),
    Member::of("toleratedFailureCount", &TOLERATED_FAILURE_COUNT_SHAPE),
] };
pub(super) static UPDATE_MAP_RUN_OUTPUT: StructureSchema = StructureSchema { name: "UpdateMapRunOutput", members: &[] };
pub(super) static UPDATE_STATE_MACHINE_ALIAS_INPUT: StructureSchema = StructureSchema { name: "UpdateStateMachineAliasInput", members: &[
    Member::of("stateMachineAliasArn", &ARN_SHAPE).required(),
    Member::of("description", &ALIAS_DESCRIPTION_SHAPE),
    Member::of("routingConfiguration", &ROUTING_CONFIGURATION_LIST_SHAPE),
] };
pub(super) static UPDATE_STATE_MACHINE_ALIAS_OUTPUT: StructureSchema = StructureSchema { name: "UpdateStateMachineAliasOutput", members: &[
    Member::of("updateDate", &TIMESTAMP_SHAPE).required(),
] };
pub(super) static UPDATE_STATE_MACHINE_INPUT: StructureSchema = StructureSchema { name: "UpdateStateMachineInput", members: &[
    Member::of("stateMachineArn", &ARN_SHAPE).required(),
    Member::of("definition", &DEFINITION_SHAPE),
    Member::of("roleArn", &ARN_SHAPE),
    Member::of("loggingConfiguration", &Shape::of(Kind::Structure(&LOGGING_CONFIGURATION))),
    Member::of("tracingConfiguration", &Shape::of(Kind::Structure(&TRACING_CONFIGURATION))),
    Member::of("publish", &PUBLISH_SHAPE),
    Member::of("versionDescription", &VERSION_DESCRIPTION_SHAPE),
    Member::of("encryptionConfiguration", &Shape::of(Kind::Structure(&ENCRYPTION_CONFIGURATION))),
] };
pub(super) static UPDATE_STATE_MACHINE_OUTPUT: StructureSchema = StructureSchema { name: "UpdateStateMachineOutput", members: &[
    Member::of("updateDate", &TIMESTAMP_SHAPE).required(),
    Member::of("revisionId", &REVISION_ID_SHAPE),
    Member::of("stateMachineVersionArn", &ARN_SHAPE),
] };
pub(super) static VALIDATE_STATE_MACHINE_DEFINITION_DIAGNOSTIC: StructureSchema = StructureSchema { name: "ValidateStateMachineDefinitionDiagnostic", members: &[
    Member::of("severity", &VALIDATE_STATE_MACHINE_DEFINITION_SEVERITY_SHAPE).required(),
    Member::of("code", &VALIDATE_STATE_MACHINE_DEFINITION_CODE_SHAPE).required(),
    Member::of("message", &VALIDATE_STATE_MACHINE_DEFINITION_MESSAGE_SHAPE).required(),
    Member::of("location", &VALIDATE_STATE_MACHINE_DEFINITION_LOCATION_SHAPE),
] };
pub(super) static VALIDATE_STATE_MACHINE_DEFINITION_INPUT: StructureSchema = StructureSchema { name: "ValidateStateMachineDefinitionInput", members: &[
    Member::of("definition", &DEFINITION_SHAPE).required(),
    Member::of("type", &STATE_MACHINE_TYPE_SHAPE),
    Member::of("severity", &VALIDATE_STATE_MACHINE_DEFINITION_SEVERITY_SHAPE),
    Member::of("maxResults", &VALIDATE_STATE_MACHINE_DEFINITION_MAX_RESULT_SHAPE),
] };
pub(super) static VALIDATE_STATE_MACHINE_DEFINITION_OUTPUT: StructureSchema = StructureSchema { name: "ValidateStateMachineDefinitionOutput", members: &[
    Member::of("result", &VALIDATE_STATE_MACHINE_DEFINITION_RESULT_CODE_SHAPE).required(),
    Member::of("diagnostics", &VALIDATE_STATE_MACHINE_DEFINITION_DIAGNOSTIC_LIST_SHAPE).required(),
    Member::of("truncated", &VALIDATE_STATE_MACHINE_DEFINITION_TRUNCATED_SHAPE),
] };
pub(super) static OPERATIONS: [Operation; 37] = [
    Operation { index: 0, name: "CreateActivity", input: &CREATE_ACTIVITY_INPUT, output: Some(&CREATE_ACTIVITY_OUTPUT), http: HttpBinding { method: "POST", path: &[], literal: None, status: 200 } },
    Operation { index: 1, name: "CreateStateMachine", input: &CREATE_STATE_MACHINE_INPUT, output: Some(&CREATE_STATE_MACHINE_OUTPUT), http: HttpBinding { method: "POST", path: &[], literal: None, status: 200 } },
    Operation { index: 2, name: "CreateStateMachineAlias", input: &CREATE_STATE_MACHINE_ALIAS_INPUT, output: Some(&CREATE_STATE_MACHINE_ALIAS_OUTPUT), http: HttpBinding { method: "POST", path: &[], literal: None, status: 200 } },
    Operation { index: 3, name: "DeleteActivity", input: &DELETE_ACTIVITY_INPUT, output: Some(&DELETE_ACTIVITY_OUTPUT), http: HttpBinding { method: "POST", path: &[], literal: None, status: 200 } },
    Operation { index: 4, name: "DeleteStateMachine", input: &DELETE_STATE_MACHINE_INPUT, output: Some(&DELETE_STATE_MACHINE_OUTPUT), http: HttpBinding { method: "POST", path: &[], literal: None, status: 200 } },
    Operation { index: 5, name: "DeleteStateMachineAlias", input: &DELETE_STATE_MACHINE_ALIAS_INPUT, output: Some(&DELETE_STATE_MACHINE_ALIAS_OUTPUT), http: HttpBinding { method: "POST", path: &[], literal: None, status: 200 } },
    Operation { index: 6, name: "DeleteStateMachineVersion", input: &DELETE_STATE_MACHINE_VERSION_INPUT, output: Some(&DELETE_STATE_MACHINE_VERSION_OUTPUT), http: HttpBinding { method: "POST", path: &[], literal: None, status: 200 } },
    Operation { index: 7, name: "DescribeActivity", input: &DESCRIBE_ACTIVITY_INPUT, output: Some(&DESCRIBE_ACTIVITY_OUTPUT), http: HttpBinding { method: "POST", path: &[], literal: None, status: 200 } },
    Operation { index: 8, name: "DescribeExecution", input: &DESCRIBE_EXECUTION_INPUT, output: Some(&DESCRIBE_EXECUTION_OUTPUT), http: HttpBinding { method: "POST", path: &[], literal: None, status: 200 } },
    Operation { index: 9, name: "DescribeMapRun", input: &DESCRIBE_MAP_RUN_INPUT, output: Some(&DESCRIBE_MAP_RUN_OUTPUT), http: HttpBinding { method: "POST", path: &[], literal: None, status: 200 } },
    Operation { index: 10, name: "DescribeStateMachine", input: &DESCRIBE_STATE_MACHINE_INPUT, output: Some(&DESCRIBE_STATE_MACHINE_OUTPUT), http: HttpBinding { method: "POST", path: &[], literal: None, status: 200 } },
    Operation { index: 11, name: "DescribeStateMachineAlias", input: &DESCRIBE_STATE_MACHINE_ALIAS_INPUT, output: Some(&DESCRIBE_STATE_MACHINE_ALIAS_OUTPUT), http: HttpBinding { method: "POST", path: &[], literal: None, status: 200 } },
    Operation { index: 12, name: "DescribeStateMachineForExecution", input: &DESCRIBE_STATE_MACHINE_FOR_EXECUTION_INPUT, output: Some(&DESCRIBE_STATE_MACHINE_FOR_EXECUTION_OUTPUT), http: HttpBinding { method: "POST", path: &[], literal: None, status: 200 } },
    Operation { index: 13, name: "GetActivityTask", input: &GET_ACTIVITY_TASK_INPUT, output: Some(&GET_ACTIVITY_TASK_OUTPUT), http: HttpBinding { method: "POST", path: &[], literal: None, status: 200 } },
    Operation { index: 14, name: "GetExecutionHistory", input: &GET_EXECUTION_HISTORY_INPUT, output: Some(&GET_EXECUTION_HISTORY_OUTPUT), http: HttpBinding { method: "POST", path: &[], literal: None, status: 200 } },
    Operation { index: 15, name: "ListActivities", input: &LIST_ACTIVITIES_INPUT, output: Some(&LIST_ACTIVITIES_OUTPUT), http: HttpBinding { method: "POST", path: &[], literal: None, status: 200 } },
    Operation { index: 16, name: "ListExecutions", input: &LIST_EXECUTIONS_INPUT, output: Some(&LIST_EXECUTIONS_OUTPUT), http: HttpBinding { method: "POST", path: &[], literal: None, status: 200 } },
    Operation { index: 17, name: "ListMapRuns", input: &LIST_MAP_RUNS_INPUT, output: Some(&LIST_MAP_RUNS_OUTPUT), http: HttpBinding { method: "POST", path: &[], literal: None, status: 200 } },
    Operation { index: 18, name: "ListStateMachineAliases", input: &LIST_STATE_MACHINE_ALIASES_INPUT, output: Some(&LIST_STATE_MACHINE_ALIASES_OUTPUT), http: HttpBinding { method: "POST", path: &[], literal: None, status: 200 } },
    Operation { index: 19, name: "ListStateMachineVersions", input: &LIST_STATE_MACHINE_VERSIONS_INPUT, output: Some(&LIST_STATE_MACHINE_VERSIONS_OUTPUT), http: HttpBinding { method: "POST", path: &[], literal: None, status: 200 } },
    Operation { index: 20, name: "ListStateMachines", input: &LIST_STATE_MACHINES_INPUT, output: Some(&LIST_STATE_MACHINES_OUTPUT), http: HttpBinding { method: "POST", path: &[], literal: None, status: 200 } },
    Operation { index: 21, name: "ListTagsForResource", input: &LIST_TAGS_FOR_RESOURCE_INPUT, output: Some(&LIST_TAGS_FOR_RESOURCE_OUTPUT), http: HttpBinding { method: "POST", path: &[], literal: None, status: 200 } },
    Operation { index: 22, name: "PublishStateMachineVersion", input: &PUBLISH_STATE_MACHINE_VERSION_INPUT, output: Some(&PUBLISH_STATE_MACHINE_VERSION_OUTPUT), http: HttpBinding { method: "POST", path: &[], literal: None, status: 200 } },
    Operation { index: 23, name: "RedriveExecution", input: &REDRIVE_EXECUTION_INPUT, output: Some(&REDRIVE_EXECUTION_OUTPUT), http: HttpBinding { method: "POST", path: &[], literal: None, status: 200 } },
    Operation { index: 24, name: "SendTaskFailure", input: &SEND_TASK_FAILURE_INPUT, output: Some(&SEND_TASK_FAILURE_OUTPUT), http: HttpBinding { method: "POST", path: &[], literal: None, status: 200 } },
    Operation { index: 25, name: "SendTaskHeartbeat", input: &SEND_TASK_HEARTBEAT_INPUT, output: Some(&SEND_TASK_HEARTBEAT_OUTPUT), http: HttpBinding { method: "POST", path: &[], literal: None, status: 200 } },
    Operation { index: 26, name: "SendTaskSuccess", input: &SEND_TASK_SUCCESS_INPUT, output: Some(&SEND_TASK_SUCCESS_OUTPUT), http: HttpBinding { method: "POST", path: &[], literal: None, status: 200 } },
    Operation { index: 27, name: "StartExecution", input: &START_EXECUTION_INPUT, output: Some(&START_EXECUTION_OUTPUT), http: HttpBinding { method: "POST", path: &[], literal: None, status: 200 } },
    Operation { index: 28, name: "StartSyncExecution", input: &START_SYNC_EXECUTION_INPUT, output: Some(&START_SYNC_EXECUTION_OUTPUT), http: HttpBinding { method: "POST", path: &[], literal: None, status: 200 } },
    Operation { index: 29, name: "StopExecution", input: &STOP_EXECUTION_INPUT, output: Some(&STOP_EXECUTION_OUTPUT), http: HttpBinding { method: "POST", path: &[], literal: None, status: 200 } },
    Operation { index: 30, name: "TagResource", input: &TAG_RESOURCE_INPUT, output: Some(&TAG_RESOURCE_OUTPUT), http: HttpBinding { method: "POST", path: &[], literal: None, status: 200 } },
    Operation { index: 31, name: "TestState", input: &TEST_STATE_INPUT, output: Some(&TEST_STATE_OUTPUT), http: HttpBinding { method: "POST", path: &[], literal: None, status: 200 } },
    Operation { index: 32, name: "UntagResource", input: &UNTAG_RESOURCE_INPUT, output: Some(&UNTAG_RESOURCE_OUTPUT), http: HttpBinding { method: "POST", path: &[], literal: None, status: 200 } },
    Operation { index: 33, name: "UpdateMapRun", input: &UPDATE_MAP_RUN_INPUT, output: Some(&UPDATE_MAP_RUN_OUTPUT), http: HttpBinding { method: "POST", path: &[], literal: None, status: 200 } },
    Operation { index: 34, name: "UpdateStateMachine", input: &UPDATE_STATE_MACHINE_INPUT, output: Some(&UPDATE_STATE_MACHINE_OUTPUT), http: HttpBinding { method: "POST", path: &[], literal: None, status: 200 } },
    Operation { index: 35, name: "UpdateStateMachineAlias", input: &UPDATE_STATE_MACHINE_ALIAS_INPUT, output: Some(&UPDATE_STATE_MACHINE_ALIAS_OUTPUT), http: HttpBinding { method: "POST", path: &[], literal: None, status: 200 } },
    Operation { index: 36, name: "ValidateStateMachineDefinition", input: &VALIDATE_STATE_MACHINE_DEFINITION_INPUT, output: Some(&VALIDATE_STATE_MACHINE_DEFINITION_OUTPUT), http: HttpBinding { method: "POST", path: &[], literal: None, status: 200 } },
];
