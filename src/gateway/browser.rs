//! A web page in the user's browser must not drive Virga.
//!
//! A page can reach loopback in two ways: by asking across origins (it can't read the answer, but a
//! `DeleteQueue` needs no reading), or by rebinding a DNS name of its own to 127.0.0.1. The first shows
//! in `Origin` and `Sec-Fetch-Site`, the second in `Host`. SDKs and the CLI send neither of the first
//! two and name a host that no stranger's DNS can own.

use std::borrow::Cow;
use std::net::IpAddr;

use http::HeaderMap;
use http::header::{HOST, HeaderName, ORIGIN};

/// Where a browser says that a request comes from.
static SEC_FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// Who may call from a browser, and under which names Virga may be reached.
#[derive(Clone, Debug, Default)]
pub struct BrowserRules {
    /// Origins that may call across (`--allow-origin`), such as `http://localhost:3000`.
    pub origins: Vec<String>,
    /// Host names besides those that are always safe (`--allow-host`).
    pub hosts: Vec<String>,
}

/// Why a request was refused. The text tells the person at the terminal what to do.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The host is a name that a stranger's DNS could point here.
    #[error("Virga does not answer to the host name '{0}'. Start it with --allow-host {0} if it should.")]
    Host(String),
    /// A page of another origin asks.
    #[error("Virga does not answer web pages of {0}. Start it with --allow-origin {0} if it should.")]
    Origin(String),
    /// A page asks without saying of which origin it is.
    #[error("Virga does not answer requests that a web page of another site makes.")]
    CrossSite,
}

impl BrowserRules {
    /// Lets the request pass, with the origin to name in CORS headers if a browser asks across, or
    /// says why not.
    pub fn admit(&self, headers: &HeaderMap) -> Result<Option<String>, Refusal> {
        let text =
            |name: &HeaderName| headers.get(name).map(|value| String::from_utf8_lossy(value.as_bytes()));
        let host = text(&HOST).unwrap_or_default();
        if !self.knows_host(host_name(&host)) {
            return Err(Refusal::Host(host_name(&host).to_owned()));
        }
        if let Some(origin) = text(&ORIGIN).map(Cow::into_owned) {
            let same = origin.strip_prefix("http://").is_some_and(|of| of == host);
            return match self.origins.contains(&origin) {
                true => Ok(Some(origin)),
                false if same => Ok(None),
                false => Err(Refusal::Origin(origin)),
            };
        }
        match text(&SEC_FETCH_SITE).as_deref() {
            None | Some("same-origin" | "none") => Ok(None),
            Some(_) => Err(Refusal::CrossSite),
        }
    }

    /// An address can't be rebound, nor what SDKs make of it for `StartSyncExecution` (`sync-127.0.0.1`:
    /// no domain ends in a number); a name without a dot, or under a domain that nobody else can
    /// register, is nobody else's.
    fn knows_host(&self, name: &str) -> bool {
        let name = name.trim_end_matches('.');
        if name.eq_ignore_ascii_case("localhost") {
            return true;
        }
        let name = name.to_ascii_lowercase();
        let address = name.strip_prefix("sync-").unwrap_or(&name);
        let address = address.trim_matches(['[', ']']).parse::<IpAddr>().is_ok();
        let ours = [".localhost", ".amazonaws.com", ".amazonaws.com.cn", ".docker.internal", ".internal"];
        address
            || !name.contains('.')
            || ours.iter().any(|suffix| name.ends_with(suffix))
            || self.hosts.iter().any(|host| host.eq_ignore_ascii_case(&name))
    }
}

/// The name in a `Host` header, without the port.
fn host_name(host: &str) -> &str {
    match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => host,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn admit(pairs: &[(&'static str, &str)]) -> Result<Option<String>, Refusal> {
        let rules = BrowserRules {
            origins: vec!["http://localhost:3000".to_owned()],
            hosts: vec!["virga.test".to_owned()],
        };
        let mut headers = HeaderMap::new();
        for (name, value) in pairs {
            headers.insert(*name, value.parse().unwrap());
        }
        rules.admit(&headers)
    }

    #[test]
    fn clients_that_are_no_browsers_pass_under_every_safe_name() {
        for host in [
            "localhost:4566",
            "127.0.0.1:4566",
            "sync-127.0.0.1:4566",
            "[::1]:4566",
            "sqs.us-east-1.localhost:4566",
            "virga:4566",
            "virga.test:4566",
            "host.docker.internal:4566",
            "sqs.eu-central-1.amazonaws.com",
        ] {
            assert_eq!(admit(&[("host", host)]), Ok(None), "{host}");
        }
    }

    #[test]
    fn a_name_that_a_stranger_could_point_here_is_refused() {
        assert_eq!(admit(&[("host", "evil.example:4566")]), Err(Refusal::Host("evil.example".to_owned())));
        assert_eq!(
            admit(&[("host", "localhost.evil.example")]),
            Err(Refusal::Host("localhost.evil.example".to_owned()))
        );
    }

    #[test]
    fn a_page_of_another_origin_is_refused_unless_it_was_allowed() {
        let host = ("host", "localhost:4566");
        assert!(matches!(admit(&[host, ("origin", "https://evil.example")]), Err(Refusal::Origin(_))));
        assert!(matches!(admit(&[host, ("origin", "null")]), Err(Refusal::Origin(_))));
        assert_eq!(
            admit(&[host, ("origin", "http://localhost:3000")]),
            Ok(Some("http://localhost:3000".to_owned()))
        );
        assert_eq!(admit(&[host, ("origin", "http://localhost:4566")]), Ok(None));
    }

    #[test]
    fn a_page_that_hides_its_origin_is_betrayed_by_the_browser() {
        let host = ("host", "localhost:4566");
        assert_eq!(admit(&[host, ("sec-fetch-site", "cross-site")]), Err(Refusal::CrossSite));
        assert_eq!(admit(&[host, ("sec-fetch-site", "same-site")]), Err(Refusal::CrossSite));
        assert_eq!(admit(&[host, ("sec-fetch-site", "none")]), Ok(None));
    }
}
