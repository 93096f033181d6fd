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
    Send {
        group: u8,
        id: u8,
        delay: u64,
    },
    Receive {
        maximum: usize,
    },
    Delete {
        which: usize,
    },
    Change {
        which: usize,
        timeout: u64,
    },
    Wait {
        seconds: u64,
    },
    Purge,
    /// Gets in line for messages.
    Line {
        maximum: usize,
    },
    /// Leaves the line.
    Leave,
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
        2 => (1..4_usize).prop_map(|maximum| Step::Line { maximum }),
        1 => Just(Step::Leave),
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

fn want(maximum: usize) -> Want {
    Want { maximum, visibility: None, holder: Holder::Outside, attempt: None }
}

/// A queue and its model, side by side.
struct Trial {
    fifo: bool,
    queue: Queue,
    model: Model,
    randomness: Randomness,
    receipts: Vec<Receipt>,
    /// Who waits in line, and for how many messages.
    line: Vec<(WaiterId, usize)>,
    now: Timestamp,
}

impl Trial {
    fn new(fifo: bool) -> Self {
        let settings = Settings {
            fifo,
            visibility_timeout: Duration::from_secs(TIMEOUT),
            retention: Duration::from_secs(RETENTION),
            ..Settings::default()
        };
        Self {
            fifo,
            queue: Queue::new(settings, 0, true),
            model: Model::default(),
            randomness: Randomness::seeded(3),
            receipts: Vec::new(),
            line: Vec::new(),
            now: START,
        }
    }

    fn take(&mut self, index: usize, step: &Step) -> Result<(), TestCaseError> {
        self.model.settle(self.now);
        match *step {
            Step::Send { group, id, delay } => self.send(index, group, id, delay)?,
            Step::Receive { maximum } => self.receive(maximum)?,
            Step::Delete { which } => self.delete(which),
            Step::Change { which, timeout } => self.change(which, timeout)?,
            Step::Wait { seconds } => self.now = self.now.after(Duration::from_secs(seconds)),
            Step::Purge => {
                self.queue.purge(self.now);
                self.model.messages.clear();
            }
            Step::Line { maximum } => {
                let waiter = self.queue.wait(self.now, want(maximum));
                self.line.push((waiter, maximum));
            }
            Step::Leave if self.line.is_empty() => {}
            Step::Leave => {
                let (waiter, _) = self.line.remove(0);
                self.queue.abandon(self.now, waiter);
            }
        }
        self.model.settle(self.now);
        self.serve_line()?;
        prop_assert_eq!(self.queue.counts(self.now), self.model.counts(self.now));
        Ok(())
    }

    fn send(&mut self, index: usize, group: u8, id: u8, delay: u64) -> Result<(), TestCaseError> {
        let (body, id) = (format!("{index}"), format!("{}", id % 8));
        let is_recent = |(known, sent): &(String, Timestamp)| {
            *known == id && sent.after(deduplication::WINDOW) > self.now
        };
        let is_known = self.fifo && self.model.sent_ids.iter().any(is_recent);
        let extras = Extras { deduplication_id: Some(Box::from(id.as_str())), ..Extras::default() };
        let content = Content {
            id: self.randomness.uuid(),
            body: Box::from(body.as_str()),
            md5_of_body: [0; 16],
            sender: Arc::from("me"),
            extras: Some(Box::new(extras)),
        };
        let delay = Duration::from_secs(delay);
        let outgoing = Outgoing { content, group: Some(format!("{group}")), delay: Some(delay) };
        prop_assert_eq!(self.queue.send(self.now, outgoing).is_duplicate, is_known);
        if !is_known {
            self.model.sent_ids.push((id, self.now));
            self.model.messages.push(Known {
                body,
                group,
                hidden_until: self.now.after(delay),
                is_held: false,
                sent: self.now,
                receipt: None,
                receives: 0,
            });
        }
        Ok(())
    }

    fn receive(&mut self, maximum: usize) -> Result<(), TestCaseError> {
        let deliveries = self.queue.receive(self.now, &want(maximum)).unwrap();
        self.take_deliveries(&deliveries, maximum)
    }

    /// Those in line are served in line, and nobody stands there while something is available.
    fn serve_line(&mut self) -> Result<(), TestCaseError> {
        self.queue.settle(self.now);
        for woken in self.queue.take_effects().woken {
            prop_assert_eq!(self.line.first().map(|(waiter, _)| *waiter), Some(woken));
            let (waiter, maximum) = self.line.remove(0);
            let deliveries = self.queue.collect(waiter).unwrap_or_default();
            prop_assert!(!deliveries.is_empty(), "woken for nothing");
            self.take_deliveries(&deliveries, maximum)?;
        }
        if !self.line.is_empty() {
            prop_assert_eq!(self.available(), 0, "somebody waits although there is something");
        }
        Ok(())
    }

    fn available(&self) -> usize {
        let indexes = 0..self.model.messages.len();
        indexes.filter(|&index| self.model.may_be_received(self.fifo, index, self.now)).count()
    }

    fn take_deliveries(&mut self, deliveries: &[Delivery], maximum: usize) -> Result<(), TestCaseError> {
        let mut taken: Vec<usize> = Vec::new();
        for delivery in deliveries {
            let index = self.model.messages.iter().position(|known| known.body == *delivery.content.body);
            prop_assert!(index.is_some(), "{} came back from the dead", delivery.content.body);
            let index = index.unwrap();
            self.check_delivery(index, delivery, &taken)?;
            taken.push(index);
        }
        for (index, delivery) in taken.iter().zip(deliveries) {
            let known = &mut self.model.messages[*index];
            known.hidden_until = self.now.after(Duration::from_secs(TIMEOUT));
            known.is_held = true;
            known.receives += 1;
            known.receipt = Some(delivery.receipt);
            self.receipts.push(delivery.receipt);
        }
        if taken.len() < maximum {
            prop_assert_eq!(self.available(), 0, "something was held back");
        }
        Ok(())
    }

    /// A FIFO batch goes on behind the messages that it took itself, and behind no other.
    fn check_delivery(
        &self,
        index: usize,
        delivery: &Delivery,
        taken: &[usize],
    ) -> Result<(), TestCaseError> {
        let known = &self.model.messages[index];
        prop_assert!(!taken.contains(&index), "{} was delivered twice", known.body);
        prop_assert!(known.hidden_until <= self.now, "{} is hidden", known.body);
        prop_assert_eq!(delivery.receive_count, known.receives + 1);
        for (other_index, other) in self.model.messages[..index].iter().enumerate() {
            let may_pass = !self.fifo || other.group != known.group || taken.contains(&other_index);
            prop_assert!(may_pass, "{} overtook {}", known.body, other.body);
        }
        Ok(())
    }

    fn receipt(&self, which: usize) -> Option<Receipt> {
        self.receipts.get(which % self.receipts.len().max(1)).copied()
    }

    fn delete(&mut self, which: usize) {
        let Some(receipt) = self.receipt(which) else { return };
        self.queue.delete(self.now, receipt);
        let fifo = self.fifo;
        self.model.messages.retain(|known| known.receipt != Some(receipt) || (fifo && !known.is_held));
    }

    fn change(&mut self, which: usize, timeout: u64) -> Result<(), TestCaseError> {
        let Some(receipt) = self.receipt(which) else { return Ok(()) };
        let timeout = Duration::from_secs(timeout);
        let changed = self.queue.change_visibility(self.now, receipt, timeout, Holder::Outside);
        let known = self.model.messages.iter_mut().find(|known| known.receipt == Some(receipt));
        let known = known.filter(|known| !self.fifo || known.is_held);
        prop_assert_eq!(changed.is_ok(), known.is_some());
        if let Some(known) = known {
            known.hidden_until = self.now.after(timeout);
            known.is_held = known.hidden_until > self.now;
        }
        Ok(())
    }
}

fn run(fifo: bool, steps: &[Step]) -> Result<(), TestCaseError> {
    let mut trial = Trial::new(fifo);
    for (index, step) in steps.iter().enumerate() {
        trial.take(index, step)?;
    }
    // What is left survives a restart unchanged.
    let Trial { mut queue, now, .. } = trial;
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
        run(false, &steps)?;
    }

    #[test]
    fn a_fifo_queue_behaves_like_the_model(steps in prop::collection::vec(step(), 1..80)) {
        run(true, &steps)?;
    }
}
