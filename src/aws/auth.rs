//! Who signed a request, for which region and which service.
//!
//! A signature is read, not verified: Virga has no secrets to verify it with. The access key id alone
//! names the account, so any well-formed signature will do, and an unsigned request is no error.
//! *AWS documentation: Signature Version 4 request elements; Authenticating requests: using query parameters.*

use std::borrow::Cow;

use http::request::Parts;
use percent_encoding::percent_decode_str;

use super::error::Error;

/// The credential that a signature names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Credential<'a> {
    /// The access key id.
    pub access_key_id: Cow<'a, str>,
    /// The region of the scope.
    pub region: Cow<'a, str>,
    /// The signing name of the scope's service, such as `sqs` or `states`.
    pub service: Cow<'a, str>,
}

impl Credential<'_> {
    fn into_owned(self) -> Credential<'static> {
        let owned = |part: Cow<'_, str>| Cow::Owned(part.into_owned());
        Credential {
            access_key_id: owned(self.access_key_id),
            region: owned(self.region),
            service: owned(self.service),
        }
    }
}

/// The credential of a request's signature; `None` when it isn't signed with Signature Version 4.
///
/// # Errors
/// `IncompleteSignatureException` (400) when a signature is there but says nothing that can be read.
pub fn credential(head: &Parts) -> Result<Option<Credential<'_>>, Error> {
    if let Some(header) = head.headers.get(http::header::AUTHORIZATION) {
        let text = header.to_str().map_err(|_| incomplete("Authorization header is not readable text."))?;
        if !text.starts_with("AWS4-") {
            return Ok(None);
        }
        return of_header(text).map(Some);
    }
    let parameters = head.uri.query().unwrap_or_default().split('&');
    let named = parameters.filter_map(|parameter| parameter.split_once('='));
    let credential = named.into_iter().find(|(name, _)| name.eq_ignore_ascii_case("X-Amz-Credential"));
    let decoded = credential.map(|(_, scope)| percent_decode_str(scope).decode_utf8_lossy());
    match decoded {
        None => Ok(None),
        Some(Cow::Borrowed(scope)) => of_scope(scope).map(Some),
        Some(Cow::Owned(scope)) => of_scope(&scope).map(|credential| Some(credential.into_owned())),
    }
}

/// The fields that a signature needs, as its header writes them.
const FIELDS: [&str; 3] = ["Credential=", "SignedHeaders=", "Signature="];

fn of_header(text: &str) -> Result<Credential<'_>, Error> {
    let (_, fields) = text.split_once(' ').unwrap_or((text, ""));
    // Of two fields of the same name the first counts.
    let mut found = [None; FIELDS.len()];
    for field in fields.split(',').map(str::trim_start) {
        for (name, value) in FIELDS.into_iter().zip(&mut found) {
            if value.is_none()
                && let Some(rest) = field.strip_prefix(name)
            {
                *value = Some(rest.trim_end());
            }
        }
    }
    for (name, value) in FIELDS.into_iter().zip(found) {
        if value.is_none_or(str::is_empty) {
            let name = name.trim_end_matches('=');
            let message = format!("Authorization header requires '{name}' parameter. Authorization={text}");
            return Err(incomplete(&message));
        }
    }
    of_scope(found[0].unwrap_or_default())
}

/// `AKID/20240101/eu-central-1/sqs/aws4_request`.
fn of_scope(scope: &str) -> Result<Credential<'_>, Error> {
    let mut parts = scope.rsplitn(5, '/');
    let (terminator, service, region, date, key) =
        (parts.next(), parts.next(), parts.next(), parts.next(), parts.next());
    match (key, date, region, service, terminator) {
        (Some(key), Some(date), Some(region), Some(service), Some("aws4_request"))
            if ![key, date, region, service].iter().any(|part| part.is_empty()) =>
        {
            Ok(Credential {
                access_key_id: Cow::Borrowed(key),
                region: Cow::Borrowed(region),
                service: Cow::Borrowed(service),
            })
        }
        _ => Err(incomplete(&format!(
            "Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got '{scope}'"
        ))),
    }
}

fn incomplete(message: &str) -> Error {
    Error::new("IncompleteSignatureException", 400, message).with_query_code("IncompleteSignature")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn head(uri: &str, authorization: Option<&str>) -> Parts {
        let mut request = http::Request::builder().uri(uri);
        if let Some(authorization) = authorization {
            request = request.header("Authorization", authorization);
        }
        request.body(()).unwrap().into_parts().0
    }

    #[test]
    fn a_signed_header_names_key_region_and_service() {
        let header = "AWS4-HMAC-SHA256 Credential=111122223333/20240101/eu-central-1/sqs/aws4_request, \
                      SignedHeaders=host;x-amz-date, Signature=abc";
        let head = head("/", Some(header));
        let credential = credential(&head).unwrap().unwrap();
        assert_eq!(credential.access_key_id, "111122223333");
        assert_eq!((&*credential.region, &*credential.service), ("eu-central-1", "sqs"));
    }

    #[test]
    fn a_presigned_url_names_them_too() {
        let uri = "/?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKID%2F20240101%2Fus-east-1%2Flambda%2Faws4_request";
        assert_eq!(credential(&head(uri, None)).unwrap().unwrap().service, "lambda");
    }

    #[test]
    fn an_unsigned_request_and_another_scheme_are_no_errors() {
        assert_eq!(credential(&head("/", None)), Ok(None));
        assert_eq!(credential(&head("/", Some("Bearer abc"))), Ok(None));
    }

    #[test]
    fn half_a_signature_is_incomplete() {
        for header in [
            "AWS4-HMAC-SHA256 Credential=a/b/c/d/aws4_request",
            "AWS4-HMAC-SHA256 Credential=a/b, SignedHeaders=host, Signature=x",
            "AWS4-HMAC-SHA256 Credential=////aws4_request, SignedHeaders=host, Signature=x",
            "AWS4-HMAC-SHA256",
        ] {
            let error = credential(&head("/", Some(header))).unwrap_err();
            assert_eq!((&*error.code, error.status), ("IncompleteSignatureException", 400));
        }
    }
}
