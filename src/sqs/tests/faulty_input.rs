//! Bad input of every kind, refused in AWS's words.

use super::*;

/// What a request is refused with: the code of the Query protocol, and the message.
fn refusal<T: std::fmt::Debug>(outcome: Result<T, Error>) -> (String, String) {
    let error = outcome.unwrap_err();
    let code = error.query_code.unwrap_or(error.code);
    (code.into_owned(), error.message)
}

fn attributes(name: &str, data_type: &str, value: &str) -> BTreeMap<String, sqs::MessageAttributeValue> {
    let value = sqs::MessageAttributeValue {
        data_type: data_type.to_owned(),
        string_value: Some(value.to_owned()),
        ..Default::default()
    };
    BTreeMap::from([(name.to_owned(), value)])
}

#[tokio::test]
async fn messages_that_no_queue_takes() {
    let caller = Caller::new();
    let url = caller.create("orders", &[]).await;
    let good = message(&url, "a");
    let cases = [
        (message(&url, ""), "MissingParameter", "The request must contain the parameter MessageBody."),
        (message(&url, "\u{0}"), "InvalidMessageContents", "Invalid characters found."),
        (
            message(&url, &"x".repeat(1_048_577)),
            "InvalidParameterValue",
            "One or more parameters are invalid. Reason: Message must be shorter than 1048576 bytes.",
        ),
        (
            sqs::SendMessageInput { delay_seconds: Some(901), ..good.clone() },
            "InvalidParameterValue",
            "Value 901 for parameter DelaySeconds is invalid. Reason: DelaySeconds must be >= 0 and <= 900",
        ),
        (
            sqs::SendMessageInput { message_attributes: Some(attributes("a", "String", "")), ..good.clone() },
            "InvalidParameterValue",
            "Message (user) attribute 'a' must contain a non-empty value of type 'String'.",
        ),
        (
            sqs::SendMessageInput {
                message_attributes: Some(attributes("a", "Colour", "red")),
                ..good.clone()
            },
            "InvalidParameterValue",
            "The type of message (user) attribute 'a' is invalid.",
        ),
        (
            sqs::SendMessageInput {
                message_attributes: Some(attributes("a", "Number", "red")),
                ..good.clone()
            },
            "InvalidParameterValue",
            "Can't cast the value of message (user) attribute 'a' to a number.",
        ),
        (
            sqs::SendMessageInput {
                message_attributes: Some(attributes("AWS.a", "String", "b")),
                ..good.clone()
            },
            "InvalidParameterValue",
            "You can't use message attribute names beginning with 'AWS.' or 'Amazon.'",
        ),
        (
            sqs::SendMessageInput { message_deduplication_id: Some("d".to_owned()), ..good.clone() },
            "InvalidParameterValue",
            "Value d for parameter MessageDeduplicationId is invalid.",
        ),
        (message("http://localhost:4566/a/b/c", "a"), "InvalidAddress", "The address"),
        (
            message("nowhere", "a"),
            "AWS.SimpleQueueService.NonExistentQueue",
            "The specified queue does not exist.",
        ),
    ];
    for (input, code, text) in cases {
        let (found, message) = refusal(caller.try_send(input).await);
        assert_eq!(found, code, "{message}");
        assert!(message.starts_with(text), "{message}");
    }
    assert_eq!(caller.counts(&url).await, [0, 0, 0]);
}

#[tokio::test]
async fn numbers_out_of_range() {
    let caller = Caller::new();
    let url = caller.create("orders", &[]).await;
    let cases = [
        (poll(&url, 0, 0), "Value 0 for parameter MaxNumberOfMessages is invalid."),
        (poll(&url, 11, 0), "Value 11 for parameter MaxNumberOfMessages is invalid."),
        (poll(&url, 1, 21), "Value 21 for parameter WaitTimeSeconds is invalid."),
        (poll(&url, 1, -1), "Value -1 for parameter WaitTimeSeconds is invalid."),
        (
            sqs::ReceiveMessageInput { visibility_timeout: Some(43_201), ..poll(&url, 1, 0) },
            "Value 43201 for parameter VisibilityTimeout is invalid.",
        ),
        (
            sqs::ReceiveMessageInput { receive_request_attempt_id: Some("a".to_owned()), ..poll(&url, 1, 0) },
            "Value a for parameter ReceiveRequestAttemptId is invalid.",
        ),
    ];
    for (input, text) in cases {
        let (code, message) = refusal(caller.try_receive(input).await);
        assert_eq!(code, "InvalidParameterValue");
        assert!(message.starts_with(text), "{message}");
    }
    let unknown = sqs::ReceiveMessageInput {
        attribute_names: Some(vec![sqs::QueueAttributeName::from("Colour")]),
        ..poll(&url, 1, 0)
    };
    let expected = ("InvalidAttributeName".to_owned(), "Unknown Attribute Colour.".to_owned());
    assert_eq!(refusal(caller.try_receive(unknown).await), expected);
}

#[tokio::test]
async fn batches_that_are_wrong_as_a_whole() {
    let caller = Caller::new();
    let url = caller.create("orders", &[]).await;
    let send = async |ids: &[&str], body: &str| {
        let entry = |id: &&str| sqs::SendMessageBatchRequestEntry {
            id: (*id).to_owned(),
            message_body: body.to_owned(),
            ..Default::default()
        };
        let entries = ids.iter().map(entry).collect();
        let input = sqs::SendMessageBatchInput { queue_url: url.clone(), entries };
        refusal(caller.service.send_message_batch(&caller.call, input).await)
    };
    let eleven = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10"];
    let half = "x".repeat(600_000);
    let cases = [
        (
            send(&[], "a").await,
            "EmptyBatchRequest",
            "There should be at least one SendMessageBatchRequestEntry",
        ),
        (
            send(&eleven, "a").await,
            "TooManyEntriesInBatchRequest",
            "Maximum number of entries per request are 10. You have sent 11.",
        ),
        (send(&["a", "b", "a"], "a").await, "BatchEntryIdsNotDistinct", "Id a repeated."),
        (send(&["a b"], "a").await, "InvalidBatchEntryId", "A batch entry id can only contain"),
        (
            send(&["a", "b"], &half).await,
            "BatchRequestTooLong",
            "Batch requests cannot be longer than 1048576 bytes. You have sent 1200000 bytes.",
        ),
    ];
    for ((code, message), expected, text) in cases {
        assert_eq!(code, format!("AWS.SimpleQueueService.{expected}"));
        assert!(message.starts_with(text), "{message}");
    }
}

#[tokio::test]
async fn a_fifo_queue_asks_for_its_ids() {
    let caller = Caller::new();
    let url = caller.create("orders.fifo", &[("FifoQueue", "true")]).await;
    let (code, message_text) = refusal(caller.try_send(message(&url, "a")).await);
    assert_eq!(code, "MissingParameter");
    assert_eq!(message_text, "The request must contain the parameter MessageGroupId.");
    let grouped = sqs::SendMessageInput { message_group_id: Some("g".to_owned()), ..message(&url, "a") };
    let (code, message_text) = refusal(caller.try_send(grouped).await);
    assert_eq!(code, "InvalidParameterValue");
    assert!(message_text.starts_with("The queue should either have ContentBasedDeduplication enabled"));
}

#[tokio::test]
async fn names_and_attributes_that_no_queue_may_have() {
    let caller = Caller::new();
    for (name, attribute, code) in [
        ("a b", ("DelaySeconds", "0"), "InvalidParameterValue"),
        ("orders.fifo", ("DelaySeconds", "0"), "InvalidParameterValue"),
        ("orders", ("FifoQueue", "true"), "InvalidParameterValue"),
        ("orders", ("FifoQueue", "false"), "InvalidAttributeName"),
        ("orders", ("Colour", "red"), "InvalidAttributeName"),
        ("orders", ("DelaySeconds", "901"), "InvalidAttributeValue"),
        ("orders", ("Policy", "{}"), "InvalidAttributeValue"),
        ("orders", ("RedrivePolicy", "{}"), "InvalidParameterValue"),
    ] {
        let (found, message) = refusal(caller.try_create(name, &[attribute]).await);
        assert_eq!(found, code, "{name} {attribute:?}: {message}");
    }
}
