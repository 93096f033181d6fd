//! Values as a JSON text.

use std::io::Write;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;

use super::plain_length;
use crate::aws::schema::Member;
use crate::aws::writer::Writer;
use crate::clock::Timestamp;

/// What a small answer takes, in bytes.
const FEW: usize = 512;

/// Writes JSON into one buffer.
#[derive(Debug, Default)]
pub struct JsonWriter {
    buffer: Vec<u8>,
}

impl JsonWriter {
    /// A writer with room for a small answer.
    #[must_use]
    pub fn new() -> Self {
        Self { buffer: Vec::with_capacity(FEW) }
    }

    /// Everything written.
    #[must_use]
    pub fn finish(self) -> Bytes {
        Bytes::from(self.buffer)
    }

    /// Whether nothing was written.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.buffer.is_empty()
    }

    /// Writes a key that is no member of the model, such as `__type`.
    pub fn name(&mut self, name: &str) {
        self.comma();
        self.string(name);
        self.buffer.push(b':');
    }

    /// Writes a value that is JSON already.
    pub fn value(&mut self, value: &serde_json::Value) {
        // Writing a value into memory can't fail: its keys are strings.
        let _ = serde_json::to_writer(&mut self.buffer, value);
    }

    /// A comma, unless this is the first in its list or map.
    fn comma(&mut self) {
        if !matches!(self.buffer.last(), None | Some(b'{' | b'[')) {
            self.buffer.push(b',');
        }
    }

    fn string(&mut self, text: &str) {
        // A long text makes room for itself and for what usually follows, in one step.
        self.buffer.reserve(text.len() + if text.len() > FEW { FEW } else { 2 });
        self.buffer.push(b'"');
        let mut rest = text.as_bytes();
        loop {
            let (plain, special) = rest.split_at(plain_length(rest));
            self.buffer.extend_from_slice(plain);
            let Some((byte, after)) = special.split_first() else { break };
            self.escape(*byte);
            rest = after;
        }
        self.buffer.push(b'"');
    }

    fn escape(&mut self, byte: u8) {
        match byte {
            b'"' | b'\\' => self.buffer.extend_from_slice(&[b'\\', byte]),
            b'\n' => self.buffer.extend_from_slice(b"\\n"),
            b'\r' => self.buffer.extend_from_slice(b"\\r"),
            b'\t' => self.buffer.extend_from_slice(b"\\t"),
            _ => {
                // Writing into memory can't fail.
                let _ = write!(self.buffer, "\\u{byte:04x}");
            }
        }
    }
}

impl Writer for JsonWriter {
    fn begin_structure(&mut self) {
        self.buffer.push(b'{');
    }

    fn member(&mut self, member: &'static Member) {
        self.name(member.name);
    }

    fn end_structure(&mut self) {
        self.buffer.push(b'}');
    }

    fn begin_list(&mut self, _: &'static str) {
        self.buffer.push(b'[');
    }

    fn element(&mut self) {
        self.comma();
    }

    fn end_list(&mut self) {
        self.buffer.push(b']');
    }

    fn begin_map(&mut self, _: (&'static str, &'static str)) {
        self.buffer.push(b'{');
    }

    fn key(&mut self, key: &str) {
        self.name(key);
    }

    fn end_entry(&mut self) {}

    fn end_map(&mut self) {
        self.buffer.push(b'}');
    }

    fn text(&mut self, value: &str) {
        self.string(value);
    }

    fn boolean(&mut self, value: bool) {
        self.buffer.extend_from_slice(if value { b"true" } else { b"false" });
    }

    fn integer(&mut self, value: i64) {
        let _ = write!(self.buffer, "{value}");
    }

    fn double(&mut self, value: f64) {
        if value.is_finite() {
            let _ = write!(self.buffer, "{value:?}");
        } else {
            let name = if value.is_nan() {
                "NaN"
            } else if value > 0.0 {
                "Infinity"
            } else {
                "-Infinity"
            };
            self.string(name);
        }
    }

    fn blob(&mut self, value: &Bytes) {
        self.buffer.push(b'"');
        self.buffer.extend_from_slice(STANDARD.encode(value).as_bytes());
        self.buffer.push(b'"');
    }

    fn timestamp(&mut self, value: Timestamp) {
        let millis = value.as_millis();
        let sign = if millis < 0 { "-" } else { "" };
        let millis = millis.unsigned_abs();
        let _ = write!(self.buffer, "{sign}{}.{:03}", millis / 1_000, millis % 1_000);
    }
}
