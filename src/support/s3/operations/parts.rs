//! Parts of multipart uploads: `UploadPart`, `UploadPartCopy`, `ListParts`.

use s3s::S3Request;
use s3s::dto::*;

use super::arriving::{Promises, algorithm, given_checksums};
use super::copying::source_conditions;
use super::listing::page_size;
use super::telling::{owner, tell_checksum, version_id};
use super::{Engine, Reply, arrival, reply};
use crate::support::s3::bucket::upload::{MOST_PARTS, Part as Kept};
use crate::support::s3::checksum::Algorithm;
use crate::support::s3::refusal::{Outcome, Refusal};
use crate::support::s3::territory::Found;
use crate::support::s3::{moment, rows};

fn check_number(number: i32) -> Outcome<()> {
    if (1..=MOST_PARTS).contains(&number) {
        return Ok(());
    }
    let message = format!("Part number must be an integer between 1 and {MOST_PARTS}, inclusive");
    Err(Refusal::invalid_argument(message))
}

impl Engine {
    pub(super) async fn on_upload_part(
        &self,
        mut request: S3Request<UploadPartInput>,
    ) -> Reply<UploadPartOutput> {
        let arrival = arrival(&request)?;
        let body = request.input.body.take();
        let input = &request.input;
        if input.sse_customer_algorithm.is_some() {
            return Err(
                Refusal::not_supported("encryption with keys that the caller provides (SSE-C)").into()
            );
        }
        check_number(input.part_number)?;
        let found = self.bucket(&arrival.call, &input.bucket, input.expected_bucket_owner.as_ref())?;
        let asked = found.with(|bucket| Ok(bucket.upload(&input.key, &input.upload_id)?.algorithm))?;
        let promises = Promises {
            checksums: given_checksums!(input),
            md5: input.content_md5.clone(),
            algorithm: algorithm(input.checksum_algorithm.as_ref())?,
        };
        let summed_by = asked.unwrap_or(Algorithm::Crc64Nvme);
        let (taken, told) = self.take_in(&arrival, body, &promises, summed_by, Some(summed_by)).await?;
        if asked.is_some_and(|asked| asked != told.algorithm) {
            let message = format!(
                "Checksum Type mismatch occurred, expected checksum Type: {}, actual checksum Type: {}",
                summed_by.name().to_ascii_lowercase(),
                told.algorithm.name().to_ascii_lowercase()
            );
            return Err(Refusal::invalid_request(message).into());
        }
        let part = Kept {
            content: taken.content,
            md5: taken.digests.md5,
            checksum: taken.digests.checksum(summed_by),
            modified: self.shared.clock.now(),
        };
        let mut output =
            UploadPartOutput { e_tag: Some(ETag::Strong(part.etag())), ..UploadPartOutput::default() };
        self.add_part(&found, &input.key, &input.upload_id, input.part_number, part).await?;
        tell_checksum!(output, Some(&told));
        output.server_side_encryption = Some(ServerSideEncryption::from_static(ServerSideEncryption::AES256));
        reply(output)
    }

    async fn add_part(&self, found: &Found, key: &str, id: &str, number: i32, part: Kept) -> Outcome<()> {
        let (replaced, commit) = found.with(|bucket| {
            let replaced = bucket.add_part(key, id, number, part.clone())?;
            let commit = self.shared.store.commit(|batch| rows::part(batch, found, (key, id), number, &part));
            Ok((replaced, commit))
        })?;
        commit.durable().await;
        drop(replaced);
        Ok(())
    }

    pub(super) async fn on_upload_part_copy(
        &self,
        request: S3Request<UploadPartCopyInput>,
    ) -> Reply<UploadPartCopyOutput> {
        let arrival = arrival(&request)?;
        let (input, call) = (&request.input, &arrival.call);
        check_number(input.part_number)?;
        let found = self.bucket(call, &input.bucket, input.expected_bucket_owner.as_ref())?;
        let asked = found.with(|bucket| Ok(bucket.upload(&input.key, &input.upload_id)?.algorithm))?;
        let expected = input.expected_source_bucket_owner.as_ref();
        let source = self.source(call, &input.copy_source, expected, &source_conditions!(input))?;
        let size = source.object.size();
        let content = match &input.copy_source_range {
            None => source.object.content.clone(),
            Some(text) => source.object.content.slice(&source_range(text, size)?),
        };
        let summed_by = asked.unwrap_or(Algorithm::Crc64Nvme);
        let (checksum, md5) = self.sum(&content, summed_by).await?;
        let modified = self.shared.clock.now();
        let part = Kept { content, md5, checksum: Some(checksum.clone()), modified };
        let mut result = CopyPartResult {
            e_tag: Some(ETag::Strong(part.etag())),
            last_modified: Some(moment::told(modified)),
            ..CopyPartResult::default()
        };
        self.add_part(&found, &input.key, &input.upload_id, input.part_number, part).await?;
        tell_checksum!(result, asked.map(|_| &checksum));
        reply(UploadPartCopyOutput {
            copy_part_result: Some(result),
            copy_source_version_id: version_id(&source.version, source.keeps_versions),
            server_side_encryption: Some(ServerSideEncryption::from_static(ServerSideEncryption::AES256)),
            ..UploadPartCopyOutput::default()
        })
    }

    pub(super) async fn on_list_parts(&self, request: S3Request<ListPartsInput>) -> Reply<ListPartsOutput> {
        let arrival = arrival(&request)?;
        let input = &request.input;
        let most = page_size(input.max_parts, "max-parts")?;
        let after = input.part_number_marker.unwrap_or(0);
        let found = self.bucket(&arrival.call, &input.bucket, input.expected_bucket_owner.as_ref())?;
        let owner = owner(&found.owner);
        let output = found.with(|bucket| {
            let upload = bucket.upload(&input.key, &input.upload_id)?;
            let mut parts = upload.parts.range(after.saturating_add(1)..);
            let page: Vec<_> = parts
                .by_ref()
                .take(most)
                .map(|(number, part)| told(*number, part, upload.algorithm))
                .collect();
            let more = most > 0 && parts.next().is_some();
            let last = page.last().and_then(|part| part.part_number).unwrap_or(0);
            let class = upload.description.storage_class.clone();
            Ok(ListPartsOutput {
                bucket: Some(input.bucket.clone()),
                key: Some(input.key.clone()),
                upload_id: Some(input.upload_id.clone()),
                checksum_algorithm: upload.algorithm.map(|name| ChecksumAlgorithm::from_static(name.name())),
                checksum_type: upload.algorithm.map(|_| upload.kind.told()),
                initiator: Some(Initiator { display_name: None, id: owner.id.clone() }),
                owner: Some(owner),
                storage_class: Some(class.unwrap_or_else(|| "STANDARD".to_owned()).into()),
                part_number_marker: Some(after),
                next_part_number_marker: Some(last),
                max_parts: i32::try_from(most).ok(),
                is_truncated: Some(more),
                parts: (!page.is_empty()).then_some(page),
                ..ListPartsOutput::default()
            })
        })?;
        reply(output)
    }
}

fn told(number: i32, part: &Kept, asked: Option<Algorithm>) -> Part {
    let mut told = Part {
        e_tag: Some(ETag::Strong(part.etag())),
        last_modified: Some(moment::told(part.modified)),
        part_number: Some(number),
        size: i64::try_from(part.content.size()).ok(),
        ..Part::default()
    };
    tell_checksum!(told, part.checksum.as_ref().filter(|_| asked.is_some()));
    told
}

/// The bytes `bytes=first-last` of a source, both ends given.
fn source_range(text: &str, size: u64) -> Outcome<std::ops::Range<u64>> {
    let message = "The x-amz-copy-source-range value must be of the form bytes=first-last where first and last are \
                   the zero-based offsets of the first and last bytes to copy";
    let invalid = || Refusal::invalid_argument(message);
    let (first, last) =
        text.strip_prefix("bytes=").and_then(|range| range.split_once('-')).ok_or_else(invalid)?;
    let first: u64 = first.parse().map_err(|_| invalid())?;
    let last: u64 = last.parse().map_err(|_| invalid())?;
    if first > last {
        return Err(invalid());
    }
    if last >= size {
        let message = format!("Range specified is not valid for source object of size: {size}");
        return Err(Refusal::new("InvalidRange", 416, message));
    }
    Ok(first..last + 1)
}
