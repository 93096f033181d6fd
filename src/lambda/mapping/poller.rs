//! The task that receives messages, invokes the function and deletes what was dealt with.
//!
//! Nothing here ticks: a poller waits until messages arrive, until the window of a batch is over, or
//! until a batch has ended.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use parking_lot::Mutex;

use super::intake::{Intake, Wish};
use super::{Batch, Mapping};
use crate::aws::model::sqs;
use crate::aws::{Call, Error, Origin};
use crate::clock::{Clock, Receiver, Signal, TimerKind, Timestamp};
use crate::lambda::Engine;
use crate::lambda::name::Place;

/// A mapping and the poller that serves it.
pub(in crate::lambda) struct RunningMapping {
    pub mapping: Mapping,
    pub poller: Option<Poller>,
}

/// A handle on a poller; dropping it stops the poller after the batches it is at.
pub(in crate::lambda) struct Poller {
    control: Arc<Control>,
}

pub(super) struct Control {
    stopped: AtomicBool,
    intake: Mutex<Intake>,
    /// Rung when the poller is to stop and when a batch has ended.
    bell: Signal,
}

impl Drop for Poller {
    fn drop(&mut self) {
        self.control.stopped.store(true, Ordering::Release);
        self.control.bell.notify_one();
    }
}

/// What a poller works with.
#[derive(Clone)]
pub(super) struct Work {
    pub(super) engine: Engine,
    pub(super) mapping: Arc<Mapping>,
    pub(super) queue_url: Arc<str>,
    control: Arc<Control>,
}

impl Poller {
    /// Starts a poller for `mapping` as it is now.
    pub fn start(engine: &Engine, mapping: &Mapping) -> Self {
        let clock = engine.shared.house.clock.clone();
        let bell = clock.signal();
        let intake = Mutex::new(Intake::new(mapping.pace()));
        let control = Arc::new(Control { stopped: AtomicBool::new(false), intake, bell });
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
    pub(super) fn clock(&self) -> &Clock {
        &self.engine.shared.house.clock
    }

    fn is_stopped(&self) -> bool {
        self.control.stopped.load(Ordering::Acquire)
    }

    async fn poll(self) {
        loop {
            // Before the heart is asked, so that what ends meanwhile is not missed.
            let rung = self.control.bell.notified();
            let wish = self.control.intake.lock().wish(self.clock().now(), self.is_stopped());
            match wish {
                Wish::Stop => return,
                Wish::Room { until: None } => self.clock().park(rung).await,
                Wish::Room { until: Some(until) } => self.until_rung(rung, until).await,
                Wish::Receive { most, until } => {
                    drop(rung);
                    self.take_in(most, until).await;
                }
                Wish::Invoke { batch, returned } => {
                    drop(rung);
                    self.give_back(returned).await;
                    self.begin(batch);
                }
            }
        }
    }

    async fn until_rung(&self, rung: impl Future<Output = ()>, until: Timestamp) {
        let timer = self.clock().timer(TimerKind::Step, until);
        let wait = async {
            tokio::select! {
                () = rung => {}
                () = timer => {}
            }
        };
        self.clock().park(wait).await;
    }

    fn begin(&self, batch: Batch) {
        let work = self.clone();
        drop(self.clock().spawn(async move {
            work.process(batch).await;
            work.control.intake.lock().ended();
            work.control.bell.notify_one();
        }));
    }

    /// Receives what is there, or else what comes until the window is over or the poller is to stop.
    async fn take_in(&self, most: usize, until: Option<Timestamp>) {
        let received = match self.receive(most, false).await {
            Ok(messages) if messages.is_empty() => {
                self.control.intake.lock().ran_dry();
                self.arrival(most, until).await
            }
            at_once => at_once,
        };
        let messages = match received {
            Ok(messages) => messages,
            Err(error) => {
                tracing::warn!("{} can't be received from: {error}", self.mapping.queue_arn);
                self.recovered(most, until).await
            }
        };
        let wanted = self.sort_out(messages).await;
        self.control.intake.lock().received(wanted, self.clock().now());
    }

    /// Receives from a queue that is gone, or closed to the function's account, once it is there again:
    /// tries whenever a queue has changed, until the window is over or the poller is to stop.
    async fn recovered(&self, most: usize, until: Option<Timestamp>) -> Vec<sqs::Message> {
        let queues = self.engine.shared.house.neighbours.queues();
        loop {
            // Before it is tried, so that no change in between is missed.
            let (rung, change) = (self.control.bell.notified(), queues.change());
            if self.is_stopped() || until.is_some_and(|until| until <= self.clock().now()) {
                return Vec::new();
            }
            if let Ok(messages) = self.receive(most, false).await {
                return messages;
            }
            let either = async {
                tokio::select! {
                    () = rung => {}
                    () = change => {}
                }
            };
            match until {
                Some(until) => self.until_rung(either, until).await,
                None => self.clock().park(either).await,
            }
        }
    }

    /// Waits in line for messages, until the window is over or the poller is to stop.
    async fn arrival(&self, most: usize, until: Option<Timestamp>) -> Result<Vec<sqs::Message>, Error> {
        let (sender, mut receiver) = self.clock().oneshot();
        let work = self.clone();
        let receiving = self.clock().spawn(async move {
            let messages = work.receive(most, true).await;
            if let Err(Ok(unwanted)) = sender.send(messages) {
                work.give_back(unwanted).await;
            }
        });
        if let Some(first) = self.first_of(&mut receiver, until).await {
            return first;
        }
        // What was on its way is taken along; what isn't yet is not taken from the queue.
        let on_its_way = receiver.close();
        receiving.abort();
        on_its_way.unwrap_or_else(|| Ok(Vec::new()))
    }

    async fn first_of(
        &self,
        receiver: &mut Receiver<Result<Vec<sqs::Message>, Error>>,
        until: Option<Timestamp>,
    ) -> Option<Result<Vec<sqs::Message>, Error>> {
        loop {
            let rung = self.control.bell.notified();
            if self.is_stopped() {
                return None;
            }
            let window = until.map(|end| self.clock().timer(TimerKind::Step, end));
            let window_over = async {
                match window {
                    Some(timer) => timer.await,
                    None => std::future::pending().await,
                }
            };
            let first = self.clock().park(async {
                tokio::select! {
                    biased;
                    arrived = &mut *receiver => Some(arrived),
                    () = window_over => Some(None),
                    () = rung => None,
                }
            });
            if let Some(first) = first.await {
                return first;
            }
        }
    }

    async fn receive(&self, most: usize, wait: bool) -> Result<Vec<sqs::Message>, Error> {
        let call = self.engine.inside_call(&self.mapping.place);
        let input = sqs::ReceiveMessageInput {
            queue_url: self.queue_url.to_string(),
            message_system_attribute_names: Some(vec![sqs::MessageSystemAttributeName::All]),
            message_attribute_names: Some(vec!["All".to_owned()]),
            max_number_of_messages: i32::try_from(most).ok(),
            wait_time_seconds: Some(0),
            ..Default::default()
        };
        let queues = self.engine.shared.house.neighbours.queues();
        let received = if wait {
            queues.await_messages(&call, input).await?
        } else {
            queues.receive_message(&call, input).await?
        };
        Ok(received.messages.unwrap_or_default())
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

    /// An attribute of a queue; `None` when it isn't set, or can't be told.
    pub(in crate::lambda) async fn queue_attribute(
        &self,
        call: &Call,
        queue_url: &str,
        name: sqs::QueueAttributeName,
    ) -> Option<String> {
        let input = sqs::GetQueueAttributesInput {
            queue_url: queue_url.to_owned(),
            attribute_names: Some(vec![name.clone()]),
        };
        let answer = self.shared.house.neighbours.queues().queue_attributes(call, input).await.ok()?;
        answer.attributes?.remove(name.as_str())
    }

    /// The visibility timeout of a queue; `None` when it can't be told.
    pub(in crate::lambda) async fn visibility_timeout(
        &self,
        call: &Call,
        queue_url: &str,
    ) -> Option<Duration> {
        let timeout = self.queue_attribute(call, queue_url, sqs::QueueAttributeName::VisibilityTimeout);
        timeout.await?.parse().ok().map(Duration::from_secs)
    }
}
