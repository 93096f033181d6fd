//! The rest of an answer's body, which comes piece by piece.

use std::fmt;
use std::pin::Pin;
use std::sync::Arc;

use bytes::{Bytes, BytesMut};
use futures_util::{Stream, StreamExt};
use http::Response;
use parking_lot::Mutex;

/// Pieces of a body as they come.
pub type Pieces = Pin<Box<dyn Stream<Item = Result<Bytes, BrokenOff>> + Send>>;

/// What follows the bytes that an answer has already: most answers are whole, and have none. It
/// travels among the answer's extensions until the port writes it, or somebody inside gathers it.
#[derive(Clone)]
pub struct Rest(Arc<Mutex<Option<Pieces>>>);

/// The body ends here, and is not whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the response broke off")]
pub struct BrokenOff;

impl Rest {
    /// Has `pieces` follow what the answer's body has already.
    pub fn attach(
        response: &mut Response<Bytes>,
        pieces: impl Stream<Item = Result<Bytes, BrokenOff>> + Send + 'static,
    ) {
        response.extensions_mut().insert(Self(Arc::new(Mutex::new(Some(Box::pin(pieces))))));
    }

    /// What follows, if anything does.
    pub fn take(response: &mut Response<Bytes>) -> Option<Pieces> {
        response.extensions_mut().remove::<Self>().and_then(|rest| rest.0.lock().take())
    }

    /// The answer as a whole, once all of it has come; what broke off ends where it did.
    pub async fn gather(mut response: Response<Bytes>) -> Response<Bytes> {
        if let Some(mut pieces) = Self::take(&mut response) {
            let mut body = BytesMut::from(response.body().as_ref());
            while let Some(Ok(piece)) = pieces.next().await {
                body.extend_from_slice(&piece);
            }
            *response.body_mut() = body.freeze();
        }
        response
    }
}

impl fmt::Debug for Rest {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Rest")
    }
}
