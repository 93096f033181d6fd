//! Timestamps in definitions and inputs.

use crate::clock::Timestamp;

/// Reads an RFC 3339 timestamp with `T` and an offset: `2016-08-18T17:33:00Z`, `…T17:33:00.5+02:00`.
#[must_use]
pub fn parse(text: &str) -> Option<Timestamp> {
    let bytes = text.as_bytes();
    let offset = text.get(19..)?;
    let has_offset =
        offset.ends_with('Z') || offset.get(offset.len().checked_sub(6)?..)?.starts_with(['+', '-']);
    if bytes.get(10) != Some(&b'T') || !has_offset {
        return None;
    }
    let moment: jiff::Timestamp = text.parse().ok()?;
    Some(Timestamp::from_micros(moment.as_microsecond()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_offset_and_a_t_are_needed() {
        assert_eq!(parse("1970-01-01T00:00:01Z"), Some(Timestamp::from_secs(1)));
        assert_eq!(parse("1970-01-01T00:00:01.500000Z"), Some(Timestamp::from_millis(1_500)));
        assert_eq!(parse("1970-01-01T01:00:01+01:00"), Some(Timestamp::from_secs(1)));
        for text in [
            "1970-01-01T00:00:01",
            "1970-01-01 00:00:01Z",
            "1970-01-01T00:00:01.000000",
            "soon",
            "é1970-01-01T00:00:0é",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
