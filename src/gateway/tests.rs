//! The port without sockets: whatever arrives, something sensible comes back.

use std::sync::Arc;

use bytes::Bytes;
use http::Request;
use proptest::prelude::*;

use super::*;
use crate::clock::{Mode, Timestamp};
use crate::neighbours::{House, Neighbours, Options};
use crate::store::Store;

fn gateway() -> Arc<Gateway> {
    let house = House {
        clock: Clock::starting_at(Mode::Manual, Timestamp::from_secs(1_700_000_000)),
        randomness: Randomness::seeded(1),
        store: Store::ephemeral(),
        neighbours: Neighbours::default(),
        options: Arc::new(Options { authority: "localhost:4566".to_owned(), ..Options::default() }),
    };
    Gateway::new(&Cloud::new(house), BrowserRules::default())
}

fn block_on<F: Future>(future: F) -> F::Output {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(future)
}

/// Words that lead deep into some decoder, and noise.
fn word() -> impl Strategy<Value = String> {
    let known = prop::sample::select(vec![
        "AmazonSQS.SendMessage",
        "AWSStepFunctions.CreateStateMachine",
        "Logs_20140328.FilterLogEvents",
        "/2015-03-31/functions",
        "/2015-03-31/functions/f/invocations",
        "/000000000000/q",
        "Action=SendMessage&Version=2012-11-05&QueueUrl=q&MessageBody=%zz",
        "Action=CreateRole&Version=2010-05-08&Tags.member.1.Key=a",
        "AWS4-HMAC-SHA256 Credential=AK/20260101/us-east-1/sqs/aws4_request, SignedHeaders=host, Signature=0",
        "AWS4-HMAC-SHA256 Credential=/////",
        "application/x-amz-json-1.0",
        "application/x-www-form-urlencoded",
        r#"{"QueueName":"q","Attributes":{"VisibilityTimeout":"30"}}"#,
        r#"{"name":"m","definition":"{\"StartAt\":\"A\",\"States\":{}}","roleArn":"arn:aws:iam::000000000000:role/r"}"#,
        r#"{"FunctionName":"f","Code":{"ZipFile":"UEsDBA=="},"Role":"arn:aws:iam::000000000000:role/r"}"#,
        "{\"a\":[[[[[[[[",
    ]);
    prop_oneof![3 => known.prop_map(str::to_owned), 1 => "[ -~]{0,40}", 1 => ".{0,40}"]
}

proptest! {
    #[test]
    fn whatever_arrives_is_answered_in_order_or_refused(
        method in prop::sample::select(vec!["GET", "POST", "PUT", "DELETE", "OPTIONS", "PATCH"]),
        path in word(),
        headers in prop::collection::vec(
            (prop::sample::select(vec!["x-amz-target", "authorization", "content-type", "host", "origin", "x-amzn-query-mode"]), word()),
            0..5,
        ),
        body in word(),
    ) {
        let path = if path.starts_with('/') { path } else { format!("/?{path}") };
        let mut request = Request::builder().method(method).uri(path);
        for (name, value) in &headers {
            request = request.header(*name, value.as_str());
        }
        let Ok(request) = request.body(Bytes::from(body)) else { return Ok(()) };
        let shown = format!("{request:?}");
        let response = block_on(async { gateway().answer(request, Origin::Outside).await });
        let status = response.status().as_u16();
        prop_assert!(status < 500 || status == 501, "{status} to {shown}: {:?}", response.body());
    }
}

/// Calls that are in order: target (or path), and body.
const IN_ORDER: [(&str, &str); 20] = [
    (
        "AmazonSQS.CreateQueue",
        r#"{"QueueName":"q","Attributes":{"VisibilityTimeout":"30","RedriveAllowPolicy":"{\"redrivePermission\":\"allowAll\"}"},"tags":{"a":"b"}}"#,
    ),
    (
        "AmazonSQS.SendMessage",
        r#"{"QueueUrl":"http://localhost:4566/000000000000/q","MessageBody":"hällo","DelaySeconds":0,"MessageAttributes":{"n":{"DataType":"Number","StringValue":"1"},"b":{"DataType":"Binary","BinaryValue":"AAEC"}}}"#,
    ),
    (
        "AmazonSQS.SendMessageBatch",
        r#"{"QueueUrl":"http://localhost:4566/000000000000/q","Entries":[{"Id":"1","MessageBody":"a"},{"Id":"2","MessageBody":"b","DelaySeconds":5}]}"#,
    ),
    (
        "AmazonSQS.ReceiveMessage",
        r#"{"QueueUrl":"http://localhost:4566/000000000000/q","MaxNumberOfMessages":10,"MessageSystemAttributeNames":["All"],"MessageAttributeNames":[".*"]}"#,
    ),
    (
        "AmazonSQS.SetQueueAttributes",
        r#"{"QueueUrl":"q","Attributes":{"Policy":"{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"sqs:*\",\"Resource\":\"*\"}]}"}}"#,
    ),
    (
        "form:/",
        "Action=SendMessage&Version=2012-11-05&QueueUrl=http%3A%2F%2Flocalhost%2F000000000000%2Fq&MessageBody=%C3%A4&MessageAttribute.1.Name=n&MessageAttribute.1.Value.DataType=String&MessageAttribute.1.Value.StringValue=v",
    ),
    (
        "form:/000000000000/q",
        "Action=ReceiveMessage&Version=2012-11-05&MaxNumberOfMessages=2&AttributeName.1=All",
    ),
    (
        "form:/",
        "Action=CreateRole&Version=2010-05-08&RoleName=r&AssumeRolePolicyDocument=%7B%22Version%22%3A%222012-10-17%22%2C%22Statement%22%3A%5B%7B%22Effect%22%3A%22Allow%22%2C%22Action%22%3A%22sts%3AAssumeRole%22%2C%22Principal%22%3A%22%2A%22%7D%5D%7D&Tags.member.1.Key=a&Tags.member.1.Value=b",
    ),
    (
        "form:/",
        "Action=AssumeRole&Version=2011-06-15&RoleArn=arn%3Aaws%3Aiam%3A%3A000000000000%3Arole%2Fr&RoleSessionName=session&DurationSeconds=900",
    ),
    (
        "AWSStepFunctions.CreateStateMachine",
        r#"{"name":"m","roleArn":"arn:aws:iam::000000000000:role/r","definition":"{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Pass\",\"Parameters\":{\"x.$\":\"States.Format('{}', $.a[0])\"},\"Next\":\"B\"},\"B\":{\"Type\":\"Map\",\"ItemsPath\":\"$.a\",\"ItemProcessor\":{\"StartAt\":\"C\",\"States\":{\"C\":{\"Type\":\"Pass\",\"End\":true}}},\"End\":true}}}"}"#,
    ),
    (
        "AWSStepFunctions.StartExecution",
        r#"{"stateMachineArn":"arn:aws:states:us-east-1:000000000000:stateMachine:m","name":"e","input":"{\"a\":[1,2,3]}"}"#,
    ),
    (
        "AWSStepFunctions.GetExecutionHistory",
        r#"{"executionArn":"arn:aws:states:us-east-1:000000000000:execution:m:e","maxResults":10,"reverseOrder":true}"#,
    ),
    (
        "AWSStepFunctions.ValidateStateMachineDefinition",
        r#"{"definition":"{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Choice\",\"Choices\":[{\"Variable\":\"$.a[?(@.b > 1)]\",\"NumericEquals\":1,\"Next\":\"A\"}]}}}"}"#,
    ),
    ("Logs_20140328.CreateLogGroup", r#"{"logGroupName":"/g","tags":{"a":"b"}}"#),
    ("Logs_20140328.CreateLogStream", r#"{"logGroupName":"/g","logStreamName":"s"}"#),
    (
        "Logs_20140328.PutLogEvents",
        r#"{"logGroupName":"/g","logStreamName":"s","logEvents":[{"timestamp":1700000000000,"message":"[1] ERROR {\"a\": 1}"}]}"#,
    ),
    (
        "Logs_20140328.FilterLogEvents",
        r#"{"logGroupName":"/g","filterPattern":"{ ($.a = 1) && ($.b != \"x*\") }","limit":10}"#,
    ),
    (
        "POST:/2015-03-31/functions",
        r#"{"FunctionName":"f","Runtime":"provided.al2023","Handler":"h","Code":{"ZipFile":"UEsDBBQAAAAAAAAAIQDOM0scCAAAAAgAAAAJAAAAYm9vdHN0cmFwAGFzbQEAAABQSwECFAMUAAAAAAAAACEAzjNLHAgAAAAIAAAACQAAAAAAAAAAAAAAgAEAAAAAYm9vdHN0cmFwUEsFBgAAAAABAAEANwAAAC8AAAAAAA=="},"Role":"arn:aws:iam::000000000000:role/r","Environment":{"Variables":{"AB":"b"}},"Timeout":3}"#,
    ),
    (
        "POST:/2015-03-31/functions/f/policy",
        r#"{"StatementId":"s","Action":"lambda:InvokeFunction","Principal":"sqs.amazonaws.com"}"#,
    ),
    (
        "POST:/2015-03-31/event-source-mappings",
        r#"{"EventSourceArn":"arn:aws:sqs:us-east-1:000000000000:q","FunctionName":"f","BatchSize":10}"#,
    ),
];

/// Bytes that mean something to some decoder.
fn telling_byte() -> impl Strategy<Value = u8> {
    prop_oneof![prop::sample::select(b"{}[]\"\\,:%&=.$@*()'-+eE09nul\0\x7f\xff\xc3".to_vec()), any::<u8>()]
}

fn request(target: &str, body: Vec<u8>) -> Request<Bytes> {
    let request = Request::builder().method("POST").header("host", "localhost:4566");
    let request = match target.split_once(':') {
        Some(("form", path)) => request.uri(path).header("content-type", "application/x-www-form-urlencoded"),
        Some((_, path)) => request.uri(path),
        None => request
            .uri("/")
            .header("x-amz-target", target)
            .header("content-type", "application/x-amz-json-1.0"),
    };
    request.body(Bytes::from(body)).expect("targets and paths that are in order")
}

fn changed(body: &str, edits: &[(prop::sample::Index, u8, u8)]) -> Vec<u8> {
    let mut body = body.as_bytes().to_vec();
    for (place, act, byte) in edits {
        let at = place.index(body.len());
        match act {
            0 => body[at] = *byte,
            1 => body.insert(at, *byte),
            2 if body.len() > 1 => drop(body.remove(at)),
            3 => body.truncate(at + 1),
            // The same again: members given twice, numbers too long, lists nested in themselves.
            _ => body.extend_from_within(at..),
        }
    }
    body
}

proptest! {
    #[test]
    fn calls_with_some_bytes_changed_are_answered_in_order_or_refused(
        calls in prop::collection::vec(
            (0..IN_ORDER.len(), prop::collection::vec((any::<prop::sample::Index>(), 0_u8..5, telling_byte()), 0..4)),
            1..12,
        ),
    ) {
        block_on(async {
            let gateway = gateway();
            for (target, body) in IN_ORDER {
                gateway.answer(request(target, body.into()), Origin::Outside).await;
            }
            for (number, edits) in calls {
                let (target, body) = IN_ORDER[number];
                let request = request(target, changed(body, &edits));
                let shown = format!("{request:?}");
                let patience = std::time::Duration::from_secs(20);
                let answer = crate::clock::network::within(patience, gateway.answer(request, Origin::Outside)).await;
                let Some(answer) = answer else { return Err(TestCaseError::fail(format!("no answer to {shown}"))) };
                let status = answer.status().as_u16();
                prop_assert!(status < 500 || status == 501, "{status} to {shown}: {:?}", answer.body());
            }
            Ok(())
        })?;
    }
}

#[test]
fn a_cloud_that_nobody_holds_any_more_is_gone_when_its_tasks_are() {
    let options = block_on(async {
        let gateway = gateway();
        for (target, body) in IN_ORDER {
            gateway.answer(request(target, body.into()), Origin::Outside).await;
        }
        gateway.answer(request("form:/_virga/gaps", Vec::new()), Origin::Outside).await;
        gateway.clock().settled().await;
        Arc::downgrade(&gateway.cloud().house().options)
    });
    assert!(options.upgrade().is_none(), "every service has the options");
}

#[test]
fn the_calls_that_are_then_changed_are_in_order_themselves() {
    block_on(async {
        let gateway = gateway();
        let mut refused = Vec::new();
        for (target, body) in IN_ORDER {
            let answer = gateway.answer(request(target, body.into()), Origin::Outside).await;
            if !answer.status().is_success() {
                refused.push(format!("{target}: {} {:?}", answer.status(), answer.body()));
            }
        }
        assert!(refused.is_empty(), "{refused:#?}");
    });
}
