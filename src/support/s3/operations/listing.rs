//! `ListObjects`, `ListObjectsV2`, `ListObjectVersions`.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use s3s::S3Request;
use s3s::dto::*;

use super::telling::{encoded, etag, owner, storage_class};
use super::{Engine, Reply, arrival, reply};
use crate::identity::AccountId as Account;
use crate::support::s3::bucket::listing::Wanted;
use crate::support::s3::bucket::object::{Object as Kept, Version};
use crate::support::s3::moment;
use crate::support::s3::refusal::{Outcome, Refusal};

/// The most that a page holds, asked for or not.
const LARGEST_PAGE: i32 = 1000;

/// How many entries a page may hold.
pub(super) fn page_size(given: Option<i32>, name: &str) -> Outcome<usize> {
    match given {
        None => Ok(1000),
        Some(most) if most < 0 => Err(Refusal::invalid_argument(format!(
            "Argument {name} must be an integer between 0 and 2147483647"
        ))),
        Some(most) => Ok(usize::try_from(most.min(LARGEST_PAGE)).unwrap_or_default()),
    }
}

/// Prefixes as listings carry them; nothing when there are none.
pub(super) fn common_prefixes(
    prefixes: Vec<String>,
    encoding: Option<&EncodingType>,
) -> Option<Vec<CommonPrefix>> {
    let told = |prefix: String| CommonPrefix { prefix: Some(encoded(&prefix, encoding)) };
    (!prefixes.is_empty()).then(|| prefixes.into_iter().map(told).collect())
}

fn object(key: &str, version: &Version, kept: &Kept, encoding: Option<&EncodingType>) -> Object {
    Object {
        checksum_algorithm: algorithms(kept),
        checksum_type: kept.checksum.as_ref().map(|checksum| checksum.kind.told()),
        e_tag: Some(etag(kept)),
        key: Some(encoded(key, encoding)),
        last_modified: Some(moment::told(version.modified)),
        owner: None,
        restore_status: None,
        size: i64::try_from(kept.size()).ok(),
        storage_class: Some(storage_class(kept).into()),
    }
}

fn algorithms(kept: &Kept) -> Option<Vec<ChecksumAlgorithm>> {
    kept.checksum.as_ref().map(|checksum| vec![ChecksumAlgorithm::from_static(checksum.algorithm.name())])
}

/// A page of objects, in both versions of the operation.
struct Page {
    contents: Vec<Object>,
    prefixes: Vec<String>,
    next: Option<String>,
}

impl Engine {
    fn page<I>(
        &self,
        request: &S3Request<I>,
        (bucket, owner): (&str, Option<&String>),
        wanted: &Wanted<'_>,
        encoding: Option<&EncodingType>,
    ) -> Outcome<Page> {
        self.look(request, bucket, owner, |bucket| {
            let listed = bucket.list(wanted);
            let contents =
                listed.entries.iter().map(|(key, version, kept)| object(key, version, kept, encoding));
            let next = listed.next.filter(|_| wanted.most > 0);
            Ok(Page { contents: contents.collect(), prefixes: listed.prefixes, next })
        })
    }

    pub(super) async fn on_list_objects(
        &self,
        request: S3Request<ListObjectsInput>,
    ) -> Reply<ListObjectsOutput> {
        let input = &request.input;
        let encoding = input.encoding_type.as_ref();
        let most = page_size(input.max_keys, "max-keys")?;
        let (prefix, delimiter) = (input.prefix.as_deref().unwrap_or_default(), input.delimiter.as_deref());
        let wanted = Wanted {
            prefix,
            delimiter: delimiter.unwrap_or_default(),
            after: input.marker.as_deref().filter(|marker| !marker.is_empty()),
            most,
        };
        let bucket = (input.bucket.as_str(), input.expected_bucket_owner.as_ref());
        let owner = owner(&self.owner_of(&request, &input.bucket)?);
        let mut page = self.page(&request, bucket, &wanted, encoding)?;
        page.contents.iter_mut().for_each(|object| object.owner = Some(owner.clone()));
        let next = page.next.as_deref().filter(|_| delimiter.is_some_and(|delimiter| !delimiter.is_empty()));
        reply(ListObjectsOutput {
            name: Some(input.bucket.clone()),
            prefix: Some(encoded(prefix, encoding)),
            marker: Some(encoded(input.marker.as_deref().unwrap_or_default(), encoding)),
            max_keys: i32::try_from(most).ok(),
            is_truncated: Some(page.next.is_some()),
            next_marker: next.map(|next| encoded(next, encoding)),
            contents: (!page.contents.is_empty()).then_some(page.contents),
            common_prefixes: common_prefixes(page.prefixes, encoding),
            delimiter: delimiter.map(|delimiter| encoded(delimiter, encoding)),
            encoding_type: input.encoding_type.clone(),
            request_charged: None,
        })
    }

    pub(super) async fn on_list_objects_v2(
        &self,
        request: S3Request<ListObjectsV2Input>,
    ) -> Reply<ListObjectsV2Output> {
        let input = &request.input;
        let encoding = input.encoding_type.as_ref();
        let most = page_size(input.max_keys, "max-keys")?;
        let token = input.continuation_token.as_deref().map(after_token).transpose()?;
        let (prefix, delimiter) = (input.prefix.as_deref().unwrap_or_default(), input.delimiter.as_deref());
        let start_after = input.start_after.as_deref();
        let wanted = Wanted {
            prefix,
            delimiter: delimiter.unwrap_or_default(),
            after: token.as_deref().or(start_after).filter(|after| !after.is_empty()),
            most,
        };
        let bucket = (input.bucket.as_str(), input.expected_bucket_owner.as_ref());
        let mut page = self.page(&request, bucket, &wanted, encoding)?;
        if input.fetch_owner == Some(true) {
            let owner = owner(&self.owner_of(&request, &input.bucket)?);
            page.contents.iter_mut().for_each(|object| object.owner = Some(owner.clone()));
        }
        reply(ListObjectsV2Output {
            name: Some(input.bucket.clone()),
            prefix: Some(encoded(prefix, encoding)),
            max_keys: i32::try_from(most).ok(),
            key_count: i32::try_from(page.contents.len() + page.prefixes.len()).ok(),
            continuation_token: input.continuation_token.clone(),
            is_truncated: Some(page.next.is_some()),
            next_continuation_token: page.next.map(|next| BASE64.encode(next)),
            contents: (!page.contents.is_empty()).then_some(page.contents),
            common_prefixes: common_prefixes(page.prefixes, encoding),
            delimiter: delimiter.map(|delimiter| encoded(delimiter, encoding)),
            encoding_type: input.encoding_type.clone(),
            start_after: start_after.map(|after| encoded(after, encoding)),
            request_charged: None,
        })
    }

    pub(super) async fn on_list_object_versions(
        &self,
        request: S3Request<ListObjectVersionsInput>,
    ) -> Reply<ListObjectVersionsOutput> {
        let input = &request.input;
        let most = page_size(input.max_keys, "max-keys")?;
        let key_marker = input.key_marker.as_deref().filter(|marker| !marker.is_empty());
        let version_marker = input.version_id_marker.as_deref().filter(|marker| !marker.is_empty());
        if version_marker.is_some() && key_marker.is_none() {
            let message = "A version-id marker cannot be specified without a key marker.";
            return Err(Refusal::invalid_argument(message).into());
        }
        let wanted = Wanted {
            prefix: input.prefix.as_deref().unwrap_or_default(),
            delimiter: input.delimiter.as_deref().unwrap_or_default(),
            after: key_marker,
            most,
        };
        let owner = owner(&self.owner_of(&request, &input.bucket)?);
        let bucket_owner = input.expected_bucket_owner.as_ref();
        let output = self.look(&request, &input.bucket, bucket_owner, |bucket| {
            let page = bucket.list_versions(&wanted, version_marker);
            let encoding = input.encoding_type.as_ref();
            let next = page.next().filter(|_| most > 0);
            let next = next.map(|(key, version)| (encoded(key, encoding), version.map(str::to_owned)));
            let (mut versions, mut markers) = (Vec::new(), Vec::new());
            for (key, version, newest) in &page.versions {
                match version.object.as_deref() {
                    Some(kept) => {
                        versions.push(told_version((key, *newest), version, kept, &owner, encoding));
                    }
                    None => markers.push(told_marker((key, *newest), version, &owner, encoding)),
                }
            }
            Ok(ListObjectVersionsOutput {
                name: Some(input.bucket.clone()),
                prefix: Some(encoded(wanted.prefix, encoding)),
                delimiter: input.delimiter.as_deref().map(|delimiter| encoded(delimiter, encoding)),
                key_marker: Some(encoded(key_marker.unwrap_or_default(), encoding)),
                version_id_marker: Some(version_marker.unwrap_or_default().to_owned()),
                max_keys: i32::try_from(most).ok(),
                is_truncated: Some(next.is_some()),
                next_version_id_marker: next.as_ref().and_then(|(_, version)| version.clone()),
                next_key_marker: next.map(|(key, _)| key),
                versions: (!versions.is_empty()).then_some(versions),
                delete_markers: (!markers.is_empty()).then_some(markers),
                common_prefixes: common_prefixes(page.prefixes, encoding),
                encoding_type: input.encoding_type.clone(),
                request_charged: None,
            })
        })?;
        reply(output)
    }

    fn owner_of<I>(&self, request: &S3Request<I>, bucket: &str) -> Outcome<Account> {
        Ok(self.bucket(&arrival(request)?.call, bucket, None)?.owner)
    }
}

fn told_version(
    (key, newest): (&str, bool),
    version: &Version,
    kept: &Kept,
    owner: &Owner,
    encoding: Option<&EncodingType>,
) -> ObjectVersion {
    ObjectVersion {
        checksum_algorithm: algorithms(kept),
        checksum_type: kept.checksum.as_ref().map(|checksum| checksum.kind.told()),
        e_tag: Some(etag(kept)),
        is_latest: Some(newest),
        key: Some(encoded(key, encoding)),
        last_modified: Some(moment::told(version.modified)),
        owner: Some(owner.clone()),
        restore_status: None,
        size: i64::try_from(kept.size()).ok(),
        storage_class: Some(storage_class(kept).into()),
        version_id: Some(version.id_text().to_owned()),
    }
}

fn told_marker(
    (key, newest): (&str, bool),
    version: &Version,
    owner: &Owner,
    encoding: Option<&EncodingType>,
) -> DeleteMarkerEntry {
    DeleteMarkerEntry {
        is_latest: Some(newest),
        key: Some(encoded(key, encoding)),
        last_modified: Some(moment::told(version.modified)),
        owner: Some(owner.clone()),
        version_id: Some(version.id_text().to_owned()),
    }
}

/// The key or prefix that a continuation token stands for.
fn after_token(token: &str) -> Outcome<String> {
    let after = BASE64.decode(token).ok().and_then(|bytes| String::from_utf8(bytes).ok());
    after.ok_or_else(|| Refusal::invalid_argument("The continuation token provided is incorrect"))
}
