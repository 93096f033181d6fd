//! `InvokeWithResponseStream`: a response as an event stream, while the function makes it.
//!
//! *AWS documentation: `InvokeWithResponseStream` (Lambda API).* AWS doesn't document what `ErrorCode`
//! says; here it is `Unhandled`, with the function's error document as `ErrorDetails`.

use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use futures_util::stream::{self, StreamExt};
use http::request::Parts;
use serde_json::json;

use super::invoke::client_context;
use crate::aws::model::lambda as model;
use crate::aws::protocol::event_stream;
use crate::aws::serving::{Events, answer_events};
use crate::aws::{Call, Error, Served};
use crate::lambda::Engine;
use crate::lambda::invocation::{self, Finished, Order, Pieces, StreamedRun, Streaming};

impl Engine {
    /// Answers a request for `InvokeWithResponseStream`, which the generated trait can't: its answer is
    /// not whole when it begins.
    pub async fn serve_stream(&self, call: &Call, head: &Parts, body: &Bytes) -> Served {
        answer_events(&model::SERVICE, call, head, body, async |input| self.invoke_events(call, input).await)
            .await
    }

    async fn invoke_events(
        &self,
        call: &Call,
        input: model::InvokeWithResponseStreamInput,
    ) -> Result<Events, Error> {
        let tenant = input.tenant_id.as_deref();
        let (place, reference) =
            self.invoked(call, &input.function_name, input.qualifier.as_deref(), tenant)?;
        if matches!(input.invocation_type, Some(model::ResponseStreamingInvocationType::DryRun)) {
            self.check_exists(&place, &reference)?;
            return Ok(Events { head: Box::new(answer(204, None)), pieces: Box::pin(stream::empty()) });
        }
        self.check_circle(&place, &reference.name, call.trace.as_deref())?;
        let target = self.target(&place, &reference, tenant)?;
        let event = invocation::synchronous_event(input.payload)?;
        let client_context = input.client_context.as_deref().map(client_context).transpose()?;
        self.check_state(&target, &place)?;
        let version = target.artifact.version.clone();
        let order = Order {
            request_id: call.request_id.to_string(),
            event,
            function_arn: reference.arn(&place),
            client_context,
            tenant: input.tenant_id.map(Arc::from),
            trace: call.trace.clone(),
            wants_log: matches!(input.log_type, Some(model::LogType::Tail)),
            output: None,
        };
        let pieces = match self.stream(target, order).await {
            Streaming::Begun(StreamedRun { run, .. }) => events_of(run).boxed(),
            Streaming::Whole(finished) => {
                let payload = if finished.is_error { Bytes::new() } else { finished.payload.clone() };
                let whole: Vec<_> = chunks(&payload).chain([complete(Some(&finished))]).map(Ok).collect();
                stream::iter(whole).boxed()
            }
        };
        Ok(Events { head: Box::new(answer(200, Some(version))), pieces })
    }
}

fn answer(status: i32, version: Option<String>) -> model::InvokeWithResponseStreamOutput {
    model::InvokeWithResponseStreamOutput {
        status_code: Some(status),
        executed_version: version,
        event_stream: None,
        response_stream_content_type: Some(event_stream::CONTENT_TYPE.to_owned()),
    }
}

/// The pieces of a response as events, and the event that ends them.
fn events_of(run: Pieces) -> impl stream::Stream<Item = Result<Bytes, crate::aws::BrokenOff>> + Send {
    stream::unfold(Some(run), async |run| {
        let mut run = run?;
        match run.next().await {
            Some(piece) => {
                let frames: Vec<Bytes> = chunks(&piece).collect();
                Some((Ok(frames.concat().into()), Some(run)))
            }
            None => Some((Ok(complete(run.finished().await.as_ref())), None)),
        }
    })
}

fn chunks(payload: &Bytes) -> impl Iterator<Item = Bytes> {
    let cuts = (0..payload.len()).step_by(event_stream::PAYLOAD_LIMIT);
    cuts.map(|start| {
        let end = payload.len().min(start + event_stream::PAYLOAD_LIMIT);
        event_stream::event("PayloadChunk", "application/octet-stream", payload.slice(start..end))
    })
}

fn complete(finished: Option<&Finished>) -> Bytes {
    let mut details = serde_json::Map::new();
    let mut put = |name: &str, text: String| details.insert(name.to_owned(), text.into());
    match finished {
        Some(finished) if finished.is_error => {
            put("ErrorCode", "Unhandled".to_owned());
            put("ErrorDetails", String::from_utf8_lossy(&finished.payload).into_owned());
        }
        Some(_) => {}
        None => {
            put("ErrorCode", "ServiceException".to_owned());
            put("ErrorDetails", json!({"errorMessage": "Virga is stopping."}).to_string());
        }
    }
    if let Some(tail) = finished.and_then(|finished| finished.log_tail.as_ref()) {
        put("LogResult", STANDARD.encode(tail));
    }
    let details = serde_json::Value::Object(details).to_string();
    event_stream::event("InvokeComplete", "application/json", details.into())
}
