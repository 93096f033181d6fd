//! What S3 answers when it can't do what was asked.

use std::borrow::Cow;

use http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use s3s::{S3Error, S3ErrorCode};

use crate::aws::Error;

/// An error as S3 answers it. *AWS documentation: Error responses (Amazon S3 API Reference).*
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{code}: {message}")]
pub struct Refusal {
    /// The code, such as `NoSuchKey`.
    pub code: &'static str,
    /// The HTTP status.
    pub status: u16,
    /// What happened.
    pub message: Cow<'static, str>,
    /// Headers that the answer carries besides the usual ones.
    pub headers: Vec<(HeaderName, String)>,
}

/// What a heart answers.
pub type Outcome<T> = Result<T, Refusal>;

impl Refusal {
    /// An error with this code, status and message.
    pub fn new(code: &'static str, status: u16, message: impl Into<Cow<'static, str>>) -> Self {
        Self { code, status, message: message.into(), headers: Vec::new() }
    }

    /// The same error with one more header.
    #[must_use]
    pub fn with_header(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((HeaderName::from_static(name), value.into()));
        self
    }

    pub(super) fn no_such_bucket() -> Self {
        Self::new("NoSuchBucket", 404, "The specified bucket does not exist")
    }

    pub(super) fn no_such_key() -> Self {
        Self::new("NoSuchKey", 404, "The specified key does not exist.")
    }

    pub(super) fn no_such_version() -> Self {
        Self::new("NoSuchVersion", 404, "The specified version does not exist.")
    }

    pub(super) fn no_such_upload() -> Self {
        let message = "The specified upload does not exist. The upload ID may be invalid, or the upload may have \
                       been aborted or completed.";
        Self::new("NoSuchUpload", 404, message)
    }

    pub(super) fn precondition_failed() -> Self {
        let message = "At least one of the pre-conditions you specified did not hold";
        Self::new("PreconditionFailed", 412, message)
    }

    pub(super) fn not_modified() -> Self {
        Self::new("NotModified", 304, "Not Modified")
    }

    pub(super) fn invalid_argument(message: impl Into<Cow<'static, str>>) -> Self {
        Self::new("InvalidArgument", 400, message)
    }

    pub(super) fn invalid_request(message: impl Into<Cow<'static, str>>) -> Self {
        Self::new("InvalidRequest", 400, message)
    }

    pub(super) fn malformed_xml() -> Self {
        let message =
            "The XML you provided was not well-formed or did not validate against our published schema";
        Self::new("MalformedXML", 400, message)
    }

    pub(super) fn invalid_part() -> Self {
        let message = "One or more of the specified parts could not be found.  The part may not have been uploaded, \
                       or the specified entity tag may not match the part's entity tag.";
        Self::new("InvalidPart", 400, message)
    }

    pub(super) fn method_not_allowed() -> Self {
        Self::new("MethodNotAllowed", 405, "The specified method is not allowed against this resource.")
    }

    pub(super) fn internal(error: &impl std::fmt::Display) -> Self {
        tracing::error!("objects can't be kept or read: {error}");
        Self::new("InternalError", 500, "We encountered an internal error. Please try again.")
    }

    /// What AWS has and Virga has not. `what` completes "Virga does not support …".
    pub(super) fn not_supported(what: &str) -> Self {
        let message = format!(
            "Virga does not support {what} yet. GET /_virga/gaps lists what was asked for and refused."
        );
        Self::new("NotImplemented", 501, message)
    }
}

impl From<Refusal> for S3Error {
    fn from(refusal: Refusal) -> Self {
        let code = S3ErrorCode::from_bytes(refusal.code.as_bytes()).unwrap_or(S3ErrorCode::InternalError);
        let mut error = Self::with_message(code, refusal.message);
        error.set_status_code(
            StatusCode::from_u16(refusal.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR),
        );
        if !refusal.headers.is_empty() {
            let mut headers = HeaderMap::new();
            headers.insert(http::header::CONTENT_TYPE, HeaderValue::from_static("application/xml"));
            for (name, value) in refusal.headers {
                if let Ok(value) = HeaderValue::from_str(&value) {
                    headers.insert(name, value);
                }
            }
            error.set_headers(headers);
        }
        error
    }
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        Self::new(refusal.code, refusal.status, refusal.message)
    }
}
