//! What a guest logged, line by line, bounded.

use crate::clock::Timestamp;
use crate::neighbours::LogLine;

/// Cuts what a guest writes into lines, each dated when it was complete.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct LogBook {
    room: usize,
    unfinished: Vec<u8>,
    lines: Vec<LogLine>,
    dropped: u64,
}

/// What a line weighs besides its text, so that a flood of empty lines is bounded too.
const LINE_WEIGHT: usize = 32;

impl LogBook {
    /// An empty book with room for `room` bytes.
    pub(super) fn new(room: usize) -> Self {
        Self { room, unfinished: Vec::new(), lines: Vec::new(), dropped: 0 }
    }

    /// Adds `bytes`, written at `now`.
    pub(super) fn write(&mut self, now: Timestamp, bytes: &[u8]) {
        for piece in bytes.split_inclusive(|byte| *byte == b'\n') {
            let weight = piece.len() + if piece.ends_with(b"\n") { LINE_WEIGHT } else { 0 };
            if weight > self.room {
                // What follows a gap would read as if it belonged to what came before.
                self.room = 0;
                self.dropped += piece.len() as u64;
                continue;
            }
            self.room -= weight;
            self.unfinished.extend_from_slice(piece);
            if piece.ends_with(b"\n") {
                self.finish_line(now);
            }
        }
    }

    /// Takes a last line without a line break for finished.
    pub(super) fn close(&mut self, now: Timestamp) {
        if !self.unfinished.is_empty() {
            self.finish_line(now);
        }
    }

    /// The lines, and how many bytes there was no room for.
    pub(super) fn into_parts(self) -> (Vec<LogLine>, u64) {
        (self.lines, self.dropped)
    }

    fn finish_line(&mut self, at: Timestamp) {
        let line = self.unfinished.strip_suffix(b"\n").unwrap_or(&self.unfinished);
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        self.lines.push(LogLine { at, message: String::from_utf8_lossy(line).into_owned() });
        self.unfinished.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn messages(book: LogBook) -> Vec<String> {
        book.into_parts().0.into_iter().map(|line| line.message).collect()
    }

    #[test]
    fn lines_are_cut_at_line_breaks_and_dated_when_complete() {
        let mut book = LogBook::new(1000);
        book.write(Timestamp::from_secs(1), b"one\r\ntw");
        book.write(Timestamp::from_secs(2), b"o\nthree");
        book.close(Timestamp::from_secs(3));
        let (lines, dropped) = book.into_parts();
        let expected = [(1, "one"), (2, "two"), (3, "three")];
        let expected =
            expected.map(|(at, text)| LogLine { at: Timestamp::from_secs(at), message: text.to_owned() });
        assert_eq!(lines, expected);
        assert_eq!(dropped, 0);
    }

    #[test]
    fn a_flood_is_cut_off_and_counted() {
        let mut book = LogBook::new(100);
        for _ in 0..1000 {
            book.write(Timestamp::default(), b"0123456789\n");
        }
        assert_eq!(book.dropped, 11 * 998);
        assert_eq!(messages(book), ["0123456789", "0123456789"]);
    }

    #[test]
    fn bytes_that_are_not_text_are_replaced_rather_than_refused() {
        let mut book = LogBook::new(100);
        book.write(Timestamp::default(), b"a\xff\n");
        assert_eq!(messages(book), ["a\u{fffd}"]);
    }
}
