//! Requests to the Runtime API, by `wasi:http`, in as few calls of the host as will do: each costs something.

use wasip2::http::outgoing_handler::handle;
use wasip2::http::types::{
    Fields, FutureIncomingResponse, IncomingResponse, Method, OutgoingBody, OutgoingRequest, Scheme,
};
use wasip2::io::streams::{OutputStream, StreamError};

const CHUNK: usize = 4096;

/// A request to the Runtime API: `path` comes after the version and `runtime/`.
pub struct Request<'a> {
    pub path: &'a str,
    pub headers: &'a [(&'a str, &'a str)],
}

/// What came back.
pub struct Response {
    headers: Vec<(String, Vec<u8>)>,
    pub body: Vec<u8>,
}

impl Response {
    pub fn header(&self, name: &str) -> Option<String> {
        let value = &self.headers.iter().find(|(other, _)| other.eq_ignore_ascii_case(name))?.1;
        Some(String::from_utf8_lossy(value).into_owned())
    }

    /// How long the body is, where that is said.
    fn length(&self) -> Option<usize> {
        self.header("content-length")?.parse().ok()
    }
}

/// A request whose body is being written.
pub struct Body {
    response: FutureIncomingResponse,
    body: OutgoingBody,
    stream: Option<OutputStream>,
}

impl Request<'_> {
    /// Gets what is there, however long that takes to come.
    pub fn get(&self) -> Response {
        // GET is what a request is until it is said otherwise.
        let awaited = handle(self.put_together(), None).expect("the Runtime API can be reached");
        awaited.subscribe().block();
        let response = arrived(&awaited).expect("it was waited for");
        let mut told = Response { headers: response.headers().entries(), body: Vec::new() };
        told.body = read(&response, told.length());
        told
    }

    /// Posts `body` and waits until it has been taken.
    pub fn post(&self, body: &[u8]) {
        let mut posting = self.begin();
        posting.write(body);
        posting.finish(Vec::new());
    }

    /// Begins to post.
    pub fn begin(&self) -> Body {
        let request = self.put_together();
        request.set_method(&Method::Post).expect("a method");
        let body = request.body().expect("the body is still there");
        let response = handle(request, None).expect("the Runtime API can be reached");
        let stream = body.write().expect("the stream is still there");
        Body { response, body, stream: Some(stream) }
    }

    fn put_together(&self) -> OutgoingRequest {
        let pairs: Vec<_> = self
            .headers
            .iter()
            // How the body is framed is the engine's affair.
            .filter(|(name, _)| *name != "Transfer-Encoding")
            .map(|(name, value)| ((*name).to_owned(), value.as_bytes().to_vec()))
            .collect();
        let fields = Fields::from_list(&pairs).expect("the headers are well-formed");
        let request = OutgoingRequest::new(fields);
        let authority = std::env::var("AWS_LAMBDA_RUNTIME_API").expect("there is a Runtime API");
        let path = format!("/2018-06-01/runtime/{}", self.path);
        request.set_scheme(Some(&Scheme::Http)).expect("a scheme");
        request.set_authority(Some(&authority)).expect("an authority");
        request.set_path_with_query(Some(&path)).expect("a path");
        request
    }
}

impl Body {
    pub fn write(&mut self, bytes: &[u8]) {
        let stream = self.stream.as_ref().expect("it is open until it is finished");
        for chunk in bytes.chunks(CHUNK) {
            stream.blocking_write_and_flush(chunk).expect("the Runtime API takes it");
        }
    }

    /// Ends the body with `trailers`, and waits until it has been taken. What the Runtime API says to it, to a
    /// body that is too large for example, is told to whoever invoked the function as well.
    pub fn finish(mut self, trailers: Vec<(String, String)>) {
        self.stream = None;
        let pairs: Vec<_> = trailers.into_iter().map(|(name, value)| (name, value.into_bytes())).collect();
        let fields = (!pairs.is_empty()).then(|| Fields::from_list(&pairs).expect("well-formed trailers"));
        OutgoingBody::finish(self.body, fields).expect("the body was written");
        // What is told is taken at once: there is hardly ever something to wait for.
        while arrived(&self.response).is_none() {
            self.response.subscribe().block();
        }
    }
}

/// The answer, if it is there already.
fn arrived(awaited: &FutureIncomingResponse) -> Option<IncomingResponse> {
    let answer = awaited.get()?.expect("it is taken once");
    Some(answer.expect("the Runtime API answers"))
}

/// Reads a body until it ends, or is as long as it was said to be.
fn read(response: &IncomingResponse, length: Option<usize>) -> Vec<u8> {
    let body = response.consume().expect("the body is still there");
    let stream = body.stream().expect("the stream is still there");
    let mut bytes = Vec::new();
    while length.is_none_or(|length| bytes.len() < length) {
        match stream.blocking_read(64 * 1024) {
            Ok(chunk) => bytes.extend(chunk),
            Err(StreamError::Closed) => break,
            Err(error) => panic!("{error:?}"),
        }
    }
    bytes
}
