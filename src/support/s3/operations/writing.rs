//! `PutObject`, and what all that write objects have in common.

use std::collections::BTreeMap;
use std::sync::Arc;

use s3s::S3Request;
use s3s::dto::{self, PutObjectInput, PutObjectOutput};

use super::arriving::{Promises, algorithm, given_checksums};
use super::configurations::OWNERSHIP;
use super::telling::{tags_of_header, tell_checksum, tell_encryption, version_id};
use super::{Engine, Reply, arrival, reply};
use crate::aws::Call;
use crate::support::s3::bucket::condition::Writing;
use crate::support::s3::bucket::object::{Description, Object, Version};
use crate::support::s3::bucket::{Bucket, Versioning};
use crate::support::s3::checksum::Algorithm;
use crate::support::s3::notification::Happening;
use crate::support::s3::refusal::{Outcome, Refusal};
use crate::support::s3::rows;
use crate::support::s3::territory::Found;

/// An object that is to be written.
#[derive(Debug)]
pub(in crate::support::s3) struct Draft {
    /// Its key.
    pub key: String,
    /// What it is.
    pub object: Object,
    /// Its tags.
    pub tags: BTreeMap<String, String>,
    /// When it may be written.
    pub condition: Writing,
    /// What its notification says: `ObjectCreated:Put`.
    pub event: &'static str,
}

/// The longest key, in bytes of UTF-8. *AWS documentation: Naming Amazon S3 objects.*
const LONGEST_KEY: usize = 1024;
/// The most that names and values of an object's metadata may be together, in bytes.
const LARGEST_METADATA: usize = 2 * 1024;

/// The description in an input that carries one.
macro_rules! description {
    ($input:expr) => {
        $crate::support::s3::bucket::object::Description {
            cache_control: $input.cache_control.clone(),
            content_disposition: $input.content_disposition.clone(),
            content_encoding: $input.content_encoding.clone(),
            content_language: $input.content_language.clone(),
            content_type: $input.content_type.clone(),
            expires: $input.expires.clone(),
            metadata: $input.metadata.clone().unwrap_or_default().into_iter().collect(),
            storage_class: $input.storage_class.as_ref().map(|class| class.as_str().to_owned()),
            website_redirect: $input.website_redirect_location.clone(),
            encryption: $input.server_side_encryption.as_ref().map(|name| name.as_str().to_owned()),
            encryption_key: $input.ssekms_key_id.clone(),
            bucket_key: $input.bucket_key_enabled,
        }
    };
}
pub(super) use description;

/// What a writer asks for that Virga can't do.
macro_rules! refuse_unsupported {
    ($input:expr) => {
        if $input.object_lock_mode.is_some()
            || $input.object_lock_legal_hold_status.is_some()
            || $input.object_lock_retain_until_date.is_some()
        {
            return Err($crate::support::s3::refusal::Refusal::not_supported("S3 Object Lock").into());
        }
        if $input.sse_customer_algorithm.is_some() || $input.sse_customer_key.is_some() {
            let what = "encryption with keys that the caller provides (SSE-C)";
            return Err($crate::support::s3::refusal::Refusal::not_supported(what).into());
        }
    };
}
pub(super) use refuse_unsupported;

impl Engine {
    pub(super) async fn on_put_object(
        &self,
        mut request: S3Request<PutObjectInput>,
    ) -> Reply<PutObjectOutput> {
        let arrival = arrival(&request)?;
        let body = request.input.body.take();
        let input = &request.input;
        refuse_unsupported!(input);
        if input.write_offset_bytes.is_some() {
            return Err(Refusal::not_supported("appending to objects (x-amz-write-offset-bytes)").into());
        }
        let found = self.bucket(&arrival.call, &input.bucket, input.expected_bucket_owner.as_ref())?;
        let mut description = description!(input);
        let acl = input.acl.as_ref().map(dto::ObjectCannedACL::as_str);
        found.with(|bucket| check_access(bucket, acl))?;
        self.check_description(&input.key, &mut description)?;
        let promises = Promises {
            checksums: given_checksums!(input),
            md5: input.content_md5.clone(),
            algorithm: algorithm(input.checksum_algorithm.as_ref())?,
        };
        let tags = tags_of_header(input.tagging.as_deref())?;
        let (taken, checksum) = self.take_in(&arrival, body, &promises, Algorithm::Crc64Nvme, None).await?;
        let object = Object {
            content: taken.content,
            etag: taken.digests.etag(),
            checksum: Some(checksum),
            parts: Vec::new(),
            description,
        };
        let condition = Writing { matches: input.if_match.clone(), none_match: input.if_none_match.clone() };
        let draft = Draft { key: input.key.clone(), object, tags, condition, event: "ObjectCreated:Put" };
        let (version, object) = self.write(&arrival.call, &found, draft).await?;
        let mut output = PutObjectOutput {
            e_tag: Some(super::telling::etag(&object)),
            version_id: version_id(&version, false),
            checksum_type: object.checksum.as_ref().map(|checksum| checksum.kind.told()),
            ..PutObjectOutput::default()
        };
        tell_checksum!(output, &object.checksum);
        tell_encryption!(output, &object.description);
        reply(output)
    }

    /// Checks what can be said of an object, and counts what has no effect.
    pub(super) fn check_description(&self, key: &str, description: &mut Description) -> Outcome<()> {
        if key.len() > LONGEST_KEY {
            return Err(Refusal::new("KeyTooLongError", 400, "Your key is too long"));
        }
        let size = description.metadata.iter().map(|(name, value)| name.len() + value.len()).sum::<usize>();
        if size > LARGEST_METADATA {
            let message = "Your metadata headers exceed the maximum allowed metadata size";
            return Err(Refusal::new("MetadataTooLarge", 400, message));
        }
        if let Some(class) = &description.storage_class {
            if !STORAGE_CLASSES.contains(&class.as_str()) {
                let message = "The storage class you specified is not valid";
                return Err(Refusal::new("InvalidStorageClass", 400, message));
            }
            if class == "STANDARD" {
                description.storage_class = None;
            } else {
                self.shared.without_effect(&format!("StorageClass {class}"));
            }
        }
        match description.encryption.as_deref() {
            None | Some("AES256") => description.encryption = None,
            Some("aws:kms" | "aws:kms:dsse") => self.shared.without_effect("ServerSideEncryption aws:kms"),
            Some(_) => {
                let message = "The encryption method specified is not supported";
                return Err(Refusal::new("InvalidEncryptionAlgorithmError", 400, message));
            }
        }
        if description.website_redirect.is_some() {
            self.shared.without_effect("WebsiteRedirectLocation");
        }
        Ok(())
    }

    /// Writes an object: the heart first, then its row, then its notification. Answers when it is durable.
    pub(in crate::support::s3) async fn write(
        &self,
        call: &Call,
        found: &Found,
        draft: Draft,
    ) -> Outcome<(Version, Arc<Object>)> {
        let shared = &self.shared;
        let object = Arc::new(draft.object);
        let drawn = shared.draw(32);
        let (written, commit, targets) = found.with(|bucket| {
            let (key, condition) = (&draft.key, &draft.condition);
            let now = shared.clock.now();
            let written = bucket.put(now, key, Arc::clone(&object), draft.tags, condition, drawn)?;
            let commit = shared.store.commit(|batch| rows::written(batch, found, key, &written));
            let happening = Happening::created(draft.event, key, &written.version, &object);
            Ok((written, commit, shared.targets(bucket, found, happening)))
        })?;
        commit.durable().await;
        // Only now may the bytes go that were replaced.
        drop(written.replaced);
        shared.tell(call, found, targets);
        Ok((written.version, object))
    }
}

const STORAGE_CLASSES: [&str; 9] = [
    "STANDARD",
    "REDUCED_REDUNDANCY",
    "STANDARD_IA",
    "ONEZONE_IA",
    "INTELLIGENT_TIERING",
    "GLACIER",
    "DEEP_ARCHIVE",
    "GLACIER_IR",
    "EXPRESS_ONEZONE",
];

/// Access control lists are off in a bucket unless its owner turned them on.
/// *AWS documentation: Controlling ownership of objects and disabling ACLs for your bucket.*
///
/// # Errors
/// `AccessControlListNotSupported`.
pub(super) fn check_access(bucket: &Bucket, acl: Option<&str>) -> Outcome<()> {
    if acl.is_none_or(|acl| acl == "bucket-owner-full-control") || bucket.has_access_lists() {
        return Ok(());
    }
    Err(Refusal::new("AccessControlListNotSupported", 400, "The bucket does not allow ACLs"))
}

impl Bucket {
    /// Whether its owner turned access control lists on.
    pub(super) fn has_access_lists(&self) -> bool {
        let ownership = self.configuration::<String>(OWNERSHIP);
        ownership.is_some_and(|ownership| ownership != dto::ObjectOwnership::BUCKET_OWNER_ENFORCED)
    }

    /// Whether it keeps versions or did once.
    pub(super) fn keeps_versions(&self) -> bool {
        self.versioning != Versioning::Never
    }
}
