// Written by `cargo run -p virga-codegen` from models/. Don't edit.

//! The errors of the service's API, as constructors that take the message.

#![expect(missing_docs, reason = "each is described by the service's API reference")]

use crate::aws::schema::ErrorSchema;
use crate::aws::{Error, Fault};

/// All of them, sorted by code.
#[rustfmt::skip]
pub static ERRORS: [ErrorSchema; 11] = [
    ErrorSchema { code: "DataAlreadyAcceptedException", query_code: None, status: 400, fault: Fault::Client, message_member: "message", modelled: true },
    ErrorSchema { code: "InvalidParameterException", query_code: None, status: 400, fault: Fault::Client, message_member: "message", modelled: true },
    ErrorSchema { code: "InvalidSequenceTokenException", query_code: None, status: 400, fault: Fault::Client, message_member: "message", modelled: true },
    ErrorSchema { code: "LimitExceededException", query_code: None, status: 400, fault: Fault::Client, message_member: "message", modelled: true },
    ErrorSchema { code: "OperationAbortedException", query_code: None, status: 400, fault: Fault::Client, message_member: "message", modelled: true },
    ErrorSchema { code: "ResourceAlreadyExistsException", query_code: None, status: 400, fault: Fault::Client, message_member: "message", modelled: true },
    ErrorSchema { code: "ResourceNotFoundException", query_code: None, status: 400, fault: Fault::Client, message_member: "message", modelled: true },
    ErrorSchema { code: "ServiceUnavailableException", query_code: None, status: 500, fault: Fault::Server, message_member: "message", modelled: true },
    ErrorSchema { code: "TooManyTagsException", query_code: None, status: 400, fault: Fault::Client, message_member: "message", modelled: true },
    ErrorSchema { code: "UnrecognizedClientException", query_code: None, status: 400, fault: Fault::Client, message_member: "message", modelled: true },
    ErrorSchema { code: "ValidationException", query_code: None, status: 400, fault: Fault::Client, message_member: "message", modelled: true },
];

#[must_use]
pub fn data_already_accepted(message: impl Into<String>) -> Error {
    ERRORS[0].error(message)
}

#[must_use]
pub fn invalid_parameter(message: impl Into<String>) -> Error {
    ERRORS[1].error(message)
}

#[must_use]
pub fn invalid_sequence_token(message: impl Into<String>) -> Error {
    ERRORS[2].error(message)
}

#[must_use]
pub fn limit_exceeded(message: impl Into<String>) -> Error {
    ERRORS[3].error(message)
}

#[must_use]
pub fn operation_aborted(message: impl Into<String>) -> Error {
    ERRORS[4].error(message)
}

#[must_use]
pub fn resource_already_exists(message: impl Into<String>) -> Error {
    ERRORS[5].error(message)
}

#[must_use]
pub fn resource_not_found(message: impl Into<String>) -> Error {
    ERRORS[6].error(message)
}

#[must_use]
pub fn service_unavailable(message: impl Into<String>) -> Error {
    ERRORS[7].error(message)
}

#[must_use]
pub fn too_many_tags(message: impl Into<String>) -> Error {
    ERRORS[8].error(message)
}

#[must_use]
pub fn unrecognized_client(message: impl Into<String>) -> Error {
    ERRORS[9].error(message)
}

#[must_use]
pub fn validation(message: impl Into<String>) -> Error {
    ERRORS[10].error(message)
}
