// Written by `cargo run -p virga-codegen` from models/. Don't edit.

//! The structures of the service's API.

#![expect(missing_docs, reason = "each is described by the service's API reference")]

use std::collections::BTreeMap;

#[allow(clippy::wildcard_imports, reason = "there are dozens")]
use super::enumerations::*;
use crate::aws::value::structure;

structure! {
    CreateLogGroupInput = CREATE_LOG_GROUP_REQUEST {
        log_group_name: String,
        kms_key_id: Option<String>,
        tags: Option<BTreeMap<String, String>>,
        log_group_class: Option<LogGroupClass>,
        deletion_protection_enabled: Option<bool>,
    }
    CreateLogStreamInput = CREATE_LOG_STREAM_REQUEST {
        log_group_name: String,
        log_stream_name: String,
    }
    DeleteLogGroupInput = DELETE_LOG_GROUP_REQUEST {
        log_group_name: String,
    }
    DeleteLogStreamInput = DELETE_LOG_STREAM_REQUEST {
        log_group_name: String,
        log_stream_name: String,
    }
    DeleteRetentionPolicyInput = DELETE_RETENTION_POLICY_REQUEST {
        log_group_name: String,
    }
    DescribeLogGroupsInput = DESCRIBE_LOG_GROUPS_REQUEST {
        account_identifiers: Option<Vec<String>>,
        log_group_name_prefix: Option<String>,
        log_group_name_pattern: Option<String>,
        next_token: Option<String>,
        limit: Option<i32>,
        include_linked_accounts: Option<bool>,
        log_group_class: Option<LogGroupClass>,
        log_group_identifiers: Option<Vec<String>>,
    }
    DescribeLogGroupsOutput = DESCRIBE_LOG_GROUPS_RESPONSE {
        log_groups: Option<Vec<LogGroup>>,
        next_token: Option<String>,
    }
    DescribeLogStreamsInput = DESCRIBE_LOG_STREAMS_REQUEST {
        log_group_name: Option<String>,
        log_group_identifier: Option<String>,
        log_stream_name_prefix: Option<String>,
        order_by: Option<OrderBy>,
        descending: Option<bool>,
        next_token: Option<String>,
        limit: Option<i32>,
    }
    DescribeLogStreamsOutput = DESCRIBE_LOG_STREAMS_RESPONSE {
        log_streams: Option<Vec<LogStream>>,
        next_token: Option<String>,
    }
    Entity = ENTITY {
        key_attributes: Option<BTreeMap<String, String>>,
        attributes: Option<BTreeMap<String, String>>,
    }
    FilterLogEventsInput = FILTER_LOG_EVENTS_REQUEST {
        log_group_name: Option<String>,
        log_group_identifier: Option<String>,
        log_stream_names: Option<Vec<String>>,
        log_stream_name_prefix: Option<String>,
        start_time: Option<i64>,
        end_time: Option<i64>,
        filter_pattern: Option<String>,
        next_token: Option<String>,
        limit: Option<i32>,
        start_from_head: Option<bool>,
        interleaved: Option<bool>,
        unmask: Option<bool>,
    }
    FilterLogEventsOutput = FILTER_LOG_EVENTS_RESPONSE {
        events: Option<Vec<FilteredLogEvent>>,
        searched_log_streams: Option<Vec<SearchedLogStream>>,
        next_token: Option<String>,
    }
    FilteredLogEvent = FILTERED_LOG_EVENT {
        log_stream_name: Option<String>,
        timestamp: Option<i64>,
        message: Option<String>,
        ingestion_time: Option<i64>,
        event_id: Option<String>,
    }
    GetLogEventsInput = GET_LOG_EVENTS_REQUEST {
        log_group_name: Option<String>,
        log_group_identifier: Option<String>,
        log_stream_name: String,
        start_time: Option<i64>,
        end_time: Option<i64>,
        next_token: Option<String>,
        limit: Option<i32>,
        start_from_head: Option<bool>,
        unmask: Option<bool>,
    }
    GetLogEventsOutput = GET_LOG_EVENTS_RESPONSE {
        events: Option<Vec<OutputLogEvent>>,
        next_forward_token: Option<String>,
        next_backward_token: Option<String>,
    }
    InputLogEvent = INPUT_LOG_EVENT {
        timestamp: i64,
        message: String,
    }
    ListTagsForResourceInput = LIST_TAGS_FOR_RESOURCE_REQUEST {
        resource_arn: String,
    }
    ListTagsForResourceOutput = LIST_TAGS_FOR_RESOURCE_RESPONSE {
        tags: Option<BTreeMap<String, String>>,
    }
    ListTagsLogGroupInput = LIST_TAGS_LOG_GROUP_REQUEST {
        log_group_name: String,
    }
    ListTagsLogGroupOutput = LIST_TAGS_LOG_GROUP_RESPONSE {
        tags: Option<BTreeMap<String, String>>,
    }
    LogGroup = LOG_GROUP {
        log_group_name: Option<String>,
        creation_time: Option<i64>,
        retention_in_days: Option<i32>,
        metric_filter_count: Option<i32>,
        arn: Option<String>,
        stored_bytes: Option<i64>,
        kms_key_id: Option<String>,
        data_protection_status: Option<DataProtectionStatus>,
        inherited_properties: Option<Vec<InheritedProperty>>,
        log_group_class: Option<LogGroupClass>,
        log_group_arn: Option<String>,
        deletion_protection_enabled: Option<bool>,
        bearer_token_authentication_enabled: Option<bool>,
        retention_policy_name: Option<String>,
    }
    LogStream = LOG_STREAM {
        log_stream_name: Option<String>,
        creation_time: Option<i64>,
        first_event_timestamp: Option<i64>,
        last_event_timestamp: Option<i64>,
        last_ingestion_time: Option<i64>,
        upload_sequence_token: Option<String>,
        arn: Option<String>,
        stored_bytes: Option<i64>,
    }
    OutputLogEvent = OUTPUT_LOG_EVENT {
        timestamp: Option<i64>,
        message: Option<String>,
        ingestion_time: Option<i64>,
    }
    PutLogEventsInput = PUT_LOG_EVENTS_REQUEST {
        log_group_name: String,
        log_stream_name: String,
        log_events: Vec<InputLogEvent>,
        sequence_token: Option<String>,
        entity: Option<Entity>,
    }
    PutLogEventsOutput = PUT_LOG_EVENTS_RESPONSE {
        next_sequence_token: Option<String>,
        rejected_log_events_info: Option<RejectedLogEventsInfo>,
        rejected_entity_info: Option<RejectedEntityInfo>,
    }
    PutRetentionPolicyInput = PUT_RETENTION_POLICY_REQUEST {
        log_group_name: String,
        retention_in_days: i32,
    }
    RejectedEntityInfo = REJECTED_ENTITY_INFO {
        error_type: EntityRejectionErrorType,
    }
    RejectedLogEventsInfo = REJECTED_LOG_EVENTS_INFO {
        too_new_log_event_start_index: Option<i32>,
        too_old_log_event_end_index: Option<i32>,
        expired_log_event_end_index: Option<i32>,
    }
    SearchedLogStream = SEARCHED_LOG_STREAM {
        log_stream_name: Option<String>,
        searched_completely: Option<bool>,
    }
    TagLogGroupInput = TAG_LOG_GROUP_REQUEST {
        log_group_name: String,
        tags: BTreeMap<String, String>,
    }
    TagResourceInput = TAG_RESOURCE_REQUEST {
        resource_arn: String,
        tags: BTreeMap<String, String>,
    }
    UntagLogGroupInput = UNTAG_LOG_GROUP_REQUEST {
        log_group_name: String,
        tags: Vec<String>,
    }
    UntagResourceInput = UNTAG_RESOURCE_REQUEST {
        resource_arn: String,
        tag_keys: Vec<String>,
    }
    CreateLogGroupOutput = EMPTY {}
    CreateLogStreamOutput = EMPTY {}
    DeleteLogGroupOutput = EMPTY {}
    DeleteLogStreamOutput = EMPTY {}
    DeleteRetentionPolicyOutput = EMPTY {}
    PutRetentionPolicyOutput = EMPTY {}
    TagLogGroupOutput = EMPTY {}
    TagResourceOutput = EMPTY {}
    UntagLogGroupOutput = EMPTY {}
    UntagResourceOutput = EMPTY {}
}
