//! Tags of objects.

use s3s::dto::*;
use s3s::{S3Request, S3Response};

use super::telling::{MOST_OBJECT_TAGS, tag_set, tags, version_id};
use super::{Engine, Reply, arrival, reply};
use crate::support::s3::refusal::Outcome;
use crate::support::s3::rows;

impl Engine {
    /// Gives an object, or one version of it, other tags, and tells its version.
    async fn tag<I>(
        &self,
        request: &S3Request<I>,
        (bucket, owner): (&str, Option<&String>),
        (key, version): (&str, Option<&str>),
        tags: std::collections::BTreeMap<String, String>,
    ) -> Outcome<Option<String>> {
        let arrival = arrival(request)?;
        let found = self.bucket(&arrival.call, bucket, owner)?;
        let (id, commit) = found.with(|bucket| {
            let keeps = bucket.keeps_versions();
            let version = bucket.change_tags(key, version, tags)?;
            let commit = self.shared.store.commit(|batch| rows::version(batch, &found, key, version));
            Ok((version_id(version, keeps), commit))
        })?;
        commit.durable().await;
        Ok(id)
    }

    pub(super) async fn on_put_object_tagging(
        &self,
        request: S3Request<PutObjectTaggingInput>,
    ) -> Reply<PutObjectTaggingOutput> {
        let input = &request.input;
        let tags = tags(&input.tagging.tag_set, MOST_OBJECT_TAGS)?;
        let (bucket, object) = (
            (input.bucket.as_str(), input.expected_bucket_owner.as_ref()),
            (input.key.as_str(), input.version_id.as_deref()),
        );
        let version_id = self.tag(&request, bucket, object, tags).await?;
        reply(PutObjectTaggingOutput { version_id })
    }

    pub(super) async fn on_delete_object_tagging(
        &self,
        request: S3Request<DeleteObjectTaggingInput>,
    ) -> Reply<DeleteObjectTaggingOutput> {
        let input = &request.input;
        let (bucket, object) = (
            (input.bucket.as_str(), input.expected_bucket_owner.as_ref()),
            (input.key.as_str(), input.version_id.as_deref()),
        );
        let version_id = self.tag(&request, bucket, object, std::collections::BTreeMap::new()).await?;
        Ok(S3Response::with_status(DeleteObjectTaggingOutput { version_id }, http::StatusCode::NO_CONTENT))
    }

    pub(super) async fn on_get_object_tagging(
        &self,
        request: S3Request<GetObjectTaggingInput>,
    ) -> Reply<GetObjectTaggingOutput> {
        let input = &request.input;
        let owner = input.expected_bucket_owner.as_ref();
        let output = self.look(&request, &input.bucket, owner, |bucket| {
            let (version, _) = bucket.find(&input.key, input.version_id.as_deref())?;
            let version_id = version_id(version, bucket.keeps_versions());
            Ok(GetObjectTaggingOutput { tag_set: tag_set(&version.tags), version_id })
        })?;
        reply(output)
    }
}
