//! The protocols: HTTP requests to nodes, typed outputs and errors to HTTP responses.
//!
//! | protocol | request | answer |
//! |---|---|---|
//! | [`aws_json`] | `POST /`, operation in `X-Amz-Target`, JSON | JSON |
//! | [`rest_json`] | operation is method and path; JSON, headers, labels, raw bodies | the same |
//! | [`aws_query`] | a form or query string with `Action` | XML |

mod aws_json;
mod aws_query;
pub mod event_stream;
mod rest_json;

#[cfg(test)]
mod fuzz;

use bytes::Bytes;
use http::header::{CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue};
use http::request::Parts;
use http::{Response, StatusCode};

use super::error::Error;
use super::node::Node;
use super::schema::{Family, Operation, ServiceSchema};
use super::value::Structure;
use crate::identity::Uuid;

/// The header that names an answer's request.
static REQUEST_ID: HeaderName = HeaderName::from_static("x-amzn-requestid");

/// The header by which a client of AWS JSON names an operation: `AmazonSQS.SendMessage`.
pub static TARGET: HeaderName = HeaderName::from_static("x-amz-target");

/// How a request was said, and its answer will be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Protocol {
    /// AWS JSON 1.0 or 1.1.
    AwsJson,
    /// REST-JSON.
    RestJson,
    /// Query with XML answers.
    Query,
}

/// A request that names an operation.
#[derive(Debug)]
pub struct Request<'a> {
    /// Which operation.
    pub operation: &'static Operation,
    /// What it takes; not yet checked.
    pub input: Node<'a>,
}

impl Protocol {
    /// The protocol in which a service was spoken to. SQS speaks two: Query without `X-Amz-Target`.
    #[must_use]
    pub fn of(service: &ServiceSchema, head: &Parts) -> Self {
        match service.family {
            Family::RestJson => Self::RestJson,
            Family::Query => Self::Query,
            _ if service.query.is_spoken() && !head.headers.contains_key(&TARGET) => Self::Query,
            _ => Self::AwsJson,
        }
    }

    /// The operation that a request names and what it says to it.
    ///
    /// `authority` is the host by which the client reached Virga; a Query request to a queue's own
    /// path means that queue.
    ///
    /// # Errors
    /// The service's own error for an operation it doesn't have, or for a body that can't be read.
    pub fn read<'a>(
        self,
        service: &'static ServiceSchema,
        head: &'a Parts,
        body: &'a Bytes,
        authority: &str,
    ) -> Result<Request<'a>, Error> {
        match self {
            Self::AwsJson => aws_json::read(service, head, body),
            Self::RestJson => rest_json::read(service, head, body),
            Self::Query => aws_query::read(service, head, body, authority),
        }
    }

    /// The answer that carries an output.
    #[must_use]
    pub fn answer(
        self,
        service: &'static ServiceSchema,
        operation: &'static Operation,
        output: &dyn Structure,
        request_id: Uuid,
    ) -> Response<Bytes> {
        let mut response = match self {
            Self::AwsJson => aws_json::answer(service, operation, output),
            Self::RestJson => rest_json::answer(operation, output),
            Self::Query => aws_query::answer(service, operation, output, request_id),
        };
        name_request(response.headers_mut(), request_id);
        response
    }

    /// The answer that carries an error.
    #[must_use]
    pub fn refuse(self, service: &'static ServiceSchema, error: &Error, request_id: Uuid) -> Response<Bytes> {
        let mut response = match self {
            Self::AwsJson => aws_json::refuse(service, error),
            Self::RestJson => rest_json::refuse(service, error),
            Self::Query => aws_query::refuse(service, error, request_id),
        };
        *response.status_mut() =
            StatusCode::from_u16(error.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        name_request(response.headers_mut(), request_id);
        response
    }
}

fn name_request(headers: &mut HeaderMap, request_id: Uuid) {
    if let Ok(value) = HeaderValue::from_bytes(&request_id.characters()) {
        headers.insert(REQUEST_ID.clone(), value);
    }
}

fn response(content_type: &'static str, body: Bytes) -> Response<Bytes> {
    let mut response = Response::new(body);
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(content_type));
    response
}
