// Written by `cargo run -p virga-codegen` from models/. Don't edit.

//! The enumerations of the service's API.

#![expect(missing_docs, reason = "each is described by the service's API reference")]

use crate::aws::value::enumeration;

enumeration! {
    EncryptionType {
        AwsOwnedKey = "AWS_OWNED_KEY",
        CustomerManagedKmsKey = "CUSTOMER_MANAGED_KMS_KEY",
    }
    ExecutionRedriveFilter {
        Redriven = "REDRIVEN",
        NotRedriven = "NOT_REDRIVEN",
    }
    ExecutionRedriveStatus {
        Redrivable = "REDRIVABLE",
        NotRedrivable = "NOT_REDRIVABLE",
        RedrivableByMapRun = "REDRIVABLE_BY_MAP_RUN",
    }
    ExecutionStatus {
        Running = "RUNNING",
        Succeeded = "SUCCEEDED",
        Failed = "FAILED",
        TimedOut = "TIMED_OUT",
        Aborted = "ABORTED",
        PendingRedrive = "PENDING_REDRIVE",
    }
    HistoryEventType {
        ActivityFailed = "ActivityFailed",
        ActivityScheduled = "ActivityScheduled",
        ActivityScheduleFailed = "ActivityScheduleFailed",
        ActivityStarted = "ActivityStarted",
        ActivitySucceeded = "ActivitySucceeded",
        ActivityTimedOut = "ActivityTimedOut",
        ChoiceStateEntered = "ChoiceStateEntered",
        ChoiceStateExited = "ChoiceStateExited",
        ExecutionAborted = "ExecutionAborted",
        ExecutionFailed = "ExecutionFailed",
        ExecutionStarted = "ExecutionStarted",
        ExecutionSucceeded = "ExecutionSucceeded",
        ExecutionTimedOut = "ExecutionTimedOut",
        FailStateEntered = "FailStateEntered",
        LambdaFunctionFailed = "LambdaFunctionFailed",
        LambdaFunctionScheduled = "LambdaFunctionScheduled",
        LambdaFunctionScheduleFailed = "LambdaFunctionScheduleFailed",
        LambdaFunctionStarted = "LambdaFunctionStarted",
        LambdaFunctionStartFailed = "LambdaFunctionStartFailed",
        LambdaFunctionSucceeded = "LambdaFunctionSucceeded",
        LambdaFunctionTimedOut = "LambdaFunctionTimedOut",
        MapIterationAborted = "MapIterationAborted",
        MapIterationFailed = "MapIterationFailed",
        MapIterationStarted = "MapIterationStarted",
        MapIterationSucceeded = "MapIterationSucceeded",
        MapStateAborted = "MapStateAborted",
        MapStateEntered = "MapStateEntered",
        MapStateExited = "MapStateExited",
        MapStateFailed = "MapStateFailed",
        MapStateStarted = "MapStateStarted",
        MapStateSucceeded = "MapStateSucceeded",
        ParallelStateAborted = "ParallelStateAborted",
        ParallelStateEntered = "ParallelStateEntered",
        ParallelStateExited = "ParallelStateExited",
        ParallelStateFailed = "ParallelStateFailed",
        ParallelStateStarted = "ParallelStateStarted",
        ParallelStateSucceeded = "ParallelStateSucceeded",
        PassStateEntered = "PassStateEntered",
        PassStateExited = "PassStateExited",
        SucceedStateEntered = "SucceedStateEntered",
        SucceedStateExited = "SucceedStateExited",
        TaskFailed = "TaskFailed",
        TaskScheduled = "TaskScheduled",
        TaskStarted = "TaskStarted",
        TaskStartFailed = "TaskStartFailed",
        TaskStateAborted = "TaskStateAborted",
        TaskStateEntered = "TaskStateEntered",
        TaskStateExited = "TaskStateExited",
        TaskSubmitFailed = "TaskSubmitFailed",
        TaskSubmitted = "TaskSubmitted",
        TaskSucceeded = "TaskSucceeded",
        TaskTimedOut = "TaskTimedOut",
        WaitStateAborted = "WaitStateAborted",
        WaitStateEntered = "WaitStateEntered",
        WaitStateExited = "WaitStateExited",
        MapRunAborted = "MapRunAborted",
        MapRunFailed = "MapRunFailed",
        MapRunStarted = "MapRunStarted",
        MapRunSucceeded = "MapRunSucceeded",
        ExecutionRedriven = "ExecutionRedriven",
        MapRunRedriven = "MapRunRedriven",
        EvaluationFailed = "EvaluationFailed",
    }
    IncludedData {
        AllData = "ALL_DATA",
        MetadataOnly = "METADATA_ONLY",
    }
    InspectionLevel {
        Info = "INFO",
        Debug = "DEBUG",
        Trace = "TRACE",
    }
    KmsKeyState {
        Disabled = "DISABLED",
        PendingDeletion = "PENDING_DELETION",
        PendingImport = "PENDING_IMPORT",
        Unavailable = "UNAVAILABLE",
        Creating = "CREATING",
    }
    LogLevel {
        All = "ALL",
        Error = "ERROR",
        Fatal = "FATAL",
        Off = "OFF",
    }
    MapRunStatus {
        Running = "RUNNING",
        Succeeded = "SUCCEEDED",
        Failed = "FAILED",
        Aborted = "ABORTED",
    }
    MockResponseValidationMode {
        Strict = "STRICT",
        Present = "PRESENT",
        None = "NONE",
    }
    StateMachineStatus {
        Active = "ACTIVE",
        Deleting = "DELETING",
    }
    StateMachineType {
        Standard = "STANDARD",
        Express = "EXPRESS",
    }
    SyncExecutionStatus {
        Succeeded = "SUCCEEDED",
        Failed = "FAILED",
        TimedOut = "TIMED_OUT",
    }
    TestExecutionStatus {
        Succeeded = "SUCCEEDED",
        Failed = "FAILED",
        Retriable = "RETRIABLE",
        CaughtError = "CAUGHT_ERROR",
    }
    ValidateStateMachineDefinitionResultCode {
        Ok = "OK",
        Fail = "FAIL",
    }
    ValidateStateMachineDefinitionSeverity {
        Error = "ERROR",
        Warning = "WARNING",
    }
    ValidationExceptionReason {
        ApiDoesNotSupportLabeledArns = "API_DOES_NOT_SUPPORT_LABELED_ARNS",
        MissingRequiredParameter = "MISSING_REQUIRED_PARAMETER",
        CannotUpdateCompletedMapRun = "CANNOT_UPDATE_COMPLETED_MAP_RUN",
        InvalidRoutingConfiguration = "INVALID_ROUTING_CONFIGURATION",
    }
}
