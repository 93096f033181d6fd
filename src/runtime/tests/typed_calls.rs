//! The Runtime API's typed calls, for functions of one's own.

use super::environments::{
    environments_of, environments_with, messages, order, streams_piece_by_piece, text,
};
use super::*;
use crate::neighbours::ColdStart;
use crate::runtime::{Environments, response_stream};

/// Environments of the counter that loops by typed calls.
async fn environments_by_calls(house: &House, at_init: &str) -> Environments {
    environments_with(house, &[("BY_CALLS", "yes"), ("AT_INIT", at_init)], ColdStart::Off).await
}

#[tokio::test]
async fn typed_calls_do_what_the_same_requests_do() {
    let house = house();
    let over_http = environments_with(&house, &[("AT_INIT", "")], ColdStart::Off).await;
    let by_calls = environments_by_calls(&house, "").await;
    for what in ["count", "prose", "who", "caller", "fail", "huge", "break", "count", "exit", "trap", "count"]
    {
        let event = Bytes::from(format!("\"{what}\""));
        let client_context = Some(r#"{"client":{"app_title":"shop"}}"#.to_owned());
        let order = Invocation { event, client_context, timeout: Duration::from_secs(20), ..order("") };
        let asked = over_http.invoke(order.clone()).await;
        let called = by_calls.invoke(order).await;
        assert_eq!(called.outcome.ending, asked.outcome.ending, "{what}");
        assert_eq!(text(&called), text(&asked), "{what}");
        assert_eq!(messages(&called), messages(&asked), "{what}");
    }
}

#[tokio::test]
async fn a_response_is_streamed_by_typed_calls_while_it_is_made() {
    let house = house();
    streams_piece_by_piece(&house, environments_by_calls(&house, "").await).await;
}

#[tokio::test]
async fn a_stream_that_is_begun_and_left_ends_with_the_invocation() {
    let house = house();
    let environments = environments_by_calls(&house, "").await;
    let (output, mut stream) = response_stream(&house.clock);
    let invoked = environments.invoke(Invocation { output: Some(output), ..order("\"leave\"") }).await;
    assert_eq!(invoked.outcome.ending, Ending::Answered);
    assert_eq!(stream.next().await.unwrap(), "half");
    assert_eq!(stream.next().await, None);
    assert_eq!(text(&environments.invoke(order("\"count\"")).await), "2");
}

#[tokio::test]
async fn a_guest_says_by_a_typed_call_that_it_can_not_start() {
    let house = house();
    let invoked = environments_by_calls(&house, "fail").await.invoke(order("\"count\"")).await;
    assert_eq!(invoked.outcome.ending, Ending::FailedToStart);
    assert_eq!(text(&invoked), r#"{"errorMessage":"there is no database","errorType":"NoDatabase"}"#);
}

/// A command that imports nothing but a typed call, by which it says that it can't start.
const CALLS_ALONE: &str = r#"(component
    (import "virga:runtime/runtime-api@0.1.0" (instance $api
        (export "init-error" (func (param "error-type" string) (param "body" (list u8))))))
    (core module $memory
        (memory (export "memory") 1)
        (data (i32.const 0) "Unready{\"errorType\":\"Unready\"}"))
    (core instance $memory (instantiate $memory))
    (core func $init-error (canon lower (func $api "init-error") (memory (core memory $memory "memory"))))
    (core module $code
        (import "host" "init-error" (func $init-error (param i32 i32 i32 i32)))
        (func (export "run") (result i32)
            (call $init-error (i32.const 0) (i32.const 7) (i32.const 7) (i32.const 23))
            (i32.const 1)))
    (core instance $instance (instantiate $code (with "host" (instance
        (export "init-error" (func $init-error))))))
    (func $run (result (result)) (canon lift (core func $instance "run")))
    (instance $command (export "run" (func $run)))
    (export "wasi:cli/run@0.2.0" (instance $command)))"#;

#[tokio::test]
async fn a_command_that_makes_no_requests_may_loop_by_typed_calls() {
    let house = house();
    let module = wat::parse_str(CALLS_ALONE).unwrap().into();
    let invoked = environments_of(&house, module, &[], ColdStart::Off).await.invoke(order("1")).await;
    assert_eq!(invoked.outcome.ending, Ending::FailedToStart);
    assert_eq!(text(&invoked), r#"{"errorType":"Unready"}"#);
}
