//! A loop on the Lambda Runtime API: takes one event after another and keeps its globals in between.
//!
//! It asks by the typed calls that Virga offers for this, `virga:runtime/runtime-api`; [`over_http`] has the same loop
//! over HTTP, as on AWS, where a small function gets half as much done.
//!
//! *AWS documentation: Using the Lambda runtime API for custom runtimes.*

mod calls;
mod client;
pub mod over_http;

use client::Body;

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
    by: By,
}

/// How the Runtime API is asked.
#[derive(Clone, Copy)]
enum By {
    Calls,
    Http,
}

/// A response that is sent piece by piece while the function makes it.
pub struct Stream(Sending);

enum Sending {
    ByCalls,
    OverHttp(Body),
}

impl Invocation {
    /// Begins a response that is sent while it is made.
    #[must_use]
    pub fn stream(&self, content_type: &str) -> Stream {
        let id = &self.context.request_id;
        Stream(match self.by {
            By::Calls => {
                calls::begin(id, content_type);
                Sending::ByCalls
            }
            By::Http => Sending::OverHttp(over_http::begin(id, content_type)),
        })
    }
}

impl Stream {
    /// Sends a piece.
    pub fn write(&mut self, piece: &[u8]) {
        match &mut self.0 {
            Sending::ByCalls => calls::write(piece),
            Sending::OverHttp(body) => body.write(piece),
        }
    }

    /// Ends the response; with a failure when it could not be finished.
    pub fn end(self, failure: Option<&Failure>) {
        match self.0 {
            Sending::ByCalls => calls::end(failure),
            Sending::OverHttp(body) => over_http::end(body, failure),
        }
    }
}

/// Answers events with `function`, for ever.
pub fn serve(function: impl FnMut(&Invocation) -> Answer) -> ! {
    answer_events(calls::next, calls::tell, function)
}

/// Says why the function can't even begin, and ends it.
pub fn refuse_to_start(failure: &Failure) -> ! {
    calls::refuse_to_start(failure);
    std::process::exit(1)
}

fn answer_events(
    next: impl Fn() -> Invocation,
    tell: impl Fn(&str, Answer),
    mut function: impl FnMut(&Invocation) -> Answer,
) -> ! {
    loop {
        let invocation = next();
        let answer = function(&invocation);
        tell(&invocation.context.request_id, answer);
    }
}

impl Failure {
    /// As callers are told of it.
    fn document(&self) -> String {
        format!("{{\"errorMessage\":{},\"errorType\":{}}}", quoted(&self.message), quoted(&self.kind))
    }
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
