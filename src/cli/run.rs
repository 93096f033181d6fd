//! `virga run`: one execution of a state machine, without a daemon. A unit test for workflows.

use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;
use serde_json::{Value, json};

use super::coverage::of_machines;
use super::start::mocks;
use crate::aws::{Call, Error, Origin};
use crate::clock::{Clock, Mode, Timestamp};
use crate::cloud::Cloud;
use crate::gateway::Gateway;
use crate::gateway::browser::BrowserRules;
use crate::identity::{AccountId, Randomness, Region};
use crate::neighbours::network::AllowedHost;
use crate::neighbours::{House, Neighbours, Options};
use crate::store::Store;

/// So often time may be moved on before an execution counts as endless.
const MOST_MOVES: usize = 100_000;

/// Options of `virga run`.
#[derive(Debug, Args)]
pub struct Run {
    /// The state machine's definition, in the Amazon States Language
    #[arg(value_name = "FILE")]
    definition: PathBuf,
    /// The execution's input
    #[arg(long, value_name = "JSON", default_value = "{}")]
    input: String,
    /// The machine's name [default: the file's, without .asl.json]
    #[arg(long)]
    name: Option<String>,
    /// Let a test case of this MockConfigFile.json answer for services
    #[arg(long, value_name = "FILE", value_parser = mocks, requires = "test_case")]
    mocks: Option<String>,
    /// Which test case
    #[arg(long, value_name = "NAME", requires = "mocks")]
    test_case: Option<String>,
    /// Print the history as JSON and not as a table
    #[arg(long)]
    json: bool,
    /// Let HTTP tasks call this host besides the machine's own, as with `virga start`; may be repeated
    #[arg(long, value_name = "HOST[:PORT][=ADDRESS:PORT]")]
    allow_net: Vec<AllowedHost>,
    /// Print, after the history, what of the machine the execution took
    #[arg(long, conflicts_with = "json")]
    coverage: bool,
    /// Make ids and jitter those of this number
    #[arg(long, value_name = "N", default_value_t = 1)]
    seed: u64,
}

/// One execution, in a Virga of its own whose time stands still until it is moved.
struct Bench {
    house: House,
    call: Call,
    gateway: Arc<Gateway>,
}

impl Run {
    /// Runs the execution and prints its history. Waits take no time.
    ///
    /// # Errors
    /// When the machine can't be made, or the execution does not succeed.
    pub fn run(self) -> Result<(), String> {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .map_err(|error| format!("the operating system refuses threads: {error}"))?;
        runtime.block_on(self.execute())
    }

    async fn execute(self) -> Result<(), String> {
        let text = std::fs::read_to_string(&self.definition)
            .map_err(|error| format!("can't read {}: {error}", self.definition.display()))?;
        let bench = Bench::new(self.seed, self.mocks.clone(), self.allow_net.clone());
        let create = json!({"name": self.machine_name(), "definition": text,
            "roleArn": "arn:aws:iam::000000000000:role/run"});
        let made = bench.ask("CreateStateMachine", create).await?;
        let machine = made["stateMachineArn"].as_str().unwrap_or_default();
        let machine = match &self.test_case {
            Some(case) => format!("{machine}#{case}"),
            None => machine.to_owned(),
        };
        let start = json!({"stateMachineArn": machine, "name": "run", "input": self.input});
        let execution = bench.ask("StartExecution", start).await?["executionArn"].clone();
        let described = bench.until_ended(&execution).await?;
        let events = bench.history(&execution).await?;
        if self.json {
            println!("{}", json!({"execution": described, "events": events}));
        } else {
            print_table(&described, &events);
        }
        if self.coverage {
            print!("\n{}", of_machines(&bench.gateway.cloud().workflows().coverage()));
        }
        match described["status"].as_str() {
            Some("SUCCEEDED") => Ok(()),
            Some("RUNNING") => {
                Err("the execution waits for somebody outside: a worker, or whoever has its token".to_owned())
            }
            status => Err(format!("the execution ended as {}", status.unwrap_or_default())),
        }
    }

    fn machine_name(&self) -> String {
        let file = self.definition.file_name().unwrap_or_default().to_string_lossy();
        let stem = file.split('.').next().unwrap_or_default();
        self.name.clone().unwrap_or_else(|| stem.to_owned())
    }
}

impl Bench {
    fn new(seed: u64, sfn_mocks: Option<String>, allow_net: Vec<AllowedHost>) -> Self {
        let authority = "localhost:4566".to_owned();
        let options = Options { authority, sfn_mocks, allow_net, ..Options::default() };
        let house = House {
            clock: Clock::starting_at(Mode::Manual, Timestamp::from_secs(1_767_225_600)),
            randomness: Randomness::seeded(seed),
            store: Store::ephemeral(),
            neighbours: Neighbours::default(),
            options: Arc::new(options),
        };
        let cloud = Cloud::new(house.clone());
        let call = Call {
            account: AccountId::unnamed(),
            region: Region::fallback(),
            request_id: house.randomness.uuid(),
            authority: house.options.authority.clone(),
            access_key_id: None,
            trace: None,
            origin: Origin::Inside,
        };
        // HTTP tasks may ask the port.
        Self { house, call, gateway: Gateway::new(&cloud, BrowserRules::default()) }
    }

    async fn ask(&self, operation: &str, input: Value) -> Result<Value, String> {
        let asked = self.house.neighbours.operations().call(&self.call, "stepfunctions", operation, input);
        self.house.clock.run(asked).await.map_err(|error: Error| format!("{}: {}", error.code, error.message))
    }

    /// Moves time on, from timer to timer, until the execution has ended or nothing moves it any more.
    async fn until_ended(&self, execution: &Value) -> Result<Value, String> {
        let clock = &self.house.clock;
        for _ in 0..MOST_MOVES {
            clock.settled().await;
            let described = self.ask("DescribeExecution", json!({"executionArn": execution})).await?;
            let next = clock.snapshot().next;
            match next {
                Some(at) if described["status"] == "RUNNING" => {
                    clock.advance(at.since(clock.now())).await;
                }
                _ => return Ok(described),
            }
        }
        Err("the execution does not end".to_owned())
    }

    async fn history(&self, execution: &Value) -> Result<Vec<Value>, String> {
        let (mut events, mut token) = (Vec::new(), Value::Null);
        loop {
            let ask = json!({"executionArn": execution, "maxResults": 1_000, "nextToken": token});
            let mut page = self.ask("GetExecutionHistory", ask).await?;
            if let Some(more) = page["events"].as_array_mut() {
                events.append(more);
            }
            token = page["nextToken"].take();
            if token.is_null() {
                return Ok(events);
            }
        }
    }
}

fn print_table(described: &Value, events: &[Value]) {
    let start = events.first().and_then(|event| event["timestamp"].as_f64()).unwrap_or_default();
    for event in events {
        let after = event["timestamp"].as_f64().unwrap_or_default() - start;
        let kind = event["type"].as_str().unwrap_or_default();
        println!("{:>5} {:>14} {kind:<28} {}", event["id"], format!("+{after:.3} s"), told(event));
    }
    println!("{}", described["status"].as_str().unwrap_or_default());
    for name in ["output", "error", "cause"] {
        if let Some(text) = described[name].as_str() {
            println!("{name}: {text}");
        }
    }
}

/// What an event is about: a state, a service, an error.
fn told(event: &Value) -> String {
    let details = event.as_object().and_then(|members| {
        members.iter().find(|(name, _)| name.ends_with("EventDetails")).map(|(_, details)| details)
    });
    let Some(details) = details else { return String::new() };
    let words = ["name", "resourceType", "resource", "error"].map(|name| details[name].as_str());
    words.into_iter().flatten().collect::<Vec<_>>().join(" ")
}
