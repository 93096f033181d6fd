//! Whom services may call outside.

use std::net::IpAddr;
use std::str::FromStr;

/// A host that HTTP tasks may call, as `--allow-net` names it: `HOST`, `HOST:PORT`, and
/// `=ADDRESS:PORT` after it when something else answers for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AllowedHost {
    host: String,
    /// `None` is any.
    port: Option<u16>,
    /// Host and port of what answers for it, without TLS.
    pub stand_in: Option<String>,
}

impl AllowedHost {
    /// Whether the rule is for this host and port.
    #[must_use]
    pub fn is_for(&self, host: &str, port: u16) -> bool {
        self.host.eq_ignore_ascii_case(host) && self.port.is_none_or(|own| own == port)
    }
}

impl FromStr for AllowedHost {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let usage = || format!("{text} is not HOST, HOST:PORT or HOST=ADDRESS:PORT");
        let (name, stand_in) = text.split_once('=').map_or((text, None), |(name, rest)| (name, Some(rest)));
        let (host, port) = match name.rsplit_once(':') {
            Some((host, port)) if !host.ends_with(':') && !port.ends_with(']') => {
                (host, Some(port.parse().map_err(|_| usage())?))
            }
            _ => (name, None),
        };
        let has_port =
            |address: &&str| address.rsplit_once(':').is_some_and(|(_, port)| port.parse::<u16>().is_ok());
        if host.is_empty() || host.contains('/') || stand_in.is_some_and(|address| !has_port(&address)) {
            return Err(usage());
        }
        Ok(Self { host: host.to_owned(), port, stand_in: stand_in.map(ToOwned::to_owned) })
    }
}

/// Whether a host is this machine: `localhost`, a name under it, or a loopback address.
#[must_use]
pub fn is_loopback(host: &str) -> bool {
    let name = host.trim_end_matches('.');
    let address = host.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>();
    name.eq_ignore_ascii_case("localhost")
        || name.to_ascii_lowercase().ends_with(".localhost")
        || address.is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_names_a_host_a_port_and_who_stands_in() {
        let rule = |text: &str| text.parse::<AllowedHost>().unwrap();
        assert!(rule("a.com").is_for("A.com", 1) && !rule("a.com:80").is_for("a.com", 443));
        assert_eq!(rule("a.com=localhost:9000").stand_in.as_deref(), Some("localhost:9000"));
        assert!(rule("[::1]").is_for("[::1]", 5) && rule("[::1]:5").is_for("[::1]", 5));
        for wrong in ["", "a.com=", "a.com=localhost", "https://a.com", "a.com:http"] {
            assert!(wrong.parse::<AllowedHost>().is_err(), "{wrong}");
        }
    }
}
