//! `DeleteObject`, `DeleteObjects`.

use s3s::dto::{
    DeleteObjectInput, DeleteObjectOutput, DeleteObjectsInput, DeleteObjectsOutput, DeletedObject, Error,
};
use s3s::{S3Request, S3Response};

use super::{Engine, Reply, arrival, reply};
use crate::aws::Call;
use crate::support::s3::bucket::condition::Deleting;
use crate::support::s3::bucket::versions::Deleted;
use crate::support::s3::notification::Happening;
use crate::support::s3::refusal::{Outcome, Refusal};
use crate::support::s3::rows;
use crate::support::s3::territory::Found;

/// Keys that one call of `DeleteObjects` may name.
const MOST_KEYS: usize = 1000;

impl Engine {
    async fn delete(
        &self,
        call: &Call,
        found: &Found,
        key: &str,
        version: Option<&str>,
        condition: &Deleting,
    ) -> Outcome<Deleted> {
        let shared = &self.shared;
        let drawn = shared.draw(32);
        let (deleted, commit, targets) = found.with(|bucket| {
            let deleted = bucket.delete(shared.clock.now(), key, version, condition, drawn)?;
            let commit = shared.store.commit(|batch| rows::deleted(batch, found, key, &deleted));
            let happening = Happening::removed(key, version, &deleted, bucket.sequence);
            Ok((deleted, commit, happening.map(|happening| shared.targets(bucket, found, happening))))
        })?;
        commit.durable().await;
        if let Some(targets) = targets {
            shared.tell(call, found, targets);
        }
        Ok(deleted)
    }

    pub(super) async fn on_delete_object(
        &self,
        request: S3Request<DeleteObjectInput>,
    ) -> Reply<DeleteObjectOutput> {
        let arrival = arrival(&request)?;
        let input = &request.input;
        let found = self.bucket(&arrival.call, &input.bucket, input.expected_bucket_owner.as_ref())?;
        let condition = Deleting {
            matches: input.if_match.clone(),
            size: input.if_match_size,
            modified: input.if_match_last_modified_time.clone(),
        };
        let version = input.version_id.as_deref();
        let deleted = self.delete(&arrival.call, &found, &input.key, version, &condition).await?;
        let (marker, version_id) = told(&deleted, version);
        let output = DeleteObjectOutput {
            delete_marker: marker.then_some(true),
            version_id,
            ..DeleteObjectOutput::default()
        };
        Ok(S3Response::with_status(output, http::StatusCode::NO_CONTENT))
    }

    pub(super) async fn on_delete_objects(
        &self,
        request: S3Request<DeleteObjectsInput>,
    ) -> Reply<DeleteObjectsOutput> {
        let arrival = arrival(&request)?;
        let input = request.input;
        let found = self.bucket(&arrival.call, &input.bucket, input.expected_bucket_owner.as_ref())?;
        let count = input.delete.objects.len();
        if count == 0 || count > MOST_KEYS {
            return Err(Refusal::malformed_xml().into());
        }
        let (mut done, mut errors) = (Vec::new(), Vec::new());
        for entry in input.delete.objects {
            let condition = Deleting::of_entry(entry.e_tag, entry.size, entry.last_modified_time);
            let version = entry.version_id.as_deref();
            match self.delete(&arrival.call, &found, &entry.key, version, &condition).await {
                Ok(deleted) => {
                    let (marker, id) = told(&deleted, version);
                    done.push(DeletedObject {
                        delete_marker: marker.then_some(true),
                        delete_marker_version_id: id.filter(|_| marker),
                        key: Some(entry.key),
                        version_id: entry.version_id,
                    });
                }
                Err(refusal) => errors.push(Error {
                    code: Some(refusal.code.to_owned()),
                    key: Some(entry.key),
                    message: Some(refusal.message.into_owned()),
                    version_id: entry.version_id,
                }),
            }
        }
        let quiet = input.delete.quiet == Some(true);
        reply(DeleteObjectsOutput {
            deleted: (!quiet && !done.is_empty()).then_some(done),
            errors: (!errors.is_empty()).then_some(errors),
            ..DeleteObjectsOutput::default()
        })
    }
}

/// Whether a delete marker was made or removed, and the version that it was about.
fn told(deleted: &Deleted, asked: Option<&str>) -> (bool, Option<String>) {
    match (&deleted.marker, asked) {
        (Some(marker), _) => (true, Some(marker.id_text().to_owned())),
        (None, Some(id)) => {
            (deleted.removed.iter().any(super::Version::is_delete_marker), Some(id.to_owned()))
        }
        (None, None) => (false, None),
    }
}
