//! What must be done to a request before `s3s` can read it, and to its answer.
//!
//! - [`host`]: which bucket a host names; [`signature`]: who signed, until when, and then no more of it;
//!   [`chunked`]: bodies in signed chunks.

pub mod chunked;
pub mod host;
pub mod signature;

use std::sync::{Arc, OnceLock};

use http::header::{CONTENT_ENCODING, CONTENT_LENGTH, HOST};
use http::uri::PathAndQuery;
use http::{HeaderMap, HeaderName, HeaderValue, Request, Response, StatusCode, Uri};
use parking_lot::Mutex;
use s3s::access::{S3Access, S3AccessContext};
use s3s::auth::{S3Auth, SecretKey};
use s3s::{S3Error, S3Result};

use super::checksum::Algorithm;
use super::notification::record;
use super::refusal::{Outcome, Refusal};
use crate::aws::Call;
use crate::clock::Timestamp;

/// What the operations must know of a request besides what `s3s` reads.
#[derive(Clone, Debug)]
pub struct Arrival {
    /// Who calls.
    pub call: Arc<Call>,
    /// The SHA-256 of the body that the signature names.
    pub sha256: Option<[u8; 32]>,
    /// What followed the body, once it has been read.
    pub trailers: Arc<Mutex<HeaderMap>>,
    /// The checksum that is to follow the body.
    pub announced: Option<Algorithm>,
    operation: Arc<OnceLock<String>>,
}

impl Arrival {
    /// The operation that was called, if that could be told.
    #[must_use]
    pub fn operation(&self) -> Option<&str> {
        self.operation.get().map(String::as_str)
    }
}

/// Makes a request one in path style, unsigned and unchunked, with what was learned of it attached.
///
/// # Errors
/// `AccessDenied` for a URL that has expired, `InvalidURI`, and what is wrong with a signature.
pub fn read(
    call: &Call,
    request: Request<s3s::Body>,
    now: Timestamp,
) -> Outcome<(Request<s3s::Body>, Arrival)> {
    let (mut head, mut body) = request.into_parts();
    signature::check_expiry(&head, now)?;
    let query = signature::strip(&mut head)?;
    let bucket = head.headers.get(HOST).and_then(|host| host.to_str().ok()).and_then(host::bucket);
    let path = match bucket {
        Some(bucket) => format!("/{bucket}{}", head.uri.path()),
        None => head.uri.path().to_owned(),
    };
    let whole = if query.is_empty() { path } else { format!("{path}?{query}") };
    let target = PathAndQuery::try_from(whole).map_err(|_| invalid_uri())?;
    head.uri = Uri::from(target);

    let trailers = Arc::default();
    let digest = head.headers.remove("x-amz-content-sha256");
    let digest = digest.as_ref().and_then(|digest| digest.to_str().ok()).unwrap_or_default();
    let announced = head.headers.get("x-amz-trailer").and_then(|name| name.to_str().ok());
    let announced =
        announced.and_then(|names| names.split(',').find_map(|name| Algorithm::of_header(name.trim())));
    if digest.starts_with("STREAMING-") {
        let length = head.headers.remove("x-amz-decoded-content-length");
        let length =
            length.and_then(|length| length.to_str().ok()?.parse().ok()).ok_or_else(missing_length)?;
        body = chunked::decode(body, length, Arc::clone(&trailers));
        head.headers.insert(CONTENT_LENGTH, HeaderValue::from(length));
        plain_encoding(&mut head.headers);
    }
    let arrival = Arrival {
        call: Arc::new(call.clone()),
        sha256: hexadecimal(digest),
        trailers,
        announced,
        operation: Arc::default(),
    };
    head.extensions.insert(arrival.clone());
    Ok((Request::from_parts(head, body), arrival))
}

fn invalid_uri() -> Refusal {
    Refusal::new("InvalidURI", 400, "Couldn't parse the specified URI.")
}

fn missing_length() -> Refusal {
    Refusal::new("MissingContentLength", 411, "You must provide the Content-Length HTTP header.")
}

/// The encoding of the object itself: `aws-chunked` is only how it travelled.
fn plain_encoding(headers: &mut HeaderMap) {
    let Some(encoding) = headers.remove(CONTENT_ENCODING) else { return };
    let encoding = encoding.to_str().unwrap_or_default();
    let rest = encoding.split(',').map(str::trim).filter(|name| !name.is_empty() && *name != "aws-chunked");
    let rest = rest.collect::<Vec<_>>().join(",");
    if let Ok(value) = HeaderValue::from_str(&rest)
        && !rest.is_empty()
    {
        headers.insert(CONTENT_ENCODING, value);
    }
}

/// 64 hexadecimal digits.
fn hexadecimal(text: &str) -> Option<[u8; 32]> {
    let mut bytes = [0; 32];
    if text.len() != 64 || !text.is_ascii() {
        return None;
    }
    for (at, byte) in bytes.iter_mut().enumerate() {
        *byte = u8::from_str_radix(&text[at * 2..at * 2 + 2], 16).ok()?;
    }
    Some(bytes)
}

/// An answer to a request that `s3s` did not get to see.
#[must_use]
pub fn refuse(refusal: Refusal, call: &Call) -> Response<s3s::Body> {
    let answer = S3Error::from(refusal).to_http_response();
    let response = answer.unwrap_or_else(|_| {
        let mut response = Response::new(s3s::Body::empty());
        *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
        response
    });
    finish(response, call, false)
}

/// What every answer has: the request's id, and no body where none may be.
#[must_use]
pub fn finish(mut response: Response<s3s::Body>, call: &Call, headless: bool) -> Response<s3s::Body> {
    let status = response.status();
    if status == StatusCode::NOT_MODIFIED || (headless && !status.is_success()) {
        *response.body_mut() = s3s::Body::empty();
        response.headers_mut().remove(CONTENT_LENGTH);
    }
    let (id, host) = record::ids(call);
    for (name, value) in [("x-amz-request-id", id), ("x-amz-id-2", host)] {
        if let Ok(value) = HeaderValue::from_str(&value) {
            response.headers_mut().insert(HeaderName::from_static(name), value);
        }
    }
    response.headers_mut().insert(http::header::SERVER, HeaderValue::from_static("AmazonS3"));
    response
}

/// Sees every request on its way to its operation, and lets it pass: signatures are gone by then.
#[derive(Clone, Copy, Debug)]
pub struct Witness;

#[async_trait::async_trait]
impl S3Access for Witness {
    async fn check(&self, context: &mut S3AccessContext<'_>) -> S3Result<()> {
        let name = context.s3_op().name().to_owned();
        if let Some(arrival) = context.extensions_mut().get::<Arrival>() {
            let _ = arrival.operation.set(name);
        }
        Ok(())
    }
}

#[async_trait::async_trait]
impl S3Auth for Witness {
    async fn get_secret_key(&self, _access_key: &str) -> S3Result<SecretKey> {
        Err(Refusal::not_supported("signatures in browser-based uploads (POST forms) to S3").into())
    }
}
