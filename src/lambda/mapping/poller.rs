//! The task that receives messages, invokes the function and deletes what was dealt with.
//!
//! Nothing here ticks: a poller waits in a long poll until messages arrive, and in the window of a
//! batch that is being gathered.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use super::{Batch, Mapping, Verdict, batch, event, split, verdict};
use crate::aws::model::sqs;
use crate::aws::{Call, Error, Origin};
use crate::clock::{Clock, Receiver, Signal, TimerKind, Timestamp};
use crate::lambda::Engine;
use crate::lambda::invocation::Order;
use crate::lambda::name::Place;

/// How many batches of a mapping are invoked at once.
///
/// *AWS documentation: Using Lambda with Amazon SQS: Lambda begins with five concurrent batches.*
const BATCHES_AT_ONCE: usize = 5;

/// How long a receive waits for messages, in seconds: the longest that SQS allows.
const LONG_POLL: i32 = 20;

/// The most messages that SQS hands out at once.
const RECEIVE_LIMIT: u32 = 10;

/// How long a poller leaves a queue alone that it can't receive from.
const QUEUE_TROUBLE: Duration = Duration::from_secs(20);

/// A mapping and the poller that serves it.
pub(in crate::lambda) struct RunningMapping {
    pub mapping: Mapping,
    pub poller: Option<Poller>,
}

/// A handle on a poller; dropping it stops the poller after the batches it is at.
pub(in crate::lambda) struct Poller {
    control: Arc<Control>,
}

struct Control {
    stopped: AtomicBool,
    batches: AtomicUsize,
    /// Rung when the poller is to stop and when a batch has ended.
    bell: Signal,
}

impl Drop for Poller {
    fn drop(&mut self) {
        self.control.stopped.store(true, Ordering::Release);
        self.control.bell.notify_one();
    }
}

/// What came of waiting for messages.
enum Arrival {
    Messages(Vec<sqs::Message>),
    WindowOver,
    Stopped,
}

/// What a poller works with.
#[derive(Clone)]
struct Work {
    engine: Engine,
    mapping: Arc<Mapping>,
    queue_url: Arc<str>,
    control: Arc<Control>,
}

impl Poller {
    /// Starts a poller for `mapping` as it is now.
    pub fn start(engine: &Engine, mapping: &Mapping) -> Self {
        let clock = engine.shared.house.clock.clone();
        let bell = clock.signal();
        let control =
            Arc::new(Control { stopped: AtomicBool::new(false), batches: AtomicUsize::new(0), bell });
        let poller = Self { control: Arc::clone(&control) };
        let (engine, mapping) = (engine.clone(), Arc::new(mapping.clone()));
        drop(clock.spawn(async move {
            engine.settle_mapping(&mapping.place, &mapping.id);
            let call = engine.inside_call(&mapping.place);
            match engine.shared.house.neighbours.queues().url_of(&call, &mapping.queue_arn) {
                Ok(queue_url) => {
                    let work = Work { engine, mapping, queue_url: queue_url.into(), control };
                    work.poll().await;
                }
                Err(error) => tracing::warn!("{} can't be received from: {error}", mapping.queue_arn),
            }
        }));
        poller
    }
}

impl Work {
    fn clock(&self) -> &Clock {
        &self.engine.shared.house.clock
    }

    fn is_stopped(&self) -> bool {
        self.control.stopped.load(Ordering::Acquire)
    }

    async fn poll(self) {
        while let Some(messages) = self.gather().await {
            let received = self.clock().now();
            for batch in split(messages, self.mapping.batch_size as usize) {
                self.control.batches.fetch_add(1, Ordering::AcqRel);
                let work = self.clone();
                drop(self.clock().spawn(async move {
                    work.process(batch, received).await;
                    work.control.batches.fetch_sub(1, Ordering::AcqRel);
                    work.control.bell.notify_one();
                }));
            }
        }
    }

    /// Waits for messages until a batch is full or its window is over; `None` when the poller is to
    /// stop and holds none.
    async fn gather(&self) -> Option<Vec<sqs::Message>> {
        self.wait_for_room().await;
        let mut gathered: Vec<sqs::Message> = Vec::new();
        let mut window_end = None;
        loop {
            let room =
                self.mapping.batch_size.saturating_sub(u32::try_from(gathered.len()).unwrap_or(u32::MAX));
            let weight: usize = gathered.iter().map(batch::weight).sum();
            if room == 0 || weight > 5 * 1024 * 1024 {
                return Some(gathered);
            }
            match self.arrival(room.min(RECEIVE_LIMIT), window_end).await {
                Arrival::Messages(messages) => {
                    gathered.extend(messages);
                    if self.mapping.window().is_zero() && !gathered.is_empty() {
                        return Some(gathered);
                    }
                    if window_end.is_none() && !gathered.is_empty() {
                        window_end = Some(self.clock().now().after(self.mapping.window()));
                    }
                }
                Arrival::WindowOver => return Some(gathered),
                Arrival::Stopped => return (!gathered.is_empty()).then_some(gathered),
            }
        }
    }

    async fn wait_for_room(&self) {
        loop {
            let rung = self.control.bell.notified();
            if self.is_stopped() || self.control.batches.load(Ordering::Acquire) < BATCHES_AT_ONCE {
                return;
            }
            self.clock().park(rung).await;
        }
    }

    /// One long poll, which the end of the window or of the poller cuts short.
    async fn arrival(&self, most: u32, window_end: Option<Timestamp>) -> Arrival {
        let (sender, mut receiver) = self.clock().oneshot();
        let work = self.clone();
        let receiving = self.clock().spawn(async move {
            let messages = work.receive(most).await;
            if let Err(Ok(unwanted)) = sender.send(messages) {
                work.give_back(unwanted).await;
            }
        });
        match self.first_of(&mut receiver, window_end).await {
            Some(Ok(messages)) => return Arrival::Messages(messages),
            Some(Err(error)) => {
                tracing::warn!("{} can't be received from: {error}", self.mapping.queue_arn);
                return self.leave_alone().await;
            }
            None => {}
        }
        // What was on its way is taken along; what isn't yet is not taken from the queue.
        if let Some(Ok(messages)) = receiver.close()
            && !messages.is_empty()
        {
            return Arrival::Messages(messages);
        }
        receiving.abort();
        if self.is_stopped() { Arrival::Stopped } else { Arrival::WindowOver }
    }

    async fn first_of(
        &self,
        receiver: &mut Receiver<Result<Vec<sqs::Message>, Error>>,
        window_end: Option<Timestamp>,
    ) -> Option<Result<Vec<sqs::Message>, Error>> {
        loop {
            let rung = self.control.bell.notified();
            if self.is_stopped() {
                return None;
            }
            let window = window_end.map(|end| self.clock().timer(TimerKind::Step, end));
            let window_over = async {
                match window {
                    Some(timer) => timer.await,
                    None => std::future::pending().await,
                }
            };
            let first = self.clock().park(async {
                tokio::select! {
                    biased;
                    messages = &mut *receiver => Some(messages),
                    () = window_over => Some(None),
                    () = rung => None,
                }
            });
            if let Some(first) = first.await {
                return first;
            }
        }
    }

    async fn receive(&self, most: u32) -> Result<Vec<sqs::Message>, Error> {
        let call = self.engine.inside_call(&self.mapping.place);
        let input = sqs::ReceiveMessageInput {
            queue_url: self.queue_url.to_string(),
            message_system_attribute_names: Some(vec![sqs::MessageSystemAttributeName::All]),
            message_attribute_names: Some(vec!["All".to_owned()]),
            max_number_of_messages: i32::try_from(most).ok(),
            wait_time_seconds: Some(LONG_POLL),
            ..Default::default()
        };
        let queues = self.engine.shared.house.neighbours.queues();
        let received = queues.receive_message(&call, input).await?;
        Ok(received.messages.unwrap_or_default())
    }

    /// Leaves a queue alone that is gone or can't be received from.
    async fn leave_alone(&self) -> Arrival {
        // An expiry, because no test should wait for it: it is no reason for time to jump.
        let until = self.clock().now().after(QUEUE_TROUBLE);
        let rung = self.control.bell.notified();
        if !self.is_stopped() {
            let timer = self.clock().timer(TimerKind::Expiry, until);
            let wait = async {
                tokio::select! {
                    () = timer => {}
                    () = rung => {}
                }
            };
            self.clock().park(wait).await;
        }
        if self.is_stopped() { Arrival::Stopped } else { Arrival::Messages(Vec::new()) }
    }

    async fn process(&self, batch: Batch, received: Timestamp) {
        let verdict = self.invoke(&batch).await;
        let failed = |message: &sqs::Message| match &verdict {
            Verdict::Done => false,
            Verdict::Failed => true,
            Verdict::Except(ids) => message.message_id.as_ref().is_some_and(|id| ids.contains(id)),
        };
        let total = batch.len();
        let done: Vec<sqs::Message> = batch.into_iter().filter(|message| !failed(message)).collect();
        let has_failures = done.len() < total;
        self.delete(done).await;
        if has_failures {
            self.expect_back(received).await;
        }
    }

    async fn invoke(&self, batch: &[sqs::Message]) -> Verdict {
        let mapping = &self.mapping;
        let reference = mapping.reference();
        let target = match self.engine.target(&mapping.place, &reference) {
            Ok(target) => target,
            Err(error) => {
                tracing::warn!("the function of the mapping {} was not invoked: {error}", mapping.id);
                return Verdict::Failed;
            }
        };
        let event = event(batch, &mapping.queue_arn, &mapping.place.region, !mapping.window().is_zero());
        let order = Order {
            request_id: self.engine.shared.house.randomness.uuid().to_string(),
            event: event.to_string().into(),
            function_arn: reference.arn(&mapping.place),
            ..Order::default()
        };
        let finished = self.engine.run(target, order).await;
        if finished.is_error {
            Verdict::Failed
        } else if mapping.reports_failures {
            verdict(&finished.payload, batch)
        } else {
            Verdict::Done
        }
    }

    async fn delete(&self, messages: Vec<sqs::Message>) {
        let call = self.engine.inside_call(&self.mapping.place);
        for some in messages.chunks(RECEIVE_LIMIT as usize) {
            let entry = |(index, message): (usize, &sqs::Message)| sqs::DeleteMessageBatchRequestEntry {
                id: index.to_string(),
                receipt_handle: message.receipt_handle.clone().unwrap_or_default(),
            };
            let entries = some.iter().enumerate().map(entry).collect();
            let input = sqs::DeleteMessageBatchInput { queue_url: self.queue_url.to_string(), entries };
            let queues = self.engine.shared.house.neighbours.queues();
            if let Err(error) = queues.delete_message_batch(&call, input).await {
                tracing::warn!("messages that were dealt with stay in {}: {error}", self.mapping.queue_arn);
            }
        }
    }

    /// Makes messages that nobody will process visible at once.
    async fn give_back(&self, messages: Vec<sqs::Message>) {
        if messages.is_empty() {
            return;
        }
        let call = self.engine.inside_call(&self.mapping.place);
        let entry = |(index, message): (usize, sqs::Message)| sqs::ChangeMessageVisibilityBatchRequestEntry {
            id: index.to_string(),
            receipt_handle: message.receipt_handle.unwrap_or_default(),
            visibility_timeout: Some(0),
        };
        let entries = messages.into_iter().enumerate().map(entry).collect();
        let input = sqs::ChangeMessageVisibilityBatchInput { queue_url: self.queue_url.to_string(), entries };
        let queues = self.engine.shared.house.neighbours.queues();
        if let Err(error) = queues.change_message_visibility_batch(&call, input).await {
            tracing::warn!("messages come back late to {}: {error}", self.mapping.queue_arn);
        }
    }

    /// Messages that failed come back when their visibility timeout is over. That is a guard, for
    /// which time doesn't jump; but here it is known that nobody works on them any more and that
    /// their coming back moves work on, so a step marks the same moment.
    async fn expect_back(&self, received: Timestamp) {
        let call = self.engine.inside_call(&self.mapping.place);
        let Some(timeout) = self.engine.visibility_timeout(&call, &self.queue_url).await else { return };
        let clock = self.clock().clone();
        let moment = received.after(timeout);
        drop(self.clock().spawn(async move { clock.sleep_until(TimerKind::Step, moment).await }));
    }
}

impl Engine {
    /// A call that Virga makes itself, in `place`.
    pub(in crate::lambda) fn inside_call(&self, place: &Place) -> Call {
        let house = &self.shared.house;
        Call {
            account: place.account.clone(),
            region: place.region.clone(),
            request_id: house.randomness.uuid(),
            authority: house.options.authority.clone(),
            access_key_id: Some(place.account.to_string()),
            trace: None,
            origin: Origin::Inside,
        }
    }

    /// The visibility timeout of a queue; `None` when it can't be told.
    pub(in crate::lambda) async fn visibility_timeout(
        &self,
        call: &Call,
        queue_url: &str,
    ) -> Option<Duration> {
        let input = sqs::GetQueueAttributesInput {
            queue_url: queue_url.to_owned(),
            attribute_names: Some(vec![sqs::QueueAttributeName::VisibilityTimeout]),
        };
        let answer = self.shared.house.neighbours.queues().queue_attributes(call, input).await.ok()?;
        let seconds = answer.attributes?.get("VisibilityTimeout")?.parse().ok()?;
        Some(Duration::from_secs(seconds))
    }
}
