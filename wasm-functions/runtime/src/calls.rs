//! The Runtime API as typed calls.

mod generated {
    wit_bindgen::generate!({
        inline: "package functions:runtime; world looping { import virga:runtime/runtime-api@0.1.0; }",
        path: "../../runtimes/wit",
        generate_all,
    });
}

use generated::virga::runtime::runtime_api as api;

use crate::{Answer, By, Context, Failure, Invocation};

pub fn next() -> Invocation {
    let api::Invocation { request_id, event, deadline_ms, function_arn, trace_id, client_context, .. } =
        api::next();
    let context = Context {
        request_id,
        deadline_ms,
        function_arn,
        trace: trace_id.unwrap_or_default(),
        client_context: client_context.unwrap_or_default(),
    };
    Invocation { event, context, by: By::Calls }
}

pub fn tell(id: &str, answer: Answer) {
    match answer {
        Answer::Response(body) => api::response(id, "application/json", &body),
        Answer::Failure(failure) => api::error(id, failure.document().as_bytes()),
        Answer::Streamed => {}
    }
}

pub fn refuse_to_start(failure: &Failure) {
    api::init_error(&failure.kind, failure.document().as_bytes());
}

pub fn begin(id: &str, content_type: &str) {
    api::begin_response(id, content_type);
}

pub fn write(piece: &[u8]) {
    api::write_response(piece);
}

pub fn end(failure: Option<&Failure>) {
    let error = failure.map(|failure| (failure.kind.clone(), failure.document().into_bytes()));
    api::end_response(error.as_ref().map(|(kind, document)| (kind.as_str(), document.as_slice())));
}
