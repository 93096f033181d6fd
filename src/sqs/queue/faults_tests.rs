//! Faults on purpose, one by one.

use std::sync::Arc;
use std::time::Duration;

use super::*;
use crate::identity::Randomness;

const START: Timestamp = Timestamp::from_secs(1_700_000_000);

fn queue(faults: Faults, seed: u64) -> Queue {
    let mut queue = Queue::new(Settings::default(), 0, false);
    queue.set_faults(Some(faults), seed);
    queue
}

fn send(queue: &mut Queue, randomness: &Randomness, body: &str) {
    let content = Content {
        id: randomness.uuid(),
        body: Box::from(body),
        md5_of_body: [0; 16],
        sender: Arc::from("me"),
        extras: None,
    };
    queue.send(START, Outgoing { content, group: None, delay: None });
}

/// Receives and deletes until nothing is left; answers the bodies in this order.
fn drain(queue: &mut Queue) -> Vec<String> {
    let mut bodies = Vec::new();
    let want = Want { maximum: 1, visibility: None, holder: Holder::Outside, attempt: None };
    while let Some(delivery) = queue.receive(START, &want).unwrap().pop() {
        bodies.push(delivery.content.body.to_string());
        queue.delete(START, delivery.receipt);
    }
    bodies
}

#[test]
fn a_duplicated_message_comes_once_more_although_it_was_deleted_and_then_never_again() {
    let mut queue = queue(Faults { duplicate: 1.0, ..Faults::default() }, 1);
    send(&mut queue, &Randomness::seeded(1), "a");
    assert_eq!(drain(&mut queue), ["a", "a"]);
    assert_eq!(queue.counts(START), Counts::default());
}

#[test]
fn reordering_changes_the_order_and_loses_nothing() {
    let (mut queue, randomness) =
        (queue(Faults { reorder: 0.5, ..Faults::default() }, 7), Randomness::seeded(1));
    let sent: Vec<String> = (0..20).map(|number| format!("{number:02}")).collect();
    for body in &sent {
        send(&mut queue, &randomness, body);
    }
    let mut received = drain(&mut queue);
    assert_ne!(received, sent);
    received.sort();
    assert_eq!(received, sent);
}

#[test]
fn a_late_message_is_hidden_for_as_long_as_was_asked() {
    let lateness = Duration::from_secs(5);
    let mut queue = queue(Faults { delay: 1.0, lateness, ..Faults::default() }, 1);
    send(&mut queue, &Randomness::seeded(1), "a");
    assert_eq!(queue.counts(START).visible, 0);
    assert_eq!(queue.counts(START.after(lateness)).visible, 1);
}

#[test]
fn a_seed_repeats_its_faults_and_another_does_not() {
    let run = |seed| {
        let faults = Faults { duplicate: 0.5, reorder: 0.5, ..Faults::default() };
        let (mut queue, randomness) = (queue(faults, seed), Randomness::seeded(1));
        for number in 0..20 {
            send(&mut queue, &randomness, &number.to_string());
        }
        drain(&mut queue)
    };
    assert_eq!(run(3), run(3));
    assert_ne!(run(3), run(4));
}

#[test]
fn a_fifo_queue_keeps_what_it_promises() {
    let mut queue = Queue::new(Settings { fifo: true, ..Settings::default() }, 0, false);
    queue.set_faults(Some(Faults { duplicate: 1.0, ..Faults::default() }), 1);
    assert_eq!(queue.faults(), None);
}
