//! An object, and the versions of it that a bucket keeps.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::clock::Timestamp;
use crate::support::s3::checksum::Checksum;
use crate::support::s3::content::Content;

/// One version of the object at a key.
#[derive(Clone, Debug)]
pub struct Version {
    /// `None` is the null version: what is written while the bucket keeps no versions.
    pub id: Option<String>,
    /// Rises with every version of the bucket; orders them, also in notifications.
    pub sequence: u64,
    /// When it was written.
    pub modified: Timestamp,
    /// What was written; `None` is a delete marker.
    pub object: Option<Arc<Object>>,
    /// Its tags, which may change after it was written.
    pub tags: BTreeMap<String, String>,
}

/// What a client stored.
#[derive(Clone, Debug)]
pub struct Object {
    /// The bytes.
    pub content: Content,
    /// The `ETag`, without its quotes.
    pub etag: String,
    /// The checksum.
    pub checksum: Option<Checksum>,
    /// The parts of a multipart upload, in order; empty for what was uploaded in one go.
    pub parts: Vec<PartShape>,
    /// What its writer said of it.
    pub description: Description,
}

/// What is remembered of a part when its upload is complete.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PartShape {
    /// Its number.
    pub number: i32,
    /// Its bytes.
    pub size: u64,
    /// Its checksum.
    pub checksum: Option<Checksum>,
}

/// What the writer of an object says of it; told again to its readers.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Description {
    /// `Cache-Control`.
    pub cache_control: Option<String>,
    /// `Content-Disposition`.
    pub content_disposition: Option<String>,
    /// `Content-Encoding`.
    pub content_encoding: Option<String>,
    /// `Content-Language`.
    pub content_language: Option<String>,
    /// `Content-Type`; `binary/octet-stream` when its writer says nothing.
    pub content_type: Option<String>,
    /// `Expires`.
    pub expires: Option<s3s::dto::Timestamp>,
    /// `x-amz-meta-…`.
    pub metadata: BTreeMap<String, String>,
    /// `x-amz-storage-class`, unless it is `STANDARD`.
    pub storage_class: Option<String>,
    /// `x-amz-website-redirect-location`.
    pub website_redirect: Option<String>,
    /// `x-amz-server-side-encryption`, unless it is `AES256`.
    pub encryption: Option<String>,
    /// The key of such an encryption.
    pub encryption_key: Option<String>,
    /// Whether the bucket's key takes part in it.
    pub bucket_key: Option<bool>,
}

impl Version {
    /// The version's id in the API.
    #[must_use]
    pub fn id_text(&self) -> &str {
        self.id.as_deref().unwrap_or("null")
    }

    /// Whether it says that there is no object.
    #[must_use]
    pub fn is_delete_marker(&self) -> bool {
        self.object.is_none()
    }
}

impl Object {
    /// How many bytes it has.
    #[must_use]
    pub fn size(&self) -> u64 {
        self.content.size()
    }

    /// The range of bytes of a part, by its number; an object that was uploaded in one go has one part.
    #[must_use]
    pub fn part(&self, number: i32) -> Option<std::ops::Range<u64>> {
        if self.parts.is_empty() {
            return (number == 1).then_some(0..self.size());
        }
        let mut start = 0;
        for part in &self.parts {
            if part.number == number {
                return Some(start..start + part.size);
            }
            start += part.size;
        }
        None
    }
}
