//! The command line: `virga start`, `virga health`, `virga run`, `virga lint`, `virga coverage`,
//! `virga runtimes`.
//!
//! - [`start`]: the daemon.
//! - [`app`]: deploying a SAM template at start.
//! - [`run`]: one execution of a state machine, without a daemon.
//! - [`lint`]: what is wrong with state machine definitions.
//! - [`coverage`]: what executions took of their state machines; `place`: where in a file things are.
//! - [`runtimes`]: the interpreters that run handlers of managed runtimes.
//! - [`health`]: is a daemon up? For scripts and container health checks. `daemon`: asking one.

pub mod app;
pub mod coverage;
mod daemon;
pub mod health;
pub mod lint;
mod place;
pub mod run;
pub mod runtimes;
pub mod start;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// A local serverless cloud: Lambda, SQS and Step Functions on one port, functions as WebAssembly.
#[derive(Debug, Parser)]
#[command(name = "virga", version, about)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Start the daemon and stay in the foreground
    Start(start::Start),
    /// Run one execution of a state machine without a daemon, and print its history
    Run(run::Run),
    Lint(lint::Lint),
    /// Tell which states, choices, retriers and catchers executions took since the reset
    Coverage(coverage::Report),
    /// The interpreters that run Python and Node.js handlers
    Runtimes(runtimes::Runtimes),
    /// Ask a running daemon whether it is up; the exit code says
    Health(health::Health),
}

/// Does what the command line asks.
#[must_use]
pub fn main() -> ExitCode {
    let outcome = match Arguments::parse().command {
        Command::Start(start) => start.run(),
        Command::Run(run) => run.run(),
        Command::Health(health) => health.run(),
        Command::Lint(lint) => lint.run(),
        Command::Coverage(coverage) => coverage.run(),
        Command::Runtimes(runtimes) => runtimes.run(),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("virga: {message}");
            ExitCode::FAILURE
        }
    }
}
