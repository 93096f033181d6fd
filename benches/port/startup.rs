//! From process start to the first answered call, and memory at rest.

use std::time::Instant;

use crate::daemon::Daemon;
use crate::load::{Connection, request};
use crate::report;

/// Starts the daemon a few times and prints the median, beside the bare handler's.
pub fn measure() {
    let virga = median((0..9).map(|_| first_answer(|| Daemon::virga(&[]))).collect());
    let bare = median((0..9).map(|_| first_answer(Daemon::bare)).collect());
    println!("start to first answered call         {virga:.1} ms (budget 30 ms), bare {bare:.1} ms");
    report::memory("resident when idle (budget 25 MiB)", &Daemon::virga(&[]));
    report::memory("resident when idle, bare", &Daemon::bare());
}

#[expect(clippy::disallowed_methods, reason = "a benchmark measures real time")]
fn first_answer(start: fn() -> Daemon) -> f64 {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let begun = Instant::now();
    let daemon = start();
    let headers = [("x-amz-target", "AmazonSQS.ListQueues"), ("content-type", "application/x-amz-json-1.0")];
    let call = request("/", "sqs", &headers, b"{}");
    runtime.block_on(async {
        let (status, _) = Connection::open(daemon.address).await.exchange(&call).await;
        assert_eq!(status, 200);
    });
    begun.elapsed().as_secs_f64() * 1000.0
}

fn median(mut figures: Vec<f64>) -> f64 {
    figures.sort_by(f64::total_cmp);
    figures[figures.len() / 2]
}
