//! A JSON document on its way through an execution: its value, and its exact text.

use std::fmt;
use std::sync::{Arc, OnceLock};

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;

/// The most bytes of UTF-8 that a state's input or output may have: 256 KiB.
///
/// *AWS documentation: Step Functions service quotas.*
pub const LIMIT: usize = 262_144;

/// A JSON document, shared and never changed.
///
/// States that pass their input on unchanged pass on its text too, with its spaces, as Step Functions
/// does; a document that was computed is written without spaces.
#[derive(Clone)]
pub struct Payload(Arc<Document>);

struct Document {
    value: Value,
    text: OnceLock<Box<str>>,
}

impl Payload {
    /// Reads a document, keeping its text.
    pub fn parse(text: &str) -> Result<Self, serde_json::Error> {
        let value = serde_json::from_str(text)?;
        let document = Document { value, text: OnceLock::new() };
        let _ = document.text.set(text.trim().into());
        Ok(Self(Arc::new(document)))
    }

    /// A document that was computed.
    #[must_use]
    pub fn new(value: Value) -> Self {
        Self(Arc::new(Document { value, text: OnceLock::new() }))
    }

    /// The array of `items`, each in its own text.
    #[must_use]
    pub fn array(items: &[Self]) -> Self {
        let spaced = items.iter().any(|item| item.0.text.get().is_some());
        let array = Self::new(items.iter().map(|item| item.value().clone()).collect());
        if spaced {
            let texts: Vec<&str> = items.iter().map(Self::text).collect();
            let _ = array.0.text.set(format!("[{}]", texts.join(",")).into());
        }
        array
    }

    /// The empty object.
    #[must_use]
    pub fn empty() -> Self {
        static EMPTY: OnceLock<Payload> = OnceLock::new();
        EMPTY.get_or_init(|| Self::new(Value::Object(serde_json::Map::new()))).clone()
    }

    /// The value.
    #[must_use]
    pub fn value(&self) -> &Value {
        &self.0.value
    }

    /// The text.
    #[must_use]
    pub fn text(&self) -> &str {
        self.0.text.get_or_init(|| self.0.value.to_string().into())
    }

    /// Whether the text is longer than [`LIMIT`] bytes, or nests deeper than can be read back.
    #[must_use]
    pub fn is_too_large(&self) -> bool {
        let writes_too_much = |text: &str| text.len() > LIMIT || is_too_deep(text);
        match self.0.text.get() {
            Some(text) => writes_too_much(text),
            None => at_most(&self.0.value, LIMIT, DEEPEST).is_none() && writes_too_much(self.text()),
        }
    }
}

/// The bytes that are left of `limit` when a value's text takes as many as it possibly can; `None`
/// when it may take more, or nests deeper than `depth`. So that small documents need not be written to
/// be measured.
fn at_most(value: &Value, limit: usize, depth: usize) -> Option<usize> {
    // A letter becomes six bytes at most: an escaped control character.
    let text = |text: &str, limit: usize| limit.checked_sub(text.len().checked_mul(6)? + 3);
    match value {
        Value::Null | Value::Bool(_) => limit.checked_sub(6),
        Value::Number(number) => limit.checked_sub(number.as_str().len() + 1),
        Value::String(letters) => text(letters, limit),
        Value::Array(elements) => {
            let (limit, depth) = (limit.checked_sub(3)?, depth.checked_sub(1)?);
            elements.iter().try_fold(limit, |limit, element| at_most(element, limit, depth))
        }
        Value::Object(members) => {
            let (limit, depth) = (limit.checked_sub(3)?, depth.checked_sub(1)?);
            members.iter().try_fold(limit, |limit, (name, member)| at_most(member, text(name, limit)?, depth))
        }
    }
}

/// How deep a document may nest: what the JSON reader takes, with room for what is put around it.
pub const DEEPEST: usize = 120;

/// Whether a JSON text nests deeper than [`DEEPEST`].
fn is_too_deep(text: &str) -> bool {
    if text.len() < 2 * DEEPEST {
        return false;
    }
    let (mut depth, mut quoted) = (0_usize, false);
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        match byte {
            b'\\' if quoted => {
                bytes.next();
            }
            b'"' => quoted = !quoted,
            b'[' | b'{' if !quoted => {
                depth += 1;
                if depth > DEEPEST {
                    return true;
                }
            }
            b']' | b'}' if !quoted => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    false
}

impl fmt::Debug for Payload {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.text())
    }
}

impl PartialEq for Payload {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0) || self.value() == other.value()
    }
}

impl Serialize for Payload {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.text())
    }
}

impl<'de> Deserialize<'de> for Payload {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_keeps_the_spaces_it_came_with_and_a_computed_one_has_none() {
        let given = Payload::parse("[[1, 2], [3]]").unwrap();
        assert_eq!(given.text(), "[[1, 2], [3]]");
        assert_eq!(Payload::new(given.value()[0].clone()).text(), "[1,2]");
        assert_eq!(Payload::array(&[given, Payload::empty()]).text(), "[[[1, 2], [3]],{}]");
    }

    #[test]
    fn numbers_keep_their_text() {
        let given = Payload::parse(r#"{"a":1.10,"b":12345678901234567890123}"#).unwrap();
        assert_eq!(Payload::new(given.value().clone()).text(), given.text());
    }
}
