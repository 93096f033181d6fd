//! Getting a request to where it goes.

use std::time::Duration;

use bytes::Bytes;
use http::header::HOST;
use http::{HeaderValue, Uri};
use http_body_util::{BodyExt, Full, LengthLimitError, Limited};
use hyper::client::conn::http1;
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;

use super::destination::Destination;
use super::{Request, Response};
use crate::clock::network;
use crate::neighbours::House;
use crate::stepfunctions::history::Mishap;
use crate::stepfunctions::integration::{mishap, note_gap};
use crate::stepfunctions::payload::LIMIT;

/// How long an HTTP task may take.
///
/// *AWS documentation: Handling errors in Step Functions workflows.*
const PATIENCE: Duration = Duration::from_mins(1);

/// Sends a request and reads its response, at most as much of it as a state may return.
pub(super) async fn send(house: &House, request: &Request) -> Result<Response, Mishap> {
    let destination = Destination::of(&request.url, &house.options).inspect_err(|_| {
        note_gap(house, "stepfunctions:http:invoke outside");
    })?;
    let message = message(request).map_err(|error| super::runtime(error.to_string()))?;
    match destination {
        Destination::Port => {
            let (head, body) = house.neighbours.port().answer(message).await.into_parts();
            if body.len() > LIMIT { Err(too_large()) } else { Ok(Response { head, body }) }
        }
        // Whoever answers is outside: it counts as work until it has, and takes real time.
        Destination::Socket(address) => match network::within(PATIENCE, over_socket(&address, message)).await
        {
            Some(answer) => answer,
            None => Err(socket("the API did not answer within 60 seconds".to_owned())),
        },
    }
}

/// The request as a server reads it: the path alone, and the host among the headers.
fn message(request: &Request) -> http::Result<http::Request<Bytes>> {
    let path = request.url.path_and_query().map_or("/", |path| path.as_str());
    let path = if path.is_empty() { "/" } else { path };
    let mut message = http::Request::builder().method(request.method.clone()).uri(path.parse::<Uri>()?);
    if let Some(headers) = message.headers_mut() {
        headers.clone_from(&request.headers);
        let host = request.url.authority().map_or("", |authority| authority.as_str());
        headers.insert(HOST, HeaderValue::from_str(host)?);
    }
    message.body(request.body.clone())
}

async fn over_socket(address: &str, message: http::Request<Bytes>) -> Result<Response, Mishap> {
    let failed = |why: &dyn std::fmt::Display| socket(format!("{address}: {why}"));
    let stream = TcpStream::connect(address).await.map_err(|error| failed(&error))?;
    let (mut sender, connection) =
        http1::handshake(TokioIo::new(stream)).await.map_err(|error| failed(&error))?;
    network::spawn(async move {
        // The sender is told of it too.
        let _ = connection.await;
    });
    let answer = sender.send_request(message.map(Full::new)).await.map_err(|error| failed(&error))?;
    let (head, body) = answer.into_parts();
    match Limited::new(body, LIMIT).collect().await {
        Ok(body) => Ok(Response { head, body: body.to_bytes() }),
        Err(error) if error.is::<LengthLimitError>() => Err(too_large()),
        Err(error) => Err(failed(&error)),
    }
}

fn socket(why: String) -> Mishap {
    mishap("States.Http.Socket", why)
}

fn too_large() -> Mishap {
    let cause = "The state/task 'http' returned a result with a size exceeding the maximum number of bytes service \
         limit.";
    mishap("States.DataLimitExceeded", cause)
}
