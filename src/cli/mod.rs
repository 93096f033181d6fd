//! The command line: `virga start`, `virga health`, `virga run`, `virga lint`.
//!
//! - [`start`]: the daemon.
//! - [`app`]: deploying a SAM template at start.
//! - [`run`]: one execution of a state machine, without a daemon.
//! - [`lint`]: what is wrong with state machine definitions.
//! - [`health`]: is a daemon up? For scripts and container health checks.

pub mod app;
pub mod health;
pub mod lint;
pub mod run;
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
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("virga: {message}");
            ExitCode::FAILURE
        }
    }
}
