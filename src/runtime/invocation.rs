//! What a guest is run with, and what became of it.

use std::path::PathBuf;
use std::time::Duration;

use bytes::Bytes;

use crate::neighbours::LogLine;

/// One run of a program, in an instance of its own.
#[derive(Clone, Debug)]
pub struct Invocation {
    /// What the guest reads from its standard input.
    pub event: Bytes,
    /// The guest's environment, complete: nothing of Virga's own environment shows through.
    pub environment: Vec<(String, String)>,
    /// The guest's command line; by custom the first is the program's name.
    pub arguments: Vec<String>,
    /// The most linear memory, in MiB.
    pub memory_mb: u32,
    /// How long the guest may take: its real computing time and its waiting on the clock together.
    pub timeout: Duration,
    /// What the guest sees, read-only, at `/var/task`.
    pub code_directory: Option<PathBuf>,
    /// The size of the guest's private `/tmp`, in bytes; 0 leaves it out.
    pub scratch_bytes: u64,
}

/// What became of an [`Invocation`].
#[derive(Clone, Debug)]
pub struct Outcome {
    /// How the guest ended.
    pub ending: Ending,
    /// What the guest wrote to its standard output, up to [`RESPONSE_LIMIT`] and one byte more.
    pub response: Bytes,
    /// The lines that the guest wrote to its standard error, up to [`LOG_LIMIT`], each with the
    /// clock's moment at which it was complete.
    pub logs: Vec<LogLine>,
    /// Bytes written to standard error beyond [`LOG_LIMIT`], which are lost.
    pub logs_dropped: u64,
    /// Real computing time and time waited on the clock, together.
    pub duration: Duration,
    /// The most linear memory the guest held, in bytes.
    pub max_memory_used: u64,
}

/// The most that a guest may answer: 6 MB and a hundred bytes, the number that Lambda's own error
/// names.
///
/// *AWS documentation: Lambda quotas.*
pub const RESPONSE_LIMIT: usize = 6_291_556;

/// The most that is kept of what a guest logs in one run.
pub const LOG_LIMIT: usize = 1024 * 1024;

/// How a guest ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ending {
    /// It ended by itself, with exit status 0: the response is its answer. A response longer than
    /// [`RESPONSE_LIMIT`] is cut one byte after it.
    Answered,
    /// It ended by itself, with another exit status.
    Exited(i32),
    /// It broke a rule of WebAssembly: what it did, in the engine's words.
    Trapped(String),
    /// It needed more memory than it may have.
    OutOfMemory,
    /// It took longer than it may.
    TimedOut,
    /// Virga could not run it: why, for the person at the terminal.
    NotStarted(String),
}
