//! Compiled code by the content it was compiled from: once in memory, and between runs on disk.

use std::sync::{Arc, OnceLock, Weak};

use dashmap::DashMap;
use tokio::sync::{Mutex, Semaphore};
use wasmtime::Module;
use wasmtime::component::Component;

use super::binary::{Binary, ContentHash};
use super::code_shelf::CodeShelf;
use super::machine::{Compiler, Machine};
use super::optimiser::{Optimiser, Task};
use super::program::{Compiled, Executable, Form, NotRunnable, Program};

/// Programs that are in use, and how further ones are made.
pub(super) struct CodeCache {
    code: Arc<Code>,
    optimiser: Optimiser,
    /// A lock for each content, so that it is compiled once under concurrent first calls. A program
    /// stays as long as somebody holds it.
    programs: DashMap<ContentHash, Arc<Mutex<Weak<Program>>>>,
    /// Compiling takes much memory, and all of a core.
    compilers: Semaphore,
}

/// Where code comes from: two compilers and a shelf.
#[derive(Debug)]
pub(super) struct Code {
    baseline: OnceLock<Result<Arc<Machine>, NotRunnable>>,
    optimising: OnceLock<Result<Arc<Machine>, NotRunnable>>,
    shelf: Option<CodeShelf>,
    guests: u32,
}

impl CodeCache {
    /// For programs of which so many guests may be there at once.
    pub(super) fn new(shelf: Option<CodeShelf>, guests: u32) -> Self {
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        let code = Arc::new(Code::new(shelf, guests));
        Self {
            optimiser: Optimiser::new(Arc::clone(&code)),
            code,
            programs: DashMap::new(),
            compilers: Semaphore::new(cores.saturating_sub(1).max(1)),
        }
    }

    /// The program that `binary` is, compiled now unless it has been before.
    pub(super) async fn program(&self, binary: Binary) -> Result<Arc<Program>, NotRunnable> {
        let (form, hash) = (binary.form()?, binary.hash());
        let slot = Arc::clone(&self.programs.entry(hash).or_default());
        let mut known = slot.lock().await;
        if let Some(program) = known.upgrade() {
            return Ok(program);
        }
        let (executable, compiler) = match self.compile(form, hash, binary.clone()).await {
            Ok(made) => made,
            Err(error) => {
                self.programs.remove(&hash);
                return Err(error);
            }
        };
        let program = Arc::new(Program::new(executable));
        *known = Arc::downgrade(&program);
        if compiler == Compiler::Baseline {
            self.optimiser.improve(Task { program: Arc::downgrade(&program), form, hash, binary });
        }
        Ok(program)
    }

    /// See [`Code::warm`]. Takes up to minutes.
    pub(super) fn warm(&self, binary: &Binary) -> Result<bool, NotRunnable> {
        self.code.warm(binary)
    }

    async fn compile(&self, form: Form, hash: ContentHash, binary: Binary) -> Result<Made, NotRunnable> {
        let turn = self.compilers.acquire().await;
        let _turn = turn.map_err(|error| NotRunnable::NoEngine(error.to_string()))?;
        let code = Arc::clone(&self.code);
        let made = tokio::task::spawn_blocking(move || code.first(form, &hash, &binary));
        made.await.unwrap_or_else(|panic| Err(NotRunnable::Invalid(panic.to_string())))
    }
}

/// Code, and who made it.
type Made = (Executable, Compiler);

impl Code {
    /// Two compilers that start when they are first needed, with room for so many guests each.
    pub(super) fn new(shelf: Option<CodeShelf>, guests: u32) -> Self {
        Self { baseline: OnceLock::new(), optimising: OnceLock::new(), shelf, guests }
    }

    /// The code that can be had soonest. Takes milliseconds to seconds.
    fn first(&self, form: Form, hash: &ContentHash, binary: &Binary) -> Result<Made, NotRunnable> {
        let machine = self.machine(Compiler::Optimising)?;
        if let Some(compiled) = self.kept(&machine, form, hash) {
            return Ok((Executable::new(machine, &compiled)?, Compiler::Optimising));
        }
        if let Some(executable) = self.kept_baseline(form, hash, binary) {
            return Ok((executable, Compiler::Baseline));
        }
        let bytes = binary.bytes()?;
        if !binary.is_short()
            && let Some((executable, compiled)) = self.baseline(form, &bytes)
        {
            if let Some(shelf) = self.shelf.as_ref().filter(|_| binary.is_carried()) {
                shelf.store(&compiled, hash, executable.machine.fingerprint());
            }
            return Ok((executable, Compiler::Baseline));
        }
        Ok((self.optimised(form, hash, &bytes)?, Compiler::Optimising))
    }

    /// What the baseline compiler makes of it, which can't compile everything.
    pub(super) fn baseline(&self, form: Form, binary: &[u8]) -> Option<(Executable, Compiled)> {
        let machine = self.machine(Compiler::Baseline).ok()?;
        let compiled = compile(&machine, form, binary).ok()?;
        Some((Executable::new(machine, &compiled).ok()?, compiled))
    }

    /// Of an interpreter even the quick code is kept: it takes seconds to make, and the best code takes
    /// so long that many a daemon ends before.
    fn kept_baseline(&self, form: Form, hash: &ContentHash, binary: &Binary) -> Option<Executable> {
        let machine = binary.is_carried().then(|| self.machine(Compiler::Baseline))?.ok()?;
        let compiled = self.kept(&machine, form, hash)?;
        Executable::new(machine, &compiled).ok()
    }

    /// Sees to it that the best code is on the shelf. Answers whether it was there already.
    pub(super) fn warm(&self, binary: &Binary) -> Result<bool, NotRunnable> {
        let (form, hash) = (binary.form()?, binary.hash());
        let there = self.kept(&*self.machine(Compiler::Optimising)?, form, &hash).is_some();
        if !there {
            self.optimised(form, &hash, &binary.bytes()?)?;
        }
        Ok(there)
    }

    /// The best code. Takes milliseconds to minutes.
    pub(super) fn optimised(
        &self,
        form: Form,
        hash: &ContentHash,
        binary: &[u8],
    ) -> Result<Executable, NotRunnable> {
        let machine = self.machine(Compiler::Optimising)?;
        let compiled = compile(&machine, form, binary)?;
        let executable = Executable::new(Arc::clone(&machine), &compiled)?;
        if let Some(shelf) = &self.shelf {
            shelf.store(&compiled, hash, machine.fingerprint());
        }
        Ok(executable)
    }

    fn kept(&self, machine: &Machine, form: Form, hash: &ContentHash) -> Option<Compiled> {
        self.shelf.as_ref()?.load(machine.engine(), form, hash, machine.fingerprint())
    }

    fn machine(&self, compiler: Compiler) -> Result<Arc<Machine>, NotRunnable> {
        let machine = match compiler {
            Compiler::Baseline => &self.baseline,
            Compiler::Optimising => &self.optimising,
        };
        let start = || Machine::new(compiler, self.guests).map(Arc::new);
        machine.get_or_init(|| start().map_err(|error| NotRunnable::NoEngine(format!("{error:#}")))).clone()
    }
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
