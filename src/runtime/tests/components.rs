//! Components: how they wait, and their own requests.

use std::future::Future;
use std::pin::Pin;

use super::*;
use crate::clock::TimerKind;
use crate::neighbours::Port;

/// Makes the requests that its event names; see `wasm-functions/caller`.
const CALLER: &[u8] = include_bytes!("../../../wasm-functions/built/caller/bootstrap.wasm");

/// A component that sleeps for a minute.
const SLEEPER: &str = r#"(component
    (import "wasi:io/poll@0.2.0" (instance $poll
        (export "pollable" (type $pollable (sub resource)))
        (export "[method]pollable.block" (func (param "self" (borrow $pollable))))))
    (alias export $poll "pollable" (type $pollable))
    (import "wasi:clocks/monotonic-clock@0.2.0" (instance $clock
        (alias outer 1 $pollable (type $outer))
        (export "pollable" (type $pollable (eq $outer)))
        (export "subscribe-duration" (func (param "when" u64) (result (own $pollable))))))
    (core func $subscribe (canon lower (func $clock "subscribe-duration")))
    (core func $block (canon lower (func $poll "[method]pollable.block")))
    (core module $code
        (import "host" "subscribe" (func $subscribe (param i64) (result i32)))
        (import "host" "block" (func $block (param i32)))
        (func (export "run") (result i32)
            (call $block (call $subscribe (i64.const 60000000000)))
            (i32.const 0)))
    (core instance $instance (instantiate $code (with "host" (instance
        (export "subscribe" (func $subscribe)) (export "block" (func $block))))))
    (func $run (result (result)) (canon lift (core func $instance "run")))
    (instance $command (export "run" (func $run)))
    (export "wasi:cli/run@0.2.0" (instance $command)))"#;

/// Answers `/slow/N` after N seconds, and everything at once with what was asked.
struct Echo(Clock);

impl Port for Echo {
    fn answer(
        &self,
        request: http::Request<Bytes>,
    ) -> Pin<Box<dyn Future<Output = http::Response<Bytes>> + Send + '_>> {
        Box::pin(async move {
            let (method, uri, length) = (request.method(), request.uri(), request.body().len());
            if let Some(seconds) = uri.path().strip_prefix("/slow/") {
                let seconds = Duration::from_secs(seconds.parse().unwrap());
                self.0.sleep_until(TimerKind::Step, self.0.now().after(seconds)).await;
            }
            let host = request.headers().get("host").map_or("", |host| host.to_str().unwrap());
            let body = format!("{method} {uri} {host} {length}");
            http::Response::builder().status(201).body(body.into()).unwrap()
        })
    }
}

fn house_with_a_port() -> House {
    let house = house();
    house.neighbours.set_port(Arc::new(Echo(house.clock.clone())));
    house
}

/// What the caller prints after making these requests, and what it took.
async fn call(requests: &'static str, advance: Duration) -> (Vec<String>, Outcome) {
    let house = house_with_a_port();
    let (runtime, program) = prepare(&house, Bytes::from_static(CALLER)).await;
    let timeout = Duration::from_hours(24);
    let invocation = Invocation { event: Bytes::from_static(requests.as_bytes()), timeout, ..invocation() };
    let running = house.clock.spawn(async move { runtime.invoke(&program, &setting(), invocation).await });
    house.clock.advance(advance).await;
    let outcome = running.await.unwrap();
    assert_eq!(outcome.ending, Ending::Answered, "{:?}", outcome.logs);
    let answers = String::from_utf8(outcome.response.to_vec()).unwrap();
    (answers.lines().map(str::to_owned).collect(), outcome)
}

#[tokio::test]
async fn a_component_sleeps_by_the_clock() {
    let house = house();
    let (runtime, program) = prepare(&house, wat::parse_str(SLEEPER).unwrap().into()).await;
    let invocation = Invocation { timeout: Duration::from_mins(5), ..invocation() };
    let running = house.clock.spawn(async move { runtime.invoke(&program, &setting(), invocation).await });
    house.clock.advance(Duration::from_mins(1)).await;
    let outcome = running.await.unwrap();
    assert_eq!(outcome.ending, Ending::Answered);
    assert!(outcome.duration >= Duration::from_mins(1));
}

#[tokio::test]
async fn a_component_calls_virga_under_every_name_of_this_machine() {
    let requests =
        "127.0.0.1:4566 /a?b=c hello\nlocalhost:4566 / \nsqs.us-east-1.localhost:4566 /q x\n[::1]:4566 /v6 x";
    let (answers, _) = call(requests, Duration::ZERO).await;
    let expected = [
        "201 POST /a?b=c 127.0.0.1:4566 5",
        "201 POST / localhost:4566 0",
        "201 POST /q sqs.us-east-1.localhost:4566 1",
        "201 POST /v6 [::1]:4566 1",
    ];
    assert_eq!(answers, expected);
}

#[tokio::test]
async fn a_component_reaches_nothing_else() {
    let requests = "127.0.0.1:4567 / x\nexample.com:4566 / x\nlocalhost / x\n10.0.0.1:4566 / x\n";
    let (answers, _) = call(requests, Duration::ZERO).await;
    assert_eq!(answers, ["ErrorCode::HttpRequestDenied"; 4]);
}

#[tokio::test]
async fn a_long_body_arrives_whole() {
    let (answers, _) = call("127.0.0.1:4566 /long long:6000000", Duration::ZERO).await;
    assert_eq!(answers, ["201 POST /long 127.0.0.1:4566 6000000"]);
}

#[tokio::test]
async fn requests_of_one_guest_are_answered_side_by_side() {
    let requests = "127.0.0.1:4566 /slow/3600 x\n127.0.0.1:4566 /slow/3500 x\n127.0.0.1:4566 /slow/10 x";
    let (answers, outcome) = call(requests, Duration::from_hours(1)).await;
    assert_eq!(answers.len(), 3);
    assert!(answers[1].contains("/slow/3500"), "{answers:?}");
    let took = outcome.duration;
    assert!(took >= Duration::from_hours(1) && took < Duration::from_secs(3700), "{took:?}");
}

#[tokio::test]
async fn a_guest_that_waits_for_an_answer_longer_than_its_timeout_times_out() {
    let house = house_with_a_port();
    let (runtime, program) = prepare(&house, Bytes::from_static(CALLER)).await;
    let event = Bytes::from_static(b"127.0.0.1:4566 /slow/3600 x");
    let invocation = Invocation { event, timeout: Duration::from_mins(1), ..invocation() };
    let running = house.clock.spawn(async move { runtime.invoke(&program, &setting(), invocation).await });
    house.clock.advance(Duration::from_secs(61)).await;
    assert_eq!(running.await.unwrap().ending, Ending::TimedOut);
}
