//! A loop on the Lambda Runtime API: takes one event after another and keeps its globals in between.
//!
//! *AWS documentation: Using the Lambda runtime API for custom runtimes.*

mod client;

use client::{Body, Request};

/// What a function is told of an invocation besides its event.
pub struct Context {
    /// The invocation's id.
    pub request_id: String,
    /// Until when the answer must be there, in Unix milliseconds.
    pub deadline_ms: u64,
    /// The ARN by which the function was called.
    pub function_arn: String,
    /// What X-Ray follows.
    pub trace: String,
    /// What the caller told of itself, as JSON; empty when it told nothing.
    pub client_context: String,
}

/// A failure as Lambda's callers see it.
pub struct Failure {
    /// `errorType`.
    pub kind: String,
    /// `errorMessage`.
    pub message: String,
}

/// A response that is sent piece by piece while the function makes it.
pub struct Stream(Body);

impl Stream {
    /// Sends a piece.
    pub fn write(&mut self, piece: &[u8]) {
        self.0.write(piece);
    }

    /// Ends the response; with a failure when it could not be finished.
    pub fn end(self, failure: Option<&Failure>) {
        let trailers = failure.map_or(Vec::new(), |failure| {
            vec![
                ("Lambda-Runtime-Function-Error-Type".to_owned(), failure.kind.clone()),
                ("Lambda-Runtime-Function-Error-Body".to_owned(), base64(document(failure).as_bytes())),
            ]
        });
        self.0.finish(trailers);
    }
}

/// What a function does with an event.
pub enum Answer {
    /// This is the response, as JSON.
    Response(Vec<u8>),
    /// It failed.
    Failure(Failure),
    /// It has sent its response by [`Invocation::stream`].
    Streamed,
}

/// One invocation.
pub struct Invocation {
    /// The event, as JSON.
    pub event: Vec<u8>,
    /// What is told besides.
    pub context: Context,
}

impl Invocation {
    /// Begins a response that is sent while it is made.
    #[must_use]
    pub fn stream(&self, content_type: &str) -> Stream {
        let headers = [
            ("Lambda-Runtime-Function-Response-Mode", "streaming"),
            ("Transfer-Encoding", "chunked"),
            ("Trailer", "Lambda-Runtime-Function-Error-Type, Lambda-Runtime-Function-Error-Body"),
            ("Content-Type", content_type),
        ];
        let path = format!("invocation/{}/response", self.context.request_id);
        Stream(Request { path: &path, headers: &headers }.begin())
    }
}

/// Answers events with `function`, for ever.
pub fn serve(mut function: impl FnMut(&Invocation) -> Answer) -> ! {
    loop {
        let next = Request { path: "invocation/next", headers: &[] }.get();
        let header = |name: &str| next.header(name).unwrap_or_default();
        let context = Context {
            request_id: header("lambda-runtime-aws-request-id"),
            deadline_ms: header("lambda-runtime-deadline-ms").parse().unwrap_or_default(),
            function_arn: header("lambda-runtime-invoked-function-arn"),
            trace: header("lambda-runtime-trace-id"),
            client_context: header("lambda-runtime-client-context"),
        };
        let invocation = Invocation { event: next.body, context };
        let id = &invocation.context.request_id;
        match function(&invocation) {
            Answer::Response(body) => {
                let path = format!("invocation/{id}/response");
                Request { path: &path, headers: &[] }.post(&body);
            }
            Answer::Failure(failure) => report(&format!("invocation/{id}/error"), &failure),
            Answer::Streamed => {}
        }
    }
}

/// Says why the function can't even begin, and ends it.
pub fn refuse_to_start(failure: &Failure) -> ! {
    report("init/error", failure);
    std::process::exit(1)
}

fn report(path: &str, failure: &Failure) {
    let headers = [("Lambda-Runtime-Function-Error-Type", failure.kind.as_str())];
    Request { path, headers: &headers }.post(document(failure).as_bytes());
}

fn document(failure: &Failure) -> String {
    format!("{{\"errorMessage\":{},\"errorType\":{}}}", quoted(&failure.message), quoted(&failure.kind))
}

fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for character in text.chars() {
        match character {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            control if control < ' ' => quoted.push_str(&format!("\\u{:04x}", u32::from(control))),
            other => quoted.push(other),
        }
    }
    quoted + "\""
}

fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for chunk in bytes.chunks(3) {
        let group = chunk.iter().fold(0_u32, |group, byte| group << 8 | u32::from(*byte)) << (8 * (3 - chunk.len()));
        for place in 0..4 {
            let digit = DIGITS[(group >> (18 - 6 * place)) as usize & 63];
            text.push(if place <= chunk.len() { char::from(digit) } else { '=' });
        }
    }
    text
}
