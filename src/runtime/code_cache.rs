//! Compiled code by the content it was compiled from: once in memory, and between runs on disk.

use std::sync::{Arc, OnceLock, Weak};

use dashmap::DashMap;
use sha2::{Digest, Sha256};
use tokio::sync::{Mutex, Semaphore};
use wasmtime::Module;
use wasmtime::component::Component;

use super::code_shelf::CodeShelf;
use super::machine::Machine;
use super::program::{Compiled, Form, MODULE_LIMIT, NotRunnable, Program};

/// The SHA-256 of a module.
pub(super) type ContentHash = [u8; 32];

/// Programs that are in use, and how further ones are made.
pub(super) struct CodeCache {
    machine: Arc<OnceLock<Result<Arc<Machine>, NotRunnable>>>,
    /// A lock for each content, so that it is compiled once under concurrent first calls. A program
    /// stays as long as somebody holds it.
    programs: DashMap<ContentHash, Arc<Mutex<Weak<Program>>>>,
    shelf: Option<Arc<CodeShelf>>,
    /// Compiling takes much memory, and all of a core.
    compilers: Semaphore,
}

impl CodeCache {
    pub(super) fn new(shelf: Option<CodeShelf>) -> Self {
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        Self {
            machine: Arc::default(),
            programs: DashMap::new(),
            shelf: shelf.map(Arc::new),
            compilers: Semaphore::new(cores.saturating_sub(1).max(1)),
        }
    }

    /// The program that `binary` is, compiled now unless it has been before.
    pub(super) async fn program(&self, binary: bytes::Bytes) -> Result<Arc<Program>, NotRunnable> {
        let form = Form::of(&binary)?;
        if binary.len() > MODULE_LIMIT {
            return Err(NotRunnable::TooLarge { length: binary.len(), limit: MODULE_LIMIT });
        }
        let hash: ContentHash = Sha256::digest(&binary).into();
        let slot = Arc::clone(&self.programs.entry(hash).or_default());
        let mut known = slot.lock().await;
        if let Some(program) = known.upgrade() {
            return Ok(program);
        }
        let _turn =
            self.compilers.acquire().await.map_err(|error| NotRunnable::NoEngine(error.to_string()))?;
        let machine = Arc::clone(&self.machine);
        let code_shelf = self.shelf.clone();
        let made = tokio::task::spawn_blocking(move || {
            let machine = machine.get_or_init(start_machine).clone()?;
            make(machine, code_shelf.as_deref(), form, &hash, &binary)
        });
        let made = made.await.unwrap_or_else(|panic| Err(NotRunnable::Invalid(panic.to_string())));
        match made {
            Ok(program) => {
                let program = Arc::new(program);
                *known = Arc::downgrade(&program);
                Ok(program)
            }
            Err(error) => {
                self.programs.remove(&hash);
                Err(error)
            }
        }
    }
}

fn start_machine() -> Result<Arc<Machine>, NotRunnable> {
    Machine::new().map(Arc::new).map_err(|error| NotRunnable::NoEngine(format!("{error:#}")))
}

/// Loads or compiles; takes milliseconds to minutes.
fn make(
    machine: Arc<Machine>,
    shelf: Option<&CodeShelf>,
    form: Form,
    hash: &ContentHash,
    binary: &[u8],
) -> Result<Program, NotRunnable> {
    let fingerprint = machine.fingerprint();
    let loaded = shelf.and_then(|shelf| shelf.load(machine.engine(), form, hash, fingerprint));
    if let Some(compiled) = loaded {
        return Program::new(machine, compiled);
    }
    let compiled = compile(&machine, form, binary)?;
    if let Some(shelf) = shelf {
        shelf.store(&compiled, hash, fingerprint);
    }
    Program::new(machine, compiled)
}

fn compile(machine: &Machine, form: Form, binary: &[u8]) -> Result<Compiled, NotRunnable> {
    let invalid = |error: wasmtime::Error| NotRunnable::Invalid(format!("{error:#}"));
    match form {
        Form::Module => Module::from_binary(machine.engine(), binary).map(Compiled::Module).map_err(invalid),
        Form::Component => {
            Component::from_binary(machine.engine(), binary).map(Compiled::Component).map_err(invalid)
        }
    }
}
