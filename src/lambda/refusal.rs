//! What Lambda answers when it can't do what was asked, in AWS's words.

use crate::aws::Error;
use crate::aws::model::lambda::error;
use crate::identity::AccountId;

/// The `Type` member that Lambda's client errors carry.
fn user(error: Error) -> Error {
    error.with_member("Type", "User")
}

/// `InvalidParameterValueException`.
pub(super) fn invalid_parameter(message: impl Into<String>) -> Error {
    user(error::invalid_parameter_value(message.into()))
}

/// `ResourceNotFoundException`.
pub(super) fn not_found(message: impl Into<String>) -> Error {
    user(error::resource_not_found(message.into()))
}

/// `ResourceConflictException`.
pub(super) fn conflict(message: impl Into<String>) -> Error {
    user(error::resource_conflict(message.into()))
}

/// The function, version or alias behind `arn` does not exist.
pub(super) fn function_not_found(arn: &str) -> Error {
    not_found(format!("Function not found: {arn}"))
}

/// The alias behind `arn` does not exist.
pub(super) fn alias_not_found(arn: &str) -> Error {
    not_found(format!("Cannot find alias arn: {arn}"))
}

/// What `GetPolicy` and the event source mapping calls say of what isn't there.
pub(super) fn nothing_there() -> Error {
    not_found("The resource you requested does not exist.")
}

pub(super) fn other_region(named: &str, here: &str) -> Error {
    not_found(format!("Functions from '{named}' are not reachable in this region ('{here}')"))
}

pub(super) fn other_account(account: &AccountId, resource: &str) -> Error {
    let message = format!(
        "User: arn:aws:iam::{account}:root is not authorized to perform this operation on resource: {resource} \
         because no resource-based policy allows it"
    );
    Error::new("AccessDeniedException", 403, message)
}

pub(super) fn qualifiers_differ() -> Error {
    invalid_parameter("The derived qualifier from the function name does not match the specified qualifier.")
}

pub(super) fn update_in_progress(arn: &str) -> Error {
    conflict(format!(
        "The operation cannot be performed at this time. An update is in progress for resource: {arn}"
    ))
}

pub(super) fn still_pending() -> Error {
    conflict(
        "The operation cannot be performed at this time. The function is currently in the following state: Pending",
    )
}

/// The caller's `RevisionId` is not the current one; `call` is the operation that tells it.
pub(super) fn stale_revision(call: &str) -> Error {
    user(error::precondition_failed(format!(
        "The Revision Id provided does not match the latest Revision Id. Call the {call} API to retrieve the latest Revision Id"
    )))
}

/// A function has invoked itself in a circle.
pub(super) fn circle() -> Error {
    user(error::recursive_invocation(
        "Lambda has detected your function being invoked in a recursive loop with other AWS resources and stopped \
         your function's invocation.",
    ))
}

pub(super) fn policy_too_long(length: usize, most: usize) -> Error {
    user(error::policy_length_exceeded(format!(
        "The final policy size ({length}) is bigger than the limit ({most})."
    )))
}

/// An invocation without a tenant, of a function that keeps tenants apart.
pub(super) fn tenant_missing() -> Error {
    invalid_parameter(
        "The invoked function is enabled with tenancy configuration. Add a valid tenant ID in your request and try \
         again.",
    )
}

/// An invocation for a tenant, of a function that doesn't keep tenants apart.
pub(super) fn tenant_unexpected() -> Error {
    invalid_parameter(
        "The invoked function is not enabled with tenancy configuration. Remove the tenant ID from your request and \
         try again.",
    )
}

/// What functions that keep tenants apart can't have; the words are Virga's.
pub(super) fn not_with_tenants(what: &str) -> Error {
    invalid_parameter(format!("{what} is not supported for functions enabled with tenancy configuration."))
}

/// What a resource policy says to a caller: that it is denied, or nothing at all.
pub(super) fn not_permitted(account: &AccountId, action: &str, resource: &str, is_denied: bool) -> Error {
    let why = if is_denied {
        "with an explicit deny in a resource-based policy".to_owned()
    } else {
        format!("because no resource-based policy allows the {action} action")
    };
    let message = format!(
        "User: arn:aws:iam::{account}:root is not authorized to perform: {action} on resource: {resource} {why}"
    );
    Error::new("AccessDeniedException", 403, message)
}

pub(super) fn throttled(reason: &str) -> Error {
    user(error::too_many_requests("Rate Exceeded.".to_owned())).with_member("Reason", reason)
}

/// A part of Lambda that Virga does not have yet.
pub(super) fn not_supported(what: &str) -> Error {
    Error::not_supported("lambda", what)
}
