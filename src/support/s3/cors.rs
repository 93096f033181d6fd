//! What a web page may do with a bucket.
//!
//! *AWS documentation: Using cross-origin resource sharing (CORS); CORS configuration elements.*

use http::header::{ORIGIN, VARY};
use http::request::Parts;
use http::{HeaderMap, HeaderName, HeaderValue, Method};
use s3s::dto::{CORSConfiguration, CORSRule};

use super::S3;
use super::wire::host;
use crate::aws::Call;

impl S3 {
    /// The headers that let a web page do what it asks for, if the bucket's rules do. A request before
    /// the request (`OPTIONS`) is answered by them alone.
    #[must_use]
    pub fn admit(&self, call: &Call, head: &Parts) -> Option<HeaderMap> {
        let text = |name: &str| head.headers.get(name).and_then(|value| value.to_str().ok());
        let origin = text(ORIGIN.as_str())?;
        let name = text("host").and_then(host::bucket);
        let name = name.or_else(|| head.uri.path().split('/').nth(1))?;
        let found = self.shared.territory.find(call, name).ok()?;
        let configuration =
            found.with(|bucket| Ok(bucket.configuration::<CORSConfiguration>("BucketCors"))).ok()??;
        let before = head.method == Method::OPTIONS;
        let method = if before { text("access-control-request-method")? } else { head.method.as_str() };
        let asked = text("access-control-request-headers").unwrap_or_default();
        let fits = |rule: &&CORSRule| allows(rule, origin, method, if before { asked } else { "" });
        configuration.cors_rules.iter().find(fits).map(|rule| headers(rule, origin, asked))
    }
}

fn allows(rule: &CORSRule, origin: &str, method: &str, asked: &str) -> bool {
    let allowed = rule.allowed_headers.as_deref().unwrap_or_default();
    rule.allowed_origins.iter().any(|pattern| like(pattern, origin))
        && rule.allowed_methods.iter().any(|allowed| allowed.as_str() == method)
        && asked.split(',').map(str::trim).filter(|name| !name.is_empty()).all(|name| {
            let name = name.to_ascii_lowercase();
            allowed.iter().any(|pattern| like(&pattern.to_ascii_lowercase(), &name))
        })
}

/// Whether a text is like a pattern with one asterisk at most.
fn like(pattern: &str, text: &str) -> bool {
    match pattern.split_once('*') {
        None => pattern == text,
        Some((start, end)) => {
            text.len() >= start.len() + end.len() && text.starts_with(start) && text.ends_with(end)
        }
    }
}

fn headers(rule: &CORSRule, origin: &str, asked: &str) -> HeaderMap {
    let everybody = rule.allowed_origins.iter().any(|pattern| pattern == "*");
    let methods: Vec<_> = rule.allowed_methods.iter().map(String::as_str).collect();
    let exposed = rule.expose_headers.as_deref().unwrap_or_default().join(", ");
    let age = rule.max_age_seconds.map(|seconds| seconds.to_string()).unwrap_or_default();
    let mut told = HeaderMap::new();
    let told_of = [
        ("access-control-allow-origin", if everybody { "*" } else { origin }.to_owned()),
        ("access-control-allow-methods", methods.join(", ")),
        ("access-control-allow-headers", asked.to_ascii_lowercase()),
        ("access-control-expose-headers", exposed),
        ("access-control-max-age", age),
        ("access-control-allow-credentials", if everybody { String::new() } else { "true".to_owned() }),
    ];
    for (name, value) in told_of {
        if let Ok(value) = HeaderValue::from_str(&value)
            && !value.is_empty()
        {
            told.insert(HeaderName::from_static(name), value);
        }
    }
    let varies = "Origin, Access-Control-Request-Headers, Access-Control-Request-Method";
    told.insert(VARY, HeaderValue::from_static(varies));
    told
}
