//! A guest's standard input: its event, and whether the guest has taken it.

use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll};

use bytes::Bytes;
use tokio::io::{AsyncRead, ReadBuf};
use wasmtime_wasi::cli::{IsTerminal, StdinStream};
use wasmtime_wasi::p2::pipe::MemoryInputPipe;
use wasmtime_wasi::p2::{InputStream, Pollable, StreamResult};

/// Whether a guest has taken its event. All clones are one.
#[derive(Clone, Debug, Default)]
pub(super) struct Taken(Arc<AtomicBool>);

impl Taken {
    /// Whether it has.
    pub(super) fn is_taken(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }

    fn note(&self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

/// The event, to be read once. What a guest does before it reads is getting ready.
#[derive(Clone, Debug)]
pub(super) struct EventPipe {
    event: MemoryInputPipe,
    taken: Taken,
}

impl EventPipe {
    /// A guest that reads `event` has `taken` it.
    pub(super) fn new(event: Bytes, taken: Taken) -> Self {
        Self { event: MemoryInputPipe::new(event), taken }
    }
}

#[wasmtime_wasi::async_trait]
impl Pollable for EventPipe {
    async fn ready(&mut self) {}
}

impl InputStream for EventPipe {
    fn read(&mut self, size: usize) -> StreamResult<Bytes> {
        self.taken.note();
        self.event.read(size)
    }
}

impl AsyncRead for EventPipe {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        self.taken.note();
        Pin::new(&mut self.event).poll_read(context, buffer)
    }
}

impl IsTerminal for EventPipe {
    fn is_terminal(&self) -> bool {
        false
    }
}

impl StdinStream for EventPipe {
    fn async_stream(&self) -> Box<dyn AsyncRead + Send + Sync> {
        Box::new(self.clone())
    }

    fn p2_stream(&self) -> Box<dyn InputStream> {
        Box::new(self.clone())
    }
}
