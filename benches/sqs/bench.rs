//! A service with one queue to be measured.

use std::future::Future;
use std::sync::Arc;
use std::time::Instant;

use virga::aws::model::sqs::{self, Sqs as _};
use virga::aws::{Call, Origin};
use virga::clock::{Clock, Mode};
use virga::identity::{AccountId, Randomness, Region};
use virga::neighbours::{House, Neighbours, Options};
use virga::sqs::QueueService;
use virga::store::Store;

/// A service with one queue to be measured.
pub struct Bench {
    house: House,
    service: QueueService,
    call: Call,
}

impl Bench {
    pub async fn new() -> Self {
        let house = House {
            clock: Clock::new(Mode::System),
            randomness: Randomness::seeded(1),
            store: Store::ephemeral(),
            neighbours: Neighbours::default(),
            options: Arc::new(Options::default()),
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
        let bench = Self { service: QueueService::new(&house), house, call };
        bench.make("measured", false).await;
        bench
    }

    async fn make(&self, name: &str, fifo: bool) {
        let flags = [("FifoQueue", "true"), ("ContentBasedDeduplication", "false")];
        let attributes = flags.map(|(name, value)| (name.to_owned(), value.to_owned()));
        let attributes = fifo.then(|| attributes.into_iter().collect());
        let input = sqs::CreateQueueInput { queue_name: name.to_owned(), attributes, tags: None };
        self.service.create_queue(&self.call, input).await.expect("the queue is made");
    }

    /// Sends, a second.
    pub async fn send(&self, calls: usize) -> f64 {
        rate(calls, self.fill(calls)).await
    }

    /// Sends, receives and deletes, a second, each counted as one cycle.
    pub async fn cycle(&self, calls: usize) -> f64 {
        let cycles = async {
            for _ in 0..calls {
                self.send_one("measured", None).await;
                self.receive_and_delete("measured").await;
            }
        };
        rate(calls, cycles).await
    }

    /// Cycles of a FIFO queue in which messages of so many groups wait.
    pub async fn fifo(&self, groups: usize, calls: usize) -> f64 {
        let cycles = async {
            for number in 0..calls {
                self.send_one("measured.fifo", Some(number % groups)).await;
                self.receive_and_delete("measured.fifo").await;
            }
        };
        rate(calls, cycles).await
    }

    pub async fn fill_groups(&self, groups: usize, messages: usize) {
        self.make("measured.fifo", true).await;
        for message in 0..messages {
            self.send_one("measured.fifo", Some(message % groups)).await;
        }
    }

    pub async fn fill(&self, messages: usize) {
        for _ in 0..messages {
            self.send_one("measured", None).await;
        }
    }

    pub async fn make_queues(&self, queues: usize) {
        for queue in 0..queues {
            self.make(&format!("queue-{queue}"), false).await;
        }
    }

    /// Long polls on another queue, in line when this returns.
    pub async fn poll_elsewhere(&self, polls: usize) {
        self.make("elsewhere", false).await;
        for _ in 0..polls {
            let (service, call) = (self.service.clone(), self.call.clone());
            let input = sqs::ReceiveMessageInput {
                queue_url: "elsewhere".to_owned(),
                wait_time_seconds: Some(20),
                ..Default::default()
            };
            self.house.clock.spawn(async move { service.receive_message(&call, input).await });
        }
        self.house.clock.settled().await;
    }

    /// What a hundred thousand waiting messages of 1 KB add to the process, each.
    pub async fn bytes_per_message(&self) -> usize {
        const MESSAGES: usize = 100_000;
        let before = resident();
        self.fill(MESSAGES).await;
        (resident() - before) / MESSAGES
    }

    async fn send_one(&self, queue: &str, group: Option<usize>) {
        let input = sqs::SendMessageInput {
            queue_url: queue.to_owned(),
            message_body: "x".repeat(1_024),
            message_group_id: group.map(|group| group.to_string()),
            message_deduplication_id: group.map(|_| self.house.randomness.next_u64().to_string()),
            ..Default::default()
        };
        self.service.send_message(&self.call, input).await.expect("the message is sent");
    }

    async fn receive_and_delete(&self, queue: &str) {
        let input = sqs::ReceiveMessageInput { queue_url: queue.to_owned(), ..Default::default() };
        let output = self.service.receive_message(&self.call, input).await.expect("the queue answers");
        let message = output.messages.expect("a message waits").remove(0);
        let input = sqs::DeleteMessageInput {
            queue_url: queue.to_owned(),
            receipt_handle: message.receipt_handle.expect("a received message has a handle"),
        };
        self.service.delete_message(&self.call, input).await.expect("the message is deleted");
    }
}

#[expect(clippy::disallowed_methods, reason = "a benchmark measures real time")]
#[expect(clippy::cast_precision_loss, reason = "a count of calls fits a double exactly")]
async fn rate(calls: usize, turn: impl Future<Output = ()>) -> f64 {
    let start = Instant::now();
    turn.await;
    calls as f64 / start.elapsed().as_secs_f64()
}

/// Resident memory of this process in bytes.
fn resident() -> usize {
    let pages = std::fs::read_to_string("/proc/self/statm").expect("Linux tells a process's memory");
    let resident = pages.split(' ').nth(1).and_then(|pages| pages.parse::<usize>().ok());
    resident.expect("the second number is the resident set") * 4_096
}
