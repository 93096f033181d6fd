//! CloudWatch Logs: what functions wrote, and what clients put, to be read and searched.
//!
//! Memory is bounded for each account and region ([`archive::Archive`] says how); what has to go for
//! it is told at WARN. Retention hides an event the moment it expires, and frees it within an hour of
//! the clock.

mod archive;
mod batch;
mod catalogue;
pub mod filter_pattern;
mod group;
mod operations;
mod position;
#[cfg(test)]
mod properties;
mod reading;
mod regional;
mod rows;
mod stream;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use dashmap::DashMap;

use crate::clock::Timestamp;
use crate::identity::{AccountId, Region};
use crate::neighbours::{House, LogLine, LogSink};
use regional::Regional;

/// Bytes that the events of one account and region may occupy, as AWS counts them: the message and
/// 26 bytes for each.
pub const LIMIT: usize = 256 << 20;

/// CloudWatch Logs: a cheap handle on the logs of every account and region.
#[derive(Clone, Debug)]
pub struct Logs {
    house: House,
    limit: usize,
    regionals: Arc<DashMap<(AccountId, Region), Arc<Regional>>>,
}

impl Logs {
    /// CloudWatch Logs without any group, keeping [`LIMIT`] bytes for each account and region unless
    /// the options say otherwise.
    #[must_use]
    pub fn new(house: &House) -> Self {
        let limit = house.options.log_limit.unwrap_or(LIMIT);
        Self { house: house.clone(), limit, regionals: Arc::default() }
    }

    /// Forgets every account's logs, or one account's. Their rows are the store's to forget.
    pub fn forget(&self, account: Option<&AccountId>) {
        self.regionals.retain(|(owner, _), _| account.is_some_and(|account| account != owner));
    }

    /// Reads back what the store kept, and arms the alarms of what will expire.
    pub fn restore(&self) {
        rows::restore(&self.house.store, |key, region, change| {
            change(&mut self.regional(&key.account, region).archive());
        });
        let now = self.now();
        self.regionals.iter().for_each(|regional| regional.wake(now));
    }

    fn now(&self) -> Timestamp {
        self.house.clock.now()
    }

    fn regional(&self, account: &AccountId, region: &Region) -> Arc<Regional> {
        if let Some(existing) = self.existing(account, region) {
            return existing;
        }
        let build = || {
            let (clock, store) = (&self.house.clock, self.house.store.clone());
            Regional::new(clock, store, self.limit, account.clone(), region.clone())
        };
        self.regionals.entry((account.clone(), region.clone())).or_insert_with(build).clone()
    }

    fn existing(&self, account: &AccountId, region: &Region) -> Option<Arc<Regional>> {
        self.regionals.get(&(account.clone(), region.clone())).map(|regional| regional.clone())
    }
}

impl LogSink for Logs {
    fn append(&self, account: &AccountId, region: &Region, group: &str, stream: &str, lines: Vec<LogLine>) {
        let (regional, now) = (self.regional(account, region), self.now());
        let ensured = regional.ensure(now, group, stream);
        let appended = ensured.and_then(|_| regional.append(now, group, stream, lines));
        // The rows are on their way in order; a function does not wait for its logs.
        if let Err(error) = appended {
            tracing::warn!(group, stream, %error, "these log lines are lost");
        }
    }
}
