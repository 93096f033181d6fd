//! What a guest asks for, as the port takes it.

use bytes::Bytes;
use http::header::{CONTENT_LENGTH, HOST, HeaderValue};
use http_body_util::{BodyExt, Empty};
use wasmtime_wasi_http::WasiBody;
use wasmtime_wasi_http::p2::bindings::http::types::{ErrorCode, Method, Scheme};
use wasmtime_wasi_http::p2::http_request_error;
use wasmtime_wasi_http::p2::types::HostOutgoingRequest;

/// Head and body of a request that a guest has put together.
///
/// # Errors
/// What `outgoing-handler.handle` answers when they can't be sent.
pub(super) fn parts(request: HostOutgoingRequest) -> Result<(http::request::Parts, WasiBody), ErrorCode> {
    let HostOutgoingRequest { method, scheme, authority, path_with_query, headers, body } = request;
    if !matches!(scheme, None | Some(Scheme::Http | Scheme::Https)) {
        return Err(ErrorCode::HttpProtocolError);
    }
    let authority = authority.unwrap_or_default();
    let mut uri = http::Uri::builder().scheme("http").authority(authority.as_str());
    if let Some(path) = path_with_query {
        uri = uri.path_and_query(path);
    }
    let mut sent = http::Request::new(());
    *sent.method_mut() = method_of(&method)?;
    *sent.uri_mut() = uri.build().map_err(http_request_error)?;
    *sent.headers_mut() = headers.into();
    let host = HeaderValue::from_str(&authority).map_err(|_| ErrorCode::HttpRequestUriInvalid)?;
    sent.headers_mut().insert(HOST, host);
    let is_empty = sent.headers().get(CONTENT_LENGTH).is_none_or(|length| length == "0");
    if body.is_none() && !is_empty {
        return Err(ErrorCode::HttpRequestBodySize(Some(0)));
    }
    let nothing = || Empty::<Bytes>::new().map_err(|never| match never {}).boxed_unsync();
    Ok((sent.into_parts().0, body.unwrap_or_else(nothing)))
}

fn method_of(method: &Method) -> Result<http::Method, ErrorCode> {
    Ok(match method {
        Method::Get => http::Method::GET,
        Method::Head => http::Method::HEAD,
        Method::Post => http::Method::POST,
        Method::Put => http::Method::PUT,
        Method::Delete => http::Method::DELETE,
        Method::Connect => http::Method::CONNECT,
        Method::Options => http::Method::OPTIONS,
        Method::Trace => http::Method::TRACE,
        Method::Patch => http::Method::PATCH,
        Method::Other(other) => {
            return other.parse().map_err(|_| ErrorCode::HttpRequestMethodInvalid);
        }
    })
}
