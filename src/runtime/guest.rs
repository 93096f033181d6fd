//! What the host keeps of one running guest.

use wasmtime_wasi::p1::WasiP1Ctx;
use wasmtime_wasi::p2::pipe::MemoryInputPipe;
use wasmtime_wasi::{FsPerms, WasiCtxBuilder, WasiCtxView, WasiView};
use wasmtime_wasi_http::{WasiHttpCtx, WasiHttpCtxView, WasiHttpView};

use super::annex::Weight;
use super::clocks::GuestClock;
use super::entropy::Entropy;
use super::invocation::Invocation;
use super::memory::MemoryLimit;
use super::outgoing::Outgoing;
use super::patience::Patience;
use super::pipes::{LogPipe, Pipe, ResponsePipe};
use super::quota::Quota;
use super::scratch::Scratch;

/// The state of one guest: its view of the world, and its limits.
pub(super) struct Guest {
    /// WASI, of which preview 1 is the outer layer and preview 2 the inner.
    pub(super) wasi: WasiP1Ctx,
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
}

/// What a guest writes to.
pub(super) struct Pipes {
    pub(super) response: ResponsePipe,
    pub(super) log: LogPipe,
}

impl Guest {
    /// A guest that is about to start. With `scratch` it sees files, else none at all.
    pub(super) fn new(
        invocation: &Invocation,
        patience: Patience,
        entropy: &Entropy,
        outgoing: Outgoing,
        scratch: Option<&Scratch>,
    ) -> wasmtime::Result<(Self, Pipes)> {
        let clock = patience.clock().clone();
        let pipes = Pipes { response: ResponsePipe::default(), log: LogPipe::new(clock.clone()) };
        let mut wasi = WasiCtxBuilder::new();
        wasi.stdin(MemoryInputPipe::new(invocation.event.clone()))
            .stdout(Pipe(pipes.response.clone()))
            .stderr(Pipe(pipes.log.clone()))
            .envs(&invocation.environment)
            .args(&invocation.arguments)
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
        if let Some(code) = &invocation.code_directory {
            wasi.preopened_dir(code, "/var/task", FsPerms::ReadOnly)?;
        }
        let mut quota = Quota::without_files();
        if let Some(scratch) = scratch {
            wasi.preopened_dir(scratch.path(), "/tmp", FsPerms::ReadWrite)?;
            quota = Quota::of(scratch.path(), invocation.scratch_bytes);
        }
        let memory = MemoryLimit::new(invocation.memory_mb);
        let (wasi, http) = (wasi.build_p1(), WasiHttpCtx::new());
        let weight = Weight::default();
        Ok((Self { wasi, http, outgoing, patience, memory, beats: 0, weight, quota }, pipes))
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
