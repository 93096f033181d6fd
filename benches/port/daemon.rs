//! Processes under load: started on a free port, killed when dropped.

#![allow(dead_code, reason = "each benchmark that starts daemons asks for its own part of this")]

use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::process::{Child, Command, Stdio};

/// The place of the time in user mode behind the name in `/proc/PID/stat`; that in system mode follows.
const USER_TIME: usize = 11;

/// Linux shows times to user space in hundredths of a second.
const MICROS_PER_TICK: f64 = 10_000.0;

/// A server process and where it listens.
pub struct Daemon {
    child: Child,
    /// Where it listens.
    pub address: SocketAddr,
}

impl Daemon {
    /// The bare axum handler: this very program, started with `--bare`.
    pub fn bare() -> Self {
        let this = std::env::current_exe().expect("the path of this program");
        Self::start(Command::new(this).arg("--bare"))
    }

    /// Virga itself, as a user starts it with these options besides, but quiet.
    pub fn virga(options: &[&str]) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_virga"));
        Self::start(command.args(["start", "--port", "0", "--log", "error"]).args(options))
    }

    fn start(command: &mut Command) -> Self {
        let mut child = command.stdout(Stdio::piped()).spawn().expect("the server starts");
        let lines = BufReader::new(child.stdout.take().expect("a piped standard output")).lines();
        let mut address = None;
        for line in lines.map_while(Result::ok) {
            if let Some((_, at)) = line.split_once("http://") {
                let at = at.split_whitespace().next().unwrap_or(at).trim_end_matches(['/', '.']);
                address = address.or_else(|| at.parse().ok());
            }
            if line.trim() == "Ready." {
                break;
            }
        }
        Self { child, address: address.expect("the server prints its address before it is ready") }
    }

    /// The processor time that it has taken, in microseconds, where the system tells (Linux).
    pub fn processor_micros(&self) -> Option<f64> {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", self.child.id())).ok()?;
        // The name, in parentheses, may hold spaces.
        let mut numbers = stat.rsplit_once(") ")?.1.split(' ').skip(USER_TIME);
        let mut ticks = || numbers.next()?.parse::<f64>().ok();
        Some((ticks()? + ticks()?) * MICROS_PER_TICK)
    }

    /// What it holds of this kind of memory, in MiB, where the system tells (Linux): `Rss`, all that is
    /// resident, or `Pss`, of which what several mappings share counts once.
    pub fn mebibytes(&self, kind: &str) -> Option<f64> {
        let rollup = std::fs::read_to_string(format!("/proc/{}/smaps_rollup", self.child.id())).ok()?;
        let line = rollup.lines().find_map(|line| line.strip_prefix(kind)?.strip_prefix(':'))?;
        let kibibytes: f64 = line.split_whitespace().next()?.parse().ok()?;
        Some(kibibytes / 1024.0)
    }
}

impl Drop for Daemon {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
