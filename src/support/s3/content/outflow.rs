//! Bytes as they are wanted, one block ahead of the network.

use std::collections::VecDeque;
use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use futures_util::Stream;
use s3s::StdError;
use s3s::stream::{ByteStream, RemainingLength};
use tokio::task::JoinHandle;

use super::{Blob, Content, Piece};

/// Bytes that are read from a file at once.
const BLOCK: u64 = 512 * 1024;

/// The bytes of a content, in order. Memory stays flat however many they are.
#[derive(Debug)]
pub struct Outflow {
    pieces: VecDeque<Piece>,
    ahead: Option<JoinHandle<io::Result<Bytes>>>,
    remaining: u64,
}

impl Outflow {
    /// All bytes of `content`.
    #[must_use]
    #[expect(clippy::needless_pass_by_value, reason = "the content is handed over")]
    pub fn new(content: Content) -> Self {
        let remaining = content.size();
        Self { pieces: content.pieces().iter().cloned().collect(), ahead: None, remaining }
    }

    /// The next bytes; `None` after the last ones.
    pub async fn next(&mut self) -> Option<io::Result<Bytes>> {
        std::future::poll_fn(|context| self.poll(context)).await
    }

    fn poll(&mut self, context: &mut Context<'_>) -> Poll<Option<io::Result<Bytes>>> {
        let bytes = loop {
            if let Some(reading) = &mut self.ahead {
                let read = ready!(Pin::new(reading).poll(context));
                self.ahead = None;
                break read.map_err(io::Error::other).flatten();
            }
            match self.advance() {
                None => return Poll::Ready(None),
                Some(Some(bytes)) => break Ok(bytes),
                Some(None) => {}
            }
        };
        if let Ok(bytes) = &bytes {
            self.remaining -= bytes.len() as u64;
            if matches!(self.pieces.front(), Some(Piece { blob: Blob::File(_), .. })) {
                self.advance();
            }
        }
        Poll::Ready(Some(bytes))
    }

    /// Takes the next block: at once when it is in memory, else it is read ahead.
    #[expect(clippy::option_option, reason = "no block at all, a block to come, or one that is there")]
    fn advance(&mut self) -> Option<Option<Bytes>> {
        let piece = self.pieces.front_mut()?;
        let Blob::File(stored) = &piece.blob else {
            let bytes = piece.at_hand();
            self.pieces.pop_front();
            return Some(bytes);
        };
        let (stored, start, length) = (Arc::clone(stored), piece.start, piece.length.min(BLOCK));
        piece.start += length;
        piece.length -= length;
        if piece.length == 0 {
            self.pieces.pop_front();
        }
        let length = usize::try_from(length).unwrap_or_default();
        self.ahead = Some(tokio::task::spawn_blocking(move || stored.read(start, length)));
        Some(None)
    }
}

impl Stream for Outflow {
    type Item = Result<Bytes, StdError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll(context).map(|item| item.map(|bytes| bytes.map_err(Into::into)))
    }
}

impl ByteStream for Outflow {
    fn remaining_length(&self) -> RemainingLength {
        RemainingLength::new_exact(usize::try_from(self.remaining).unwrap_or(usize::MAX))
    }
}
