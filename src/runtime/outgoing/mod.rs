//! A guest's own HTTP requests: they reach Virga's port and the Runtime API, in process, and nothing
//! else.

mod flight;
mod request;
mod response;

use std::future::Future;
use std::sync::Arc;
use std::task::Poll;

use bytes::{Bytes, BytesMut};
use http::uri::Authority;
use wasmtime::StoreContextMut;
use wasmtime::component::{Linker, Resource, ResourceTable};
use wasmtime_wasi::WasiView;
use wasmtime_wasi_http::p2::bindings::http::types::ErrorCode;
use wasmtime_wasi_http::p2::types::HostOutgoingRequest;
use wasmtime_wasi_http::{Error, RequestOptions, WasiBody, WasiHttpHooks};

use self::flight::{Flight, Recipient, Stage};
use self::response::Awaited;
use super::guest::Guest;
use super::runtime_api::{AUTHORITY, Exchange};
use super::web::Serving;
use crate::clock::Clock;
use crate::neighbours::Neighbours;
use crate::neighbours::network::is_loopback;

/// How many requests of one guest may be on their way at once.
const REQUEST_LIMIT: usize = 256;

/// One guest's requests that are on their way.
pub(super) struct Outgoing {
    clock: Clock,
    neighbours: Neighbours,
    /// Host and port by which guests name Virga.
    authority: Arc<str>,
    flights: Vec<Flight>,
    /// The Runtime API, for guests that may loop.
    pub(super) exchange: Option<Exchange>,
    /// The response of a guest that answers a request.
    pub(super) serving: Option<Serving>,
}

impl Outgoing {
    pub(super) fn new(
        clock: Clock,
        neighbours: Neighbours,
        authority: Arc<str>,
        exchange: Option<Exchange>,
    ) -> Self {
        Self { clock, neighbours, authority, flights: Vec::new(), exchange, serving: None }
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

impl WasiHttpHooks for Outgoing {
    /// Is never asked: [`handle`] takes requests itself.
    fn send_request(
        &mut self,
        _: http::Request<WasiBody>,
        _: Option<RequestOptions>,
        _: Box<dyn Future<Output = Result<(), Error>> + Send>,
    ) -> Box<dyn Future<Output = Result<Answered, Error>> + Send> {
        Box::new(std::future::ready(Err(Error::HttpRequestDenied)))
    }

    fn p2_outgoing_body_buffer_chunks(&mut self) -> usize {
        256
    }

    fn p2_outgoing_body_chunk_size(&mut self) -> usize {
        64 * 1024
    }
}

type Answered = (http::Response<WasiBody>, Box<dyn Future<Output = Result<(), Error>> + Send>);
type Request = Resource<HostOutgoingRequest>;
type Options = Option<Resource<RequestOptions>>;

/// Replaces `wasi:http/outgoing-handler`, and the handle for the response that it answers.
pub(super) fn add_to_component_linker(linker: &mut Linker<Guest>) -> wasmtime::Result<()> {
    linker.instance("wasi:http/outgoing-handler@0.2.12")?.func_wrap(
        "handle",
        |mut context: StoreContextMut<'_, Guest>, (request, options): (Request, Options)| {
            Ok((handle(context.data_mut(), request, options)?,))
        },
    )?;
    response::add_to_component_linker(linker)
}

fn handle(
    guest: &mut Guest,
    request: Request,
    options: Options,
) -> wasmtime::Result<Result<Resource<Awaited>, ErrorCode>> {
    let Guest { wasi, outgoing, .. } = guest;
    let table = wasi.ctx().table;
    if let Some(options) = options {
        // Timeouts: whoever answers is in this process, and the invocation has a timeout of its own.
        table.delete(options)?;
    }
    let request = table.delete(request)?;
    let to = match outgoing.recipient(request.authority.as_deref().unwrap_or_default()) {
        None => return Ok(Err(ErrorCode::HttpRequestDenied)),
        Some(_) if outgoing.flights.len() >= REQUEST_LIMIT => {
            return Ok(Err(ErrorCode::ConnectionLimitReached));
        }
        Some(to) => to,
    };
    let (head, body) = match request::parts(request) {
        Ok(parts) => parts,
        Err(code) => return Ok(Err(code)),
    };
    let streaming = match (&mut outgoing.exchange, to) {
        (Some(exchange), Recipient::RuntimeApi) => exchange.stream(&head),
        _ => None,
    };
    let stage = match streaming {
        Some(streaming) => Stage::Streaming { body, streaming },
        None => Stage::Sending { head, body, sent: BytesMut::new(), to },
    };
    let response = table.push(Awaited::OnItsWay)?;
    // A handle's number is used again once the guest has let go of it.
    outgoing.flights.retain(|flight| flight.response != response.rep());
    outgoing.flights.push(Flight { response: response.rep(), stage });
    Ok(Ok(response))
}
