//! What only queues promise: that batches pay, and that a hot queue doesn't stall a cold one.

use std::net::SocketAddr;
use std::time::{Duration, Instant};

use futures_util::StreamExt;
use futures_util::stream::FuturesUnordered;
use serde_json::{Value, json};

use crate::daemon::Daemon;
use crate::load::Connection;
use crate::workload::sqs;

/// Connections that ask at the same time.
const CONNECTIONS: usize = 16;

/// Measures both on a daemon and prints them.
pub async fn measure(virga: &Daemon, turn: Duration) {
    for queue in ["singles", "batches", "hot", "cold"] {
        let create = sqs("CreateQueue", &json!({"QueueName": queue}));
        let (status, _) = Connection::open(virga.address).await.exchange(&create).await;
        assert_eq!(status, 200, "the queue {queue} is made");
    }
    // A queue that grows takes its memory from the system page by page, which costs virtual machines many
    // times what it costs others and has nothing to do with batches: so it is told apart.
    let grown = Rates::of(virga, turn).await;
    let mut steady = Rates::NONE;
    for _ in 0..3 {
        steady = steady.better(Rates::of(virga, turn).await);
    }
    steady.print("SendMessageBatch of ten, 1 KB", " (budget 5)");
    grown.print("  in memory never used before", "");
    let alone = patient(virga.address, turn).await;
    let hot = single("hot");
    let load = hammer(virga.address, &hot, CONNECTIONS, turn);
    let (beside, _) = tokio::join!(patient(virga.address, turn), load);
    println!(
        "{:<34} {:>5.2} ms later beside a hot queue (budget 2)   {:.2} ms alone, {:.2} ms beside",
        "p99 of a cold queue",
        (beside - alone) / 1e3,
        alone / 1e3,
        beside / 1e3
    );
}

fn url(queue: &str) -> String {
    format!("http://localhost:4566/000000000000/{queue}")
}

fn single(queue: &str) -> Vec<u8> {
    sqs("SendMessage", &json!({"QueueUrl": url(queue), "MessageBody": "x".repeat(1024)}))
}

fn batch(queue: &str) -> Vec<u8> {
    let entry = |id: usize| json!({"Id": id.to_string(), "MessageBody": "x".repeat(1024)});
    let entries: Vec<Value> = (0..10).map(entry).collect();
    sqs("SendMessageBatch", &json!({"QueueUrl": url(queue), "Entries": entries}))
}

/// What single messages and batches of ten reach, one after the other.
#[derive(Clone, Copy)]
struct Rates {
    singles: Rate,
    batches: Rate,
}

impl Rates {
    const NONE: Self = Self { singles: Rate::NONE, batches: Rate::NONE };

    /// Of queues that were emptied just before.
    async fn of(virga: &Daemon, turn: Duration) -> Self {
        purge(virga, "singles").await;
        let singles = rate(virga, &single("singles"), 1.0, turn).await;
        purge(virga, "batches").await;
        Self { singles, batches: rate(virga, &batch("batches"), 10.0, turn).await }
    }

    fn better(self, other: Self) -> Self {
        Self { singles: self.singles.better(other.singles), batches: self.batches.better(other.batches) }
    }

    fn print(self, name: &str, budget: &str) {
        let Self { singles, batches } = self;
        println!(
            "{name:<34} {:>5.1} times the messages of singles{budget}, {:.1} times in the same processor time   \
             {:.0}/s, {:.0}/s   processor {:.1} us a message, {:.1} us",
            batches.per_second / singles.per_second,
            singles.processor_micros / batches.processor_micros,
            batches.per_second,
            singles.per_second,
            batches.processor_micros,
            singles.processor_micros,
        );
    }
}

async fn purge(virga: &Daemon, queue: &str) {
    let purge = sqs("PurgeQueue", &json!({"QueueUrl": url(queue)}));
    let (status, _) = Connection::open(virga.address).await.exchange(&purge).await;
    assert_eq!(status, 200, "the queue {queue} is emptied");
}

/// Messages that calls of so many send.
#[derive(Clone, Copy)]
struct Rate {
    per_second: f64,
    /// What one costs the server, which tells the same on a busy machine.
    processor_micros: f64,
}

impl Rate {
    const NONE: Self = Self { per_second: 0.0, processor_micros: f64::INFINITY };

    fn better(self, other: Self) -> Self {
        if other.per_second > self.per_second { other } else { self }
    }
}

async fn rate(virga: &Daemon, call: &[u8], messages: f64, turn: Duration) -> Rate {
    let spent = virga.processor_micros();
    let messages = messages * hammer(virga.address, call, CONNECTIONS, turn).await;
    let spent = virga.processor_micros().zip(spent).map_or(f64::NAN, |(after, before)| after - before);
    Rate { per_second: messages / turn.as_secs_f64(), processor_micros: spent / messages }
}

/// Makes the same call over and over; answers how often.
#[expect(clippy::disallowed_methods, reason = "a benchmark measures real time")]
#[expect(clippy::cast_precision_loss, reason = "counts of calls are far below 2^52")]
async fn hammer(address: SocketAddr, call: &[u8], connections: usize, turn: Duration) -> f64 {
    let end = Instant::now() + turn;
    let clients = (0..connections).map(|_| async {
        let mut connection = Connection::open(address).await;
        let mut calls = 0_usize;
        while Instant::now() < end {
            let (status, body) = connection.exchange(call).await;
            assert_eq!(status, 200, "{}", String::from_utf8_lossy(body));
            calls += 1;
        }
        calls
    });
    // Each is polled for its own answers alone, as clients of their own would be.
    let clients: FuturesUnordered<_> = clients.collect();
    clients.fold(0, async |sum, calls| sum + calls).await as f64
}

/// Sends to the cold queue a hundred times a second; answers the 99th percentile in microseconds.
#[expect(clippy::disallowed_methods, reason = "a benchmark measures real time")]
async fn patient(address: SocketAddr, turn: Duration) -> f64 {
    let (mut connection, call) = (Connection::open(address).await, single("cold"));
    let end = Instant::now() + turn;
    let mut latencies = Vec::new();
    while Instant::now() < end {
        let asked = Instant::now();
        let (status, _) = connection.exchange(&call).await;
        latencies.push(asked.elapsed().as_secs_f64() * 1e6);
        assert_eq!(status, 200);
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    latencies.sort_by(f64::total_cmp);
    latencies.get(latencies.len() * 99 / 100).copied().unwrap_or(f64::INFINITY)
}
