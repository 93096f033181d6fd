//! Random operation sequences against a small model that is obviously right.

use std::sync::Arc;
use std::time::Duration;

use proptest::prelude::*;

use super::*;
use crate::identity::Randomness;

const START: Timestamp = Timestamp::from_secs(1_700_000_000);
const TIMEOUT: u64 = 10;
const RETENTION: u64 = 60;

#[derive(Clone, Debug)]
enum Step {
    Send { group: u8, id: u8, delay: u64 },
    Receive { maximum: usize },
    Delete { which: usize },
    Change { which: usize, timeout: u64 },
    Wait { seconds: u64 },
    Purge,
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        6 => (0..3_u8, any::<u8>(), prop_oneof![3 => Just(0), 1 => 1..8_u64])
            .prop_map(|(group, id, delay)| Step::Send { group, id, delay }),
        5 => (1..4_usize).prop_map(|maximum| Step::Receive { maximum }),
        4 => any::<usize>().prop_map(|which| Step::Delete { which }),
        2 => (any::<usize>(), 0..20_u64).prop_map(|(which, timeout)| Step::Change { which, timeout }),
        3 => (0..15_u64).prop_map(|seconds| Step::Wait { seconds }),
        1 => Just(Step::Purge),
    ]
}

/// One list of messages and plain scans: slow, and obviously right.
#[derive(Default)]
struct Model {
    messages: Vec<Known>,
    sent_ids: Vec<(String, Timestamp)>,
}

#[derive(Clone)]
struct Known {
    body: String,
    group: u8,
    hidden_until: Timestamp,
    is_held: bool,
    sent: Timestamp,
    receipt: Option<Receipt>,
    receives: u32,
}

impl Model {
    fn settle(&mut self, now: Timestamp) {
        self.messages.retain(|known| known.sent.after(Duration::from_secs(RETENTION)) > now);
        for known in &mut self.messages {
            known.is_held &= known.hidden_until > now;
        }
    }

    fn counts(&self, now: Timestamp) -> Counts {
        let in_flight = self.messages.iter().filter(|known| known.is_held).count();
        let hidden = self.messages.iter().filter(|known| known.hidden_until > now).count();
        Counts { visible: self.messages.len() - hidden, in_flight, delayed: hidden - in_flight }
    }

    fn may_be_received(&self, fifo: bool, index: usize, now: Timestamp) -> bool {
        let known = &self.messages[index];
        let mut earlier = self.messages[..index].iter().filter(|other| other.group == known.group);
        known.hidden_until <= now && !(fifo && earlier.any(|other| other.hidden_until > now))
    }
}

fn run(fifo: bool, steps: Vec<Step>) -> Result<(), TestCaseError> {
    let settings = Settings {
        fifo,
        visibility_timeout: Duration::from_secs(TIMEOUT),
        retention: Duration::from_secs(RETENTION),
        ..Settings::default()
    };
    let mut queue = Queue::new(settings, 0, true);
    let mut model = Model::default();
    let randomness = Randomness::seeded(3);
    let mut receipts: Vec<Receipt> = Vec::new();
    let mut now = START;
    for (index, step) in steps.into_iter().enumerate() {
        model.settle(now);
        match step {
            Step::Send { group, id, delay } => {
                let id = if fifo { id % 8 } else { id };
                let body = format!("{index}");
                let deduplication = format!("{id}");
                let is_known = fifo
                    && model.sent_ids.iter().any(|(known, sent)| {
                        *known == deduplication && sent.after(Duration::from_secs(300)) > now
                    });
                let extras =
                    Extras { deduplication_id: Some(Box::from(deduplication.as_str())), ..Extras::default() };
                let content = Content {
                    id: randomness.uuid(),
                    body: Box::from(body.as_str()),
                    md5_of_body: [0; 16],
                    sender: Arc::from("me"),
                    extras: Some(Box::new(extras)),
                };
                let delay = Duration::from_secs(delay);
                let group_name = Some(format!("{group}"));
                let sent = queue.send(now, Outgoing { content, group: group_name, delay: Some(delay) });
                prop_assert_eq!(sent.is_duplicate, is_known);
                if !is_known {
                    model.sent_ids.push((deduplication, now));
                    let hidden_until = now.after(delay);
                    model.messages.push(Known {
                        body,
                        group,
                        hidden_until,
                        is_held: false,
                        sent: now,
                        receipt: None,
                        receives: 0,
                    });
                }
            }
            Step::Receive { maximum } => {
                let want = Want { maximum, visibility: None, holder: Holder::Outside, attempt: None };
                let deliveries = queue.receive(now, &want).unwrap();
                // Every message delivered might be received at that moment; a FIFO batch goes on
                // behind the messages that it took itself.
                let mut taken: Vec<usize> = Vec::new();
                for delivery in &deliveries {
                    let found = model.messages.iter().position(|known| known.body == *delivery.content.body);
                    prop_assert!(found.is_some(), "{} came back from the dead", delivery.content.body);
                    let index = found.unwrap();
                    prop_assert!(!taken.contains(&index), "delivered twice");
                    let known = &model.messages[index];
                    prop_assert!(known.hidden_until <= now, "{} is hidden", known.body);
                    if fifo {
                        for (other_index, other) in model.messages[..index].iter().enumerate() {
                            prop_assert!(
                                other.group != known.group || taken.contains(&other_index),
                                "{} overtook {}",
                                known.body,
                                other.body
                            );
                        }
                    }
                    prop_assert_eq!(delivery.receive_count, known.receives + 1);
                    taken.push(index);
                }
                // Nothing is held back: fewer than asked for means that nothing else was available.
                for index in &taken {
                    let known = &mut model.messages[*index];
                    known.hidden_until = now.after(Duration::from_secs(TIMEOUT));
                    known.is_held = true;
                    known.receives += 1;
                }
                for delivery in deliveries.iter() {
                    let known = model.messages.iter_mut().find(|known| known.body == *delivery.content.body);
                    known.unwrap().receipt = Some(delivery.receipt);
                    receipts.push(delivery.receipt);
                }
                if taken.len() < maximum {
                    let available =
                        (0..model.messages.len()).filter(|&i| model.may_be_received(fifo, i, now));
                    prop_assert_eq!(available.count(), 0, "something was held back");
                }
            }
            Step::Delete { which } => {
                if let Some(&receipt) = receipts.get(which % receipts.len().max(1)) {
                    queue.delete(now, receipt);
                    model.messages.retain(|known| known.receipt != Some(receipt) || (fifo && !known.is_held));
                }
            }
            Step::Change { which, timeout } => {
                if let Some(&receipt) = receipts.get(which % receipts.len().max(1)) {
                    let timeout = Duration::from_secs(timeout);
                    let changed = queue.change_visibility(now, receipt, timeout, Holder::Outside);
                    let known = model.messages.iter_mut().find(|known| known.receipt == Some(receipt));
                    let known = known.filter(|known| !fifo || known.is_held);
                    prop_assert_eq!(changed.is_ok(), known.is_some());
                    if let Some(known) = known {
                        known.hidden_until = now.after(timeout);
                        known.is_held = known.hidden_until > now;
                    }
                }
            }
            Step::Wait { seconds } => now = now.after(Duration::from_secs(seconds)),
            Step::Purge => {
                queue.purge(now);
                model.messages.clear();
            }
        }
        model.settle(now);
        prop_assert_eq!(queue.counts(now), model.counts(now));
    }
    // What is left survives a restart unchanged.
    let kept = queue.snapshots(now, usize::MAX);
    let mut restored = Queue::new(queue.settings().clone(), 0, true);
    restored.restore(kept.clone(), Vec::new());
    prop_assert_eq!(restored.snapshots(now, usize::MAX), kept);
    prop_assert_eq!(restored.counts(now), queue.counts(now));
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn a_standard_queue_behaves_like_the_model(steps in prop::collection::vec(step(), 1..80)) {
        run(false, steps)?;
    }

    #[test]
    fn a_fifo_queue_behaves_like_the_model(steps in prop::collection::vec(step(), 1..80)) {
        run(true, steps)?;
    }
}
