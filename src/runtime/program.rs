//! A module that has been checked and compiled.

use std::fmt;
use std::sync::Arc;

use parking_lot::RwLock;
use wasmtime::component::{Component, InstancePre as ComponentPre};
use wasmtime::{InstancePre, Module};
use wasmtime_wasi::p2::bindings::CommandPre;
use wasmtime_wasi_http::p2::bindings::ProxyPre;

use super::guest::Guest;
use super::machine::Machine;
use super::runtime_api::typed;
use super::standby::Standbys;

/// A module that has been checked and compiled, ready to be instantiated in microseconds.
pub struct Program {
    /// The best code there is of it so far.
    code: RwLock<Executable>,
    /// Whether the program can use files at all: if not, it is run without any.
    pub(super) uses_files: bool,
    /// Whether it can ask for events.
    may_loop: bool,
    /// Guests that were started ahead of need.
    pub(super) standbys: Standbys,
}

/// Code that can be instantiated. Cheap to clone.
#[derive(Clone)]
pub(super) struct Executable {
    pub(super) machine: Arc<Machine>,
    pub(super) entry: Entry,
}

/// How a program is entered.
#[derive(Clone)]
pub(super) enum Entry {
    /// A WASI preview 1 command: `_start`.
    Module(InstancePre<Guest>),
    /// A WASI preview 2 command: `wasi:cli/run`.
    Component(CommandPre<Guest>),
    /// One that answers requests: `wasi:http/incoming-handler`.
    Web(ProxyPre<Guest>),
    /// One that takes its events by typed calls of the Runtime API: `run`.
    Managed(ComponentPre<Guest>),
}

/// Why a module can't be run.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotRunnable {
    /// It does not begin as WebAssembly does.
    #[error("it is not a WebAssembly module or component")]
    NotWebAssembly,
    /// It is longer than can be compiled.
    #[error("it is {length} bytes long; the limit is {limit}")]
    TooLarge {
        /// Its length in bytes.
        length: usize,
        /// The most that is compiled, in bytes.
        limit: usize,
    },
    /// It is WebAssembly, but broken, or of a kind that the engine doesn't know.
    #[error("it is not valid WebAssembly: {0}")]
    Invalid(String),
    /// It has no entry point, or imports what Virga does not offer.
    #[error("it is not a WASI command: {0}")]
    NotACommand(String),
    /// The engine itself could not be set up on this machine.
    #[error("the WebAssembly engine could not start: {0}")]
    NoEngine(String),
}

/// The most that is compiled: Lambda's limit for an unpacked deployment package.
///
/// *AWS documentation: Lambda quotas.*
pub const MODULE_LIMIT: usize = 250 * 1024 * 1024;

/// The two things that a WebAssembly binary can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    Module,
    Component,
}

impl Form {
    /// What `binary` says it is in its first eight bytes.
    pub(super) fn of(binary: &[u8]) -> Result<Self, NotRunnable> {
        match binary.get(..8) {
            Some(b"\0asm\x01\0\0\0") => Ok(Self::Module),
            Some(b"\0asm\x0d\0\x01\0") => Ok(Self::Component),
            Some([b'\0', b'a', b's', b'm', ..]) => {
                Err(NotRunnable::Invalid("it is of an unknown version of the format".to_owned()))
            }
            _ => Err(NotRunnable::NotWebAssembly),
        }
    }
}

/// Code as the engine made it, before it is known to be a command.
pub(super) enum Compiled {
    Module(Module),
    Component(Component),
}

impl Program {
    /// A program that runs `code` for the time being.
    pub(super) fn new(code: Executable) -> Self {
        let (uses_files, may_loop) = (code.uses_files(), code.may_loop());
        Self { code: RwLock::new(code), uses_files, may_loop, standbys: Standbys::default() }
    }

    /// Whether it can ask for events, so that it may be kept: only components can that make requests, or import the
    /// Runtime API's typed calls.
    #[must_use]
    pub fn may_loop(&self) -> bool {
        self.may_loop
    }

    /// Whether it does nothing but ask for events: it can't be run as a command.
    #[must_use]
    pub fn always_loops(&self) -> bool {
        matches!(self.code.read().entry, Entry::Managed(_))
    }

    /// Whether it answers the requests of a function URL itself: its events are those, and its answers
    /// documents of payload format 2.0, or streamed with
    /// `application/vnd.awslambda.http-integration-response`.
    #[must_use]
    pub fn is_web(&self) -> bool {
        matches!(self.code.read().entry, Entry::Web(_))
    }

    /// The best code there is so far.
    pub(super) fn code(&self) -> Executable {
        self.code.read().clone()
    }

    /// Runs `better` from the next invocation on.
    pub(super) fn replace(&self, better: Executable) {
        *self.code.write() = better;
    }
}

impl Executable {
    /// Checks that `compiled` is a command that imports only what there is.
    pub(super) fn new(machine: Arc<Machine>, compiled: &Compiled) -> Result<Self, NotRunnable> {
        let not_a_command = |error: wasmtime::Error| NotRunnable::NotACommand(format!("{error:#}"));
        let entry = match compiled {
            Compiled::Module(module) => {
                check_exports(module)?;
                Entry::Module(machine.imports().instantiate_pre(module).map_err(not_a_command)?)
            }
            Compiled::Component(component) => {
                let ready: ComponentPre<Guest> =
                    machine.component_imports().instantiate_pre(component).map_err(not_a_command)?;
                let exports = ready.component().component_type();
                let exports = |wanted: &dyn Fn(&str) -> bool| {
                    exports.exports(ready.engine()).any(|(name, _)| wanted(name))
                };
                if exports(&|name| name.starts_with("wasi:http/incoming-handler@")) {
                    Entry::Web(ProxyPre::new(ready).map_err(not_a_command)?)
                } else if exports(&|name| name == typed::ENTRY) {
                    Entry::Managed(ready)
                } else {
                    Entry::Component(CommandPre::new(ready).map_err(not_a_command)?)
                }
            }
        };
        Ok(Self { machine, entry })
    }

    fn may_loop(&self) -> bool {
        match &self.entry {
            Entry::Module(_) | Entry::Web(_) => false,
            Entry::Component(ready) => {
                let imports = |interface| imports(ready.instance_pre().component(), interface);
                imports("wasi:http/outgoing-handler") || imports("virga:runtime/runtime-api")
            }
            Entry::Managed(_) => true,
        }
    }

    fn uses_files(&self) -> bool {
        match &self.entry {
            Entry::Module(ready) => ready.module().imports().any(|import| import.name().starts_with("path_")),
            Entry::Component(ready) => uses_preopens(ready.instance_pre().component()),
            Entry::Managed(ready) => uses_preopens(ready.component()),
            Entry::Web(ready) => uses_preopens(ready.instance_pre().component()),
        }
    }
}

fn check_exports(module: &Module) -> Result<(), NotRunnable> {
    let missing = |what: &str| Err(NotRunnable::NotACommand(format!("it exports no {what}")));
    let start = module.get_export("_start").and_then(|export| export.func().cloned());
    if !start.is_some_and(|start| start.params().len() == 0 && start.results().len() == 0) {
        return missing("function _start without parameters or results");
    }
    if module.imports().next().is_some() && module.get_export("memory").is_none() {
        return missing("memory");
    }
    Ok(())
}

fn uses_preopens(component: &Component) -> bool {
    imports(component, "wasi:filesystem/preopens")
}

fn imports(component: &Component, interface: &str) -> bool {
    let engine = component.engine();
    component.component_type().imports(engine).any(|(name, _)| name.starts_with(interface))
}

impl fmt::Debug for Program {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Executable { machine, entry } = self.code();
        let form = match entry {
            Entry::Module(_) => Form::Module,
            Entry::Component(_) | Entry::Web(_) | Entry::Managed(_) => Form::Component,
        };
        let mut program = formatter.debug_struct("Program");
        program
            .field("form", &form)
            .field("compiler", &machine.compiler())
            .field("uses_files", &self.uses_files);
        program.finish_non_exhaustive()
    }
}
