//! One HTTP request by `wasi:http`.

use wasip2::http::outgoing_handler;
use wasip2::http::types::{
    Fields, IncomingBody, IncomingResponse, Method, OutgoingBody, OutgoingRequest, Scheme,
};
use wasip2::io::streams::StreamError;

use crate::Error;

/// A POST request.
pub struct Request {
    pub https: bool,
    /// Host and port.
    pub authority: String,
    pub path: String,
    /// Names in lower case.
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

/// What came back.
pub struct Answer {
    pub status: u16,
    /// Names in lower case.
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

/// Bytes that a stream takes or gives in one go.
const CHUNK: usize = 4096;

/// Sends a request and waits for the answer.
pub fn post(request: &Request) -> Result<Answer, Error> {
    let outgoing = head(request)?;
    let body = outgoing.body().map_err(|()| Error::failed("the request has no body"))?;
    let pending = outgoing_handler::handle(outgoing, None).map_err(|code| refused(&code))?;
    send(body, &request.body)?;
    pending.subscribe().block();
    let arrived =
        pending.get().and_then(Result::ok).ok_or_else(|| Error::failed("the answer went missing"))?;
    receive(&arrived.map_err(|code| refused(&code))?)
}

fn head(request: &Request) -> Result<OutgoingRequest, Error> {
    let pairs: Vec<_> =
        request.headers.iter().map(|(name, value)| (name.clone(), value.clone().into_bytes())).collect();
    let fields = Fields::from_list(&pairs).map_err(|error| refused(&error))?;
    let outgoing = OutgoingRequest::new(fields);
    let scheme = if request.https { Scheme::Https } else { Scheme::Http };
    let set = outgoing
        .set_method(&Method::Post)
        .and_then(|()| outgoing.set_scheme(Some(&scheme)))
        .and_then(|()| outgoing.set_authority(Some(&request.authority)))
        .and_then(|()| outgoing.set_path_with_query(Some(&request.path)));
    set.map_err(|()| Error::failed(&format!("'{}{}' is no address", request.authority, request.path)))?;
    Ok(outgoing)
}

fn send(body: OutgoingBody, bytes: &[u8]) -> Result<(), Error> {
    let stream = body.write().map_err(|()| Error::failed("the request's body is taken"))?;
    for chunk in bytes.chunks(CHUNK) {
        stream.blocking_write_and_flush(chunk).map_err(|error| refused(&error))?;
    }
    drop(stream);
    OutgoingBody::finish(body, None).map_err(|code| refused(&code))
}

fn receive(response: &IncomingResponse) -> Result<Answer, Error> {
    let text = |value: Vec<u8>| String::from_utf8_lossy(&value).into_owned();
    let headers = response.headers().entries();
    let headers = headers.into_iter().map(|(name, value)| (name.to_ascii_lowercase(), text(value))).collect();
    let body = response.consume().map_err(|()| Error::failed("the answer's body is taken"))?;
    Ok(Answer { status: response.status(), headers, body: read(&body)? })
}

fn read(body: &IncomingBody) -> Result<Vec<u8>, Error> {
    let stream = body.stream().map_err(|()| Error::failed("the answer's body is taken"))?;
    let mut bytes = Vec::new();
    loop {
        match stream.blocking_read(CHUNK as u64) {
            Ok(chunk) => bytes.extend(chunk),
            Err(StreamError::Closed) => return Ok(bytes),
            Err(error) => return Err(refused(&error)),
        }
    }
}

fn refused(why: &impl std::fmt::Debug) -> Error {
    Error::failed(&format!("{why:?}"))
}
