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
use crate::clock::{Holder, TimerKind, network};
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
        Destination::Port => at_the_port(house, message).await,
        Destination::Socket(address) => outside(over_socket(&address, message)).await,
    }
}

/// Whoever answers is outside: it counts as work until it has, and takes real time.
async fn outside(answer: impl Future<Output = Result<Response, Mishap>>) -> Result<Response, Mishap> {
    network::within(PATIENCE, answer).await.unwrap_or_else(|| Err(too_late()))
}

/// Virga itself answers: it takes the clock's time. What it has been asked goes on when nobody waits any more.
async fn at_the_port(house: &House, message: http::Request<Bytes>) -> Result<Response, Mishap> {
    let clock = &house.clock;
    let (sender, receiver) = clock.oneshot();
    let neighbours = house.neighbours.clone();
    // Detached: the answer comes through the channel.
    drop(clock.spawn(async move {
        let _ = sender.send(neighbours.port().answer(message).await);
    }));
    let timer = clock.timer(TimerKind::Guard(Holder::Inside), clock.now().after(PATIENCE));
    let first = async move {
        tokio::select! {
            biased;
            answer = receiver => answer,
            () = timer => None,
        }
    };
    let (head, body) = clock.park(first).await.ok_or_else(too_late)?.into_parts();
    if body.len() > LIMIT { Err(too_large()) } else { Ok(Response { head, body }) }
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

fn too_late() -> Mishap {
    socket("the API did not answer within 60 seconds".to_owned())
}

fn socket(why: String) -> Mishap {
    mishap("States.Http.Socket", why)
}

fn too_large() -> Mishap {
    let cause = "The state/task 'http' returned a result with a size exceeding the maximum number of bytes service \
         limit.";
    mishap("States.DataLimitExceeded", cause)
}

#[cfg(test)]
mod tests {
    use std::pin::Pin;
    use std::sync::Arc;

    use serde_json::json;

    use super::*;
    use crate::clock::{Clock, Mode};
    use crate::identity::Randomness;
    use crate::neighbours::{Neighbours, Options, Port};
    use crate::store::Store;

    /// A port that waits, and never answers.
    struct Mute(Clock);

    impl Port for Mute {
        fn answer(
            &self,
            _: http::Request<Bytes>,
        ) -> Pin<Box<dyn Future<Output = http::Response<Bytes>> + Send + '_>> {
            Box::pin(self.0.park(std::future::pending()))
        }
    }

    #[tokio::test]
    async fn virga_itself_has_sixty_seconds_of_the_clock_to_answer() {
        let neighbours = Neighbours::default();
        let clock = Clock::new(Mode::Manual);
        neighbours.set_port(Arc::new(Mute(clock.clone())));
        let house = House {
            clock,
            randomness: Randomness::seeded(1),
            store: Store::ephemeral(),
            neighbours,
            options: Arc::new(Options { authority: "127.0.0.1:4566".to_owned(), ..Options::default() }),
        };
        let parameters = json!({"ApiEndpoint": "https://localhost:4566/slow", "Method": "GET",
            "Authentication": {"ConnectionArn": "arn:aws:events:us-east-1:000000000000:connection/c/1"}});
        let request = Request::read(&parameters, "us-east-1").unwrap();
        let mut answer = Box::pin(send(&house, &request));
        let waited = async |seconds| {
            house.clock.advance(Duration::from_secs(seconds)).await;
        };
        tokio::select! {
            biased;
            _ = &mut answer => panic!("it is too early"),
            () = waited(59) => {}
        }
        let (answer, ()) = tokio::join!(answer, waited(1));
        assert_eq!(answer.unwrap_err().error.as_deref(), Some("States.Http.Socket"));
    }
}
