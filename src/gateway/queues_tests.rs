//! Virga's own endpoints for queues, over the port.

use std::sync::Arc;

use bytes::Bytes;
use http::{Request, StatusCode};
use serde_json::{Value, json};

use super::*;
use crate::clock::{Mode, Timestamp};
use crate::neighbours::{House, Neighbours, Options};
use crate::store::Store;

/// A gateway with a queue `orders` in which `visible` waits and `delayed` is delayed.
struct Door(Arc<Gateway>);

impl Door {
    async fn new() -> Self {
        let house = House {
            clock: Clock::starting_at(Mode::Manual, Timestamp::from_secs(1_700_000_000)),
            randomness: Randomness::seeded(1),
            store: Store::ephemeral(),
            neighbours: Neighbours::default(),
            options: Arc::new(Options { authority: "localhost:4566".to_owned(), ..Options::default() }),
        };
        let door = Self(Gateway::new(&Cloud::new(house), BrowserRules::default()));
        door.sqs("CreateQueue", json!({"QueueName": "orders"})).await;
        door.sqs("SendMessage", json!({"QueueUrl": URL, "MessageBody": "visible"})).await;
        door.sqs("SendMessage", json!({"QueueUrl": URL, "MessageBody": "delayed", "DelaySeconds": 9})).await;
        door
    }

    async fn ask(
        &self,
        method: &str,
        uri: &str,
        headers: &[(&str, &str)],
        body: &str,
    ) -> (StatusCode, String) {
        let mut request = Request::builder().method(method).uri(uri).header("host", "localhost:4566");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request = request.body(Bytes::from(body.to_owned())).unwrap();
        let response = self.0.answer(request, Origin::Outside).await;
        (response.status(), String::from_utf8(response.body().to_vec()).unwrap())
    }

    async fn sqs(&self, operation: &str, input: Value) -> Value {
        let target = format!("AmazonSQS.{operation}");
        let (status, body) = self.ask("POST", "/", &[("x-amz-target", &target)], &input.to_string()).await;
        assert_eq!(status, StatusCode::OK, "{body}");
        serde_json::from_str(&body).unwrap_or_default()
    }

    /// The bodies that a look shows.
    async fn bodies(&self, uri: &str) -> Vec<String> {
        let (status, body) = self.ask("GET", uri, &[("accept", "application/json")], "").await;
        assert_eq!(status, StatusCode::OK, "{body}");
        let answer: Value = serde_json::from_str(&body).unwrap();
        let messages = answer["Messages"].as_array().cloned().unwrap_or_default();
        messages.iter().map(|message| message["Body"].as_str().unwrap().to_owned()).collect()
    }
}

const URL: &str = "http://localhost:4566/000000000000/orders";

#[tokio::test]
async fn a_look_inside_shows_what_is_asked_for_and_receives_nothing() {
    let door = Door::new().await;
    for path in ["/_virga/sqs/messages", "/_aws/sqs/messages"] {
        assert_eq!(door.bodies(&format!("{path}?QueueUrl={URL}")).await, ["visible"]);
        assert_eq!(door.bodies(&format!("{path}/us-east-1/000000000000/orders")).await, ["visible"]);
        let all = format!("{path}?QueueUrl={URL}&ShowDelayed=true");
        assert_eq!(door.bodies(&all).await, ["visible", "delayed"]);
    }
    let received = door.sqs("ReceiveMessage", json!({"QueueUrl": URL})).await;
    assert_eq!(received["Messages"][0]["Body"], "visible");
    assert_eq!(door.bodies(&format!("/_aws/sqs/messages?QueueUrl={URL}")).await, [""; 0]);
    assert_eq!(door.bodies(&format!("/_aws/sqs/messages?QueueUrl={URL}&ShowInvisible=1")).await, ["visible"]);
}

#[tokio::test]
async fn a_look_inside_is_xml_or_json_as_it_is_asked_for() {
    let door = Door::new().await;
    let uri = format!("/_aws/sqs/messages?QueueUrl={URL}");
    for headers in [&[][..], &[("accept", "application/xml")]] {
        let (_, body) = door.ask("GET", &uri, headers, "").await;
        assert!(body.contains("<ReceiveMessageResult><Message><MessageId>"), "{body}");
        assert!(body.contains("<Attribute><Name>SentTimestamp</Name>"), "{body}");
    }
    let (_, body) = door.ask("GET", &uri, &[("accept", "application/json")], "").await;
    let answer: Value = serde_json::from_str(&body).unwrap();
    assert_eq!(answer["Messages"][0]["Attributes"]["ApproximateReceiveCount"], "0");
    assert_eq!(answer["Messages"][0].get("ReceiptHandle"), None);
}

#[tokio::test]
async fn a_client_whose_endpoint_is_the_look_inside_receives_nothing_either() {
    let door = Door::new().await;
    let json = [("x-amz-target", "AmazonSQS.ReceiveMessage"), ("content-type", "application/x-amz-json-1.0")];
    let input = json!({"QueueUrl": URL, "MaxNumberOfMessages": 1}).to_string();
    let (_, body) = door.ask("POST", "/_aws/sqs/messages", &json, &input).await;
    assert!(body.contains(r#""Body":"visible""#), "{body}");
    let form = [("content-type", "application/x-www-form-urlencoded")];
    let input = "Action=ReceiveMessage&QueueUrl=http%3A%2F%2Fh%2F000000000000%2Forders";
    let (_, body) = door.ask("POST", "/_aws/sqs/messages", &form, input).await;
    assert!(body.contains("<Body>visible</Body>"), "{body}");
    assert_eq!(door.bodies(&format!("/_aws/sqs/messages?QueueUrl={URL}")).await, ["visible"]);
}

#[tokio::test]
async fn a_look_that_makes_no_sense_is_refused_in_the_words_of_sqs() {
    let door = Door::new().await;
    for (uri, expected) in [
        ("/_aws/sqs/messages", "The request must contain the parameter QueueUrl."),
        ("/_aws/sqs/messages?QueueUrl=nowhere", "The specified queue does not exist."),
        ("/_aws/sqs/messages?QueueUrl=a/b/c", "The address a/b/c is not valid for this endpoint."),
        ("/_aws/sqs/messages?QueueUrl=orders&ShowDelayed=perhaps", "ShowDelayed is true or false"),
        ("/_aws/sqs/messages?QueueUrl=orders&MaxNumberOfMessages=x", "MaxNumberOfMessages is a number"),
    ] {
        let (status, body) = door.ask("GET", uri, &[], "").await;
        assert!(status.is_client_error(), "{status}");
        assert!(body.contains(expected), "{body}");
    }
}

#[tokio::test]
async fn faults_are_set_shown_felt_and_cleared() {
    let door = Door::new().await;
    let asked = json!({"queueUrl": URL, "duplicate": 1.0}).to_string();
    let (status, body) = door.ask("POST", "/_virga/faults", &[], &asked).await;
    assert_eq!(status, StatusCode::OK, "{body}");
    let (_, shown) = door.ask("GET", "/_virga/faults", &[], "").await;
    let shown: Value = serde_json::from_str(&shown).unwrap();
    assert_eq!(shown["faults"][0]["queueUrl"], URL);
    assert_eq!(shown["faults"][0]["duplicate"], 1.0);
    let mut ids = Vec::new();
    for _ in 0..2 {
        let received = door.sqs("ReceiveMessage", json!({"QueueUrl": URL})).await;
        ids.push(received["Messages"][0]["MessageId"].clone());
    }
    assert!(ids[0].is_string());
    assert_eq!(ids[0], ids[1], "a duplicate is the same message");
    let (status, _) = door.ask("DELETE", &format!("/_virga/faults?QueueUrl={URL}"), &[], "").await;
    assert_eq!(status, StatusCode::NO_CONTENT);
    let (_, shown) = door.ask("GET", "/_virga/faults", &[], "").await;
    assert_eq!(shown, r#"{"faults":[]}"#);
}

#[tokio::test]
async fn faults_that_make_no_sense_are_refused_plainly() {
    let door = Door::new().await;
    door.sqs("CreateQueue", json!({"QueueName": "o.fifo", "Attributes": {"FifoQueue": "true"}})).await;
    for (asked, expected) in [
        ("", "EOF"),
        (r#"{"queueUrl": "orders", "duplicate": 2}"#, "duplicate is a probability"),
        (r#"{"queueUrl": "orders", "delay": -0.1}"#, "delay is a probability"),
        (r#"{"queueUrl": "orders", "delay": 1, "delaySeconds": 0}"#, "delaySeconds is 1 to 900"),
        (r#"{"queueUrl": "orders", "explode": 1}"#, "unknown field `explode`"),
        (r#"{"queueUrl": "nowhere", "delay": 1}"#, "The specified queue does not exist."),
        (r#"{"queueUrl": "o.fifo", "delay": 1}"#, "Only standard queues may misbehave"),
    ] {
        let (status, body) = door.ask("POST", "/_virga/faults", &[], asked).await;
        assert_eq!(status, StatusCode::BAD_REQUEST, "{body}");
        assert!(body.contains(expected), "{body}");
    }
}
