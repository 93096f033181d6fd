//! The queues of one account in one region.

use std::collections::{BTreeSet, HashMap};
use std::ops::Bound;
use std::sync::Arc;
use std::time::Duration;

use dashmap::DashMap;
use parking_lot::Mutex;

use super::error;
use super::hosted::{Address, Commits, HostedQueue};
use super::move_task::{MoveTask, TaskRow};
use super::rows::{self, QueueRow};
use crate::aws::Error;
use crate::clock::{Signal, Timestamp};
use crate::identity::{AccountId, Arn, Region};
use crate::neighbours::House;
use crate::store::Batch;

/// How long AWS reserves the name of a deleted queue; only `--strict` does.
const RESERVATION: Duration = Duration::from_mins(1);

/// The most finished move tasks that are remembered for each source.
const MOST_TASKS: usize = 10;

pub(super) struct Realm {
    pub account: AccountId,
    pub region: Region,
    house: House,
    /// Rung when a queue has been made, or its record changed.
    pub changes: Signal,
    queues: DashMap<String, Arc<HostedQueue>>,
    /// The same names in order, for listings.
    names: Mutex<BTreeSet<String>>,
    deleted: Mutex<HashMap<String, Timestamp>>,
    /// Move tasks by source ARN, the newest last.
    tasks: Mutex<HashMap<String, Vec<Arc<MoveTask>>>>,
}

impl Realm {
    pub fn new(account: AccountId, region: Region, house: House, changes: Signal) -> Arc<Self> {
        Arc::new(Self {
            account,
            region,
            house,
            changes,
            queues: DashMap::new(),
            names: Mutex::new(BTreeSet::new()),
            deleted: Mutex::new(HashMap::new()),
            tasks: Mutex::new(HashMap::new()),
        })
    }

    pub fn house(&self) -> &House {
        &self.house
    }

    pub fn find(&self, name: &str) -> Option<Arc<HostedQueue>> {
        self.queues.get(name).map(|queue| Arc::clone(&queue))
    }

    /// All queues, in no order.
    pub fn all(&self) -> Vec<Arc<HostedQueue>> {
        self.queues.iter().map(|queue| Arc::clone(&queue)).collect()
    }

    pub fn arn_of(&self, name: &str) -> String {
        Arn::text("sqs", &self.region, &self.account, name)
    }

    /// The queue of this name, and whether it was made just now from `row`.
    pub fn find_or_open(
        self: &Arc<Self>,
        name: &str,
        row: impl FnOnce() -> QueueRow,
    ) -> (Arc<HostedQueue>, bool) {
        let mut is_new = false;
        let queue = self.queues.entry(name.to_owned()).or_insert_with(|| {
            is_new = true;
            let arn = Arc::from(self.arn_of(name));
            let (account, region) = (self.account.clone(), self.region.clone());
            let address = Address { account, region, name: name.to_owned(), arn };
            HostedQueue::new(row(), address, self)
        });
        let queue = Arc::clone(&queue);
        if is_new {
            self.names.lock().insert(name.to_owned());
        }
        (queue, is_new)
    }

    /// Forgets a queue; its name is free at once, or after a minute when AWS's strictness is wanted.
    pub fn close(&self, name: &str) -> Option<Commits> {
        let (_, queue) = self.queues.remove(name)?;
        self.names.lock().remove(name);
        if self.house.options.strict {
            self.deleted.lock().insert(name.to_owned(), self.house.clock.now());
        }
        let mut commits = queue.close();
        let tasks = self.tasks.lock().remove(&*queue.address.arn).unwrap_or_default();
        if !tasks.is_empty() {
            commits.join(self.forget_tasks(tasks.into_iter()));
        }
        Some(commits)
    }

    pub fn close_all(&self) {
        let names = std::mem::take(&mut *self.names.lock());
        for name in names {
            let _ = self.close(&name);
        }
        for task in std::mem::take(&mut *self.tasks.lock()).into_values().flatten() {
            task.cancel();
        }
    }

    pub fn check_reservation(&self, name: &str) -> Result<(), Error> {
        let now = self.house.clock.now();
        let mut deleted = self.deleted.lock();
        deleted.retain(|_, at| at.after(RESERVATION) > now);
        if deleted.contains_key(name) { Err(error::deleted_recently()) } else { Ok(()) }
    }

    /// Up to `limit` names that begin with `prefix` and come after `after`, in order.
    pub fn names(&self, prefix: &str, after: Option<&str>, limit: usize) -> Vec<String> {
        let from = match after {
            Some(after) if after >= prefix => Bound::Excluded(after),
            _ => Bound::Included(prefix),
        };
        let names = self.names.lock();
        let names = names.range::<str, _>((from, Bound::Unbounded));
        names.take_while(|name| name.starts_with(prefix)).take(limit).cloned().collect()
    }

    /// The names of the queues whose dead letters go to the queue with this ARN, in order.
    pub fn dead_letter_sources(&self, target_arn: &str) -> Vec<String> {
        let goes_there = |queue: &Arc<HostedQueue>| {
            let attributes = queue.attributes();
            attributes.redrive.as_ref().is_some_and(|redrive| redrive.dead_letter_target_arn == target_arn)
        };
        let mut names: Vec<_> =
            self.all().into_iter().filter(goes_there).map(|queue| queue.address.name.clone()).collect();
        names.sort_unstable();
        names
    }

    /// The move tasks of a source, the newest last.
    pub fn tasks_of(&self, source_arn: &str) -> Vec<Arc<MoveTask>> {
        self.tasks.lock().get(source_arn).cloned().unwrap_or_default()
    }

    /// Enters a task that is about to start; `None` when another one still runs.
    pub fn enter_task(&self, task: &Arc<MoveTask>) -> Option<Commits> {
        let mut tasks = self.tasks.lock();
        let of_source = tasks.entry(task.source.arn.to_string()).or_default();
        if of_source.iter().any(|known| known.is_running()) {
            return None;
        }
        let mut commits = self.keep_task(task);
        if of_source.len() == MOST_TASKS {
            commits.join(self.forget_tasks(of_source.drain(..1)));
        }
        of_source.push(Arc::clone(task));
        Some(commits)
    }

    /// Keeps a task's row as the task is now.
    pub fn keep_task(&self, task: &MoveTask) -> Commits {
        self.commit(|batch| rows::write_task(batch, &task.source, &task.row()))
    }

    fn forget_tasks(&self, tasks: impl Iterator<Item = Arc<MoveTask>>) -> Commits {
        self.commit(|batch| {
            for task in tasks {
                // Of a queue that is gone, perhaps one still runs.
                task.cancel();
                rows::delete_task(batch, &task.source, &task.id);
            }
        })
    }

    fn commit(&self, write: impl FnOnce(&mut Batch)) -> Commits {
        let store = &self.house.store;
        if store.keeps_rows() { Commits(vec![store.commit(write)]) } else { Commits::default() }
    }

    /// Enters a task of the queue `name` again, and lets it go on if it was running.
    pub fn restore_task(self: &Arc<Self>, name: &str, row: TaskRow) {
        let Some(source) = self.find(name) else { return };
        let task = MoveTask::restore(row, source.address.clone());
        let mut tasks = self.tasks.lock();
        let of_source = tasks.entry(source.address.arn.to_string()).or_default();
        of_source.push(Arc::clone(&task));
        of_source.sort_by_key(|task| task.started);
        if task.is_running() {
            self.house.clock.spawn(task.run(Arc::clone(self), source));
        }
    }

    /// Reads the messages and deduplication ids of a queue back from their rows.
    pub fn restore_queue(self: &Arc<Self>, name: &str, row: QueueRow, kept: super::Kept) {
        let (queue, _) = self.find_or_open(name, || row);
        let messages = kept.messages.into_iter().map(rows::MessageRow::restore).collect();
        let seen = kept.seen.into_iter().map(rows::DeduplicationRow::restore).collect();
        let _ = queue.act(|inside, now| {
            inside.heart.restore(messages, seen);
            inside.heart.settle(now);
        });
    }
}

impl std::fmt::Debug for Realm {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Realm").field("account", &self.account).finish_non_exhaustive()
    }
}
