//! What a guest is run with, and what became of it.

use std::borrow::Cow;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;

use super::output::Output;
use crate::clock::Timestamp;
use crate::neighbours::LogLine;

/// What every run of a program in one execution environment finds.
#[derive(Clone, Debug)]
pub struct Setting {
    /// The guest's environment besides what tells it of its invocation: nothing of Virga's own
    /// environment shows through.
    pub variables: Arc<[(String, String)]>,
    /// The guest's command line; by custom the first is the program's name.
    pub arguments: Vec<String>,
    /// The most linear memory, in MiB.
    pub memory_mb: u32,
    /// What the guest sees, read-only, at `/var/task`.
    pub code_directory: Option<PathBuf>,
    /// What the guest sees, read-only, at `/opt`: the content of the function's layers.
    pub layers_directory: Option<PathBuf>,
    /// The size of the guest's private `/tmp`, in bytes; 0 leaves it out.
    pub scratch_bytes: u64,
}

/// One event for a function, and what is told of it. A command finds it in its environment
/// (`AWS_REQUEST_ID`, `_X_AMZN_TRACE_ID`, `VIRGA_DEADLINE_MS`, `VIRGA_INVOKED_FUNCTION_ARN`,
/// `VIRGA_CLIENT_CONTEXT`, `VIRGA_TENANT_ID`), a guest that loops in the headers of `/runtime/invocation/next`.
#[derive(Clone, Debug)]
pub struct Invocation {
    /// The id that the caller gets.
    pub request_id: String,
    /// What a command reads from its standard input, and a guest that loops as the body of its event.
    pub event: Bytes,
    /// Until when the answer must be there; for the guest to know.
    pub deadline: Timestamp,
    /// How long the guest may take: its real computing time and its waiting on the clock together.
    pub timeout: Duration,
    /// The ARN by which the function was called.
    pub function_arn: String,
    /// What X-Ray follows, as `_X_AMZN_TRACE_ID` has it.
    pub trace: String,
    /// What the caller tells the function of itself, as JSON.
    pub client_context: Option<String>,
    /// On whose behalf it is, of a function that keeps tenants apart.
    pub tenant: Option<Arc<str>>,
    /// Where a guest that streams its response writes to. Without it a streamed response is collected
    /// and answered whole.
    pub output: Option<Output>,
}

impl Invocation {
    /// The variables by which a command learns of this invocation.
    pub(super) fn variables(&self) -> impl Iterator<Item = (&str, Cow<'_, str>)> {
        let context = self.client_context.as_deref().map(|context| ("VIRGA_CLIENT_CONTEXT", context.into()));
        let tenant = self.tenant.as_deref().map(|tenant| ("VIRGA_TENANT_ID", tenant.into()));
        let always = [
            ("AWS_REQUEST_ID", self.request_id.as_str().into()),
            ("_X_AMZN_TRACE_ID", self.trace.as_str().into()),
            ("VIRGA_DEADLINE_MS", self.deadline.as_millis().to_string().into()),
            ("VIRGA_INVOKED_FUNCTION_ARN", self.function_arn.as_str().into()),
        ];
        always.into_iter().chain(context).chain(tenant)
    }
}

/// How long a guest may take to get ready.
///
/// *AWS documentation: Understanding the Lambda execution environment lifecycle.*
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Allowance {
    /// So long until it takes its event, and from then on the invocation's timeout: the Init phase.
    Init(Duration),
    /// The invocation's timeout, in which it has to answer as well: the Invoke phase.
    Invocation,
}

/// What became of an [`Invocation`].
#[derive(Clone, Debug)]
pub struct Outcome {
    /// How it ended.
    pub ending: Ending,
    /// What the guest answered, or the document that describes its failure. Of what a command writes,
    /// up to [`RESPONSE_LIMIT`] and one byte more.
    pub response: Bytes,
    /// Whether the response went to the invocation's [`Output`]; then `response` is empty.
    pub streamed: bool,
    /// The lines that the guest logged, up to [`LOG_LIMIT`], each with the clock's moment at which it
    /// was complete.
    pub logs: Vec<LogLine>,
    /// Bytes logged beyond [`LOG_LIMIT`], which are lost.
    pub logs_dropped: u64,
    /// Real computing time and time waited on the clock, together; without initialisation.
    pub duration: Duration,
    /// The most linear memory the guest held, in bytes.
    pub max_memory_used: u64,
    /// What came before the guest asked for its first event, if it did so in this run.
    pub initialised: Option<Initialised>,
    /// Whether it had taken its event when it ended: asked for it, or read its standard input.
    pub took_event: bool,
}

/// How a guest that loops got ready.
#[derive(Clone, Debug)]
pub struct Initialised {
    /// Real computing time and time waited on the clock, together.
    pub duration: Duration,
    /// The lines that it logged meanwhile.
    pub logs: Vec<LogLine>,
}

/// The most that a guest may answer: 6 MB and a hundred bytes, the number that Lambda's own error
/// names.
///
/// *AWS documentation: Lambda quotas.*
pub const RESPONSE_LIMIT: usize = 6_291_556;

/// The most that is kept of what a guest logs in one run.
pub const LOG_LIMIT: usize = 1024 * 1024;

/// How a guest ended, or one invocation of a guest that goes on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ending {
    /// It answered. A command's response longer than [`RESPONSE_LIMIT`] is cut one byte after it.
    Answered,
    /// It told the Runtime API that the invocation failed: the response is the document it gave.
    Failed,
    /// It told the Runtime API that it can't start: the response is the document it gave.
    FailedToStart,
    /// It answered more than [`RESPONSE_LIMIT`].
    TooLarge,
    /// It ended by itself with this status, before it had answered. A command that ends with 0 has
    /// answered.
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

impl Outcome {
    /// Virga could not run the guest.
    pub(super) fn not_started(reason: &str) -> Self {
        Self {
            ending: Ending::NotStarted(reason.to_owned()),
            response: Bytes::new(),
            streamed: false,
            logs: Vec::new(),
            logs_dropped: 0,
            duration: Duration::ZERO,
            max_memory_used: 0,
            initialised: None,
            took_event: false,
        }
    }
}
