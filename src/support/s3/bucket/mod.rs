//! One bucket: the heart. Plain state; what it is told, when, and what was drawn for it all come from
//! outside.
//!
//! - [`object`]: what is kept at a key; [`versions`]: writing, reading, deleting.
//! - [`condition`]: requests that hold only under conditions.
//! - [`listing`]: keys in order; [`upload`]: objects in parts.

#![expect(clippy::single_match_else, reason = "two cases of equal weight read best side by side")]

pub mod condition;
pub mod listing;
pub mod object;
pub mod upload;
pub mod versions;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::clock::Timestamp;
use crate::identity::Region;

use object::Version;
use upload::Upload;

/// Whether a bucket keeps the versions of its objects.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Versioning {
    /// It never did.
    #[default]
    Never,
    /// Every write makes a version.
    Enabled,
    /// It did, and keeps those.
    Suspended,
}

/// A bucket and everything in it.
#[derive(Debug)]
pub struct Bucket {
    /// Where it is.
    pub region: Region,
    /// When it was made.
    pub created: Timestamp,
    /// Whether it keeps versions.
    pub versioning: Versioning,
    /// Its configurations, by the name of their operation without `Put` or `Get`.
    pub configurations: BTreeMap<String, Value>,
    /// The versions at each key, newest last; no key without any.
    pub keys: BTreeMap<String, Vec<Version>>,
    /// The uploads that go on, by key and id.
    pub uploads: BTreeMap<(String, String), Upload>,
    /// The number of the newest version.
    pub sequence: u64,
    /// Deleted, while a request that found it may still hold it.
    pub gone: bool,
}

impl Bucket {
    /// An empty bucket.
    #[must_use]
    pub fn new(region: Region, created: Timestamp) -> Self {
        Self {
            region,
            created,
            versioning: Versioning::default(),
            configurations: BTreeMap::new(),
            keys: BTreeMap::new(),
            uploads: BTreeMap::new(),
            sequence: 0,
            gone: false,
        }
    }

    /// Whether it may be deleted: uploads that go on don't count.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }

    /// A configuration, as it was put.
    #[must_use]
    pub fn configuration<T: DeserializeOwned>(&self, name: &str) -> Option<T> {
        serde_json::from_value(self.configurations.get(name)?.clone()).ok()
    }
}
