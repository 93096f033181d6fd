//! Event streams: answers made of messages that are read as they come.
//!
//! *Smithy documentation: Amazon Event Stream specification.*

use aws_smithy_eventstream::frame::write_message_to;
use aws_smithy_types::event_stream::{Header, HeaderValue, Message};
use bytes::Bytes;

/// The content type of an event stream.
pub const CONTENT_TYPE: &str = "application/vnd.amazon.eventstream";

/// The largest payload of one message, in bytes: a reader may refuse a larger one.
pub const PAYLOAD_LIMIT: usize = 1024 * 1024;

/// A message that carries an event of this kind.
#[must_use]
pub fn event(kind: &str, content_type: &str, payload: Bytes) -> Bytes {
    let text = |text: &str| HeaderValue::String(text.to_owned().into());
    let message = Message::new(payload)
        .add_header(Header::new(":event-type", text(kind)))
        .add_header(Header::new(":content-type", text(content_type)))
        .add_header(Header::new(":message-type", text("event")));
    let mut frame = Vec::new();
    write_message_to(&message, &mut frame)
        .expect("a payload of a megabyte and three short headers fit a frame");
    frame.into()
}

#[cfg(test)]
mod tests {
    use aws_smithy_eventstream::frame::read_message_from;

    use super::*;

    #[test]
    fn a_message_reads_back_as_it_was_written() {
        let frame = event("PayloadChunk", "application/octet-stream", Bytes::from_static(b"piece"));
        let message = read_message_from(frame).unwrap();
        assert_eq!(message.payload().as_ref(), b"piece");
        let headers: Vec<(&str, &str)> = message
            .headers()
            .iter()
            .map(|header| (header.name().as_str(), header.value().as_string().unwrap().as_str()))
            .collect();
        assert_eq!(
            headers,
            [
                (":event-type", "PayloadChunk"),
                (":content-type", "application/octet-stream"),
                (":message-type", "event"),
            ]
        );
    }
}
