//! What a single value must be, and what it is said to be when it isn't.

use std::borrow::Cow;
use std::fmt::Write;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;

use crate::aws::error::Error;
use crate::aws::node::Node;
use crate::aws::schema::{Kind, Shape};
use crate::clock::Timestamp;

/// How much of a value a message shows, in bytes.
const MOST_SHOWN: usize = 8 * 1024;

/// A value of the wrong type, in the words of AWS's service framework.
#[derive(Debug)]
pub(super) struct Mismatch(Cow<'static, str>);

impl Mismatch {
    pub(super) fn into_error(self) -> Error {
        Error::new("SerializationException", 400, self.0).with_query_code("MalformedInput")
    }

    /// `node` stands where a structure or map belongs.
    pub(super) fn structure(node: &Node<'_>) -> Self {
        match node {
            Node::List(_) => Self("Start of list found where not expected".into()),
            _ => Self("Expected structure or map, or null".into()),
        }
    }

    /// `node` stands where a list belongs.
    pub(super) fn list(node: &Node<'_>) -> Self {
        match node {
            Node::Map(_) => Self("Start of structure or map found where not expected.".into()),
            _ => Self("Expected list or null".into()),
        }
    }

    fn scalar(node: &Node<'_>, wanted: &str) -> Self {
        let token = match node {
            Node::List(_) => return Self("Start of list found where not expected".into()),
            Node::Map(_) => return Self("Start of structure or map found where not expected.".into()),
            Node::Boolean(true) => "TRUE_VALUE",
            Node::Boolean(false) => "FALSE_VALUE",
            Node::Text(_) | Node::Loose(_) | Node::Bytes(_) => "STRING_VALUE",
            _ => "NUMBER_VALUE",
        };
        Self(format!("{token} can not be converted to {wanted}").into())
    }
}

/// Turns `node` into what a scalar shape wants.
pub(super) fn settle(shape: &Shape, node: &mut Node<'_>) -> Result<(), Mismatch> {
    let (settled, wanted) = match shape.kind {
        Kind::Text | Kind::Enumeration { .. } => (text(node), "a String"),
        Kind::Boolean => (boolean(node), "a Boolean"),
        Kind::Integer => (integer(node, i64::from(i32::MIN), i64::from(i32::MAX)), "an Integer"),
        Kind::Long => (integer(node, i64::MIN, i64::MAX), "a Long"),
        Kind::Double => (double(node), "a Double"),
        Kind::Blob => (blob(node), "a Blob"),
        _ => (timestamp(node), "a Timestamp"),
    };
    *node = settled.ok_or_else(|| Mismatch::scalar(node, wanted))?;
    Ok(())
}

fn text<'a>(node: &mut Node<'a>) -> Option<Node<'a>> {
    match node {
        Node::Text(text) | Node::Loose(text) => Some(Node::Text(std::mem::take(text))),
        _ => None,
    }
}

fn boolean<'a>(node: &Node<'a>) -> Option<Node<'a>> {
    match node {
        Node::Boolean(value) => Some(Node::Boolean(*value)),
        Node::Loose(text) if text.eq_ignore_ascii_case("true") => Some(Node::Boolean(true)),
        Node::Loose(text) if text.eq_ignore_ascii_case("false") => Some(Node::Boolean(false)),
        _ => None,
    }
}

fn integer<'a>(node: &Node<'a>, least: i64, greatest: i64) -> Option<Node<'a>> {
    let (Node::Number(text) | Node::Loose(text)) = node else { return None };
    let value = text.trim().parse().ok().or_else(|| whole(text.parse().ok()?))?;
    (least..=greatest).contains(&value).then_some(Node::Integer(value))
}

/// `1.0` and `1e3` are integers, too.
#[expect(clippy::cast_possible_truncation, reason = "the range is checked before")]
fn whole(value: f64) -> Option<i64> {
    (value.fract() == 0.0 && value.abs() < 9.0e15).then_some(value as i64)
}

fn double<'a>(node: &Node<'a>) -> Option<Node<'a>> {
    match node {
        Node::Number(text) | Node::Loose(text) => text.trim().parse().ok().map(Node::Double),
        Node::Text(text) if matches!(text.as_ref(), "NaN" | "Infinity" | "-Infinity") => {
            text.parse().ok().map(Node::Double)
        }
        _ => None,
    }
}

fn blob<'a>(node: &mut Node<'a>) -> Option<Node<'a>> {
    match node {
        Node::Bytes(bytes) => Some(Node::Bytes(std::mem::take(bytes))),
        Node::Text(text) | Node::Loose(text) => {
            STANDARD.decode(text.as_bytes()).ok().map(|bytes| Node::Bytes(Bytes::from(bytes)))
        }
        _ => None,
    }
}

fn timestamp<'a>(node: &Node<'a>) -> Option<Node<'a>> {
    let moment = match node {
        Node::Number(text) => seconds(text),
        Node::Loose(text) => text
            .parse::<jiff::Timestamp>()
            .ok()
            .map(|moment| Timestamp::from_micros(moment.as_microsecond()))
            .or_else(|| seconds(text)),
        _ => None,
    };
    moment.map(Node::Timestamp)
}

/// Seconds since 1970, with a fraction.
#[expect(clippy::cast_possible_truncation, reason = "bounded to the years that have four digits")]
fn seconds(text: &str) -> Option<Timestamp> {
    let seconds: f64 = text.parse().ok()?;
    (seconds.abs() < 253_402_300_800.0).then(|| Timestamp::from_millis((seconds * 1_000.0).round() as i64))
}

/// The value as a message shows it: `a`, `[a, b]`, `{k=v}`.
pub(super) fn shown(node: &Node<'_>) -> String {
    let mut shown = String::new();
    show(node, &mut shown);
    if shown.len() > MOST_SHOWN {
        let end = (0..=MOST_SHOWN).rev().find(|&end| shown.is_char_boundary(end)).unwrap_or(0);
        shown.truncate(end);
        shown.push('…');
    }
    shown
}

fn show(node: &Node<'_>, shown: &mut String) {
    if shown.len() > MOST_SHOWN {
        return;
    }
    match node {
        Node::Null => shown.push_str("null"),
        Node::Boolean(value) => shown.push_str(if *value { "true" } else { "false" }),
        Node::Text(text) | Node::Loose(text) | Node::Number(text) => shown.push_str(text),
        Node::Integer(value) => shown.push_str(&value.to_string()),
        Node::Double(value) => {
            // Writing into memory can't fail.
            let _ = write!(shown, "{value:?}");
        }
        Node::Timestamp(moment) => shown.push_str(&moment.as_secs().to_string()),
        Node::Bytes(bytes) => {
            let length = bytes.len();
            let _ = write!(shown, "java.nio.HeapByteBuffer[pos=0 lim={length} cap={length}]");
        }
        Node::List(elements) => {
            shown.push('[');
            for (index, element) in elements.iter().enumerate() {
                shown.push_str(if index == 0 { "" } else { ", " });
                show(element, shown);
            }
            shown.push(']');
        }
        Node::Map(entries) => {
            shown.push('{');
            for (index, (key, value)) in entries.iter().enumerate() {
                shown.push_str(if index == 0 { "" } else { ", " });
                shown.push_str(key);
                shown.push('=');
                show(value, shown);
            }
            shown.push('}');
        }
    }
}
