//! The shell: attempts to have events handled, and word to those who want to know.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, OnceLock};

use bytes::Bytes;
use parking_lot::Mutex;

use super::record::{dead_letter_attributes, record};
use super::{Attempt, Condition, Destination, EVENTS, EventInvokeConfig, EventQueue, Lineage, Next};
use super::{QueuedEvent, Response};
use crate::aws::Error;
use crate::aws::model::sqs;
use crate::clock::{Alarm, Clock, TimerKind, Timestamp};
use crate::identity::AccountId;
use crate::lambda::invocation::{Order, asynchronous_event};
use crate::lambda::name::{Place, Qualifier, Reference};
use crate::lambda::{Engine, refusal};
use crate::store::Commit;

/// Where events wait, and the alarm for the next that is due.
pub(in crate::lambda) struct Desk {
    queue: Mutex<EventQueue>,
    /// Bytes of the events that their functions have now.
    at_work: Arc<AtomicUsize>,
    alarm: OnceLock<Alarm>,
}

impl Desk {
    /// A desk without events.
    pub fn new() -> Self {
        Self { queue: Mutex::default(), at_work: Arc::default(), alarm: OnceLock::new() }
    }

    /// Has `ring` called when events are due. To be called once.
    pub fn ring_by(&self, clock: &Clock, ring: impl Fn(Timestamp) + Send + Sync + 'static) {
        let _ = self.alarm.set(clock.alarm(ring));
    }

    /// Forgets all events, or those of one account.
    pub fn forget(&self, account: Option<&AccountId>) {
        self.queue.lock().forget(account);
    }

    fn admits(&self, event: &QueuedEvent) -> bool {
        self.queue.lock().admits(event, self.at_work.load(Ordering::Relaxed))
    }

    /// Counts an event whose function has it now.
    fn begin(&self, event: &QueuedEvent) -> AtWork {
        let weight = event.weight();
        self.at_work.fetch_add(weight, Ordering::Relaxed);
        AtWork { all: Arc::clone(&self.at_work), weight }
    }

    fn put(&self, event: QueuedEvent) {
        let mut queue = self.queue.lock();
        queue.put(event);
        self.arm(&queue);
    }

    fn take_due(&self, now: Timestamp) -> Vec<QueuedEvent> {
        let mut queue = self.queue.lock();
        let due = queue.take_due(now);
        self.arm(&queue);
        due
    }

    /// Under the queue's lock, so that of two changes the later sets the alarm.
    fn arm(&self, queue: &EventQueue) {
        match (self.alarm.get(), queue.next()) {
            (Some(alarm), Some(next)) => alarm.set(TimerKind::Step, next),
            (Some(alarm), None) => alarm.clear(),
            (None, _) => {}
        }
    }
}

/// An event that its function has, until dropped.
struct AtWork {
    all: Arc<AtomicUsize>,
    weight: usize,
}

impl Drop for AtWork {
    fn drop(&mut self) {
        self.all.fetch_sub(self.weight, Ordering::Relaxed);
    }
}

impl Engine {
    /// Accepts an event that a caller sends, unless too much waits already.
    ///
    /// # Errors
    /// `TooManyRequestsException`, with the reason `CallerRateLimitExceeded`.
    pub(in crate::lambda) async fn accept(&self, event: QueuedEvent) -> Result<(), Error> {
        if !self.shared.events.admits(&event) {
            return Err(refusal::throttled("CallerRateLimitExceeded"));
        }
        self.take_on(event).await;
        Ok(())
    }

    /// Takes an event on: it is kept until its function has had it, or has failed often enough.
    async fn take_on(&self, mut event: QueuedEvent) {
        event.trace.get_or_insert_with(|| self.new_trace());
        self.keep(&event).durable().await;
        self.attend(event);
    }

    /// Goes on with an event that the store kept.
    pub(in crate::lambda) fn resume_event(&self, event: QueuedEvent) {
        self.shared.events.put(event);
    }

    /// Tries the events that are due.
    pub(in crate::lambda) fn attend_due(&self, now: Timestamp) {
        for event in self.shared.events.take_due(now) {
            self.attend(event);
        }
    }

    /// Refuses an invocation that is one too many in a chain of requests.
    ///
    /// # Errors
    /// `RecursiveInvocationException`.
    pub(in crate::lambda) fn check_circle(
        &self,
        place: &Place,
        function: &str,
        trace: Option<&str>,
    ) -> Result<(), Error> {
        let Some(trace) = trace else { return Ok(()) };
        let arn = place.function_arn(function);
        let may_circle = || {
            let territory = self.territory(place);
            let state = territory.lock();
            state.functions.get(function).is_some_and(|entry| entry.function.allows_recursion())
        };
        if Lineage::of_trace(trace).is_circle(&arn) && !may_circle() {
            tracing::warn!("{function} has invoked itself in a circle, and was stopped");
            return Err(refusal::circle());
        }
        Ok(())
    }

    fn keep(&self, event: &QueuedEvent) -> Commit {
        let store = &self.shared.house.store;
        store.commit(|batch| batch.put(EVENTS, &event.place.account, &event.request_id, event))
    }

    fn attend(&self, event: QueuedEvent) {
        let engine = self.clone();
        let at_work = self.shared.events.begin(&event);
        drop(self.shared.house.clock.spawn(async move {
            engine.handle(event).await;
            drop(at_work);
        }));
    }

    async fn handle(self, mut event: QueuedEvent) {
        let attempt = self.attempt(&event).await;
        let config = self.event_invoke_config(&event);
        match event.after(attempt, config.patience(), self.shared.house.clock.now()) {
            Next::Again(_) => {
                self.keep(&event).durable().await;
                self.shared.events.put(event);
                return;
            }
            Next::Finished(condition) => self.tell(&event, condition, &config).await,
            Next::Forgotten => {
                tracing::warn!("an event for {} was given up: the function is gone", event.function);
            }
        }
        let store = &self.shared.house.store;
        let done = store.commit(|batch| batch.delete(EVENTS, &event.place.account, &event.request_id));
        done.durable().await;
    }

    async fn attempt(&self, event: &QueuedEvent) -> Attempt {
        let (place, reference) = (&event.place, event.reference());
        let is_stopped = self.look(place, &reference, |entry| Some(entry.function.reserved_concurrency));
        if is_stopped == Ok(Some(0)) {
            return Attempt::Stopped;
        }
        if self.check_circle(place, &reference.name, event.trace.as_deref()).is_err() {
            return Attempt::Circled;
        }
        let target = match self.target(place, &reference, event.tenant.as_deref()) {
            Ok(target) => target,
            Err(error) if error.status == 429 => return Attempt::Throttled,
            Err(_) => return Attempt::Gone,
        };
        let order = Order {
            request_id: event.request_id.clone(),
            event: event.event(),
            function_arn: reference.arn(place),
            tenant: event.tenant.as_deref().map(Arc::from),
            trace: event.trace.clone(),
            ..Order::default()
        };
        let finished = self.run(target, order).await;
        Attempt::Ran(Response {
            payload: String::from_utf8_lossy(&finished.payload).into_owned(),
            is_error: finished.is_error,
            version: finished.version,
        })
    }

    fn event_invoke_config(&self, event: &QueuedEvent) -> EventInvokeConfig {
        let reference = event.reference();
        let key = reference.qualifier.as_ref().unwrap_or(&Qualifier::Latest).to_string();
        let found =
            self.look(&event.place, &reference, |entry| entry.function.event_invoke.get(&key).cloned());
        found.unwrap_or_default()
    }

    /// Tells destination and dead-letter queue what became of an event.
    async fn tell(&self, event: &QueuedEvent, condition: Condition, config: &EventInvokeConfig) {
        let now = self.shared.house.clock.now();
        let reference = event.reference();
        let arn = reference.full_arn(&event.place);
        if let Some(destination) = config.destination(condition) {
            let record = record(event, condition, &arn, now).to_string();
            let told = match destination {
                Destination::Queue(queue) => self.send(event, queue, record, None).await,
                Destination::Function(function) => self.hand_on(event, function, record).await,
            };
            if let Err(error) = told {
                tracing::warn!("{} was not told of an event of {arn}: {error}", destination.arn());
            }
        }
        if condition == Condition::Success {
            return;
        }
        tracing::warn!(
            "an event for {arn} was given up: {} (request {})",
            condition.name(),
            event.request_id
        );
        let dead_letters = self.look(&event.place, &reference, |entry| {
            let qualifier = reference.qualifier.as_ref().unwrap_or(&Qualifier::Latest);
            let version = entry.function.version(qualifier, 1.0)?;
            entry.function.revision(&version)?.configuration.dead_letters.clone()
        });
        if let Ok(queue) = dead_letters {
            let body = String::from_utf8_lossy(&event.event()).into_owned();
            let attributes = dead_letter_attributes(event, condition);
            if let Err(error) = self.send(event, &queue, body, Some(attributes)).await {
                tracing::warn!("an event of {arn} did not reach the dead-letter queue {queue}: {error}");
            }
        }
    }

    async fn send(
        &self,
        event: &QueuedEvent,
        queue_arn: &str,
        body: String,
        attributes: Option<std::collections::BTreeMap<String, sqs::MessageAttributeValue>>,
    ) -> Result<(), Error> {
        let mut call = self.inside_call(&event.place);
        call.trace = Self::trace_after(event);
        let queues = self.shared.house.neighbours.queues();
        let input = sqs::SendMessageInput {
            queue_url: queues.url_of(&call, queue_arn)?,
            message_body: body,
            message_attributes: attributes,
            ..Default::default()
        };
        queues.send_message(&call, input).await.map(drop)
    }

    /// Has a destination that is a function invoked with a record.
    async fn hand_on(&self, event: &QueuedEvent, function_arn: &str, record: String) -> Result<(), Error> {
        let reference = Reference::parse(&event.place, function_arn, None)?;
        let apart =
            self.look(&event.place, &reference, |entry| Some(entry.function.keeps_tenants_apart()))?;
        if apart {
            return Err(refusal::tenant_missing());
        }
        let payload = asynchronous_event(Some(Bytes::from(record)))?;
        let house = &self.shared.house;
        let id = house.randomness.uuid().to_string();
        let (place, trace) = (event.place.clone(), Self::trace_after(event));
        // Always: what was acknowledged must not be lost, and there is one for each event at most.
        Box::pin(self.take_on(QueuedEvent::new(id, place, &reference, &payload, trace, house.clock.now())))
            .await;
        Ok(())
    }

    /// The trace of an event once its function has had it.
    fn trace_after(event: &QueuedEvent) -> Option<String> {
        let arn = event.place.function_arn(&event.function);
        event.trace.as_deref().map(|trace| Lineage::of_trace(trace).passing(&arn).write_to(trace))
    }
}
