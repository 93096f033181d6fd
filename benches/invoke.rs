//! What a fresh instance costs, without the port around it: engine start, compilation, invocations
//! one after another and side by side, and memory. Run by `cargo bench --bench invoke`; modules named
//! on the command line are measured too.

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use virga::clock::{Clock, Mode, Stopwatch, Timestamp};
use virga::identity::Randomness;
use virga::neighbours::{House, Neighbours, Options};
use virga::runtime::{Ending, Invocation, Program, Runtime, Setting};
use virga::store::Store;

/// Copies its standard input to its standard output.
const ECHO: &str = r#"(module
    (import "wasi_snapshot_preview1" "fd_read" (func $read (param i32 i32 i32 i32) (result i32)))
    (import "wasi_snapshot_preview1" "fd_write" (func $write (param i32 i32 i32 i32) (result i32)))
    (memory (export "memory") 17)
    (func (export "_start")
        (i32.store (i32.const 0) (i32.const 1024)) (i32.store (i32.const 4) (i32.const 65536))
        (drop (call $read (i32.const 0) (i32.const 0) (i32.const 1) (i32.const 8)))
        (i32.store (i32.const 4) (i32.load (i32.const 8)))
        (drop (call $write (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 8)))))"#;

const ROUNDS: u32 = 20_000;
const TASKS: u32 = 64;

fn main() {
    let threads = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    threads.expect("the machine has threads").block_on(measure());
}

async fn measure() {
    let house = House {
        clock: Clock::new(Mode::System),
        randomness: Randomness::seeded(1),
        store: Store::default(),
        neighbours: Neighbours::default(),
        options: Arc::new(Options::default()),
    };
    println!("resident before anything: {} KiB", resident());
    let runtime = Runtime::new(&house);
    let echo = wat::parse_str(ECHO).expect("the module is well-formed");
    let _first =
        prepare("engine and first module", &runtime, wat::parse_str(FIRST).expect("well-formed")).await;
    println!("resident with an engine: {} KiB", resident());
    let mut programs = vec![("echo.wat".to_owned(), prepare("echo.wat", &runtime, echo).await)];
    for path in std::env::args().skip(1).filter(|argument| !argument.starts_with('-')) {
        let module = std::fs::read(&path).expect("the module named can be read");
        programs.push((path.clone(), prepare(&path, &runtime, module).await));
    }
    for (name, program) in programs {
        one_by_one(&name, &runtime, &program).await;
        side_by_side(&name, &runtime, &program).await;
    }
    println!("resident at the end: {} KiB", resident());
}

const FIRST: &str = r#"(module (memory (export "memory") 1) (func (export "_start")))"#;

async fn prepare(name: &str, runtime: &Runtime, module: Vec<u8>) -> Arc<Program> {
    let (length, watch) = (module.len(), Stopwatch::start());
    let program = runtime.prepare(module.into()).await.expect("the module is a command");
    println!("{name}: {length} bytes prepared in {:?}", watch.elapsed());
    program
}

fn setting() -> Setting {
    Setting {
        variables: (0..16).map(|number| (format!("NAME_{number}"), "a value".to_owned())).collect(),
        arguments: vec!["bootstrap".to_owned()],
        memory_mb: 128,
        code_directory: None,
        layers_directory: None,
        scratch_bytes: 512 << 20,
    }
}

fn invocation() -> Invocation {
    Invocation {
        request_id: "8f4e0a52-6f2c-4f0e-9a55-2f1d5a1f3c11".to_owned(),
        event: Bytes::from_static(br#"{"orderId":"o-1","items":[{"sku":"a","quantity":2}],"total":42}"#),
        deadline: Timestamp::from_secs(1_700_000_000),
        timeout: Duration::from_secs(3),
        function_arn: "arn:aws:lambda:us-east-1:000000000000:function:bench".to_owned(),
        trace: "Root=1-65a-1;Parent=1;Sampled=0".to_owned(),
        client_context: None,
        tenant: None,
        output: None,
    }
}

async fn one_by_one(name: &str, runtime: &Runtime, program: &Program) {
    let mut took = Vec::new();
    for _ in 0..ROUNDS {
        let watch = Stopwatch::start();
        let outcome = runtime.invoke(program, &setting(), invocation()).await;
        took.push(watch.elapsed());
        assert!(!matches!(outcome.ending, Ending::NotStarted(_)), "{:?}", outcome.ending);
    }
    took.sort_unstable();
    let at = |percent: usize| took[took.len() * percent / 100];
    println!("{name}: one by one p50 {:?}, p90 {:?}, p99 {:?}", at(50), at(90), at(99));
}

async fn side_by_side(name: &str, runtime: &Runtime, program: &Arc<Program>) {
    let watch = Stopwatch::start();
    let mut tasks = tokio::task::JoinSet::new();
    for _ in 0..TASKS {
        let (runtime, program) = (runtime.clone(), Arc::clone(program));
        tasks.spawn(async move {
            for _ in 0..ROUNDS / TASKS {
                runtime.invoke(&program, &setting(), invocation()).await;
            }
        });
    }
    while let Some(task) = tasks.join_next().await {
        task.expect("no invocation panics");
    }
    let rate = f64::from(ROUNDS / TASKS * TASKS) / watch.elapsed().as_secs_f64();
    println!("{name}: {TASKS} side by side, {rate:.0} a second");
}

/// Resident memory of this process, in KiB.
fn resident() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    line.and_then(|line| line.split_whitespace().next()?.parse().ok()).unwrap_or(0)
}
