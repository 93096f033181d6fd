//! What a guest may ask of the Runtime API, and the API's answers.

use bytes::Bytes;
use http::header::{CONTENT_LENGTH, CONTENT_TYPE, HeaderValue};
use http::request::Parts;
use http::{HeaderMap, Method, Response, StatusCode};
use serde_json::json;

use crate::runtime::invocation::{Invocation, RESPONSE_LIMIT};

/// A request to the Runtime API.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::runtime) enum Question {
    /// `GET /runtime/invocation/next`
    Next,
    /// `POST /runtime/invocation/{id}/response`
    Response {
        /// The invocation that is answered.
        id: String,
        /// Whether the body is handed on while it is written.
        streaming: bool,
        /// What the body is.
        content_type: Option<String>,
    },
    /// `POST /runtime/invocation/{id}/error`
    Error {
        /// The invocation that failed.
        id: String,
        /// What the header says of the error.
        error_type: Option<String>,
    },
    /// `POST /runtime/init/error`
    InitError {
        /// What the header says of the error.
        error_type: Option<String>,
    },
    /// Anything else.
    Unknown,
}

const PREFIX: &str = "/2018-06-01/runtime/";
const ERROR_TYPE: &str = "lambda-runtime-function-error-type";
const RESPONSE_MODE: &str = "lambda-runtime-function-response-mode";

impl Question {
    /// What a request asks.
    pub(in crate::runtime) fn of(head: &Parts) -> Self {
        let Some(path) = head.uri.path().strip_prefix(PREFIX) else { return Self::Unknown };
        let text = |name: &str| header(&head.headers, name);
        let words: Vec<&str> = path.split('/').collect();
        match (&head.method, words.as_slice()) {
            (&Method::GET, ["invocation", "next"]) => Self::Next,
            (&Method::POST, ["invocation", id, "response"]) => Self::Response {
                id: (*id).to_owned(),
                streaming: text(RESPONSE_MODE).is_some_and(|mode| mode.eq_ignore_ascii_case("streaming")),
                content_type: text(CONTENT_TYPE.as_str()),
            },
            (&Method::POST, ["invocation", id, "error"]) => {
                Self::Error { id: (*id).to_owned(), error_type: text(ERROR_TYPE) }
            }
            (&Method::POST, ["init", "error"]) => Self::InitError { error_type: text(ERROR_TYPE) },
            _ => Self::Unknown,
        }
    }
}

fn header(headers: &HeaderMap, name: &str) -> Option<String> {
    headers.get(name).and_then(|value| value.to_str().ok()).map(str::to_owned)
}

/// The answer to [`Question::Next`].
pub(in crate::runtime) fn event(invocation: &Invocation) -> Response<Bytes> {
    let mut response = json_answer(StatusCode::OK, invocation.event.clone());
    let headers = response.headers_mut();
    // A guest that knows how much comes need not ask whether that was all.
    headers.insert(CONTENT_LENGTH, invocation.event.len().into());
    let mut add = |name: &'static str, value: &str| {
        // A value that no header can carry is left out rather than the event.
        if let Ok(value) = HeaderValue::from_str(value) {
            headers.insert(name, value);
        }
    };
    add("lambda-runtime-aws-request-id", &invocation.request_id);
    add("lambda-runtime-deadline-ms", &invocation.deadline.as_millis().to_string());
    add("lambda-runtime-invoked-function-arn", &invocation.function_arn);
    add("lambda-runtime-trace-id", &invocation.trace);
    if let Some(context) = &invocation.client_context {
        add("lambda-runtime-client-context", context);
    }
    if let Some(tenant) = &invocation.tenant {
        add("lambda-runtime-aws-tenant-id", tenant);
    }
    response
}

/// The answer to what was taken in.
pub(in crate::runtime) fn accepted() -> Response<Bytes> {
    json_answer(StatusCode::ACCEPTED, Bytes::from_static(b"{\"status\":\"OK\"}\n"))
}

/// An error of the API.
pub(in crate::runtime) fn refusal(status: StatusCode, error_type: &str, message: &str) -> Response<Bytes> {
    let document = json!({"errorMessage": message, "errorType": error_type});
    json_answer(status, document.to_string().into())
}

/// The answer to a response that is longer than it may be.
pub(in crate::runtime) fn too_large() -> Response<Bytes> {
    let message = format!("Exceeded maximum allowed payload size ({RESPONSE_LIMIT} bytes).");
    refusal(StatusCode::PAYLOAD_TOO_LARGE, "RequestEntityTooLarge", &message)
}

/// The answer to what the API doesn't have. Extensions, telemetry and snapshots are not built.
pub(in crate::runtime) fn not_found(head: &Parts) -> Response<Bytes> {
    let message = format!("The Runtime API of Virga has no {} {}", head.method, head.uri.path());
    refusal(StatusCode::NOT_FOUND, "NotFound", &message)
}

fn json_answer(status: StatusCode, body: Bytes) -> Response<Bytes> {
    let mut response = Response::new(body);
    *response.status_mut() = status;
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    fn question(method: Method, path: &str, headers: &[(&'static str, &'static str)]) -> Question {
        let mut request = http::Request::builder().method(method).uri(path);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        Question::of(&request.body(()).unwrap().into_parts().0)
    }

    #[test]
    fn each_path_of_the_api_is_known_by_its_method() {
        let next = "/2018-06-01/runtime/invocation/next";
        assert_eq!(question(Method::GET, next, &[]), Question::Next);
        assert_eq!(question(Method::POST, next, &[]), Question::Unknown);
        assert_eq!(question(Method::GET, "/2020-01-01/extension/register", &[]), Question::Unknown);
        let error = [("Lambda-Runtime-Function-Error-Type", "Torn")];
        assert_eq!(
            question(Method::POST, "/2018-06-01/runtime/init/error", &error),
            Question::InitError { error_type: Some("Torn".to_owned()) }
        );
    }

    #[test]
    fn a_response_says_whether_it_is_streamed() {
        let path = "/2018-06-01/runtime/invocation/id-1/response";
        let mode = [("Lambda-Runtime-Function-Response-Mode", "streaming"), ("Content-Type", "text/plain")];
        let streamed = question(Method::POST, path, &mode);
        let content_type = Some("text/plain".to_owned());
        assert_eq!(streamed, Question::Response { id: "id-1".to_owned(), streaming: true, content_type });
        let whole = question(Method::POST, path, &[]);
        assert!(matches!(whole, Question::Response { streaming: false, .. }));
    }
}
