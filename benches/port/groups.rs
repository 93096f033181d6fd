//! What only FIFO queues promise: that the number of their message groups costs nothing.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::daemon::Daemon;
use crate::load::Connection;
use crate::workload::{receipt_handle, sqs};

/// Connections that ask at the same time: fewer than the few groups, so that one is always free.
const CONNECTIONS: usize = 8;
/// Messages that wait in either queue, so that nothing but groups is compared.
const WAITING: usize = 100_000;
/// Turns that each queue gets; the best counts.
const TURNS: usize = 3;

/// A FIFO queue whose messages take turns in so many groups.
struct Fifo<'a> {
    virga: &'a Daemon,
    name: &'static str,
    groups: usize,
}

/// Measures both on a daemon and prints the ratio.
pub async fn measure(virga: &Daemon, turn: Duration) {
    let few = Fifo::filled(virga, "few.fifo", 10).await;
    let many = Fifo::filled(virga, "many.fifo", WAITING).await;
    let mut best = [0.0_f64; 2];
    for round in 1..=TURNS {
        best[0] = best[0].max(few.cycles(round, turn).await);
        best[1] = best[1].max(many.cycles(round, turn).await);
    }
    println!(
        "{:<34} {:>5.2} of the throughput with 10 (budget 1)   {:.0}/s, {:.0}/s",
        "FIFO with 100,000 message groups",
        best[1] / best[0],
        best[1],
        best[0],
    );
}

impl<'a> Fifo<'a> {
    async fn filled(virga: &'a Daemon, name: &'static str, groups: usize) -> Self {
        let queue = Self { virga, name, groups };
        let mut connection = Connection::open(virga.address).await;
        let attributes = json!({"FifoQueue": "true", "ContentBasedDeduplication": "false"});
        let create = sqs("CreateQueue", &json!({"QueueName": name, "Attributes": attributes}));
        assert_eq!(connection.exchange(&create).await.0, 200, "the queue {name} is made");
        for first in (0..WAITING).step_by(10) {
            let entry = |number: usize| {
                let mut entry = queue.message(number, 0);
                entry["Id"] = json!(number.to_string());
                entry
            };
            let entries: Vec<Value> = (first..first + 10).map(entry).collect();
            let batch = sqs("SendMessageBatch", &json!({"QueueUrl": queue.url(), "Entries": entries}));
            assert_eq!(connection.exchange(&batch).await.0, 200, "the queue {name} is filled");
        }
        queue
    }

    /// Messages a second that are sent, received and deleted, each for an older one.
    #[expect(clippy::disallowed_methods, reason = "a benchmark measures real time")]
    #[expect(clippy::cast_precision_loss, reason = "counts of calls are far below 2^52")]
    async fn cycles(&self, round: usize, turn: Duration) -> f64 {
        let end = Instant::now() + turn;
        let clients = (0..CONNECTIONS).map(async |client| {
            let mut connection = Connection::open(self.virga.address).await;
            let mut cycles = 0;
            while Instant::now() < end {
                self.cycle(&mut connection, round, client + cycles * CONNECTIONS).await;
                cycles += 1;
            }
            cycles
        });
        let cycles: usize = futures_util::future::join_all(clients).await.into_iter().sum();
        cycles as f64 / turn.as_secs_f64()
    }

    async fn cycle(&self, connection: &mut Connection, round: usize, number: usize) {
        let mut send = self.message(number, round);
        send["QueueUrl"] = json!(self.url());
        assert_eq!(connection.exchange(&sqs("SendMessage", &send)).await.0, 200);
        let receive = sqs("ReceiveMessage", &json!({"QueueUrl": self.url()}));
        let (status, body) = connection.exchange(&receive).await;
        assert_eq!(status, 200);
        let handle = receipt_handle(body).expect("a group is free");
        let delete = sqs("DeleteMessage", &json!({"QueueUrl": self.url(), "ReceiptHandle": handle}));
        assert_eq!(connection.exchange(&delete).await.0, 200);
    }

    fn message(&self, number: usize, round: usize) -> Value {
        json!({
            "MessageBody": "x".repeat(1024),
            "MessageGroupId": format!("group-{}", number % self.groups),
            "MessageDeduplicationId": format!("{round}-{number}"),
        })
    }

    fn url(&self) -> String {
        format!("http://localhost:4566/000000000000/{}", self.name)
    }
}
