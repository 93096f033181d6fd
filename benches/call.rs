//! What a call costs behind the sockets: each is answered by the gateway on one thread, without HTTP's
//! bytes, so that a busy machine disturbs little and a profile shows Virga alone. Run by
//! `cargo bench --bench call`; a name on the command line chooses the calls that have it in theirs.

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http::Request;
use serde_json::{Value, json};
use virga::aws::Origin;
use virga::clock::{Clock, Mode, Stopwatch};
use virga::cloud::Cloud;
use virga::gateway::Gateway;
use virga::gateway::browser::BrowserRules;
use virga::identity::Randomness;
use virga::neighbours::{House, Neighbours, Options};
use virga::store::Store;

#[path = "port/functions.rs"]
mod functions;

/// Turns that each call gets; the best counts.
const TURNS: usize = 5;

/// How long a turn takes.
const TURN: Duration = Duration::from_millis(800);

/// One kind of call.
struct Measured {
    name: &'static str,
    /// What is called once beforehand.
    before: Vec<Request<Bytes>>,
    call: Request<Bytes>,
}

fn main() {
    let wanted = std::env::args().skip(1).find(|argument| !argument.starts_with('-')).unwrap_or_default();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    runtime.block_on(async {
        let gateway = gateway();
        for Measured { name, before, call } in all().into_iter().filter(|it| it.name.contains(&wanted)) {
            for call in before {
                answer(&gateway, call).await;
            }
            gateway.clock().settled().await;
            let mut best = Duration::MAX;
            for _ in 0..TURNS {
                best = best.min(turn(&gateway, &call).await);
            }
            println!("{name:<34} {:>7.2} us", best.as_secs_f64() * 1e6);
        }
    });
}

/// Calls again and again for a while; answers what one call takes.
async fn turn(gateway: &Arc<Gateway>, call: &Request<Bytes>) -> Duration {
    let (watch, mut calls) = (Stopwatch::start(), 0);
    while watch.elapsed() < TURN {
        answer(gateway, call.clone()).await;
        calls += 1;
    }
    watch.elapsed() / calls
}

async fn answer(gateway: &Arc<Gateway>, call: Request<Bytes>) {
    let response = gateway.answer(call, Origin::Outside).await;
    assert!(response.status().is_success(), "{}", String::from_utf8_lossy(response.body()));
}

fn gateway() -> Arc<Gateway> {
    let house = House {
        clock: Clock::new(Mode::System),
        randomness: Randomness::seeded(1),
        store: Store::ephemeral(),
        neighbours: Neighbours::default(),
        options: Arc::new(Options { authority: "localhost:4566".to_owned(), ..Options::default() }),
    };
    Gateway::new(&Cloud::new(house), BrowserRules::default())
}

fn all() -> Vec<Measured> {
    let create = |queue: &str| vec![sqs("CreateQueue", &json!({"QueueName": queue}))];
    let entry = |id: usize| json!({"Id": id.to_string(), "MessageBody": "x".repeat(1024)});
    let entries: Vec<Value> = (0..10).map(entry).collect();
    vec![
        Measured {
            name: "SendMessage, 1 KB",
            before: create("singles"),
            call: sqs("SendMessage", &json!({"QueueUrl": "singles", "MessageBody": "x".repeat(1024)})),
        },
        Measured {
            name: "SendMessageBatch of ten, 1 KB",
            before: create("batches"),
            call: sqs("SendMessageBatch", &json!({"QueueUrl": "batches", "Entries": entries})),
        },
        Measured {
            name: "Invoke, fresh WASI instance",
            before: vec![creation("echo", "echo", &json!({}))],
            call: lambda("functions/echo/invocations", &json!({"order": "o-1", "amount": 12})),
        },
        Measured {
            name: "Invoke, kept environment by typed calls",
            before: vec![creation("kept", "counter", &json!({"BY_CALLS": "yes"}))],
            call: lambda("functions/kept/invocations", &json!({"order": "o-1", "amount": 12})),
        },
        Measured {
            name: "Invoke, kept environment over HTTP",
            before: vec![creation("kept-over-http", "counter", &json!({}))],
            call: lambda("functions/kept-over-http/invocations", &json!({"order": "o-1", "amount": 12})),
        },
    ]
}

fn sqs(operation: &str, body: &Value) -> Request<Bytes> {
    let target = format!("AmazonSQS.{operation}");
    let request = request("/", "sqs").header("x-amz-target", target);
    request.body(body.to_string().into()).expect("a well-formed request")
}

fn lambda(path: &str, body: &Value) -> Request<Bytes> {
    let request = request(&format!("/2015-03-31/{path}"), "lambda");
    request.body(body.to_string().into()).expect("a well-formed request")
}

fn request(path: &str, service: &str) -> http::request::Builder {
    let signature = format!(
        "AWS4-HMAC-SHA256 Credential=000000000000/20260101/us-east-1/{service}/aws4_request, \
         SignedHeaders=host;x-amz-date, Signature=0000000000000000000000000000000000000000000000000000000000000000"
    );
    Request::post(path)
        .header("host", "localhost:4566")
        .header("content-type", "application/x-amz-json-1.0")
        .header("authorization", signature)
}

/// Creates the function `name` from one of `wasm-functions/`, with these variables.
fn creation(name: &str, source: &str, variables: &Value) -> Request<Bytes> {
    lambda("functions", &functions::creation(name, source, variables))
}
