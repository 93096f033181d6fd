//! Virga beside a bare axum handler: the same requests, the same load, in one run, as ratios.
//!
//! `cargo bench --bench port` starts the daemon and, as a second process, a bare axum handler that
//! echoes what it gets; both answer the same bytes from the same client, in turns, so that a noisy
//! machine disturbs both alike. What counts are the ratios; the absolute figures are for orientation.
//! `cargo bench --bench port -- Invoke` measures only what has `Invoke` in its name.

mod bare;
mod daemon;
mod functions;
mod groups;
mod load;
mod queues;
mod report;
mod startup;
mod workload;

use std::time::Duration;

fn main() {
    if std::env::args().any(|argument| argument == "--bare") {
        return bare::serve();
    }
    let seconds = std::env::var("VIRGA_BENCH_SECONDS").ok().and_then(|text| text.parse().ok()).unwrap_or(3);
    let turn = Duration::from_secs(seconds);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");

    let wanted = std::env::args().skip(1).find(|argument| !argument.starts_with('-'));
    let is_wanted = |name: &str| wanted.as_deref().is_none_or(|wanted| name.contains(wanted));

    if is_wanted("start") {
        startup::measure();
    }
    let bare = daemon::Daemon::bare();
    let virga = daemon::Daemon::virga(&[]);
    runtime.block_on(async {
        for workload in workload::all().iter().filter(|workload| is_wanted(workload.name)) {
            let measured = workload.measure(&bare, &virga, turn).await;
            report::print(workload, &measured);
        }
        if is_wanted("SendMessageBatch") {
            queues::measure(&virga, turn).await;
        }
        if is_wanted("FIFO") {
            groups::measure(&virga, turn).await;
        }
    });
    report::memory("resident after the load", &virga);
}
