//! One queue, hosted: its heart behind a short lock, its waiters, its alarms and its rows.

use std::collections::{BTreeMap, HashMap};
use std::fmt;
use std::sync::{Arc, Weak};
use std::time::Duration;

use parking_lot::{Mutex, MutexGuard};

use super::alarms::Alarms;
use super::attributes::QueueAttributes;
use super::error;
use super::queue::{Delivery, Effects, OverLimit, Parcel, Queue, WaiterId, Want};
use super::queue_url::QueueReference;
use super::realm::Realm;
use super::receipt_handle::Seal;
use super::rows;
use crate::aws::Error;
use crate::clock::{Clock, Sender, TimerKind, Timestamp};
use crate::identity::{AccountId, Region};
use crate::store::{Batch, Commit, Store};

/// Whose a queue is, where, and its name; never changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Address {
    pub account: AccountId,
    pub region: Region,
    pub name: String,
    pub arn: Arc<str>,
}

/// A queue that clients can call.
pub(super) struct HostedQueue {
    pub address: Address,
    pub seal: Seal,
    pub created: Timestamp,
    /// What `SenderId` says of the owner's own messages.
    owner: Arc<str>,
    clock: Clock,
    store: Store,
    /// Where its dead letters' queue is to be found.
    realm: Weak<Realm>,
    inside: Mutex<Inside>,
}

/// What the lock guards.
pub(super) struct Inside {
    pub heart: Queue,
    pub attributes: Arc<QueueAttributes>,
    pub tags: BTreeMap<String, String>,
    pub modified: Timestamp,
    pub purged: Option<Timestamp>,
    /// What wakes those who wait in the heart's line.
    senders: HashMap<WaiterId, Sender<()>>,
    alarms: Alarms,
    is_deleted: bool,
}

/// Rows on their way to the store; to be awaited before a client is told that it happened.
#[must_use = "a reply must wait until its rows are durable"]
#[derive(Debug, Default)]
pub(super) struct Commits(pub Vec<Commit>);

impl Commits {
    pub async fn durable(self) {
        for commit in self.0 {
            commit.durable().await;
        }
    }

    pub fn join(&mut self, others: Self) {
        self.0.extend(others.0);
    }
}

impl HostedQueue {
    pub fn new(queue: rows::QueueRow, address: Address, realm: &Arc<Realm>) -> Arc<Self> {
        let house = realm.house();
        let first = u64::try_from(house.clock.now().as_micros()).unwrap_or(0);
        let heart = Queue::new(queue.attributes.settings(), first, house.store.keeps_rows());
        Arc::new_cyclic(|this| Self {
            owner: Arc::from(address.account.as_str()),
            address,
            seal: Seal(queue.seal),
            created: Timestamp::from_micros(queue.created),
            clock: house.clock.clone(),
            store: house.store.clone(),
            realm: Arc::downgrade(realm),
            inside: Mutex::new(Inside {
                heart,
                attributes: Arc::new(queue.attributes),
                tags: queue.tags,
                modified: Timestamp::from_micros(queue.modified),
                purged: None,
                senders: HashMap::new(),
                alarms: Alarms::new(&house.clock, this),
                is_deleted: false,
            }),
        })
    }

    /// Looks at the queue without changing it.
    pub fn look<T>(&self, look: impl FnOnce(&mut Inside) -> T) -> T {
        look(&mut self.inside.lock())
    }

    pub fn attributes(&self) -> Arc<QueueAttributes> {
        Arc::clone(&self.inside.lock().attributes)
    }

    pub fn owner(&self) -> Arc<str> {
        Arc::clone(&self.owner)
    }

    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// Does something to the queue and everything that follows from it: rows, alarms, waiters woken,
    /// dead letters taken away.
    pub fn act<T>(&self, act: impl FnOnce(&mut Inside, Timestamp) -> T) -> Result<(T, Commits), Error> {
        self.act_with_rows(|_| {}, act)
    }

    fn act_with_rows<T>(
        &self,
        more: impl FnOnce(&mut Batch),
        act: impl FnOnce(&mut Inside, Timestamp) -> T,
    ) -> Result<(T, Commits), Error> {
        let mut inside = self.lock()?;
        let now = self.clock.now();
        let target = inside.attributes.redrive.as_ref().and_then(|redrive| {
            let name = QueueReference::of_arn(&redrive.dead_letter_target_arn)?.name;
            self.realm.upgrade()?.find(name)
        });
        inside.heart.set_dead_letters_leave(target.is_some());
        let outcome = act(&mut inside, now);
        let effects = inside.heart.take_effects();
        let mut commits = self.commit(&inside, &effects, more);
        let deadlines = inside.heart.deadlines();
        inside.alarms.set(deadlines);
        let woken: Vec<_> = effects.woken.iter().filter_map(|waiter| inside.senders.remove(waiter)).collect();
        drop(inside);
        for sender in woken {
            // A waiter that is gone hands back what it was given when it is dropped.
            let _ = sender.send(());
        }
        if let Some(target) = target.filter(|_| !effects.dead.is_empty()) {
            commits.join(self.bury(&target, effects.dead));
        }
        Ok((outcome, commits))
    }

    fn lock(&self) -> Result<MutexGuard<'_, Inside>, Error> {
        let inside = self.inside.lock();
        if inside.is_deleted { Err(error::no_such_queue()) } else { Ok(inside) }
    }

    fn commit(&self, inside: &Inside, effects: &Effects, more: impl FnOnce(&mut Batch)) -> Commits {
        if !self.store.keeps_rows() {
            return Commits::default();
        }
        Commits(vec![self.store.commit(|batch| {
            rows::write_changes(batch, &self.address, &inside.heart, effects);
            more(batch);
        })])
    }

    /// Takes dead letters to their queue; their rows leave this queue in the same batch in which they
    /// enter that one.
    fn bury(&self, target: &Arc<Self>, dead: Vec<Parcel>) -> Commits {
        let numbers: Vec<u64> = dead.iter().map(|parcel| parcel.number).collect();
        let leave = |batch: &mut Batch| {
            for number in numbers {
                rows::delete_message(batch, &self.address, number);
            }
        };
        let source = &self.address.arn;
        let buried = target.act_with_rows(leave, |inside, now| {
            let restarts = inside.heart.settings().fifo;
            for mut parcel in dead {
                parcel.source = Some(Arc::clone(source));
                if restarts {
                    // A FIFO queue's retention begins anew; a standard one's goes on from the sending.
                    parcel.sent = now;
                }
                inside.heart.accept(now, parcel);
            }
        });
        buried.map(|((), commits)| commits).unwrap_or_default()
    }

    /// Takes in a message that is moved here from a dead-letter queue, together with the deletion of
    /// its old row and with `more` rows.
    pub fn take_in(
        &self,
        parcel: Parcel,
        from: &Address,
        more: impl FnOnce(&mut Batch),
    ) -> Result<Commits, Error> {
        let number = parcel.number;
        let leave = |batch: &mut Batch| {
            rows::delete_message(batch, from, number);
            more(batch);
        };
        let taken = self.act_with_rows(leave, |inside, now| {
            inside.heart.accept(now, Parcel { sent: now, source: None, ..parcel });
        });
        taken.map(|((), commits)| commits)
    }

    /// Something is due. Nobody waits for these rows: they only follow from what was durable before.
    pub(super) fn ring(&self) {
        let settled = self.act(|inside, now| {
            inside.alarms.rang(now);
            inside.heart.settle(now);
        });
        if let Ok(((), commits)) = settled {
            drop(commits);
        }
    }

    /// Receives what is wanted, waiting in line up to `patience` when there is nothing.
    pub async fn receive(self: &Arc<Self>, want: Want, patience: Duration) -> Result<Vec<Delivery>, Error> {
        let (first, commits) = self.act(|inside, now| {
            match inside.heart.receive(now, &want) {
                Ok(deliveries) if deliveries.is_empty() => {}
                Err(OverLimit) if !patience.is_zero() => {}
                at_once => return Err(at_once),
            }
            if patience.is_zero() {
                return Err(Ok(Vec::new()));
            }
            let (sender, receiver) = self.clock.oneshot();
            let waiter = inside.heart.wait(now, want.clone());
            inside.senders.insert(waiter, sender);
            Ok((waiter, receiver, now.after(patience)))
        })?;
        let (waiter, receiver, until) = match first {
            Ok(waiting) => waiting,
            Err(at_once) => {
                commits.durable().await;
                return at_once.map_err(|OverLimit| error::too_many_in_flight());
            }
        };
        let mut place = PlaceInLine { queue: self, waiter, is_taken: true };
        let timer = self.clock.timer(TimerKind::Guard(want.holder), until);
        self.clock
            .park(async {
                tokio::select! {
                    biased;
                    _ = receiver => {}
                    () = timer => {}
                }
            })
            .await;
        commits.durable().await;
        let (deliveries, commits) = place.leave()?;
        commits.durable().await;
        Ok(deliveries)
    }

    /// The row that describes the queue itself.
    pub fn row(&self, inside: &Inside) -> rows::QueueRow {
        rows::QueueRow {
            attributes: (*inside.attributes).clone(),
            tags: inside.tags.clone(),
            created: self.created.as_micros(),
            modified: inside.modified.as_micros(),
            seal: self.seal.0,
        }
    }

    /// Changes the queue's own record, and keeps its row.
    pub fn amend<T>(
        &self,
        amend: impl FnOnce(&mut Inside, Timestamp) -> Result<T, Error>,
    ) -> Result<(T, Commits), Error> {
        let (outcome, mut commits) = self.act(|inside, now| {
            let outcome = amend(inside, now)?;
            let settings = inside.attributes.settings();
            inside.heart.set_settings(now, settings);
            Ok::<_, Error>((outcome, self.row(inside)))
        })?;
        let (outcome, row) = outcome?;
        if self.store.keeps_rows() {
            commits.join(Commits(vec![
                self.store.commit(|batch| rows::write_queue(batch, &self.address, &row)),
            ]));
        }
        if let Some(realm) = self.realm.upgrade() {
            realm.changes.notify_all();
        }
        Ok((outcome, commits))
    }

    /// Ends the queue: those who wait are told, its rows go.
    pub fn close(&self) -> Commits {
        let mut inside = self.inside.lock();
        inside.is_deleted = true;
        inside.alarms.clear();
        let waiters = std::mem::take(&mut inside.senders);
        let mut commits = Commits::default();
        if self.store.keeps_rows() {
            let now = self.clock.now();
            inside.heart.purge(now);
            let effects = inside.heart.take_effects();
            commits.join(Commits(vec![self.store.commit(|batch| {
                rows::write_changes(batch, &self.address, &inside.heart, &effects);
                rows::delete_queue(batch, &self.address);
            })]));
        }
        drop(inside);
        drop(waiters);
        commits
    }
}

impl fmt::Debug for HostedQueue {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("HostedQueue").field("address", &self.address).finish_non_exhaustive()
    }
}

/// A receiver's place in line. When the receiver vanishes, what it was handed goes back.
struct PlaceInLine<'a> {
    queue: &'a Arc<HostedQueue>,
    waiter: WaiterId,
    is_taken: bool,
}

impl PlaceInLine<'_> {
    /// Leaves with what was handed out; the rows of that are durable when those here are.
    fn leave(&mut self) -> Result<(Vec<Delivery>, Commits), Error> {
        self.is_taken = false;
        let waiter = self.waiter;
        self.queue.act(|inside, now| {
            inside.senders.remove(&waiter);
            let deliveries = inside.heart.collect(waiter).unwrap_or_default();
            inside.heart.abandon(now, waiter);
            deliveries
        })
    }
}

impl Drop for PlaceInLine<'_> {
    fn drop(&mut self) {
        if self.is_taken {
            let waiter = self.waiter;
            let _ = self.queue.act(|inside, now| {
                inside.senders.remove(&waiter);
                inside.heart.abandon(now, waiter);
            });
        }
    }
}
