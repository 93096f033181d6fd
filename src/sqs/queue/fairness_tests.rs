//! Fair queues, in numbers: how long messages wait beside a noisy neighbour.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use super::*;
use crate::identity::Randomness;

/// What the noisy tenant has sent before anybody receives.
const BACKLOG: u64 = 1_000;

/// Messages that the receivers handle in a second.
const CAPACITY: usize = 10;

/// Messages a second of each of the two quiet tenants.
const QUIET: u64 = 2;

/// How long it goes on, in seconds.
const LENGTH: u64 = 120;

fn at(second: u64) -> Timestamp {
    Timestamp::from_secs(1_700_000_000).after(Duration::from_secs(second))
}

fn send(queue: &mut Queue, randomness: &Randomness, second: u64, tenant: &str, is_grouped: bool) {
    let content = Content {
        id: randomness.uuid(),
        body: Box::from(tenant),
        md5_of_body: [0; 16],
        sender: Arc::from("me"),
        extras: None,
    };
    let group = is_grouped.then(|| tenant.to_owned());
    queue.send(at(second), Outgoing { content, group, delay: None });
}

/// The longest that a message of each tenant waited, in seconds.
fn longest_waits(is_grouped: bool) -> HashMap<String, u64> {
    let (mut queue, randomness) = (Queue::new(Settings::default(), 0, false), Randomness::seeded(1));
    for _ in 0..BACKLOG {
        send(&mut queue, &randomness, 0, "noisy", is_grouped);
    }
    let want = Want { maximum: CAPACITY, visibility: None, holder: Holder::Outside, attempt: None };
    let mut longest: HashMap<String, u64> = HashMap::new();
    let mut in_hand: Vec<Receipt> = Vec::new();
    for second in 0..LENGTH {
        for tenant in ["quiet", "calm"] {
            for _ in 0..QUIET {
                send(&mut queue, &randomness, second, tenant, is_grouped);
            }
        }
        // What was taken a second ago is done, and as many more are taken.
        for receipt in in_hand.drain(..) {
            queue.delete(at(second), receipt);
        }
        for delivery in queue.receive(at(second), &want).unwrap() {
            let waited = at(second).since(delivery.sent).as_secs();
            let longest = longest.entry(delivery.content.body.to_string()).or_default();
            *longest = waited.max(*longest);
            in_hand.push(delivery.receipt);
        }
    }
    longest
}

#[test]
fn beside_a_backlog_of_a_hundred_seconds_the_quiet_tenants_wait_for_one_at_most() {
    let (fair, plain) = (longest_waits(true), longest_waits(false));
    for tenant in ["quiet", "calm"] {
        let (fair, plain) = (fair[tenant], plain[tenant]);
        println!("{tenant}: {fair} s at most in a fair queue, {plain} s without groups");
        assert!(fair <= 1, "{tenant} waited {fair} s");
        assert!(plain >= 60, "without groups {tenant} waited only {plain} s: the test shows nothing");
    }
    // The noisy tenant is not starved either: it gets what the others leave.
    assert!(fair["noisy"] >= LENGTH - 1);
}
