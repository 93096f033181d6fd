// Written by `cargo run -p virga-codegen` from models/. Don't edit.

//! What the model says about the service's operations and shapes.

#![allow(clippy::wildcard_imports, clippy::unreadable_literal, reason = "a table in the vocabulary of `schema`")]

use crate::aws::schema::*;

pub(super) static EMPTY: StructureSchema = StructureSchema { name: "", members: &[] };

static PATTERN_0: Pattern = Pattern::new(r"[\.\-_/#A-Za-z0-9]*", r"[\.\-_/#A-Za-z0-9]*");
static PATTERN_1: Pattern = Pattern::new(r"[\.\-_/#A-Za-z0-9]+", r"[\.\-_/#A-Za-z0-9]+");
static PATTERN_2: Pattern = Pattern::new(r"[\w#+=/:,.@-]*", r"[A-Za-z0-9_#+=/:,.@\-]*");
static PATTERN_3: Pattern = Pattern::new(r"[\w+=/:,.@-]*", r"[A-Za-z0-9_+=/:,.@\-]*");
static PATTERN_4: Pattern = Pattern::new("[^:*]*", "[^:*]*");
static PATTERN_5: Pattern = Pattern::new(r"^([\p{L}\p{Z}\p{N}_.:/=+\-@]*)$", r"^([\p{L}\p{Z}\p{N}_.:/=+\-@]*)$");
static PATTERN_6: Pattern = Pattern::new(r"^([\p{L}\p{Z}\p{N}_.:/=+\-@]+)$", r"^([\p{L}\p{Z}\p{N}_.:/=+\-@]+)$");
static PATTERN_7: Pattern = Pattern::new(r"^\d{12}$", "^[0-9]{12}$");
static ACCOUNT_ID_SHAPE: Shape = Shape::of(Kind::Text).minimum(12.0).maximum(12.0).pattern(&PATTERN_7);
static ACCOUNT_IDS_SHAPE: Shape = Shape::of(Kind::List { element: &ACCOUNT_ID_SHAPE, query_name: "member", bare: false }).minimum(0.0).maximum(20.0);
static AMAZON_RESOURCE_NAME_SHAPE: Shape = Shape::of(Kind::Text).minimum(1.0).maximum(1011.0).pattern(&PATTERN_3);
static ARN_SHAPE: Shape = Shape::of(Kind::Text);
static BEARER_TOKEN_AUTHENTICATION_ENABLED_SHAPE: Shape = Shape::of(Kind::Boolean);
static DATA_PROTECTION_STATUS_SHAPE: Shape = Shape::of(Kind::Enumeration { values: &["ACTIVATED", "DELETED", "ARCHIVED", "DISABLED"], listed: &["ACTIVATED", "DELETED", "ARCHIVED", "DISABLED"] });
static DAYS_SHAPE: Shape = Shape::of(Kind::Integer);
static DELETION_PROTECTION_ENABLED_SHAPE: Shape = Shape::of(Kind::Boolean);
static DESCENDING_SHAPE: Shape = Shape::of(Kind::Boolean);
static DESCRIBE_LIMIT_SHAPE: Shape = Shape::of(Kind::Integer).minimum(1.0).maximum(50.0);
static DESCRIBE_LOG_GROUPS_LOG_GROUP_IDENTIFIERS_SHAPE: Shape = Shape::of(Kind::List { element: &LOG_GROUP_IDENTIFIER_SHAPE, query_name: "member", bare: false }).minimum(1.0).maximum(50.0);
static ENTITY_ATTRIBUTES_SHAPE: Shape = Shape::of(Kind::Map { key: &ENTITY_ATTRIBUTES_KEY_SHAPE, value: &ENTITY_ATTRIBUTES_VALUE_SHAPE, query_names: ("key", "value") }).minimum(0.0).maximum(10.0);
static ENTITY_ATTRIBUTES_KEY_SHAPE: Shape = Shape::of(Kind::Text).minimum(1.0).maximum(256.0);
static ENTITY_ATTRIBUTES_VALUE_SHAPE: Shape = Shape::of(Kind::Text).minimum(1.0).maximum(512.0);
static ENTITY_KEY_ATTRIBUTES_SHAPE: Shape = Shape::of(Kind::Map { key: &ENTITY_KEY_ATTRIBUTES_KEY_SHAPE, value: &ENTITY_KEY_ATTRIBUTES_VALUE_SHAPE, query_names: ("key", "value") }).minimum(2.0).maximum(4.0);
static ENTITY_KEY_ATTRIBUTES_KEY_SHAPE: Shape = Shape::of(Kind::Text).minimum(1.0).maximum(32.0);
static ENTITY_KEY_ATTRIBUTES_VALUE_SHAPE: Shape = Shape::of(Kind::Text).minimum(1.0).maximum(512.0);
static ENTITY_REJECTION_ERROR_TYPE_SHAPE: Shape = Shape::of(Kind::Enumeration { values: &["InvalidEntity", "InvalidTypeValue", "InvalidKeyAttributes", "InvalidAttributes", "EntitySizeTooLarge", "UnsupportedLogGroupType", "MissingRequiredFields"], listed: &["InvalidEntity", "InvalidTypeValue", "InvalidKeyAttributes", "InvalidAttributes", "EntitySizeTooLarge", "UnsupportedLogGroupType", "MissingRequiredFields"] });
static EVENT_ID_SHAPE: Shape = Shape::of(Kind::Text);
static EVENT_MESSAGE_SHAPE: Shape = Shape::of(Kind::Text).minimum(1.0);
static EVENTS_LIMIT_SHAPE: Shape = Shape::of(Kind::Integer).minimum(1.0).maximum(10000.0);
static FILTER_COUNT_SHAPE: Shape = Shape::of(Kind::Integer);
static FILTER_PATTERN_SHAPE: Shape = Shape::of(Kind::Text).minimum(0.0).maximum(1024.0);
static FILTERED_LOG_EVENTS_SHAPE: Shape = Shape::of(Kind::List { element: &Shape::of(Kind::Structure(&FILTERED_LOG_EVENT)), query_name: "member", bare: false });
static INCLUDE_LINKED_ACCOUNTS_SHAPE: Shape = Shape::of(Kind::Boolean);
static INHERITED_PROPERTIES_SHAPE: Shape = Shape::of(Kind::List { element: &INHERITED_PROPERTY_SHAPE, query_name: "member", bare: false });
static INHERITED_PROPERTY_SHAPE: Shape = Shape::of(Kind::Enumeration { values: &["ACCOUNT_DATA_PROTECTION"], listed: &["ACCOUNT_DATA_PROTECTION"] });
static INPUT_LOG_EVENTS_SHAPE: Shape = Shape::of(Kind::List { element: &Shape::of(Kind::Structure(&INPUT_LOG_EVENT)), query_name: "member", bare: false }).minimum(1.0).maximum(10000.0);
static INPUT_LOG_STREAM_NAMES_SHAPE: Shape = Shape::of(Kind::List { element: &LOG_STREAM_NAME_SHAPE, query_name: "member", bare: false }).minimum(1.0).maximum(100.0);
static INTERLEAVED_SHAPE: Shape = Shape::of(Kind::Boolean);
static KMS_KEY_ID_SHAPE: Shape = Shape::of(Kind::Text).maximum(256.0);
static LOG_EVENT_INDEX_SHAPE: Shape = Shape::of(Kind::Integer);
static LOG_GROUP_CLASS_SHAPE: Shape = Shape::of(Kind::Enumeration { values: &["STANDARD", "INFREQUENT_ACCESS", "DELIVERY", "ESSENTIALS"], listed: &["STANDARD", "INFREQUENT_ACCESS", "DELIVERY", "ESSENTIALS"] });
static LOG_GROUP_IDENTIFIER_SHAPE: Shape = Shape::of(Kind::Text).minimum(1.0).maximum(2048.0).pattern(&PATTERN_2);
static LOG_GROUP_NAME_SHAPE: Shape = Shape::of(Kind::Text).minimum(1.0).maximum(512.0).pattern(&PATTERN_1);
static LOG_GROUP_NAME_PATTERN_SHAPE: Shape = Shape::of(Kind::Text).minimum(0.0).maximum(512.0).pattern(&PATTERN_0);
static LOG_GROUPS_SHAPE: Shape = Shape::of(Kind::List { element: &Shape::of(Kind::Structure(&LOG_GROUP)), query_name: "member", bare: false });
static LOG_STREAM_NAME_SHAPE: Shape = Shape::of(Kind::Text).minimum(1.0).maximum(512.0).pattern(&PATTERN_4);
static LOG_STREAM_SEARCHED_COMPLETELY_SHAPE: Shape = Shape::of(Kind::Boolean);
static LOG_STREAMS_SHAPE: Shape = Shape::of(Kind::List { element: &Shape::of(Kind::Structure(&LOG_STREAM)), query_name: "member", bare: false });
static NEXT_TOKEN_SHAPE: Shape = Shape::of(Kind::Text).minimum(1.0);
static ORDER_BY_SHAPE: Shape = Shape::of(Kind::Enumeration { values: &["LogStreamName", "LastEventTime"], listed: &["LogStreamName", "LastEventTime"] });
static OUTPUT_LOG_EVENTS_SHAPE: Shape = Shape::of(Kind::List { element: &Shape::of(Kind::Structure(&OUTPUT_LOG_EVENT)), query_name: "member", bare: false });
static POLICY_NAME_SHAPE: Shape = Shape::of(Kind::Text);
static SEARCHED_LOG_STREAMS_SHAPE: Shape = Shape::of(Kind::List { element: &Shape::of(Kind::Structure(&SEARCHED_LOG_STREAM)), query_name: "member", bare: false });
static SEQUENCE_TOKEN_SHAPE: Shape = Shape::of(Kind::Text).minimum(1.0);
static START_FROM_HEAD_SHAPE: Shape = Shape::of(Kind::Boolean);
static STORED_BYTES_SHAPE: Shape = Shape::of(Kind::Long).minimum(0.0);
static TAG_KEY_SHAPE: Shape = Shape::of(Kind::Text).minimum(1.0).maximum(128.0).pattern(&PATTERN_6);
static TAG_KEY_LIST_SHAPE: Shape = Shape::of(Kind::List { element: &TAG_KEY_SHAPE, query_name: "member", bare: false }).minimum(0.0).maximum(50.0);
static TAG_LIST_SHAPE: Shape = Shape::of(Kind::List { element: &TAG_KEY_SHAPE, query_name: "member", bare: false }).minimum(1.0);
static TAG_VALUE_SHAPE: Shape = Shape::of(Kind::Text).maximum(256.0).pattern(&PATTERN_5);
static TAGS_SHAPE: Shape = Shape::of(Kind::Map { key: &TAG_KEY_SHAPE, value: &TAG_VALUE_SHAPE, query_names: ("key", "value") }).minimum(1.0).maximum(50.0);
static TIMESTAMP_SHAPE: Shape = Shape::of(Kind::Long).minimum(0.0);
static UNMASK_SHAPE: Shape = Shape::of(Kind::Boolean);
pub(super) static CREATE_LOG_GROUP_REQUEST: StructureSchema = StructureSchema { name: "CreateLogGroupRequest", members: &[
    Member::of("logGroupName", &LOG_GROUP_NAME_SHAPE).required(),
    Member::of("kmsKeyId", &KMS_KEY_ID_SHAPE),
    Member::of("tags", &TAGS_SHAPE),
    Member::of("logGroupClass", &LOG_GROUP_CLASS_SHAPE),
    Member::of("deletionProtectionEnabled", &DELETION_PROTECTION_ENABLED_SHAPE),
] };
pub(super) static CREATE_LOG_STREAM_REQUEST: StructureSchema = StructureSchema { name: "CreateLogStreamRequest", members: &[
    Member::of("logGroupName", &LOG_GROUP_NAME_SHAPE).required(),
    Member::of("logStreamName", &LOG_STREAM_NAME_SHAPE).required(),
] };
pub(super) static DELETE_LOG_GROUP_REQUEST: StructureSchema = StructureSchema { name: "DeleteLogGroupRequest", members: &[
    Member::of("logGroupName", &LOG_GROUP_NAME_SHAPE).required(),
] };
pub(super) static DELETE_LOG_STREAM_REQUEST: StructureSchema = StructureSchema { name: "DeleteLogStreamRequest", members: &[
    Member::of("logGroupName", &LOG_GROUP_NAME_SHAPE).required(),
    Member::of("logStreamName", &LOG_STREAM_NAME_SHAPE).required(),
] };
pub(super) static DELETE_RETENTION_POLICY_REQUEST: StructureSchema = StructureSchema { name: "DeleteRetentionPolicyRequest", members: &[
    Member::of("logGroupName", &LOG_GROUP_NAME_SHAPE).required(),
] };
pub(super) static DESCRIBE_LOG_GROUPS_REQUEST: StructureSchema = StructureSchema { name: "DescribeLogGroupsRequest", members: &[
    Member::of("accountIdentifiers", &ACCOUNT_IDS_SHAPE),
    Member::of("logGroupNamePrefix", &LOG_GROUP_NAME_SHAPE),
    Member::of("logGroupNamePattern", &LOG_GROUP_NAME_PATTERN_SHAPE),
    Member::of("nextToken", &NEXT_TOKEN_SHAPE),
    Member::of("limit", &DESCRIBE_LIMIT_SHAPE),
    Member::of("includeLinkedAccounts", &INCLUDE_LINKED_ACCOUNTS_SHAPE),
    Member::of("logGroupClass", &LOG_GROUP_CLASS_SHAPE),
    Member::of("logGroupIdentifiers", &DESCRIBE_LOG_GROUPS_LOG_GROUP_IDENTIFIERS_SHAPE),
] };
pub(super) static DESCRIBE_LOG_GROUPS_RESPONSE: StructureSchema = StructureSchema { name: "DescribeLogGroupsResponse", members: &[
    Member::of("logGroups", &LOG_GROUPS_SHAPE),
    Member::of("nextToken", &NEXT_TOKEN_SHAPE),
] };
pub(super) static DESCRIBE_LOG_STREAMS_REQUEST: StructureSchema = StructureSchema { name: "DescribeLogStreamsRequest", members: &[
    Member::of("logGroupName", &LOG_GROUP_NAME_SHAPE),
    Member::of("logGroupIdentifier", &LOG_GROUP_IDENTIFIER_SHAPE),
    Member::of("logStreamNamePrefix", &LOG_STREAM_NAME_SHAPE),
    Member::of("orderBy", &ORDER_BY_SHAPE),
    Member::of("descending", &DESCENDING_SHAPE),
    Member::of("nextToken", &NEXT_TOKEN_SHAPE),
    Member::of("limit", &DESCRIBE_LIMIT_SHAPE),
] };
pub(super) static DESCRIBE_LOG_STREAMS_RESPONSE: StructureSchema = StructureSchema { name: "DescribeLogStreamsResponse", members: &[
    Member::of("logStreams", &LOG_STREAMS_SHAPE),
    Member::of("nextToken", &NEXT_TOKEN_SHAPE),
] };
pub(super) static ENTITY: StructureSchema = StructureSchema { name: "Entity", members: &[
    Member::of("keyAttributes", &ENTITY_KEY_ATTRIBUTES_SHAPE),
    Member::of("attributes", &ENTITY_ATTRIBUTES_SHAPE),
] };
pub(super) static FILTER_LOG_EVENTS_REQUEST: StructureSchema = StructureSchema { name: "FilterLogEventsRequest", members: &[
    Member::of("logGroupName", &LOG_GROUP_NAME_SHAPE),
    Member::of("logGroupIdentifier", &LOG_GROUP_IDENTIFIER_SHAPE),
    Member::of("logStreamNames", &INPUT_LOG_STREAM_NAMES_SHAPE),
    Member::of("logStreamNamePrefix", &LOG_STREAM_NAME_SHAPE),
    Member::of("startTime", &TIMESTAMP_SHAPE),
    Member::of("endTime", &TIMESTAMP_SHAPE),
    Member::of("filterPattern", &FILTER_PATTERN_SHAPE),
    Member::of("nextToken", &NEXT_TOKEN_SHAPE),
    Member::of("limit", &EVENTS_LIMIT_SHAPE),
    Member::of("startFromHead", &START_FROM_HEAD_SHAPE),
    Member::of("interleaved", &INTERLEAVED_SHAPE),
    Member::of("unmask", &UNMASK_SHAPE),
] };
pub(super) static FILTER_LOG_EVENTS_RESPONSE: StructureSchema = StructureSchema { name: "FilterLogEventsResponse", members: &[
    Member::of("events", &FILTERED_LOG_EVENTS_SHAPE),
    Member::of("searchedLogStreams", &SEARCHED_LOG_STREAMS_SHAPE),
    Member::of("nextToken", &NEXT_TOKEN_SHAPE),
] };
pub(super) static FILTERED_LOG_EVENT: StructureSchema = StructureSchema { name: "FilteredLogEvent", members: &[
    Member::of("logStreamName", &LOG_STREAM_NAME_SHAPE),
    Member::of("timestamp", &TIMESTAMP_SHAPE),
    Member::of("message", &EVENT_MESSAGE_SHAPE),
    Member::of("ingestionTime", &TIMESTAMP_SHAPE),
    Member::of("eventId", &EVENT_ID_SHAPE),
] };
pub(super) static GET_LOG_EVENTS_REQUEST: StructureSchema = StructureSchema { name: "GetLogEventsRequest", members: &[
    Member::of("logGroupName", &LOG_GROUP_NAME_SHAPE),
    Member::of("logGroupIdentifier", &LOG_GROUP_IDENTIFIER_SHAPE),
    Member::of("logStreamName", &LOG_STREAM_NAME_SHAPE).required(),
    Member::of("startTime", &TIMESTAMP_SHAPE),
    Member::of("endTime", &TIMESTAMP_SHAPE),
    Member::of("nextToken", &NEXT_TOKEN_SHAPE),
    Member::of("limit", &EVENTS_LIMIT_SHAPE),
    Member::of("startFromHead", &START_FROM_HEAD_SHAPE),
    Member::of("unmask", &UNMASK_SHAPE),
] };
pub(super) static GET_LOG_EVENTS_RESPONSE: StructureSchema = StructureSchema { name: "GetLogEventsResponse", members: &[
    Member::of("events", &OUTPUT_LOG_EVENTS_SHAPE),
    Member::of("nextForwardToken", &NEXT_TOKEN_SHAPE),
    Member::of("nextBackwardToken", &NEXT_TOKEN_SHAPE),
] };
pub(super) static INPUT_LOG_EVENT: StructureSchema = StructureSchema { name: "InputLogEvent", members: &[
    Member::of("timestamp", &TIMESTAMP_SHAPE).required(),
    Member::of("message", &EVENT_MESSAGE_SHAPE).required(),
] };
pub(super) static LIST_TAGS_FOR_RESOURCE_REQUEST: StructureSchema = StructureSchema { name: "ListTagsForResourceRequest", members: &[
    Member::of("resourceArn", &AMAZON_RESOURCE_NAME_SHAPE).required(),
] };
pub(super) static LIST_TAGS_FOR_RESOURCE_RESPONSE: StructureSchema = StructureSchema { name: "ListTagsForResourceResponse", members: &[
    Member::of("tags", &TAGS_SHAPE),
] };
pub(super) static LIST_TAGS_LOG_GROUP_REQUEST: StructureSchema = StructureSchema { name: "ListTagsLogGroupRequest", members: &[
    Member::of("logGroupName", &LOG_GROUP_NAME_SHAPE).required(),
] };
pub(super) static LIST_TAGS_LOG_GROUP_RESPONSE: StructureSchema = StructureSchema { name: "ListTagsLogGroupResponse", members: &[
    Member::of("tags", &TAGS_SHAPE),
] };
pub(super) static LOG_GROUP: StructureSchema = StructureSchema { name: "LogGroup", members: &[
    Member::of("logGroupName", &LOG_GROUP_NAME_SHAPE),
    Member::of("creationTime", &TIMESTAMP_SHAPE),
    Member::of("retentionInDays", &DAYS_SHAPE),
    Member::of("metricFilterCount", &FILTER_COUNT_SHAPE),
    Member::of("arn", &ARN_SHAPE),
    Member::of("storedBytes", &STORED_BYTES_SHAPE),
    Member::of("kmsKeyId", &KMS_KEY_ID_SHAPE),
    Member::of("dataProtectionStatus", &DATA_PROTECTION_STATUS_SHAPE),
    Member::of("inheritedProperties", &INHERITED_PROPERTIES_SHAPE),
    Member::of("logGroupClass", &LOG_GROUP_CLASS_SHAPE),
    Member::of("logGroupArn", &ARN_SHAPE),
    Member::of("deletionProtectionEnabled", &DELETION_PROTECTION_ENABLED_SHAPE),
    Member::of("bearerTokenAuthenticationEnabled", &BEARER_TOKEN_AUTHENTICATION_ENABLED_SHAPE),
    Member::of("retentionPolicyName", &POLICY_NAME_SHAPE),
] };
pub(super) static LOG_STREAM: StructureSchema = StructureSchema { name: "LogStream", members: &[
    Member::of("logStreamName", &LOG_STREAM_NAME_SHAPE),
    Member::of("creationTime", &TIMESTAMP_SHAPE),
    Member::of("firstEventTimestamp", &TIMESTAMP_SHAPE),
    Member::of("lastEventTimestamp", &TIMESTAMP_SHAPE),
    Member::of("lastIngestionTime", &TIMESTAMP_SHAPE),
    Member::of("uploadSequenceToken", &SEQUENCE_TOKEN_SHAPE),
    Member::of("arn", &ARN_SHAPE),
    Member::of("storedBytes", &STORED_BYTES_SHAPE),
] };
pub(super) static OUTPUT_LOG_EVENT: StructureSchema = StructureSchema { name: "OutputLogEvent", members: &[
    Member::of("timestamp", &TIMESTAMP_SHAPE),
    Member::of("message", &EVENT_MESSAGE_SHAPE),
    Member::of("ingestionTime", &TIMESTAMP_SHAPE),
] };
pub(super) static PUT_LOG_EVENTS_REQUEST: StructureSchema = StructureSchema { name: "PutLogEventsRequest", members: &[
    Member::of("logGroupName", &LOG_GROUP_NAME_SHAPE).required(),
    Member::of("logStreamName", &LOG_STREAM_NAME_SHAPE).required(),
    Member::of("logEvents", &INPUT_LOG_EVENTS_SHAPE).required(),
    Member::of("sequenceToken", &SEQUENCE_TOKEN_SHAPE),
    Member::of("entity", &Shape::of(Kind::Structure(&ENTITY))),
] };
pub(super) static PUT_LOG_EVENTS_RESPONSE: StructureSchema = StructureSchema { name: "PutLogEventsResponse", members: &[
    Member::of("nextSequenceToken", &SEQUENCE_TOKEN_SHAPE),
    Member::of("rejectedLogEventsInfo", &Shape::of(Kind::Structure(&REJECTED_LOG_EVENTS_INFO))),
    Member::of("rejectedEntityInfo", &Shape::of(Kind::Structure(&REJECTED_ENTITY_INFO))),
] };
pub(super) static PUT_RETENTION_POLICY_REQUEST: StructureSchema = StructureSchema { name: "PutRetentionPolicyRequest", members: &[
    Member::of("logGroupName", &LOG_GROUP_NAME_SHAPE).required(),
    Member::of("retentionInDays", &DAYS_SHAPE).required(),
] };
pub(super) static REJECTED_ENTITY_INFO: StructureSchema = StructureSchema { name: "RejectedEntityInfo", members: &[
    Member::of("errorType", &ENTITY_REJECTION_ERROR_TYPE_SHAPE).required(),
] };
pub(super) static REJECTED_LOG_EVENTS_INFO: StructureSchema = StructureSchema { name: "RejectedLogEventsInfo", members: &[
    Member::of("tooNewLogEventStartIndex", &LOG_EVENT_INDEX_SHAPE),
    Member::of("tooOldLogEventEndIndex", &LOG_EVENT_INDEX_SHAPE),
    Member::of("expiredLogEventEndIndex", &LOG_EVENT_INDEX_SHAPE),
] };
pub(super) static SEARCHED_LOG_STREAM: StructureSchema = StructureSchema { name: "SearchedLogStream", members: &[
    Member::of("logStreamName", &LOG_STREAM_NAME_SHAPE),
    Member::of("searchedCompletely", &LOG_STREAM_SEARCHED_COMPLETELY_SHAPE),
] };
pub(super) static TAG_LOG_GROUP_REQUEST: StructureSchema = StructureSchema { name: "TagLogGroupRequest", members: &[
    Member::of("logGroupName", &LOG_GROUP_NAME_SHAPE).required(),
    Member::of("tags", &TAGS_SHAPE).required(),
] };
pub(super) static TAG_RESOURCE_REQUEST: StructureSchema = StructureSchema { name: "TagResourceRequest", members: &[
    Member::of("resourceArn", &AMAZON_RESOURCE_NAME_SHAPE).required(),
    Member::of("tags", &TAGS_SHAPE).required(),
] };
pub(super) static UNTAG_LOG_GROUP_REQUEST: StructureSchema = StructureSchema { name: "UntagLogGroupRequest", members: &[
    Member::of("logGroupName", &LOG_GROUP_NAME_SHAPE).required(),
    Member::of("tags", &TAG_LIST_SHAPE).required(),
] };
pub(super) static UNTAG_RESOURCE_REQUEST: StructureSchema = StructureSchema { name: "UntagResourceRequest", members: &[
    Member::of("resourceArn", &AMAZON_RESOURCE_NAME_SHAPE).required(),
    Member::of("tagKeys", &TAG_KEY_LIST_SHAPE).required(),
] };
pub(super) static OPERATIONS: [Operation; 17] = [
    Operation { index: 0, name: "CreateLogGroup", input: &CREATE_LOG_GROUP_REQUEST, output: None, http: HttpBinding { method: "POST", path: &[], literal: None, status: 200 } },
    Operation { index: 1, name: "CreateLogStream", input: &CREATE_LOG_STREAM_REQUEST, output: None, http: HttpBinding { method: "POST", path: &[], literal: None, status: 200 } },
    Operation { index: 2, name: "DeleteLogGroup", input: &DELETE_LOG_GROUP_REQUEST, output: None, http: HttpBinding { method: "POST", path: &[], literal: None, status: 200 } },
    Operation { index: 3, name: "DeleteLogStream", input: &DELETE_LOG_STREAM_REQUEST, output: None, http: HttpBinding { method: "POST", path: &[], literal: None, status: 200 } },
    Operation { index: 4, name: "DeleteRetentionPolicy", input: &DELETE_RETENTION_POLICY_REQUEST, output: None, http: HttpBinding { method: "POST", path: &[], literal: None, status: 200 } },
    Operation { index: 5, name: "DescribeLogGroups", input: &DESCRIBE_LOG_GROUPS_REQUEST, output: Some(&DESCRIBE_LOG_GROUPS_RESPONSE), http: HttpBinding { method: "POST", path: &[], literal: None, status: 200 } },
    Operation { index: 6, name: "DescribeLogStreams", input: &DESCRIBE_LOG_STREAMS_REQUEST, output: Some(&DESCRIBE_LOG_STREAMS_RESPONSE), http: HttpBinding { method: "POST", path: &[], literal: None, status: 200 } },
    Operation { index: 7, name: "FilterLogEvents", input: &FILTER_LOG_EVENTS_REQUEST, output: Some(&FILTER_LOG_EVENTS_RESPONSE), http: HttpBinding { method: "POST", path: &[], literal: None, status: 200 } },
    Operation { index: 8, name: "GetLogEvents", input: &GET_LOG_EVENTS_REQUEST, output: Some(&GET_LOG_EVENTS_RESPONSE), http: HttpBinding { method: "POST", path: &[], literal: None, status: 200 } },
    Operation { index: 9, name: "ListTagsForResource", input: &LIST_TAGS_FOR_RESOURCE_REQUEST, output: Some(&LIST_TAGS_FOR_RESOURCE_RESPONSE), http: HttpBinding { method: "POST", path: &[], literal: None, status: 200 } },
    Operation { index: 10, name: "ListTagsLogGroup", input: &LIST_TAGS_LOG_GROUP_REQUEST, output: Some(&LIST_TAGS_LOG_GROUP_RESPONSE), http: HttpBinding { method: "POST", path: &[], literal: None, status: 200 } },
    Operation { index: 11, name: "PutLogEvents", input: &PUT_LOG_EVENTS_REQUEST, output: Some(&PUT_LOG_EVENTS_RESPONSE), http: HttpBinding { method: "POST", path: &[], literal: None, status: 200 } },
    Operation { index: 12, name: "PutRetentionPolicy", input: &PUT_RETENTION_POLICY_REQUEST, output: None, http: HttpBinding { method: "POST", path: &[], literal: None, status: 200 } },
    Operation { index: 13, name: "TagLogGroup", input: &TAG_LOG_GROUP_REQUEST, output: None, http: HttpBinding { method: "POST", path: &[], literal: None, status: 200 } },
    Operation { index: 14, name: "TagResource", input: &TAG_RESOURCE_REQUEST, output: None, http: HttpBinding { method: "POST", path: &[], literal: None, status: 200 } },
    Operation { index: 15, name: "UntagLogGroup", input: &UNTAG_LOG_GROUP_REQUEST, output: None, http: HttpBinding { method: "POST", path: &[], literal: None, status: 200 } },
    Operation { index: 16, name: "UntagResource", input: &UNTAG_RESOURCE_REQUEST, output: None, http: HttpBinding { method: "POST", path: &[], literal: None, status: 200 } },
];
