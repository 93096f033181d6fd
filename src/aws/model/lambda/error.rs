// Written by `cargo run -p virga-codegen` from models/. Don't edit.

//! The errors of the service's API, as constructors that take the message.

#![expect(missing_docs, reason = "each is described by the service's API reference")]

use crate::aws::schema::ErrorSchema;
use crate::aws::{Error, Fault};

/// All of them, sorted by code.
#[rustfmt::skip]
pub static ERRORS: [ErrorSchema; 58] = [
    ErrorSchema { code: "AliasLimitExceededException", query_code: None, status: 400, fault: Fault::Client, message_member: "message", modelled: true },
    ErrorSchema { code: "CallbackTimeoutException", query_code: None, status: 400, fault: Fault::Client, message_member: "Message", modelled: true },
    ErrorSchema { code: "CapacityProviderLimitExceededException", query_code: None, status: 400, fault: Fault::Client, message_member: "message", modelled: true },
    ErrorSchema { code: "CodeArtifactUserDeletedException", query_code: None, status: 409, fault: Fault::Client, message_member: "message", modelled: true },
    ErrorSchema { code: "CodeArtifactUserFailedException", query_code: None, status: 409, fault: Fault::Client, message_member: "message", modelled: true },
    ErrorSchema { code: "CodeArtifactUserPendingException", query_code: None, status: 409, fault: Fault::Client, message_member: "message", modelled: true },
    ErrorSchema { code: "CodeSigningConfigNotFoundException", query_code: None, status: 404, fault: Fault::Client, message_member: "Message", modelled: true },
    ErrorSchema { code: "CodeStorageExceededException", query_code: None, status: 400, fault: Fault::Client, message_member: "message", modelled: true },
    ErrorSchema { code: "CodeVerificationFailedException", query_code: None, status: 400, fault: Fault::Client, message_member: "Message", modelled: true },
    ErrorSchema { code: "DurableExecutionAlreadyStartedException", query_code: None, status: 409, fault: Fault::Client, message_member: "Message", modelled: true },
    ErrorSchema { code: "EC2AccessDeniedException", query_code: None, status: 502, fault: Fault::Server, message_member: "Message", modelled: true },
    ErrorSchema { code: "EC2ThrottledException", query_code: None, status: 502, fault: Fault::Server, message_member: "Message", modelled: true },
    ErrorSchema { code: "EC2UnexpectedException", query_code: None, status: 502, fault: Fault::Server, message_member: "Message", modelled: true },
    ErrorSchema { code: "EFSIOException", query_code: None, status: 410, fault: Fault::Client, message_member: "Message", modelled: true },
    ErrorSchema { code: "EFSMountConnectivityException", query_code: None, status: 408, fault: Fault::Client, message_member: "Message", modelled: true },
    ErrorSchema { code: "EFSMountFailureException", query_code: None, status: 403, fault: Fault::Client, message_member: "Message", modelled: true },
    ErrorSchema { code: "EFSMountTimeoutException", query_code: None, status: 408, fault: Fault::Client, message_member: "Message", modelled: true },
    ErrorSchema { code: "ENILimitReachedException", query_code: None, status: 502, fault: Fault::Server, message_member: "Message", modelled: true },
    ErrorSchema { code: "ENINotReadyException", query_code: None, status: 502, fault: Fault::Server, message_member: "Message", modelled: true },
    ErrorSchema { code: "FunctionVersionsPerCapacityProviderLimitExceededException", query_code: None, status: 400, fault: Fault::Client, message_member: "message", modelled: true },
    ErrorSchema { code: "InvalidCodeSignatureException", query_code: None, status: 400, fault: Fault::Client, message_member: "Message", modelled: true },
    ErrorSchema { code: "InvalidParameterValueException", query_code: None, status: 400, fault: Fault::Client, message_member: "message", modelled: true },
    ErrorSchema { code: "InvalidRequestContentException", query_code: None, status: 400, fault: Fault::Client, message_member: "message", modelled: true },
    ErrorSchema { code: "InvalidRuntimeException", query_code: None, status: 502, fault: Fault::Server, message_member: "Message", modelled: true },
    ErrorSchema { code: "InvalidSecurityGroupIDException", query_code: None, status: 502, fault: Fault::Server, message_member: "Message", modelled: true },
    ErrorSchema { code: "InvalidSubnetIDException", query_code: None, status: 502, fault: Fault::Server, message_member: "Message", modelled: true },
    ErrorSchema { code: "InvalidZipFileException", query_code: None, status: 502, fault: Fault::Server, message_member: "Message", modelled: true },
    ErrorSchema { code: "KMSAccessDeniedException", query_code: None, status: 502, fault: Fault::Server, message_member: "Message", modelled: true },
    ErrorSchema { code: "KMSDisabledException", query_code: None, status: 502, fault: Fault::Server, message_member: "Message", modelled: true },
    ErrorSchema { code: "KMSInvalidStateException", query_code: None, status: 502, fault: Fault::Server, message_member: "Message", modelled: true },
    ErrorSchema { code: "KMSNotFoundException", query_code: None, status: 502, fault: Fault::Server, message_member: "Message", modelled: true },
    ErrorSchema { code: "ModeNotSupportedException", query_code: None, status: 400, fault: Fault::Client, message_member: "message", modelled: true },
    ErrorSchema { code: "NoPublishedVersionException", query_code: None, status: 400, fault: Fault::Client, message_member: "Message", modelled: true },
    ErrorSchema { code: "PolicyLengthExceededException", query_code: None, status: 400, fault: Fault::Client, message_member: "message", modelled: true },
    ErrorSchema { code: "PreconditionFailedException", query_code: None, status: 412, fault: Fault::Client, message_member: "message", modelled: true },
    ErrorSchema { code: "ProvisionedConcurrencyConfigNotFoundException", query_code: None, status: 404, fault: Fault::Client, message_member: "message", modelled: true },
    ErrorSchema { code: "PublicPolicyException", query_code: None, status: 400, fault: Fault::Client, message_member: "Message", modelled: true },
    ErrorSchema { code: "RecursiveInvocationException", query_code: None, status: 400, fault: Fault::Client, message_member: "Message", modelled: true },
    ErrorSchema { code: "RequestTooLargeException", query_code: None, status: 413, fault: Fault::Client, message_member: "message", modelled: true },
    ErrorSchema { code: "ResourceConflictException", query_code: None, status: 409, fault: Fault::Client, message_member: "message", modelled: true },
    ErrorSchema { code: "ResourceInUseException", query_code: None, status: 400, fault: Fault::Client, message_member: "Message", modelled: true },
    ErrorSchema { code: "ResourceNotFoundException", query_code: None, status: 404, fault: Fault::Client, message_member: "Message", modelled: true },
    ErrorSchema { code: "ResourceNotReadyException", query_code: None, status: 502, fault: Fault::Server, message_member: "message", modelled: true },
    ErrorSchema { code: "RuntimeAliasDeletedException", query_code: None, status: 409, fault: Fault::Client, message_member: "message", modelled: true },
    ErrorSchema { code: "RuntimeVersionDeletedException", query_code: None, status: 409, fault: Fault::Client, message_member: "message", modelled: true },
    ErrorSchema { code: "S3FilesMountConnectivityException", query_code: None, status: 408, fault: Fault::Client, message_member: "Message", modelled: true },
    ErrorSchema { code: "S3FilesMountFailureException", query_code: None, status: 403, fault: Fault::Client, message_member: "Message", modelled: true },
    ErrorSchema { code: "S3FilesMountTimeoutException", query_code: None, status: 408, fault: Fault::Client, message_member: "Message", modelled: true },
    ErrorSchema { code: "SerializedRequestEntityTooLargeException", query_code: None, status: 413, fault: Fault::Client, message_member: "message", modelled: true },
    ErrorSchema { code: "ServiceException", query_code: None, status: 500, fault: Fault::Server, message_member: "Message", modelled: true },
    ErrorSchema { code: "ServiceQuotaExceededException", query_code: None, status: 402, fault: Fault::Client, message_member: "Message", modelled: true },
    ErrorSchema { code: "SnapStartException", query_code: None, status: 400, fault: Fault::Client, message_member: "Message", modelled: true },
    ErrorSchema { code: "SnapStartNotReadyException", query_code: None, status: 409, fault: Fault::Client, message_member: "Message", modelled: true },
    ErrorSchema { code: "SnapStartRegenerationFailureException", query_code: None, status: 409, fault: Fault::Client, message_member: "Message", modelled: true },
    ErrorSchema { code: "SnapStartTimeoutException", query_code: None, status: 408, fault: Fault::Client, message_member: "Message", modelled: true },
    ErrorSchema { code: "SubnetIPAddressLimitReachedException", query_code: None, status: 502, fault: Fault::Server, message_member: "Message", modelled: true },
    ErrorSchema { code: "TooManyRequestsException", query_code: None, status: 429, fault: Fault::Client, message_member: "message", modelled: true },
    ErrorSchema { code: "UnsupportedMediaTypeException", query_code: None, status: 415, fault: Fault::Client, message_member: "message", modelled: true },
];

#[must_use]
pub fn alias_limit_exceeded(message: impl Into<String>) -> Error {
    ERRORS[0].error(message)
}

#[must_use]
pub fn callback_timeout(message: impl Into<String>) -> Error {
    ERRORS[1].error(message)
}

#[must_use]
pub fn capacity_provider_limit_exceeded(message: impl Into<String>) -> Error {
    ERRORS[2].error(message)
}

#[must_use]
pub fn code_artifact_user_deleted(message: impl Into<String>) -> Error {
    ERRORS[3].error(message)
}

#[must_use]
pub fn code_artifact_user_failed(message: impl Into<String>) -> Error {
    ERRORS[4].error(message)
}

#[must_use]
pub fn code_artifact_user_pending(message: impl Into<String>) -> Error {
    ERRORS[5].error(message)
}

#[must_use]
pub fn code_signing_config_not_found(message: impl Into<String>) -> Error {
    ERRORS[6].error(message)
}

#[must_use]
pub fn code_storage_exceeded(message: impl Into<String>) -> Error {
    ERRORS[7].error(message)
}

#[must_use]
pub fn code_verification_failed(message: impl Into<String>) -> Error {
    ERRORS[8].error(message)
}

#[must_use]
pub fn durable_execution_already_started(message: impl Into<String>) -> Error {
    ERRORS[9].error(message)
}

#[must_use]
pub fn ec2_access_denied(message: impl Into<String>) -> Error {
    ERRORS[10].error(message)
}

#[must_use]
pub fn ec2_throttled(message: impl Into<String>) -> Error {
    ERRORS[11].error(message)
}

#[must_use]
pub fn ec2_unexpected(message: impl Into<String>) -> Error {
    ERRORS[12].error(message)
}

#[must_use]
pub fn efsio(message: impl Into<String>) -> Error {
    ERRORS[13].error(message)
}

#[must_use]
pub fn efs_mount_connectivity(message: impl Into<String>) -> Error {
    ERRORS[14].error(message)
}

#[must_use]
pub fn efs_mount_failure(message: impl Into<String>) -> Error {
    ERRORS[15].error(message)
}

#[must_use]
pub fn efs_mount_timeout(message: impl Into<String>) -> Error {
    ERRORS[16].error(message)
}

#[must_use]
pub fn eni_limit_reached(message: impl Into<String>) -> Error {
    ERRORS[17].error(message)
}

#[must_use]
pub fn eni_not_ready(message: impl Into<String>) -> Error {
    ERRORS[18].error(message)
}

#[must_use]
pub fn function_versions_per_capacity_provider_limit_exceeded(message: impl Into<String>) -> Error {
    ERRORS[19].error(message)
}

#[must_use]
pub fn invalid_code_signature(message: impl Into<String>) -> Error {
    ERRORS[20].error(message)
}

#[must_use]
pub fn invalid_parameter_value(message: impl Into<String>) -> Error {
    ERRORS[21].error(message)
}

#[must_use]
pub fn invalid_request_content(message: impl Into<String>) -> Error {
    ERRORS[22].error(message)
}

#[must_use]
pub fn invalid_runtime(message: impl Into<String>) -> Error {
    ERRORS[23].error(message)
}

#[must_use]
pub fn invalid_security_group_id(message: impl Into<String>) -> Error {
    ERRORS[24].error(message)
}

#[must_use]
pub fn invalid_subnet_id(message: impl Into<String>) -> Error {
    ERRORS[25].error(message)
}

#[must_use]
pub fn invalid_zip_file(message: impl Into<String>) -> Error {
    ERRORS[26].error(message)
}

#[must_use]
pub fn kms_access_denied(message: impl Into<String>) -> Error {
    ERRORS[27].error(message)
}

#[must_use]
pub fn kms_disabled(message: impl Into<String>) -> Error {
    ERRORS[28].error(message)
}

#[must_use]
pub fn kms_invalid_state(message: impl Into<String>) -> Error {
    ERRORS[29].error(message)
}

#[must_use]
pub fn kms_not_found(message: impl Into<String>) -> Error {
    ERRORS[30].error(message)
}

#[must_use]
pub fn mode_not_supported(message: impl Into<String>) -> Error {
    ERRORS[31].error(message)
}

#[must_use]
pub fn no_published_version(message: impl Into<String>) -> Error {
    ERRORS[32].error(message)
}

#[must_use]
pub fn policy_length_exceeded(message: impl Into<String>) -> Error {
    ERRORS[33].error(message)
}

#[must_use]
pub fn precondition_failed(message: impl Into<String>) -> Error {
    ERRORS[34].error(message)
}

#[must_use]
pub fn provisioned_concurrency_config_not_found(message: impl Into<String>) -> Error {
    ERRORS[35].error(message)
}

#[must_use]
pub fn public_policy(message: impl Into<String>) -> Error {
    ERRORS[36].error(message)
}

#[must_use]
pub fn recursive_invocation(message: impl Into<String>) -> Error {
    ERRORS[37].error(message)
}

#[must_use]
pub fn request_too_large(message: impl Into<String>) -> Error {
    ERRORS[38].error(message)
}

#[must_use]
pub fn resource_conflict(message: impl Into<String>) -> Error {
    ERRORS[39].error(message)
}

#[must_use]
pub fn resource_in_use(message: impl Into<String>) -> Error {
    ERRORS[40].error(message)
}

#[must_use]
pub fn resource_not_found(message: impl Into<String>) -> Error {
    ERRORS[41].error(message)
}

#[must_use]
pub fn resource_not_ready(message: impl Into<String>) -> Error {
    ERRORS[42].error(message)
}

#[must_use]
pub fn runtime_alias_deleted(message: impl Into<String>) -> Error {
    ERRORS[43].error(message)
}

#[must_use]
pub fn runtime_version_deleted(message: impl Into<String>) -> Error {
    ERRORS[44].error(message)
}

#[must_use]
pub fn s3_files_mount_connectivity(message: impl Into<String>) -> Error {
    ERRORS[45].error(message)
}

#[must_use]
pub fn s3_files_mount_failure(message: impl Into<String>) -> Error {
    ERRORS[46].error(message)
}

#[must_use]
pub fn s3_files_mount_timeout(message: impl Into<String>) -> Error {
    ERRORS[47].error(message)
}

#[must_use]
pub fn serialized_request_entity_too_large(message: impl Into<String>) -> Error {
    ERRORS[48].error(message)
}

#[must_use]
pub fn service(message: impl Into<String>) -> Error {
    ERRORS[49].error(message)
}

#[must_use]
pub fn service_quota_exceeded(message: impl Into<String>) -> Error {
    ERRORS[50].error(message)
}

#[must_use]
pub fn snap_start(message: impl Into<String>) -> Error {
    ERRORS[51].error(message)
}

#[must_use]
pub fn snap_start_not_ready(message: impl Into<String>) -> Error {
    ERRORS[52].error(message)
}

#[must_use]
pub fn snap_start_regeneration_failure(message: impl Into<String>) -> Error {
    ERRORS[53].error(message)
}

#[must_use]
pub fn snap_start_timeout(message: impl Into<String>) -> Error {
    ERRORS[54].error(message)
}

#[must_use]
pub fn subnet_ip_address_limit_reached(message: impl Into<String>) -> Error {
    ERRORS[55].error(message)
}

#[must_use]
pub fn too_many_requests(message: impl Into<String>) -> Error {
    ERRORS[56].error(message)
}

#[must_use]
pub fn unsupported_media_type(message: impl Into<String>) -> Error {
    ERRORS[57].error(message)
}
