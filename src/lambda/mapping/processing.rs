//! What is done with messages that were received: the unwanted are deleted, the others handed to the
//! function, and those that it dealt with deleted.

use serde_json::json;

use super::poller::Work;
use super::record::{Record, Records};
use super::{Batch, Verdict, verdict};
use crate::aws::model::sqs;
use crate::clock::{TimerKind, Timestamp};
use crate::lambda::asynchronous::Lineage;
use crate::lambda::invocation::Order;

/// The most entries of a batch call of SQS.
const ENTRIES_LIMIT: usize = 10;

impl Work {
    /// Keeps the messages that the function wants. The others are deleted, as on AWS; those that a
    /// function sent itself in a circle are left to the queue's dead-letter queue, if it has one.
    pub(super) async fn sort_out(&self, messages: Vec<sqs::Message>) -> Vec<sqs::Message> {
        let (mut wanted, mut unwanted, mut circling) = (Vec::new(), Vec::new(), Vec::new());
        for message in messages {
            if !self.mapping.filters.is_empty() && !self.mapping.filters.wants(&json!(self.record(&message)))
            {
                unwanted.push(message);
            } else if self.is_circling(&message) {
                circling.push(message);
            } else {
                wanted.push(message);
            }
        }
        if !circling.is_empty() {
            let call = self.engine.inside_call(&self.mapping.place);
            let policy = sqs::QueueAttributeName::RedrivePolicy;
            if self.engine.queue_attribute(&call, &self.queue_url, policy).await.is_some() {
                self.expect_back(self.clock().now()).await;
            } else {
                unwanted.append(&mut circling);
            }
        }
        self.delete(unwanted).await;
        wanted
    }

    fn is_circling(&self, message: &sqs::Message) -> bool {
        let (place, function) = (&self.mapping.place, &self.mapping.function);
        self.engine.check_circle(place, function, trace_of(message)).is_err()
    }

    fn record<'a>(&'a self, message: &'a sqs::Message) -> Record<'a> {
        let mapping = &self.mapping;
        Record::new(message, &mapping.queue_arn, &mapping.place.region, !mapping.window().is_zero())
    }

    pub(super) async fn process(&self, batch: Batch) {
        let received = self.clock().now();
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
        let target = match self.engine.target(&mapping.place, &reference, None) {
            Ok(target) => target,
            Err(error) => {
                tracing::warn!("the function of the mapping {} was not invoked: {error}", mapping.id);
                return Verdict::Failed;
            }
        };
        let records = Records { records: batch.iter().map(|message| self.record(message)).collect() };
        let order = Order {
            request_id: self.engine.shared.house.randomness.uuid().to_string(),
            event: serde_json::to_vec(&records).expect("text is all that there is in records").into(),
            function_arn: reference.arn(&mapping.place),
            trace: longest_trace(batch, &mapping.place.function_arn(&mapping.function)),
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
        for some in messages.chunks(ENTRIES_LIMIT) {
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
    pub(super) async fn give_back(&self, messages: Vec<sqs::Message>) {
        let call = self.engine.inside_call(&self.mapping.place);
        for some in messages.chunks(ENTRIES_LIMIT) {
            let entry =
                |(index, message): (usize, &sqs::Message)| sqs::ChangeMessageVisibilityBatchRequestEntry {
                    id: index.to_string(),
                    receipt_handle: message.receipt_handle.clone().unwrap_or_default(),
                    visibility_timeout: Some(0),
                };
            let entries = some.iter().enumerate().map(entry).collect();
            let input =
                sqs::ChangeMessageVisibilityBatchInput { queue_url: self.queue_url.to_string(), entries };
            let queues = self.engine.shared.house.neighbours.queues();
            if let Err(error) = queues.change_message_visibility_batch(&call, input).await {
                tracing::warn!("messages come back late to {}: {error}", self.mapping.queue_arn);
            }
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

fn trace_of(message: &sqs::Message) -> Option<&str> {
    message.attributes.as_ref()?.get("AWSTraceHeader").map(String::as_str)
}

/// Of the traces that meet in a batch, the one that has passed the function most often: a circle
/// must not be lost among other messages.
fn longest_trace(batch: &[sqs::Message], function_arn: &str) -> Option<String> {
    let traces = batch.iter().filter_map(trace_of);
    let passes = |trace: &&str| Lineage::of_trace(trace).passes(function_arn);
    traces.max_by_key(passes).map(str::to_owned)
}
