//! The bytes of objects: small ones in memory, large ones in files, never copied once they are kept.
//!
//! - [`Vault`] is where they are kept, and says what belongs into memory.
//! - [`Intake`] takes bytes in as they arrive; [`Outflow`] hands them out as they are wanted.

mod intake;
mod outflow;
mod vault;

use std::ops::Range;
use std::sync::Arc;

use bytes::Bytes;

pub use intake::{Intake, Taken};
pub use outflow::Outflow;
pub use vault::{Blob, Vault};

/// A row of bytes: pieces of what is kept, in order. Cheap to clone; parts that become an object and
/// copies of an object share their bytes with it.
#[derive(Clone, Debug, Default)]
pub struct Content {
    pieces: Arc<[Piece]>,
    size: u64,
}

/// Some of the bytes of one blob.
#[derive(Clone, Debug)]
pub struct Piece {
    /// Where the bytes are kept.
    pub blob: Blob,
    /// Where in the blob they begin.
    pub start: u64,
    /// How many they are.
    pub length: u64,
}

impl Content {
    /// These pieces in a row.
    #[must_use]
    pub fn of(pieces: Vec<Piece>) -> Self {
        let size = pieces.iter().map(|piece| piece.length).sum();
        Self { pieces: pieces.into(), size }
    }

    /// All bytes of one blob.
    #[must_use]
    pub fn whole(blob: Blob) -> Self {
        let length = blob.size();
        Self::of(vec![Piece { blob, start: 0, length }])
    }

    /// Several contents in a row.
    #[must_use]
    pub fn joined<'a>(contents: impl IntoIterator<Item = &'a Self>) -> Self {
        Self::of(contents.into_iter().flat_map(|content| content.pieces.iter().cloned()).collect())
    }

    /// How many bytes there are.
    #[must_use]
    pub fn size(&self) -> u64 {
        self.size
    }

    /// What the row is made of.
    #[must_use]
    pub fn pieces(&self) -> &[Piece] {
        &self.pieces
    }

    /// The bytes of a range, which must lie within.
    #[must_use]
    pub fn slice(&self, range: &Range<u64>) -> Self {
        if *range == (0..self.size) {
            return self.clone();
        }
        let mut at = 0;
        let mut pieces = Vec::new();
        for piece in &*self.pieces {
            let (from, to) = (range.start.max(at), range.end.min(at + piece.length));
            if from < to {
                let start = piece.start + (from - at);
                pieces.push(Piece { blob: piece.blob.clone(), start, length: to - from });
            }
            at += piece.length;
        }
        Self::of(pieces)
    }

    /// All bytes, when they are at hand and in one piece.
    #[must_use]
    pub fn at_hand(&self) -> Option<Bytes> {
        match &*self.pieces {
            [] => Some(Bytes::new()),
            [piece] => piece.at_hand(),
            _ => None,
        }
    }

    /// All bytes in one piece, read from files if they must be.
    ///
    /// # Errors
    /// When a file can't be read.
    pub async fn collect(&self) -> std::io::Result<Bytes> {
        if let Some(bytes) = self.at_hand() {
            return Ok(bytes);
        }
        let mut outflow = Outflow::new(self.clone());
        let mut bytes = Vec::with_capacity(usize::try_from(self.size).unwrap_or_default());
        while let Some(chunk) = outflow.next().await {
            bytes.extend_from_slice(&chunk?);
        }
        Ok(bytes.into())
    }
}

impl Piece {
    fn at_hand(&self) -> Option<Bytes> {
        let bytes = self.blob.in_memory()?;
        let (start, end) = (self.start, self.start + self.length);
        Some(bytes.slice(usize::try_from(start).ok()?..usize::try_from(end).ok()?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn content(texts: &[&'static str]) -> Content {
        let blob = |text: &&'static str| Content::whole(Blob::loose(Bytes::from_static(text.as_bytes())));
        Content::joined(&texts.iter().map(blob).collect::<Vec<_>>())
    }

    fn text(content: &Content) -> String {
        let pieces = content.pieces().iter().map(|piece| piece.at_hand().unwrap());
        pieces.map(|bytes| String::from_utf8(bytes.to_vec()).unwrap()).collect()
    }

    #[test]
    fn a_slice_reaches_over_the_borders_of_pieces() {
        let content = content(&["abc", "", "defg", "h"]);
        assert_eq!(content.size(), 8);
        assert_eq!(text(&content.slice(&(0..8))), "abcdefgh");
        assert_eq!(text(&content.slice(&(2..4))), "cd");
        assert_eq!(text(&content.slice(&(2..4)).slice(&(1..2))), "d");
        assert_eq!(text(&content.slice(&(7..8))), "h");
        assert_eq!(content.slice(&(3..3)).size(), 0);
    }
}
