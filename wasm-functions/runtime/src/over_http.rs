//! The loop over HTTP, as custom runtimes have it on AWS.

use crate::client::{Body, Request};
use crate::{Answer, By, Context, Failure, Invocation};

/// As [`crate::serve`].
pub fn serve(function: impl FnMut(&Invocation) -> Answer) -> ! {
    crate::answer_events(next, tell, function)
}

fn next() -> Invocation {
    let next = Request { path: "invocation/next", headers: &[] }.get();
    let header = |name: &str| next.header(name).unwrap_or_default();
    let context = Context {
        request_id: header("lambda-runtime-aws-request-id"),
        deadline_ms: header("lambda-runtime-deadline-ms").parse().unwrap_or_default(),
        function_arn: header("lambda-runtime-invoked-function-arn"),
        trace: header("lambda-runtime-trace-id"),
        client_context: header("lambda-runtime-client-context"),
    };
    Invocation { event: next.body, context, by: By::Http }
}

fn tell(id: &str, answer: Answer) {
    match answer {
        Answer::Response(body) => {
            Request { path: &format!("invocation/{id}/response"), headers: &[] }.post(&body);
        }
        Answer::Failure(failure) => report(&format!("invocation/{id}/error"), &failure),
        Answer::Streamed => {}
    }
}

/// As [`crate::refuse_to_start`].
pub fn refuse_to_start(failure: &Failure) -> ! {
    report("init/error", failure);
    std::process::exit(1)
}

pub(crate) fn begin(id: &str, content_type: &str) -> Body {
    let headers = [
        ("Lambda-Runtime-Function-Response-Mode", "streaming"),
        ("Transfer-Encoding", "chunked"),
        ("Trailer", "Lambda-Runtime-Function-Error-Type, Lambda-Runtime-Function-Error-Body"),
        ("Content-Type", content_type),
    ];
    Request { path: &format!("invocation/{id}/response"), headers: &headers }.begin()
}

pub(crate) fn end(body: Body, failure: Option<&Failure>) {
    let trailers = failure.map_or(Vec::new(), |failure| {
        vec![
            ("Lambda-Runtime-Function-Error-Type".to_owned(), failure.kind.clone()),
            ("Lambda-Runtime-Function-Error-Body".to_owned(), base64(failure.document().as_bytes())),
        ]
    });
    body.finish(trailers);
}

fn report(path: &str, failure: &Failure) {
    let headers = [("Lambda-Runtime-Function-Error-Type", failure.kind.as_str())];
    Request { path, headers: &headers }.post(failure.document().as_bytes());
}

fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for chunk in bytes.chunks(3) {
        let group =
            chunk.iter().fold(0_u32, |group, byte| group << 8 | u32::from(*byte)) << (8 * (3 - chunk.len()));
        for place in 0..4 {
            let digit = DIGITS[(group >> (18 - 6 * place)) as usize & 63];
            text.push(if place <= chunk.len() { char::from(digit) } else { '=' });
        }
    }
    text
}
