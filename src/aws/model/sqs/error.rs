// Written by `cargo run -p virga-codegen` from models/. Don't edit.

//! The errors of the service's API, as constructors that take the message.

#![expect(missing_docs, reason = "each is described by the service's API reference")]

use crate::aws::schema::ErrorSchema;
use crate::aws::{Error, Fault};

/// All of them, sorted by code.
#[rustfmt::skip]
pub static ERRORS: [ErrorSchema; 31] = [
    ErrorSchema { code: "AccessDeniedException", query_code: Some("AccessDenied"), status: 403, fault: Fault::Client, message_member: "message", modelled: false },
    ErrorSchema { code: "BatchEntryIdsNotDistinct", query_code: Some("AWS.SimpleQueueService.BatchEntryIdsNotDistinct"), status: 400, fault: Fault::Client, message_member: "message", modelled: true },
    ErrorSchema { code: "BatchRequestTooLong", query_code: Some("AWS.SimpleQueueService.BatchRequestTooLong"), status: 400, fault: Fault::Client, message_member: "message", modelled: true },
    ErrorSchema { code: "EmptyBatchRequest", query_code: Some("AWS.SimpleQueueService.EmptyBatchRequest"), status: 400, fault: Fault::Client, message_member: "message", modelled: true },
    ErrorSchema { code: "InvalidAddress", query_code: Some("InvalidAddress"), status: 404, fault: Fault::Client, message_member: "message", modelled: true },
    ErrorSchema { code: "InvalidAttributeName", query_code: None, status: 400, fault: Fault::Client, message_member: "message", modelled: true },
    ErrorSchema { code: "InvalidAttributeValue", query_code: None, status: 400, fault: Fault::Client, message_member: "message", modelled: true },
    ErrorSchema { code: "InvalidBatchEntryId", query_code: Some("AWS.SimpleQueueService.InvalidBatchEntryId"), status: 400, fault: Fault::Client, message_member: "message", modelled: true },
    ErrorSchema { code: "InvalidIdFormat", query_code: None, status: 400, fault: Fault::Client, message_member: "message", modelled: true },
    ErrorSchema { code: "InvalidMessageContents", query_code: None, status: 400, fault: Fault::Client, message_member: "message", modelled: true },
    ErrorSchema { code: "InvalidParameterValueException", query_code: Some("InvalidParameterValue"), status: 400, fault: Fault::Client, message_member: "message", modelled: false },
    ErrorSchema { code: "InvalidSecurity", query_code: Some("InvalidSecurity"), status: 403, fault: Fault::Client, message_member: "message", modelled: true },
    ErrorSchema { code: "KmsAccessDenied", query_code: Some("KMS.AccessDeniedException"), status: 400, fault: Fault::Client, message_member: "message", modelled: true },
    ErrorSchema { code: "KmsDisabled", query_code: Some("KMS.DisabledException"), status: 400, fault: Fault::Client, message_member: "message", modelled: true },
    ErrorSchema { code: "KmsInvalidKeyUsage", query_code: Some("KMS.InvalidKeyUsageException"), status: 400, fault: Fault::Client, message_member: "message", modelled: true },
    ErrorSchema { code: "KmsInvalidState", query_code: Some("KMS.InvalidStateException"), status: 400, fault: Fault::Client, message_member: "message", modelled: true },
    ErrorSchema { code: "KmsNotFound", query_code: Some("KMS.NotFoundException"), status: 400, fault: Fault::Client, message_member: "message", modelled: true },
    ErrorSchema { code: "KmsOptInRequired", query_code: Some("KMS.OptInRequired"), status: 403, fault: Fault::Client, message_member: "message", modelled: true },
    ErrorSchema { code: "KmsThrottled", query_code: Some("KMS.ThrottlingException"), status: 400, fault: Fault::Client, message_member: "message", modelled: true },
    ErrorSchema { code: "MessageNotInflight", query_code: Some("AWS.SimpleQueueService.MessageNotInflight"), status: 400, fault: Fault::Client, message_member: "message", modelled: true },
    ErrorSchema { code: "MissingRequiredParameterException", query_code: Some("MissingParameter"), status: 400, fault: Fault::Client, message_member: "message", modelled: false },
    ErrorSchema { code: "OverLimit", query_code: Some("OverLimit"), status: 403, fault: Fault::Client, message_member: "message", modelled: true },
    ErrorSchema { code: "PurgeQueueInProgress", query_code: Some("AWS.SimpleQueueService.PurgeQueueInProgress"), status: 403, fault: Fault::Client, message_member: "message", modelled: true },
    ErrorSchema { code: "QueueDeletedRecently", query_code: Some("AWS.SimpleQueueService.QueueDeletedRecently"), status: 400, fault: Fault::Client, message_member: "message", modelled: true },
    ErrorSchema { code: "QueueDoesNotExist", query_code: Some("AWS.SimpleQueueService.NonExistentQueue"), status: 400, fault: Fault::Client, message_member: "message", modelled: true },
    ErrorSchema { code: "QueueNameExists", query_code: Some("QueueAlreadyExists"), status: 400, fault: Fault::Client, message_member: "message", modelled: true },
    ErrorSchema { code: "ReceiptHandleIsInvalid", query_code: Some("ReceiptHandleIsInvalid"), status: 404, fault: Fault::Client, message_member: "message", modelled: true },
    ErrorSchema { code: "RequestThrottled", query_code: Some("RequestThrottled"), status: 403, fault: Fault::Client, message_member: "message", modelled: true },
    ErrorSchema { code: "ResourceNotFoundException", query_code: Some("ResourceNotFoundException"), status: 404, fault: Fault::Client, message_member: "message", modelled: true },
    ErrorSchema { code: "TooManyEntriesInBatchRequest", query_code: Some("AWS.SimpleQueueService.TooManyEntriesInBatchRequest"), status: 400, fault: Fault::Client, message_member: "message", modelled: true },
    ErrorSchema { code: "UnsupportedOperation", query_code: Some("AWS.SimpleQueueService.UnsupportedOperation"), status: 400, fault: Fault::Client, message_member: "message", modelled: true },
];

#[must_use]
pub fn access_denied(message: impl Into<String>) -> Error {
    ERRORS[0].error(message)
}

#[must_use]
pub fn batch_entry_ids_not_distinct(message: impl Into<String>) -> Error {
    ERRORS[1].error(message)
}

#[must_use]
pub fn batch_request_too_long(message: impl Into<String>) -> Error {
    ERRORS[2].error(message)
}

#[must_use]
pub fn empty_batch_request(message: impl Into<String>) -> Error {
    ERRORS[3].error(message)
}

#[must_use]
pub fn invalid_address(message: impl Into<String>) -> Error {
    ERRORS[4].error(message)
}

#[must_use]
pub fn invalid_attribute_name(message: impl Into<String>) -> Error {
    ERRORS[5].error(message)
}

#[must_use]
pub fn invalid_attribute_value(message: impl Into<String>) -> Error {
    ERRORS[6].error(message)
}

#[must_use]
pub fn invalid_batch_entry_id(message: impl Into<String>) -> Error {
    ERRORS[7].error(message)
}

#[must_use]
pub fn invalid_id_format(message: impl Into<String>) -> Error {
    ERRORS[8].error(message)
}

#[must_use]
pub fn invalid_message_contents(message: impl Into<String>) -> Error {
    ERRORS[9].error(message)
}

#[must_use]
pub fn invalid_parameter_value(message: impl Into<String>) -> Error {
    ERRORS[10].error(message)
}

#[must_use]
pub fn invalid_security(message: impl Into<String>) -> Error {
    ERRORS[11].error(message)
}

#[must_use]
pub fn kms_access_denied(message: impl Into<String>) -> Error {
    ERRORS[12].error(message)
}

#[must_use]
pub fn kms_disabled(message: impl Into<String>) -> Error {
    ERRORS[13].error(message)
}

#[must_use]
pub fn kms_invalid_key_usage(message: impl Into<String>) -> Error {
    ERRORS[14].error(message)
}

#[must_use]
pub fn kms_invalid_state(message: impl Into<String>) -> Error {
    ERRORS[15].error(message)
}

#[must_use]
pub fn kms_not_found(message: impl Into<String>) -> Error {
    ERRORS[16].error(message)
}

#[must_use]
pub fn kms_opt_in_required(message: impl Into<String>) -> Error {
    ERRORS[17].error(message)
}

#[must_use]
pub fn kms_throttled(message: impl Into<String>) -> Error {
    ERRORS[18].error(message)
}

#[must_use]
pub fn message_not_inflight(message: impl Into<String>) -> Error {
    ERRORS[19].error(message)
}

#[must_use]
pub fn missing_required_parameter(message: impl Into<String>) -> Error {
    ERRORS[20].error(message)
}

#[must_use]
pub fn over_limit(message: impl Into<String>) -> Error {
    ERRORS[21].error(message)
}

#[must_use]
pub fn purge_queue_in_progress(message: impl Into<String>) -> Error {
    ERRORS[22].error(message)
}

#[must_use]
pub fn queue_deleted_recently(message: impl Into<String>) -> Error {
    ERRORS[23].error(message)
}

#[must_use]
pub fn queue_does_not_exist(message: impl Into<String>) -> Error {
    ERRORS[24].error(message)
}

#[must_use]
pub fn queue_name_exists(message: impl Into<String>) -> Error {
    ERRORS[25].error(message)
}

#[must_use]
pub fn receipt_handle_is_invalid(message: impl Into<String>) -> Error {
    ERRORS[26].error(message)
}

#[must_use]
pub fn request_throttled(message: impl Into<String>) -> Error {
    ERRORS[27].error(message)
}

#[must_use]
pub fn resource_not_found(message: impl Into<String>) -> Error {
    ERRORS[28].error(message)
}

#[must_use]
pub fn too_many_entries_in_batch_request(message: impl Into<String>) -> Error {
    ERRORS[29].error(message)
}

#[must_use]
pub fn unsupported_operation(message: impl Into<String>) -> Error {
    ERRORS[30].error(message)
}
