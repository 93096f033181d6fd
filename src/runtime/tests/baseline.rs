//! Code of the baseline compiler: what contains a guest must hold there too.

use super::super::code_cache::Code;
use super::super::machine::Compiler;
use super::super::program::Form;
use super::*;

/// Runs `module` as the baseline compiler compiled it.
async fn run_baseline(module: Bytes, timeout: Duration) -> Outcome {
    let (executable, _) = Code::new(None, 1).baseline(Form::Module, &module).unwrap();
    let program = Program::new(executable);
    Runtime::new(&house()).invoke(&program, &setting(), Invocation { timeout, ..invocation() }).await
}

#[tokio::test]
async fn a_guest_answers() {
    let outcome = run_baseline(command(ECHO), Duration::from_secs(20)).await;
    assert_eq!(outcome.ending, Ending::Answered);
    assert_eq!(outcome.response, invocation().event);
}

#[tokio::test]
async fn an_endless_loop_is_stopped() {
    let outcome = run_baseline(command("(loop (br 0))"), Duration::from_millis(200)).await;
    assert_eq!(outcome.ending, Ending::TimedOut);
}

#[tokio::test]
async fn endless_calls_are_stopped() {
    let body = r#"(func $nothing) (func (export "_start") (loop (call $nothing) (br 0)))"#;
    let outcome = run_baseline(module(body), Duration::from_millis(200)).await;
    assert_eq!(outcome.ending, Ending::TimedOut);
}

#[tokio::test]
async fn deep_recursion_and_wild_addresses_end_in_a_trap() {
    let body = r#"(func $deeper (param i64) (result i64)
            (i64.add (call $deeper (i64.add (local.get 0) (i64.const 1))) (local.get 0)))
        (func (export "_start") (drop (call $deeper (i64.const 0))))"#;
    let outcome = run_baseline(module(body), Duration::from_secs(20)).await;
    assert_eq!(outcome.ending, Ending::Trapped("wasm trap: call stack exhausted".to_owned()));
    let wild = command("(drop (i32.load (i32.const -4)))");
    let outcome = run_baseline(wild, Duration::from_secs(20)).await;
    assert_eq!(outcome.ending, Ending::Trapped("wasm trap: out of bounds memory access".to_owned()));
}

#[tokio::test]
async fn growing_beyond_the_memory_limit_is_out_of_memory() {
    let grow = "(loop (br_if 0 (i32.ne (memory.grow (i32.const 16)) (i32.const -1)))) unreachable";
    assert_eq!(run_baseline(command(grow), Duration::from_secs(20)).await.ending, Ending::OutOfMemory);
}

#[tokio::test]
async fn a_longer_module_runs_on_baseline_code_until_it_has_been_optimised() {
    let padding = "x".repeat(20_000);
    let body = format!(r#"(data (i32.const 65536) "{padding}") (func (export "_start") {ECHO})"#);
    let (runtime, program) = prepare(&house(), module(&body)).await;
    loop {
        let compiler = program.code().machine.compiler();
        assert_eq!(runtime.invoke(&program, &setting(), invocation()).await.response, invocation().event);
        if compiler == Compiler::Optimising {
            break;
        }
        std::thread::yield_now();
    }
}
