// Written by `cargo run -p virga-codegen` from models/. Don't edit.

//! The errors of the service's API, as constructors that take the message.

#![expect(missing_docs, reason = "each is described by the service's API reference")]

use crate::aws::schema::ErrorSchema;
use crate::aws::{Error, Fault};

/// All of them, sorted by code.
#[rustfmt::skip]
pub static ERRORS: [ErrorSchema; 33] = [
    ErrorSchema { code: "ActivityAlreadyExists", query_code: None, status: 400, fault: Fault::Client, message_member: "message", modelled: true },
    ErrorSchema { code: "ActivityDoesNotExist", query_code: None, status: 400, fault: Fault::Client, message_member: "message", modelled: true },
    ErrorSchema { code: "ActivityLimitExceeded", query_code: None, status: 400, fault: Fault::Client, message_member: "message", modelled: true },
    ErrorSchema { code: "ActivityWorkerLimitExceeded", query_code: None, status: 400, fault: Fault::Client, message_member: "message", modelled: true },
    ErrorSchema { code: "ConflictException", query_code: None, status: 400, fault: Fault::Client, message_member: "message", modelled: true },
    ErrorSchema { code: "ExecutionAlreadyExists", query_code: None, status: 400, fault: Fault::Client, message_member: "message", modelled: true },
    ErrorSchema { code: "ExecutionDoesNotExist", query_code: None, status: 400, fault: Fault::Client, message_member: "message", modelled: true },
    ErrorSchema { code: "ExecutionLimitExceeded", query_code: None, status: 400, fault: Fault::Client, message_member: "message", modelled: true },
    ErrorSchema { code: "ExecutionNotRedrivable", query_code: None, status: 400, fault: Fault::Client, message_member: "message", modelled: true },
    ErrorSchema { code: "InvalidArn", query_code: None, status: 400, fault: Fault::Client, message_member: "message", modelled: true },
    ErrorSchema { code: "InvalidDefinition", query_code: None, status: 400, fault: Fault::Client, message_member: "message", modelled: true },
    ErrorSchema { code: "InvalidEncryptionConfiguration", query_code: None, status: 400, fault: Fault::Client, message_member: "message", modelled: true },
    ErrorSchema { code: "InvalidExecutionInput", query_code: None, status: 400, fault: Fault::Client, message_member: "message", modelled: true },
    ErrorSchema { code: "InvalidLoggingConfiguration", query_code: None, status: 400, fault: Fault::Client, message_member: "message", modelled: true },
    ErrorSchema { code: "InvalidName", query_code: None, status: 400, fault: Fault::Client, message_member: "message", modelled: true },
    ErrorSchema { code: "InvalidOutput", query_code: None, status: 400, fault: Fault::Client, message_member: "message", modelled: true },
    ErrorSchema { code: "InvalidToken", query_code: None, status: 400, fault: Fault::Client, message_member: "message", modelled: true },
    ErrorSchema { code: "InvalidTracingConfiguration", query_code: None, status: 400, fault: Fault::Client, message_member: "message", modelled: true },
    ErrorSchema { code: "KmsAccessDeniedException", query_code: None, status: 400, fault: Fault::Client, message_member: "message", modelled: true },
    ErrorSchema { code: "KmsInvalidStateException", query_code: None, status: 400, fault: Fault::Client, message_member: "message", modelled: true },
    ErrorSchema { code: "KmsThrottlingException", query_code: None, status: 400, fault: Fault::Client, message_member: "message", modelled: true },
    ErrorSchema { code: "MissingRequiredParameter", query_code: None, status: 400, fault: Fault::Client, message_member: "message", modelled: true },
    ErrorSchema { code: "ResourceNotFound", query_code: None, status: 400, fault: Fault::Client, message_member: "message", modelled: true },
    ErrorSchema { code: "ServiceQuotaExceededException", query_code: None, status: 400, fault: Fault::Client, message_member: "message", modelled: true },
    ErrorSchema { code: "StateMachineAlreadyExists", query_code: None, status: 400, fault: Fault::Client, message_member: "message", modelled: true },
    ErrorSchema { code: "StateMachineDeleting", query_code: None, status: 400, fault: Fault::Client, message_member: "message", modelled: true },
    ErrorSchema { code: "StateMachineDoesNotExist", query_code: None, status: 400, fault: Fault::Client, message_member: "message", modelled: true },
    ErrorSchema { code: "StateMachineLimitExceeded", query_code: None, status: 400, fault: Fault::Client, message_member: "message", modelled: true },
    ErrorSchema { code: "StateMachineTypeNotSupported", query_code: None, status: 400, fault: Fault::Client, message_member: "message", modelled: true },
    ErrorSchema { code: "TaskDoesNotExist", query_code: None, status: 400, fault: Fault::Client, message_member: "message", modelled: true },
    ErrorSchema { code: "TaskTimedOut", query_code: None, status: 400, fault: Fault::Client, message_member: "message", modelled: true },
    ErrorSchema { code: "TooManyTags", query_code: None, status: 400, fault: Fault::Client, message_member: "message", modelled: true },
    ErrorSchema { code: "ValidationException", query_code: None, status: 400, fault: Fault::Client, message_member: "message", modelled: true },
];

#[must_use]
pub fn activity_already_exists(message: impl Into<String>) -> Error {
    ERRORS[0].error(message)
}

#[must_use]
pub fn activity_does_not_exist(message: impl Into<String>) -> Error {
    ERRORS[1].error(message)
}

#[must_use]
pub fn activity_limit_exceeded(message: impl Into<String>) -> Error {
    ERRORS[2].error(message)
}

#[must_use]
pub fn activity_worker_limit_exceeded(message: impl Into<String>) -> Error {
    ERRORS[3].error(message)
}

#[must_use]
pub fn conflict(message: impl Into<String>) -> Error {
    ERRORS[4].error(message)
}

#[must_use]
pub fn execution_already_exists(message: impl Into<String>) -> Error {
    ERRORS[5].error(message)
}

#[must_use]
pub fn execution_does_not_exist(message: impl Into<String>) -> Error {
    ERRORS[6].error(message)
}

#[must_use]
pub fn execution_limit_exceeded(message: impl Into<String>) -> Error {
    ERRORS[7].error(message)
}

#[must_use]
pub fn execution_not_redrivable(message: impl Into<String>) -> Error {
    ERRORS[8].error(message)
}

#[must_use]
pub fn invalid_arn(message: impl Into<String>) -> Error {
    ERRORS[9].error(message)
}

#[must_use]
pub fn invalid_definition(message: impl Into<String>) -> Error {
    ERRORS[10].error(message)
}

#[must_use]
pub fn invalid_encryption_configuration(message: impl Into<String>) -> Error {
    ERRORS[11].error(message)
}

#[must_use]
pub fn invalid_execution_input(message: impl Into<String>) -> Error {
    ERRORS[12].error(message)
}

#[must_use]
pub fn invalid_logging_configuration(message: impl Into<String>) -> Error {
    ERRORS[13].error(message)
}

#[must_use]
pub fn invalid_name(message: impl Into<String>) -> Error {
    ERRORS[14].error(message)
}

#[must_use]
pub fn invalid_output(message: impl Into<String>) -> Error {
    ERRORS[15].error(message)
}

#[must_use]
pub fn invalid_token(message: impl Into<String>) -> Error {
    ERRORS[16].error(message)
}

#[must_use]
pub fn invalid_tracing_configuration(message: impl Into<String>) -> Error {
    ERRORS[17].error(message)
}

#[must_use]
pub fn kms_access_denied(message: impl Into<String>) -> Error {
    ERRORS[18].error(message)
}

#[must_use]
pub fn kms_invalid_state(message: impl Into<String>) -> Error {
    ERRORS[19].error(message)
}

#[must_use]
pub fn kms_throttling(message: impl Into<String>) -> Error {
    ERRORS[20].error(message)
}

#[must_use]
pub fn missing_required_parameter(message: impl Into<String>) -> Error {
    ERRORS[21].error(message)
}

#[must_use]
pub fn resource_not_found(message: impl Into<String>) -> Error {
    ERRORS[22].error(message)
}

#[must_use]
pub fn service_quota_exceeded(message: impl Into<String>) -> Error {
    ERRORS[23].error(message)
}

#[must_use]
pub fn state_machine_already_exists(message: impl Into<String>) -> Error {
    ERRORS[24].error(message)
}

#[must_use]
pub fn state_machine_deleting(message: impl Into<String>) -> Error {
    ERRORS[25].error(message)
}

#[must_use]
pub fn state_machine_does_not_exist(message: impl Into<String>) -> Error {
    ERRORS[26].error(message)
}

#[must_use]
pub fn state_machine_limit_exceeded(message: impl Into<String>) -> Error {
    ERRORS[27].error(message)
}

#[must_use]
pub fn state_machine_type_not_supported(message: impl Into<String>) -> Error {
    ERRORS[28].error(message)
}

#[must_use]
pub fn task_does_not_exist(message: impl Into<String>) -> Error {
    ERRORS[29].error(message)
}

#[must_use]
pub fn task_timed_out(message: impl Into<String>) -> Error {
    ERRORS[30].error(message)
}

#[must_use]
pub fn too_many_tags(message: impl Into<String>) -> Error {
    ERRORS[31].error(message)
}

#[must_use]
pub fn validation(message: impl Into<String>) -> Error {
    ERRORS[32].error(message)
}
