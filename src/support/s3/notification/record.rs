//! What is told of an event, in the documented form.

use base64::Engine as _;
use serde_json::{Value, json};

use super::Happening;
use crate::aws::Call;
use crate::clock::Timestamp;
use crate::support::s3::bucket::Bucket;
use crate::support::s3::canonical_id;
use crate::support::s3::territory::Found;

/// One record, but for what the request that caused it adds.
pub(super) fn of(happening: &Happening, rule: &str, bucket: &Bucket, found: &Found, now: Timestamp) -> Value {
    let mut object = json!({"key": encoded(&happening.key)});
    if let Some((size, etag)) = &happening.object {
        object["size"] = (*size).into();
        object["eTag"] = etag.as_str().into();
    }
    if let Some(version) = &happening.version {
        object["versionId"] = version.as_str().into();
    }
    object["sequencer"] = format!("{:018X}", happening.sequence).into();
    json!({
        "eventVersion": "2.1",
        "eventSource": "aws:s3",
        "awsRegion": bucket.region.as_str(),
        "eventTime": now.to_iso8601_millis(),
        "eventName": happening.event,
        "userIdentity": {},
        "requestParameters": {"sourceIPAddress": "127.0.0.1"},
        "responseElements": {},
        "s3": {
            "s3SchemaVersion": "1.0",
            "configurationId": rule,
            "bucket": {
                "name": found.name,
                "ownerIdentity": {"principalId": canonical_id(&found.owner)[..14].to_ascii_uppercase()},
                "arn": format!("arn:{}:s3:::{}", bucket.region.partition(), found.name),
            },
            "object": object,
        },
    })
}

/// The message that carries a record, with what is to be said of the request that caused it.
pub(super) fn message(mut record: Value, call: &Call) -> Value {
    let caller = call.access_key_id.as_deref().unwrap_or("anonymous");
    record["userIdentity"] = json!({"principalId": format!("AWS:{caller}")});
    let (request, host) = ids(call);
    record["responseElements"] = json!({"x-amz-request-id": request, "x-amz-id-2": host});
    json!({"Records": [record]})
}

/// What a queue is told when it is configured.
pub(super) fn test(found: &Found, call: &Call, now: Timestamp) -> Value {
    let (request, host) = ids(call);
    json!({
        "Service": "Amazon S3",
        "Event": "s3:TestEvent",
        "Time": now.to_iso8601_millis(),
        "Bucket": found.name,
        "RequestId": request,
        "HostId": host,
    })
}

/// A request's id and the one of the host that answered, as the answer's headers have them.
pub(in crate::support::s3) fn ids(call: &Call) -> (String, String) {
    let bits = call.request_id.as_u128();
    (format!("{:016X}", bits >> 64), base64::engine::general_purpose::STANDARD.encode(bits.to_be_bytes()))
}

/// A key as records carry it: encoded as in a form.
fn encoded(key: &str) -> String {
    use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
    const PLAIN: &AsciiSet =
        &NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'_').remove(b'.').remove(b'*').remove(b' ');
    utf8_percent_encode(key, PLAIN).to_string().replace(' ', "+")
}
