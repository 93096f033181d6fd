//! Answers a request with what was asked: method, path and body. `/long/N` answers N bytes, `/none`
//! nothing at all, `/trap` breaks.

use wasip2::exports::http::incoming_handler::Guest;
use wasip2::http::types::{Fields, IncomingRequest, OutgoingBody, OutgoingResponse, ResponseOutparam};
use wasip2::io::streams::StreamError;

struct Web;

impl Guest for Web {
    fn handle(request: IncomingRequest, answer: ResponseOutparam) {
        let path = request.path_with_query().unwrap_or_default();
        eprintln!("asked for {path}");
        let body = read(&request);
        let text = match path.strip_prefix("/long/") {
            Some(length) => "x".repeat(length.parse().unwrap_or_default()),
            None if path == "/none" => return,
            None if path == "/trap" => std::process::abort(),
            None => format!("{:?} {path} {}", request.method(), String::from_utf8_lossy(&body)),
        };
        let headers = Fields::from_list(&[
            ("content-type".to_owned(), b"text/plain".to_vec()),
            ("set-cookie".to_owned(), b"seen=1".to_vec()),
        ]);
        let response = OutgoingResponse::new(headers.expect("the headers are well-formed"));
        response.set_status_code(201).expect("a status");
        let outgoing = response.body().expect("the body is still there");
        ResponseOutparam::set(answer, Ok(response));
        let stream = outgoing.write().expect("the stream is still there");
        for chunk in text.as_bytes().chunks(4096) {
            stream.blocking_write_and_flush(chunk).expect("the host takes it");
        }
        drop(stream);
        OutgoingBody::finish(outgoing, None).expect("the body was written");
    }
}

fn read(request: &IncomingRequest) -> Vec<u8> {
    let mut bytes = Vec::new();
    let Ok(body) = request.consume() else { return bytes };
    let Ok(stream) = body.stream() else { return bytes };
    loop {
        match stream.blocking_read(4096) {
            Ok(chunk) => bytes.extend(chunk),
            Err(StreamError::Closed) => return bytes,
            Err(error) => panic!("{error:?}"),
        }
    }
}

wasip2::http::proxy::export!(Web);
