//! The Runtime API as typed calls: the interface `virga:runtime/runtime-api`.
//!
//! What the HTTP form refuses with a status ends the guest here: only a broken runtime asks out of turn.

use bytes::Bytes;
use http::Response;
use wasmtime::component::{ComponentType, Linker, Lower};
use wasmtime::{StoreContextMut, format_err};
use wasmtime_wasi::I32Exit;

use super::exchange::document;
use crate::runtime::guest::Guest;
use crate::runtime::invocation::Invocation;

/// What a component of the world `managed-runtime` exports: it runs until it is taken away.
pub(in crate::runtime) const ENTRY: &str = "run";

const INTERFACE: &str = "virga:runtime/runtime-api@0.1.0";

/// `record invocation`
#[derive(ComponentType, Lower)]
#[component(record)]
struct NextInvocation {
    #[component(name = "request-id")]
    request_id: String,
    event: Vec<u8>,
    #[component(name = "content-type")]
    content_type: String,
    #[component(name = "deadline-ms")]
    deadline_ms: u64,
    #[component(name = "function-arn")]
    function_arn: String,
    #[component(name = "trace-id")]
    trace_id: Option<String>,
    #[component(name = "client-context")]
    client_context: Option<String>,
    #[component(name = "cognito-identity")]
    cognito_identity: Option<String>,
    #[component(name = "tenant-id")]
    tenant_id: Option<String>,
}

impl From<&Invocation> for NextInvocation {
    fn from(invocation: &Invocation) -> Self {
        Self {
            request_id: invocation.request_id.clone(),
            event: invocation.event.to_vec(),
            content_type: "application/json".to_owned(),
            deadline_ms: u64::try_from(invocation.deadline.as_millis()).unwrap_or(0),
            function_arn: invocation.function_arn.clone(),
            trace_id: Some(invocation.trace.clone()).filter(|trace| !trace.is_empty()),
            client_context: invocation.client_context.clone(),
            // Only AWS's mobile SDKs send one, and no one else's caller can.
            cognito_identity: None,
            tenant_id: invocation.tenant.as_deref().map(str::to_owned),
        }
    }
}

type Guests<'a> = StoreContextMut<'a, Guest>;

/// Offers the interface to components.
pub(in crate::runtime) fn add_to_component_linker(linker: &mut Linker<Guest>) -> wasmtime::Result<()> {
    let mut api = linker.instance(INTERFACE)?;
    api.func_wrap("stands-by", |context: Guests<'_>, (): ()| Ok((context.data().stands_by(),)))?;
    api.func_wrap_async("assigned", |mut context: Guests<'_>, (): ()| {
        Box::new(async move { context.data_mut().learn_what_it_is().await })
    })?;
    api.func_wrap_async("next", |mut context: Guests<'_>, (): ()| {
        Box::new(async move {
            let guest = context.data_mut();
            in_turn(guest.exchange()?.ask_for_next())?;
            Ok((NextInvocation::from(&guest.freeze().await?),))
        })
    })?;
    api.func_wrap("response", |mut context: Guests<'_>, (id, _, body): (String, String, Vec<u8>)| {
        told(context.data_mut().exchange()?.respond(&id, body.into()))
    })?;
    api.func_wrap("error", |mut context: Guests<'_>, (id, body): (String, Vec<u8>)| {
        told(context.data_mut().exchange()?.fail(&id, None, body.into()))
    })?;
    api.func_wrap("init-error", |mut context: Guests<'_>, (error_type, body): (String, Vec<u8>)| {
        told(context.data_mut().exchange()?.fail_to_start(Some(&error_type), body.into()))
    })?;
    api.func_wrap("exit", |_: Guests<'_>, (status,): (u8,)| Err::<(), _>(I32Exit(i32::from(status)).into()))?;
    add_streaming(linker)
}

fn add_streaming(linker: &mut Linker<Guest>) -> wasmtime::Result<()> {
    let mut api = linker.instance(INTERFACE)?;
    api.func_wrap("begin-response", |mut context: Guests<'_>, (id, content_type): (String, String)| {
        let guest = context.data_mut();
        guest.streaming = Some(in_turn(guest.exchange()?.begin(&id, Some(&content_type)))?);
        Ok(())
    })?;
    api.func_wrap("write-response", |mut context: Guests<'_>, (piece,): (Vec<u8>,)| {
        let streaming = context.data_mut().streaming.as_mut();
        streaming.ok_or_else(nothing_begun)?.write(&Bytes::from(piece));
        Ok(())
    })?;
    api.func_wrap("end-response", |mut context: Guests<'_>, (error,): (Option<(String, Vec<u8>)>,)| {
        let guest = context.data_mut();
        let streaming = guest.streaming.take().ok_or_else(nothing_begun)?;
        let error = error.map(|(error_type, body)| document(body.into(), Some(&error_type)));
        told(guest.exchange()?.end(streaming, error))
    })
}

fn nothing_begun() -> wasmtime::Error {
    format_err!("the guest writes a response that it has not begun")
}

/// What is too large is told to whoever invoked the guest, which goes on.
fn told(answer: Result<(), Response<Bytes>>) -> wasmtime::Result<()> {
    match answer {
        Err(refused) if refused.status() == http::StatusCode::PAYLOAD_TOO_LARGE => Ok(()),
        answer => in_turn(answer),
    }
}

fn in_turn<T>(answer: Result<T, Response<Bytes>>) -> wasmtime::Result<T> {
    answer.map_err(|refused| format_err!("{}", String::from_utf8_lossy(refused.body())))
}
