//! Where an event stands, and the tokens that say so.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;

use crate::aws::Error;
use crate::aws::model::logs::error;

/// An event's place among all of its account and region: by time, then by order of arrival.
///
/// Arrival numbers begin with 1, so that `(time, 0)` stands before every event of that time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Position {
    /// Milliseconds since the epoch.
    pub at: i64,
    pub arrival: u64,
}

/// A token of a page of events: a direction, and the event from which on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cursor {
    /// What comes after.
    Forward(Position),
    /// What comes before.
    Backward(Position),
}

impl Position {
    /// Before every event at or after this time.
    pub(super) fn before(at: i64) -> Self {
        Self { at, arrival: 0 }
    }

    /// 56 digits, as AWS's event ids have; in the same order as the positions.
    pub(super) fn digits(self) -> String {
        format!("{:056}", self.number())
    }

    /// A number in the same order as the positions.
    pub(super) fn number(self) -> u128 {
        (u128::from(self.at.max(0).unsigned_abs()) << 64) | u128::from(self.arrival)
    }

    pub(super) fn from_digits(digits: &str) -> Option<Self> {
        let plain = digits.len() == 56 && digits.bytes().all(|byte| byte.is_ascii_digit());
        let number: u128 = if plain { digits.parse().ok()? } else { return None };
        let arrival = u64::try_from(number & u128::from(u64::MAX)).ok()?;
        Some(Self { at: i64::try_from(number >> 64).ok()?, arrival })
    }
}

impl Cursor {
    pub(super) fn to_token(self) -> String {
        match self {
            Self::Forward(position) => format!("f/{}/s", position.digits()),
            Self::Backward(position) => format!("b/{}/s", position.digits()),
        }
    }

    pub(super) fn from_token(token: &str) -> Result<Self, Error> {
        let digits = token.get(2..).and_then(|rest| rest.strip_suffix("/s"));
        let position = digits.and_then(Position::from_digits).ok_or_else(invalid_token)?;
        match token.get(..2) {
            Some("f/") => Ok(Self::Forward(position)),
            Some("b/") => Ok(Self::Backward(position)),
            _ => Err(invalid_token()),
        }
    }
}

/// The token of a list that goes on after the item of this key.
pub(super) fn token_after(key: &str) -> String {
    BASE64.encode(key)
}

/// The key that [`token_after`] was given.
pub(super) fn read_token(token: &str) -> Result<String, Error> {
    let bytes = BASE64.decode(token).ok();
    bytes.and_then(|bytes| String::from_utf8(bytes).ok()).ok_or_else(invalid_token)
}

fn invalid_token() -> Error {
    error::invalid_parameter("The specified nextToken is invalid.")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_read_back_from_digits_and_sort_like_them() {
        let positions = [(0, 0), (0, 1), (1, 0), (1_700_000_000_123, 7), (i64::MAX, u64::MAX)];
        let positions = positions.map(|(at, arrival)| Position { at, arrival });
        let digits = positions.map(Position::digits);
        assert!(digits.is_sorted());
        assert!(
            digits
                .iter()
                .zip(positions)
                .all(|(text, position)| Position::from_digits(text) == Some(position))
        );
    }

    #[test]
    fn cursors_read_back_from_their_tokens() {
        let position = Position { at: 5, arrival: 9 };
        for cursor in [Cursor::Forward(position), Cursor::Backward(position)] {
            assert_eq!(Cursor::from_token(&cursor.to_token()).unwrap(), cursor);
        }
        let digits = position.digits();
        for made_up in
            ["", "f/1/s", "f//s", "é", &format!("x/{digits}/s"), &format!("f/{digits}"), &"9".repeat(60)]
        {
            assert_eq!(
                Cursor::from_token(made_up).unwrap_err().code,
                "InvalidParameterException",
                "{made_up}"
            );
        }
    }
}
