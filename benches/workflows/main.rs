//! Step Functions beside a bare axum handler: an express machine's throughput, a standard execution as a
//! polling client sees it, functions called from a machine, and memory after many executions.
//!
//! `cargo bench --bench workflows` starts the daemon and, as a second process, a bare axum handler that
//! echoes what it gets. What counts are the ratios; the absolute figures are for orientation.
//! `VIRGA_BENCH_EXECUTIONS` says how many express executions the memory is measured after.

#![expect(clippy::disallowed_methods, reason = "a benchmark measures real time")]

#[path = "../port/bare.rs"]
mod bare;
mod client;
#[path = "../port/daemon.rs"]
mod daemon;
#[path = "../port/functions.rs"]
mod functions;
#[path = "../port/load.rs"]
mod load;

use std::net::SocketAddr;
use std::time::{Duration, Instant};

use client::Client;
use daemon::Daemon;
use load::Connection;
use serde_json::{Value, json};

/// Kept-alive connections that ask at the same time.
const CONNECTIONS: usize = 16;
/// Turns that each server gets; the best of each counts.
const TURNS: usize = 3;
const TURN: Duration = Duration::from_secs(3);
/// Executions of which the middle one is told.
const ROUNDS: usize = 400;
const USUAL_EXECUTIONS: usize = 1_000_000;

fn main() {
    if std::env::args().any(|argument| argument == "--bare") {
        return bare::serve();
    }
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let (bare, virga) = (Daemon::bare(), Daemon::virga(&[]));
    runtime.block_on(async {
        let mut client = Client::open(virga.address).await;
        client.make("five", "EXPRESS", &passes()).await;
        client.make("standard", "STANDARD", &passes()).await;
        client.make_function("echo").await;
        client.make("calls", "STANDARD", &calls()).await;
        throughput(&bare, &virga).await;
        round_trip(&bare, &virga).await;
        functions(&virga).await;
        memory(&virga).await;
    });
}

/// Five Pass states in a row.
fn passes() -> Value {
    row(5, |_| json!({"Type": "Pass"}))
}

/// Five Task states in a row, each of which calls a function.
fn calls() -> Value {
    row(
        5,
        |_| json!({"Type": "Task", "Resource": "arn:aws:lambda:us-east-1:000000000000:function:echo", "ResultPath": null}),
    )
}

fn row(length: usize, state: impl Fn(usize) -> Value) -> Value {
    let mut states = serde_json::Map::new();
    for number in 1..=length {
        let mut state = state(number);
        if number == length {
            state["End"] = json!(true);
        } else {
            state["Next"] = json!(format!("S{}", number + 1));
        }
        states.insert(format!("S{number}"), state);
    }
    json!({"StartAt": "S1", "States": states})
}

/// `StartSyncExecution` of a five-state machine beside the bare handler.
async fn throughput(bare: &Daemon, virga: &Daemon) {
    let request = client::start("StartSyncExecution", "five");
    let (mut best_bare, mut best_virga) = (0.0_f64, 0.0_f64);
    for _ in 0..TURNS {
        best_bare = best_bare.max(rate(bare.address, &request, TURN).await);
        best_virga = best_virga.max(rate(virga.address, &request, TURN).await);
    }
    println!(
        "StartSyncExecution, five states    {:>5.1} % of bare (budget 40 %)   virga {best_virga:>8.0}/s   bare {best_bare:>8.0}/s",
        100.0 * best_virga / best_bare
    );
}

/// Calls a second over all connections.
#[expect(clippy::cast_precision_loss, reason = "counts of calls are far below 2^52")]
async fn rate(address: SocketAddr, request: &[u8], turn: Duration) -> f64 {
    let begun = Instant::now();
    let done = ask(address, request, |asked| asked.is_multiple_of(64) && begun.elapsed() >= turn).await;
    done as f64 / begun.elapsed().as_secs_f64()
}

/// Asks over all connections until each of them is told that it has asked enough; answers how often.
async fn ask(address: SocketAddr, request: &[u8], enough: impl Fn(usize) -> bool + Copy) -> usize {
    let local = tokio::task::LocalSet::new();
    let clients = (0..CONNECTIONS).map(|_| async {
        let mut connection = Connection::open(address).await;
        let mut asked = 0;
        while !enough(asked) {
            let (status, body) = connection.exchange(request).await;
            assert_eq!(status, 200, "{}", String::from_utf8_lossy(body));
            asked += 1;
        }
        asked
    });
    local.run_until(futures_util::future::join_all(clients)).await.into_iter().sum()
}

/// `StartExecution` and polling until `SUCCEEDED`, beside three bare calls.
async fn round_trip(bare: &Daemon, virga: &Daemon) {
    let mut client = Client::open(virga.address).await;
    let mut connection = Connection::open(bare.address).await;
    let request = client::start("StartExecution", "standard");
    let (mut three, mut whole, mut polls) = (Vec::new(), Vec::new(), 0);
    for _ in 0..ROUNDS {
        let begun = Instant::now();
        for _ in 0..3 {
            connection.exchange(&request).await;
        }
        three.push(begun.elapsed());
        let begun = Instant::now();
        polls += client.run("standard").await;
        whole.push(begun.elapsed());
    }
    let (three, whole) = (median(three), median(whole));
    println!(
        "StartExecution to SUCCEEDED        {:>5.1} % of three bare calls (budget 100 %)   virga {whole:>8.1?}   bare {three:>8.1?}   {:.2} polls",
        100.0 * whole.as_secs_f64() / three.as_secs_f64(),
        f64::from(polls) / f64::from(u32::try_from(ROUNDS).expect("a small number")),
    );
}

/// A standard machine that invokes a function five times.
async fn functions(virga: &Daemon) {
    let mut client = Client::open(virga.address).await;
    let mut took = Vec::new();
    for _ in 0..ROUNDS {
        let begun = Instant::now();
        client.run("calls").await;
        took.push(begun.elapsed());
    }
    println!(
        "five functions called              {:>8.2?} as a polling client sees it (budget 2 ms)",
        median(took)
    );
}

/// What stays of many express executions.
async fn memory(virga: &Daemon) {
    let executions = std::env::var("VIRGA_BENCH_EXECUTIONS").ok().and_then(|text| text.parse().ok());
    let executions = executions.unwrap_or(USUAL_EXECUTIONS);
    let before = virga.mebibytes("Rss").unwrap_or_default();
    let share = executions / CONNECTIONS;
    ask(virga.address, &client::start("StartSyncExecution", "five"), |asked| asked >= share).await;
    let after = virga.mebibytes("Rss").unwrap_or_default();
    println!(
        "resident after {executions} express executions: {after:.1} MiB, {:+.1} MiB (budget 50 MiB)",
        after - before
    );
}

fn median(mut took: Vec<Duration>) -> Duration {
    took.sort();
    took.get(took.len() / 2).copied().unwrap_or_default()
}
