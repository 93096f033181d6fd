//! Virga's own doors to queues: looking at messages without receiving them, and faults on purpose.
//! Whoever asks here sees every account's queues.

use std::sync::Arc;

use super::delivery::{Selection, message_of};
use super::error;
use super::hosted::HostedQueue;
use super::queue::{Delivery, Faults, Receipt, Snapshot, State};
use super::queue_url::{QueueReference, queue_url};
use super::service::QueueService;
use crate::aws::model::sqs;
use crate::aws::{Call, Error};
use crate::identity::Region;

/// Which messages [`QueueService::peek`] shows besides those that are visible.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Show {
    /// Those in flight.
    pub in_flight: bool,
    /// Those not yet to be received.
    pub delayed: bool,
}

impl QueueService {
    /// Lists the messages of a queue, at most `limit`, in the order of arrival, without receiving them:
    /// what `ReceiveMessage` would answer, but for the receipt handle, which nobody holds.
    ///
    /// # Errors
    /// `InvalidAddress`, `QueueDoesNotExist`.
    pub fn peek(
        &self,
        call: &Call,
        queue_url: &str,
        show: Show,
        limit: usize,
    ) -> Result<sqs::ReceiveMessageOutput, Error> {
        let queue = self.find(call, &QueueReference::of_url(queue_url)?)?;
        let is_shown = |state: State| match state {
            State::Ready => true,
            State::Delayed(_) => show.delayed,
            State::InFlight(..) => show.in_flight,
        };
        let (snapshots, _) = queue.act(|inside, now| inside.heart.snapshots_of(now, limit, is_shown))?;
        let is_fifo = queue.attributes().fifo.is_some();
        let everything = Selection::everything();
        let messages = snapshots.into_iter().map(|snapshot| view_of(snapshot, &everything, is_fifo));
        Ok(sqs::ReceiveMessageOutput { messages: Some(messages.collect()) })
    }

    /// Lets a standard queue misbehave from now on, or behave again.
    ///
    /// # Errors
    /// `InvalidAddress`, `QueueDoesNotExist`; `InvalidParameterValue` for a FIFO queue.
    pub fn set_faults(&self, call: &Call, queue_url: &str, faults: Option<Faults>) -> Result<(), Error> {
        let queue = self.find(call, &QueueReference::of_url(queue_url)?)?;
        if faults.is_some() && queue.attributes().fifo.is_some() {
            let message = "Only standard queues may misbehave: a FIFO queue delivers once and in order.";
            return Err(error::invalid_parameter(message));
        }
        let seed = self.house().randomness.next_u64();
        queue.act(|inside, _| inside.heart.set_faults(faults, seed)).map(drop)
    }

    /// Lets every queue behave again.
    pub fn clear_faults(&self) {
        for queue in self.misbehaving() {
            // A queue that was deleted meanwhile has no faults left to clear.
            let _ = queue.act(|inside, _| inside.heart.set_faults(None, 0));
        }
    }

    /// The queues that misbehave on purpose, by their URLs and regions, and how.
    #[must_use]
    pub fn faults(&self, call: &Call) -> Vec<(String, Region, Faults)> {
        let view = |queue: Arc<HostedQueue>| {
            let url = queue_url(&call.authority, &queue.address.account, &queue.address.name);
            Some((url, queue.address.region.clone(), queue.look(|inside| inside.heart.faults())?))
        };
        let mut all: Vec<_> = self.misbehaving().into_iter().filter_map(view).collect();
        all.sort_by(|one, other| (&one.0, &one.1).cmp(&(&other.0, &other.1)));
        all
    }

    fn misbehaving(&self) -> Vec<Arc<HostedQueue>> {
        let has_faults = |queue: &Arc<HostedQueue>| queue.look(|inside| inside.heart.faults()).is_some();
        self.realms().iter().flat_map(|realm| realm.all()).filter(has_faults).collect()
    }
}

fn view_of(snapshot: Snapshot, everything: &Selection, is_fifo: bool) -> sqs::Message {
    let was_received = snapshot.first_received.is_some();
    let receipt = Receipt { slot: snapshot.slot, number: snapshot.number, receipt: snapshot.receipt };
    let delivery = Delivery {
        content: snapshot.content,
        group: snapshot.group,
        receipt,
        sent: snapshot.sent,
        first_received: snapshot.first_received.unwrap_or(snapshot.sent),
        receive_count: snapshot.receive_count,
        source: snapshot.source,
    };
    let mut message = message_of(&delivery, everything, is_fifo, String::new());
    message.receipt_handle = None;
    if !was_received {
        let attributes = message.attributes.iter_mut();
        attributes.for_each(|attributes| drop(attributes.remove("ApproximateFirstReceiveTimestamp")));
    }
    message
}
