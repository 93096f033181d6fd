// Written by `cargo run -p virga-codegen` from models/. Don't edit.

//! The errors of the service's API, as constructors that take the message.

#![expect(missing_docs, reason = "each is described by the service's API reference")]

use crate::aws::schema::ErrorSchema;
use crate::aws::{Error, Fault};

/// All of them, sorted by code.
#[rustfmt::skip]
pub static ERRORS: [ErrorSchema; 10] = [
    ErrorSchema { code: "ConcurrentModification", query_code: None, status: 409, fault: Fault::Client, message_member: "message", modelled: true },
    ErrorSchema { code: "DeleteConflict", query_code: None, status: 409, fault: Fault::Client, message_member: "message", modelled: true },
    ErrorSchema { code: "EntityAlreadyExists", query_code: None, status: 409, fault: Fault::Client, message_member: "message", modelled: true },
    ErrorSchema { code: "InvalidInput", query_code: None, status: 400, fault: Fault::Client, message_member: "message", modelled: true },
    ErrorSchema { code: "LimitExceeded", query_code: None, status: 409, fault: Fault::Client, message_member: "message", modelled: true },
    ErrorSchema { code: "MalformedPolicyDocument", query_code: None, status: 400, fault: Fault::Client, message_member: "message", modelled: true },
    ErrorSchema { code: "NoSuchEntity", query_code: None, status: 404, fault: Fault::Client, message_member: "message", modelled: true },
    ErrorSchema { code: "PolicyNotAttachable", query_code: None, status: 400, fault: Fault::Client, message_member: "message", modelled: true },
    ErrorSchema { code: "ServiceFailure", query_code: None, status: 500, fault: Fault::Client, message_member: "message", modelled: true },
    ErrorSchema { code: "UnmodifiableEntity", query_code: None, status: 400, fault: Fault::Client, message_member: "message", modelled: true },
];

#[must_use]
pub fn concurrent_modification(message: impl Into<String>) -> Error {
    ERRORS[0].error(message)
}

#[must_use]
pub fn delete_conflict(message: impl Into<String>) -> Error {
    ERRORS[1].error(message)
}

#[must_use]
pub fn entity_already_exists(message: impl Into<String>) -> Error {
    ERRORS[2].error(message)
}

#[must_use]
pub fn invalid_input(message: impl Into<String>) -> Error {
    ERRORS[3].error(message)
}

#[must_use]
pub fn limit_exceeded(message: impl Into<String>) -> Error {
    ERRORS[4].error(message)
}

#[must_use]
pub fn malformed_policy_document(message: impl Into<String>) -> Error {
    ERRORS[5].error(message)
}

#[must_use]
pub fn no_such_entity(message: impl Into<String>) -> Error {
    ERRORS[6].error(message)
}

#[must_use]
pub fn policy_not_attachable(message: impl Into<String>) -> Error {
    ERRORS[7].error(message)
}

#[must_use]
pub fn service_failure(message: impl Into<String>) -> Error {
    ERRORS[8].error(message)
}

#[must_use]
pub fn unmodifiable_entity(message: impl Into<String>) -> Error {
    ERRORS[9].error(message)
}
