//! The rules of a queue, one by one.

use std::sync::Arc;
use std::time::Duration;

use super::*;
use crate::identity::Randomness;

const START: Timestamp = Timestamp::from_secs(1_700_000_000);

fn at(seconds: u64) -> Timestamp {
    START.after(Duration::from_secs(seconds))
}

fn seconds(seconds: u64) -> Duration {
    Duration::from_secs(seconds)
}

struct Bench {
    queue: Queue,
    randomness: Randomness,
}

impl Bench {
    fn standard() -> Self {
        Self::with(Settings::default())
    }

    fn fifo() -> Self {
        Self::with(Settings { fifo: true, ..Settings::default() })
    }

    fn with(settings: Settings) -> Self {
        Self { queue: Queue::new(settings, 0, false), randomness: Randomness::seeded(1) }
    }

    fn content(&self, body: &str, deduplication: Option<&str>) -> Content {
        let extras = deduplication
            .map(|id| Box::new(Extras { deduplication_id: Some(Box::from(id)), ..Extras::default() }));
        Content {
            id: self.randomness.uuid(),
            body: Box::from(body),
            md5_of_body: [0; 16],
            sender: Arc::from("AIDA"),
            extras,
        }
    }

    fn send(&mut self, now: Timestamp, body: &str) -> Sent {
        let content = self.content(body, None);
        self.queue.send(now, Outgoing { content, group: None, delay: None })
    }

    fn send_to(&mut self, now: Timestamp, group: &str, body: &str) -> Sent {
        let content = self.content(body, Some(body));
        self.queue.send(now, Outgoing { content, group: Some(group.to_owned()), delay: None })
    }

    fn send_delayed(&mut self, now: Timestamp, body: &str, delay: u64) {
        let content = self.content(body, None);
        self.queue.send(now, Outgoing { content, group: None, delay: Some(seconds(delay)) });
    }

    fn receive(&mut self, now: Timestamp, maximum: usize) -> Vec<Delivery> {
        self.queue.receive(now, &want(maximum)).expect("within limits")
    }

    fn bodies(&mut self, now: Timestamp, maximum: usize) -> Vec<String> {
        bodies(&self.receive(now, maximum))
    }

    fn counts(&mut self, now: Timestamp) -> (usize, usize, usize) {
        let counts = self.queue.counts(now);
        (counts.visible, counts.in_flight, counts.delayed)
    }
}

fn want(maximum: usize) -> Want {
    Want { maximum, visibility: None, holder: Holder::Outside, attempt: None }
}

fn bodies(deliveries: &[Delivery]) -> Vec<String> {
    deliveries.iter().map(|delivery| delivery.content.body.to_string()).collect()
}

#[test]
fn messages_come_in_the_order_in_which_they_were_sent() {
    let mut bench = Bench::standard();
    for body in ["a", "b", "c"] {
        bench.send(at(0), body);
    }
    assert_eq!(bench.bodies(at(0), 2), ["a", "b"]);
    assert_eq!(bench.bodies(at(0), 10), ["c"]);
    assert_eq!(bench.counts(at(0)), (0, 3, 0));
}

#[test]
fn a_received_message_is_hidden_until_its_timeout_and_then_comes_again() {
    let mut bench = Bench::standard();
    bench.send(at(0), "a");
    let first = bench.receive(at(1), 1).remove(0);
    assert!(bench.receive(at(30), 1).is_empty());
    assert_eq!(bench.queue.deadlines().held_outside, Some(at(31)));
    let second = bench.receive(at(31), 1).remove(0);
    assert_eq!((first.receive_count, second.receive_count), (1, 2));
    assert_eq!(second.first_received, at(1));
    assert_ne!(first.receipt, second.receipt);
}

#[test]
fn an_old_receipt_deletes_nothing_and_the_newest_does() {
    let mut bench = Bench::standard();
    bench.send(at(0), "a");
    let old = bench.receive(at(0), 1).remove(0).receipt;
    let new = bench.receive(at(30), 1).remove(0).receipt;
    assert_eq!(bench.queue.delete(at(31), old), Deleted::Kept);
    assert_eq!(bench.counts(at(31)), (0, 1, 0));
    assert_eq!(bench.queue.delete(at(31), new), Deleted::Gone);
    assert_eq!(bench.counts(at(31)), (0, 0, 0));
    assert_eq!(bench.queue.delete(at(31), new), Deleted::Gone);
}

#[test]
fn a_message_can_be_deleted_after_its_timeout_as_long_as_nobody_received_it_again() {
    let mut bench = Bench::standard();
    bench.send(at(0), "a");
    let receipt = bench.receive(at(0), 1).remove(0).receipt;
    assert_eq!(bench.queue.delete(at(40), receipt), Deleted::Gone);
    assert!(bench.receive(at(40), 1).is_empty());
}

#[test]
fn a_delayed_message_is_a_step_and_appears_when_it_is_due() {
    let mut bench = Bench::standard();
    bench.send_delayed(at(0), "later", 5);
    assert_eq!(bench.queue.deadlines().delayed, Some(at(5)));
    assert_eq!(bench.counts(at(4)), (0, 0, 1));
    assert!(bench.receive(at(4), 1).is_empty());
    assert_eq!(bench.bodies(at(5), 1), ["later"]);
    assert_eq!(bench.queue.deadlines().delayed, None);
}

#[test]
fn changing_visibility_hides_shows_and_is_bounded_by_twelve_hours() {
    let mut bench = Bench::standard();
    bench.send(at(0), "a");
    let receipt = bench.receive(at(0), 1).remove(0).receipt;
    bench.queue.change_visibility(at(1), receipt, seconds(100), Holder::Outside).unwrap();
    assert!(bench.receive(at(100), 1).is_empty());
    let over = bench.queue.change_visibility(at(50), receipt, seconds(43_200), Holder::Outside);
    assert_eq!(over, Err(NotChanged::TooLong));
    bench.queue.change_visibility(at(60), receipt, Duration::ZERO, Holder::Outside).unwrap();
    assert_eq!(bench.bodies(at(60), 1), ["a"]);
    let stale = bench.queue.change_visibility(at(60), receipt, seconds(1), Holder::Outside);
    assert_eq!(stale, Err(NotChanged::NotAvailable));
}

#[test]
fn a_timeout_of_zero_hides_nothing() {
    let mut bench = Bench::standard();
    bench.send(at(0), "a");
    bench.send(at(0), "b");
    let peek = Want { visibility: Some(Duration::ZERO), ..want(10) };
    assert_eq!(bodies(&bench.queue.receive(at(0), &peek).unwrap()), ["a", "b"]);
    assert_eq!(bench.counts(at(0)), (2, 0, 0));
}

#[test]
fn retention_takes_messages_in_every_state() {
    let mut bench = Bench::with(Settings { retention: seconds(60), ..Settings::default() });
    bench.send(at(0), "held");
    bench.receive(at(50), 1);
    bench.send(at(10), "waiting");
    assert_eq!(bench.queue.deadlines().expiry, Some(at(60)));
    assert_eq!(bench.counts(at(60)), (1, 0, 0));
    assert_eq!(bench.counts(at(70)), (0, 0, 0));
    assert_eq!(bench.queue.deadlines(), Deadlines::default());
}

#[test]
fn waiters_are_served_in_line_and_only_as_many_as_there_are_messages() {
    let mut bench = Bench::standard();
    let first = bench.queue.wait(at(0), want(10));
    let second = bench.queue.wait(at(0), want(1));
    let third = bench.queue.wait(at(0), want(1));
    bench.send(at(1), "a");
    bench.send(at(1), "b");
    assert_eq!(bench.queue.take_effects().woken, [first, second]);
    assert_eq!(bodies(&bench.queue.collect(first).unwrap()), ["a"]);
    assert_eq!(bodies(&bench.queue.collect(second).unwrap()), ["b"]);
    assert!(bench.queue.collect(third).is_none());
    assert_eq!(bench.queue.waiting(), 1);
}

#[test]
fn what_a_vanished_waiter_was_handed_goes_to_the_next_as_if_never_received() {
    let mut bench = Bench::standard();
    let gone = bench.queue.wait(at(0), want(1));
    bench.send(at(0), "a");
    let next = bench.queue.wait(at(0), want(1));
    bench.queue.abandon(at(1), gone);
    let delivered = bench.queue.collect(next).unwrap();
    assert_eq!(delivered[0].receive_count, 1);
    assert_eq!(delivered[0].first_received, at(1));
}

#[test]
fn a_waiter_is_served_when_a_timeout_ends_or_a_delay_does() {
    let mut bench = Bench::standard();
    bench.send(at(0), "held");
    bench.receive(at(0), 1);
    bench.send_delayed(at(0), "later", 40);
    let waiters = [bench.queue.wait(at(1), want(1)), bench.queue.wait(at(1), want(1))];
    bench.queue.settle(at(29));
    assert!(bench.queue.take_effects().woken.is_empty());
    bench.queue.settle(at(30));
    bench.queue.settle(at(40));
    assert_eq!(bench.queue.take_effects().woken, waiters);
}

#[test]
fn a_message_received_too_often_becomes_a_dead_letter() {
    let mut bench = Bench::with(Settings {
        maximum_receives: Some(1),
        visibility_timeout: seconds(1),
        ..Settings::default()
    });
    bench.send(at(0), "poison");
    bench.send(at(0), "fine");
    bench.receive(at(0), 1);
    bench.queue.set_dead_letters_leave(true);
    assert_eq!(bench.bodies(at(1), 10), ["fine"]);
    let dead = bench.queue.take_effects().dead;
    assert_eq!(dead.len(), 1);
    assert_eq!(&*dead[0].content.body, "poison");
    assert_eq!(bench.counts(at(1)), (0, 1, 0));
}

#[test]
fn a_dead_letter_stays_while_no_queue_takes_it() {
    let mut bench = Bench::with(Settings { maximum_receives: Some(1), ..Settings::default() });
    bench.send(at(0), "poison");
    bench.receive(at(0), 1);
    assert_eq!(bench.receive(at(30), 1)[0].receive_count, 2);
}

#[test]
fn a_standard_queue_says_when_too_much_is_in_flight_and_a_fifo_queue_hands_out_nothing() {
    let limit = Settings { in_flight_limit: 1, ..Settings::default() };
    let mut standard = Bench::with(limit.clone());
    standard.send(at(0), "a");
    standard.send(at(0), "b");
    standard.receive(at(0), 10);
    assert_eq!(standard.queue.receive(at(0), &want(1)).unwrap_err(), OverLimit);

    let mut fifo = Bench::with(Settings { fifo: true, ..limit });
    fifo.send_to(at(0), "g", "a");
    fifo.send_to(at(0), "h", "b");
    assert_eq!(fifo.bodies(at(0), 10), ["a"]);
    assert!(fifo.receive(at(0), 10).is_empty());
}

#[test]
fn a_locked_group_yields_nothing_until_its_message_is_deleted() {
    let mut bench = Bench::fifo();
    bench.send_to(at(0), "g", "g1");
    bench.send_to(at(0), "g", "g2");
    bench.send_to(at(0), "h", "h1");
    let first = bench.receive(at(0), 1).remove(0);
    assert_eq!(bench.bodies(at(0), 10), ["h1"]);
    assert!(bench.receive(at(0), 10).is_empty());
    let waiter = bench.queue.wait(at(0), want(1));
    assert_eq!(bench.queue.delete(at(1), first.receipt), Deleted::Gone);
    assert_eq!(bodies(&bench.queue.collect(waiter).unwrap()), ["g2"]);
}

#[test]
fn a_batch_takes_as_many_of_one_group_as_possible() {
    let mut bench = Bench::fifo();
    for (group, body) in [("g", "g1"), ("h", "h1"), ("g", "g2"), ("h", "h2"), ("g", "g3")] {
        bench.send_to(at(0), group, body);
    }
    assert_eq!(bench.bodies(at(0), 4), ["g1", "g2", "g3", "h1"]);
}

#[test]
fn messages_before_one_in_flight_can_be_received_and_those_behind_it_cannot() {
    let mut bench = Bench::fifo();
    for body in ["a", "b", "c"] {
        bench.send_to(at(0), "g", body);
    }
    let held = bench.receive(at(0), 3);
    bench.queue.change_visibility(at(1), held[1].receipt, seconds(100), Holder::Outside).unwrap();
    assert_eq!(bench.bodies(at(31), 10), ["a"]);
}

#[test]
fn a_fifo_receipt_ends_with_its_timeout() {
    let mut bench = Bench::fifo();
    bench.send_to(at(0), "g", "a");
    let receipt = bench.receive(at(0), 1).remove(0).receipt;
    assert_eq!(bench.queue.delete(at(30), receipt), Deleted::Expired);
    let change = bench.queue.change_visibility(at(30), receipt, seconds(1), Holder::Outside);
    assert_eq!(change, Err(NotChanged::NotAvailable));
    assert_eq!(bench.counts(at(30)), (1, 0, 0));
}

#[test]
fn a_duplicate_is_answered_like_its_original_for_five_minutes_also_after_deletion() {
    let mut bench = Bench::fifo();
    let original = bench.send_to(at(0), "g", "same");
    let receipt = bench.receive(at(0), 1).remove(0).receipt;
    bench.queue.delete(at(1), receipt);
    let duplicate = bench.send_to(at(299), "other", "same");
    assert!(duplicate.is_duplicate);
    assert_eq!((duplicate.id, duplicate.number), (original.id, original.number));
    assert!(bench.receive(at(299), 1).is_empty());
    assert!(!bench.send_to(at(300), "g", "same").is_duplicate);
}

#[test]
fn deduplication_by_group_lets_the_same_id_pass_in_another_group() {
    let settings = Settings { fifo: true, deduplicates_by_group: true, ..Settings::default() };
    let mut bench = Bench::with(settings);
    bench.send_to(at(0), "g", "same");
    assert!(!bench.send_to(at(0), "h", "same").is_duplicate);
    assert!(bench.send_to(at(0), "g", "same").is_duplicate);
}

#[test]
fn a_repeated_attempt_is_given_the_same_messages_as_long_as_nothing_happened_to_them() {
    let mut bench = Bench::fifo();
    bench.send_to(at(0), "g", "a");
    bench.send_to(at(0), "h", "b");
    let attempt = Want { attempt: Some(Arc::from("try")), ..want(1) };
    let first = bench.queue.receive(at(0), &attempt).unwrap();
    let again = bench.queue.receive(at(10), &attempt).unwrap();
    assert_eq!(again[0].receipt, first[0].receipt);
    assert_eq!(again[0].receive_count, 1);
    // The visibility timeout begins anew.
    assert_eq!(bench.queue.deadlines().held_outside, Some(at(40)));
    bench.queue.delete(at(11), first[0].receipt);
    assert_eq!(bodies(&bench.queue.receive(at(12), &attempt).unwrap()), ["b"]);
}

#[test]
fn a_noisy_group_does_not_make_the_others_wait() {
    let mut bench = Bench::standard();
    let send = |bench: &mut Bench, group: &str, body: &str| {
        let content = bench.content(body, None);
        bench.queue.send(at(0), Outgoing { content, group: Some(group.to_owned()), delay: None });
    };
    for number in 0..1_000 {
        send(&mut bench, "noisy", &format!("noisy {number}"));
    }
    // A hundred in flight make the group stand back; the quiet ones come first and in turn.
    bench.receive(at(0), 100);
    for number in 0..5 {
        send(&mut bench, "quiet", &format!("quiet {number}"));
        send(&mut bench, "calm", &format!("calm {number}"));
    }
    let next = bench.bodies(at(0), 10);
    assert!(next.iter().all(|body| !body.starts_with("noisy")), "{next:?}");
    assert_eq!(next[..2], ["quiet 0", "calm 0"]);
    assert_eq!(bench.bodies(at(0), 1), ["noisy 100"]);
}

#[test]
fn groups_take_turns_even_with_nothing_in_flight() {
    let mut bench = Bench::standard();
    for (group, body) in [("a", "a1"), ("a", "a2"), ("a", "a3"), ("b", "b1")] {
        let content = bench.content(body, None);
        bench.queue.send(at(0), Outgoing { content, group: Some(group.to_owned()), delay: None });
    }
    bench.send(at(0), "alone");
    let mut order = Vec::new();
    for _ in 0..5 {
        let delivery = bench.receive(at(0), 1).remove(0);
        bench.queue.delete(at(0), delivery.receipt);
        order.extend(bodies(&[delivery]));
    }
    assert_eq!(order, ["a1", "b1", "alone", "a2", "a3"]);
}

#[test]
fn a_purge_leaves_nothing_and_no_receipt_works_on_what_comes_later() {
    let mut bench = Bench::standard();
    bench.send(at(0), "a");
    bench.send_delayed(at(0), "b", 5);
    let receipt = bench.receive(at(0), 1).remove(0).receipt;
    bench.queue.purge(at(1));
    assert_eq!(bench.counts(at(1)), (0, 0, 0));
    bench.send(at(2), "new");
    assert_eq!(bench.queue.delete(at(2), receipt), Deleted::Gone);
    assert_eq!(bench.bodies(at(2), 10), ["new"]);
}

#[test]
fn a_restored_queue_goes_on_where_it_stopped() {
    let mut bench = Bench::fifo();
    bench.send_to(at(0), "g", "a");
    bench.send_to(at(0), "g", "b");
    bench.send_to(at(0), "h", "c");
    let held = bench.receive(at(0), 1).remove(0);
    let kept = bench.queue.snapshots(at(0), usize::MAX);
    let key = DeduplicationKey { group: None, id: Arc::from("gone") };
    let original = Original { id: held.content.id, number: 0, sent: at(0) };

    let mut restored = Bench::fifo();
    restored.queue.restore(kept, vec![(key, original)]);
    assert_eq!(restored.counts(at(1)), (2, 1, 0));
    assert_eq!(restored.bodies(at(1), 10), ["c"]);
    assert!(restored.send_to(at(1), "g", "gone").is_duplicate);
    assert_eq!(restored.queue.delete(at(1), held.receipt), Deleted::Gone);
    assert_eq!(restored.bodies(at(1), 10), ["b"]);
    let later = restored.send_to(at(1), "g", "d");
    assert!(later.number > held.receipt.number + 2);
}

#[test]
fn a_million_messages_take_little_room() {
    let entry = std::mem::size_of::<Option<Entry>>() + std::mem::size_of::<Content>() + 16;
    // Beside the body: its slot, its content, its place by age; malloc's own share is small.
    assert!(entry + 24 + 32 < 300, "{entry} bytes");
}
