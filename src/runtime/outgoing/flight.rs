//! One request of a guest on its way.

use std::pin::pin;
use std::task::{Context, Poll, Waker};

use bytes::{Bytes, BytesMut};
use http::HeaderMap;
use http_body_util::BodyExt;
use wasmtime::component::{Resource, ResourceTable};
use wasmtime_wasi_http::p2::bindings::http::types::ErrorCode;
use wasmtime_wasi_http::{Error, WasiBody};

use super::response::{Answer, Awaited};
use crate::clock::{Clock, Receiver};
use crate::neighbours::Neighbours;
use crate::runtime::polling::now;
use crate::runtime::runtime_api::{Exchange, Streaming};

/// The most that one request's body may weigh: more than any of Virga's limits lets in.
const BODY_LIMIT: usize = 16 * 1024 * 1024;

/// One request on its way.
pub(super) struct Flight {
    /// The number of the guest's handle for the response.
    pub(super) response: u32,
    pub(super) stage: Stage,
}

pub(super) enum Stage {
    /// The guest may still be writing the body.
    Sending { head: http::request::Parts, body: WasiBody, sent: BytesMut, to: Recipient },
    /// The guest may still be writing its response, which is handed on.
    Streaming { body: WasiBody, streaming: Streaming },
    /// The guest waits for its next event.
    Next,
    /// Virga is answering.
    Waiting(Receiver<http::Response<Bytes>>),
    /// The answer, or why there is none, has to be handed to the guest.
    Arrived(Answer),
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Recipient {
    Port,
    RuntimeApi,
}

impl Flight {
    /// Goes as far as it can without waiting.
    pub(super) fn progress(
        &mut self,
        clock: &Clock,
        neighbours: &Neighbours,
        exchange: Option<&mut Exchange>,
    ) {
        match (&mut self.stage, exchange) {
            (Stage::Sending { head, body, sent, to }, exchange) => match now(take_in(body, sent)) {
                None => return,
                Some(Err(error)) => self.stage = Stage::Arrived(Err(code_of(&error))),
                Some(Ok(())) => {
                    let bytes = sent.split().freeze();
                    self.stage = match (*to, exchange) {
                        (Recipient::RuntimeApi, Some(exchange)) => exchange
                            .answer(head, bytes)
                            .map_or(Stage::Next, |answer| Stage::Arrived(Ok(answer))),
                        _ => Stage::Waiting(ask(clock, neighbours, request(head, bytes))),
                    };
                }
            },
            (Stage::Streaming { body, streaming }, Some(exchange)) => match now(hand_on(body, streaming)) {
                None => return,
                Some(Err(error)) => self.stage = Stage::Arrived(Err(code_of(&error))),
                Some(Ok(trailers)) => {
                    let stage = std::mem::replace(&mut self.stage, Stage::Next);
                    if let Stage::Streaming { streaming, .. } = stage {
                        self.stage = Stage::Arrived(Ok(exchange.finish(streaming, &trailers)));
                    }
                }
            },
            _ => {}
        }
        let _ = self.poll_arrival(&mut Context::from_waker(Waker::noop()));
    }

    /// Ready when there is an answer to hand over.
    pub(super) fn poll_arrival(&mut self, context: &mut Context<'_>) -> Poll<()> {
        if let Stage::Waiting(receiver) = &mut self.stage {
            let answer = std::task::ready!(pin!(receiver).poll(context));
            let answer = answer.ok_or(ErrorCode::InternalError(Some("Virga's port gave up".to_owned())));
            self.stage = Stage::Arrived(answer);
        }
        if matches!(self.stage, Stage::Arrived(_)) { Poll::Ready(()) } else { Poll::Pending }
    }

    /// Puts the answer where the guest looks for it, unless it has let go of its handle.
    pub(super) fn hand_over(self, table: &mut ResourceTable) {
        let Stage::Arrived(answer) = self.stage else { return };
        let handle = Resource::<Awaited>::new_borrow(self.response);
        if let Ok(awaited) = table.get_mut(&handle) {
            *awaited = Awaited::Arrived(answer);
        }
    }
}

/// Takes in what the guest has written of a body; ready when it has finished it.
async fn take_in(body: &mut WasiBody, sent: &mut BytesMut) -> Result<(), Error> {
    while let Some(frame) = body.frame().await {
        if let Some(bytes) = frame?.data_ref() {
            sent.extend_from_slice(bytes);
        }
        if sent.len() > BODY_LIMIT {
            return Err(Error::HttpRequestBodySize(Some(sent.len() as u64)));
        }
    }
    Ok(())
}

/// Hands on what the guest has written of a response; ready when it has finished it.
async fn hand_on(body: &mut WasiBody, streaming: &mut Streaming) -> Result<HeaderMap, Error> {
    let mut trailers = HeaderMap::new();
    while let Some(frame) = body.frame().await {
        match frame?.into_data() {
            Ok(bytes) => streaming.write(&bytes),
            Err(frame) => trailers.extend(frame.into_trailers().unwrap_or_default()),
        }
    }
    Ok(trailers)
}

/// A request as the port takes it.
fn request(head: &mut http::request::Parts, body: Bytes) -> http::Request<Bytes> {
    let mut request = http::Request::new(body);
    *request.method_mut() = head.method.clone();
    *request.uri_mut() = origin_form(&head.uri);
    *request.headers_mut() = std::mem::take(&mut head.headers);
    request
}

/// The path and query alone, as a server sees them.
fn origin_form(uri: &http::Uri) -> http::Uri {
    uri.path_and_query().map_or_else(http::Uri::default, |path| http::Uri::from(path.clone()))
}

/// Lets the port answer, as work of its own.
fn ask(
    clock: &Clock,
    neighbours: &Neighbours,
    request: http::Request<Bytes>,
) -> Receiver<http::Response<Bytes>> {
    let (sender, receiver) = clock.oneshot();
    let neighbours = neighbours.clone();
    clock.spawn(async move {
        let answer = neighbours.port().answer(request).await;
        // The guest may have ended meanwhile: then nobody wants the answer.
        let _ = sender.send(answer);
    });
    receiver
}

/// What the guest is told of a body that it did not write to its end.
fn code_of(error: &Error) -> ErrorCode {
    match error {
        Error::HttpProtocolError => ErrorCode::HttpProtocolError,
        Error::HttpRequestBodySize(size) => ErrorCode::HttpRequestBodySize(*size),
        other => ErrorCode::InternalError(Some(other.to_string())),
    }
}
