// Written by `cargo run -p virga-codegen` from models/. Don't edit.

//! The structures of the service's API.

#![expect(missing_docs, reason = "each is described by the service's API reference")]

use std::collections::BTreeMap;

use bytes::Bytes;

#[allow(clippy::wildcard_imports, reason = "there are dozens")]
use super::enumerations::*;
use crate::aws::value::structure;

structure! {
    AddPermissionInput = ADD_PERMISSION_REQUEST {
        queue_url: String,
        label: String,
        aws_account_ids: Vec<String>,
        actions: Vec<String>,
    }
    BatchResultErrorEntry = BATCH_RESULT_ERROR_ENTRY {
        id: String,
        sender_fault: bool,
        code: String,
        message: Option<String>,
    }
    CancelMessageMoveTaskInput = CANCEL_MESSAGE_MOVE_TASK_REQUEST {
        task_handle: String,
    }
    CancelMessageMoveTaskOutput = CANCEL_MESSAGE_MOVE_TASK_RESULT {
        approximate_number_of_messages_moved: Option<i64>,
    }
    ChangeMessageVisibilityBatchInput = CHANGE_MESSAGE_VISIBILITY_BATCH_REQUEST {
        queue_url: String,
        entries: Vec<ChangeMessageVisibilityBatchRequestEntry>,
    }
    ChangeMessageVisibilityBatchRequestEntry = CHANGE_MESSAGE_VISIBILITY_BATCH_REQUEST_ENTRY {
        id: String,
        receipt_handle: String,
        visibility_timeout: Option<i32>,
    }
    ChangeMessageVisibilityBatchOutput = CHANGE_MESSAGE_VISIBILITY_BATCH_RESULT {
        successful: Vec<ChangeMessageVisibilityBatchResultEntry>,
        failed: Vec<BatchResultErrorEntry>,
    }
    ChangeMessageVisibilityBatchResultEntry = CHANGE_MESSAGE_VISIBILITY_BATCH_RESULT_ENTRY {
        id: String,
    }
    ChangeMessageVisibilityInput = CHANGE_MESSAGE_VISIBILITY_REQUEST {
        queue_url: String,
        receipt_handle: String,
        visibility_timeout: i32,
    }
    CreateQueueInput = CREATE_QUEUE_REQUEST {
        queue_name: String,
        attributes: Option<BTreeMap<String, String>>,
        tags: Option<BTreeMap<String, String>>,
    }
    CreateQueueOutput = CREATE_QUEUE_RESULT {
        queue_url: Option<String>,
    }
    DeleteMessageBatchInput = DELETE_MESSAGE_BATCH_REQUEST {
        queue_url: String,
        entries: Vec<DeleteMessageBatchRequestEntry>,
    }
    DeleteMessageBatchRequestEntry = DELETE_MESSAGE_BATCH_REQUEST_ENTRY {
        id: String,
        receipt_handle: String,
    }
    DeleteMessageBatchOutput = DELETE_MESSAGE_BATCH_RESULT {
        successful: Vec<DeleteMessageBatchResultEntry>,
        failed: Vec<BatchResultErrorEntry>,
    }
    DeleteMessageBatchResultEntry = DELETE_MESSAGE_BATCH_RESULT_ENTRY {
        id: String,
    }
    DeleteMessageInput = DELETE_MESSAGE_REQUEST {
        queue_url: String,
        receipt_handle: String,
    }
    DeleteQueueInput = DELETE_QUEUE_REQUEST {
        queue_url: String,
    }
    GetQueueAttributesInput = GET_QUEUE_ATTRIBUTES_REQUEST {
        queue_url: String,
        attribute_names: Option<Vec<QueueAttributeName>>,
    }
    GetQueueAttributesOutput = GET_QUEUE_ATTRIBUTES_RESULT {
        attributes: Option<BTreeMap<String, String>>,
    }
    GetQueueUrlInput = GET_QUEUE_URL_REQUEST {
        queue_name: String,
        queue_owner_aws_account_id: Option<String>,
    }
    GetQueueUrlOutput = GET_QUEUE_URL_RESULT {
        queue_url: Option<String>,
    }
    ListDeadLetterSourceQueuesInput = LIST_DEAD_LETTER_SOURCE_QUEUES_REQUEST {
        queue_url: String,
        next_token: Option<String>,
        max_results: Option<i32>,
    }
    ListDeadLetterSourceQueuesOutput = LIST_DEAD_LETTER_SOURCE_QUEUES_RESULT {
        queue_urls: Vec<String>,
        next_token: Option<String>,
    }
    ListMessageMoveTasksInput = LIST_MESSAGE_MOVE_TASKS_REQUEST {
        source_arn: String,
        max_results: Option<i32>,
    }
    ListMessageMoveTasksOutput = LIST_MESSAGE_MOVE_TASKS_RESULT {
        results: Option<Vec<ListMessageMoveTasksResultEntry>>,
    }
    ListMessageMoveTasksResultEntry = LIST_MESSAGE_MOVE_TASKS_RESULT_ENTRY {
        task_handle: Option<String>,
        status: Option<String>,
        source_arn: Option<String>,
        destination_arn: Option<String>,
        max_number_of_messages_per_second: Option<i32>,
        approximate_number_of_messages_moved: Option<i64>,
        approximate_number_of_messages_to_move: Option<i64>,
        failure_reason: Option<String>,
        started_timestamp: Option<i64>,
    }
    ListQueueTagsInput = LIST_QUEUE_TAGS_REQUEST {
        queue_url: String,
    }
    ListQueueTagsOutput = LIST_QUEUE_TAGS_RESULT {
        tags: Option<BTreeMap<String, String>>,
    }
    ListQueuesInput = LIST_QUEUES_REQUEST {
        queue_name_prefix: Option<String>,
        next_token: Option<String>,
        max_results: Option<i32>,
    }
    ListQueuesOutput = LIST_QUEUES_RESULT {
        queue_urls: Option<Vec<String>>,
        next_token: Option<String>,
    }
    Message = MESSAGE {
        message_id: Option<String>,
        receipt_handle: Option<String>,
        md5_of_body: Option<String>,
        body: Option<String>,
        attributes: Option<BTreeMap<String, String>>,
        md5_of_message_attributes: Option<String>,
        message_attributes: Option<BTreeMap<String, MessageAttributeValue>>,
    }
    MessageAttributeValue = MESSAGE_ATTRIBUTE_VALUE {
        string_value: Option<String>,
        binary_value: Option<Bytes>,
        string_list_values: Option<Vec<String>>,
        binary_list_values: Option<Vec<Bytes>>,
        data_type: String,
    }
    MessageSystemAttributeValue = MESSAGE_SYSTEM_ATTRIBUTE_VALUE {
        string_value: Option<String>,
        binary_value: Option<Bytes>,
        string_list_values: Option<Vec<String>>,
        binary_list_values: Option<Vec<Bytes>>,
        data_type: String,
    }
    PurgeQueueInput = PURGE_QUEUE_REQUEST {
        queue_url: String,
    }
    ReceiveMessageInput = RECEIVE_MESSAGE_REQUEST {
        queue_url: String,
        attribute_names: Option<Vec<QueueAttributeName>>,
        message_system_attribute_names: Option<Vec<MessageSystemAttributeName>>,
        message_attribute_names: Option<Vec<String>>,
        max_number_of_messages: Option<i32>,
        visibility_timeout: Option<i32>,
        wait_time_seconds: Option<i32>,
        receive_request_attempt_id: Option<String>,
    }
    ReceiveMessageOutput = RECEIVE_MESSAGE_RESULT {
        messages: Option<Vec<Message>>,
    }
    RemovePermissionInput = REMOVE_PERMISSION_REQUEST {
        queue_url: String,
        label: String,
    }
    SendMessageBatchInput = SEND_MESSAGE_BATCH_REQUEST {
        queue_url: String,
        entries: Vec<SendMessageBatchRequestEntry>,
    }
    SendMessageBatchRequestEntry = SEND_MESSAGE_BATCH_REQUEST_ENTRY {
        id: String,
        message_body: String,
        delay_seconds: Option<i32>,
        message_attributes: Option<BTreeMap<String, MessageAttributeValue>>,
        message_system_attributes: Option<BTreeMap<String, MessageSystemAttributeValue>>,
        message_deduplication_id: Option<String>,
        message_group_id: Option<String>,
    }
    SendMessageBatchOutput = SEND_MESSAGE_BATCH_RESULT {
        successful: Vec<SendMessageBatchResultEntry>,
        failed: Vec<BatchResultErrorEntry>,
    }
    SendMessageBatchResultEntry = SEND_MESSAGE_BATCH_RESULT_ENTRY {
        id: String,
        message_id: String,
        md5_of_message_body: String,
        md5_of_message_attributes: Option<String>,
        md5_of_message_system_attributes: Option<String>,
        sequence_number: Option<String>,
    }
    SendMessageInput = SEND_MESSAGE_REQUEST {
        queue_url: String,
        message_body: String,
        delay_seconds: Option<i32>,
        message_attributes: Option<BTreeMap<String, MessageAttributeValue>>,
        message_system_attributes: Option<BTreeMap<String, MessageSystemAttributeValue>>,
        message_deduplication_id: Option<String>,
        message_group_id: Option<String>,
    }
    SendMessageOutput = SEND_MESSAGE_RESULT {
        md5_of_message_body: Option<String>,
        md5_of_message_attributes: Option<String>,
        md5_of_message_system_attributes: Option<String>,
        message_id: Option<String>,
        sequence_number: Option<String>,
    }
    SetQueueAttributesInput = SET_QUEUE_ATTRIBUTES_REQUEST {
        queue_url: String,
        attributes: BTreeMap<String, String>,
    }
    StartMessageMoveTaskInput = START_MESSAGE_MOVE_TASK_REQUEST {
        source_arn: String,
        destination_arn: Option<String>,
        max_number_of_messages_per_second: Option<i32>,
    }
    StartMessageMoveTaskOutput = START_MESSAGE_MOVE_TASK_RESULT {
        task_handle: Option<String>,
    }
    TagQueueInput = TAG_QUEUE_REQUEST {
        queue_url: String,
        tags: BTreeMap<String, String>,
    }
    UntagQueueInput = UNTAG_QUEUE_REQUEST {
        queue_url: String,
        tag_keys: Vec<String>,
    }
    AddPermissionOutput = EMPTY {}
    ChangeMessageVisibilityOutput = EMPTY {}
    DeleteMessageOutput = EMPTY {}
    DeleteQueueOutput = EMPTY {}
    PurgeQueueOutput = EMPTY {}
    RemovePermissionOutput = EMPTY {}
    SetQueueAttributesOutput = EMPTY {}
    TagQueueOutput = EMPTY {}
    UntagQueueOutput = EMPTY {}
}
