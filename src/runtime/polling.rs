//! How a preview 2 guest waits: parked, on Virga's clock and for its own requests.

use std::future::Future;

use futures_util::FutureExt;
use futures_util::future::{Either, select};
use tokio::task::unconstrained;
use wasmtime::StoreContextMut;
use wasmtime::component::{Linker, Resource, ResourceTable};
use wasmtime_wasi::WasiView;
use wasmtime_wasi::p2::bindings::io::poll::Host;
use wasmtime_wasi::p2::bindings::io::streams::{self, HostOutputStream};
use wasmtime_wasi::p2::{DynOutputStream, DynPollable, StreamError, StreamResult};

use super::guest::Guest;
use super::runtime_api::event;

/// Replaces everything with which a component waits. In the engine's own WASI the clock could not
/// see that the guest waits rather than computes.
pub(super) fn add_to_component_linker(linker: &mut Linker<Guest>) -> wasmtime::Result<()> {
    let mut poll = linker.instance("wasi:io/poll@0.2.12")?;
    poll.func_wrap_async("poll", |mut context: Context<'_>, (wanted,): (Vec<Resource<DynPollable>>,)| {
        Box::new(async move { Ok((wait_for_any(context.data_mut(), &wanted).await?,)) })
    })?;
    poll.func_wrap_async(
        "[method]pollable.block",
        |mut context: Context<'_>, (wanted,): (Resource<DynPollable>,)| {
            Box::new(async move {
                wait_for_any(context.data_mut(), &[wanted]).await?;
                Ok(())
            })
        },
    )?;
    add_streams(linker)
}

type Context<'a> = StoreContextMut<'a, Guest>;
type Stream = Resource<DynOutputStream>;
type Written = (Result<(), streams::StreamError>,);

/// Writes that would wait for room: there is room once the guest's own requests have taken in what
/// was written before, or never.
fn add_streams(linker: &mut Linker<Guest>) -> wasmtime::Result<()> {
    let mut streams = linker.instance("wasi:io/streams@0.2.12")?;
    streams.func_wrap(
        "[method]output-stream.blocking-write-and-flush",
        |mut context: Context<'_>, (stream, bytes): (Stream, Vec<u8>)| {
            at_once(context.data_mut(), |table| now(table.blocking_write_and_flush(stream, bytes)))
        },
    )?;
    streams.func_wrap(
        "[method]output-stream.blocking-write-zeroes-and-flush",
        |mut context: Context<'_>, (stream, length): (Stream, u64)| {
            at_once(context.data_mut(), |table| now(table.blocking_write_zeroes_and_flush(stream, length)))
        },
    )?;
    streams.func_wrap(
        "[method]output-stream.blocking-flush",
        |mut context: Context<'_>, (stream,): (Stream,)| {
            at_once(context.data_mut(), |table| now(table.blocking_flush(stream)))
        },
    )
}

/// What `future` comes to without waiting. A channel would otherwise claim now and then, for the sake
/// of other tasks, not to be ready.
pub(super) fn now<F: Future>(future: F) -> Option<F::Output> {
    unconstrained(future).now_or_never()
}

fn at_once(
    guest: &mut Guest,
    write: impl FnOnce(&mut ResourceTable) -> Option<StreamResult<()>>,
) -> wasmtime::Result<Written> {
    let table = guest.wasi.ctx().table;
    guest.outgoing.progress(table);
    let stuck = || Err(StreamError::trap("a request's body is longer than can be held before it is sent"));
    let written = match write(table).unwrap_or_else(stuck) {
        Ok(()) => Ok(()),
        Err(error) => Err(streams::Host::convert_stream_error(table, error)?),
    };
    Ok((written,))
}

/// Waits until one of `wanted` is ready, and says which are.
async fn wait_for_any(guest: &mut Guest, wanted: &[Resource<DynPollable>]) -> wasmtime::Result<Vec<u32>> {
    loop {
        guest.outgoing.progress(guest.wasi.ctx().table);
        if guest.outgoing.waits_for_event() {
            let invocation = guest.freeze().await?;
            guest.outgoing.give_event(event(&invocation));
            continue;
        }
        let Guest { wasi, outgoing, patience, .. } = guest;
        let table = wasi.ctx().table;
        let again = wanted.iter().map(|pollable| Resource::new_borrow(pollable.rep())).collect();
        let ready = Box::pin(table.poll(again));
        let first = patience.wait_for(unconstrained(select(ready, outgoing.arrival()))).await?;
        if let Either::Left((ready, _)) = first {
            return ready;
        }
    }
}
