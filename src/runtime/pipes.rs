//! A guest's standard output and standard error: kept in memory, bounded, and never in its way.

use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use bytes::Bytes;
use parking_lot::Mutex;
use tokio::io::AsyncWrite;
use wasmtime_wasi::cli::{IsTerminal, StdoutStream};
use wasmtime_wasi::p2::{OutputStream, Pollable, StreamResult};

use super::invocation::{LOG_LIMIT, RESPONSE_LIMIT};
use super::log_book::LogBook;
use crate::clock::Clock;

/// Takes in what a guest writes.
pub(super) trait Sink: Clone + Send + Sync + Unpin + 'static {
    /// Keeps `bytes`, or as many of them as there is room for.
    fn take(&self, bytes: &[u8]);
}

/// Standard output: a command's response. What a guest that loops writes there is logged, because it
/// answers otherwise.
#[derive(Clone, Debug)]
pub(super) struct ResponsePipe {
    state: Arc<Mutex<Response>>,
    log: LogPipe,
}

#[derive(Debug, Default)]
struct Response {
    written: Vec<u8>,
    is_log: bool,
}

impl ResponsePipe {
    pub(super) fn new(log: LogPipe) -> Self {
        Self { state: Arc::default(), log }
    }

    /// What was written, up to one byte more than the limit.
    pub(super) fn take_response(&self) -> Bytes {
        std::mem::take(&mut self.state.lock().written).into()
    }

    /// The guest turns out to loop.
    pub(super) fn becomes_log(&self) {
        let mut state = self.state.lock();
        if !std::mem::replace(&mut state.is_log, true) {
            self.log.take(&std::mem::take(&mut state.written));
        }
    }
}

impl Sink for ResponsePipe {
    fn take(&self, bytes: &[u8]) {
        let mut state = self.state.lock();
        if state.is_log {
            self.log.take(bytes);
            return;
        }
        let room = (RESPONSE_LIMIT + 1).saturating_sub(state.written.len());
        state.written.extend_from_slice(&bytes[..bytes.len().min(room)]);
    }
}

/// Where log lines are written.
#[derive(Clone, Debug)]
pub(super) struct LogPipe {
    book: Arc<Mutex<LogBook>>,
    clock: Clock,
}

impl LogPipe {
    /// An empty log whose lines are dated by `clock`.
    pub(super) fn new(clock: Clock) -> Self {
        Self { book: Arc::new(Mutex::new(LogBook::new(LOG_LIMIT))), clock }
    }

    /// What was logged since the last time, the unfinished last line included.
    pub(super) fn take_book(&self) -> LogBook {
        let mut book = std::mem::replace(&mut *self.book.lock(), LogBook::new(LOG_LIMIT));
        book.close(self.clock.now());
        book
    }
}

impl Sink for LogPipe {
    fn take(&self, bytes: &[u8]) {
        self.book.lock().write(self.clock.now(), bytes);
    }
}

/// A [`Sink`] as WASI's streams want it: always ready, never full.
#[derive(Clone, Debug)]
pub(super) struct Pipe<S>(pub(super) S);

/// What one write may carry: bounds what is copied out of a guest at once.
const WRITE_BUDGET: usize = 1024 * 1024;

#[wasmtime_wasi::async_trait]
impl<S: Sink> Pollable for Pipe<S> {
    async fn ready(&mut self) {}
}

impl<S: Sink> OutputStream for Pipe<S> {
    fn write(&mut self, bytes: Bytes) -> StreamResult<()> {
        self.0.take(&bytes);
        Ok(())
    }

    fn flush(&mut self) -> StreamResult<()> {
        Ok(())
    }

    fn check_write(&mut self) -> StreamResult<usize> {
        Ok(WRITE_BUDGET)
    }
}

impl<S: Sink> AsyncWrite for Pipe<S> {
    fn poll_write(self: Pin<&mut Self>, _: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        self.0.take(bytes);
        Poll::Ready(Ok(bytes.len()))
    }

    fn poll_flush(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(Ok(()))
    }

    fn poll_shutdown(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(Ok(()))
    }
}

impl<S> IsTerminal for Pipe<S> {
    fn is_terminal(&self) -> bool {
        false
    }
}

impl<S: Sink> StdoutStream for Pipe<S> {
    fn async_stream(&self) -> Box<dyn AsyncWrite + Send + Sync> {
        Box::new(self.clone())
    }

    fn p2_stream(&self) -> Box<dyn OutputStream> {
        Box::new(self.clone())
    }
}
