//! The operations, by subject. What is not here, `s3s` refuses by name.
//!
//! - [`buckets`], [`configurations`], [`access`]: buckets and what is recorded of them; [`notifications`].
//! - [`writing`], [`reading`], [`copying`], [`deleting`], [`tagging`]: objects; [`attributes`].
//! - [`listing`]: what is in a bucket; [`uploads`], [`parts`]: objects in parts.
//! - [`arriving`]: bodies on their way in; [`telling`]: what several answers have in common.

#![allow(clippy::wildcard_imports, reason = "the types of a whole API, by their names in it")]
#![expect(
    clippy::unused_async,
    reason = "the trait of `s3s` awaits every operation, whether it waits or not"
)]
#![expect(clippy::unnecessary_wraps, reason = "an answer is what operations end in")]

mod access;
mod arriving;
mod attributes;
mod buckets;
mod configurations;
mod copying;
mod deleting;
mod listing;
mod notifications;
mod parts;
mod reading;
mod service;
mod tagging;
mod telling;
mod uploads;
mod writing;

use std::sync::Arc;

use s3s::{S3Request, S3Response, S3Result};

use super::Shared;
use super::bucket::Bucket;
use super::bucket::object::Object;
use super::bucket::object::Version;
use super::refusal::{Outcome, Refusal};
use super::territory::Found;
use super::wire::Arrival;
use crate::aws::Call;

pub(super) use writing::Draft;

/// What an operation answers.
pub(super) type Reply<T> = S3Result<S3Response<T>>;

/// The operations, over what they share.
#[derive(Clone)]
pub(super) struct Engine {
    pub(super) shared: Arc<Shared>,
}

/// What the port learned of a request.
fn arrival<T>(request: &S3Request<T>) -> Outcome<Arrival> {
    let arrival = request.extensions.get::<Arrival>().cloned();
    arrival.ok_or_else(|| Refusal::internal(&"a request arrived past the port"))
}

impl Engine {
    /// The bucket that a caller names, if it belongs to whom the caller expects.
    fn bucket(&self, call: &Call, name: &str, expected_owner: Option<&String>) -> Outcome<Found> {
        let found = self.shared.territory.find(call, name)?;
        match expected_owner {
            Some(owner) if owner != found.owner.as_str() => {
                Err(Refusal::new("AccessDenied", 403, "Access Denied"))
            }
            _ => Ok(found),
        }
    }

    /// Looks at the bucket that a request names.
    fn look<I, T>(
        &self,
        request: &S3Request<I>,
        bucket: &str,
        expected_owner: Option<&String>,
        look: impl FnOnce(&Bucket) -> Outcome<T>,
    ) -> Outcome<T> {
        let arrival = arrival(request)?;
        self.bucket(&arrival.call, bucket, expected_owner)?.with(|bucket| look(bucket))
    }

    /// The object that a request names, or one version of it.
    #[expect(clippy::unused_self, reason = "reads as the bucket's does")]
    fn object(&self, found: &Found, key: &str, version: Option<&str>) -> Outcome<(Version, Arc<Object>)> {
        found.with(|bucket| {
            let (version, object) = bucket.find(key, version)?;
            Ok((version.clone(), Arc::clone(object)))
        })
    }
}

/// A plain answer.
fn reply<T>(output: T) -> Reply<T> {
    Ok(S3Response::new(output))
}
