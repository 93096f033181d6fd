//! Values as a JSON value in memory.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use serde_json::{Map, Number, Value};

use crate::aws::schema::Member;
use crate::aws::writer::Writer;
use crate::clock::Timestamp;

/// Builds a [`Value`]: model casing, blobs as base64, moments as seconds since 1970.
#[derive(Debug, Default)]
pub struct ValueWriter {
    /// The lists and maps that are open, each with the key that it has in the one before.
    open: Vec<(Value, String)>,
    key: String,
    finished: Value,
}

impl ValueWriter {
    /// What was written.
    #[must_use]
    pub fn finish(self) -> Value {
        self.finished
    }

    fn begin(&mut self, value: Value) {
        let key = std::mem::take(&mut self.key);
        self.open.push((value, key));
    }

    fn end(&mut self) {
        if let Some((value, key)) = self.open.pop() {
            self.key = key;
            self.put(value);
        }
    }

    fn put(&mut self, value: Value) {
        match self.open.last_mut() {
            Some((Value::Object(map), _)) => {
                map.insert(std::mem::take(&mut self.key), value);
            }
            Some((Value::Array(list), _)) => list.push(value),
            _ => self.finished = value,
        }
    }
}

impl Writer for ValueWriter {
    fn begin_structure(&mut self) {
        self.begin(Value::Object(Map::new()));
    }

    fn member(&mut self, member: &'static Member) {
        member.name.clone_into(&mut self.key);
    }

    fn end_structure(&mut self) {
        self.end();
    }

    fn begin_list(&mut self, _: &'static str) {
        self.begin(Value::Array(Vec::new()));
    }

    fn element(&mut self) {}

    fn end_list(&mut self) {
        self.end();
    }

    fn begin_map(&mut self, _: (&'static str, &'static str)) {
        self.begin(Value::Object(Map::new()));
    }

    fn key(&mut self, key: &str) {
        key.clone_into(&mut self.key);
    }

    fn end_entry(&mut self) {}

    fn end_map(&mut self) {
        self.end();
    }

    fn text(&mut self, value: &str) {
        self.put(value.into());
    }

    fn boolean(&mut self, value: bool) {
        self.put(value.into());
    }

    fn integer(&mut self, value: i64) {
        self.put(value.into());
    }

    fn double(&mut self, value: f64) {
        self.put(Number::from_f64(value).map_or(Value::Null, Value::Number));
    }

    fn blob(&mut self, value: &Bytes) {
        self.put(STANDARD.encode(value).into());
    }

    fn timestamp(&mut self, value: Timestamp) {
        #[expect(clippy::cast_precision_loss, reason = "milliseconds of this era fit a double exactly")]
        let seconds = value.as_millis() as f64 / 1_000.0;
        self.double(seconds);
    }
}
