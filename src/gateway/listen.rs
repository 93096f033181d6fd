//! Sockets: connections in, answers out, and an orderly end.

use std::convert::Infallible;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use futures_util::{Stream, StreamExt, TryStreamExt, stream};
use http::HeaderValue;
use http::header::{CONNECTION, EXPECT};
use http_body_util::{BodyExt, Either, Full, LengthLimitError, Limited, StreamBody};
use hyper::body::{Body as _, Bytes, Frame, Incoming};
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use hyper_util::server::graceful::GracefulShutdown;
use tokio::net::{TcpListener, TcpStream};

use super::Gateway;
use super::at_once::at_once;
use crate::aws::{BrokenOff, Origin, Rest};
use crate::clock::network::{self, Patience};

/// What is buffered of a request's head, in bytes.
const HEAD_BUFFER: usize = 64 * 1024;
/// How long a client may take to send a request's head, and then its body, in real time.
const PATIENCE: Duration = Duration::from_secs(30);
/// How long calls in flight may take to finish after a signal to stop, in real time. A parked long
/// poll is cut off then, as it would be by a deployment of the real service.
const GRACE: Duration = Duration::from_secs(5);

/// Answers connections until `stop` completes, then lets calls in flight finish.
pub async fn serve(gateway: Arc<Gateway>, listener: TcpListener, stop: impl Future<Output = ()>) {
    let graceful = GracefulShutdown::new();
    let mut stop = std::pin::pin!(stop);
    loop {
        tokio::select! {
            () = &mut stop => break,
            accepted = listener.accept() => match accepted {
                Ok((stream, _)) => connection(&gateway, stream, &graceful),
                // Out of descriptors, most likely: the next one may fare better.
                Err(error) => {
                    tracing::warn!("a connection could not be accepted: {error}");
                    network::pause(Duration::from_millis(50)).await;
                }
            },
        }
    }
    drop(listener);
    if network::within(GRACE, graceful.shutdown()).await.is_none() {
        tracing::info!("calls still in flight after {} s were cut off", GRACE.as_secs());
    }
}

fn connection(gateway: &Arc<Gateway>, stream: TcpStream, graceful: &GracefulShutdown) {
    // Small answers must not wait for an acknowledgement.
    let _ = stream.set_nodelay(true);
    let (gateway, patience) = (Arc::clone(gateway), Patience::default());
    let timer = patience.clone();
    let service = service_fn(move |request| {
        let (gateway, patience) = (Arc::clone(&gateway), patience.clone());
        async move { Ok::<_, Infallible>(answer(&gateway, &patience, request).await) }
    });
    let served = hyper::server::conn::http1::Builder::new()
        .timer(timer)
        .header_read_timeout(PATIENCE)
        .max_buf_size(HEAD_BUFFER)
        .serve_connection(TokioIo::new(stream), service);
    let watched = graceful.watch(served);
    network::spawn(at_once(async move {
        if let Err(error) = watched.await {
            tracing::debug!("a connection ended early: {error}");
        }
    }));
}

/// What goes out: most answers whole, some piece by piece, those of S3 as they are read.
type Outgoing = Either<Full<Bytes>, Either<StreamBody<Frames>, s3s::Body>>;
type Frames = Pin<Box<dyn Stream<Item = Result<Frame<Bytes>, BrokenOff>> + Send>>;

fn outgoing(mut response: http::Response<Bytes>) -> http::Response<Outgoing> {
    let rest = Rest::take(&mut response);
    response.map(|body| match rest {
        None => Either::Left(Full::new(body)),
        Some(rest) => {
            let first = stream::iter((!body.is_empty()).then_some(Ok(body)));
            let frames: Frames = Box::pin(first.chain(rest).map_ok(Frame::data));
            Either::Right(Either::Left(StreamBody::new(frames)))
        }
    })
}

async fn answer(
    gateway: &Arc<Gateway>,
    patience: &Patience,
    request: http::Request<Incoming>,
) -> http::Response<Outgoing> {
    let (head, body) = request.into_parts();
    if let Err(error) = super::limits::check_head(&head) {
        return outgoing(gateway.refuse(&head, &error));
    }
    if super::route::is_for_objects(&head) {
        let (waits, empty) = (head.headers.contains_key(EXPECT), body.is_end_stream());
        let request = http::Request::from_parts(head, patient(body));
        let mut answer = gateway.answer_objects(request, Origin::Outside).await;
        // Who waits for "100 Continue" and is answered at once must not wait on this connection again:
        // some clients can't tell the next answer from this one. S3 closes it too.
        if waits && (empty || !answer.status().is_success()) {
            answer.headers_mut().insert(CONNECTION, HeaderValue::from_static("close"));
        }
        return answer.map(|body| Either::Right(Either::Right(body)));
    }
    answer_whole(gateway, patience, head, body).await
}

/// A body that breaks off when its sender is silent for too long.
fn patient(body: Incoming) -> s3s::Body {
    if body.is_end_stream() {
        return s3s::Body::empty();
    }
    let frames = stream::unfold(Some(body), async |body| {
        let mut body = body?;
        let frame = match network::within(PATIENCE, body.frame()).await {
            Some(frame) => frame?.map_err(std::io::Error::other),
            None => return Some((Err(std::io::ErrorKind::TimedOut.into()), None)),
        };
        Some((frame, Some(body)))
    });
    s3s::Body::http_body_unsync(StreamBody::new(frames))
}

async fn answer_whole(
    gateway: &Arc<Gateway>,
    patience: &Patience,
    head: http::request::Parts,
    body: Incoming,
) -> http::Response<Outgoing> {
    let limit = super::limits::largest_body(&head);
    let body = match patience.within(PATIENCE, Limited::new(body, limit).collect()).await {
        Some(Ok(body)) => body.to_bytes(),
        Some(Err(error)) if error.is::<LengthLimitError>() => {
            return outgoing(gateway.refuse(&head, &super::limits::too_large(limit)));
        }
        Some(Err(error)) => {
            tracing::debug!("a request's body broke off: {error}");
            return outgoing(gateway.refuse(&head, &super::limits::broken_body()));
        }
        None => return outgoing(gateway.refuse(&head, &super::limits::too_slow(PATIENCE))),
    };
    outgoing(gateway.answer_call(head, body, Origin::Outside).await)
}
