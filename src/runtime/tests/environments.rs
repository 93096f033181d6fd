//! Execution environments: guests that loop on the Runtime API, kept warm, frozen and reaped.

use super::*;
use crate::neighbours::ColdStart;
use crate::runtime::{ColdStarts, Environments, Invoked, Plan, State, response_stream};

/// Does what its event says; see `wasm-functions/counter`.
pub(super) const COUNTER: &[u8] = include_bytes!("../../../wasm-functions/built/counter/bootstrap.wasm");

/// Environments of the counter with these variables.
pub(super) async fn environments_with(
    house: &House,
    variables: &[(&str, &str)],
    cold_start: ColdStart,
) -> Environments {
    environments_of(house, Bytes::from_static(COUNTER), variables, cold_start).await
}

/// Environments of `module` with these variables.
pub(super) async fn environments_of(
    house: &House,
    module: Bytes,
    variables: &[(&str, &str)],
    cold_start: ColdStart,
) -> Environments {
    let (runtime, program) = prepare(house, module).await;
    environments_on(house, &runtime, program, variables, cold_start)
}

fn environments_on(
    house: &House,
    runtime: &Runtime,
    program: Arc<Program>,
    variables: &[(&str, &str)],
    cold_start: ColdStart,
) -> Environments {
    let variables = variables.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
    let setting = Setting { variables: variables.collect(), ..setting() };
    let runtime_name = "provided.al2023".to_owned();
    let cold_starts =
        ColdStarts { choice: cold_start, runtime: runtime_name, memory_mb: 128, package_bytes: 0 };
    let randomness = house.randomness.fork();
    let log_stream = Box::new(move |_| randomness.uuid().to_string());
    Environments::new(
        runtime,
        Plan { program, setting, timeout: Duration::from_secs(3), cold_starts, log_stream },
    )
}

async fn environments(house: &House) -> Environments {
    environments_with(house, &[], ColdStart::Off).await
}

pub(super) fn order(event: &'static str) -> Invocation {
    let event = Bytes::from_static(event.as_bytes());
    Invocation { event, timeout: Duration::from_millis(700), ..invocation() }
}

pub(super) fn text(invoked: &Invoked) -> &str {
    std::str::from_utf8(&invoked.outcome.response).unwrap()
}

pub(super) fn messages(invoked: &Invoked) -> Vec<&str> {
    invoked.outcome.logs.iter().map(|line| line.message.as_str()).collect()
}

#[tokio::test]
async fn a_guest_that_loops_keeps_its_globals_between_invocations() {
    let house = house();
    let environments = environments(&house).await;
    let first = environments.invoke(order("\"count\"")).await;
    assert_eq!((text(&first), first.outcome.ending.clone()), ("1", Ending::Answered));
    assert!(first.cold_start.is_some());
    let second = environments.invoke(order("\"count\"")).await;
    assert_eq!((text(&second), messages(&second)), ("2", vec!["event 2"]));
    assert!(second.cold_start.is_none());
    assert_eq!(first.log_stream, second.log_stream);
    let records = environments.records();
    assert_eq!((records.len(), records[0].state, records[0].invocations), (1, State::Idle, 2));
}

#[tokio::test]
async fn idle_guests_make_room_for_those_of_other_functions() {
    let house = roomy_house().await;
    let mut kept = Vec::new();
    let (runtime, program) = prepare(&house, Bytes::from_static(COUNTER)).await;
    for _ in 0..3 {
        let environments = environments_on(&house, &runtime, Arc::clone(&program), &[], ColdStart::Off);
        kept.push(environments.clone());
        let mut at_once = Vec::new();
        for _ in 0..900 {
            let environments = environments.clone();
            let order = Invocation { timeout: Duration::from_mins(1), ..order("\"sleep\"") };
            at_once.push(house.clock.spawn(async move { environments.invoke(order).await }));
            // One sleeps before the next one starts: hundreds that start together wait for their turn, and a
            // guest that waits for its turn is out of time some day.
            house.clock.settled().await;
        }
        house.clock.advance(Duration::from_secs(1)).await;
        for task in at_once {
            let invoked = task.await.unwrap();
            assert_eq!(text(&invoked), "\"slept\"", "{:?}", invoked.outcome.ending);
        }
        house.clock.settled().await;
    }
    let idle: usize = kept.iter().map(|environments| environments.records().len()).sum();
    assert!((900..=1_000).contains(&idle), "{idle}");
}

#[tokio::test]
async fn a_guest_learns_of_its_invocation_by_headers() {
    let environments = environments(&house()).await;
    let invoked = environments.invoke(order("\"who\"")).await;
    let expected = "\"id-1 1700000020000 arn:aws:lambda:us-east-1:000000000000:function:f Root=1-0-0\"";
    assert_eq!(text(&invoked), expected);
}

#[tokio::test]
async fn a_guest_learns_what_the_caller_tells_of_itself() {
    let environments = environments(&house()).await;
    let told = r#"{"client":{"app_title":"shop"}}"#;
    let order = Invocation { client_context: Some(told.to_owned()), ..order("\"caller\"") };
    assert_eq!(text(&environments.invoke(order).await), told);
}

#[tokio::test]
async fn an_answer_need_not_be_json() {
    let invoked = environments(&house()).await.invoke(order("\"prose\"")).await;
    assert_eq!((text(&invoked), invoked.outcome.ending.clone()), ("plain words", Ending::Answered));
}

#[tokio::test]
async fn invocations_side_by_side_have_an_environment_each() {
    let house = house();
    let environments = environments(&house).await;
    let sleeping: Vec<_> = (0..3)
        .map(|_| {
            let environments = environments.clone();
            let order = Invocation { timeout: Duration::from_secs(5), ..order("\"sleep\"") };
            house.clock.spawn(async move { environments.invoke(order).await })
        })
        .collect();
    house.clock.advance(Duration::from_secs(1)).await;
    let mut streams = Vec::new();
    for task in sleeping {
        let invoked = task.await.unwrap();
        assert_eq!(text(&invoked), "\"slept\"");
        streams.push(invoked.log_stream);
    }
    streams.sort_unstable();
    streams.dedup();
    assert_eq!((streams.len(), environments.records().len()), (3, 3));
}

#[tokio::test]
async fn a_failure_is_handed_on_as_the_guest_told_it_and_the_guest_goes_on() {
    let environments = environments(&house()).await;
    let failed = environments.invoke(order("\"fail\"")).await;
    assert_eq!(failed.outcome.ending, Ending::Failed);
    assert_eq!(text(&failed), r#"{"errorMessage":"no \"money\"","errorType":"CardDeclined"}"#);
    assert_eq!(text(&environments.invoke(order("\"count\"")).await), "2");
}

#[tokio::test]
async fn an_answer_that_is_too_large_is_refused_and_the_guest_goes_on() {
    let environments = environments(&house()).await;
    let huge = Invocation { timeout: Duration::from_secs(20), ..order("\"huge\"") };
    let invoked = environments.invoke(huge).await;
    assert_eq!((invoked.outcome.ending, invoked.outcome.response.len()), (Ending::TooLarge, 0));
    assert_eq!(text(&environments.invoke(order("\"count\"")).await), "2");
}

#[tokio::test]
async fn a_guest_that_ends_is_started_anew_in_the_same_environment() {
    let environments = environments(&house()).await;
    environments.invoke(order("\"count\"")).await;
    for (event, ending) in [("\"exit\"", Ending::Exited(1)), ("\"spin\"", Ending::TimedOut)] {
        assert_eq!(environments.invoke(order(event)).await.outcome.ending, ending);
        let next = environments.invoke(order("\"count\"")).await;
        assert_eq!(text(&next), "1");
        assert!(next.cold_start.is_none());
    }
    let trapped = environments.invoke(order("\"trap\"")).await.outcome.ending;
    assert!(matches!(trapped, Ending::Trapped(_)), "{trapped:?}");
    let starving = Invocation { timeout: Duration::from_secs(20), ..order("\"grow\"") };
    assert_eq!(environments.invoke(starving).await.outcome.ending, Ending::OutOfMemory);
    assert_eq!(environments.records().len(), 1);
}

#[tokio::test]
async fn an_idle_environment_goes_after_a_while() {
    let house = house();
    let environments = environments(&house).await;
    environments.invoke(order("\"count\"")).await;
    house.clock.advance(Duration::from_mins(9)).await;
    assert_eq!(text(&environments.invoke(order("\"count\"")).await), "2");
    house.clock.advance(Duration::from_mins(9)).await;
    assert_eq!(environments.records().len(), 1);
    house.clock.advance(Duration::from_mins(2)).await;
    assert_eq!(environments.records().len(), 0);
    assert_eq!(text(&environments.invoke(order("\"count\"")).await), "1");
}

#[tokio::test]
async fn a_cold_start_takes_what_was_chosen_and_a_warm_one_nothing() {
    let house = house();
    let fixed = ColdStart::Fixed(Duration::from_millis(250));
    let environments = environments_with(&house, &[], fixed).await;
    let running = {
        let environments = environments.clone();
        house.clock.spawn(async move { environments.invoke(order("\"count\"")).await })
    };
    house.clock.advance(Duration::from_millis(250)).await;
    let cold = running.await.unwrap();
    assert!(cold.cold_start.unwrap().duration.unwrap() >= Duration::from_millis(250));
    assert!(environments.invoke(order("\"count\"")).await.cold_start.is_none());
}

#[tokio::test]
async fn provisioned_environments_are_ready_before_they_are_needed() {
    let house = house();
    let environments = environments(&house).await;
    environments.invoke(order("\"count\"")).await;
    environments.provision(2);
    house.clock.settled().await;
    assert_eq!(environments.provisioned_and_ready(), 2);
    house.clock.advance(Duration::from_hours(1)).await;
    assert_eq!(environments.records().len(), 2, "the one on demand is gone");
    let invoked = environments.invoke(order("\"count\"")).await;
    assert_eq!(text(&invoked), "1");
    assert!(invoked.cold_start.is_none());
    environments.provision(0);
    assert_eq!(environments.records().len(), 0);
}

#[tokio::test]
async fn a_streamed_response_is_handed_on_while_it_is_made() {
    let house = house();
    streams_piece_by_piece(&house, environments(&house).await).await;
}

/// Has the counter stream its response, which arrives as it is made.
pub(super) async fn streams_piece_by_piece(house: &House, environments: Environments) {
    let (output, mut stream) = response_stream(&house.clock);
    let order = Invocation { output: Some(output), timeout: Duration::from_secs(20), ..order("\"stream\"") };
    let running = house.clock.spawn(async move { environments.invoke(order).await });
    assert_eq!(stream.begun().await, Some(Some("text/plain".to_owned())));
    for piece in ["one", "two", "three"] {
        assert_eq!(stream.next().await.unwrap(), piece);
        house.clock.advance(Duration::from_secs(1)).await;
    }
    assert_eq!(stream.next().await, None);
    let outcome = running.await.unwrap().outcome;
    assert_eq!((outcome.ending, outcome.streamed, outcome.response.len()), (Ending::Answered, true, 0));
}

#[tokio::test]
async fn a_streamed_response_that_nobody_reads_as_a_stream_is_answered_whole() {
    let house = house();
    let environments = environments(&house).await;
    let order = Invocation { timeout: Duration::from_secs(20), ..order("\"stream\"") };
    let running = house.clock.spawn(async move { environments.invoke(order).await });
    house.clock.advance(Duration::from_secs(3)).await;
    assert_eq!(text(&running.await.unwrap()), "onetwothree");
}

#[tokio::test]
async fn a_stream_that_breaks_off_says_why() {
    let house = house();
    let environments = environments(&house).await;
    let (output, mut stream) = response_stream(&house.clock);
    let invoked = environments.invoke(Invocation { output: Some(output), ..order("\"break\"") }).await;
    assert_eq!(stream.next().await.unwrap(), "half");
    assert_eq!(stream.next().await, None);
    assert_eq!((invoked.outcome.ending.clone(), invoked.outcome.streamed), (Ending::Failed, true));
    assert_eq!(text(&invoked), r#"{"errorMessage":"it broke","errorType":"Torn"}"#);
}

#[tokio::test]
async fn a_response_that_is_not_streamed_leaves_the_stream_empty() {
    let house = house();
    let environments = environments(&house).await;
    let (output, mut stream) = response_stream(&house.clock);
    let invoked = environments.invoke(Invocation { output: Some(output), ..order("\"count\"") }).await;
    assert_eq!((stream.begun().await, stream.next().await), (None, None));
    assert_eq!((text(&invoked), invoked.outcome.streamed), ("1", false));
}

#[tokio::test]
async fn a_command_has_an_environment_too_and_a_fresh_instance_each_time() {
    let house = house();
    let environments = environments_of(&house, command(ECHO), &[], ColdStart::Off).await;
    for invocations in 1..3 {
        assert_eq!(text(&environments.invoke(order("{}")).await), "{}");
        assert_eq!(environments.records()[0].invocations, invocations);
    }
}
