//! What an HTTP task asks, from its parameters.

use bytes::Bytes;
use http::header::{CONTENT_TYPE, HeaderName, HeaderValue, RANGE, USER_AGENT};
use http::{HeaderMap, Method, Uri};
use serde_json::{Map, Value};

use super::form::{ArrayFormat, encode};
use super::runtime;
use crate::stepfunctions::history::Mishap;

const KNOWN: [&str; 8] = [
    "ApiEndpoint",
    "Method",
    "Authentication",
    "InvocationConfig",
    "Headers",
    "QueryParameters",
    "RequestBody",
    "Transform",
];

const METHODS: [&str; 7] = ["GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "HEAD"];

/// Headers that a task must not set.
const FORBIDDEN: [&str; 32] = [
    "a-im",
    "accept-charset",
    "accept-datetime",
    "accept-encoding",
    "authorization",
    "cache-control",
    "connection",
    "content-encoding",
    "content-md5",
    "date",
    "expect",
    "forwarded",
    "from",
    "host",
    "http2-settings",
    "if-match",
    "if-modified-since",
    "if-none-match",
    "if-range",
    "if-unmodified-since",
    "max-forwards",
    "origin",
    "pragma",
    "proxy-authorization",
    "referer",
    "server",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
    "via",
    "warning",
];

/// So begin further headers that a task must not set.
const FORBIDDEN_BEGINNINGS: [&str; 3] = ["x-forwarded-", "x-amz-", "x-amzn-"];

/// A request, ready to be sent.
#[derive(Clone, Debug)]
pub(crate) struct Request {
    pub(crate) method: Method,
    pub(crate) url: Uri,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

/// The names among `headers` that a task must not set, as they are written in it.
pub(crate) fn forbidden_headers(headers: &Map<String, Value>) -> Vec<String> {
    let is_forbidden = |name: &&String| {
        let name = name.to_ascii_lowercase();
        FORBIDDEN.contains(&name.as_str()) || FORBIDDEN_BEGINNINGS.iter().any(|begin| name.starts_with(begin))
    };
    headers.keys().filter(is_forbidden).map(|name| name.to_ascii_lowercase()).collect()
}

impl Request {
    /// Reads the parameters of a task in `region`.
    pub(super) fn read(parameters: &Value, region: &str) -> Result<Self, Mishap> {
        let Value::Object(members) = parameters else {
            return Err(runtime("The parameters must be an object"));
        };
        if let Some(unknown) = members.keys().find(|name| !KNOWN.contains(&name.as_str())) {
            return Err(runtime(format!("The field \"{unknown}\" is not supported by Step Functions")));
        }
        check_connection(members)?;
        let method = text(members, "Method")?;
        if !METHODS.contains(&method) {
            return Err(runtime(format!("The HTTP method '{method}' is not one of {}", METHODS.join(", "))));
        }
        let method = Method::from_bytes(method.as_bytes()).map_err(|error| runtime(error.to_string()))?;
        let url = url(text(members, "ApiEndpoint")?, members.get("QueryParameters"))?;
        let mut headers = headers(members.get("Headers"))?;
        let body = body(members)?;
        if !headers.contains_key(CONTENT_TYPE) && !body.is_empty() {
            headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json; charset=UTF-8"));
        }
        let agent = HeaderValue::from_str(&format!("Amazon|StepFunctions|HttpInvoke|{region}"));
        headers.insert(USER_AGENT, agent.map_err(|error| runtime(error.to_string()))?);
        headers.insert(RANGE, HeaderValue::from_static("bytes=0-262144"));
        Ok(Self { method, url, headers, body })
    }
}

fn text<'a>(members: &'a Map<String, Value>, name: &str) -> Result<&'a str, Mishap> {
    let value = members
        .get(name)
        .ok_or_else(|| runtime(format!("The field '{name}' is required but was missing")))?;
    value.as_str().ok_or_else(|| runtime(format!("The field '{name}' must be a string")))
}

fn check_connection(members: &Map<String, Value>) -> Result<(), Mishap> {
    let arn = ["Authentication", "InvocationConfig"]
        .iter()
        .find_map(|name| members.get(*name)?.get("ConnectionArn")?.as_str());
    match arn {
        Some(arn) if arn.starts_with("arn:") && arn.contains(":connection/") => Ok(()),
        Some(arn) => Err(runtime(format!("'{arn}' is not the ARN of an EventBridge connection"))),
        None => Err(runtime("The field 'ConnectionArn' is required but was missing")),
    }
}

fn url(endpoint: &str, query: Option<&Value>) -> Result<Uri, Mishap> {
    let query = match query {
        None | Some(Value::Null) => String::new(),
        Some(Value::String(text)) => text.trim_start_matches('?').to_owned(),
        Some(Value::Object(members)) => encode(members, ArrayFormat::Repeat),
        Some(Value::Array(elements)) => {
            let texts: Option<Vec<&str>> = elements.iter().map(Value::as_str).collect();
            texts.ok_or_else(|| runtime("QueryParameters must be a list of strings"))?.join("&")
        }
        Some(_) => return Err(runtime("QueryParameters must be a string, a list or an object")),
    };
    let joint = match (query.is_empty(), endpoint.contains('?')) {
        (true, _) => "",
        (false, true) => "&",
        (false, false) => "?",
    };
    let url = format!("{endpoint}{joint}{query}").parse::<Uri>().ok();
    url.filter(|url| url.scheme().is_some() && url.authority().is_some())
        .ok_or_else(|| runtime(format!("The ApiEndpoint '{endpoint}' is not a valid URL")))
}

fn headers(given: Option<&Value>) -> Result<HeaderMap, Mishap> {
    let mut headers = HeaderMap::new();
    let given = match given {
        None | Some(Value::Null) => return Ok(headers),
        Some(Value::Object(given)) => given,
        Some(_) => return Err(runtime("Headers must be an object")),
    };
    let forbidden = forbidden_headers(given);
    if !forbidden.is_empty() {
        let names = forbidden.join(", ");
        return Err(runtime(format!("The 'Headers' field contains unsupported values: [{names}]")));
    }
    for (name, value) in given {
        let key =
            HeaderName::try_from(name).map_err(|_| runtime(format!("'{name}' is not a header's name")))?;
        let values = match value {
            Value::Array(values) => values.as_slice(),
            value => std::slice::from_ref(value),
        };
        for value in values {
            let told = value.as_str().map_or_else(|| value.to_string(), ToOwned::to_owned);
            let told = HeaderValue::try_from(told);
            headers
                .append(&key, told.map_err(|_| runtime(format!("The header '{name}' has no valid value")))?);
        }
    }
    Ok(headers)
}

fn body(members: &Map<String, Value>) -> Result<Bytes, Mishap> {
    let transform = members.get("Transform").filter(|transform| !transform.is_null());
    let encoding =
        transform.map_or("NONE", |transform| transform["RequestBodyEncoding"].as_str().unwrap_or("NONE"));
    let arrays = transform.and_then(|transform| transform["RequestEncodingOptions"]["ArrayFormat"].as_str());
    let arrays = arrays.map(|name| {
        ArrayFormat::parse(name).ok_or_else(|| runtime(format!("The ArrayFormat '{name}' is not supported")))
    });
    let arrays = arrays.transpose()?.unwrap_or_default();
    let body = members.get("RequestBody").filter(|body| !body.is_null());
    match (encoding, body) {
        ("NONE" | "URL_ENCODED", None) => Ok(Bytes::new()),
        ("NONE" | "URL_ENCODED", Some(Value::String(text))) => Ok(Bytes::from(text.clone())),
        ("NONE", Some(body)) => Ok(Bytes::from(body.to_string())),
        ("URL_ENCODED", Some(Value::Object(members))) => Ok(Bytes::from(encode(members, arrays))),
        ("URL_ENCODED", Some(_)) => Err(runtime("A RequestBody that is URL-encoded must be an object")),
        (other, _) => Err(runtime(format!("The RequestBodyEncoding '{other}' is not supported"))),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn parameters(more: &Value) -> Value {
        let mut parameters = json!({"ApiEndpoint": "http://localhost:9000/orders", "Method": "POST",
            "Authentication": {"ConnectionArn": "arn:aws:events:us-east-1:000000000000:connection/c/1"}});
        for (name, value) in more.as_object().unwrap() {
            parameters[name] = value.clone();
        }
        parameters
    }

    fn refusal(more: &Value) -> String {
        let mishap = Request::read(&parameters(more), "us-east-1").unwrap_err();
        assert_eq!(mishap.error.as_deref(), Some("States.Runtime"));
        mishap.cause.unwrap().to_string()
    }

    #[test]
    fn a_request_has_the_headers_of_the_task_and_those_that_step_functions_sets() {
        let more = json!({"Headers": {"Order-Id": "7", "Accept": ["a", "b"], "User-Agent": "mine"},
            "QueryParameters": {"currency": "usd", "tag": ["a b", "c"]}, "RequestBody": {"a": 1}});
        let request = Request::read(&parameters(&more), "eu-central-1").unwrap();
        assert_eq!(request.url, "http://localhost:9000/orders?currency=usd&tag=a%20b&tag=c");
        assert_eq!(request.headers["order-id"], "7");
        assert_eq!(request.headers.get_all("accept").iter().collect::<Vec<_>>(), ["a", "b"]);
        assert_eq!(request.headers["user-agent"], "Amazon|StepFunctions|HttpInvoke|eu-central-1");
        assert_eq!(request.headers["range"], "bytes=0-262144");
        assert_eq!(request.headers["content-type"], "application/json; charset=UTF-8");
        assert_eq!(&request.body[..], br#"{"a":1}"#);
    }

    #[test]
    fn a_form_is_encoded_as_the_transform_says() {
        let more = json!({"RequestBody": {"a": ["x", "y"]}, "Headers": {"content-type": "application/x-www-form-urlencoded"},
            "Transform": {"RequestBodyEncoding": "URL_ENCODED", "RequestEncodingOptions": {"ArrayFormat": "REPEAT"}}});
        let request = Request::read(&parameters(&more), "us-east-1").unwrap();
        assert_eq!(&request.body[..], b"a=x&a=y");
        assert_eq!(request.headers["content-type"], "application/x-www-form-urlencoded");
    }

    #[test]
    fn what_a_task_must_not_ask_is_refused_by_name() {
        let headers = json!({"Headers": {"Authorization": "Basic x", "X-Amz-Date": "now", "Fine": "yes"}});
        assert_eq!(
            refusal(&headers),
            "The 'Headers' field contains unsupported values: [authorization, x-amz-date]"
        );
        assert!(refusal(&json!({"Method": "TRACE"})).contains("'TRACE'"));
        assert!(refusal(&json!({"Timeout": 3})).contains("\"Timeout\""));
        assert!(refusal(&json!({"Authentication": {}})).contains("'ConnectionArn' is required"));
        assert!(refusal(&json!({"ApiEndpoint": "localhost/x"})).contains("not a valid URL"));
        assert!(refusal(&json!({"Transform": {"RequestBodyEncoding": "XML"}})).contains("'XML'"));
        assert!(refusal(&json!({"Headers": {"a": "line\nbreak"}})).contains("no valid value"));
    }
}
