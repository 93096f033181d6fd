//! The guest's handle for the answer to a request. The engine's own has a task stand behind each, which
//! costs more than to answer it.

use std::convert::Infallible;

use bytes::Bytes;
use http_body_util::{BodyExt, Full};
use wasmtime::StoreContextMut;
use wasmtime::component::{Linker, Resource, ResourceType};
use wasmtime_wasi::WasiView;
use wasmtime_wasi::p2::{DynPollable, Pollable, subscribe};
use wasmtime_wasi_http::FieldMap;
use wasmtime_wasi_http::p2::bindings::http::types::ErrorCode;
use wasmtime_wasi_http::p2::body::HostIncomingBody;
use wasmtime_wasi_http::p2::types::HostIncomingResponse;

use crate::runtime::guest::Guest;

/// An answer, or why there is none.
pub(super) type Answer = Result<http::Response<Bytes>, ErrorCode>;

/// `future-incoming-response`
pub(super) enum Awaited {
    OnItsWay,
    Arrived(Answer),
    /// The guest has it.
    Taken,
}

#[wasmtime_wasi::async_trait]
impl Pollable for Awaited {
    async fn ready(&mut self) {
        if matches!(self, Self::OnItsWay) {
            // Whoever waits for the guest's requests looks again when one is answered.
            std::future::pending::<()>().await;
        }
    }
}

type Guests<'a> = StoreContextMut<'a, Guest>;
type Handle = Resource<Awaited>;
/// `option<result<result<incoming-response, error-code>>>`
type Got = Option<Result<Result<Resource<HostIncomingResponse>, ErrorCode>, ()>>;

/// Replaces `wasi:http/types`' `future-incoming-response`.
pub(super) fn add_to_component_linker(linker: &mut Linker<Guest>) -> wasmtime::Result<()> {
    let mut types = linker.instance("wasi:http/types@0.2.12")?;
    types.resource(
        "future-incoming-response",
        ResourceType::host::<Awaited>(),
        |mut context: Guests<'_>, handle| {
            context.data_mut().wasi.ctx().table.delete(Handle::new_own(handle))?;
            Ok(())
        },
    )?;
    types.func_wrap(
        "[method]future-incoming-response.subscribe",
        |mut context: Guests<'_>, (awaited,): (Handle,)| {
            let pollable: Resource<DynPollable> = subscribe(context.data_mut().wasi.ctx().table, awaited)?;
            Ok((pollable,))
        },
    )?;
    types.func_wrap(
        "[method]future-incoming-response.get",
        |mut context: Guests<'_>, (awaited,): (Handle,)| Ok((get(context.data_mut(), &awaited)?,)),
    )
}

fn get(guest: &mut Guest, awaited: &Handle) -> wasmtime::Result<Got> {
    let Guest { wasi, outgoing, .. } = guest;
    let table = wasi.ctx().table;
    outgoing.progress(table);
    let awaited = table.get_mut(awaited)?;
    if matches!(awaited, Awaited::OnItsWay) {
        return Ok(None);
    }
    Ok(Some(match std::mem::replace(awaited, Awaited::Taken) {
        Awaited::Arrived(Ok(answer)) => {
            let (head, body) = answer.into_parts();
            let response = HostIncomingResponse {
                status: head.status.as_u16(),
                headers: FieldMap::new_immutable(outgoing, head.headers),
                body: Some(HostIncomingBody::new(
                    Full::new(body).map_err(|never: Infallible| match never {}).boxed_unsync(),
                )),
            };
            Ok(Ok(table.push(response)?))
        }
        Awaited::Arrived(Err(code)) => Ok(Err(code)),
        Awaited::OnItsWay | Awaited::Taken => Err(()),
    }))
}
