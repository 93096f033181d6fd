//! `CopyObject`. The copy shares its bytes with its source.

use s3s::S3Request;
use s3s::dto::{
    CopyObjectInput, CopyObjectOutput, CopyObjectResult, CopySource, MetadataDirective, TaggingDirective,
};

use super::arriving::algorithm;
use super::telling::{etag, tags_of_header, tell_checksum, tell_encryption, version_id};
use super::writing::{check_access, description, refuse_unsupported};
use super::{Draft, Engine, Reply, arrival, reply};
use crate::aws::Call;
use crate::support::s3::bucket::condition::{Reading, Writing};
use crate::support::s3::bucket::object::{Object, Version};
use crate::support::s3::checksum::{Algorithm, Checksum, Summing};
use crate::support::s3::content::{Content, Outflow};
use crate::support::s3::moment;
use crate::support::s3::refusal::{Outcome, Refusal};

/// The largest object that is copied in one go: 5 GiB.
const LARGEST: u64 = 5 * 1024 * 1024 * 1024;

/// The conditions on a copy's source, in an input that carries them.
macro_rules! source_conditions {
    ($input:expr) => {
        $crate::support::s3::bucket::condition::Reading {
            matches: $input.copy_source_if_match.clone(),
            none_match: $input.copy_source_if_none_match.clone(),
            modified_since: $input.copy_source_if_modified_since.clone(),
            unmodified_since: $input.copy_source_if_unmodified_since.clone(),
        }
    };
}
pub(super) use source_conditions;

/// What a copy is made of.
pub(super) struct Source {
    /// The version that is copied.
    pub version: Version,
    /// What it holds.
    pub object: std::sync::Arc<Object>,
    /// Whether its bucket keeps versions.
    pub keeps_versions: bool,
    bucket: String,
    key: String,
}

impl Engine {
    /// The object that a copy names as its source.
    pub(super) fn source(
        &self,
        call: &Call,
        source: &CopySource,
        expected_owner: Option<&String>,
        conditions: &Reading,
    ) -> Outcome<Source> {
        let CopySource::Bucket { bucket, key, version_id } = source else {
            return Err(Refusal::not_supported("access points of S3 as the source of a copy"));
        };
        let found = self.bucket(call, bucket, expected_owner)?;
        let (version, object) = self.object(&found, key, version_id.as_deref())?;
        conditions.check_source(&version, &object)?;
        let keeps_versions = found.with(|bucket| Ok(bucket.keeps_versions()))?;
        Ok(Source { version, object, keeps_versions, bucket: bucket.to_string(), key: key.to_string() })
    }

    /// The checksum of what is kept, read again when it must be.
    pub(super) async fn sum(&self, content: &Content, algorithm: Algorithm) -> Outcome<(Checksum, [u8; 16])> {
        let mut summing = Summing::new(&[algorithm], false);
        let mut outflow = Outflow::new(content.clone());
        while let Some(bytes) = outflow.next().await {
            let bytes = bytes.map_err(|error| Refusal::internal(&error))?;
            summing.update(&bytes);
            // Long contents must not keep others from being answered.
            tokio::task::yield_now().await;
        }
        let digests = summing.finish();
        let checksum = digests.checksum(algorithm).ok_or_else(|| Refusal::internal(&"no checksum"))?;
        Ok((checksum, digests.md5))
    }

    pub(super) async fn on_copy_object(
        &self,
        request: S3Request<CopyObjectInput>,
    ) -> Reply<CopyObjectOutput> {
        let arrival = arrival(&request)?;
        let (input, call) = (&request.input, &arrival.call);
        refuse_unsupported!(input);
        let found = self.bucket(call, &input.bucket, input.expected_bucket_owner.as_ref())?;
        let acl = input.acl.as_ref().map(s3s::dto::ObjectCannedACL::as_str);
        found.with(|bucket| check_access(bucket, acl))?;
        let expected = input.expected_source_bucket_owner.as_ref();
        let source = self.source(call, &input.copy_source, expected, &source_conditions!(input))?;
        if source.object.size() > LARGEST {
            let message = "The specified copy source is larger than the maximum allowable size for a copy source: 5368709120";
            return Err(Refusal::invalid_request(message).into());
        }
        let object = self.copied(input, &source).await?;
        let replaced = |directive: Option<&str>| directive == Some("REPLACE");
        let tags = if replaced(input.tagging_directive.as_ref().map(TaggingDirective::as_str)) {
            tags_of_header(input.tagging.as_deref())?
        } else {
            source.version.tags.clone()
        };
        let condition = Writing::default();
        let draft = Draft { key: input.key.clone(), object, tags, condition, event: "ObjectCreated:Copy" };
        let (version, object) = self.write(call, &found, draft).await?;
        let mut result = CopyObjectResult {
            e_tag: Some(etag(&object)),
            last_modified: Some(moment::told(version.modified)),
            checksum_type: object.checksum.as_ref().map(|checksum| checksum.kind.told()),
            ..CopyObjectResult::default()
        };
        tell_checksum!(result, &object.checksum);
        let mut output = CopyObjectOutput {
            copy_object_result: Some(result),
            copy_source_version_id: version_id(&source.version, source.keeps_versions),
            version_id: version_id(&version, false),
            ..CopyObjectOutput::default()
        };
        tell_encryption!(output, &object.description);
        reply(output)
    }

    /// The copy of an object: the same bytes, described anew if its maker wants.
    async fn copied(&self, input: &CopyObjectInput, source: &Source) -> Outcome<Object> {
        let directive = input.metadata_directive.as_ref().map(MetadataDirective::as_str);
        let mut given = description!(input);
        let itself = source.bucket == input.bucket && source.key == input.key;
        let changes =
            given.storage_class.is_some() || given.encryption.is_some() || given.website_redirect.is_some();
        if itself && directive != Some("REPLACE") && !changes && source.version.id.is_none() {
            let message = "This copy request is illegal because it is trying to copy an object to itself without \
                           changing the object's metadata, storage class, website redirect location or encryption \
                           attributes.";
            return Err(Refusal::invalid_request(message));
        }
        if directive != Some("REPLACE") {
            let mut kept = source.object.description.clone();
            (kept.storage_class, kept.website_redirect) = (given.storage_class, given.website_redirect);
            (kept.encryption, kept.encryption_key) = (given.encryption, given.encryption_key);
            given = kept;
        }
        self.check_description(&input.key, &mut given)?;
        let content = source.object.content.clone();
        let wanted = algorithm(input.checksum_algorithm.as_ref())?;
        let own = source.object.checksum.clone();
        let fits = own.as_ref().is_some_and(|own| {
            own.kind == crate::support::s3::checksum::Kind::FullObject
                && wanted.is_none_or(|wanted| wanted == own.algorithm)
        });
        // A copy is one piece, whatever its source was uploaded in: its ETag and checksum are of all bytes.
        let (checksum, etag) = if fits && source.object.parts.is_empty() {
            (own, source.object.etag.clone())
        } else {
            let algorithm = wanted.or(own.map(|own| own.algorithm)).unwrap_or(Algorithm::Crc64Nvme);
            let (checksum, md5) = self.sum(&content, algorithm).await?;
            (Some(checksum), crate::support::s3::checksum::hexadecimal(&md5))
        };
        Ok(Object { content, etag, checksum, parts: Vec::new(), description: given })
    }
}
