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
