//! The event: JSON, within limits.

use bytes::Bytes;
use serde::de::IgnoredAny;

use crate::aws::Error;
use crate::aws::model::lambda::error;

/// The most that a synchronous invocation may be given, in bytes.
///
/// *AWS documentation: Lambda quotas.*
const SYNCHRONOUS_LIMIT: usize = 6 * 1024 * 1024;

/// The most that an asynchronous invocation may be given, in bytes.
const ASYNCHRONOUS_LIMIT: usize = 1024 * 1024;

const EXPECTED: &str = "(JSON String, Number, Array, Object or token 'null', 'true' or 'false')";

/// The event of a call that waits.
///
/// # Errors
/// `RequestTooLargeException`, and `InvalidRequestContentException` for what is no JSON.
pub(in crate::lambda) fn synchronous_event(payload: Option<Bytes>) -> Result<Bytes, Error> {
    event(payload, "RequestResponse", SYNCHRONOUS_LIMIT)
}

/// The event of a call that does not wait.
///
/// # Errors
/// As [`synchronous_event`].
pub(in crate::lambda) fn asynchronous_event(payload: Option<Bytes>) -> Result<Bytes, Error> {
    event(payload, "Event", ASYNCHRONOUS_LIMIT)
}

/// The event that `payload` is: `{}` when there is none.
fn event(payload: Option<Bytes>, kind: &str, limit: usize) -> Result<Bytes, Error> {
    let payload = payload.unwrap_or_default();
    if payload.len() > limit {
        let message = format!(
            "{} byte payload is too large for the {kind} invocation type (limit {limit} bytes)",
            payload.len()
        );
        return Err(error::request_too_large(message).with_member("Type", "User"));
    }
    if payload.is_empty() {
        return Ok(Bytes::from_static(b"{}"));
    }
    match serde_json::from_slice::<IgnoredAny>(&payload) {
        Ok(IgnoredAny) => Ok(payload),
        Err(problem) => {
            let message = format!(
                "Could not parse request body into json: Could not parse payload into json: {}",
                explain(&payload, &problem)
            );
            Err(error::invalid_request_content(message).with_member("Type", "User"))
        }
    }
}

/// What is wrong with a payload, in the words of the JSON parser that AWS uses.
fn explain(payload: &[u8], problem: &serde_json::Error) -> String {
    let start = payload.iter().position(|byte| !byte.is_ascii_whitespace()).unwrap_or(0);
    let first = payload.get(start).copied().unwrap_or(b' ');
    let is_word = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'$');
    let word_length = payload[start..].iter().take_while(|byte| is_word(byte)).count();
    let after = payload.get(start + word_length).copied();
    let (what, column) = match (first, after) {
        (first, _) if !first.is_ascii() => (
            format!("Unexpected character ((CTRL-CHAR, code {first})): expected a valid value {EXPECTED}"),
            start + 1,
        ),
        (first, Some(after)) if first.is_ascii_alphabetic() && (0x80..0xc2).contains(&after) => {
            (format!("Invalid UTF-8 start byte 0x{after:x}"), start + word_length + 2)
        }
        (first, _) if first.is_ascii_alphabetic() => {
            let word = String::from_utf8_lossy(&payload[start..start + word_length]).into_owned();
            (format!("Unrecognized token '{word}': was expecting {EXPECTED}"), start + word_length + 1)
        }
        _ if problem.is_eof() => ("Unexpected end-of-input".to_owned(), problem.column() + 1),
        _ => {
            let at = payload.get(problem.column().saturating_sub(1)).copied().unwrap_or(first);
            let character = char::from(at);
            (format!("Unexpected character ('{character}' (code {at}))"), problem.column())
        }
    };
    let line = problem.line();
    format!(
        "{what}\n at [Source: REDACTED (`StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION` disabled); \
         line: {line}, column: {column}]"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(payload: &[u8]) -> String {
        let error = event(Some(Bytes::copy_from_slice(payload)), "RequestResponse", SYNCHRONOUS_LIMIT);
        let error = error.unwrap_err();
        assert_eq!(error.code, "InvalidRequestContentException");
        error.message
    }

    #[test]
    fn no_payload_is_an_empty_object() {
        assert_eq!(event(None, "RequestResponse", SYNCHRONOUS_LIMIT).unwrap(), "{}");
    }

    #[test]
    fn a_payload_that_is_no_json_is_refused_in_the_words_of_aws_parser() {
        assert_eq!(
            refusal(b"n\x87r\x9e"),
            "Could not parse request body into json: Could not parse payload into json: Invalid UTF-8 start byte 0x87\n \
             at [Source: REDACTED (`StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION` disabled); line: 1, column: 3]"
        );
        assert_eq!(
            refusal(b"\x99\xebj"),
            "Could not parse request body into json: Could not parse payload into json: \
             Unexpected character ((CTRL-CHAR, code 153)): expected a valid value \
             (JSON String, Number, Array, Object or token 'null', 'true' or 'false')\n \
             at [Source: REDACTED (`StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION` disabled); line: 1, column: 1]"
        );
        assert!(refusal(b"hello").contains("Unrecognized token 'hello': was expecting"));
        assert!(refusal(b"{\"a\":").contains("Unexpected end-of-input"));
    }

    #[test]
    fn too_large_a_payload_is_refused() {
        let payload = Bytes::from(vec![b'1'; ASYNCHRONOUS_LIMIT + 1]);
        let error = event(Some(payload), "Event", ASYNCHRONOUS_LIMIT).unwrap_err();
        assert_eq!((error.code.as_ref(), error.status), ("RequestTooLargeException", 413));
        assert_eq!(
            error.message,
            "1048577 byte payload is too large for the Event invocation type (limit 1048576 bytes)"
        );
    }
}
