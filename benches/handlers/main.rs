//! What handlers of managed runtimes cost, in one run beside the bare axum handler: the first call of a
//! fresh environment, a call of a warm one, and the memory of a hundred at once. The interpreters are
//! compiled before, as `virga runtimes warm` does it. Run by `cargo bench --bench handlers`.

use std::io::Write;
use std::process::Command;

use base64::Engine;
use serde_json::json;
use virga::clock::Stopwatch;

#[path = "../port/bare.rs"]
mod bare;
#[path = "../port/daemon.rs"]
mod daemon;
#[path = "../port/load.rs"]
mod load;

use daemon::Daemon;
use load::{Connection, request};

/// Functions of each kind: as many fresh environments.
const FUNCTIONS: usize = 40;
/// What a new function is called besides before the next one comes: a few milliseconds' worth.
const CALLS_BETWEEN: usize = 25;
/// Calls of each warm environment.
const WARM_CALLS: usize = 25;
/// Environments that are alive at the same time.
const AT_ONCE: usize = 100;

/// A function as people write it, and what it may cost.
struct Kind {
    name: &'static str,
    runtime: &'static str,
    file: &'static str,
    source: &'static str,
    /// Milliseconds of the first call beyond a bare one.
    fresh_budget: f64,
}

const KINDS: [Kind; 4] = [
    Kind {
        name: "python",
        runtime: "python3.14",
        file: "app.py",
        source: "def handler(event, context):\n    return event\n",
        fresh_budget: 8.0,
    },
    Kind {
        name: "python-boto3",
        runtime: "python3.14",
        file: "app.py",
        source: "import boto3\n\nsqs = boto3.client('sqs')\n\ndef handler(event, context):\n    return event\n",
        fresh_budget: 80.0,
    },
    Kind {
        name: "node",
        runtime: "nodejs22.x",
        file: "app.js",
        source: "exports.handler = async (event) => event;\n",
        fresh_budget: 2.0,
    },
    Kind {
        name: "node-sdk",
        runtime: "nodejs22.x",
        file: "app.mjs",
        source: "import { SQSClient } from '@aws-sdk/client-sqs';\n\nconst sqs = new SQSClient({});\n\n\
                 export const handler = async (event) => event;\n",
        fresh_budget: 80.0,
    },
];

/// The functions that wait side by side.
const SLEEPERS: [Kind; 2] = [
    Kind {
        name: "python-sleeper",
        runtime: "python3.14",
        file: "app.py",
        source: "import time\n\ndef handler(event, context):\n    time.sleep(2)\n    return event\n",
        fresh_budget: f64::INFINITY,
    },
    Kind {
        name: "node-sleeper",
        runtime: "nodejs22.x",
        file: "app.js",
        source: "exports.handler = (event) => new Promise((wake) => setTimeout(wake, 2000, event));\n",
        fresh_budget: f64::INFINITY,
    },
];

const CACHE: &str = concat!(env!("CARGO_TARGET_TMPDIR"), "/interpreters");

fn main() {
    if std::env::args().any(|argument| argument == "--bare") {
        return bare::serve();
    }
    let warm =
        Command::new(env!("CARGO_BIN_EXE_virga")).args(["runtimes", "warm", "--cache", CACHE]).status();
    assert!(warm.expect("virga starts").success());
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    runtime.expect("the machine has threads").block_on(measure());
}

async fn measure() {
    let (bare, virga) = (Daemon::bare(), Daemon::virga(&["--cache", CACHE]));
    let mut bare = Connection::open(bare.address).await;
    let call = invocation("bare");
    let _ = milliseconds(&mut bare, &call).await;
    let mut plain = Vec::new();
    for _ in 0..FUNCTIONS * WARM_CALLS {
        plain.push(milliseconds(&mut bare, &call).await);
    }
    let plain = Percentiles::of(plain);
    println!("a bare call: p50 {:.3} ms", plain.middle);
    let mut connection = Connection::open(virga.address).await;
    for kind in &KINDS {
        kind.measure(&mut connection, plain.middle).await;
    }
    for kind in &SLEEPERS {
        kind.crowd(&virga).await;
    }
}

impl Kind {
    /// Prints what first and further calls cost beyond a bare call.
    async fn measure(&self, connection: &mut Connection, plain: f64) {
        let (mut fresh, mut warm) = (Vec::new(), Vec::new());
        for number in 0..=FUNCTIONS {
            let name = format!("{}-{number}", self.name);
            self.create(connection, &name).await;
            let call = invocation(&name);
            let first = milliseconds(connection, &call).await;
            // The first of all has the interpreter's code to load.
            if number == 0 {
                println!("{}: the first call of all {first:.1} ms", self.name);
            } else {
                fresh.push(first - plain);
            }
            for _ in 0..CALLS_BETWEEN {
                milliseconds(connection, &call).await;
            }
        }
        // By now nothing is prepared any more for environments to come.
        for number in 1..=FUNCTIONS {
            let call = invocation(&format!("{}-{number}", self.name));
            for _ in 0..WARM_CALLS {
                warm.push(milliseconds(connection, &call).await - plain);
            }
        }
        let (fresh, warm) = (Percentiles::of(fresh), Percentiles::of(warm));
        println!(
            "{}: beyond a bare call: fresh p50 {:.1} ms, p90 {:.1} ms (budget {:.0} ms); \
             warm p50 {:.0} us, p90 {:.0} us (budget 100 us)",
            self.name,
            fresh.middle,
            fresh.high,
            self.fresh_budget,
            1000.0 * warm.middle,
            1000.0 * warm.high
        );
    }

    /// Prints what a hundred environments that live at the same time hold in memory.
    async fn crowd(&self, virga: &Daemon) {
        let mut connection = Connection::open(virga.address).await;
        self.create(&mut connection, self.name).await;
        let memory = || Some((virga.mebibytes("Pss")?, virga.mebibytes("Rss")?));
        let before = memory();
        let watch = Stopwatch::start();
        let mut calls = tokio::task::JoinSet::new();
        for _ in 0..AT_ONCE {
            let (address, call) = (virga.address, invocation(self.name));
            calls.spawn(async move {
                let mut connection = Connection::open(address).await;
                milliseconds(&mut connection, &call).await
            });
        }
        let _ = calls.join_all().await;
        let (took, after) = (watch.elapsed(), memory());
        let Some(((own_before, resident_before), (own, resident))) = before.zip(after) else {
            return println!("{}: this system doesn't tell what memory is held", self.name);
        };
        #[expect(clippy::cast_precision_loss, reason = "a hundred")]
        let each = |mebibytes: f64| mebibytes / AT_ONCE as f64;
        println!(
            "{}: {AT_ONCE} at once took {:.1} s; each {:.1} MiB of its own (budget 26), {:.1} MiB with what is \
             shared; the daemon holds {:.0} MiB (budget 4096), mapped {:.0} MiB",
            self.name,
            took.as_secs_f64(),
            each(own - own_before),
            each(resident - resident_before),
            own,
            resident
        );
    }

    async fn create(&self, connection: &mut Connection, name: &str) {
        let code = base64::engine::general_purpose::STANDARD.encode(self.package());
        let body = json!({
            "FunctionName": name, "Runtime": self.runtime, "Handler": "app.handler", "MemorySize": 256,
            "Role": "arn:aws:iam::000000000000:role/bench", "Code": {"ZipFile": code}, "Timeout": 60
        });
        let headers = [("content-type", "application/json")];
        let call = request("/2015-03-31/functions", "lambda", &headers, body.to_string().as_bytes());
        let (status, body) = connection.exchange(&call).await;
        assert!(status < 300, "{}", String::from_utf8_lossy(body));
    }

    fn package(&self) -> Vec<u8> {
        let mut package = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
        package.start_file(self.file, zip::write::SimpleFileOptions::default()).expect("a new file");
        package.write_all(self.source.as_bytes()).expect("memory is writable");
        package.finish().expect("a complete archive").into_inner()
    }
}

fn invocation(name: &str) -> Vec<u8> {
    let headers = [("content-type", "application/json")];
    let path = format!("/2015-03-31/functions/{name}/invocations");
    request(&path, "lambda", &headers, br#"{"order":"o-1","amount":12}"#)
}

/// How long the answer to `call` took; it must be a good one.
async fn milliseconds(connection: &mut Connection, call: &[u8]) -> f64 {
    let watch = Stopwatch::start();
    let (status, body) = connection.exchange(call).await;
    let took = watch.elapsed();
    assert!(status == 200 && !body.starts_with(br#"{"error"#), "{}", String::from_utf8_lossy(body));
    took.as_secs_f64() * 1000.0
}

/// The middle of a sample, and what nine of ten stay below.
struct Percentiles {
    middle: f64,
    high: f64,
}

impl Percentiles {
    fn of(mut sample: Vec<f64>) -> Self {
        sample.sort_by(f64::total_cmp);
        Self { middle: sample[sample.len() / 2], high: sample[sample.len() * 9 / 10] }
    }
}
