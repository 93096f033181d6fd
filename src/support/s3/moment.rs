//! Moments as S3 tells them: in whole seconds in headers, in milliseconds in documents.

use std::time::{Duration, SystemTime};

use s3s::dto;

use crate::clock::Timestamp;

/// A moment in documents.
#[must_use]
pub fn told(at: Timestamp) -> dto::Timestamp {
    let micros = u64::try_from(at.as_millis()).unwrap_or(0).saturating_mul(1_000);
    (SystemTime::UNIX_EPOCH + Duration::from_micros(micros)).into()
}

/// A moment in headers and conditions.
#[must_use]
pub fn whole_seconds(at: Timestamp) -> dto::Timestamp {
    let seconds = u64::try_from(at.as_secs()).unwrap_or(0);
    (SystemTime::UNIX_EPOCH + Duration::from_secs(seconds)).into()
}

/// `Tue, 03 Jun 2008 11:05:30 GMT`.
#[must_use]
pub fn http_date(at: Timestamp) -> String {
    at.to_jiff().strftime("%a, %d %b %Y %H:%M:%S GMT").to_string()
}
