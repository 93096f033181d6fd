//! Which service a request is for: by target, signature, path, host and form, in this order.
//!
//! Each names the service by itself in some client: JSON clients send `X-Amz-Target`, signed ones a
//! credential scope, REST clients a dated path, virtual hosts a first label, old ones a form.

use http::HeaderMap;
use http::request::Parts;

use crate::aws::auth::Credential;
use crate::aws::model::{SERVICES, lambda, sqs};
use crate::aws::protocol::TARGET;
use crate::aws::schema::ServiceSchema;
use crate::support::s3::wire;

/// Where a request goes.
#[derive(Clone, Debug)]
pub enum Destination {
    /// A service that Virga has.
    Here(&'static ServiceSchema),
    /// A service of AWS that Virga doesn't have, as the request names it.
    Elsewhere(String),
}

impl Destination {
    fn by(is_it: impl Fn(&ServiceSchema) -> bool, name: &str) -> Self {
        let found = SERVICES.into_iter().find(|service| is_it(service));
        found.map_or_else(|| Self::Elsewhere(name.to_ascii_lowercase()), Self::Here)
    }
}

/// A function URL that a request is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FunctionAddress<'a> {
    /// The URL's id.
    pub id: &'a str,
    /// The host name by which it was reached, without a port.
    pub domain: &'a str,
    /// The path after the URL.
    pub path: &'a str,
}

/// Where the path form of function URLs begins: `/_virga/lambda-url/<id>/…`, for callers that can't
/// resolve names under `localhost`.
const URL_PATH: &str = "/_virga/lambda-url/";

/// The function URL that a request is for: by host, `<id>.lambda-url.<region>.…`, or by path.
#[must_use]
pub fn function_url(head: &Parts) -> Option<FunctionAddress<'_>> {
    let host = head.headers.get(http::header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    let domain = host.rsplit_once(':').map_or(host, |(domain, _)| domain);
    let path = head.uri.path();
    if let Some(rest) = path.strip_prefix(URL_PATH) {
        let id = rest.split('/').next().unwrap_or_default();
        let path = &rest[id.len()..];
        return Some(FunctionAddress { id, domain, path: if path.is_empty() { "/" } else { path } });
    }
    let (id, rest) = domain.split_once('.')?;
    rest.starts_with("lambda-url.").then_some(FunctionAddress { id, domain, path })
}

/// Paths under which Lambda's API stands: a date, then one of these nouns.
const LAMBDA_NOUNS: [&str; 10] = [
    "functions",
    "layers",
    "layers-by-arn",
    "event-source-mappings",
    "account-settings",
    "code-signing-configs",
    "tags",
    "capacity-providers",
    "durable-executions",
    "durable-execution-callbacks",
];

/// Where a request goes, or `None` when nothing in it tells.
#[must_use]
pub fn destination(head: &Parts, credential: Option<&Credential<'_>>, body: &[u8]) -> Option<Destination> {
    by_target(&head.headers)
        .or_else(|| credential.map(|credential| by_signature(&credential.service)))
        .or_else(|| is_lambda_path(head.uri.path()).then_some(Destination::Here(&lambda::SERVICE)))
        .or_else(|| by_host(&head.headers))
        .or_else(|| by_form(head, body))
}

/// Whether a request is for S3: by its signature, its host, or, when it is unsigned and nothing else
/// claims it, by a path that may be a bucket's.
#[must_use]
pub fn is_for_objects(head: &Parts) -> bool {
    let path = head.uri.path();
    if head.headers.contains_key(&TARGET) || super::control::owns(path) || function_url(head).is_some() {
        return false;
    }
    match crate::aws::auth::credential(head) {
        Ok(Some(credential)) => return credential.service == "s3",
        Err(_) => return false,
        Ok(None) => {}
    }
    let host = head.headers.get(http::header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    if wire::signature::old_access_key(head).is_some() || wire::host::named(host).is_some() {
        return true;
    }
    let form = head.headers.get(http::header::CONTENT_TYPE);
    let form = form.is_some_and(|kind| kind.as_bytes().starts_with(b"application/x-www-form"));
    let query = head.uri.query().unwrap_or_default();
    let claimed = is_lambda_path(path) || by_host(&head.headers).is_some() || is_queue_path(path) || form;
    let first = path.split('/').nth(1).unwrap_or_default().as_bytes();
    let may_be_bucket = first.len() >= 3 && first.first().is_some_and(u8::is_ascii_alphanumeric);
    may_be_bucket && !claimed && !query.contains("Action=")
}

fn by_target(headers: &HeaderMap) -> Option<Destination> {
    let target = headers.get(&TARGET)?.to_str().ok()?;
    let (prefix, _) = target.split_once('.')?;
    // `DynamoDB_20120810`: a version is no part of a name.
    let name = prefix.split('_').next().unwrap_or(prefix);
    Some(Destination::by(|service| service.target_prefix == prefix, name))
}

fn by_signature(name: &str) -> Destination {
    Destination::by(|service| service.signing_name == name, name)
}

fn is_lambda_path(path: &str) -> bool {
    let mut segments = path.trim_start_matches('/').split('/');
    let date = segments.next().unwrap_or_default();
    let is_date = date.len() == 10
        && date
            .bytes()
            .enumerate()
            .all(|(at, byte)| if matches!(at, 4 | 7) { byte == b'-' } else { byte.is_ascii_digit() });
    is_date && segments.next().is_some_and(|noun| LAMBDA_NOUNS.contains(&noun))
}

/// `sqs.eu-central-1.localhost`, the older `eu-central-1.queue.localhost`, `sync-states.…`.
fn by_host(headers: &HeaderMap) -> Option<Destination> {
    let host = headers.get(http::header::HOST)?.to_str().ok()?;
    host.split(['.', ':']).take(2).find_map(|label| match label {
        "queue" => Some(Destination::Here(&sqs::SERVICE)),
        label => {
            let name = label.strip_prefix("sync-").unwrap_or(label);
            SERVICES.into_iter().find(|service| service.signing_name == name).map(Destination::Here)
        }
    })
}

/// The Query protocol's `Version` belongs to one service; `Action` alone on a queue's path is SQS.
fn by_form(head: &Parts, body: &[u8]) -> Option<Destination> {
    let query = head.uri.query().unwrap_or_default().as_bytes();
    let value = |name: &[u8]| {
        let mut pairs = query.split(|byte| *byte == b'&').chain(body.split(|byte| *byte == b'&'));
        pairs.find_map(|pair| pair.strip_prefix(name))
    };
    value(b"Action=")?;
    match value(b"Version=") {
        Some(version) => {
            let by_version = |service: &&&ServiceSchema| service.query.version.as_bytes() == version;
            SERVICES.iter().find(by_version).map(|service| Destination::Here(service))
        }
        None => is_queue_path(head.uri.path()).then_some(Destination::Here(&sqs::SERVICE)),
    }
}

fn is_queue_path(path: &str) -> bool {
    let account = path.trim_start_matches('/').split('/').next().unwrap_or_default();
    account.len() == 12 && account.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn service(uri: &str, headers: &[(&'static str, &str)], body: &str) -> Option<String> {
        let mut request = http::Request::builder().method("POST").uri(uri);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let (head, ()) = request.body(()).unwrap().into_parts();
        match destination(&head, None, body.as_bytes())? {
            Destination::Here(service) => Some(service.name.to_owned()),
            Destination::Elsewhere(name) => Some(format!("not here: {name}")),
        }
    }

    #[test]
    fn an_unsigned_request_is_routed_by_its_target() {
        assert_eq!(service("/", &[("x-amz-target", "AmazonSQS.SendMessage")], "").as_deref(), Some("sqs"));
        assert_eq!(
            service("/", &[("x-amz-target", "AWSStepFunctions.X")], "").as_deref(),
            Some("stepfunctions")
        );
        assert_eq!(
            service("/", &[("x-amz-target", "DynamoDB_20120810.GetItem")], "").as_deref(),
            Some("not here: dynamodb")
        );
    }

    #[test]
    fn a_function_url_is_found_by_its_host_and_by_its_path() {
        let head = |uri: &str, host: &str| {
            http::Request::builder().uri(uri).header("host", host).body(()).unwrap().into_parts().0
        };
        let by_host = head("/a/b?c", "abc.lambda-url.us-east-1.localhost:4566");
        let domain = "abc.lambda-url.us-east-1.localhost";
        assert_eq!(function_url(&by_host), Some(FunctionAddress { id: "abc", domain, path: "/a/b" }));
        let by_path = head("/_virga/lambda-url/abc/a/b", "127.0.0.1:4566");
        let domain = "127.0.0.1";
        assert_eq!(function_url(&by_path), Some(FunctionAddress { id: "abc", domain, path: "/a/b" }));
        let bare = head("/_virga/lambda-url/abc", "localhost");
        assert_eq!(function_url(&bare).map(|address| address.path), Some("/"));
        assert_eq!(function_url(&head("/", "sqs.us-east-1.localhost:4566")), None);
    }

    #[test]
    fn an_unsigned_request_is_routed_by_its_path() {
        assert_eq!(service("/2015-03-31/functions/echo/invocations", &[], "{}").as_deref(), Some("lambda"));
        assert_eq!(service("/2015-03-31/", &[], ""), None);
        assert_eq!(service("/somewhere", &[], ""), None);
    }

    #[test]
    fn an_unsigned_request_is_routed_by_its_host() {
        let host = |name: &'static str| service("/", &[("host", name)], "");
        assert_eq!(host("sqs.us-east-1.localhost:4566").as_deref(), Some("sqs"));
        assert_eq!(host("eu-central-1.queue.localhost:4566").as_deref(), Some("sqs"));
        assert_eq!(host("sync-states.us-east-1.localhost").as_deref(), Some("stepfunctions"));
        assert_eq!(host("localhost:4566"), None);
    }

    #[test]
    fn a_request_is_for_objects_by_signature_or_host_or_when_nothing_else_claims_it() {
        let objects = |uri: &str, headers: &[(&'static str, &str)]| {
            let mut request = http::Request::builder().uri(uri);
            for (name, value) in headers {
                request = request.header(*name, *value);
            }
            is_for_objects(&request.body(()).unwrap().into_parts().0)
        };
        let signed = |service: &str| {
            format!(
                "AWS4-HMAC-SHA256 Credential=AK/20260101/us-east-1/{service}/aws4_request, SignedHeaders=host, Signature=0"
            )
        };
        assert!(objects("/", &[("authorization", &signed("s3"))]));
        assert!(!objects("/bucket/key", &[("authorization", &signed("sqs"))]));
        assert!(objects("/bucket/key?X-Amz-Credential=AK%2F20260101%2Fus-east-1%2Fs3%2Faws4_request", &[]));
        assert!(objects("/bucket/key?AWSAccessKeyId=AK&Signature=x&Expires=1", &[]));
        assert!(objects("/key", &[("host", "bucket.s3.eu-central-1.localhost:4566")]));
        assert!(objects("/bucket/key", &[("host", "localhost:4566")]));
        for claimed in
            ["/", "/2015-03-31/functions/", "/000000000000/queue", "/_virga/health", "/?Action=ListQueues"]
        {
            assert!(!objects(claimed, &[("host", "localhost:4566")]), "{claimed}");
        }
        assert!(!objects("/bucket", &[("host", "abc.lambda-url.us-east-1.localhost:4566")]));
        assert!(!objects("/bucket", &[("x-amz-target", "AmazonSQS.ListQueues")]));
    }

    #[test]
    fn a_form_is_routed_by_its_version_and_a_queue_path_needs_none() {
        assert_eq!(service("/", &[], "Action=GetCallerIdentity&Version=2011-06-15").as_deref(), Some("sts"));
        assert_eq!(service("/?Action=ListRoles&Version=2010-05-08", &[], "").as_deref(), Some("iam"));
        assert_eq!(service("/000000000000/orders?Action=ReceiveMessage", &[], "").as_deref(), Some("sqs"));
        assert_eq!(service("/", &[], "Action=Dance"), None);
    }
}
