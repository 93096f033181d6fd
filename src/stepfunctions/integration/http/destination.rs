//! Where HTTP tasks may go: Virga itself, the machine's own loopback, and what `--allow-net` names.

use http::Uri;
use http::uri::Scheme;

use super::runtime;
use crate::neighbours::Options;
use crate::neighbours::network::is_loopback;
use crate::stepfunctions::history::Mishap;

/// Where a request goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Destination {
    /// Virga's own port, entered from inside.
    Port,
    /// A socket, by host and port.
    Socket(String),
}

impl Destination {
    /// Where a URL leads, if anybody may go there.
    pub(super) fn of(url: &Uri, options: &Options) -> Result<Self, Mishap> {
        let (Some(scheme), Some(host)) = (url.scheme(), url.host()) else {
            return Err(runtime(format!("'{url}' is not a valid URL")));
        };
        let is_secure = *scheme == Scheme::HTTPS;
        if !is_secure && *scheme != Scheme::HTTP {
            return Err(runtime(format!("'{url}' is neither http nor https")));
        }
        let port = url.port_u16().unwrap_or(if is_secure { 443 } else { 80 });
        let address = format!("{host}:{port}");
        let rule = options.allow_net.iter().find(|rule| rule.is_for(host, port));
        if let Some(stand_in) = rule.and_then(|rule| rule.stand_in.clone()) {
            return Ok(Self::Socket(stand_in));
        }
        if rule.is_none() && !is_loopback(host) {
            let why = format!(
                "Virga calls nobody outside unless it is told to: start it with --allow-net {host}, or with \
                 --allow-net {host}=ADDRESS:PORT to have something else answer for it."
            );
            return Err(runtime(why));
        }
        let own = options.authority.rsplit_once(':').and_then(|(_, own)| own.parse().ok());
        if rule.is_none() && own == Some(port) {
            // Nothing can be read on the way there: no need for TLS, though AWS asks for https.
            return Ok(Self::Port);
        }
        if is_secure {
            let why = format!(
                "Virga does not support TLS for HTTP tasks: start it with --allow-net {host}=ADDRESS:PORT, and what \
                 listens there without TLS answers for {host}."
            );
            return Err(runtime(why));
        }
        Ok(Self::Socket(address))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn destination(url: &str) -> Result<Destination, String> {
        let allow_net = ["api.example.com=localhost:9000", "intranet:8080"].map(|rule| rule.parse().unwrap());
        let options = Options {
            authority: "127.0.0.1:4566".to_owned(),
            allow_net: allow_net.to_vec(),
            ..Options::default()
        };
        let found = Destination::of(&url.parse().unwrap(), &options);
        found.map_err(|mishap| mishap.cause.map_or_else(String::new, |cause| cause.to_string()))
    }

    #[test]
    fn loopback_is_open_and_the_rest_only_when_it_is_named() {
        let socket = |address: &str| Ok(Destination::Socket(address.to_owned()));
        assert_eq!(destination("http://localhost:4566/x"), Ok(Destination::Port));
        assert_eq!(destination("https://localhost:4566/x"), Ok(Destination::Port));
        assert_eq!(destination("http://127.0.0.1:9001"), socket("127.0.0.1:9001"));
        assert_eq!(destination("http://[::1]/"), socket("[::1]:80"));
        assert_eq!(destination("https://api.example.com/v1"), socket("localhost:9000"));
        assert_eq!(destination("http://intranet:8080"), socket("intranet:8080"));
        assert!(destination("http://intranet:8081").unwrap_err().contains("--allow-net intranet"));
        assert!(destination("https://api.stripe.com").unwrap_err().contains("--allow-net api.stripe.com"));
        assert!(destination("https://localhost:9000").unwrap_err().contains("does not support TLS"));
        assert!(destination("ftp://localhost/x").unwrap_err().contains("neither http nor https"));
    }
}
