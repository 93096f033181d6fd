//! Multipart uploads: begun, completed, aborted, listed.

use s3s::dto::*;
use s3s::{S3Request, S3Response};

use super::arriving::{algorithm, given_checksums};
use super::listing::{common_prefixes, page_size};
use super::telling::{encoded, etag, owner, tags_of_header, tell_checksum, tell_encryption, version_id};
use super::writing::{check_access, description, refuse_unsupported};
use super::{Engine, Reply, arrival, reply};
use crate::support::s3::bucket::condition::Writing;
use crate::support::s3::bucket::listing::{Wanted, list};
use crate::support::s3::bucket::upload::{Demands, Named, Upload};
use crate::support::s3::checksum::{Algorithm, Kind};
use crate::support::s3::notification::Happening;
use crate::support::s3::refusal::{Outcome, Refusal};
use crate::support::s3::{moment, rows};

/// What the checksum of an upload is of.
fn kind(given: Option<&ChecksumType>, algorithm: Option<Algorithm>) -> Outcome<Kind> {
    let computed = algorithm.unwrap_or(Algorithm::Crc64Nvme);
    let Some(given) = given else { return Ok(computed.usual_kind()) };
    let kind = match given.as_str() {
        ChecksumType::COMPOSITE => Kind::Composite,
        ChecksumType::FULL_OBJECT => Kind::FullObject,
        _ => return Err(Refusal::invalid_request("Value for x-amz-checksum-type header is invalid.")),
    };
    if algorithm.is_none() {
        let message =
            "The x-amz-checksum-type header can only be used with the x-amz-checksum-algorithm header.";
        return Err(Refusal::invalid_request(message));
    }
    if computed.allows(kind) {
        return Ok(kind);
    }
    let message = format!(
        "The {} checksum type cannot be used with the {} checksum algorithm.",
        kind.name(),
        computed.name().to_ascii_lowercase()
    );
    Err(Refusal::invalid_request(message))
}

impl Engine {
    pub(super) async fn on_create_multipart_upload(
        &self,
        request: S3Request<CreateMultipartUploadInput>,
    ) -> Reply<CreateMultipartUploadOutput> {
        let arrival = arrival(&request)?;
        let input = &request.input;
        refuse_unsupported!(input);
        let found = self.bucket(&arrival.call, &input.bucket, input.expected_bucket_owner.as_ref())?;
        let acl = input.acl.as_ref().map(ObjectCannedACL::as_str);
        found.with(|bucket| check_access(bucket, acl))?;
        let mut description = description!(input);
        self.check_description(&input.key, &mut description)?;
        let algorithm = algorithm(input.checksum_algorithm.as_ref())?;
        let upload = Upload {
            key: input.key.clone(),
            initiated: self.shared.clock.now(),
            description,
            tags: tags_of_header(input.tagging.as_deref())?,
            algorithm,
            kind: kind(input.checksum_type.as_ref(), algorithm)?,
            parts: std::collections::BTreeMap::new(),
        };
        let id = self.shared.draw(128);
        let mut output = CreateMultipartUploadOutput {
            bucket: Some(input.bucket.clone()),
            key: Some(input.key.clone()),
            upload_id: Some(id.clone()),
            checksum_algorithm: algorithm.map(|algorithm| ChecksumAlgorithm::from_static(algorithm.name())),
            checksum_type: algorithm.map(|_| upload.kind.told()),
            ..CreateMultipartUploadOutput::default()
        };
        tell_encryption!(output, &upload.description);
        let commit = found.with(|bucket| {
            let commit = self.shared.store.commit(|batch| rows::upload(batch, &found, &id, &upload));
            bucket.begin_upload(id, upload);
            Ok(commit)
        })?;
        commit.durable().await;
        reply(output)
    }

    pub(super) async fn on_complete_multipart_upload(
        &self,
        request: S3Request<CompleteMultipartUploadInput>,
    ) -> Reply<CompleteMultipartUploadOutput> {
        let arrival = arrival(&request)?;
        let input = &request.input;
        let (shared, call) = (&self.shared, &arrival.call);
        let found = self.bucket(call, &input.bucket, input.expected_bucket_owner.as_ref())?;
        let parts =
            input.multipart_upload.as_ref().and_then(|upload| upload.parts.as_deref()).unwrap_or_default();
        let named: Vec<_> = parts.iter().map(named).collect::<Outcome<_>>()?;
        let demands = Demands { checksums: given_checksums!(input), size: input.mpu_object_size };
        let condition = Writing { matches: input.if_match.clone(), none_match: input.if_none_match.clone() };
        let (key, id, drawn) = (&input.key, &input.upload_id, shared.draw(32));
        let (written, object, ended, commit, targets) = found.with(|bucket| {
            let object = bucket.assemble(key, id, &named, &demands)?;
            let tags = bucket.upload(key, id)?.tags.clone();
            let written = bucket.put(shared.clock.now(), key, object.clone(), tags, &condition, drawn)?;
            let ended = bucket.end_upload(key, id)?;
            let commit = shared.store.commit(|batch| {
                rows::written(batch, &found, key, &written);
                rows::upload_gone(batch, &found, id, &ended);
            });
            let event = "ObjectCreated:CompleteMultipartUpload";
            let happening = Happening::created(event, key, &written.version, &object);
            Ok((written, object, ended, commit, shared.targets(bucket, &found, happening)))
        })?;
        commit.durable().await;
        drop((ended, written.replaced));
        shared.tell(call, &found, targets);
        let mut output = CompleteMultipartUploadOutput {
            bucket: Some(input.bucket.clone()),
            key: Some(key.clone()),
            location: Some(format!("http://{}/{}/{}", call.authority, input.bucket, encoded_path(key))),
            e_tag: Some(etag(&object)),
            checksum_type: object.checksum.as_ref().map(|checksum| checksum.kind.told()),
            version_id: version_id(&written.version, false),
            ..CompleteMultipartUploadOutput::default()
        };
        tell_checksum!(output, &object.checksum);
        tell_encryption!(output, &object.description);
        reply(output)
    }

    pub(super) async fn on_abort_multipart_upload(
        &self,
        request: S3Request<AbortMultipartUploadInput>,
    ) -> Reply<AbortMultipartUploadOutput> {
        let arrival = arrival(&request)?;
        let input = &request.input;
        let found = self.bucket(&arrival.call, &input.bucket, input.expected_bucket_owner.as_ref())?;
        let (ended, commit) = found.with(|bucket| {
            let ended = bucket.end_upload(&input.key, &input.upload_id)?;
            let store = &self.shared.store;
            let commit = store.commit(|batch| rows::upload_gone(batch, &found, &input.upload_id, &ended));
            Ok((ended, commit))
        })?;
        commit.durable().await;
        drop(ended);
        Ok(S3Response::with_status(AbortMultipartUploadOutput::default(), http::StatusCode::NO_CONTENT))
    }

    pub(super) async fn on_list_multipart_uploads(
        &self,
        request: S3Request<ListMultipartUploadsInput>,
    ) -> Reply<ListMultipartUploadsOutput> {
        let arrival = arrival(&request)?;
        let input = &request.input;
        let encoding = input.encoding_type.as_ref();
        let most = page_size(input.max_uploads, "max-uploads")?;
        let found = self.bucket(&arrival.call, &input.bucket, input.expected_bucket_owner.as_ref())?;
        let owner = owner(&found.owner);
        let (key_marker, id_marker) = (input.key_marker.as_deref(), input.upload_id_marker.as_deref());
        // Uploads are in the order of their keys and, within a key, of their ids: both are one text here.
        let after = key_marker.map(|key| match id_marker {
            Some(id) => format!("{key}\0{id}"),
            None => format!("{key}\u{1}"),
        });
        let prefix = input.prefix.as_deref().unwrap_or_default();
        let delimiter = input.delimiter.as_deref().unwrap_or_default();
        let page = found.with(|bucket| {
            let uploads: std::collections::BTreeMap<_, _> = bucket
                .uploads
                .iter()
                .map(|((key, id), upload)| (format!("{key}\0{id}"), (id, upload)))
                .collect();
            let wanted = Wanted { prefix, delimiter, after: after.as_deref(), most };
            let listed = list(&uploads, &wanted, |_, (id, upload)| Some(told(id, upload, &owner, encoding)));
            Ok(crate::support::s3::bucket::listing::Listed {
                entries: listed.entries,
                prefixes: listed.prefixes,
                next: listed.next.filter(|_| most > 0),
            })
        })?;
        let next = page.next.as_deref().map(|next| next.split_once('\0').unwrap_or((next, "")));
        reply(ListMultipartUploadsOutput {
            bucket: Some(input.bucket.clone()),
            prefix: input.prefix.as_deref().map(|prefix| encoded(prefix, encoding)),
            delimiter: input.delimiter.as_deref().map(|delimiter| encoded(delimiter, encoding)),
            key_marker: Some(encoded(key_marker.unwrap_or_default(), encoding)),
            upload_id_marker: Some(id_marker.unwrap_or_default().to_owned()),
            next_key_marker: next.map(|(key, _)| encoded(key, encoding)),
            next_upload_id_marker: next.map(|(_, id)| id.to_owned()),
            max_uploads: i32::try_from(most).ok(),
            is_truncated: Some(next.is_some()),
            uploads: (!page.entries.is_empty()).then_some(page.entries),
            common_prefixes: common_prefixes(page.prefixes, encoding),
            encoding_type: input.encoding_type.clone(),
            request_charged: None,
        })
    }
}

/// A part as the completing client names it.
fn named(part: &CompletedPart) -> Outcome<Named> {
    let number = part.part_number.ok_or_else(Refusal::malformed_xml)?;
    let etag = part.e_tag.as_ref().ok_or_else(Refusal::malformed_xml)?;
    Ok(Named { number, etag: etag.value().to_owned(), checksums: given_checksums!(part) })
}

fn told(id: &str, upload: &Upload, owner: &Owner, encoding: Option<&EncodingType>) -> MultipartUpload {
    let class = upload.description.storage_class.clone();
    MultipartUpload {
        checksum_algorithm: upload
            .algorithm
            .map(|algorithm| ChecksumAlgorithm::from_static(algorithm.name())),
        checksum_type: upload.algorithm.map(|_| upload.kind.told()),
        initiated: Some(moment::told(upload.initiated)),
        initiator: Some(Initiator { display_name: None, id: owner.id.clone() }),
        key: Some(encoded(&upload.key, encoding)),
        owner: Some(owner.clone()),
        storage_class: Some(class.unwrap_or_else(|| "STANDARD".to_owned()).into()),
        upload_id: Some(id.to_owned()),
    }
}

fn encoded_path(key: &str) -> String {
    encoded(key, Some(&EncodingType::from_static(EncodingType::URL)))
}
