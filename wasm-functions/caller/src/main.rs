//! Makes the requests that its event names, one a line (`authority path body`), all at once, and
//! prints the status and body of each answer in their order.

use std::io::Read;

use wasip2::http::outgoing_handler::handle;
use wasip2::http::types::{Fields, FutureIncomingResponse, Method, OutgoingBody, OutgoingRequest, Scheme};
use wasip2::io::poll::poll;
use wasip2::io::streams::StreamError;

fn main() {
    let mut event = String::new();
    std::io::stdin().read_to_string(&mut event).unwrap();
    let waiting: Vec<_> = event.lines().map(start).collect();
    let pollables: Vec<_> = waiting
        .iter()
        .filter_map(|response| response.as_ref().ok())
        .map(FutureIncomingResponse::subscribe)
        .collect();
    let mut left: Vec<_> = pollables.iter().collect();
    while !left.is_empty() {
        let mut ready = poll(&left);
        ready.sort_unstable();
        for index in ready.into_iter().rev() {
            left.remove(index as usize);
        }
    }
    drop(left);
    drop(pollables);
    for response in waiting {
        match response {
            Ok(response) => println!("{}", finish(&response)),
            Err(error) => println!("{error}"),
        }
    }
}

fn start(line: &str) -> Result<FutureIncomingResponse, String> {
    let mut words = line.splitn(3, ' ');
    let mut word = || words.next().unwrap_or_default();
    let (authority, path, body) = (word(), word(), word());
    let body = if let Some(length) = body.strip_prefix("long:") {
        "x".repeat(length.parse().unwrap())
    } else {
        body.to_owned()
    };
    let request = OutgoingRequest::new(Fields::new());
    request.set_method(&Method::Post).unwrap();
    request.set_scheme(Some(&Scheme::Http)).unwrap();
    request.set_authority(Some(authority)).unwrap();
    request.set_path_with_query(Some(path)).unwrap();
    let outgoing = request.body().unwrap();
    let response = handle(request, None).map_err(|error| format!("{error:?}"))?;
    let stream = outgoing.write().unwrap();
    for chunk in body.as_bytes().chunks(4096) {
        stream.blocking_write_and_flush(chunk).unwrap();
    }
    drop(stream);
    OutgoingBody::finish(outgoing, None).unwrap();
    Ok(response)
}

fn finish(response: &FutureIncomingResponse) -> String {
    let response = match response.get().unwrap().unwrap() {
        Ok(response) => response,
        Err(error) => return format!("{error:?}"),
    };
    let body = response.consume().unwrap();
    let stream = body.stream().unwrap();
    let mut bytes = Vec::new();
    loop {
        match stream.blocking_read(4096) {
            Ok(chunk) => bytes.extend(chunk),
            Err(StreamError::Closed) => break,
            Err(error) => return format!("{error:?}"),
        }
    }
    format!("{} {}", response.status(), String::from_utf8_lossy(&bytes))
}
