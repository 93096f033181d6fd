//! How fast a mapping drains a queue, beside plain clients that receive and delete the same messages over
//! the port: batches of ten for both.

use std::time::Duration;

use serde_json::{Value, json};
use virga::clock::Stopwatch;

use crate::daemon::Daemon;
use crate::load::{Connection, request};

const MESSAGES: u32 = 100_000;

/// Clients that drain a queue at the same time, besides one alone.
const CROWD: usize = 16;

/// Measures all three on a daemon of its own and prints the ratios.
pub async fn measure() {
    let virga = Daemon::virga(&[]);
    let mut client = Client::open(&virga).await;
    client.lambda("functions", &crate::function()).await;
    client.fill("alone").await;
    let alone = rate(&drain_by_hand(&virga, "alone", 1).await);
    client.fill("crowd").await;
    let crowd = rate(&drain_by_hand(&virga, "crowd", CROWD).await);
    client.fill("mapped").await;
    let mapped = rate(&client.drain_by_mapping("mapped").await);
    println!(
        "drain {MESSAGES}: by a mapping {mapped:.0}/s, {:.2} of one plain client ({alone:.0}/s; budget 0.5), {:.2} of {CROWD} at once ({crowd:.0}/s)",
        mapped / alone,
        mapped / crowd
    );
}

fn rate(taken: &Duration) -> f64 {
    f64::from(MESSAGES) / taken.as_secs_f64()
}

async fn drain_by_hand(virga: &Daemon, queue: &str, clients: usize) -> Duration {
    let mut connections = Vec::new();
    for _ in 0..clients {
        connections.push(Client::open(virga).await);
    }
    let watch = Stopwatch::start();
    futures_util::future::join_all(connections.iter_mut().map(|client| client.drain(queue))).await;
    watch.elapsed()
}

struct Client {
    connection: Connection,
}

impl Client {
    async fn open(virga: &Daemon) -> Self {
        Self { connection: Connection::open(virga.address).await }
    }

    async fn call(&mut self, bytes: &[u8]) -> Value {
        let (status, body) = self.connection.exchange(bytes).await;
        assert!(status < 300, "{}", String::from_utf8_lossy(body));
        if body.is_empty() {
            Value::Null
        } else {
            serde_json::from_slice(body).expect("services answer JSON")
        }
    }

    async fn sqs(&mut self, operation: &str, input: &Value) -> Value {
        let target = format!("AmazonSQS.{operation}");
        let headers = [("x-amz-target", target.as_str()), ("content-type", "application/x-amz-json-1.0")];
        self.call(&request("/", "sqs", &headers, input.to_string().as_bytes())).await
    }

    async fn lambda(&mut self, what: &str, input: &Value) -> Value {
        let headers = [("content-type", "application/json")];
        self.call(&request(&format!("/2015-03-31/{what}"), "lambda", &headers, input.to_string().as_bytes()))
            .await
    }

    async fn fill(&mut self, queue: &str) {
        self.sqs("CreateQueue", &json!({"QueueName": queue})).await;
        for batch in 0..MESSAGES / 10 {
            let entry = |number: u32| json!({"Id": number.to_string(), "MessageBody": format!("order {batch}-{number}")});
            let entries: Vec<Value> = (0..10).map(entry).collect();
            self.sqs("SendMessageBatch", &json!({"QueueUrl": url(queue), "Entries": entries})).await;
        }
    }

    async fn drain(&mut self, queue: &str) {
        loop {
            let input = json!({"QueueUrl": url(queue), "MaxNumberOfMessages": 10});
            let received = self.sqs("ReceiveMessage", &input).await;
            let Some(messages) = received["Messages"].as_array() else { return };
            let entry = |(index, message): (usize, &Value)| json!({"Id": index.to_string(), "ReceiptHandle": message["ReceiptHandle"]});
            let entries: Vec<Value> = messages.iter().enumerate().map(entry).collect();
            self.sqs("DeleteMessageBatch", &json!({"QueueUrl": url(queue), "Entries": entries})).await;
        }
    }

    async fn drain_by_mapping(&mut self, queue: &str) -> Duration {
        let watch = Stopwatch::start();
        let arn = format!("arn:aws:sqs:us-east-1:000000000000:{queue}");
        self.lambda("event-source-mappings", &json!({"FunctionName": "echo", "EventSourceArn": arn})).await;
        while self.left(queue).await > 0 {
            virga::clock::network::pause(Duration::from_millis(5)).await;
        }
        watch.elapsed()
    }

    async fn left(&mut self, queue: &str) -> u32 {
        let input = json!({"QueueUrl": url(queue), "AttributeNames": ["All"]});
        let answer = self.sqs("GetQueueAttributes", &input).await;
        let count = |name: &str| answer["Attributes"][name].as_str()?.parse::<u32>().ok();
        let counts = ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"];
        counts.into_iter().map(|name| count(name).expect("queues count their messages")).sum()
    }
}

fn url(queue: &str) -> String {
    format!("http://localhost:4566/000000000000/{queue}")
}
