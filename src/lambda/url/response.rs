//! From the function's answer to an HTTP response.
//!
//! *AWS documentation: Invoking Lambda function URLs (response payload format); Writing code for
//! response streaming.*

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use http::header::{CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue, SET_COOKIE};
use http::{Response, StatusCode};
use serde_json::{Map, Value};

/// The content type by which a stream says that it begins with a prelude.
pub(super) const WITH_PRELUDE: &str = "application/vnd.awslambda.http-integration-response";

/// What stands between a prelude and the body.
const PRELUDE_END: [u8; 8] = [0; 8];

/// The longest prelude, in bytes: what hangs in memory until its end has come.
const PRELUDE_LIMIT: usize = 64 * 1024;

/// The response that a function's whole answer means: an object with `statusCode` is one itself,
/// anything else is the body of a success. `None` for an answer that is no response at all.
pub(super) fn of_answer(payload: &Bytes) -> Option<Response<Bytes>> {
    let answer: Value = serde_json::from_slice(payload).ok()?;
    match answer {
        Value::Object(members) if members.contains_key("statusCode") => {
            let mut response = of_head(&members)?;
            let body = match members.get("body") {
                None | Some(Value::Null) => Vec::new(),
                Some(Value::String(body)) if members.get("isBase64Encoded") == Some(&Value::Bool(true)) => {
                    STANDARD.decode(body).ok()?
                }
                Some(Value::String(body)) => body.clone().into_bytes(),
                Some(other) => other.to_string().into_bytes(),
            };
            *response.body_mut() = body.into();
            Some(response)
        }
        Value::String(text) => Some(success(text.into())),
        _ => Some(success(payload.clone())),
    }
}

fn success(body: Bytes) -> Response<Bytes> {
    let mut response = Response::new(body);
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    response
}

/// Status, headers and cookies; the content type is JSON unless it is given.
fn of_head(members: &Map<String, Value>) -> Option<Response<Bytes>> {
    let status = match members.get("statusCode") {
        None => StatusCode::OK,
        Some(Value::Number(status)) => StatusCode::from_u16(u16::try_from(status.as_u64()?).ok()?).ok()?,
        Some(Value::String(status)) => status.parse().ok()?,
        Some(_) => return None,
    };
    if status.is_informational() {
        return None;
    }
    let mut response = success(Bytes::new());
    *response.status_mut() = status;
    let headers = response.headers_mut();
    for (name, value) in members.get("headers").and_then(Value::as_object).into_iter().flatten() {
        add(headers, name, value);
    }
    for cookie in members.get("cookies").and_then(Value::as_array).into_iter().flatten() {
        if let Some(Ok(cookie)) = cookie.as_str().map(HeaderValue::try_from) {
            headers.append(SET_COOKIE, cookie);
        }
    }
    Some(response)
}

/// Adds a header; what frames the message on the wire is not the function's to say.
fn add(headers: &mut HeaderMap, name: &str, value: &Value) {
    let text = match value {
        Value::String(text) => text.clone(),
        Value::Array(values) => {
            let texts: Vec<String> = values.iter().map(text_of).collect();
            texts.join(",")
        }
        other => text_of(other),
    };
    let is_framing =
        ["content-length", "transfer-encoding", "connection", "keep-alive", "upgrade", "trailer"]
            .iter()
            .any(|framing| name.eq_ignore_ascii_case(framing));
    if let (Ok(name), Ok(value), false) =
        (HeaderName::try_from(name), HeaderValue::try_from(text), is_framing)
    {
        headers.insert(name, value);
    }
}

fn text_of(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// The beginning of a stream: its head, and what of its body has come along.
#[derive(Default)]
pub(super) struct Prelude {
    gathered: Vec<u8>,
}

/// What a prelude has come to.
pub(super) enum Progress {
    /// Its end has not come yet.
    More,
    /// It is whole: the response so far.
    Whole(Response<Bytes>),
    /// It is none.
    Broken,
}

impl Prelude {
    /// Takes in a piece of the stream.
    pub(super) fn take(&mut self, piece: &[u8]) -> Progress {
        // The end may straddle two pieces.
        let from = self.gathered.len().saturating_sub(PRELUDE_END.len() - 1);
        self.gathered.extend_from_slice(piece);
        let end = self.gathered[from..].windows(PRELUDE_END.len()).position(|window| window == PRELUDE_END);
        let Some(end) = end.map(|end| from + end) else {
            return if self.gathered.len() > PRELUDE_LIMIT { Progress::Broken } else { Progress::More };
        };
        let Ok(Value::Object(members)) = serde_json::from_slice(&self.gathered[..end]) else {
            return Progress::Broken;
        };
        let Some(mut response) = of_head(&members) else { return Progress::Broken };
        let has_type = members
            .get("headers")
            .and_then(Value::as_object)
            .is_some_and(|headers| headers.keys().any(|name| name.eq_ignore_ascii_case("content-type")));
        if !has_type {
            response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/octet-stream"));
        }
        *response.body_mut() = self.gathered.split_off(end + PRELUDE_END.len()).into();
        Progress::Whole(response)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(answer: &str) -> Response<Bytes> {
        of_answer(&Bytes::from(answer.to_owned())).unwrap_or_else(|| panic!("{answer}"))
    }

    #[test]
    fn an_object_with_a_status_is_the_response_itself() {
        let response = of(
            r#"{"statusCode": 201, "headers": {"Content-Type": "text/plain", "X-Count": 3, "Content-Length": "9"},
                "cookies": ["a=1", "b=2"], "body": "SGVsbG8=", "isBase64Encoded": true}"#,
        );
        assert_eq!((response.status().as_u16(), response.body().as_ref()), (201, b"Hello".as_slice()));
        assert_eq!(response.headers()[CONTENT_TYPE], "text/plain");
        assert_eq!(response.headers()["x-count"], "3");
        assert_eq!(response.headers().get_all(SET_COOKIE).iter().count(), 2);
        assert!(!response.headers().contains_key("content-length"));
    }

    #[test]
    fn anything_else_is_the_body_of_a_success() {
        for (answer, body) in
            [(r#""Hello""#, "Hello"), (r#"{"message": "Hello"}"#, r#"{"message": "Hello"}"#)]
        {
            let response = of(answer);
            assert_eq!((response.status().as_u16(), response.body().as_ref()), (200, body.as_bytes()));
            assert_eq!(response.headers()[CONTENT_TYPE], "application/json");
        }
    }

    #[test]
    fn what_can_be_no_response_is_none() {
        for answer in [
            r#"{"statusCode": "many"}"#,
            r#"{"statusCode": 99}"#,
            r#"{"statusCode": 100}"#,
            r#"{"statusCode": 200, "body": "???", "isBase64Encoded": true}"#,
            "no json",
        ] {
            assert!(of_answer(&Bytes::from(answer.to_owned())).is_none(), "{answer}");
        }
    }

    #[test]
    fn a_prelude_may_come_in_pieces() {
        let mut stream = br#"{"statusCode": 202, "headers": {"x-a": "b"}}"#.to_vec();
        stream.extend_from_slice(&PRELUDE_END);
        stream.extend_from_slice(b"body");
        for length in [1, 3, 50, 1_000] {
            let mut prelude = Prelude::default();
            let mut pieces = stream.chunks(length);
            let mut response = loop {
                match prelude.take(pieces.next().unwrap()) {
                    Progress::More => {}
                    Progress::Whole(response) => break response,
                    Progress::Broken => panic!("broken"),
                }
            };
            let rest: Vec<u8> = pieces.flatten().copied().collect();
            let body = [std::mem::take(response.body_mut()).as_ref(), &rest].concat();
            assert_eq!((response.status().as_u16(), body.as_slice()), (202, b"body".as_slice()));
        }
        assert!(matches!(Prelude::default().take(&vec![b'x'; PRELUDE_LIMIT + 1]), Progress::Broken));
    }
}
