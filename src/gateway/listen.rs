//! Sockets: connections in, answers out, and an orderly end.

use std::convert::Infallible;
use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use http_body_util::{BodyExt, Full, LengthLimitError, Limited};
use hyper::body::{Bytes, Incoming};
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use tokio::net::{TcpListener, TcpStream};

use super::Gateway;
use crate::aws::Origin;
use crate::clock::network;

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
    let gateway = Arc::clone(gateway);
    let service = service_fn(move |request| {
        let gateway = Arc::clone(&gateway);
        async move { Ok::<_, Infallible>(answer(&gateway, request).await) }
    });
    let served = hyper::server::conn::http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(PATIENCE)
        .max_buf_size(HEAD_BUFFER)
        .serve_connection(TokioIo::new(stream), service);
    let watched = graceful.watch(served);
    network::spawn(async move {
        if let Err(error) = watched.await {
            tracing::debug!("a connection ended early: {error}");
        }
    });
}

async fn answer(gateway: &Arc<Gateway>, request: http::Request<Incoming>) -> http::Response<Full<Bytes>> {
    let (head, body) = request.into_parts();
    if let Err(error) = super::limits::check_head(&head) {
        return gateway.refuse(&head, &error).map(Full::new);
    }
    let limit = super::limits::largest_body(&head);
    let body = match network::within(PATIENCE, Limited::new(body, limit).collect()).await {
        Some(Ok(body)) => body.to_bytes(),
        Some(Err(error)) if error.is::<LengthLimitError>() => {
            return gateway.refuse(&head, &super::limits::too_large(limit)).map(Full::new);
        }
        Some(Err(error)) => {
            tracing::debug!("a request's body broke off: {error}");
            return gateway.refuse(&head, &super::limits::broken_body()).map(Full::new);
        }
        None => return gateway.refuse(&head, &super::limits::too_slow(PATIENCE)).map(Full::new),
    };
    gateway.answer(http::Request::from_parts(head, body), Origin::Outside).await.map(Full::new)
}
