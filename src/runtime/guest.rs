//! What the host keeps of one running guest.

use std::sync::Arc;

use wasmtime_wasi::p1::WasiP1Ctx;
use wasmtime_wasi::{FsPerms, WasiCtxBuilder, WasiCtxView, WasiView};
use wasmtime_wasi_http::{WasiHttpCtx, WasiHttpCtxView, WasiHttpView};

use super::annex::Weight;
use super::clocks::GuestClock;
use super::entropy::Entropy;
use super::event_pipe::{EventPipe, Taken};
use super::function_code::FunctionCode;
use super::invocation::{Ending, Initialised, Invocation, Outcome, Setting};
use super::machine::Machine;
use super::memory::MemoryLimit;
use super::open_files::OpenFiles;
use super::outgoing::Outgoing;
use super::patience::Patience;
use super::pipes::{LogPipe, Pipe, ResponsePipe};
use super::quota::Quota;
use super::runtime_api::{Errand, Exchange, Streaming, Told};
use super::scratch::Scratch;
use super::standby::Candidate;
use super::variables::Variables;
use crate::clock::Ticking;

/// The state of one guest: its view of the world, and its limits.
pub(super) struct Guest {
    /// WASI, of which preview 1 is the outer layer and preview 2 the inner.
    pub(super) wasi: WasiP1Ctx,
    pub(super) variables: Variables,
    /// Where its code and its layers are.
    pub(super) function_code: FunctionCode,
    /// What `wasi:http` keeps besides.
    http: WasiHttpCtx,
    /// The guest's own requests.
    pub(super) outgoing: Outgoing,
    /// Its time.
    pub(super) patience: Patience,
    /// Its memory.
    pub(super) memory: MemoryLimit,
    /// How often it was interrupted while it computed.
    pub(super) beats: u32,
    /// Whether that makes it heavy.
    pub(super) weight: Weight,
    /// What it may write to files.
    pub(super) quota: Quota,
    /// What it has open.
    pub(super) open_files: OpenFiles,
    /// The response that it writes by typed calls.
    pub(super) streaming: Option<Streaming>,
    response: ResponsePipe,
    log: LogPipe,
    machine: Arc<Machine>,
    /// What interrupts it, unless it is frozen.
    beat: Option<Ticking>,
    /// What came before it asked for its first event, until somebody is told.
    initialised: Option<Initialised>,
    /// Whether it has asked for an event.
    has_begun: bool,
    /// Whether it has read its event.
    taken: Taken,
    /// Whether the time until it has its event is not the invocation's.
    has_time_to_start: bool,
    /// Whether it can do nothing but loop.
    only_loops: bool,
    /// Until it has its function, of a guest that was started ahead of need.
    standby: Option<Candidate>,
    /// Its `/tmp`, which goes with it.
    _scratch: Option<Scratch>,
}

/// Nobody needs the guest any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the guest was kept for nobody")]
pub(super) struct Reaped;

/// What a guest is made from.
pub(super) struct Birth<'a> {
    pub(super) machine: Arc<Machine>,
    pub(super) setting: &'a Setting,
    /// What it is started for, unless that comes later.
    pub(super) invocation: Option<Invocation>,
    pub(super) patience: Patience,
    pub(super) taken: Taken,
    /// Whether the time until it has its event is not the invocation's.
    pub(super) has_time_to_start: bool,
    pub(super) entropy: &'a Entropy,
    pub(super) outgoing: Outgoing,
    /// Its `/tmp`; without it, it sees no files at all.
    pub(super) scratch: Option<Scratch>,
    /// Whether it is an interpreter, whose handlers look for folders by their names.
    pub(super) is_managed: bool,
    /// What it has open.
    pub(super) open_files: OpenFiles,
    /// Of one that is to stand by until it learns what it is.
    pub(super) standby: Option<Candidate>,
}

impl Guest {
    /// A guest that is about to start.
    pub(super) fn new(birth: Birth<'_>) -> wasmtime::Result<Self> {
        let Birth { machine, setting, invocation, patience, taken, entropy, outgoing, scratch, .. } = birth;
        let event = invocation.as_ref().map(|it| it.event.clone()).unwrap_or_default();
        let clock = patience.clock().clone();
        let log = LogPipe::new(clock.clone());
        let response = ResponsePipe::new(log.clone());
        let mut wasi = WasiCtxBuilder::new();
        wasi.stdin(EventPipe::new(event, taken.clone()))
            .stdout(Pipe(response.clone()))
            .stderr(Pipe(log.clone()))
            .args(&setting.arguments)
            .wall_clock(GuestClock(clock.clone()))
            .monotonic_clock(GuestClock(clock))
            .secure_random(entropy.fork())
            .insecure_random(entropy.fork())
            .insecure_random_seed(entropy.seed())
            // Files are read and written on the spot: handing each access to another thread costs more
            // than the access.
            .allow_blocking_current_thread(true)
            .allow_tcp(false)
            .allow_udp(false);
        if let Some(code) = &setting.code_directory {
            wasi.preopened_dir(code, "/var/task", FsPerms::ReadOnly)?;
        }
        let mut quota = Quota::without_files();
        if let Some(layers) = &setting.layers_directory {
            wasi.preopened_dir(layers, "/opt", FsPerms::ReadOnly)?;
        }
        if let Some(scratch) = &scratch {
            if setting.layers_directory.is_none() && birth.is_managed {
                // As on Lambda it is there, and empty, without layers too.
                wasi.preopened_dir(scratch.empty()?, "/opt", FsPerms::ReadOnly)?;
            }
            wasi.preopened_dir(scratch.path(), "/tmp", FsPerms::ReadWrite)?;
            quota = Quota::of(scratch.path(), setting.scratch_bytes);
        }
        Ok(Self {
            wasi: wasi.build_p1(),
            variables: Variables {
                of_setting: Arc::clone(&setting.variables),
                invocation,
                may_loop: outgoing.exchange.is_some(),
            },
            function_code: FunctionCode {
                code: setting.code_directory.clone(),
                layers: setting.layers_directory.clone(),
            },
            http: WasiHttpCtx::new(),
            outgoing,
            patience,
            memory: MemoryLimit::new(setting.memory_mb),
            beats: 0,
            weight: if birth.standby.is_some() { Weight::of_nobody() } else { Weight::default() },
            quota,
            open_files: birth.open_files,
            streaming: None,
            response,
            log,
            beat: Some(machine.beat()),
            machine,
            initialised: None,
            has_begun: false,
            taken,
            has_time_to_start: birth.has_time_to_start,
            only_loops: false,
            standby: birth.standby,
            _scratch: scratch,
        })
    }

    /// What it writes to its standard output is no response.
    pub(super) fn all_output_is_log(&self) {
        self.response.becomes_log();
    }

    /// It can do nothing but take its events from the Runtime API.
    pub(super) fn only_loops(&mut self) {
        self.only_loops = true;
        self.all_output_is_log();
    }

    /// Whether it takes its events from the Runtime API.
    pub(super) fn loops(&self) -> bool {
        self.has_begun || self.only_loops
    }

    /// What became of the guest's invocation, which ended so, and of what it wrote since the last one.
    pub(super) fn outcome(&mut self, ending: Ending) -> Outcome {
        let mut duration = self.patience.spent();
        if ending == Ending::TimedOut {
            // The beat that stopped it came a little later than its time was up.
            duration = self.patience.limit();
        }
        let (logs, logs_dropped) = self.log.take_book().into_parts();
        Outcome {
            ending,
            response: self.response.take_response(),
            streamed: self.outgoing.exchange.as_ref().is_some_and(Exchange::streamed),
            logs,
            logs_dropped,
            duration,
            max_memory_used: self.memory.most(),
            initialised: self.initialised.take(),
            took_event: self.has_begun || (self.taken.is_taken() && !self.only_loops),
        }
    }

    /// Whether it was started before anybody knows which function it will run.
    pub(super) fn stands_by(&self) -> bool {
        self.standby.is_some()
    }

    /// Waits, frozen, until a guest that stands by is wanted, and is what is wanted from then on.
    ///
    /// # Errors
    /// [`Reaped`] when nobody will need the guest, or it holds something of what it was.
    pub(super) async fn learn_what_it_is(&mut self) -> wasmtime::Result<()> {
        let Some(standby) = self.standby.take() else { return Ok(()) };
        if !self.wasi.ctx().table.is_empty() {
            tracing::debug!("a guest holds something of nobody's, and so can't stand by");
            return Err(Reaped.into());
        }
        self.beat = None;
        self.weight.is_prepared();
        let clock = self.patience.clock().clone();
        let (way, receiver) = clock.oneshot();
        standby.stands_by(self.machine.compiler(), way);
        let wanted: Box<Self> = clock.park(receiver).await.ok_or(Reaped)?;
        Ok(self.becomes(*wanted)?)
    }

    /// Is `other` from now on, with the memory that it has.
    ///
    /// # Errors
    /// [`Reaped`] when that is more than `other` may have.
    fn becomes(&mut self, other: Self) -> Result<(), Reaped> {
        let before = std::mem::replace(self, other);
        self.weight = before.weight;
        self.only_loops();
        if self.memory.take_over(&before.memory) { Ok(()) } else { Err(Reaped) }
    }

    /// Waits, frozen, until the guest's next invocation has come: says what became of the last one, and
    /// stops the guest's time and the beat meanwhile.
    ///
    /// # Errors
    /// [`Reaped`] when nobody needs the guest any more.
    pub(super) async fn freeze(&mut self) -> wasmtime::Result<Invocation> {
        self.response.becomes_log();
        // What it began to stream and did not end is nobody's any more.
        self.streaming = None;
        let is_first = !std::mem::replace(&mut self.has_begun, true);
        if is_first {
            let duration = self.patience.spent();
            self.initialised = Some(Initialised { duration, logs: self.log.take_book().into_parts().0 });
            self.weight.has_started();
        }
        let told = self.exchange()?.concluded();
        if told.is_some() || !self.exchange()?.has_event() {
            let errand = self.conclude(told).await?;
            self.exchange()?.take_up(errand);
        }
        let invocation = self.exchange()?.hand().ok_or(Reaped)?;
        if self.has_time_to_start || !is_first {
            self.patience.renew(invocation.timeout);
        }
        self.beats = 0;
        if self.weight.begins_again() {
            tokio::task::yield_now().await;
        }
        Ok(invocation)
    }

    /// Says what became of the last invocation, and waits for another one.
    async fn conclude(&mut self, told: Option<Told>) -> wasmtime::Result<Errand> {
        let (ending, response) = told.map_or((Ending::Answered, None), conclusion);
        let mut outcome = self.outcome(ending);
        outcome.response = response.unwrap_or_default();
        let clock = self.patience.clock().clone();
        let (sender, receiver) = clock.oneshot();
        self.exchange()?.conclude(outcome, Some(sender));
        self.beat = None;
        let errand = clock.park(receiver).await.ok_or(Reaped)?;
        self.beat = Some(self.machine.beat());
        Ok(errand)
    }

    /// The Runtime API.
    ///
    /// # Errors
    /// [`Reaped`] when the guest was not started to loop.
    pub(super) fn exchange(&mut self) -> Result<&mut Exchange, Reaped> {
        self.outgoing.exchange.as_mut().ok_or(Reaped)
    }
}

/// How an invocation ended of which the guest told this, and its response.
pub(super) fn conclusion(told: Told) -> (Ending, Option<bytes::Bytes>) {
    match told {
        Told::Response(response) => (Ending::Answered, Some(response)),
        Told::Streamed => (Ending::Answered, None),
        Told::Error(document) => (Ending::Failed, Some(document)),
        Told::InitError(document) => (Ending::FailedToStart, Some(document)),
        Told::TooLarge => (Ending::TooLarge, None),
    }
}

impl WasiView for Guest {
    fn ctx(&mut self) -> WasiCtxView<'_> {
        self.wasi.ctx()
    }
}

impl WasiHttpView for Guest {
    fn http(&mut self) -> WasiHttpCtxView<'_> {
        WasiHttpCtxView { hooks: &mut self.outgoing, table: self.wasi.ctx().table, ctx: &mut self.http }
    }
}
