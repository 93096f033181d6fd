//! A guest's own HTTP requests: they reach Virga's port and the Runtime API, in process, and nothing
//! else.

use std::future::Future;
use std::pin::pin;
use std::sync::Arc;
use std::task::{Context, Poll, Waker};

use bytes::{Bytes, BytesMut};
use http::HeaderMap;
use http::uri::Authority;
use http_body_util::{BodyExt, Full};
use wasmtime::StoreContextMut;
use wasmtime::component::{Linker, Resource, ResourceTable};
use wasmtime_wasi::WasiView;
use wasmtime_wasi::runtime::spawn;
use wasmtime_wasi_http::p2::bindings::http::outgoing_handler::Host;
use wasmtime_wasi_http::p2::bindings::http::types::{self, ErrorCode};
use wasmtime_wasi_http::p2::types::{HostFutureIncomingResponse, HostOutgoingRequest};
use wasmtime_wasi_http::{Error, RequestOptions, WasiBody, WasiHttpHooks, WasiHttpView};

use super::guest::Guest;
use super::polling::now;
use super::runtime_api::{AUTHORITY, Exchange, Streaming};
use super::web::Serving;
use crate::clock::{Clock, Receiver};
use crate::neighbours::Neighbours;
use crate::neighbours::network::is_loopback;

/// The most that one request's body may weigh: more than any of Virga's limits lets in.
const BODY_LIMIT: usize = 16 * 1024 * 1024;

/// How many requests of one guest may be on their way at once.
const REQUEST_LIMIT: usize = 256;

/// One guest's requests that are on their way.
pub(super) struct Outgoing {
    clock: Clock,
    neighbours: Neighbours,
    /// Host and port by which guests name Virga.
    authority: Arc<str>,
    /// What [`WasiHttpHooks::send_request`] was handed, until the handle that stands for its
    /// response is known.
    handed_over: Option<http::Request<WasiBody>>,
    flights: Vec<Flight>,
    /// The Runtime API, for guests that may loop.
    pub(super) exchange: Option<Exchange>,
    /// The response of a guest that answers a request.
    pub(super) serving: Option<Serving>,
}

/// One request on its way.
struct Flight {
    /// The number of the guest's handle for the response.
    response: u32,
    stage: Stage,
}

enum Stage {
    /// The guest may still be writing the body.
    Sending { head: http::request::Parts, body: WasiBody, sent: BytesMut, to: Recipient },
    /// The guest may still be writing its response, which is handed on.
    Streaming { body: WasiBody, streaming: Streaming },
    /// The guest waits for its next event.
    Next,
    /// Virga is answering.
    Waiting(Receiver<http::Response<Bytes>>),
    /// The answer, or why there is none, has to be handed to the guest.
    Arrived(Result<http::Response<Bytes>, Error>),
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Recipient {
    Port,
    RuntimeApi,
}

impl Outgoing {
    pub(super) fn new(
        clock: Clock,
        neighbours: Neighbours,
        authority: Arc<str>,
        exchange: Option<Exchange>,
    ) -> Self {
        Self { clock, neighbours, authority, handed_over: None, flights: Vec::new(), exchange, serving: None }
    }

    /// Takes every request as far as it goes without waiting. To be called before the guest waits, so
    /// that what it has finished is counted as work before it is not.
    pub(super) fn progress(&mut self, table: &mut ResourceTable) {
        if let Some(serving) = &mut self.serving {
            serving.progress();
        }
        for flight in &mut self.flights {
            flight.progress(&self.clock, &self.neighbours, self.exchange.as_mut());
        }
        for flight in self.flights.extract_if(.., |flight| matches!(flight.stage, Stage::Arrived(_))) {
            flight.hand_over(table);
        }
    }

    /// Waits until an answer has arrived; for ever when none is on its way.
    pub(super) fn arrival(&mut self) -> impl Future<Output = ()> + Unpin + Send {
        std::future::poll_fn(|context| {
            let arrived = self.flights.iter_mut().any(|flight| flight.poll_arrival(context).is_ready());
            if arrived { Poll::Ready(()) } else { Poll::Pending }
        })
    }

    /// Whether the guest waits for its next event.
    pub(super) fn waits_for_event(&self) -> bool {
        self.flights.iter().any(|flight| matches!(flight.stage, Stage::Next))
    }

    /// Gives the guest the event that it waits for.
    pub(super) fn give_event(&mut self, event: http::Response<Bytes>) {
        if let Some(flight) = self.flights.iter_mut().find(|flight| matches!(flight.stage, Stage::Next)) {
            flight.stage = Stage::Arrived(Ok(event));
        }
    }

    /// Who answers at `authority`: Virga, under any of the machine's loopback names, or the Runtime API;
    /// nobody else.
    fn recipient(&self, authority: &str) -> Option<Recipient> {
        if authority == AUTHORITY && self.exchange.is_some() {
            return Some(Recipient::RuntimeApi);
        }
        self.is_virga(authority).then_some(Recipient::Port)
    }

    fn is_virga(&self, authority: &str) -> bool {
        let (Ok(wanted), Ok(own)) = (authority.parse::<Authority>(), self.authority.parse::<Authority>())
        else {
            return false;
        };
        let default_port = 80;
        let same_port = wanted.port_u16().unwrap_or(default_port) == own.port_u16().unwrap_or(default_port);
        let host = wanted.host();
        same_port && (host == own.host() || is_loopback(host))
    }
}

impl Flight {
    fn progress(&mut self, clock: &Clock, neighbours: &Neighbours, exchange: Option<&mut Exchange>) {
        match (&mut self.stage, exchange) {
            (Stage::Sending { head, body, sent, to }, exchange) => match now(take_in(body, sent)) {
                None => return,
                Some(Err(error)) => self.stage = Stage::Arrived(Err(error)),
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
                Some(Err(error)) => self.stage = Stage::Arrived(Err(error)),
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

    fn poll_arrival(&mut self, context: &mut Context<'_>) -> Poll<()> {
        if let Stage::Waiting(receiver) = &mut self.stage {
            let answer = std::task::ready!(pin!(receiver).poll(context));
            let answer = answer.ok_or(Error::InternalError(Some("Virga's port gave up".to_owned())));
            self.stage = Stage::Arrived(answer);
        }
        if matches!(self.stage, Stage::Arrived(_)) { Poll::Ready(()) } else { Poll::Pending }
    }

    /// Puts the answer where the guest looks for it, unless it has let go of its handle.
    fn hand_over(self, table: &mut ResourceTable) {
        let Stage::Arrived(answer) = self.stage else { return };
        let handle = Resource::<HostFutureIncomingResponse>::new_borrow(self.response);
        let answer = answer.map(|response| {
            let body = |bytes| Full::new(bytes).map_err(|never| match never {}).boxed_unsync();
            (response.map(body), spawn(std::future::ready(())))
        });
        if let Ok(slot) = table.get_mut(&handle) {
            *slot = HostFutureIncomingResponse::Ready(answer);
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

impl WasiHttpHooks for Outgoing {
    fn default_scheme(&mut self) -> Option<http::uri::Scheme> {
        Some(http::uri::Scheme::HTTP)
    }

    fn send_request(
        &mut self,
        request: http::Request<WasiBody>,
        _: Option<RequestOptions>,
        _: Box<dyn Future<Output = Result<(), Error>> + Send>,
    ) -> Box<dyn Future<Output = Result<Answered, Error>> + Send> {
        self.handed_over = Some(request);
        Box::new(std::future::pending())
    }

    fn p2_outgoing_body_buffer_chunks(&mut self) -> usize {
        256
    }

    fn p2_outgoing_body_chunk_size(&mut self) -> usize {
        64 * 1024
    }
}

type Answered = (http::Response<WasiBody>, Box<dyn Future<Output = Result<(), Error>> + Send>);
type Guests<'a> = StoreContextMut<'a, Guest>;
type Request = Resource<HostOutgoingRequest>;
type Options = Option<Resource<RequestOptions>>;
type Response = Resource<HostFutureIncomingResponse>;

/// Replaces `wasi:http/outgoing-handler`, and how a guest asks for the response without waiting.
pub(super) fn add_to_component_linker(linker: &mut Linker<Guest>) -> wasmtime::Result<()> {
    linker.instance("wasi:http/outgoing-handler@0.2.12")?.func_wrap(
        "handle",
        |mut context: Guests<'_>, (request, options): (Request, Options)| {
            Ok((handle(context.data_mut(), request, options)?,))
        },
    )?;
    linker.instance("wasi:http/types@0.2.12")?.func_wrap(
        "[method]future-incoming-response.get",
        |mut context: Guests<'_>, (response,): (Response,)| {
            let guest = context.data_mut();
            guest.outgoing.progress(guest.wasi.ctx().table);
            Ok((types::HostFutureIncomingResponse::get(&mut guest.http(), response)?,))
        },
    )
}

fn handle(
    guest: &mut Guest,
    request: Request,
    options: Options,
) -> wasmtime::Result<Result<Response, ErrorCode>> {
    let mut http = guest.http();
    let authority = http.table.get(&request)?.authority.clone().unwrap_or_default();
    let crowded = guest.outgoing.flights.len() >= REQUEST_LIMIT;
    let to = match guest.outgoing.recipient(&authority) {
        Some(to) if !crowded => to,
        to => {
            guest.http().table.delete(request)?;
            let denied = to.map_or(ErrorCode::HttpRequestDenied, |_| ErrorCode::ConnectionLimitReached);
            return Ok(Err(denied));
        }
    };
    http = guest.http();
    let response = match Host::handle(&mut http, request, options) {
        Ok(response) => response,
        Err(error) => return Ok(Err(error.downcast()?)),
    };
    if let Some(request) = guest.outgoing.handed_over.take() {
        let (head, body) = request.into_parts();
        let streaming = match (&mut guest.outgoing.exchange, to) {
            (Some(exchange), Recipient::RuntimeApi) => exchange.stream(&head),
            _ => None,
        };
        let stage = match streaming {
            Some(streaming) => Stage::Streaming { body, streaming },
            None => Stage::Sending { head, body, sent: BytesMut::new(), to },
        };
        // A handle's number is used again once the guest has let go of it.
        guest.outgoing.flights.retain(|flight| flight.response != response.rep());
        guest.outgoing.flights.push(Flight { response: response.rep(), stage });
    }
    Ok(Ok(response))
}
