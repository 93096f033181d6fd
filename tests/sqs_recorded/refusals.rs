//! Every documented refusal of every operation, in both protocols: status, codes, message and shape.
//!
//! *AWS documentation: Amazon SQS API Reference, the Errors section of each action.*

use std::sync::Arc;

use bytes::Bytes;
use http::Response;
use serde_json::{Value, json};
use virga::aws::model::sqs;
use virga::aws::{Call, Origin};
use virga::clock::{Clock, Mode, Timestamp};
use virga::identity::{AccountId, Randomness, Region};
use virga::neighbours::{House, Neighbours, Options};
use virga::sqs::QueueService;
use virga::store::Store;

use crate::query;

/// Operation, input, and what it is refused with: status, code, code of the Query protocol, and how
/// the message begins.
type Case = (&'static str, Value, u16, &'static str, &'static str, &'static str);

const NO_QUEUE: (u16, &str, &str, &str) = (
    400,
    "QueueDoesNotExist",
    "AWS.SimpleQueueService.NonExistentQueue",
    "The specified queue does not exist.",
);

fn invalid(operation: &'static str, input: Value, message: &'static str) -> Case {
    (operation, input, 400, "InvalidParameterValueException", "InvalidParameterValue", message)
}

fn missing(operation: &'static str, input: Value, message: &'static str) -> Case {
    (operation, input, 400, "MissingRequiredParameterException", "MissingParameter", message)
}

#[expect(clippy::needless_pass_by_value, reason = "so that the table reads like its neighbours")]
fn of_batch(operation: &'static str, entries: Value, code: &'static str, message: &'static str) -> Case {
    let query_code = match code {
        "EmptyBatchRequest" => "AWS.SimpleQueueService.EmptyBatchRequest",
        "TooManyEntriesInBatchRequest" => "AWS.SimpleQueueService.TooManyEntriesInBatchRequest",
        "BatchEntryIdsNotDistinct" => "AWS.SimpleQueueService.BatchEntryIdsNotDistinct",
        "InvalidBatchEntryId" => "AWS.SimpleQueueService.InvalidBatchEntryId",
        _ => "AWS.SimpleQueueService.BatchRequestTooLong",
    };
    (operation, json!({"QueueUrl": "orders", "Entries": entries}), 400, code, query_code, message)
}

/// Operations on one queue, each with the rest of an input that would be in order.
fn on_a_queue() -> Vec<(&'static str, Value)> {
    let entry = |more: Value| {
        let mut entry = json!({"Id": "a"});
        entry.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        json!({"Entries": [entry]})
    };
    vec![
        (
            "AddPermission",
            json!({"Label": "l", "AWSAccountIds": ["111111111111"], "Actions": ["SendMessage"]}),
        ),
        ("ChangeMessageVisibility", json!({"ReceiptHandle": "h", "VisibilityTimeout": 1})),
        ("ChangeMessageVisibilityBatch", entry(json!({"ReceiptHandle": "h", "VisibilityTimeout": 1}))),
        ("DeleteMessage", json!({"ReceiptHandle": "h"})),
        ("DeleteMessageBatch", entry(json!({"ReceiptHandle": "h"}))),
        ("DeleteQueue", json!({})),
        ("GetQueueAttributes", json!({"AttributeNames": ["All"]})),
        ("ListDeadLetterSourceQueues", json!({})),
        ("ListQueueTags", json!({})),
        ("PurgeQueue", json!({})),
        ("ReceiveMessage", json!({})),
        ("RemovePermission", json!({"Label": "l"})),
        ("SendMessage", json!({"MessageBody": "b"})),
        ("SendMessageBatch", entry(json!({"MessageBody": "b"}))),
        ("SetQueueAttributes", json!({"Attributes": {"DelaySeconds": "1"}})),
        ("TagQueue", json!({"Tags": {"k": "v"}})),
        ("UntagQueue", json!({"TagKeys": ["k"]})),
    ]
}

fn without_a_queue() -> Vec<Case> {
    let mut cases = Vec::new();
    for (operation, rest) in on_a_queue() {
        let with = |url: &str| {
            let mut input = rest.clone();
            input["QueueUrl"] = json!(url);
            input
        };
        let (status, code, query_code, message) = NO_QUEUE;
        cases.push((operation, with("nowhere"), status, code, query_code, message));
        let address = "The address a/b/c is not valid for this endpoint.";
        cases.push((operation, with("a/b/c"), 404, "InvalidAddress", "InvalidAddress", address));
        cases.push(missing(operation, rest, "The request must contain the parameter QueueUrl."));
    }
    cases
}

#[expect(clippy::too_many_lines, reason = "a table")]
fn queues() -> Vec<Case> {
    let create = |name: &str, attribute: &str, value: &str| json!({"QueueName": name, "Attributes": {attribute: value}});
    let value = "InvalidAttributeValue";
    let name = "InvalidAttributeName";
    let set = |attribute: &str, value: &str| json!({"QueueUrl": "orders", "Attributes": {attribute: value}});
    let exists = "A queue already exists with the same name and a different value for attribute DelaySeconds";
    let recently =
        "You must wait 60 seconds after deleting a queue before you can create another with the same name.";
    let purging = "Only one PurgeQueue operation on purged is allowed every 60 seconds.";
    vec![
        missing("CreateQueue", json!({}), "The request must contain the parameter QueueName."),
        invalid("CreateQueue", json!({"QueueName": "a b"}), "Can only include alphanumeric characters"),
        invalid("CreateQueue", create("o", "FifoQueue", "true"), "The name of a FIFO queue can only include"),
        ("CreateQueue", create("o", "Colour", "red"), 400, name, name, "Unknown Attribute Colour."),
        (
            "CreateQueue",
            create("o", "DelaySeconds", "901"),
            400,
            value,
            value,
            "Invalid value for the parameter DelaySeconds.",
        ),
        (
            "CreateQueue",
            create("orders", "DelaySeconds", "7"),
            400,
            "QueueNameExists",
            "QueueAlreadyExists",
            exists,
        ),
        (
            "CreateQueue",
            json!({"QueueName": "deleted"}),
            400,
            "QueueDeletedRecently",
            "AWS.SimpleQueueService.QueueDeletedRecently",
            recently,
        ),
        invalid(
            "CreateQueue",
            create("o", "RedrivePolicy", "{}"),
            "Value {} for parameter RedrivePolicy is invalid. Reason: Redrive policy does not contain",
        ),
        (
            "PurgeQueue",
            json!({"QueueUrl": "purged"}),
            403,
            "PurgeQueueInProgress",
            "AWS.SimpleQueueService.PurgeQueueInProgress",
            purging,
        ),
        ("GetQueueUrl", json!({"QueueName": "nowhere"}), NO_QUEUE.0, NO_QUEUE.1, NO_QUEUE.2, NO_QUEUE.3),
        missing("GetQueueUrl", json!({}), "The request must contain the parameter QueueName."),
        (
            "GetQueueAttributes",
            json!({"QueueUrl": "orders", "AttributeNames": ["Colour"]}),
            400,
            name,
            name,
            "Unknown Attribute Colour.",
        ),
        ("SetQueueAttributes", set("Colour", "red"), 400, name, name, "Unknown Attribute Colour."),
        (
            "SetQueueAttributes",
            set("VisibilityTimeout", "x"),
            400,
            value,
            value,
            "Invalid value for the parameter VisibilityTimeout.",
        ),
        (
            "SetQueueAttributes",
            set("Policy", "{"),
            400,
            value,
            value,
            "Invalid value for the parameter Policy.",
        ),
        invalid("ListQueues", json!({"MaxResults": 1001}), "Value 1001 for parameter MaxResults is invalid."),
        invalid("ListQueues", json!({"NextToken": "!", "MaxResults": 1}), "Invalid or expired next token."),
        invalid(
            "ListDeadLetterSourceQueues",
            json!({"QueueUrl": "orders", "MaxResults": 0}),
            "Value 0 for parameter MaxResults is invalid.",
        ),
        invalid(
            "TagQueue",
            json!({"QueueUrl": "orders", "Tags": {"aws:k": "v"}}),
            "Value aws:k for parameter Tags is invalid.",
        ),
        invalid(
            "RemovePermission",
            json!({"QueueUrl": "orders", "Label": "none"}),
            "Value none for parameter Label is invalid. Reason: can't find label.",
        ),
        invalid(
            "AddPermission",
            json!({"QueueUrl": "orders", "Label": "l", "AWSAccountIds": ["111111111111"], "Actions": ["Dance"]}),
            "Value SQS:Dance for parameter ActionName is invalid.",
        ),
        (
            "AddPermission",
            json!({"QueueUrl": "orders", "Label": "l", "AWSAccountIds": ["111111111111"], "Actions": ["SendMessage", "ReceiveMessage", "DeleteMessage", "ChangeMessageVisibility", "GetQueueAttributes", "GetQueueUrl", "ListDeadLetterSourceQueues", "*"]}),
            403,
            "OverLimit",
            "OverLimit",
            "8 Actions were found, maximum allowed is 7.",
        ),
        (
            "SendMessage",
            json!({"QueueUrl": "http://h/999999999999/orders", "MessageBody": "b"}),
            NO_QUEUE.0,
            NO_QUEUE.1,
            NO_QUEUE.2,
            NO_QUEUE.3,
        ),
        (
            "SendMessage",
            json!({"QueueUrl": "http://h/222222222222/theirs", "MessageBody": "b"}),
            403,
            "AccessDeniedException",
            "AccessDenied",
            "User: arn:aws:iam::000000000000:root is not authorized to perform: sqs:sendmessage on resource: arn:aws:sqs:us-east-1:222222222222:theirs",
        ),
    ]
}

#[expect(clippy::too_many_lines, reason = "a table")]
fn messages() -> Vec<Case> {
    let send = |more: Value| {
        let mut input = json!({"QueueUrl": "orders", "MessageBody": "b"});
        input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        input
    };
    let attribute = |data_type: &str, value: &str| {
        send(json!({"MessageAttributes": {"n": {"DataType": data_type, "StringValue": value}}}))
    };
    let receive = |name: &str, value: i32| json!({"QueueUrl": "orders", name: value});
    let line = |more: Value| {
        let mut input = json!({"QueueUrl": "line.fifo", "MessageBody": "b"});
        input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        input
    };
    let handle = "The input receipt handle \"h\" is not a valid receipt handle.";
    let timeout = "Value 43201 for parameter VisibilityTimeout is invalid.";
    vec![
        missing(
            "SendMessage",
            json!({"QueueUrl": "orders"}),
            "The request must contain the parameter MessageBody.",
        ),
        missing(
            "SendMessage",
            json!({"QueueUrl": "orders", "MessageBody": ""}),
            "The request must contain the parameter MessageBody.",
        ),
        (
            "SendMessage",
            send(json!({"MessageBody": "\u{1}"})),
            400,
            "InvalidMessageContents",
            "InvalidMessageContents",
            "Invalid characters found.",
        ),
        invalid(
            "SendMessage",
            send(json!({"MessageBody": "x".repeat(1_048_577)})),
            "One or more parameters are invalid. Reason: Message must be shorter than 1048576 bytes.",
        ),
        invalid(
            "SendMessage",
            send(json!({"DelaySeconds": 901})),
            "Value 901 for parameter DelaySeconds is invalid.",
        ),
        invalid(
            "SendMessage",
            send(json!({"MessageDeduplicationId": "d"})),
            "Value d for parameter MessageDeduplicationId is invalid.",
        ),
        invalid(
            "SendMessage",
            send(json!({"MessageGroupId": "a b"})),
            "Value a b for parameter MessageGroupId is invalid.",
        ),
        invalid(
            "SendMessage",
            attribute("Colour", "red"),
            "The type of message (user) attribute 'n' is invalid.",
        ),
        invalid(
            "SendMessage",
            attribute("Number", "red"),
            "Can't cast the value of message (user) attribute 'n' to a number.",
        ),
        invalid(
            "SendMessage",
            attribute("Number", "1e127"),
            "Can't cast the value of message (user) attribute 'n' to a number.",
        ),
        invalid(
            "SendMessage",
            attribute("String", ""),
            "Message (user) attribute 'n' must contain a non-empty value of type 'String'.",
        ),
        missing(
            "SendMessage",
            line(json!({"MessageDeduplicationId": "d"})),
            "The request must contain the parameter MessageGroupId.",
        ),
        invalid(
            "SendMessage",
            line(json!({"MessageGroupId": "g"})),
            "The queue should either have ContentBasedDeduplication enabled",
        ),
        invalid(
            "SendMessage",
            line(json!({"MessageGroupId": "g", "MessageDeduplicationId": "d", "DelaySeconds": 1})),
            "Value 1 for parameter DelaySeconds is invalid.",
        ),
        invalid(
            "ReceiveMessage",
            receive("MaxNumberOfMessages", 11),
            "Value 11 for parameter MaxNumberOfMessages is invalid.",
        ),
        invalid(
            "ReceiveMessage",
            receive("MaxNumberOfMessages", 0),
            "Value 0 for parameter MaxNumberOfMessages is invalid.",
        ),
        invalid(
            "ReceiveMessage",
            receive("WaitTimeSeconds", 21),
            "Value 21 for parameter WaitTimeSeconds is invalid.",
        ),
        invalid("ReceiveMessage", receive("VisibilityTimeout", 43_201), timeout),
        invalid(
            "ReceiveMessage",
            json!({"QueueUrl": "orders", "ReceiveRequestAttemptId": "a"}),
            "Value a for parameter ReceiveRequestAttemptId is invalid.",
        ),
        (
            "ReceiveMessage",
            json!({"QueueUrl": "orders", "AttributeNames": ["Colour"]}),
            400,
            "InvalidAttributeName",
            "InvalidAttributeName",
            "Unknown Attribute Colour.",
        ),
        (
            "ReceiveMessage",
            json!({"QueueUrl": "orders", "MessageSystemAttributeNames": ["Colour"]}),
            400,
            "InvalidAttributeName",
            "InvalidAttributeName",
            "Unknown Attribute Colour.",
        ),
        missing(
            "DeleteMessage",
            json!({"QueueUrl": "orders"}),
            "The request must contain the parameter ReceiptHandle.",
        ),
        (
            "DeleteMessage",
            json!({"QueueUrl": "orders", "ReceiptHandle": "h"}),
            404,
            "ReceiptHandleIsInvalid",
            "ReceiptHandleIsInvalid",
            handle,
        ),
        (
            "ChangeMessageVisibility",
            json!({"QueueUrl": "orders", "ReceiptHandle": "h", "VisibilityTimeout": 1}),
            404,
            "ReceiptHandleIsInvalid",
            "ReceiptHandleIsInvalid",
            handle,
        ),
        invalid(
            "ChangeMessageVisibility",
            json!({"QueueUrl": "orders", "ReceiptHandle": "h", "VisibilityTimeout": 43_201}),
            timeout,
        ),
        missing(
            "ChangeMessageVisibility",
            json!({"QueueUrl": "orders", "ReceiptHandle": "h"}),
            "The request must contain the parameter VisibilityTimeout.",
        ),
    ]
}

fn batches() -> Vec<Case> {
    let mut cases = Vec::new();
    for (operation, entry, empty) in [
        (
            "SendMessageBatch",
            json!({"MessageBody": "b"}),
            "There should be at least one SendMessageBatchRequestEntry in the request.",
        ),
        (
            "DeleteMessageBatch",
            json!({"ReceiptHandle": "h"}),
            "There should be at least one DeleteMessageBatchRequestEntry in the request.",
        ),
        (
            "ChangeMessageVisibilityBatch",
            json!({"ReceiptHandle": "h", "VisibilityTimeout": 1}),
            "There should be at least one ChangeMessageVisibilityBatchRequestEntry in the request.",
        ),
    ] {
        let entries = |ids: &[String]| -> Value {
            let with = |id: &String| {
                let mut entry = entry.clone();
                entry["Id"] = json!(id);
                entry
            };
            ids.iter().map(with).collect()
        };
        let ids = |ids: &[&str]| entries(&ids.iter().map(|id| (*id).to_owned()).collect::<Vec<_>>());
        let eleven = entries(&(0..11).map(|id| id.to_string()).collect::<Vec<_>>());
        cases.extend([
            of_batch(operation, json!([]), "EmptyBatchRequest", empty),
            of_batch(
                operation,
                eleven,
                "TooManyEntriesInBatchRequest",
                "Maximum number of entries per request are 10. You have sent 11.",
            ),
            of_batch(operation, ids(&["a", "a"]), "BatchEntryIdsNotDistinct", "Id a repeated."),
            of_batch(operation, ids(&["a b"]), "InvalidBatchEntryId", "A batch entry id can only contain"),
            of_batch(
                operation,
                entries(&["x".repeat(81)]),
                "InvalidBatchEntryId",
                "A batch entry id can only contain",
            ),
        ]);
    }
    let half = "x".repeat(600_000);
    let long = json!([{"Id": "a", "MessageBody": half}, {"Id": "b", "MessageBody": half}]);
    let message = "Batch requests cannot be longer than 1048576 bytes. You have sent 1200000 bytes.";
    cases.push(of_batch("SendMessageBatch", long, "BatchRequestTooLong", message));
    cases
}

fn move_tasks() -> Vec<Case> {
    let orders = "arn:aws:sqs:us-east-1:000000000000:orders";
    let dead = "arn:aws:sqs:us-east-1:000000000000:dead";
    let nowhere = "arn:aws:sqs:us-east-1:000000000000:nowhere";
    let not_found = "ResourceNotFoundException";
    let no_source = "The resource that you specified for the SourceArn parameter doesn't exist.";
    let task = "eyJ0YXNrSWQiOiJ4Iiwic291cmNlQXJuIjoiYXJuOmF3czpzcXM6dXMtZWFzdC0xOjAwMDAwMDAwMDAwMDpkZWFkIn0=";
    vec![
        missing("StartMessageMoveTask", json!({}), "The request must contain the parameter SourceArn."),
        ("StartMessageMoveTask", json!({"SourceArn": nowhere}), 404, not_found, not_found, no_source),
        invalid(
            "StartMessageMoveTask",
            json!({"SourceArn": orders}),
            "Source queue must be configured as a Dead Letter Queue.",
        ),
        invalid(
            "StartMessageMoveTask",
            json!({"SourceArn": dead, "DestinationArn": dead}),
            "Source queue arn and destination queue arn cannot be the same.",
        ),
        invalid(
            "StartMessageMoveTask",
            json!({"SourceArn": dead, "MaxNumberOfMessagesPerSecond": 501}),
            "Value 501 for parameter MaxNumberOfMessagesPerSecond is invalid.",
        ),
        ("ListMessageMoveTasks", json!({"SourceArn": nowhere}), 404, not_found, not_found, no_source),
        invalid(
            "ListMessageMoveTasks",
            json!({"SourceArn": dead, "MaxResults": 11}),
            "Value 11 for parameter MaxResults is invalid.",
        ),
        missing("CancelMessageMoveTask", json!({}), "The request must contain the parameter TaskHandle."),
        invalid(
            "CancelMessageMoveTask",
            json!({"TaskHandle": "x"}),
            "Value for parameter TaskHandle is invalid.",
        ),
        (
            "CancelMessageMoveTask",
            json!({"TaskHandle": task}),
            404,
            not_found,
            not_found,
            "Task does not exist.",
        ),
    ]
}

/// A strict service with the queues that the cases name.
async fn service() -> (QueueService, Call) {
    let house = House {
        clock: Clock::starting_at(Mode::Manual, Timestamp::from_secs(1_700_000_000)),
        randomness: Randomness::seeded(1),
        store: Store::ephemeral(),
        neighbours: Neighbours::default(),
        options: Arc::new(Options { strict: true, ..Options::default() }),
    };
    let call = Call {
        account: AccountId::unnamed(),
        region: Region::fallback(),
        request_id: house.randomness.uuid(),
        authority: "localhost:4566".to_owned(),
        access_key_id: None,
        trace: None,
        origin: Origin::Outside,
    };
    let service = QueueService::new(&house);
    let redrive =
        json!({"deadLetterTargetArn": "arn:aws:sqs:us-east-1:000000000000:dead", "maxReceiveCount": 1});
    for (operation, input) in [
        ("CreateQueue", json!({"QueueName": "dead"})),
        ("CreateQueue", json!({"QueueName": "orders", "Attributes": {"RedrivePolicy": redrive.to_string()}})),
        ("CreateQueue", json!({"QueueName": "line.fifo", "Attributes": {"FifoQueue": "true"}})),
        ("CreateQueue", json!({"QueueName": "purged"})),
        ("PurgeQueue", json!({"QueueUrl": "purged"})),
        ("CreateQueue", json!({"QueueName": "deleted"})),
        ("DeleteQueue", json!({"QueueUrl": "deleted"})),
    ] {
        sqs::call_json(&service, &call, operation, &input).await.expect("the queues can be made");
    }
    let neighbour = Call { account: "222222222222".parse().expect("an account"), ..call.clone() };
    let theirs = json!({"QueueName": "theirs"});
    sqs::call_json(&service, &neighbour, "CreateQueue", &theirs).await.expect("their queue can be made");
    (service, call)
}

#[tokio::test]
async fn every_documented_refusal_is_worded_and_shaped_alike_in_both_protocols() {
    let (service, call) = service().await;
    let cases = [without_a_queue(), queues(), messages(), batches(), move_tasks()].concat();
    let mut wrong = Vec::new();
    for case in &cases {
        let (operation, input, ..) = case;
        let head = http::Request::post("/").header("x-amz-target", format!("AmazonSQS.{operation}"));
        let (head, ()) = head.body(()).expect("a request in order").into_parts();
        let body = Bytes::from(input.to_string());
        let answer = sqs::serve(&service, &call, &head, &body).await.response;
        wrong.extend(
            check_json(case, &answer)
                .err()
                .map(|found| format!("JSON {operation} {}: {found}", brief(input))),
        );
        let (head, body) = query::request(operation, input);
        let answer = sqs::serve(&service, &call, &head, &body).await.response;
        wrong.extend(
            check_query(case, &answer)
                .err()
                .map(|found| format!("Query {operation} {}: {found}", brief(input))),
        );
    }
    println!("{} refusals in two protocols", cases.len());
    assert!(wrong.is_empty(), "{} of {} are different:\n{}", wrong.len(), 2 * cases.len(), wrong.join("\n"));
}

fn brief(input: &Value) -> String {
    input.to_string().chars().take(100).collect()
}

fn check_json(case: &Case, answer: &Response<Bytes>) -> Result<(), String> {
    let (_, _, status, code, query_code, message) = case;
    let body: Value = serde_json::from_slice(answer.body()).map_err(|error| error.to_string())?;
    let kind = body["__type"].as_str().unwrap_or_default();
    let text = body["message"].as_str().or(body["Message"].as_str()).unwrap_or_default();
    let header = answer.headers().get("x-amzn-query-error").and_then(|value| value.to_str().ok());
    let is_right = answer.status().as_u16() == *status
        && kind.rsplit('#').next() == Some(code)
        && text.starts_with(message)
        && header == Some(&format!("{query_code};Sender"));
    if is_right { Ok(()) } else { Err(format!("{} {header:?} {body}", answer.status())) }
}

fn check_query(case: &Case, answer: &Response<Bytes>) -> Result<(), String> {
    let (operation, _, status, _, query_code, message) = case;
    let text = String::from_utf8_lossy(answer.body());
    let frame = "<?xml version=\"1.0\"?><ErrorResponse xmlns=\"http://queue.amazonaws.com/doc/2012-11-05/\"><Error><Type>Sender</Type><Code>";
    let is_framed = text.starts_with(frame) && text.contains("<Detail/></Error><RequestId>");
    let error = query::answer(operation, answer).err().ok_or_else(|| format!("accepted: {text}"))?;
    let is_right = is_framed
        && error.status == *status
        && error.code == *query_code
        && error.message.starts_with(message);
    if is_right { Ok(()) } else { Err(format!("{} {text}", answer.status())) }
}
