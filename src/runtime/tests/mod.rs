//! Guests, well-behaved and hostile, as small modules in the text format.

mod baseline;
mod caching;
mod components;
mod environments;
mod files;
mod hostile;
mod standby;
mod starting;
mod time;
mod typed_calls;
mod web;

use std::ops::Deref;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use tokio::sync::{Mutex, MutexGuard};

use super::{Ending, Invocation, NotRunnable, Outcome, Program, RESPONSE_LIMIT, Runtime, Setting};
use crate::clock::{Clock, Mode, Timestamp};
use crate::identity::Randomness;
use crate::neighbours::{House, Neighbours, Options};
use crate::store::Store;

const START: Timestamp = Timestamp::from_secs(1_700_000_000);

/// A house whose clock stands still, with room for a few hundred guests: there is one for every test, and all
/// share the memory mappings that a process can have.
fn house() -> House {
    house_for(Some(300))
}

/// A house with as much room as users have: there is one at a time.
struct RoomyHouse {
    house: House,
    _alone: MutexGuard<'static, ()>,
}

impl Deref for RoomyHouse {
    type Target = House;

    fn deref(&self) -> &House {
        &self.house
    }
}

/// A house whose clock stands still, with as much room as users have, once no other test has one: two of them, full,
/// take up all mappings.
async fn roomy_house() -> RoomyHouse {
    static ALONE: Mutex<()> = Mutex::const_new(());
    let alone = ALONE.lock().await;
    RoomyHouse { house: house_for(None), _alone: alone }
}

fn house_for(guests: Option<u32>) -> House {
    let authority = "127.0.0.1:4566".to_owned();
    House {
        clock: Clock::starting_at(Mode::Manual, START),
        randomness: Randomness::seeded(7),
        store: Store::default(),
        neighbours: Neighbours::default(),
        options: Arc::new(Options { authority, guests, ..Options::default() }),
    }
}

fn setting() -> Setting {
    Setting {
        variables: Arc::new([("AWS_REGION".to_owned(), "eu-central-1".to_owned())]),
        arguments: vec!["bootstrap".to_owned()],
        memory_mb: 128,
        code_directory: None,
        layers_directory: None,
        scratch_bytes: 512 * 1024 * 1024,
    }
}

fn invocation() -> Invocation {
    Invocation {
        request_id: "id-1".to_owned(),
        event: Bytes::from_static(b"{\"order\":1}"),
        deadline: START.after(Duration::from_secs(20)),
        timeout: Duration::from_secs(20),
        function_arn: "arn:aws:lambda:us-east-1:000000000000:function:f".to_owned(),
        trace: "Root=1-0-0".to_owned(),
        client_context: None,
        tenant: None,
        output: None,
    }
}

/// A module with the imports that the tests use, 1 MiB of memory, and `body`.
///
/// `$out` and `$log` write `length` bytes from `address` to standard output and standard error.
fn module(body: &str) -> Bytes {
    module_importing("", body)
}

/// As [`module`], with further imports.
fn module_importing(imports: &str, body: &str) -> Bytes {
    let text = format!(
        r#"(module
            (import "wasi_snapshot_preview1" "fd_read" (func $fd_read (param i32 i32 i32 i32) (result i32)))
            (import "wasi_snapshot_preview1" "fd_write" (func $fd_write (param i32 i32 i32 i32) (result i32)))
            (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
            (import "wasi_snapshot_preview1" "poll_oneoff" (func $poll (param i32 i32 i32 i32) (result i32)))
            (import "wasi_snapshot_preview1" "clock_time_get" (func $time (param i32 i64 i32) (result i32)))
            (import "wasi_snapshot_preview1" "random_get" (func $random (param i32 i32) (result i32)))
            {imports}
            (memory (export "memory") 16)
            (func $write (param $fd i32) (param $address i32) (param $length i32)
                (i32.store (i32.const 0) (local.get $address))
                (i32.store (i32.const 4) (local.get $length))
                (drop (call $fd_write (local.get $fd) (i32.const 0) (i32.const 1) (i32.const 8))))
            (func $out (param $address i32) (param $length i32)
                (call $write (i32.const 1) (local.get $address) (local.get $length)))
            (func $log (param $address i32) (param $length i32)
                (call $write (i32.const 2) (local.get $address) (local.get $length)))
            {body})"#
    );
    wat::parse_str(text).unwrap().into()
}

/// A module whose entry point is `instructions`.
fn command(instructions: &str) -> Bytes {
    module(&format!(r#"(func (export "_start") {instructions})"#))
}

/// As [`command`], with further imports.
fn command_importing(imports: &str, instructions: &str) -> Bytes {
    module_importing(imports, &format!(r#"(func (export "_start") {instructions})"#))
}

/// Sleeps for as many nanoseconds, by `poll_oneoff`.
fn sleep(nanoseconds: u64) -> String {
    format!(
        "(i64.store (i32.const 64) (i64.const 5)) (i32.store8 (i32.const 72) (i32.const 0))
         (i32.store (i32.const 80) (i32.const 1)) (i64.store (i32.const 88) (i64.const {nanoseconds}))
         (drop (call $poll (i32.const 64) (i32.const 128) (i32.const 1) (i32.const 160)))"
    )
}

async fn prepare(house: &House, module: Bytes) -> (Runtime, Arc<Program>) {
    let runtime = Runtime::new(house);
    let program = runtime.prepare(module).await.unwrap();
    (runtime, program)
}

async fn run(module: Bytes, invocation: Invocation) -> Outcome {
    let (runtime, program) = prepare(&house(), module).await;
    runtime.invoke(&program, &setting(), invocation).await
}

async fn run_in(setting: Setting, module: Bytes) -> Outcome {
    let (runtime, program) = prepare(&house(), module).await;
    runtime.invoke(&program, &setting, invocation()).await
}

async fn refusal(module: Bytes) -> NotRunnable {
    Runtime::new(&house()).prepare(module).await.unwrap_err()
}

/// Reads the event to address 1024 and writes it back.
const ECHO: &str = "(i32.store (i32.const 0) (i32.const 1024)) (i32.store (i32.const 4) (i32.const 4096))
    (drop (call $fd_read (i32.const 0) (i32.const 0) (i32.const 1) (i32.const 8)))
    (call $out (i32.const 1024) (i32.load (i32.const 8)))";

#[tokio::test]
async fn the_event_is_standard_input_and_the_response_standard_output() {
    let outcome = run(command(ECHO), invocation()).await;
    assert_eq!(outcome.ending, Ending::Answered);
    assert_eq!(outcome.response, invocation().event);
    assert_eq!(outcome.max_memory_used, 1024 * 1024);
    assert!(outcome.logs.is_empty());
}

#[tokio::test]
async fn each_invocation_has_an_instance_of_its_own() {
    let counter = "(i32.store8 (i32.const 512) (i32.add (i32.load8_u (i32.const 512)) (i32.const 49)))
        (call $out (i32.const 512) (i32.const 1))";
    let (runtime, program) = prepare(&house(), command(counter)).await;
    for _ in 0..3 {
        assert_eq!(runtime.invoke(&program, &setting(), invocation()).await.response, "1");
    }
}

#[tokio::test]
async fn what_is_written_to_standard_error_is_logged_at_the_clocks_time() {
    let body = r#"(data (i32.const 512) "hello\nworld") (func (export "_start")
        (call $log (i32.const 512) (i32.const 11)) (call $exit (i32.const 3)))"#;
    let outcome = run(module(body), invocation()).await;
    assert_eq!(outcome.ending, Ending::Exited(3));
    let lines: Vec<_> = outcome.logs.iter().map(|line| (line.at, line.message.as_str())).collect();
    assert_eq!(lines, [(START, "hello"), (START, "world")]);
}

#[tokio::test]
async fn an_exit_with_status_zero_is_an_answer() {
    let outcome = run(command("(call $exit (i32.const 0))"), invocation()).await;
    assert_eq!(outcome.ending, Ending::Answered);
}

#[tokio::test]
async fn randomness_repeats_for_a_seed_and_differs_between_invocations() {
    let draw =
        "(drop (call $random (i32.const 512) (i32.const 16))) (call $out (i32.const 512) (i32.const 16))";
    let mut draws = Vec::new();
    for _ in 0..2 {
        let (runtime, program) = prepare(&house(), command(draw)).await;
        let first = runtime.invoke(&program, &setting(), invocation()).await.response;
        let second = runtime.invoke(&program, &setting(), invocation()).await.response;
        assert_ne!(first, second);
        draws.push([first, second]);
    }
    assert_eq!(draws[0], draws[1]);
}

#[tokio::test]
async fn what_is_no_command_is_refused_with_the_reason() {
    assert_eq!(refusal(Bytes::from_static(b"#!/bin/sh\necho")).await, NotRunnable::NotWebAssembly);
    assert_eq!(refusal(Bytes::new()).await, NotRunnable::NotWebAssembly);
    let cut = command(ECHO).slice(..40);
    assert!(matches!(refusal(cut).await, NotRunnable::Invalid(_)));
    let without_entry = refusal(module("")).await;
    assert!(
        matches!(&without_entry, NotRunnable::NotACommand(why) if why.contains("_start")),
        "{without_entry}"
    );
    let foreign = r#"(module (import "env" "pthread_create" (func)) (memory (export "memory") 1)
        (func (export "_start")))"#;
    let foreign = refusal(wat::parse_str(foreign).unwrap().into()).await;
    assert!(matches!(&foreign, NotRunnable::NotACommand(why) if why.contains("pthread_create")), "{foreign}");
}
