//! `GetObject`, `HeadObject`.

use std::ops::Range;
use std::sync::Arc;

use s3s::dto::{self, GetObjectInput, GetObjectOutput, HeadObjectInput, HeadObjectOutput, StreamingBlob};
use s3s::{Body, S3Request, S3Response};

use super::telling::{etag, tell_checksum, tell_description, tell_encryption, version_id};
use super::{Engine, Reply, arrival};
use crate::support::s3::bucket::condition::Reading;
use crate::support::s3::bucket::object::{Object, Version};
use crate::support::s3::content::{Content, Outflow};
use crate::support::s3::moment;
use crate::support::s3::refusal::{Outcome, Refusal};

/// What a reader wants of an object.
struct View {
    version: Version,
    object: Arc<Object>,
    keeps_versions: bool,
    /// The bytes that are wanted, if they are not all.
    range: Option<Range<u64>>,
    /// The part that they are.
    part: Option<i32>,
}

/// The members that both operations take.
macro_rules! view {
    ($engine:expr, $request:expr) => {{
        let input = &$request.input;
        if input.sse_customer_algorithm.is_some() {
            let what = "encryption with keys that the caller provides (SSE-C)";
            return Err(Refusal::not_supported(what).into());
        }
        let arrival = arrival(&$request)?;
        let found = $engine.bucket(&arrival.call, &input.bucket, input.expected_bucket_owner.as_ref())?;
        let reading = Reading {
            matches: input.if_match.clone(),
            none_match: input.if_none_match.clone(),
            modified_since: input.if_modified_since.clone(),
            unmodified_since: input.if_unmodified_since.clone(),
        };
        let (version, object) = $engine.object(&found, &input.key, input.version_id.as_deref())?;
        reading.check(&version, &object)?;
        let range = wanted(&object, input.range.as_ref(), input.part_number)?;
        let keeps_versions = found.with(|bucket| Ok(bucket.keeps_versions()))?;
        View { version, object, keeps_versions, range, part: input.part_number }
    }};
}

/// The members that both operations answer.
macro_rules! tell {
    ($output:expr, $view:expr, $with_checksum:expr) => {{
        let object = &$view.object;
        $output.accept_ranges = Some("bytes".to_owned());
        $output.content_length = i64::try_from($view.length()).ok();
        $output.content_range = $view.content_range();
        $output.e_tag = Some(etag(object));
        $output.last_modified = Some(moment::whole_seconds($view.version.modified));
        $output.version_id = version_id(&$view.version, $view.keeps_versions);
        $output.parts_count =
            $view.part.and_then(|_| i32::try_from(object.parts.len()).ok()).filter(|count| *count > 0);
        tell_description!($output, &object.description);
        tell_encryption!($output, &object.description);
        if let Some(checksum) = object.checksum.as_ref().filter(|_| $with_checksum && $view.range.is_none()) {
            $output.checksum_type = Some(checksum.kind.told());
            tell_checksum!($output, Some(checksum));
        }
    }};
}

impl View {
    fn length(&self) -> u64 {
        self.range.as_ref().map_or(self.object.size(), |range| range.end - range.start)
    }

    fn content_range(&self) -> Option<String> {
        let range = self.range.as_ref().filter(|range| !range.is_empty())?;
        Some(format!("bytes {}-{}/{}", range.start, range.end - 1, self.object.size()))
    }

    fn body(&self) -> StreamingBlob {
        let content = match &self.range {
            Some(range) => self.object.content.slice(range),
            None => self.object.content.clone(),
        };
        blob(&content)
    }

    fn respond<T>(&self, output: T) -> S3Response<T> {
        let mut response = S3Response::new(output);
        response.status = self.range.is_some().then_some(http::StatusCode::PARTIAL_CONTENT);
        response
    }
}

/// The bytes as an answer's body: at once when they are at hand.
fn blob(content: &Content) -> StreamingBlob {
    match content.at_hand() {
        Some(bytes) => StreamingBlob::from(Body::from(bytes)),
        None => StreamingBlob::new(Outflow::new(content.clone())),
    }
}

/// The bytes that a range or a part's number asks for; `None` for all of them.
fn wanted(object: &Object, range: Option<&dto::Range>, part: Option<i32>) -> Outcome<Option<Range<u64>>> {
    let unsatisfiable = |message| {
        let refusal = Refusal::new("InvalidRange", 416, message);
        refusal.with_header("content-range", format!("bytes */{}", object.size()))
    };
    match (range, part) {
        (Some(_), Some(_)) => {
            Err(Refusal::invalid_request("Cannot specify both Range header and partNumber query parameter"))
        }
        (Some(range), None) => match range.check(object.size()) {
            Ok(range) => Ok(Some(range)),
            Err(_) => Err(unsatisfiable("The requested range is not satisfiable")),
        },
        (None, Some(number)) => match object.part(number) {
            Some(range) => Ok(Some(range)),
            None => {
                Err(Refusal::new("InvalidPartNumber", 416, "The requested partnumber is not satisfiable"))
            }
        },
        (None, None) => Ok(None),
    }
}

fn asks_for_checksum(mode: Option<&dto::ChecksumMode>) -> bool {
    mode.is_some_and(|mode| mode.as_str().eq_ignore_ascii_case(dto::ChecksumMode::ENABLED))
}

impl Engine {
    pub(super) async fn on_get_object(&self, request: S3Request<GetObjectInput>) -> Reply<GetObjectOutput> {
        let view = view!(self, request);
        let with_checksum = asks_for_checksum(request.input.checksum_mode.as_ref());
        let mut output = GetObjectOutput { body: Some(view.body()), ..GetObjectOutput::default() };
        tell!(output, view, with_checksum);
        output.tag_count = i32::try_from(view.version.tags.len()).ok().filter(|count| *count > 0);
        Ok(view.respond(output))
    }

    pub(super) async fn on_head_object(
        &self,
        request: S3Request<HeadObjectInput>,
    ) -> Reply<HeadObjectOutput> {
        let view = view!(self, request);
        let with_checksum = asks_for_checksum(request.input.checksum_mode.as_ref());
        let mut output = HeadObjectOutput::default();
        tell!(output, view, with_checksum);
        Ok(view.respond(output))
    }
}
