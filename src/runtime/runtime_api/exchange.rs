//! What passes between one guest and whoever invokes it.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bytes::{Bytes, BytesMut};
use http::request::Parts;
use http::{HeaderMap, Response};
use serde_json::json;

use super::dialogue::{Dialogue, Refused, Told};
use super::request::{Question, accepted, not_found, too_large};
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
            Question::Next => match self.ask_for_next() {
                Ok(()) => return None,
                Err(refused) => return Some(refused),
            },
            Question::Response { id, .. } => self.respond(&id, body),
            Question::Error { id, error_type } => self.fail(&id, error_type.as_deref(), body),
            Question::InitError { error_type } => self.fail_to_start(error_type.as_deref(), body),
            Question::Unknown => Err(not_found(head)),
        };
        Some(taken.map_or_else(|refused| refused, |()| accepted()))
    }

    /// The guest asks for its next event, which [`Exchange::hand`] gives.
    ///
    /// # Errors
    /// As [`Dialogue::next`].
    pub(in crate::runtime) fn ask_for_next(&mut self) -> Result<(), Refused> {
        self.concluded = self.dialogue.next()?;
        Ok(())
    }

    /// The guest gives its whole response.
    ///
    /// # Errors
    /// As [`Dialogue::tell`], and 413 when it is too large, which is what the caller is told then.
    pub(in crate::runtime) fn respond(&mut self, id: &str, body: Bytes) -> Result<(), Refused> {
        if body.len() > RESPONSE_LIMIT {
            self.dialogue.tell(id, Told::TooLarge)?;
            return Err(too_large());
        }
        self.dialogue.tell(id, Told::Response(body))
    }

    /// The guest says that the invocation failed.
    ///
    /// # Errors
    /// As [`Dialogue::tell`].
    pub(in crate::runtime) fn fail(
        &mut self,
        id: &str,
        error_type: Option<&str>,
        body: Bytes,
    ) -> Result<(), Refused> {
        self.dialogue.tell(id, Told::Error(document(body, error_type)))
    }

    /// The guest says that it can't start.
    ///
    /// # Errors
    /// As [`Dialogue::fail_to_start`].
    pub(in crate::runtime) fn fail_to_start(
        &mut self,
        error_type: Option<&str>,
        body: Bytes,
    ) -> Result<(), Refused> {
        self.dialogue.fail_to_start(document(body, error_type))
    }

    /// Begins to hand on a response, if that is what a request with this head wants and may.
    pub(in crate::runtime) fn stream(&mut self, head: &Parts) -> Option<Streaming> {
        let Question::Response { id, streaming: true, content_type } = Question::of(head) else {
            return None;
        };
        self.begin(&id, content_type.as_deref()).ok()
    }

    /// Begins to hand on a response while it is written.
    ///
    /// # Errors
    /// As [`Dialogue::may_tell`].
    pub(in crate::runtime) fn begin(
        &mut self,
        id: &str,
        content_type: Option<&str>,
    ) -> Result<Streaming, Refused> {
        self.dialogue.may_tell(id)?;
        let output = self.output.clone();
        if let Some(output) = &output {
            self.streamed = true;
            output.begin(content_type);
        }
        Ok(Streaming { id: id.to_owned(), output, collected: BytesMut::new(), fits: true })
    }

    /// A streamed response is whole.
    pub(in crate::runtime) fn finish(
        &mut self,
        streaming: Streaming,
        trailers: &HeaderMap,
    ) -> Response<Bytes> {
        self.end(streaming, error_in(trailers)).map_or_else(|refused| refused, |()| accepted())
    }

    /// A streamed response is whole, or ends with this document of an error.
    ///
    /// # Errors
    /// As [`Exchange::respond`].
    pub(in crate::runtime) fn end(
        &mut self,
        streaming: Streaming,
        error: Option<Bytes>,
    ) -> Result<(), Refused> {
        let Streaming { id, output, collected, fits } = streaming;
        let told = match (error, output) {
            _ if !fits => Told::TooLarge,
            (Some(error), _) => Told::Error(error),
            (None, Some(_)) => Told::Streamed,
            (None, None) => Told::Response(collected.freeze()),
        };
        self.dialogue.tell(&id, told)?;
        if fits { Ok(()) } else { Err(too_large()) }
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
    pub(in crate::runtime) fn hand(&mut self) -> Option<Invocation> {
        let invocation = self.pending.take()?;
        self.dialogue.hand(&invocation.request_id);
        Some(invocation)
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
pub(super) fn document(body: Bytes, error_type: Option<&str>) -> Bytes {
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
