//! Durable rows: the mirror of the engines' memory.
//!
//! An engine changes its state in memory and hands the store the rows that changed as one [`Batch`];
//! the reply waits for [`Store::commit`] when the store is durable. At start the rows are read back
//! with [`Store::rows`] and the timers armed again.

use std::collections::BTreeMap;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use parking_lot::Mutex;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::identity::AccountId;

/// A kind of row, such as `sqs.queue`: the service, a dot, and the noun.
pub type Table = &'static str;

/// One row's place: whose it is, and its key within the table.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RowKey {
    /// The table.
    pub table: Table,
    /// The account that owns the row; `POST /_virga/reset` may forget one account alone.
    pub account: AccountId,
    /// The key within table and account; rows are read back in its order.
    pub key: String,
}

/// Rows that change together, or not at all.
#[derive(Debug, Default)]
pub struct Batch {
    changes: Vec<(RowKey, Option<Vec<u8>>)>,
}

impl Batch {
    /// Writes `row`, replacing what was at its key.
    pub fn put(&mut self, table: Table, account: &AccountId, key: impl Into<String>, row: &impl Serialize) {
        let bytes = serde_json::to_vec(row).expect("rows are plain data with string keys");
        let key = RowKey { table, account: account.clone(), key: key.into() };
        self.changes.push((key, Some(bytes)));
    }

    /// Removes the row at `key`, if there is one.
    pub fn delete(&mut self, table: Table, account: &AccountId, key: impl Into<String>) {
        let key = RowKey { table, account: account.clone(), key: key.into() };
        self.changes.push((key, None));
    }

    /// The changes in the order in which they were made.
    #[must_use]
    pub fn into_changes(self) -> Vec<(RowKey, Option<Vec<u8>>)> {
        self.changes
    }
}

/// Completes when a batch is as durable as the store makes it.
pub type Committed = Pin<Box<dyn Future<Output = ()> + Send>>;

/// Where rows are kept.
pub trait RowStore: Send + Sync + fmt::Debug {
    /// Applies a batch. Batches take effect in the order of these calls; the future completes when
    /// this one (and so every earlier one) is durable.
    fn commit(&self, batch: Batch) -> Committed;

    /// Every row of a table, in key order, with its account.
    fn rows(&self, table: Table) -> Vec<(RowKey, Vec<u8>)>;

    /// Forgets every row, or every row of one account.
    fn forget(&self, account: Option<&AccountId>);
}

/// A handle on the row store that the engines share.
///
/// The default keeps no rows: the engines' memory is the truth, and a mirror that dies with the
/// process would only double it.
#[derive(Clone, Debug, Default)]
pub struct Store {
    rows: Option<Arc<dyn RowStore>>,
}

impl Store {
    /// A store that keeps nothing beyond the engines' memory.
    #[must_use]
    pub fn ephemeral() -> Self {
        Self::default()
    }

    /// A store over `rows`.
    #[must_use]
    pub fn over(rows: Arc<dyn RowStore>) -> Self {
        Self { rows: Some(rows) }
    }

    /// Whether rows are kept at all; an engine that has to gather what changed can spare itself that.
    #[must_use]
    pub fn keeps_rows(&self) -> bool {
        self.rows.is_some()
    }

    /// Hands the store the rows that `fill` writes. `fill` is not called when no rows are kept, so
    /// an ephemeral engine pays nothing. The batch is in order as soon as this returns; await the
    /// answer, outside every lock, before telling a client that it happened.
    #[must_use = "a reply must wait until its rows are durable"]
    pub fn commit(&self, fill: impl FnOnce(&mut Batch)) -> Commit {
        let Some(rows) = &self.rows else { return Commit(None) };
        let mut batch = Batch::default();
        fill(&mut batch);
        Commit(Some(rows.commit(batch)))
    }

    /// Every row of `table`, in key order, with its account.
    ///
    /// # Panics
    /// When a row cannot be read as `T`: the store was written by another version.
    #[must_use]
    pub fn rows<T: DeserializeOwned>(&self, table: Table) -> Vec<(RowKey, T)> {
        let Some(rows) = &self.rows else { return Vec::new() };
        let read = |(key, bytes): (RowKey, Vec<u8>)| {
            let row = serde_json::from_slice(&bytes)
                .unwrap_or_else(|error| panic!("row {} of {table} is unreadable: {error}", key.key));
            (key, row)
        };
        rows.rows(table).into_iter().map(read).collect()
    }

    /// Forgets every row, or every row of one account.
    pub fn forget(&self, account: Option<&AccountId>) {
        if let Some(rows) = &self.rows {
            rows.forget(account);
        }
    }
}

/// What [`Store::commit`] answers; see there.
#[must_use = "a reply must wait until its rows are durable"]
pub struct Commit(Option<Committed>);

impl Commit {
    /// Waits until the batch is durable; at once when no rows are kept.
    pub async fn durable(self) {
        if let Some(committed) = self.0 {
            committed.await;
        }
    }
}

impl fmt::Debug for Commit {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_tuple("Commit").field(&self.0.is_some()).finish()
    }
}

/// Rows in memory: survives the engines, not the process. For tests of restarts.
#[derive(Debug, Default)]
pub struct MemoryStore {
    rows: Mutex<BTreeMap<RowKey, Vec<u8>>>,
}

impl RowStore for MemoryStore {
    fn commit(&self, batch: Batch) -> Committed {
        let mut rows = self.rows.lock();
        for (key, change) in batch.into_changes() {
            match change {
                Some(bytes) => rows.insert(key, bytes),
                None => rows.remove(&key),
            };
        }
        Box::pin(std::future::ready(()))
    }

    fn rows(&self, table: Table) -> Vec<(RowKey, Vec<u8>)> {
        let rows = self.rows.lock();
        let of_table = rows.iter().filter(|(key, _)| key.table == table);
        of_table.map(|(key, bytes)| (key.clone(), bytes.clone())).collect()
    }

    fn forget(&self, account: Option<&AccountId>) {
        self.rows.lock().retain(|key, _| account.is_some_and(|account| *account != key.account));
    }
}
