//! How much a request may be, and what is answered when it is more.

use std::time::Duration;

use http::request::Parts;

use crate::aws::Error;

/// A deployment package of 50 MB, base64-encoded, and the rest of `CreateFunction`.
/// *AWS documentation: Lambda quotas.*
const LARGEST_UPLOAD: usize = 69_905_067;
/// A batch of 1 MiB, every byte of it percent-encoded in a form, and the rest of the request.
const LARGEST_CALL: usize = 4 * 1024 * 1024;

/// The bytes that a request's head may have, as AWS's own front ends allow.
const LARGEST_HEAD: usize = 64 * 1024;

/// The head is larger than that: hyper bounds what it buffers, but only in steps.
pub fn check_head(head: &Parts) -> Result<(), Error> {
    let headers: usize = head.headers.iter().map(|(name, value)| name.as_str().len() + value.len()).sum();
    let scheme = head.uri.scheme_str().map_or(0, |scheme| scheme.len() + "://".len());
    let authority = head.uri.authority().map_or(0, |authority| authority.as_str().len());
    let path = head.uri.path_and_query().map_or(0, |path| path.as_str().len());
    if headers + scheme + authority + path <= LARGEST_HEAD {
        return Ok(());
    }
    let message = format!("The request's headers must be smaller than {LARGEST_HEAD} bytes");
    Err(Error::new("RequestHeaderSectionTooLarge", 431, message))
}

/// The bytes that a request's body may have, by its path: only Lambda's is a path of dates.
#[must_use]
pub fn largest_body(head: &Parts) -> usize {
    let dated = head.uri.path().as_bytes().get(1).is_some_and(u8::is_ascii_digit);
    if dated { LARGEST_UPLOAD } else { LARGEST_CALL }
}

/// The body is larger than that.
#[must_use]
pub fn too_large(limit: usize) -> Error {
    Error::new("RequestEntityTooLargeException", 413, format!("Request must be smaller than {limit} bytes"))
}

/// The client closed the connection, or broke the rules of HTTP, before the body was whole.
#[must_use]
pub fn broken_body() -> Error {
    Error::new("IncompleteBody", 400, "The request body terminated unexpectedly")
}

/// The body did not arrive in time.
#[must_use]
pub fn too_slow(patience: Duration) -> Error {
    let message = format!("The request's body did not arrive within {} seconds.", patience.as_secs());
    Error::new("RequestTimeout", 408, message)
}
