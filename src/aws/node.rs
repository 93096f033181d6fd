//! What a request says, before it is known what it means: a tree that borrows from the bytes.

use std::borrow::Cow;

use bytes::Bytes;

use crate::clock::Timestamp;

/// A value on its way from a protocol to a typed input.
///
/// Protocols make [`Text`](Self::Text), [`Loose`](Self::Loose) and [`Number`](Self::Number) of what
/// they read; the check against the schema turns them into what the schema wants.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Node<'a> {
    /// Nothing, the same as a member that isn't there.
    #[default]
    Null,
    /// A truth value.
    Boolean(bool),
    /// A number as JSON wrote it.
    Number(Cow<'a, str>),
    /// A text that is a text.
    Text(Cow<'a, str>),
    /// A text that may be any scalar: from a form, a header, a path.
    Loose(Cow<'a, str>),
    /// A checked integer.
    Integer(i64),
    /// A checked floating-point number.
    Double(f64),
    /// A checked moment.
    Timestamp(Timestamp),
    /// Bytes: a body, or decoded base64.
    Bytes(Bytes),
    /// A list.
    List(Vec<Node<'a>>),
    /// A map or structure, in the order written. Of two equal keys the later one counts.
    Map(Vec<(Cow<'a, str>, Node<'a>)>),
}

impl<'a> Node<'a> {
    /// The tree that stands for a JSON value, borrowing its texts.
    #[must_use]
    pub fn of_value(value: &'a serde_json::Value) -> Self {
        use serde_json::Value;
        match value {
            Value::Null => Self::Null,
            Value::Bool(value) => Self::Boolean(*value),
            Value::Number(number) => Self::Number(Cow::Owned(number.to_string())),
            Value::String(text) => Self::Text(Cow::Borrowed(text)),
            Value::Array(elements) => Self::List(elements.iter().map(Self::of_value).collect()),
            Value::Object(members) => {
                let member = |(key, value): (&'a String, &'a Value)| {
                    (Cow::Borrowed(key.as_str()), Self::of_value(value))
                };
                Self::Map(members.iter().map(member).collect())
            }
        }
    }

    /// The member of this name, if this is a map that has it.
    pub fn member_mut(&mut self, name: &str) -> Option<&mut Self> {
        let Self::Map(entries) = self else { return None };
        entries.iter_mut().rfind(|(key, _)| key == name).map(|(_, node)| node)
    }

    /// Whether there is nothing here.
    #[must_use]
    pub const fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }
}
