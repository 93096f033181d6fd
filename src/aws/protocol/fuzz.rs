//! Whatever comes in, an answer goes out: no decoder panics, none takes more than it should.

use http::Request as HttpRequest;
use proptest::prelude::*;

use super::*;
use crate::aws::check::check;
use crate::aws::model::SERVICES;

/// Requests that a client might really send, to be mangled.
const VALID: [(&str, &str, &str, &str); 8] = [
    (
        "POST",
        "/",
        "AmazonSQS.SendMessage",
        r#"{"QueueUrl":"http://h/0/q","MessageBody":"b","DelaySeconds":5}"#,
    ),
    (
        "POST",
        "/",
        "AWSStepFunctions.StartExecution",
        r#"{"stateMachineArn":"arn:aws:states:x","input":"{}"}"#,
    ),
    (
        "POST",
        "/",
        "Logs_20140328.PutLogEvents",
        r#"{"logGroupName":"g","logEvents":[{"timestamp":1,"message":"m"}]}"#,
    ),
    ("POST", "/2015-03-31/functions/f/invocations?Qualifier=1", "", "payload"),
    (
        "POST",
        "/2015-03-31/functions",
        "",
        r#"{"FunctionName":"f","Code":{"ZipFile":"AAAA"},"Tags":{"a":"b"}}"#,
    ),
    ("DELETE", "/2017-03-31/tags/arn%3Aaws?tagKeys=a&tagKeys=b", "", ""),
    (
        "POST",
        "/",
        "",
        "Action=CreateQueue&Version=2012-11-05&QueueName=q&Attribute.1.Name=A&Attribute.1.Value=%31",
    ),
    ("POST", "/000000000000/q", "", "Action=CreateRole&RoleName=r&Tags.member.1.Key=k&Tags.member.1.Value=v"),
];

fn survives(method: &str, uri: &str, target: &str, body: &[u8]) {
    let mut request = HttpRequest::builder().method(method).uri(uri);
    if !target.is_empty() {
        request = request.header("x-amz-target", target).header("x-amz-invocation-type", target);
    }
    let Ok(request) = request.body(()) else { return };
    let (head, ()) = request.into_parts();
    let body = Bytes::copy_from_slice(body);
    for service in SERVICES {
        let protocol = Protocol::of(service, &head);
        let checked = protocol
            .read(service, &head, &body, "localhost")
            .and_then(|mut request| check(service, request.operation.input, &mut request.input));
        if let Err(error) = checked {
            assert!((400..500).contains(&error.status), "{error} is the client's");
            let answer = protocol.refuse(service, &error, crate::identity::Randomness::seeded(1).uuid());
            assert_eq!(answer.status(), error.status);
        }
    }
}

proptest! {
    #[test]
    fn any_bytes_get_an_answer(
        path in "/[ -~]{0,60}",
        target in "[ -~]{0,40}",
        body in proptest::collection::vec(any::<u8>(), 0..300),
    ) {
        survives("POST", &path, &target, &body);
    }

    #[test]
    fn mangled_requests_get_an_answer(
        which in 0..VALID.len(),
        cut in 0..300_usize,
        change in proptest::collection::vec((0..300_usize, any::<u8>()), 0..6),
    ) {
        let (method, uri, target, body) = VALID[which];
        let mut body = body.as_bytes().to_vec();
        let length = body.len().max(1);
        for (place, byte) in change {
            if let Some(slot) = body.get_mut(place % length) {
                *slot = byte;
            }
        }
        body.truncate(if cut % 3 == 0 { cut % length } else { length });
        survives(method, uri, target, &body);
    }
}

#[test]
fn whole_requests_are_read() {
    for (method, uri, target, body) in VALID {
        survives(method, uri, target, body.as_bytes());
    }
}
