//! A response on its way to the caller while the guest still makes it.
//!
//! *AWS documentation: Response streaming for Lambda functions; Building a custom runtime (response
//! streaming).*

use std::collections::VecDeque;
use std::sync::Arc;

use bytes::Bytes;
use parking_lot::Mutex;

use crate::clock::{Clock, Signal};

/// The most that a streamed response may have in all: 200 MB.
///
/// *AWS documentation: Lambda quotas.*
pub const STREAM_LIMIT: u64 = 200 * 1024 * 1024;

/// Where a guest's streamed response is written to. All clones are one output.
#[derive(Clone, Debug)]
pub struct Output {
    shared: Arc<Shared>,
}

/// The reading end of an [`Output`].
#[derive(Debug)]
pub struct ResponseStream {
    shared: Arc<Shared>,
}

#[derive(Debug)]
struct Shared {
    changed: Signal,
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    content_type: Option<String>,
    has_begun: bool,
    pieces: VecDeque<Bytes>,
    written: u64,
    has_ended: bool,
    is_abandoned: bool,
}

/// A way for a response to be handed on piece by piece. Give the [`Output`] to an
/// [`Invocation`](super::Invocation), run that in a task of its own, and read the stream until it ends;
/// what the run came to says then whether the response is whole. A guest that doesn't stream writes
/// nothing here: the stream ends empty, and the outcome has the response.
#[must_use]
pub fn response_stream(clock: &Clock) -> (Output, ResponseStream) {
    let shared = Arc::new(Shared { changed: clock.signal(), state: Mutex::default() });
    (Output { shared: Arc::clone(&shared) }, ResponseStream { shared })
}

impl Output {
    /// The response begins; `content_type` is what the guest says of it.
    pub(super) fn begin(&self, content_type: Option<&str>) {
        let mut state = self.shared.state.lock();
        state.has_begun = true;
        state.content_type = content_type.map(str::to_owned);
        drop(state);
        self.shared.changed.notify_one();
    }

    /// Adds a piece; `false` when the response is longer than it may be.
    pub(super) fn write(&self, piece: Bytes) -> bool {
        let mut state = self.shared.state.lock();
        state.written += piece.len() as u64;
        let fits = state.written <= STREAM_LIMIT;
        if fits && !piece.is_empty() && !state.is_abandoned {
            state.pieces.push_back(piece);
            drop(state);
            self.shared.changed.notify_one();
        }
        fits
    }

    /// Nothing more will come.
    pub(super) fn end(&self) {
        self.shared.state.lock().has_ended = true;
        self.shared.changed.notify_one();
    }
}

impl ResponseStream {
    /// The next piece, or `None` at the end. To be awaited inside [`Clock::park`]. Nothing is lost when
    /// it is dropped before it is ready.
    pub async fn next(&mut self) -> Option<Bytes> {
        loop {
            let changed = {
                let mut state = self.shared.state.lock();
                if let Some(piece) = state.pieces.pop_front() {
                    return Some(piece);
                }
                if state.has_ended {
                    return None;
                }
                self.shared.changed.notified()
            };
            changed.await;
        }
    }

    /// Waits until the guest has begun to stream, and gives its content type (`Some(None)` when it
    /// names none); `None` when it ended without streaming. To be awaited inside [`Clock::park`].
    pub async fn begun(&mut self) -> Option<Option<String>> {
        loop {
            let changed = {
                let state = self.shared.state.lock();
                if state.has_begun {
                    return Some(state.content_type.clone());
                }
                if state.has_ended {
                    return None;
                }
                self.shared.changed.notified()
            };
            changed.await;
        }
    }
}

impl Drop for ResponseStream {
    fn drop(&mut self) {
        let mut state = self.shared.state.lock();
        state.is_abandoned = true;
        state.pieces.clear();
    }
}
