//! Lambda in motion, as ratios of one run: how fast a mapping drains a queue beside a plain client
//! that receives and deletes, how soon after `SendMessage` a function starts, what a function URL adds
//! to an invocation, and what a thousand mappings of empty queues cost. Run by
//! `cargo bench --bench motion`.

#![expect(clippy::large_futures, reason = "a benchmark runs on a stack of its own")]

#[path = "../port/daemon.rs"]
mod daemon;
mod drain;
#[path = "../port/load.rs"]
mod load;

use std::io::Write;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use parking_lot::Mutex;
use serde_json::{Value, json};
use virga::aws::model::{lambda, sqs};
use virga::aws::{Call, Origin};
use virga::clock::{Clock, Mode, Stopwatch};
use virga::identity::{AccountId, Randomness, Region};
use virga::lambda::Engine;
use virga::lambda::url::Visit;
use virga::neighbours::{House, LogLine, LogSink, Neighbours, Options};
use virga::sqs::QueueService;
use virga::store::Store;

const ECHO: &[u8] = include_bytes!("../../wasm-functions/built/echo/bootstrap.wasm");
const ROUNDS: usize = 2_000;

fn main() {
    let threads = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    threads.expect("the machine has threads").block_on(measure());
}

async fn measure() {
    drain::measure().await;
    let world = World::new();
    world.lambda("CreateFunction", function()).await;
    world.clock.settled().await;
    world.latency().await;
    world.url().await;
    world.idle().await;
}

fn function() -> Value {
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    writer.start_file("bootstrap.wasm", zip::write::SimpleFileOptions::default()).expect("a new zip");
    writer.write_all(ECHO).expect("memory takes it");
    let zip = writer.finish().expect("memory takes it").into_inner();
    let zip = base64::Engine::encode(&base64::engine::general_purpose::STANDARD, zip);
    json!({"FunctionName": "echo", "Runtime": "provided.al2023", "Handler": "bootstrap",
           "Role": "arn:aws:iam::000000000000:role/some", "Code": {"ZipFile": zip}})
}

/// When functions last started.
#[derive(Default)]
struct Starts(Mutex<Vec<Stopwatch>>);

impl LogSink for Starts {
    fn append(&self, _: &AccountId, _: &Region, _: &str, _: &str, _: Vec<LogLine>) {
        self.0.lock().push(Stopwatch::start());
    }
}

struct World {
    clock: Clock,
    lambda: Engine,
    sqs: QueueService,
    call: Call,
    ends: Arc<Starts>,
}

impl World {
    fn new() -> Self {
        let house = House {
            clock: Clock::new(Mode::System),
            randomness: Randomness::seeded(1),
            store: Store::ephemeral(),
            neighbours: Neighbours::default(),
            options: Arc::new(Options { authority: "127.0.0.1:4566".to_owned(), ..Options::default() }),
        };
        let (lambda, sqs, ends) = (Engine::new(&house), QueueService::new(&house), Arc::<Starts>::default());
        house.neighbours.set_logs(Arc::clone(&ends) as Arc<dyn LogSink>);
        house.neighbours.set_queues(Arc::new(sqs.clone()));
        let call = Call {
            account: AccountId::unnamed(),
            region: Region::fallback(),
            request_id: house.randomness.uuid(),
            authority: "127.0.0.1:4566".to_owned(),
            access_key_id: None,
            trace: None,
            origin: Origin::Outside,
        };
        Self { clock: house.clock.clone(), lambda, sqs, call, ends }
    }

    async fn lambda(&self, operation: &str, input: Value) -> Value {
        let answer = self.clock.run(lambda::call_json(&self.lambda, &self.call, operation, &input)).await;
        answer.expect("Lambda does what it is asked")
    }

    async fn sqs(&self, operation: &str, input: Value) -> Value {
        let answer = self.clock.run(sqs::call_json(&self.sqs, &self.call, operation, &input)).await;
        answer.expect("SQS does what it is asked")
    }

    async fn queue(&self, name: &str) -> String {
        let made = self.sqs("CreateQueue", json!({"QueueName": name})).await;
        made["QueueUrl"].as_str().expect("a queue has a URL").to_owned()
    }

    /// From `SendMessage` to the end of the function's log, on an idle system: later than its start.
    async fn latency(&self) {
        let url = self.queue("mapped").await;
        let arn = "arn:aws:sqs:us-east-1:000000000000:mapped";
        self.lambda("CreateEventSourceMapping", json!({"FunctionName": "echo", "EventSourceArn": arn})).await;
        let mut all = Vec::with_capacity(ROUNDS);
        for _ in 0..ROUNDS {
            self.ends.0.lock().clear();
            let watch = Stopwatch::start();
            self.sqs("SendMessage", json!({"QueueUrl": url, "MessageBody": "order"})).await;
            let until = loop {
                if let Some(ended) = self.ends.0.lock().pop() {
                    break watch.elapsed().saturating_sub(ended.elapsed());
                }
                tokio::task::yield_now().await;
            };
            all.push(until);
        }
        all.sort();
        println!(
            "SendMessage to the function's end: p50 {:?}, p99 {:?}",
            all[ROUNDS / 2],
            all[ROUNDS * 99 / 100]
        );
    }

    async fn url(&self) {
        let made = self
            .lambda("CreateFunctionUrlConfig", json!({"FunctionName": "echo", "AuthType": "AWS_IAM"}))
            .await;
        let url =
            made["FunctionUrl"].as_str().expect("a URL is told").trim_start_matches("http://").to_owned();
        let (id, domain) =
            (url.split('.').next().unwrap_or_default(), url.split(':').next().unwrap_or_default());
        let call = Call { access_key_id: Some("000000000000".to_owned()), ..self.call.clone() };
        let (head, body) = http::Request::get("/orders").body(Bytes::new()).expect("a request").into_parts();
        let access_key_id = call.access_key_id.as_deref();
        let watch = Stopwatch::start();
        for _ in 0..ROUNDS {
            let visit = Visit { id, domain, path: "/orders", head: &head, body: &body, access_key_id };
            let response = self.clock.run(self.lambda.visit(&call, visit)).await;
            assert_eq!(response.status(), 200);
        }
        let by_url = watch.elapsed() / u32::try_from(ROUNDS).expect("a few");
        let watch = Stopwatch::start();
        for _ in 0..ROUNDS {
            self.lambda("Invoke", json!({"FunctionName": "echo"})).await;
        }
        let by_invoke = watch.elapsed() / u32::try_from(ROUNDS).expect("a few");
        println!("by URL {by_url:?}, by Invoke {by_invoke:?}, added {:?}", by_url.saturating_sub(by_invoke));
    }

    async fn idle(&self) {
        for number in 0..1_000 {
            let name = format!("idle-{number}");
            self.queue(&name).await;
            let arn = format!("arn:aws:sqs:us-east-1:000000000000:{name}");
            self.lambda("CreateEventSourceMapping", json!({"FunctionName": "echo", "EventSourceArn": arn}))
                .await;
        }
        virga::clock::network::pause(Duration::from_secs(1)).await;
        let before = processor_time();
        virga::clock::network::pause(Duration::from_secs(10)).await;
        println!(
            "1,000 mappings of empty queues: {} ms of processor time in 10 s",
            processor_time() - before
        );
    }
}

/// What this process has used, in milliseconds, as Linux counts it (in hundredths of a second).
fn processor_time() -> u64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
    let ticks = |at: usize| fields.get(at).and_then(|ticks| ticks.parse::<u64>().ok()).unwrap_or(0);
    (ticks(11) + ticks(12)) * 10
}
