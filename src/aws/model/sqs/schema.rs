// Written by `cargo run -p virga-codegen` from models/. Don't edit.

//! What the model says about the service's operations and shapes.

#![allow(clippy::wildcard_imports, clippy::unreadable_literal, reason = "a table in the vocabulary of `schema`")]

use crate::aws::schema::*;

pub(super) static EMPTY: StructureSchema = StructureSchema { name: "", members: &[] };

static AWS_ACCOUNT_ID_LIST_SHAPE: Shape = Shape::of(Kind::List { element: &STRING_SHAPE, query_name: "AWSAccountId", bare: false });
static ACTION_NAME_LIST_SHAPE: Shape = Shape::of(Kind::List { element: &STRING_SHAPE, query_name: "ActionName", bare: false });
static ATTRIBUTE_NAME_LIST_SHAPE: Shape = Shape::of(Kind::List { element: &QUEUE_ATTRIBUTE_NAME_SHAPE, query_name: "AttributeName", bare: false });
static BATCH_RESULT_ERROR_ENTRY_LIST_SHAPE: Shape = Shape::of(Kind::List { element: &Shape::of(Kind::Structure(&BATCH_RESULT_ERROR_ENTRY)), query_name: "BatchResultErrorEntry", bare: false });
static BINARY_SHAPE: Shape = Shape::of(Kind::Blob);
static BINARY_LIST_SHAPE: Shape = Shape::of(Kind::List { element: &BINARY_SHAPE, query_name: "BinaryListValue", bare: false });
static BOOLEAN_SHAPE: Shape = Shape::of(Kind::Boolean);
static BOXED_INTEGER_SHAPE: Shape = Shape::of(Kind::Integer);
static CHANGE_MESSAGE_VISIBILITY_BATCH_REQUEST_ENTRY_LIST_SHAPE: Shape = Shape::of(Kind::List { element: &Shape::of(Kind::Structure(&CHANGE_MESSAGE_VISIBILITY_BATCH_REQUEST_ENTRY)), query_name: "ChangeMessageVisibilityBatchRequestEntry", bare: false });
static CHANGE_MESSAGE_VISIBILITY_BATCH_RESULT_ENTRY_LIST_SHAPE: Shape = Shape::of(Kind::List { element: &Shape::of(Kind::Structure(&CHANGE_MESSAGE_VISIBILITY_BATCH_RESULT_ENTRY)), query_name: "ChangeMessageVisibilityBatchResultEntry", bare: false });
static DELETE_MESSAGE_BATCH_REQUEST_ENTRY_LIST_SHAPE: Shape = Shape::of(Kind::List { element: &Shape::of(Kind::Structure(&DELETE_MESSAGE_BATCH_REQUEST_ENTRY)), query_name: "DeleteMessageBatchRequestEntry", bare: false });
static DELETE_MESSAGE_BATCH_RESULT_ENTRY_LIST_SHAPE: Shape = Shape::of(Kind::List { element: &Shape::of(Kind::Structure(&DELETE_MESSAGE_BATCH_RESULT_ENTRY)), query_name: "DeleteMessageBatchResultEntry", bare: false });
static LIST_MESSAGE_MOVE_TASKS_RESULT_ENTRY_LIST_SHAPE: Shape = Shape::of(Kind::List { element: &Shape::of(Kind::Structure(&LIST_MESSAGE_MOVE_TASKS_RESULT_ENTRY)), query_name: "ListMessageMoveTasksResultEntry", bare: false });
static LONG_SHAPE: Shape = Shape::of(Kind::Long);
static MESSAGE_ATTRIBUTE_NAME_SHAPE: Shape = Shape::of(Kind::Text);
static MESSAGE_ATTRIBUTE_NAME_LIST_SHAPE: Shape = Shape::of(Kind::List { element: &MESSAGE_ATTRIBUTE_NAME_SHAPE, query_name: "MessageAttributeName", bare: false });
static MESSAGE_BODY_ATTRIBUTE_MAP_SHAPE: Shape = Shape::of(Kind::Map { key: &STRING_SHAPE, value: &Shape::of(Kind::Structure(&MESSAGE_ATTRIBUTE_VALUE)), query_names: ("Name", "Value") });
static MESSAGE_BODY_SYSTEM_ATTRIBUTE_MAP_SHAPE: Shape = Shape::of(Kind::Map { key: &MESSAGE_SYSTEM_ATTRIBUTE_NAME_FOR_SENDS_SHAPE, value: &Shape::of(Kind::Structure(&MESSAGE_SYSTEM_ATTRIBUTE_VALUE)), query_names: ("Name", "Value") });
static MESSAGE_LIST_SHAPE: Shape = Shape::of(Kind::List { element: &Shape::of(Kind::Structure(&MESSAGE)), query_name: "Message", bare: false });
static MESSAGE_SYSTEM_ATTRIBUTE_LIST_SHAPE: Shape = Shape::of(Kind::List { element: &MESSAGE_SYSTEM_ATTRIBUTE_NAME_SHAPE, query_name: "MessageSystemAttributeName", bare: false });
static MESSAGE_SYSTEM_ATTRIBUTE_MAP_SHAPE: Shape = Shape::of(Kind::Map { key: &MESSAGE_SYSTEM_ATTRIBUTE_NAME_SHAPE, value: &STRING_SHAPE, query_names: ("Name", "Value") });
static MESSAGE_SYSTEM_ATTRIBUTE_NAME_SHAPE: Shape = Shape::of(Kind::Enumeration { values: &["All", "SenderId", "SentTimestamp", "ApproximateReceiveCount", "ApproximateFirstReceiveTimestamp", "SequenceNumber", "MessageDeduplicationId", "MessageGroupId", "AWSTraceHeader", "DeadLetterQueueSourceArn"], listed: &["All", "SenderId", "SentTimestamp", "ApproximateReceiveCount", "ApproximateFirstReceiveTimestamp", "SequenceNumber", "MessageDeduplicationId", "MessageGroupId", "AWSTraceHeader", "DeadLetterQueueSourceArn"] });
static MESSAGE_SYSTEM_ATTRIBUTE_NAME_FOR_SENDS_SHAPE: Shape = Shape::of(Kind::Enumeration { values: &["AWSTraceHeader"], listed: &["AWSTraceHeader"] });
static NULLABLE_INTEGER_SHAPE: Shape = Shape::of(Kind::Integer);
static NULLABLE_LONG_SHAPE: Shape = Shape::of(Kind::Long);
static QUEUE_ATTRIBUTE_MAP_SHAPE: Shape = Shape::of(Kind::Map { key: &QUEUE_ATTRIBUTE_NAME_SHAPE, value: &STRING_SHAPE, query_names: ("Name", "Value") });
static QUEUE_ATTRIBUTE_NAME_SHAPE: Shape = Shape::of(Kind::Enumeration { values: &["All", "Policy", "VisibilityTimeout", "MaximumMessageSize", "MessageRetentionPeriod", "ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible", "CreatedTimestamp", "LastModifiedTimestamp", "QueueArn", "ApproximateNumberOfMessagesDelayed", "DelaySeconds", "ReceiveMessageWaitTimeSeconds", "RedrivePolicy", "FifoQueue", "ContentBasedDeduplication", "KmsMasterKeyId", "KmsDataKeyReusePeriodSeconds", "DeduplicationScope", "FifoThroughputLimit", "RedriveAllowPolicy", "SqsManagedSseEnabled"], listed: &["All", "Policy", "VisibilityTimeout", "MaximumMessageSize", "MessageRetentionPeriod", "ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible", "CreatedTimestamp", "LastModifiedTimestamp", "QueueArn", "ApproximateNumberOfMessagesDelayed", "DelaySeconds", "ReceiveMessageWaitTimeSeconds", "RedrivePolicy", "FifoQueue", "ContentBasedDeduplication", "KmsMasterKeyId", "KmsDataKeyReusePeriodSeconds", "DeduplicationScope", "FifoThroughputLimit", "RedriveAllowPolicy", "SqsManagedSseEnabled"] });
static QUEUE_URL_LIST_SHAPE: Shape = Shape::of(Kind::List { element: &STRING_SHAPE, query_name: "QueueUrl", bare: false });
static SEND_MESSAGE_BATCH_REQUEST_ENTRY_LIST_SHAPE: Shape = Shape::of(Kind::List { element: &Shape::of(Kind::Structure(&SEND_MESSAGE_BATCH_REQUEST_ENTRY)), query_name: "SendMessageBatchRequestEntry", bare: false });
static SEND_MESSAGE_BATCH_RESULT_ENTRY_LIST_SHAPE: Shape = Shape::of(Kind::List { element: &Shape::of(Kind::Structure(&SEND_MESSAGE_BATCH_RESULT_ENTRY)), query_name: "SendMessageBatchResultEntry", bare: false });
static STRING_SHAPE: Shape = Shape::of(Kind::Text);
static STRING_LIST_SHAPE: Shape = Shape::of(Kind::List { element: &STRING_SHAPE, query_name: "StringListValue", bare: false });
static TAG_KEY_SHAPE: Shape = Shape::of(Kind::Text);
static TAG_KEY_LIST_SHAPE: Shape = Shape::of(Kind::List { element: &TAG_KEY_SHAPE, query_name: "TagKey", bare: false });
static TAG_MAP_SHAPE: Shape = Shape::of(Kind::Map { key: &TAG_KEY_SHAPE, value: &TAG_VALUE_SHAPE, query_names: ("Key", "Value") });
static TAG_VALUE_SHAPE: Shape = Shape::of(Kind::Text);
static TOKEN_SHAPE: Shape = Shape::of(Kind::Text);
pub(super) static ADD_PERMISSION_REQUEST: StructureSchema = StructureSchema { name: "AddPermissionRequest", members: &[
    Member::of("QueueUrl", &STRING_SHAPE).required(),
    Member::of("Label", &STRING_SHAPE).required(),
    Member::of("AWSAccountIds", &AWS_ACCOUNT_ID_LIST_SHAPE).required().query("AWSAccountId").flattened(),
    Member::of("Actions", &ACTION_NAME_LIST_SHAPE).required().query("ActionName").flattened(),
] };
pub(super) static BATCH_RESULT_ERROR_ENTRY: StructureSchema = StructureSchema { name: "BatchResultErrorEntry", members: &[
    Member::of("Id", &STRING_SHAPE).required(),
    Member::of("SenderFault", &BOOLEAN_SHAPE).required(),
    Member::of("Code", &STRING_SHAPE).required(),
    Member::of("Message", &STRING_SHAPE),
] };
pub(super) static CANCEL_MESSAGE_MOVE_TASK_REQUEST: StructureSchema = StructureSchema { name: "CancelMessageMoveTaskRequest", members: &[
    Member::of("TaskHandle", &STRING_SHAPE).required(),
] };
pub(super) static CANCEL_MESSAGE_MOVE_TASK_RESULT: StructureSchema = StructureSchema { name: "CancelMessageMoveTaskResult", members: &[
    Member::of("ApproximateNumberOfMessagesMoved", &LONG_SHAPE),
] };
pub(super) static CHANGE_MESSAGE_VISIBILITY_BATCH_REQUEST: StructureSchema = StructureSchema { name: "ChangeMessageVisibilityBatchRequest", members: &[
    Member::of("QueueUrl", &STRING_SHAPE).required(),
    Member::of("Entries", &CHANGE_MESSAGE_VISIBILITY_BATCH_REQUEST_ENTRY_LIST_SHAPE).required().query("ChangeMessageVisibilityBatchRequestEntry").flattened(),
] };
pub(super) static CHANGE_MESSAGE_VISIBILITY_BATCH_REQUEST_ENTRY: StructureSchema = StructureSchema { name: "ChangeMessageVisibilityBatchRequestEntry", members: &[
    Member::of("Id", &STRING_SHAPE).required(),
    Member::of("ReceiptHandle", &STRING_SHAPE).required(),
    Member::of("VisibilityTimeout", &NULLABLE_INTEGER_SHAPE),
] };
pub(super) static CHANGE_MESSAGE_VISIBILITY_BATCH_RESULT: StructureSchema = StructureSchema { name: "ChangeMessageVisibilityBatchResult", members: &[
    Member::of("Successful", &CHANGE_MESSAGE_VISIBILITY_BATCH_RESULT_ENTRY_LIST_SHAPE).required().query("ChangeMessageVisibilityBatchResultEntry").flattened(),
    Member::of("Failed", &BATCH_RESULT_ERROR_ENTRY_LIST_SHAPE).required().query("BatchResultErrorEntry").flattened(),
] };
pub(super) static CHANGE_MESSAGE_VISIBILITY_BATCH_RESULT_ENTRY: StructureSchema = StructureSchema { name: "ChangeMessageVisibilityBatchResultEntry", members: &[
    Member::of("Id", &STRING_SHAPE).required(),
] };
pub(super) static CHANGE_MESSAGE_VISIBILITY_REQUEST: StructureSchema = StructureSchema { name: "ChangeMessageVisibilityRequest", members: &[
    Member::of("QueueUrl", &STRING_SHAPE).required(),
    Member::of("ReceiptHandle", &STRING_SHAPE).required(),
    Member::of("VisibilityTimeout", &NULLABLE_INTEGER_SHAPE).required(),
] };
pub(super) static CREATE_QUEUE_REQUEST: StructureSchema = StructureSchema { name: "CreateQueueRequest", members: &[
    Member::of("QueueName", &STRING_SHAPE).required(),
    Member::of("Attributes", &QUEUE_ATTRIBUTE_MAP_SHAPE).query("Attribute").flattened(),
    Member::of("tags", &TAG_MAP_SHAPE).query("Tag").flattened(),
] };
pub(super) static CREATE_QUEUE_RESULT: StructureSchema = StructureSchema { name: "CreateQueueResult", members: &[
    Member::of("QueueUrl", &STRING_SHAPE),
] };
pub(super) static DELETE_MESSAGE_BATCH_REQUEST: StructureSchema = StructureSchema { name: "DeleteMessageBatchRequest", members: &[
    Member::of("QueueUrl", &STRING_SHAPE).required(),
    Member::of("Entries", &DELETE_MESSAGE_BATCH_REQUEST_ENTRY_LIST_SHAPE).required().query("DeleteMessageBatchRequestEntry").flattened(),
] };
pub(super) static DELETE_MESSAGE_BATCH_REQUEST_ENTRY: StructureSchema = StructureSchema { name: "DeleteMessageBatchRequestEntry", members: &[
    Member::of("Id", &STRING_SHAPE).required(),
    Member::of("ReceiptHandle", &STRING_SHAPE).required(),
] };
pub(super) static DELETE_MESSAGE_BATCH_RESULT: StructureSchema = StructureSchema { name: "DeleteMessageBatchResult", members: &[
    Member::of("Successful", &DELETE_MESSAGE_BATCH_RESULT_ENTRY_LIST_SHAPE).required().query("DeleteMessageBatchResultEntry").flattened(),
    Member::of("Failed", &BATCH_RESULT_ERROR_ENTRY_LIST_SHAPE).required().query("BatchResultErrorEntry").flattened(),
] };
pub(super) static DELETE_MESSAGE_BATCH_RESULT_ENTRY: StructureSchema = StructureSchema { name: "DeleteMessageBatchResultEntry", members: &[
    Member::of("Id", &STRING_SHAPE).required(),
] };
pub(super) static DELETE_MESSAGE_REQUEST: StructureSchema = StructureSchema { name: "DeleteMessageRequest", members: &[
    Member::of("QueueUrl", &STRING_SHAPE).required(),
    Member::of("ReceiptHandle", &STRING_SHAPE).required(),
] };
pub(super) static DELETE_QUEUE_REQUEST: StructureSchema = StructureSchema { name: "DeleteQueueRequest", members: &[
    Member::of("QueueUrl", &STRING_SHAPE).required(),
] };
pub(super) static GET_QUEUE_ATTRIBUTES_REQUEST: StructureSchema = StructureSchema { name: "GetQueueAttributesRequest", members: &[
    Member::of("QueueUrl", &STRING_SHAPE).required(),
    Member::of("AttributeNames", &ATTRIBUTE_NAME_LIST_SHAPE).query("AttributeName").flattened(),
] };
pub(super) static GET_QUEUE_ATTRIBUTES_RESULT: StructureSchema = StructureSchema { name: "GetQueueAttributesResult", members: &[
    Member::of("Attributes", &QUEUE_ATTRIBUTE_MAP_SHAPE).query("Attribute").flattened(),
] };
pub(super) static GET_QUEUE_URL_REQUEST: StructureSchema = StructureSchema { name: "GetQueueUrlRequest", members: &[
    Member::of("QueueName", &STRING_SHAPE).required(),
    Member::of("QueueOwnerAWSAccountId", &STRING_SHAPE),
] };
pub(super) static GET_QUEUE_URL_RESULT: StructureSchema = StructureSchema { name: "GetQueueUrlResult", members: &[
    Member::of("QueueUrl", &STRING_SHAPE),
] };
pub(super) static LIST_DEAD_LETTER_SOURCE_QUEUES_REQUEST: StructureSchema = StructureSchema { name: "ListDeadLetterSourceQueuesRequest", members: &[
    Member::of("QueueUrl", &STRING_SHAPE).required(),
    Member::of("NextToken", &TOKEN_SHAPE),
    Member::of("MaxResults", &BOXED_INTEGER_SHAPE),
] };
pub(super) static LIST_DEAD_LETTER_SOURCE_QUEUES_RESULT: StructureSchema = StructureSchema { name: "ListDeadLetterSourceQueuesResult", members: &[
    Member::of("queueUrls", &QUEUE_URL_LIST_SHAPE).required().query("QueueUrl").flattened(),
    Member::of("NextToken", &TOKEN_SHAPE),
] };
pub(super) static LIST_MESSAGE_MOVE_TASKS_REQUEST: StructureSchema = StructureSchema { name: "ListMessageMoveTasksRequest", members: &[
    Member::of("SourceArn", &STRING_SHAPE).required(),
    Member::of("MaxResults", &NULLABLE_INTEGER_SHAPE),
] };
pub(super) static LIST_MESSAGE_MOVE_TASKS_RESULT: StructureSchema = StructureSchema { name: "ListMessageMoveTasksResult", members: &[
    Member::of("Results", &LIST_MESSAGE_MOVE_TASKS_RESULT_ENTRY_LIST_SHAPE).query("ListMessageMoveTasksResultEntry").flattened(),
] };
pub(super) static LIST_MESSAGE_MOVE_TASKS_RESULT_ENTRY: StructureSchema = StructureSchema { name: "ListMessageMoveTasksResultEntry", members: &[
    Member::of("TaskHandle", &STRING_SHAPE),
    Member::of("Status", &STRING_SHAPE),
    Member::of("SourceArn", &STRING_SHAPE),
    Member::of("DestinationArn", &STRING_SHAPE),
    Member::of("MaxNumberOfMessagesPerSecond", &NULLABLE_INTEGER_SHAPE),
    Member::of("ApproximateNumberOfMessagesMoved", &LONG_SHAPE),
    Member::of("ApproximateNumberOfMessagesToMove", &NULLABLE_LONG_SHAPE),
    Member::of("FailureReason", &STRING_SHAPE),
    Member::of("StartedTimestamp", &LONG_SHAPE),
] };
pub(super) static LIST_QUEUE_TAGS_REQUEST: StructureSchema = StructureSchema { name: "ListQueueTagsRequest", members: &[
    Member::of("QueueUrl", &STRING_SHAPE).required(),
] };
pub(super) static LIST_QUEUE_TAGS_RESULT: StructureSchema = StructureSchema { name: "ListQueueTagsResult", members: &[
    Member::of("Tags", &TAG_MAP_SHAPE).query("Tag").flattened(),
] };
pub(super) static LIST_QUEUES_REQUEST: StructureSchema = StructureSchema { name: "ListQueuesRequest", members: &[
    Member::of("QueueNamePrefix", &STRING_SHAPE),
    Member::of("NextToken", &TOKEN_SHAPE),
    Member::of("MaxResults", &BOXED_INTEGER_SHAPE),
] };
pub(super) static LIST_QUEUES_RESULT: StructureSchema = StructureSchema { name: "ListQueuesResult", members: &[
    Member::of("QueueUrls", &QUEUE_URL_LIST_SHAPE).query("QueueUrl").flattened(),
    Member::of("NextToken", &TOKEN_SHAPE),
] };
pub(super) static MESSAGE: StructureSchema = StructureSchema { name: "Message", members: &[
    Member::of("MessageId", &STRING_SHAPE),
    Member::of("ReceiptHandle", &STRING_SHAPE),
    Member::of("MD5OfBody", &STRING_SHAPE),
    Member::of("Body", &STRING_SHAPE),
    Member::of("Attributes", &MESSAGE_SYSTEM_ATTRIBUTE_MAP_SHAPE).query("Attribute").flattened(),
    Member::of("MD5OfMessageAttributes", &STRING_SHAPE),
    Member::of("MessageAttributes", &MESSAGE_BODY_ATTRIBUTE_MAP_SHAPE).query("MessageAttribute").flattened(),
] };
pub(super) static MESSAGE_ATTRIBUTE_VALUE: StructureSchema = StructureSchema { name: "MessageAttributeValue", members: &[
    Member::of("StringValue", &STRING_SHAPE),
    Member::of("BinaryValue", &BINARY_SHAPE),
    Member::of("StringListValues", &STRING_LIST_SHAPE).query("StringListValue").flattened(),
    Member::of("BinaryListValues", &BINARY_LIST_SHAPE).query("BinaryListValue").flattened(),
    Member::of("DataType", &STRING_SHAPE).required().unchecked(),
] };
pub(super) static MESSAGE_SYSTEM_ATTRIBUTE_VALUE: StructureSchema = StructureSchema { name: "MessageSystemAttributeValue", members: &[
    Member::of("StringValue", &STRING_SHAPE),
    Member::of("BinaryValue", &BINARY_SHAPE),
    Member::of("StringListValues", &STRING_LIST_SHAPE).query("StringListValue").flattened(),
    Member::of("BinaryListValues", &BINARY_LIST_SHAPE).query("BinaryListValue").flattened(),
    Member::of("DataType", &STRING_SHAPE).required().unchecked(),
] };
pub(super) static PURGE_QUEUE_REQUEST: StructureSchema = StructureSchema { name: "PurgeQueueRequest", members: &[
    Member::of("QueueUrl", &STRING_SHAPE).required(),
] };
pub(super) static RECEIVE_MESSAGE_REQUEST: StructureSchema = StructureSchema { name: "ReceiveMessageRequest", members: &[
    Member::of("QueueUrl", &STRING_SHAPE).required(),
    Member::of("AttributeNames", &ATTRIBUTE_NAME_LIST_SHAPE).query("AttributeName").flattened(),
    Member::of("MessageSystemAttributeNames", &MESSAGE_SYSTEM_ATTRIBUTE_LIST_SHAPE).query("MessageSystemAttributeName").flattened(),
    Member::of("MessageAttributeNames", &MESSAGE_ATTRIBUTE_NAME_LIST_SHAPE).query("MessageAttributeName").flattened(),
    Member::of("MaxNumberOfMessages", &NULLABLE_INTEGER_SHAPE),
    Member::of("VisibilityTimeout", &NULLABLE_INTEGER_SHAPE),
    Member::of("WaitTimeSeconds", &NULLABLE_INTEGER_SHAPE),
    Member::of("ReceiveRequestAttemptId", &STRING_SHAPE),
] };
pub(super) static RECEIVE_MESSAGE_RESULT: StructureSchema = StructureSchema { name: "ReceiveMessageResult", members: &[
    Member::of("Messages", &MESSAGE_LIST_SHAPE).query("Message").flattened(),
] };
pub(super) static REMOVE_PERMISSION_REQUEST: StructureSchema = StructureSchema { name: "RemovePermissionRequest", members: &[
    Member::of("QueueUrl", &STRING_SHAPE).required(),
    Member::of("Label", &STRING_SHAPE).required(),
] };
pub(super) static SEND_MESSAGE_BATCH_REQUEST: StructureSchema = StructureSchema { name: "SendMessageBatchRequest", members: &[
    Member::of("QueueUrl", &STRING_SHAPE).required(),
    Member::of("Entries", &SEND_MESSAGE_BATCH_REQUEST_ENTRY_LIST_SHAPE).required().query("SendMessageBatchRequestEntry").flattened(),
] };
pub(super) static SEND_MESSAGE_BATCH_REQUEST_ENTRY: StructureSchema = StructureSchema { name: "SendMessageBatchRequestEntry", members: &[
    Member::of("Id", &STRING_SHAPE).required(),
    Member::of("MessageBody", &STRING_SHAPE).required(),
    Member::of("DelaySeconds", &NULLABLE_INTEGER_SHAPE),
    Member::of("MessageAttributes", &MESSAGE_BODY_ATTRIBUTE_MAP_SHAPE).query("MessageAttribute").flattened(),
    Member::of("MessageSystemAttributes", &MESSAGE_BODY_SYSTEM_ATTRIBUTE_MAP_SHAPE).query("MessageSystemAttribute").flattened(),
    Member::of("MessageDeduplicationId", &STRING_SHAPE),
    Member::of("MessageGroupId", &STRING_SHAPE),
] };
pub(super) static SEND_MESSAGE_BATCH_RESULT: StructureSchema = StructureSchema { name: "SendMessageBatchResult", members: &[
    Member::of("Successful", &SEND_MESSAGE_BATCH_RESULT_ENTRY_LIST_SHAPE).required().query("SendMessageBatchResultEntry").flattened(),
    Member::of("Failed", &BATCH_RESULT_ERROR_ENTRY_LIST_SHAPE).required().query("BatchResultErrorEntry").flattened(),
] };
pub(super) static SEND_MESSAGE_BATCH_RESULT_ENTRY: StructureSchema = StructureSchema { name: "SendMessageBatchResultEntry", members: &[
    Member::of("Id", &STRING_SHAPE).required(),
    Member::of("MessageId", &STRING_SHAPE).required(),
    Member::of("MD5OfMessageBody", &STRING_SHAPE).required(),
    Member::of("MD5OfMessageAttributes", &STRING_SHAPE),
    Member::of("MD5OfMessageSystemAttributes", &STRING_SHAPE),
    Member::of("SequenceNumber", &STRING_SHAPE),
] };
pub(super) static SEND_MESSAGE_REQUEST: StructureSchema = StructureSchema { name: "SendMessageRequest", members: &[
    Member::of("QueueUrl", &STRING_SHAPE).required(),
    Member::of("MessageBody", &STRING_SHAPE).required(),
    Member::of("DelaySeconds", &NULLABLE_INTEGER_SHAPE),
    Member::of("MessageAttributes", &MESSAGE_BODY_ATTRIBUTE_MAP_SHAPE).query("MessageAttribute").flattened(),
    Member::of("MessageSystemAttributes", &MESSAGE_BODY_SYSTEM_ATTRIBUTE_MAP_SHAPE).query("MessageSystemAttribute").flattened(),
    Member::of("MessageDeduplicationId", &STRING_SHAPE),
    Member::of("MessageGroupId", &STRING_SHAPE),
] };
pub(super) static SEND_MESSAGE_RESULT: StructureSchema = StructureSchema { name: "SendMessageResult", members: &[
    Member::of("MD5OfMessageBody", &STRING_SHAPE),
    Member::of("MD5OfMessageAttributes", &STRING_SHAPE),
    Member::of("MD5OfMessageSystemAttributes", &STRING_SHAPE),
    Member::of("MessageId", &STRING_SHAPE),
    Member::of("SequenceNumber", &STRING_SHAPE),
] };
pub(super) static SET_QUEUE_ATTRIBUTES_REQUEST: StructureSchema = StructureSchema { name: "SetQueueAttributesRequest", members: &[
    Member::of("QueueUrl", &STRING_SHAPE).required(),
    Member::of("Attributes", &QUEUE_ATTRIBUTE_MAP_SHAPE).required().query("Attribute").flattened(),
] };
pub(super) static START_MESSAGE_MOVE_TASK_REQUEST: StructureSchema = StructureSchema { name: "StartMessageMoveTaskRequest", members: &[
    Member::of("SourceArn", &STRING_SHAPE).required(),
    Member::of("DestinationArn", &STRING_SHAPE),
    Member::of("MaxNumberOfMessagesPerSecond", &NULLABLE_INTEGER_SHAPE),
] };
pub(super) static START_MESSAGE_MOVE_TASK_RESULT: StructureSchema = StructureSchema { name: "StartMessageMoveTaskResult", members: &[
    Member::of("TaskHandle", &STRING_SHAPE),
] };
pub(super) static TAG_QUEUE_REQUEST: StructureSchema = StructureSchema { name: "TagQueueRequest", members: &[
    Member::of("QueueUrl", &STRING_SHAPE).required(),
    Member::of("Tags", &TAG_MAP_SHAPE).required().query("Tag").flattened(),
] };
pub(super) static UNTAG_QUEUE_REQUEST: StructureSchema = StructureSchema { name: "UntagQueueRequest", members: &[
    Member::of("QueueUrl", &STRING_SHAPE).required(),
    Member::of("TagKeys", &TAG_KEY_LIST_SHAPE).required().query("TagKey").flattened(),
] };
pub(super) static OPERATIONS: [Operation; 23] = [
    Operation { index: 0, name: "AddPermission", input: &ADD_PERMISSION_REQUEST, output: None, http: HttpBinding { method: "POST", path: &[], literal: None, status: 200 } },
    Operation { index: 1, name: "CancelMessageMoveTask", input: &CANCEL_MESSAGE_MOVE_TASK_REQUEST, output: Some(&CANCEL_MESSAGE_MOVE_TASK_RESULT), http: HttpBinding { method: "POST", path: &[], literal: None, status: 200 } },
    Operation { index: 2, name: "ChangeMessageVisibility", input: &CHANGE_MESSAGE_VISIBILITY_REQUEST, output: None, http: HttpBinding { method: "POST", path: &[], literal: None, status: 200 } },
    Operation { index: 3, name: "ChangeMessageVisibilityBatch", input: &CHANGE_MESSAGE_VISIBILITY_BATCH_REQUEST, output: Some(&CHANGE_MESSAGE_VISIBILITY_BATCH_RESULT), http: HttpBinding { method: "POST", path: &[], literal: None, status: 200 } },
    Operation { index: 4, name: "CreateQueue", input: &CREATE_QUEUE_REQUEST, output: Some(&CREATE_QUEUE_RESULT), http: HttpBinding { method: "POST", path: &[], literal: None, status: 200 } },
    Operation { index: 5, name: "DeleteMessage", input: &DELETE_MESSAGE_REQUEST, output: None, http: HttpBinding { method: "POST", path: &[], literal: None, status: 200 } },
    Operation { index: 6, name: "DeleteMessageBatch", input: &DELETE_MESSAGE_BATCH_REQUEST, output: Some(&DELETE_MESSAGE_BATCH_RESULT), http: HttpBinding { method: "POST", path: &[], literal: None, status: 200 } },
    Operation { index: 7, name: "DeleteQueue", input: &DELETE_QUEUE_REQUEST, output: None, http: HttpBinding { method: "POST", path: &[], literal: None, status: 200 } },
    Operation { index: 8, name: "GetQueueAttributes", input: &GET_QUEUE_ATTRIBUTES_REQUEST, output: Some(&GET_QUEUE_ATTRIBUTES_RESULT), http: HttpBinding { method: "POST", path: &[], literal: None, status: 200 } },
    Operation { index: 9, name: "GetQueueUrl", input: &GET_QUEUE_URL_REQUEST, output: Some(&GET_QUEUE_URL_RESULT), http: HttpBinding { method: "POST", path: &[], literal: None, status: 200 } },
    Operation { index: 10, name: "ListDeadLetterSourceQueues", input: &LIST_DEAD_LETTER_SOURCE_QUEUES_REQUEST, output: Some(&LIST_DEAD_LETTER_SOURCE_QUEUES_RESULT), http: HttpBinding { method: "POST", path: &[], literal: None, status: 200 } },
    Operation { index: 11, name: "ListMessageMoveTasks", input: &LIST_MESSAGE_MOVE_TASKS_REQUEST, output: Some(&LIST_MESSAGE_MOVE_TASKS_RESULT), http: HttpBinding { method: "POST", path: &[], literal: None, status: 200 } },
    Operation { index: 12, name: "ListQueueTags", input: &LIST_QUEUE_TAGS_REQUEST, output: Some(&LIST_QUEUE_TAGS_RESULT), http: HttpBinding { method: "POST", path: &[], literal: None, status: 200 } },
    Operation { index: 13, name: "ListQueues", input: &LIST_QUEUES_REQUEST, output: Some(&LIST_QUEUES_RESULT), http: HttpBinding { method: "POST", path: &[], literal: None, status: 200 } },
    Operation { index: 14, name: "PurgeQueue", input: &PURGE_QUEUE_REQUEST, output: None, http: HttpBinding { method: "POST", path: &[], literal: None, status: 200 } },
    Operation { index: 15, name: "ReceiveMessage", input: &RECEIVE_MESSAGE_REQUEST, output: Some(&RECEIVE_MESSAGE_RESULT), http: HttpBinding { method: "POST", path: &[], literal: None, status: 200 } },
    Operation { index: 16, name: "RemovePermission", input: &REMOVE_PERMISSION_REQUEST, output: None, http: HttpBinding { method: "POST", path: &[], literal: None, status: 200 } },
    Operation { index: 17, name: "SendMessage", input: &SEND_MESSAGE_REQUEST, output: Some(&SEND_MESSAGE_RESULT), http: HttpBinding { method: "POST", path: &[], literal: None, status: 200 } },
    Operation { index: 18, name: "SendMessageBatch", input: &SEND_MESSAGE_BATCH_REQUEST, output: Some(&SEND_MESSAGE_BATCH_RESULT), http: HttpBinding { method: "POST", path: &[], literal: None, status: 200 } },
    Operation { index: 19, name: "SetQueueAttributes", input: &SET_QUEUE_ATTRIBUTES_REQUEST, output: None, http: HttpBinding { method: "POST", path: &[], literal: None, status: 200 } },
    Operation { index: 20, name: "StartMessageMoveTask", input: &START_MESSAGE_MOVE_TASK_REQUEST, output: Some(&START_MESSAGE_MOVE_TASK_RESULT), http: HttpBinding { method: "POST", path: &[], literal: None, status: 200 } },
    Operation { index: 21, name: "TagQueue", input: &TAG_QUEUE_REQUEST, output: None, http: HttpBinding { method: "POST", path: &[], literal: None, status: 200 } },
    Operation { index: 22, name: "UntagQueue", input: &UNTAG_QUEUE_REQUEST, output: None, http: HttpBinding { method: "POST", path: &[], literal: None, status: 200 } },
];
