//! Functions as WebAssembly: the engine, the compiled-code cache, and the running of guests.
//!
//! A [`Program`] is a module that has been checked and compiled ([`Runtime::prepare`]): a core module
//! that is a WASI preview 1 command, or a component that is a WASI preview 2 command and may call Virga
//! over `wasi:http`. It takes events in one of these ways:
//!
//! - *Command*: each [`Invocation`] runs in a fresh instance. The event is its standard input, the
//!   response its standard output, log lines its standard error.
//! - *Runtime API*: a component that asks `http://$AWS_LAMBDA_RUNTIME_API/2018-06-01/runtime/invocation/next`
//!   gets its events there and is kept for further ones ([`KeptGuest`]); between two it is frozen. All
//!   that it writes is log. It may stream its response ([`response_stream`]). The interface
//!   `virga:runtime/runtime-api` has the same as typed calls.
//! - *Web*: a component that exports `wasi:http/incoming-handler` answers the requests of a function URL
//!   itself, in a fresh instance for each.
//!
//! Nobody has to say which: a component that asks for an event loops, one that ends without is a command.
//!
//! What a guest can't do: see files besides `/var/task` (read-only) and a private `/tmp`, reach any
//! network besides Virga's own port, hold more memory than it was given, run longer than its
//! timeout, or keep a thread from others for more than a few milliseconds. Its clocks and sleeps are
//! those of the [`Clock`], its randomness follows Virga's seed.
//!
//! | module | what it is |
//! |---|---|
//! | `machine` | the engine: settings, imports, the beat that interrupts guests |
//! | `code_cache`, `code_shelf` | compiled code by content hash, in memory and on disk |
//! | `binary`, `interpreter` | what programs are compiled from: a user's module, or one that Virga carries |
//! | `optimiser` | better code for programs that already run |
//! | `program` | a checked module |
//! | `running`, `annex` | one run, and the threads for those that compute for long or that nobody waits for |
//! | `invocation` | what a guest is run with, and what became of it |
//! | `environments` | execution environments: which there are, cold starts, keeping warm |
//! | `standby` | guests of an interpreter that are started ahead of need |
//! | `kept`, `runtime_api` | guests that loop, and how they get their events |
//! | `web` | components that answer a function URL's requests themselves |
//! | `output` | a response that is handed on while it is made |
//! | `event_pipe` | its event, when that is read from standard input |
//! | `guest` | the host's state of one guest, made of the following |
//! | `patience`, `memory`, `quota`, `open_files` | its limits: time, memory, files and how many are open |
//! | `scratch`, `storage` | its `/tmp`, and how what it writes is counted |
//! | `pipes`, `log_book` | its output |
//! | `clocks`, `entropy`, `variables` | its time, its randomness and its environment variables |
//! | `function_code` | its code and variables, for interpreters that pay dearly for each call |
//! | `preview1`, `polling` | how it waits, in WASI's two versions |
//! | `outgoing` | its HTTP requests |

mod annex;
mod binary;
mod clocks;
mod code_cache;
mod code_shelf;
mod entropy;
mod environments;
mod event_pipe;
mod function_code;
mod guest;
mod interpreter;
mod invocation;
mod kept;
mod log_book;
mod machine;
mod memory;
mod open_files;
mod optimiser;
mod outgoing;
mod output;
mod patience;
mod pipes;
mod polling;
mod preview1;
mod program;
mod quota;
mod running;
mod runtime_api;
mod scratch;
mod standby;
mod storage;
mod variables;
mod web;

#[cfg(test)]
mod tests;

pub use environments::{
    ColdStarted, ColdStarts, Environments, FailedInit, INIT_LIMIT, Invoked, Phase, Plan, Record, State,
};
pub use interpreter::Interpreter;
pub use invocation::{
    Allowance, Ending, Initialised, Invocation, LOG_LIMIT, Outcome, RESPONSE_LIMIT, Setting,
};
pub use kept::KeptGuest;
pub use output::{Output, ResponseStream, STREAM_LIMIT, response_stream};
pub use program::{MODULE_LIMIT, NotRunnable, Program};
pub use scratch::TemporaryFolder;

use std::collections::HashMap;
use std::fmt;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use parking_lot::Mutex;

use self::binary::Binary;
use self::code_cache::CodeCache;
use self::code_shelf::CodeShelf;
use self::environments::IdleGuests;
use self::event_pipe::Taken;
use self::outgoing::Outgoing;
use self::patience::Patience;
use self::running::Run;
use self::runtime_api::Exchange;
use self::scratch::ScratchSpace;
use crate::clock::Clock;
use crate::identity::Randomness;
use crate::neighbours::{House, Neighbours};

/// Runs functions. A cheap handle; the engine behind it is set up when the first program comes.
#[derive(Clone)]
pub struct Runtime {
    shared: Arc<Shared>,
}

struct Shared {
    clock: Clock,
    neighbours: Neighbours,
    randomness: Randomness,
    authority: Arc<str>,
    code: CodeCache,
    scratch: Arc<ScratchSpace>,
    keep_warm: Duration,
    idle_guests: IdleGuests,
    /// Those that have been used: between two functions they are not thrown away.
    interpreters: Mutex<HashMap<Interpreter, Arc<Program>>>,
}

/// How long an idle environment is kept unless the person who started Virga says otherwise. AWS
/// documents no number; minutes are what users see.
const KEEP_WARM: Duration = Duration::from_mins(10);

/// How many guests there may be at once: as many at work as one account may have in one region, as many idle,
/// and some that are about to end.
const GUESTS: u32 = 2_500;

impl Runtime {
    /// A runtime of `house`. It keeps compiled code in the house's cache directory if it has one that
    /// can be trusted, and otherwise in memory alone.
    #[must_use]
    pub fn new(house: &House) -> Self {
        let shelf = house.options.cache_directory.as_deref().and_then(|directory| {
            let shelf = CodeShelf::open(directory);
            shelf.inspect_err(|error| tracing::warn!("compiled code is not kept between runs: {error}")).ok()
        });
        let guests = house.options.guests.unwrap_or(GUESTS);
        let shared = Shared {
            clock: house.clock.clone(),
            neighbours: house.neighbours.clone(),
            randomness: house.randomness.clone(),
            authority: Arc::from(house.options.authority.as_str()),
            code: CodeCache::new(shelf, guests),
            scratch: Arc::default(),
            keep_warm: house.options.keep_warm.unwrap_or(KEEP_WARM),
            idle_guests: IdleGuests::among(guests),
            interpreters: Mutex::default(),
        };
        Self { shared: Arc::new(shared) }
    }

    /// Checks and compiles `module`, a WASI command, or finds it compiled already. Compiling takes
    /// milliseconds, or seconds for an interpreter of some megabytes, off the threads that answer
    /// requests; longer modules run code of a baseline compiler until they have been optimised. The
    /// program stays in memory as long as it is held.
    ///
    /// # Errors
    /// [`NotRunnable`], when it is no such thing.
    pub async fn prepare(&self, module: Bytes) -> Result<Arc<Program>, NotRunnable> {
        self.shared.code.program(Binary::Given(module)).await
    }

    /// The program of an interpreter that Virga carries. It stays in memory; the first time on a machine
    /// it takes seconds, with a cache directory a fraction of one after that.
    ///
    /// # Errors
    /// [`NotRunnable`], when the engine can't start.
    pub async fn interpreter(&self, which: Interpreter) -> Result<Arc<Program>, NotRunnable> {
        let program = self.shared.code.program(Binary::Carried(which)).await?;
        self.shared.interpreters.lock().insert(which, Arc::clone(&program));
        program.standbys.are_wanted();
        self.have_standing_by(&program);
        Ok(program)
    }

    /// Compiles an interpreter as well as it can be and keeps the code in the cache directory, so that the
    /// first function that needs it starts at once. Answers whether that was done already. Takes up to
    /// minutes, of all cores.
    ///
    /// # Errors
    /// [`NotRunnable`], when the engine can't start.
    pub fn warm(&self, which: Interpreter) -> Result<bool, NotRunnable> {
        self.shared.code.warm(&Binary::Carried(which))
    }

    /// Where what functions need may be kept as long as the daemon lives; what a killed one has left behind is removed
    /// by the next.
    ///
    /// # Errors
    /// When it can't be made.
    pub fn folder(&self) -> io::Result<PathBuf> {
        self.shared.scratch.root()
    }

    /// Removes guests' files, and what is in the folder: the daemon is stopping.
    pub fn close(&self) {
        self.shared.scratch.remove();
    }

    fn clock(&self) -> &Clock {
        &self.shared.clock
    }

    fn randomness(&self) -> &Randomness {
        &self.shared.randomness
    }

    fn idle_guests(&self) -> &IdleGuests {
        &self.shared.idle_guests
    }

    fn keep_warm(&self) -> Duration {
        self.shared.keep_warm
    }

    /// Runs `program` once, as a command in a fresh instance. While the guest waits, the task is parked;
    /// while it computes it counts as work of the caller's.
    pub async fn invoke(&self, program: &Program, setting: &Setting, invocation: Invocation) -> Outcome {
        let run = self.plan(program, setting, Some(invocation), Allowance::Invocation, None);
        match run.begin() {
            Ok(running) => running.end().await.outcome,
            Err(end) => end.outcome,
        }
    }

    /// What is needed to run `program` once.
    fn plan<'a>(
        &'a self,
        program: &'a Program,
        setting: &'a Setting,
        invocation: Option<Invocation>,
        allowance: Allowance,
        exchange: Option<Exchange>,
    ) -> Run<'a> {
        let shared = &self.shared;
        let timeout = invocation.as_ref().map(|invocation| invocation.timeout);
        let taken = Taken::default();
        let has_time_to_start = matches!(allowance, Allowance::Init(_));
        let patience = match (allowance, timeout) {
            (Allowance::Init(limit), Some(timeout)) => {
                Patience::new(shared.clock.clone(), limit).and_once(taken.clone(), timeout)
            }
            (Allowance::Init(limit), None) => Patience::new(shared.clock.clone(), limit),
            (Allowance::Invocation, timeout) => {
                Patience::new(shared.clock.clone(), timeout.unwrap_or_default())
            }
        };
        let (clock, neighbours) = (shared.clock.clone(), shared.neighbours.clone());
        let outgoing = Outgoing::new(clock, neighbours, Arc::clone(&shared.authority), exchange);
        Run {
            program,
            setting,
            invocation,
            patience,
            taken,
            has_time_to_start,
            randomness: &shared.randomness,
            outgoing,
            space: &shared.scratch,
            standby: None,
        }
    }
}

impl fmt::Debug for Runtime {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Runtime")
    }
}
