//! What SQS answers when it can't do what was asked, in AWS's words.
//!
//! Every error has two codes: the JSON protocol's, and the older Query protocol's, which SDKs that
//! speak JSON still show. *AWS documentation: Amazon SQS API Reference, Common Error Types.*

use std::fmt::Display;

use crate::aws::Error;
use crate::aws::model::sqs::error as model;
use crate::identity::AccountId;

/// A parameter that no queue, or not this one, can take: `InvalidParameterValue`.
pub(super) fn invalid_parameter(message: impl Into<String>) -> Error {
    model::invalid_parameter_value(message)
}

/// `Value … for parameter … is invalid. Reason: …`
pub(super) fn invalid_value(value: impl Display, parameter: &str, reason: impl Display) -> Error {
    invalid_parameter(format!("Value {value} for parameter {parameter} is invalid. Reason: {reason}"))
}

pub(super) fn missing_parameter(parameter: &str) -> Error {
    model::missing_required_parameter(format!("The request must contain the parameter {parameter}."))
}

pub(super) fn unknown_attribute(name: &str) -> Error {
    model::invalid_attribute_name(format!("Unknown Attribute {name}."))
}

pub(super) fn invalid_attribute(name: &str) -> Error {
    model::invalid_attribute_value(format!("Invalid value for the parameter {name}."))
}

pub(super) fn invalid_attribute_since(name: &str, reason: impl Display) -> Error {
    model::invalid_attribute_value(format!("Invalid value for the parameter {name}. Reason: {reason}"))
}

pub(super) fn no_such_queue() -> Error {
    model::queue_does_not_exist("The specified queue does not exist.")
}

pub(super) fn queue_exists(attribute: &str) -> Error {
    let message =
        format!("A queue already exists with the same name and a different value for attribute {attribute}");
    model::queue_name_exists(message)
}

pub(super) fn deleted_recently() -> Error {
    let message =
        "You must wait 60 seconds after deleting a queue before you can create another with the same name.";
    model::queue_deleted_recently(message)
}

pub(super) fn purge_in_progress(queue: &str) -> Error {
    let message = format!("Only one PurgeQueue operation on {queue} is allowed every 60 seconds.");
    model::purge_queue_in_progress(message)
}

pub(super) fn invalid_address(url: &str) -> Error {
    model::invalid_address(format!("The address {url} is not valid for this endpoint."))
}

pub(super) fn access_denied(account: &AccountId, action: &str, resource: &str) -> Error {
    let action = action.to_ascii_lowercase();
    model::access_denied(format!(
        "User: arn:aws:iam::{account}:root is not authorized to perform: {action} on resource: {resource} \
         because no resource-based policy allows the {action} action"
    ))
}

pub(super) fn invalid_receipt_handle(handle: &str) -> Error {
    model::receipt_handle_is_invalid(format!(
        "The input receipt handle \"{handle}\" is not a valid receipt handle."
    ))
}

pub(super) fn too_many_in_flight() -> Error {
    model::over_limit("Too many messages in flight.")
}

pub(super) fn over_limit(message: String) -> Error {
    model::over_limit(message)
}

pub(super) fn no_such_task() -> Error {
    model::resource_not_found("Task does not exist.")
}

pub(super) fn no_such_resource(message: &str) -> Error {
    model::resource_not_found(message)
}

pub(super) fn invalid_contents() -> Error {
    let message = "Invalid characters found. Valid unicode characters are #x9 | #xA | #xD | #x20 to #xD7FF | \
                   #xE000 to #xFFFD | #x10000 to #x10FFFF";
    model::invalid_message_contents(message)
}

/// The errors of a batch as a whole.
pub(super) mod batch {
    use crate::aws::Error;
    use crate::aws::model::sqs::error as model;

    pub(in crate::sqs) fn empty(entry: &str) -> Error {
        model::empty_batch_request(format!("There should be at least one {entry} in the request."))
    }

    pub(in crate::sqs) fn too_many(count: usize) -> Error {
        let message = format!("Maximum number of entries per request are 10. You have sent {count}.");
        model::too_many_entries_in_batch_request(message)
    }

    pub(in crate::sqs) fn repeated(id: &str) -> Error {
        model::batch_entry_ids_not_distinct(format!("Id {id} repeated."))
    }

    pub(in crate::sqs) fn invalid_id() -> Error {
        let message = "A batch entry id can only contain alphanumeric characters, hyphens and underscores. \
                       It can be at most 80 letters long.";
        model::invalid_batch_entry_id(message)
    }

    pub(in crate::sqs) fn too_long(limit: usize, bytes: usize) -> Error {
        let message =
            format!("Batch requests cannot be longer than {limit} bytes. You have sent {bytes} bytes.");
        model::batch_request_too_long(message)
    }
}
