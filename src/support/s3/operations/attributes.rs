//! `GetObjectAttributes`.

use s3s::S3Request;
use s3s::dto::*;

use super::listing::page_size;
use super::telling::{storage_class, tell_checksum, version_id};
use super::{Engine, Reply, arrival};
use crate::support::s3::bucket::object::{Object, PartShape};
use crate::support::s3::moment;
use crate::support::s3::refusal::Outcome;

impl Engine {
    pub(super) async fn on_get_object_attributes(
        &self,
        request: S3Request<GetObjectAttributesInput>,
    ) -> Reply<GetObjectAttributesOutput> {
        let arrival = arrival(&request)?;
        let input = &request.input;
        let found = self.bucket(&arrival.call, &input.bucket, input.expected_bucket_owner.as_ref())?;
        let keeps_versions = found.with(|bucket| Ok(bucket.keeps_versions()))?;
        let (version, object) = self.object(&found, &input.key, input.version_id.as_deref())?;
        let wants = |name: &str| input.object_attributes.iter().any(|wanted| wanted.as_str() == name);
        let mut output = GetObjectAttributesOutput {
            last_modified: Some(moment::whole_seconds(version.modified)),
            version_id: version_id(&version, keeps_versions),
            ..GetObjectAttributesOutput::default()
        };
        if wants(ObjectAttributes::ETAG) {
            output.e_tag = Some(super::telling::etag(&object));
        }
        if wants(ObjectAttributes::CHECKSUM) {
            output.checksum = object.checksum.as_ref().map(|own| {
                let mut told = Checksum { checksum_type: Some(own.kind.told()), ..Checksum::default() };
                tell_checksum!(told, Some(own));
                told
            });
        }
        if wants(ObjectAttributes::OBJECT_SIZE) {
            output.object_size = i64::try_from(object.size()).ok();
        }
        if wants(ObjectAttributes::STORAGE_CLASS) {
            output.storage_class = Some(storage_class(&object).into());
        }
        if wants(ObjectAttributes::OBJECT_PARTS) && !object.parts.is_empty() {
            output.object_parts = Some(parts(&object, input)?);
        }
        Ok(s3s::S3Response::new(output))
    }
}

fn parts(object: &Object, input: &GetObjectAttributesInput) -> Outcome<GetObjectAttributesParts> {
    let most = page_size(input.max_parts, "max-parts")?;
    let after = input.part_number_marker.unwrap_or(0);
    let mut rest = object.parts.iter().filter(|part| part.number > after);
    let page: Vec<_> = rest.by_ref().take(most).map(told).collect();
    Ok(GetObjectAttributesParts {
        is_truncated: Some(rest.next().is_some()),
        max_parts: i32::try_from(most).ok(),
        next_part_number_marker: Some(page.last().and_then(|part| part.part_number).unwrap_or(0)),
        part_number_marker: Some(after),
        // Only parts with checksums are told one by one.
        parts: object.parts.iter().any(|part| part.checksum.is_some()).then_some(page),
        total_parts_count: i32::try_from(object.parts.len()).ok(),
    })
}

fn told(part: &PartShape) -> ObjectPart {
    let mut told = ObjectPart {
        part_number: Some(part.number),
        size: i64::try_from(part.size).ok(),
        ..ObjectPart::default()
    };
    tell_checksum!(told, &part.checksum);
    told
}
