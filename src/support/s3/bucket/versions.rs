//! What is at a bucket's keys: writing, reading, deleting, with or without versions.
//!
//! *AWS documentation: How S3 Versioning works; Working with delete markers.*

use std::collections::BTreeMap;
use std::sync::Arc;

use super::condition::{Deleting, Writing};
use super::object::{Object, Version};
use super::{Bucket, Versioning};
use crate::clock::Timestamp;
use crate::support::s3::refusal::{Outcome, Refusal};

/// A version that was written, and those that went for it.
#[derive(Clone, Debug)]
pub struct Written {
    /// What is there now.
    pub version: Version,
    /// What is there no longer. Its bytes must stay until the change is durable.
    pub replaced: Vec<Version>,
}

/// What a deletion came to.
#[derive(Clone, Debug, Default)]
pub struct Deleted {
    /// The delete marker that was made.
    pub marker: Option<Version>,
    /// The versions that went.
    pub removed: Vec<Version>,
}

impl Bucket {
    /// Writes an object. `drawn` is the id of its version, should the bucket keep versions.
    ///
    /// # Errors
    /// When a condition does not hold.
    pub fn put(
        &mut self,
        now: Timestamp,
        key: &str,
        object: Arc<Object>,
        tags: BTreeMap<String, String>,
        condition: &Writing,
        drawn: String,
    ) -> Outcome<Written> {
        condition.check(self.latest(key))?;
        Ok(self.write(now, key, Some(object), tags, drawn))
    }

    fn write(
        &mut self,
        now: Timestamp,
        key: &str,
        object: Option<Arc<Object>>,
        tags: BTreeMap<String, String>,
        drawn: String,
    ) -> Written {
        self.sequence += 1;
        let id = (self.versioning == Versioning::Enabled).then_some(drawn);
        let version = Version { id, sequence: self.sequence, modified: now, object, tags };
        let versions = self.keys.entry(key.to_owned()).or_default();
        let replaced = match &version.id {
            Some(_) => Vec::new(),
            None => versions.extract_if(.., |version| version.id.is_none()).collect(),
        };
        versions.push(version.clone());
        Written { version, replaced }
    }

    /// The newest version at a key, even if it is a delete marker.
    #[must_use]
    pub fn latest(&self, key: &str) -> Option<&Version> {
        self.keys.get(key)?.last()
    }

    /// The object at a key, or one version of it.
    ///
    /// # Errors
    /// `NoSuchKey`, `NoSuchVersion` (404), `MethodNotAllowed` (405) for a delete marker that was asked
    /// for by its id.
    pub fn find(&self, key: &str, version: Option<&str>) -> Outcome<(&Version, &Arc<Object>)> {
        let found = self.version(key, version)?;
        match &found.object {
            Some(object) => Ok((found, object)),
            None => {
                let refusal = match version {
                    Some(_) => Refusal::method_not_allowed()
                        .with_header("allow", "DELETE")
                        .with_header("last-modified", crate::support::s3::moment::http_date(found.modified)),
                    None => Refusal::no_such_key(),
                };
                let refusal = refusal.with_header("x-amz-delete-marker", "true");
                Err(refusal.with_header("x-amz-version-id", found.id_text()))
            }
        }
    }

    /// The newest version at a key, or the one of this id.
    fn version(&self, key: &str, id: Option<&str>) -> Outcome<&Version> {
        let Some(id) = id else { return self.latest(key).ok_or_else(Refusal::no_such_key) };
        let versions = self.keys.get(key).map(Vec::as_slice).unwrap_or_default();
        versions.iter().find(|version| version.id_text() == id).ok_or_else(Refusal::no_such_version)
    }

    /// Gives the tags of an object, or of one version of it, to `change`.
    ///
    /// # Errors
    /// As [`Bucket::find`].
    pub fn change_tags(
        &mut self,
        key: &str,
        version: Option<&str>,
        tags: BTreeMap<String, String>,
    ) -> Outcome<&Version> {
        let sequence = self.find(key, version)?.0.sequence;
        let versions = self.keys.get_mut(key).ok_or_else(Refusal::no_such_key)?;
        let version = versions.iter_mut().find(|version| version.sequence == sequence);
        let version = version.ok_or_else(Refusal::no_such_version)?;
        version.tags = tags;
        Ok(version)
    }

    /// Deletes the object at a key, or one version of it for good. Nothing there is no error.
    ///
    /// # Errors
    /// When a condition does not hold.
    pub fn delete(
        &mut self,
        now: Timestamp,
        key: &str,
        version: Option<&str>,
        condition: &Deleting,
        drawn: String,
    ) -> Outcome<Deleted> {
        condition.check(self.version(key, version).ok())?;
        if let Some(id) = version {
            return Ok(Deleted {
                marker: None,
                removed: self.remove(key, |version| version.id_text() == id),
            });
        }
        if self.versioning == Versioning::Never {
            return Ok(Deleted { marker: None, removed: self.remove(key, |_| true) });
        }
        let written = self.write(now, key, None, BTreeMap::new(), drawn);
        Ok(Deleted { marker: Some(written.version), removed: written.replaced })
    }

    fn remove(&mut self, key: &str, which: impl Fn(&Version) -> bool) -> Vec<Version> {
        let Some(versions) = self.keys.get_mut(key) else { return Vec::new() };
        let removed = versions.extract_if(.., |version| which(version)).collect();
        if versions.is_empty() {
            self.keys.remove(key);
        }
        removed
    }
}
