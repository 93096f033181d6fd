//! A version of a function made ready to run.

use std::io::ErrorKind;
use std::sync::Arc;

use tokio::sync::OnceCell;

use super::environment;
use crate::clock::Timestamp;
use crate::identity::Randomness;
use crate::lambda::code::{CodeDirectory, Entrypoint, Package};
use crate::lambda::function::{Configuration, Function};
use crate::lambda::name::{Place, Qualifier};
use crate::lambda::territory::Code;
use crate::neighbours::{ColdStart, Options};
use crate::runtime::{ColdStarts, Environments, Interpreter, Plan, Program, Runtime, Setting};

/// The tag by which a function chooses how its cold starts are simulated: `off`, `fixed:MS` or
/// `realistic`.
const COLD_START_TAG: &str = "virga:cold-start";

/// A version of a function and what it takes to run it.
pub struct Artifact {
    /// Where the function lives.
    pub place: Place,
    /// The function's name.
    pub function: String,
    /// The function's ARN, without a qualifier.
    pub function_arn: String,
    /// The version's number, or `$LATEST`.
    pub version: String,
    /// How the version is configured.
    pub configuration: Configuration,
    /// The variables that are the same for each invocation.
    pub variables: Arc<[(String, String)]>,
    /// How its cold starts are simulated.
    cold_start: ColdStart,
    randomness: Randomness,
    package: Arc<Package>,
    layers: Vec<Arc<Package>>,
    ready: OnceCell<Result<Ready, NotReady>>,
}

/// Where a version's invocations are run.
pub struct Ready {
    /// Its execution environments; they go with the version.
    pub environments: Environments,
    /// What guests see at `/var/task`.
    _directory: Option<CodeDirectory>,
    /// What guests see at `/opt`.
    _layers: Option<CodeDirectory>,
}

/// Why a version can't be run.
#[derive(Debug, thiserror::Error)]
pub enum NotReady {
    /// Nothing here runs it.
    #[error("{0}")]
    NotRunnable(String),
    /// Its layers can't be laid out over each other.
    #[error("The layers can't be unpacked over each other: {0}")]
    LayersConflict(std::io::Error),
    /// The machine is in the way.
    #[error("{0}")]
    Machine(String),
}

impl Artifact {
    /// A version of `function` that is not ready yet; `authority` is where Virga can be reached.
    #[must_use]
    pub fn new(
        function: &Function,
        version: &Qualifier,
        code: Code,
        randomness: &Randomness,
        options: &Options,
    ) -> Self {
        let configuration = function.revision(version).unwrap_or(&function.latest).configuration.clone();
        let variables = environment::of_version(function, version, &configuration, &options.authority);
        let chosen = function.tags.get(COLD_START_TAG).map(|choice| choice.parse());
        let cold_start = match chosen {
            Some(Ok(chosen)) => chosen,
            Some(Err(wrong)) => {
                let name = &function.name;
                tracing::warn!("the tag {COLD_START_TAG} of the function {name} is not heeded: {wrong}");
                options.cold_start
            }
            None => options.cold_start,
        };
        Self {
            place: function.place.clone(),
            function: function.name.clone(),
            function_arn: function.place.function_arn(&function.name),
            version: version.to_string(),
            configuration,
            variables,
            cold_start,
            package: code.package,
            layers: code.layers,
            randomness: randomness.fork(),
            ready: OnceCell::new(),
        }
    }

    /// Whether it should be got ready before anybody asks. Compiling an interpreter takes seconds of all
    /// cores, which is not worth while for a daemon that can't keep what it compiled.
    #[must_use]
    pub fn is_worth_preparing(&self, options: &Options) -> bool {
        options.cache_directory.is_some() || Interpreter::of(&self.configuration.runtime).is_none()
    }

    /// What a guest is started from; made by the first who asks, while the others wait.
    ///
    /// # Errors
    /// Why the version can't be run, for the person at the terminal.
    pub async fn ready(&self, runtime: &Runtime) -> Result<&Ready, &NotReady> {
        let ready = self.ready.get_or_init(|| self.make_ready(runtime)).await;
        ready.as_ref()
    }

    /// What there is of its execution environments.
    #[must_use]
    pub fn environments(&self) -> Option<&Environments> {
        self.ready.get()?.as_ref().ok().map(|ready| &ready.environments)
    }

    /// How log lines name the runtime that runs it, which may be another one of the family asked for.
    #[must_use]
    pub fn runtime_that_runs(&self) -> String {
        let asked_for = &self.configuration.runtime;
        Interpreter::of(asked_for).map_or_else(|| asked_for.replacen('.', ":", 1), Interpreter::log_name)
    }

    /// The name of a new log stream.
    #[must_use]
    pub fn log_stream(&self, now: Timestamp) -> String {
        log_stream(&self.version, now, &self.randomness)
    }

    async fn make_ready(&self, runtime: &Runtime) -> Result<Ready, NotReady> {
        let interpreter = Interpreter::of(&self.configuration.runtime);
        if interpreter.is_none() {
            runnable(&self.configuration.runtime).map_err(NotReady::NotRunnable)?;
        }
        let (package, handler) = (Arc::clone(&self.package), self.configuration.handler.clone());
        let (ground, layers) = (runtime.clone(), self.layers.clone());
        let unpacked = tokio::task::spawn_blocking(move || {
            let layers = lay_out_layers(&layers, &ground)?;
            let (binary, directory) = match interpreter {
                Some(_) => (None, Some(lay_out(&package, &ground)?)),
                None => unpack(&package, &handler, &ground)
                    .map(|(binary, directory)| (Some(binary), directory))?,
            };
            Ok::<_, NotReady>((binary, directory, layers))
        });
        let (binary, directory, layers) =
            unpacked.await.map_err(|error| NotReady::Machine(error.to_string()))??;
        let program = match (interpreter, binary) {
            (Some(interpreter), _) => runtime.interpreter(interpreter).await,
            (None, binary) => runtime.prepare(binary.unwrap_or_default()).await,
        };
        let program =
            program.map_err(|error| NotReady::NotRunnable(format!("The program can't be run: {error}")))?;
        let environments =
            Environments::new(runtime, self.plan(program, directory.as_ref(), layers.as_ref()));
        Ok(Ready { environments, _directory: directory, _layers: layers })
    }

    fn plan(
        &self,
        program: Arc<Program>,
        directory: Option<&CodeDirectory>,
        layers: Option<&CodeDirectory>,
    ) -> Plan {
        let configuration = &self.configuration;
        let megabytes = |megabytes: i32| u64::try_from(megabytes).unwrap_or(0) * 1024 * 1024;
        let memory_mb = u32::try_from(configuration.memory_size).unwrap_or(128);
        let setting = Setting {
            variables: Arc::clone(&self.variables),
            arguments: vec![configuration.handler.clone()],
            memory_mb,
            code_directory: directory.map(|directory| directory.path().to_path_buf()),
            layers_directory: layers.map(|layers| layers.path().to_path_buf()),
            scratch_bytes: megabytes(configuration.ephemeral_storage),
        };
        let cold_starts = ColdStarts {
            choice: self.cold_start,
            runtime: configuration.runtime.clone(),
            memory_mb,
            package_bytes: self.package.digest.size,
        };
        let (version, randomness) = (self.version.clone(), self.randomness.clone());
        let log_stream = Box::new(move |now| log_stream(&version, now, &randomness));
        let timeout = configuration.timeout();
        Plan { program, setting, timeout, cold_starts, log_stream }
    }
}

/// Whether functions of the runtime with this identifier can be run.
///
/// # Errors
/// Why not, and what to do.
pub(in crate::lambda) fn runnable(runtime: &str) -> Result<(), String> {
    if Interpreter::of(runtime).is_some() || runtime.starts_with("provided") {
        return Ok(());
    }
    let families: Vec<String> = Interpreter::ALL.iter().map(|it| format!("{}*", it.family())).collect();
    Err(format!(
        "Virga can't run the runtime {runtime}. It runs handlers of {}, and WebAssembly with a runtime \
         provided.al2023: a WASI command, or a component that uses the Lambda Runtime API",
        families.join(" and ")
    ))
}

/// The files of a package, in a directory of their own.
fn lay_out(package: &Package, runtime: &Runtime) -> Result<CodeDirectory, NotReady> {
    let laid_out = runtime.folder().and_then(|folder| package.unpack(&folder));
    laid_out.map_err(|error| NotReady::Machine(format!("The package can't be unpacked: {error}")))
}

/// The layers over each other, in a directory of their own; `None` without layers.
fn lay_out_layers(layers: &[Arc<Package>], runtime: &Runtime) -> Result<Option<CodeDirectory>, NotReady> {
    if layers.is_empty() {
        return Ok(None);
    }
    let zips: Vec<&[u8]> = layers.iter().map(|layer| layer.zip.as_ref()).collect();
    let laid_out = runtime.folder().and_then(|folder| CodeDirectory::unpack(&zips, &folder));
    laid_out.map(Some).map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists | ErrorKind::IsADirectory | ErrorKind::NotADirectory => {
            NotReady::LayersConflict(error)
        }
        _ => NotReady::Machine(format!("The layers can't be unpacked: {error}")),
    })
}

fn unpack(
    package: &Package,
    handler: &str,
    runtime: &Runtime,
) -> Result<(bytes::Bytes, Option<CodeDirectory>), NotReady> {
    match package.entrypoint(handler) {
        Entrypoint::NotRunnable(reason) => Err(NotReady::NotRunnable(reason)),
        Entrypoint::WebAssembly { name, binary } => {
            let needed = !package.is_only(&name);
            Ok((binary, needed.then(|| lay_out(package, runtime)).transpose()?))
        }
    }
}

/// `2024/01/31/[$LATEST]0123456789abcdef0123456789abcdef`
fn log_stream(version: &str, now: Timestamp, randomness: &Randomness) -> String {
    let day = now.to_jiff().strftime("%Y/%m/%d").to_string();
    format!("{day}/[{version}]{}", randomness.text(b"0123456789abcdef", 32))
}
