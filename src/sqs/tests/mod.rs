//! The service as its callers see it.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use super::{QueueService, Show};
use crate::aws::model::sqs::{self, Sqs as _};
use crate::aws::{Call, Error, Origin};
use crate::clock::{Clock, Mode, Timestamp};
use crate::identity::{AccountId, Randomness, Region};
use crate::neighbours::{House, Neighbours, Options};
use crate::store::Store;

mod administration;
mod exchange;
mod faulty_input;
mod keeping;
mod replay;
mod waiting;

/// A service with a caller.
struct Caller {
    house: House,
    service: QueueService,
    call: Call,
}

impl Caller {
    fn new() -> Self {
        Self::with(Mode::Manual, Store::ephemeral(), false)
    }

    fn with(mode: Mode, store: Store, strict: bool) -> Self {
        let house = House {
            clock: Clock::starting_at(mode, Timestamp::from_secs(1_700_000_000)),
            randomness: Randomness::seeded(1),
            store,
            neighbours: Neighbours::default(),
            options: Arc::new(Options { strict, ..Options::default() }),
        };
        let service = QueueService::new(&house);
        let call = Call {
            account: AccountId::unnamed(),
            region: Region::fallback(),
            request_id: house.randomness.uuid(),
            authority: "localhost:4566".to_owned(),
            access_key_id: None,
            trace: None,
            origin: Origin::Outside,
        };
        Self { house, service, call }
    }

    /// The same service, called by another account.
    fn another(&self, account: &str) -> Self {
        let call = Call { account: account.parse().unwrap(), ..self.call.clone() };
        Self { house: self.house.clone(), service: self.service.clone(), call }
    }

    async fn advance(&self, seconds: u64) {
        self.house.clock.advance(Duration::from_secs(seconds)).await;
    }

    async fn try_create(&self, name: &str, attributes: &[(&str, &str)]) -> Result<String, Error> {
        let attributes = Some(pairs(attributes));
        let input = sqs::CreateQueueInput { queue_name: name.to_owned(), attributes, tags: None };
        Ok(self.service.create_queue(&self.call, input).await?.queue_url.unwrap())
    }

    async fn create(&self, name: &str, attributes: &[(&str, &str)]) -> String {
        self.try_create(name, attributes).await.unwrap()
    }

    async fn create_fifo(&self, name: &str) -> String {
        self.create(name, &[("FifoQueue", "true"), ("ContentBasedDeduplication", "true")]).await
    }

    /// A queue whose dead letters go to another after one receipt; answers both URLs.
    async fn create_with_dead_letters(&self) -> (String, String) {
        let dead = self.create("dead", &[]).await;
        let policy = redrive_policy("dead", 1);
        let url = self.create("orders", &[("RedrivePolicy", &policy), ("VisibilityTimeout", "0")]).await;
        (url, dead)
    }

    async fn try_send(&self, input: sqs::SendMessageInput) -> Result<sqs::SendMessageOutput, Error> {
        self.service.send_message(&self.call, input).await
    }

    async fn send(&self, url: &str, body: &str) -> sqs::SendMessageOutput {
        self.try_send(message(url, body)).await.unwrap()
    }

    async fn try_receive(&self, input: sqs::ReceiveMessageInput) -> Result<Vec<sqs::Message>, Error> {
        let output = self.service.receive_message(&self.call, input).await?;
        Ok(output.messages.unwrap_or_default())
    }

    async fn receive(&self, url: &str, maximum: i32) -> Vec<sqs::Message> {
        self.try_receive(poll(url, maximum, 0)).await.unwrap()
    }

    async fn try_delete(&self, url: &str, handle: &str) -> Result<(), Error> {
        let (queue_url, receipt_handle) = (url.to_owned(), handle.to_owned());
        let input = sqs::DeleteMessageInput { queue_url, receipt_handle };
        self.service.delete_message(&self.call, input).await.map(drop)
    }

    async fn try_change(&self, url: &str, handle: &str, seconds: i32) -> Result<(), Error> {
        let (queue_url, receipt_handle) = (url.to_owned(), handle.to_owned());
        let input =
            sqs::ChangeMessageVisibilityInput { queue_url, receipt_handle, visibility_timeout: seconds };
        self.service.change_message_visibility(&self.call, input).await.map(drop)
    }

    async fn try_set(&self, url: &str, attributes: &[(&str, &str)]) -> Result<(), Error> {
        let input = sqs::SetQueueAttributesInput { queue_url: url.to_owned(), attributes: pairs(attributes) };
        self.service.set_queue_attributes(&self.call, input).await.map(drop)
    }

    async fn attributes(&self, url: &str) -> BTreeMap<String, String> {
        let attribute_names = Some(vec![sqs::QueueAttributeName::All]);
        let input = sqs::GetQueueAttributesInput { queue_url: url.to_owned(), attribute_names };
        self.service.get_queue_attributes(&self.call, input).await.unwrap().attributes.unwrap()
    }

    /// Messages visible, in flight and delayed.
    async fn counts(&self, url: &str) -> [usize; 3] {
        let attributes = self.attributes(url).await;
        ["", "NotVisible", "Delayed"]
            .map(|kind| attributes[&format!("ApproximateNumberOfMessages{kind}")].parse().unwrap())
    }
}

fn pairs(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

fn redrive_policy(target: &str, receives: u32) -> String {
    let arn = format!("arn:aws:sqs:us-east-1:000000000000:{target}");
    format!(r#"{{"deadLetterTargetArn":"{arn}","maxReceiveCount":{receives}}}"#)
}

fn message(url: &str, body: &str) -> sqs::SendMessageInput {
    sqs::SendMessageInput { queue_url: url.to_owned(), message_body: body.to_owned(), ..Default::default() }
}

fn poll(url: &str, maximum: i32, seconds: i32) -> sqs::ReceiveMessageInput {
    sqs::ReceiveMessageInput {
        queue_url: url.to_owned(),
        max_number_of_messages: Some(maximum),
        wait_time_seconds: Some(seconds),
        ..Default::default()
    }
}

fn bodies(messages: &[sqs::Message]) -> Vec<&str> {
    messages.iter().map(|message| message.body.as_deref().unwrap()).collect()
}

fn handle(message: &sqs::Message) -> &str {
    message.receipt_handle.as_deref().unwrap()
}
