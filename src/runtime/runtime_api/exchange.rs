//! What passes between one guest and whoever invokes it.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bytes::{Bytes, BytesMut};
use http::request::Parts;
use http::{HeaderMap, Response};
use serde_json::json;

use super::dialogue::{Dialogue, Told};
use super::request::{Question, accepted, event, not_found, too_large};
use crate::clock::Sender;
use crate::runtime::invocation::{Invocation, Outcome, RESPONSE_LIMIT};
use crate::runtime::output::Output;

/// What became of one invocation, and how the next one is handed over if the guest goes on. While
/// nobody has an invocation for it the guest is frozen; dropping the way to it ends it.
#[derive(Debug)]
pub(in crate::runtime) struct Concluded {
    pub(in crate::runtime) outcome: Outcome,
    pub(in crate::runtime) next: Option<Sender<Errand>>,
}

/// An invocation for a guest, and where to say what became of it.
#[derive(Debug)]
pub(in crate::runtime) struct Errand {
    /// `None` for a guest that is started before there is anything to do.
    pub(in crate::runtime) invocation: Option<Invocation>,
    pub(in crate::runtime) reply: Sender<Concluded>,
}

/// The Runtime API as one guest finds it.
#[derive(Debug)]
pub(in crate::runtime) struct Exchange {
    dialogue: Dialogue,
    /// What the guest has not asked for yet.
    pending: Option<Invocation>,
    reply: Option<Sender<Concluded>>,
    /// Where the current invocation's response may be streamed to.
    output: Option<Output>,
    /// Whether it has been.
    streamed: bool,
    /// What the guest told of the invocation before the event that it asks for now.
    concluded: Option<Told>,
}

/// A response that is handed on while it is written.
#[derive(Debug)]
pub(in crate::runtime) struct Streaming {
    id: String,
    output: Option<Output>,
    collected: BytesMut,
    fits: bool,
}

impl Exchange {
    /// For a guest that is started for `errand`.
    pub(in crate::runtime) fn new(errand: Errand) -> Self {
        let output = errand.invocation.as_ref().and_then(|invocation| invocation.output.clone());
        Self {
            dialogue: Dialogue::default(),
            pending: errand.invocation,
            reply: Some(errand.reply),
            output,
            streamed: false,
            concluded: None,
        }
    }

    /// Answers a request whose body is whole; `None` when the guest asks for its next event, which
    /// [`Exchange::hand`] gives.
    pub(in crate::runtime) fn answer(&mut self, head: &Parts, body: Bytes) -> Option<Response<Bytes>> {
        let taken = match Question::of(head) {
            Question::Next => match self.dialogue.next() {
                Ok(told) => {
                    self.concluded = told;
                    return None;
                }
                Err(refused) => return Some(refused),
            },
            Question::Response { id, .. } if body.len() > RESPONSE_LIMIT => {
                match self.dialogue.tell(&id, Told::TooLarge) {
                    Ok(()) => return Some(too_large()),
                    Err(refused) => Err(refused),
                }
            }
            Question::Response { id, .. } => self.dialogue.tell(&id, Told::Response(body)),
            Question::Error { id, error_type } => {
                self.dialogue.tell(&id, Told::Error(document(body, error_type.as_deref())))
            }
            Question::InitError { error_type } => {
                self.dialogue.fail_to_start(document(body, error_type.as_deref()))
            }
            Question::Unknown => Err(not_found(head)),
        };
        Some(taken.map_or_else(|refused| refused, |()| accepted()))
    }

    /// Begins to hand on a response, if that is what a request with this head wants and may.
    pub(in crate::runtime) fn stream(&mut self, head: &Parts) -> Option<Streaming> {
        let Question::Response { id, streaming: true, content_type } = Question::of(head) else {
            return None;
        };
        self.dialogue.may_tell(&id).ok()?;
        let output = self.output.clone();
        if let Some(output) = &output {
            self.streamed = true;
            output.begin(content_type.as_deref());
        }
        Some(Streaming { id, output, collected: BytesMut::new(), fits: true })
    }

    /// A streamed response is whole.
    pub(in crate::runtime) fn finish(
        &mut self,
        streaming: Streaming,
        trailers: &HeaderMap,
    ) -> Response<Bytes> {
        let Streaming { id, output, collected, fits } = streaming;
        let told = match (error_in(trailers), output) {
            _ if !fits => Told::TooLarge,
            (Some(error), _) => Told::Error(error),
            (None, Some(_)) => Told::Streamed,
            (None, None) => Told::Response(collected.freeze()),
        };
        match self.dialogue.tell(&id, told) {
            Ok(()) if !fits => too_large(),
            Ok(()) => accepted(),
            Err(refused) => refused,
        }
    }

    /// Takes over the next errand of a guest that goes on.
    pub(in crate::runtime) fn take_up(&mut self, errand: Errand) {
        self.output = errand.invocation.as_ref().and_then(|invocation| invocation.output.clone());
        self.streamed = false;
        self.pending = errand.invocation;
        self.reply = Some(errand.reply);
    }

    /// Whether there is an event that the guest has not had.
    pub(in crate::runtime) fn has_event(&self) -> bool {
        self.pending.is_some()
    }

    /// The event that the guest has asked for; `None` when there is none yet.
    pub(in crate::runtime) fn hand(&mut self) -> Option<(Response<Bytes>, Invocation)> {
        let invocation = self.pending.take()?;
        self.dialogue.hand(&invocation.request_id);
        Some((event(&invocation), invocation))
    }

    /// What the guest told of the invocation before, now that it asks for the next.
    pub(in crate::runtime) fn concluded(&mut self) -> Option<Told> {
        self.concluded.take()
    }

    /// Whether the current response was streamed.
    pub(in crate::runtime) fn streamed(&self) -> bool {
        self.streamed
    }

    /// Says what became of the invocation; `next` is the way to hand over another one.
    pub(in crate::runtime) fn conclude(&mut self, outcome: Outcome, next: Option<Sender<Errand>>) {
        self.output = None;
        if let Some(reply) = self.reply.take() {
            // Whoever asked may be gone: then nobody wants to know, and the guest ends.
            let _ = reply.send(Concluded { outcome, next });
        }
    }

    /// What the guest told of its last invocation before it ended.
    pub(in crate::runtime) fn last_words(&mut self) -> Option<Told> {
        let told = std::mem::take(&mut self.dialogue).last_words();
        told.or_else(|| self.concluded.take())
    }
}

impl Streaming {
    /// Hands on a piece.
    pub(in crate::runtime) fn write(&mut self, piece: &Bytes) {
        let fits = if let Some(output) = &self.output {
            output.write(piece.clone())
        } else {
            let fits = self.collected.len() + piece.len() <= RESPONSE_LIMIT;
            if fits {
                self.collected.extend_from_slice(piece);
            }
            fits
        };
        self.fits &= fits;
    }
}

/// The document of an error: the body if it is JSON, or one made of it.
fn document(body: Bytes, error_type: Option<&str>) -> Bytes {
    if serde_json::from_slice::<serde::de::IgnoredAny>(&body).is_ok() {
        return body;
    }
    let message = String::from_utf8_lossy(&body);
    json!({"errorMessage": message, "errorType": error_type.unwrap_or("Unhandled")}).to_string().into()
}

/// The error that ends a streamed response halfway.
fn error_in(trailers: &HeaderMap) -> Option<Bytes> {
    let error_type = trailers.get("lambda-runtime-function-error-type")?.to_str().ok()?;
    let body = trailers.get("lambda-runtime-function-error-body").map(http::HeaderValue::as_bytes);
    let body = body.and_then(|body| STANDARD.decode(body).ok()).unwrap_or_default();
    Some(document(body.into(), Some(error_type)))
}
