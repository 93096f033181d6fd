//! Sending, receiving, deleting and hiding messages, one at a time and in batches.

use std::sync::Arc;
use std::time::Duration;

use super::attributes::LARGEST_MESSAGE;
use super::content::{Draft, check_id};
use super::delivery::{Selection, message_of};
use super::digest::{hexadecimal, md5_of_attributes, md5_of_bodies, md5_of_body};
use super::error;
use super::hosted::HostedQueue;
use super::queue::{Attribute, AttributeValue, Deleted, NotChanged, Outgoing, Sent, Want, sequence_number};
use super::service::{Action, QueueService};
use crate::aws::model::sqs;
use crate::aws::{Call, Error, Fault};

/// The most entries of a batch.
const MOST_ENTRIES: usize = 10;

/// The patience of those who would wait for ever: longer than any clock is wound.
pub(super) const ENDLESS: Duration = Duration::from_secs(u32::MAX as u64);

/// The longest visibility timeout, in seconds.
const LONGEST_TIMEOUT: i32 = 43_200;

impl QueueService {
    pub(super) async fn send(
        &self,
        call: &Call,
        input: sqs::SendMessageInput,
    ) -> Result<sqs::SendMessageOutput, Error> {
        let queue = self.queue(call, &input.queue_url, Action::SendMessage)?;
        let attributes = queue.attributes();
        let draft = Draft::from(input);
        draft.check_fifo(&attributes, false)?;
        let id = self.house().randomness.uuid();
        let md5_of_body = md5_of_body(&draft.body);
        let mut outgoing = draft.finish(&attributes, id, md5_of_body, &sender_of(call, &queue))?;
        let sums = Sums::of(&outgoing);
        join_trace(&mut outgoing, call);
        let (sent, commits) = queue.act(|inside, now| inside.heart.send(now, outgoing))?;
        commits.durable().await;
        Ok(sqs::SendMessageOutput {
            md5_of_message_body: Some(sums.body),
            md5_of_message_attributes: sums.attributes,
            md5_of_message_system_attributes: sums.system_attributes,
            message_id: Some(sent.id.text()),
            sequence_number: attributes.fifo.is_some().then(|| sequence_number(sent.number)),
        })
    }

    pub(super) async fn send_batch(
        &self,
        call: &Call,
        input: sqs::SendMessageBatchInput,
    ) -> Result<sqs::SendMessageBatchOutput, Error> {
        let queue = self.queue(call, &input.queue_url, Action::SendMessage)?;
        let ids = input.entries.iter().map(|entry| entry.id.as_str());
        check_entries("SendMessageBatchRequestEntry", ids)?;
        let attributes = queue.attributes();
        let named = |mut entry: sqs::SendMessageBatchRequestEntry| {
            (std::mem::take(&mut entry.id), Draft::from(entry))
        };
        let drafts: Vec<(String, Draft)> = input.entries.into_iter().map(named).collect();
        let size = drafts.iter().map(|(_, draft)| draft.size()).sum();
        if size > LARGEST_MESSAGE as usize {
            return Err(error::batch::too_long(LARGEST_MESSAGE as usize, size));
        }
        drafts.iter().try_for_each(|(_, draft)| draft.check_fifo(&attributes, true))?;
        let sender = sender_of(call, &queue);
        let bodies: Vec<&str> = drafts.iter().map(|(_, draft)| draft.body.as_str()).collect();
        let sums = md5_of_bodies(&bodies);
        let mut output = sqs::SendMessageBatchOutput::default();
        let mut ready = Vec::with_capacity(drafts.len());
        for ((id, draft), md5_of_body) in drafts.into_iter().zip(sums) {
            match draft.finish(&attributes, self.house().randomness.uuid(), md5_of_body, &sender) {
                Ok(mut outgoing) => {
                    let sums = Sums::of(&outgoing);
                    join_trace(&mut outgoing, call);
                    ready.push((id, sums, outgoing));
                }
                Err(error) => output.failed.push(failure(id, &error)),
            }
        }
        let (successful, commits) = queue.act(|inside, now| {
            let is_fifo = inside.heart.settings().fifo;
            let send = |(id, sums, outgoing): (String, Sums, Outgoing)| {
                sums.entry(id, &inside.heart.send(now, outgoing), is_fifo)
            };
            ready.into_iter().map(send).collect()
        })?;
        commits.durable().await;
        output.successful = successful;
        Ok(output)
    }

    pub(super) async fn receive(
        &self,
        call: &Call,
        input: sqs::ReceiveMessageInput,
    ) -> Result<sqs::ReceiveMessageOutput, Error> {
        self.receive_within(call, input, None).await
    }

    /// `ReceiveMessage`, waiting as long as the call says unless a patience is given.
    pub(super) async fn receive_within(
        &self,
        call: &Call,
        input: sqs::ReceiveMessageInput,
        given_patience: Option<Duration>,
    ) -> Result<sqs::ReceiveMessageOutput, Error> {
        let queue = self.queue(call, &input.queue_url, Action::ReceiveMessage)?;
        let attributes = queue.attributes();
        let selection = Selection::of(&input)?;
        let maximum = within(input.max_number_of_messages.unwrap_or(1), 1, 10).ok_or_else(|| {
            let reason = "Must be between 1 and 10, if provided.";
            error::invalid_value(input.max_number_of_messages.unwrap_or(1), "MaxNumberOfMessages", reason)
        })?;
        let visibility = input.visibility_timeout.map(checked_timeout).transpose()?;
        let patience = match input.wait_time_seconds {
            None => u64::from(attributes.wait_time),
            Some(asked) => within(asked, 0, 20).ok_or_else(|| {
                error::invalid_value(asked, "WaitTimeSeconds", "Must be >= 0 and <= 20, if provided.")
            })?,
        };
        let attempt = input.receive_request_attempt_id.as_deref();
        check_id(attempt, "ReceiveRequestAttemptId")?;
        if let Some(attempt) = attempt.filter(|_| attributes.fifo.is_none()) {
            let reason = "The request include parameter that is not valid for this queue type.";
            return Err(error::invalid_value(attempt, "ReceiveRequestAttemptId", reason));
        }
        let want = Want {
            maximum: usize::try_from(maximum).unwrap_or(1),
            visibility,
            holder: call.origin.holder(),
            attempt: attempt.map(Arc::from),
        };
        let patience = given_patience.unwrap_or(Duration::from_secs(patience));
        let deliveries = queue.receive(want, patience).await?;
        let is_fifo = attributes.fifo.is_some();
        let messages: Vec<_> = deliveries
            .iter()
            .map(|delivery| message_of(delivery, &selection, is_fifo, queue.seal.handle(delivery.receipt)))
            .collect();
        Ok(sqs::ReceiveMessageOutput { messages: Some(messages).filter(|messages| !messages.is_empty()) })
    }

    pub(super) async fn delete(&self, call: &Call, input: sqs::DeleteMessageInput) -> Result<(), Error> {
        let queue = self.queue(call, &input.queue_url, Action::DeleteMessage)?;
        delete_one(&queue, &input.receipt_handle).await
    }

    pub(super) async fn delete_batch(
        &self,
        call: &Call,
        input: sqs::DeleteMessageBatchInput,
    ) -> Result<sqs::DeleteMessageBatchOutput, Error> {
        let queue = self.queue(call, &input.queue_url, Action::DeleteMessage)?;
        check_entries("DeleteMessageBatchRequestEntry", input.entries.iter().map(|entry| entry.id.as_str()))?;
        let mut output = sqs::DeleteMessageBatchOutput::default();
        for entry in input.entries {
            match delete_one(&queue, &entry.receipt_handle).await {
                Ok(()) => output.successful.push(sqs::DeleteMessageBatchResultEntry { id: entry.id }),
                Err(error) => output.failed.push(failure(entry.id, &error)),
            }
        }
        Ok(output)
    }

    pub(super) async fn change(
        &self,
        call: &Call,
        input: sqs::ChangeMessageVisibilityInput,
    ) -> Result<(), Error> {
        let queue = self.queue(call, &input.queue_url, Action::ChangeMessageVisibility)?;
        change_one(call, &queue, &input.receipt_handle, Some(input.visibility_timeout)).await
    }

    pub(super) async fn change_batch(
        &self,
        call: &Call,
        input: sqs::ChangeMessageVisibilityBatchInput,
    ) -> Result<sqs::ChangeMessageVisibilityBatchOutput, Error> {
        let queue = self.queue(call, &input.queue_url, Action::ChangeMessageVisibility)?;
        let ids = input.entries.iter().map(|entry| entry.id.as_str());
        check_entries("ChangeMessageVisibilityBatchRequestEntry", ids)?;
        let mut output = sqs::ChangeMessageVisibilityBatchOutput::default();
        for entry in input.entries {
            match change_one(call, &queue, &entry.receipt_handle, entry.visibility_timeout).await {
                Ok(()) => {
                    let entry = sqs::ChangeMessageVisibilityBatchResultEntry { id: entry.id };
                    output.successful.push(entry);
                }
                Err(error) => output.failed.push(failure(entry.id, &error)),
            }
        }
        Ok(output)
    }
}

async fn delete_one(queue: &HostedQueue, handle: &str) -> Result<(), Error> {
    let receipt = queue.seal.open(handle).ok_or_else(|| error::invalid_receipt_handle(handle))?;
    let (deleted, commits) = queue.act(|inside, now| inside.heart.delete(now, receipt))?;
    commits.durable().await;
    match deleted {
        Deleted::Gone | Deleted::Kept => Ok(()),
        Deleted::Expired => {
            Err(error::invalid_value(handle, "ReceiptHandle", "The receipt handle has expired."))
        }
    }
}

async fn change_one(
    call: &Call,
    queue: &HostedQueue,
    handle: &str,
    timeout: Option<i32>,
) -> Result<(), Error> {
    let timeout = timeout.ok_or_else(|| error::missing_parameter("VisibilityTimeout"))?;
    let length = checked_timeout(timeout)?;
    let receipt = queue.seal.open(handle).ok_or_else(|| error::invalid_receipt_handle(handle))?;
    let holder = call.origin.holder();
    let change = queue.act(|inside, now| inside.heart.change_visibility(now, receipt, length, holder));
    let (changed, commits) = change?;
    commits.durable().await;
    changed.map_err(|reason| match reason {
        NotChanged::NotAvailable => {
            let reason = "Message does not exist or is not available for visibility timeout change.";
            error::invalid_value(handle, "ReceiptHandle", reason)
        }
        NotChanged::TooLong => {
            let reason = "Total VisibilityTimeout for the message is beyond the limit [43200 seconds]";
            error::invalid_value(timeout, "VisibilityTimeout", reason)
        }
    })
}

fn checked_timeout(seconds: i32) -> Result<Duration, Error> {
    let length = within(seconds, 0, LONGEST_TIMEOUT).map(Duration::from_secs);
    length.ok_or_else(|| {
        let reason = "Must be between 0 and 43200, if provided.";
        error::invalid_value(seconds, "VisibilityTimeout", reason)
    })
}

fn within(number: i32, least: i32, most: i32) -> Option<u64> {
    u64::try_from(number).ok().filter(|_| (least..=most).contains(&number))
}

/// Whom `SenderId` names. Mostly the owner, whose text exists already.
fn sender_of(call: &Call, queue: &HostedQueue) -> Arc<str> {
    if call.account == queue.address.account {
        return queue.owner();
    }
    Arc::from(call.account.as_str())
}

/// A message without a trace header of its own gets that of the call which sends it.
///
/// *AWS documentation: Amazon SQS and AWS X-Ray.*
fn join_trace(outgoing: &mut Outgoing, call: &Call) {
    if let Some(trace) = &call.trace {
        let extras = outgoing.content.extras.get_or_insert_default();
        extras.trace_header.get_or_insert_with(|| trace.as_str().into());
    }
}

/// Checks what must be right for a batch to be looked at entry by entry.
fn check_entries<'a>(entry: &str, ids: impl ExactSizeIterator<Item = &'a str>) -> Result<(), Error> {
    match ids.len() {
        0 => return Err(error::batch::empty(entry)),
        count if count > MOST_ENTRIES => return Err(error::batch::too_many(count)),
        _ => {}
    }
    // Of ten, each is compared with those before it sooner than it is hashed.
    let mut seen = Vec::with_capacity(ids.len());
    for id in ids {
        let legal = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
        if !(1..=80).contains(&id.len()) || !id.bytes().all(legal) {
            return Err(error::batch::invalid_id());
        }
        if seen.contains(&id) {
            return Err(error::batch::repeated(id));
        }
        seen.push(id);
    }
    Ok(())
}

fn failure(id: String, error: &Error) -> sqs::BatchResultErrorEntry {
    let code = error.query_code.as_ref().unwrap_or(&error.code);
    sqs::BatchResultErrorEntry {
        id,
        sender_fault: error.fault == Fault::Client,
        code: code.to_string(),
        message: Some(error.message.clone()),
    }
}

/// The sums that the answer to a sender carries.
struct Sums {
    body: String,
    attributes: Option<String>,
    system_attributes: Option<String>,
}

impl Sums {
    fn of(outgoing: &Outgoing) -> Self {
        let extras = outgoing.content.extras.as_deref();
        let attributes = extras.map(|extras| &extras.attributes).filter(|attributes| !attributes.is_empty());
        let trace_header = extras.and_then(|extras| extras.trace_header.as_deref());
        let sum_of_header = |header: &str| {
            let value = AttributeValue::Text(header.to_owned());
            let attribute = Attribute { data_type: "String".to_owned(), value };
            hexadecimal(&md5_of_attributes([(&"AWSTraceHeader".to_owned(), &attribute)]))
        };
        Self {
            body: hexadecimal(&outgoing.content.md5_of_body),
            attributes: attributes.map(|attributes| hexadecimal(&md5_of_attributes(attributes))),
            system_attributes: trace_header.map(sum_of_header),
        }
    }

    fn entry(self, id: String, sent: &Sent, is_fifo: bool) -> sqs::SendMessageBatchResultEntry {
        sqs::SendMessageBatchResultEntry {
            id,
            message_id: sent.id.text(),
            md5_of_message_body: self.body,
            md5_of_message_attributes: self.attributes,
            md5_of_message_system_attributes: self.system_attributes,
            sequence_number: is_fifo.then(|| sequence_number(sent.number)),
        }
    }
}
