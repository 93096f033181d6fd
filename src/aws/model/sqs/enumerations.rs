// Written by `cargo run -p virga-codegen` from models/. Don't edit.

//! The enumerations of the service's API.

#![expect(missing_docs, reason = "each is described by the service's API reference")]

use crate::aws::value::enumeration;

enumeration! {
    MessageSystemAttributeName {
        All = "All",
        SenderId = "SenderId",
        SentTimestamp = "SentTimestamp",
        ApproximateReceiveCount = "ApproximateReceiveCount",
        ApproximateFirstReceiveTimestamp = "ApproximateFirstReceiveTimestamp",
        SequenceNumber = "SequenceNumber",
        MessageDeduplicationId = "MessageDeduplicationId",
        MessageGroupId = "MessageGroupId",
        AWSTraceHeader = "AWSTraceHeader",
        DeadLetterQueueSourceArn = "DeadLetterQueueSourceArn",
    }
    MessageSystemAttributeNameForSends {
        AWSTraceHeader = "AWSTraceHeader",
    }
    QueueAttributeName {
        All = "All",
        Policy = "Policy",
        VisibilityTimeout = "VisibilityTimeout",
        MaximumMessageSize = "MaximumMessageSize",
        MessageRetentionPeriod = "MessageRetentionPeriod",
        ApproximateNumberOfMessages = "ApproximateNumberOfMessages",
        ApproximateNumberOfMessagesNotVisible = "ApproximateNumberOfMessagesNotVisible",
        CreatedTimestamp = "CreatedTimestamp",
        LastModifiedTimestamp = "LastModifiedTimestamp",
        QueueArn = "QueueArn",
        ApproximateNumberOfMessagesDelayed = "ApproximateNumberOfMessagesDelayed",
        DelaySeconds = "DelaySeconds",
        ReceiveMessageWaitTimeSeconds = "ReceiveMessageWaitTimeSeconds",
        RedrivePolicy = "RedrivePolicy",
        FifoQueue = "FifoQueue",
        ContentBasedDeduplication = "ContentBasedDeduplication",
        KmsMasterKeyId = "KmsMasterKeyId",
        KmsDataKeyReusePeriodSeconds = "KmsDataKeyReusePeriodSeconds",
        DeduplicationScope = "DeduplicationScope",
        FifoThroughputLimit = "FifoThroughputLimit",
        RedriveAllowPolicy = "RedriveAllowPolicy",
        SqsManagedSseEnabled = "SqsManagedSseEnabled",
    }
}
