//! What an HTTP API answered, as a task's result.

use bytes::Bytes;
use http::header::CONTENT_TYPE;
use http::response::Parts;
use serde_json::{Map, Value, json};

use super::runtime;
use crate::stepfunctions::history::Mishap;
use crate::stepfunctions::integration::mishap;
use crate::stepfunctions::payload::Payload;

/// Content types whose responses fail the task; the last three by their first half.
const UNREADABLE: [&str; 4] = ["application/octet-stream", "image/", "video/", "audio/"];

/// A response, whole.
#[derive(Debug)]
pub(crate) struct Response {
    pub(crate) head: Parts,
    pub(crate) body: Bytes,
}

impl Response {
    /// What the task comes to: `Headers`, `ResponseBody`, `StatusCode` and `StatusText`, or the error
    /// `States.Http.StatusCode.404`.
    pub(super) fn result(&self) -> Result<Payload, Mishap> {
        let content_type = self.head.headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
        let content_type = content_type.unwrap_or_default().to_ascii_lowercase();
        if UNREADABLE.iter().any(|kind| content_type.starts_with(kind)) {
            return Err(runtime(format!("The response's content type '{content_type}' is not supported")));
        }
        let text = std::str::from_utf8(&self.body);
        let text = text.map_err(|_| runtime("The response can't be read as a string"))?;
        let status = self.head.status;
        if !status.is_success() {
            return Err(mishap(format!("States.Http.StatusCode.{}", status.as_u16()), text));
        }
        let is_json = content_type.contains("json");
        let parsed = is_json.then(|| serde_json::from_str(text).ok()).flatten();
        Ok(Payload::new(json!({
            "Headers": self.headers(),
            "ResponseBody": parsed.unwrap_or_else(|| Value::from(text)),
            "StatusCode": status.as_u16(),
            "StatusText": self.status_text(),
        })))
    }

    /// `OK`
    pub(crate) fn status_text(&self) -> &'static str {
        self.head.status.canonical_reason().unwrap_or_default()
    }

    fn headers(&self) -> Map<String, Value> {
        let mut headers = Map::new();
        for (name, value) in &self.head.headers {
            let value = Value::from(String::from_utf8_lossy(value.as_bytes()).into_owned());
            match headers.entry(name.as_str()).or_insert_with(|| json!([])) {
                Value::Array(values) => values.push(value),
                other => *other = json!([value]),
            }
        }
        headers
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stepfunctions::text::Text;

    fn result(status: u16, content_type: &str, body: &'static [u8]) -> Result<Value, (String, String)> {
        let head = http::Response::builder().status(status).header("content-type", content_type);
        let head = head.header("x-tag", "a").header("x-tag", "b").body(()).unwrap().into_parts().0;
        let result = Response { head, body: Bytes::from_static(body) }.result();
        let text = |text: Option<Text>| text.map_or_else(String::new, |text| text.to_string());
        result
            .map(|payload| payload.value().clone())
            .map_err(|mishap| (text(mishap.error), text(mishap.cause)))
    }

    #[test]
    fn a_response_is_told_with_its_headers_in_lists() {
        let expected = json!({"Headers": {"content-type": ["application/json"], "x-tag": ["a", "b"]},
            "ResponseBody": {"id": 7}, "StatusCode": 201, "StatusText": "Created"});
        assert_eq!(result(201, "application/json", br#"{"id":7}"#), Ok(expected));
        assert_eq!(result(200, "text/plain", b"7").unwrap()["ResponseBody"], "7");
        assert_eq!(result(200, "application/json", b"{broken").unwrap()["ResponseBody"], "{broken");
    }

    #[test]
    fn a_status_that_is_no_success_is_an_error_of_its_own() {
        let error = |name: &str, cause: &str| Err((name.to_owned(), cause.to_owned()));
        assert_eq!(
            result(404, "text/plain", b"no such order"),
            error("States.Http.StatusCode.404", "no such order")
        );
        assert_eq!(result(302, "text/plain", b""), error("States.Http.StatusCode.302", ""));
    }

    #[test]
    fn what_is_no_text_fails_the_task() {
        for (content_type, body) in
            [("image/png", &b"x"[..]), ("application/octet-stream", b"x"), ("text/plain", b"\xff")]
        {
            assert_eq!(result(200, content_type, body).unwrap_err().0, "States.Runtime");
        }
    }
}
