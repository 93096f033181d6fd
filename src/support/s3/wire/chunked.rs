//! Bodies in chunks, each with its size and perhaps a signature, and trailers behind them.
//!
//! *AWS documentation: Signature calculations for the authorization header: transferring a payload in
//! multiple chunks.*

use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

use bytes::{Buf, Bytes, BytesMut};
use futures_util::{Stream, StreamExt};
use http::{HeaderMap, HeaderName, HeaderValue};
use parking_lot::Mutex;
use s3s::StdError;
use s3s::stream::{ByteStream, DynByteStream, RemainingLength};

/// The longest line between chunks, in bytes, and the longest of all trailers.
const LONGEST_LINE: usize = 16 * 1024;

/// The bytes that `body` carries, `length` of them; what follows them is put into `trailers`.
#[must_use]
pub fn decode(body: s3s::Body, length: u64, trailers: Arc<Mutex<HeaderMap>>) -> s3s::Body {
    let decoder = Decoder { buffer: BytesMut::new(), state: State::Size, remaining: length, trailers };
    let stream: DynByteStream = Box::pin(Decoded { body, decoder });
    s3s::Body::from(stream)
}

struct Decoded {
    body: s3s::Body,
    decoder: Decoder,
}

/// Where in the body the next byte stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// In the line that says how long the next chunk is.
    Size,
    /// In a chunk, with so many bytes to come.
    Chunk(u64),
    /// In the line break behind a chunk.
    Break,
    /// In the lines behind the last chunk.
    Trailers,
    /// Behind everything.
    End,
}

#[derive(Debug)]
struct Decoder {
    buffer: BytesMut,
    state: State,
    remaining: u64,
    trailers: Arc<Mutex<HeaderMap>>,
}

impl Decoder {
    /// The next bytes of the content; `None` when more must arrive first.
    fn next(&mut self) -> io::Result<Option<Bytes>> {
        loop {
            match self.state {
                State::Size => {
                    let Some(line) = self.line()? else { return Ok(None) };
                    let size = line.split(|byte| *byte == b';').next().unwrap_or_default();
                    let size = std::str::from_utf8(size).ok().map(str::trim);
                    let size = size.and_then(|size| u64::from_str_radix(size, 16).ok());
                    let size = size.ok_or_else(|| broken("a chunk says no size"))?;
                    self.remaining = self
                        .remaining
                        .checked_sub(size)
                        .ok_or_else(|| broken("more bytes than were announced"))?;
                    self.state = if size == 0 { State::Trailers } else { State::Chunk(size) };
                }
                State::Chunk(left) => {
                    if self.buffer.is_empty() {
                        return Ok(None);
                    }
                    let here = usize::try_from(left).unwrap_or(usize::MAX).min(self.buffer.len());
                    let bytes = self.buffer.split_to(here).freeze();
                    let left = left - here as u64;
                    self.state = if left == 0 { State::Break } else { State::Chunk(left) };
                    return Ok(Some(bytes));
                }
                State::Break => match self.line()? {
                    None => return Ok(None),
                    Some(line) if line.is_empty() => self.state = State::Size,
                    Some(_) => return Err(broken("a chunk is longer than it says")),
                },
                State::Trailers => match self.line()? {
                    None => return Ok(None),
                    Some(line) if line.is_empty() => self.state = State::End,
                    Some(line) => self.trailer(&line)?,
                },
                State::End => return Ok(None),
            }
        }
    }

    fn line(&mut self) -> io::Result<Option<Bytes>> {
        let Some(end) = self.buffer.iter().position(|byte| *byte == b'\n') else {
            let long = self.buffer.len() > LONGEST_LINE;
            return if long { Err(broken("a line between chunks is too long")) } else { Ok(None) };
        };
        let mut line = self.buffer.split_to(end);
        self.buffer.advance(1);
        if line.last() == Some(&b'\r') {
            line.truncate(line.len() - 1);
        }
        Ok(Some(line.freeze()))
    }

    fn trailer(&mut self, line: &[u8]) -> io::Result<()> {
        let colon =
            line.iter().position(|byte| *byte == b':').ok_or_else(|| broken("a trailer has no name"))?;
        let name =
            HeaderName::from_bytes(line[..colon].trim_ascii()).map_err(|_| broken("a trailer's name"))?;
        let value =
            HeaderValue::from_bytes(line[colon + 1..].trim_ascii()).map_err(|_| broken("a trailer"))?;
        let mut trailers = self.trailers.lock();
        if trailers.len() >= 32 {
            return Err(broken("there are too many trailers"));
        }
        trailers.insert(name, value);
        Ok(())
    }

    /// Whether the body may end here: some clients leave out the last empty line.
    fn may_end(&self) -> bool {
        matches!(self.state, State::End | State::Trailers) && self.remaining == 0
    }
}

fn broken(what: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, format!("the chunked body is broken: {what}"))
}

impl Stream for Decoded {
    type Item = Result<Bytes, StdError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            match self.decoder.next() {
                Ok(Some(bytes)) => return Poll::Ready(Some(Ok(bytes))),
                Ok(None) => {}
                Err(error) => return Poll::Ready(Some(Err(error.into()))),
            }
            match ready!(self.body.poll_next_unpin(context)) {
                Some(Ok(bytes)) if self.decoder.state == State::End => drop(bytes),
                Some(Ok(bytes)) => self.decoder.buffer.extend_from_slice(&bytes),
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None if self.decoder.may_end() => return Poll::Ready(None),
                None => return Poll::Ready(Some(Err(broken("it ends too early").into()))),
            }
        }
    }
}

impl ByteStream for Decoded {
    fn remaining_length(&self) -> RemainingLength {
        RemainingLength::unknown()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Decodes a body that arrives in pieces of `step` bytes.
    fn decoded(body: &[u8], length: u64, step: usize) -> Result<(String, HeaderMap), String> {
        let trailers = Arc::default();
        let mut decoder = Decoder {
            buffer: BytesMut::new(),
            state: State::Size,
            remaining: length,
            trailers: Arc::clone(&trailers),
        };
        let mut content = Vec::new();
        for piece in body.chunks(step) {
            decoder.buffer.extend_from_slice(piece);
            while let Some(bytes) = decoder.next().map_err(|error| error.to_string())? {
                content.extend_from_slice(&bytes);
            }
        }
        let trailers = trailers.lock().clone();
        if decoder.may_end() {
            Ok((String::from_utf8(content).unwrap(), trailers))
        } else {
            Err("early".to_owned())
        }
    }

    #[test]
    fn chunks_become_their_content_however_they_arrive() {
        let body =
            b"5;chunk-signature=ab\r\nhello\r\n6\r\n world\r\n0\r\nx-amz-checksum-crc32: DUoRhQ==\r\n\r\n";
        for step in 1..=body.len() {
            let (content, trailers) = decoded(body, 11, step).unwrap();
            assert_eq!(content, "hello world");
            assert_eq!(trailers["x-amz-checksum-crc32"], "DUoRhQ==");
        }
    }

    #[test]
    fn a_body_that_breaks_its_word_is_refused() {
        for (body, length) in [
            (b"5\r\nhello\r\n0\r\n\r\n".as_slice(), 4),
            (b"5\r\nhello\r\n0\r\n\r\n", 6),
            (b"5\r\nhello world\r\n0\r\n\r\n", 11),
            (b"x\r\n", 1),
            (b"5\r\nhel", 5),
            (b"ffffffffffffffffff\r\n", 5),
        ] {
            assert!(decoded(body, length, 3).is_err(), "{}", String::from_utf8_lossy(body));
        }
    }
}
