//! From an HTTP request to the function's event, payload format 2.0.
//!
//! *AWS documentation: Invoking Lambda function URLs (request payload format).*

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use http::header::{CONTENT_TYPE, COOKIE, USER_AGENT};
use http::request::Parts;
use percent_encoding::percent_decode_str;
use serde_json::{Map, Value, json};

use crate::clock::Timestamp;

/// One request to a function URL.
#[derive(Debug)]
pub struct Visit<'a> {
    /// The URL's id.
    pub id: &'a str,
    /// Its host name, without a port.
    pub domain: &'a str,
    /// The path after the URL, not decoded.
    pub path: &'a str,
    /// The request.
    pub head: &'a Parts,
    /// Its body.
    pub body: &'a Bytes,
    /// The access key that signed it.
    pub access_key_id: Option<&'a str>,
}

/// What the event tells besides the request.
pub(super) struct Circumstance<'a> {
    pub(super) request_id: &'a str,
    pub(super) trace: &'a str,
    /// The account that signed, when the URL asks for signatures.
    pub(super) signer: Option<&'a str>,
    /// The account of the function.
    pub(super) owner: &'a str,
    pub(super) port: &'a str,
    pub(super) now: Timestamp,
}

/// The address from which all callers seem to come: Virga listens for this machine.
const SOURCE: &str = "127.0.0.1";

impl Visit<'_> {
    pub(super) fn event(&self, with: &Circumstance<'_>) -> Value {
        let query = self.head.uri.query().unwrap_or_default();
        let mut event = Map::new();
        let mut put = |name: &str, value: Value| event.insert(name.to_owned(), value);
        put("version", "2.0".into());
        put("routeKey", "$default".into());
        put("rawPath", self.path.into());
        put("rawQueryString", query.into());
        let cookies = self.cookies();
        if !cookies.is_empty() {
            put("cookies", cookies.into());
        }
        put("headers", self.headers(with).into());
        let parameters = parameters(query);
        if !parameters.is_empty() {
            put("queryStringParameters", parameters.into());
        }
        put("requestContext", self.context(with));
        if self.body.is_empty() {
            put("isBase64Encoded", false.into());
        } else {
            let text = std::str::from_utf8(self.body).ok().filter(|_| self.is_text());
            put("body", text.map_or_else(|| STANDARD.encode(self.body), str::to_owned).into());
            put("isBase64Encoded", text.is_none().into());
        }
        event.into()
    }

    fn context(&self, with: &Circumstance<'_>) -> Value {
        let mut context = Map::new();
        let mut put = |name: &str, value: Value| context.insert(name.to_owned(), value);
        put("accountId", with.signer.map_or("anonymous", |_| with.owner).into());
        put("apiId", self.id.into());
        if let Some(signer) = with.signer {
            let key = self.access_key_id.unwrap_or_default();
            let root = format!("arn:aws:iam::{signer}:root");
            put(
                "authorizer",
                json!({"iam": {
                    "accessKey": key,
                    "accountId": signer,
                    "callerId": signer,
                    "cognitoIdentity": null,
                    "principalOrgId": null,
                    "userArn": root,
                    "userId": signer,
                }}),
            );
        }
        put("domainName", self.domain.into());
        put("domainPrefix", self.id.into());
        let agent = self.head.headers.get(USER_AGENT).map(|agent| String::from_utf8_lossy(agent.as_bytes()));
        put(
            "http",
            json!({
                "method": self.head.method.as_str(),
                "path": self.path,
                "protocol": "HTTP/1.1",
                "sourceIp": SOURCE,
                "userAgent": agent.unwrap_or_default(),
            }),
        );
        put("requestId", with.request_id.into());
        put("routeKey", "$default".into());
        put("stage", "$default".into());
        put("time", with.now.to_jiff().strftime("%d/%b/%Y:%H:%M:%S +0000").to_string().into());
        put("timeEpoch", with.now.as_millis().into());
        context.into()
    }

    /// In lower case, several of a name joined; cookies stand apart.
    fn headers(&self, with: &Circumstance<'_>) -> Map<String, Value> {
        let mut headers: Map<String, Value> = Map::new();
        let names = self.head.headers.keys().filter(|name| **name != COOKIE);
        for name in names {
            let values = self.head.headers.get_all(name).iter();
            let texts: Vec<_> = values.map(|value| String::from_utf8_lossy(value.as_bytes())).collect();
            headers.insert(name.as_str().to_owned(), texts.join(",").into());
        }
        headers.insert("x-amzn-trace-id".to_owned(), with.trace.into());
        headers.insert("x-forwarded-for".to_owned(), SOURCE.into());
        headers.insert("x-forwarded-port".to_owned(), with.port.into());
        headers.insert("x-forwarded-proto".to_owned(), "http".into());
        headers
    }

    fn cookies(&self) -> Vec<String> {
        let values = self.head.headers.get_all(COOKIE).iter();
        let texts = values.map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned());
        let split = |text: String| {
            text.split(';').map(|one| one.trim().to_owned()).filter(|one| !one.is_empty()).collect::<Vec<_>>()
        };
        texts.flat_map(split).collect()
    }

    /// Whether the body is handed over as text; without a content type, if it can be read as such.
    fn is_text(&self) -> bool {
        let kind = self.head.headers.get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
        let Some(kind) = kind else { return true };
        let kind = kind.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
        kind.starts_with("text/")
            || matches!(kind.as_str(), "application/json" | "application/xml" | "application/javascript")
            || kind.ends_with("+json")
            || kind.ends_with("+xml")
    }
}

/// Decoded; several of a name joined.
fn parameters(query: &str) -> Map<String, Value> {
    let decode = |text: &str| percent_decode_str(&text.replace('+', " ")).decode_utf8_lossy().into_owned();
    let mut parameters: Map<String, Value> = Map::new();
    for pair in query.split('&').filter(|pair| !pair.is_empty()) {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        let value = decode(value);
        match parameters.get_mut(&decode(name)) {
            Some(Value::String(present)) => {
                present.push(',');
                present.push_str(&value);
            }
            _ => {
                parameters.insert(decode(name), value.into());
            }
        }
    }
    parameters
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event(request: http::Request<&'static [u8]>, signer: Option<&str>) -> Value {
        let (head, body) = request.into_parts();
        let body = Bytes::from_static(body);
        let path = head.uri.path().to_owned();
        let domain = "abc.lambda-url.us-west-2.localhost";
        let visit =
            Visit { id: "abc", domain, path: &path, head: &head, body: &body, access_key_id: Some("AKIA") };
        let with = Circumstance {
            request_id: "id-1",
            trace: "Root=1-2-3",
            signer,
            owner: "123456789012",
            port: "4566",
            now: Timestamp::from_micros(1_583_348_638_390_000),
        };
        visit.event(&with)
    }

    #[test]
    fn a_request_becomes_the_event_of_the_developer_guide() {
        let request = http::Request::post("/my/path?parameter1=value1&parameter1=value2&parameter2=a%20b")
            .header("Header2", "value1")
            .header("header2", "value2")
            .header("cookie", "cookie1; cookie2")
            .header("user-agent", "agent")
            .header("content-type", "text/plain; charset=utf-8")
            .body(b"Hello from client!".as_slice())
            .unwrap();
        let expected = json!({
            "version": "2.0",
            "routeKey": "$default",
            "rawPath": "/my/path",
            "rawQueryString": "parameter1=value1&parameter1=value2&parameter2=a%20b",
            "cookies": ["cookie1", "cookie2"],
            "headers": {
                "header2": "value1,value2",
                "user-agent": "agent",
                "content-type": "text/plain; charset=utf-8",
                "x-amzn-trace-id": "Root=1-2-3",
                "x-forwarded-for": "127.0.0.1",
                "x-forwarded-port": "4566",
                "x-forwarded-proto": "http",
            },
            "queryStringParameters": {"parameter1": "value1,value2", "parameter2": "a b"},
            "requestContext": {
                "accountId": "123456789012",
                "apiId": "abc",
                "authorizer": {"iam": {
                    "accessKey": "AKIA",
                    "accountId": "123456789012",
                    "callerId": "123456789012",
                    "cognitoIdentity": null,
                    "principalOrgId": null,
                    "userArn": "arn:aws:iam::123456789012:root",
                    "userId": "123456789012",
                }},
                "domainName": "abc.lambda-url.us-west-2.localhost",
                "domainPrefix": "abc",
                "http": {
                    "method": "POST",
                    "path": "/my/path",
                    "protocol": "HTTP/1.1",
                    "sourceIp": "127.0.0.1",
                    "userAgent": "agent",
                },
                "requestId": "id-1",
                "routeKey": "$default",
                "stage": "$default",
                "time": "04/Mar/2020:19:03:58 +0000",
                "timeEpoch": 1_583_348_638_390_i64,
            },
            "body": "Hello from client!",
            "isBase64Encoded": false,
        });
        let event = event(request, Some("123456789012"));
        assert_eq!(event.to_string(), expected.to_string());
    }

    #[test]
    fn what_is_no_text_is_handed_over_in_base64_and_what_is_not_there_left_out() {
        let request = http::Request::post("/").header("content-type", "image/png").body(b"abc".as_slice());
        let event_of_image = event(request.unwrap(), None);
        assert_eq!(
            (&event_of_image["body"], &event_of_image["isBase64Encoded"]),
            (&json!("YWJj"), &json!(true))
        );
        let empty = event(http::Request::get("/").body(b"".as_slice()).unwrap(), None);
        for absent in ["body", "cookies", "queryStringParameters"] {
            assert!(empty.get(absent).is_none(), "{absent}");
        }
        assert_eq!(empty["requestContext"]["accountId"], "anonymous");
        assert!(empty["requestContext"].get("authorizer").is_none());
    }
}
