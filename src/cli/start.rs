//! `virga start`: the daemon.

use std::net::{IpAddr, SocketAddr};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use clap::{Args, ValueEnum};
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use tracing_subscriber::EnvFilter;

use super::app;
use crate::aws::{Call, Origin};
use crate::clock::{Clock, Mode, parse_duration};
use crate::cloud::Cloud;
use crate::gateway::{Gateway, browser::BrowserRules, listen};
use crate::identity::{AccountId, Randomness, Region, fresh_seed};
use crate::neighbours::network::AllowedHost;
use crate::neighbours::{ColdStart, House, Neighbours, ObjectLimits, Options};
use crate::stepfunctions::mock::MockFile;
use crate::store::Store;

/// Options of `virga start`.
#[derive(Debug, Args)]
pub struct Start {
    /// The address to listen on; loopback unless told otherwise
    #[arg(long, default_value = "127.0.0.1")]
    host: IpAddr,
    /// The port to listen on; 0 takes a free one
    #[arg(long, default_value_t = 4566)]
    port: u16,
    /// Deploy this SAM template, or every */template.yaml of this folder; may be repeated
    #[arg(long, value_name = "FILE")]
    app: Vec<PathBuf>,
    /// The region that --app deploys to
    #[arg(long, value_name = "REGION", default_value = "us-east-1")]
    region: Region,
    /// How time passes: system, scaled:N, manual, or skip (jump ahead whenever nothing is running)
    #[arg(long, value_name = "MODE", default_value = "system")]
    clock: Mode,
    /// Make ids, receipt handles, jitter and simulated delays repeatable
    #[arg(long, value_name = "N")]
    seed: Option<u64>,
    /// Behave as AWS does even where that is unfriendly to tests
    #[arg(long)]
    strict: bool,
    /// Where compiled functions are kept between runs [default: the user's cache folder]
    #[arg(long, value_name = "FOLDER")]
    cache: Option<PathBuf>,
    /// Megabytes that the log events of one account and region may occupy; the oldest go first
    #[arg(long, value_name = "MEGABYTES", default_value_t = 256, value_parser = megabytes)]
    log_limit: usize,
    /// Print what functions log, as each invocation ends
    #[arg(long)]
    tail: bool,
    /// How much longer functions' cold starts take: off, fixed:MILLISECONDS, or realistic (by runtime,
    /// memory and package size); a function's tag virga:cold-start comes first
    #[arg(long = "cold-start", value_name = "MODEL", default_value = "off")]
    cold_starts: ColdStart,
    /// How long idle execution environments are kept, such as PT10M (the default) or 0
    #[arg(long, value_name = "DURATION", value_parser = duration)]
    keep_warm: Option<Duration>,
    /// Kilobytes up to which an object of S3 is kept in memory; larger ones are files
    #[arg(long, value_name = "KILOBYTES", default_value_t = 256, value_parser = megabytes)]
    s3_in_memory: usize,
    /// Megabytes that the objects of S3 in memory may occupy; what comes then is a file
    #[arg(long, value_name = "MEGABYTES", default_value_t = 256, value_parser = megabytes)]
    s3_memory: usize,
    /// Where the files of S3 are, gone when Virga ends [default: the folder for temporary files]
    #[arg(long, value_name = "FOLDER")]
    s3_folder: Option<PathBuf>,
    /// Let test cases of this MockConfigFile.json answer for services in state machines: an execution
    /// started as `MACHINE_ARN#TestCase` uses them
    #[arg(long, value_name = "FILE", value_parser = mocks)]
    sfn_mocks: Option<String>,
    /// Let web pages of this origin call; may be repeated
    #[arg(long, value_name = "ORIGIN")]
    allow_origin: Vec<String>,
    /// Let HTTP tasks of state machines call this host besides the machine's own; HOST=ADDRESS:PORT has something else
    /// answer for it, without TLS; may be repeated
    #[arg(long, value_name = "HOST[:PORT][=ADDRESS:PORT]")]
    allow_net: Vec<AllowedHost>,
    /// Answer to this host name as well; may be repeated
    #[arg(long, value_name = "HOST")]
    allow_host: Vec<String>,
    /// What to log: error, warn, info, debug, or a filter for each module
    #[arg(long, value_name = "FILTER", default_value = "info")]
    log: String,
    /// How to log
    #[arg(long, value_enum, default_value_t = LogFormat::Text)]
    log_format: LogFormat,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum LogFormat {
    /// A readable line for each event
    Text,
    /// A JSON object for each event
    Json,
}

impl Start {
    /// Runs the daemon until SIGTERM or SIGINT.
    ///
    /// # Errors
    /// When it can't listen, or a template can't be deployed.
    pub fn run(self) -> Result<(), String> {
        self.start_logging()?;
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .enable_all()
            .build()
            .map_err(|error| format!("the operating system refuses threads: {error}"))?;
        let served = runtime.block_on(self.serve());
        // Whoever computes still, a function or the compiler, must not keep the daemon from ending.
        runtime.shutdown_background();
        served
    }

    async fn serve(self) -> Result<(), String> {
        let address = SocketAddr::new(self.host, self.port);
        let listener = TcpListener::bind(address).await.map_err(|error| {
            format!("can't listen on {address}: {error}. Choose another port with --port, or stop what uses this one.")
        })?;
        let address = listener.local_addr().map_err(|error| error.to_string())?;
        let stop = stop_signal().map_err(|error| format!("can't listen for signals: {error}"))?;

        let cloud = Cloud::new(self.house(address));
        let rules = BrowserRules { origins: self.allow_origin.clone(), hosts: self.allow_host.clone() };
        let gateway = Gateway::new(&cloud, rules);
        println!("Listening on http://{address}");
        self.deploy(&cloud).await?;
        // Functions are compiled after they were created; ready means that they can be called.
        cloud.house().clock.settled().await;
        println!("Ready.");
        listen::serve(gateway, listener, stop).await;
        cloud.close();
        Ok(())
    }

    /// Deploys every template that `--app` names, as the account of those who don't care.
    async fn deploy(&self, cloud: &Cloud) -> Result<(), String> {
        let house = cloud.house();
        let call = Call {
            account: AccountId::unnamed(),
            region: self.region.clone(),
            request_id: house.randomness.uuid(),
            authority: house.options.authority.clone(),
            access_key_id: None,
            trace: None,
            origin: Origin::Inside,
        };
        for path in &self.app {
            for template in templates(path)? {
                let deploying = app::deploy(house.neighbours.operations(), &call, &template);
                let deployment = house.clock.run(deploying).await.map_err(|error| error.to_string())?;
                println!("{deployment}");
            }
        }
        Ok(())
    }

    fn house(&self, address: SocketAddr) -> House {
        let randomness = Randomness::seeded(self.seed.unwrap_or_else(fresh_seed));
        // A wildcard address is one to listen on, not one to call.
        let reachable =
            if address.ip().is_unspecified() { "127.0.0.1".to_owned() } else { address.ip().to_string() };
        let options = Options {
            strict: self.strict,
            authority: format!("{reachable}:{}", address.port()),
            cache_directory: self.cache.clone().or_else(users_cache),
            log_limit: Some(self.log_limit << 20),
            objects: ObjectLimits {
                in_memory: self.s3_in_memory << 10,
                memory: self.s3_memory << 20,
                folder: self.s3_folder.clone(),
            },
            tail: self.tail,
            allow_net: self.allow_net.clone(),
            sfn_mocks: self.sfn_mocks.clone(),
            cold_start: self.cold_starts,
            keep_warm: self.keep_warm,
            guests: None,
        };
        House {
            clock: Clock::new(self.clock),
            randomness,
            store: Store::ephemeral(),
            neighbours: Neighbours::default(),
            options: Arc::new(options),
        }
    }

    fn start_logging(&self) -> Result<(), String> {
        // What s3s refuses is told once, by the port, unless somebody asks for more.
        let filter = EnvFilter::try_new(format!("s3s=off,{}", self.log));
        let filter = filter.map_err(|error| format!("--log {}: {error}", self.log))?;
        let logs =
            tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).with_target(false);
        match self.log_format {
            LogFormat::Text => logs.compact().init(),
            LogFormat::Json => logs.json().init(),
        }
        Ok(())
    }
}

/// The template that `path` is, or every `*/template.yaml` of the folder that it is.
fn templates(path: &Path) -> Result<Vec<PathBuf>, String> {
    let unreadable = |error: std::io::Error| format!("--app {}: {error}", path.display());
    if !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let own = path.join("template.yaml");
    if own.is_file() {
        return Ok(vec![own]);
    }
    let mut found = Vec::new();
    for entry in std::fs::read_dir(path).map_err(unreadable)? {
        let template = entry.map_err(unreadable)?.path().join("template.yaml");
        if template.is_file() {
            found.push(template);
        }
    }
    found.sort();
    if found.is_empty() {
        return Err(format!(
            "--app {}: there is no template.yaml here, nor in any folder here",
            path.display()
        ));
    }
    Ok(found)
}

fn duration(text: &str) -> Result<Duration, String> {
    parse_duration(text).map_err(|error| error.to_string())
}

fn megabytes(text: &str) -> Result<usize, String> {
    let number = text.parse().ok().filter(|number| (1..=1 << 20).contains(number));
    number.ok_or_else(|| "must be a number from 1 to 1048576".to_owned())
}

/// The text of a file of mocks, once it is known to be right.
pub(super) fn mocks(path: &str) -> Result<String, String> {
    let text = std::fs::read_to_string(path).map_err(|error| error.to_string())?;
    MockFile::parse(&text).map(|_| text).map_err(|error| error.to_string())
}

/// `$XDG_CACHE_HOME/virga`, or `~/.cache/virga`.
pub(super) fn users_cache() -> Option<PathBuf> {
    let cache = std::env::var_os("XDG_CACHE_HOME").map(PathBuf::from);
    let cache = cache.or_else(|| std::env::var_os("HOME").map(|home| PathBuf::from(home).join(".cache")));
    cache.filter(|folder| folder.is_absolute()).map(|folder| folder.join("virga"))
}

/// Completes at SIGTERM or SIGINT; listened for from this call on.
fn stop_signal() -> std::io::Result<impl Future<Output = ()>> {
    let (mut terminate, mut interrupt) = (signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?);
    Ok(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
        tracing::info!("stopping: calls in flight finish first");
    })
}
