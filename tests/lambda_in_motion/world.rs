//! Services without a port, and guests to run in them.

use std::collections::BTreeMap;
use std::io::Write;
use std::sync::Arc;
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use parking_lot::Mutex;
use serde_json::{Value, json};
use virga::aws::model::lambda::{self, Lambda};
use virga::aws::model::sqs::{self, Sqs};
use virga::aws::{Call, Error, Origin};
use virga::clock::{Clock, Mode, Timestamp};
use virga::identity::{AccountId, Randomness, Region};
use virga::lambda::Engine;
use virga::neighbours::{Functions, House, LogLine, LogSink, Neighbours, Options};
use virga::sqs::QueueService;
use virga::store::{MemoryStore, RowStore, Store, Table};

/// Answers the event that it was given.
pub const ECHO: &[u8] = include_bytes!("../../wasm-functions/built/echo/bootstrap.wasm");

/// Answers what its layers have in the file `greeting`.
pub const GREETER: &str = include_str!("../support/greeter.wat");

/// What functions logged.
#[derive(Default)]
pub struct Logs {
    lines: Mutex<Vec<(String, LogLine)>>,
}

impl LogSink for Logs {
    fn append(&self, _: &AccountId, _: &Region, group: &str, _: &str, lines: Vec<LogLine>) {
        self.lines.lock().extend(lines.into_iter().map(|line| (group.to_owned(), line)));
    }
}

/// Lambda and SQS, wired to each other.
pub struct World {
    pub clock: Clock,
    pub lambda: Engine,
    pub sqs: QueueService,
    pub logs: Arc<Logs>,
    pub call: Call,
    rows: Arc<MemoryStore>,
    house: House,
}

impl World {
    /// A world whose time stands still until it is advanced.
    pub fn new() -> Self {
        Self::seeded(1)
    }

    /// A world whose time stands still and whose chances are those of `seed`.
    pub fn seeded(seed: u64) -> Self {
        Self::over(Mode::Manual, Arc::default(), Timestamp::from_secs(1_700_000_000), seed)
    }

    /// A world whose time jumps ahead when nothing is running.
    pub fn skipping() -> Self {
        Self::over(Mode::Skip, Arc::default(), Timestamp::from_secs(1_700_000_000), 1)
    }

    /// A world whose time stands still and that behaves as AWS does where that is unfriendly to tests.
    pub fn strict() -> Self {
        let options = Options { strict: true, ..Options::default() };
        Self::with(Mode::Manual, Arc::default(), Timestamp::from_secs(1_700_000_000), 1, options)
    }

    fn over(mode: Mode, rows: Arc<MemoryStore>, start: Timestamp, seed: u64) -> Self {
        Self::with(mode, rows, start, seed, Options::default())
    }

    fn with(mode: Mode, rows: Arc<MemoryStore>, start: Timestamp, seed: u64, options: Options) -> Self {
        let house = House {
            clock: Clock::starting_at(mode, start),
            randomness: Randomness::seeded(seed),
            store: Store::over(Arc::clone(&rows) as _),
            neighbours: Neighbours::default(),
            options: Arc::new(Options {
                authority: "127.0.0.1:4566".to_owned(),
                guests: Some(300),
                ..options
            }),
        };
        let (lambda, sqs, logs) = (Engine::new(&house), QueueService::new(&house), Arc::<Logs>::default());
        house.neighbours.set_logs(Arc::clone(&logs) as Arc<dyn LogSink>);
        house.neighbours.set_queues(Arc::new(sqs.clone()));
        house.neighbours.set_functions(Arc::new(lambda.clone()) as Arc<dyn Functions>);
        let call = Call {
            account: AccountId::unnamed(),
            region: Region::fallback(),
            request_id: house.randomness.uuid(),
            authority: "localhost:4566".to_owned(),
            access_key_id: None,
            trace: None,
            origin: Origin::Outside,
        };
        Self { clock: house.clock.clone(), lambda, sqs, logs, call, rows, house }
    }

    /// The same world after its process was killed: what the store kept is there again.
    pub fn killed_and_restarted(self) -> Self {
        let next = Self::over(Mode::Manual, Arc::clone(&self.rows), self.clock.now(), 2);
        drop(self);
        next.sqs.restore();
        next.lambda.restore();
        next
    }

    /// A call of Lambda by name, with JSON in and out.
    pub async fn ask(&self, operation: &str, input: Value) -> Result<Value, Error> {
        self.ask_as(&self.call.account, operation, input).await
    }

    /// A call of Lambda by name, from `account`.
    pub async fn ask_as(&self, account: &AccountId, operation: &str, input: Value) -> Result<Value, Error> {
        let request_id = self.house.randomness.uuid();
        let call = Call { request_id, account: account.clone(), ..self.call.clone() };
        self.clock.run(lambda::call_json(&self.lambda, &call, operation, &input)).await
    }

    /// How often each setting was stored without effect, by its name in the gaps.
    pub fn without_effect(&self) -> BTreeMap<String, u64> {
        self.house.neighbours.gaps().counts_without_effect()
    }

    /// How often each thing was refused or not run, by its name in the gaps.
    pub fn refused(&self) -> BTreeMap<String, u64> {
        self.house.neighbours.gaps().counts()
    }

    /// Publishes a version of a layer with the file `greeting`; answers the version's ARN.
    pub async fn publish_layer(&self, name: &str, greeting: &str) -> String {
        self.publish_layer_with(name, "greeting", greeting).await
    }

    /// Publishes a version of a layer with one file; answers the version's ARN.
    pub async fn publish_layer_with(&self, name: &str, file: &str, content: &str) -> String {
        let zip = STANDARD.encode(zip_with(file, content.as_bytes()));
        let input = json!({"LayerName": name, "Content": {"ZipFile": zip}});
        let published = self.ask("PublishLayerVersion", input).await.unwrap();
        published["LayerVersionArn"].as_str().unwrap().to_owned()
    }

    /// What a function answers.
    pub async fn answer(&self, account: &AccountId, function: &str) -> String {
        let output = self.ask_as(account, "Invoke", json!({"FunctionName": function})).await.unwrap();
        String::from_utf8(STANDARD.decode(output["Payload"].as_str().unwrap()).unwrap()).unwrap()
    }

    /// How many rows `table` has.
    pub fn kept(&self, table: Table) -> usize {
        self.rows.rows(table).len()
    }

    /// Creates a function; it is ready.
    pub async fn create(&self, name: &str, program: &[u8]) {
        self.create_with(name, program, lambda::CreateFunctionInput::default()).await;
    }

    /// Creates a function with some settings of its own.
    pub async fn create_with(&self, name: &str, program: &[u8], more: lambda::CreateFunctionInput) {
        let input = lambda::CreateFunctionInput {
            function_name: name.to_owned(),
            runtime: Some(lambda::Runtime::from("provided.al2023")),
            role: "arn:aws:iam::000000000000:role/some".to_owned(),
            handler: Some("bootstrap".to_owned()),
            code: lambda::FunctionCode { zip_file: Some(zip_of(program)), ..Default::default() },
            ..more
        };
        Box::pin(self.clock.run(self.lambda.create_function(&self.call, input))).await.unwrap();
        self.clock.settled().await;
    }

    /// Creates a queue and answers its URL.
    pub async fn queue(&self, name: &str, attributes: &[(&str, &str)]) -> String {
        let attributes =
            attributes.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        let input = sqs::CreateQueueInput {
            queue_name: name.to_owned(),
            attributes: Some(attributes),
            ..Default::default()
        };
        self.sqs.create_queue(&self.call, input).await.unwrap().queue_url.unwrap()
    }

    /// Sends an event that nobody waits for.
    pub async fn event(&self, function: &str, payload: &str) {
        let input = lambda::InvokeInput {
            function_name: function.to_owned(),
            invocation_type: Some(lambda::InvocationType::Event),
            payload: Some(Bytes::from(payload.to_owned())),
            ..Default::default()
        };
        let call = Call { request_id: self.house.randomness.uuid(), ..self.call.clone() };
        let output = self.clock.run(Lambda::invoke(&self.lambda, &call, input)).await.unwrap();
        assert_eq!(output.status_code, Some(202));
    }

    /// What waits in a queue, at most ten messages; each stays hidden for an hour.
    pub async fn messages(&self, url: &str) -> Vec<sqs::Message> {
        let input = sqs::ReceiveMessageInput {
            queue_url: url.to_owned(),
            max_number_of_messages: Some(10),
            visibility_timeout: Some(3_600),
            message_system_attribute_names: Some(vec![sqs::MessageSystemAttributeName::All]),
            message_attribute_names: Some(vec!["All".to_owned()]),
            ..Default::default()
        };
        let output = self.clock.run(self.sqs.receive_message(&self.call, input)).await.unwrap();
        output.messages.unwrap_or_default()
    }

    /// The bodies of what waits in a queue, as JSON.
    pub async fn records(&self, url: &str) -> Vec<Value> {
        let messages = self.messages(url).await;
        messages
            .iter()
            .map(|message| serde_json::from_str(message.body.as_deref().unwrap()).unwrap())
            .collect()
    }

    /// Waits until nothing runs, letting time pass.
    pub async fn advance(&self, by: Duration) {
        self.clock.advance(by).await;
    }

    /// What a function's invocations logged, each with all its lines.
    pub fn invocations(&self, function: &str) -> Vec<Vec<LogLine>> {
        let group = format!("/aws/lambda/{function}");
        let mut invocations: Vec<Vec<LogLine>> = Vec::new();
        for (of, line) in self.logs.lines.lock().iter() {
            if *of == group && line.message.starts_with("START") {
                invocations.push(Vec::new());
            }
            if let Some(invocation) = invocations.last_mut().filter(|_| *of == group) {
                invocation.push(line.clone());
            }
        }
        invocations
    }

    /// All lines of a function's log.
    pub fn lines(&self, function: &str) -> Vec<LogLine> {
        let group = format!("/aws/lambda/{function}");
        let lines = self.logs.lines.lock();
        lines.iter().filter(|(of, _)| *of == group).map(|(_, line)| line.clone()).collect()
    }

    /// How often a function has started.
    pub fn starts(&self, function: &str) -> usize {
        let group = format!("/aws/lambda/{function}");
        let lines = self.logs.lines.lock();
        lines.iter().filter(|(of, line)| *of == group && line.message.starts_with("START")).count()
    }
}

/// A package with one program.
pub fn zip_of(program: &[u8]) -> Bytes {
    zip_with("bootstrap.wasm", program)
}

/// A package with one file.
pub fn zip_with(name: &str, content: &[u8]) -> Bytes {
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    writer.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
    writer.write_all(content).unwrap();
    writer.finish().unwrap().into_inner().into()
}

/// A guest that answers `text` and ends with `status`.
pub fn answering(text: &str, status: u32) -> Vec<u8> {
    let escaped = text.bytes().fold(String::new(), |escaped, byte| escaped + &format!("\\{byte:02x}"));
    let length = text.len();
    wat::parse_str(format!(
        r#"(module
            (import "wasi_snapshot_preview1" "fd_write" (func $write (param i32 i32 i32 i32) (result i32)))
            (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
            (memory (export "memory") 2)
            (data (i32.const 64) "{escaped}")
            (func (export "_start")
                (i32.store (i32.const 0) (i32.const 64))
                (i32.store (i32.const 4) (i32.const {length}))
                (drop (call $write (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 8)))
                (call $exit (i32.const {status}))))"#
    ))
    .unwrap()
}

/// A guest that logs its event, sleeps for up to seven seconds and then fails in `failures` of 256
/// cases, as chance will have it.
pub fn gambling(failures: u32) -> Vec<u8> {
    wat::parse_str(format!(
        r#"(module
            (import "wasi_snapshot_preview1" "fd_read" (func $read (param i32 i32 i32 i32) (result i32)))
            (import "wasi_snapshot_preview1" "fd_write" (func $write (param i32 i32 i32 i32) (result i32)))
            (import "wasi_snapshot_preview1" "random_get" (func $random (param i32 i32) (result i32)))
            (import "wasi_snapshot_preview1" "poll_oneoff" (func $poll (param i32 i32 i32 i32) (result i32)))
            (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
            (memory (export "memory") 4)
            (func (export "_start")
                (i32.store (i32.const 0) (i32.const 1024))
                (i32.store (i32.const 4) (i32.const 131072))
                (drop (call $read (i32.const 0) (i32.const 0) (i32.const 1) (i32.const 8)))
                (i32.store (i32.const 4) (i32.load (i32.const 8)))
                (drop (call $write (i32.const 2) (i32.const 0) (i32.const 1) (i32.const 8)))
                (drop (call $random (i32.const 16) (i32.const 2)))
                (i32.store (i32.const 48) (i32.const 1))
                (i64.store (i32.const 56) (i64.mul
                    (i64.extend_i32_u (i32.and (i32.load8_u (i32.const 16)) (i32.const 7)))
                    (i64.const 1000000000)))
                (drop (call $poll (i32.const 32) (i32.const 128) (i32.const 1) (i32.const 256)))
                (if (i32.lt_u (i32.load8_u (i32.const 17)) (i32.const {failures}))
                    (then (call $exit (i32.const 1))))))"#
    ))
    .unwrap()
}
