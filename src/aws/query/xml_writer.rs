//! Values as XML, in the way of the Query protocol.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;

use crate::aws::schema::Member;
use crate::aws::writer::Writer;
use crate::clock::Timestamp;

/// Writes XML into one buffer.
#[derive(Debug, Default)]
pub struct XmlWriter {
    buffer: String,
    /// The name of the next value's element; empty for the outermost structure.
    pending: &'static str,
    /// Whether the next value, a list or map, has no element of its own.
    flattened: bool,
    open: Vec<Open>,
}

/// A structure, list or map that is being written.
#[derive(Debug)]
struct Open {
    /// The element to close at its end, if it has one.
    element: Option<&'static str>,
    /// The name of its elements or entries.
    item: &'static str,
    /// The names of a map's keys and values.
    entry: (&'static str, &'static str),
}

impl XmlWriter {
    /// An empty writer.
    #[must_use]
    pub fn new() -> Self {
        Self { buffer: String::with_capacity(512), ..Self::default() }
    }

    /// Everything written.
    #[must_use]
    pub fn finish(self) -> Bytes {
        Bytes::from(self.buffer)
    }

    /// Writes markup as it is.
    pub fn markup(&mut self, markup: &str) {
        self.buffer.push_str(markup);
    }

    /// Writes an element with a text in it.
    pub fn element_of(&mut self, name: &str, text: &str) {
        self.tag("<", name);
        self.escaped(text);
        self.tag("</", name);
    }

    fn tag(&mut self, open: &str, name: &str) {
        self.buffer.push_str(open);
        self.buffer.push_str(name);
        self.buffer.push('>');
    }

    fn scalar(&mut self, text: &str) {
        self.element_of(self.pending, text);
    }

    fn escaped(&mut self, text: &str) {
        for character in text.chars() {
            match character {
                '&' => self.buffer.push_str("&amp;"),
                '<' => self.buffer.push_str("&lt;"),
                '>' => self.buffer.push_str("&gt;"),
                '"' => self.buffer.push_str("&quot;"),
                '\r' => self.buffer.push_str("&#xD;"),
                // XML 1.0 has no way to write these.
                '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {
                    self.buffer.push(char::REPLACEMENT_CHARACTER);
                }
                other => self.buffer.push(other),
            }
        }
    }

    fn begin(&mut self, wrapped: bool, item: &'static str, entry: (&'static str, &'static str)) {
        let element = (wrapped && !self.pending.is_empty()).then_some(self.pending);
        if let Some(name) = element {
            self.tag("<", name);
        }
        self.open.push(Open { element, item, entry });
        self.flattened = false;
    }

    fn end(&mut self) {
        if let Some(Open { element: Some(name), .. }) = self.open.pop() {
            self.tag("</", name);
        }
    }
}

impl Writer for XmlWriter {
    fn begin_structure(&mut self) {
        self.begin(true, "", ("", ""));
    }

    fn member(&mut self, member: &'static Member) {
        self.pending = member.query_name;
        self.flattened = member.flattened;
    }

    fn end_structure(&mut self) {
        self.end();
    }

    fn begin_list(&mut self, query_name: &'static str) {
        let item = if self.flattened { self.pending } else { query_name };
        self.begin(!self.flattened, item, ("", ""));
    }

    fn element(&mut self) {
        self.pending = self.open.last().map_or("", |open| open.item);
        self.flattened = false;
    }

    fn end_list(&mut self) {
        self.end();
    }

    fn begin_map(&mut self, query_names: (&'static str, &'static str)) {
        let item = if self.flattened { self.pending } else { "entry" };
        self.begin(!self.flattened, item, query_names);
    }

    fn key(&mut self, key: &str) {
        if let Some(&Open { item, entry: (key_name, value_name), .. }) = self.open.last() {
            self.tag("<", item);
            self.element_of(key_name, key);
            self.pending = value_name;
            self.flattened = false;
        }
    }

    fn end_entry(&mut self) {
        if let Some(&Open { item, .. }) = self.open.last() {
            self.tag("</", item);
        }
    }

    fn end_map(&mut self) {
        self.end();
    }

    fn text(&mut self, value: &str) {
        self.scalar(value);
    }

    fn boolean(&mut self, value: bool) {
        self.scalar(if value { "true" } else { "false" });
    }

    fn integer(&mut self, value: i64) {
        self.scalar(&value.to_string());
    }

    fn double(&mut self, value: f64) {
        self.scalar(&format!("{value:?}"));
    }

    fn blob(&mut self, value: &Bytes) {
        self.scalar(&STANDARD.encode(value));
    }

    /// ISO 8601 in UTC, to the second unless there are milliseconds to tell.
    fn timestamp(&mut self, value: Timestamp) {
        let moment = jiff::Timestamp::from_millisecond(value.as_millis()).unwrap_or_default();
        let text =
            if value.as_millis() % 1_000 == 0 { format!("{moment:.0}") } else { format!("{moment:.3}") };
        self.scalar(&text);
    }
}
