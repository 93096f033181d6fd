//! An output as REST wants it: some members are headers, one may be the status or the whole body.

use bytes::Bytes;

use crate::aws::json::JsonWriter;
use crate::aws::schema::{Location, Member};
use crate::aws::writer::Writer;
use crate::clock::Timestamp;

/// Sends each member of the outermost structure where the model puts it.
pub(super) struct RestWriter {
    json: JsonWriter,
    payload: Option<Bytes>,
    headers: Vec<(&'static str, String)>,
    status: Option<u16>,
    /// Where the member that is being written goes.
    target: &'static Member,
    /// How many structures, lists and maps are open below the outermost structure.
    depth: usize,
}

static NOWHERE: Member = Member::of("", &crate::aws::schema::Shape::of(crate::aws::schema::Kind::Text));

impl RestWriter {
    pub(super) fn new() -> Self {
        let (payload, headers, status) = (None, Vec::new(), None);
        Self { json: JsonWriter::new(), payload, headers, status, target: &NOWHERE, depth: 0 }
    }

    /// Body, headers and status. With `json_body`, a body without members is `{}`.
    pub(super) fn finish(mut self, json_body: bool) -> (Bytes, Vec<(&'static str, String)>, Option<u16>) {
        if json_body {
            if self.json.is_empty() {
                self.json.begin_structure();
            }
            self.json.end_structure();
        }
        (self.payload.unwrap_or_else(|| self.json.finish()), self.headers, self.status)
    }

    /// The writer of JSON, unless the value goes elsewhere: then the text goes there.
    fn scalar(&mut self, text: impl FnOnce() -> String) -> Option<&mut JsonWriter> {
        match self.target.location {
            Location::Header if self.depth == 0 => self.headers.push((self.target.located_name, text())),
            Location::Status if self.depth == 0 => self.status = text().parse().ok(),
            _ => return Some(&mut self.json),
        }
        None
    }

    fn begin(&mut self) -> &mut JsonWriter {
        self.depth += 1;
        &mut self.json
    }

    fn end(&mut self) -> &mut JsonWriter {
        self.depth = self.depth.saturating_sub(1);
        &mut self.json
    }
}

impl Writer for RestWriter {
    fn begin_structure(&mut self) {
        self.begin().begin_structure();
    }

    fn member(&mut self, member: &'static Member) {
        if self.depth == 0 {
            self.target = member;
        }
        if self.depth > 0 || member.location == Location::Body {
            if self.json.is_empty() {
                self.json.begin_structure();
            }
            self.json.member(member);
        }
    }

    fn end_structure(&mut self) {
        self.end().end_structure();
    }

    fn begin_list(&mut self, query_name: &'static str) {
        self.begin().begin_list(query_name);
    }

    fn element(&mut self) {
        self.json.element();
    }

    fn end_list(&mut self) {
        self.end().end_list();
    }

    fn begin_map(&mut self, query_names: (&'static str, &'static str)) {
        self.begin().begin_map(query_names);
    }

    fn key(&mut self, key: &str) {
        self.json.key(key);
    }

    fn end_entry(&mut self) {}

    fn end_map(&mut self) {
        self.end().end_map();
    }

    fn text(&mut self, value: &str) {
        if let Some(json) = self.scalar(|| value.to_owned()) {
            json.text(value);
        }
    }

    fn boolean(&mut self, value: bool) {
        if let Some(json) = self.scalar(|| value.to_string()) {
            json.boolean(value);
        }
    }

    fn integer(&mut self, value: i64) {
        if let Some(json) = self.scalar(|| value.to_string()) {
            json.integer(value);
        }
    }

    fn double(&mut self, value: f64) {
        if let Some(json) = self.scalar(|| format!("{value:?}")) {
            json.double(value);
        }
    }

    fn blob(&mut self, value: &Bytes) {
        if self.depth == 0 && self.target.location == Location::Payload {
            self.payload = Some(value.clone());
        } else {
            self.json.blob(value);
        }
    }

    fn timestamp(&mut self, value: Timestamp) {
        if let Some(json) = self.scalar(|| value.as_secs().to_string()) {
            json.timestamp(value);
        }
    }
}
