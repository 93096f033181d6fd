//! Invoke.

use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;

use crate::aws::model::lambda as model;
use crate::aws::{Call, Error};
use crate::lambda::asynchronous::QueuedEvent;
use crate::lambda::invocation::{self, Order, Target};
use crate::lambda::name::{Place, Reference};
use crate::lambda::{Engine, refusal};

impl Engine {
    pub(super) async fn invoke(
        &self,
        call: &Call,
        input: model::InvokeInput,
    ) -> Result<model::InvokeOutput, Error> {
        if input.durable_execution_name.is_some() {
            return Err(refusal::not_supported("durable executions (DurableExecutionName)"));
        }
        let tenant = input.tenant_id.as_deref();
        let (place, reference) =
            self.invoked(call, &input.function_name, input.qualifier.as_deref(), tenant)?;
        match input.invocation_type {
            None | Some(model::InvocationType::RequestResponse) => {
                self.invoke_now(call, place, &reference, input).await
            }
            Some(model::InvocationType::Event) => {
                self.check_exists(&place, &reference)?;
                self.invoke_later(call, place, &reference, input.payload, input.tenant_id).await?;
                Ok(accepted(202))
            }
            Some(model::InvocationType::DryRun) => {
                self.check_exists(&place, &reference)?;
                Ok(accepted(204))
            }
            Some(model::InvocationType::Unknown(_)) => Err(refusal::not_supported("this InvocationType")),
        }
    }

    /// The older form of an asynchronous invocation.
    pub(super) async fn invoke_async(
        &self,
        call: &Call,
        input: model::InvokeAsyncInput,
    ) -> Result<model::InvokeAsyncOutput, Error> {
        let (place, reference) = self.invoked(call, &input.function_name, None, None)?;
        self.check_exists(&place, &reference)?;
        self.invoke_later(call, place, &reference, Some(input.invoke_args), None).await?;
        Ok(model::InvokeAsyncOutput { status: Some(202) })
    }

    async fn invoke_now(
        &self,
        call: &Call,
        place: Place,
        reference: &Reference,
        input: model::InvokeInput,
    ) -> Result<model::InvokeOutput, Error> {
        self.check_circle(&place, &reference.name, call.trace.as_deref())?;
        let target = self.target(&place, reference, input.tenant_id.as_deref())?;
        let event = invocation::synchronous_event(input.payload)?;
        let client_context = input.client_context.as_deref().map(client_context).transpose()?;
        self.check_state(&target, &place)?;
        let request_id = call.request_id.to_string();
        let wants_log = matches!(input.log_type, Some(model::LogType::Tail));
        let function_arn = reference.arn(&place);
        let trace = call.trace.clone();
        let tenant = input.tenant_id.map(Arc::from);
        let order =
            Order { request_id, event, function_arn, client_context, tenant, trace, wants_log, output: None };
        let finished = self.run(target, order).await;
        Ok(model::InvokeOutput {
            status_code: Some(200),
            function_error: finished.is_error.then(|| "Unhandled".to_owned()),
            log_result: finished.log_tail.map(|tail| STANDARD.encode(tail)),
            payload: Some(finished.payload),
            executed_version: Some(finished.version),
            durable_execution_arn: None,
        })
    }

    async fn invoke_later(
        &self,
        call: &Call,
        place: Place,
        reference: &Reference,
        payload: Option<Bytes>,
        tenant: Option<String>,
    ) -> Result<(), Error> {
        let event = invocation::asynchronous_event(payload)?;
        let (id, trace) = (call.request_id.to_string(), call.trace.clone());
        let now = self.shared.house.clock.now();
        let mut event = QueuedEvent::new(id, place, reference, &event, trace, now);
        event.tenant = tenant;
        self.accept(event).await?;
        Ok(())
    }

    pub(super) fn check_exists(&self, place: &Place, reference: &Reference) -> Result<(), Error> {
        let found = self.look(place, reference, |entry| {
            let qualifier = reference.qualifier.as_ref();
            qualifier.is_none_or(|qualifier| entry.function.version(qualifier, 0.0).is_some()).then_some(())
        });
        found.map_err(|error| {
            if error.status == 404 { refusal::function_not_found(&reference.full_arn(place)) } else { error }
        })
    }

    /// With `--strict`, a function that is being created can't be invoked; otherwise the call waits.
    pub(super) fn check_state(&self, target: &Target, place: &Place) -> Result<(), Error> {
        if !self.shared.house.options.strict {
            return Ok(());
        }
        let territory = self.territory(place);
        let state = territory.lock();
        let entry = state.functions.get(&target.artifact.function);
        let is_creating = entry.is_some_and(|entry| entry.function.is_being_created());
        if is_creating { Err(refusal::still_pending()) } else { Ok(()) }
    }
}

fn accepted(status: i32) -> model::InvokeOutput {
    model::InvokeOutput { status_code: Some(status), payload: Some(Bytes::new()), ..Default::default() }
}

/// What the caller tells the function of itself: JSON in base64, up to 3,583 bytes.
pub(super) fn client_context(header: &str) -> Result<String, Error> {
    let invalid = |what: &str| {
        model::error::invalid_request_content(format!("Client context must be {what}."))
            .with_member("Type", "User")
    };
    if header.len() > 3_583 {
        return Err(invalid("at most 3583 bytes long"));
    }
    let decoded = STANDARD.decode(header).map_err(|_| invalid("valid Base64-encoded JSON"))?;
    let text = String::from_utf8(decoded).map_err(|_| invalid("valid Base64-encoded JSON"))?;
    match serde_json::from_str::<serde::de::IgnoredAny>(&text) {
        Ok(_) => Ok(text),
        Err(_) => Err(invalid("valid Base64-encoded JSON")),
    }
}
