//! How guests get ready, how they fail to, and that this is tried again.

use super::environments::{environments_of, environments_with, messages, order, text};
use super::*;
use crate::neighbours::ColdStart;
use crate::runtime::{Environments, FailedInit, Invoked, Phase};

/// Environments of the counter, which does so before it asks for its first event.
async fn environments_that(house: &House, at_init: &str) -> Environments {
    environments_with(house, &[("AT_INIT", at_init)], ColdStart::Off).await
}

/// An invocation of `environments` while the clock is wound forward.
async fn invoke_while_advancing(house: &House, environments: &Environments, by: Duration) -> Invoked {
    let environments = environments.clone();
    let running = house.clock.spawn(async move { environments.invoke(order("\"count\"")).await });
    house.clock.advance(by).await;
    running.await.unwrap()
}

fn phases(invoked: &Invoked) -> Vec<(Phase, Ending)> {
    invoked.failures.iter().map(|failure| (failure.phase, failure.ending.clone())).collect()
}

fn logged(failure: &FailedInit) -> Vec<&str> {
    failure.logs.iter().map(|line| line.message.as_str()).collect()
}

#[tokio::test]
async fn what_a_guest_that_loops_prints_is_log() {
    let house = house();
    let invoked = environments_that(&house, "print").await.invoke(order("\"count\"")).await;
    let lines: Vec<_> = invoked.outcome.initialised.as_ref().unwrap().logs.iter().collect();
    assert_eq!((lines.len(), lines[0].message.as_str()), (1, "starting up"));
    assert_eq!(messages(&invoked), ["event 1"]);
}

#[tokio::test]
async fn a_guest_that_says_it_can_not_start_is_started_once_more() {
    let house = house();
    let environments = environments_that(&house, "fail").await;
    let invoked = environments.invoke(order("\"count\"")).await;
    assert_eq!(
        phases(&invoked),
        [(Phase::Init, Ending::FailedToStart), (Phase::Invoke, Ending::FailedToStart)]
    );
    assert_eq!(text(&invoked), r#"{"errorMessage":"there is no database","errorType":"NoDatabase"}"#);
    assert_eq!(invoked.cold_start.unwrap().duration, None);
    let next = environments.invoke(order("\"count\"")).await;
    assert!(next.cold_start.is_none(), "the environment is kept");
    assert_eq!(phases(&next), [(Phase::Invoke, Ending::FailedToStart)]);
}

#[tokio::test]
async fn a_guest_that_ends_before_its_first_event_is_started_once_more() {
    for (at_init, ending) in [("exit", Ending::Exited(1)), ("grow", Ending::OutOfMemory)] {
        let house = house();
        let invoked = environments_that(&house, at_init).await.invoke(order("\"count\"")).await;
        assert_eq!(phases(&invoked), [(Phase::Init, ending.clone()), (Phase::Invoke, ending.clone())]);
        assert_eq!((&invoked.outcome.ending, text(&invoked)), (&ending, ""));
        assert_eq!(logged(&invoked.failures[0])[0], "starting up");
        assert_eq!(logged(&invoked.failures[1])[0], "starting up");
        assert!(invoked.outcome.logs.is_empty());
    }
    let house = house();
    let invoked = environments_that(&house, "trap").await.invoke(order("\"count\"")).await;
    assert!(matches!(phases(&invoked)[..], [(Phase::Init, Ending::Trapped(_)), (Phase::Invoke, _)]));
}

#[tokio::test]
async fn a_guest_may_take_longer_to_start_than_to_answer() {
    let house = house();
    let environments = environments_that(&house, "nap").await;
    let invoked = invoke_while_advancing(&house, &environments, Duration::from_secs(5)).await;
    assert_eq!((text(&invoked), &invoked.outcome.ending), ("1", &Ending::Answered));
    assert!(invoked.failures.is_empty());
    assert!(invoked.cold_start.unwrap().duration.unwrap() >= Duration::from_secs(5));
    assert!(invoked.outcome.duration < Duration::from_secs(5));
}

#[tokio::test]
async fn a_guest_that_takes_too_long_to_start_has_the_functions_timeout_the_second_time() {
    let house = house();
    let environments = environments_that(&house, "sleep").await;
    let before = house.clock.now();
    let invoked = invoke_while_advancing(&house, &environments, Duration::from_mins(1)).await;
    assert_eq!(phases(&invoked), [(Phase::Init, Ending::TimedOut), (Phase::Invoke, Ending::TimedOut)]);
    assert_eq!(invoked.outcome.ending, Ending::TimedOut);
    let ends = invoked.failures.iter().map(|failure| failure.at.since(before).as_secs_f64().round());
    assert_eq!(ends.collect::<Vec<_>>(), [10.0, 11.0], "ten seconds, and 700 ms");
}

#[tokio::test]
async fn a_guest_that_is_started_again_starts_on_the_invocations_time() {
    let house = house();
    let environments = environments_that(&house, "nap").await;
    invoke_while_advancing(&house, &environments, Duration::from_secs(5)).await;
    environments.invoke(order("\"exit\"")).await;
    let invoked = invoke_while_advancing(&house, &environments, Duration::from_secs(5)).await;
    assert_eq!(invoked.outcome.ending, Ending::TimedOut);
    assert_eq!(invoked.outcome.duration, Duration::from_millis(700));
}

/// A command that makes requests, and panics at an event that is no text.
const CALLER: &[u8] = include_bytes!("../../../wasm-functions/built/caller/bootstrap.wasm");

#[tokio::test]
async fn a_command_that_fails_once_it_has_read_its_event_is_not_run_again() {
    let house = house();
    let environments = environments_of(&house, Bytes::from_static(CALLER), &[], ColdStart::Off).await;
    let order = Invocation { event: Bytes::from_static(b"\xff"), ..order("") };
    let invoked = environments.invoke(order).await;
    assert!(matches!(invoked.outcome.ending, Ending::Trapped(_)), "{:?}", invoked.outcome.ending);
    assert!(invoked.failures.is_empty());
}
