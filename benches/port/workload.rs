//! What is asked of both servers.

use std::net::SocketAddr;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::daemon::Daemon;
use crate::functions;
use crate::load::{Connection, request};

/// Kept-alive connections that ask at the same time.
const CONNECTIONS: usize = 16;
/// Turns that each server gets; the fastest of each counts.
const TURNS: usize = 3;

/// One kind of call, or of calls that belong together.
pub struct Workload {
    pub name: &'static str,
    /// The share of the bare handler's throughput that is to be reached.
    pub budget: f64,
    prepare: fn(&mut Setup),
    requests: fn() -> Vec<Vec<u8>>,
    /// Whether the second request carries the receipt handle that the first one answered.
    receipt: bool,
}

/// What a workload needs before it starts: requests, and how often each is sent.
#[derive(Default)]
struct Setup {
    calls: Vec<(Vec<u8>, usize)>,
}

impl Setup {
    fn call(&mut self, bytes: Vec<u8>) {
        self.repeat(bytes, 1);
    }

    fn repeat(&mut self, bytes: Vec<u8>, times: usize) {
        self.calls.push((bytes, times));
    }
}

/// What both servers made of it.
pub struct Measured {
    pub virga: Rate,
    pub bare: Rate,
}

/// Calls a second over all connections, the middle latency of one, and the processor time that one costs
/// the server, which tells the same on a busy machine.
#[derive(Clone, Copy)]
pub struct Rate {
    pub per_second: f64,
    pub median_micros: f64,
    pub processor_micros: f64,
}

pub fn all() -> Vec<Workload> {
    vec![
        Workload { name: "SendMessage, 1 KB", budget: 0.7, prepare: queue, requests: send, receipt: false },
        Workload {
            name: "ReceiveMessage + DeleteMessage",
            budget: 0.7,
            prepare: full_queue,
            requests: receive,
            receipt: true,
        },
        Workload {
            name: "Invoke, fresh instance of 100 KB",
            budget: 0.35,
            prepare: function,
            requests: invoke,
            receipt: false,
        },
        Workload {
            name: "Invoke, fresh instance of 1 KB",
            budget: 0.35,
            prepare: small_function,
            requests: invoke_small,
            receipt: false,
        },
        Workload {
            name: "Invoke, kept environment by typed calls",
            budget: 0.4,
            prepare: kept_function,
            requests: invoke_kept,
            receipt: false,
        },
        Workload {
            name: "Invoke, kept environment over HTTP",
            budget: 0.4,
            prepare: kept_function_over_http,
            requests: invoke_kept_over_http,
            receipt: false,
        },
        Workload {
            name: "StartSyncExecution, five states",
            budget: 0.4,
            prepare: machine,
            requests: start_sync,
            receipt: false,
        },
    ]
}

impl Workload {
    /// Loads both servers in turns and keeps the best turn of each.
    pub async fn measure(&self, bare: &Daemon, virga: &Daemon, turn: Duration) -> Measured {
        self.set_up(virga.address).await;
        let mut best = Measured { virga: Rate::NONE, bare: Rate::NONE };
        for _ in 0..TURNS {
            best.bare = best.bare.better(self.load(bare, turn, false).await);
            best.virga = best.virga.better(self.load(virga, turn, self.receipt).await);
        }
        best
    }

    async fn set_up(&self, address: SocketAddr) {
        let mut setup = Setup::default();
        (self.prepare)(&mut setup);
        let mut connection = Connection::open(address).await;
        for (call, times) in setup.calls {
            for _ in 0..times {
                let (status, body) = connection.exchange(&call).await;
                assert!(status < 300, "{}: {}", self.name, String::from_utf8_lossy(body));
            }
        }
    }

    #[expect(clippy::disallowed_methods, reason = "a benchmark measures real time")]
    async fn load(&self, server: &Daemon, turn: Duration, receipt: bool) -> Rate {
        let address = server.address;
        let spent = server.processor_micros();
        let begun = Instant::now();
        let local = tokio::task::LocalSet::new();
        let requests = (self.requests)();
        let latencies = local
            .run_until(async {
                let clients: Vec<_> = (0..CONNECTIONS)
                    .map(|_| {
                        tokio::task::spawn_local(client(address, requests.clone(), begun + turn, receipt))
                    })
                    .collect();
                let mut latencies = Vec::new();
                for client in clients {
                    latencies.extend(client.await.expect("a client finishes"));
                }
                latencies
            })
            .await;
        let elapsed = begun.elapsed();
        let spent = server.processor_micros().zip(spent).map_or(f64::NAN, |(after, before)| after - before);
        Rate::of(latencies, elapsed, spent)
    }
}

/// Asks again and again until `end`; answers each call's microseconds.
#[expect(clippy::disallowed_methods, reason = "a benchmark measures real time")]
async fn client(address: SocketAddr, requests: Vec<Vec<u8>>, end: Instant, receipt: bool) -> Vec<f64> {
    let mut connection = Connection::open(address).await;
    let mut latencies = Vec::new();
    while Instant::now() < end {
        let mut handle = None;
        for bytes in &requests {
            let filled = handle.take().map(|handle: String| delete(&handle));
            let asked = Instant::now();
            let (status, body) = connection.exchange(filled.as_ref().unwrap_or(bytes)).await;
            latencies.push(asked.elapsed().as_secs_f64() * 1e6);
            assert_eq!(status, 200, "{}", String::from_utf8_lossy(body));
            // The bare handler has none to give: any other costs the client the same.
            handle = if receipt { receipt_handle(body) } else { Some(ANY_HANDLE.to_owned()) };
            if handle.is_none() && filled.is_none() {
                return latencies; // The queue is empty: what was taken from it until now counts.
            }
        }
    }
    latencies
}

/// As long as a receipt handle.
const ANY_HANDLE: &str = "AQEBAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

/// Cut out without parsing, so that the client costs both sides the same.
pub fn receipt_handle(body: &[u8]) -> Option<String> {
    let text = std::str::from_utf8(body).ok()?;
    let (_, rest) = text.split_once("\"ReceiptHandle\":\"")?;
    Some(rest.split('"').next()?.to_owned())
}

impl Rate {
    const NONE: Self =
        Self { per_second: 0.0, median_micros: f64::INFINITY, processor_micros: f64::INFINITY };

    #[expect(clippy::cast_precision_loss, reason = "counts of calls are far below 2^52")]
    fn of(mut latencies: Vec<f64>, elapsed: Duration, processor_micros: f64) -> Self {
        latencies.sort_by(f64::total_cmp);
        let median_micros = latencies.get(latencies.len() / 2).copied().unwrap_or(f64::INFINITY);
        let calls = latencies.len() as f64;
        let (per_second, processor_micros) = (calls / elapsed.as_secs_f64(), processor_micros / calls);
        Self { per_second, median_micros, processor_micros }
    }

    fn better(self, other: Self) -> Self {
        if other.per_second > self.per_second { other } else { self }
    }
}

fn json_call(target: &str, service: &str, body: &Value) -> Vec<u8> {
    let headers = [("x-amz-target", target), ("content-type", "application/x-amz-json-1.0")];
    request("/", service, &headers, body.to_string().as_bytes())
}

/// A call of SQS in its JSON protocol.
pub fn sqs(operation: &str, body: &Value) -> Vec<u8> {
    json_call(&format!("AmazonSQS.{operation}"), "sqs", body)
}

fn queue(setup: &mut Setup) {
    setup.call(sqs("CreateQueue", &json!({"QueueName": "bench"})));
}

fn full_queue(setup: &mut Setup) {
    setup.call(sqs("CreateQueue", &json!({"QueueName": "full"})));
    let entry = |id: usize| json!({"Id": id.to_string(), "MessageBody": "x".repeat(1024)});
    let entries: Vec<Value> = (0..10).map(entry).collect();
    let batch = json!({"QueueUrl": "http://localhost:4566/000000000000/full", "Entries": entries});
    setup.repeat(sqs("SendMessageBatch", &batch), 40_000);
}

fn send() -> Vec<Vec<u8>> {
    let url = "http://localhost:4566/000000000000/bench";
    vec![sqs("SendMessage", &json!({"QueueUrl": url, "MessageBody": "x".repeat(1024)}))]
}

fn receive() -> Vec<Vec<u8>> {
    let url = "http://localhost:4566/000000000000/full";
    vec![sqs("ReceiveMessage", &json!({"QueueUrl": url})), delete(&"x".repeat(200))]
}

fn delete(handle: &str) -> Vec<u8> {
    let url = "http://localhost:4566/000000000000/full";
    sqs("DeleteMessage", &json!({"QueueUrl": url, "ReceiptHandle": handle}))
}

/// A command that reads, checks and prints an order.
fn function(setup: &mut Setup) {
    setup.call(creation("validate", "validate", &json!({})));
}

/// A command that prints what it reads.
fn small_function(setup: &mut Setup) {
    setup.call(creation("echo", "echo", &json!({})));
}

/// A function that loops on the Runtime API by typed calls, and logs a line for each event.
fn kept_function(setup: &mut Setup) {
    setup.call(creation("kept", "counter", &json!({"BY_CALLS": "yes"})));
}

/// The same by requests, as custom runtimes make them on AWS.
fn kept_function_over_http(setup: &mut Setup) {
    setup.call(creation("kept-over-http", "counter", &json!({})));
}

/// Creates the function `name` from one of `wasm-functions/`, with these variables.
fn creation(name: &str, source: &str, variables: &Value) -> Vec<u8> {
    let body = functions::creation(name, source, variables);
    let headers = [("content-type", "application/json")];
    request("/2015-03-31/functions", "lambda", &headers, body.to_string().as_bytes())
}

fn invoke() -> Vec<Vec<u8>> {
    let order = json!({
        "orderId": "o-1", "customer": "c@example.com", "card": "4111111111111111", "address": "1 Main Street",
        "items": [{"sku": "umbrella", "quantity": 1}]
    });
    invocation("validate", &order)
}

fn invoke_small() -> Vec<Vec<u8>> {
    invocation("echo", &json!({"order": "o-1", "amount": 12}))
}

fn invoke_kept() -> Vec<Vec<u8>> {
    invocation("kept", &json!({"order": "o-1", "amount": 12}))
}

fn invoke_kept_over_http() -> Vec<Vec<u8>> {
    invocation("kept-over-http", &json!({"order": "o-1", "amount": 12}))
}

fn invocation(name: &str, event: &Value) -> Vec<Vec<u8>> {
    let headers = [("content-type", "application/json")];
    let path = format!("/2015-03-31/functions/{name}/invocations");
    vec![request(&path, "lambda", &headers, event.to_string().as_bytes())]
}

fn machine(setup: &mut Setup) {
    let state = |next: usize| json!({"Type": "Pass", "Next": format!("S{next}")});
    let definition = json!({
        "StartAt": "S1",
        "States": {"S1": state(2), "S2": state(3), "S3": state(4), "S4": state(5), "S5": {"Type": "Pass", "End": true}}
    });
    let body = json!({
        "name": "five", "type": "EXPRESS", "definition": definition.to_string(),
        "roleArn": "arn:aws:iam::000000000000:role/bench"
    });
    setup.call(json_call("AWSStepFunctions.CreateStateMachine", "states", &body));
}

fn start_sync() -> Vec<Vec<u8>> {
    let arn = "arn:aws:states:us-east-1:000000000000:stateMachine:five";
    let body = json!({"stateMachineArn": arn, "input": r#"{"order":"o-1","amount":12}"#});
    vec![json_call("AWSStepFunctions.StartSyncExecution", "states", &body)]
}
