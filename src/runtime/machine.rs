//! The WebAssembly engine, set up once, when the first program comes.

use std::fmt;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use wasmtime::component;
use wasmtime::{
    Config, Enabled, Engine, InstanceAllocationStrategy, Linker, PoolingAllocationConfig, Strategy,
};

use super::annex::{Annex, Place};
use super::guest::Guest;
use super::runtime_api::typed;
use super::{clocks, function_code, outgoing, polling, preview1, storage, variables};
use crate::clock::{Metronome, Ticking};

/// The engine, what guests may import, and the beat that interrupts them.
pub(super) struct Machine {
    compiler: Compiler,
    engine: Engine,
    imports: Linker<Guest>,
    component_imports: component::Linker<Guest>,
    metronome: Metronome,
    annex: OnceLock<Option<Arc<Annex>>>,
    workshop: OnceLock<Option<Arc<Annex>>>,
}

/// The two compilers. What one made the other's engine can't run, so that each has a machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Compiler {
    /// Quick to compile.
    Baseline,
    /// Slow to compile, quick to run.
    Optimising,
}

/// How often a guest that computes is interrupted, to see whether its time is up and to let others
/// have the thread.
const BEAT: Duration = Duration::from_millis(10);

/// A component consists of several core instances: its own module, adapters, shims.
const CORE_INSTANCES_OF_A_COMPONENT: u32 = 4;

/// What of a guest's memory is cleaned by overwriting rather than by giving it back: small guests
/// start without a page fault.
const KEPT_RESIDENT: usize = 1024 * 1024;

impl Machine {
    /// Sets up an engine that reserves address space for so many guests beforehand, or, where that much
    /// can't be reserved, one that allocates for each guest as it comes.
    pub(super) fn new(compiler: Compiler, guests: u32) -> wasmtime::Result<Self> {
        let engine = Engine::new(&pooling(compiler, guests)).or_else(|error| {
            tracing::info!("guests' memory is allocated one by one, since it can't be reserved: {error:#}");
            Engine::new(&on_demand(compiler))
        })?;
        let beaten = engine.weak();
        let beat = move || {
            if let Some(engine) = beaten.upgrade() {
                engine.increment_epoch();
            }
        };
        let metronome = Metronome::new(BEAT, beat)?;
        let imports = imports(&engine)?;
        let component_imports = component_imports(&engine)?;
        let (annex, workshop) = (OnceLock::new(), OnceLock::new());
        Ok(Self { compiler, engine, imports, component_imports, metronome, annex, workshop })
    }

    /// Whose code it runs.
    pub(super) fn compiler(&self) -> Compiler {
        self.compiler
    }

    pub(super) fn engine(&self) -> &Engine {
        &self.engine
    }

    /// What a module may import.
    pub(super) fn imports(&self) -> &Linker<Guest> {
        &self.imports
    }

    /// What a component may import.
    pub(super) fn component_imports(&self) -> &component::Linker<Guest> {
        &self.component_imports
    }

    /// Interrupts guests every so often until the answer is dropped.
    pub(super) fn beat(&self) -> Ticking {
        self.metronome.listen()
    }

    /// The threads of a place, set up when the first guest comes there. `None` at home, and when there are no
    /// threads to be had: then guests are run where they are.
    pub(super) fn threads(&self, place: Place) -> Option<Arc<Annex>> {
        let (threads, start): (_, fn() -> _) = match place {
            Place::Home => return None,
            Place::Annex => (&self.annex, Annex::new),
            Place::Workshop => (&self.workshop, Annex::workshop),
        };
        let started = || {
            let started = start().map(Arc::new);
            started.inspect_err(|error| tracing::warn!("some functions get no threads: {error}")).ok()
        };
        threads.get_or_init(started).clone()
    }

    /// Differs between engines that can't use each other's compiled code.
    pub(super) fn fingerprint(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        self.engine.precompile_compatibility_hash().hash(&mut hasher);
        hasher.finish()
    }
}

/// Bytes of memory whose first content is mapped, shared until it is written, however sparse it is; wasmtime
/// itself says 16 MiB, and copies what is larger and more than half empty. The snapshot of the JavaScript
/// engine is such a one: 57 MB long, 25 of them content.
const DENSE_IMAGE: u64 = 64 << 20;

/// What all engines have in common.
fn config(compiler: Compiler) -> Config {
    let mut config = Config::new();
    config.strategy(match compiler {
        Compiler::Baseline => Strategy::Winch,
        Compiler::Optimising => Strategy::Cranelift,
    });
    config.memory_guaranteed_dense_image_size(DENSE_IMAGE);
    config.epoch_interruption(true);
    config.relaxed_simd_deterministic(true);
    // Interpreters that are guests themselves recurse deeply; host functions need the rest.
    config.max_wasm_stack(1024 * 1024);
    config.async_stack_size(2 * 1024 * 1024);
    config
}

fn pooling(compiler: Compiler, guests: u32) -> Config {
    let mut pool = PoolingAllocationConfig::new();
    pool.total_memories(guests)
        .total_stacks(guests)
        .total_tables(guests * 2)
        .total_component_instances(guests)
        .total_core_instances(guests * CORE_INSTANCES_OF_A_COMPONENT)
        .max_tables_per_module(4)
        .table_elements(100_000)
        .max_memory_size(1 << 32)
        .linear_memory_keep_resident(KEPT_RESIDENT)
        .table_keep_resident(64 * 1024)
        .pagemap_scan(Enabled::Auto);
    let mut config = config(compiler);
    config.allocation_strategy(InstanceAllocationStrategy::Pooling(pool));
    config
}

fn on_demand(compiler: Compiler) -> Config {
    let mut config = config(compiler);
    config.allocation_strategy(InstanceAllocationStrategy::OnDemand);
    config.memory_reservation(0).memory_guard_size(64 * 1024).memory_may_move(true);
    config
}

fn imports(engine: &Engine) -> wasmtime::Result<Linker<Guest>> {
    let mut linker = Linker::new(engine);
    wasmtime_wasi::p1::add_to_linker_async(&mut linker, |guest: &mut Guest| &mut guest.wasi)?;
    linker.allow_shadowing(true);
    preview1::add_to_linker(&mut linker)?;
    storage::add_to_linker(&mut linker)?;
    variables::add_to_linker(&mut linker)?;
    Ok(linker)
}

fn component_imports(engine: &Engine) -> wasmtime::Result<component::Linker<Guest>> {
    let mut linker = component::Linker::new(engine);
    wasmtime_wasi::p2::add_to_linker_async(&mut linker)?;
    wasmtime_wasi_http::p2::add_only_http_to_linker_async(&mut linker)?;
    linker.allow_shadowing(true);
    clocks::add_to_component_linker(&mut linker)?;
    polling::add_to_component_linker(&mut linker)?;
    outgoing::add_to_component_linker(&mut linker)?;
    storage::add_to_component_linker(&mut linker)?;
    variables::add_to_component_linker(&mut linker)?;
    typed::add_to_component_linker(&mut linker)?;
    function_code::add_to_component_linker(&mut linker)?;
    Ok(linker)
}

impl fmt::Debug for Machine {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_tuple("Machine").field(&self.compiler).finish()
    }
}
