//! A version of a function made ready to run.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use tokio::sync::OnceCell;

use super::environment;
use crate::clock::Timestamp;
use crate::identity::Randomness;
use crate::lambda::code::{CodeDirectory, Entrypoint, Package};
use crate::lambda::function::{Configuration, Function};
use crate::lambda::name::{Place, Qualifier};
use crate::runtime::{Program, Runtime};

/// A version of a function and what it takes to run it: AWS's execution environment, without what
/// one invocation leaves behind for the next, because each gets a fresh instance.
pub struct Artifact {
    /// Where the function lives.
    pub place: Place,
    /// The function's name.
    pub function: String,
    /// The version's number, or `$LATEST`.
    pub version: String,
    /// How the version is configured.
    pub configuration: Configuration,
    /// The log stream that its invocations write to.
    pub log_stream: String,
    /// The variables that are the same for each invocation.
    pub environment: Vec<(String, String)>,
    package: Arc<Package>,
    directory_name: String,
    ready: OnceCell<Result<Ready, String>>,
    introduced: AtomicBool,
}

/// What a guest is started from.
pub struct Ready {
    /// The compiled program.
    pub program: Arc<Program>,
    /// What the guest sees at `/var/task`.
    pub directory: Option<CodeDirectory>,
}

impl Artifact {
    /// A version of `function` that is not ready yet; `authority` is where Virga can be reached.
    #[must_use]
    pub fn new(
        function: &Function,
        version: &Qualifier,
        package: Arc<Package>,
        now: Timestamp,
        randomness: &Randomness,
        authority: &str,
    ) -> Self {
        let configuration = function.revision(version).unwrap_or(&function.latest).configuration.clone();
        let log_stream = log_stream(version, now, randomness);
        let environment = environment::of_version(function, version, &configuration, &log_stream, authority);
        Self {
            place: function.place.clone(),
            function: function.name.clone(),
            version: version.to_string(),
            configuration,
            log_stream,
            environment,
            package,
            directory_name: format!("virga-{}-{}", std::process::id(), randomness.uuid()),
            ready: OnceCell::new(),
            introduced: AtomicBool::new(false),
        }
    }

    /// What a guest is started from; made by the first who asks, while the others wait.
    ///
    /// # Errors
    /// Why the version can't be run, for the person at the terminal.
    pub async fn ready(&self, runtime: &Runtime) -> Result<&Ready, &str> {
        let ready = self.ready.get_or_init(|| self.make_ready(runtime)).await;
        ready.as_ref().map_err(String::as_str)
    }

    /// Whether this is the first invocation, whose log begins with `INIT_START`.
    pub fn introduce(&self) -> bool {
        !self.introduced.swap(true, Ordering::Relaxed)
    }

    async fn make_ready(&self, runtime: &Runtime) -> Result<Ready, String> {
        let name = &self.configuration.runtime;
        if !name.starts_with("provided") {
            return Err(format!(
                "Virga can't run the runtime {name} yet. Build the function as WebAssembly and give it a runtime \
                 provided.al2023"
            ));
        }
        let (package, handler) = (Arc::clone(&self.package), self.configuration.handler.clone());
        let directory_name = self.directory_name.clone();
        let unpacked = tokio::task::spawn_blocking(move || unpack(&package, &handler, &directory_name));
        let (binary, directory) = unpacked.await.map_err(|error| error.to_string())??;
        let program =
            runtime.prepare(binary).await.map_err(|error| format!("The program can't be run: {error}"))?;
        Ok(Ready { program, directory })
    }
}

fn unpack(
    package: &Package,
    handler: &str,
    directory_name: &str,
) -> Result<(bytes::Bytes, Option<CodeDirectory>), String> {
    match package.entrypoint(handler) {
        Entrypoint::NotRunnable(reason) => Err(reason),
        Entrypoint::WebAssembly { name, binary } => {
            let directory = package
                .unpack(&name, directory_name)
                .map_err(|error| format!("The package can't be unpacked: {error}"))?;
            Ok((binary, directory))
        }
    }
}

/// `2024/01/31/[$LATEST]0123456789abcdef0123456789abcdef`
fn log_stream(version: &Qualifier, now: Timestamp, randomness: &Randomness) -> String {
    let day = now.to_jiff().strftime("%Y/%m/%d").to_string();
    format!("{day}/[{version}]{}", randomness.text(b"0123456789abcdef", 32))
}
