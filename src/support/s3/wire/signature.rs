//! Who signed, until when.
//!
//! A signature is read, not verified: Virga has no secrets to verify it with. What is honoured is the
//! time until which a presigned URL holds, on Virga's own clock. Then the signature is taken away, and
//! parameters that stand for headers become headers.
//! *AWS documentation: Authenticating Requests: Using Query Parameters (AWS Signature Version 4).*

use std::time::Duration;

use http::request::Parts;
use http::{HeaderName, HeaderValue};
use percent_encoding::percent_decode_str;

use crate::clock::Timestamp;
use crate::support::s3::refusal::{Outcome, Refusal};

/// The longest that a presigned URL may hold, in seconds: a week.
const LONGEST: u64 = 7 * 24 * 60 * 60;

/// The parameters of a request, decoded.
fn parameters(query: &str) -> impl Iterator<Item = (String, String)> + '_ {
    let decoded = |text: &str| percent_decode_str(&text.replace('+', " ")).decode_utf8_lossy().into_owned();
    query.split('&').filter(|pair| !pair.is_empty()).map(move |pair| {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        (decoded(name), decoded(value))
    })
}

/// The access key id that a signature of the older version 2 names, in a header or a URL.
#[must_use]
pub fn old_access_key(head: &Parts) -> Option<String> {
    let header = head.headers.get(http::header::AUTHORIZATION).and_then(|header| header.to_str().ok());
    if let Some(credential) = header.and_then(|header| header.strip_prefix("AWS ")) {
        return credential.split(':').next().map(|key| key.trim().to_owned());
    }
    let query = head.uri.query().filter(|query| query.contains("AWSAccessKeyId="))?;
    parameters(query).find(|(name, _)| name == "AWSAccessKeyId").map(|(_, key)| key)
}

/// Refuses a presigned URL that has expired.
///
/// # Errors
/// `AccessDenied` (403), `AuthorizationQueryParametersError` (400).
pub fn check_expiry(head: &Parts, now: Timestamp) -> Outcome<()> {
    let Some(query) = head.uri.query() else { return Ok(()) };
    let value = |wanted: &str| {
        parameters(query).find(|(name, _)| name.eq_ignore_ascii_case(wanted)).map(|(_, value)| value)
    };
    let expires = if value("X-Amz-Signature").is_some() {
        let wrong = |what: &str| Refusal::new("AuthorizationQueryParametersError", 400, what.to_owned());
        let date = value("X-Amz-Date").as_deref().and_then(moment);
        let date = date
            .ok_or_else(|| wrong("X-Amz-Date must be in the ISO8601 Long Format \"yyyyMMdd'T'HHmmss'Z'\""))?;
        let seconds = value("X-Amz-Expires").and_then(|seconds| seconds.parse::<u64>().ok());
        let seconds = seconds.ok_or_else(|| wrong("X-Amz-Expires should be a number"))?;
        if seconds > LONGEST {
            return Err(wrong(
                "X-Amz-Expires must be less than a week (in seconds); that is, the given X-Amz-Expires must be less than 604800 seconds",
            ));
        }
        date.after(Duration::from_secs(seconds))
    } else if value("Signature").is_some() && value("AWSAccessKeyId").is_some() {
        let seconds = value("Expires").and_then(|seconds| seconds.parse::<i64>().ok());
        Timestamp::from_secs(seconds.ok_or_else(|| {
            Refusal::new("AccessDenied", 403, "Invalid date (should be seconds since epoch)")
        })?)
    } else {
        return Ok(());
    };
    if now > expires { Err(Refusal::new("AccessDenied", 403, "Request has expired")) } else { Ok(()) }
}

/// `20260131T120000Z`.
fn moment(text: &str) -> Option<Timestamp> {
    let digits = text.len() == 16 && text.is_ascii();
    let part = |range: std::ops::Range<usize>| text.get(range);
    if !digits {
        return None;
    }
    let (date, time) =
        ((part(0..4)?, part(4..6)?, part(6..8)?), (part(9..11)?, part(11..13)?, part(13..15)?));
    Timestamp::parse(&format!("{}-{}-{}T{}:{}:{}Z", date.0, date.1, date.2, time.0, time.1, time.2)).ok()
}

/// Takes the signature away, and answers the query that is left. Parameters that stand for headers
/// become headers, where the request has none of that name.
///
/// # Errors
/// `InvalidArgument` when such a parameter can't be a header.
pub fn strip(head: &mut Parts) -> Outcome<String> {
    head.headers.remove(http::header::AUTHORIZATION);
    for name in ["x-amz-security-token", "x-amz-date"] {
        head.headers.remove(name);
    }
    let Some(query) = head.uri.query().map(str::to_owned) else { return Ok(String::new()) };
    let old = query.contains("AWSAccessKeyId=");
    let mut left = Vec::new();
    for pair in query.split('&') {
        let name = pair.split_once('=').map_or(pair, |(name, _)| name).to_ascii_lowercase();
        match name.as_str() {
            "x-amz-algorithm"
            | "x-amz-credential"
            | "x-amz-date"
            | "x-amz-expires"
            | "x-amz-signedheaders"
            | "x-amz-signature"
            | "x-amz-security-token" => {}
            "awsaccesskeyid" | "signature" | "expires" if old => {}
            name if name.starts_with("x-amz-") => {
                let value = parameters(pair).next().map(|(_, value)| value).unwrap_or_default();
                let wrong = |_| Refusal::invalid_argument(format!("{name} can't be sent as a parameter"));
                let value = HeaderValue::from_bytes(value.as_bytes()).map_err(wrong)?;
                let header = HeaderName::from_bytes(name.as_bytes());
                let header =
                    header.map_err(|_| Refusal::invalid_argument("a parameter's name is no header's"))?;
                head.headers.entry(header).or_insert(value);
            }
            _ => left.push(pair),
        }
    }
    Ok(left.join("&"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn head(query: &str) -> Parts {
        http::Request::get(format!("/bucket/key?{query}")).body(()).unwrap().into_parts().0
    }

    #[test]
    fn a_presigned_url_holds_until_it_expires() {
        let query = "X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Date=20260131T120000Z&X-Amz-Expires=900&X-Amz-Signature=x";
        let at = |text| Timestamp::parse(text).unwrap();
        assert_eq!(check_expiry(&head(query), at("2026-01-31T12:15:00Z")), Ok(()));
        let refusal = check_expiry(&head(query), at("2026-01-31T12:15:01Z")).unwrap_err();
        assert_eq!((refusal.code, refusal.status), ("AccessDenied", 403));
        let old = "AWSAccessKeyId=AK&Signature=x&Expires=1700000000";
        assert_eq!(check_expiry(&head(old), Timestamp::from_secs(1_700_000_000)), Ok(()));
        assert!(check_expiry(&head(old), Timestamp::from_secs(1_700_000_001)).is_err());
        let long = "X-Amz-Date=20260131T120000Z&X-Amz-Expires=604801&X-Amz-Signature=x";
        assert_eq!(check_expiry(&head(long), Timestamp::default()).unwrap_err().status, 400);
    }

    #[test]
    fn what_is_left_of_a_query_is_what_the_operation_reads() {
        let mut head = head(
            "uploadId=u%2B1&X-Amz-Credential=AK%2F20260131&x-amz-meta-a=b%20c&X-Amz-Signature=x&partNumber=2",
        );
        assert_eq!(strip(&mut head).unwrap(), "uploadId=u%2B1&partNumber=2");
        assert_eq!(head.headers["x-amz-meta-a"], "b c");
        assert_eq!(head.headers.len(), 1);
    }
}
