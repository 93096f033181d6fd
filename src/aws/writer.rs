//! How a typed output hands itself to a protocol: a sequence of events, with nothing built between.

use bytes::Bytes;

use super::schema::Member;
use crate::clock::Timestamp;

/// Writes one value after the other, each announced by [`member`](Self::member),
/// [`element`](Self::element) or [`key`](Self::key) unless it is the outermost.
pub trait Writer {
    /// A structure begins.
    fn begin_structure(&mut self);
    /// The next value is this member of the structure.
    fn member(&mut self, member: &'static Member);
    /// The structure ends.
    fn end_structure(&mut self);
    /// A list begins, whose elements have this name in XML.
    fn begin_list(&mut self, query_name: &'static str);
    /// The next value is an element of the list.
    fn element(&mut self);
    /// The list ends.
    fn end_list(&mut self);
    /// A map begins, whose keys and values have these names in XML.
    fn begin_map(&mut self, query_names: (&'static str, &'static str));
    /// The next value has this key.
    fn key(&mut self, key: &str);
    /// The value of the last key was written.
    fn end_entry(&mut self);
    /// The map ends.
    fn end_map(&mut self);
    /// A text.
    fn text(&mut self, value: &str);
    /// A truth value.
    fn boolean(&mut self, value: bool);
    /// An integer.
    fn integer(&mut self, value: i64);
    /// A floating-point number.
    fn double(&mut self, value: f64);
    /// Bytes.
    fn blob(&mut self, value: &Bytes);
    /// A moment.
    fn timestamp(&mut self, value: Timestamp);
}
