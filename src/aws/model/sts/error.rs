// Written by `cargo run -p virga-codegen` from models/. Don't edit.

//! The errors of the service's API, as constructors that take the message.

#![expect(missing_docs, reason = "each is described by the service's API reference")]

use crate::aws::schema::ErrorSchema;
use crate::aws::{Error, Fault};

/// All of them, sorted by code.
#[rustfmt::skip]
pub static ERRORS: [ErrorSchema; 4] = [
    ErrorSchema { code: "ExpiredTokenException", query_code: None, status: 400, fault: Fault::Client, message_member: "message", modelled: true },
    ErrorSchema { code: "MalformedPolicyDocument", query_code: None, status: 400, fault: Fault::Client, message_member: "message", modelled: true },
    ErrorSchema { code: "PackedPolicyTooLarge", query_code: None, status: 400, fault: Fault::Client, message_member: "message", modelled: true },
    ErrorSchema { code: "RegionDisabledException", query_code: None, status: 403, fault: Fault::Client, message_member: "message", modelled: true },
];

#[must_use]
pub fn expired_token(message: impl Into<String>) -> Error {
    ERRORS[0].error(message)
}

#[must_use]
pub fn malformed_policy_document(message: impl Into<String>) -> Error {
    ERRORS[1].error(message)
}

#[must_use]
pub fn packed_policy_too_large(message: impl Into<String>) -> Error {
    ERRORS[2].error(message)
}

#[must_use]
pub fn region_disabled(message: impl Into<String>) -> Error {
    ERRORS[3].error(message)
}
