//! Queues that trigger functions.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use serde_json::{Value, json};
use virga::aws::model::lambda;
use virga::aws::model::sqs::{self, Sqs};
use virga::clock::Timestamp;

use super::world::{World, answering, gambling};

const ORDERS: &str = "arn:aws:sqs:us-east-1:000000000000:orders";

async fn send(world: &World, url: &str, body: &str, group: Option<&str>) {
    let input = sqs::SendMessageInput {
        queue_url: url.to_owned(),
        message_body: body.to_owned(),
        message_group_id: group.map(str::to_owned),
        message_deduplication_id: group.map(|_| body.to_owned()),
        ..Default::default()
    };
    world.clock.run(world.sqs.send_message(&world.call, input)).await.unwrap();
}

async fn map(world: &World, mut settings: Value) -> Value {
    settings["FunctionName"] = "charge".into();
    if settings.get("EventSourceArn").is_none() {
        settings["EventSourceArn"] = ORDERS.into();
    }
    let made = world.ask("CreateEventSourceMapping", settings).await.unwrap();
    world.clock.settled().await;
    made
}

#[tokio::test]
async fn a_mapping_is_either_bounded_or_has_pollers_of_its_own() {
    let world = World::new();
    with_timeout(&world, &gambling(0)).await;
    world.queue("orders", &[]).await;
    let pollers = json!({"MinimumPollers": 3, "MaximumPollers": 9});
    let made = map(&world, json!({"ProvisionedPollerConfig": pollers})).await;
    assert_eq!(made["ProvisionedPollerConfig"], pollers);
    let update = async |mut change: Value| {
        change["UUID"] = made["UUID"].clone();
        world.ask("UpdateEventSourceMapping", change).await
    };
    let bound = json!({"ScalingConfig": {"MaximumConcurrency": 2}});
    let refused = update(bound.clone()).await.unwrap_err();
    assert_eq!(refused.code, "InvalidParameterValueException");
    let ended = update(json!({"ProvisionedPollerConfig": {}})).await.unwrap();
    assert!(ended.get("ProvisionedPollerConfig").is_none());
    assert_eq!(update(bound).await.unwrap()["ScalingConfig"]["MaximumConcurrency"], 2);
}

/// How many messages a queue has, waiting and in flight.
async fn left(world: &World, url: &str) -> u32 {
    let input = sqs::GetQueueAttributesInput {
        queue_url: url.to_owned(),
        attribute_names: Some(vec![sqs::QueueAttributeName::All]),
    };
    let attributes = world.sqs.get_queue_attributes(&world.call, input).await.unwrap().attributes.unwrap();
    ["", "NotVisible", "Delayed"]
        .iter()
        .map(|kind| attributes[&format!("ApproximateNumberOfMessages{kind}")].parse::<u32>().unwrap())
        .sum()
}

/// What one invocation was given, and when it ran.
struct Invocation {
    records: Vec<Value>,
    start: Timestamp,
    end: Timestamp,
    has_failed: bool,
}

fn invocations(world: &World) -> Vec<Invocation> {
    let read = |lines: Vec<virga::neighbours::LogLine>| {
        let event = lines.iter().find(|line| line.message.starts_with('{'))?;
        let event: Value = serde_json::from_str(event.message.trim()).ok()?;
        let end = lines.iter().find(|line| line.message.starts_with("END"))?.at;
        let has_failed = lines.iter().any(|line| line.message.contains("Status: error"));
        let records = event["Records"].as_array()?.clone();
        Some(Invocation { records, start: lines[0].at, end, has_failed })
    };
    world.invocations("charge").into_iter().filter_map(read).collect()
}

fn bodies(records: &[Value]) -> Vec<&str> {
    records.iter().filter_map(|record| record["body"].as_str()).collect()
}

async fn with_timeout(world: &World, program: &[u8]) {
    let settings = lambda::CreateFunctionInput { timeout: Some(20), ..Default::default() };
    world.create_with("charge", program, settings).await;
}

#[tokio::test]
async fn only_what_fits_a_filter_reaches_the_function_and_the_rest_is_deleted() {
    let world = World::new();
    with_timeout(&world, &gambling(0)).await;
    let url = world.queue("orders", &[]).await;
    let pattern = json!({"body": {"amount": [{"numeric": [">", 100]}]}}).to_string();
    let made = map(&world, json!({"FilterCriteria": {"Filters": [{"Pattern": pattern}]}})).await;
    assert_eq!(made["FilterCriteria"]["Filters"][0]["Pattern"], pattern);
    for body in [r#"{"amount":101}"#, r#"{"amount":100}"#, "no json", r#"{"amount":[7,200]}"#] {
        send(&world, &url, body, None).await;
    }
    world.advance(Duration::from_secs(10)).await;
    let seen: BTreeSet<String> = invocations(&world)
        .iter()
        .flat_map(|one| bodies(&one.records).into_iter().map(str::to_owned).collect::<Vec<_>>())
        .collect();
    assert_eq!(seen, [r#"{"amount":101}"#, r#"{"amount":[7,200]}"#].map(str::to_owned).into());
    assert_eq!(left(&world, &url).await, 0);
}

#[tokio::test]
async fn a_window_gathers_a_batch_larger_than_sqs_hands_out_at_once() {
    let world = World::new();
    with_timeout(&world, &gambling(0)).await;
    let url = world.queue("orders", &[]).await;
    for number in 0..25 {
        send(&world, &url, &number.to_string(), None).await;
    }
    map(&world, json!({"BatchSize": 1000, "MaximumBatchingWindowInSeconds": 5})).await;
    assert_eq!(world.starts("charge"), 0);
    world.advance(Duration::from_secs(5)).await;
    world.advance(Duration::from_secs(8)).await;
    let invocations = invocations(&world);
    assert_eq!(invocations.len(), 1);
    assert_eq!(invocations[0].records.len(), 25);
    assert_eq!(invocations[0].records[0]["md5OfMessageAttributes"], Value::Null);
    assert_eq!(left(&world, &url).await, 0);
}

#[tokio::test]
async fn as_many_batches_run_at_once_as_the_mapping_allows() {
    for (scaling, most) in [
        (json!({"BatchSize": 1}), 5),
        (json!({"BatchSize": 1, "ScalingConfig": {"MaximumConcurrency": 2}}), 2),
        (json!({"BatchSize": 1, "ProvisionedPollerConfig": {"MinimumPollers": 2}}), 20),
    ] {
        let world = World::new();
        with_timeout(&world, &gambling(0)).await;
        let url = world.queue("orders", &[]).await;
        for number in 0..25 {
            send(&world, &url, &number.to_string(), None).await;
        }
        map(&world, scaling).await;
        world.advance(Duration::from_mins(3)).await;
        let invocations = invocations(&world);
        assert_eq!(invocations.len(), 25);
        let at_once = |moment: Timestamp| {
            invocations.iter().filter(|one| one.start <= moment && moment < one.end).count()
        };
        assert_eq!(invocations.iter().map(|one| at_once(one.start)).max(), Some(most));
        assert_eq!(left(&world, &url).await, 0);
    }
}

#[tokio::test]
async fn what_a_function_reports_as_failed_comes_back_and_the_rest_is_deleted() {
    let world = World::new();
    let url = world.queue("orders", &[("VisibilityTimeout", "30")]).await;
    send(&world, &url, "a", None).await;
    let id = world_message_id(&world, &url).await;
    let report = json!({"batchItemFailures": [{"itemIdentifier": id}]}).to_string();
    with_timeout(&world, &answering(&report, 0)).await;
    for body in ["b", "c"] {
        send(&world, &url, body, None).await;
    }
    world.advance(Duration::from_secs(1)).await;
    map(&world, json!({"FunctionResponseTypes": ["ReportBatchItemFailures"]})).await;
    assert_eq!(world.starts("charge"), 1);
    assert_eq!(left(&world, &url).await, 1);
    world.advance(Duration::from_secs(30)).await;
    assert_eq!(world.starts("charge"), 2);
    assert_eq!(left(&world, &url).await, 1);
}

/// The id of the only message of a queue, which is visible again after a second.
async fn world_message_id(world: &World, url: &str) -> String {
    let input = sqs::ReceiveMessageInput {
        queue_url: url.to_owned(),
        visibility_timeout: Some(0),
        ..Default::default()
    };
    let received = world.clock.run(world.sqs.receive_message(&world.call, input)).await.unwrap();
    received.messages.unwrap().remove(0).message_id.unwrap()
}

#[tokio::test]
async fn a_disabled_mapping_leaves_its_queue_alone_until_it_is_enabled() {
    let world = World::new();
    with_timeout(&world, &gambling(0)).await;
    let url = world.queue("orders", &[]).await;
    let made = map(&world, json!({"Enabled": false})).await;
    assert_eq!(made["State"], "Disabled");
    send(&world, &url, "a", None).await;
    world.advance(Duration::from_mins(5)).await;
    assert_eq!(left(&world, &url).await, 1);
    let enabled = world.ask("UpdateEventSourceMapping", json!({"UUID": made["UUID"], "Enabled": true})).await;
    assert_eq!(enabled.unwrap()["State"], "Enabling");
    world.advance(Duration::from_secs(10)).await;
    assert_eq!(left(&world, &url).await, 0);
    let got = world.ask("GetEventSourceMapping", json!({"UUID": made["UUID"]})).await.unwrap();
    assert_eq!(got["State"], "Enabled");
    let disabled = world.ask("UpdateEventSourceMapping", json!({"UUID": made["UUID"], "Enabled": false}));
    assert_eq!(disabled.await.unwrap()["State"], "Disabling");
    world.clock.settled().await;
    send(&world, &url, "b", None).await;
    world.advance(Duration::from_mins(5)).await;
    assert_eq!(left(&world, &url).await, 1);
}

#[tokio::test]
async fn a_year_over_a_thousand_empty_queues_wakes_nobody() {
    let world = World::new();
    with_timeout(&world, &gambling(0)).await;
    for number in 0..1_000 {
        let name = format!("orders-{number}");
        world.queue(&name, &[]).await;
        let arn = format!("arn:aws:sqs:us-east-1:000000000000:{name}");
        let settings = json!({"FunctionName": "charge", "EventSourceArn": arn});
        world.ask("CreateEventSourceMapping", settings).await.unwrap();
    }
    world.clock.settled().await;
    let before = world.clock.snapshot().timers;
    world.advance(Duration::from_hours(24 * 365)).await;
    // Nobody had to wait anew: every timer that was there is there still.
    assert_eq!(world.clock.snapshot().timers, before);
}

#[tokio::test]
async fn every_message_ends_deleted_or_dead_lettered_whatever_fails() {
    for seed in 0..12 {
        let world = World::seeded(seed);
        with_timeout(&world, &gambling(100)).await;
        let letters = world.queue("letters", &[]).await;
        let redrive =
            r#"{"deadLetterTargetArn":"arn:aws:sqs:us-east-1:000000000000:letters","maxReceiveCount":2}"#;
        let url = world.queue("orders", &[("VisibilityTimeout", "30"), ("RedrivePolicy", redrive)]).await;
        let size = 1 + seed % 4;
        map(&world, json!({"BatchSize": size, "MaximumBatchingWindowInSeconds": seed % 3})).await;
        let all: BTreeSet<String> = (0..24).map(|number| format!("order-{number}")).collect();
        for body in &all {
            send(&world, &url, body, None).await;
        }
        world.advance(Duration::from_mins(10)).await;
        let mut tries: BTreeMap<String, Vec<bool>> = BTreeMap::new();
        for invocation in invocations(&world) {
            for body in bodies(&invocation.records) {
                tries.entry(body.to_owned()).or_default().push(invocation.has_failed);
            }
        }
        let mut lettered = BTreeSet::new();
        loop {
            let messages = world.messages(&letters).await;
            if messages.is_empty() {
                break;
            }
            lettered.extend(messages.into_iter().filter_map(|message| message.body));
        }
        assert_eq!(left(&world, &url).await, 0, "seed {seed}");
        assert_eq!(tries.keys().cloned().collect::<BTreeSet<_>>(), all, "seed {seed}");
        for (body, tries) in tries {
            let expected = if lettered.contains(&body) {
                vec![true, true]
            } else {
                vec![true; tries.len() - 1].into_iter().chain([false]).collect()
            };
            assert!(tries == expected && tries.len() <= 2, "seed {seed}: {body} {tries:?}");
        }
    }
}

#[tokio::test]
async fn a_fifo_group_is_never_worked_on_twice_at_once_and_stays_in_order() {
    for seed in 0..8 {
        let world = World::seeded(seed);
        with_timeout(&world, &gambling(60)).await;
        let attributes = [("FifoQueue", "true"), ("VisibilityTimeout", "30")];
        let url = world.queue("orders.fifo", &attributes).await;
        let arn = format!("{ORDERS}.fifo");
        map(&world, json!({"EventSourceArn": arn, "BatchSize": 1 + seed % 3})).await;
        for number in 0..24 {
            let group = format!("group-{}", number % 4);
            send(&world, &url, &format!("{number:02}"), Some(&group)).await;
        }
        world.advance(Duration::from_mins(30)).await;
        assert_eq!(left(&world, &url).await, 0, "seed {seed}");
        let mut of_group: BTreeMap<String, Vec<(Timestamp, Timestamp, Vec<String>)>> = BTreeMap::new();
        for invocation in invocations(&world) {
            let mut groups: BTreeMap<String, Vec<String>> = BTreeMap::new();
            for record in &invocation.records {
                let group = record["attributes"]["MessageGroupId"].as_str().unwrap().to_owned();
                groups.entry(group).or_default().push(record["body"].as_str().unwrap().to_owned());
            }
            for (group, bodies) in groups {
                let bodies = if invocation.has_failed { Vec::new() } else { bodies };
                of_group.entry(group).or_default().push((invocation.start, invocation.end, bodies));
            }
        }
        assert_eq!(of_group.len(), 4);
        for (group, mut runs) in of_group {
            runs.sort();
            let overlaps = runs.windows(2).any(|pair| pair[1].0 < pair[0].1);
            assert!(!overlaps, "seed {seed}: {group} {runs:?}");
            let done: Vec<String> = runs.into_iter().flat_map(|(_, _, bodies)| bodies).collect();
            assert!(done.len() == 6 && done.is_sorted(), "seed {seed}: {group} {done:?}");
        }
    }
}

async fn delete_queue(world: &World, url: &str) {
    let input = sqs::DeleteQueueInput { queue_url: url.to_owned() };
    world.clock.run(world.sqs.delete_queue(&world.call, input)).await.unwrap();
    world.clock.settled().await;
}

#[tokio::test]
async fn a_mapping_goes_on_as_soon_as_its_queue_is_there_again() {
    let world = World::new();
    with_timeout(&world, &gambling(0)).await;
    let url = world.queue("orders", &[]).await;
    map(&world, json!({})).await;
    delete_queue(&world, &url).await;
    world.queue("others", &[]).await;
    world.clock.settled().await;

    world.queue("orders", &[]).await;
    send(&world, &url, "again", None).await;
    // As long as the function may take.
    world.clock.advance(Duration::from_secs(7)).await;
    let invoked = invocations(&world);
    assert_eq!(invoked.iter().map(|it| bodies(&it.records)).collect::<Vec<_>>(), [["again"]]);
    assert_eq!(left(&world, &url).await, 0);
}

#[tokio::test]
async fn what_was_gathered_is_invoked_when_the_window_is_over_though_the_queue_is_gone() {
    let world = World::new();
    with_timeout(&world, &gambling(0)).await;
    let url = world.queue("orders", &[]).await;
    map(&world, json!({"BatchSize": 10, "MaximumBatchingWindowInSeconds": 60})).await;
    send(&world, &url, "gathered", None).await;
    world.clock.settled().await;
    delete_queue(&world, &url).await;
    assert!(invocations(&world).is_empty(), "the window is not over");
    world.clock.advance(Duration::from_secs(67)).await;
    let invoked = invocations(&world);
    assert_eq!(invoked.iter().map(|it| bodies(&it.records)).collect::<Vec<_>>(), [["gathered"]]);
}
