//! What is printed: a line per workload, ratio first.

use crate::daemon::Daemon;
use crate::workload::{Measured, Workload};

pub fn print(workload: &Workload, measured: &Measured) {
    println!(
        "{:<34} {:>5.1} % of bare (budget {:>2.0} %)   virga {:>8.0}/s   bare {:>8.0}/s   p50 {:>4.0} us, bare {:>4.0} us   \
         processor {:>5.1} us, bare {:>4.1} us",
        workload.name,
        100.0 * measured.virga.per_second / measured.bare.per_second,
        100.0 * workload.budget,
        measured.virga.per_second,
        measured.bare.per_second,
        measured.virga.median_micros,
        measured.bare.median_micros,
        measured.virga.processor_micros,
        measured.bare.processor_micros,
    );
}

pub fn memory(when: &str, daemon: &Daemon) {
    match daemon.mebibytes("Rss") {
        Some(mebibytes) => println!("{when}: {mebibytes:.1} MiB"),
        None => println!("{when}: this system doesn't tell"),
    }
}
