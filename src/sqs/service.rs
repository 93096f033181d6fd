//! The SQS service: which queues there are, for whom, and who may use them.

use std::collections::HashMap;
use std::future::Future;
use std::sync::Arc;

use dashmap::DashMap;

use super::error;
use super::hosted::HostedQueue;
use super::move_task::TaskRow;
use super::queue_url::QueueReference;
use super::realm::Realm;
use super::rows::{self, DeduplicationRow, MessageRow, QueueRow};
use crate::aws::{Call, Error};
use crate::clock::Signal;
use crate::identity::{AccountId, Region};
use crate::neighbours::House;

/// SQS. A cheap handle.
#[derive(Clone, Debug)]
pub struct QueueService {
    shared: Arc<Shared>,
}

#[derive(Debug)]
struct Shared {
    house: House,
    /// Rung when a queue has been made, or its record changed.
    changes: Signal,
    realms: DashMap<(AccountId, Region), Arc<Realm>>,
}

/// What a store kept of a queue's messages.
#[derive(Default)]
pub(super) struct Kept {
    pub messages: Vec<MessageRow>,
    pub seen: Vec<DeduplicationRow>,
}

impl QueueService {
    /// The service without queues; [`QueueService::restore`] reads back those that a store kept.
    #[must_use]
    pub fn new(house: &House) -> Self {
        let changes = house.clock.signal();
        Self { shared: Arc::new(Shared { house: house.clone(), changes, realms: DashMap::new() }) }
    }

    /// Reads queues and messages back from the store and arms their timers again.
    pub fn restore(&self) {
        let store = &self.house().store;
        let mut kept: HashMap<(AccountId, String), Kept> = HashMap::new();
        let queue_key = |key: &str| {
            let (region, name) = rows::queue_of_key(key)?;
            Some(format!("{region}/{name}"))
        };
        for (key, row) in store.rows::<MessageRow>(rows::MESSAGES) {
            if let Some(queue) = queue_key(&key.key) {
                kept.entry((key.account, queue)).or_default().messages.push(row);
            }
        }
        for (key, row) in store.rows::<DeduplicationRow>(rows::DEDUPLICATION) {
            if let Some(queue) = queue_key(&key.key) {
                kept.entry((key.account, queue)).or_default().seen.push(row);
            }
        }
        for (key, row) in store.rows::<QueueRow>(rows::QUEUES) {
            let Some((region, name)) = rows::queue_of_key(&key.key) else { continue };
            let Ok(region) = region.parse() else { continue };
            let of_queue = kept.remove(&(key.account.clone(), key.key.clone())).unwrap_or_default();
            self.realm(&key.account, &region).restore_queue(name, row, of_queue);
        }
        for (key, row) in store.rows::<TaskRow>(rows::TASKS) {
            let Some((region, name)) = rows::queue_of_key(&key.key) else { continue };
            let Ok(region) = region.parse() else { continue };
            self.realm(&key.account, &region).restore_task(name, row);
        }
    }

    /// Forgets every queue, or every queue of one account. The store is the caller's to clear.
    pub fn forget(&self, account: Option<&AccountId>) {
        let is_meant = |realm: &Arc<Realm>| account.is_none_or(|account| *account == realm.account);
        self.realms().iter().filter(|realm| is_meant(realm)).for_each(|realm| realm.close_all());
        self.shared.realms.retain(|_, realm| !is_meant(realm));
    }

    /// Completes when a queue has been made, or its record changed, after this call.
    pub(super) fn changed(&self) -> impl Future<Output = ()> + Send + use<> {
        self.shared.changes.notified()
    }

    pub(super) fn house(&self) -> &House {
        &self.shared.house
    }

    pub(super) fn realm(&self, account: &AccountId, region: &Region) -> Arc<Realm> {
        let key = (account.clone(), region.clone());
        if let Some(realm) = self.shared.realms.get(&key) {
            return Arc::clone(&realm);
        }
        let changes = || self.shared.changes.clone();
        let make = || Realm::new(account.clone(), region.clone(), self.house().clone(), changes());
        Arc::clone(&self.shared.realms.entry(key).or_insert_with(make))
    }

    pub(super) fn realm_of(&self, call: &Call) -> Arc<Realm> {
        self.realm(&call.account, &call.region)
    }

    /// The queue that a client means by a URL, if the client may call `action` on it.
    pub(super) fn queue(&self, call: &Call, url: &str, action: Action) -> Result<Arc<HostedQueue>, Error> {
        let reference = QueueReference::of_url(url)?;
        self.referred(call, &reference, action)
    }

    /// The queue that is referred to, whoever asks.
    pub(super) fn find(
        &self,
        call: &Call,
        reference: &QueueReference<'_>,
    ) -> Result<Arc<HostedQueue>, Error> {
        let account = reference.account.as_ref().unwrap_or(&call.account);
        let region = reference.region.as_ref().unwrap_or(&call.region);
        let realm =
            self.shared.realms.get(&(account.clone(), region.clone())).map(|realm| Arc::clone(&realm));
        realm.and_then(|realm| realm.find(reference.name)).ok_or_else(error::no_such_queue)
    }

    pub(super) fn realms(&self) -> Vec<Arc<Realm>> {
        self.shared.realms.iter().map(|realm| Arc::clone(&realm)).collect()
    }

    pub(super) fn referred(
        &self,
        call: &Call,
        reference: &QueueReference<'_>,
        action: Action,
    ) -> Result<Arc<HostedQueue>, Error> {
        let queue = self.find(call, reference)?;
        if queue.address.account != call.account {
            let attributes = queue.attributes();
            let arn = &queue.address.arn;
            let allows = |policy: &super::policy::Policy| policy.allows(&call.account, action.name(), arn);
            if !action.is_shareable() || !attributes.policy.as_ref().is_some_and(allows) {
                return Err(error::access_denied(&call.account, &format!("sqs:{}", action.name()), arn));
            }
        }
        Ok(queue)
    }
}

/// An operation on one queue, as policies name it: a batch counts as its single form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Action {
    SendMessage,
    ReceiveMessage,
    DeleteMessage,
    ChangeMessageVisibility,
    GetQueueAttributes,
    GetQueueUrl,
    ListDeadLetterSourceQueues,
    PurgeQueue,
    /// What only the owner may do, by its name.
    OwnersOnly(&'static str),
}

impl Action {
    fn name(self) -> &'static str {
        match self {
            Self::SendMessage => "SendMessage",
            Self::ReceiveMessage => "ReceiveMessage",
            Self::DeleteMessage => "DeleteMessage",
            Self::ChangeMessageVisibility => "ChangeMessageVisibility",
            Self::GetQueueAttributes => "GetQueueAttributes",
            Self::GetQueueUrl => "GetQueueUrl",
            Self::ListDeadLetterSourceQueues => "ListDeadLetterSourceQueues",
            Self::PurgeQueue => "PurgeQueue",
            Self::OwnersOnly(name) => name,
        }
    }

    fn is_shareable(self) -> bool {
        !matches!(self, Self::OwnersOnly(_))
    }
}
