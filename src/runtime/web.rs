//! A `wasi:http` component behind a function URL: the event is its request, and its response the answer.
//!
//! Such a component exports `wasi:http/incoming-handler` instead of a command. Its events are those of a
//! function URL; so it is invoked as any function is, by its URL or by Invoke with such an event.
//!
//! *AWS documentation: Invoking Lambda function URLs (request and response payloads).*

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bytes::{Bytes, BytesMut};
use http::{HeaderMap, Request, response};
use http_body_util::{BodyExt, Full};
use serde::Deserialize;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use tokio::sync::oneshot;
use wasmtime_wasi_http::p2::bindings::http::types::ErrorCode;
use wasmtime_wasi_http::p2::body::HyperOutgoingBody;

use super::invocation::RESPONSE_LIMIT;
use super::output::Output;
use super::polling::now;

/// What a function URL tells of a request: payload format 2.0, as far as a request needs it.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Event {
    #[serde(default)]
    raw_path: String,
    #[serde(default)]
    raw_query_string: String,
    #[serde(default)]
    headers: BTreeMap<String, String>,
    #[serde(default)]
    cookies: Vec<String>,
    request_context: Context,
    #[serde(default)]
    body: Option<String>,
    #[serde(default)]
    is_base64_encoded: bool,
}

#[derive(Debug, Deserialize)]
struct Context {
    http: Http,
    #[serde(default, rename = "domainName")]
    domain_name: Option<String>,
}

#[derive(Debug, Deserialize)]
struct Http {
    method: String,
}

/// The request that an event describes.
///
/// # Errors
/// What is wrong with the event, for the person at the terminal.
pub(super) fn request(event: &[u8]) -> Result<Request<Full<Bytes>>, String> {
    let wrong = |what: String| format!("the event is not a function URL's request: {what}");
    let event: Event = serde_json::from_slice(event).map_err(|error| wrong(error.to_string()))?;
    let path = if event.raw_path.is_empty() { "/" } else { &event.raw_path };
    let query = event.raw_query_string;
    let target = if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") };
    let body = event.body.unwrap_or_default();
    let body = if event.is_base64_encoded {
        STANDARD.decode(&body).map_err(|error| wrong(error.to_string()))?
    } else {
        body.into_bytes()
    };
    let host = event.headers.get("host").cloned().or(event.request_context.domain_name);
    let mut request = Request::builder().method(event.request_context.http.method.as_str()).uri(target);
    for (name, value) in event.headers.iter().filter(|(name, _)| name.as_str() != "host") {
        request = request.header(name, value);
    }
    if !event.cookies.is_empty() {
        request = request.header("cookie", event.cookies.join("; "));
    }
    request = request.header("host", host.unwrap_or_else(|| "localhost".to_owned()));
    request.body(Full::new(body.into())).map_err(|error| wrong(error.to_string()))
}

/// A response that a component makes.
#[derive(Debug)]
pub(super) struct Serving {
    arriving: oneshot::Receiver<Result<http::Response<HyperOutgoingBody>, ErrorCode>>,
    head: Option<response::Parts>,
    body: Option<HyperOutgoingBody>,
    written: BytesMut,
    too_large: bool,
    /// Where it is handed on while it is made.
    output: Option<Output>,
}

/// What became of a response.
#[derive(Debug)]
pub(super) enum Served {
    /// The document that says what to answer.
    Whole(Bytes),
    /// It was handed on.
    Streamed,
    /// It is longer than it may be.
    TooLarge,
    /// There is none: why.
    Missing(String),
}

/// What the response of a component that is streamed says it is: a head in JSON, eight zero bytes, and
/// the body.
const INTEGRATION_RESPONSE: &str = "application/vnd.awslambda.http-integration-response";

impl Serving {
    /// A response that will arrive by `arriving`.
    pub(super) fn new(
        arriving: oneshot::Receiver<Result<http::Response<HyperOutgoingBody>, ErrorCode>>,
        output: Option<Output>,
    ) -> Self {
        Self { arriving, head: None, body: None, written: BytesMut::new(), too_large: false, output }
    }

    /// Takes in what there is so far, without waiting.
    pub(super) fn progress(&mut self) {
        if self.head.is_none()
            && let Ok(Ok(response)) = self.arriving.try_recv()
        {
            let (head, body) = response.into_parts();
            if let Some(output) = &self.output {
                output.begin(Some(INTEGRATION_RESPONSE));
                let mut prelude = described(&head).to_string().into_bytes();
                prelude.extend([0; 8]);
                output.write(prelude.into());
            }
            (self.head, self.body) = (Some(head), Some(body));
        }
        let Some(body) = &mut self.body else { return };
        while let Some(Some(Ok(frame))) = now(body.frame()) {
            let Some(bytes) = frame.data_ref() else { continue };
            match &self.output {
                Some(output) => self.too_large |= !output.write(bytes.clone()),
                None if self.written.len() + bytes.len() > RESPONSE_LIMIT => self.too_large = true,
                None => self.written.extend_from_slice(bytes),
            }
        }
    }

    /// The component has ended: what it answered.
    pub(super) fn end(mut self) -> Served {
        self.progress();
        match (self.head, self.output) {
            _ if self.too_large => Served::TooLarge,
            (Some(_), Some(_)) => Served::Streamed,
            (Some(head), None) => {
                let mut document = described(&head);
                let text = std::str::from_utf8(&self.written).map(str::to_owned);
                document["isBase64Encoded"] = text.is_err().into();
                document["body"] = text.unwrap_or_else(|_| STANDARD.encode(&self.written)).into();
                Served::Whole(document.to_string().into())
            }
            (None, _) => match self.arriving.try_recv() {
                Ok(Err(code)) => Served::Missing(format!("the component answered with an error: {code:?}")),
                _ => Served::Missing("the component has set no response".to_owned()),
            },
        }
    }
}

/// The head of a response, as a function URL wants it told.
fn described(head: &response::Parts) -> Value {
    let text = |value: &http::HeaderValue| String::from_utf8_lossy(value.as_bytes()).into_owned();
    let cookies: Vec<String> = head.headers.get_all("set-cookie").iter().map(text).collect();
    let mut document = json!({"statusCode": head.status.as_u16(), "headers": headers(&head.headers)});
    if !cookies.is_empty() {
        document["cookies"] = cookies.into();
    }
    document
}

fn headers(headers: &HeaderMap) -> Map<String, Value> {
    let joined = |name: &http::HeaderName| {
        let values = headers.get_all(name).iter();
        let values: Vec<_> = values.map(|value| String::from_utf8_lossy(value.as_bytes())).collect();
        values.join(",")
    };
    let names = headers.keys().filter(|name| name.as_str() != "set-cookie");
    names.map(|name| (name.to_string(), joined(name).into())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_event_of_a_function_url_is_a_request_again() {
        let event = json!({
            "version": "2.0", "rawPath": "/a b".replace(' ', "%20"), "rawQueryString": "x=1&y=2",
            "headers": {"host": "id.lambda-url.us-east-1.localhost:4566", "content-type": "text/plain"},
            "cookies": ["a=1", "b=2"],
            "requestContext": {"http": {"method": "PUT", "path": "/a b"}},
            "body": "aGVsbG8=", "isBase64Encoded": true,
        });
        let request = request(event.to_string().as_bytes()).unwrap();
        assert_eq!(
            (request.method().as_str(), request.uri().to_string().as_str()),
            ("PUT", "/a%20b?x=1&y=2")
        );
        assert_eq!(request.headers()["cookie"], "a=1; b=2");
        assert_eq!(request.headers()["host"], "id.lambda-url.us-east-1.localhost:4566");
        let body = now(request.into_body().collect()).unwrap().unwrap().to_bytes();
        assert_eq!(body, "hello");
    }

    #[test]
    fn an_event_of_another_kind_is_no_request() {
        let error = request(br#"{"Records":[]}"#).unwrap_err();
        assert!(error.contains("not a function URL's request"), "{error}");
    }
}
